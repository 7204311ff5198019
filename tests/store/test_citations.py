"""Stories are filled with sentences of their articles as these are stored now."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import BriefedStory, Digest, SourceKind
from bot.store import articles, citations, digests, sources
from bot.store.citations import Outline
from bot.store.database import Database
from summarizer.model import Span
from tests.store.newsroom import lose
from tests.store.samples import NOW, TEXT, make_digest

OLDER = make_digest("a1", published=NOW - timedelta(hours=2))
NEWER = make_digest("a2", text=f"{TEXT} It rained.", published=None)
GONE = Span(start=3, end=9)


@pytest.fixture(autouse=True)
def _news(db: Database) -> None:
    with db.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
        for digest in (OLDER, NEWER):
            raw, name = digest.article.text, digest.article.id
            articles.add(tx, digest, source_id=feed, external_id=name, raw=raw, now=NOW)


def place(digest: Digest, index: int) -> tuple[str, Span]:
    return digest.article.id, digest.sentences[index].span


OUTLINE = Outline(
    story_id="s1",
    headline="Bridge opens",
    independent=2,
    article_ids=("a1", "a2"),
    shown=(place(NEWER, 0), place(OLDER, 0), place(OLDER, 2)),
)


def fill(db: Database, outline: Outline) -> BriefedStory:
    with db.read() as tx:
        [story] = citations.fill(tx, [outline])
    return story


def shown(story: BriefedStory) -> list[tuple[str, str]]:
    return [(cited.head.id, cited.text) for cited in story.sentences]


def test_sentences_come_word_for_word_in_the_order_shown_and_articles_newest_first(
    db: Database,
) -> None:
    story = fill(db, OUTLINE)
    assert shown(story) == [
        ("a2", NEWER.sentences[0].text),
        ("a1", OLDER.sentences[0].text),
        ("a1", OLDER.sentences[2].text),
    ]
    assert [head.id for head in story.heads] == ["a2", "a1"]


def test_a_span_that_is_no_sentence_any_more_is_left_out(db: Database) -> None:
    story = fill(db, replace(OUTLINE, shown=(("a1", GONE), place(OLDER, 1))))
    assert shown(story) == [("a1", OLDER.sentences[1].text)]


def test_a_story_that_lost_every_sentence_shows_its_newest_articles_summary(
    db: Database,
) -> None:
    story = fill(db, replace(OUTLINE, shown=(("a1", GONE), ("a9", GONE))))
    assert [text for _, text in shown(story)] == [
        sentence.text for sentence in NEWER.summary.sentences
    ]


def test_an_article_that_went_takes_its_sentences_along(db: Database) -> None:
    with db.write() as tx:
        lose(tx, "a2")
    story = fill(db, OUTLINE)
    assert {article_id for article_id, _ in shown(story)} == {"a1"}
    assert [head.id for head in story.heads] == ["a1"]


def test_a_story_without_any_article_left_is_empty(db: Database) -> None:
    story = fill(db, replace(OUTLINE, article_ids=("a8", "a9"), shown=(("a9", GONE),)))
    assert (story.sentences, story.heads) == ((), ())
    assert story.headline == "Bridge opens"


def test_an_article_named_twice_is_one(db: Database) -> None:
    story = fill(db, replace(OUTLINE, article_ids=("a1", "a1", "a2")))
    assert [head.id for head in story.heads] == ["a2", "a1"]


def test_a_difference_is_shown_only_while_both_its_sentences_stand(db: Database) -> None:
    whole, half = (place(OLDER, 0), place(NEWER, 0)), (place(OLDER, 0), ("a2", GONE))
    story = fill(db, replace(OUTLINE, differences=(whole, half)))
    assert [[cited.head.id for cited in pair] for pair in story.differences] == [["a1", "a2"]]


def test_a_day_is_told_only_while_its_sentence_stands(db: Database) -> None:
    monday, tuesday = NOW.date(), (NOW + timedelta(days=1)).date()
    timeline = ((monday, *place(OLDER, 1)), (tuesday, "a1", GONE), (tuesday, "a9", GONE))
    story = fill(db, replace(OUTLINE, timeline=timeline))
    assert [(day, cited.text) for day, cited in story.timeline] == [
        (monday, OLDER.sentences[1].text)
    ]


def test_what_was_rewritten_is_cut_from_its_new_words(db: Database) -> None:
    rewritten = make_digest("a1", text=TEXT.replace("Monday", "Sunday"))
    with db.write() as tx:
        digests.replace(tx, rewritten)
    story = fill(db, replace(OUTLINE, shown=(place(rewritten, 0),)))
    assert shown(story) == [("a1", rewritten.sentences[0].text)]
    assert "Sunday" in story.sentences[0].text


def test_no_outline_is_no_story(db: Database) -> None:
    with db.read() as tx:
        assert citations.fill(tx, []) == ()
