"""The best set of a few sentences of one article, each shown with the sentence it needs.

Sentences that are good one by one may say the same thing. So all small sets of the likeliest
sentences are weighed as wholes, by trees that were trained on the ROUGE of such sets; the idea
is MatchSum's (Zhong et al., 2020), without its neural network.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray

from summarizer.ranker.ranking import Ranking
from summarizer.ranker.trained import Trained, load_trained
from summarizer.summary.trigrams import trigrams_of
from summarizer.terms import Corpus, Floats

Sets = NDArray[np.bool_]

# The most sentences of a set. Set by hand: the number of sets grows fast with it.
LARGEST = 3
# Sets are made of this many sentences; with more, training and reading take longer for nothing.
_CANDIDATES = 8
# What a set of at most one, two or three sentences gains with the first one, in points of ROUGE.
# CNN's and the Daily Mail's own highlights leave the opening out more often than people do who are
# asked for a summary. In three sentences this gains 1.0 ROUGE-1 on freelance writers' summaries
# and costs 0.3 on the highlights; alone, a sentence that is not the opening must be much better:
# this gains 2.6 there and costs 1.1, still 3.4 above the opening itself.
_OPENING = {1: 6.0, 2: 3.0, 3: 2.0}
# The lead is the first three sentences, as in the baseline of that name.
_LEAD = 3
# Two sentences with more of the shorter one's trigrams in common are near-duplicates.
# Set by hand; what repeats less is weighed with its set (``_coverage``).
_ALIKE = 0.3


def best_set(
    corpus: Corpus,
    needs: Sequence[bool],
    ranking: Ranking,
    *,
    size: int,
    words: int | None = None,
    barred: Collection[int] = (),
) -> tuple[int, ...]:
    """The positions of the best set in reading order; none when no set fits.

    Args:
        corpus: one article.
        needs: for every sentence, whether it may be shown only with the one before it.
        ranking: the article's ranking.
        size: the most sentences, at most ``LARGEST``; of three, a set may leave one out.
        words: the most words.
        barred: positions that may not be chosen.
    """
    chosen = candidates(needs, ranking.logits, barred)
    sets = possible_sets(corpus, needs, chosen, size)
    if words is not None and len(sets):
        lengths = np.array([len(corpus.sentences[p].text.split()) for p in chosen])
        sets = sets[sets @ lengths <= words]
    if not len(sets):
        return ()
    worths = weigh_sets(corpus, ranking, chosen, sets, load_trained(), size)
    best = sets[int(worths.argmax())]
    return tuple(position for position, member in zip(chosen, best, strict=True) if member)


def candidates(
    needs: Sequence[bool], logits: Floats, barred: Collection[int] = ()
) -> tuple[int, ...]:
    """The likeliest sentences with those they need, in reading order."""
    found: set[int] = set()
    for position in np.argsort(-logits, kind="stable"):
        unit = unit_of(int(position), needs)
        fits = len(unit) <= LARGEST and len(found.union(unit)) <= _CANDIDATES
        if fits and not any(member in barred for member in unit):
            found.update(unit)
        if len(found) == _CANDIDATES:
            break
    return tuple(sorted(found))


def unit_of(position: int, needs: Sequence[bool]) -> list[int]:
    """A sentence and those it needs, as far as a set can hold."""
    unit = [position]
    while needs[unit[-1]] and unit[-1] > 0 and len(unit) <= LARGEST:
        unit.append(unit[-1] - 1)
    return unit


def possible_sets(corpus: Corpus, needs: Sequence[bool], chosen: Sequence[int], size: int) -> Sets:
    """The sets that keep every sentence with the one it needs and repeat nothing, a row each."""
    sets = _combinations(len(chosen), size)
    for column, position in enumerate(chosen):
        if needs[position] and position > 0:
            before = column > 0 and chosen[column - 1] == position - 1
            kept = sets[:, column - 1] if before else np.zeros(len(sets), dtype=np.bool_)
            sets = sets[~sets[:, column] | kept]
    shared = _shared_trigrams(corpus, chosen)
    for one, other in zip(*np.nonzero(shared > _ALIKE), strict=True):
        sets = sets[~(sets[:, one] & sets[:, other])]
    return sets


@lru_cache(maxsize=64)
def _combinations(count: int, size: int) -> Sets:
    """All sets of ``size`` of ``count`` candidates; of three, two may do."""
    sizes = {min(size, count), min(2, size, count)} - {0}
    rows = [row for some in sorted(sizes) for row in combinations(range(count), some)]
    sets = np.zeros((len(rows), count), dtype=np.bool_)
    for row, members in enumerate(rows):
        sets[row, list(members)] = True
    return sets


def _shared_trigrams(corpus: Corpus, chosen: Sequence[int]) -> Floats:
    """For every two sentences, the share of the shorter one's trigrams that both have."""
    grams = [set(trigrams_of(corpus.words[position])) for position in chosen]
    shared = np.zeros((len(grams), len(grams)))
    for one, other in combinations(range(len(grams)), 2):
        if not grams[one].isdisjoint(grams[other]):
            common = len(grams[one] & grams[other])
            shared[one, other] = common / min(len(grams[one]), len(grams[other]))
    return shared


def weigh_sets(
    corpus: Corpus,
    ranking: Ranking,
    chosen: Sequence[int],
    sets: Sets,
    trained: Trained,
    size: int = LARGEST,
) -> Floats:
    """What each set of at most ``size`` sentences is worth, in points of ROUGE beside the others."""
    table = set_features(corpus, ranking, chosen, sets)
    opening = sets[:, 0] if chosen[0] == 0 else np.zeros(len(sets))
    worths: Floats = trained.sets.sum(table) + _OPENING[size] * opening
    return worths


def set_features(
    corpus: Corpus, ranking: Ranking, chosen: Sequence[int], sets: Sets
) -> NDArray[np.float32]:
    """One row a set, one column a feature of the set as a whole."""
    members = sets.astype(np.float64)
    columns = [
        *_qualities(ranking, np.array(chosen), members),
        *_places(np.array(chosen), sets),
        *_coverage(corpus, ranking, chosen, members),
        *_article(ranking, len(sets)),
    ]
    return np.column_stack(columns).astype(np.float32)


# Features of sentences that are added up, and those that are averaged, over a set.
_SUMMED = ("words", "lexical", "fresh", "needs", "speaking", "quote_marks", "numbers")
_AVERAGED = ("words", "likely", "centroid", "lexrank", "like_first", "chance", "repeated")


def _qualities(ranking: Ranking, chosen: NDArray[np.intp], members: Floats) -> list[Floats]:
    sizes, logits = members.sum(axis=1), ranking.logits[chosen]
    odds = 1 / (1 + np.exp(-logits))
    ranks = np.argsort(np.argsort(-ranking.logits, kind="stable"))[chosen]
    summed = np.column_stack([odds, logits, *(ranking.features[n][chosen] for n in _SUMMED)])
    averaged = np.column_stack(
        [odds, logits, ranks, *(ranking.features[n][chosen] for n in _AVERAGED)]
    )
    inside = members > 0
    return [
        sizes,
        *(members @ summed).T,
        *((members @ averaged) / sizes[:, None]).T,
        np.where(inside, logits, -np.inf).max(axis=1),
        np.where(inside, logits, np.inf).min(axis=1),
        np.where(inside, ranks, -1).max(axis=1),
    ]


def _places(chosen: NDArray[np.intp], sets: Sets) -> list[Floats]:
    last = np.where(sets, chosen, -1).max(axis=1)
    first = np.where(sets, chosen, chosen[-1]).min(axis=1)
    touching = (np.diff(chosen) == 1) & sets[:, 1:] & sets[:, :-1]
    return [
        first,
        last,
        last - first,
        (sets @ chosen) / sets.sum(axis=1),
        (sets & (chosen < _LEAD)).sum(axis=1),
        (sets & (chosen == 0)).sum(axis=1),
        touching.sum(axis=1),
    ]


def _coverage(
    corpus: Corpus, ranking: Ranking, chosen: Sequence[int], members: Floats
) -> list[Floats]:
    """How much of what a summary is likely to say a set says, and how often it says it."""
    stems = [dict.fromkeys(corpus.stems[position]) for position in chosen]
    number = {stem: column for column, stem in enumerate(dict.fromkeys(chain(*stems)))}
    has = np.zeros((len(chosen), max(1, len(number))))
    for row, found in enumerate(stems):
        has[row, [number[stem] for stem in found]] = 1
    terms = corpus.term_numbers
    chances = np.zeros(has.shape[1])
    chances[list(number.values())] = ranking.wording.chances[[terms[stem] for stem in number]]
    counts = members @ has
    covered, told = (counts > 0) @ chances, counts @ chances
    distinct, total = (counts > 0).sum(axis=1), ranking.wording.chances.sum()
    weighted = has * np.sqrt(chances)
    lengths = np.maximum(np.sqrt((weighted**2).sum(axis=1)), 1e-6)
    cosines = weighted @ weighted.T / np.outer(lengths, lengths)
    np.fill_diagonal(cosines, 0)
    pairs = members[:, :, None] * members[:, None, :] * cosines
    sizes = members.sum(axis=1)
    return [
        covered,
        covered / np.maximum(distinct, 1),
        2 * covered / np.maximum(distinct + total, 1),
        covered / max(total, 1e-6),
        told - covered,
        distinct,
        counts.sum(axis=1) - distinct,
        pairs.sum(axis=(1, 2)) / np.maximum(sizes * (sizes - 1), 1),
        pairs.max(axis=(1, 2)),
    ]


def _article(ranking: Ranking, count: int) -> list[Floats]:
    """What is the same for all sets of an article."""
    best = np.sort(1 / (1 + np.exp(-ranking.logits)))[::-1]
    values = (
        len(ranking.logits),
        ranking.wording.chances.sum(),
        best[0],
        best[:3].sum(),
        ranking.features["words"].mean(),
    )
    return [np.full(count, float(value)) for value in values]
