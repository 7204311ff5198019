"""An edition is the news of a stretch as one reader wants it: raised, hidden and counted."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Interest, InterestKind, SourceKind, Stance
from bot.ranking import Contender, rank
from bot.store import articles, editions, sources, stories
from bot.store.database import Database, Tx, open_database
from bot.store.editions import News, Stretch
from tests.store.samples import NOW, make_digest, make_story

TODAY = Stretch(since=NOW - timedelta(hours=24))
HEADLINES = {
    "s1": "Bridge opens",
    "s2": "Wheat is dear",
    "s3": "Tram strike",
    "s4": "Wheat strike",
}
"""By rank: the first has three outlets, each next is an hour older."""


def publish(tx: Tx) -> None:
    feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
    told = []
    for at, (story_id, title) in enumerate(HEADLINES.items()):
        outlets = ("Post", "Herald", "Wire") if at == 0 else (("Post", "Wire")[at % 2],)
        digests = tuple(
            make_digest(
                f"{story_id}{outlet}",
                title=title,
                text=f"{title} in {outlet}. It was a day of rain.",
                outlet=outlet,
                published=NOW - timedelta(hours=at),
            )
            for outlet in outlets
        )
        for digest in digests:
            article = digest.article
            articles.add(
                tx, digest, source_id=feed, external_id=article.id, raw=article.text, now=NOW
            )
        told.append(make_story(story_id, digests, headline=title))
    assert stories.change(tx, told, (), stories.version(tx))


def want(kind: InterestKind, subject: str, stance: Stance) -> Interest:
    return Interest(kind=kind, subject=subject, label=subject, stance=stance)


def follow(kind: InterestKind, subject: str) -> Interest:
    return want(kind, subject, Stance.FOLLOWED)


def mute(kind: InterestKind, subject: str) -> Interest:
    return want(kind, subject, Stance.MUTED)


STORY, OUTLET, WORDS = InterestKind.STORY, InterestKind.OUTLET, InterestKind.WORDS


@pytest.mark.parametrize(
    ("wanted", "order", "muted"),
    [
        ([], ["s1", "s2", "s3", "s4"], 0),
        ([follow(WORDS, "tram")], ["s3", "s1", "s2", "s4"], 0),
        ([follow(WORDS, "strike")], ["s3", "s4", "s1", "s2"], 0),
        ([follow(STORY, "s4"), follow(WORDS, "zeppelin")], ["s4", "s1", "s2", "s3"], 0),
        ([mute(WORDS, "wheat")], ["s1", "s3"], 2),
        ([mute(WORDS, "wheat"), follow(STORY, "s2")], ["s2", "s1", "s3"], 1),
        ([mute(WORDS, "wheat"), follow(WORDS, "strike")], ["s3", "s1"], 2),
        ([mute(OUTLET, "Wire")], ["s1", "s3"], 2),
        ([mute(OUTLET, "Post"), mute(OUTLET, "Wire")], ["s1"], 3),
        ([follow(OUTLET, "Herald"), mute(OUTLET, "Herald")], ["s1", "s2", "s3", "s4"], 0),
        ([mute(STORY, "s1"), mute(STORY, "gone")], ["s2", "s3", "s4"], 1),
    ],
)
def test_what_is_followed_comes_first_and_what_is_muted_is_counted(
    db: Database, wanted: list[Interest], order: list[str], muted: int
) -> None:
    with db.write() as tx:
        publish(tx)
        edition = editions.between(tx, TODAY, NOW, 10, wanted)
    assert [story.story_id for story in edition.stories] == order
    assert edition.muted_count == muted
    assert edition.article_count == 6


def test_a_story_says_that_it_is_followed(db: Database) -> None:
    with db.write() as tx:
        publish(tx)
        edition = editions.between(tx, TODAY, NOW, 10, [follow(WORDS, "wheat")])
    assert {each.story_id for each in edition.stories if each.followed} == {"s2", "s4"}


def test_what_is_followed_is_told_however_far_back_it_stands(db: Database) -> None:
    with db.write() as tx:
        publish(tx)
        news = News(tx, TODAY, NOW)
        assert [each.story_id for each in news.cut(tx, 1).stories] == ["s1"]
        last = news.cut(tx, 1, [follow(STORY, "s4")])
        assert [each.story_id for each in last.stories] == ["s4"]
        hidden = news.cut(tx, 1, [mute(STORY, "s1")])
        assert [each.story_id for each in hidden.stories] == ["s2"]


def test_readers_of_the_same_news_do_not_see_each_others_wishes(db: Database) -> None:
    with db.write() as tx:
        publish(tx)
        news = News(tx, TODAY, NOW)
        before = news.cut(tx, 10)
        news.cut(tx, 10, [follow(WORDS, "wheat"), mute(STORY, "s1")])
        assert news.cut(tx, 10) == before


def test_a_story_tells_what_of_it_is_followed(db: Database) -> None:
    wanted = [follow(WORDS, "wheat"), mute(WORDS, "strike"), follow(STORY, "s4")]
    with db.write() as tx:
        publish(tx)
        news = News(tx, TODAY, NOW)
        assert news.follows(tx, "s4", wanted) == (wanted[0], wanted[2])
        assert news.follows(tx, "s1", wanted) == ()


_IDS = tuple(HEADLINES)


@pytest.fixture(scope="module")
def newsstand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A store with the news, for tests that only read."""
    with closing(open_database(f"sqlite:///{tmp_path_factory.mktemp('news') / 'n.db'}")) as db:
        with db.write() as tx:
            publish(tx)
        yield db


@given(st.sets(st.sampled_from(_IDS)), st.sets(st.sampled_from(_IDS)), st.integers(0, 5))
@settings(deadline=None, max_examples=40)
def test_an_edition_is_the_beginning_of_the_one_order_of_all_that_is_not_muted(
    newsstand: Database, followed: set[str], muted: set[str], limit: int
) -> None:
    wanted = [*(mute(STORY, each) for each in sorted(muted - followed))]
    wanted += [follow(STORY, each) for each in sorted(followed)]
    with newsstand.read() as tx:
        contenders: tuple[Contender, ...] = stories.contenders(tx, TODAY.since, NOW)
        edition = editions.between(tx, TODAY, NOW, limit, wanted)
    left = [each for each in contenders if each.story_id not in muted - followed]
    order = [each.story_id for each in rank(left, NOW, followed)]
    assert [story.story_id for story in edition.stories] == order[:limit]
    assert edition.muted_count == len(muted - followed)
