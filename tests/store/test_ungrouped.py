"""What happened to the news since its stories were grouped."""

from datetime import timedelta

from bot.model import SourceKind
from bot.store import articles, digests, sources, stories, ungrouped
from bot.store.database import Database, Tx
from tests.store.newsroom import lose
from tests.store.samples import NOW, make_digest, make_story


def add(tx: Tx, article_id: str, text: str, *, is_news: bool = True, hours: float = 1) -> None:
    feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
    digest = make_digest(
        article_id,
        text=text,
        url=f"https://example.org/{article_id}",
        published=NOW - timedelta(hours=hours),
    )
    articles.add(
        tx, digest, source_id=feed if is_news else None, external_id=article_id, raw=text, now=NOW
    )


def noted(tx: Tx) -> list[str]:
    return [note.article_id for note in ungrouped.listed(tx)]


def group(tx: Tx, *ids: str) -> None:
    found = digests.of_articles(tx, ids)
    kept = make_story("s1", tuple(found[each] for each in ids))
    assert stories.change(tx, [kept], (), stories.version(tx))
    ungrouped.settle(tx, [note.number for note in ungrouped.listed(tx)])


def test_news_is_noted_until_it_is_settled(db: Database) -> None:
    with db.write() as tx:
        assert not ungrouped.any_left(tx)
        add(tx, "a1", "One came.")
        add(tx, "a2", "Two came.")
        assert ungrouped.any_left(tx)
        first, second = ungrouped.listed(tx)
        assert (first.article_id, first.counts_from) == ("a1", NOW - timedelta(hours=1))
        ungrouped.settle(tx, [first.number])
        assert ungrouped.listed(tx) == (second,)


def test_what_is_noted_again_meanwhile_is_not_settled(db: Database) -> None:
    with db.write() as tx:
        add(tx, "a1", "One came.")
        before = [note.number for note in ungrouped.listed(tx)]
        add(tx, "a1", "One came back.")
        ungrouped.settle(tx, before)
        assert noted(tx) == ["a1"]


def test_a_page_that_is_no_news_is_noted_once_it_becomes_news(db: Database) -> None:
    with db.write() as tx:
        add(tx, "a1", "One came.", is_news=False)
        assert noted(tx) == []
        add(tx, "a1", "One came.")
        assert noted(tx) == ["a1"]


def test_grouped_news_is_noted_again_only_with_other_words(db: Database) -> None:
    with db.write() as tx:
        add(tx, "a1", "One came. Two came.")
        group(tx, "a1")
        assert digests.replace(tx, make_digest("a1", text="One came. Two came."))
        assert noted(tx) == []
        assert digests.replace(tx, make_digest("a1", text="Nobody came."))
        assert noted(tx) == ["a1"]


def test_an_article_that_went_has_no_date(db: Database) -> None:
    with db.write() as tx:
        add(tx, "a1", "One came.")
        lose(tx, "a1")
        (note,) = ungrouped.listed(tx)
        assert (note.article_id, note.counts_from) == ("a1", None)


def test_news_expires_when_the_window_moves_past_it(db: Database) -> None:
    with db.write() as tx:
        add(tx, "a1", "One came.", hours=30)
        add(tx, "a2", "Two came.", hours=20)
        days = [NOW - timedelta(hours=hours) for hours in (48, 24, 1)]
        assert ungrouped.expired(tx, days[0], days[0]) == ()
        assert ungrouped.expired(tx, days[0], days[1]) == ("a1",)
        assert ungrouped.expired(tx, days[1], days[2]) == ("a2",)
