"""What may be put right about stories."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRuling:
    """Offer what can be put right about a story."""

    story_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItsArticles:
    """List a story's articles, to say of one that it tells another story."""

    story_id: str
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOut:
    """Take an article out of its story; asked for once more unless ``confirmed``."""

    story_id: str
    article_id: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCloseStories:
    """List which stories may be the same as one."""

    story_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinStories:
    """Make a story one with another; asked for once more unless ``confirmed``."""

    story_id: str
    into: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRulings:
    """List what was put right about stories."""

    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawRuling:
    """Let what was put right hold no more; asked for once more unless ``confirmed``."""

    number: int
    confirmed: bool = False
