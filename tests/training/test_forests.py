"""Trees as the package walks them say what scikit-learn's say."""

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor

from training.forests import flatten, grow_classifier


def test_flat_trees_predict_as_those_that_were_grown() -> None:
    chance = np.random.default_rng(3)
    rows = chance.normal(size=(2000, 5)).astype(np.float32)
    targets = rows[:, 0] * (rows[:, 1] > 0) + rows[:, 2]
    model = HistGradientBoostingRegressor(max_iter=30, max_depth=5).fit(rows, targets)
    assert np.allclose(flatten(model).sum(rows), model.predict(rows), atol=1e-4)


def test_a_classifier_gives_log_odds() -> None:
    chance = np.random.default_rng(4)
    rows = chance.normal(size=(2000, 3)).astype(np.float32)
    trees = grow_classifier(rows, (rows[:, 0] > 0).astype(float))
    assert (trees.sum(np.array([[2, 0, 0], [-2, 0, 0]], dtype=np.float32)) > 0).tolist() == [1, 0]
