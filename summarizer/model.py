"""The values of the core: articles in, sentences, summaries, stories and actors out.

Every value that is shown to a reader points into the text of an article: for any ``Span`` of an
article, ``article.text[span.start:span.end]`` is exactly what is shown. Offsets are Python string
offsets (code points), half-open.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ActorKind = Literal["person", "organisation", "country"]

METHODS = (
    "news",
    "lexrank",
    "textrank",
    "lsa",
    "luhn",
    "kl",
    "sumbasic",
    "reduction",
    "edmundson",
    "lead",
)
"""How sentences can be chosen: "news" is ours, "lead" takes them as they come, the others are sumy's."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open range of characters, ``text[start:end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs from 0 <= start <= end, not {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One publication by one outlet.

    ``published`` is aware. ``language`` is an ISO 639-1 code or BCP 47 tag, or "" to be told from
    the text when it is read.
    """

    id: str
    source: str
    title: str
    text: str
    url: str | None = None
    language: str = "en"
    published: datetime | None = None

    def __post_init__(self) -> None:
        if self.published is not None and self.published.tzinfo is None:
            raise ValueError(f"article {self.id}: published needs a time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of an article; ``index`` counts sentences and ``paragraph`` paragraphs from 0."""

    article_id: str
    index: int
    paragraph: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article that has been read.

    Attributes:
        article: a copy of the article with the cleaned text, which all spans index.
        byline: the author line as worded, or None.
        sentences: the body's sentences in reading order.
    """

    article: Article
    byline: str | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How long a summary may be; both limits hold when both are given.

    Attributes:
        sentences: the most sentences.
        words: the most words, counted as ``len(text.split())``.
    """

    sentences: int | None = None
    words: int | None = None

    def __post_init__(self) -> None:
        limits = [limit for limit in (self.sentences, self.words) if limit is not None]
        if not limits or min(limits) < 0:
            raise ValueError("a budget needs a limit in sentences or words, of 0 or more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Chosen sentences in reading order, each with the score that chose it."""

    sentences: tuple[Sentence, ...]
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about one event, or one that goes on; the headline is its newest article's."""

    id: str
    headline: str
    article_ids: tuple[str, ...]
    keywords: tuple[str, ...]
    first_seen: datetime | None
    last_seen: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Whoever knows says: each of some articles tells the story of each of some others, or not.

    Attributes:
        together: whether they tell one story.
        ones: ids of some articles.
        others: ids of other articles.
    """

    together: bool
    ones: frozenset[str]
    others: frozenset[str]

    @property
    def opposite(self) -> "Ruling":
        """What takes this back."""
        return Ruling(together=not self.together, ones=self.ones, others=self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name where it stands in an article, with the title before it, as worded."""

    article_id: str
    span: Span
    name: str
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What an article calls an actor, as worded: "U.S. Secretary of State"."""

    article_id: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A statement as worded.

    Attributes:
        article_id: the article it stands in.
        span: where the content stands, without quotation marks.
        text: the content, exactly ``article.text[span.start:span.end]``.
        speaker: the name of the ``Actor`` that made it, never a pronoun.
        via: who passed it on ("the State Department"), as worded.
        verb: the verb of saying, as worded ("said").
        direct: whether the whole content stands in quotation marks.
        confidence: 0 to 1, how sure text and speaker are; cards show 0.9 and more.
    """

    article_id: str
    span: Span
    text: str
    speaker: str
    via: str | None
    verb: str | None
    direct: bool
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody, or something, that speaks or acts in the news.

    Attributes:
        name: the fullest name, as worded.
        kind: person, organisation or country.
        aliases: other names as worded, without ``name``.
        roles: what articles call the actor, in reading order.
        quotes: what the actor said, in reading order.
        article_ids: the articles that name the actor.
        mentions: every place that names the actor.
    """

    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    quotes: tuple[Quote, ...]
    article_ids: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """More than one actor fits the name that was asked for, most prominent first."""

    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nobody:
    """No actor fits the name; ``closest`` are the names most like it."""

    name: str
    closest: tuple[str, ...]


Found = Actor | Several | Nobody
