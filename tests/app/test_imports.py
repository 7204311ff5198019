"""What a process that only answers does not load: the core with its parsers takes 0.1 to 0.6 GB."""

import json
import subprocess
import sys


def modules_after(*names: str) -> set[str]:
    """Top-level modules that a fresh interpreter has loaded after importing these."""
    loaded = "[name for name, module in sys.modules.items() if module]"
    code = f"import sys, json, {', '.join(names)}; print(json.dumps({loaded}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    return {module.partition(".")[0] for module in json.loads(done.stdout)}


def test_the_bot_loads_no_parser_and_no_summariser() -> None:
    loaded = modules_after("bot.app", "bot.demo", "bot.doctor")
    assert not loaded & {"spacy", "sumy", "nltk", "scipy", "sklearn", "numpy"}


def test_the_command_line_starts_without_telegram() -> None:
    assert not modules_after("bot.cli") & {"telegram", "aiohttp", "numpy"}
