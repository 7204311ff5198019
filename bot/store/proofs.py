"""Proofs: a stretch of an article among its neighbours, for whoever wants to check it."""

from bot.model import Proof
from bot.store import articles, digests
from bot.store.database import Tx
from summarizer.model import Span


def find(tx: Tx, article_id: str, span: Span) -> Proof | None:
    """A stretch of text between its neighbours, in all paragraphs that it reaches into.

    None when the article is gone, or no sentence begins before it and none ends after it (any
    more).
    """
    document = digests.documents_of(tx, [article_id]).get(article_id)
    if document is None:
        return None
    shown = [s for s in document.sentences if s.span.start < span.end and span.start < s.span.end]
    if not shown or span.start < shown[0].span.start or shown[-1].span.end < span.end:
        return None
    within = range(shown[0].paragraph, shown[-1].paragraph + 1)
    paragraph = [s for s in document.sentences if s.paragraph in within]
    start, end = paragraph[0].span.start, paragraph[-1].span.end
    head = articles.heads(tx, [article_id])[article_id]
    return Proof(
        head=head,
        paragraph=document.article.text[start:end],
        span_in_paragraph=Span(start=span.start - start, end=span.end - start),
        fetched=head.seen,
        text_hash=digests.text_hashes(tx, [article_id])[article_id],
    )
