"""The words of a text."""

import re

from summarizer.scripts import IDEOGRAPHS, MARKS, lower

_LETTERS = rf"(?:(?![{IDEOGRAPHS}])\w[{MARKS}]*)+"
_WORD = re.compile(rf"[{IDEOGRAPHS}]|{_LETTERS}(?:'{_LETTERS})*")
# The same for texts without such characters; a third of the time.
_PLAIN_WORD = re.compile(r"\w+(?:'\w+)*")
_NOT_PLAIN = re.compile(f"[{IDEOGRAPHS}{MARKS}]")


def words_of(text: str) -> list[str]:
    """Words in lower case, with straight apostrophes; numbers count as words."""
    text = lower(text)
    pattern = _PLAIN_WORD if text.isascii() or not _NOT_PLAIN.search(text) else _WORD
    return pattern.findall(text)
