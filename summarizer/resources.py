"""The files that come with the package.

``lexicons`` holds what was written by hand of each language, ``weights`` what was learnt or counted:
its files say from what, and ``training`` writes them again.
"""

import tomllib
from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any


def folder(name: str) -> Traversable:
    """A folder of the package: "lexicons" or "weights"."""
    return resources.files("summarizer") / name


def read_tables(place: str, *name: str) -> Mapping[str, Any]:
    """The tables of a TOML file; none where there is no such file.

    Args:
        place: its folder.
        name: the parts of its name between dots, the ending left out; the language may be whatever
            an article declares.
    """
    file = folder(place) / f"{'.'.join(name)}.toml"
    if not all(part.isascii() and part.isalpha() for part in name) or not file.is_file():
        return {}
    return tomllib.loads(file.read_text(encoding="utf-8"))
