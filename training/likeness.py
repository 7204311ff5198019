"""Learns how likely two articles tell the same story, and writes the weights.

``python -m training.likeness DATA`` reads the stories of ECB+, the groups of Multi-News and articles
of CNN/Daily Mail in DATA. Takes about two minutes; prints what it reached on stories held out.
"""

from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from math import inf, log1p
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from summarizer.stories.groups import Groups, bonds_of
from summarizer.stories.likeness import WHOLE, Weights, features, judge
from summarizer.stories.neighbours import Neighbours
from summarizer.stories.postings import Postings
from summarizer.terms import Floats, document_shares, language_of
from training.mixtures import (
    Mixture,
    Told,
    cut,
    mix,
    read_groups,
    read_others,
    read_stories,
    strand,
    thin,
)
from training.regressions import WEIGHTS, write_weights

_WEIGHTS = WEIGHTS / "likeness.toml"
_STORIES = "stories.ecbplus.jsonl.gz"
_LOWER_GROUPS, _GROUPS = "multi.multinews.jsonl.gz", "multi.multinews-cased.jsonl.gz"
_LOWER_OTHERS, _OTHERS = "train.cnndm.jsonl.gz", "single.cnndm-cased.jsonl.gz"
# So many articles of other news are mixed with the stories: as many as ECB+ has, about. Of those
# with capitals there are fewer, for the first ones are kept for measuring.
_OTHER_ARTICLES = 500
_KEPT = 600
# ECB+ has some twelve articles a story; a mixture with at most so many keeps what is learnt from
# holding only for large ones.
_THINNED = 3
# Such a share of the articles of other news has no nearer neighbours than the ordinary one; of 0.5,
# 0.75 and 0.9 the best.
_ORDINARY = 0.75
# Inverse strength of the L2 penalty; of 0.1 and 10 the same, of 0.01 and 0.001 worse.
_STRENGTH = 10.0
# The thresholds that are tried, as log-odds, and how much B-cubed F1 below the best is as good: the
# highest of those is taken, for what is joined wrongly harms most. Set by hand.
_THRESHOLDS = tuple(tenths / 10 for tenths in range(3, -16, -1))
_AS_GOOD = 0.05
# How often the stories are halved anew to measure on each half what was learnt from the other.
_HALVINGS = 2
# An article of at most so many content words is one told in brief: most cut to three sentences are.
_MOST_BRIEF = log1p(45)


def main() -> None:
    """Read, learn, measure on stories held out, write."""
    parser = ArgumentParser(prog="python -m training.likeness", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds the sets")
    parser.add_argument("--into", type=Path, default=_WEIGHTS, help="file to write")
    options = parser.parse_args()
    lower_others = list(islice(read_others(options.data / _LOWER_OTHERS), _OTHER_ARTICLES))
    windows = list(_windows(options.data, lower_others))
    whole = [mix(window) for window in windows]
    brief = [mix(list(cut(window, every))) for every in (2, 1) for window in windows]
    weights, figures = learn(whole, brief, find_ordinary(lower_others))
    _write(options.into, options.data, weights, [*whole, *brief], figures)
    print(
        "B-cubed F1 on stories held out, told whole and in brief: {:.1f}, {:.1f}".format(*figures)
    )


def find_ordinary(others: Sequence[Told]) -> float:
    """How near the neighbours of most articles are, of whose stories there is nothing else."""
    words, neighbours = Postings(), Neighbours()
    for each in others:
        words.add(each.profile.words, document_shares("en"), language_of("en").stem)
    words.seal()
    for place in range(len(others)):
        neighbours.add(place, words.cosines(place))
    return round(float(np.quantile(neighbours.cosines(1)[: len(others)], _ORDINARY)), 2)


def learn(
    whole: Sequence[Mixture], brief: Sequence[Mixture], ordinary: float
) -> tuple[Weights, tuple[float, float]]:
    """Learn the weights by logistic regression over pairs, and the threshold that groups best.

    Args:
        whole: mixtures of whole articles; the threshold is theirs.
        brief: mixtures with articles that are told in brief.
        ordinary: what ``find_ordinary`` found.

    Returns:
        The weights, and the mean B-cubed F1 of both with that threshold, of stories held out: of each
        half, grouped among all by the weights that the other half taught.
    """
    figures = np.mean(
        [
            _measure_held_out(whole, brief, halving, side, ordinary)
            for halving in range(_HALVINGS)
            for side in (True, False)
        ],
        axis=0,
    )
    best = int(np.argmax(figures[0] >= figures[0].max() - _AS_GOOD))
    learnt = replace(_fit(whole, brief, ordinary), same_story=_THRESHOLDS[best])
    return learnt, (float(figures[0, best]), float(figures[1, best]))


def b_cubed(
    groups: Iterable[Sequence[int]], stories: Sequence[str], counted: NDArray[np.bool_]
) -> float:
    """B-cubed F1 in percent (Bagga and Baldwin, "Entity-based cross-document coreferencing", 1998).

    Args:
        groups: the articles of each group.
        stories: the story of each article.
        counted: for each article, whether it counts; those that do not are in the groups as well.
    """
    sizes = Counter(stories)
    shares = [
        (told[stories[each]] / len(group), told[stories[each]] / sizes[stories[each]])
        for group in groups
        for told in [Counter(stories[each] for each in group)]
        for each in group
        if counted[each]
    ]
    precision, recall = np.mean(shares, axis=0)
    return float(200 * precision * recall / (precision + recall))


def _windows(data: Path, lower_others: Sequence[Told]) -> Iterator[Sequence[Told]]:
    """Each set, whole and with each half of its stories told once, alone and among other news.

    News with capitals is mixed with other news of both kinds, for all of it is unlike the one
    without, and some like the one that has them.
    """
    others = list(islice(read_others(data / _OTHERS), _KEPT, None))
    stories = list(read_stories(data / _STORIES))
    groups, lower_groups = (list(read_groups(data / name)) for name in (_GROUPS, _LOWER_GROUPS))
    both, lower = ((), lower_others, others), ((), lower_others)
    thinned = list(thin(stories, _THINNED))
    for own, among in ((stories, both), (thinned, both), (groups, both), (lower_groups, lower)):
        for kept in (own, *(list(strand(own, half)) for half in (0, 1))):
            for more in among:
                yield [*kept, *more]


def _fit(whole: Sequence[Mixture], brief: Sequence[Mixture], ordinary: float) -> Weights:
    """The weights of the features; no threshold yet."""
    return Weights(
        features=_regress(whole, ordinary, WHOLE, inf),
        brief=_regress(brief, ordinary, 0.0, _MOST_BRIEF),
        ordinary=ordinary,
        same_story=0.0,
    )


def _regress(
    mixtures: Sequence[Mixture], ordinary: float, shortest: float, most: float
) -> dict[str, float]:
    """What each feature is worth for pairs whose shorter article has at most so many words."""
    columns: defaultdict[str, list[Floats]] = defaultdict(list)
    same: list[NDArray[np.bool_]] = []
    shares: list[Floats] = []
    for mixture in mixtures:
        pairs = [own.shorter <= most for own in mixture.evidence]
        for own, kept in zip(mixture.evidence, pairs, strict=True):
            for name, column in features(own, ordinary, shortest).items():
                columns[name].append(column[kept])
        same.append(mixture.same_story()[np.concatenate(pairs)])
        # Half of the articles have a quarter of the pairs of two stories, yet half of those of one.
        counts = np.where(same[-1], 1.0, 1 / mixture.share)
        shares.append(counts / max(1.0, counts.sum()))
    rows = np.column_stack([np.concatenate(parts) for parts in columns.values()])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    # All mixtures weigh the same, and all together as much as their pairs.
    weights = np.concatenate(shares) * len(rows) / len(mixtures)
    model = LogisticRegression(C=_STRENGTH, max_iter=2000)
    model.fit((rows - mean) / spread, np.concatenate(same), sample_weight=weights)
    learnt = model.coef_[0] / spread
    always = float(model.intercept_[0] - learnt @ mean)
    return {"always": always} | dict(zip(columns, learnt.tolist(), strict=True))


def _measure_held_out(
    whole: Sequence[Mixture], brief: Sequence[Mixture], halving: int, side: bool, ordinary: float
) -> Floats:
    """The mean B-cubed F1 of a half by what the other taught, a row for each kind of mixture.

    A column for each threshold.
    """
    kinds = [
        [(mixture, mixture.halve(halving) == side) for mixture in mixtures]
        for mixtures in (whole, brief)
    ]
    taught = [[mixture.within(half) for mixture, half in pairs] for pairs in kinds]
    learnt = _fit(taught[0], taught[1], ordinary)
    return np.array(
        [
            np.mean([_try_thresholds(mixture, learnt, ~half) for mixture, half in pairs], axis=0)
            for pairs in kinds
        ]
    )


def _try_thresholds(mixture: Mixture, weights: Weights, counted: NDArray[np.bool_]) -> list[float]:
    """B-cubed F1 with each threshold; what is joined at a higher one stays so at a lower one."""
    stories = [each.story for each in mixture.articles]
    groups = Groups()
    for own in mixture.evidence:
        groups.put(own.article, bonds_of(judge(own, weights)))
    figures: list[float] = []
    for threshold in _THRESHOLDS:
        groups.join_all(threshold)
        figures.append(b_cubed(groups.members.values(), stories, counted))
    return figures


def _write(
    path: Path,
    data: Path,
    weights: Weights,
    mixtures: Sequence[Mixture],
    figures: tuple[float, float],
) -> None:
    pairs = sum(len(own.others) for mixture in mixtures for own in mixture.evidence)
    about = [
        "How much what two articles have in common tells that they tell one story, written by",
        f"python -m training.likeness: logistic regression (L2, C = {_STRENGTH:g}) over {pairs} pairs of",
        f"{len(mixtures)} mixtures of ECB+, Multi-News and CNN/Daily Mail, all weighing the same. B-cubed F1 on",
        "stories held out, told whole and in brief: {:.1f}, {:.1f}.".format(*figures),
        *(
            f"{name} sha256 {sha256((data / name).read_bytes()).hexdigest()}"
            for name in (_STORIES, _LOWER_GROUPS, _GROUPS, _LOWER_OTHERS, _OTHERS)
        ),
    ]
    tables = {
        "features": weights.features,
        "brief": weights.brief,
        "neighbours": {"ordinary": weights.ordinary},
        "groups": {"same story": weights.same_story},
    }
    write_weights(path, about, tables)


if __name__ == "__main__":
    main()
