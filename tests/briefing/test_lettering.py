"""Each different briefing is rendered once, whoever gets it."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from bot.briefing import lettering
from bot.briefing.lettering import Letters
from bot.buttons import decode
from bot.model import Address, Briefing, Chat, ChatKind, Length, Rendered
from bot.render import briefing as render_briefing
from tests.render.samples import BRIEFING, CHAT, NOW, STORY

LONG = replace(
    BRIEFING,
    stories=tuple(replace(STORY, story_id=f"{number:012x}") for number in range(1, 40)),
)


@pytest.fixture
def letters() -> Letters:
    return Letters("briefing_bot")


def written(letters: Letters, briefing: Briefing) -> tuple[Rendered, ...]:
    return tuple(template.stamped(briefing.id or 0) for template in letters.of(briefing))


@pytest.mark.parametrize(
    "briefing", [BRIEFING, LONG, replace(BRIEFING, stories=(), quiet_reason="-")]
)
def test_a_letter_is_the_briefing_as_it_is_rendered(letters: Letters, briefing: Briefing) -> None:
    assert written(letters, briefing) == render_briefing(briefing, bot_name="briefing_bot")


def test_the_buttons_lead_back_to_the_briefing_of_each_reader(letters: Letters) -> None:
    [template] = letters.of(BRIEFING)
    ids = set()
    for briefing_id in (7, 8):
        for row in template.stamped(briefing_id).buttons:
            for button in row:
                action = decode(button.data or "")
                ids.add(getattr(action, "briefing_id", None))
    assert {7, 8} <= ids <= {7, 8, None}


def _other(chat: Chat) -> Chat:
    """Somebody else who is told the same."""
    later: datetime = NOW + timedelta(days=3)
    return replace(
        chat,
        address=Address(chat_id=99, thread_id=4),
        title="Somebody else",
        slots=(time(8), time(20)),
        weekdays=frozenset({5}),
        silent=True,
        paused_until=NOW,
        next_due=later,
        created=later,
    )


def test_chats_that_are_told_the_same_share_the_work(
    letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = replace(BRIEFING, chat=_other(CHAT))
    alone = render_briefing(shared, bot_name="briefing_bot")
    first = letters.of(BRIEFING)
    monkeypatch.delattr(lettering, "render_briefing")
    assert letters.of(shared) is first
    assert written(letters, shared) == alone


@pytest.mark.parametrize(
    "chat",
    [
        replace(CHAT, length=Length.LONG),
        replace(CHAT, timezone="Asia/Tokyo"),
        replace(CHAT, kind=ChatKind.SUPERGROUP),
    ],
    ids=["length", "zone", "kind"],
)
def test_chats_that_are_told_something_else_get_their_own(letters: Letters, chat: Chat) -> None:
    letters.of(BRIEFING)
    own = replace(BRIEFING, chat=chat)
    assert written(letters, own) == render_briefing(own, bot_name="briefing_bot")


def test_only_so_many_are_kept(letters: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "MOST_KEPT", 2)
    for count in range(1, 8):
        letters.of(replace(BRIEFING, article_count=count))
        assert 1 <= len(letters._written) <= 2
