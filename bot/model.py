"""The bot's values: what is stored, what is decided, what is shown and what is sent.

Every ``datetime`` here is aware and in UTC; hours that a reader chose are local ``time`` values and
become instants only together with the chat's zone (``bot.slots``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from summarizer.model import Actor, Article, Sentence, Span, Story, Summary

# --- sources and what comes from them ---------------------------------------------------------


class SourceKind(StrEnum):
    """Where articles come from."""

    FOLDER = "folder"
    FEED = "feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave to ask "changed since?" with (RFC 9110 §8.8), verbatim."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A folder or feed that is read again and again; ``address`` is its path or URL."""

    id: int
    kind: SourceKind
    address: str
    title: str
    validators: Validators = Validators()
    next_check: datetime
    failures: int = 0
    last_success: datetime | None = None
    last_error: str | None = None
    article_count: int = 0
    newest_article: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a source before it is read: a feed's item, a folder's file.

    Attributes:
        url: the canonical address, if it has one.
        external_id: the feed's guid, or the file's path inside the folder.
        raw: the text as found, when the source holds it whole; None when the page must be fetched.
    """

    external_id: str
    outlet: str
    title: str
    url: str | None = None
    language: str = "en"
    published: datetime | None = None
    raw: str | None = None


class Trouble(StrEnum):
    """Why something could not be read; ``render`` says for each what to do next."""

    FORBIDDEN_ADDRESS = "forbidden address"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed out"
    TOO_MANY_REDIRECTS = "too many redirects"
    NEEDS_LOGIN = "needs a login"
    GONE = "gone"
    REFUSED = "refused"
    TOO_LARGE = "too large"
    NOT_TEXT = "not text"
    NOT_A_FEED = "not a feed"
    NO_ARTICLE = "no article"
    EMPTY = "empty"
    UNKNOWN_LANGUAGE = "unknown language"
    NOT_FOUND = "not found"
    ANALYSIS_FAILED = "analysis failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A source, page or file that could not be read; ``detail`` is for the operator.

    ``retry_after`` is how long a server asked to be left alone.
    """

    trouble: Trouble
    detail: str = ""
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """All that is known of one article after it was analysed.

    Attributes:
        article: with its cleaned text, which every span indexes.
        byline: the author line as worded, or None.
        sentences: the body in reading order.
        summary: up to five sentences by ``method``.
        method: the method of ``summarizer.METHODS`` that chose them.
        actors: who acts and speaks in it, most prominent first.
    """

    article: Article
    byline: str | None
    sentences: tuple[Sentence, ...]
    summary: Summary
    method: str
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredStory:
    """A story as it is kept: with the summary over all its articles.

    Attributes:
        summary: (article id, span, score) of each chosen sentence, in reading order.
        independent: how many reports are independent; syndicated copies count once.
    """

    story: Story
    summary: tuple[tuple[str, Span, float], ...]
    independent: int


# --- chats ------------------------------------------------------------------------------------


class ChatKind(StrEnum):
    """The kinds of chat of the Bot API."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Length(StrEnum):
    """How much of each story a briefing shows: 1 sentence of 5 stories, 1 of 10, 3 of 10."""

    SHORT = "short"
    NORMAL = "normal"
    LONG = "long"


EVERY_DAY = frozenset(range(7))
"""Weekdays as ``date.weekday()`` counts them, Monday 0."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Address:
    """Where messages go: a chat, or one topic of a forum (``thread_id``; None outside topics)."""

    chat_id: int
    thread_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A chat (or forum topic) and what it chose.

    Attributes:
        slots: 0 to 3 local hours; empty means not subscribed.
        timezone: an IANA name; ``timezone_chosen`` is False while it is the instance's default.
        next_due: the instant of the next briefing, None when none is due.
        paused_until: the reader's own pause.
        unreachable_since: since when Telegram refuses messages to it; kept 90 days.
        created: when the chat was first seen; revocations and look-backs count from it.
    """

    address: Address
    title: str
    kind: ChatKind
    language: str
    timezone: str
    timezone_chosen: bool
    slots: tuple[time, ...]
    weekdays: frozenset[int]
    length: Length
    silent: bool
    paused_until: datetime | None
    next_due: datetime | None
    unreachable_since: datetime | None
    created: datetime


# --- what is shown ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """What is said of an article beside its sentences."""

    id: str
    outlet: str
    title: str
    url: str | None
    published: datetime | None
    seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One verbatim sentence with the article it stands in.

    Attributes:
        gap_before: text between this sentence and the one shown before it, in the same
            paragraph, is left out; shown as ``[…]``.
    """

    head: ArticleHead
    span: Span
    text: str
    gap_before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefedStory:
    """A story as a briefing or a list shows it.

    Attributes:
        sentences: the first is for the index; all are for the story's card.
        heads: every article of the story, newest first.
        independent: how many reports are independent; syndicated copies count once.
        update: the reader was shown the story before; ``sentences`` are only what is new.
    """

    story_id: str
    headline: str
    sentences: tuple[Cited, ...]
    heads: tuple[ArticleHead, ...]
    independent: int
    update: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The news of a stretch of time, most important story first; briefings are cut from it."""

    stories: tuple[BriefedStory, ...]
    article_count: int
    source_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """One briefing of one chat for one slot of one local date.

    Attributes:
        id: the row's id once stored, else None (``/briefing`` and ``--dry-run`` store nothing).
        slot: the local hour it was due; None when it was asked for.
        made_at: the instant it speaks of.
        quiet_reason: why there is nothing to tell, as a sentence; None when there are stories.
        next_due: when the next one comes.
    """

    id: int | None
    chat: Chat
    slot: time | None
    local_date: date
    made_at: datetime
    stories: tuple[BriefedStory, ...]
    article_count: int
    quiet_reason: str | None
    next_due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A sentence between its neighbours: the whole paragraph, with the sentence's place in it."""

    head: ArticleHead
    paragraph: str
    span_in_paragraph: Span
    fetched: datetime
    text_hash: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What ``/status`` and ``doctor`` tell of the instance.

    Attributes:
        ledger: outbox state -> number of messages; ``due`` is their sum.
        oldest_waiting: the instant of the oldest message still to be sent.
    """

    articles: int
    stories: int
    actors: int
    chats: int
    subscribed: int
    unreachable: int
    sources: tuple[Source, ...]
    ledger: Mapping[str, int]
    oldest_waiting: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a re-summarise would change of one article or story: old and new sentences."""

    subject: str
    subject_id: str
    title: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A re-summarise: what was asked for and what it would change until it is published."""

    id: int
    scope: str
    method: str
    articles_seen: int
    articles_changed: int
    stories_changed: int
    failures: int
    changes: tuple[Change, ...]
    published: bool


# --- what is sent -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """An inline button; ``data`` is callback data of 1 to 64 bytes, or ``url`` opens a link."""

    label: str
    data: str | None = None
    url: str | None = None


Buttons = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A text in Telegram's HTML, of 4,096 UTF-16 units or fewer once parsed, and its buttons."""

    html: str
    buttons: Buttons = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A row of the outbox that is to be sent.

    Attributes:
        id: the ledger's row.
        key: unique for (chat, briefing, part); a second row with it is never made.
        not_before: when it may be sent at the earliest.
        expires: when it is no longer news and is counted as expired.
        attempts: how often it has been tried.
        plain: the last try failed on markup; send it as plain text.
        doubtful: an earlier try broke off after it was written; it may have arrived.
    """

    id: int
    key: str
    address: Address
    html: str
    buttons: Buttons
    silent: bool
    not_before: datetime
    expires: datetime | None
    attempts: int
    plain: bool = False
    doubtful: bool = False


class LedgerState(StrEnum):
    """The states of an outbox row; every row is in exactly one."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    PAUSED = "paused"
    EXPIRED = "expired"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Telegram has the message."""

    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Postponed:
    """Try again at ``until``; ``counts`` is False where Telegram only asked to wait.

    ``plain`` and ``doubtful`` are remembered with the message for its next tries.
    """

    until: datetime
    reason: str
    counts: bool = True
    plain: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Telegram will not deliver it.

    ``chat_gone`` when nothing can be sent to the chat at all, ``topic_gone`` when only its topic is
    closed or deleted.
    """

    reason: str
    chat_gone: bool
    topic_gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The group became a supergroup with another id."""

    chat_id: int


Outcome = Sent | Postponed | Refused | Moved
