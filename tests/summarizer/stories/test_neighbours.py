"""The articles that are most alike to each of a window."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.stories.neighbours import Neighbours

laws = settings(deadline=None, max_examples=50)

tables = st.integers(1, 24).flatmap(
    lambda size: st.lists(
        st.floats(0, 1, width=32), min_size=size * size, max_size=size * size
    ).map(lambda values: symmetric(values, size))
)


def symmetric(values: list[float], size: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """How alike any two of so many articles are."""
    table = np.tril(np.array(values).reshape(size, size), -1)
    return np.asarray(table + table.T)


def hold(table: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Neighbours:
    neighbours = Neighbours()
    for place in range(len(table)):
        neighbours.add(place, table[place, :place])
    return neighbours


@laws
@given(tables, st.integers(1, 3))
def test_the_nearest_are_those_most_alike(
    table: np.ndarray[tuple[int, ...], np.dtype[np.float64]], rank: int
) -> None:
    found = hold(table).cosines(rank)[: len(table)]
    for place, own in enumerate(table):
        others = sorted(np.delete(own, place).tolist(), reverse=True)
        assert found[place] == (others[rank - 1] if rank <= len(others) else 0.0)


def test_when_a_neighbour_leaves_the_next_one_moves_up() -> None:
    neighbours = hold(symmetric([0, 0, 0, 0.5, 0, 0, 0.2, 0.7, 0], 3))
    neighbours.remove(1)
    assert neighbours.cosines(1)[[0, 2]] == pytest.approx([0.2, 0.2])
    assert neighbours.cosines(2)[[0, 2]] == pytest.approx([0.0, 0.0])


def test_an_article_that_lost_more_neighbours_than_are_kept_has_none_so_near() -> None:
    neighbours = hold(symmetric([0.5] * 144, 12))
    for place in range(9):
        neighbours.remove(place)
    assert neighbours.cosines(3)[11] == 0.0
