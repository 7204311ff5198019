"""What is shown of people: cards, lists, choices, statements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b

from bot.model.briefings import ArticleHead, Proof
from summarizer.model import Actor, Quote, Role

SURE = 0.9
"""Statements of which text and speaker are this certain are shown."""

_SHORTEST_REPORTED = 3


def shown_quotes(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Those of somebody's statements that are shown: the sure ones, in the order given.

    A passage quoted inside a reported statement stands there alone, and of a report of a word or two,
    "announced | her candidacy", nobody learns what was said.
    """
    sure = [quote for quote in quotes if quote.confidence >= SURE and _tells(quote)]
    by_article: dict[str, list[Quote]] = {}
    for quote in sure:
        by_article.setdefault(quote.article_id, []).append(quote)
    return tuple(
        q for q in sure if not any(_holds(other, q) for other in by_article[q.article_id])
    )


def _tells(quote: Quote) -> bool:
    return quote.direct or len(quote.text.split()) >= _SHORTEST_REPORTED


def _holds(outer: Quote, inner: Quote) -> bool:
    within = outer.span.start <= inner.span.start and inner.span.end <= outer.span.end
    return within and outer.span != inner.span


def line_mark(line: Role | Quote) -> str:
    """What tells a role or statement of somebody from their others: 8 hexadecimal digits.

    Made of its place and words, so that a button finds the same line when others have come before.
    """
    place = f"{line.article_id}\0{line.span.start}\0{line.text}"
    return blake2b(place.encode(errors="replace"), digest_size=4).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """An actor with what a card needs beside it.

    Attributes:
        key: the durable key of the actor's name, for buttons and links.
        keys: all keys that mean the actor, its own first.
        heads: article id -> head, for every article that roles and quotes point into.
        companions: (name, key, number of shared articles), most first.
        stories: (story id, headline), newest first.
    """

    key: str
    actor: Actor
    heads: Mapping[str, ArticleHead]
    companions: tuple[tuple[str, str, int], ...]
    stories: tuple[tuple[str, str], ...]
    keys: tuple[str, ...] = ()

    def places_of(self, mark: str) -> frozenset[tuple[str, str]]:
        """(article id, text) of all that a line of the card stands for (``line_mark``).

        A card shows a role once for all articles of an outlet that word it so.
        """
        alike = {self._wording(role) for role in self.actor.roles if line_mark(role) == mark}
        roles = [role for role in self.actor.roles if self._wording(role) in alike]
        quotes = [quote for quote in self.actor.quotes if line_mark(quote) == mark]
        return frozenset(
            [
                *((role.article_id, role.text) for role in roles),
                *((quote.article_id, quote.text) for quote in quotes),
            ]
        )

    def _wording(self, role: Role) -> tuple[str, str | None]:
        head = self.heads.get(role.article_id)
        return role.text.casefold(), None if head is None else head.outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLine:
    """One line of ``/who``: a main actor with the newest role and the number of articles."""

    key: str
    name: str
    role: str | None
    article_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorList:
    """One page of the main actors; ``of_story`` names the story they come from, if one."""

    people: tuple[ActorLine, ...]
    others: tuple[ActorLine, ...]
    page: int
    pages: int
    of_story: str | None = None
    headline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextActors:
    """Who is in a text that somebody sent.

    Attributes:
        title: the text's.
        language: the text's, which says whether people can be found in it.
        people: each with the role that the text gives, and the number of stored news.
        others: organisations and countries.
        known: the keys of those who have a card.
    """

    title: str
    language: str
    people: tuple[ActorLine, ...]
    others: tuple[ActorLine, ...]
    known: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Several actors fit a name: which of these?"""

    name: str
    lines: tuple[ActorLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NobodyFound:
    """No actor fits a name; ``closest`` are (name, key) of those most like it."""

    name: str
    closest: tuple[tuple[str, str], ...]


WhoAnswer = PersonCard | Choice | NobodyFound


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
class ExportedStatement:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class LineProof:
    """A role or statement of an actor where it stands."""

    name: str
    proof: Proof


class CorrectionKind(StrEnum):
    """What was put right about somebody."""

    REMOVED = "removed"
    MERGED = "merged"
    PARTED = "parted"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was put right, once.

    Attributes:
        number: by which it is withdrawn.
        made_by: the Telegram user who asked.
        name: who it concerns; None of who was removed, whose name is not kept.
        other: whom that person was merged into.
        head: the article that it concerns.
    """

    number: int
    kind: CorrectionKind
    made: datetime
    made_by: int | None
    name: str | None
    other: str | None
    head: ArticleHead | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionList:
    """One page of what was put right, the newest first."""

    corrections: tuple[Correction, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """What a withdrawn correction leaves to do.

    Attributes:
        moved_to: the keys under which whoever it moved may stand.
        unread: articles that must be read again to show what was struck.
    """

    kind: CorrectionKind
    moved_to: frozenset[str]
    unread: frozenset[str]
