"""Learns which pieces of a sentence belong to what was said, and writes the weights.

``PYTHONPATH=KIT python -m training.edges DATA`` reads the training part of PolNeAR in DATA; the
scorer in KIT, beside the data, places its texts. Takes about ten minutes. The confidence of
statements (``training.statements``) is learned after it.
"""

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from summarizer.lexicon import SpeechLexicon, load_lexicon
from summarizer.model import Article, Document
from summarizer.parse import Paragraph, parse
from summarizer.quotes.contents import content_stretch
from summarizer.quotes.cues import Cue, find_cues
from summarizer.quotes.edges import open_pieces
from summarizer.quotes.passages import find_passages, find_typed_passages
from summarizer.quotes.pieces import Pieces
from summarizer.sentences import read
from training.regressions import WEIGHTS, Regression, write_weights

_WEIGHTS = WEIGHTS / "en.edges.toml"
_SET = "quotes.polnear-train"
# Of 0.05, 0.1 and 0.2 the best on held-out articles.
_STRENGTH = 0.1
# Evidence seen less often is no evidence; of 10, 20, 30 and 60 the best that is still readable.
_SEEN = 20
# Without smaller weights as many held-out pieces are judged rightly, by half as many weights.
LEAST_WEIGHT = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A piece that may belong to a content: in which article, its evidence, and whether it does."""

    article_id: str
    evidence: tuple[str, ...]
    belongs: bool


def main() -> None:
    """Read, learn, write."""
    parser = ArgumentParser(prog="python -m training.edges", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds the sets")
    parser.add_argument("--into", type=Path, default=_WEIGHTS, help="file to write")
    parser.add_argument("--limit", type=int, help="read only so many articles")
    options = parser.parse_args()
    lexicon = load_lexicon("en").speech
    rows = import_module("score.files").read_rows(options.data, _SET, options.limit)
    examples: list[Example] = []
    for row in rows:
        document = read(Article(id=row["id"], source="", title="", text=row["text"]))
        examples.extend(read_examples(row, document, parse(document), lexicon))
    about = [
        "How much each piece of evidence tells that a piece of a sentence belongs to what was",
        "said before it, written by python -m training.edges: logistic regression (L2,",
        f"C = {_STRENGTH}) on {len(examples)} pieces of {len(rows)} articles of PolNeAR's training part.",
    ]
    write_weights(options.into, about, {"pieces": fit(examples).weights(LEAST_WEIGHT)})


def fit(examples: Sequence[Example]) -> Regression:
    """Learn whether pieces belong."""
    return Regression(
        [example.evidence for example in examples],
        [example.belongs for example in examples],
        strength=_STRENGTH,
        seen=_SEEN,
    )


def read_examples(
    row: Mapping[str, Any],
    document: Document,
    paragraphs: Sequence[Paragraph],
    lexicon: SpeechLexicon,
) -> Iterator[Example]:
    """The pieces after annotated statements, up to the first that belongs to none.

    Statements that are quoted from end to end have no open edge, and are left out.
    """
    text = document.article.text
    locate = import_module("score.alignment").Locator(row["text"]).find
    reports = [quote for quote in row["quotes"] if quote["type"] != "direct"]
    for paragraph, quoted in zip(paragraphs, find_passages(text, paragraphs), strict=True):
        words = paragraph.span.of(text)
        place = locate(words, paragraph.span.start / len(text))
        if place is None or row["text"][slice(*place)] != words:
            continue
        gold = Gold(paragraph, place[0] - paragraph.span.start, reports)
        passages = (*quoted, *find_typed_passages(text, paragraph))
        pieces = Pieces(paragraph, passages)
        for cue in find_cues(paragraph, passages, lexicon):
            yield from _examples(row["id"], pieces, cue, gold, lexicon)


class Gold:
    """The annotated statements of an article, by the tokens of a paragraph."""

    def __init__(
        self, paragraph: Paragraph, offset: int, reports: Sequence[Mapping[str, Any]]
    ) -> None:
        self._tokens = paragraph.tokens
        self._offset = offset
        self._reports = [
            (_positions(report["verb_spans"]), _positions(report["spans"])) for report in reports
        ]

    def content(self, verb: int, core: int) -> frozenset[int] | None:
        """The characters of the statement that a verb reports and a token belongs to, if any."""
        for verbs, content in self._reports:
            if self._characters(verb, verb + 1) & verbs and self._start(core) in content:
                return content
        return None

    def holds(self, content: frozenset[int], start: int, end: int) -> bool:
        """Whether most of some tokens belongs to a content."""
        characters = self._characters(start, end)
        return 2 * len(content & characters) >= len(characters)

    def _start(self, token: int) -> int:
        return self._tokens[token].span.start + self._offset

    def _characters(self, start: int, end: int) -> frozenset[int]:
        last = self._tokens[end - 1].span.end + self._offset
        return frozenset(range(self._start(start), last))


def _positions(spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(position for start, end in spans for position in range(start, end))


def _examples(
    article_id: str, pieces: Pieces, cue: Cue, gold: Gold, lexicon: SpeechLexicon
) -> Iterator[Example]:
    stretch = content_stretch(pieces.paragraph, cue)
    content = None if stretch is None else gold.content(cue.verb, stretch.core)
    if stretch is None or content is None:
        return
    for piece, evidence in open_pieces(pieces, cue, stretch, lexicon):
        belongs = gold.holds(content, piece.start, piece.end)
        yield Example(article_id=article_id, evidence=evidence, belongs=belongs)
        if not belongs:
            return


if __name__ == "__main__":
    main()
