"""What one who runs the instance may tap on: summaries made anew, and sources."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowChange:
    """Show change ``index`` of a re-summarise."""

    revision_id: int
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowRevision:
    """Go back from a change to the whole of a re-summarise."""

    revision_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishRevision:
    """Put the new summaries in place of the old ones."""

    revision_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscardRevision:
    """Drop the new summaries."""

    revision_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseFeed:
    """Add feed ``index`` of those that the message lists."""

    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveSource:
    """Read a source no more; asked for once more unless ``confirmed``."""

    source_id: int
    confirmed: bool = False
