"""Stories of news that comes one article at a time."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.model import Document
from summarizer.stories import Stream, cluster
from tests.summarizer.stories.test_clusters import JANUARY, STRIKE, TNS, VOA, bridge
from tests.summarizer.texts import document_lists, make_document

laws = settings(deadline=None, max_examples=50)


def flow(documents: list[Document]) -> Stream:
    stream = Stream()
    for document in documents:
        stream.add(document)
    return stream


def parts(stream: Stream) -> set[frozenset[str]]:
    return {frozenset(story.article_ids) for story in stream.stories}


def test_an_article_opens_a_story_and_the_next_one_joins_it() -> None:
    stream = Stream()
    first = stream.add(bridge("b1"))
    second = stream.add(bridge("b2", 0.5))
    assert first.changed == (first.story,)
    assert second.story.id == first.story.id
    assert second.changed == (second.story,)
    assert second.story.article_ids == ("b1", "b2")


def test_other_news_is_a_story_of_its_own() -> None:
    stream = flow([bridge("b1"), STRIKE])
    assert stream.add(VOA).story.article_ids == ("seed-0",)
    assert stream.add(TNS).story.article_ids == ("seed-1", "seed-0")
    assert parts(stream) == {
        frozenset({"b1"}),
        frozenset({"strike"}),
        frozenset({"seed-0", "seed-1"}),
    }


def test_a_stream_goes_on_from_stored_stories_under_their_ids() -> None:
    stored = flow([TNS, STRIKE, bridge("b1")]).stories
    stream = Stream([TNS, STRIKE, bridge("b1")], stored)
    assert stream.stories == stored
    (before,) = [story for story in stored if "seed-1" in story.article_ids]
    assert stream.add(VOA).story.id == before.id


def test_an_article_of_the_window_that_is_in_no_story_is_put_in_its_place() -> None:
    stored = flow([TNS]).stories
    stream = Stream([VOA, TNS, STRIKE], stored)
    assert frozenset({"seed-0", "seed-1"}) in parts(stream)
    assert stored[0].id in {story.id for story in stream.stories}


def test_a_story_lives_on_when_its_first_article_leaves() -> None:
    stream = flow([bridge("b1"), bridge("b2", 0.5)])
    before = stream.stories[0].id
    stream.remove("b1")
    assert stream.add(bridge("b3", 1)).story.id == before
    assert parts(stream) == {frozenset({"b2", "b3"})}


def test_a_story_ends_with_its_last_article() -> None:
    stream = flow([bridge("b1"), STRIKE])
    alone = next(story.id for story in stream.stories if "b1" in story.article_ids)
    assert stream.get(alone) is not None
    assert stream.remove("b1") == alone
    assert stream.get(alone) is None
    assert stream.remove("never there") is None
    assert parts(stream) == {frozenset({"strike"})}
    assert "b1" not in stream
    assert len(stream) == 1


def test_a_new_version_of_an_article_takes_the_place_of_the_old_one() -> None:
    stream = flow([bridge("b1"), bridge("b2")])
    stream.add(make_document(*(s.text for s in STRIKE.sentences), article_id="b2"))
    assert parts(stream) == {frozenset({"b1"}), frozenset({"b2"})}


@laws
@given(document_lists(most=8), st.data())
def test_every_article_that_has_not_left_is_in_exactly_one_story(
    documents: list[Document], data: st.DataObject
) -> None:
    stream = flow([*documents, VOA, TNS])
    gone = data.draw(st.sets(st.sampled_from([d.article.id for d in [*documents, VOA]])))
    for article_id in sorted(gone):
        stream.remove(article_id)
    held = sorted(article_id for story in stream.stories for article_id in story.article_ids)
    assert held == sorted({d.article.id for d in [*documents, VOA, TNS]} - gone)
    ids = [story.id for story in stream.stories]
    assert len(ids) == len(set(ids))


@laws
@given(document_lists(most=8), st.data())
def test_a_placement_tells_of_every_story_that_changed(
    documents: list[Document], data: st.DataObject
) -> None:
    stream = Stream()
    rewritten = data.draw(st.permutations(documents))
    for document, article in zip([*documents, *rewritten], [*documents, *documents], strict=True):
        before = {story.id: story for story in stream.stories}
        placed = stream.add(replace(document, article=article.article))
        after = {story.id: story for story in stream.stories}
        assert before.keys() - after.keys() == set(placed.gone)
        assert {i for i in after if before.get(i) != after[i]} == {s.id for s in placed.changed}
        assert article.article.id in placed.story.article_ids


@laws
@given(document_lists(most=8))
def test_a_story_that_loses_no_article_keeps_its_id(documents: list[Document]) -> None:
    stream = Stream()
    for document in documents:
        before = stream.stories
        placed = stream.add(document)
        homes = {a: story.id for story in stream.stories for a in story.article_ids}
        for story in before:
            heirs = {homes[article_id] for article_id in story.article_ids}
            assert story.id in heirs or story.id in placed.gone


@laws
@given(document_lists(most=8), st.data())
def test_a_stream_begun_anew_forgets_how_its_articles_came_but_not_the_ids(
    documents: list[Document], data: st.DataObject
) -> None:
    stream = flow(data.draw(st.permutations([*documents, VOA, TNS])))
    gone = data.draw(st.sets(st.sampled_from([d.article.id for d in documents] or ["none"])))
    for article_id in sorted(gone):
        stream.remove(article_id)
    left = [document for document in [*documents, VOA, TNS] if document.article.id in stream]
    anew = Stream(left, stream.stories)
    assert parts(anew) == {frozenset(story.article_ids) for story in cluster(left)}
    kept = {frozenset(story.article_ids): story.id for story in stream.stories}
    for story in anew.stories:
        assert kept.get(frozenset(story.article_ids), story.id) == story.id


@laws
@given(document_lists(most=8))
def test_a_rewritten_article_that_stays_alone_keeps_its_story(documents: list[Document]) -> None:
    stream = Stream([STRIKE], [replace(cluster([STRIKE])[0], id="old")])
    for document in documents:
        placed = stream.add(replace(document, article=replace(document.article, id="strike")))
        assert (placed.story.id, placed.gone) == ("old", ())


def test_a_stream_judges_as_the_whole_does_where_news_is_clear() -> None:
    news = [bridge("b1"), STRIKE, TNS, bridge("b2", 0.5), VOA, bridge("b3", 1)]
    assert parts(flow(news)) == {frozenset(story.article_ids) for story in cluster(news)}


def test_related_news_is_named_and_kept_apart() -> None:
    footbridge = make_document(
        "Three footbridges over the ring road of Surulere will be mended like the old bridge, "
        "Lagos said on Friday.",
        "Pupils cross the road there, and two of them were hurt by cars in spring.",
        "Builders from Abuja begin next month, when schools are closed for six weeks.",
        article_id="f1",
        title="Footbridges to be mended by summer",
        published=JANUARY + timedelta(days=8),
    )
    stream = flow([bridge("b1"), STRIKE, VOA])
    placed = stream.add(footbridge)
    (opening,) = [story for story in stream.stories if "b1" in story.article_ids]
    assert placed.story.article_ids == ("f1",)
    assert placed.related == (opening.id,)
