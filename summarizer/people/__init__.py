"""People, organisations and countries in the news: who they are, what they said, who is meant.

``whos_who`` reads one document and is the only one that needs the parser; ``merge_actors`` and
``find_actor`` work on what it found and load nothing.
"""

from summarizer.names.folding import fold_name
from summarizer.people.finding import find_actor, name_keys
from summarizer.people.merging import merge_actors
from summarizer.people.portraits import whos_who

__all__ = ["find_actor", "fold_name", "merge_actors", "name_keys", "whos_who"]
