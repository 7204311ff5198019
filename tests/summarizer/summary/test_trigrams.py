"""Runs of three words."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.summary.trigrams import trigrams_of


def test_every_three_words_in_a_row_are_a_run() -> None:
    words = ["a", "storm", "hit", "lagos"]
    assert trigrams_of(words) == [("a", "storm", "hit"), ("storm", "hit", "lagos")]


@given(st.lists(st.text(max_size=3), max_size=8))
def test_runs_are_in_order_and_a_text_of_three_words_or_fewer_is_one(words: list[str]) -> None:
    runs = trigrams_of(words)
    assert len(runs) == max(1, len(words) - 2)
    assert [run[0] for run in runs if run] == words[: len(runs)]
    assert list(runs[-1]) == words[-3:]
