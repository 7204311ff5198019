"""The actors of one document."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Article, read
from summarizer.lexicon import load_lexicon
from summarizer.names import find_names, gather_cast
from summarizer.parse import parse
from summarizer.people import whos_who
from summarizer.quotes import find_quotes
from tests.summarizer.speech import GROUND, STANDOFF, actors_of, document_of, people_in, seed


@pytest.mark.parametrize(
    ("article", "name", "role"),
    [
        (STANDOFF, "Vladimir Putin", "Russian President"),
        (STANDOFF, "Antony Blinken", "U.S. Secretary of State"),
        (STANDOFF, "Lloyd Austin", "U.S. Secretary of Defense"),
        (STANDOFF, "Ned Price", "State Department spokesman"),
        (STANDOFF, "John Kirby", "Pentagon press secretary"),
        (STANDOFF, "Sergey Lavrov", "Foreign Minister"),
        (STANDOFF, "Viktor Orban", "Hungarian Prime Minister"),
        (STANDOFF, "Boris Johnson", "British Prime Minister"),
        (STANDOFF, "Volodymyr Zelenskiy", "Ukrainian leader"),
        (STANDOFF, "Jens Stoltenberg", "NATO Secretary General"),
        (GROUND, "Joe Biden", "President"),
        (GROUND, "Antony Blinken", "Secretary of State"),
        (GROUND, "Jen Psaki", "White House Press Secretary"),
        (GROUND, "Sauli Niinisto", "Finnish President"),
        (GROUND, "Vyacheslav Volodin", "speaker of Russia’s lower house of parliament"),
    ],
)
def test_the_seeds_call_people_by_their_roles(
    article: tuple[str, str, str], name: str, role: str
) -> None:
    actors = {found.name: found for found in whos_who(seed(*article))}

    assert [entry.text for entry in actors[name].roles] == [role]


def test_bylines_contributors_and_places_are_no_people() -> None:
    people = {
        found.name
        for article in (STANDOFF, GROUND)
        for found in whos_who(seed(*article))
        if found.kind == "person"
    }

    assert people == {
        "Vladimir Putin", "Antony Blinken", "Sergey Lavrov", "Sergei Lavrov", "Ned Price",
        "Viktor Orban", "Boris Johnson", "Volodymyr Zelenskiy", "Lloyd Austin", "John Kirby",
        "Jens Stoltenberg", "Joe Biden", "Jen Psaki", "Sauli Niinisto", "Vyacheslav Volodin",
    }  # fmt: skip


def test_a_title_before_a_surname_is_an_alias() -> None:
    found = actors_of("Maria Keller won the vote. President Keller will speak on Friday.")

    assert set(found["Maria Keller"].aliases) == {"Keller", "President Keller"}


def test_what_somebody_is_in_small_letters_is_no_part_of_an_alias() -> None:
    found = actors_of("Anita Keller left. Friends of wife Keller said that she was shocked.")

    assert set(found["Anita Keller"].aliases) == {"Keller"}


def test_places_that_only_are_somewhere_are_no_actors() -> None:
    assert set(actors_of("Maria Keller flew from France to Poland.")) == {"Maria Keller"}


@pytest.mark.parametrize(
    "text",
    [
        "Fans sang for the Roja after the match. The Roja drew again.",
        "The champions, a Vasco Roja side, lost.",
        "Marta Bay lagoons dried up.",
    ],
)
def test_what_stands_after_an_article_or_before_a_noun_is_nobody(text: str) -> None:
    assert people_in(text) == set()


def test_a_surname_after_an_article_is_somebody_who_is_named_elsewhere() -> None:
    assert people_in(
        "Maro Lindqvist lost on Tuesday. The Lindqvist campaign was short. "
        "The Lindqvist voters stayed home."
    ) == {"Maro Lindqvist"}


def test_the_most_prominent_actor_comes_first() -> None:
    document = document_of(
        "Peter Novak was there. Maria Keller spoke. Keller left. Keller came back.",
        title="Keller comes back",
    )

    assert whos_who(document)[0].name == "Maria Keller"


def test_a_language_without_a_parser_has_no_actors() -> None:
    assert whos_who(document_of("Maria Keller sagte, die Brücke sei sicher.", language="de")) == ()


def test_statements_stand_on_the_card_of_whoever_made_them() -> None:
    document = document_of("Israel said it was late. Mr. Israel said it was early.")
    paragraphs, lexicon = parse(document), load_lexicon("en")
    ((country, person),) = find_names(document, paragraphs, lexicon)
    names = [[replace(country, kind="country"), replace(person, kind="person")]]
    cast = gather_cast(names, lexicon.names)

    said = find_quotes(document, paragraphs, names, cast, lexicon)

    assert [(speaker.kind, quote.text) for speaker, quote in said] == [
        ("country", "it was late"),
        ("person", "it was early"),
    ]


@settings(deadline=None, max_examples=15)
@given(
    st.lists(
        st.sampled_from(
            [
                "“We will not go,” said Maria Keller.", "He said: “", "”", "\n\n", "\"", " — ",
                "President Peter Novak, 60, ", "According to ", "the spokesman said ", "<b>",
                "\u202eقال الرئيس", "Keller’s ", "and ", "THE CAMPAIGN ", "said said said ", "👍🏽",
                "J. ", "J P. ", "M.K. Keller ", "Mr. ", "Jr. ", "van ", "NOVAK: ", "Bill and ",
            ]
        )
        | st.text(max_size=12),
        max_size=14,
    )
)  # fmt: skip
def test_any_text_gives_verbatim_spans_and_known_speakers(parts: list[str]) -> None:
    document = document_of("".join(parts))
    text = document.article.text

    for found in whos_who(document):
        for quote in found.quotes:
            assert quote.span.of(text) == quote.text
            assert quote.speaker == found.name
            assert 0 <= quote.confidence <= 1
        for mention in found.mentions:
            assert mention.span.of(text) == mention.name
        for role in found.roles:
            assert role.span.of(text) == role.text


def test_an_article_alone_reads_and_gives_its_people() -> None:
    document = read(Article(id="x", source="", title="", text="Maria Keller spoke."))

    assert [found.name for found in whos_who(document)] == ["Maria Keller"]


def _odd_marks(count: int) -> str:
    return "“a “b ” ' ‘x,’ \" " * count


def _one_sentence(count: int) -> str:
    return "Maria Keller " + "said that she " * count


@pytest.mark.parametrize("text_of", [_odd_marks, _one_sentence])
def test_time_grows_with_the_length_of_a_text_and_no_faster(text_of: Callable[[int], str]) -> None:
    def seconds(count: int) -> float:
        document = document_of(text_of(count))
        began = time.process_time()
        whos_who(document)
        return time.process_time() - began

    seconds(10)
    # Four times the text took 5 times as long on an idle machine, and a square would take 16 times.
    assert seconds(480) < 10 * seconds(120) + 0.2
