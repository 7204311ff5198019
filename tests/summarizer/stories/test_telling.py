"""What is said of a story as a whole follows from its articles, in whatever order they come."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from summarizer.model import Article
from summarizer.sentences import read
from summarizer.stories.telling import Notice, by_prominence, make_id, notice, tell

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def note(name: str, hours: int | None = 0, **keywords: float) -> Notice:
    return Notice(
        article_id=name,
        title=f"Title of {name}",
        published=None if hours is None else NOON + timedelta(hours=hours),
        keywords=keywords,
    )


def test_words_that_are_frequent_here_and_rare_in_the_news_tell_most_of_an_article() -> None:
    text = "The ferry strike goes on. The strike of the captains began on 12 November. " * 2
    article = Article(id="a", source="Post", title="Ferry strike", text=text, published=NOON)
    found = notice(read(article))
    assert (found.article_id, found.title, found.published) == ("a", "Ferry strike", NOON)
    assert max(found.keywords, key=found.keywords.__getitem__) in {"ferry", "strike"}
    assert found.keywords["strike"] > found.keywords["began"]
    assert "the" not in found.keywords
    assert not found.keywords.get("12")


def test_an_empty_article_tells_no_words() -> None:
    assert notice(read(Article(id="a", source="Post", title="", text=""))).keywords == {}


def test_the_headline_is_the_newest_articles_and_the_id_the_earliest_ones() -> None:
    story = tell([note("b", 2), note("a", 1), note("c", None)])
    assert story.headline == "Title of b"
    assert story.id == make_id("c")
    assert story.article_ids == ("c", "a", "b")
    assert (story.first_seen, story.last_seen) == (
        NOON + timedelta(hours=1),
        NOON + timedelta(hours=2),
    )


def test_a_story_keeps_the_id_it_has() -> None:
    assert tell([note("a")], "s1").id == "s1"


def test_the_day_of_articles_without_a_date_is_not_made_up() -> None:
    story = tell([note("a", None)])
    assert (story.first_seen, story.last_seen) == (None, None)


def test_keywords_are_those_that_tell_most_in_all_its_articles_together() -> None:
    story = tell([note("a", ferry=1.0, strike=3.0), note("b", ferry=2.5, wage=0.5)])
    assert story.keywords == ("ferry", "strike", "wage")
    many = {f"word{number}": 1.0 for number in range(99)}
    assert len(tell([replace(note("a"), keywords=many)]).keywords) == 30


NOTES = st.lists(
    st.builds(note, st.sampled_from("abcdef"), st.none() | st.integers(-9, 9)),
    min_size=1,
    unique_by=lambda each: each.article_id,
)


@given(NOTES.flatmap(lambda notes: st.tuples(st.just(notes), st.permutations(notes))))
def test_the_order_of_articles_does_not_matter(
    both: tuple[Sequence[Notice], Sequence[Notice]],
) -> None:
    assert tell(both[0]) == tell(both[1])


def test_stories_of_most_articles_come_first_then_the_newest() -> None:
    two, new = tell([note("a"), note("b")]), tell([note("c", 5)])
    old, undated = tell([note("d", 1)]), tell([note("e", None)])
    assert sorted([undated, old, new, two], key=by_prominence) == [two, new, old, undated]


def test_an_id_follows_from_the_article_alone() -> None:
    assert make_id("a") == make_id("a") != make_id("b")
    assert len(make_id("a")) == 12
    assert int(make_id("a"), 16) >= 0
