"""What a sentence is like, as numbers that the trained trees look at.

Nothing here depends on capitals: the articles learnt from are in lower case.
"""

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from summarizer.ranker.wording import Wording, is_counted
from summarizer.terms import Corpus, Floats

_LEAD = 3
# The paper's damping; the trees were trained on ranks after six rounds, which cost little.
_DAMPING = 0.85
_ROUNDS = 6
_QUOTED = re.compile(r"\s*[\"'`“‘«„]")
_QUOTE_MARKS = tuple('"“”«»„`')
_NUMBER = re.compile(r"\d+")
_SPEAKER = frozenset(("i", "we", "you", "my", "our", "your", "i'm", "we're", "don't"))
_PRONOUN = frozenset(("he", "she", "they", "his", "her", "their", "him", "them", "it", "its"))
_SAYING = frozenset(("said", "says", "told", "added", "according"))
# These are also given as seen beside the rest of the article.
_COMPARED = ("lexical", "likely", "expected", "chance", "centroid", "fresh", "words")


def sentence_features(
    corpus: Corpus, needs: Sequence[bool], wording: Wording
) -> dict[str, Floats]:
    """Columns of one value a sentence of one article, by name, always in the same order.

    Args:
        corpus: one article.
        needs: for every sentence, whether it needs the one before it.
        wording: what the words of the article tell.
    """
    columns: dict[str, ArrayLike] = {
        **_place_and_length(corpus),
        **_centralities(corpus),
        **_word_chances(corpus, wording),
        **_surface(corpus),
        "needs": needs,
        "needed": [*needs[1:], False],
        "lexical": wording.phrases[:, 0],
        "likely": wording.phrases[:, 1],
    }
    values = {name: np.asarray(column, dtype=np.float64) for name, column in columns.items()}
    return values | _comparisons(values)


def _place_and_length(corpus: Corpus) -> Mapping[str, ArrayLike]:
    count = len(corpus.sentences)
    places = np.arange(count)
    lengths = np.array([len(words) for words in corpus.words], dtype=np.float64)
    contents = np.bincount(corpus.matrix.rows, minlength=count)
    return {
        "place": places,
        "share_before": places / max(1, count),
        "sentences": np.full(count, count),
        "from_end": count - 1 - places,
        "words": lengths,
        "words_before": np.cumsum(lengths) - lengths,
        "contents": contents,
        "density": contents / np.maximum(lengths, 1),
        "relative_length": lengths / max(1.0, lengths.mean() if count else 1.0),
    }


def _centralities(corpus: Corpus) -> Mapping[str, ArrayLike]:
    """Cosines with the whole, the lead and the neighbours, and LexRank (Erkan and Radev, 2004).

    The similarity matrix of all sentences is never built: multiplying by it is multiplying by
    the sparse TF-IDF matrix and its transpose, which is linear in the length of the text.
    """
    matrix, count = corpus.matrix, len(corpus.sentences)
    places = np.arange(count)
    own = np.bincount(matrix.rows, matrix.weights**2, count)
    mixture = matrix.transposed_times(np.ones(count))
    degrees = matrix.times(mixture)
    opening = matrix.times(matrix.transposed_times((places == 0).astype(float)))
    leading = matrix.times(matrix.transposed_times((places < _LEAD).astype(float)))
    previous = neighbour_cosines(corpus)
    return {
        "centroid": degrees / (float(np.linalg.norm(mixture)) or 1.0),
        "degree": (degrees - 1) / max(1, count - 1),
        "lexrank": _lexrank(corpus, np.where(degrees == 0, 1, degrees)) * count,
        "like_first": np.where(places == 0, 0, opening),
        "like_lead": np.where(places < _LEAD, (leading - own) / (_LEAD - 1), leading / _LEAD),
        "like_previous": previous,
        "like_next": np.append(previous[1:], 0.0)[:count],
    }


def _lexrank(corpus: Corpus, degrees: Floats) -> Floats:
    count = len(corpus.sentences)
    ranks = np.full(count, 1 / max(1, count))
    for _ in range(_ROUNDS):
        spread = corpus.matrix.times(corpus.matrix.transposed_times(ranks / degrees))
        ranks = (1 - _DAMPING) / count + _DAMPING * spread
    return ranks


def neighbour_cosines(corpus: Corpus) -> Floats:
    """For every sentence, the cosine with the one before it in the same article."""
    matrix, count = corpus.matrix, len(corpus.sentences)
    keys = matrix.rows * matrix.terms + matrix.columns
    _, later, earlier = np.intersect1d(
        keys, keys + matrix.terms, assume_unique=True, return_indices=True
    )
    products = matrix.weights[later] * matrix.weights[earlier]
    cosines: Floats = np.bincount(matrix.rows[later], products, count).astype(np.float64)
    cosines[1:][corpus.document[1:] != corpus.document[:-1]] = 0
    return cosines


def _word_chances(corpus: Corpus, wording: Wording) -> Mapping[str, ArrayLike]:
    """How many words of a sentence will come back, and how many it has first."""
    rows, columns, count = corpus.matrix.rows, corpus.matrix.columns, len(corpus.sentences)
    chances = wording.chances[columns]
    contents = np.maximum(np.bincount(rows, minlength=count), 1)
    expected = np.bincount(rows, chances, count)
    fresh = wording.first[columns] == rows
    spread = np.bincount(columns, minlength=corpus.matrix.terms)[columns]
    highest = np.zeros(count)
    np.maximum.at(highest, rows, chances)
    lengths = np.array([len(words) for words in corpus.words], dtype=np.float64)
    return {
        "expected": expected,
        "chance": expected / contents,
        "expected_by_length": expected / np.sqrt(lengths + 5),
        "highest_chance": highest,
        "fresh": np.bincount(rows, chances * fresh, count),
        "fresh_share": np.bincount(rows, fresh, count) / contents,
        "fit": 2 * expected / (contents + wording.chances.sum()),
        "rarity": np.bincount(rows, wording.rarity[columns], count) / contents,
        "repeated": np.bincount(rows, np.log(spread), count) / contents,
        "single": np.bincount(rows, spread == 1, count) / contents,
    }


def _surface(corpus: Corpus) -> Mapping[str, ArrayLike]:
    texts = [sentence.text for sentence in corpus.sentences]
    return {
        "numbers": [len(_NUMBER.findall(text)) for text in texts],
        "opens_quoted": [_QUOTED.match(text) is not None for text in texts],
        "quote_marks": [sum(map(text.count, _QUOTE_MARKS)) for text in texts],
        "question": [text.rstrip().endswith("?") for text in texts],
        "ended": [text.rstrip().endswith((".", "!", "?", "”", '"', "'", "’")) for text in texts],
        "colon": [":" in text for text in texts],
        "commas": [text.count(",") for text in texts],
        "brackets": ["(" in text for text in texts],
        **_telling_words(corpus),
    }


def _telling_words(corpus: Corpus) -> Mapping[str, ArrayLike]:
    """Who speaks or is spoken of; the words are English ones, and tell nothing elsewhere."""
    words = corpus.words if is_counted(corpus) else [[] for _ in corpus.words]
    return {
        "speaking": [len(_SPEAKER.intersection(found)) for found in words],
        "pronouns": [len(_PRONOUN.intersection(found)) for found in words],
        "saying": [not _SAYING.isdisjoint(found) for found in words],
    }


def _comparisons(values: Mapping[str, Floats]) -> dict[str, Floats]:
    """The same columns beside the rest of the article: standard score, rank, neighbours, best."""
    table = np.column_stack([values[name] for name in _COMPARED])
    count = len(table)
    if not count:
        return {}
    scores = (table - table.mean(axis=0)) / np.maximum(table.std(axis=0), 1e-5)
    ranks = np.argsort(np.argsort(-table, axis=0, kind="stable"), axis=0)
    found: dict[str, Floats] = {}
    for column, name in enumerate(_COMPARED):
        found[f"{name}_score"] = scores[:, column]
        found[f"{name}_rank"] = ranks[:, column].astype(np.float64)
    for name in ("lexical", "likely"):
        found[f"{name}_previous"] = np.append(0.0, values[name][:-1])
        found[f"{name}_next"] = np.append(values[name][1:], 0.0)
        found[f"{name}_mean"] = np.full(count, values[name].mean())
        found[f"{name}_best"] = np.full(count, values[name].max())
    return found
