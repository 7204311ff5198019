"""Trees as flat arrays: each row goes its way from the root to a leaf, and leaves add up."""

import numpy as np

from summarizer.ranker.trees import Trees, trees_of

# Two trees: column 0 up to 1 gives 10, over it column 1 up to 5 gives 20, else 30; and a leaf of 3.
TWO = Trees(
    roots=np.array([0, 5], dtype=np.int32),
    feature=np.array([0, 0, 1, 0, 0, 0], dtype=np.int32),
    threshold=np.array([1, np.inf, 5, np.inf, np.inf, np.inf], dtype=np.float32),
    child=np.array([1, 1, 3, 3, 4, 5], dtype=np.int32),
    value=np.array([0, 10, 0, 20, 30, 3], dtype=np.float32),
    depth=2,
    start=0.5,
)


def test_the_leaves_that_a_row_reaches_add_up() -> None:
    rows = np.array([[1, 9], [2, 5], [2, 6]], dtype=np.float32)
    assert TWO.sum(rows).tolist() == [13.5, 23.5, 33.5]


def test_many_rows_are_walked_as_each_alone() -> None:
    rows = np.random.default_rng(1).uniform(0, 8, (1000, 2)).astype(np.float32)
    assert TWO.sum(rows).tolist() == [float(TWO.sum(row[None])[0]) for row in rows]


def test_no_rows_have_no_sums() -> None:
    assert TWO.sum(np.zeros((0, 2), dtype=np.float32)).shape == (0,)


def test_trees_come_back_from_their_arrays() -> None:
    again = trees_of(TWO.arrays("wood"), "wood")
    rows = np.array([[0, 0], [3, 3]], dtype=np.float32)
    assert again.sum(rows).tolist() == TWO.sum(rows).tolist()
