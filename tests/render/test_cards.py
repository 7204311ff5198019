"""The card of an actor; each line with its proof."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.buttons import OpenCorrecting, OpenLine, OpenPerson, decode
from bot.model import PersonCard, Rendered, Stance, line_mark
from bot.render.cards import (
    Origin,
    hidden,
    person_card,
    proof_button,
    shown_lines,
    shown_name,
    worded,
)
from tests.render.reading import all_labels, check, labels_of, text_of
from tests.render.samples import CARD, HARBOUR, INES, NOW, call, say


def card_of(
    card: PersonCard,
    *,
    page: int = 0,
    origin: Origin = (None, None),
    stance: Stance = Stance.NEITHER,
    correcting: bool = False,
) -> Rendered:
    return person_card(
        card, now=NOW, page=page, origin=origin, stance=stance, correcting=correcting
    )


def test_a_card_shows_names_dated_roles_statements_companions_and_stories() -> None:
    card = card_of(CARD)
    assert text_of(card) == (
        "Inés Roca  (also: Roca)\n"
        "\n"
        "Harbour master (Harbour Post, 21 Nov 2026) [1] · "
        "Acting harbour master (Island Wire, 18 Nov 2026) [2]\n"
        "\n"
        "Said\n"
        "\n"
        "“We sail on Sunday,” — Harbour Post [3]\n"
        "\n"
        "With: Jon Vidal (2)\n"
        "In: Ferry Strike Ends After Nine Days"
    )
    assert labels_of(card) == [
        ["[1]", "[2]", "[3]"],
        ["All statements"],
        ["Follow", "Mute"],
        ["Jon Vidal"],
        ["Ferry Strike Ends After Nine Days"],
        ["All people"],
    ]


def test_the_same_role_of_the_same_outlet_is_shown_once_and_the_rest_is_counted() -> None:
    roles = (
        call("Harbour master"),
        call("harbour master"),
        *(call(f"Role {n}") for n in range(4)),
    )
    text = text_of(card_of(replace(CARD, actor=replace(INES, roles=roles))))
    assert text.casefold().count("harbour master") == 1
    assert "+2 more" in text


def test_direct_statements_come_first_then_reported_ones_without_marks() -> None:
    quotes = (
        say("the strike is over", direct=False, at=100),
        say("It is done,", article="a2", at=0),
        say("We sail,", at=50),
    )
    text = text_of(card_of(replace(CARD, actor=replace(INES, quotes=quotes))))
    assert (
        "“We sail,” — Harbour Post [3]\n\n"
        "“It is done,” — Island Wire · 18 Nov 2026 [4]\n\n"
        "the strike is over — Harbour Post [5]"
    ) in text


def test_a_statement_too_long_for_the_message_has_its_button_all_the_same() -> None:
    quotes = tuple(say("We sail. " * 200 + str(n), at=2_000 * n) for n in range(3))
    answer = card_of(replace(CARD, actor=replace(INES, roles=(), quotes=quotes)))
    assert "+1 more statement, too long for this message: [3]" in text_of(answer)
    assert labels_of(answer)[0] == ["[1]", "[2]", "[3]"]


def test_who_passed_a_statement_on_is_named() -> None:
    quote = replace(say("We sail,"), via="the port authority")
    text = text_of(card_of(replace(CARD, actor=replace(INES, quotes=(quote,)))))
    assert "“We sail,” via the port authority — Harbour Post" in text


def test_a_report_of_two_words_tells_nobody_what_was_said() -> None:
    quotes = (
        say("the mayor", direct=False),
        say("Two words,", at=40),
        say("the whole strike", at=90, direct=False),
    )
    text = text_of(card_of(replace(CARD, actor=replace(INES, quotes=quotes))))
    assert "the mayor" not in text
    assert "“Two words,”" in text
    assert "the whole strike" in text


def test_doubtful_statements_and_those_whose_article_is_not_at_hand_are_not_shown() -> None:
    quotes = (say("Perhaps,", sure=0.89), say("Elsewhere,", article="gone"))
    text = text_of(card_of(replace(CARD, actor=replace(INES, quotes=quotes))))
    assert "Perhaps" not in text
    assert "Elsewhere" not in text
    assert "No statement of theirs" in text


def test_a_passage_quoted_inside_a_reported_statement_is_shown_with_it_only() -> None:
    outer = say("the strike was a very long night for all", direct=False, at=10)
    inner = say("a very long night", at=25)
    text = text_of(card_of(replace(CARD, actor=replace(INES, quotes=(outer, inner)))))
    assert text.count("a very long night") == 1


def test_statements_are_turned_page_by_page() -> None:
    many = replace(
        CARD, actor=replace(INES, quotes=tuple(say(f"No. {n},", at=20 * n) for n in range(12)))
    )
    first, last = (card_of(many, page=page) for page in (0, 99))
    assert labels_of(first)[1] == ["1/3", "›"]
    assert labels_of(last)[:2] == [["[1]", "[2]", "[3]", "[4]"], ["‹", "3/3"]]
    assert "No. 0," in text_of(first)
    assert "No. 11," in text_of(last)


def test_back_leads_to_the_people_of_the_story_the_card_was_opened_from() -> None:
    card = card_of(CARD, origin=("s1", 7))
    assert card.buttons[-1][0].data == "sp:s1:0:7"


def test_each_number_of_a_card_proves_its_line_and_knows_the_way_back() -> None:
    card = card_of(CARD, origin=("s1", 7))
    harbour_master, acting, sailing = (button.data for button in card.buttons[0])
    assert harbour_master == f"pl:{CARD.key}:{line_mark(INES.roles[1])}:0:0:0:s1:7"
    assert acting == f"pl:{CARD.key}:{line_mark(INES.roles[0])}:0:0:0:s1:7"
    assert sailing == f"pl:{CARD.key}:{line_mark(INES.quotes[0])}:0:0:0:s1:7"


def test_of_many_names_companions_and_stories_a_few_are_shown() -> None:
    full = replace(
        CARD,
        actor=replace(INES, aliases=tuple(f"Alias {n}" for n in range(9))),
        companions=tuple((f"Friend {n}", f"{n:010}", 9 - n) for n in range(9)),
        stories=tuple((f"s{n}", f"Story {n}") for n in range(9)),
    )
    answer = card_of(full)

    text = text_of(answer)
    assert text.count("Alias") == text.count("Friend") == 5
    assert text.count("Story") == 3
    assert "+6 more" in text
    labels = all_labels(answer)
    assert [label for label in labels if label.startswith("Friend")] == [
        f"Friend {n}" for n in range(4)
    ]
    check(answer)


def test_a_card_of_whom_nothing_is_told_says_so() -> None:
    bare = PersonCard(
        key="k",
        actor=replace(INES, aliases=(), roles=(), quotes=()),
        heads={},
        companions=(),
        stories=(),
    )

    answer = card_of(bare)
    assert text_of(answer) == ("Inés Roca\n\nNo statement of theirs is quoted in the stored news.")
    assert labels_of(answer) == [["Follow", "Mute"], ["All people"]]


def test_a_role_in_an_article_without_a_date_is_told_last_and_without_one() -> None:
    undated = replace(HARBOUR, published=None)
    actor = replace(INES, roles=(call("Sailor", "a3"), call("Harbour master")), quotes=())
    text = text_of(card_of(replace(CARD, actor=actor, heads={"a1": HARBOUR, "a3": undated})))

    assert "Harbour master (Harbour Post, 21 Nov 2026) [1] · Sailor (Harbour Post) [2]" in text


def test_a_statement_made_more_than_a_day_ago_shows_its_date() -> None:
    told = [
        text_of(
            person_card(
                CARD, now=now, page=0, origin=(None, None), stance=Stance.NEITHER, correcting=False
            )
        )
        for now in (NOW, NOW + timedelta(days=2))
    ]

    assert ["— Harbour Post [3]" in text for text in told] == [True, False]
    assert "— Harbour Post · 21 Nov 2026 [3]" in told[1]


def test_only_whoever_may_correct_is_offered_to() -> None:
    offered = card_of(CARD, correcting=True)

    assert ["All statements", "Correct…"] in labels_of(offered)
    assert "Correct…" not in all_labels(card_of(CARD))
    (data,) = [b.data for row in offered.buttons for b in row if b.label == "Correct…"]
    assert data is not None
    assert decode(data) == OpenCorrecting(key=CARD.key)


def test_companions_are_a_tap_away() -> None:
    (friend,) = [
        button for row in card_of(CARD).buttons for button in row if button.label == "Jon Vidal"
    ]

    assert friend.data is not None
    assert decode(friend.data) == OpenPerson(key="9876543210")


def test_all_lines_of_a_card_are_those_that_its_pages_show() -> None:
    card = replace(CARD, actor=replace(INES, quotes=(say("We sail,"), say("Perhaps,", sure=0.5))))

    assert [line.text for line in shown_lines(card)] == [
        "Harbour master",
        "Acting harbour master",
        "We sail,",
    ]


def test_a_statement_is_in_marks_where_it_is_one_word_for_word() -> None:
    assert worded(say("We sail,")) == "“We sail,”"
    assert worded(say("they sail", direct=False)) == "they sail"
    assert worded(replace(say("they sail", direct=False), verb=None)) == "they sail"
    assert worded(replace(say("they sail", direct=False), via="Jon\nVidal")) == (
        "they sail via Jon Vidal"
    )


def test_what_was_denied_or_called_for_is_not_shown_as_said() -> None:
    assert worded(replace(say("taking money", direct=False), verb="denied")) == (
        "denied: taking money"
    )
    assert worded(replace(say("new talks", direct=False), verb="called\nfor")) == (
        "called for: new talks"
    )
    assert worded(replace(say("We sail,"), verb="denied")) == "“We sail,”"


def test_what_one_message_does_not_hold_is_named_by_its_buttons() -> None:
    assert hidden(()) == ""
    assert hidden([3]) == "<i>+1 more statement, too long for this message: [3]</i>"
    assert "+2 more statements" in hidden([3, 4])
    assert "[3] [4]" in hidden([3, 4])
    assert proof_button(3, OpenLine(key="k", mark="0a")).label == "[3]"


@given(name=st.text(max_size=200))
@settings(deadline=None, max_examples=50)
def test_a_name_is_shown_on_one_line_and_never_empty(name: str) -> None:
    shown = shown_name(name)

    assert shown.strip()
    assert len(shown.splitlines()) == 1
    assert len(shown) <= 81
