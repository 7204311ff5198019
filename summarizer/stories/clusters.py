"""Articles grouped by the story they tell."""

from collections.abc import Sequence
from datetime import UTC, datetime

from summarizer.model import Document, Story
from summarizer.stories.stream import Stream

_BEGINNING = datetime.min.replace(tzinfo=UTC)


def cluster(documents: Sequence[Document]) -> tuple[Story, ...]:
    """Put the articles about one story together; every article is in exactly one story.

    The order of the documents does not matter, and nothing is remembered between calls. Of
    several documents with the same article id one is taken.

    Returns:
        The stories, those with most articles first, then the newest.
    """
    unique = {document.article.id: document for document in sorted(documents, key=_order)}
    return Stream(unique.values()).stories


def _order(document: Document) -> tuple[str, str, str, datetime, str, str]:
    article = document.article
    published = article.published or _BEGINNING
    return article.id, article.title, article.text, published, article.language, article.source
