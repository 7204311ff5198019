"""``python -m training``: one file in, the numbers and what they come from out, repeatably."""

import gzip
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest

WORDS = [
    "storm",
    "bridge",
    "vote",
    "school",
    "river",
    "police",
    "union",
    "budget",
    "harbour",
    "strike",
    "rain",
    "council",
]


def write_articles(file: Path, count: int) -> None:
    """Articles of made-up sentences; their summaries are the first and the fourth."""
    chance = np.random.default_rng(5)
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        for number in range(count):
            sentences = [
                f"The {chance.choice(WORDS)} number {number} of {chance.choice(WORDS)} came before "
                f"{chance.choice(WORDS)} and {chance.choice(WORDS)} on day {place}."
                for place in range(9)
            ]
            row = {"sents": sentences, "reference": [sentences[0], sentences[3]]}
            lines.write(json.dumps(row) + "\n")


def train(file: Path, into: Path) -> bytes:
    command = [sys.executable, "-m", "training", str(file), "--into", str(into)]
    root = Path(__file__).parents[2]
    # Other tests hold the other core, and the threads of so little learning only wait for each other.
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": ""}
    subprocess.run(command, check=True, capture_output=True, cwd=root, env=alone)
    return (into / "ranker.npz").read_bytes()


@pytest.mark.slow
def test_training_is_repeatable_and_says_what_it_saw(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl.gz"
    write_articles(file, 80)
    first, again = train(file, tmp_path / "first"), train(file, tmp_path / "again")
    assert first == again
    about = tomllib.loads((tmp_path / "first" / "ranker.toml").read_text(encoding="utf-8"))
    assert about["articles"] == 80
    assert about["data"] == "articles.jsonl.gz"
    assert about["figures"]["R1"] > 50
