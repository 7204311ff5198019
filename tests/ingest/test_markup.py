"""Text out of marked-up fragments."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.markup import text_of_html, text_of_line, text_of_markdown


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>One.</p><p>Two <b>bold</b> words.</p>", "One.\n\nTwo bold words."),
        ("One<br>Two", "One\n\nTwo"),
        ("Wrapped\nover   lines", "Wrapped over lines"),
        ("A<script>x()</script>B<style>p{}</style>C<!-- no -->D", "ABCD"),
        ("&quot;Caf&eacute;&quot; &amp; AT&amp;T", '"Café" & AT&T'),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ('<?xml version="1.0" encoding="latin-1"?><p>é</p>', "é"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_html_becomes_paragraphs(fragment: str, text: str) -> None:
    assert text_of_html(fragment) == text


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=80))
def test_any_text_is_one_line_when_it_is_a_title(value: str) -> None:
    for is_markup in (True, False):
        assert "\n" not in text_of_line(value, is_markup=is_markup)


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    text = """---
layout: post
---
# Ferry sinks

The *old* ferry **sank** on Monday,
[the master](https://harbour.example/who) said.

> "It was `old`," she added.

- No one was hurt.
"""

    assert text_of_markdown(text) == (
        "Ferry sinks\n\nThe old ferry sank on Monday, the master said.\n\n"
        '"It was old," she added.\n\nNo one was hurt.'
    )
