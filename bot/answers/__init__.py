"""What a reader may ask: the news, its people, and the state of the instance. Read only."""

from bot.answers.actors import as_corrected, main_actors, people_in, person, who_is
from bot.answers.corrections import alike, correction, made_corrections
from bot.answers.instance import health, my_data, source, sources
from bot.answers.interests import followed_and_muted, interest_in, stance
from bot.answers.news import briefing, edition, new_to, proof, search_stories, standing, story
from bot.answers.rulings import close_stories, made_rulings, ruling
from bot.answers.statements import (
    export_statements,
    line_proof,
    name_and_words,
    said,
    said_by,
)

__all__ = [
    "alike",
    "as_corrected",
    "briefing",
    "close_stories",
    "correction",
    "edition",
    "export_statements",
    "followed_and_muted",
    "health",
    "interest_in",
    "line_proof",
    "made_corrections",
    "made_rulings",
    "main_actors",
    "my_data",
    "name_and_words",
    "new_to",
    "people_in",
    "person",
    "proof",
    "ruling",
    "said",
    "said_by",
    "search_stories",
    "source",
    "sources",
    "stance",
    "standing",
    "story",
    "who_is",
]
