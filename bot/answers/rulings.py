"""What was put right about stories, as an admin reads it, and which story may be the same."""

from collections import Counter
from datetime import timedelta
from math import log

from bot.model import ArticleHead, CloseStory, RulingList, ToldRuling
from bot.store import articles, rulings, stories
from bot.store.database import Database, Tx
from bot.store.rulings import NotedRuling

RULINGS_OF_A_PAGE = 8

_MOST_CLOSE = 8
_NEAR = timedelta(days=14)


def made_rulings(db: Database, page: int = 0) -> RulingList:
    """One page of what was put right, the newest first; the last where there are fewer."""
    with db.read() as tx:
        noted = rulings.listed(tx)
        pages = max(1, -(-len(noted) // RULINGS_OF_A_PAGE))
        page = min(max(0, page), pages - 1)
        shown = noted[page * RULINGS_OF_A_PAGE :][:RULINGS_OF_A_PAGE]
        return RulingList(rulings=tuple(_told(tx, each) for each in shown), page=page, pages=pages)


def ruling(db: Database, number: int) -> ToldRuling | None:
    """One of them; None when there is none (any more)."""
    with db.read() as tx:
        noted = rulings.get(tx, number)
        return None if noted is None else _told(tx, noted)


def close_stories(db: Database, story_id: str) -> tuple[CloseStory, ...]:
    """Which stories may be the same as one: those of its days that share most of its keywords.

    A word counts the more, the fewer of these stories have it.
    """
    with db.read() as tx:
        own = stories.stored(tx, story_id)
        if own is None:
            return ()
        seen = [head.seen for head in articles.heads(tx, own.story.article_ids).values()]
        times = [time for time in (own.story.last_seen, *seen) if time is not None]
        others = stories.window(tx, min(times) - _NEAR) if times else ()
    wanted = {*own.story.keywords}
    having = Counter(word for each in others for word in wanted.intersection(each.keywords))
    shared = {
        each.id: sum(
            log(1 + len(others) / having[word]) for word in wanted.intersection(each.keywords)
        )
        for each in others
        if each.id != story_id
    }
    near = sorted(
        (each for each in others if shared.get(each.id)),
        key=lambda each: (-shared[each.id], each.id),
    )
    return tuple(
        CloseStory(story_id=each.id, headline=each.headline, article_count=len(each.article_ids))
        for each in near[:_MOST_CLOSE]
    )


def _told(tx: Tx, noted: NotedRuling) -> ToldRuling:
    return ToldRuling(
        number=noted.number,
        together=noted.ruling.together,
        made=noted.made,
        made_by=noted.made_by,
        one=_newest(tx, noted.ruling.ones),
        other=_newest(tx, noted.ruling.others),
    )


def _newest(tx: Tx, ids: frozenset[str]) -> ArticleHead | None:
    heads = articles.heads(tx, ids).values()
    return max(heads, key=lambda head: (head.published or head.seen, head.id), default=None)
