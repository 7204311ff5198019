"""What a reader may ask: the news, its people, and the state of the instance. Read only."""

from bot.answers.actors import main_actors, person, who_is
from bot.answers.instance import health, my_data, source, sources
from bot.answers.news import briefing, edition, proof, search_stories, story
from bot.answers.statements import Line, Said, Statement, export_statements, said

__all__ = [
    "Line",
    "Said",
    "Statement",
    "briefing",
    "edition",
    "export_statements",
    "health",
    "main_actors",
    "my_data",
    "person",
    "proof",
    "said",
    "search_stories",
    "source",
    "sources",
    "story",
    "who_is",
]
