"""What the core can do in each language."""

from dataclasses import dataclass

from summarizer.lexicon import load_lexicon, primary_language
from summarizer.parse import PARSED_LANGUAGES
from summarizer.scripts import UNSPACED_LANGUAGES
from summarizer.terms import language_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What can be done with an article in a language.

    Attributes:
        summaries: sentences are chosen by what they tell; without, the lead is the summary. It
            takes words: their boundaries in the script, and which of them tell nothing.
        context: sentences that cannot stand alone are told by their words; without, only by
            quotation marks and capitals.
        boilerplate: calls to sign up, credits and author lines are told by their words; without,
            only by where they stand and how they are built.
        people: who acts and who said what is found.
    """

    summaries: bool
    context: bool
    boilerplate: bool
    people: bool


def abilities_of(language: str) -> Abilities:
    """What can be done in a language, named by ISO 639-1 code or BCP 47 tag."""
    lexicon, code = load_lexicon(language), primary_language(language)
    return Abilities(
        summaries=code not in UNSPACED_LANGUAGES and bool(language_of(code).stop_words),
        context=bool(lexicon.context.openers),
        boilerplate=bool(lexicon.lines.trailers),
        people=code in PARSED_LANGUAGES,
    )
