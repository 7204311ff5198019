from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from bot.briefing.composing import (
    LONGEST_LOOK_BACK,
    Occasion,
    Shown,
    Updates,
    compose,
    looks_back_to,
)
from bot.model import BriefedStory, Briefing, Edition, Length
from bot.store.briefings import Past
from bot.store.editions import Stretch
from tests.briefing.news import NOW, document, edition, reader, story

YESTERDAY = NOW - timedelta(days=1)
NOTHING = Updates({})


OCCASION = Occasion(
    slot=time(8),
    local_date=date(2026, 11, 21),
    made_at=NOW,
    next_due=NOW + timedelta(days=1),
)


def cut(
    news: Edition,
    *,
    shown: Shown = frozenset(),
    updates: Updates = NOTHING,
    length: Length = Length.NORMAL,
    previous: datetime | None = YESTERDAY,
) -> Briefing:
    """A briefing for a reader who was shown some sentences, and told their articles, before."""
    told = frozenset(article_id for article_id, _ in shown)
    past = Past(reached=previous, shown=shown, told=told)
    return compose(reader(length=length), news, past, updates, OCCASION)


def sentences_of(told: BriefedStory, count: int = 99) -> Shown:
    return frozenset((cited.head.id, cited.span) for cited in told.sentences[:count])


@pytest.mark.parametrize(
    ("length", "stories"), [(Length.SHORT, 5), (Length.NORMAL, 10), (Length.LONG, 10)]
)
def test_the_length_says_how_many_stories(length: Length, stories: int) -> None:
    news = edition(*(story([document(number)], [NOW]) for number in range(12)))
    briefing = cut(news, length=length)
    assert briefing.stories == news.stories[:stories]
    assert briefing.article_count == 12
    assert briefing.quiet_reason is None


def test_a_briefing_knows_its_chat_slot_date_and_successor() -> None:
    briefing = cut(edition(story([document(1)], [NOW])))
    assert (briefing.chat, briefing.slot, briefing.local_date) == (
        reader(),
        time(8),
        date(2026, 11, 21),
    )
    assert (briefing.made_at, briefing.next_due) == (NOW, NOW + timedelta(days=1))
    assert briefing.id is None


def test_a_story_that_was_shown_and_did_not_go_on_is_left_out() -> None:
    old = document(1)
    told = story([old], [YESTERDAY - timedelta(hours=1)])
    fresh = story([document(2)], [NOW])
    briefing = cut(
        edition(told, fresh), shown=sentences_of(told, 1), updates=Updates({old.article.id: old})
    )
    assert briefing.stories == (fresh,)


def test_a_story_that_went_on_returns_with_its_new_sentences_only() -> None:
    old, new = document(1), document(1, chapter=4)
    told = story([old, new], [YESTERDAY - timedelta(hours=1), NOW])
    shown = sentences_of(told, 1)
    updates = Updates({each.article.id: each for each in (old, new)})
    [update] = cut(edition(told), shown=shown, updates=updates).stories
    assert update.update
    assert update.story_id == told.story_id
    assert update.sentences
    for cited in update.sentences:
        assert cited.head.id == new.article.id
        assert cited.span.of(new.article.text) == cited.text
    assert not sentences_of(update) & shown


def test_an_update_is_marked_for_those_who_follow_it_alone() -> None:
    old, new = document(1), document(1, chapter=4)
    told = story([old, new], [YESTERDAY - timedelta(hours=1), NOW])
    updates = Updates({each.article.id: each for each in (old, new)})
    for followed in (True, False):
        news = edition(replace(told, followed=followed))
        [update] = cut(news, shown=sentences_of(told, 1), updates=updates).stories
        assert update.followed is followed


def test_a_copy_of_what_was_shown_is_no_update() -> None:
    old = document(1)
    copy = document(1)
    copied = story([old, copy], [YESTERDAY - timedelta(hours=1), NOW])
    updates = Updates({old.article.id: old})
    assert cut(edition(copied), shown=sentences_of(copied), updates=updates).stories == ()


def test_readers_with_the_same_past_share_the_work() -> None:
    old, new = document(1), document(1, chapter=4)
    told = story([old, new], [YESTERDAY - timedelta(hours=1), NOW])
    updates = Updates({each.article.id: each for each in (old, new)})
    first = updates.of(told, sentences_of(told, 1), frozenset({"a1-0"}))
    assert updates.of(told, sentences_of(told, 1), frozenset({"a1-0"})) is first


def test_a_suppressed_story_makes_room_for_the_next() -> None:
    documents = [document(number) for number in range(12)]
    news = edition(*(story([each], [YESTERDAY - timedelta(hours=1)]) for each in documents))
    shown = sentences_of(news.stories[0], 1)
    briefing = cut(news, shown=shown, updates=Updates({"a0-0": documents[0]}))
    assert briefing.stories == news.stories[1:11]


@pytest.mark.parametrize(
    ("previous", "words"),
    [
        (YESTERDAY, "since yesterday’s briefing"),
        (NOW - timedelta(days=3), "since the briefing of Wednesday"),
        (NOW - timedelta(hours=2), "since the briefing of 06:00"),
        (None, "in the last hours"),
    ],
)
def test_a_quiet_day_says_so_and_since_when(previous: datetime | None, words: str) -> None:
    assert cut(edition(), previous=previous).quiet_reason == f"No new articles {words}."


def test_a_day_with_nothing_but_known_stories_says_so() -> None:
    old = document(1)
    told = story([old], [YESTERDAY - timedelta(hours=1)])
    briefing = cut(edition(told), shown=sentences_of(told), updates=Updates({old.article.id: old}))
    assert briefing.stories == ()
    assert briefing.quiet_reason == "No new stories since yesterday’s briefing."


def test_without_sources_the_briefing_says_how_to_add_one() -> None:
    reason = cut(edition(sources=0)).quiet_reason
    assert reason == "No sources yet; an admin can add one with /addsource."


def test_while_the_first_articles_are_read_the_briefing_says_so() -> None:
    reason = cut(replace(edition(), is_first=True)).quiet_reason
    assert reason == "The first articles are being read just now. Ask again in a minute."


def test_an_article_the_story_had_when_it_was_told_is_no_update() -> None:
    old, other = document(1), document(1, chapter=4)
    told = story([old, other], [YESTERDAY - timedelta(hours=1)] * 2)
    past = Past(
        reached=YESTERDAY,
        shown=sentences_of(told, 1),
        told=frozenset({old.article.id, other.article.id}),
    )
    updates = Updates({each.article.id: each for each in (old, other)})
    assert compose(reader(), edition(told), past, updates, OCCASION).stories == ()


def test_a_first_briefing_tells_some_hours_and_a_later_one_what_was_read_since() -> None:
    assert looks_back_to(None, NOW, 24) == Stretch(since=NOW - timedelta(hours=24))
    earliest = NOW - LONGEST_LOOK_BACK
    previous = NOW - timedelta(minutes=90)
    assert looks_back_to(previous, NOW, 24) == Stretch(
        since=earliest, read_since=NOW - timedelta(hours=2)
    )
    assert looks_back_to(NOW - timedelta(days=30), NOW, 24) == Stretch(
        since=earliest, read_since=earliest
    )
