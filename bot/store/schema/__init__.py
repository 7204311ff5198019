"""The tables. Migrations make them; a test holds the two equal on both databases.

    sources ─< articles ── digests            what was published, what was understood
                  ├─< appearances ─< names    who acts in it, under which folded names
                  │        corrections        what is removed, merged, parted or struck for good
                  └── story_articles >─ stories ─< story_aliases
        ungrouped                         what has to be put in its place among the stories
        rulings ─< ruled_articles         which articles tell one story, and which do not
    chats   briefings ─< outbox   ledger      who is told, what, and whether it arrived
        interests                         what each chat follows and mutes
    updates   revisions ─< changes   versions

Full-text search is no table of this metadata: an FTS5 index over ``digests`` on SQLite, a
generated ``tsvector`` column on PostgreSQL; the first migration makes both.
"""

from bot.store.schema.actors import appearances, corrections, names
from bot.store.schema.basis import metadata
from bot.store.schema.delivery import briefings, chats, interests, ledger, outbox
from bot.store.schema.events import (
    ruled_articles,
    rulings,
    stories,
    story_aliases,
    story_articles,
    ungrouped,
    versions,
)
from bot.store.schema.publications import articles, digests, sources
from bot.store.schema.work import changes, revisions, updates

__all__ = [
    "appearances",
    "articles",
    "briefings",
    "changes",
    "chats",
    "corrections",
    "digests",
    "interests",
    "ledger",
    "metadata",
    "names",
    "outbox",
    "revisions",
    "ruled_articles",
    "rulings",
    "sources",
    "stories",
    "story_aliases",
    "story_articles",
    "ungrouped",
    "updates",
    "versions",
]
