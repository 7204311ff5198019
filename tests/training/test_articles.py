"""Training articles: without bylines, read as the bot reads, each once."""

import gzip
import json
from pathlib import Path

from training.articles import drop_furniture, read_examples

STORY = ["A storm hit the harbour of Lagos on Monday.", "It injured four workers.", "Rain fell."]


def test_a_byline_in_pieces_is_no_part_of_an_article() -> None:
    assert drop_furniture(["By.", "Ada okoro.", "And sam bello for mailonline.", *STORY]) == STORY


def test_an_article_keeps_its_opening() -> None:
    assert drop_furniture(STORY) == STORY
    assert drop_furniture(["Rain fell.", *STORY])[0] == "Rain fell."


def test_an_example_knows_what_its_summary_takes(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl.gz"
    row = {"sents": STORY, "reference": ["Storm hits Lagos harbour"]}
    empty = {"sents": [], "reference": ["Nothing"]}
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(item) + "\n" for item in (row, row, empty))
    (example,) = read_examples(file)
    assert example.chosen.tolist() == [1, 0, 0]
    assert example.likeness[0] == 1
    assert example.needs == (False, True, False)
    assert "harbour" in example.reference_stems
