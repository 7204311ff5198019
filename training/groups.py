"""Learns what makes a sentence of several articles about one story tell of it, and writes weights.

``python -m training.groups DATA`` reads the groups of Multi-News in DATA, lower-cased and cased.
Takes about a minute.
"""

import gzip
import json
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.linear_model import Ridge

from summarizer.coherence import needs_previous
from summarizer.model import Article
from summarizer.ranker.groups import group_features
from summarizer.ranker.ranking import rank
from summarizer.sentences import read
from summarizer.terms import Floats, gather, separate
from training.rouge import Tokens, tokenize

_WEIGHTS = Path(__file__).parents[1] / "summarizer" / "weights" / "groups.toml"
_FILES = ("multi.multinews.jsonl.gz", "multi.multinews-cased.jsonl.gz")
# How strongly weights are held back; of 10, 30 and 100 the same within 0.1 ROUGE.
_RIDGE = 30.0
# Pairs of words say more of a sentence than words: of 1, 1.5, 2, 2.5 and 3 the best in 100 words,
# and as good as any at the words of the reference.
_PAIRS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Group:
    """The sentences of a group: a row of features each, and what is to be told from it."""

    features: Floats
    targets: Floats


def main() -> None:
    """Read, learn, write."""
    parser = ArgumentParser(prog="python -m training.groups", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of the groups")
    parser.add_argument("--into", type=Path, default=_WEIGHTS, help="file to write")
    options = parser.parse_args()
    names: list[str] = []
    groups = [group for name in _FILES for group in read_groups(options.data / name, names)]
    _write(options.into, options.data, dict(zip(names, fit(groups), strict=True)), len(groups))


def read_groups(path: Path, names: list[str]) -> Iterator[_Group]:
    """Read lines of JSON with the keys ``articles`` and ``reference``; columns go into ``names``."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            documents = [
                read(
                    Article(
                        id=str(number), source="", title=article["title"], text=article["text"]
                    )
                )
                for number, article in enumerate(row["articles"])
            ]
            corpus = gather([document for document in documents if document.sentences])
            needs = [needs_previous(document) for document in corpus.documents]
            rankings = [rank(part, own) for part, own in zip(separate(corpus), needs, strict=True)]
            features = group_features(corpus, rankings)
            names[:] = features
            yield _Group(
                features=np.column_stack(list(features.values())),
                targets=told_by(
                    [tokenize(sentence.text) for sentence in corpus.sentences],
                    tokenize(" ".join(row["reference"])),
                ),
            )


def told_by(sentences: Sequence[Tokens], reference: Tokens) -> Floats:
    """For every sentence, the share of its words and pairs of words that the reference has."""
    words, pairs = frozenset(reference), frozenset(pairwise(reference))
    return np.array(
        [
            sum(word in words for word in own) / max(1, len(own))
            + _PAIRS * sum(pair in pairs for pair in pairwise(own)) / max(1, len(own) - 1)
            for own in sentences
        ]
    )


def fit(groups: Sequence[_Group]) -> list[float]:
    """The weight of each column, by linear regression on standard scores."""
    rows = np.concatenate([group.features for group in groups])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = Ridge(alpha=_RIDGE)
    model.fit((rows - mean) / spread, np.concatenate([group.targets for group in groups]))
    weights: list[float] = (model.coef_ / spread).round(4).tolist()
    return weights


def _write(path: Path, data: Path, weights: dict[str, float], groups: int) -> None:
    lines = [
        "# What the columns of ranker.groups.group_features are worth, written by python -m",
        f"# training.groups: linear regression (L2, {_RIDGE:g}) over the sentences of {groups} groups.",
        *(f"# {name} sha256 {sha256((data / name).read_bytes()).hexdigest()}" for name in _FILES),
        "",
        "[weights]",
        *(f"{name} = {weight}" for name, weight in weights.items()),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
