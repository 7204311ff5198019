import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.botapi.entities import utf16_length
from tests.botapi.errors import ApiError
from tests.botapi.markup import TAGS, parse_html

PIECES = st.lists(
    st.sampled_from(
        [
            *(f"<{tag}>" for tag in TAGS),
            *(f"</{tag}>" for tag in TAGS),
            '<a href="https://example.org/?a=1&amp;b=2">',
            '<span class="tg-spoiler">',
            '<code class="language-py">',
            "<blockquote expandable>",
            "</>",
            "<b a=",
            "<u x='1'",
            "&#x1F600;",
            "&nbsp;",
            "&",
            "<",
            "😀",
            "news",
            "\0",
            "\ud800",
        ]
    )
)


def refusal(source: str) -> str:
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.code == 400
    return caught.value.description


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<b>news</b>", "bold"),
        ("<strong>news</strong>", "bold"),
        ("<I>news</i>", "italic"),
        ("<u>news</u>", "underline"),
        ("<del>news</del>", "strikethrough"),
        ("<tg-spoiler>news</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">news</span>', "spoiler"),
        ("<pre>news</pre>", "pre"),
        ("<code>news</code>", "code"),
        ("<blockquote>news</blockquote>", "blockquote"),
        ("<blockquote expandable>news</blockquote>", "expandable_blockquote"),
    ],
)
def test_a_tag_becomes_an_entity_over_its_text(source: str, kind: str) -> None:
    assert parse_html(source) == ("news", [{"type": kind, "offset": 0, "length": 4}])


def test_offsets_count_utf16_code_units() -> None:
    text, entities = parse_html("😀é <b>😀</b>")
    assert text == "😀é 😀"
    assert entities == [{"type": "bold", "offset": 4, "length": 2}]


def test_a_link_carries_its_address_with_references_resolved() -> None:
    _, entities = parse_html('<a href="https://example.org/?a=1&amp;b=2">here</a>')
    assert entities[0]["type"] == "text_link"
    assert entities[0]["url"] == "https://example.org/?a=1&b=2"


def test_a_link_without_address_links_to_its_own_text() -> None:
    assert parse_html("see <a>example.org</a>")[1][0]["url"] == "example.org"


def test_a_link_that_leads_nowhere_is_told_apart() -> None:
    assert parse_html('<a href="nowhere">here</a>')[1][0]["type"] == "invalid_link"


def test_code_with_a_language_inside_pre_is_one_block() -> None:
    _, entities = parse_html('<pre><code class="language-python">x = 1</code></pre>')
    assert entities == [{"type": "pre", "offset": 0, "length": 5, "language": "python"}]


def test_an_entity_without_text_is_dropped() -> None:
    assert parse_html("<b></b>news<i></i>") == ("news", [])


def test_an_empty_end_tag_closes_the_last_tag() -> None:
    assert parse_html("<b>news</>")[1] == [{"type": "bold", "offset": 0, "length": 4}]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("AT&ampT", "AT&ampT"),
        ("fish &amp chips", "fish & chips"),
        ("&#65;&#x42;", "AB"),
        ("&nbsp;&eacute;", "&nbsp;&eacute;"),
        ("&#x110000;", "&#x110000;"),
    ],
)
def test_only_the_known_references_are_resolved(source: str, text: str) -> None:
    assert parse_html(source)[0] == text


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<b>news", 'Can\'t find end tag corresponding to start tag "b"'),
        ("news</b>", "Unexpected end tag at byte offset 4"),
        (
            "<b><i>news</b></i>",
            'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"',
        ),
        ("é<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("news <", "Unclosed start tag at byte offset 5"),
        ("<a href=x", "Unexpected end of name token at byte offset 8"),
        ("<b class", 'Unclosed start tag "b" at byte offset 0'),
        ("<b>news</b", "Unclosed end tag at byte offset 7"),
        ("<span>news</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_malformed_markup_is_refused_in_telegrams_words(source: str, why: str) -> None:
    assert refusal(source) == f"Bad Request: can't parse entities: {why}"


@given(st.text())
@settings(deadline=None, max_examples=100)
def test_escaped_text_comes_back_whole(text: str) -> None:
    encodable = text.encode("utf-8", "replace").decode()
    assert parse_html(html.escape(text, quote=False)) == (encodable, [])


@given(PIECES)
@settings(deadline=None, max_examples=200)
def test_whatever_is_not_refused_has_entities_within_its_text(pieces: list[str]) -> None:
    try:
        text, entities = parse_html("".join(pieces))
    except ApiError:
        return
    for entity in entities:
        assert entity["length"] > 0
        assert 0 <= entity["offset"] <= utf16_length(text) - entity["length"]
