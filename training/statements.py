"""Learns how much each piece of evidence for a statement is worth, and writes the weights.

``PYTHONPATH=KIT python -m training.statements DATA`` reads the training part of PolNeAR in DATA;
the scorer in KIT, beside the data, judges which statements are right. Takes about ten minutes.
"""

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.lexicon import load_lexicon
from summarizer.model import Article
from summarizer.names import find_names, gather_cast
from summarizer.parse import parse
from summarizer.quotes.attribution import find_drafts
from summarizer.quotes.drafts import Draft
from summarizer.sentences import read
from training.regressions import FOLDS, WEIGHTS, Floats, Regression, write_weights

_WEIGHTS = WEIGHTS / "en.confidence.toml"
_SET = "quotes.polnear-train"
# Inverse strength of the L2 penalty: of 0.06, 0.08, 0.1 and 0.15 that which shows most statements of
# held-out articles at the same precision.
_STRENGTH = 0.1
# Evidence seen less often is no evidence; of 8, 12, 15, 20 and 40 the best.
_SEEN = 8
# Cards show statements of 0.9 and more; so many of those are to be right.
_SHOWN = 0.9
_PRECISION = 0.952
_FEWEST = 500
# Smaller weights change nothing.
_LEAST_WEIGHT = 0.03


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
    parser.add_argument("--into", type=Path, default=_WEIGHTS, help="file to write")
    parser.add_argument("--limit", type=int, help="read only so many articles")
    options = parser.parse_args()
    rows = import_module("score.files").read_rows(options.data, _SET, options.limit)
    tables, shift = learn([entry for row in rows for entry in judge(row)])
    write_weights(options.into, _about(len(rows), shift), tables)


def learn(judged: Sequence[Judged]) -> tuple[Mapping[str, Mapping[str, float]], float]:
    """What each piece of evidence is worth for either kind of statement, by the drafts judged.

    Returns:
        The weights by kind, and by how much "always" was raised, so that what is shown is right as
        often as it is to be.
    """
    kinds = {
        "direct": [entry for entry in judged if entry.direct],
        "reported": [entry for entry in judged if not entry.direct],
    }
    regressions = {kind: _regression(entries) for kind, entries in kinds.items()}
    chances = np.concatenate(
        [
            regressions[kind].held_out_chances([entry.article_id for entry in entries])
            for kind, entries in kinds.items()
        ]
    )
    credited = np.array([entry.credited for entries in kinds.values() for entry in entries])
    shift = float(_logit(_SHOWN) - _logit(_cut(chances, credited)))
    tables = {kind: regression.weights(_LEAST_WEIGHT) for kind, regression in regressions.items()}
    for weights in tables.values():
        weights["always"] += shift
    return tables, shift


def judge(row: Mapping[str, Any]) -> Iterator[Judged]:
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


def _regression(entries: Sequence[Judged]) -> Regression:
    return Regression(
        [entry.evidence for entry in entries],
        [entry.right for entry in entries],
        strength=_STRENGTH,
        seen=_SEEN,
    )


def _cut(chances: Floats, right: NDArray[np.bool_]) -> float:
    """The least chance from which on so many are right as cards are to show."""
    order = np.argsort(-chances)
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    precision[:_FEWEST] = 0
    reached = np.flatnonzero(precision >= _PRECISION)
    return float(chances[order[reached[-1]]]) if len(reached) else _SHOWN


def _logit(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))


def _about(articles: int, shift: float) -> list[str]:
    return [
        "What each piece of evidence for a statement is worth, written by python -m",
        f"training.statements: logistic regression (L2, C = {_STRENGTH}) on {articles} articles of",
        "PolNeAR's training part. A statement is right when it overlaps half of an annotated one",
        f'and the speaker fits. "always" is raised by {shift:.2f}, so that of the statements of',
        f"{_SHOWN} and more {_PRECISION:.1%} are right ({FOLDS}-fold cross-validation by article).",
    ]


if __name__ == "__main__":
    main()
