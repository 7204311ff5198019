"""Learns how much each piece of evidence for a statement is worth, and writes the weights.

``PYTHONPATH=KIT python -m training.statements DATA`` reads the training part of PolNeAR in DATA;
the scorer in KIT, beside the data, judges which statements are right. Takes about ten minutes.
"""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from summarizer.lexicon import load_lexicon
from summarizer.model import Article
from summarizer.names import find_names, gather_cast
from summarizer.parse import parse
from summarizer.quotes.attribution import find_drafts
from summarizer.quotes.drafts import Draft
from summarizer.sentences import read

_WEIGHTS = Path(__file__).parents[1] / "summarizer" / "lexicons" / "en.confidence.toml"
_SET = "quotes.polnear-train"
_FOLDS = 5
# Inverse strength of the L2 penalty: of 0.15, 0.2 and 0.3 that which shows most statements of the
# development data at the same precision.
_C = 0.15
# Evidence seen less often is no evidence; of 8, 12, 15, 20 and 40 the best.
_SEEN = 8
# Cards show statements of 0.9 and more; so many of those are to be right.
_SHOWN = 0.9
_PRECISION = 0.9515
_FEWEST = 500
# Smaller weights change nothing.
_LEAST_WEIGHT = 0.03

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A draft of a statement: in which article, its evidence, and whether it is right.

    The gold often has but the outer of two speakers: who passes a statement on is right as well,
    though not ``credited``.
    """

    article_id: str
    direct: bool
    evidence: frozenset[str]
    right: bool
    credited: bool


def main() -> None:
    """Read, judge, learn, write."""
    parser = ArgumentParser(prog="python -m training.statements", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds the sets")
    parser.add_argument("--limit", type=int, help="read only so many articles")
    options = parser.parse_args()
    rows = import_module("score.files").read_rows(options.data, _SET, options.limit)
    judged = [entry for row in rows for entry in _judge(row)]
    kinds = {
        "direct": [entry for entry in judged if entry.direct],
        "reported": [entry for entry in judged if not entry.direct],
    }
    chances = np.concatenate([_held_out_chances(entries) for entries in kinds.values()])
    credited = np.array([entry.credited for entries in kinds.values() for entry in entries])
    shift = float(_logit(_SHOWN) - _logit(_cut(chances, credited)))
    tables = {kind: _weights(entries, shift) for kind, entries in kinds.items()}
    _WEIGHTS.write_text(_described(tables, len(rows), shift), encoding="utf-8")


def _judge(row: Mapping[str, Any]) -> Iterator[Judged]:
    """Every draft of an article, right when it overlaps half of a gold one that its speaker fits."""
    quotes, statements = import_module("score.quotes"), import_module("score.statements")
    document = read(Article(id=row["id"], source="", title="", text=row["text"]))
    paragraphs, lexicon = parse(document), load_lexicon("en")
    names = find_names(document, paragraphs, lexicon)
    cast = gather_cast(names, lexicon.names)
    score = quotes.ArticleScore(row, [])
    gold = [score._gold(quote, quote["spans"]) for quote in row["quotes"]]  # noqa: SLF001  (the
    # scorer has no other door to a single statement)
    locator = import_module("score.alignment").Locator(row["text"])
    length = max(1, len(document.article.text))
    for draft in find_drafts(document, paragraphs, names, cast, lexicon):
        text = draft.span.of(document.article.text)
        span = locator.find(text, draft.span.start / length)
        characters = statements.content(row["text"], [span] if span else [])
        touched = [
            unit
            for unit in gold
            if 2 * len(unit.characters & characters) > min(len(unit.characters), len(characters))
        ]
        credited, passed_on = (
            any(score._fits(statement, unit) for unit in touched)  # noqa: SLF001  (see above)
            for statement in (
                statements.Statement(characters, name, draft.direct, len(text.split()))
                for name in (draft.speaker.character.name, _via(draft))
            )
        )
        yield Judged(
            article_id=row["id"],
            direct=draft.direct,
            evidence=frozenset(draft.evidence),
            right=credited or passed_on,
            credited=credited,
        )


def _via(draft: Draft) -> str:
    """Who passes a statement on, the empty name if nobody does."""
    return (draft.statement and draft.statement.via) or ""


def _features(entries: Sequence[Judged]) -> tuple[DictVectorizer, Any, NDArray[np.bool_]]:
    seen = Counter(piece for entry in entries for piece in entry.evidence)
    rows = [{piece: 1.0 for piece in entry.evidence if seen[piece] >= _SEEN} for entry in entries]
    vectorizer = DictVectorizer()
    return vectorizer, vectorizer.fit_transform(rows), np.array([entry.right for entry in entries])


def _model() -> LogisticRegression:
    return LogisticRegression(C=_C, max_iter=2000)


def _held_out_chances(entries: Sequence[Judged]) -> Floats:
    """The chance of each entry, by a model that has not seen its article."""
    _, features, right = _features(entries)
    articles = [entry.article_id for entry in entries]
    chances: Floats = cross_val_predict(
        _model(), features, right, groups=articles, cv=GroupKFold(_FOLDS), method="predict_proba"
    )[:, 1]
    return chances


def _cut(chances: Floats, right: NDArray[np.bool_]) -> float:
    """The least chance from which on so many are right as cards are to show."""
    order = np.argsort(-chances)
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    precision[:_FEWEST] = 0
    reached = np.flatnonzero(precision >= _PRECISION)
    return float(chances[order[reached[-1]]]) if len(reached) else _SHOWN


def _logit(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))


def _weights(entries: Sequence[Judged], shift: float) -> dict[str, float]:
    vectorizer, features, right = _features(entries)
    model = _model().fit(features, right)
    named = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    weights = {str(piece): float(weight) for piece, weight in sorted(named)}
    return {"always": float(model.intercept_[0]) + shift} | {
        piece: weight for piece, weight in weights.items() if abs(weight) >= _LEAST_WEIGHT
    }


def _described(tables: Mapping[str, Mapping[str, float]], articles: int, shift: float) -> str:
    lines = [
        "# What each piece of evidence for a statement is worth, written by python -m",
        f"# training.statements: logistic regression (L2, C = {_C}) on {articles} articles of",
        "# PolNeAR's training part. A statement is right when it overlaps half of an annotated one",
        f'# and the speaker fits. "always" is raised by {shift:.2f}, so that of the statements of',
        f"# {_SHOWN} and more {_PRECISION:.1%} are right ({_FOLDS}-fold cross-validation by article).",
    ]
    for kind, weights in tables.items():
        lines += ["", f"[{kind}]", *(f'"{piece}" = {w:.2f}' for piece, w in weights.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
