"""Which sentence is shown only with the one before it."""

import time

import pytest

from summarizer.coherence import needs_previous
from tests.summarizer.texts import make_document, read_seed

FIRST = "Mayor Ada Okoro opened the bridge in Lagos on Monday."


def needs(second: str, first: str = FIRST, language: str = "en") -> bool:
    return needs_previous(make_document(first, second, language=language))[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "She thanked the engineers.",
        "“Its towers are red,” Okoro said.",
        "But the toll is high.",
        "In addition, a ferry was bought.",
        "Those who waited cheered.",
        "It’s the longest in the country.",
        "(They had waited for years.)",
        "Another opens in May.",
        "The spokesman declined to comment.",
        "The French company built it in three years.",
        "On Tuesday, she will drive across.",
        "Last week he promised more.",
        "Speaking to reporters, she thanked the engineers.",
        "“We are proud of this day,” she said.",
        "“We are proud of this day.”",
        "“We are proud of this day,” the engineer told reporters.",
        "and opened it again.",
        "Indeed, the toll is high.",
        "Which is why the ferries are full.",
        "No, that is the old bridge.",
        "“Yes,” the engineer said.",
        "Three of them came by boat.",
        "Eight of their colleagues came by boat.",
        "Two years later, a storm tore its cables.",
        "The 58-year-old has governed the city for nine years.",
        "The 58-year-old former engineer was elected twice.",
        "The towers “must be a good 60, 70 metres high,” he joked.",
        'Nobody shall pay."',
        "Nobody shall pay.”",
    ],
)
def test_a_sentence_that_points_back_needs_its_predecessor(sentence: str) -> None:
    assert needs(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Okoro thanked the engineers and said she was proud.",
        "“We are proud of this day,” Okoro said.",
        "The company behind the bridge, Stahl AG, is based in Bremen.",
        "The bridge cost 12 million naira.",
        "Later this month, Governor Bola Ade will visit.",
        "There was a storm on the coast.",
        "Officials expect heavy traffic.",
        "No bridge in the country is longer.",
        "Which bridges are next?",
        "The 58-year-old mayor Ada Okoro was elected twice.",
        "A 58-year-old engineer was hurt.",
        "Okoro built schools, roads and towers, she said.",
        'Okoro said: "Nobody shall pay."',
    ],
)
def test_a_sentence_that_names_whom_it_means_stands_alone(sentence: str) -> None:
    assert not needs(sentence)


def test_the_first_sentence_of_an_article_never_needs_another() -> None:
    assert needs_previous(make_document("But she said so.", "Rain fell.")) == (False, False)


def test_a_quotation_that_was_left_open_goes_on() -> None:
    assert needs("Nobody shall pay.”", first="“We built it,” Okoro said. “We own it.")


def test_an_apostrophe_closes_no_quotation() -> None:
    assert not needs(
        "‘The people’s bridge is open’, Okoro told a crowd of many thousands in Lagos."
    )


def test_a_language_without_a_lexicon_keeps_the_rules_of_quotation_marks() -> None:
    assert needs("«Nous sommes fiers.»", language="xx")
    assert not needs("Mais le péage est cher.", language="xx")


def test_what_points_back_in_the_seeds_is_found() -> None:
    document = read_seed(0, "Standoff Over Ukraine Continues", "VOA")
    found = {
        sentence.text[:12]: need
        for sentence, need in zip(document.sentences, needs_previous(document), strict=True)
    }
    assert found["But Blinken "]
    assert found["Meanwhile, B"]
    assert not found["The dueling "]
    assert not found["Blinken urge"]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("de", "„Wir gehen“, sagte Eva Pohl.", "Die Stadt Linz kauft vier Fähren."),
        ("de", "»Wir gehen«, sagte Eva Pohl.", "Die Stadt Linz kauft vier Fähren."),
        ("pl", "„Idziemy” – powiedziała Ewa Nowak.", "Miasto Gdańsk kupuje promy."),
        ("fr", "« Nous partons », a dit Anne Petit.", "La ville de Nantes achète quatre bacs."),
        ("ru", "Анна Белова сказала: «Мы уходим».", "Город Тверь покупает паромы."),
    ],
)
def test_a_quotation_closed_in_the_manner_of_its_language_is_closed(
    language: str, first: str, second: str
) -> None:
    assert not needs(second, first=first, language=language)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("de", "„Wir gehen“, sagte Eva Pohl. „Wir haben genug.", "Niemand zahlt.“"),
        ("pl", "„Idziemy.", "Nikt nie płaci” – powiedziała Ewa Nowak."),
        ("fr", "« Nous partons », a dit Anne Petit. « Assez.", "Personne ne paie. »"),
        ("es", "«Nos vamos», dijo Ana Gil. «Basta.", "Nadie paga»."),
    ],
)
def test_a_quotation_left_open_in_the_manner_of_its_language_goes_on(
    language: str, first: str, second: str
) -> None:
    assert needs(second, first=first, language=language)


def test_a_pronoun_that_stands_for_nothing_needs_nobody() -> None:
    assert not needs("Il y a quatre ponts à Nantes.", language="fr")
    assert needs("Il a quatre ponts.", language="fr")


@pytest.mark.parametrize(
    "unit", ["_", "'", "-", ".'", " ", "a ", "a' ", "“a", "the ", ",' ", "1_"]
)
def test_time_grows_with_the_length_of_a_sentence_whatever_it_is_made_of(unit: str) -> None:
    sentence = unit * (30_000 // len(unit))
    needs("Rain fell.")
    began = time.process_time()
    needs(sentence, first=sentence)
    assert time.process_time() - began < 0.5
