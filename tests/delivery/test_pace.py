import asyncio
from collections import deque
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.pace import Lane, Pacer


class Clock:
    """Monotonic seconds that pass only when all who could go on sleep, to the first to wake."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._waking: list[float] = []

    def read(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        moment = self.now + seconds
        self._waking.append(moment)
        await asyncio.sleep(0)
        while self.now < moment:
            if moment == min(self._waking):
                self.now = moment
            else:
                await asyncio.sleep(0)
        self._waking.remove(moment)


def pacer_on(clock: Clock, per_second: float = 30, per_minute: float = 20) -> Pacer:
    return Pacer(per_second, 1, per_minute, clock=clock.read, sleep=clock.sleep)


def most_within(seconds: float, moments: Sequence[float]) -> int:
    """The most moments in any stretch of so many seconds."""
    window: deque[float] = deque()
    most = 0
    for moment in moments:
        window.append(moment)
        while window[0] <= moment - seconds + 1e-6:
            window.popleft()
        most = max(most, len(window))
    return most


async def test_a_broadcast_stays_just_under_the_overall_limit() -> None:
    clock = Clock()
    pacer = pacer_on(clock)
    moments = []
    for chat in range(1, 601):
        await pacer.turn(chat, Lane.BROADCAST)
        moments.append(clock.now)
    assert most_within(1, moments) <= 30
    assert 600 / (moments[-1] - moments[0]) > 27


async def test_a_chat_gets_a_short_burst_and_then_one_a_second() -> None:
    clock = Clock()
    pacer = pacer_on(clock)
    moments = []
    for _ in range(10):
        await pacer.turn(7, Lane.ANSWER)
        moments.append(clock.now)
    assert moments[2] - moments[0] < 0.2
    assert moments[-1] - moments[2] == pytest.approx(7, abs=0.2)


@settings(deadline=None, max_examples=30)
@given(pauses=st.lists(st.floats(0, 30), min_size=30, max_size=60))
async def test_a_group_never_gets_more_than_its_messages_a_minute(pauses: list[float]) -> None:
    clock = Clock()
    pacer = pacer_on(clock)
    moments = []
    for pause in pauses:
        clock.now += pause
        await pacer.turn(-100, Lane.BROADCAST)
        moments.append(clock.now)
    assert most_within(60, moments) <= 20


async def test_an_answer_leaves_before_waiting_broadcasts() -> None:
    clock = Clock()
    pacer = pacer_on(clock)
    for chat in range(1, 20):
        await pacer.turn(chat, Lane.BROADCAST)
    before = clock.now
    await pacer.turn(99, Lane.ANSWER)
    assert clock.now == before
    await pacer.turn(100, Lane.BROADCAST)
    assert clock.now > before


async def test_answers_without_pause_hold_broadcasts_back() -> None:
    order: list[str] = []
    pacer = pacer_on(Clock())

    async def broadcast() -> None:
        await pacer.turn(1, Lane.BROADCAST)
        order.append("broadcast")

    for chat in range(10, 14):
        await pacer.turn(chat, Lane.ANSWER)
    waiting = asyncio.create_task(broadcast())
    for chat in range(20, 40):
        await pacer.turn(chat, Lane.ANSWER)
        order.append("answer")
    await waiting
    assert order == ["answer"] * 20 + ["broadcast"]


async def test_a_flood_of_one_chat_holds_only_that_chat() -> None:
    clock = Clock()
    pacer = pacer_on(clock)
    pacer.flooded(-5, 40)
    before = clock.now
    assert await pacer.turn(6, Lane.BROADCAST)
    assert clock.now - before < 1
    assert await pacer.turn(-5, Lane.BROADCAST)
    assert clock.now - before == pytest.approx(40)


async def test_three_chats_refused_in_a_row_hold_everybody() -> None:
    clock = Clock()
    pacer = pacer_on(clock)
    before = clock.now
    for chat in (1, 2, 3):
        pacer.flooded(chat, 30)
    await pacer.opening()
    assert clock.now - before == pytest.approx(30)


async def test_a_message_that_passes_between_refusals_clears_the_bot() -> None:
    clock = Clock()
    pacer = pacer_on(clock)
    before = clock.now
    for chat in (1, 2, 3, 4):
        pacer.flooded(chat, 30)
        pacer.passed()
    await pacer.opening()
    assert clock.now == before


async def test_who_cannot_wait_so_long_is_told_at_once_and_uses_nothing_up() -> None:
    clock = Clock()
    pacer = pacer_on(clock)
    pacer.hold(1, 50)
    before = clock.now
    assert not await pacer.turn(1, Lane.ANSWER, patience=20)
    assert clock.now == before
    assert pacer.chat_wait(1) == pytest.approx(50)


@pytest.mark.parametrize("per_second", [0.5, 1, 2, 3, 1000])
async def test_every_limit_lets_messages_through(per_second: float) -> None:
    clock = Clock()
    pacer = pacer_on(clock, per_second=per_second)
    for chat in range(1, 50):
        await pacer.turn(chat, Lane.BROADCAST)
    assert 49 / (clock.now - 1000) >= per_second * 0.45


async def test_chats_at_rest_are_forgotten() -> None:
    clock = Clock()
    pacer = pacer_on(clock)
    for chat in range(1, 5001):
        await pacer.turn(chat, Lane.BROADCAST)
    assert len(pacer._chats) < 1000
