"""Who is who: one actor's card, those who fit a name, the main actors of the day or of a story."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from difflib import get_close_matches

from bot.model import ActorLine, ActorList, Choice, NobodyFound, PersonCard, WhoAnswer
from bot.store import articles, people, stories
from bot.store.database import Database, Tx
from bot.store.people import person_key
from summarizer import find_actor, merge_actors
from summarizer.model import Actor, Nobody, Several
from summarizer.people import fold_name, name_keys

LONGEST_NAME = 100
"""Characters of a name that are looked up; no name is longer."""

MOST_CHOICES = 8
MOST_CLOSEST = 5
COMPANIONS = 5
STORIES = 5

PEOPLE_OF_A_PAGE = 10
OTHERS_OF_A_PAGE = 5

_ALIKE = 0.6
"""How alike (0 to 1) a name must be to be offered for one that nobody bears: below this, names of
seven letters that share only three come up."""

_COMPANY = 20
"""The newest articles of an actor in which companions are counted: enough for a card's few names."""


def who_is(db: Database, name: str) -> WhoAnswer:
    """Who is called so: a card, a choice when several fit, or the closest names."""
    asked = " ".join(name.split())[:LONGEST_NAME]
    with db.read() as tx:
        actors = _bearing(tx, asked)
        found = find_actor(actors, asked)
        match found:
            case Nobody():
                return NobodyFound(name=asked, closest=_closest(tx, asked, found.closest))
            case Several():
                return _choice(asked, found.actors)
            case Actor():
                namesakes = _namesakes(actors, found, asked)
                return _choice(asked, namesakes) if namesakes else _card(tx, found)


def person(db: Database, key: str) -> WhoAnswer:
    """The card of the actor whose name has this key."""
    with db.read() as tx:
        appearances = people.by_key(tx, key)
        if not appearances:
            return NobodyFound(name="", closest=())
        name, kind = appearances[0].name, appearances[0].kind
        folded = fold_name(name)
        merged = merge_actors([(actor,) for actor in (*appearances, *_named(tx, name))])
        for actor in merged:
            names = {fold_name(each) for each in (actor.name, *actor.aliases)}
            if actor.kind == kind and folded in names:
                return _card(tx, actor)
        return _card(tx, merged[0])


def main_actors(
    db: Database, now: datetime, hours: int, *, page: int = 0, story_id: str | None = None
) -> ActorList:
    """One page of those whom most articles name: of the last ``hours``, or of one story."""
    page = max(0, page)
    with db.read() as tx:
        if story_id is not None:
            return _of_story(tx, story_id, page)
        since = now - timedelta(hours=hours)
        return ActorList(
            people=people.main(tx, since, "person", PEOPLE_OF_A_PAGE, page * PEOPLE_OF_A_PAGE),
            others=_others(tx, since, page),
            page=page,
            pages=_pages(people.count_main(tx, since, "person"), PEOPLE_OF_A_PAGE),
        )


def _others(tx: Tx, since: datetime, page: int) -> tuple[ActorLine, ...]:
    offset = page * OTHERS_OF_A_PAGE
    lines = [
        line
        for kind in ("organisation", "country")
        for line in people.main(tx, since, kind, offset + OTHERS_OF_A_PAGE)
    ]
    lines.sort(key=lambda line: -line.article_count)
    return tuple(lines[offset : offset + OTHERS_OF_A_PAGE])


def _of_story(tx: Tx, story_id: str, page: int) -> ActorList:
    told = stories.get(tx, story_id)
    ids = [story_id] if told is None else [head.id for head in told.heads]
    merged = merge_actors(people.of_article_ids(tx, ids))
    lines = [_line(actor) for actor in merged if actor.kind == "person"]
    others = [_line(actor) for actor in merged if actor.kind != "person"]
    return ActorList(
        people=tuple(lines[page * PEOPLE_OF_A_PAGE :][:PEOPLE_OF_A_PAGE]),
        others=tuple(others[page * OTHERS_OF_A_PAGE :][:OTHERS_OF_A_PAGE]),
        page=page,
        pages=_pages(len(lines), PEOPLE_OF_A_PAGE),
        of_story=story_id,
        headline=None if told is None else told.headline,
    )


def _pages(lines: int, of_a_page: int) -> int:
    return max(1, -(-lines // of_a_page))


# --- finding ------------------------------------------------------------------------------------


def _bearing(tx: Tx, name: str) -> tuple[Actor, ...]:
    """Every actor that may be meant, merged over its newest articles, most prominent first."""
    return merge_actors([(actor,) for actor in _named(tx, name)])


def _named(tx: Tx, name: str) -> Iterable[Actor]:
    """Appearances under the whole name and under its last word, where a surname stands."""
    folded = fold_name(name)
    bare = folded.removeprefix("the ")
    wanted = dict.fromkeys((folded, bare, *bare.split()[-1:]))
    found = (actor for key in wanted if key for actor in people.named(tx, key))
    return {(actor.article_ids, actor.name, actor.kind): actor for actor in found}.values()


def _namesakes(actors: Sequence[Actor], found: Actor, asked: str) -> tuple[Actor, ...]:
    """All who bear the one name that was asked for, if there are several.

    An article that gives a surname only leaves an actor of that name alone; whoever asks for the
    surname may as well mean those whose full names are known.
    """
    folded = fold_name(asked)
    if " " in folded or found.kind != "person":
        return ()
    fitting = [actor for actor in actors if folded in name_keys(actor)]
    return tuple(fitting) if len(fitting) > 1 else ()


def _choice(asked: str, actors: Sequence[Actor]) -> WhoAnswer:
    return Choice(name=asked, lines=tuple(map(_line, actors[:MOST_CHOICES])))


def _closest(tx: Tx, asked: str, known: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Names like the one asked for, with their keys: of its last word, then of its beginning."""
    folded = fold_name(asked)
    words = folded.split()
    resembling = {
        fold_name(name): name
        for start in dict.fromkeys((folded, *words[-1:]))
        if start
        for name in people.resembling(tx, start)
    }
    by_word = {word: name for key, name in resembling.items() for word in (key, *key.split()[-1:])}
    alike = [
        by_word[key]
        for start in dict.fromkeys((folded, *words[-1:]))
        for key in get_close_matches(start, by_word, n=MOST_CLOSEST, cutoff=_ALIKE)
    ]
    names = tuple(dict.fromkeys((*known, *alike)))[:MOST_CLOSEST]
    return tuple((name, person_key(name)) for name in names)


# --- showing ------------------------------------------------------------------------------------


def _line(actor: Actor) -> ActorLine:
    return ActorLine(
        key=person_key(actor.name),
        name=actor.name,
        role=actor.roles[0].text if actor.roles else None,
        article_count=len(actor.article_ids),
    )


def _card(tx: Tx, actor: Actor) -> PersonCard:
    heads = articles.heads(tx, actor.article_ids)
    newest = sorted(heads, key=lambda each: (heads[each].published or heads[each].seen, each))
    return PersonCard(
        key=person_key(actor.name),
        actor=actor,
        heads=heads,
        companions=_companions(tx, actor, newest[-_COMPANY:]),
        stories=stories.of_articles(tx, actor.article_ids)[:STORIES],
    )


def _companions(
    tx: Tx, actor: Actor, article_ids: Collection[str]
) -> tuple[tuple[str, str, int], ...]:
    """The people most often named together with an actor, with their number of shared articles."""
    own = {fold_name(name) for name in (actor.name, *actor.aliases)}
    shared: Counter[str] = Counter()
    for other in merge_actors(people.of_article_ids(tx, article_ids)):
        if other.kind == "person" and fold_name(other.name) not in own:
            shared[other.name] += len(other.article_ids)
    best = sorted(shared.items(), key=lambda entry: (-entry[1], entry[0]))[:COMPANIONS]
    return tuple((name, person_key(name), count) for name, count in best)
