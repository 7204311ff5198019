"""Articles are kept once and read back as they went in."""

from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_hex

import pytest

from bot.model import Item, SourceKind
from bot.store import articles, digests, identity, names, people, sources
from bot.store.database import Database, Tx
from bot.store.search import search
from tests.store.newsroom import lose
from tests.store.samples import NOW, TEXT, make_actor, make_digest

URL = "https://example.org/bridge"
LATER = NOW + timedelta(hours=3)


def add_feed(tx: Tx, address: str = "https://example.org/feed") -> int:
    return sources.add(tx, SourceKind.FEED, address, "Post", NOW).id


def add_folder(tx: Tx) -> int:
    return sources.add(tx, SourceKind.FOLDER, "/news", "News", NOW).id


def test_a_digest_comes_back_as_it_went_in(db: Database) -> None:
    digest = make_digest(url=URL)
    with db.write() as tx:
        kept = articles.add(tx, digest, source_id=add_feed(tx), external_id="1", raw=TEXT, now=NOW)
    with db.read() as tx:
        assert kept == "a1"
        assert digests.get(tx, "a1") == digest
        assert digests.of_articles(tx, ["a1", "none"]) == {"a1": digest}
        assert identity.by_url(tx, URL) == "a1"
        [document] = digests.documents_since(tx, NOW)
        assert (document.article, document.sentences) == (digest.article, digest.sentences)
        assert articles.heads(tx, ["a1"])["a1"].outlet == "Harbour Post"
        assert digests.get(tx, "none") is None


def test_the_text_as_found_is_kept_beside_the_cleaned_one(db: Database) -> None:
    with db.write() as tx:
        articles.add(
            tx, make_digest(), source_id=None, external_id=None, raw="SHARE\n" + TEXT, now=NOW
        )
        found = articles.raw(tx, "a1")
        assert found is not None
        assert found.text == "SHARE\n" + TEXT
        assert found.title == "Bridge opens"
        assert articles.raw(tx, "none") is None


def test_a_changed_file_replaces_the_article_and_keeps_its_id(db: Database) -> None:
    changed_text = TEXT + " It closed again."
    with db.write() as tx:
        folder = add_folder(tx)
        articles.add(tx, make_digest(), source_id=folder, external_id="a.txt", raw=TEXT, now=NOW)
        item = Item(external_id="a.txt", outlet="Harbour Post", title="t", raw=changed_text)
        assert identity.unseen(tx, [item], folder) == (item,)
        changed = make_digest("a2", text=changed_text, actors=(make_actor("a2", "Lee Park"),))
        kept = articles.add(
            tx, changed, source_id=folder, external_id="a.txt", raw=changed_text, now=LATER
        )
        assert kept == "a1"
        assert articles.count(tx) == 1
        digest = digests.get(tx, "a1")
        assert digest is not None
        assert digest.article.text == changed_text
        assert {sentence.article_id for sentence in digest.sentences} == {"a1"}
        assert articles.heads(tx, ["a1"])["a1"].seen == NOW
        assert names.bearers(tx, ["ruiz"]) == ()
        assert [bearer.name for bearer in names.bearers(tx, ["park"])] == ["Lee Park"]
        assert search(tx, "closed", since=None, limit=5) == ("a1",)


def test_articles_are_known_by_ids_of_any_length(db: Database) -> None:
    # PostgreSQL compresses what repeats, so that only disorder is long.
    long = token_hex(4000)
    with db.write() as tx:
        feed = add_feed(tx)
        for number in ("1", "2"):
            digest = make_digest("a" + number, text=TEXT + number)
            articles.add(
                tx, digest, source_id=feed, external_id=long + number, raw=TEXT + number, now=NOW
            )
        assert articles.count(tx) == 2
        item = Item(external_id=long + "1", outlet="Harbour Post", title="t")
        assert identity.unseen(tx, [item, replace(item, external_id=long)], feed) == (
            replace(item, external_id=long),
        )


def test_two_articles_whose_ids_cross_stay_apart(db: Database) -> None:
    with db.write() as tx:
        feed = add_feed(tx)
        for number in ("1", "2"):
            articles.add(
                tx,
                make_digest("a" + number, url="https://x.org/" + number, text=TEXT + number),
                source_id=feed,
                external_id=number,
                raw=TEXT + number,
                now=NOW,
            )
        crossed = make_digest("a3", url="https://x.org/1", text=TEXT + " New.")
        kept = articles.add(
            tx, crossed, source_id=feed, external_id="2", raw=TEXT + " New.", now=LATER
        )
        assert kept == "a1"
        assert articles.count(tx) == 2


def test_a_page_asked_about_is_no_news_until_a_source_brings_it(db: Database) -> None:
    with db.write() as tx:
        digest = make_digest(url=URL)
        articles.add(tx, digest, source_id=None, external_id=None, raw=TEXT, now=NOW)
        assert digests.documents_since(tx, NOW - timedelta(days=9)) == ()
        assert articles.window_ids(tx, NOW - timedelta(days=9)) == ()
        assert search(tx, "bridge", since=None, limit=5) == ()
        assert names.bearers(tx, ["ruiz"]) == ()
        assert digests.get(tx, "a1") == digest

        feed = add_feed(tx)
        item = Item(external_id="1", outlet="Harbour Post", title="t", url=URL)
        assert identity.unseen(tx, [item], feed) == (item,)
        kept = articles.add(tx, digest, source_id=feed, external_id="1", raw=TEXT, now=LATER)
        assert kept == "a1"
        assert identity.unseen(tx, [item], feed) == ()
        assert articles.window_ids(tx, NOW) == ("a1",)
        assert search(tx, "bridge", since=None, limit=5) == ("a1",)
        assert len(names.bearers(tx, ["ruiz"])) == 1
        again = articles.add(tx, digest, source_id=None, external_id=None, raw=TEXT, now=LATER)
        assert again is None


def test_a_page_asked_about_becomes_news_also_under_an_id_that_its_feed_gave_before(
    db: Database,
) -> None:
    other_text = TEXT + " It closed again."
    first = make_digest("a1", url=URL + "/1")
    asked = make_digest("a2", url=URL + "/2", text=other_text)
    with db.write() as tx:
        feed = add_feed(tx)
        articles.add(tx, first, source_id=feed, external_id="1", raw=TEXT, now=NOW)
        articles.add(tx, asked, source_id=None, external_id=None, raw=other_text, now=NOW)

        moved = Item(external_id="1", outlet="Harbour Post", title="t", url=URL + "/2")
        assert identity.unseen(tx, [moved], feed) == (moved,)
        kept = articles.add(tx, asked, source_id=feed, external_id="1", raw=other_text, now=LATER)

        assert kept == "a2"
        assert articles.window_ids(tx, NOW) == ("a1", "a2")
        assert identity.unseen(tx, [moved, replace(moved, url=URL + "/1")], feed) == ()


@pytest.mark.parametrize(
    ("published", "from_folder", "counts"),
    [
        (NOW - timedelta(days=900), True, True),
        (NOW - timedelta(days=900), False, False),
        (NOW + timedelta(days=900), False, True),
        (None, False, True),
    ],
)
def test_a_feed_counts_from_publication_and_a_folder_from_reading(
    db: Database, published: datetime | None, from_folder: bool, counts: bool
) -> None:
    with db.write() as tx:
        source = add_folder(tx) if from_folder else add_feed(tx)
        digest = make_digest(published=published)
        articles.add(tx, digest, source_id=source, external_id="1", raw=TEXT, now=NOW)
        day = NOW - timedelta(days=1)
        assert (articles.window_ids(tx, day) == ("a1",)) is counts
        assert articles.window_ids(tx, NOW + timedelta(days=1)) == ()


def test_a_new_analysis_takes_the_place_of_the_old(db: Database) -> None:
    with db.write() as tx:
        articles.add(tx, make_digest(), source_id=add_feed(tx), external_id="1", raw=TEXT, now=NOW)
        better = replace(make_digest(), method="lexrank", actors=(make_actor("a1", "Lee Park"),))
        assert digests.replace(tx, better)
        assert digests.get(tx, "a1") == better
        assert len(names.bearers(tx, ["park"])) == 1
        assert not digests.replace(tx, make_digest("none"))


def test_a_removed_article_leaves_nothing(db: Database) -> None:
    with db.write() as tx:
        articles.add(tx, make_digest(), source_id=add_feed(tx), external_id="1", raw=TEXT, now=NOW)
        lose(tx, "a1")
        assert articles.count(tx) == 0
        assert people.count(tx) == 0
        assert names.bearers(tx, ["ruiz"]) == ()
        assert search(tx, "bridge", since=None, limit=5) == ()


def test_unstorable_characters_do_not_move_a_span(db: Database) -> None:
    text = "A nul\x00 stands here. And \ud800 half a pair."
    with db.write() as tx:
        digest = make_digest(text=text)
        kept = articles.add(tx, digest, source_id=None, external_id=None, raw=text, now=NOW)
        again = articles.add(tx, digest, source_id=None, external_id=None, raw=text, now=NOW)
        assert (kept, again) == ("a1", None)
        stored = digests.get(tx, "a1")
        assert stored is not None
        assert [s.span for s in stored.sentences] == [s.span for s in digest.sentences]
        assert stored.sentences[0].text == "A nul\ufffd stands here."


def test_many_articles_are_read_in_one_call(db: Database) -> None:
    with db.write() as tx:
        feed = add_feed(tx)
        for number in range(3):
            text = f"{TEXT} {number}"
            articles.add(
                tx,
                make_digest(f"a{number}", text=text),
                source_id=feed,
                external_id=str(number),
                raw=text,
                now=NOW,
            )
        ids = [f"a{number}" for number in range(2000)]
        assert len(digests.of_articles(tx, ids)) == 3
        assert len(articles.heads(tx, ids)) == 3
        assert articles.heads(tx, []) == {}
