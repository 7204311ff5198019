"""What somebody who knows has said of stories: these articles tell one, those do not."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import permutations, product
from math import inf
from operator import itemgetter

from summarizer.model import Document, Ruling, Story
from summarizer.stories.continuity import keep_ids
from summarizer.stories.groups import Groups
from summarizer.stories.likeness import SUREST
from summarizer.stories.telling import notice, tell

# How strongly articles of one story are bound while it is only amended: whatever is left of it
# stays together.
_SAME_STORY = 2 * SUREST


class Rulings:
    """All rulings at once, whatever articles are there.

    They link articles that must, or cannot, be in one story, as in constrained clustering (Wagstaff
    et al., "Constrained k-means clustering with background knowledge", ICML 2001). What follows
    from two links follows here too; of rulings that contradict each other the later one holds.

    Args:
        rulings: the oldest first.
    """

    def __init__(self, rulings: Sequence[Ruling] = ()) -> None:
        self._groups: dict[str, frozenset[str]] = {}
        apart: defaultdict[frozenset[str], set[frozenset[str]]] = defaultdict(set)
        for ruling in reversed(rulings):
            for one, other in sorted(product(ruling.ones, ruling.others)):
                own, foreign = self.together(one), self.together(other)
                if own == foreign or foreign in apart[own]:
                    continue
                if not ruling.together:
                    apart[own].add(foreign)
                    apart[foreign].add(own)
                    continue
                group = own | foreign
                self._groups |= dict.fromkeys(group, group)
                apart[group] = apart.pop(own) | apart.pop(foreign, set())
                for third in apart[group]:
                    apart[third] -= {own, foreign}
                    apart[third].add(group)
        self._apart = {
            article_id: frozenset(each for other in others for each in other)
            for group, others in apart.items()
            for article_id in group
        }

    def together(self, article_id: str) -> frozenset[str]:
        """The articles that must be in one story with this one, which is among them."""
        return self._groups.get(article_id, frozenset([article_id]))

    def apart(self, article_id: str) -> frozenset[str]:
        """The articles that cannot be in one story with this one."""
        return self._apart.get(article_id, frozenset())


def join(
    places: Mapping[str, int],
    bonds: Mapping[int, Mapping[int, float]],
    rulings: Rulings,
    settled: Iterable[Collection[str]] = (),
) -> Groups:
    """Group articles by how strongly they are bound, as far as rulings allow.

    What was ruled to be one is joined last, so that news about either part finds it; where that
    would bring together what was ruled apart, it is joined first.

    Args:
        places: the number of each article.
        bonds: by number, how strongly an article is bound to others.
        rulings: what was ruled; no group goes against it.
        settled: articles that stay together, none of them ruled apart.
    """
    ruled = {mates for mates in map(rulings.together, places) if len(mates) > 1}
    wholes = [[places[each] for each in mates if each in places] for mates in settled]
    joined = [[places[each] for each in sorted(mates) if each in places] for mates in ruled]
    groups = _group(places, bonds, rulings, wholes)
    for mates in sorted(joined):
        groups.hold(mates)
    if _obeys(groups, places, rulings):
        return groups
    return _group(places, bonds, rulings, sorted(joined) + wholes)


def _group(
    places: Mapping[str, int],
    bonds: Mapping[int, Mapping[int, float]],
    rulings: Rulings,
    wholes: Iterable[Iterable[int]],
) -> Groups:
    """Group articles, none with one it was ruled apart from, and those of each whole together."""
    groups = Groups()
    for article_id, place in sorted(places.items(), key=itemgetter(1)):
        cannot = {places[each]: -inf for each in rulings.apart(article_id) if each in places}
        groups.put(place, {**bonds[place], **cannot})
    for whole in wholes:
        groups.hold(whole)
    groups.join_all()
    return groups


def _obeys(groups: Groups, places: Mapping[str, int], rulings: Rulings) -> bool:
    return all(
        groups.group_of(place) != groups.group_of(places[other])
        for article_id, place in places.items()
        for other in rulings.apart(article_id)
        if other in places
    )


def amend(
    documents: Iterable[Document],
    stories: Sequence[Story],
    rulings: Rulings,
    taken: Collection[str] = (),
) -> tuple[Story, ...]:
    """Let stories obey rulings, and leave them as they are otherwise.

    Args:
        documents: their articles.
        stories: the stories that are ruled of.
        rulings: what was ruled.
        taken: ids of other stories, which none of these may get.

    Returns:
        The stories of these articles now; those that go on keep their ids.
    """
    notices = {document.article.id: notice(document) for document in documents}
    places = {article_id: place for place, article_id in enumerate(sorted(notices))}
    bonds: dict[int, dict[int, float]] = {place: {} for place in places.values()}
    for story in stories:
        mates = [places[each] for each in story.article_ids if each in places]
        for one, other in permutations(mates, 2):
            bonds[one][other] = _SAME_STORY
    ids = sorted(places)
    groups = join(places, bonds, rulings)
    fresh = [
        tell([notices[ids[place]] for place in members]) for members in groups.members.values()
    ]
    return keep_ids(fresh, stories, taken)
