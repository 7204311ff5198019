"""How statements are worded: what is said, and the verb and name that go with it."""

import pytest

from summarizer.quotes.wording import stands_beside_speech, worded_content
from tests.summarizer.quotes.parsed import SPEECH, parsed
from tests.summarizer.speech import quotes_of, said_by

KELLER = "Maria Keller met reporters at the yard. "


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The bridge, Maria Keller said, would open again in spring.",
            "The bridge, Maria Keller said, would open again in spring",
        ),
        (
            "Maria Keller said the bridge was safe, and Peter Novak warned that it was not.",
            "the bridge was safe",
        ),
        (
            "Maria Keller said the bridge was safe, adding that trains would run.",
            "the bridge was safe",
        ),
        (
            "Maria Keller called on Germany to open the border again.",
            "Germany to open the border again",
        ),
        (
            "Reporters forced Maria Keller to admit that the bridge was unsafe.",
            "the bridge was unsafe",
        ),
        (
            "As Maria Keller noted, the bridge was safe before the flood.",
            "the bridge was safe before the flood",
        ),
        (
            "Maria Keller called for new talks to begin in spring.",
            "new talks to begin in spring",
        ),
        (
            "The vote on the treaty signals “the end of it” for the yard, said Maria Keller.",
            "The vote on the treaty signals “the end of it” for the yard",
        ),
        (
            "Maria Keller warned of a long winter without trains.",
            "a long winter without trains",
        ),
        (
            "Maria Keller, who has run the yard for ten years, said the bridge was safe.",
            "the bridge was safe",
        ),
        (
            "Sen. Maria Keller (D-Ohio) told reporters on Friday that the bridge was safe.",
            "the bridge was safe",
        ),
        (
            "Nobody believed Keller's claim that she was “never once asked” about the old bridge.",
            "she was “never once asked” about the old bridge",
        ),
        (
            "As reported, Maria Keller is urging the city to pay for the bridge.",
            "the city to pay for the bridge",
        ),
    ],
)
def test_a_report_is_found_with_its_own_words(text: str, content: str) -> None:
    assert content in said_by(KELLER + text, "Maria Keller", direct=False)


def test_who_goes_on_in_one_sentence_says_both() -> None:
    text = "Maria Keller said the bridge was safe and said that trains would run in spring."

    assert said_by(KELLER + text, "Maria Keller", direct=False) == [
        "the bridge was safe",
        "trains would run in spring",
    ]


def test_what_somebody_says_they_will_say_is_told_once() -> None:
    text = "Maria Keller said she would welcome new talks about the bridge."

    assert said_by(KELLER + text, "Maria Keller", direct=False) == [
        "she would welcome new talks about the bridge"
    ]


def test_any_verb_beside_a_quotation_is_speech() -> None:
    text = KELLER + "“Nobody asked you about the bridge,” Maria Keller shot back."

    assert said_by(text, "Maria Keller", direct=True) == ["Nobody asked you about the bridge"]


def test_the_verb_may_come_first() -> None:
    text = KELLER + "Said Maria Keller: “We will open the bridge in spring.”"

    assert said_by(text, "Maria Keller", direct=True) == ["We will open the bridge in spring."]


def test_a_deed_after_a_quotation_is_no_speech() -> None:
    text = "“We will open the bridge in spring.” Maria Keller left the room."

    assert all(quote.confidence < 0.9 for quote in quotes_of(text))


def test_a_quoted_fragment_belongs_to_the_subject_of_its_verb() -> None:
    text = KELLER + "Maria Keller branded the old bridge “a danger to everyone.”"

    assert said_by(text, "Maria Keller", direct=True) == ["a danger to everyone."]


def test_a_lawyer_is_not_the_client() -> None:
    text = KELLER + "“She has nothing to hide from anybody,” Maria Keller's lawyer said."

    assert said_by(text, "Maria Keller", direct=True) == []


def test_after_a_nameless_source_nobody_named_goes_on() -> None:
    text = (
        "“The bridge is safe,” Maria Keller said. “It is a ruin,” one engineer said. "
        "“You could not pay me to cross it.”"
    )

    assert said_by(text, "Maria Keller", direct=True) == ["The bridge is safe"]


def test_a_report_named_after_an_office_speaks_for_it() -> None:
    text = "A Treasury Department report said the bridge had cost twice as much as planned."

    assert "the bridge had cost twice as much as planned" in [q.text for q in quotes_of(text)]


def test_they_are_the_group_that_acted_last() -> None:
    text = "Democrats met in Ohio. They said the bridge should be closed until spring."

    assert said_by(text, "Democrats", direct=False) == ["the bridge should be closed until spring"]


def test_doubled_apostrophes_are_marks_too() -> None:
    text = (
        KELLER
        + "''We have to open the bridge soon,'' said Ms. Keller. ''People wait for it now.''"
    )

    assert said_by(text, "Maria Keller", direct=False) == [
        "We have to open the bridge soon,'' said Ms. Keller. ''People wait for it now."
    ]


def test_a_colon_announces_the_quotation_of_the_next_paragraph() -> None:
    text = (
        "Maria Keller then released a short statement about the bridge:\n\n"
        "“We are sorry for the noise and for the dust of these weeks.”"
    )

    assert said_by(text, "Maria Keller", direct=True) == [
        "We are sorry for the noise and for the dust of these weeks."
    ]


def test_a_transcript_names_the_speaker_of_each_turn() -> None:
    text = (
        "Maria Keller spoke to Peter Novak about the bridge.\n\n"
        "NOVAK: When will it open again?\n\n"
        "KELLER: As soon as the ice is gone, I hope."
    )

    assert said_by(text, "Peter Novak", direct=True) == ["When will it open again?"]
    assert said_by(text, "Maria Keller", direct=True) == ["As soon as the ice is gone, I hope."]


def test_a_transcript_may_stand_in_quotation_marks() -> None:
    text = (
        "Maria Keller spoke to Peter Novak about the bridge.\n\n"
        '"NOVAK: When will it open again?\n\n'
        '"KELLER: As soon as the ice is gone, I hope.\n\n'
        '"And not a day before that, whatever anybody says."'
    )

    assert said_by(text, "Peter Novak", direct=True) == ["When will it open again?"]
    assert said_by(text, "Maria Keller", direct=True)[0] == "As soon as the ice is gone, I hope."


def test_a_headline_reports_after_its_colon() -> None:
    text = "Keller: Bridge stays closed until spring.\n\nMaria Keller met reporters at the yard."

    assert said_by(text, "Maria Keller", direct=False) == ["Bridge stays closed until spring."]


def test_a_label_that_names_nobody_changes_nothing() -> None:
    assert quotes_of("UPDATE: The bridge is open again.") == []


@pytest.mark.parametrize(
    "occasion", ["at a news conference in Bergen", "in a call Tuesday with her counterpart"]
)
def test_the_occasion_on_which_a_need_was_stressed_is_no_part_of_it(occasion: str) -> None:
    text = f"Maria Keller stressed the need for a second bridge {occasion}."

    assert said_by(text, "Maria Keller", direct=False) == ["the need for a second bridge"]


@pytest.mark.parametrize(
    ("text", "verb", "content"),
    [
        ("The bridge was safe, Keller told the paper on Monday.", "told", "The bridge was safe"),
        ("It rained. The bridge was safe, Keller said.", "said", "The bridge was safe"),
        ("Keller told the paper on Monday that it was safe.", "told", "it was safe"),
    ],
)
def test_the_order_of_the_words_tells_what_was_said(text: str, verb: str, content: str) -> None:
    page = parsed(text)

    found = worded_content(page.first, page.token(verb), page.token("Keller").index, SPEECH)
    assert found is not None
    assert (found[0], page.worded(found[2])) == ("worded", content)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Keller said on Monday.", "said"),
        ("On Monday, Keller told the paper everything.", "told"),
        ("The bridge was safe, and nobody in town liked Keller, who said so, but left.", "said"),
        ("The bridge was safe for the old mayor Keller said.", "said"),
        ("Keller told them of that old bridge.", "told"),
        ("Keller praised the bridge.", "praised"),
        ("Keller said.", "said"),
    ],
)
def test_without_such_an_order_it_tells_nothing(text: str, verb: str) -> None:
    page = parsed(text)

    assert worded_content(page.first, page.token(verb), page.token("Keller").index, SPEECH) is None
    assert worded_content(page.first, page.token(verb), None, SPEECH) is None


@pytest.mark.parametrize(
    ("text", "verb", "stands"),
    [
        ("“It is ours,” Keller barked.", "barked", True),
        ("“Is it ours?” Keller barked.", "barked", True),
        ("Keller barked: “It is ours.”", "barked", True),
        ("Keller barked at them, “It is ours.”", "barked", True),
        ("“It is ours.” Keller barked.", "barked", False),
        ("Keller barked at a “dog” of ours.", "barked", False),
        ("Keller barked: it was “ours” at last.", "barked", False),
        ("Keller went barking: “It is ours.”", "barking", False),
        ("Keller barked.", "barked", False),
    ],
)
def test_a_verb_stands_beside_speech_where_a_mark_ties_them(
    text: str, verb: str, stands: bool
) -> None:
    page = parsed(text)

    assert stands_beside_speech(page.first, page.token(verb), page.passages[0]) is stands
