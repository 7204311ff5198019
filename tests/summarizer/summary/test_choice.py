"""The best set of a few sentences: each with the one it needs, nothing twice, within limits."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.coherence import needs_previous
from summarizer.model import Document
from summarizer.ranker.ranking import rank
from summarizer.ranker.trained import load_trained
from summarizer.summary.choice import (
    LARGEST,
    best_set,
    candidates,
    possible_sets,
    unit_of,
    weigh_sets,
)
from summarizer.terms import gather
from tests.summarizer.texts import document_lists, make_document

needs_lists = st.lists(st.booleans(), min_size=1, max_size=30)


def choose(
    document: Document, size: int = LARGEST, words: int | None = None, barred: tuple[int, ...] = ()
) -> tuple[int, ...]:
    corpus, needs = gather([document]), needs_previous(document)
    ranking = rank(corpus, needs)
    return best_set(corpus, needs, ranking, size=size, words=words, barred=barred)


@settings(deadline=None, max_examples=60)
@given(
    documents=document_lists(most=1),
    size=st.integers(1, LARGEST),
    words=st.one_of(st.none(), st.integers(0, 30)),
    barred=st.sets(st.integers(0, 5)),
)
def test_a_set_keeps_every_limit(
    documents: list[Document], size: int, words: int | None, barred: set[int]
) -> None:
    for document in documents:
        if not document.sentences:
            continue
        chosen = choose(document, size, words, tuple(barred))
        lengths = [len(document.sentences[position].text.split()) for position in chosen]
        needs = needs_previous(document)
        assert list(chosen) == sorted(set(chosen))
        assert len(chosen) <= size
        assert words is None or sum(lengths) <= words
        assert not barred.intersection(chosen)
        assert all(position - 1 in chosen for position in chosen if needs[position])


@settings(deadline=None, max_examples=60)
@given(needs=needs_lists)
def test_candidates_come_with_those_they_need(needs: list[bool]) -> None:
    needs[0] = False
    found = candidates(needs, np.arange(len(needs), dtype=float))
    assert all(position - 1 in found for position in found if needs[position])


def test_a_unit_is_a_sentence_and_those_it_needs() -> None:
    assert unit_of(3, [False, False, True, True]) == [3, 2, 1]
    assert unit_of(1, [False, False, True, True]) == [1]


def test_sets_leave_one_sentence_out_at_most() -> None:
    document = make_document("Rain fell.", "Ada Okoro spoke.", "Lagos flooded.", "Schools closed.")
    sets = possible_sets(gather([document]), [False] * 4, range(4), LARGEST)
    assert set(sets.sum(axis=1).tolist()) == {2, 3}
    assert len(sets) == 6 + 4


def test_near_duplicates_are_never_in_one_set() -> None:
    text = "The mayor closed all schools in Lagos until Wednesday because of the storm."
    document = make_document(text, "Rain fell all day.", text.replace("storm", "rain"))
    sets = possible_sets(gather([document]), [False] * 3, range(3), LARGEST)
    assert not (sets[:, 0] & sets[:, 2]).any()


def test_the_fewer_sentences_a_summary_has_the_more_its_opening_counts() -> None:
    document = make_document(
        "Bus drivers in Elmouth ended a strike of nine days on Thursday.",
        "The city had agreed to raise their pay by six percent.",
        "Fares will not rise before next summer, the mayor said.",
        "Drivers last went on strike eleven years ago.",
    )
    corpus, needs = gather([document]), needs_previous(document)
    ranking = rank(corpus, needs)
    chosen = candidates(needs, ranking.logits)
    sets = possible_sets(corpus, needs, chosen, 1)
    one, two, three = (
        weigh_sets(corpus, ranking, chosen, sets, load_trained(), size) for size in (1, 2, 3)
    )
    opening = sets[:, 0]
    assert (one > two)[opening].all()
    assert (two > three)[opening].all()
    assert (one == three)[~opening].all()
