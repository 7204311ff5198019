"""Counting stems: from articles to a file that the core reads."""

import gzip
import json
import sys
import tomllib
from pathlib import Path

import pytest

from training import frequencies
from training.frequencies import bands_of, count_stems


def test_a_stem_counts_once_an_article() -> None:
    counts, articles = count_stems([["Ferries left.", "A ferry burned."], ["The ferry sank."], []])
    assert articles == 3
    assert counts == {"ferri": 2, "left": 1, "burn": 1, "sank": 1}


def test_stems_are_kept_in_bands_of_their_share_without_numbers_and_rare_ones() -> None:
    counts = {"year": 800, "time": 650, "2014": 600, "mean": 630, "bridg": 5, "quay": 4}
    assert bands_of(counts, 1000) == {0.8: ["year"], 0.64: ["mean", "time"], 0.0047: ["bridg"]}


def test_the_same_articles_give_the_same_file_with_no_sentence_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gzip.open(tmp_path / "train.cnndm.jsonl.gz", "wt", encoding="utf-8") as file:
        for number in range(4):
            row = {"sents": ["a storm closed the harbour .", f"some {number} boats sank ."]}
            file.write(json.dumps(row) + "\n")
    written = [tmp_path / "one.toml", tmp_path / "two.toml"]
    for path in written:
        monkeypatch.setattr(sys, "argv", ["frequencies", str(tmp_path), "--into", str(path)])
        frequencies.main()
    texts = [path.read_text(encoding="utf-8") for path in written]
    assert texts[0] == texts[1]
    assert "over 4 articles" in texts[0]
    assert tomllib.loads(texts[0])["shares"] == {"1.0000": "boat close harbour sank storm"}
