"""What somebody said, about what, in the order of time; and the same to be checked elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.answers import actors, cards, families, naming
from bot.answers.families import Family
from bot.model import ActorLine, ArticleHead, Choice, NobodyFound
from bot.store import articles, names, people
from bot.store.database import Database, Tx
from summarizer.model import Quote
from summarizer.people import fold_name

STATEMENTS_OF_A_PAGE = 5

SURE = 0.9
"""Statements of which text and speaker are this certain are shown."""

_MOST_APPEARANCES = 2000
"""The newest articles of an actor that are searched: more than anyone reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement and the article it stands in."""

    quote: Quote
    head: ArticleHead


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One page of somebody's statements, oldest first; ``total`` counts those of all pages."""

    speaker: ActorLine
    words: str
    statements: tuple[Statement, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A statement to be checked without this product.

    Attributes:
        start: where it begins in the article's text, in characters.
        end: where it ends.
        text_hash: of the text that the offsets index (BLAKE2b, 16 bytes, hexadecimal).
    """

    published: datetime | None
    outlet: str
    title: str
    link: str | None
    speaker: str
    text: str
    direct: bool
    via: str | None
    start: int
    end: int
    text_hash: str


def said(
    db: Database, name: str, words: str = "", *, page: int = 0
) -> Said | Choice | NobodyFound:
    """What somebody of a name said that holds all of some words.

    Args:
        db: the store.
        name: as a reader types it.
        words: beginnings of words, in any order; none for everything.
        page: which page, from 0; the last where there are fewer.
    """
    asked = " ".join(name.split())[: actors.LONGEST_NAME]
    with db.read() as tx:
        meant = naming.meant_by(tx, asked)
        if len(meant) != 1:
            return actors.nobody_or_several(tx, asked, meant)
        found = _about(_statements(tx, meant[0]), words)
        pages = max(1, -(-len(found) // STATEMENTS_OF_A_PAGE))
        page = min(max(0, page), pages - 1)
        return Said(
            speaker=cards.line(tx, meant[0], names.count_articles(tx, meant[0].keys)),
            words=words,
            statements=tuple(found[page * STATEMENTS_OF_A_PAGE :][:STATEMENTS_OF_A_PAGE]),
            page=page,
            pages=pages,
            total=len(found),
        )


def export_statements(db: Database, key: str, words: str = "") -> tuple[Line, ...]:
    """All that an actor said, with links, offsets and hashes, oldest first.

    Args:
        db: the store.
        key: the actor's.
        words: as of ``said``.
    """
    with db.read() as tx:
        family = families.with_key(tx, key)
        found = () if family is None else _about(_statements(tx, family), words)
        hashes = articles.text_hashes(tx, {statement.head.id for statement in found})
        return tuple(_line(statement, hashes[statement.head.id]) for statement in found)


def _statements(tx: Tx, family: Family) -> list[Statement]:
    """The sure statements; a passage inside another statement stands there alone."""
    appearances = people.under(tx, family.keys, _MOST_APPEARANCES)
    heads = articles.heads(tx, {each for actor in appearances for each in actor.article_ids})
    found = [
        Statement(quote=quote, head=heads[quote.article_id])
        for actor in appearances
        for quote in _outer([quote for quote in actor.quotes if quote.confidence >= SURE])
    ]
    return sorted(found, key=_moment)


def _moment(statement: Statement) -> tuple[datetime, str, int]:
    head, span = statement.head, statement.quote.span
    return (head.published or head.seen).astimezone(UTC), head.id, span.start


def _outer(quotes: Sequence[Quote]) -> Iterator[Quote]:
    for quote in quotes:
        span = quote.span
        if not any(
            other.span != span and other.span.start <= span.start and span.end <= other.span.end
            for other in quotes
        ):
            yield quote


def _about(statements: Iterable[Statement], words: str) -> list[Statement]:
    wanted = fold_name(words).split()
    return [
        statement
        for statement in statements
        if all(f" {word}" in f" {fold_name(statement.quote.text)}" for word in wanted)
    ]


def _line(statement: Statement, text_hash: str) -> Line:
    quote, head = statement.quote, statement.head
    return Line(
        published=head.published,
        outlet=head.outlet,
        title=head.title,
        link=head.url,
        speaker=quote.speaker,
        text=quote.text,
        direct=quote.direct,
        via=quote.via,
        start=quote.span.start,
        end=quote.span.end,
        text_hash=text_hash,
    )
