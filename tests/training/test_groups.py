"""Learning from groups of articles: from the data to a file that the core reads."""

import gzip
import json
import sys
import tomllib
from pathlib import Path

import pytest

from summarizer.ranker.groups import load_weights
from training import groups
from training.groups import told_by

FILES = ("multi.multinews.jsonl.gz", "multi.multinews-cased.jsonl.gz")
STORM = "A storm tore the roof off the harbour hall of Lagos on Monday."


def test_a_sentence_is_worth_the_words_and_pairs_that_the_reference_has() -> None:
    reference = ["storm", "hit", "lago"]
    assert told_by([["storm", "hit", "oslo"], [], ["rain"]], reference).tolist() == [
        pytest.approx(2 / 3 + 2 / 2),
        0.0,
        0.0,
    ]


def test_the_same_data_gives_the_same_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [
        {"title": "", "text": f"{STORM}\nAda Okoro saw {number} boats sink.\nRain will follow."}
        for number in (3, 5)
    ]
    row = json.dumps({"articles": articles, "reference": [STORM]})
    for name in FILES:
        with gzip.open(tmp_path / name, "wt", encoding="utf-8") as file:
            file.write(f"{row}\n{row}\n")
    written = [tmp_path / "one.toml", tmp_path / "two.toml"]
    for path in written:
        monkeypatch.setattr(sys, "argv", ["groups", str(tmp_path), "--into", str(path)])
        groups.main()
    texts = [path.read_text(encoding="utf-8") for path in written]
    assert texts[0] == texts[1]
    assert tomllib.loads(texts[0])["weights"].keys() == load_weights().keys()
    assert "storm" not in texts[0].lower()
