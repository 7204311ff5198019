"""Running the scorers, which live beside the data and know nothing of this project's floors."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.quality.figures import Scorer

_PROJECT = Path(__file__).resolve().parents[2]
_LAST_LINES = 15


class ScorerFailedError(Exception):
    """A scorer ended with an error; the message has its last lines."""

    def __init__(self, module: str, output: str) -> None:
        last = "\n".join(output.strip().splitlines()[-_LAST_LINES:])
        super().__init__(f"{module} failed:\n{last}")


def find_kit(data: Path) -> Path | None:
    """The folder that holds ``score/``, two above the data; None where it is not."""
    kit = data.resolve().parent.parent
    return kit if (kit / "score").is_dir() else None


def run_scorer(scorer: Scorer, kit: Path, data: Path, limit: int | None) -> Mapping[str, Any]:
    """A scorer's report, from a process of its own.

    Args:
        scorer: which.
        kit: the folder that holds ``score/``.
        data: the folder of the sets.
        limit: only so many rows of each set.

    Raises:
        ScorerFailedError: when it ends with an error.
    """
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        # -P: whatever lies in the current folder is not to stand for a module.
        command = [sys.executable, "-P", "-m", scorer.module, *scorer.options]
        command += ["--data", str(data.resolve()), "--json", str(report)]
        command += [] if limit is None else ["--limit", str(limit)]
        paths = os.pathsep.join([str(kit), str(_PROJECT)])
        done = subprocess.run(
            command,
            env=os.environ | {"PYTHONPATH": paths},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            raise ScorerFailedError(scorer.module, done.stdout)
        kept: Mapping[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return kept
