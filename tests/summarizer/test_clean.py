import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.clean import clean, find_headline, normalise, split_lines

SEEDS = Path(__file__).parents[2] / "seeds"
STANDOFF = SEEDS / "000_b04f148d023db3ff.txt"
GROUND = SEEDS / "001_8c93164d1fbcc7b7.txt"

OPENING = "The council voted on Monday to close the harbour bridge for repairs until the spring."
CLOSING = "The mayor said the old steel had rusted faster than anyone expected."

page_lines = st.lists(
    st.one_of(
        st.sampled_from(
            [
                OPENING,
                CLOSING,
                "He left.",
                "Why?",
                "More to come...",
                "The ferries leave from:",
                "Old Pier",
                "By Ada Pohl",
                "Ada Pohl and Max Lind",
                "Related stories",
                "Leave a Reply",
                "Advertisement",
                "Bridge to close",
                "Associated Press",
                "12",
                "",
            ]
        ),
        st.text(max_size=60),
    ),
    max_size=40,
)


def test_the_first_seed_keeps_its_nineteen_paragraphs_and_nothing_else() -> None:
    cleaned = clean(STANDOFF.read_text(encoding="utf-8"), title="Standoff Over Ukraine Continues")
    paragraphs = cleaned.text.split("\n")
    assert len(paragraphs) == 19
    assert paragraphs[0].startswith("Russian President Vladimir Putin said Tuesday")
    assert paragraphs[-1].startswith("Pentagon press secretary John Kirby")
    assert cleaned.byline == "By Ken Bredemeier"


@pytest.mark.parametrize(
    "furniture",
    [
        "ISSN",
        "Ken Bredemeier",
        "Carla Babb",
        "Voice of America",
        "Leave a Reply",
        "email address",
        "Standoff Over Ukraine Continues",
    ],
)
def test_the_first_seed_loses_its_furniture(furniture: str) -> None:
    cleaned = clean(STANDOFF.read_text(encoding="utf-8"), title="Standoff Over Ukraine Continues")
    assert furniture not in cleaned.text


def test_the_second_seed_keeps_its_body_and_nothing_else() -> None:
    raw = GROUND.read_text(encoding="utf-8")
    cleaned = clean(raw, title="US, Russia hold their ground as Ukraine standoff drags on")
    paragraphs = cleaned.text.split("\n")
    body = raw[raw.index("There was no breakthrough") : raw.index("Sign up to read")]
    assert paragraphs == [line for line in body.split("\n") if line]
    assert cleaned.byline == "Henry Meyer and Peter Martin"


@pytest.mark.parametrize("path", [STANDOFF, GROUND])
def test_a_seed_is_cleaned_the_same_without_its_title(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    headline = find_headline(raw)
    assert headline is not None
    assert clean(raw) == clean(raw, title=headline)


def test_the_headline_is_found_under_the_lines_of_the_portal() -> None:
    assert find_headline(STANDOFF.read_text(encoding="utf-8")) == "Standoff Over Ukraine Continues"
    assert (
        find_headline(GROUND.read_text(encoding="utf-8"))
        == "US, Russia hold their ground as Ukraine standoff drags on"
    )


@pytest.mark.parametrize("text", ["", OPENING, f"{OPENING}\n{CLOSING}", "12\n34"])
def test_a_text_that_opens_with_its_body_has_no_headline(text: str) -> None:
    assert find_headline(text) is None


def test_an_author_counts_for_more_than_an_agency() -> None:
    text = f"Associated Press\nBy Ada Pohl\n{OPENING}\n{CLOSING}"
    assert clean(text).byline == "By Ada Pohl"
    assert clean(f"Associated Press\n{OPENING}").byline == "Associated Press"
    assert clean(OPENING).byline is None


@pytest.mark.parametrize(
    ("language", "byline", "about"),
    [
        (
            "en",
            "By Ada Pohl and Max Lind",
            "Max Lind is a reporter for the Post who covers rivers.",
        ),
        (
            "en",
            "By Ada Pohl, Porto",
            "Ada Pohl, a former engineer, writes about bridges and dams.",
        ),
        ("de", "Von Ada Pohl", "Ada Pohl ist seit 2019 Redakteurin im Ressort Politik der Post."),
        ("fr", "Par Ada Pohl", "Ada Pohl est journaliste à la Poste du port depuis neuf ans."),
        ("es", "Por Ada Pohl", "Ada Pohl es redactora del diario y escribe sobre los puentes."),
        ("it", "Di Ada Pohl", "Ada Pohl è giornalista della Posta e si occupa di ponti e dighe."),
        ("pt", "Por Ada Pohl", "Ada Pohl é jornalista do Correio e escreve sobre as pontes."),
        (
            "pl",
            "Autor: Ada Pohl",
            "Ada Pohl jest dziennikarką Gazety i pisze o mostach i rzekach.",
        ),
        ("cs", "Autor: Ada Pohl", "Ada Pohl je redaktorka listu a píše o mostech a řekách země."),
        ("ru", "Автор: Ада Поль", "Ада Поль пишет о мостах и реках страны для газеты «Почта»."),
        ("uk", "Автор: Ада Поль", "Ада Поль пише про мости та річки країни для газети «Пошта»."),
    ],
)
def test_who_the_author_is_stands_not_in_the_body(language: str, byline: str, about: str) -> None:
    text = f"{byline}\n{OPENING}\n{CLOSING}\n{about}"
    assert clean(text, language=language).text == f"{OPENING}\n{CLOSING}"
    assert about in clean(f"{OPENING}\n{CLOSING}\n{about}", language=language).text


def test_an_author_who_acts_in_the_news_stays_in_the_body() -> None:
    told = "Ada Pohl swam across the river on Monday with 40 others to save the bridge."
    assert told in clean(f"By Ada Pohl\n{OPENING}\n{told}\n{CLOSING}").text


@pytest.mark.parametrize(
    ("raw", "clear"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u00a0 \t b", "a b"),
        ("co\u00adop\u200b\ufeff", "coop"),
        ("a\x00b\x07", "ab"),
        ("e\u0301", "é"),
        ("a\u2028b\x85c", "a\nb\nc"),
        ("\u202eabc\u202c", "abc"),
        ("a\ud800b", "ab"),
        ("wo\u200drd", "word"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_text_is_normalised(raw: str, clear: str) -> None:
    assert normalise(raw) == clear


def test_hard_wrapped_paragraphs_are_joined() -> None:
    wrapped = (
        "The council voted on Monday to close the harbour bridge for\n"
        "repairs until the spring, and ferries will carry commuters\n"
        "across the bay.\n"
        "\n"
        "The mayor said the old steel had rusted faster than anyone\n"
        "expected, and that no date had been fixed for the opening of\n"
        "the new one.\n"
    )
    assert split_lines(wrapped) == [" ".join(p.split()) for p in wrapped.split("\n\n")]


def test_paragraphs_that_merely_are_short_are_not_joined() -> None:
    lines = [
        "The bridge is closed.",
        "Ferries run.",
        "",
        "Nobody was hurt in the storm on Monday.",
    ]
    assert split_lines("\n".join(lines)) == [line for line in lines if line]


@settings(deadline=None, max_examples=200)
@given(page_lines, st.sampled_from(["", "Bridge to close", "He left."]))
def test_cleaning_twice_changes_nothing(lines: list[str], title: str) -> None:
    once = clean("\n".join(lines), title=title).text
    assert clean(once, title=title).text == once


@settings(deadline=None, max_examples=100)
@given(st.text(), st.text(), st.text(max_size=8))
def test_any_text_can_be_cleaned(text: str, title: str, language: str) -> None:
    cleaned = clean(text, title=title, language=language)
    assert clean(cleaned.text, title=title, language=language).text == cleaned.text
    assert all(line.text for line in cleaned.lines)


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet=st.characters(codec=None)))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@settings(deadline=None, max_examples=100)
@given(page_lines)
def test_every_kept_line_stands_in_the_text_in_order(lines: list[str]) -> None:
    given_lines = iter(split_lines("\n".join(lines)))
    assert all(line.text in given_lines for line in clean("\n".join(lines)).lines)


@pytest.mark.parametrize(
    "line",
    ["Nov 20, 2019 " + "1" * 380 + "x", "Terms" + " /" * 190 + "x", "Facebook " * 44 + "x"],
)
def test_a_line_that_nearly_is_furniture_takes_no_longer_than_another(line: str) -> None:
    began = time.process_time()
    clean("\n".join(f"{n} {line}\n{line}" for n in range(20)))
    assert time.process_time() - began < 2
