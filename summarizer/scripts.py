"""Writing systems: whose letters a text has, and what belongs to a word."""

from collections import Counter
from unicodedata import category, name

_LAST_OF_PLANE = 0xFFFF
MARKS = "\u200c\u200d" + "".join(
    character
    for character in map(chr, range(0x0300, _LAST_OF_PLANE + 1))
    if category(character) in {"Mn", "Mc"}
)
"""The vowel signs and accents written with the letter before them, and what joins two letters or
keeps them apart, as part of a class of a regular expression, whose ``\\w`` has none of them (UAX
#29, rule WB4). Those of the first plane: the others are of scripts that no news is written in."""

IDEOGRAPHS = "぀-ヿ㐀-鿿"
"""The characters of Chinese and Japanese, as part of such a class. Each counts as a word: no
spaces stand between words."""

UNSPACED_LANGUAGES = frozenset({"bo", "dz", "km", "lo", "my", "th"})
"""Languages that put no spaces between words either, and whose words are several letters long: to
find them takes a dictionary."""

# Set by hand: Japanese prose is half kana, and its headlines have some; Chinese has them in names
# alone.
_KANA_AMONG_IDEOGRAPHS = 0.1


def script_of(text: str) -> str:
    """The script of most letters of a text: "LATIN", "CYRILLIC", "CJK"; "" where it has none.

    The Unicode name of a letter begins with its script; Python knows none of a few letters, which
    are then of no script. Japanese counts as "HIRAGANA", whatever
    part of it is written in Chinese characters.
    """
    scripts = Counter[str]()
    for letter, count in Counter(text).items():
        if letter.isalpha() and (full_name := name(letter, "")):
            scripts[full_name.partition(" ")[0]] += count
    if scripts["HIRAGANA"] > _KANA_AMONG_IDEOGRAPHS * scripts["CJK"]:
        scripts["HIRAGANA"] += scripts["CJK"]
    return max(scripts, key=scripts.__getitem__, default="")


def lower(text: str) -> str:
    """A text in lower case and with straight apostrophes; Turkish "İ" stays one letter."""
    return text.replace("İ", "i").lower().replace("’", "'")
