"""What was understood of an article: one analysis each, the newest."""

from dataclasses import replace
from datetime import timedelta

from bot.model import Digest, SourceKind
from bot.store import articles, digests, names, sources, stories, ungrouped
from bot.store.database import Database, Tx
from tests.store.newsroom import lose
from tests.store.samples import NOW, TEXT, make_actor, make_digest, make_story


def add(tx: Tx, *added: Digest, asked_about: bool = False) -> None:
    """Keep news of a feed, or pages that somebody asked about."""
    feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
    source_id = None if asked_about else feed
    for digest in added:
        article = digest.article
        external_id = None if asked_about else article.id
        articles.add(
            tx, digest, source_id=source_id, external_id=external_id, raw=article.text, now=NOW
        )


def waiting(tx: Tx) -> set[str]:
    """The articles that wait for their place among the stories."""
    return {note.article_id for note in ungrouped.listed(tx)}


def group(tx: Tx, *members: Digest) -> None:
    assert stories.change(tx, [make_story("s1", members)], (), stories.version(tx))
    ungrouped.settle(tx, [note.number for note in ungrouped.listed(tx)])


def test_another_analysis_takes_the_place_of_the_old_with_its_people(db: Database) -> None:
    changed = replace(
        make_digest(actors=(make_actor("a1", "Lee Park"),)), method="lexrank", byline=None
    )
    with db.write() as tx:
        add(tx, make_digest())
        assert digests.replace(tx, changed)
        assert digests.get(tx, "a1") == changed
        assert names.bearers(tx, ["ruiz"]) == ()
        assert [bearer.name for bearer in names.bearers(tx, ["park"])] == ["Lee Park"]


def test_an_article_that_went_is_not_brought_back_by_its_analysis(db: Database) -> None:
    with db.write() as tx:
        add(tx, make_digest())
        lose(tx, "a1")
        assert not digests.replace(tx, make_digest())
        assert digests.get(tx, "a1") is None


def test_the_same_words_in_the_same_story_need_no_new_grouping(db: Database) -> None:
    digest = make_digest()
    with db.write() as tx:
        add(tx, digest)
        assert waiting(tx) == {"a1"}
        group(tx, digest)
        digests.replace(tx, replace(digest, method="lexrank"))
        assert waiting(tx) == set()


def test_other_words_or_another_title_are_grouped_anew(db: Database) -> None:
    digest = make_digest()
    with db.write() as tx:
        add(tx, digest)
        group(tx, digest)
        digests.replace(tx, make_digest(title="Bridge closes"))
        assert waiting(tx) == {"a1"}
        group(tx, digest)
        digests.replace(tx, make_digest(text=TEXT + " It rained."))
        assert waiting(tx) == {"a1"}


def test_a_page_that_somebody_asked_about_is_no_news_and_stays_none(db: Database) -> None:
    with db.write() as tx:
        add(tx, make_digest(url="https://example.org/a"), asked_about=True)
        digests.replace(tx, make_digest(title="Bridge closes"))
        assert waiting(tx) == set()
        assert digests.documents_since(tx, NOW - timedelta(days=9)) == ()
        assert digests.documents_of(tx, ["a1"]).keys() == {"a1"}


def test_news_is_read_oldest_first_from_an_instant_on(db: Database) -> None:
    ages = {"a1": 1, "a2": 3, "a3": 2, "a4": 9}
    with db.write() as tx:
        add(
            tx,
            *(
                make_digest(name, text=f"{TEXT} {name}.", published=NOW - timedelta(hours=age))
                for name, age in ages.items()
            ),
        )
        since = NOW - timedelta(hours=3)
        read = [document.article.id for document in digests.documents_since(tx, since)]
    assert read == ["a2", "a3", "a1"]


def test_the_hash_of_a_text_changes_with_its_words_alone(db: Database) -> None:
    with db.write() as tx:
        add(tx, make_digest())
        before = digests.text_hashes(tx, ["a1", "none"])
        digests.replace(tx, make_digest(title="Bridge closes"))
        assert digests.text_hashes(tx, ["a1"]) == before
        digests.replace(tx, make_digest(text=TEXT + " It rained."))
        assert digests.text_hashes(tx, ["a1"]).keys() == before.keys() == {"a1"}
        assert digests.text_hashes(tx, ["a1"]) != before


def test_many_are_read_however_many_there_are(db: Database) -> None:
    ids = [f"a{number}" for number in range(600)]
    with db.write() as tx:
        add(tx, make_digest())
        assert digests.of_articles(tx, [*ids, "a1"]).keys() == {"a1"}
        assert digests.documents_of(tx, []) == {}
