"""What the core knows about a language: words and line patterns, read from ``lexicons/<lang>.toml``.

Each table of the file is a dataclass here and a field of ``Lexicon`` with the same name; each key
of the table is a field of that dataclass, and each list a set. To teach the core something new
about a language, add a table to the file, a dataclass for it, and a field to ``Lexicon`` and
``_load``. A language without a file gets the defaults, which are empty, and like all others the
page furniture of ``lexicons/mul.toml``, which is the same everywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from summarizer.resources import folder, read_tables


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordLexicon:
    """The commonest words, in lower case.

    Attributes:
        function: articles, prepositions, pronouns and the like: they tell the language of a text,
            and nothing of what it is about.
        letters: letters that hardly another language has.
    """

    function: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLexicon:
    """The furniture of news pages, as regular expressions.

    They see the line in lower case, without apostrophes, and without bullets, brackets, dashes
    and colons at either end, and fit the whole of it where nothing else is said.

    Attributes:
        furniture: what is never part of an article.
        marks: what no article says, anywhere in the first sentence; by a part of it in plain
            characters, so that most lines are told without a regular expression.
        captions: how a caption ends: with the credit of a picture; only the ending is matched.
        trailers: what opens the rest of the page: links, comments, calls to sign up.
        bylines: what opens an author line ("By "); only the opening is matched.
        joints: what joins the names of an author line ("and").
        biographies: what follows an author's name in a note on the author ("is a"); only the
            opening is matched.
        agencies: news agencies, which sign an article on a line of their own.
    """

    furniture: frozenset[str] = frozenset()
    marks: Mapping[str, str] = field(default_factory=dict)
    captions: frozenset[str] = frozenset()
    trailers: frozenset[str] = frozenset()
    bylines: frozenset[str] = frozenset()
    joints: frozenset[str] = frozenset()
    biographies: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceLexicon:
    """Words with a full stop after which a sentence goes on, in lower case.

    Attributes:
        unfinished: abbreviations that no sentence ends with ("ft.").
        hours: abbreviations that one may end with, unless a day follows ("a.m.").
        days: the days that may follow ("sunday").
        units: abbreviations that one may end with, unless a small letter or a figure follows.
        ordinal_nouns: words before which a figure with a full stop is an ordinal number, and
            ends no sentence ("jahrhundert").
    """

    unfinished: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    ordinal_nouns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NameLexicon:
    """Words around and inside names of people, organisations and countries, in lower case.

    Attributes:
        roles: nouns that say what a person is or does ("minister").
        role_endings: endings of further such nouns ("woman").
        surname_endings: those of them that surnames have too ("man").
        surname_roles: such nouns that are surnames where they are capitalised ("son").
        not_roles: nouns with such an ending that are none ("human").
        departments: what a minister is minister of where it may open a name ("defense").
        courtesies: polite forms of address, which are no roles ("mrs").
        masculine: nouns and forms of address for men.
        feminine: the same for women.
        kin: nouns for relatives ("son").
        men: given names of men.
        women: given names of women.
        groups: peoples that speak with one voice ("republicans").
        bodies: what is named after somebody and speaks for itself ("the Trump campaign").
        places: nouns for what a place is ("province").
        followers: nouns for those who go with somebody, and are no roles ("fan").
        not_people: words that no name of a person holds ("institute").
        organisations: nouns that stand for an organisation named before ("the agency").
        documents: nouns for what speaks for who issued it ("a Treasury report").
        abbreviations: titles that are taken up again in full, with their full form.
        countries: the other names of each country, by its usual name.
        institutions: the other names of what one country alone has ("us state department"), by
            its usual name; all folded.
    """

    roles: frozenset[str] = frozenset()
    role_endings: frozenset[str] = frozenset()
    surname_endings: frozenset[str] = frozenset()
    surname_roles: frozenset[str] = frozenset()
    not_roles: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    courtesies: frozenset[str] = frozenset()
    masculine: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    followers: frozenset[str] = frozenset()
    not_people: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, Sequence[str]] = field(default_factory=dict)
    institutions: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SpeechLexicon:
    """Verbs that report what somebody said, as lemmas.

    Attributes:
        saying: verbs that take a clause ("said that …").
        plain: verbs that report what was said and little else ("said").
        with_noun: verbs that also take a noun ("reiterated the threat").
        with_preposition: verbs that take one of some prepositions ("called for talks").
        with_infinitive: verbs that also take an infinitive ("urged Russia to step back").
        nouns: nouns of saying ("her claim that …").
        occasions: what somebody says something in or at ("in an interview").
        wordings: what follows "in" and a name before what is said ("in her words").
        messages: what somebody speaks through ("a letter urging …").
        issuing: what somebody does to speak so ("signed a letter urging …").
        refusing: verbs whose infinitive says what was not said ("declined to say").
        forms: verbs of saying as reports inflect them, for languages without a parser ("dijo").
        conjunctions: what opens the clause after such a form ("que"), where a verb needs no
            subject of its own.
    """

    saying: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    with_noun: frozenset[str] = frozenset()
    with_preposition: Mapping[str, Sequence[str]] = field(default_factory=dict)
    with_infinitive: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    wordings: frozenset[str] = frozenset()
    messages: frozenset[str] = frozenset()
    issuing: frozenset[str] = frozenset()
    refusing: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ContextLexicon:
    """Words that point back at what was said before, in lower case.

    Attributes:
        openers: words and phrases that open a sentence which cannot stand alone ("but").
        replies: words that answer ("no"), where a mark follows.
        additions: words near the opening that add to what was said before ("also").
        impersonal: phrases with a pronoun that stands for nothing ("il y a").
        pronouns: pronouns for people ("he"), wherever they stand.
        articles: articles ("the"); one that ends in an apostrophe is joined to its noun.
        nominals: nouns that, after an article, stand for somebody named before ("spokesman").
        nominal_complements: words that, after such a noun, say whom it means ("of").
        ages: what follows a number and an article to stand for somebody named before ("-year-old").
        time_words: names of days and months, and others that name nobody ("tuesday", or
            "sprecher" where all nouns have a capital).
    """

    openers: frozenset[str] = frozenset()
    replies: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    additions: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    nominals: frozenset[str] = frozenset()
    nominal_complements: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    time_words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """Everything known about one language; loaded once, so compared and hashed by identity."""

    language: str
    words: WordLexicon = WordLexicon()
    lines: LineLexicon = LineLexicon()
    sentences: SentenceLexicon = SentenceLexicon()
    names: NameLexicon = NameLexicon()
    speech: SpeechLexicon = SpeechLexicon()
    context: ContextLexicon = ContextLexicon()


# The length of a code of ISO 639-1.
_ISO_639_1 = 2
# The code of ISO 639-2 for what is in several languages.
_SHARED = "mul"


def load_lexicon(language: str) -> Lexicon:
    """Give the lexicon of a language, named by ISO 639-1 code or BCP 47 tag ("en", "en-GB").

    A language without a file has a lexicon without words: only the rules of structure and the
    furniture of all pages apply to it.
    """
    return _load(primary_language(language))


def primary_language(tag: str) -> str:
    """Reduce a BCP 47 tag to its language, in lower case: "de" for "de-AT" and "de_AT"."""
    return tag.replace("_", "-").partition("-")[0].strip().lower()


@lru_cache(maxsize=1)
def lexicon_languages() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages that have a file, in alphabetical order."""
    names = (file.name for file in folder("lexicons").iterdir())
    codes = (name.removesuffix(".toml") for name in names)
    return tuple(sorted(code for code in codes if len(code) == _ISO_639_1))


@lru_cache(maxsize=32)
def _load(language: str) -> Lexicon:
    tables = _read_tables(language)
    return Lexicon(
        language=language,
        words=WordLexicon(**tables.get("words", {})),
        lines=_with_shared(LineLexicon(**tables.get("lines", {}))),
        sentences=SentenceLexicon(**tables.get("sentences", {})),
        names=NameLexicon(**tables.get("names", {})),
        speech=SpeechLexicon(**tables.get("speech", {})),
        context=ContextLexicon(**tables.get("context", {})),
    )


def _with_shared(lines: LineLexicon) -> LineLexicon:
    """Add the furniture that pages have in every language."""
    shared = _read_tables(_SHARED)["lines"]
    return replace(lines, **{key: getattr(lines, key) | shared[key] for key in shared})


def _read_tables(language: str) -> dict[str, dict[str, Any]]:
    """Read the language's file; its lists become sets. No file, no tables."""
    return {
        name: {
            key: frozenset(value) if isinstance(value, list) else value
            for key, value in table.items()
        }
        for name, table in read_tables("lexicons", language).items()
    }
