"""Documents and what is read from them, for the tests of parse, names, quotes and people."""

from pathlib import Path

from summarizer import Actor, Article, Document, Quote, read
from summarizer.lexicon import load_lexicon
from summarizer.names import Name, find_names
from summarizer.parse import Entity, Paragraph, parse
from summarizer.people import whos_who

# What any name may stand before.
SAID = " said on Monday that the port would close."

SEEDS = Path(__file__).parents[2] / "seeds"

STANDOFF = ("000_b04f148d023db3ff.txt", "VOA", "Standoff Over Ukraine Continues")
GROUND = (
    "001_8c93164d1fbcc7b7.txt",
    "Tribune News Service",
    "US, Russia hold their ground as Ukraine standoff drags on",
)


def document_of(text: str, *, title: str = "", language: str = "en") -> Document:
    """A document read from a text."""
    return read(Article(id="a1", source="Paper", title=title, text=text, language=language))


def seed(name: str, source: str, title: str) -> Document:
    """A document read from one of the two articles that the project starts from."""
    text = (SEEDS / name).read_text(encoding="utf-8")
    return read(Article(id=name[:3], source=source, title=title, text=text))


def actors_of(text: str) -> dict[str, Actor]:
    """The actors of a text, by name."""
    return {actor.name: actor for actor in whos_who(document_of(text))}


def entity_in(text: str, part: str, label: str = "PERSON") -> tuple[Paragraph, Entity]:
    """A text of one paragraph, parsed, and a part of it, of whole tokens, as an entity."""
    (paragraph,) = parse(document_of(text))
    at = text.index(part)
    inside = [t.index for t in paragraph.tokens if at <= t.span.start < at + len(part)]
    return paragraph, Entity(start=inside[0], end=inside[-1] + 1, label=label)


def names_in(text: str) -> list[Name]:
    """The names of a text where they stand."""
    document = document_of(text)
    return [
        name
        for group in find_names(document, parse(document), load_lexicon("en"))
        for name in group
    ]


def people_in(text: str) -> set[str]:
    """The names of the people of a text."""
    return {actor.name for actor in actors_of(text).values() if actor.kind == "person"}


def quotes_of(text: str) -> list[Quote]:
    """What all actors of a text say."""
    return [quote for actor in whos_who(document_of(text)) for quote in actor.quotes]


def said_by(text: str, name: str, *, direct: bool) -> list[str]:
    """The words of the statements of one actor."""
    return [
        quote.text for quote in quotes_of(text) if quote.speaker == name and quote.direct is direct
    ]
