import pytest

from tests.botapi.config import Config
from tests.botapi.errors import ApiError
from tests.botapi.flood import FloodControl, Lane


def lockout(flood: FloodControl, lane: Lane, *, grouped: bool = False) -> int:
    with pytest.raises(ApiError) as caught:
        flood.admit(lane, grouped=grouped)
    assert caught.value.code == 429
    return caught.value.parameters["retry_after"]


def test_nothing_is_limited_unless_asked_for() -> None:
    flood, lane = FloodControl(Config()), Lane()
    for _ in range(100):
        flood.admit(lane, grouped=True)
    assert not lane.sent


def test_a_chat_bears_a_short_burst() -> None:
    flood, lane = FloodControl(Config(limits=True)), Lane()
    for _ in range(3):
        flood.admit(lane, grouped=False)
    assert lockout(flood, lane) == 1
    flood.admit(Lane(), grouped=False)


def test_a_group_bears_twenty_messages_a_minute() -> None:
    flood, lane = FloodControl(Config(limits=True, chat_rate=1000, chat_burst=1000)), Lane()
    for _ in range(20):
        flood.admit(lane, grouped=True)
    assert 58 <= lockout(flood, lane, grouped=True) <= 60


def test_all_chats_together_are_limited_but_for_paid_messages() -> None:
    flood = FloodControl(Config(limits=True, global_burst=5, global_rate=0.01))
    for _ in range(5):
        flood.admit(Lane(), grouped=False)
    lane = Lane()
    flood.admit(lane, grouped=False, paid=True)
    assert lockout(flood, lane) > 1


def test_a_request_made_while_locked_out_may_cost_more() -> None:
    flood, lane = FloodControl(Config(limits=True, penalty=10)), Lane()
    for _ in range(3):
        flood.admit(lane, grouped=False)
    assert lockout(flood, lane) == 1
    assert lockout(flood, lane) == 11
