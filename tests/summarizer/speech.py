"""Documents and what is read from them, for the tests of parse, names, quotes and people."""

from pathlib import Path

from summarizer import Actor, Article, Document, Quote, read
from summarizer.people import whos_who

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


def quotes_of(text: str) -> list[Quote]:
    """What all actors of a text say."""
    return [quote for actor in whos_who(document_of(text)) for quote in actor.quotes]


def said_by(text: str, name: str, *, direct: bool) -> list[str]:
    """The words of the statements of one actor."""
    return [
        quote.text for quote in quotes_of(text) if quote.speaker == name and quote.direct is direct
    ]
