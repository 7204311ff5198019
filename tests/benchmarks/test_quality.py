"""The gate of quality: with scorers and data of its own here, and with the real ones if present."""

import gzip
import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from benchmarks.quality import __main__ as command
from benchmarks.quality import floors as kept
from benchmarks.quality.figures import SCORERS, Figure, Scorer, name_of
from benchmarks.quality.floors import FILE, Bounds, Floors, load, save
from benchmarks.quality.gate import Verdict, compare, identify_for, judge, raise_floors
from benchmarks.quality.pins import files_of, identify
from benchmarks.quality.scorers import ScorerFailedError, find_kit, run_scorer

DEVELOPMENT = Path(__file__).resolve().parents[3] / "shared" / "eval" / "data" / "dev"

# It stands for score.summaries and the like: the figures it reports are in a file beside it.
A_SCORER = """
import argparse, json, pathlib
parser = argparse.ArgumentParser()
parser.add_argument("--data", type=pathlib.Path)
parser.add_argument("--json", type=pathlib.Path)
parser.add_argument("--limit", type=int)
options = parser.parse_args()
figures = json.loads(pathlib.Path(__file__).with_name("figures.json").read_text())
assert (options.data / "birds.jsonl.gz").exists(), "no birds"
options.json.write_text(json.dumps({"birds": {"ours": figures | {"rows": options.limit or 100}}}))
"""

BIRDS = Scorer(
    name="birds",
    module="score.birds",
    sample=7,
    figures=(
        Figure(data="birds", path=("birds", "ours", "F1")),
        Figure(data="birds", path=("birds", "ours", "wrong %"), bound="most"),
    ),
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A set of one row with a scorer two folders above it, which reports F1 50 and wrong 3."""
    folder = tmp_path / "kit" / "data" / "dev"
    folder.mkdir(parents=True)
    (folder / "birds.jsonl.gz").write_bytes(gzip.compress(b'{"id": 1}\n', mtime=0))
    (tmp_path / "kit" / "score").mkdir()
    (tmp_path / "kit" / "score" / "__init__.py").touch()
    (tmp_path / "kit" / "score" / "birds.py").write_text(A_SCORER)
    report(folder, {"F1": 50.0, "wrong %": 3.0})
    return folder


def report(data: Path, figures: dict[str, float]) -> None:
    (data.parents[1] / "score" / "figures.json").write_text(json.dumps(figures))


def floors_of(data: Path) -> Floors:
    """Floors a margin below what the scorer reports now."""
    floors = Floors()
    verdict = judge(data, floors, [BIRDS])
    raise_floors(floors, verdict, identify_for(data, [BIRDS], floors).digests)
    return floors


def failing(verdict: Verdict) -> list[str]:
    return [figure.key for figure in verdict.figures if not figure.holds]


def test_the_gate_passes_on_the_figures_its_floors_were_found_with(data: Path) -> None:
    verdict = judge(data, floors_of(data), [BIRDS])

    assert verdict.passed
    assert [figure.value for figure in verdict.figures] == [50.0, 3.0]
    assert [figure.limit for figure in verdict.figures] == [49.8, 3.2]


def test_the_gate_fails_when_a_figure_drops(data: Path) -> None:
    floors = floors_of(data)
    report(data, {"F1": 49.7, "wrong %": 3.0})

    verdict = judge(data, floors, [BIRDS])

    assert not verdict.passed
    assert failing(verdict) == ["birds: birds F1"]


def test_the_gate_fails_when_a_figure_that_should_be_low_rises(data: Path) -> None:
    floors = floors_of(data)
    report(data, {"F1": 50.0, "wrong %": 3.3})

    assert failing(judge(data, floors, [BIRDS])) == ["birds: birds wrong %"]


def test_the_gate_fails_when_the_data_is_other_data(data: Path) -> None:
    floors = floors_of(data)
    (data / "birds.jsonl.gz").write_bytes(gzip.compress(b'{"id": 2}\n', mtime=0))

    verdict = judge(data, floors, [BIRDS])

    assert not verdict.passed
    assert not verdict.figures
    assert verdict.errors == ("birds.jsonl.gz is not the data the floors were found on",)


def test_the_gate_fails_on_a_figure_without_a_floor(data: Path) -> None:
    verdict = judge(data, Floors(), [BIRDS])

    assert failing(verdict) == ["birds: birds F1", "birds: birds wrong %"]


def test_data_that_is_not_there_is_skipped_and_said(tmp_path: Path) -> None:
    verdict = judge(tmp_path / "nowhere", Floors(), [BIRDS])

    assert verdict.passed
    assert verdict.skipped == (f"there is no data at {tmp_path / 'nowhere'}",)


def test_data_without_scorers_is_skipped_and_said(tmp_path: Path) -> None:
    (tmp_path / "kit" / "data").mkdir(parents=True)

    verdict = judge(tmp_path / "kit" / "data", Floors(), [BIRDS])

    assert verdict.passed
    assert "score/" in verdict.skipped[0]


def test_data_near_the_root_of_the_disk_has_no_scorers() -> None:
    assert find_kit(Path("/")) is None
    assert find_kit(Path("/data")) is None


def test_a_set_that_is_not_there_is_skipped_while_the_others_are_measured(data: Path) -> None:
    floors = floors_of(data)
    fish = Scorer(
        name="fish",
        module="score.fish",
        sample=1,
        figures=(Figure(data="fish", path=("fish", "F1")),),
    )

    verdict = judge(data, floors, [BIRDS, fish])

    assert verdict.passed
    assert len(verdict.figures) == len(BIRDS.figures)
    assert verdict.skipped == ("fish.jsonl.gz is not there",)


def test_a_scorer_that_breaks_says_why(data: Path) -> None:
    (data / "birds.jsonl.gz").unlink()

    with pytest.raises(ScorerFailedError, match="no birds"):
        run_scorer(BIRDS, data.parents[1], data, None)


def test_the_sample_is_the_first_rows_with_floors_of_its_own(data: Path) -> None:
    rows = Scorer(
        name="birds",
        module="score.birds",
        sample=7,
        figures=(Figure(data="birds", path=("birds", "ours", "rows")),),
    )
    floors = Floors(sample=Bounds(least={"birds: birds rows": 7.0}))

    verdict = judge(data, floors, [rows], extent="sample")

    assert verdict.passed
    assert [figure.value for figure in verdict.figures] == [7.0]


# --- raising --------------------------------------------------------------------------------------


def test_floors_rise_with_better_figures_and_never_fall(data: Path) -> None:
    floors = floors_of(data)
    for better, worse in ((60.0, 1.0), (40.0, 9.0)):
        report(data, {"F1": better, "wrong %": worse})
        raise_floors(floors, judge(data, floors, [BIRDS]), {})

    assert floors.full == Bounds(
        least={"birds: birds F1": 59.8}, most={"birds: birds wrong %": 1.2}
    )


def test_a_raised_floor_does_not_let_a_dropped_figure_pass(data: Path) -> None:
    floors = floors_of(data)
    report(data, {"F1": 40.0, "wrong %": 1.0})
    verdict = judge(data, floors, [BIRDS])
    raise_floors(floors, verdict, {})

    assert failing(compare(verdict, floors)) == ["birds: birds F1"]


def test_what_should_never_happen_gets_no_margin() -> None:
    bounds = Bounds()
    bounds.tighten("orphans %", "most", 0.0, 0.2)

    assert bounds.most == {"orphans %": 0.0}


def test_a_pinned_digest_is_never_replaced(data: Path) -> None:
    floors = Floors(data={"birds.jsonl.gz": "of old"})
    raise_floors(floors, Verdict(extent="full"), {"birds.jsonl.gz": "of now", "new.gz": "first"})

    assert floors.data == {"birds.jsonl.gz": "of old", "new.gz": "first"}


def test_floors_are_read_as_they_were_written(tmp_path: Path, data: Path) -> None:
    floors = floors_of(data)
    save(floors, tmp_path / "quality.json")

    assert load(tmp_path / "quality.json") == floors


# --- digests --------------------------------------------------------------------------------------


def test_a_set_of_pages_is_known_by_its_html_too(tmp_path: Path) -> None:
    (tmp_path / "pages.web.jsonl.gz").write_bytes(b"rows")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "one.html").write_text("<p>one")
    before = identify(tmp_path, ["pages.web"], {})
    (tmp_path / "pages" / "one.html").write_text("<p>two")

    assert files_of("pages.web") == ("pages.web.jsonl.gz", "pages")
    assert identify(tmp_path, ["pages.web"], before.digests).foreign == ("pages",)


# --- the command ----------------------------------------------------------------------------------


def test_the_command_ends_with_0_and_a_clear_line_without_data(tmp_path: Path) -> None:
    ended = CliRunner().invoke(_app(), [str(tmp_path / "nowhere")])

    assert ended.exit_code == 0
    assert "skipped: there is no data" in ended.output


def test_the_command_ends_with_1_when_a_figure_drops(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    floors, file = floors_of(data), tmp_path / "quality.json"
    save(floors, file)
    monkeypatch.setattr(command, "SCORERS", (BIRDS,))
    monkeypatch.setattr(kept, "load", lambda: load(file))

    assert CliRunner().invoke(_app(), [str(data)]).exit_code == 0
    report(data, {"F1": 10.0, "wrong %": 3.0})
    ended = CliRunner().invoke(_app(), [str(data)])
    assert ended.exit_code == 1
    assert "FAILS" in ended.output


def _app() -> typer.Typer:
    app = typer.Typer()
    app.command()(command.main)
    return app


# --- what is committed ----------------------------------------------------------------------------


def test_every_figure_has_a_floor_and_every_floor_a_figure() -> None:
    floors = load()
    for bounds in (floors.full, floors.sample):
        assert set(bounds.least) == _names("least")
        assert set(bounds.most) == _names("most")


def test_every_file_of_every_set_is_pinned() -> None:
    sets = [figure.data for scorer in SCORERS for figure in scorer.figures]

    assert FILE.exists()
    assert set(load().data) == {name for one in sets for name in files_of(one)}


def _names(bound: str) -> set[str]:
    return {
        f"{scorer.name}: {name_of(figure)}"
        for scorer in SCORERS
        for figure in scorer.figures
        if figure.bound == bound
    }


@pytest.mark.slow
@pytest.mark.skipif(
    not DEVELOPMENT.is_dir(), reason="the development data is not beside the project"
)
def test_the_sample_of_the_development_data_keeps_its_floors() -> None:
    verdict = judge(DEVELOPMENT, load(), SCORERS, extent="sample")

    assert verdict.figures
    assert not verdict.errors
    assert failing(verdict) == []
