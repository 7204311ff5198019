"""Which names of people in an article are one bearer's.

A shorter name joins the longer one it ends or begins, initials the given name they open. Where a
surname fits two ("Clinton"), a form of address decides by gender, a title by who was called so,
else the one named in full last.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from summarizer.lexicon import NameLexicon
from summarizer.names.folding import (
    fold_name,
    is_short_name,
    name_suffix,
    name_words,
    person_key,
    spelling_key,
    surname_of,
)
from summarizer.names.mentions import Name
from summarizer.names.vocabulary import (
    Gender,
    gender_of_given_name,
    gender_of_noun,
    is_courtesy,
)

Place = tuple[int, int]
"""The number of a paragraph and of a name in it."""

Placed = tuple[Place, Name]
"""A name and where it stands."""

_FEW = 12
"""A surname that more people of one article bear says of nobody in particular who is meant."""

_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")


def group_people(placed: Sequence[Placed], lexicon: NameLexicon) -> list[list[Placed]]:
    """Group the names of people by their bearers."""
    by_key: dict[tuple[str, str] | None, list[Placed]] = {}
    for entry in placed:
        if not is_short_name(entry[1].mention.name):
            by_key.setdefault(person_key(entry[1].mention.name), []).append(entry)
    groups = _joined(list(by_key.values()), lexicon)
    ends = _by_end(groups)
    lone: dict[str, list[Placed]] = {}
    for entry in placed:
        if not is_short_name(entry[1].mention.name):
            continue
        word = spelling_key(surname_of(entry[1].mention.name))
        home = _home_of(entry, ends.get(word, ()), lexicon)
        if home is None:
            lone.setdefault(word, []).append(entry)
        else:
            home.append(entry)
    return [*groups, *lone.values()]


def gender_of(names: Iterable[Name], lexicon: NameLexicon) -> Gender | None:
    """The gender that a form of address tells, or else a given name."""
    listed = list(names)
    titles = (_gender_of_title(name, lexicon) for name in listed)
    full = [name for name in listed if not is_short_name(name.mention.name)]
    given = (_gender_of_first_word(name, lexicon) for name in full or listed)
    return next((gender for gender in (*titles, *given) if gender is not None), None)


# --- names of several words -------------------------------------------------------------------


def _joined(groups: Sequence[list[Placed]], lexicon: NameLexicon) -> list[list[Placed]]:
    """The groups, each with those whose name is a shorter form of its own and of no other's."""
    homes = _homes([_name_of(group) for group in groups], lexicon)
    joined = {number: list(group) for number, group in enumerate(groups) if number not in homes}
    for number in homes:
        home = number
        while home in homes:
            home = homes[home]
        joined[home].extend(groups[number])
    return list(joined.values())


def _name_of(group: Sequence[Placed]) -> str:
    return group[0][1].mention.name


def _homes(names: Sequence[str], lexicon: NameLexicon) -> dict[int, int]:
    """The number of the one longer name, by that of its shorter form."""
    longer: dict[tuple[str, ...], list[int]] = {}
    for number, name in enumerate(names):
        for form in _short_forms(name):
            longer.setdefault(form, []).append(number)
    found = (
        # "J P." is its own shorter form.
        (
            number,
            [home for home in longer.get(_as_short_form(name, lexicon), ()) if home != number],
        )
        for number, name in enumerate(names)
    )
    return {number: homes[0] for number, homes in found if len(homes) == 1}


def _short_forms(name: str) -> Iterator[tuple[str, ...]]:
    """What a name of several words may be shortened to: "J. Ruiz Vega" and "Ruiz Vega"."""
    if _opens_with_initials(name):
        return
    words, suffix = name_words(name), name_suffix(name)
    yield (words[0][0], *words[1:], suffix)
    for start in range(1, len(words) - 1):
        yield (*words[start:], suffix)


def _as_short_form(name: str, lexicon: NameLexicon) -> tuple[str, ...]:
    """A name as one of such forms; () when it opens with a given name in full."""
    words, suffix = name_words(name), name_suffix(name)
    if _opens_with_initials(name):
        return (words[0][0], *words[1:], suffix)
    return () if gender_of_given_name(words[0], lexicon) else (*words, suffix)


def _opens_with_initials(name: str) -> bool:
    return _INITIALS.fullmatch(name.split(maxsplit=1)[0]) is not None


# --- surnames and given names alone -----------------------------------------------------------


def _by_end(groups: Iterable[list[Placed]]) -> dict[str, list[list[Placed]]]:
    """The groups of full names, by the surnames and given names that may stand for them."""
    ends: dict[str, list[list[Placed]]] = {}
    for group in groups:
        name = _name_of(group)
        for word in {spelling_key(name_words(name)[0]), spelling_key(surname_of(name))}:
            ends.setdefault(word, []).append(group)
    return ends


def _home_of(
    entry: Placed, groups: Sequence[list[Placed]], lexicon: NameLexicon
) -> list[Placed] | None:
    """The group of full names that a lone surname or given name belongs to, if any."""
    place, name = entry
    if len(groups) > _FEW:
        return None
    groups = [group for group in groups if _initial_fits(name.mention.name, group)]
    if len(groups) <= 1:
        return groups[0] if groups else None
    wanted = _gender_of_title(name, lexicon)
    if wanted is not None:
        groups = _narrowed(
            groups, lambda group: gender_of(_names(group), lexicon) in {wanted, None}
        )
    suffix = name_suffix(name.mention.name)
    groups = _narrowed(groups, lambda group: name_suffix(_name_of(group)) == suffix)
    title = _title_noun(name, lexicon)
    if title is not None and not is_courtesy(title, lexicon):
        groups = _narrowed(
            groups, lambda group: title in {_title_noun(own, lexicon) for own in _names(group)}
        )
        groups = _narrowed(
            groups, lambda group: _title_noun(group[0][1], lexicon) not in lexicon.kin
        )
    return max(groups, key=lambda group: _last_before(group, place))


def _narrowed(
    groups: Sequence[list[Placed]], fits: Callable[[list[Placed]], bool]
) -> Sequence[list[Placed]]:
    """The groups that fit; all of them if none does."""
    return [group for group in groups if fits(group)] or groups


def _names(group: Iterable[Placed]) -> list[Name]:
    return [name for _, name in group]


def _initial_fits(short: str, group: Sequence[Placed]) -> bool:
    """Whether the initial before a surname, if there is one, is that of a group's given name."""
    initial = fold_name(short)[:1]
    return not _opens_with_initials(short) or fold_name(_name_of(group)).startswith(initial)


def _title_noun(name: Name, lexicon: NameLexicon) -> str | None:
    """The last word of the title before a name, in full: "senator" of "Sen."."""
    words = (name.mention.title or "").lower().split()
    if not words:
        return None
    word = words[-1].strip(".")
    return lexicon.abbreviations.get(word, word)


def _last_before(group: Sequence[Placed], place: Place) -> tuple[Place, int]:
    """Where a group was last named in full before a place; groups not yet named come last."""
    full = [there for there, name in group if not is_short_name(name.mention.name)]
    earlier = [there for there in full if there < place]
    return (max(earlier), len(full)) if earlier else ((-1, -1), len(full))


def _gender_of_title(name: Name, lexicon: NameLexicon) -> Gender | None:
    words = (name.mention.title or "").split()
    return gender_of_noun(words[-1], lexicon) if words else None


def _gender_of_first_word(name: Name, lexicon: NameLexicon) -> Gender | None:
    return gender_of_given_name(name_words(name.mention.name)[0], lexicon)
