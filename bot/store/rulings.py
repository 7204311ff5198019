"""What admins put right about stories: it holds for all that is grouped later, until withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select

from bot.store import schema
from bot.store.database import Tx
from summarizer.model import Ruling

_R = schema.rulings.c
_RA = schema.ruled_articles.c


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedRuling:
    """A ruling as it is kept."""

    number: int
    ruling: Ruling
    made: datetime
    made_by: int | None


def add(tx: Tx, ruling: Ruling, *, by: int | None, now: datetime) -> int:
    """Keep a ruling; its number."""
    noted = schema.rulings.insert().values(together=ruling.together, made=now, made_by=by)
    number = int(tx.execute(noted.returning(_R.number)).scalar_one())
    sides = [*((one, True) for one in ruling.ones), *((other, False) for other in ruling.others)]
    tx.execute(
        schema.ruled_articles.insert(),
        [
            {"number": number, "article_id": article_id, "is_one": is_one}
            for article_id, is_one in sorted(sides)
        ],
    )
    return number


def every(tx: Tx) -> tuple[Ruling, ...]:
    """All rulings, the oldest first."""
    return tuple(noted.ruling for noted in reversed(_read(tx)))


def listed(tx: Tx) -> Sequence[NotedRuling]:
    """All rulings, the newest first."""
    return _read(tx)


def get(tx: Tx, number: int) -> NotedRuling | None:
    """One ruling; None when there is none (any more)."""
    return next(iter(_read(tx, _R.number == number)), None)


def withdraw(tx: Tx, number: int) -> bool:
    """Let a ruling hold no more; False when there is none."""
    return tx.execute(delete(schema.rulings).where(_R.number == number)).rowcount == 1


def _read(tx: Tx, *chosen: ColumnElement[bool]) -> Sequence[NotedRuling]:
    """Rulings with their articles, the newest first."""
    query = select(schema.rulings, _RA.article_id, _RA.is_one).join(schema.ruled_articles)
    sides: dict[int, tuple[set[str], set[str]]] = {}
    heads = {}
    for row in tx.execute(query.where(*chosen).order_by(_R.number.desc())):
        heads[row.number] = row
        sides.setdefault(row.number, (set(), set()))[row.is_one].add(row.article_id)
    return [
        NotedRuling(
            number=number,
            ruling=Ruling(
                together=row.together,
                ones=frozenset(sides[number][True]),
                others=frozenset(sides[number][False]),
            ),
            made=row.made,
            made_by=row.made_by,
        )
        for number, row in heads.items()
    ]
