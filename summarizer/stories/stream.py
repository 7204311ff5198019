"""Stories of a stream of news: each article is put in its place when it comes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.model import Document, Story
from summarizer.stories.clusters import by_prominence
from summarizer.stories.continuity import keep_ids
from summarizer.stories.groups import Groups, bonds_of
from summarizer.stories.likeness import Window, profile
from summarizer.stories.telling import Notice, notice, tell

# Stories of more articles stay together, which bounds the time of an article that touches them.
_LARGEST_UNSETTLED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an article was put.

    Attributes:
        story: the story it is in now.
        changed: all stories that have other articles than before, that one included.
        gone: ids of stories whose articles are all in others now.
        related: ids of other stories about related things, the likest first.
    """

    story: Story
    changed: tuple[Story, ...]
    gone: tuple[str, ...]
    related: tuple[str, ...]


class Stream:
    """The running stories of some days; articles come and leave, and stories keep their ids.

    Each article is compared with the window, and the stories it is bound to are clustered anew
    with it: it joins one, opens one, or shows that two are one or one is two. News that it does
    not touch is left alone, so one more article takes milliseconds however long the window is.
    ``cluster`` over all judges a little better, for what is rare shows when all is there.

    Args:
        documents: the articles of the window so far.
        stories: the stories they are in; an article that is in none is put in its place.
    """

    def __init__(self, documents: Sequence[Document] = (), stories: Sequence[Story] = ()) -> None:
        self._window = Window()
        self._places: dict[str, int] = {}
        self._ids: dict[int, str] = {}
        self._notices: dict[str, Notice] = {}
        self._bonds: dict[int, dict[int, float]] = {}
        self._stories: dict[str, Story] = {}
        self._homes: dict[str, str] = {}
        known = {document.article.id: document for document in documents}
        ordered = [known[article_id] for article_id in sorted(known)]
        self._window.add_all([profile(document) for document in ordered])
        for place, document in enumerate(ordered):
            self._take(document, place)
        self._hold(stories)
        for article_id in sorted(known.keys() - self._homes.keys()):
            self._put(article_id)

    def __contains__(self, article_id: str) -> bool:
        return article_id in self._places

    def __len__(self) -> int:
        return len(self._places)

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories as ``cluster`` gives them: most articles first, then the newest."""
        return tuple(sorted(self._stories.values(), key=by_prominence))

    def add(self, document: Document) -> Placement:
        """Put one more article in its place; one that is there is replaced by this version."""
        self.remove(document.article.id)
        self._take(document, self._window.add(profile(document)))
        return self._put(document.article.id)

    def remove(self, article_id: str) -> None:
        """Let an article go; a story ends with its last one. One that is not there is no error."""
        place = self._places.pop(article_id, None)
        if place is None:
            return
        self._window.remove(place)
        for other in self._bonds.pop(place):
            del self._bonds[other][place]
        del self._ids[place], self._notices[article_id]
        story = self._stories.pop(self._homes.pop(article_id))
        left = [each for each in story.article_ids if each != article_id]
        if left:
            self._stories[story.id] = self._tell(left, story.id)

    def _take(self, document: Document, place: int) -> None:
        article_id = document.article.id
        self._places[article_id], self._ids[place] = place, article_id
        self._notices[article_id] = notice(document)
        bonds = {
            other: bond
            for other, bond in bonds_of(self._window.compare(place)).items()
            if other in self._bonds
        }
        self._bonds[place] = bonds
        for other, bond in bonds.items():
            self._bonds[other][place] = bond

    def _hold(self, stories: Sequence[Story]) -> None:
        """Go on with stored stories, as far as their articles are there."""
        for story in stories:
            members = [each for each in story.article_ids if each in self._places]
            members = [each for each in members if each not in self._homes]
            if members:
                self._homes |= dict.fromkeys(members, story.id)
                self._stories[story.id] = self._tell(members, story.id)

    def _put(self, article_id: str) -> Placement:
        place = self._places[article_id]
        touched = sorted(
            {
                self._homes[self._ids[other]]
                for other in self._bonds[place]
                if self._ids[other] in self._homes
            }
        )
        before = [self._stories.pop(story_id) for story_id in touched]
        groups = self._regroup(place, before)
        members = [[self._ids[each] for each in group] for group in groups.members.values()]
        after = keep_ids([self._tell(each) for each in members], before, taken=self._stories)
        numbers = dict(zip(groups.members, (story.id for story in after), strict=True))
        for story in after:
            self._stories[story.id] = story
            self._homes |= dict.fromkeys(story.article_ids, story.id)
        own = groups.group_of(place)
        return Placement(
            story=self._stories[numbers[own]],
            changed=tuple(story for story in after if story not in before),
            gone=tuple(story_id for story_id in touched if story_id not in self._stories),
            related=tuple(numbers[other] for other in groups.related(own)),
        )

    def _regroup(self, place: int, stories: Sequence[Story]) -> Groups:
        """Cluster an article and the stories that it is bound to."""
        parts = [[self._places[each] for each in story.article_ids] for story in stories]
        groups = Groups()
        for each in sorted([place, *(each for part in parts for each in part)]):
            groups.put(each, self._bonds[each])
        for part in parts:
            if len(part) > _LARGEST_UNSETTLED:
                groups.hold(part)
        groups.join_all()
        return groups

    def _tell(self, members: Iterable[str], story_id: str | None = None) -> Story:
        return tell([self._notices[article_id] for article_id in members], story_id)
