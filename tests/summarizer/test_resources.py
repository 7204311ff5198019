"""The files of the package, by folder and name."""

import tomllib

import pytest

from summarizer.resources import folder, read_tables


def test_a_file_is_named_by_its_parts() -> None:
    assert read_tables("lexicons", "en")["words"]
    assert read_tables("lexicons", "en", "quantities")["counted"]
    assert read_tables("weights", "en", "frequencies")["shares"]
    assert read_tables("weights", "groups")["weights"]


@pytest.mark.parametrize("language", ["xx", "", "../en", "en.toml", "en.quantities", "🙂", "\x00"])
def test_what_is_not_there_has_no_tables(language: str) -> None:
    assert read_tables("lexicons", language) == {}


def test_what_was_learnt_says_from_what() -> None:
    files = [file for file in folder("weights").iterdir() if file.name.endswith(".toml")]
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert text.startswith("#")
        assert "training" in text.split("\n\n")[0]
        assert tomllib.loads(text)
