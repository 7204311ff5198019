"""A summary in the making: what fits and is new is taken, with what it needs."""

import numpy as np

from summarizer.model import Budget
from summarizer.summary.draft import Draft
from summarizer.terms import gather
from tests.summarizer.texts import make_document

TEXTS = (
    "A storm tore the roof off the harbour hall of Lagos on Monday night.",
    "It injured four workers.",
    "Mayor Ada Okoro closed all schools in the city until Wednesday.",
    "The hall was built in 1961.",
)
NEEDS = (False, True, False, False)


def draft(budget: Budget, scores: tuple[float, ...] = (1, 4, 3, 2), told: float = 0.0) -> Draft:
    return Draft(gather([make_document(*TEXTS)]), NEEDS, np.array(scores, float), budget, told)


def test_the_best_sentences_are_taken_first() -> None:
    assert sorted(draft(Budget(sentences=2)).fill()) == [2, 3]


def test_a_sentence_comes_with_the_one_it_needs_at_their_mean_worth() -> None:
    chosen = draft(Budget(sentences=3), scores=(4, 9, 3, 2)).fill()
    assert sorted(chosen) == [0, 1, 2]
    assert chosen[0] > chosen[1] > chosen[2]


def test_what_does_not_fit_makes_room_for_what_does() -> None:
    assert sorted(draft(Budget(words=9)).fill()) == [3]


def test_what_was_told_loses_worth() -> None:
    scores = (3.0, 0.0, 2.0, 2.1)
    assert sorted(draft(Budget(sentences=2), scores).fill()) == [0, 3]
    assert sorted(draft(Budget(sentences=2), scores, told=4.0).fill()) == [0, 2]


def test_what_was_shown_before_is_barred() -> None:
    one = draft(Budget(sentences=2))
    assert one.barred() == frozenset()
    one.skip([TEXTS[2].replace("until Wednesday", "until Friday")])
    assert one.barred() == {2}
    assert 2 not in one.fill()


def test_a_set_is_taken_whole_with_falling_scores() -> None:
    one = draft(Budget(sentences=3))
    one.take_set({0, 1, 3})
    assert sorted(one.chosen, key=lambda position: -one.chosen[position]) == [0, 1, 3]
    assert one.fill() == one.chosen
