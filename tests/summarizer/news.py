"""Pages of news and examples in ten languages, written for the tests: ``articles/<lang>.toml``."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.model import Article

_FOLDER = Path(__file__).parent / "articles"
LANGUAGES = tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


def _read(language: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as scraped, and what is in it."""

    language: str
    title: str
    byline: str
    text: str
    sentences: tuple[str, ...]
    needs: frozenset[int]
    furniture: tuple[str, ...]

    def article(self, language: str | None = None) -> Article:
        """The page as an article, in its own language unless another is said."""
        return Article(
            id=self.language,
            source="Harbour Post",
            title=self.title,
            text=self.text,
            language=self.language if language is None else language,
        )


def examples_in(kind: str) -> list[tuple[str, str]]:
    """The examples of a kind in every language, as (language, example)."""
    return [(language, example) for language in LANGUAGES for example in _read(language)[kind]]


def page_in(language: str) -> Page:
    fields = _read(language)
    before, between, after = fields["before"], fields["between"], fields["after"]
    paragraphs = [" ".join(sentences) for sentences in fields["body"]]
    lines = [fields["title"], *before, *paragraphs[:2], *between, *paragraphs[2:], *after]
    return Page(
        language=language,
        title=fields["title"],
        byline=fields["byline"],
        text="\n\n".join(lines),
        sentences=tuple(sentence for sentences in fields["body"] for sentence in sentences),
        needs=frozenset(fields["needs"]),
        furniture=(*before, *between, *after),
    )
