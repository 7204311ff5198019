"""The words of a language that tell nothing of what a text is about.

They are sumy's with the function words of our lexicon, since sumy has none for Russian and few for
Ukrainian; where sumy has a stemmer alone, they are spaCy's.
"""

from importlib.util import find_spec
from pathlib import Path
from runpy import run_path

from sumy.utils import get_stop_words

from summarizer.lexicon import load_lexicon

# The languages for which Snowball has a stemmer and sumy no list, with what spaCy calls them.
_SPACY_NAMES = {
    "da": "da",
    "fi": "fi",
    "hu": "hu",
    "nb": "nb",
    "nl": "nl",
    "no": "nb",
    "ro": "ro",
}
# sumy looks a code up in ISO 639, which calls this language "modern greek (1453-)".
_SUMY_NAMES = {"el": "greek"}


def stop_words_of(code: str) -> frozenset[str]:
    """The stop words of a language, in lower case, by ISO 639-1 code; none where none are known."""
    listed = _of_spacy(_SPACY_NAMES[code]) if code in _SPACY_NAMES else _of_sumy(code)
    return load_lexicon(code).words.function | {word.lower() for word in listed}


def _of_sumy(code: str) -> frozenset[str]:
    try:
        words: frozenset[str] = get_stop_words(_SUMY_NAMES.get(code, code))
    except LookupError:
        return frozenset()
    return words


def _of_spacy(code: str) -> frozenset[str]:
    """A list of spaCy's, read as a file: to import spaCy takes seconds, and reading needs none."""
    spec = find_spec("spacy")
    if spec is None or spec.origin is None:
        return frozenset()
    file = Path(spec.origin).with_name("lang") / code / "stop_words.py"
    return frozenset(run_path(str(file))["STOP_WORDS"])
