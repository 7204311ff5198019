"""What is shown of the news: cited sentences, stories, editions and briefings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.model.chats import Chat
from summarizer.model import Sentence, Span


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


def cite(sentences: Sequence[Sentence], heads: Mapping[str, ArticleHead]) -> tuple[Cited, ...]:
    """The sentences in the order shown, with their articles' heads and the gaps between them."""
    return tuple(
        Cited(
            head=heads[sentence.article_id],
            span=sentence.span,
            text=sentence.text,
            gap_before=place > 0 and _leaves_gap(sentences[place - 1], sentence),
        )
        for place, sentence in enumerate(sentences)
    )


def _leaves_gap(before: Sentence, after: Sentence) -> bool:
    together = (before.article_id, before.paragraph) == (after.article_id, after.paragraph)
    return together and after.index != before.index + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefedStory:
    """A story as a briefing or a list shows it.

    Attributes:
        sentences: the first is for the index; all are for the story's card.
        heads: every article of the story, newest first.
        independent: how many reports are independent; syndicated copies count once.
        update: the reader was shown the story before; ``sentences`` are only what is new.
        followed: the reader follows it, or something that it is about.
        differences: two sentences each in which outlets count the same differently; on cards.
        timeline: the days of the story, oldest first, each in one sentence; on cards.
    """

    story_id: str
    headline: str
    sentences: tuple[Cited, ...]
    heads: tuple[ArticleHead, ...]
    independent: int
    update: bool = False
    followed: bool = False
    differences: tuple[tuple[Cited, Cited], ...] = ()
    timeline: tuple[tuple[date, Cited], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The news of a stretch of time as one reader wants it; briefings are cut from it.

    Attributes:
        stories: most important first.
        muted_count: the stories that the reader wants none of.
        is_first: the sources are being read for the first time, and none is done.
    """

    stories: tuple[BriefedStory, ...]
    article_count: int
    source_count: int
    muted_count: int = 0
    is_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """One briefing of one chat for one slot of one local date.

    Attributes:
        id: the row's id once stored, else None (``/briefing`` and ``--dry-run`` store nothing).
        slot: the local hour it was due; None when it was asked for.
        made_at: the instant it speaks of.
        quiet_reason: why there is nothing to tell, as a sentence; None when there are stories.
        next_due: when the next one comes.
        muted_count: the stories left out because the reader wants none of them.
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
    muted_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A sentence between its neighbours: the whole paragraph, with the sentence's place in it."""

    head: ArticleHead
    paragraph: str
    span_in_paragraph: Span
    fetched: datetime
    text_hash: str
