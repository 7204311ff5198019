"""Articles grouped by the story they tell."""

from collections.abc import Sequence
from datetime import UTC, datetime

from summarizer.model import Document, Story
from summarizer.stories.groups import Groups, bonds_of
from summarizer.stories.likeness import compare, profile
from summarizer.stories.telling import notice, tell

_BEGINNING = datetime.min.replace(tzinfo=UTC)


def cluster(documents: Sequence[Document]) -> tuple[Story, ...]:
    """Put the articles about one story together; every article is in exactly one story.

    The order of the documents does not matter, and nothing is remembered between calls. Of
    several documents with the same article id one is taken.

    Returns:
        The stories, those with most articles first, then the newest.
    """
    unique = {document.article.id: document for document in sorted(documents, key=_order)}
    ordered = [unique[article_id] for article_id in sorted(unique)]
    groups = Groups()
    for likeness in compare([profile(document) for document in ordered]):
        groups.put(likeness.article, bonds_of(likeness))
    groups.join_all()
    stories = [
        tell([notice(ordered[place]) for place in members]) for members in groups.members.values()
    ]
    return tuple(sorted(stories, key=by_prominence))


def _order(document: Document) -> tuple[str, str, str, datetime]:
    article = document.article
    return article.id, article.title, article.text, article.published or _BEGINNING


def by_prominence(story: Story) -> tuple[int, float, str]:
    """A sort key: stories with most articles first, then the newest."""
    newest = story.last_seen.timestamp() if story.last_seen else 0.0
    return -len(story.article_ids), -newest, story.id
