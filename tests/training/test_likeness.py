"""Learning what makes one story of two articles: from the data to a file that the core reads."""

import gzip
import json
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from summarizer.stories.likeness import load_weights
from training import likeness
from training.likeness import b_cubed

PLACES = ("Lagos", "Graz", "Porto", "Gdynia", "Tartu", "Bergen", "Split", "Cork")
THINGS = ("storm", "bridge", "vote", "strike", "harvest", "flood", "trial", "tram", "fire", "fair")


def tell(number: int, version: int) -> str:
    """One of several articles about an event; with each version others of the same words."""
    chance = np.random.default_rng([number, version])
    place, other = PLACES[number % 8], PLACES[(number + version) % 8]
    own = [f"{THINGS[number % 10]}{number}{letter}" for letter in "abcdefgh"]
    return " ".join(
        f"The {' '.join(chance.choice(own, 3))} of {place} and the {chance.choice(THINGS)} "
        f"of {other} came to {place} Hall before {chance.choice(THINGS)}."
        for _ in range(6)
    )


def write(path: Path, rows: Sequence[object]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def write_sets(folder: Path) -> None:
    stories = [(number, version) for number in range(8) for version in range(4)]
    write(
        folder / "stories.ecbplus.jsonl.gz",
        [
            {"title": "", "text": tell(number, version), "story": f"{number}-ecb"}
            for number, version in stories
        ],
    )
    for start, name in ((8, "multi.multinews"), (16, "multi.multinews-cased")):
        write(
            folder / f"{name}.jsonl.gz",
            [
                {"id": f"{number}", "articles": [{"text": tell(number, each)} for each in (0, 1)]}
                for number in range(start, start + 8)
            ],
        )
    others = [{"sents": [tell(number, 0)]} for number in range(24, 40)]
    write(folder / "train.cnndm.jsonl.gz", others)
    write(folder / "single.cnndm-cased.jsonl.gz", others)


def test_b_cubed_is_perfect_only_when_groups_are_the_stories() -> None:
    stories, all_three = ["a", "a", "b"], np.array([True, True, True])
    assert b_cubed([[0, 1], [2]], stories, all_three) == 100
    assert b_cubed([[0, 1, 2]], stories, all_three) == pytest.approx(200 * 5 / 9 / (1 + 5 / 9))
    assert b_cubed([[0], [1], [2]], stories, all_three) == pytest.approx(200 * 2 / 3 / (1 + 2 / 3))


def test_only_the_articles_held_out_are_counted() -> None:
    assert (
        b_cubed([[0, 1], [2], [3]], ["a", "a", "b", "b"], np.array([True, True, False, False]))
        == 100
    )


def test_the_same_data_gives_the_same_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_sets(tmp_path)
    written = [tmp_path / "one.toml", tmp_path / "two.toml"]
    for path in written:
        monkeypatch.setattr(sys, "argv", ["likeness", str(tmp_path), "--into", str(path)])
        likeness.main()
    texts = [path.read_text(encoding="utf-8") for path in written]
    assert texts[0] == texts[1]
    assert "harvest" not in texts[0]
    learnt = tomllib.loads(texts[0])
    assert learnt["features"].keys() == load_weights().features.keys()
    assert learnt["features"]["beside the rest"] > 0
    assert learnt["brief"].keys() == learnt["features"].keys()
    assert learnt.keys() == {"features", "brief", "neighbours", "groups"}
