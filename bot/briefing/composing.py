"""One briefing, cut from the news: how many stories, which are new to the reader, why none."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.model import BriefedStory, Briefing, Chat, Edition, cite
from bot.slots import local_time
from bot.store.briefings import Past
from bot.store.editions import Stretch
from summarizer.model import Budget, Document, Sentence, Span

CARD = Budget(sentences=5)
"""What the card of a story holds at most."""

MOST_KEPT = 2000
"""Different pasts of readers kept at a time; chats that are due together mostly share theirs."""

LONGEST_LOOK_BACK = timedelta(days=3)
"""Older news is no news, even after a holiday or a long downtime."""

Shown = frozenset[tuple[str, Span]]
"""Sentences that a reader was shown: article id and span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """When and why a briefing is made.

    Attributes:
        slot: the local hour it is due; None when it was asked for.
        next_due: when the next one comes.
    """

    slot: time | None
    local_date: date
    made_at: datetime
    next_due: datetime | None


class Updates:
    """What is new in a story for readers who were shown it before.

    Chats with the same past share the answer, which is worked out once.
    """

    def __init__(self, documents: Mapping[str, Document]) -> None:
        """``documents`` holds, by article id, the articles of every story that was shown before."""
        self._documents = documents
        self._known: dict[tuple[str, Shown, frozenset[str]], BriefedStory | None] = {}

    def of(self, story: BriefedStory, shown: Shown, told: frozenset[str]) -> BriefedStory | None:
        """The story with its new sentences only; None when there are none.

        Args:
            story: of the edition.
            shown: the sentences of the story that the reader was shown.
            told: ids of the articles it had then; new is what others say.
        """
        key = (story.story_id, shown, told)
        if key not in self._known:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[key] = self._work_out(story, shown, told)
        return self._known[key]

    def _work_out(
        self, story: BriefedStory, shown: Shown, told: frozenset[str]
    ) -> BriefedStory | None:
        fresh = [
            self._documents[head.id]
            for head in story.heads
            if head.id in self._documents and head.id not in told
        ]
        known = [
            span.of(self._documents[article_id].article.text)
            for article_id, span in sorted(shown)
            if article_id in self._documents
        ]
        sentences = _summarize_new(fresh, known)
        if not sentences:
            return None
        heads = {head.id: head for head in story.heads}
        return replace(story, sentences=cite(sentences, heads), update=True)


def _summarize_new(fresh: Sequence[Document], known: Sequence[str]) -> tuple[Sentence, ...]:
    if not fresh:
        return ()
    from summarizer import summarize

    return summarize(fresh, CARD, known=known, opening=True).sentences


def compose(
    chat: Chat, edition: Edition, past: Past, updates: Updates, occasion: Occasion
) -> Briefing:
    """Cut a chat's briefing from the news.

    Args:
        chat: who reads it, with the length it chose.
        edition: the news since the last briefing that reached the chat, most important first.
        past: what delivered briefings told the chat.
        updates: what is new in stories that were shown before.
        occasion: when and why.

    Returns:
        A briefing of new stories, and of known ones with their new sentences only; or one that
        says why there is nothing to tell.
    """
    stories: list[BriefedStory] = []
    for story in edition.stories:
        if len(stories) == chat.length.stories:
            break
        if (news := _news_in(story, past, updates)) is not None:
            stories.append(news)
    return Briefing(
        id=None,
        chat=chat,
        slot=occasion.slot,
        local_date=occasion.local_date,
        made_at=occasion.made_at,
        stories=tuple(stories),
        article_count=max(edition.article_count, _articles_of(stories)),
        quiet_reason=None if stories else _quiet_reason(edition, chat, past, occasion),
        next_due=occasion.next_due,
        muted_count=edition.muted_count,
    )


def _articles_of(stories: Sequence[BriefedStory]) -> int:
    """How many articles tell these stories, also where they were read before the last briefing."""
    return len({head.id for story in stories for head in story.heads})


def looks_back_to(previous: datetime | None, now: datetime, hours: int) -> Stretch:
    """Which news a briefing tells: what was read since the one before, or a first one's ``hours``.

    The moments are rounded down to the full hour, so that chats share editions; what was shown
    before is left out anyway.
    """
    if previous is None:
        return Stretch(since=_full_hour(now - timedelta(hours=hours)))
    earliest = now - LONGEST_LOOK_BACK
    return Stretch(since=_full_hour(earliest), read_since=_full_hour(max(previous, earliest)))


def _full_hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def shown_of(story: BriefedStory, shown: Collection[tuple[str, Span]]) -> Shown:
    """Those of the shown sentences that stand in the story's articles."""
    ids = {head.id for head in story.heads}
    return frozenset(sentence for sentence in shown if sentence[0] in ids)


def _news_in(story: BriefedStory, past: Past, updates: Updates) -> BriefedStory | None:
    known = shown_of(story, past.shown) if past.shown else frozenset()
    if not known:
        return story
    update = updates.of(story, known, past.told & {head.id for head in story.heads})
    return None if update is None else replace(update, followed=story.followed)


def _quiet_reason(edition: Edition, chat: Chat, past: Past, occasion: Occasion) -> str:
    if not edition.source_count:
        return "No sources yet; an admin can add one with /addsource."
    if edition.is_first:
        return "The first articles are being read just now. Ask again in a minute."
    since = _since(chat, past.reached, occasion)
    if not edition.article_count:
        return f"No new articles {since}."
    return f"No new stories {since}."


def _since(chat: Chat, reached: datetime | None, occasion: Occasion) -> str:
    if reached is None:
        return "in the last hours"
    local = local_time(reached, chat.timezone)
    days = (occasion.local_date - local.date()).days
    if days <= 0:
        return f"since the briefing of {local:%H:%M}"
    if days == 1:
        return "since yesterday’s briefing"
    return f"since the briefing of {local:%A}"
