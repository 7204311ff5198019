"""Which stories come first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.model import ArticleHead, BriefedStory, Cited
from bot.ranking import Contender, Why, contender_of, explain, rank
from summarizer.model import Span

NOW = datetime(2026, 11, 21, 7, tzinfo=UTC)


def story(
    story_id: str, *, outlets: int = 1, articles: int | None = None, hours: float = 1.0
) -> BriefedStory:
    """A story whose newest article is so many hours old."""
    heads = tuple(
        ArticleHead(
            id=f"{story_id}-{number}",
            outlet=f"Outlet {number}",
            title="Ferries sail again",
            url=None,
            published=NOW - timedelta(hours=hours + number),
            seen=NOW,
        )
        for number in range(articles or outlets)
    )
    words = "Captain Inés Roca signed at dawn."
    return BriefedStory(
        story_id=story_id,
        headline="Ferries sail again",
        sentences=(Cited(head=heads[0], span=Span(start=0, end=len(words)), text=words),),
        heads=heads,
        independent=outlets,
    )


def order(*stories: BriefedStory) -> list[str]:
    return [each.story_id for each in rank(map(contender_of, stories), NOW)]


def test_more_independent_outlets_come_first() -> None:
    assert order(story("a"), story("b", outlets=4), story("c", outlets=2)) == ["b", "c", "a"]


def test_copies_count_far_less_than_independent_reports() -> None:
    copied, reported = story("copied", outlets=1, articles=9), story("reported", outlets=3)
    assert order(copied, reported) == ["reported", "copied"]
    assert order(story("a"), copied) == ["copied", "a"]


def test_of_equal_stories_the_newer_comes_first() -> None:
    assert order(story("old", hours=20), story("new", hours=2)) == ["new", "old"]


def test_a_day_of_age_is_worth_half_the_outlets() -> None:
    fresh = story("fresh", outlets=4, hours=1)
    assert order(fresh, story("yesterday", outlets=7, hours=25)) == ["fresh", "yesterday"]
    assert order(fresh, story("big", outlets=15, hours=25)) == ["big", "fresh"]


def test_what_is_followed_comes_before_sixteen_times_the_outlets() -> None:
    followed = {"followed", "also"}
    fourteen, forty = story("fourteen", outlets=14), story("forty", outlets=40)
    of_one, of_two = story("followed"), story("also", outlets=2)
    listed = rank(map(contender_of, (fourteen, forty, of_one, of_two)), NOW, followed)
    assert [each.story_id for each in listed] == ["forty", "also", "followed", "fourteen"]


def test_the_place_of_a_story_is_explained() -> None:
    why = explain(contender_of(story("a", outlets=2, articles=5, hours=3)), NOW)
    assert why == Why(independent=2, articles=5, age=timedelta(hours=3))
    raised = explain(contender_of(story("a")), NOW, followed=True)
    assert raised == replace(explain(contender_of(story("a")), NOW), followed=True)


def test_an_article_from_tomorrow_is_of_now() -> None:
    assert explain(contender_of(story("a", hours=-9)), NOW).age == timedelta(0)


def test_a_story_without_articles_is_the_oldest() -> None:
    assert order(replace(story("none"), heads=()), story("a", hours=100)) == ["a", "none"]


@given(
    st.lists(
        st.builds(
            Contender,
            story_id=st.uuids().map(str),
            independent=st.integers(1, 9),
            articles=st.integers(1, 20),
            newest=st.floats(-48, 2000).map(lambda hours: NOW - timedelta(hours=hours)),
        ),
        max_size=8,
        unique_by=lambda each: each.story_id,
    ),
    st.data(),
)
def test_the_order_given_does_not_matter_and_nothing_is_lost(
    contenders: list[Contender], data: st.DataObject
) -> None:
    assert rank(data.draw(st.permutations(contenders)), NOW) == rank(contenders, NOW)
    assert set(rank(contenders, NOW)) == set(contenders)
