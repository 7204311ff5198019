"""What is shown of people: cards, lists, choices."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model.briefings import ArticleHead
from summarizer.model import Actor


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
