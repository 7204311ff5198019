"""Which names of an article belong to one bearer: its cast of characters."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.lexicon import NameLexicon
from summarizer.model import ActorKind
from summarizer.names.bearers import Place, Placed, gender_of, group_people
from summarizer.names.folding import initials_of, name_words
from summarizer.names.mentions import Name
from summarizer.names.vocabulary import Gender, usual_country, usual_institution


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """Somebody, or something, that an article names.

    Attributes:
        name: the fullest name, as worded.
        kind: what it is.
        gender: of a person, when the text tells.
        names: all its names, in reading order.
        places: where these names stand.
        acts: how many of them are the subject of a verb.
    """

    name: str
    kind: ActorKind
    gender: Gender | None
    names: tuple[Name, ...]
    places: tuple[Place, ...]
    acts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The characters of an article, in the order in which they enter.

    Attributes:
        characters: all of them.
        by_place: the character that each name belongs to.
        shares: of the short names that several may bear, how much of what these are named is
            their character's, 0 to 1.
    """

    characters: tuple[Character, ...]
    by_place: Mapping[Place, Character]
    shares: Mapping[Place, float]

    def at(self, paragraph: int, name: int) -> Character:
        """The character of the name so numbered in the paragraph so numbered."""
        return self.by_place[paragraph, name]

    def share(self, paragraph: int, name: int) -> float:
        """How surely that name is its character's: 1 where it can be nobody else's."""
        return self.shares.get((paragraph, name), 1.0)


def gather_cast(names: Sequence[Sequence[Name]], lexicon: NameLexicon) -> Cast:
    """Group the names of an article by their bearers."""
    placed = [
        ((paragraph, number), name)
        for paragraph, group in enumerate(names)
        for number, name in enumerate(group)
    ]
    people = group_people([entry for entry in placed if entry[1].kind == "person"], lexicon)
    groups = [
        *people.groups,
        *_group_others([entry for entry in placed if entry[1].kind != "person"], lexicon),
    ]
    characters = sorted(
        (_character(group, lexicon) for group in groups), key=lambda found: found.places[0]
    )
    return Cast(
        characters=tuple(characters),
        by_place={place: found for found in characters for place in found.places},
        shares=people.shares,
    )


def _character(group: Sequence[Placed], lexicon: NameLexicon) -> Character:
    ordered = sorted(group, key=lambda placed: placed[0])
    names = tuple(name for _, name in ordered)
    return Character(
        name=_fullest(names, lexicon),
        kind=names[0].kind,
        gender=gender_of(names, lexicon) if names[0].kind == "person" else None,
        names=names,
        places=tuple(place for place, _ in ordered),
        acts=sum(name.acts for name in names),
    )


def _fullest(names: Sequence[Name], lexicon: NameLexicon) -> str:
    """The name of most words, or a country's usual one.

    Of equals one without a capital article, then the one used most.
    """
    used = Counter(name.mention.name for name in names)

    def rank(name: str) -> tuple[bool, int, bool, int]:
        usual = usual_country(name, lexicon) == name.lower()
        return usual, len(name_words(name)), not name.startswith("The "), used[name]

    return max(used, key=rank)


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
    return country or usual_institution(worded, lexicon)


def _short_forms(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each key that is the initials or the end of exactly one longer key, with that key."""
    full: dict[str, set[str]] = {}
    for key in keys:
        words = key.split()
        if initials := initials_of(key):
            full.setdefault(initials, set()).add(key)
        for start in range(1, len(words) - 1):
            full.setdefault(" ".join(words[start:]), set()).add(key)
    for key in keys:
        homes = full.get(key, set()) - {key}
        if len(homes) == 1:
            yield key, homes.pop()
