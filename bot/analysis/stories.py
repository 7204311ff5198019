"""What the worker does that holds the running stories: it groups the news, and tells each story."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.analysis.digests import SUMMARY_SENTENCES
from bot.model import StoredStory
from summarizer.model import Budget, Document, Ruling, Story, Summary

if TYPE_CHECKING:
    from summarizer.stories import Stream

_held: "dict[int, Stream]" = {}
"""The running stories of this process, under the mark of their last change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """What happened to the news since it was grouped.

    Attributes:
        documents: articles that came, or were rewritten.
        removed: ids of articles that are stored no more; their stories are told without them.
        expired: ids of articles that became too old; their stories stay as they were told.
    """

    documents: Sequence[Document] = ()
    removed: Collection[str] = ()
    expired: Collection[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """What became of the stories.

    Attributes:
        changed: all that are not as they were.
        gone: ids of those that are no more, because their articles are in others now or removed.
    """

    changed: tuple[Story, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """All the news of a stretch of time.

    Attributes:
        documents: the articles.
        stories: the stories so far; one that goes on keeps its id.
        noted: ids of articles that came or were rewritten since.
        rulings: what admins said of stories, the oldest first.
    """

    documents: Sequence[Document]
    stories: Sequence[Story]
    noted: Collection[str] = ()
    rulings: Sequence[Ruling] = ()


def begin(mark: int, window: Window) -> Regrouped:
    """Group all the news of a stretch of time, and hold its stories for what comes.

    Args:
        mark: what the stories are held under.
        window: all the news, and what is known of it.
    """
    from summarizer.stories import Stream

    _held.clear()
    stream = _held[mark] = Stream(window.documents, window.stories, window.rulings)
    present = {document.article.id for document in window.documents}
    before = {story.id: present.intersection(story.article_ids) for story in window.stories}
    new = present.intersection(window.noted)
    return Regrouped(
        changed=tuple(
            story
            for story in stream.stories
            if before.get(story.id) != {*story.article_ids}
            or not new.isdisjoint(story.article_ids)
        ),
        gone=tuple(story_id for story_id in before if stream.get(story_id) is None),
    )


def advance(mark: int, next_mark: int, arrivals: Arrivals) -> Regrouped | None:
    """Put what came in its place among the stories that are held.

    Args:
        mark: what the stories were held under.
        next_mark: what they are held under from now on.
        arrivals: what came, and what went.

    Returns:
        What became of the stories; None when none are held under the mark, as in a new process.
    """
    stream = _held.pop(mark, None)
    if stream is None:
        return None
    for article_id in arrivals.expired:
        stream.remove(article_id)
    touched = {stream.remove(article_id) for article_id in arrivals.removed}
    for document in arrivals.documents:
        placed = stream.add(document)
        touched |= {*(story.id for story in placed.changed), *placed.gone}
    _held[next_mark] = stream
    found = {story_id: stream.get(story_id) for story_id in touched if story_id is not None}
    return Regrouped(
        changed=tuple(story for story in found.values() if story is not None),
        gone=tuple(sorted(story_id for story_id, story in found.items() if story is None)),
    )


def amend_stories(
    documents: Sequence[Document],
    stories: Sequence[Story],
    rulings: Sequence[Ruling],
    taken: Collection[str],
) -> tuple[StoredStory, ...]:
    """Let stories obey rulings and tell those that changed.

    Args:
        documents: their articles.
        stories: the stories that are ruled of.
        rulings: all rulings, the oldest first.
        taken: ids of other stories.

    Returns:
        The stories that have other articles than before.
    """
    from summarizer.stories import Rulings, amend

    before = {story.id: {*story.article_ids} for story in stories}
    amended = amend(documents, stories, Rulings(rulings), taken)
    changed = [story for story in amended if before.get(story.id) != {*story.article_ids}]
    return tell_stories(changed, documents)


def tell_stories(
    stories: Sequence[Story], documents: Sequence[Document]
) -> tuple[StoredStory, ...]:
    """Summarise stories over all their articles, and say what is shown of them.

    Args:
        stories: as grouped.
        documents: all their articles.
    """
    known = {document.article.id: document for document in documents}
    return tuple(
        _tell(story, [known[each] for each in story.article_ids if each in known])
        for story in stories
    )


def summarize_story(documents: Sequence[Document], method: str = "news") -> Summary:
    """The summary of a story, from the newest report on, which tells how things stand.

    Args:
        documents: all its articles, the oldest first, as a story lists them.
        method: one of ``summarizer.METHODS``.
    """
    from summarizer import summarize

    budget = Budget(sentences=SUMMARY_SENTENCES)
    return summarize(documents[::-1], budget, method=method, opening=True)


def _tell(story: Story, documents: Sequence[Document]) -> StoredStory:
    from summarizer.stories import (
        count_independent,
        find_differences,
        timeline,
    )

    summary = summarize_story(documents)
    return StoredStory(
        story=story,
        summary=tuple(
            (sentence.article_id, sentence.span, score)
            for sentence, score in zip(summary.sentences, summary.scores, strict=True)
        ),
        independent=count_independent(documents),
        differences=tuple(
            ((low.article_id, low.span), (high.article_id, high.span))
            for low, high in (each.sentences for each in find_differences(documents))
        ),
        timeline=tuple(
            (told.day, told.sentence.article_id, told.sentence.span)
            for told in timeline(documents)
        ),
    )
