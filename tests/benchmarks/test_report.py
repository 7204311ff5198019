import re
from importlib.util import find_spec

import pytest

from benchmarks.__main__ import MEASUREMENTS, list_commands
from benchmarks.report import README, Table, replace_section, to_markdown


def test_a_section_of_the_readme_is_replaced_between_its_marks() -> None:
    text = "before\n<!-- stages -->\nold\n<!-- /stages -->\nafter"

    assert replace_section(text, "stages", "new") == (
        "before\n<!-- stages -->\nnew\n<!-- /stages -->\nafter"
    )


def test_a_section_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="no single section"):
        replace_section("nothing here", "stages", "new")


def test_a_table_becomes_markdown() -> None:
    table = Table(title="t", columns=("stage", "ms"), rows=(("read", 1.25), ("who", 1234)))

    assert to_markdown(table) == "| stage | ms |\n| --- | ---: |\n| read | 1.25 |\n| who | 1,234 |"


def test_every_place_in_the_readme_has_a_measurement_with_a_command() -> None:
    places = re.findall(r"<!-- (\w+) -->", README.read_text(encoding="utf-8"))

    assert places == [*MEASUREMENTS, "quality", "comparison"]
    assert all(find_spec(f"benchmarks.{name}") is not None for name in places)
    assert [command[2] for command in list_commands()] == [
        f"benchmarks.{name}" for name in MEASUREMENTS
    ]
