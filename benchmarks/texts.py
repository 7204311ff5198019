"""Articles to read: the two of ``seeds/``, and generated or development ones."""

import gzip
import json
from itertools import chain, islice
from pathlib import Path

from benchmarks.generated import Cast, happen, write_reports
from benchmarks.store import NOW, SEED
from bot.ingest.folders import read_files
from summarizer import Article

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
DEVELOPMENT_SET = "single.cnndm-cased.jsonl.gz"

_CAST_SIZE = 200


def find_articles(count: int, data: Path | None = None) -> tuple[Article, ...]:
    """The articles of ``seeds/`` and as many others as make up the number.

    Args:
        count: how many in all.
        data: a folder with cased development articles to take; generated ones without it.
    """
    seeds = _read_seeds()
    others = _read_development(data, count) if data else generate_articles(count)
    return (*seeds, *others)[:count]


def generate_articles(count: int) -> tuple[Article, ...]:
    """Generated articles, always the same."""
    cast = Cast(_CAST_SIZE, SEED)
    events = happen(cast, count, NOW, SEED)
    reports = chain.from_iterable(write_reports(event, NOW, SEED) for event in events)
    return tuple(report.article for report in reports)


def _read_seeds() -> tuple[Article, ...]:
    items, _ = read_files(SEEDS, sorted(SEEDS.glob("*.txt")))
    return tuple(
        Article(
            id=f"seed-{number}",
            source=item.outlet,
            title=item.title,
            text=item.raw or "",
            language=item.language,
            published=item.published,
        )
        for number, item in enumerate(items)
    )


def _read_development(data: Path, count: int) -> tuple[Article, ...]:
    # Not splitlines(): JSON strings may hold U+2028 and the like.
    with gzip.open(data / DEVELOPMENT_SET, "rt", encoding="utf-8", newline="\n") as lines:
        rows = [json.loads(line) for line in islice(lines, count)]
    return tuple(
        Article(id=row["id"], source=data.name, title=row.get("title", ""), text=row["text"])
        for row in rows
    )
