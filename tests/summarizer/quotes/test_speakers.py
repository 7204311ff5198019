"""Which character a subject stands for."""

import pytest

from summarizer.model import Span
from tests.summarizer.quotes.parsed import Parsed, named, parsed


def resolved(text: str, subject: str) -> tuple[str | None, str | None]:
    """Whom the first token so worded stands for, and how that is worded."""
    page = parsed(text)
    token = page.token(subject)
    number = next(n for n, paragraph in enumerate(page.paragraphs) if token in paragraph.tokens)
    speaker = page.resolver.resolve(number, token.index)
    return named(speaker), None if speaker is None else speaker.phrase


def labelled(page: Parsed, label: str, number: int = 1) -> str | None:
    start = page.text.index(label)
    return named(page.resolver.resolve_label(number, Span(start=start, end=start + len(label))))


@pytest.mark.parametrize(
    ("text", "subject", "who", "phrase"),
    [
        ("Maria Keller left. Later Keller spoke.", "Maria", "Maria Keller", "name"),
        ("The speaker, Maria Keller, opened the yard.", "speaker", "Maria Keller", "name"),
        ("Maria Keller left. She spoke later.", "She", "Maria Keller", "pronoun"),
        ("Mayor Maria Keller left.\n\nThe mayor spoke later.", "mayor", "Maria Keller", "role"),
    ],
)
def test_a_subject_is_a_name_or_what_stands_for_one(
    text: str, subject: str, who: str, phrase: str
) -> None:
    assert resolved(text, subject) == (who, phrase)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("A witness spoke to Maria Keller.", "witness"),
        ("The woman spoke. Maria Keller left.", "woman"),
        ("She spoke. Maria Keller left.", "She"),
    ],
)
def test_what_the_text_leaves_open_is_nobody(text: str, subject: str) -> None:
    assert resolved(text, subject) == (None, None)


def test_a_name_beside_a_verb_speaks_where_the_parser_lost_the_subject() -> None:
    page = parsed("“We won,” said Maria Keller.")
    verb = page.token("said").index

    beside = page.resolver.resolve_beside(0, verb)
    assert named(beside) == "Maria Keller"
    assert beside is not None
    assert beside.phrase == "beside"
    assert page.resolver.resolve_beside(0, page.token("We").index) is None


def test_whoever_spoke_last_is_meant_by_the_next_pronoun() -> None:
    text = "Tom Brandt met Paul Weiss and Karl Lang.\n\nHe left."
    for name in ("Tom Brandt", "Karl Lang"):
        page = parsed(text)
        page.resolver.spoke(0, next(c for c in page.cast.characters if c.name == name))
        page.resolver.spoke(1, next(c for c in page.cast.characters if c.name == name))
        speaker = page.resolver.resolve(1, 0)
        assert speaker is not None
        assert named(speaker) == name
        assert "spoke last" in speaker.hints


# --- labels -----------------------------------------------------------------------------------


def test_a_label_names_who_bears_that_name_or_ends_with_it() -> None:
    page = parsed("Maria Keller met Peter Novak.\n\nKELLER: It rained.\n\nPeter Novak: It did.")

    assert labelled(page, "KELLER") == "Maria Keller"
    assert labelled(page, "Peter Novak", 2) == "Peter Novak"


def test_a_label_that_several_people_bear_names_none_of_them() -> None:
    page = parsed("Tom Brandt met Helen Brandt in the yard.\n\nBRANDT: It rained.")

    assert labelled(page, "BRANDT") is None


def test_a_label_of_no_person_in_capitals_is_no_speaker() -> None:
    page = parsed("Portline opened the yard.\n\nNOTE: It rained.\n\n--: It did.")

    assert labelled(page, "NOTE") is None
    assert labelled(page, "--", 2) is None
