"""Who and what an article names: where, with which title and role, and which names are one.

``find_names`` gives the mentions, ``gather_cast`` the characters they belong to.
"""

from summarizer.names.cast import Cast, Character, gather_cast
from summarizer.names.mentions import Name, find_names

__all__ = ["Cast", "Character", "Name", "find_names", "gather_cast"]
