"""What was put right about people, as an admin reads it, and whom somebody may be the same as."""

from bot.answers import cards, families, naming
from bot.model import ActorLine, Correction, CorrectionKind, CorrectionList
from bot.store import articles, corrections, names, people
from bot.store.corrections import Noted
from bot.store.database import Database, Tx
from summarizer.people import surname_key

CORRECTIONS_OF_A_PAGE = 8

_MOST_ALIKE = 8


def made_corrections(db: Database, page: int = 0) -> CorrectionList:
    """One page of what was put right, the newest first; the last where there are fewer."""
    with db.read() as tx:
        pages = max(1, -(-corrections.count(tx) // CORRECTIONS_OF_A_PAGE))
        page = min(max(0, page), pages - 1)
        noted = corrections.listed(tx, page * CORRECTIONS_OF_A_PAGE, CORRECTIONS_OF_A_PAGE)
        return CorrectionList(
            corrections=tuple(_told(tx, each) for each in noted), page=page, pages=pages
        )


def correction(db: Database, number: int) -> Correction | None:
    """One correction; None when there is none (any more)."""
    with db.read() as tx:
        noted = corrections.get(tx, number)
        return None if noted is None else _told(tx, noted)


def alike(db: Database, key: str) -> tuple[ActorLine, ...]:
    """Who may be the same as somebody under another name: of that surname, or spelt much like it."""
    with db.read() as tx:
        own = families.with_key(tx, key)
        if own is None:
            return ()
        namesakes = names.namesakes(tx, {surname_key(own.name)} - {""})
        keys = [
            *(bearer.key for bearer in namesakes if bearer.kind == own.kind),
            *(near for _, near in naming.closest(tx, own.name)),
        ]
        found = (families.with_key(tx, each) for each in dict.fromkeys(keys))
        others = {family.key: family for family in found if family and family.key not in own.keys}
        return tuple(
            cards.line(tx, family, names.count_articles(tx, family.keys))
            for family in [*others.values()][:_MOST_ALIKE]
        )


def _told(tx: Tx, noted: Noted) -> Correction:
    heads = articles.heads(tx, [noted.article_id] if noted.article_id else [])
    merged = noted.kind is CorrectionKind.MERGED
    return Correction(
        number=noted.number,
        kind=noted.kind,
        made=noted.made,
        made_by=noted.made_by,
        name=_former_name(tx, noted.key) if merged else _name(tx, noted.key),
        other=_former_name(tx, noted.into_key or "") if merged else None,
        head=heads.get(noted.article_id or ""),
    )


def _name(tx: Tx, key: str) -> str | None:
    family = families.with_key(tx, key)
    return None if family is None else cards.line(tx, family, 0).name


def _former_name(tx: Tx, key: str) -> str | None:
    """By which name somebody was known who may stand under another's key now."""
    standing = names.called(tx, corrections.current(tx, key))
    own = (name for name, kind in standing if people.person_key(name, kind) == key)
    return next(own, None)
