"""Which phrases articles share: counted right however they came, and less the commoner they are."""

from itertools import pairwise
from math import log2
from typing import Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.stories import phrases
from summarizer.stories.phrases import Numbers, Phrases, phrases_of
from summarizer.terms import Integers

COMMON = 5

articles = st.lists(
    st.lists(st.lists(st.sampled_from("abcdefg"), max_size=6), max_size=4), min_size=1, max_size=12
)


def pairs(article: list[list[str]]) -> set[tuple[str, str]]:
    return {pair for sentence in article for pair in pairwise(sentence)}


def expected(present: dict[int, list[list[str]]], place: int) -> list[float]:
    having = [pairs(article) for article in present.values()]
    others = {pair: sum(pair in own for own in having) - 1 for pair in pairs(present[place])}
    rare = {pair: 1 / count for pair, count in others.items() if 0 < count < COMMON}
    return [
        sum(rare.get(pair, 0.0) for pair in pairs(present.get(other, [])))
        for other in range(place)
    ]


@settings(deadline=None, max_examples=100)
@given(articles, st.data(), st.sampled_from([0, 3, 1 << 15]))
def test_shared_phrases_count_by_how_few_others_have_them(
    news: list[list[list[str]]], data: st.DataObject, unsorted: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phrases, "_UNSORTED", unsorted)
        patch.setattr(phrases, "_COMMON", COMMON)
        index, present = Phrases(), {}
        for article in news:
            present[index.add(phrases_of(article))] = article
            gone = data.draw(st.none() | st.sampled_from(sorted(present)))
            if gone is not None and len(present) > 1:
                index.remove(gone)
                del present[gone]
            newest = max(present)
            assert index.shared(newest).tolist() == pytest.approx(expected(present, newest))
        for place in present:
            assert index.shared(place).tolist() == pytest.approx(expected(present, place))


def test_a_phrase_does_not_go_over_the_end_of_a_sentence() -> None:
    assert len(phrases_of([["fire", "mill"], ["porto"]])) == 1


def test_an_article_without_phrases_shares_none() -> None:
    index = Phrases()
    index.add(phrases_of([["fire", "mill"]]))
    assert index.shared(index.add(phrases_of([["fire"]]))).tolist() == [0.0]


def test_few_phrases_are_sorted_when_one_more_article_comes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(phrases, "_UNSORTED", 0)
    sort, sorted_at_once = np.argsort, []

    def count_and_sort(numbers: Numbers, kind: Literal["stable"]) -> Integers:
        sorted_at_once.append(len(numbers))
        return sort(numbers, kind=kind)

    monkeypatch.setattr(np, "argsort", count_and_sort)
    index = Phrases()
    for number in range(256):
        index.shared(index.add(np.array([number], dtype=np.uint32)))
    assert sum(sorted_at_once) <= 256 * (log2(256) + 1)
    assert sorted(sorted_at_once)[128] <= 2
