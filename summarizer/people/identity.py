"""What tells one actor from another across articles: the law by which appearances are merged."""

from collections.abc import Iterable, Mapping

from summarizer.lexicon import load_lexicon
from summarizer.model import ActorKind
from summarizer.names.folding import (
    PARTICLES,
    fold_name,
    initials_of,
    name_words,
    person_key,
    spelling_key,
)
from summarizer.names.vocabulary import usual_country, usual_institution

# The parser, and so every name, is English.
_LANGUAGE = "en"
# "Al", "Ben" and "Della" are given names, too: Al Gore is no surname.
_LARGE_PARTICLES = PARTICLES - {"abu", "af", "al", "ben", "della", "zu"}


def identity(name: str, kind: ActorKind) -> str:
    """What all names have in common that mean one actor of a kind.

    Of a person that is given name and surname with their spelling evened out: "sergei lavrov" for
    Sergey V. Lavrov. Of a country it is its usual name, of an organisation its name; what only one country
    has goes by one name with that country before it and without: "state department".

    Returns:
        A folded text. A person known by surname alone shares it with every such person; whether
        they are one is for ``is_short_for`` to ask.
    """
    if kind == "person":
        full = person_key(name)
        if full is not None:
            return " ".join(full)
        return " ".join(spelling_key(word) for word in fold_name(name).split())
    lexicon = load_lexicon(_LANGUAGE).names
    usual = usual_country(name, lexicon) if kind == "country" else None
    return usual or usual_institution(name, lexicon)


def bare_name(name: str) -> str:
    """The folded name without "the"."""
    return fold_name(name).removeprefix("the ")


def is_surname_alone(name: str) -> bool:
    """Whether a person's name is but a surname, perhaps after initials or particles."""
    return bool(_surname(name))


def surname_key(name: str) -> str:
    """The last word of a person's name as a spelling key; "" where no word is left."""
    return "".join(spelling_key(word) for word in name_words(name)[-1:])


def is_short_for(short: str, full: str) -> bool:
    """Whether a person named by surname alone may be the one so named in full.

    Initials must fit, particles of the surname may stand before it: "J. Biden" may be Joe Biden,
    "von der Leyen" Ursula von der Leyen. A given name alone says too little.
    """
    surname, whole = _surname(short), name_words(full)
    if not surname or len(whole) <= len(surname):
        return False
    if _spelt(surname) != _spelt(whole[-len(surname) :]):
        return False
    initial = fold_name(short).split()[0]
    return len(initial) > 1 or fold_name(full).startswith(initial)


def resolve_surnames(names: Iterable[str]) -> Mapping[str, str]:
    """Who is meant by each surname that stands alone among the names of people.

    Returns:
        The surname -> the full name, where exactly one person of these is so called.
    """
    full: dict[str, dict[str, str]] = {}
    alone = []
    for name in sorted(set(names)):
        if is_surname_alone(name):
            alone.append(name)
        else:
            of_surname = full.setdefault(surname_key(name), {})
            of_surname.setdefault(identity(name, "person"), name)
    meant = {}
    for short in alone:
        bearers = full.get(surname_key(short), {}).values()
        fitting = [name for name in bearers if is_short_for(short, name)]
        if len(fitting) == 1:
            meant[short] = fitting[0]
    return meant


def resolve_initials(names: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Which organisation is meant by its initials.

    What is but the end of a name says too little: more than one has a Ministry of Defence.

    Args:
        names: (full name, another name) of organisations, as articles that use both tell.

    Returns:
        The initials -> the full name, both folded and without "the", where exactly one
        organisation of these goes by them.
    """
    meant: dict[str, set[str]] = {}
    for full, other in names:
        if bare_name(other) == initials_of(full):
            meant.setdefault(bare_name(other), set()).add(bare_name(full))
    return {short: full.pop() for short, full in meant.items() if len(full) == 1}


def _surname(name: str) -> tuple[str, ...]:
    """The words of a name that is a surname alone; () of any other."""
    words = name_words(name)
    if len(words) == 1:
        return words
    before = name.split()[:-1]
    return words if len(words) == len(before) + 1 and all(map(_opens_surname, before)) else ()


def _opens_surname(word: str) -> bool:
    # Particles are the only words of a surname that are written small; a sentence may begin with
    # one, and some bearers write theirs large.
    return word.islower() or fold_name(word) in _LARGE_PARTICLES


def _spelt(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(spelling_key(word) for word in words)
