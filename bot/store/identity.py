"""What an article is known by: its address, its place in a source, and its words."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import Row, select

from bot.model import Item
from bot.store import schema
from bot.store.columns import storable
from bot.store.database import Tx

_LONGEST = 500
"""Characters of an id that is kept as it is: PostgreSQL indexes some 2,700 bytes (B-tree), and a
character has up to four."""

_A = schema.articles.c


def article_id(
    url: str | None, source_id: int | None, external_id: str | None, raw: str = ""
) -> str:
    """The durable id of an article: of its address, its place in a source, or its content.

    Args:
        url: the canonical address, if it has one.
        source_id: where it comes from, if from a source.
        external_id: its id in that source.
        raw: the text as found; tells articles apart that have neither address nor source.
    """
    if url is not None:
        name = f"url\0{url}"
    elif source_id is not None and external_id is not None:
        name = f"item\0{source_id}\0{external_id}"
    else:
        name = f"content\0{raw}"
    return "a" + content_hash(name)[:11]


def place_in_source(external_id: str | None) -> str | None:
    """What an id in a source is kept as: itself, or the hash of a long one."""
    if external_id is None or len(external_id) <= _LONGEST:
        return external_id
    return content_hash(external_id)


def content_hash(text: str) -> str:
    """What tells one text from another, 32 hexadecimal digits."""
    return blake2b(storable(text).encode(), digest_size=16).hexdigest()


def by_url(tx: Tx, url: str) -> str | None:
    """The id of the article with this canonical address."""
    return tx.scalar(select(_A.id).where(_A.url == url))


def stored_as(
    tx: Tx, url: str | None, source_id: int | None, external_id: str | None
) -> Row[*tuple[Any, ...]] | None:
    """The row of the article with this address, or else of the one with this place in a source."""
    columns = (_A.id, _A.url, _A.source_id, _A.external_id, _A.content_hash, _A.seen)
    found = None
    if url is not None:
        found = tx.execute(select(*columns).where(_A.url == url)).one_or_none()
    if found is None and source_id is not None and external_id is not None:
        place = place_in_source(external_id)
        in_source = (_A.source_id == source_id) & (_A.external_id == place)
        found = tx.execute(select(*columns).where(in_source)).one_or_none()
    return found


def is_copy(tx: Tx, outlet: str, found_hash: str, *, of_news: bool) -> bool:
    """Whether the outlet published the very same text before; ``of_news``: in a source.

    The same words in another outlet are an article of its own: stories count such copies. A page
    that somebody asked about is no news, and must not keep the news of the same words away.
    """
    copies = select(_A.id).where(_A.content_hash == found_hash, _A.outlet == outlet)
    if of_news:
        copies = copies.where(_A.source_id.is_not(None))
    return tx.scalar(copies.limit(1)) is not None


def unseen(tx: Tx, items: Sequence[Item], source_id: int) -> tuple[Item, ...]:
    """The items that are new, or whose text is another than when they were read.

    An item is known by its address, by its id in the source, or because its outlet published the
    very same text before. A page that somebody asked about counts as new: it was read, but it is
    not yet among the news.
    """
    return tuple(item for item in items if not _is_known(tx, item, source_id))


def _is_known(tx: Tx, item: Item, source_id: int) -> bool:
    found_hash = None if item.raw is None else content_hash(item.raw)
    known = stored_as(tx, item.url, source_id, item.external_id)
    if known is not None:
        same = found_hash is None or found_hash == known.content_hash
        return same and known.source_id is not None
    return found_hash is not None and is_copy(tx, item.outlet, found_hash, of_news=True)
