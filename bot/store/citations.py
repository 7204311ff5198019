"""Filling stories with their sentences, cut anew from the articles as they are stored now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.model import ArticleHead, BriefedStory, Cited, cite
from bot.store import articles, digests
from bot.store.database import Tx
from summarizer.model import Document, Sentence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A story before its sentences are cut.

    Attributes:
        article_ids: the story's articles, in any order.
        shown: (article id, span) of each sentence, in the order shown.
        differences: (article id, span) of two sentences each.
        timeline: (day, article id, span) of the sentence that tells it.
    """

    story_id: str
    headline: str
    independent: int
    article_ids: Collection[str]
    shown: Sequence[tuple[str, Span]]
    differences: Sequence[tuple[tuple[str, Span], tuple[str, Span]]] = ()
    timeline: Sequence[tuple[date, str, Span]] = ()

    def cited(self) -> set[str]:
        """The articles that sentences are cut from."""
        return {
            *(article_id for article_id, _ in self.shown),
            *(article_id for pair in self.differences for article_id, _ in pair),
            *(article_id for _, article_id, _ in self.timeline),
        }


def fill(tx: Tx, outlines: Sequence[Outline]) -> tuple[BriefedStory, ...]:
    """The stories with their sentences and articles.

    A span that is no sentence of its article any more, because the publisher changed the
    article, is left out: what is shown always stands in the article as stored. A story that
    loses every sentence this way shows its newest article's summary.
    """
    heads = articles.heads(tx, _members(outlines))
    documents = digests.documents_of(tx, {a for outline in outlines for a in outline.cited()})
    return tuple(_fill(tx, outline, heads, documents) for outline in outlines)


def _members(outlines: Sequence[Outline]) -> set[str]:
    named = {a for outline in outlines for a in outline.article_ids}
    return named | {a for outline in outlines for a in outline.cited()}


def _fill(
    tx: Tx,
    outline: Outline,
    heads: Mapping[str, ArticleHead],
    documents: Mapping[str, Document],
) -> BriefedStory:
    members = [heads[a] for a in dict.fromkeys(outline.article_ids) if a in heads]
    members.sort(key=lambda head: (head.published or head.seen, head.id), reverse=True)
    sentences = [found for a, span in outline.shown if (found := _sentence(documents, a, span))]
    if not sentences and members:
        newest = digests.get(tx, members[0].id)
        sentences = list(newest.summary.sentences) if newest is not None else []
    return BriefedStory(
        story_id=outline.story_id,
        headline=outline.headline,
        sentences=cite(sentences, heads),
        heads=tuple(members),
        independent=outline.independent,
        differences=tuple(
            (one, other)
            for pair in outline.differences
            for one, other in [[_cite_alone(documents, heads, *place) for place in pair]]
            if one and other
        ),
        timeline=tuple(
            (day, told)
            for day, article_id, span in outline.timeline
            if (told := _cite_alone(documents, heads, article_id, span))
        ),
    )


def _cite_alone(
    documents: Mapping[str, Document],
    heads: Mapping[str, ArticleHead],
    article_id: str,
    span: Span,
) -> Cited | None:
    sentence = _sentence(documents, article_id, span)
    return cite([sentence], heads)[0] if sentence is not None and article_id in heads else None


def _sentence(documents: Mapping[str, Document], article_id: str, span: Span) -> Sentence | None:
    document = documents.get(article_id)
    sentences = () if document is None else document.sentences
    return next((sentence for sentence in sentences if sentence.span == span), None)
