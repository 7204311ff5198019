"""Summaries: an ordered subset within budget, understandable, nothing told twice."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.coherence import needs_previous
from summarizer.model import METHODS, Budget, Document, Sentence
from summarizer.summary.extraction import UnknownMethodError, summarize
from tests.summarizer.texts import document_lists, make_document, read_seed

budgets = st.builds(
    Budget,
    sentences=st.integers(0, 8),
    words=st.one_of(st.none(), st.integers(0, 60)),
)
RESIGNATION = """
Johannes Keller stepped down as mayor of Linz on Saturday, a day after prosecutors searched his \
office.
Investigators are examining contracts for 640 flats that went to Keller Bau, a company owned by \
his brother, Stefan Keller.
“My brother has never asked for a favour, and I have never given one,” Stefan Keller said.
Keller, 58, had been mayor since 2017.
“I take over a city that is angry, and it is right to be angry,” Wolf said.
""".strip().splitlines()
RESIGNATION_ELSEWHERE = """
The mayor of Linz, Johannes Keller, resigned on Saturday after prosecutors opened an inquiry into \
housing contracts that the city had awarded to his brother's company.
“I have done nothing wrong, but the city needs calm,” Keller told reporters at the town hall.
Prosecutors said that they were looking at 17 contracts worth 23 million euros.
Deputy Mayor Katharina Wolf will lead the city until an election in February.
“People have a right to know where their money went,” Wolf said.
The Greens called for all contracts to be published.
""".strip().splitlines()
laws = settings(deadline=None, max_examples=60)


def reading_order(documents: list[Document]) -> list[Sentence]:
    return [sentence for document in documents for sentence in document.sentences]


@laws
@given(
    documents=document_lists(),
    budget=budgets,
    method=st.sampled_from(METHODS),
    opening=st.booleans(),
)
def test_a_summary_is_an_ordered_subset_of_its_input(
    documents: list[Document], budget: Budget, method: str, opening: bool
) -> None:
    chosen = summarize(documents, budget, method=method, opening=opening).sentences
    assert list(chosen) == [s for s in reading_order(documents) if s in chosen]


@laws
@given(
    documents=document_lists(),
    budget=budgets,
    method=st.sampled_from(METHODS),
    opening=st.booleans(),
)
def test_a_summary_stays_within_its_budget(
    documents: list[Document], budget: Budget, method: str, opening: bool
) -> None:
    chosen = summarize(documents, budget, method=method, opening=opening).sentences
    assert budget.sentences is not None
    assert len(chosen) <= budget.sentences
    words = sum(len(sentence.text.split()) for sentence in chosen)
    assert budget.words is None or words <= budget.words


@laws
@given(
    documents=document_lists(),
    budget=budgets,
    method=st.sampled_from(METHODS),
    shown=st.integers(0, 8),
    opening=st.booleans(),
)
def test_no_sentence_is_shown_without_the_one_it_needs(
    documents: list[Document], budget: Budget, method: str, shown: int, opening: bool
) -> None:
    summary = summarize(documents, budget, method=method, opening=opening)
    ranked = sorted(zip(summary.scores, summary.sentences, strict=True), key=lambda pair: -pair[0])
    best = {(s.article_id, s.index) for _, s in ranked[:shown]}
    for document in documents:
        for sentence, needs in zip(document.sentences, needs_previous(document), strict=True):
            if needs and (sentence.article_id, sentence.index) in best:
                assert (sentence.article_id, sentence.index - 1) in best


@laws
@given(documents=document_lists(), budget=budgets)
def test_a_summary_is_the_same_every_time(documents: list[Document], budget: Budget) -> None:
    assert summarize(documents, budget) == summarize(documents, budget)


@laws
@given(documents=document_lists(), budget=budgets, method=st.sampled_from(METHODS))
def test_what_was_shown_is_not_shown_again(
    documents: list[Document], budget: Budget, method: str
) -> None:
    first = summarize(documents, budget, method=method).sentences
    again = summarize(documents, budget, method=method, known=first).sentences
    assert not {s.text for s in first} & {s.text for s in again}


STORM = (
    "A storm tore the roof off the harbour hall of Lagos on Monday night.",
    "It injured four workers.",
    "Mayor Ada Okoro closed all schools in the city until Wednesday.",
    "The hall was built in 1961.",
    "Forecasters expect heavy rain along the coast for another week.",
)


@pytest.mark.parametrize("method", METHODS)
def test_an_article_shorter_than_the_budget_is_its_own_summary(method: str) -> None:
    summary = summarize([make_document(*STORM)], Budget(sentences=9), method=method)
    assert [sentence.text for sentence in summary.sentences] == list(STORM)


def test_a_summary_of_news_begins_with_the_news() -> None:
    summary = summarize([make_document(*STORM)], Budget(sentences=1))
    assert summary.sentences[0].text == STORM[0]


def test_a_pronoun_brings_the_sentence_it_needs_or_stays_away() -> None:
    texts = ("Rain fell.", "It injured four workers at the harbour hall of Lagos on Monday night.")
    known = summarize([make_document(*texts)], Budget(sentences=2), known=[texts[0]])
    assert known.sentences == ()
    assert len(summarize([make_document(*texts)], Budget(sentences=2)).sentences) == 2
    only = summarize([make_document(*texts)], Budget(sentences=1)).sentences
    assert [sentence.text for sentence in only] == [texts[0]]


@pytest.mark.parametrize("method", METHODS)
def test_one_report_in_two_outlets_is_told_once(method: str) -> None:
    copy = (STORM[0].replace("on Monday night", "late on Monday"), *STORM[2:])
    documents = [make_document(*STORM), make_document(*copy, article_id="a2")]
    shown = summarize(documents, Budget(sentences=9), method=method).sentences
    assert sum("roof off the harbour hall" in sentence.text for sentence in shown) == 1
    assert sum("closed all schools" in sentence.text for sentence in shown) == 1


def test_known_sentences_are_left_out_also_when_reworded_a_little() -> None:
    known = [STORM[0].replace("on Monday night", "on Monday evening"), STORM[2]]
    shown = summarize([make_document(*STORM)], Budget(sentences=2), known=known).sentences
    assert [sentence.text for sentence in shown] == [STORM[3], STORM[4]]


def test_sentences_and_their_texts_are_known_alike() -> None:
    document = make_document(*STORM)
    seen = document.sentences[:3]
    by_text = summarize([document], Budget(sentences=2), known=[s.text for s in seen])
    assert summarize([document], Budget(sentences=2), known=seen) == by_text


def test_documents_are_told_in_the_order_given() -> None:
    one, other = make_document(*STORM[:2]), make_document(*STORM[3:], article_id="a2")
    shown = summarize([other, one], Budget(sentences=4)).sentences
    assert [sentence.article_id for sentence in shown] == ["a2", "a2", "a1", "a1"]


@pytest.mark.parametrize("size", [1, 3, 5])
def test_the_news_of_the_first_article_opens_though_another_tells_it_better(size: int) -> None:
    newest = make_document(*RESIGNATION)
    older = make_document(*RESIGNATION_ELSEWHERE, article_id="a2")
    opened = summarize([newest, older], Budget(sentences=size), opening=True).sentences
    assert opened[0].text == RESIGNATION[0]
    assert len(opened) == size
    [best] = summarize([newest, older], Budget(sentences=1)).sentences
    assert best.article_id == "a2"


def test_an_unknown_method_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownMethodError, match=r"'gpt'.*news, lexrank, textrank"):
        summarize([], Budget(sentences=1), method="gpt")
    assert issubclass(UnknownMethodError, ValueError)


def test_all_methods_of_sumy_are_offered() -> None:
    sumy = {"lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic", "reduction"}
    assert sumy < set(METHODS)
    assert METHODS[0] == "news"


def test_the_seeds_tell_the_standoff_and_no_furniture() -> None:
    seeds = [
        read_seed(0, "Standoff Over Ukraine Continues", "VOA"),
        read_seed(1, "US, Russia hold their ground as Ukraine standoff drags on", "TNS"),
    ]
    summary = summarize(seeds, Budget(sentences=3))
    assert len(summary.sentences) == 3
    for sentence in summary.sentences:
        assert "Ukraine" in sentence.text or "Russia" in sentence.text


def test_three_thousand_sentences_in_which_each_needs_the_last_take_no_longer() -> None:
    texts = ["Rain fell on Lagos."] + [
        f"It rained on day {n} in district {n % 37}." for n in range(3000)
    ]
    start = time.process_time()
    summary = summarize([make_document(*texts)], Budget(words=200))
    # A fifth of this on an idle core.
    assert time.process_time() - start < 3
    assert summary.sentences
