"""The words of a text that look like proper names."""

import re

from summarizer.scripts import IDEOGRAPHS

# The words of ``words_of`` that do not open with a small letter of English or a digit: few of a text.
# What stands before is looked at last, so that the search leaps from one such letter to the next.
_CAPITALISED = re.compile(
    rf"[^\W\da-z_{IDEOGRAPHS}](?<![^\W{IDEOGRAPHS}].)(?<![^\W{IDEOGRAPHS}]['’].)"
    rf"[^\W{IDEOGRAPHS}]*(?:['’](?![{IDEOGRAPHS}])\w+)*"
)
# A dot after a capital is an initial's ("the U.S. Senate") and ends nothing.
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?:]['’”\"»)\]]*\s*$|^\W*$")
_POSSESSIVE = re.compile(r"['’]s?$")


def names_of(text: str) -> tuple[str, ...]:
    """Words that look like proper names: capitalised, but not because a sentence begins.

    Returns the words as worded, without a possessive ending, in reading order.
    """
    found = []
    for match in _CAPITALISED.finditer(text):
        word = match.group()
        if len(word) > 1 and word[0].isupper() and not _begins_sentence(text, match.start()):
            found.append(_POSSESSIVE.sub("", word) if "'" in word or "’" in word else word)
    return tuple(found)


def _begins_sentence(text: str, start: int) -> bool:
    # A word before it, and nothing but a space between: so it is nearly always, and seen at once.
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False
    return _SENTENCE_END.search(text, max(0, start - 8), start) is not None
