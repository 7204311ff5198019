"""Articles are kept once, found by address, id and content, and read back as they went in."""

from bot.model import Item, SourceKind
from bot.store import articles, sources
from bot.store.database import Database
from tests.store.samples import NOW, TEXT, make_digest


def test_a_digest_comes_back_as_it_went_in(db: Database) -> None:
    digest = make_digest(url="https://example.org/bridge")
    with db.write() as tx:
        source = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW)
        kept = articles.add(tx, digest, source_id=source.id, external_id="1", raw=TEXT, now=NOW)
    with db.read() as tx:
        assert kept == "a1"
        assert articles.digest(tx, "a1") == digest
        assert articles.documents(tx, NOW)[0].article == digest.article
        assert articles.by_url(tx, "https://example.org/bridge") == "a1"
        assert articles.search(tx, "bridges", since=None, limit=5) == ("a1",)


def test_a_text_read_again_is_not_kept_again(db: Database) -> None:
    with db.write() as tx:
        source = sources.add(tx, SourceKind.FOLDER, "/news", "News", NOW)
        item = Item(external_id="a.txt", outlet="Harbour Post", title="t", raw=TEXT)
        assert articles.unseen(tx, [item], source.id) == (item,)
        added = articles.add(
            tx, make_digest(), source_id=source.id, external_id="a.txt", raw=TEXT, now=NOW
        )
        assert added == "a1"
        assert articles.unseen(tx, [item], source.id) == ()
        again = articles.add(
            tx, make_digest("a2"), source_id=source.id, external_id="a.txt", raw=TEXT, now=NOW
        )
        assert again is None
        assert articles.count(tx) == 1
