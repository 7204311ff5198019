"""Who is meant by a name that a reader types."""

from collections.abc import Sequence
from difflib import get_close_matches

from summarizer.lexicon import load_lexicon
from summarizer.model import Actor, Found, Nobody, Several
from summarizer.names.folding import fold_name, name_words, person_key
from summarizer.names.vocabulary import is_courtesy, is_role, usual_country
from summarizer.people.identity import bare_name

# A name is shorter than this in any language; the rest of a longer text is not looked at.
_LONGEST_NAME = 100
_LANGUAGE = "en"

# How alike, from 0 to 1, a name must be to be offered: one or two letters of eight may differ.
_ALIKE = 0.7
_OFFERED = 3


def name_keys(actor: Actor) -> frozenset[str]:
    """All folded keys that a reader may look an actor up under.

    The full name and each alias, without "the", and the surname of a person; of a country also
    its usual name.
    """
    keys = {bare_name(name) for name in (actor.name, *actor.aliases)}
    words = name_words(actor.name)
    if actor.kind == "person" and words:
        keys.add(fold_name(words[-1]))
    if actor.kind == "country":
        usual = usual_country(actor.name, load_lexicon(_LANGUAGE).names)
        keys.update({fold_name(usual)} if usual else ())
    return frozenset(key for key in keys if key)


def find_actor(actors: Sequence[Actor], name: str) -> Found:
    """Find who is called ``name``: in full, by surname, given name or alias, titles aside.

    Case, accents and punctuation do not count. Only the first hundred characters are read.

    Returns:
        The actor; ``Several`` when more than one fits, in the order given; ``Nobody`` with the
        names most like it when none does.
    """
    asked = name.strip()[:_LONGEST_NAME]
    keys = [name_keys(actor) for actor in actors]
    for wanted in asked_forms(asked):
        fitting = _fitting(actors, keys, wanted)
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return Several(actors=tuple(fitting))
    return Nobody(name=asked, closest=_closest(actors, keys, _without_titles(bare_name(asked))))


def asked_forms(name: str) -> tuple[str, ...]:
    """The folded forms under which to look up a name as typed: whole, then without titles."""
    whole = bare_name(name[:_LONGEST_NAME])
    return tuple(form for form in dict.fromkeys((whole, _without_titles(whole))) if form)


def _without_titles(key: str) -> str:
    lexicon = load_lexicon(_LANGUAGE).names
    words = key.split()
    while len(words) > 1 and (is_courtesy(words[0], lexicon) or is_role(words[0], lexicon)):
        words.pop(0)
    return " ".join(words)


def _fitting(actors: Sequence[Actor], keys: Sequence[frozenset[str]], wanted: str) -> list[Actor]:
    """The actors that fit best: by full name, else by any key, else by words of the name."""
    full = [actor for actor in actors if bare_name(actor.name) == wanted]
    if full:
        return full
    by_key = [actor for actor, own in zip(actors, keys, strict=True) if wanted in own]
    if by_key:
        return by_key
    person = person_key(wanted)
    spelt = [a for a in actors if person and a.kind == "person" and person_key(a.name) == person]
    if spelt:
        return spelt
    words = set(wanted.split())
    return [actor for actor in actors if words <= set(fold_name(actor.name).split())]


def _closest(
    actors: Sequence[Actor], keys: Sequence[frozenset[str]], wanted: str
) -> tuple[str, ...]:
    names = {key: actor.name for actor, own in zip(actors, keys, strict=True) for key in own}
    alike = get_close_matches(wanted, names, n=_OFFERED * 2, cutoff=_ALIKE)
    return tuple(dict.fromkeys(names[key] for key in alike))[:_OFFERED]
