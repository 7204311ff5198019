"""Who is meant by a name that a reader types, and who may be when nobody is so called."""

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches

from bot.answers import families
from bot.answers.families import Family
from bot.store import names
from bot.store.database import Tx
from bot.store.names import Bearer
from bot.store.people import person_key
from summarizer.people import asked_forms, bare_name, fold_name, is_surname_alone, surname_key

MOST_MEANT = 20
"""Of more who bear a name nobody reads, or chooses, the others."""

MOST_CLOSEST = 5
"""Names that are offered for one that nobody bears."""

_SURELY_ALIKE = 0.75
"""How alike a word after a given name must be to a surname to be taken for it, misspelt: "Blinkin"
is (0.86), the "bidding" that Joe spoke of is not Biden (0.67)."""

_ALIKE = 0.6
"""How alike (0 to 1) a name must be to be offered: below this, names of seven letters that share
only three come up."""


_QUESTION = re.compile(r"(?:who|what)(?: is| was| are|[’']s) (.+)|(?:is|was) (.+)", re.IGNORECASE)


def name_in(question: str) -> str:
    """The name in "Who is Antony Blinken?"; what is no question is a name as it stands."""
    asked = " ".join(question.split())
    words = asked.rstrip(" ?") or asked
    found = _QUESTION.fullmatch(words)
    return words if found is None else found[1] or found[2]


def meant_by(tx: Tx, asked: str) -> tuple[Family, ...]:
    """Everyone who may be meant, those of most articles first.

    Whoever bears the whole name goes before whoever has it as an alias or surname, and these
    before those of whom it is another word of the name. A title means whoever is called so.
    """
    forms = asked_forms(asked)
    for form in forms:
        found = _called(tx, form) if " " in form else _with_word(tx, form)
        if found:
            gathered = families.gather(found)
            settled = families.settle(tx, gathered[:MOST_MEANT])
            return _titled(tx, settled, forms[0].removesuffix(form).split())
    return ()


def _titled(tx: Tx, meant: tuple[Family, ...], title: Collection[str]) -> tuple[Family, ...]:
    """Those of several who were lately called by a title; all of them if nobody was."""
    if len(meant) < 2 or not title:
        return meant
    called = (family for family in meant if set(title) <= _role_words(tx, family))
    return tuple(called) or meant


def _role_words(tx: Tx, family: Family) -> set[str]:
    roles = (wording.role for key in family.keys for wording in names.wordings(tx, key))
    return {word for role in roles if role for word in fold_name(role).split()}


def misspells_surname(meant: Collection[Family], given: str, after: Sequence[str]) -> bool:
    """Whether what follows a given name begins with the surname of somebody so called, misspelt.

    Args:
        meant: who is so called.
        given: the last word of what they were called.
        after: the words that follow it.
    """
    surnames = {fold_name(family.name).split()[-1] for family in meant} - {fold_name(given)}
    alike = get_close_matches(fold_name(after[0]), surnames, cutoff=_SURELY_ALIKE) if after else ()
    return bool(alike)


def closest(tx: Tx, asked: str) -> tuple[tuple[str, str], ...]:
    """(name, key) of those most likely meant by a name that nobody bears.

    Sought by the name as typed, with which a longer one may begin, and by its last word, in which a
    surname stands. Of several who share a name like it, the others come after the first ones of all
    such names.
    """
    whole = asked_forms(asked)[-1:]
    alike = [
        form
        for word in dict.fromkeys((*whole, *(form.split()[-1] for form in whole)))
        for form in _like(word, names.alike(tx, word))
    ]
    meant = [meant_by(tx, form) for form in alike[: 2 * MOST_CLOSEST]]
    first = [family for found in meant for family in found[:1]]
    others = [family for found in meant for family in found[1:]]
    offered = {family.key: family.name for family in (*first, *others)}
    return tuple((name, key) for key, name in offered.items())[:MOST_CLOSEST]


def _like(word: str, known: Sequence[str]) -> list[str]:
    """Names that go on after a word, the shortest first, then those spelled like it."""
    longer = sorted((name for name in known if name.startswith(f"{word} ")), key=len)
    spelt = get_close_matches(word, known, n=MOST_CLOSEST, cutoff=_ALIKE)
    return [*longer[:MOST_CLOSEST], *spelt]


def _called(tx: Tx, form: str) -> tuple[Bearer, ...]:
    """Who bears a name of several words: that name, another spelling of it, or at least its words."""
    known = names.bearers(tx, [form])
    spelt = names.with_key(tx, person_key(form), news=True)
    found = {bearer.key: bearer for bearer in (spelt, *known) if bearer is not None}.values()
    named = tuple(each for each in found if each is spelt or bare_name(each.name) == form)
    return named or tuple(found) or _with_words(tx, form.split())


def _with_words(tx: Tx, words: Collection[str]) -> tuple[Bearer, ...]:
    """Who bears a name with all these words."""
    last = list(words)[-1]
    return tuple(
        bearer
        for bearer in names.bearers(tx, [last])
        if set(words) <= set(fold_name(bearer.name).split())
    )


def _with_word(tx: Tx, word: str) -> tuple[Bearer, ...]:
    """Who bears a name of one word: as name, alias or surname, or only as another word of it."""
    found = names.bearers(tx, {word, surname_key(word)})
    telling = tuple(bearer for bearer in found if not _only_holds(bearer, word))
    return telling or found


def _only_holds(bearer: Bearer, word: str) -> bool:
    """Whether the word is a given or middle name."""
    if bearer.kind != "person" or is_surname_alone(bearer.name):
        return False
    before = fold_name(bearer.name).split()[:-1]
    return word in before and surname_key(bearer.name) != surname_key(word)
