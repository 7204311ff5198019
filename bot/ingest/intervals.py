"""When a source is read again: often while it answers, ever more rarely while it fails."""

from datetime import datetime, timedelta

from bot.model import Source, SourceKind, Trouble, Unreadable

_INTERVAL = {
    SourceKind.FEED: timedelta(minutes=15),
    SourceKind.FOLDER: timedelta(minutes=1),
}
_LONGEST = {
    SourceKind.FEED: timedelta(days=1),
    SourceKind.FOLDER: timedelta(minutes=10),
}
# A publisher that says "gone" means it; one look a day finds those who said so by mistake.
_WHEN_GONE = timedelta(days=1)
# Feeds added together are not read in the same second for ever.
_SPREAD = timedelta(seconds=7)
_SPREAD_STEPS = 13


def next_check(source: Source, now: datetime, trouble: Unreadable | None) -> datetime:
    """When to read a source again.

    Args:
        source: as it was before this reading; its ``failures`` do not count this one.
        now: when it was read.
        trouble: why it could not be read, None when it could.
    """
    wait = _INTERVAL[source.kind]
    if trouble is not None:
        # The exponent is bounded so that the product stays within a timedelta.
        wait = min(wait * 2 ** min(source.failures + 1, 20), _LONGEST[source.kind])
        if trouble.trouble is Trouble.GONE and source.kind is SourceKind.FEED:
            wait = max(wait, _WHEN_GONE)
        wait = max(wait, trouble.retry_after or timedelta())
    return now + wait + _SPREAD * (source.id % _SPREAD_STEPS)


# What a minute or an hour may mend; the rest is so because somebody wants it so.
_PASSING = frozenset(
    {Trouble.UNREACHABLE, Trouble.TIMED_OUT, Trouble.ANALYSIS_FAILED, Trouble.NOT_STORED}
)


def may_pass(trouble: Unreadable) -> bool:
    """Whether the same page or file may be readable soon, although nobody changes it."""
    return trouble.trouble in _PASSING or trouble.retry_after is not None


def next_try(now: datetime, trouble: Unreadable) -> datetime:
    """When to try a page again that a feed still lists."""
    wait = timedelta(hours=1) if may_pass(trouble) else timedelta(days=1)
    return now + max(wait, trouble.retry_after or timedelta())
