from dataclasses import replace

from bot import render
from bot.buttons import MergePeople, PartPerson, RemovePerson, StrikeLine, decode
from bot.model import line_mark
from tests.render.reading import all_labels, labels_of, text_of
from tests.render.samples import CARD, INES, LINE, NOW, say


def test_only_who_may_is_offered_to_correct_a_card() -> None:
    assert "Correct…" not in all_labels(render.who(CARD, now=NOW))
    assert "Correct…" in all_labels(render.who(CARD, now=NOW, correcting=True))


def test_what_can_be_put_right_is_offered() -> None:
    assert labels_of(render.correcting(CARD)) == [
        ["A line is wrong"],
        ["An article means somebody else"],
        ["The same person as…"],
        ["Remove from cards"],
        ["Back"],
    ]


def test_the_lines_of_a_card_are_numbered_to_be_struck() -> None:
    answer = render.lines_to_strike(CARD, 0)
    assert text_of(answer) == (
        "Which line of Inés Roca is wrong?\n\n"
        "[1] Harbour master · Harbour Post · 21 Nov 2026\n"
        "[2] Acting harbour master · Island Wire · 18 Nov 2026\n"
        "[3] “We sail on Sunday,” · Harbour Post · 21 Nov 2026"
    )
    assert labels_of(answer) == [["[1]", "[2]", "[3]"], ["Back"]]
    third = decode(answer.buttons[0][2].data or "")
    assert third == StrikeLine(key=CARD.key, mark=line_mark(INES.quotes[0]))


def test_many_lines_have_pages_and_keep_their_numbers() -> None:
    quotes = tuple(say(f"No. {n},", at=20 * n) for n in range(12))
    answer = render.lines_to_strike(replace(CARD, actor=replace(INES, quotes=quotes)), 9)
    assert labels_of(answer)[:2] == [["[9]", "[10]", "[11]", "[12]", "[13]", "[14]"], ["‹", "2/2"]]


def test_the_articles_are_numbered_newest_first_to_be_parted() -> None:
    answer = render.articles_to_part(CARD, 0)
    assert "[1] Ferry Strike Ends After Nine Days · Harbour Post · 21 Nov 2026\n[2]" in text_of(
        answer
    )
    first = decode(answer.buttons[0][0].data or "")
    assert first == PartPerson(key=CARD.key, article_id="a1")


def test_whom_somebody_may_be_the_same_as_is_offered_or_can_be_named() -> None:
    other = replace(LINE, key="other", name="I. Roca")
    answer = render.whom_to_merge(CARD, [other])
    assert text_of(answer) == (
        "Who else is Inés Roca?\n\nAnybody else: /corrections Inés Roca = another name"
    )
    assert decode(answer.buttons[0][0].data or "") == MergePeople(key=CARD.key, into="other")
    assert "Nobody has a name like that." in text_of(render.whom_to_merge(CARD, []))


def test_nothing_that_is_hard_to_undo_is_done_without_a_second_yes() -> None:
    other = replace(CARD, key="other")
    merge = render.confirm_merge(CARD, other).buttons[0][0].data
    assert decode(merge or "") == MergePeople(key=CARD.key, into="other", confirmed=True)
    removal = render.confirm_removal(CARD)
    assert "stay away, whatever is read later" in text_of(removal)
    yes = removal.buttons[0][0].data
    assert decode(yes or "") == RemovePerson(key=CARD.key, confirmed=True)
