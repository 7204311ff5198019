import pytest

from summarizer.lexicon import load_lexicon
from summarizer.lines import Line, LineKind, classify_lines, is_furniture, is_prose

ENGLISH = load_lexicon("en")
OPENING = "The council voted on Monday to close the harbour bridge for repairs until the spring."
MIDDLE = "Ferries will carry commuters across the bay every ten minutes while the work goes on."
CLOSING = "The mayor said the old steel had rusted faster than anyone expected."


def kinds_of(*lines: str, title: str = "", language: str = "en") -> list[LineKind]:
    found = classify_lines(lines, title=title, lexicon=load_lexicon(language))
    return [line.kind for line in found]


def kind_between_prose(line: str) -> LineKind:
    return kinds_of(OPENING, line, MIDDLE, CLOSING)[1]


def test_every_line_is_told_in_order() -> None:
    lines = ["World", OPENING, "Read more"]
    assert [line.text for line in classify_lines(lines, title="", lexicon=ENGLISH)] == lines


def test_what_stands_before_or_after_the_prose_is_outside() -> None:
    assert kinds_of("Metro section", "Weather desk", OPENING, MIDDLE, "Sign in", "Twitter") == [
        LineKind.OUTSIDE,
        LineKind.OUTSIDE,
        LineKind.BODY,
        LineKind.BODY,
        LineKind.FURNITURE,
        LineKind.FURNITURE,
    ]


def test_a_subheading_between_paragraphs_is_kept_as_a_heading() -> None:
    assert kind_between_prose("What happens next") is LineKind.HEADING


def test_a_line_that_leads_up_to_a_quotation_is_body() -> None:
    assert kind_between_prose("The mayor told reporters:") is LineKind.BODY


@pytest.mark.parametrize("title", ["Bridge to close", "Bridge to close | The Bay Post"])
def test_the_line_that_is_the_title_is_the_headline(title: str) -> None:
    assert kinds_of("BRIDGE TO CLOSE", OPENING, title=title)[0] is LineKind.HEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "By Ken Bredemeier",
        "by Ada Pohl and Max Lind",
        "Ada Pohl and Max Lind",
        "Henry Meyer, Peter Martin & Li Wei",
        "Associated Press",
        "Tribune News Service",
    ],
)
def test_author_lines_and_signatures_of_agencies_before_the_body_are_bylines(line: str) -> None:
    assert kinds_of(line, "Bridge to close", OPENING, MIDDLE)[0] is LineKind.BYLINE


@pytest.mark.parametrize("line", ["World", "Hong Kong", "Arts and Culture", "By the numbers"])
def test_a_section_label_is_no_byline(line: str) -> None:
    assert kinds_of(line, OPENING, MIDDLE)[0] is not LineKind.BYLINE


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Share this article",
        "Share on Facebook",
        "Follow us on Twitter",
        "Follow Ada Pohl on Twitter at @adapohl.",
        "Sign up for our newsletter.",
        "Want more news? Subscribe to The Bay Post today.",
        "Your email address will not be published.",
        "Required fields are marked *",
        "This website uses cookies",
        "We use cookies to give you the best experience.",
        "Copyright 2022 The Bay Post. All rights reserved.",
        "© The Bay Post",
        "ISSN 2330-717X",
        "Read more: Ferry fares to rise",
        "[Read more]",
        "Related: Ferry fares to rise",
        "Photo: Ada Pohl",
        "Image copyright Getty Images",
        "A ferry leaves the pier on Monday. (AP Photo/Ada Pohl)",
        "Harbour correspondent Max Lind contributed to this report.",
        "(Reporting by Ada Pohl; editing by Max Lind)",
        "Updated 7:05 am EST, Friday, March 3, 2017",
        "Nov 20, 2019 9:02 AM",
        "13 hours ago",
        "1 of 23",
        "https://example.org/bridge",
        "@adapohl",
        "* * *",
    ],
)
def test_furniture_is_told_wherever_it_stands(line: str) -> None:
    assert kind_between_prose(line) is LineKind.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Google changed its privacy policy on Monday after a court ruling.",
        "A deal can be reached by Friday, the minister said.",
        "The names may not be published under the law.",
        "Reuters reported that two people had died.",
        "The Associated Press reported that two people had died.",
        "Published in 2019, the book sold three million copies.",
        "Written by James, the play opened last week.",
        "Video from the scene shows officers running.",
        "More in the Senate said no than yes.",
        "An email address linked to the account was found.",
        "Smoking contributed to 400 deaths in the city.",
        "Police are to contact them on Monday.",
        "First published in 1990, the novel is out again.",
        "Copyright holders sued the company last year.",
        "He was photographed at the pier.",
        "“Thank you.”",
        "By Tuesday the water had gone.",
    ],
)
def test_news_that_speaks_like_furniture_is_body(line: str) -> None:
    assert kind_between_prose(line) is LineKind.BODY


def test_links_under_a_label_inside_the_article_are_left_out() -> None:
    kinds = kinds_of(OPENING, "Related stories", "Ferry fares to rise", MIDDLE * 3, CLOSING)
    assert kinds[1:3] == [LineKind.TRAILER, LineKind.OUTSIDE]
    assert kinds[3:] == [LineKind.BODY, LineKind.BODY]


def test_comments_after_the_article_are_left_out() -> None:
    comment = "What a shame, I loved that bridge."
    kinds = kinds_of(OPENING, MIDDLE, "Leave a Reply", comment)
    assert kinds[2:] == [LineKind.TRAILER, LineKind.OUTSIDE]


def test_a_repeated_line_is_kept_once() -> None:
    assert kinds_of(OPENING, MIDDLE, OPENING, CLOSING) == [
        LineKind.BODY,
        LineKind.BODY,
        LineKind.REPEATED,
        LineKind.BODY,
    ]


def test_a_caption_repeated_from_the_head_of_the_page_stays_in_the_body() -> None:
    kinds = kinds_of(CLOSING, *["Leave a Reply"] * 9, OPENING, CLOSING, MIDDLE)
    assert kinds[-3:] == [LineKind.BODY] * 3


def test_a_list_that_ends_an_article_is_kept() -> None:
    kinds = kinds_of(OPENING, "The ferries leave from:", "Old Pier", "North Quay", "Sign in")
    assert kinds[1:] == [
        LineKind.BODY,
        LineKind.HEADING,
        LineKind.HEADING,
        LineKind.FURNITURE,
    ]


def test_a_text_without_any_prose_is_kept_whole() -> None:
    assert kinds_of("ข่าววันนี้", "สะพานปิด") == [LineKind.BODY, LineKind.BODY]


def test_a_language_without_lexicon_has_the_rules_of_structure() -> None:
    lines = ["Menu", "La ville fermera le pont lundi pour des travaux.", "123", "Accueil"]
    assert kinds_of(*lines, language="xx")[:3] == [
        LineKind.OUTSIDE,
        LineKind.BODY,
        LineKind.FURNITURE,
    ]


@pytest.mark.parametrize("line", ["彼は来た。", "هل عاد الرجل؟", "He left.”", "He left.)", "Why?"])
def test_prose_ends_a_sentence_in_any_script(line: str) -> None:
    assert is_prose(line)


def test_a_sentence_can_be_furniture_inside_its_paragraph() -> None:
    assert is_furniture("Sign up for our newsletter.", ENGLISH)
    assert not is_furniture(OPENING, ENGLISH)


def test_a_line_says_what_it_was_taken_for() -> None:
    (line,) = classify_lines(["Advertisement"], title="", lexicon=ENGLISH)
    assert line == Line(text="Advertisement", kind=LineKind.FURNITURE)


@pytest.mark.parametrize("language", ["xx", "nl", "de"])
@pytest.mark.parametrize(
    "line", ["© 2022 Courant", "Facebook", "Facebook | WhatsApp", "3.5.2022, 14:30", "14:30"]
)
def test_what_all_pages_have_is_furniture_in_every_language(language: str, line: str) -> None:
    prose = "De oude brug over het water wordt dit jaar gesloten voor onderhoud aan het staal."
    assert kinds_of(prose, line, f"{prose[:-1]}!", language=language)[1] is LineKind.FURNITURE
