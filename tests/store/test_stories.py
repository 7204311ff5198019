"""Stories keep their ids, their articles and one writer at a time."""

from dataclasses import replace
from datetime import timedelta

from bot.model import Digest, SourceKind
from bot.ranking import Contender
from bot.store import articles, digests, sources, stories
from bot.store.database import Database, Tx
from summarizer.model import Span
from tests.store.newsroom import lose
from tests.store.samples import NOW, TEXT, make_digest, make_story

DAY = NOW - timedelta(days=1)


def add_news(tx: Tx, *ages: int) -> tuple[Digest, ...]:
    """One article for each age in hours: a0, a1, …"""
    feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
    added = []
    for number, age in enumerate(ages):
        text = f"{TEXT} Number {number}."
        digest = make_digest(
            f"a{number}",
            text=text,
            title=f"Title {number}",
            outlet=f"Outlet {number}",
            published=NOW - timedelta(hours=age),
        )
        articles.add(tx, digest, source_id=feed, external_id=str(number), raw=text, now=NOW)
        added.append(digest)
    return tuple(added)


def regroup(tx: Tx, *grouped: tuple[str, tuple[Digest, ...]]) -> None:
    kept = [make_story(story_id, members) for story_id, members in grouped]
    gone = {story.id for story in stories.window(tx, DAY)} - {story.story.id for story in kept}
    assert stories.change(tx, kept, gone, stories.version(tx))


def test_a_window_comes_back_as_it_was_grouped(db: Database) -> None:
    with db.write() as tx:
        a, b, c = add_news(tx, 1, 2, 3)
        first, second = make_story("s1", (a, b)), make_story("s2", (c,))
        assert stories.change(tx, [first, second], (), 0)
        assert stories.window(tx, DAY) == (second.story, first.story)
        assert stories.stored(tx, "s1") == first
        assert stories.stored(tx, "none") is None
        assert stories.count(tx) == 2


def test_a_card_has_what_outlets_count_differently_and_the_days(db: Database) -> None:
    with db.write() as tx:
        a, b = add_news(tx, 1, 2)
        first, last = ((each.article.id, each.sentences[0].span) for each in (a, b))
        gone = ("a0", Span(start=1, end=2))
        kept = replace(
            make_story("s1", (a, b)),
            differences=((first, last), (first, gone)),
            timeline=((DAY.date(), *last), (NOW.date(), *gone)),
        )
        assert stories.change(tx, [kept], (), 0)
        assert stories.stored(tx, "s1") == kept
        told = stories.get(tx, "s1")
        assert told is not None
        assert [[cited.head.id for cited in pair] for pair in told.differences] == [["a0", "a1"]]
        assert [(day, cited.head.id) for day, cited in told.timeline] == [(DAY.date(), "a1")]
        (listed,) = stories.briefed(tx, ["s1"])
        assert (listed.differences, listed.timeline) == ((), ())


def test_who_read_an_older_version_writes_nothing(db: Database) -> None:
    with db.write() as tx:
        a, b = add_news(tx, 1, 2)
        assert stories.version(tx) == 0
        regroup(tx, ("s1", (a, b)))
        assert stories.version(tx) == 1
        assert not stories.change(tx, [make_story("s2", (a, b))], (), 0)
        assert [story.id for story in stories.window(tx, DAY)] == ["s1"]
        assert stories.version(tx) == 1


def test_a_story_shows_verbatim_sentences_and_its_articles_newest_first(db: Database) -> None:
    with db.write() as tx:
        a, b = add_news(tx, 5, 2)
        regroup(tx, ("s1", (a, b)))
        story = stories.get(tx, "s1")
        assert story is not None
        assert [head.id for head in story.heads] == ["a1", "a0"]
        assert [cited.head.id for cited in story.sentences] == ["a0", "a1"]
        for cited, digest in zip(story.sentences, (a, b), strict=True):
            assert cited.text == cited.span.of(digest.article.text)
        assert (story.headline, story.independent) == ("Bridge opens", 2)
        assert stories.get(tx, "none") is None


def test_stories_with_news_between_two_instants_contend_for_a_place(db: Database) -> None:
    with db.write() as tx:
        a, b, c, d = add_news(tx, 1, 2, 3, 90)
        regroup(tx, ("s1", (a,)), ("s2", (b, c)), ("s3", (d,)))
        first, second = sorted(stories.contenders(tx, DAY, NOW), key=lambda one: one.story_id)
        assert first == Contender(
            story_id="s1", independent=1, articles=1, newest=NOW - timedelta(hours=1)
        )
        assert second == Contender(
            story_id="s2", independent=2, articles=2, newest=NOW - timedelta(hours=2)
        )
        before = NOW - timedelta(minutes=90)
        assert stories.contenders(tx, DAY, before) == (second,)


def test_stories_are_briefed_in_the_order_asked_for(db: Database) -> None:
    with db.write() as tx:
        a, b, c = add_news(tx, 1, 2, 3)
        regroup(tx, ("s1", (a,)), ("s2", (b, c)))
        briefed = stories.briefed(tx, ["s2", "gone", "s1"])
        assert [story.story_id for story in briefed] == ["s2", "s1"]


def test_a_story_that_went_into_another_is_still_found_by_its_old_id(db: Database) -> None:
    with db.write() as tx:
        a, b, c = add_news(tx, 1, 2, 3)
        regroup(tx, ("s1", (a,)), ("s2", (b,)), ("s3", (c,)))
        regroup(tx, ("s2", (a, b)), ("s3", (c,)))
        regroup(tx, ("s3", (a, b, c)))
        for old in ("s1", "s2", "s3"):
            story = stories.get(tx, old)
            assert story is not None
            assert story.story_id == "s3"
        assert stories.count(tx) == 1
        regroup(tx, ("s1", (a,)), ("s3", (b, c)))
        back = stories.get(tx, "s1")
        assert back is not None
        assert back.story_id == "s1"


def test_articles_older_than_the_window_stay_with_their_story(db: Database) -> None:
    with db.write() as tx:
        old, new, other = add_news(tx, 48, 1, 2)
        first = make_story("s1", (old, new))
        assert stories.change(tx, [first], (), 0)
        regroup(tx, ("s1", (new,)), ("s2", (other,)))
        assert stories.of_article(tx, "a0") == "s1"
        regroup(tx, ("s2", (new, other)))
        assert stories.of_article(tx, "a0") == "s2"
        story = stories.get(tx, "s1")
        assert story is not None
        assert {head.id for head in story.heads} == {"a0", "a1", "a2"}


def test_stories_before_the_window_are_left_alone(db: Database) -> None:
    with db.write() as tx:
        old, new = add_news(tx, 48, 1)
        assert stories.change(tx, [make_story("s1", (old,)), make_story("s2", (new,))], (), 0)
        regroup(tx, ("s3", (new,)))
        assert stories.of_articles(tx, ["a0", "a1"]) == (
            ("s3", "Bridge opens"),
            ("s1", "Bridge opens"),
        )


def test_an_article_removed_meanwhile_is_left_out(db: Database) -> None:
    with db.write() as tx:
        a, b = add_news(tx, 1, 2)
        lose(tx, "a1")
        regroup(tx, ("s1", (a, b)), ("s2", (b,)))
        story = stories.get(tx, "s1")
        assert story is not None
        assert [head.id for head in story.heads] == ["a0"]
        assert [cited.head.id for cited in story.sentences] == ["a0"]
        assert stories.count(tx) == 1


def test_a_story_without_articles_goes_with_the_next_grouping(db: Database) -> None:
    with db.write() as tx:
        a, b = add_news(tx, 1, 2)
        regroup(tx, ("s1", (a,)), ("s2", (b,)))
        lose(tx, "a1")
        assert stories.get(tx, "s2") is None
        assert [story.story_id for story in stories.briefed(tx, ["s1", "s2"])] == ["s1"]
        regroup(tx, ("s1", (a,)))
        assert stories.count(tx) == 1


def test_a_rewritten_article_is_never_shown_with_its_old_words(db: Database) -> None:
    with db.write() as tx:
        (a,) = add_news(tx, 1)
        regroup(tx, ("s1", (a,)))
        rewritten = "The opening was put off. Nobody crossed."
        changed = make_digest("a0", text=rewritten)
        assert digests.replace(tx, changed)
        story = stories.get(tx, "s1")
        assert story is not None
        assert [cited.text for cited in story.sentences] == [
            "The opening was put off.",
            "Nobody crossed.",
        ]


def test_a_gap_between_sentences_of_one_paragraph_is_marked(db: Database) -> None:
    text = "One came. Two came. Three came.\n\nFour came."
    with db.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
        digest = make_digest(text=text)
        articles.add(tx, digest, source_id=feed, external_id="1", raw=text, now=NOW)
        one, two, three, four = (sentence.span for sentence in digest.sentences)
        kept = make_story("s1", (digest,))
        for spans, gaps in (
            ((one, two), [False, False]),
            ((one, three), [False, True]),
            ((one, four), [False, False]),
            ((one, three, four), [False, True, False]),
        ):
            summary = tuple(("a1", span, 1.0) for span in spans)
            version = stories.version(tx)
            assert stories.change(tx, [replace(kept, summary=summary)], (), version)
            story = stories.get(tx, "s1")
            assert story is not None
            assert [cited.gap_before for cited in story.sentences] == gaps


def test_a_summary_can_be_changed_by_itself(db: Database) -> None:
    with db.write() as tx:
        (a,) = add_news(tx, 1)
        regroup(tx, ("s1", (a,)))
        second = a.sentences[1].span
        assert stories.change_summary(tx, "s1", [("a0", second, 0.5)])
        story = stories.get(tx, "s1")
        assert story is not None
        assert [cited.text for cited in story.sentences] == ["She called it overdue."]
        assert not stories.change_summary(tx, "none", [("a0", Span(start=0, end=1), 0.5)])
