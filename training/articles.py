"""Articles with summaries, read as the bot reads them."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarizer.coherence import needs_previous
from summarizer.model import Article
from summarizer.sentences import read
from summarizer.terms import Corpus, content_stems, gather, language_of, words_of
from training.rouge import Tokens, choose_oracle, rouge_of_sets, tokenize

# The training part of CNN/Daily Mail keeps bylines, "By." and the names on lines of their own,
# which its later parts do not have; they would teach that articles begin with the fourth line.
_FURNITURE = re.compile(
    r"by\W|follow @|published|updated|created|last updated|posted|daily mail|mailonline"
    r"|associated press|press association|reuters|pa reporter|\d+:\d+|\W*$"
    r"|.*\b(?:for|by) (?:mailonline|the daily mail|daily mail|the mail on sunday)"
    r"|.*reporter\W*$|and\s(?:\w+\s?){1,4}\W*$|.*\b(?:est|gmt|utc|bst|edt)\b\W*\d",
    re.IGNORECASE,
)
_LATEST = 12
_LONGEST_FURNITURE = 12
_LONGEST_NAME = 7
_ORACLE = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Example:
    """An article and what its summary says of its sentences.

    Attributes:
        corpus: the article.
        needs: for every sentence, whether it needs the one before it.
        tokens: for every sentence, its tokens for ROUGE.
        reference: the tokens of the summary.
        reference_stems: the content stems of the summary.
        chosen: for every sentence, whether the greedy oracle takes it.
        likeness: for every sentence, its ROUGE-1 + ROUGE-2 beside the best one's, 0 to 1.
    """

    corpus: Corpus
    needs: tuple[bool, ...]
    tokens: list[Tokens]
    reference: Tokens
    reference_stems: frozenset[str]
    chosen: NDArray[np.float64]
    likeness: NDArray[np.float64]


def read_examples(path: Path, limit: int | None = None) -> Iterator[Example]:
    """Read lines of JSON with the keys ``sents`` and ``reference``, lists of sentences.

    Articles without sentences are left out, and so is one that has been read before.
    """
    seen: set[int] = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            row = json.loads(line)
            text = "\n".join(drop_furniture(row["sents"]))
            if hash(text) not in seen:
                seen.add(hash(text))
                yield from _example(text, row["reference"])


def drop_furniture(sentences: list[str]) -> list[str]:
    """Leave out the byline and the like before an article begins; three sentences stay."""
    sentences = [sentence.strip() for sentence in sentences if sentence.strip()]
    signed = False
    for position, sentence in enumerate(sentences[:_LATEST]):
        length = len(sentence.split())
        furniture = _FURNITURE.match(sentence) and length <= _LONGEST_FURNITURE
        if len(sentences) - position <= _ORACLE or not (
            furniture or (signed and length <= _LONGEST_NAME)
        ):
            return sentences[position:]
        signed = signed or sentence.lower().startswith("by")
    return sentences[_LATEST:] or sentences


def _example(text: str, reference: list[str]) -> Iterator[Example]:
    document = read(Article(id="example", source="", title="", text=text))
    tokens = [tokenize(sentence.text) for sentence in document.sentences]
    wanted = tokenize(" ".join(reference))
    if not tokens or not wanted:
        return
    chosen = np.zeros(len(tokens))
    chosen[list(choose_oracle(tokens, wanted, _ORACLE))] = 1
    likeness = rouge_of_sets(tokens, wanted, np.eye(len(tokens), dtype=np.bool_)).sum(axis=1)
    yield Example(
        corpus=gather([document]),
        needs=needs_previous(document),
        tokens=tokens,
        reference=wanted,
        reference_stems=frozenset(content_stems(words_of(" ".join(reference)), language_of("en"))),
        chosen=chosen,
        likeness=likeness / max(float(likeness.max()), 1e-6),
    )
