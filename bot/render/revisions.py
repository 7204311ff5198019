"""Re-summarising: how far it is, what it would change, and what became of it."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.buttons import Action, DiscardRevision, PublishRevision, ShowChange, ShowRevision
from bot.model import Button, Change, Rendered, Revision
from bot.render.dates import counted
from bot.render.keyboards import button, pages
from bot.render.text import bold, code, how_many_fit, italic, join, message, one_line

_BAR_LENGTH = 10


def revision_progress(done: int, total: int) -> Rendered:
    """How far a re-summarise is; the message is edited as it goes on."""
    if not total:
        return message("Reading again…")
    filled = min(_BAR_LENGTH, _BAR_LENGTH * done // total)
    bar = "▓" * filled + "░" * (_BAR_LENGTH - filled)
    return message(f"Reading again… {done:,} of {counted(total, 'article')}", bar)


def revision_running() -> Rendered:
    """Another re-summarise is asked for meanwhile."""
    return message(
        "A re-summarise is running already, and there is one at a time.",
        "Its message shows how far it is. Send the command again when it has ended.",
    )


def revision_stopped(scope: str, method: str) -> Rendered:
    """The bot ended before the re-summarise did."""
    again = one_line(f"/resummarize {scope} {method}", 200)
    return message(
        bold("Not finished: I was stopped meanwhile."),
        "Nothing that readers see has changed.",
        Markup("{} starts it again.").format(code(again)),
    )


def revision(r: Revision) -> Rendered:
    """What a re-summarise found; it is published only on a tap."""
    changed = f"{counted(r.articles_changed, 'article')} changed"
    stories = f"{counted(r.stories_changed, 'story', 'stories')} changed"
    failed = f"{counted(r.failures, 'article')} could not be read again and keep theirs."
    return message(
        bold(f"Read again: {counted(r.articles_seen, 'article')} ({_asked_for(r)})"),
        join(
            Markup("{}").format(line) for line in (changed, stories, failed if r.failures else "")
        ),
        _state(r),
        buttons=_decide(r),
    )


def change(r: Revision, index: int, shown: Change) -> Rendered:
    """The change that stands at a place among those of a revision: old sentences and new ones."""
    heading = join(
        [bold(one_line(shown.title) or "Untitled"), italic(one_line(shown.subject, 100))]
    )

    def turn_to(at: int) -> Action:
        return ShowChange(revision_id=r.id, index=at)

    back = button("Back", ShowRevision(revision_id=r.id))
    return message(
        heading,
        *_sides(shown.old, shown.new, heading),
        buttons=(*pages(index, r.changes, turn_to), (*_publish(r), back)),
    )


def revision_published(r: Revision) -> Rendered:
    """The new summaries are what readers see."""
    return message(
        bold("Published."),
        f"{_extent(r)} now show their new summary. Messages already sent stay as they are.",
    )


def revision_discarded(r: Revision) -> Rendered:
    """The new summaries are dropped."""
    return message(f"Dropped. {_extent(r)} keep the old summary.")


def unknown_method(words: str, methods: Sequence[str]) -> Rendered:
    """There is no such method."""
    return message(
        Markup("I know no method called {}.").format(code(one_line(words, 60))),
        f"There are: {', '.join(methods)}.",
    )


def unknown_scope(words: str) -> Rendered:
    """There is nothing of that name to read again."""
    return message(
        Markup("I have no story or article {}.").format(code(one_line(words, 100))),
        "Try /resummarize today, /resummarize all, or reply to a story with /resummarize.",
    )


# --- the parts --------------------------------------------------------------------------------


def _state(r: Revision) -> str:
    if r.published:
        return "Published."
    if not r.finished:
        return "Not finished: I was stopped meanwhile. Nothing that readers see has changed."
    if not r.changes:
        return "Nothing to publish: all summaries stay as they are."
    return "Readers still see the old summaries. Look at the changes, then publish or drop them."


def _decide(r: Revision) -> tuple[tuple[Button, ...], ...]:
    show = (button("Show the changes", ShowChange(revision_id=r.id)),) if r.changes else ()
    drop = button("Drop", DiscardRevision(revision_id=r.id))
    publish = _publish(r) if r.changes else ()
    decide = (*publish, drop) if publish else ()
    return tuple(row for row in (show, decide) if row)


def _publish(r: Revision) -> tuple[Button, ...]:
    is_open = r.finished and not r.published
    return (button("Publish", PublishRevision(revision_id=r.id)),) if is_open else ()


def _extent(r: Revision) -> str:
    stories = counted(r.stories_changed, "story", "stories")
    return f"{counted(r.articles_changed, 'article')} and {stories}"


def _sides(old: Sequence[str], new: Sequence[str], heading: Markup) -> list[Markup]:
    """Old and new sentences, each whole and marked where it goes or comes, as many as fit."""
    lines = [
        bold("Old"),
        *(_side(text, "·" if text in new else "−") for text in old),
        bold("New"),
        *(_side(text, "·" if text in old else "+") for text in new),
    ]
    note = italic("The rest is too long for one message.")
    fitting = how_many_fit(lines, join([heading, note], "\n\n"))
    return [join(lines[:fitting]), note if fitting < len(lines) else Markup()]


def _side(sentence: str, mark: str) -> Markup:
    return Markup("{} {}").format(mark, sentence)


def _asked_for(r: Revision) -> str:
    return one_line(f"{r.scope}, {r.method}", 100)
