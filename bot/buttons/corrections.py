"""What may be put right about people."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCorrecting:
    """Offer what can be put right about somebody."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLines:
    """List somebody's roles and statements, to strike one."""

    key: str
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeLine:
    """Take a line (``bot.model.line_mark``) from somebody's card."""

    key: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTheirArticles:
    """List the articles that name somebody, to say of one that it means a namesake."""

    key: str
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPerson:
    """Let an article speak of a namesake."""

    key: str
    article_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListAlike:
    """List whom somebody may be the same as."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePeople:
    """Make somebody one with another; asked for once more unless ``confirmed``."""

    key: str
    into: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePerson:
    """Take somebody off all cards for good; asked for once more unless ``confirmed``."""

    key: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCorrections:
    """List what was put right about people."""

    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawCorrection:
    """Let a correction hold no more; asked for once more unless ``confirmed``."""

    number: int
    confirmed: bool = False
