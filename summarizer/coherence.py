"""Which sentence needs the one before it: what it says would be misread, or not read, alone.

Words that point back are the lexicon's; a language without them keeps the rules that only look
at quotation marks and capitals.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.lexicon import ContextLexicon, Lexicon, SpeechLexicon, load_lexicon
from summarizer.model import Document
from summarizer.terms import Language, language_of, names_of, words_of

_NEVER = r"(?!)"
# An apostrophe is no closing quotation mark: one stands behind a word's end.
_QUOTATION = re.compile(
    r"“[^”]*”?|\"[^\"]*\"?|„[^“”]*[“”]?|«[^»]*»?|»[^«]*«?|``.*?(?:''|$)|(?<!\w)['‘].+?(?:['’](?!\w)|$)"
)
_OPENS_QUOTED = re.compile(r"\s*(?:[“\"„«»'‘]|``)")
# Latin, Greek and Cyrillic; the standard library has no class for them.
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀČĎĚĽŁŃŇŘŚŠŤŮŹŻŽΑ-ΩЀ-Я]"
_SPEECH_ENDS = re.compile(r"[,?!][”\"’']\s*$")
_WORDLESS = re.compile(r"[\W_]*")
# So many words after an age, a name says whose it is: "the 43-year-old opposition leader Ana Gil".
_FAR_NAME = 2
# An attribution outside the quotation that names nobody: "said the spokesman in a statement".
_SHORT_ATTRIBUTION = 8
# How many words may stand before "also" when it is about the whole sentence.
_FEW_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    """A language's words that point back, compiled."""

    opener: re.Pattern[str]
    reply: re.Pattern[str]
    age: re.Pattern[str]
    subjectless: re.Pattern[str]
    addition: re.Pattern[str]
    nominal: re.Pattern[str]
    pronoun: re.Pattern[str]
    time_words: frozenset[str]
    verbs: frozenset[str]


def needs_previous(document: Document) -> tuple[bool, ...]:
    """Tell for every sentence whether it may be shown only with the one before it.

    A sentence needs its predecessor when it opens with a pronoun, a demonstrative or a connective;
    when it replies; when its first clause names nobody before "he" or "she"; when it is about "the
    spokesman", "the company" or "the 43-year-old"; when it quotes somebody whom it does not name;
    and when it goes on with a quotation or a sentence that was broken off. The first sentence of
    an article never needs one.
    """
    patterns = _compile(load_lexicon(document.article.language))
    language = language_of(document.article.language)
    texts = [sentence.text for sentence in document.sentences]
    cased = any(names_of(text) for text in texts)
    return tuple(
        position > 0
        and (
            _goes_on(texts[position - 1], text)
            or _points_back(text, patterns)
            or _names_nobody_first(text, patterns, language, cased=cased)
            or _quotes_nobody(text, patterns, cased=cased)
        )
        for position, text in enumerate(texts)
    )


@lru_cache(maxsize=32)
def _compile(lexicon: Lexicon) -> _Patterns:
    context = lexicon.context
    nothing = rf"(?!{_any_of(context.impersonal)}\b)"
    return _Patterns(
        opener=re.compile(rf"[\W_]*{nothing}{_any_of(context.openers)}\b", re.IGNORECASE),
        # "No, that is the old bridge"; but not "No bridge".
        reply=re.compile(rf"[\W_]*{_any_of(context.replies)}\s*(?:[^\w\s]|$)", re.IGNORECASE),
        age=re.compile(
            rf"[\W_]*(?i:{_article(context)})\d+(?i:{_any_of(context.ages)})\b"
            rf"(?!(?:\s+\w+){{0,{_FAR_NAME}}}\s+{_CAPITAL})"
        ),
        subjectless=_subjectless(lexicon.speech),
        # "The mayor of Lagos also said"; the words between end no clause. Nothing is given back,
        # for a row of dashes may open a sentence as well as be a word of it.
        addition=re.compile(
            rf"[\W_]*+(?:[\w.'’-]++\s++){{1,{_FEW_WORDS}}}?{_any_of(context.additions)}\b",
            re.IGNORECASE,
        ),
        nominal=_nominal(lexicon),
        pronoun=re.compile(rf"\b{nothing}{_any_of(context.pronouns)}\b", re.IGNORECASE),
        time_words=context.time_words,
        verbs=lexicon.speech.forms,
    )


def _subjectless(speech: SpeechLexicon) -> re.Pattern[str]:
    """A verb that needs no subject: Spanish "Añadió que", Polish "Dodał, że"."""
    forms, that = _any_of(speech.forms), _any_of(speech.conjunctions)
    return re.compile(rf"[\W_]*{forms},?\s+{that}\b", re.IGNORECASE)


def _nominal(lexicon: Lexicon) -> re.Pattern[str]:
    """A noun for somebody named before, with nothing that says who is meant.

    "The company said", "The new company"; but not "The company behind …", "The group Hamas". In
    a language without articles, only before a verb of saying: "Rzecznik dodał", "Rzecznik rządu".
    """
    context = lexicon.context
    nouns = _any_of(context.nominals)
    if not context.articles:
        return re.compile(rf"[\W_]*{nouns}\s+{_any_of(lexicon.speech.forms)}\b", re.IGNORECASE)
    follow = _any_of(context.nominal_complements)
    return re.compile(
        rf"[\W_]*(?i:{_article(context)})(?:\w+ )?(?i:{nouns})\b(?!\s+(?i:{follow})\b|\s+{_CAPITAL})"
    )


def _article(context: ContextLexicon) -> str:
    joined = {word for word in context.articles if word.endswith(("'", "’"))}
    return rf"(?:{_any_of(context.articles - joined)} |{_any_of(joined)})"


def _any_of(words: Collection[str]) -> str:
    """A pattern of any of the words, longest first; of no words, one that never matches."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})" if ordered else _NEVER


def _goes_on(before: str, text: str) -> bool:
    """Whether a quotation or a sentence that was broken off goes on here."""
    opening = _WORDLESS.sub("", text, count=1)[:1]
    return (
        opening.islower()
        or _closes_unopened(text)
        or (_is_left_open(before) and not _OPENS_QUOTED.match(text))
    )


def _closes_unopened(text: str) -> bool:
    """Whether a quotation ends here that did not begin here."""
    if text.endswith('"') and text.count('"') % 2 == 1:
        return True
    return text.endswith("”") and text.count("”") > sum(map(text.count, "“„"))


def _is_left_open(text: str) -> bool:
    """Whether the last quotation is not closed; “ opens one in English and closes one in German."""
    low, french = text.rfind("„"), text.rfind("«")
    if low >= 0:
        return max(text.rfind("“"), text.rfind("”")) < low
    if french >= 0 and not 0 <= text.find("»") < text.find("«"):
        return text.rfind("»") < french
    return text.rfind("“") > text.rfind("”") or text.count('"') % 2 == 1


def _points_back(text: str, patterns: _Patterns) -> bool:
    pointers = (
        patterns.opener,
        patterns.reply,
        patterns.age,
        patterns.subjectless,
        patterns.nominal,
        patterns.addition,
    )
    return any(pattern.match(text) for pattern in pointers)


def _names_nobody_first(
    text: str, patterns: _Patterns, language: Language, *, cased: bool
) -> bool:
    """Whether "he" or "she" comes before anything it could stand for: "On Tuesday, he said …".

    A quotation before "he said" may be of several clauses.
    """
    pronoun = patterns.pronoun.search(text)
    if not pronoun:
        return False
    before = text[: pronoun.start()]
    empty = language.stop_words | patterns.time_words | patterns.verbs
    if all(word in empty or word.isdigit() for word in words_of(before)):
        return True
    first_clause = before.rstrip(" “\"'‘").endswith(",") and before.count(",") == 1
    return (
        cased
        and (first_clause or _SPEECH_ENDS.search(before) is not None)
        and not _names(before, patterns)
    )


def _names(text: str, patterns: _Patterns) -> Sequence[str]:
    return [name for name in names_of(text) if name.lower() not in patterns.time_words]


def _quotes_nobody(text: str, patterns: _Patterns, *, cased: bool) -> bool:
    """Whether a sentence opens with a quotation and does not say whose it is."""
    if not _OPENS_QUOTED.match(text):
        return False
    outside = _QUOTATION.sub(" ", text)
    if not words_of(outside) or patterns.pronoun.search(outside):
        return True
    short = len(words_of(outside)) <= _SHORT_ATTRIBUTION
    return cased and short and not _names(f"x {outside}", patterns)
