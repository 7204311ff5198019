"""The order of learning: words, phrases, sentences, sets; and how well it went.

What a step learns is never fed to the next one for the same article: tables of words come from
the other four fifths of the articles, and the scores of sentences from the other half, so that
each step sees the step before as it will be on articles that are new.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from summarizer.ranker.features import sentence_features
from summarizer.ranker.ranking import Ranking, feature_table
from summarizer.ranker.trained import Trained
from summarizer.ranker.trees import Trees
from summarizer.ranker.wording import Wording, read_wording
from summarizer.summary.choice import LARGEST, candidates, possible_sets, set_features, weigh_sets
from summarizer.terms import Floats
from training.articles import Example
from training.forests import grow_classifier, grow_regressor
from training.rouge import rouge_of_sets
from training.words import count_stems, fit_phrases, fit_words, phrase_matrix, phrase_targets

_SEED = 7
_FOLDS = 5
# Sets an article gives to training, drawn by chance; twice as many added 0.15 ROUGE-1 on
# held-out articles and nothing on the development sets.
_SETS = 30


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Seen:
    """An example as the ranker sees it."""

    example: Example
    wording: Wording
    features: dict[str, Floats]


def fit(examples: Sequence[Example]) -> Trained:
    """Learn everything from the examples."""
    folds = np.arange(len(examples)) % _FOLDS
    tables = _learn_words(examples, folds)
    seen = [
        _see(example, tables[fold]) for example, fold in zip(examples, folds.tolist(), strict=True)
    ]
    sentences, logits = _learn_sentences(seen)
    trained = replace(tables[_FOLDS], sentences=sentences)
    return replace(trained, sets=_learn_sets(seen, logits))


def _learn_words(examples: Sequence[Example], folds: NDArray[np.intp]) -> list[Trained]:
    """Tables that were not learnt from each fold, and at last those learnt from all."""
    counts = [
        count_stems([example for example, own in zip(examples, folds, strict=True) if own != fold])
        for fold in range(_FOLDS + 1)
    ]
    weights = fit_words(examples, [counts[fold] for fold in folds])
    matrix, targets = phrase_matrix(examples), phrase_targets(examples)
    rows = np.repeat(folds, [len(example.tokens) for example in examples])
    nothing = Trees(
        roots=np.zeros(0, dtype=np.int32),
        feature=np.zeros(0, dtype=np.int32),
        threshold=np.zeros(0, dtype=np.float32),
        child=np.zeros(0, dtype=np.int32),
        value=np.zeros(0, dtype=np.float32),
        depth=0,
        start=0.0,
    )
    return [
        Trained(
            stem_odds=odds.astype(np.float32),
            stem_rarity=rarity.astype(np.float32),
            word_weights=weights,
            phrase_weights=fit_phrases(matrix[rows != fold], targets[rows != fold]),
            sentences=nothing,
            sets=nothing,
        )
        for fold, (odds, rarity) in enumerate(counts)
    ]


def _see(example: Example, trained: Trained) -> _Seen:
    wording = read_wording(example.corpus, trained)
    features = sentence_features(example.corpus, example.needs, wording)
    return _Seen(example=example, wording=wording, features=features)


def _learn_sentences(seen: Sequence[_Seen]) -> tuple[Trees, list[Floats]]:
    """Trees learnt from all, and each example's log-odds by trees learnt from the other half."""
    tables = [feature_table(one.features) for one in seen]
    rows = np.concatenate(tables)
    labels = np.concatenate([one.example.chosen for one in seen])
    sizes = [len(table) for table in tables]
    half = np.repeat(np.arange(len(seen)) // _FOLDS % 2, sizes)
    logits = np.zeros(len(rows))
    for side in (0, 1):
        trees = grow_classifier(rows[half != side], labels[half != side])
        logits[half == side] = trees.sum(rows[half == side])
    return grow_classifier(rows, labels), np.split(logits, np.cumsum(sizes)[:-1])


def _learn_sets(seen: Sequence[_Seen], logits: Sequence[Floats]) -> Trees:
    chance = np.random.default_rng(_SEED)
    features, targets = [], []
    for one, own in zip(seen, logits, strict=True):
        example = one.example
        chosen = candidates(example.needs, own)
        sets = possible_sets(example.corpus, example.needs, chosen, LARGEST)
        if len(sets) < LARGEST:
            continue
        worth = _worth(example, chosen, sets)
        some = chance.permutation(len(sets))[:_SETS]
        ranking = Ranking(logits=own, features=one.features, wording=one.wording)
        features.append(set_features(example.corpus, ranking, chosen, sets[some]))
        targets.append(worth[some] - worth.mean())
    return grow_regressor(np.concatenate(features), np.concatenate(targets))


def _worth(example: Example, chosen: Sequence[int], sets: NDArray[np.bool_]) -> Floats:
    """The mean of ROUGE-1 and ROUGE-2 of every set."""
    tokens = [example.tokens[position] for position in chosen]
    worth: Floats = rouge_of_sets(tokens, example.reference, sets).mean(axis=1)
    return worth


def measure(examples: Sequence[Example], trained: Trained) -> dict[str, float]:
    """ROUGE-1 and ROUGE-2 of the best sets and of the first three sentences, on new articles."""
    figures = []
    for example in examples:
        seen = _see(example, trained)
        own = trained.sentences.sum(feature_table(seen.features))
        ranking = Ranking(logits=own, features=seen.features, wording=seen.wording)
        chosen = candidates(example.needs, own)
        sets = possible_sets(example.corpus, example.needs, chosen, LARGEST)
        if len(sets):
            best = sets[weigh_sets(example.corpus, ranking, chosen, sets, trained).argmax()]
            ours = [p for p, member in zip(chosen, best, strict=True) if member]
            figures.append([*_score(example, ours), *_score(example, range(LARGEST))])
    means = np.mean(figures, axis=0).round(2).tolist()
    return dict(zip(("R1", "R2", "Lead-3 R1", "Lead-3 R2"), means, strict=True))


def _score(example: Example, positions: Sequence[int]) -> list[float]:
    tokens = [token for p in positions for token in example.tokens[p : p + 1]]
    every = np.ones((1, len(tokens)), dtype=np.bool_)
    return [float(value) for value in rouge_of_sets(tokens, example.reference, every)[0]]
