"""A re-summarise changes nothing until it is published, and only what it was made from."""

from dataclasses import replace
from datetime import timedelta

from bot.model import Change, Digest, SourceKind
from bot.store import articles, digests, revisions, sources, stories
from bot.store.database import Database, Tx
from summarizer.model import Span, Summary
from tests.store.samples import NOW, TEXT, make_digest, make_story


def add_news(tx: Tx) -> Digest:
    feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
    digest = make_digest()
    articles.add(tx, digest, source_id=feed, external_id="1", raw=TEXT, now=NOW)
    stories.change(tx, [make_story("s1", (digest,))], (), 0)
    return digest


def shortened(digest: Digest) -> Digest:
    return replace(
        digest,
        summary=Summary(sentences=digest.sentences[2:3], scores=(0.5,)),
        method="lexrank",
    )


def start(tx: Tx) -> int:
    return revisions.start(tx, scope="today", method="lexrank", by=7, now=NOW)


def test_a_changed_summary_is_kept_and_published(db: Database) -> None:
    with db.write() as tx:
        old = add_news(tx)
        new = shortened(old)
        revision_id = start(tx)
        assert revisions.add_digest(tx, revision_id, new)
        revisions.finish(tx, revision_id, NOW)
        revision = revisions.get(tx, revision_id)
        assert revision is not None
        assert (revision.scope, revision.method) == ("today", "lexrank")
        assert (revision.articles_seen, revision.articles_changed) == (1, 1)
        assert revisions.change(tx, revision_id, 0) == Change(
            subject="article",
            subject_id="a1",
            title="Bridge opens",
            old=tuple(sentence.text for sentence in old.sentences[:2]),
            new=(old.sentences[2].text,),
        )
        assert revisions.change(tx, revision_id, 1) is None
        assert not revision.published
        assert digests.get(tx, "a1") == old

        assert revisions.publish(tx, revision_id, NOW, 9)
        assert digests.get(tx, "a1") == new
        assert not revisions.publish(tx, revision_id, NOW, 9)
        published = revisions.get(tx, revision_id)
        assert published is not None
        assert published.published
        assert published.changes == 1
        assert revisions.change(tx, revision_id, 0) is not None


def test_a_summary_that_stays_is_only_counted(db: Database) -> None:
    with db.write() as tx:
        old = add_news(tx)
        revision_id = start(tx)
        assert not revisions.add_digest(tx, revision_id, replace(old, method="lexrank"))
        assert not revisions.add_digest(tx, revision_id, make_digest("none"))
        revisions.add_failure(tx, revision_id)
        revision = revisions.get(tx, revision_id)
        assert revision is not None
        assert (revision.articles_seen, revision.articles_changed) == (3, 0)
        assert (revision.failures, revision.changes) == (1, 0)


def test_a_story_gets_its_new_summary(db: Database) -> None:
    with db.write() as tx:
        digest = add_news(tx)
        revision_id = start(tx)
        second = digest.sentences[1]
        new = replace(make_story("s1", (digest,)), summary=(("a1", second.span, 1.0),))
        assert not revisions.add_story(tx, revision_id, new, ["same"], ["same"])
        assert revisions.add_story(tx, revision_id, new, ["old"], [second.text])
        revisions.finish(tx, revision_id, NOW)
        revision = revisions.get(tx, revision_id)
        assert revision is not None
        assert revision.stories_changed == 1
        assert revisions.publish(tx, revision_id, NOW, 9)
        story = stories.get(tx, "s1")
        assert story is not None
        assert [cited.text for cited in story.sentences] == [second.text]


def test_what_changed_meanwhile_keeps_what_it_has(db: Database) -> None:
    with db.write() as tx:
        old = add_news(tx)
        revision_id = start(tx)
        revisions.add_digest(tx, revision_id, shortened(old))
        new = replace(make_story("s1", (old,)), summary=(("a1", Span(start=0, end=1), 1.0),))
        revisions.add_story(tx, revision_id, new, ["old"], ["new"])
        revisions.finish(tx, revision_id, NOW)

        feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
        rewritten = make_digest(text="Another text. Altogether.")
        raw = rewritten.article.text
        articles.add(tx, rewritten, source_id=feed, external_id="1", raw=raw, now=NOW)
        grown = make_digest("a2", text="One more report.")
        articles.add(tx, grown, source_id=feed, external_id="2", raw="One more report.", now=NOW)
        stories.change(tx, [make_story("s1", (rewritten, grown))], (), 1)

        assert revisions.publish(tx, revision_id, NOW, 9)
        assert digests.get(tx, "a1") == rewritten
        stored = stories.stored(tx, "s1")
        assert stored is not None
        assert len(stored.summary) == 2


def test_an_unfinished_or_unknown_revision_is_not_published(db: Database) -> None:
    with db.write() as tx:
        revision_id = start(tx)
        assert not revisions.publish(tx, revision_id, NOW, 9)
        assert not revisions.publish(tx, revision_id + 1, NOW, 9)
        assert revisions.get(tx, revision_id + 1) is None


def test_old_revisions_are_forgotten_with_their_changes_finished_or_not(db: Database) -> None:
    with db.write() as tx:
        old = add_news(tx)
        first, second = start(tx), start(tx)
        revisions.add_digest(tx, first, shortened(old))
        assert revisions.purge(tx, NOW, 9) == 0
        assert revisions.purge(tx, NOW + timedelta(seconds=1), 1) == 1
        assert revisions.get(tx, first) is None
        assert revisions.change(tx, first, 0) is None
        assert revisions.get(tx, second) is not None


def test_a_discarded_revision_is_gone(db: Database) -> None:
    with db.write() as tx:
        old = add_news(tx)
        revision_id = start(tx)
        revisions.add_digest(tx, revision_id, shortened(old))
        revisions.finish(tx, revision_id, NOW)
        assert revisions.discard(tx, revision_id)
        assert revisions.get(tx, revision_id) is None
        assert not revisions.publish(tx, revision_id, NOW, 9)
        assert not revisions.discard(tx, revision_id)
        assert digests.get(tx, "a1") == old
