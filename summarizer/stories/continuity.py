"""Stories that go on: stored ones keep their ids when articles are added."""

from collections.abc import Sequence
from dataclasses import replace

from summarizer.model import Document, Story
from summarizer.terms import content_stems, language_of, words_of

# The share of a story's keywords that an article has to have in its title and lead to be told
# with it, and the fewest of them: an article of a story in ECB+ has about half of them, one of
# another story seldom two.
_ENOUGH_KEYWORDS = 0.25
_FEWEST_KEYWORDS = 4
_LEAD = 5


def assign(document: Document, stories: Sequence[Story]) -> Story | None:
    """Put one more article into the stored story it belongs to.

    Only the stories' keywords are compared, so no stored article is needed; ``cluster`` over all
    articles of some days, followed by ``keep_ids``, judges better.

    Returns:
        The story with the article in it and its id kept, or None when the article fits none.
    """
    language = language_of(document.article.language)
    texts = [document.article.title, *(s.text for s in document.sentences[:_LEAD])]
    stems = {stem for text in texts for stem in content_stems(words_of(text), language)}

    def shared(story: Story) -> int:
        return len(stems.intersection(content_stems(story.keywords, language)))

    for story in stories:
        if document.article.id in story.article_ids:
            return story
    best = max(stories, key=lambda story: (shared(story), story.id), default=None)
    if best is None or shared(best) < max(_FEWEST_KEYWORDS, _ENOUGH_KEYWORDS * len(best.keywords)):
        return None
    return _extend(best, document)


def _extend(story: Story, document: Document) -> Story:
    published = document.article.published
    known = [time for time in (story.first_seen, story.last_seen, published) if time]
    newest = published is not None and (story.last_seen is None or published >= story.last_seen)
    return replace(
        story,
        headline=document.article.title if newest else story.headline,
        article_ids=(*story.article_ids, document.article.id),
        first_seen=min(known, default=None),
        last_seen=max(known, default=None),
    )


def keep_ids(fresh: Sequence[Story], stored: Sequence[Story]) -> tuple[Story, ...]:
    """Let stories that were clustered anew go on under the ids they were stored with.

    A fresh story takes the id of the stored one with which it shares most articles; the largest
    overlap is served first, and each id is given once. A story that goes on from none keeps its
    own id, unless a stored story has that already: then it gets one of its own.

    Args:
        fresh: the stories as ``cluster`` gives them now.
        stored: the stories as they were.

    Returns:
        The fresh stories in their order.
    """
    overlaps = sorted(
        (-len(set(old.article_ids).intersection(new.article_ids)), old.id, position)
        for position, new in enumerate(fresh)
        for old in stored
        if not set(old.article_ids).isdisjoint(new.article_ids)
    )
    ids: dict[int, str] = {}
    given: set[str] = set()
    for _, stored_id, position in overlaps:
        if position not in ids and stored_id not in given:
            ids[position] = stored_id
            given.add(stored_id)
    return tuple(
        replace(story, id=ids.get(position, story.id)) for position, story in enumerate(fresh)
    )
