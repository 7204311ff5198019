"""The actors of one document: characters of its cast with their roles and statements."""

from collections.abc import Sequence

from summarizer.lexicon import load_lexicon
from summarizer.model import Actor, Document, Quote, Role
from summarizer.names import Character, Name, find_names, gather_cast
from summarizer.names.bearers import Place
from summarizer.names.folding import fold_name
from summarizer.parse import parse
from summarizer.quotes import find_quotes

# What makes an actor prominent, in mentions: a place in the headline, in the first paragraph.
_IN_TITLE = 3
_IN_LEAD = 1


def whos_who(document: Document) -> tuple[Actor, ...]:
    """The people, organisations and countries that speak or act in a document.

    Authors named in the byline and places are none; organisations and countries are only those
    that speak, or are the subject of a verb. A statement whose speaker is unknown is on nobody.

    Returns:
        The actors, most prominent first; none for a language without a parser.
    """
    paragraphs = parse(document)
    if not paragraphs:
        return ()
    lexicon = load_lexicon(document.article.language)
    names = find_names(document, paragraphs, lexicon)
    cast = gather_cast(names, lexicon.names)
    # By where they enter: a country and a person may be called alike.
    said: dict[Place, list[Quote]] = {found.places[0]: [] for found in cast.characters}
    for character, quote in find_quotes(document, paragraphs, names, cast, lexicon):
        said[character.places[0]].append(quote)
    byline = f" {fold_name(document.byline or '')} "
    shown = [
        (character, said[character.places[0]])
        for character in cast.characters
        if _is_actor(character, said[character.places[0]], byline)
    ]
    shown.sort(key=lambda entry: -_prominence(document, *entry))
    return tuple(_portrait(document, *entry) for entry in shown)


def _is_actor(character: Character, quotes: Sequence[Quote], byline: str) -> bool:
    if character.kind == "person":
        by_author = f" {fold_name(character.name)} " in byline
        return not by_author and (bool(quotes) or _reads_as_person(character))
    return bool(quotes) or any(name.acts and not name.collective for name in character.names)


def _reads_as_person(character: Character) -> bool:
    """Whether anything but the parser says that a name is a person's, and nothing another's."""
    if character.gender is not None:
        return True
    if any(name.roles or name.mention.title for name in character.names):
        return True
    if all(name.impersonal for name in character.names):
        return False
    acts = any(name.acts for name in character.names)
    return (" " in character.name or acts) and not any(name.placed for name in character.names)


def _prominence(document: Document, character: Character, quotes: Sequence[Quote]) -> int:
    title = f" {fold_name(document.article.title)} "
    worded = {fold_name(name.mention.name) for name in character.names}
    in_title = any(f" {name} " in title for name in worded)
    in_lead = character.places[0][0] == 0
    return len(character.names) + len(quotes) + _IN_TITLE * in_title + _IN_LEAD * in_lead


def _portrait(document: Document, character: Character, quotes: Sequence[Quote]) -> Actor:
    return Actor(
        name=character.name,
        kind=character.kind,
        aliases=_aliases(character),
        roles=_roles(document, character),
        quotes=tuple(quotes),
        article_ids=(document.article.id,),
        mentions=tuple(name.mention for name in character.names),
    )


def _aliases(character: Character) -> tuple[str, ...]:
    forms = [form for name in character.names for form in _forms(name)]
    return tuple(form for form in dict.fromkeys(forms) if form != character.name)


def _forms(name: Name) -> list[str]:
    """A name, and for a lone surname the name with the title of one word before it.

    In small letters the word tells what somebody is, and is no part of the name: "wife Keller".
    """
    mention, title = name.mention, name.mention.title or ""
    addressed = " " not in mention.name and title[:1].isupper() and " " not in title
    return [mention.name, f"{title} {mention.name}"] if addressed else [mention.name]


def _roles(document: Document, character: Character) -> tuple[Role, ...]:
    """Each role once, where it is worded first."""
    roles: dict[str, Role] = {}
    for name in character.names:
        for span in name.roles:
            text = span.of(document.article.text)
            role = Role(article_id=document.article.id, span=span, text=text)
            roles.setdefault(text.casefold(), role)
    return tuple(sorted(roles.values(), key=lambda role: role.span))
