"""What pieces of evidence are worth together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.quotes.weights import bucket, chance

TABLES = st.sampled_from(
    [("confidence", "direct"), ("confidence", "reported"), ("edges", "pieces")]
)


@pytest.mark.parametrize(
    ("value", "piece"),
    [(-3, "words < 2"), (1, "words < 2"), (2, "words < 8"), (7, "words < 8"), (8, "words >= 8")],
)
def test_a_number_is_told_by_the_first_limit_above_it(value: int, piece: str) -> None:
    assert bucket("words", value, (2, 8)) == piece


@given(value=st.integers(), limits=st.lists(st.integers(), min_size=1, unique=True).map(sorted))
@settings(deadline=None, max_examples=50)
def test_a_number_is_in_one_range_that_holds_it(value: int, limits: list[int]) -> None:
    name, sign, limit = bucket("far", value, tuple(limits)).split(" ")

    assert name == "far"
    assert value < int(limit) if sign == "<" else value >= int(limit)


@given(
    table=TABLES,
    evidence=st.lists(st.sampled_from(["sentence", "fragment", "person", "quotes", "never seen"])),
    data=st.data(),
)
@settings(deadline=None, max_examples=50)
def test_a_chance_is_between_none_and_all_in_whatever_order_the_evidence_comes(
    table: tuple[str, str], evidence: list[str], data: st.DataObject
) -> None:
    likely = chance(*table, evidence)

    assert 0 <= likely <= 1
    assert chance(*table, data.draw(st.permutations(evidence))) == pytest.approx(likely)


def test_a_table_that_is_not_shipped_is_an_error_and_no_even_chance() -> None:
    with pytest.raises(KeyError):
        chance("confidence", "sung", ())
