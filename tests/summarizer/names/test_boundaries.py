"""Where a name begins and ends, where the parser cuts it wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.lexicon import load_lexicon
from summarizer.names.boundaries import mend_boundaries
from summarizer.parse import Entity, parse
from tests.summarizer.speech import SAID, document_of, entity_in, names_in, people_in

NAMES = load_lexicon("en").names
WORDS = st.sampled_from(
    [
        "Ana", "Rojo", "President", "Putin’s", "the", "–", "-", "Secretary", "of", "Defense", "Sr.",
        ".", ",", "Crown", "Prince", "her", "(", "“Jefa”", "McDonald’s", "said", "Portugal", "Wrote",
    ]
)  # fmt: skip


def mended(text: str, part: str, label: str = "PERSON") -> tuple[str, str] | None:
    """What the part of a text that the parser took for an entity names, and with which label."""
    paragraph, taken = entity_in(text, part, label)
    tokens = paragraph.tokens
    entity = mend_boundaries(tokens, taken, NAMES)
    if entity is None:
        return None
    start, end = tokens[entity.start].span.start, tokens[entity.end - 1].span.end
    return text[start:end], entity.label


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("President Ana Rojo left.", "President Ana Rojo"),
        ("Mrs. Ana Rojo left.", "Mrs. Ana Rojo"),
        ("Crown Prince Ana Rojo left.", "Crown Prince Ana Rojo"),
        ("The Ana Rojo left.", "The Ana Rojo"),
        ("Their Ana Rojo left.", "Their Ana Rojo"),
        ("Portugal Ana Rojo left.", "Portugal Ana Rojo"),
        ("Yesterday former Ana Rojo left.", "former Ana Rojo"),
        ("Said Ana Rojo: it is over.", "Said Ana Rojo"),
        ("Ana Rojo – the mayor – left.", "Ana Rojo – the mayor"),
        ("Ana Rojo’s plane left.", "Ana Rojo’s"),
        ("Ana Rojo (Lima) left.", "Ana Rojo (Lima"),
        ("It was Ana Rojo.", "Ana Rojo."),
    ],
)
def test_titles_possessives_and_marks_are_trimmed_from_a_persons_name(
    text: str, part: str
) -> None:
    assert mended(text, part) == ("Ana Rojo", "PERSON")


@pytest.mark.parametrize(
    ("name", "part"),
    [("Martin Keller Sr.", "Martin Keller Sr."), ("Ana “La Jefa” Rojo", "Ana “La Jefa” Rojo")],
)
def test_a_suffix_and_a_nickname_are_not(name: str, part: str) -> None:
    assert mended(f"On Monday {name} left early.", part) == (name, "PERSON")


def test_what_follows_a_department_is_the_name_of_its_secretary() -> None:
    text = "Secretary of Defense Ana Rojo left."

    assert mended(text, "Defense Ana Rojo", "ORG") == ("Ana Rojo", "PERSON")
    assert mended(text, "Defense", "ORG") is None
    assert mended("The Secretary of Defense Rojo left.", "Defense Rojo", "ORG") == (
        "Defense Rojo",
        "ORG",
    )


@pytest.mark.parametrize(
    ("text", "part", "body"),
    [
        ("The Harbour Board left.", "The Harbour Board", "Harbour Board"),
        ("Portline President Ana Rojo left.", "Portline President", "Portline"),
        ("The Court of Auditor met.", "Court of Auditor", "Court of Auditor"),
        ("McDonald’s said sales fell.", "McDonald", "McDonald’s"),
        ("Portline’s shops closed.", "Portline’s", "Portline"),
    ],
)
def test_a_body_is_without_the_office_after_it(text: str, part: str, body: str) -> None:
    assert mended(text, part, "ORG") == (body, "ORG")


def test_a_name_after_a_role_that_the_parser_took_for_a_body_is_a_persons() -> None:
    text = "Industrialist Ana Rojo left."

    assert mended(text, "Industrialist Ana Rojo", "ORG") == ("Ana Rojo", "PERSON")


@pytest.mark.parametrize("part", ["the", "–", "’s"])
def test_of_what_holds_no_name_nothing_is_left(part: str) -> None:
    assert mended("Ana’s friends – the mayor – left.", part) is None


def test_the_one_word_of_a_title_alone_is_kept() -> None:
    assert mended("The Imam left.", "The Imam") == ("Imam", "PERSON")


@given(
    words=st.lists(WORDS, min_size=1, max_size=12),
    label=st.sampled_from(["PERSON", "ORG", "GPE"]),
)
@settings(deadline=None, max_examples=30)
def test_whatever_the_parser_takes_for_a_name_is_a_part_of_the_text_or_nothing(
    words: list[str], label: str
) -> None:
    (paragraph,) = parse(document_of("Eva " + " ".join(words)))
    tokens = paragraph.tokens

    for start in range(len(tokens)):
        for end in range(start + 1, min(start + 4, len(tokens)) + 1):
            found = mend_boundaries(tokens, Entity(start=start, end=end, label=label), NAMES)
            if found is not None:
                assert 0 <= found.start < found.end <= len(tokens)
                assert any(
                    map(str.isalnum, "".join(t.text for t in tokens[found.start : found.end]))
                )


def test_a_title_is_no_part_of_a_name() -> None:
    (name,) = [n for n in names_in("President Maria Keller left early.") if n.kind == "person"]

    assert name.mention.name == "Maria Keller"
    assert name.mention.title == "President"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Councillor Peter Ewing" + SAID, "Peter Ewing"),
        ("Brigadier Thandi Kunene" + SAID, "Thandi Kunene"),
        ("Industrialist Anand Mahindra said he was pleased.", "Anand Mahindra"),
        ("Reps. Thandi Kunene and Maria Keller left. Kunene" + SAID, "Thandi Kunene"),
        ("Crown Prince Frederik Berg" + SAID, "Frederik Berg"),
        ("Maria Keller - the mayor of the city -" + SAID, "Maria Keller"),
    ],
)
def test_titles_and_dashes_are_no_part_of_a_name(text: str, name: str) -> None:
    assert name in people_in(text)


def test_a_possessive_is_no_part_of_a_name() -> None:
    assert [n.mention.name for n in names_in("Vladimir Putin’s plane landed in Geneva.")][:1] == [
        "Vladimir Putin"
    ]


def test_a_name_opens_with_no_possessive() -> None:
    assert people_in(f"Their Garnet Kelso{SAID}") == {"Garnet Kelso"}
