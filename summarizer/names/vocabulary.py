"""What single words tell about names: roles, forms of address, gender, countries."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from summarizer.lexicon import NameLexicon
from summarizer.names.folding import fold_name

Gender = Literal["man", "woman"]

_ARTICLE = "the "


def is_role(noun: str, lexicon: NameLexicon) -> bool:
    """Whether a noun says what a person is or does ("minister", "businesswoman")."""
    word = noun.lower().strip(".")
    if word in lexicon.not_roles:
        return False
    endings = lexicon.role_endings
    if noun[:1].isupper():
        if word in lexicon.surname_roles:
            return False
        endings = endings - lexicon.surname_endings
    return word in lexicon.roles or word.endswith(tuple(endings))


def is_role_or_plural(noun: str, lemma: str, lexicon: NameLexicon) -> bool:
    """Whether a noun, or what it is the plural of, is a role; the lemma is in lower case."""
    singular = lemma.capitalize() if noun[:1].isupper() else lemma
    return is_role(noun, lexicon) or is_role(singular, lexicon)


def is_courtesy(word: str, lexicon: NameLexicon) -> bool:
    """Whether a word is a polite form of address, which is no role ("Mrs.")."""
    return word.lower().strip(".") in lexicon.courtesies


def is_title(word: str, lemma: str, lexicon: NameLexicon) -> bool:
    """Whether a word stands before names and is part of none: a form of address or a role."""
    if is_courtesy(word, lexicon):
        return True
    role = is_role_or_plural(word, lemma, lexicon)
    return role and gender_of_given_name(word, lexicon) is None


def gender_of_noun(noun: str, lexicon: NameLexicon) -> Gender | None:
    """The gender that a form of address or a word for a person tells ("Mr.", "spokeswoman")."""
    return _gender(noun, lexicon.masculine, lexicon.feminine)


def gender_of_given_name(name: str, lexicon: NameLexicon) -> Gender | None:
    """The gender that nearly all bearers of a given name have."""
    return _gender(name, lexicon.men, lexicon.women)


def _gender(word: str, men: frozenset[str], women: frozenset[str]) -> Gender | None:
    lower = word.lower().strip(".")
    if lower in men:
        return "man"
    return "woman" if lower in women else None


def usual_country(name: str, lexicon: NameLexicon) -> str | None:
    """The usual name of a country that is called so ("the US": "united states"), or None."""
    return _country_names(lexicon).get(name.lower().removeprefix(_ARTICLE))


def usual_institution(name: str, lexicon: NameLexicon) -> str:
    """The usual name of what one country alone has, of anything else its own; both folded."""
    bare = fold_name(name).removeprefix(_ARTICLE)
    return _institution_names(lexicon).get(bare, bare)


@lru_cache(maxsize=32)
def _country_names(lexicon: NameLexicon) -> dict[str, str]:
    return _by_form(lexicon.countries)


@lru_cache(maxsize=32)
def _institution_names(lexicon: NameLexicon) -> dict[str, str]:
    return _by_form(lexicon.institutions)


def _by_form(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {form: usual for usual, forms in table.items() for form in (usual, *forms)}
