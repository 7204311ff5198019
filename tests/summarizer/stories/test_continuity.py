"""Stories that go on under their ids."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.model import Document, Story
from summarizer.stories import assign, cluster, keep_ids
from tests.summarizer.texts import document_lists, make_document, read_seed

NOON = datetime(2022, 2, 1, 12, tzinfo=UTC)


def make_story(story_id: str, *article_ids: str) -> Story:
    return Story(
        id=story_id,
        headline="",
        article_ids=article_ids,
        keywords=(),
        first_seen=None,
        last_seen=None,
    )


def kept(fresh: list[Story], stored: list[Story]) -> list[str]:
    return [story.id for story in keep_ids(fresh, stored)]


def test_a_story_that_grows_keeps_its_id() -> None:
    assert kept([make_story("new", "a", "b", "c")], [make_story("old", "b", "c")]) == ["old"]


def test_when_a_story_falls_apart_the_larger_part_keeps_the_id() -> None:
    fresh = [make_story("x", "a"), make_story("y", "b", "c")]
    assert kept(fresh, [make_story("old", "a", "b", "c")]) == ["x", "old"]


def test_when_stories_merge_the_larger_one_gives_the_id() -> None:
    stored = [make_story("one", "a"), make_story("two", "b", "c")]
    assert kept([make_story("x", "a", "b", "c")], stored) == ["two"]


def test_equal_overlaps_go_by_the_order_of_ids() -> None:
    stored = [make_story("two", "b"), make_story("one", "a")]
    assert kept([make_story("x", "a", "b")], stored) == ["one"]


def test_a_new_story_has_an_id_of_its_own() -> None:
    fresh = [make_story("old", "z"), make_story("x", "a", "b")]
    first, second = kept(fresh, [make_story("old", "a", "b")])
    assert second == "old"
    assert first != "old"
    assert first.isalnum()
    assert len(first) <= 12


story_lists = st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1), max_size=6).map(
    lambda groups: [make_story(min(group), *sorted(group)) for group in groups]
)


def partition(stories: list[Story]) -> list[Story]:
    seen: set[str] = set()
    parts = []
    for story in stories:
        own = tuple(sorted(set(story.article_ids) - seen))
        seen.update(own)
        if own:
            parts.append(make_story(own[0], *own))
    return parts


@given(fresh=story_lists.map(partition), stored=story_lists.map(partition))
def test_every_id_is_given_once_and_nothing_else_changes(
    fresh: list[Story], stored: list[Story]
) -> None:
    result = keep_ids(fresh, stored)
    assert len({story.id for story in result}) == len(fresh)
    assert [replace(story, id="") for story in result] == [
        replace(story, id="") for story in fresh
    ]


@given(fresh=story_lists.map(partition), stored=story_lists.map(partition))
def test_the_order_of_stored_stories_does_not_matter(
    fresh: list[Story], stored: list[Story]
) -> None:
    assert keep_ids(fresh, stored) == keep_ids(fresh, stored[::-1])


VOA = read_seed(0, "Standoff Over Ukraine Continues", "VOA", NOON)
TNS = read_seed(
    1,
    "US, Russia hold their ground as Ukraine standoff drags on",
    "TNS",
    NOON - timedelta(days=11),
)
BRIDGE = make_document(
    "Lagos opened the longest bridge of Nigeria on Monday.",
    article_id="b1",
    title="Okoro opens Eko Bridge in Lagos",
    published=NOON,
)


def test_an_article_is_put_into_its_story() -> None:
    stored = cluster([TNS, BRIDGE])
    story = assign(VOA, stored)
    (before,) = [story for story in stored if "seed-1" in story.article_ids]
    assert story is not None
    assert story.id == before.id
    assert story.article_ids == ("seed-1", "seed-0")
    assert story.headline == "Standoff Over Ukraine Continues"
    assert (story.first_seen, story.last_seen) == (before.first_seen, NOON)


def test_an_older_article_does_not_change_the_headline() -> None:
    story = assign(TNS, cluster([VOA]))
    assert story is not None
    assert story.headline == "Standoff Over Ukraine Continues"
    assert story.last_seen == NOON


def test_an_article_that_fits_no_story_is_not_assigned() -> None:
    assert assign(BRIDGE, cluster([VOA, TNS])) is None
    assert assign(BRIDGE, ()) is None


def test_an_article_that_a_story_has_changes_nothing() -> None:
    stored = cluster([VOA, TNS])
    assert assign(VOA, stored) == stored[0]


@settings(deadline=None, max_examples=50)
@given(document_lists(most=6), st.data())
def test_assigning_adds_the_article_to_one_story_whatever_order_they_are_stored_in(
    documents: list[Document], data: st.DataObject
) -> None:
    news = [*documents, TNS, BRIDGE]
    stored = cluster(news)
    coming = replace(data.draw(st.sampled_from([*news, VOA])))
    article = replace(
        coming.article,
        id="new",
        published=data.draw(st.none() | st.datetimes().map(lambda time: time.replace(tzinfo=UTC))),
    )
    document = replace(coming, article=article)
    story = assign(document, data.draw(st.permutations(stored)))
    assert story == assign(document, stored)
    if story is None:
        return
    (before,) = [each for each in stored if each.id == story.id]
    assert story.article_ids == (*before.article_ids, "new")
    assert story.keywords == before.keywords
    times = (before.first_seen, before.last_seen, article.published)
    known = [time for time in times if time is not None]
    assert (story.first_seen, story.last_seen) == (
        min(known, default=None),
        max(known, default=None),
    )
    assert story.headline in {before.headline, article.title}
    assert assign(document, [story, *stored]) == story
