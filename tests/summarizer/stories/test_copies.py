"""Independent reports, counted without copies."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.model import Document
from summarizer.stories import count_independent
from tests.summarizer.texts import document_lists, make_document

laws = settings(deadline=None, max_examples=50)

AGENCY = (
    "A storm tore the roof off the harbour hall of Lagos on Monday night, injuring four workers.",
    "Mayor Ada Okoro closed all schools in the city until Wednesday and asked people to stay in.",
    "Forecasters expect heavy rain along the coast of the Gulf of Guinea for another week.",
)
OWN = (
    "Four dockers were hurt when gusts of 130 kilometres an hour hit the port of Lagos.",
    "Pupils have two days off, while their teachers clear away what the wind brought down.",
)


def test_a_copy_in_another_outlet_counts_once() -> None:
    documents = [
        make_document(*AGENCY, article_id="a", source="Harbour Post"),
        make_document(*AGENCY, article_id="b", source="Lagoon Times"),
        make_document(*AGENCY[:2], article_id="c", source="Island Echo"),
    ]
    assert count_independent(documents) == 1
    assert count_independent(documents[::-1]) == 1


def count(*texts: tuple[str, ...]) -> int:
    documents = [
        make_document(*sentences, article_id=f"a{number}", source=f"Outlet {number}")
        for number, sentences in enumerate(texts)
    ]
    assert count_independent(documents) == count_independent(documents[::-1])
    return count_independent(documents)


def test_a_copy_with_an_introduction_of_its_own_counts_once() -> None:
    intro = ("Our readers in Ikeja woke up to fallen trees and dark streets on Tuesday.",)
    assert count(AGENCY, (*intro, *AGENCY)) == 1


def test_copies_with_different_introductions_count_once() -> None:
    post = "Our readers in Ikeja woke up to fallen trees and dark streets on Tuesday."
    echo = "Fishermen of the island had pulled their boats ashore hours before the first gusts."
    assert count((post, *AGENCY), (echo, *AGENCY)) == 1


def test_a_corrected_copy_counts_once() -> None:
    corrected = (AGENCY[0].replace("four", "six"), *AGENCY[1:], "A first version said four.")
    assert count(AGENCY, corrected) == 1


def test_a_copy_that_was_cut_counts_once() -> None:
    assert count(AGENCY, AGENCY[:1]) == 1
    assert count(AGENCY, AGENCY[1:]) == 1


def test_a_report_that_takes_over_one_sentence_is_independent() -> None:
    assert (
        count(AGENCY, (*OWN, "Traders stayed away from the markets of the city.", AGENCY[2])) == 2
    )


PLEDGE = (
    "“Nobody in this city will be left alone with a broken roof, and whoever tells you otherwise "
    "has not read the budget that we passed in June, which holds forty million for storms,” "
)


def test_one_quotation_in_two_reports_makes_no_copy() -> None:
    post = (*OWN, PLEDGE + "Okoro said.")
    echo = (
        "The mayor of Lagos promised money to all whose houses the storm had damaged.",
        PLEDGE + "Ada Okoro told reporters at the harbour on Tuesday.",
    )
    assert count(post, echo) == 2


def test_reports_that_are_nothing_but_one_quotation_are_copies() -> None:
    assert count((PLEDGE + "Okoro said.",), (PLEDGE + "the mayor said.",)) == 1


@laws
@given(document_lists(most=5), st.data())
def test_the_order_of_articles_does_not_change_the_count(
    documents: list[Document], data: st.DataObject
) -> None:
    apart = [
        replace(each, article=replace(each.article, source=each.article.id)) for each in documents
    ]
    counted = count_independent(apart)
    assert count_independent(data.draw(st.permutations(apart))) == counted
    assert counted <= len(apart)


def test_reports_in_other_words_are_independent() -> None:
    documents = [
        make_document(*AGENCY, article_id="a", source="Harbour Post"),
        make_document(*OWN, article_id="b", source="Lagoon Times"),
    ]
    assert count_independent(documents) == 2


def test_two_articles_of_one_outlet_are_one_source() -> None:
    documents = [
        make_document(*AGENCY, article_id="a", source="Harbour Post"),
        make_document(*OWN, article_id="b", source="harbour post "),
    ]
    assert count_independent(documents) == 1


def test_outlets_without_a_name_are_taken_for_different_ones() -> None:
    documents = [
        make_document(*AGENCY, article_id="a", source=""),
        make_document(*OWN, article_id="b", source=""),
    ]
    assert count_independent(documents) == 2


def test_no_article_is_no_report() -> None:
    assert count_independent([]) == 0
