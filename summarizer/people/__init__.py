"""People, organisations and countries in the news: who they are, what they said, who is meant.

``whos_who`` reads one document and is the only one that needs the parser; ``merge_actors`` and
``find_actor`` work on what it found and load nothing.
"""

from summarizer.names.folding import fold_name, initials_of
from summarizer.people.finding import asked_forms, find_actor, name_keys
from summarizer.people.identity import (
    bare_name,
    identity,
    is_short_for,
    is_surname_alone,
    resolve_initials,
    resolve_surnames,
    surname_key,
)
from summarizer.people.merging import fullest_name, merge_actors, unite
from summarizer.people.portraits import whos_who

__all__ = [
    "asked_forms",
    "bare_name",
    "find_actor",
    "fold_name",
    "fullest_name",
    "identity",
    "initials_of",
    "is_short_for",
    "is_surname_alone",
    "merge_actors",
    "name_keys",
    "resolve_initials",
    "resolve_surnames",
    "surname_key",
    "unite",
    "whos_who",
]
