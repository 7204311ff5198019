"""Sentences word for word, each with where it comes from."""

from dataclasses import replace
from datetime import timedelta

from bot.render.citations import date_if_old, dotted, headline, outlet, outlets_of, sentence_lines
from tests.botapi.markup import parse_html
from tests.render.samples import HARBOUR, ISLAND, NOW, STORY, cite


def seen(*lines: str) -> list[str]:
    return [parse_html(line)[0] for line in lines]


def test_sentences_of_one_article_carry_no_marks() -> None:
    shown = [cite("Ferries sail again."), cite("Both sides signed.", gap=True)]
    assert seen(*sentence_lines(shown)) == ["Ferries sail again.", "[…] Both sides signed."]


def test_sentences_of_several_articles_are_marked_by_the_order_in_which_these_are_cited() -> None:
    shown = [cite("One.", ISLAND), cite("Two.", HARBOUR), cite("Three.", ISLAND)]
    assert seen(*sentence_lines(shown)) == ["One. [1]", "Two. [2]", "Three. [1]"]
    named = outlets_of(shown, STORY, NOW)
    assert seen(named) == ["[1] Island Wire, 18 Nov 2026 · [2] Harbour Post · 2 outlets"]


def test_a_sentence_is_shown_whole_on_as_many_lines_as_it_takes() -> None:
    long = "word " * 1500 + "end."
    lines = seen(*sentence_lines([cite(long)]))
    assert len(lines) > 1
    assert "".join(lines) == long


def test_what_is_no_sentence_any_more_is_left_out_and_counted() -> None:
    endless = "x" * 9000
    assert seen(*sentence_lines([cite(endless), cite("One."), cite(endless)])) == [
        "One.",
        "2 sentences are too long to show here.",
    ]
    assert seen(*sentence_lines([cite(endless)])) == ["1 sentence is too long to show here."]


def test_an_article_shows_its_day_when_it_is_more_than_a_day_old() -> None:
    fresh = replace(HARBOUR, published=NOW - timedelta(days=1))
    assert date_if_old(fresh, NOW) == ""
    assert date_if_old(replace(HARBOUR, published=None), NOW) == ""
    assert date_if_old(ISLAND, NOW) == "18 Nov 2026"


def test_an_outlet_without_a_name_is_said_to_have_none() -> None:
    assert outlet(replace(ISLAND, outlet=" \n")) == "Unnamed outlet"


def test_a_headline_says_what_is_only_news_of_a_story_and_is_never_empty() -> None:
    assert headline(STORY) == "Ferry Strike Ends After Nine Days"
    assert headline(replace(STORY, update=True)) == "Update: Ferry Strike Ends After Nine Days"
    assert headline(replace(STORY, headline=" ")) == "Untitled"


def test_parts_are_told_apart_by_dots_and_none_is_empty() -> None:
    assert dotted(["a", "", "b <c>"]) == "a · b &lt;c&gt;"
