"""Articles read: cleaned, and split into sentences that are spans of their text."""

from collections.abc import Iterator
from dataclasses import replace

import nupunkt
import sentencex

from summarizer.clean import clean
from summarizer.model import Article, Document, Sentence, Span

# sentencex keeps a quotation of several sentences whole; beyond this length (characters) such a
# unit is split again by nupunkt, which does not.
_LONGEST_UNIT = 350


def read(article: Article) -> Document:
    """Clean an article's text and split it; the document's spans index the cleaned text.

    Never raises for any text; an empty text has no sentences.
    """
    cleaned = clean(article.text, title=article.title, language=article.language)
    article = replace(article, text=cleaned.text)
    sentences: list[Sentence] = []
    start = 0
    for paragraph, line in enumerate(cleaned.text.split("\n")):
        for first, last in _split(line, article.language):
            span = Span(start=start + first, end=start + last)
            sentences.append(
                Sentence(
                    article_id=article.id,
                    index=len(sentences),
                    paragraph=paragraph,
                    span=span,
                    text=span.of(cleaned.text),
                )
            )
        start += len(line) + 1
    return Document(article=article, byline=cleaned.byline, sentences=tuple(sentences))


def _split(paragraph: str, language: str) -> Iterator[tuple[int, int]]:
    for unit in sentencex.get_sentence_boundaries(language, paragraph):
        start, end = unit["start_index"], unit["end_index"]
        parts = [(start, end)]
        if end - start > _LONGEST_UNIT:
            parts = [(start + a, start + b) for a, b in nupunkt.sent_spans(paragraph[start:end])]
        for first, last in parts:
            text = paragraph[first:last]
            if text.strip():
                lead = len(text) - len(text.lstrip())
                yield first + lead, first + len(text.rstrip())
