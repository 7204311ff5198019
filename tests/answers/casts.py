"""News by who is named in it, and what is answered of them."""

from bot.model import ActorLine, PersonCard, WhoAnswer
from bot.store.database import Database
from summarizer.model import Actor
from tests.store.newsroom import add_news
from tests.store.samples import make_actor


def publish(db: Database, *casts: tuple[str, ...] | tuple[Actor, ...]) -> None:
    """One article an hour back in time for each cast, the newest first; names are people."""
    with db.write() as tx:
        add_news(
            tx,
            *(
                tuple(
                    make_actor(f"a{number}", actor, role=None) if isinstance(actor, str) else actor
                    for actor in cast
                )
                for number, cast in enumerate(casts)
            ),
        )


def listed(lines: tuple[ActorLine, ...]) -> list[tuple[str, int]]:
    return [(line.name, line.article_count) for line in lines]


def card(answer: WhoAnswer) -> PersonCard:
    assert isinstance(answer, PersonCard)
    return answer
