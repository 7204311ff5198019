"""Stories that go on: stored ones keep their ids when articles are added."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from summarizer.model import Document, Story
from summarizer.stories.telling import make_id
from summarizer.terms import content_stems, document_shares, language_of, rarity, words_of

# The least share of a story's keywords, the rarer ones weighing more, that title and first
# sentences of an article have to have. With stories made of half of their articles, of the other
# half 93 % were put right and 5 % wrong on ECB+, 81 % and 7 % on Multi-News.
_ENOUGH_KEYWORDS = 0.15
# Set by hand, like that of the articles whose keywords are compared (``telling``).
_LEAD = 5


def assign(document: Document, stories: Sequence[Story]) -> Story | None:
    """Put one more article into the stored story it belongs to.

    Only the stories' keywords are compared, so no stored article is needed; ``cluster`` over all
    articles of some days, followed by ``keep_ids``, judges better.

    Returns:
        The story with the article in it and its id kept, or None when the article fits none.
    """
    language = language_of(document.article.language)
    shares = document_shares(document.article.language)
    texts = [document.article.title, *(s.text for s in document.sentences[:_LEAD])]
    stems = {stem for text in texts for stem in content_stems(words_of(text), language)}

    def fitness(story: Story) -> float:
        weights = {stem: rarity(stem, shares) for stem in content_stems(story.keywords, language)}
        shared = sum(weight for stem, weight in weights.items() if stem in stems)
        return shared / sum(weights.values()) if shared else 0.0

    for story in stories:
        if document.article.id in story.article_ids:
            return story
    best = max(stories, key=lambda story: (fitness(story), story.id), default=None)
    if best is None or fitness(best) < _ENOUGH_KEYWORDS:
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


def keep_ids(
    fresh: Sequence[Story], stored: Sequence[Story], taken: Collection[str] = ()
) -> tuple[Story, ...]:
    """Let stories that were clustered anew go on under the ids they were stored with.

    A fresh story takes the id of the stored one with which it shares most articles; the largest
    overlap is served first, and each id is given once. A story that goes on from none keeps its
    own id, unless a stored story has that already: then it gets one of its own.

    Args:
        fresh: the stories as ``cluster`` gives them now.
        stored: the stories as they were.
        taken: ids of other stories, which none of these may get.

    Returns:
        The fresh stories in their order.
    """
    homes = {article_id: old.id for old in stored for article_id in old.article_ids}
    overlaps = sorted(
        (-shared, stored_id, position)
        for position, new in enumerate(fresh)
        for stored_id, shared in Counter(
            homes[article_id] for article_id in new.article_ids if article_id in homes
        ).items()
    )
    ids: dict[int, str] = {}
    given: set[str] = set()
    for _, stored_id, position in overlaps:
        if position not in ids and stored_id not in given:
            ids[position] = stored_id
            given.add(stored_id)
    used = {story.id for story in stored}
    for position, story in enumerate(fresh):
        if position not in ids:
            ids[position] = _free_id(story.id, used, taken)
            used.add(ids[position])
    return tuple(replace(story, id=ids[position]) for position, story in enumerate(fresh))


def _free_id(story_id: str, *taken: Collection[str]) -> str:
    while any(story_id in ids for ids in taken):
        story_id = make_id(story_id)
    return story_id
