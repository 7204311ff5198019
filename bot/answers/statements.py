"""What somebody said, about what, in the order of time; and the same to be checked elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import takewhile

from bot.answers import actors, cards, families, naming
from bot.answers.families import Family
from bot.model import (
    Choice,
    ExportedStatement,
    LineProof,
    NobodyFound,
    Said,
    Statement,
    line_mark,
    shown_quotes,
)
from bot.store import articles, digests, names, people, proofs
from bot.store.database import Database, Tx
from summarizer.model import Quote, Role
from summarizer.people import fold_name

STATEMENTS_OF_A_PAGE = 5

_MOST_APPEARANCES = 2000
"""The newest articles of an actor that are searched: more than anyone reads."""

_LONGEST_NAME_IN_WORDS = 6
"""Words of a name, with a title before it; more are not looked up."""


def name_and_words(db: Database, asked: str) -> tuple[str, str]:
    """Part a question, ``Joe Biden the border``, into a name and the words that follow it.

    The name is what stands before a colon, or else the longest beginning that means somebody, with
    the surname after it that is misspelt. Of a name that nobody bears it is what begins with
    capitals, or the first word.
    """
    asked = naming.name_in(asked)
    before, colon, after = asked.partition(":")
    if colon:
        return before.strip(), after.strip()
    words = asked.split()
    with db.read() as tx:
        length = _name_length(tx, words)
    return " ".join(words[:length]), " ".join(words[length:])


def _name_length(tx: Tx, words: Sequence[str]) -> int:
    for length in range(min(len(words), _LONGEST_NAME_IN_WORDS), 0, -1):
        meant = naming.meant_by(tx, " ".join(words[:length]))
        if meant:
            misspelt = naming.misspells_surname(meant, words[length - 1], words[length:])
            return length + 1 if misspelt else length
    return len([*takewhile(lambda word: word[0].isupper(), words)]) or 1


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
        return _said(tx, meant[0], words, page)


def said_by(db: Database, key: str, words: str = "", *, page: int = 0) -> Said | None:
    """What the actor with a key said, as of ``said``; None when nothing is stored under it."""
    with db.read() as tx:
        family = families.with_key(tx, key)
        return None if family is None else _said(tx, family, words, page)


def export_statements(db: Database, key: str, words: str = "") -> tuple[ExportedStatement, ...]:
    """All that an actor said, with links, offsets and hashes, oldest first.

    Args:
        db: the store.
        key: the actor's.
        words: as of ``said``.
    """
    with db.read() as tx:
        family = families.with_key(tx, key)
        found = () if family is None else _about(_statements(tx, family), words)
        hashes = digests.text_hashes(tx, {statement.head.id for statement in found})
        return tuple(_line(statement, hashes[statement.head.id]) for statement in found)


def line_proof(db: Database, key: str, mark: str) -> LineProof | None:
    """A role or statement of an actor where it stands; None when one of them is gone.

    Args:
        db: the store.
        key: the actor's.
        mark: the line's (``bot.model.line_mark``).
    """
    with db.read() as tx:
        family = families.with_key(tx, key)
        if family is None:
            return None
        line = next((each for each in _lines(tx, family) if line_mark(each) == mark), None)
        proof = None if line is None else proofs.find(tx, line.article_id, line.span)
        name = cards.line(tx, family, 0).name
        return None if proof is None else LineProof(name=name, proof=proof)


def _lines(tx: Tx, family: Family) -> Iterator[Role | Quote]:
    for actor in people.under(tx, family.keys, _MOST_APPEARANCES):
        yield from actor.roles
        yield from actor.quotes


def _said(tx: Tx, family: Family, words: str, page: int) -> Said:
    found = _about(_statements(tx, family), words)
    pages = max(1, -(-len(found) // STATEMENTS_OF_A_PAGE))
    page = min(max(0, page), pages - 1)
    return Said(
        speaker=cards.line(tx, family, names.count_articles(tx, family.keys)),
        words=words,
        statements=tuple(found[page * STATEMENTS_OF_A_PAGE :][:STATEMENTS_OF_A_PAGE]),
        page=page,
        pages=pages,
        total=len(found),
    )


def _statements(tx: Tx, family: Family) -> list[Statement]:
    """The sure statements; a passage inside another statement stands there alone."""
    appearances = people.under(tx, family.keys, _MOST_APPEARANCES)
    heads = articles.heads(tx, {each for actor in appearances for each in actor.article_ids})
    found = [
        Statement(quote=quote, head=heads[quote.article_id])
        for actor in appearances
        for quote in shown_quotes(actor.quotes)
    ]
    return sorted(found, key=_moment)


def _moment(statement: Statement) -> tuple[datetime, str, int]:
    head, span = statement.head, statement.quote.span
    return (head.published or head.seen).astimezone(UTC), head.id, span.start


def _about(statements: Iterable[Statement], words: str) -> list[Statement]:
    wanted = fold_name(words).split()
    return [
        statement
        for statement in statements
        if all(f" {word}" in f" {fold_name(statement.quote.text)}" for word in wanted)
    ]


def _line(statement: Statement, text_hash: str) -> ExportedStatement:
    quote, head = statement.quote, statement.head
    return ExportedStatement(
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
