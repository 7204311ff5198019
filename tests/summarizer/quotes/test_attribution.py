"""Everything that the characters of a text say, with who says it."""

from functools import cache

import pytest

from summarizer import Actor
from summarizer.people import whos_who
from tests.summarizer.speech import GROUND, STANDOFF, document_of, quotes_of, said_by, seed


def test_the_speaker_may_follow_the_quotation() -> None:
    text = "“The bridge will stay closed until spring,” said Maria Keller."

    assert said_by(text, "Maria Keller", direct=True) == [
        "The bridge will stay closed until spring"
    ]


def test_the_speaker_may_stand_before_the_quotation() -> None:
    text = "Maria Keller told reporters: “The bridge will stay closed until spring.”"

    assert said_by(text, "Maria Keller", direct=True) == [
        "The bridge will stay closed until spring."
    ]


def test_the_speaker_may_stand_inside_the_quotation() -> None:
    text = "“The bridge will stay closed,” Maria Keller said, “until the ice is gone.”"

    assert said_by(text, "Maria Keller", direct=True) == [
        "The bridge will stay closed",
        "until the ice is gone.",
    ]


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    text = "“We have no choice,” Maria Keller said. “The ice is simply too thick.”"

    assert said_by(text, "Maria Keller", direct=True) == [
        "We have no choice",
        "The ice is simply too thick.",
    ]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = (
        "“We have no choice, and nobody likes it,” Maria Keller said. “The ice is too thick.\n\n"
        "“When it melts we will open the bridge again and celebrate.”"
    )

    assert said_by(text, "Maria Keller", direct=True)[-1].startswith("When it melts")


def test_reported_speech_is_the_clause_without_that() -> None:
    text = "Maria Keller said that the bridge will stay closed until spring."

    assert said_by(text, "Maria Keller", direct=False) == [
        "the bridge will stay closed until spring"
    ]


def test_partly_quoted_speech_is_one_statement_and_each_passage() -> None:
    text = "Maria Keller said the bridge was “a danger to everyone” and would stay closed."

    assert said_by(text, "Maria Keller", direct=False) == [
        "the bridge was “a danger to everyone” and would stay closed"
    ]
    assert said_by(text, "Maria Keller", direct=True) == ["a danger to everyone"]


def test_a_word_in_marks_is_no_quotation_of_its_own() -> None:
    text = "Maria Keller said the bridge was a “trap” for cyclists."

    assert said_by(text, "Maria Keller", direct=True) == []


def test_according_to_names_a_speaker() -> None:
    text = "The bridge will stay closed until spring, according to Maria Keller."

    assert said_by(text, "Maria Keller", direct=False) == [
        "The bridge will stay closed until spring"
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Maria Keller denies that she took money.", "she took money"),
        (
            "Maria Keller urged Germany to open the border again.",
            "Germany to open the border again",
        ),
        (
            "Maria Keller reiterated the threat to close all schools.",
            "the threat to close all schools",
        ),
        ("Maria Keller called for an inquiry into the fire.", "an inquiry into the fire"),
    ],
)
def test_other_verbs_than_say_report_too(text: str, content: str) -> None:
    assert said_by(text, "Maria Keller", direct=False) == [content]


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    text = "Maria Keller said the bridge was safe and added that trains would run."

    assert said_by(text, "Maria Keller", direct=False) == [
        "the bridge was safe",
        "trains would run",
    ]


def test_a_clause_of_the_narrator_is_no_part_of_a_statement() -> None:
    text = "Maria Keller said the bridge was safe, a claim that nobody believed."

    assert said_by(text, "Maria Keller", direct=False) == ["the bridge was safe"]


def test_who_is_asked_does_not_speak() -> None:
    text = "Maria Keller was asked, “Is the bridge safe at all?”"

    assert said_by(text, "Maria Keller", direct=True) == []


def test_how_somebody_spoke_is_no_part_of_what_was_said() -> None:
    text = "“My son was a beautiful soul,” Maria Keller said, her voice breaking."

    assert said_by(text, "Maria Keller", direct=True) == ["My son was a beautiful soul"]
    assert said_by(text, "Maria Keller", direct=False) == []


def test_an_unknown_speaker_is_nobody() -> None:
    assert quotes_of("“It will not open before spring,” a witness said.") == []
    assert quotes_of("Three officials said the bridge was unsafe.") == []


def test_who_passes_a_statement_on_is_named_in_via() -> None:
    text = (
        "Keller emphasized the willingness of the city “to keep talking to the owners,” "
        "city spokesman Peter Novak said. Maria Keller left."
    )

    (passage,) = [quote for quote in quotes_of(text) if quote.direct]
    assert (passage.speaker, passage.via) == ("Maria Keller", "Peter Novak")


def test_a_passage_that_opens_with_a_verb_is_its_subjects() -> None:
    text = (
        "Garnet Blaine met the mayor. Blaine “underscored the need for a new bridge in the town,” "
        "spokesman Peter Novak said."
    )
    quotes = [quote for quote in quotes_of(text) if quote.direct]

    assert [(quote.text, quote.speaker, quote.via) for quote in quotes] == [
        ("underscored the need for a new bridge in the town", "Garnet Blaine", "Peter Novak")
    ]


def test_a_signature_after_a_dash_names_the_speaker() -> None:
    text = "“He has never once come to our street.” — Maria Keller"

    assert said_by(text, "Maria Keller", direct=True) == ["He has never once come to our street."]


def test_organisations_and_countries_speak() -> None:
    text = "Russia denies it plans an invasion. The State Department said the talks would go on."

    assert said_by(text, "Russia", direct=False) == ["it plans an invasion"]
    assert {quote.speaker.lower() for quote in quotes_of(text)} == {
        "russia",
        "the state department",
    }


def test_the_title_of_a_programme_is_no_statement() -> None:
    text = "On “The Late Morning Show,” Maria Keller said the bridge was safe."

    assert said_by(text, "Maria Keller", direct=True) == []


def test_clear_statements_are_sure_and_others_are_not() -> None:
    clear, vague = (
        quotes_of("“The bridge is safe for everybody,” Maria Keller said.")[0],
        quotes_of("Maria Keller was calm. “The bridge is safe for everybody.”"),
    )

    assert clear.confidence >= 0.9
    assert all(quote.confidence < 0.9 for quote in vague)


def test_an_odd_mark_loses_no_article() -> None:
    text = 'The 27" screen fell.\n\n“We were lucky this time,” Maria Keller said.'

    assert said_by(text, "Maria Keller", direct=True) == ["We were lucky this time"]


@pytest.mark.parametrize(
    ("article", "speaker", "opening"),
    [
        (STANDOFF, "Vladimir Putin", "It’s already clear now"),
        (STANDOFF, "Vladimir Putin", "the U.S. and its allies have ignored"),
        (STANDOFF, "Antony Blinken", "to continue a substantive exchange"),
        (STANDOFF, "Boris Johnson", "We urge Russia to step back"),
        (STANDOFF, "John Kirby", "Austin would attend"),
        (STANDOFF, "Russia", "it intends to invade"),
        (GROUND, "Antony Blinken", "If Russia wants to begin"),
        (GROUND, "Jen Psaki", "we didn’t expect any breakthroughs"),
        (GROUND, "Joe Biden", "If any, any assembled Russian units"),
        (GROUND, "Sergei Lavrov", "What NATO is now doing"),
        (GROUND, "Sergei Lavrov", "Moscow has no plans to attack"),
        (GROUND, "Vyacheslav Volodin", "he plans consultations"),
        (GROUND, "Sauli Niinisto", "his grave concern"),
    ],
)
def test_the_seeds_say_who_said_what(
    article: tuple[str, str, str], speaker: str, opening: str
) -> None:
    assert any(quote.text.startswith(opening) for quote in actors_of(article)[speaker].quotes)


@cache
def actors_of(article: tuple[str, str, str]) -> dict[str, Actor]:
    """The actors of one of the articles that the project starts from, by name."""
    return {actor.name: actor for actor in whos_who(seed(*article))}


def test_every_quote_is_verbatim() -> None:
    document = seed(*GROUND)

    for actor in whos_who(document):
        for quote in actor.quotes:
            assert quote.span.of(document.article.text) == quote.text
            assert quote.speaker == actor.name


def test_nothing_is_said_in_an_empty_text() -> None:
    assert whos_who(document_of("")) == ()


def test_who_says_on_adds_what_they_said_before_a_closing_mark() -> None:
    text = "Maria Keller said the bridge could be “dangerous,” adding, “We will close it tonight.”"

    assert said_by(text, "Maria Keller", direct=True) == ["We will close it tonight."]


def test_one_content_after_two_verbs_is_one_statement() -> None:
    text = "Maria Keller wrote to the council on Monday, adding that the bridge was not safe."

    assert [quote.verb for quote in quotes_of(text)] == ["adding"]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Maria Keller called for an inquiry into the fire.", "called for"),
        ("Maria Keller warned of a long winter in the north.", "warned of"),
        ("Maria Keller denied taking money from the port.", "denied"),
        ("The bridge was safe, Maria Keller said on Friday.", "said"),
    ],
)
def test_a_statement_has_its_verb_with_the_preposition_of_the_verb(text: str, verb: str) -> None:
    (quote,) = quotes_of(text)

    assert quote.verb == verb
