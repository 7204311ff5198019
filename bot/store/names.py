"""Who bears which name, and how often the news name whom; no appearance is read whole for that."""

from collections import Counter
from collections.abc import Collection, Set
from dataclasses import dataclass
from datetime import datetime
from string import ascii_lowercase
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Subquery, func, select

from bot.store import schema
from bot.store.database import Tx, batches
from summarizer.model import ActorKind

_P = schema.appearances.c
_N = schema.names.c
_A = schema.articles.c

_NEWEST_FIRST: Final = (_P.counts_from.desc(), _P.article_id.desc())

MOST_BEARERS: Final = 500
"""How many bearers of one name are looked at, those of most articles: of a surname borne by one
in a hundred people, that is all of them among 50,000 people."""

FEW: Final = 12
"""A surname that more people bear says of nobody in particular who is meant."""

_LONGEST_BEGINNING: Final = 4
"""Letters that names must begin with alike; names that differ earlier are told apart by one."""

_MOST_ALIKE: Final = 1000

Scope = datetime | Collection[str]
"""Which articles count: the news since an instant, or the articles with these ids."""

_RECENT: Final = 20
"""The newest appearances that tell how an actor is called now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """An actor as the index of names knows it.

    Attributes:
        key: the actor's key.
        kind: what it is.
        name: one of its names, as worded.
    """

    key: str
    kind: ActorKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence(Bearer):
    """An actor among some articles.

    Attributes:
        articles: those that name it.
        mention_count: the places in them that do.
    """

    articles: Set[str]
    mention_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How one of the newest articles calls an actor, and when that was published, or else read."""

    name: str
    role: str | None
    published: datetime


# --- bearers ------------------------------------------------------------------------------------


def bearers(tx: Tx, forms: Collection[str]) -> tuple[Bearer, ...]:
    """Everyone who bears one of these folded names, those of most articles first.

    Actors bear their full name, each alias and, people, each word of the name.
    """
    articles = func.count(_N.article_id.distinct())
    tally = (
        select(_N.key, articles.label("article_count"))
        .where(_N.folded.in_(forms))
        .group_by(_N.key)
        .order_by(articles.desc(), _N.key)
        .limit(MOST_BEARERS)
        .subquery()
    )
    return _introduced(tx, tally)


def namesakes(tx: Tx, forms: Collection[str]) -> tuple[Bearer, ...]:
    """Everyone who bears one of those folded names that few bear, ``FEW`` or fewer."""
    rare = (
        select(_N.folded)
        .where(_N.folded.in_(forms))
        .group_by(_N.folded)
        .having(func.count(_N.key.distinct()) <= FEW)
    )
    tally = (
        select(_N.key, func.count(_N.article_id.distinct()).label("article_count"))
        .where(_N.folded.in_(tx.scalars(rare).all()))
        .group_by(_N.key)
        .subquery()
    )
    return _introduced(tx, tally)


def with_key(tx: Tx, key: str, *, news: bool = False) -> Bearer | None:
    """The actor with this key; unless only ``news`` counts, also of a page that is none."""
    found = select(_P.key, _P.kind, _P.name).where(_P.key == key)
    dated = found.where(_P.counts_from.is_not(None))
    row = tx.execute(dated.order_by(*_NEWEST_FIRST).limit(1)).one_or_none()
    if row is None and not news:
        row = tx.execute(found.limit(1)).one_or_none()
    return None if row is None else _bearer(row)


def present(tx: Tx, scope: Scope) -> dict[str, Presence]:
    """Key -> every actor of some articles, in the order of their keys."""
    # Grouped here: a GROUP BY lures SQLite to read the whole index of keys instead of the few
    # newest rows.
    query = select(_P.key, _P.article_id, _P.mention_count, _P.kind, _P.name)
    articles: dict[str, set[str]] = {}
    mentions: Counter[str] = Counter()
    called: dict[str, tuple[ActorKind, str]] = {}
    for key, article_id, mention_count, kind, name in tx.execute(query.where(_within(scope))):
        articles.setdefault(key, set()).add(article_id)
        mentions[key] += mention_count
        called[key] = max(called.get(key, (kind, name)), (kind, name))
    return {
        key: Presence(
            key=key,
            kind=called[key][0],
            name=called[key][1],
            articles=articles[key],
            mention_count=mentions[key],
        )
        for key in sorted(called)
    }


def _within(scope: Scope) -> ColumnElement[bool]:
    if isinstance(scope, datetime):
        return _P.counts_from >= scope
    return _P.article_id.in_(scope)


def _introduced(tx: Tx, tally: Subquery) -> tuple[Bearer, ...]:
    """Those of a tally (key, article_count), each with its kind and newest name."""
    query = select(
        tally.c.key,
        _of_newest(_P.kind, tally.c.key).label("kind"),
        _of_newest(_P.name, tally.c.key).label("name"),
    ).order_by(tally.c.article_count.desc(), tally.c.key)
    return tuple(_bearer(row) for row in tx.execute(query))


def _of_newest(wanted: ColumnElement[Any], key: ColumnElement[Any]) -> ColumnElement[Any]:
    newest = select(wanted).where(_P.key == key, _P.counts_from.is_not(None))
    return newest.order_by(*_NEWEST_FIRST).limit(1).scalar_subquery()


def _bearer(row: Row[*tuple[Any, ...]]) -> Bearer:
    return Bearer(key=row.key, kind=row.kind, name=row.name)


# --- what is told of a bearer -------------------------------------------------------------------


def count_articles(tx: Tx, keys: Collection[str]) -> int:
    """How many articles of the news name any of these actors."""
    query = select(func.count(_P.article_id.distinct())).where(
        _P.key.in_(keys), _P.counts_from.is_not(None)
    )
    return tx.scalar(query) or 0


def wordings(tx: Tx, key: str) -> tuple[Wording, ...]:
    """How the newest articles call an actor, the last published first.

    Pages that are no news tell only of those whom no news name.
    """
    published = func.coalesce(_A.published, _A.seen).label("published")
    query = (
        select(_P.name, _P.role, published)
        .join_from(schema.appearances, schema.articles, _P.article_id == _A.id)
        .where(_P.key == key)
    )
    dated = query.where(_P.counts_from.is_not(None)).order_by(*_NEWEST_FIRST)
    rows = tx.execute(dated.limit(_RECENT)).all() or tx.execute(query.limit(_RECENT)).all()
    found = [Wording(name=row.name, role=row.role, published=row.published) for row in rows]
    return tuple(sorted(found, key=lambda wording: wording.published, reverse=True))


def called(tx: Tx, key: str) -> tuple[tuple[str, ActorKind], ...]:
    """(name, kind) of everything that stands under a key, which more than one may when merged."""
    query = select(_P.name, _P.kind).where(_P.key == key).distinct()
    return tuple((row.name, row.kind) for row in tx.execute(query.order_by(_P.name)))


def names_of_organisations(tx: Tx, scope: Scope) -> frozenset[tuple[str, str]]:
    """(key, folded name) of every organisation in the news among some articles."""
    query = (
        select(_N.key, _N.folded)
        .join_from(schema.appearances, schema.names, _of_appearance())
        .where(_within(scope), _P.kind == "organisation")
    )
    return frozenset((row.key, row.folded) for row in tx.execute(query))


def _of_appearance() -> ColumnElement[bool]:
    return (_P.article_id == _N.article_id) & (_P.position == _N.position)


# --- names like another -------------------------------------------------------------------------


def alike(tx: Tx, folded: str) -> tuple[str, ...]:
    """Folded names that somebody bears and that somebody may have meant by this one.

    Those that begin like it, by the longest beginning that any name shares with it, down to one
    letter; and those one letter away: changed, missing, too much or swapped with the next.
    """
    beginning: tuple[str, ...] = ()
    for length in range(min(len(folded), _LONGEST_BEGINNING), 0, -1):
        beginning = _beginning_with(tx, folded[:length])
        if beginning:
            break
    # Who types a whole name wrong has the one or the other word of it right, or begins it right.
    slips = [] if " " in folded else _one_letter_away(folded)
    near = [form for batch in batches(slips) for form in _borne(tx, batch)]
    return tuple(dict.fromkeys((*near, *beginning)))


def _beginning_with(tx: Tx, prefix: str) -> tuple[str, ...]:
    """Different names with this beginning; hops through the index from one to the next."""
    after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    first = select(func.min(_N.folded).label("folded")).where(
        _N.folded >= prefix, _N.folded < after
    )
    found = first.cte("found", recursive=True)
    following = (
        select(func.min(_N.folded))
        .where(_N.folded > found.c.folded, _N.folded < after)
        .scalar_subquery()
    )
    found = found.union_all(select(following).where(found.c.folded.is_not(None)))
    query = select(found.c.folded).where(found.c.folded.is_not(None)).limit(_MOST_ALIKE)
    return tuple(tx.scalars(query))


def _borne(tx: Tx, forms: Collection[str]) -> tuple[str, ...]:
    """Which of these names anybody bears."""
    return tuple(tx.scalars(select(_N.folded).where(_N.folded.in_(forms)).distinct()))


def _one_letter_away(word: str) -> list[str]:
    """All folded words that one slip of the finger makes of a word (Norvig, 2007)."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    letters = ascii_lowercase
    slips = [
        *(left + right[1:] for left, right in cuts if right),
        *(left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1),
        *(left + letter + right[1:] for left, right in cuts if right for letter in letters),
        *(left + letter + right for left, right in cuts for letter in letters),
    ]
    return [slip for slip in dict.fromkeys(slips) if slip and slip != word]
