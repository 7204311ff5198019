"""Systems side by side, by a scorer of the test's own."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from benchmarks import comparison
from benchmarks.comparison import Comparison, measure, tabulate
from benchmarks.quality.scorers import ScorerFailedError

# It stands for score.summaries: what it reports tells what it was asked.
A_SCORER = """
import argparse, json, pathlib
parser = argparse.ArgumentParser()
parser.add_argument("--data", type=pathlib.Path)
parser.add_argument("--json", type=pathlib.Path)
parser.add_argument("--limit", type=int)
parser.add_argument("--peers")
parser.add_argument("--groups", action="store_true")
options = parser.parse_args()
assert options.data.name == "dev", "no data"
name = "many" if options.groups else "one"
ours = {"R1": 40.123, "R1 95%": "39.00-41.00", "median ms": 5.0, "orphans %": 0.0}
oracle = {"R1": 50.0 + (options.limit or 0), "R1 95%": "49.00-51.00"}
report = {name: {"ours (news)": ours, "oracle": oracle}} if options.peers == "all" else {}
options.json.write_text(json.dumps(report))
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "kit" / "data" / "dev"
    folder.mkdir(parents=True)
    scorers = tmp_path / "kit" / "score"
    scorers.mkdir()
    (scorers / "__init__.py").touch()
    (scorers / "summaries.py").write_text(A_SCORER)
    return folder


def test_every_system_of_every_set_has_a_row_and_times_are_left_out(data: Path) -> None:
    compared = measure(data.parents[1], data, limit=3)
    assert isinstance(compared, Comparison)
    one, many = tabulate(compared)
    assert (one.title, many.title) == ("Comparison: one", "Comparison: many")
    assert one.columns == ("system", "R1", "R1 95%", "orphans %")
    assert one.rows == (
        ("ours (news)", "40.12", "39.00-41.00", "0.00"),
        ("oracle", "53.00", "49.00-51.00", None),
    )


def test_a_scorer_that_breaks_is_told_of(data: Path) -> None:
    with pytest.raises(ScorerFailedError, match="no data"):
        measure(data.parents[1], data.parent)


def test_without_scorers_there_is_nothing_to_compare(tmp_path: Path) -> None:
    app = typer.Typer()
    app.command()(comparison.main)
    done = CliRunner().invoke(app, [str(tmp_path)])
    assert (done.exit_code, "there are no scorers" in done.output) == (0, True)
