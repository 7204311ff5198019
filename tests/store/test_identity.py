"""An article is known again by its address, its place in a source, and its words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import Item, SourceKind
from bot.store import articles, identity, sources
from bot.store.database import Database
from tests.store.samples import NOW, TEXT, make_digest

URL = "https://example.org/bridge"


def test_ids_are_durable_and_differ_by_what_names_the_article() -> None:
    by_url = identity.article_id(URL, 1, "guid", "raw")
    assert by_url == identity.article_id(URL, 2, None, "other")
    assert by_url != identity.article_id(None, 1, "guid", "raw")
    assert identity.article_id(None, 1, "guid") != identity.article_id(None, 2, "guid")
    assert identity.article_id(None, None, None, "x") != identity.article_id(None, None, None, "y")
    assert len(by_url) == 12


@pytest.mark.parametrize(
    ("known", "new"),
    [
        (("https://x.org/1", None), ("https://x.org/1", None)),
        ((None, "guid-1"), (None, "guid-1")),
        (("https://x.org/1", "guid-1"), ("https://x.org/moved", "guid-1")),
        (("https://x.org/1", "guid-1"), ("https://x.org/1", "guid-2")),
    ],
)
def test_an_article_is_known_by_its_address_and_by_its_id_in_the_source(
    db: Database, known: tuple[str | None, str | None], new: tuple[str | None, str | None]
) -> None:
    with db.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
        articles.add(
            tx, make_digest(url=known[0]), source_id=feed, external_id=known[1], raw=TEXT, now=NOW
        )
        item = Item(external_id=new[1] or "other", outlet="Post", title="t", url=new[0])
        assert identity.unseen(tx, [item], feed) == ()


def test_the_same_text_of_the_same_outlet_is_kept_once(db: Database) -> None:
    with db.write() as tx:
        folder = sources.add(tx, SourceKind.FOLDER, "/news", "News", NOW).id
        first = Item(external_id="a.txt", outlet="Harbour Post", title="t", raw=TEXT)
        copied = replace(first, external_id="copy.txt")
        elsewhere = replace(copied, outlet="Valley Times")
        assert identity.unseen(tx, [first], folder) == (first,)
        articles.add(tx, make_digest(), source_id=folder, external_id="a.txt", raw=TEXT, now=NOW)
        assert identity.unseen(tx, [first, copied, elsewhere], folder) == (elsewhere,)
        again = articles.add(
            tx, make_digest("a2"), source_id=folder, external_id="copy.txt", raw=TEXT, now=NOW
        )
        assert again is None
        assert articles.count(tx) == 1


def test_a_page_that_somebody_asked_about_does_not_keep_its_news_away(db: Database) -> None:
    with db.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
        asked = make_digest("a1", url=f"{URL}?from=reader")
        articles.add(tx, asked, source_id=None, external_id=None, raw=TEXT, now=NOW)
        told = make_digest("a2", url=URL)
        kept = articles.add(tx, told, source_id=feed, external_id="1", raw=TEXT, now=NOW)
        assert kept == "a2"
        assert articles.window_ids(tx, NOW - timedelta(days=1)) == ("a2",)
