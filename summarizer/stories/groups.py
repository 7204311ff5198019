"""Groups of articles that are joined while they are likely enough to tell one story."""

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

from summarizer.stories.likeness import SUREST, Likeness, load_weights

# Groups too unlikely to be one story, and likelier than this, are about related things. Set by hand.
_RELATED = -3.0


def bonds_of(likeness: Likeness) -> dict[int, float]:
    """How strongly an article is bound to others: 0 is unlike, 8 surely one story.

    A copy does not outweigh doubts about the rest, and nor does one article that says nothing.
    """
    strengths = likeness.log_odds.clip(-SUREST, SUREST) + SUREST
    return dict(zip(likeness.others.tolist(), strengths.tolist(), strict=True))


class Groups:
    """A partition of articles by average linkage; a pair without a bond counts as 0.

    Two articles with a bond of minus infinity never come into one group, unless they are held.

    A group is numbered by its first article, whose number it keeps for as long as it lives.
    """

    def __init__(self) -> None:
        self.members: dict[int, list[int]] = {}
        self._links: dict[int, dict[int, float]] = {}
        self._group_of: dict[int, int] = {}

    def put(self, article: int, bonds: Mapping[int, float]) -> None:
        """Take in an article as a group of its own; bonds to articles not taken in are left out."""
        links: dict[int, float] = {}
        for other, bond in bonds.items():
            group = self._group_of.get(other)
            if group is not None:
                links[group] = links.get(group, 0.0) + bond
        self.members[article], self._links[article] = [article], links
        self._group_of[article] = article
        for group, total in links.items():
            self._links[group][article] = total

    def join_all(self, same_story: float | None = None) -> None:
        """Join the two likest groups until none are likely enough to tell one story.

        Args:
            same_story: the least log-odds of two groups that do; those that were learnt if None.
        """
        least = load_weights().same_story if same_story is None else same_story
        waiting = [
            (-self._average(one, other), one, other)
            for one, links in self._links.items()
            for other in links
            if one < other
        ]
        heapify(waiting)
        while waiting and -waiting[0][0] - SUREST >= least:
            average, one, other = heappop(waiting)
            if other in self._links.get(one, ()) and average == -self._average(one, other):
                self._absorb(one, other)
                for third in self._links[one]:
                    pair = min(one, third), max(one, third)
                    heappush(waiting, (-self._average(*pair), *pair))

    def related(self, group: int) -> tuple[int, ...]:
        """Groups about related things, the likest first."""
        likely = {other: self._average(group, other) - SUREST for other in self._links[group]}
        found = [other for other, log_odds in likely.items() if log_odds >= _RELATED]
        return tuple(sorted(found, key=lambda other: (-likely[other], other)))

    def group_of(self, article: int) -> int:
        """The group an article is in."""
        return self._group_of[article]

    def hold(self, articles: Iterable[int]) -> None:
        """Put articles that are known to tell one story into one group."""
        first, *others = articles
        for other in others:
            one, gone = self._group_of[first], self._group_of[other]
            if one != gone:
                self._absorb(one, gone)

    def _average(self, one: int, other: int) -> float:
        return self._links[one][other] / (len(self.members[one]) * len(self.members[other]))

    def _absorb(self, one: int, other: int) -> None:
        gone = self.members.pop(other)
        self.members[one] += gone
        self._group_of |= dict.fromkeys(gone, one)
        for third, total in self._links.pop(other).items():
            del self._links[third][other]
            if third != one:
                both = total + self._links[one].get(third, 0.0)
                self._links[one][third] = self._links[third][one] = both
