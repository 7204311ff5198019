"""Where news comes from and what is made of it: sources, items, digests, stories."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from summarizer.model import Actor, Article, Sentence, Span, Story, Summary


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
        language: as the source says it, or a file's text shows; "" when it must be told later.
        raw: the text as found, when the source holds it whole; None when the page must be fetched.
    """

    external_id: str
    outlet: str
    title: str
    url: str | None = None
    language: str = ""
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
    NOT_FOUND = "not found"
    ANALYSIS_FAILED = "analysis failed"
    NOT_STORED = "not stored"


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
        differences: (article id, span) of two sentences each that count the same differently.
        timeline: (day, article id, span) of the sentence that tells each day, oldest first.
    """

    story: Story
    summary: tuple[tuple[str, Span, float], ...]
    independent: int
    differences: tuple[tuple[tuple[str, Span], tuple[str, Span]], ...] = ()
    timeline: tuple[tuple[date, str, Span], ...] = ()
