"""Counts in what share of the news a stem occurs, and writes the shares into the package.

``python -m training.frequencies DATA`` reads the articles in DATA. Takes about half a minute.
"""

import gzip
import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from math import log
from pathlib import Path
from textwrap import wrap

from summarizer.terms import content_stems, language_of, words_of

_FREQUENCIES = Path(__file__).parents[1] / "summarizer" / "weights" / "en.frequencies.toml"
_FILE = "train.cnndm.jsonl.gz"
# What is rarer is not kept: all of it tells about as much.
_LEAST_SHARE = 0.005
# Shares are kept in bands, each so much of the one above it.
_BAND = 0.8
_WIDTH = 98


def main() -> None:
    """Read, count, write."""
    parser = ArgumentParser(prog="python -m training.frequencies", description=__doc__)
    parser.add_argument("data", type=Path, help=f"the folder that holds {_FILE}")
    parser.add_argument("--into", type=Path, default=_FREQUENCIES, help="file to write")
    options = parser.parse_args()
    path = options.data / _FILE
    counts, articles = count_stems(read_articles(path))
    lines = [*_about(path, articles), "", "[shares]"]
    for share, stems in bands_of(counts, articles).items():
        lines += [f'"{share:.4f}" = """\\', " \\\n".join(wrap(" ".join(stems), _WIDTH)) + '"""']
    options.into.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_articles(path: Path) -> Iterator[Sequence[str]]:
    """Read the sentences of each article: lines of JSON with the key ``sents``."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["sents"]


def count_stems(articles: Iterable[Sequence[str]]) -> tuple[Counter[str], int]:
    """In how many of the articles each stem occurs, and how many articles there are."""
    english, counts, read = language_of("en"), Counter[str](), 0
    for sentences in articles:
        words = chain.from_iterable(map(words_of, sentences))
        counts.update(set(content_stems(words, english)))
        read += 1
    return counts, read


def bands_of(counts: Mapping[str, int], articles: int) -> Mapping[float, Sequence[str]]:
    """The common stems by the share nearest to theirs, the commonest first; numbers are left out."""
    bands: dict[float, list[str]] = {}
    for stem, count in sorted(counts.items()):
        share = count / articles
        if share >= _LEAST_SHARE and not stem.isdigit():
            band = round(log(share) / log(_BAND))
            bands.setdefault(round(_BAND**band, 4), []).append(stem)
    return dict(sorted(bands.items(), reverse=True))


def _about(path: Path, articles: int) -> list[str]:
    return [
        "# In what share of news articles a stem occurs, in bands, written by python -m",
        f"# training.frequencies: counted over {articles:,} articles of the training part of CNN/Daily",
        f"# Mail, for stems of {_LEAST_SHARE:.1%} of them and more.",
        f"# {path.name} sha256 {sha256(path.read_bytes()).hexdigest()}",
    ]


if __name__ == "__main__":
    main()
