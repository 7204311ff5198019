from dataclasses import replace

import pytest

from bot import render
from bot.buttons import WithdrawCorrection, decode
from bot.model import Correction, CorrectionKind, CorrectionList
from tests.render.reading import labels_of, text_of
from tests.render.samples import HARBOUR, NOW

STRUCK = Correction(
    number=4,
    kind=CorrectionKind.STRUCK,
    made=NOW,
    made_by=900,
    name="Inés Roca",
    other=None,
    head=HARBOUR,
)


def test_what_was_put_right_is_listed_a_line_each() -> None:
    removed = replace(STRUCK, kind=CorrectionKind.REMOVED, name=None, head=None, made_by=None)
    merged = replace(STRUCK, kind=CorrectionKind.MERGED, other="Inés M. Roca", head=None)
    parted = replace(STRUCK, kind=CorrectionKind.PARTED)
    made = CorrectionList(corrections=(removed, merged, parted, STRUCK), page=0, pages=2)
    answer = render.corrections(made)
    assert text_of(answer) == (
        "Put right about people\n\n"
        "[1] 21 Nov 2026 · somebody was removed from cards\n"
        "[2] 21 Nov 2026 · Inés Roca is Inés M. Roca · by 900\n"
        "[3] 21 Nov 2026 · another Inés Roca in “Ferry Strike Ends After Nine Days” "
        "(Harbour Post) · by 900\n"
        "[4] 21 Nov 2026 · a line of Inés Roca struck, from “Ferry Strike Ends After Nine Days” "
        "(Harbour Post) · by 900\n\n"
        "A number takes it back."
    )
    assert labels_of(answer) == [
        ["[1]", "[2]", "[3]", "[4]"],
        ["1/2", "›"],
        ["About stories"],
    ]
    nothing = render.corrections(CorrectionList(corrections=(), page=0, pages=1))
    assert text_of(nothing).startswith("Nothing was put right about anybody.")


@pytest.mark.parametrize(
    ("kind", "unread", "later"),
    [
        (CorrectionKind.REMOVED, 0, True),
        (CorrectionKind.STRUCK, 1, True),
        (CorrectionKind.STRUCK, 0, False),
        (CorrectionKind.MERGED, 0, False),
    ],
)
def test_what_comes_back_only_with_another_reading_says_so(
    kind: CorrectionKind, unread: int, later: bool
) -> None:
    assert ("rebuild --read-again" in text_of(render.withdrawn(kind, unread))) is later


def test_nothing_is_taken_back_without_a_second_yes() -> None:
    taking_back = render.confirm_withdrawal(STRUCK).buttons[0][0].data
    assert decode(taking_back or "") == WithdrawCorrection(number=4, confirmed=True)
