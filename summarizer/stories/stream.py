"""Stories of a stream of news: each article is put in its place when it comes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.model import Document, Ruling, Story
from summarizer.stories.continuity import keep_ids
from summarizer.stories.groups import Groups, bonds_of
from summarizer.stories.likeness import judge
from summarizer.stories.rulings import Rulings, join
from summarizer.stories.telling import Notice, by_prominence, notice, tell
from summarizer.stories.window import Evidence, Window, profile

# Stories of more articles stay together, which bounds the time of an article that touches them.
# Set by hand.
_LARGEST_UNSETTLED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an article was put.

    Attributes:
        story: the story it is in now.
        changed: all stories that are not as they were, that one included.
        gone: ids of stories whose articles are all in others now.
        related: ids of other stories about related things, the likest first.
    """

    story: Story
    changed: tuple[Story, ...]
    gone: tuple[str, ...]
    related: tuple[str, ...]


class Stream:
    """The running stories of some days; articles come and leave, and stories keep their ids.

    It begins with all its articles clustered. Each one that comes is compared with the window, and
    the stories it is bound to are clustered anew with it: it joins one, opens one, or shows that
    two are one or one is two. News that it does not touch is left alone, so one more article takes
    milliseconds however long the window is. A stream begun anew judges a little better, for what
    is rare shows when all is there.

    Args:
        documents: the articles of the window so far, each once.
        stories: those they were in before; a story that goes on from one takes its id.
        rulings: what was said of stories by whoever knows; no story goes against it.
    """

    def __init__(
        self,
        documents: Iterable[Document] = (),
        stories: Sequence[Story] = (),
        rulings: Sequence[Ruling] = (),
    ) -> None:
        self._rulings = Rulings(rulings)
        self._window = Window()
        self._places: dict[str, int] = {}
        self._ids: dict[int, str] = {}
        self._notices: dict[str, Notice] = {}
        self._bonds: dict[int, dict[int, float]] = {}
        self._stories: dict[str, Story] = {}
        self._homes: dict[str, str] = {}
        ordered = sorted(documents, key=lambda document: document.article.id)
        compared = self._window.add_all(map(profile, ordered))
        for document, evidence in zip(ordered, compared, strict=True):
            self._take(document, evidence)
        self._keep(join(self._places, self._bonds, self._rulings), stories)

    def __contains__(self, article_id: str) -> bool:
        return article_id in self._places

    def __len__(self) -> int:
        return len(self._places)

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories as ``cluster`` gives them: most articles first, then the newest."""
        return tuple(sorted(self._stories.values(), key=by_prominence))

    def get(self, story_id: str) -> Story | None:
        """The story of an id; None when there is none (any more)."""
        return self._stories.get(story_id)

    def add(self, document: Document) -> Placement:
        """Put one more article in its place; one that is there is replaced by this version."""
        article_id = document.article.id
        before = self._stories.get(self._homes.get(article_id, ""))
        self.remove(article_id)
        self._take(document, self._window.add(profile(document)))
        return self._put(article_id, before)

    def remove(self, article_id: str) -> str | None:
        """Let an article go; a story ends with its last one.

        Returns:
            The id of the story it was in; None when it is not there.
        """
        place = self._places.pop(article_id, None)
        if place is None:
            return None
        self._window.remove(place)
        for other in self._bonds.pop(place):
            del self._bonds[other][place]
        del self._ids[place], self._notices[article_id]
        story = self._stories.pop(self._homes.pop(article_id))
        left = [each for each in story.article_ids if each != article_id]
        if left:
            self._stories[story.id] = self._tell(left, story.id)
        return story.id

    def _take(self, document: Document, evidence: Evidence) -> None:
        article_id, place = document.article.id, evidence.article
        self._places[article_id], self._ids[place] = place, article_id
        self._notices[article_id] = notice(document)
        bonds = {
            other: bond
            for other, bond in bonds_of(judge(evidence)).items()
            if other in self._bonds
        }
        self._bonds[place] = bonds
        for other, bond in bonds.items():
            self._bonds[other][place] = bond

    def _put(self, article_id: str, home: Story | None) -> Placement:
        """Cluster an article with the stories that it is bound to, and with that it was in."""
        place = self._places[article_id]
        bound = {self._ids[other] for other in self._bonds[place]}
        bound |= self._rulings.together(article_id) & self._homes.keys()
        touched = {self._homes[each] for each in bound}
        touched |= {home.id} & self._stories.keys() if home else set()
        parts = [self._stories.pop(story_id) for story_id in sorted(touched)]
        members = {article_id, *(each for part in parts for each in part.article_ids)}
        groups = join(
            {each: self._places[each] for each in members},
            self._bonds,
            self._rulings,
            [part.article_ids for part in parts if len(part.article_ids) > _LARGEST_UNSETTLED],
        )
        before = {part.id: part for part in parts} | ({home.id: home} if home else {})
        numbers = self._keep(groups, [before[story_id] for story_id in sorted(before)])
        own = groups.group_of(place)
        return Placement(
            story=self._stories[numbers[own]],
            changed=tuple(
                self._stories[story_id]
                for story_id in numbers.values()
                if self._stories[story_id] != before.get(story_id)
            ),
            gone=tuple(sorted(before.keys() - self._stories.keys())),
            related=tuple(numbers[other] for other in groups.related(own)),
        )

    def _keep(self, groups: Groups, before: Sequence[Story]) -> dict[int, str]:
        """Let groups be stories that go on from those before; the id of each group's story."""
        fresh = [self._tell(self._ids[each] for each in own) for own in groups.members.values()]
        after = keep_ids(fresh, before, taken=self._stories)
        for story in after:
            self._stories[story.id] = story
            self._homes |= dict.fromkeys(story.article_ids, story.id)
        return dict(zip(groups.members, (story.id for story in after), strict=True))

    def _tell(self, members: Iterable[str], story_id: str | None = None) -> Story:
        return tell([self._notices[article_id] for article_id in members], story_id)
