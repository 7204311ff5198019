"""What one who reads may tap on: stories, briefings, and the people in them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStory:
    """Show a story's card; ``fresh``: as a new message, so that the one tapped on stays."""

    story_id: str
    briefing_id: int | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBriefing:
    """Show a briefing again, the part that holds ``story_id``; without an id, the news of now."""

    briefing_id: int | None = None
    story_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProof:
    """Show sentence ``index`` of a story's card where it stands in its article."""

    story_id: str
    index: int = 0
    briefing_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTimeline:
    """Tell a story day by day."""

    story_id: str
    briefing_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWhy:
    """Say why a story stands where it does."""

    story_id: str
    briefing_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStoryPeople:
    """List who acts in a story."""

    story_id: str
    page: int = 0
    briefing_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListActors:
    """List who acts in the news of the day."""

    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPerson:
    """Show an actor's card; ``story_id`` is the story whose people Back returns to."""

    key: str
    page: int = 0
    story_id: str | None = None
    briefing_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStatements:
    """Show what somebody said, in the order of time.

    ``about``: only what holds the words that the message names; they would not fit in here.
    """

    key: str
    page: int = 0
    about: bool = False
    story_id: str | None = None
    briefing_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportStatements:
    """Send what somebody said as a file; ``about`` as of ``OpenStatements``."""

    key: str
    about: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLine:
    """Show a role or statement of an actor where it stands in its article.

    ``mark`` is the line's (``bot.model.line_mark``); the rest is where Back returns to, the card or
    (``said``) a page of statements.
    """

    key: str
    mark: str
    page: int = 0
    said: bool = False
    about: bool = False
    story_id: str | None = None
    briefing_id: int | None = None
