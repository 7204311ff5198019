"""Independent reports, counted without copies."""

from summarizer.stories import count_independent
from tests.summarizer.texts import make_document

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
