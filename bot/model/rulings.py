"""What admins put right about stories, as they see it."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.briefings import ArticleHead


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """What became of stories of which something was put right; (id, headline) of each."""

    stories: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseStory:
    """A story that may be the same as another one."""

    story_id: str
    headline: str
    article_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRuling:
    """What was put right, once.

    Attributes:
        number: by which it is withdrawn.
        together: two stories were joined; else an article was taken out of one.
        made_by: the Telegram user who asked.
        one: the article that was taken out, or the newest of one story; None when it is gone.
        other: the newest article of the other story.
    """

    number: int
    together: bool
    made: datetime
    made_by: int | None
    one: ArticleHead | None
    other: ArticleHead | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingList:
    """One page of what was put right, the newest first."""

    rulings: tuple[ToldRuling, ...]
    page: int
    pages: int
