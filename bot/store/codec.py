"""The summarizer's values as compact JSON values, and back.

An article's id is never written into its own values: the row that holds them gives it back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.model import Button, Buttons, Digest
from summarizer.model import Actor, Article, Mention, Quote, Role, Sentence, Span, Summary

Json = Any
"""What ``json.loads`` gives."""


def pack_sentences(sentences: Iterable[Sentence]) -> Json:
    """``[[start, end, paragraph], …]``."""
    return [[s.span.start, s.span.end, s.paragraph] for s in sentences]


def unpack_sentences(packed: Json, article_id: str, text: str) -> tuple[Sentence, ...]:
    """The sentences, with their words cut from ``text`` again."""
    return tuple(
        Sentence(
            article_id=article_id,
            index=index,
            paragraph=paragraph,
            span=Span(start=start, end=end),
            text=text[start:end],
        )
        for index, (start, end, paragraph) in enumerate(packed)
    )


def pack_summary(summary: Summary) -> Json:
    """``[[index of the sentence, score], …]``."""
    return [
        [sentence.index, score]
        for sentence, score in zip(summary.sentences, summary.scores, strict=True)
    ]


def unpack_summary(packed: Json, sentences: Sequence[Sentence]) -> Summary:
    """The summary, out of the article's sentences."""
    return Summary(
        sentences=tuple(sentences[index] for index, _ in packed),
        scores=tuple(float(score) for _, score in packed),
    )


def pack_actor(actor: Actor) -> Json:
    """An actor of one article."""
    return {
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "roles": [[r.span.start, r.span.end, r.text] for r in actor.roles],
        "quotes": [
            [q.span.start, q.span.end, q.text, q.speaker, q.via, q.verb, q.direct, q.confidence]
            for q in actor.quotes
        ],
        "mentions": [[m.span.start, m.span.end, m.name, m.title] for m in actor.mentions],
    }


def unpack_actor(packed: Json, article_id: str) -> Actor:
    """The actor of the article ``article_id``."""
    return Actor(
        name=packed["name"],
        kind=packed["kind"],
        aliases=tuple(packed["aliases"]),
        roles=tuple(
            Role(article_id=article_id, span=Span(start=start, end=end), text=text)
            for start, end, text in packed["roles"]
        ),
        quotes=tuple(_unpack_quote(quote, article_id) for quote in packed["quotes"]),
        article_ids=(article_id,),
        mentions=tuple(
            Mention(article_id=article_id, span=Span(start=start, end=end), name=name, title=title)
            for start, end, name, title in packed["mentions"]
        ),
    )


def _unpack_quote(packed: Json, article_id: str) -> Quote:
    start, end, text, speaker, via, verb, direct, confidence = packed
    return Quote(
        article_id=article_id,
        span=Span(start=start, end=end),
        text=text,
        speaker=speaker,
        via=via,
        verb=verb,
        direct=direct,
        confidence=confidence,
    )


def pack_digest(digest: Digest) -> Json:
    """A whole analysis, without what the article's own row holds."""
    return {
        "text": digest.article.text,
        "byline": digest.byline,
        "sentences": pack_sentences(digest.sentences),
        "summary": pack_summary(digest.summary),
        "method": digest.method,
        "actors": [pack_actor(actor) for actor in digest.actors],
    }


def unpack_digest(packed: Json, article: Article) -> Digest:
    """The analysis of ``article``."""
    text = packed["text"]
    sentences = unpack_sentences(packed["sentences"], article.id, text)
    return Digest(
        article=replace(article, text=text),
        byline=packed["byline"],
        sentences=sentences,
        summary=unpack_summary(packed["summary"], sentences),
        method=packed["method"],
        actors=tuple(unpack_actor(actor, article.id) for actor in packed["actors"]),
    )


def pack_story_summary(summary: Iterable[tuple[str, Span, float]]) -> Json:
    """``[[article id, start, end, score], …]``."""
    return [[article, span.start, span.end, score] for article, span, score in summary]


def unpack_story_summary(packed: Json) -> tuple[tuple[str, Span, float], ...]:
    """(article id, span, score) of each sentence."""
    return tuple(
        (article, Span(start=start, end=end), float(score))
        for article, start, end, score in packed
    )


def pack_differences(
    differences: Iterable[tuple[tuple[str, Span], tuple[str, Span]]],
) -> Json:
    """``[[[article id, start, end], [article id, start, end]], …]``."""
    return [[[article, span.start, span.end] for article, span in pair] for pair in differences]


def unpack_differences(packed: Json) -> tuple[tuple[tuple[str, Span], tuple[str, Span]], ...]:
    """Two (article id, span) each."""
    return tuple((_unpack_place(low), _unpack_place(high)) for low, high in packed)


def pack_timeline(timeline: Iterable[tuple[date, str, Span]]) -> Json:
    """``[[day, article id, start, end], …]``."""
    return [[day.isoformat(), article, span.start, span.end] for day, article, span in timeline]


def unpack_timeline(packed: Json) -> tuple[tuple[date, str, Span], ...]:
    """(day, article id, span) of each sentence."""
    return tuple(
        (date.fromisoformat(day), article, Span(start=start, end=end))
        for day, article, start, end in packed
    )


def _unpack_place(packed: Json) -> tuple[str, Span]:
    article, start, end = packed
    return article, Span(start=start, end=end)


def pack_buttons(buttons: Buttons) -> Json:
    """Rows of ``[label, data, url]``."""
    return [[[button.label, button.data, button.url] for button in row] for row in buttons]


def unpack_buttons(packed: Json) -> Buttons:
    """The rows of buttons."""
    return tuple(
        tuple(Button(label=label, data=data, url=url) for label, data, url in row)
        for row in packed
    )
