import json
import subprocess
import sys

import pytest

import summarizer

PROBE = """
import json, sys
{code}
print(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""


def modules_after(code: str) -> set[str]:
    """Top-level modules that a fresh interpreter has loaded after the code."""
    command = [sys.executable, "-c", PROBE.format(code=code)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_importing_the_package_loads_no_parser() -> None:
    loaded = modules_after("import summarizer")
    assert "summarizer" in loaded
    assert not loaded & {"spacy", "sumy", "numpy", "nupunkt", "sentencex"}


def test_reading_a_text_loads_no_parser() -> None:
    loaded = modules_after(
        "from summarizer import Article, read\n"
        "assert read(Article(id='a', source='s', title='t', text='It rained. It snowed.')).sentences"
    )
    assert "sentencex" in loaded
    assert not loaded & {"spacy", "sumy", "numpy"}


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = summarizer.nonsense
