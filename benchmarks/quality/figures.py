"""What the gate looks at: which figure of which scorer on which set, and what peers reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Bound = Literal["least", "most"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of a scorer's report.

    Attributes:
        data: the set it is measured on, as its file is named.
        path: where it stands in the scorer's JSON.
        bound: "least" when more is better, "most" when less is.
        peers: what others reach on the same set, for people to read.
    """

    data: str
    path: tuple[str, ...]
    bound: Bound = "least"
    peers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """A module of ``score`` as the gate calls it.

    Attributes:
        name: what the gate calls it.
        module: what is run.
        options: what it is given beside the data.
        sample: how many rows of each set the quick sample takes: as many as keep the whole
            sample under a minute on two cores; None for all of them.
    """

    name: str
    module: str
    options: tuple[str, ...] = ()
    sample: int | None
    figures: Sequence[Figure]


_OURS = "ours (news)"


def _least(data: str, *path: str, peers: str = "") -> Figure:
    """A figure of which more is better, where its set stands first in the report."""
    return Figure(data=data, path=(data, *path), peers=peers)


def _most(data: str, *path: str, peers: str = "") -> Figure:
    """A figure of which less is better."""
    return Figure(data=data, path=(data, *path), bound="most", peers=peers)


def _single(data: str, peers: str) -> tuple[Figure, ...]:
    return (
        _least(data, _OURS, "R1", peers=peers),
        _least(data, _OURS, "R2"),
        _least(data, _OURS, "RLsum"),
        _most(data, _OURS, "orphans %"),
        _most(data, _OURS, "boilerplate %"),
    )


def _groups(data: str, peers: str) -> tuple[Figure, ...]:
    return (
        _least(data, _OURS, "R1", peers=peers),
        _least(data, _OURS, "R2"),
        _least(data, _OURS, "R1 recall@100"),
        _most(data, _OURS, "over budget %"),
    )


def _told(kind: str, spans: str, attributed: str) -> tuple[Figure, ...]:
    data = "quotes.polnear"
    return (
        _least(data, kind, "span F1", peers=spans),
        _least(data, kind, "attr F1", peers=attributed),
    )


SCORERS = (
    Scorer(
        name="summaries",
        module="score.summaries",
        options=("--peers", "none"),
        sample=60,
        figures=(
            *_single("single.cnndm", "Lead-3 39.5, LexRank 35.9, Luhn 36.0"),
            *_single("single.cnndm-cased", "Lead-3 28.6, LexRank 25.8, Luhn 25.1"),
            *_single("single.writers", "Lead-3 37.7, LexRank 33.3, Luhn 31.4"),
        ),
    ),
    Scorer(
        name="groups",
        module="score.summaries",
        options=("--groups", "--peers", "none"),
        sample=30,
        figures=(
            *_groups("multi.multinews", "leads in turn 43.9, LexRank 43.8, SumBasic 44.6"),
            *_groups("multi.multinews-cased", "leads in turn 44.5, LexRank 44.3, SumBasic 46.1"),
        ),
    ),
    Scorer(
        name="cleaning",
        module="score.cleaning",
        options=("--extract", "bot.ingest.pages:extract_text"),
        sample=15,
        figures=(
            _least("plain.aeb", "ours", "gold sentences kept %", peers="line patterns 99.9"),
            _most("plain.aeb", "ours", "boilerplate lines kept %", peers="line patterns 92.5"),
            _least("pages.aeb", "ours", "F1", peers="trafilatura fast 96.6"),
            _least("pages.readability", "ours", "F1", peers="trafilatura fast 94.2"),
            _least(
                "pages.trafilatura",
                "ours",
                "wanted snippets kept %",
                peers="trafilatura fast 95.7",
            ),
            _most(
                "pages.trafilatura",
                "ours",
                "unwanted snippets kept %",
                peers="trafilatura fast 8.9",
            ),
        ),
    ),
    Scorer(
        name="stories",
        module="score.stories",
        sample=None,
        figures=(
            Figure(data="stories.ecbplus", path=("ecbplus", "ours", "B3 F1"), peers="TF-IDF 84.4"),
            Figure(data="stories.ecbplus", path=("ecbplus", "ours", "B3 P"), peers="TF-IDF 79.8"),
            Figure(
                data="multi.multinews", path=("multi-news", "ours", "B3 F1"), peers="TF-IDF 93.2"
            ),
            Figure(
                data="multi.multinews", path=("multi-news", "ours", "B3 P"), peers="TF-IDF 95.7"
            ),
        ),
    ),
    Scorer(
        name="people",
        module="score.people",
        sample=8,
        figures=(
            _least("people.gum16", "people F1", peers="spaCy md and rules 89.9"),
            _least("people.gum16", "alias R", peers="spaCy md 75.0"),
            _least("people.gum16", "role exact F1", peers="spaCy md 73.4"),
            _least("ner.worldwide", "people F1", peers="spaCy md 78.6"),
        ),
    ),
    Scorer(
        name="quotes",
        module="score.quotes",
        sample=16,
        figures=(
            *_told("direct", "rule 96.4, textacy 88.0", "rule 81.5, textacy 77.2, human 95.0"),
            *_told("indirect", "rule 67.4", "rule 63.9, Gender Gap Tracker 47.9, human 87.7"),
            _least(
                "quotes.polnear",
                "shown",
                "shown precision",
                peers="all they find: 82 to 87, human 95.0",
            ),
            _least("quotes.polnear", "shown", "shown recall"),
        ),
    ),
)
"""Every scorer, the quickest first."""


def name_of(figure: Figure) -> str:
    """What a figure is called beside its scorer: the set, the part of the report, the figure."""
    last = figure.path[-1]
    said = ("ours", last.split()[0])
    return " ".join([figure.data, *(p for p in figure.path[1:-1] if not p.startswith(said)), last])
