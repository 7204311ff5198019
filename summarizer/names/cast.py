"""Which names of an article belong to one bearer: its cast of characters.

A shorter name joins the longer one it ends or begins. Where two longer ones fit ("Clinton"), a
form of address decides by gender, else the one named in full last.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.lexicon import NameLexicon
from summarizer.model import ActorKind
from summarizer.names.folding import (
    fold_name,
    is_short_name,
    name_suffix,
    name_words,
    person_key,
    surname_of,
)
from summarizer.names.mentions import Name
from summarizer.names.vocabulary import (
    Gender,
    gender_of_given_name,
    gender_of_noun,
    usual_country,
)

Place = tuple[int, int]
"""The number of a paragraph and of a name in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """Somebody, or something, that an article names.

    Attributes:
        name: the fullest name, as worded.
        kind: what it is.
        gender: of a person, when the text tells.
        names: all its names, in reading order.
        places: where these names stand.
    """

    name: str
    kind: ActorKind
    gender: Gender | None
    names: tuple[Name, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The characters of an article, in the order in which they enter.

    Attributes:
        characters: all of them.
        by_place: the character that each name belongs to.
    """

    characters: tuple[Character, ...]
    by_place: Mapping[Place, Character]

    def at(self, paragraph: int, name: int) -> Character:
        """The character of the name so numbered in the paragraph so numbered."""
        return self.by_place[paragraph, name]


def gather_cast(names: Sequence[Sequence[Name]], lexicon: NameLexicon) -> Cast:
    """Group the names of an article by their bearers."""
    placed = [
        ((paragraph, number), name)
        for paragraph, group in enumerate(names)
        for number, name in enumerate(group)
    ]
    groups = [
        *_group_people(
            [(place, name) for place, name in placed if name.kind == "person"], lexicon
        ),
        *_group_others(
            [(place, name) for place, name in placed if name.kind != "person"], lexicon
        ),
    ]
    characters = sorted(
        (_character(group, lexicon) for group in groups), key=lambda found: found.places[0]
    )
    return Cast(
        characters=tuple(characters),
        by_place={place: found for found in characters for place in found.places},
    )


Placed = tuple[Place, Name]


def _character(group: Sequence[Placed], lexicon: NameLexicon) -> Character:
    ordered = sorted(group, key=lambda placed: placed[0])
    names = tuple(name for _, name in ordered)
    return Character(
        name=_fullest(names),
        kind=names[0].kind,
        gender=_gender_of(names, lexicon) if names[0].kind == "person" else None,
        names=names,
        places=tuple(place for place, _ in ordered),
    )


def _fullest(names: Sequence[Name]) -> str:
    """The name of most words; of equals one without a capital article, then the one used most."""
    used = Counter(name.mention.name for name in names)
    return max(
        used, key=lambda name: (len(name_words(name)), not name.startswith("The "), used[name])
    )


# --- people -----------------------------------------------------------------------------------


def _group_people(placed: Sequence[Placed], lexicon: NameLexicon) -> list[list[Placed]]:
    by_key: dict[tuple[str, str] | None, list[Placed]] = {}
    for entry in placed:
        if not is_short_name(entry[1].mention.name):
            by_key.setdefault(person_key(entry[1].mention.name), []).append(entry)
    groups = list(by_key.values())
    ends = _by_end(groups)
    lone: dict[str, list[Placed]] = {}
    for entry in placed:
        if not is_short_name(entry[1].mention.name):
            continue
        word = surname_of(entry[1].mention.name)
        home = _home_of(entry, ends.get(word, ()), lexicon)
        if home is None:
            lone.setdefault(word, []).append(entry)
        else:
            home.append(entry)
    return [*groups, *lone.values()]


def _by_end(groups: Iterable[list[Placed]]) -> dict[str, list[list[Placed]]]:
    """The groups of full names, by the surnames and given names that may stand for them."""
    ends: dict[str, list[list[Placed]]] = {}
    for group in groups:
        name = group[0][1].mention.name
        for word in {name_words(name)[0], surname_of(name)}:
            ends.setdefault(word, []).append(group)
    return ends


def _home_of(
    entry: Placed, groups: Sequence[list[Placed]], lexicon: NameLexicon
) -> list[Placed] | None:
    """The group of full names that a lone surname or given name belongs to, if any."""
    if len(groups) <= 1:
        return groups[0] if groups else None
    place, name = entry
    wanted = _gender_of_title(name, lexicon)
    fitting = [
        group
        for group in groups
        if wanted is None or _gender_of([member for _, member in group], lexicon) in {wanted, None}
    ]
    suffix = name_suffix(name.mention.name)
    same = [group for group in fitting if name_suffix(group[0][1].mention.name) == suffix]
    return max(same or fitting or groups, key=lambda group: _last_before(group, place))


def _last_before(group: Sequence[Placed], place: Place) -> tuple[Place, int]:
    """Where a group was last named in full before a place; groups not yet named come last."""
    full = [there for there, name in group if not is_short_name(name.mention.name)]
    earlier = [there for there in full if there < place]
    return (max(earlier), len(full)) if earlier else ((-1, -1), len(full))


def _gender_of(names: Iterable[Name], lexicon: NameLexicon) -> Gender | None:
    listed = list(names)
    titles = (_gender_of_title(name, lexicon) for name in listed)
    full = [name for name in listed if not is_short_name(name.mention.name)]
    given = (_gender_of_first_word(name, lexicon) for name in full or listed)
    return next((gender for gender in (*titles, *given) if gender is not None), None)


def _gender_of_title(name: Name, lexicon: NameLexicon) -> Gender | None:
    words = (name.mention.title or "").split()
    return gender_of_noun(words[-1], lexicon) if words else None


def _gender_of_first_word(name: Name, lexicon: NameLexicon) -> Gender | None:
    return gender_of_given_name(name_words(name.mention.name)[0], lexicon)


# --- organisations and countries --------------------------------------------------------------


def _group_others(placed: Sequence[Placed], lexicon: NameLexicon) -> list[list[Placed]]:
    by_key: dict[tuple[ActorKind, str], list[Placed]] = {}
    for entry in placed:
        by_key.setdefault((entry[1].kind, _other_key(entry[1], lexicon)), []).append(entry)
    longer = dict(_short_forms([key for kind, key in by_key if kind == "organisation"]))
    groups: dict[tuple[ActorKind, str], list[Placed]] = {}
    for (kind, key), group in by_key.items():
        home = longer.get(key, key) if kind == "organisation" else key
        groups.setdefault((kind, home), []).extend(group)
    return list(groups.values())


def _other_key(name: Name, lexicon: NameLexicon) -> str:
    worded = name.mention.name
    country = usual_country(worded, lexicon) if name.kind == "country" else None
    return country or fold_name(worded).removeprefix("the ")


def _short_forms(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each key that is the initials or the end of exactly one longer key, with that key."""
    full: dict[str, set[str]] = {}
    for key in keys:
        words = key.split()
        initials = "".join(word[0] for word in words if word not in {"of", "the", "and", "for"})
        if len(initials) > 1:
            full.setdefault(initials, set()).add(key)
        for start in range(1, len(words) - 1):
            full.setdefault(" ".join(words[start:]), set()).add(key)
    for key in keys:
        homes = full.get(key, set()) - {key}
        if len(homes) == 1:
            yield key, homes.pop()
