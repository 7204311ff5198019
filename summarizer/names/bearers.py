"""Which names of people in an article are one bearer's.

A shorter name joins the longer one it ends or begins, initials the given name they open. Where a
surname fits two ("Clinton"), a form of address decides by gender, a title by who was called so,
else the one named in full last.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """The names of people by their bearers.

    Attributes:
        groups: the names of each bearer.
        shares: of the short names that several may bear and no title decides between: how much of
            what these are named in the article is its bearer's, 0 to 1.
    """

    groups: Sequence[Sequence[Placed]]
    shares: Mapping[Place, float]


def group_people(placed: Sequence[Placed], lexicon: NameLexicon) -> Grouping:
    """Group the names of people by their bearers."""
    by_key: dict[tuple[str, str] | None, list[Placed]] = {}
    for entry in placed:
        if not is_short_name(entry[1].mention.name):
            by_key.setdefault(person_key(entry[1].mention.name), []).append(entry)
    bearers = [_Bearer(group, lexicon) for group in _joined(list(by_key.values()), lexicon)]
    ends = _by_end(bearers)
    lone: dict[str, list[Placed]] = {}
    shares: dict[Place, float] = {}
    for entry in placed:
        place, name = entry
        if not is_short_name(name.mention.name):
            continue
        word = spelling_key(surname_of(name.mention.name))
        fitting = _fitting(name, ends.get(word, ()), lexicon)
        if fitting and _is_somebody_else(entry, fitting, lexicon):
            unnamed = _Bearer([entry], lexicon)
            bearers.append(unnamed)
            ends[word].append(unnamed)
            continue
        if not fitting:
            lone.setdefault(word, []).append(entry)
            continue
        home = max(fitting, key=lambda bearer: bearer.last_before(place))
        if len(fitting) > 1:
            shares[place] = len(home.entries) / sum(len(bearer.entries) for bearer in fitting)
        home.add(entry)
    return Grouping(
        groups=[*(bearer.entries for bearer in bearers), *lone.values()], shares=shares
    )


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


class _Bearer:
    """Somebody named in full, and what the names found so far to be theirs tell of them."""

    def __init__(self, entries: Sequence[Placed], lexicon: NameLexicon) -> None:
        self.name = _name_of(entries)
        self.first_title = _title_noun(entries[0][1], lexicon)
        self.entries: list[Placed] = []
        self.titles: set[str | None] = set()
        self._lexicon = lexicon
        full = [entry for entry in entries if not is_short_name(entry[1].mention.name)]
        self._places = sorted(place for place, _ in full or entries)
        self._addressed: Gender | None = None
        self._given = gender_of((name for _, name in full), lexicon)
        for entry in entries:
            self.add(entry)

    def add(self, entry: Placed) -> None:
        """Take in a name that is theirs."""
        self.entries.append(entry)
        self.titles.add(_title_noun(entry[1], self._lexicon))
        self._addressed = self._addressed or _gender_of_title(entry[1], self._lexicon)

    @property
    def gender(self) -> Gender | None:
        return self._addressed or self._given

    def last_before(self, place: Place) -> tuple[Place, int]:
        """Where they were last named in full before a place; nowhere yet comes first."""
        earlier = bisect_left(self._places, place)
        return (self._places[earlier - 1] if earlier else (-1, -1)), len(self._places)


def _by_end(bearers: Iterable[_Bearer]) -> dict[str, list[_Bearer]]:
    """Who is named in full, by the surnames and given names that may stand for them."""
    ends: dict[str, list[_Bearer]] = {}
    for bearer in bearers:
        for word in {
            spelling_key(name_words(bearer.name)[0]),
            spelling_key(surname_of(bearer.name)),
        }:
            ends.setdefault(word, []).append(bearer)
    return ends


def _fitting(name: Name, bearers: Sequence[_Bearer], lexicon: NameLexicon) -> Sequence[_Bearer]:
    """Those whom a lone surname or given name may mean, as far as what stands before it tells."""
    if len(bearers) > _FEW:
        return ()
    wanted = _gender_of_title(name, lexicon)
    title = _title_noun(name, lexicon)
    # "Mrs. Keller" is not James; of a woman some say "Chairman".
    addressed = wanted if title is not None and is_courtesy(title, lexicon) else None
    bearers = [
        bearer
        for bearer in bearers
        if _initial_fits(name.mention.name, bearer.name)
        and (addressed is None or bearer.gender in {addressed, None})
    ]
    if len(bearers) <= 1:
        return bearers
    if wanted is not None:
        bearers = _narrowed(bearers, lambda bearer: bearer.gender in {wanted, None})
    suffix = name_suffix(name.mention.name)
    bearers = _narrowed(bearers, lambda bearer: name_suffix(bearer.name) == suffix)
    if title is not None and not is_courtesy(title, lexicon):
        bearers = _narrowed(bearers, lambda bearer: title in bearer.titles)
        bearers = _narrowed(bearers, lambda bearer: bearer.first_title not in lexicon.kin)
    return bearers


def _is_somebody_else(entry: Placed, fitting: Sequence[_Bearer], lexicon: NameLexicon) -> bool:
    """Whether a title before a surname tells of somebody whom the article never names in full.

    "President Biden" before "Jill Biden" is not she.
    """
    place, name = entry
    title = _title_noun(name, lexicon)
    return (
        title is not None
        and not is_courtesy(title, lexicon)
        and all(
            bearer.last_before(place)[0] < (0, 0) and title not in bearer.titles
            for bearer in fitting
        )
    )


def _narrowed(bearers: Sequence[_Bearer], fits: Callable[[_Bearer], bool]) -> Sequence[_Bearer]:
    """Those who fit; all of them if none does."""
    return [bearer for bearer in bearers if fits(bearer)] or bearers


def _initial_fits(short: str, full: str) -> bool:
    """Whether the initial before a surname, if there is one, is that of a given name."""
    initial = fold_name(short)[:1]
    return not _opens_with_initials(short) or fold_name(full).startswith(initial)


def _title_noun(name: Name, lexicon: NameLexicon) -> str | None:
    """The last word of the title before a name, in full: "senator" of "Sen."."""
    words = (name.mention.title or "").lower().split()
    if not words:
        return None
    word = words[-1].strip(".")
    return lexicon.abbreviations.get(word, word)


def _gender_of_title(name: Name, lexicon: NameLexicon) -> Gender | None:
    words = (name.mention.title or "").split()
    return gender_of_noun(words[-1], lexicon) if words else None


def _gender_of_first_word(name: Name, lexicon: NameLexicon) -> Gender | None:
    words = name_words(name.mention.name)
    return gender_of_given_name(words[0], lexicon) if words else None
