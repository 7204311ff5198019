"""Which words say that somebody said something, and whose they are."""

import pytest

from tests.summarizer.speech import quotes_of, said_by


@pytest.mark.parametrize(
    "text",
    [
        "Maria Keller issued a statement saying the bridge was safe.",
        "Maria Keller signed a letter saying the bridge was safe.",
        "Maria Keller aired an ad that says the bridge was safe.",
        "Maria Keller said that a toll would keep lorries away, saying the bridge was safe.",
    ],
)
def test_who_speaks_through_something_says_it(text: str) -> None:
    assert "the bridge was safe" in said_by(text, "Maria Keller", direct=False)


def test_a_speech_is_used_to_say_something() -> None:
    text = "Maria Keller used her first speech to call for an inquiry into the fire."

    assert said_by(text, "Maria Keller", direct=False) == ["an inquiry into the fire"]


def test_has_may_be_short() -> None:
    text = "Maria Keller runs the city. She’s predicted big changes in the years ahead."

    assert said_by(text, "Maria Keller", direct=False) == ["big changes in the years ahead"]


def test_another_verb_of_saying_in_the_same_tense_opens_another_statement() -> None:
    text = "Maria Keller said she respects the owners of the bridge and called on them to mend it."

    assert said_by(text, "Maria Keller", direct=False) == [
        "she respects the owners of the bridge",
        "them to mend it",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In Maria Keller’s words, the bridge was “a danger to everyone alive.”",
        "As Maria Keller put it, the bridge was “a danger to everyone alive.”",
    ],
)
def test_in_her_words_and_as_she_put_it_name_a_speaker(text: str) -> None:
    assert said_by(text, "Maria Keller", direct=True) == ["a danger to everyone alive."]


def test_the_party_and_state_of_a_lawmaker_part_no_name_from_its_verb() -> None:
    text = "Sen. Maria Keller (D-Ohio) on Tuesday criticized the mayor of London."

    assert said_by(text, "Maria Keller", direct=False) == ["the mayor of London"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Pentagon officials said the bridge was safe.", "Pentagon officials"),
        ("Keller’s aides said the bridge was safe. Maria Keller left.", "Keller’s aides"),
        ("Supporters of Maria Keller said the bridge was safe.", "Supporters of Maria Keller"),
        ("The Saudis said the bridge was safe.", "The Saudis"),
        (
            "Keller’s presidential campaign said the bridge was safe.",
            "Keller’s presidential campaign",
        ),
    ],
)
def test_a_group_named_after_somebody_speaks(text: str, speaker: str) -> None:
    (quote,) = quotes_of(text)

    assert quote.speaker == speaker


@pytest.mark.parametrize(
    "who", ["Some Pentagon officials", "Three Pentagon officials", "Officials"]
)
def test_a_few_of_a_group_are_nobody(who: str) -> None:
    assert quotes_of(f"{who} said the bridge was safe.") == []


def test_a_passage_that_ends_with_a_full_stop_is_no_part_of_the_next_sentence() -> None:
    text = (
        "“We are tired,” Maria Keller said on Friday. “We are not beaten at all.” "
        "Peter Novak said the bridge was safe."
    )

    assert said_by(text, "Maria Keller", direct=True) == [
        "We are tired",
        "We are not beaten at all.",
    ]


def test_speech_between_typed_marks_is_one_statement_over_its_sentences() -> None:
    text = (
        "''Rowing is a hard trade,'' said Maria Keller, who came in 2009. ''I claim all the "
        "rivers of our town that have been dammed and sold and forgotten.'' Peter Novak said: "
        "''We have had enough of that. We go home.''"
    )

    assert said_by(text, "Maria Keller", direct=False) == [text.partition(" Peter")[0].strip("'")]
    assert said_by(text, "Peter Novak", direct=False) == [
        "We have had enough of that. We go home."
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Maria Keller said the bridge was “a danger to all,” suggesting that it be closed.",
            "the bridge was “a danger to all,”",
        ),
        (
            "Maria Keller said the bridge was safe, while Peter Novak said it was not.",
            "the bridge was safe",
        ),
        (
            "Maria Keller said the bridge was safe, and repeatedly called for tests.",
            "the bridge was safe",
        ),
    ],
)
def test_a_statement_ends_where_the_next_report_begins(text: str, content: str) -> None:
    assert said_by(text, "Maria Keller", direct=False)[0] == content


def test_what_somebody_is_called_may_be_quoted() -> None:
    text = "Maria Keller called the new toll “a tax on work” in a speech on Monday."

    assert said_by(text, "Maria Keller", direct=False) == ["the new toll “a tax on work”"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Maria Keller was quick to add that the bridge was safe.", "the bridge was safe"),
        (
            "In addition to claiming that the bridge was safe, Maria Keller closed two schools.",
            "the bridge was safe",
        ),
    ],
)
def test_a_verb_of_saying_may_stand_deep_in_what_somebody_does(text: str, content: str) -> None:
    assert content in said_by(text, "Maria Keller", direct=False)


def test_when_asked_tells_nothing_that_was_said() -> None:
    text = "“It was safe then and it is now,” Maria Keller said when asked whether it would close."

    assert said_by(text, "Maria Keller", direct=False) == []


def test_a_surname_that_is_a_common_word_speaks_beside_a_verb_of_saying() -> None:
    text = (
        "Mayor Anna Aftergood runs the city. “Nobody else wanted to do the work at all,” Aftergood "
        "said. “But we did it.”"
    )

    assert said_by(text, "Anna Aftergood", direct=True)[0] == (
        "Nobody else wanted to do the work at all"
    )


def test_who_does_something_before_a_colon_says_what_follows() -> None:
    text = "Maria Keller had a message for Peter Novak: “Nobody will ever open the bridge again.”"

    assert said_by(text, "Maria Keller", direct=True) == [
        "Nobody will ever open the bridge again."
    ]


def test_a_promise_to_do_something_is_what_was_said() -> None:
    text = "Voters liked her promise to mend the bridge before the winter. Maria Keller won."

    assert said_by("Maria Keller won. " + text, "Maria Keller", direct=False) == [
        "to mend the bridge before the winter"
    ]


def test_where_a_noun_was_said_is_no_part_of_it() -> None:
    text = "Maria Keller praised the new mayor of London in an interview with the paper on Monday."

    assert said_by(text, "Maria Keller", direct=False) == ["the new mayor of London"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Maria Keller denied any wrongdoing.", "any wrongdoing"),
        ("Maria Keller denies taking money.", "taking money"),
        ("Maria Keller denied taking money from the port.", "taking money from the port"),
    ],
)
def test_a_denial_may_be_short(text: str, content: str) -> None:
    assert said_by(text, "Maria Keller", direct=False) == [content]


def test_a_noun_that_is_said_may_be_short() -> None:
    text = "Maria Keller announced her candidacy on Monday."

    assert said_by(text, "Maria Keller", direct=False) == ["her candidacy"]


@pytest.mark.parametrize(
    "text",
    [
        "In other words, Maria Keller left.",
        "Maria Keller kept her claim of the old yard.",
        "According, Maria Keller left.",
        "Maria Keller likes the claim that the bridge is safe.",
    ],
)
def test_phrases_of_saying_without_whose_or_what_report_nothing(text: str) -> None:
    assert quotes_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Maria Keller called on Friday for “a new beginning for the city” and a law against tolls.",
        "Maria Keller called for “a new beginning for the city” and a law against tolls.",
    ],
)
def test_several_things_may_be_called_for(text: str) -> None:
    assert said_by(text, "Maria Keller", direct=True) == ["a new beginning for the city"]
    assert said_by(text, "Maria Keller", direct=False) == [
        "“a new beginning for the city” and a law against tolls"
    ]


def test_the_morning_says_nothing() -> None:
    text = (
        "“He's absolutely right. There's a rift between this city and its engineers,” "
        "Maria Keller, a top aide, said Sunday morning on Radio Lima’s show."
    )

    assert said_by(text, "Maria Keller", direct=True) == [
        "He's absolutely right. There's a rift between this city and its engineers"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The company Siemens said it would close the yard.",
        "Peru’s biggest carrier, the airline Siemens, said it would close the yard.",
        "The company, Siemens, said it would close the yard.",
    ],
)
def test_a_noun_may_stand_before_the_name_of_an_organisation(text: str) -> None:
    assert said_by(text, "Siemens", direct=False) == ["it would close the yard"]


def test_the_spokesman_of_an_organisation_is_not_the_organisation() -> None:
    text = "A spokesman of the company Siemens, Peter Novak, said it would close the yard."

    assert said_by(text, "Siemens", direct=False) == []


def test_according_to_after_a_comma_goes_with_the_whole_sentence() -> None:
    text = "The yard was mended in spring, and the dam was closed, according to Maria Keller."

    assert said_by(text, "Maria Keller", direct=False) == [
        "The yard was mended in spring, and the dam was closed"
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "It was late by then; Maria Keller says she will mend the bridge in spring.",
            ["she will mend the bridge in spring"],
        ),
        (
            "The fight over the dam is old - Maria Keller has vowed to end it in spring.",
            ["to end it in spring"],
        ),
        ("We have seen this before: Maria Keller declared war on the mayor.", []),
    ],
)
def test_a_clause_that_a_mark_closes_is_told_by_the_paper(text: str, content: list[str]) -> None:
    assert said_by(text, "Maria Keller", direct=False) == content


@pytest.mark.parametrize(
    "text",
    [
        "Maria Keller said no after the mayor lost the vote.",
        "But when the city cut the money for the bridge two years later, Maria Keller said enough.",
        "That was what Maria Keller said when she left the yard in a rage after the flood.",
        "Maria Keller spoke on Monday in a hall that overlooks the bridge in the north of town.",
    ],
)
def test_when_and_where_somebody_spoke_was_not_said(text: str) -> None:
    assert said_by(text, "Maria Keller", direct=False) == []


def test_what_describes_the_speaker_was_not_said() -> None:
    text = (
        "“There's a real risk here of being penny-wise and bridge-foolish,” said Maria Keller, "
        "vice president of public works at the harbour, which signed the letter."
    )

    assert said_by(text, "Maria Keller", direct=False) == []


@pytest.mark.parametrize(
    "deed",
    ["unveiled a new bridge", "posted a picture of the bridge", "responded to the mayor's letter"],
)
def test_a_deed_without_words_says_nothing(deed: str) -> None:
    assert quotes_of(f"Maria Keller {deed} on Monday.") == []
