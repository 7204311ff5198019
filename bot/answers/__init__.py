"""What a reader may ask: the news, its people, and the state of the instance. Read only."""

from bot.answers.actors import main_actors, person, who_is
from bot.answers.instance import health, my_data, source, sources
from bot.answers.news import briefing, edition, proof, search_stories, story

__all__ = [
    "briefing",
    "edition",
    "health",
    "main_actors",
    "my_data",
    "person",
    "proof",
    "search_stories",
    "source",
    "sources",
    "story",
    "who_is",
]
