import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.model import Article, Document
from summarizer.sentences import read

SEEDS = Path(__file__).parents[2] / "seeds"


def document_of(text: str, title: str = "", language: str = "en") -> Document:
    return read(Article(id="a1", source="VOA", title=title, text=text, language=language))


def sentences_of(text: str, language: str = "en") -> list[str]:
    return [sentence.text for sentence in document_of(text, language=language).sentences]


@pytest.mark.parametrize(
    ("name", "title", "count", "opening", "ending"),
    [
        (
            "000_b04f148d023db3ff.txt",
            "Standoff Over Ukraine Continues",
            19,
            "Russian President Vladimir Putin said Tuesday",
            "Jens Stoltenberg on February 16-17.",
        ),
        (
            "001_8c93164d1fbcc7b7.txt",
            "US, Russia hold their ground as Ukraine standoff drags on",
            37,
            "There was no breakthrough in the standoff",
            "Donetsk and Luhansk peoples’ republics.",
        ),
    ],
)
def test_a_seed_is_read_sentence_by_sentence(
    name: str, title: str, count: int, opening: str, ending: str
) -> None:
    document = document_of((SEEDS / name).read_text(encoding="utf-8"), title=title)
    assert len(document.sentences) == count
    assert document.sentences[0].text.startswith(opening)
    assert document.sentences[-1].text.endswith(ending)
    assert all(sentence.text[-1] in ".”" for sentence in document.sentences)


def test_the_document_carries_the_cleaned_text_and_the_rest_of_the_article() -> None:
    article = Article(
        id="a1", source="VOA", title="Bridge to close", text="By Ada Pohl\r\n\r\nIt rained.\r\n"
    )
    document = read(article)
    assert document.article.text == "It rained."
    assert (document.article.id, document.article.title) == ("a1", "Bridge to close")
    assert document.byline == "By Ada Pohl"


@pytest.mark.parametrize("text", ["", " \n\t\n", "\x00", "Advertisement", "12"])
def test_a_text_without_body_has_no_sentences(text: str) -> None:
    assert sentences_of(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "U.S. Secretary of State Antony Blinken met Gov. Smith on Friday.",
        "He left Ft. Bragg at 9 a.m. Sunday with Sgt. Jones.",
        "Gov. Kim Lee, R-Utah, and Lt. Gov. Max Roe met Gen. Poe at St. Mary’s.",
        "The match, Russia vs. Spain, ended at 10 p.m. Friday.",
        "She flew to Washington, D.C., with Dr. J. K. Roe.",
        "It fell 3.5 percent to $1.2 million.",
        "“We won. It was hard,” she said.",
        "(AP)U.S. Senator Kim Lee met A.J. Roe in Utah (Reuters).",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(sentence: str) -> None:
    after = "Nobody else was there."
    assert sentences_of(f"{sentence} {after}") == [sentence, after]


def test_an_hour_can_end_a_sentence() -> None:
    assert sentences_of("It began at 9 a.m. The rain stopped.") == [
        "It began at 9 a.m.",
        "The rain stopped.",
    ]


def test_a_long_quotation_is_split_where_its_sentences_end() -> None:
    quoted = " ".join(
        f"We met the people of village number {n} and heard them out." for n in "12345678"
    )
    parts = sentences_of(f"“{quoted}” he said.")
    assert len(parts) > 1
    assert all(part[-1] in ".”" for part in parts)


@pytest.mark.parametrize("length", [3_980, 4_000, 4_020, 9_000, 20_000])
def test_a_sentence_is_never_cut_however_long_it_is(length: int) -> None:
    listed = "the mayor of a settlement by the river, "
    long = f"They named {listed * (length // len(listed))}and nobody else."
    assert sentences_of(f"It rained. {long} It snowed.") == ["It rained.", long, "It snowed."]


def test_paragraphs_are_counted_and_headings_are_no_sentences() -> None:
    document = document_of(
        "It rained on Monday. It snowed on Tuesday.\n\nThe outlook\n\nIt is cold."
    )
    assert [(s.index, s.paragraph, s.text) for s in document.sentences] == [
        (0, 0, "It rained on Monday."),
        (1, 0, "It snowed on Tuesday."),
        (2, 2, "It is cold."),
    ]
    assert "The outlook" in document.article.text


def test_a_call_to_sign_up_at_the_end_of_a_paragraph_is_no_sentence() -> None:
    text = "The bridge will close on Monday. Max Lind contributed to this report."
    assert sentences_of(text) == ["The bridge will close on Monday."]


def test_lower_cased_text_with_a_sentence_a_line_keeps_its_lines() -> None:
    lines = [
        "The bridge -- 80 years old -- will close on monday , the mayor said .",
        "' we have no choice , ' he told reporters in st. john 's .",
        "Ferries will run every ten minutes from 6 a.m. .",
    ]
    assert sentences_of("\n".join(lines)) == lines


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("ذهب الرجل. عاد الرجل.", "ar", ["ذهب الرجل.", "عاد الرجل."]),
        ("彼は来た。彼女も来た。", "ja", ["彼は来た。", "彼女も来た。"]),
        ("Il a plu lundi. Il neige.", "fr", ["Il a plu lundi.", "Il neige."]),
        ("It rained. It snowed.", "", ["It rained.", "It snowed."]),
        ("It rained. It snowed.", "x-\ud800", ["It rained.", "It snowed."]),
    ],
)
def test_other_languages_are_split_too(text: str, language: str, expected: list[str]) -> None:
    assert sentences_of(text, language) == expected


HARD_TEXT = st.one_of(
    st.text(),
    st.text(alphabet=st.characters(codec=None)),
    st.text(alphabet="“”\"' .a!?…\n\t\u200d(", max_size=600),
    st.lists(
        st.sampled_from(
            ["U.S. ", "a.m. ", "Sunday ", "“", "” ", "he said. ", "Gov. ", "\n", "St."]
        ),
        max_size=200,
    ).map("".join),
)


@settings(deadline=None, max_examples=200)
@given(HARD_TEXT)
def test_every_sentence_is_a_span_of_the_article_in_reading_order(text: str) -> None:
    document = document_of(text)
    for sentence in document.sentences:
        assert document.article.text[sentence.span.start : sentence.span.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        assert "\n" not in sentence.text
    assert [s.index for s in document.sentences] == list(range(len(document.sentences)))
    for before, after in pairwise(document.sentences):
        assert before.span.end <= after.span.start
        assert before.paragraph <= after.paragraph


@settings(deadline=None, max_examples=50)
@given(HARD_TEXT, st.text(max_size=5))
@example(".\rA", "")
@example("It is so\nIt is so:", "en")
@example("It rained.\nSo\n" + "".join(f"Item {n}\n" for n in range(70)) + "So…", "en")
def test_reading_what_was_read_changes_nothing(text: str, language: str) -> None:
    once = document_of(text, language=language)
    again = read(once.article)
    assert again.article == once.article
    assert again.sentences == once.sentences


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ["It rained on Monday, and it goes on. ", "“", "“a. ", "a", "x\n", "By ", "\u200d", "(photo "],
)
def test_a_megabyte_is_read_in_seconds(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    began = time.process_time()
    document_of(text)
    assert time.process_time() - began < 60  # the splitter alone took 290 s for one of these
