"""Learning how sure a statement is: from drafts that were judged to a file that the core reads."""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import pytest

from training import statements
from training.statements import Judged, learn

ARTICLES = 100
ROWS = [{"id": f"a{number}"} for number in range(ARTICLES)]


def drafts_of(row: Mapping[str, str]) -> Iterator[Judged]:
    """Ten made-up drafts of each kind: near speakers are right, and of far ones every third is."""
    for direct, number in product((True, False), range(10)):
        place, right = "near" if number < 7 else "far", number not in {7, 8}
        yield Judged(
            article_id=row["id"],
            direct=direct,
            evidence=frozenset({f"speaker {place}", f"{row['id']} {number}"}),
            right=right,
            credited=right,
        )


@pytest.mark.parametrize("kind", ["direct", "reported"])
def test_evidence_weighs_by_how_often_it_is_right_and_rare_evidence_nothing(kind: str) -> None:
    tables, _ = learn([draft for row in ROWS for draft in drafts_of(row)])
    assert tables[kind].keys() == {"always", "speaker near", "speaker far"}
    assert tables[kind]["speaker near"] > 0 > tables[kind]["speaker far"]


def test_the_same_rows_give_the_same_file_where_it_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = SimpleNamespace(read_rows=lambda _data, _set, limit: ROWS[:limit])
    monkeypatch.setattr(statements, "import_module", lambda _name: kit)
    monkeypatch.setattr(statements, "judge", drafts_of)
    written = [tmp_path / "one.toml", tmp_path / "two.toml"]
    for path in written:
        monkeypatch.setattr(sys, "argv", ["statements", str(tmp_path), "--into", str(path)])
        statements.main()
    texts = [path.read_text(encoding="utf-8") for path in written]
    assert texts[0] == texts[1]
    assert f"on {ARTICLES} articles" in texts[0]
    assert tomllib.loads(texts[0])["direct"]["speaker near"] > 0
