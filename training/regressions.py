"""Logistic regressions over evidence, and the files of weights they are kept in."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from json import dumps
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

WEIGHTS = Path(__file__).parents[1] / "summarizer" / "weights"
FOLDS = 5
Evidence = Collection[str]
Floats = NDArray[np.float64]


class Regression:
    """A logistic regression on examples, each its evidence and whether it is right.

    Args:
        evidence: of each example.
        right: of each example.
        strength: inverse strength of the L2 penalty.
        seen: evidence seen less often is no evidence.
    """

    def __init__(
        self, evidence: Sequence[Evidence], right: Iterable[bool], *, strength: float, seen: int
    ) -> None:
        counts = Counter(piece for pieces in evidence for piece in set(pieces))
        rows = [{piece: 1.0 for piece in own if counts[piece] >= seen} for own in evidence]
        self._vectorizer = DictVectorizer()
        self._features: Any = self._vectorizer.fit_transform(rows)
        self._right = np.fromiter(right, dtype=np.bool_)
        self._model = LogisticRegression(C=strength, max_iter=2000)

    def held_out_chances(self, articles: Sequence[str]) -> Floats:
        """The chance of each example, by a model that has not seen its article."""
        chances: Floats = cross_val_predict(
            self._model,
            self._features,
            self._right,
            groups=articles,
            cv=GroupKFold(FOLDS),
            method="predict_proba",
        )[:, 1]
        return chances

    def weights(self, least: float) -> dict[str, float]:
        """What each piece of evidence is worth, if that is ``least`` or more; "always" is the rest."""
        model = self._model.fit(self._features, self._right)
        named = zip(self._vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
        return {"always": float(model.intercept_[0])} | {
            str(piece): float(weight) for piece, weight in sorted(named) if abs(weight) >= least
        }


def write_weights(
    path: Path, about: Iterable[str], tables: Mapping[str, Mapping[str, float]]
) -> None:
    """Write tables of weights, with what they were learned from above them."""
    lines = [f"# {line}" for line in about]
    for name, weights in tables.items():
        lines += ["", f"[{name}]", *(f"{dumps(piece)} = {w:.2f}" for piece, w in weights.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
