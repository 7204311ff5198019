"""What the bot says of itself and of what it cannot do: help, refusals and failures.

Every failure says what to do next.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Literal

from markupsafe import Markup

from bot.model import Rendered, Trouble, Unreadable
from bot.render.text import bold, code, join, message, one_line

Subject = Literal["page", "feed", "file", "text"]
"""What was to be read."""

OLD_BUTTON = "This button no longer works. Send the command again."


class Refusal(StrEnum):
    """Why somebody may not do something."""

    INSTANCE_ADMIN = "only whoever runs the bot"
    GROUP_ADMIN = "only admins of the group"
    UNCHECKED = "Telegram does not tell who is an admin of the group"
    GONE_BUTTON = "the button is too old"


_REFUSALS = {
    Refusal.INSTANCE_ADMIN: (
        "Only whoever runs this bot can do that.",
        "/help lists what you can do.",
    ),
    Refusal.GROUP_ADMIN: (
        "Only admins of this group can do that here.",
        "Ask one of them, or write to me in a private chat for a briefing of your own.",
    ),
    Refusal.UNCHECKED: (
        "I could not check whether you are an admin of this group.",
        "Please try again in a minute. If it stays so, make me an admin of the group, too.",
    ),
    Refusal.GONE_BUTTON: ("This button no longer works.", "Send the command again."),
}

_PASTE = "Paste its text here and reply to it with /summary."
_PASTE_FILE = "Paste the text here instead and reply to it with /summary."
_TROUBLES: dict[Trouble, tuple[str, str]] = {
    Trouble.FORBIDDEN_ADDRESS: (
        "it is not on the public web",
        "Send an address that anybody can open in a browser.",
    ),
    Trouble.UNREACHABLE: (
        "it cannot be reached",
        "Check the address for typing errors, or try again in a few minutes.",
    ),
    Trouble.TIMED_OUT: ("it took too long to answer", "Try again in a few minutes."),
    Trouble.TOO_MANY_REDIRECTS: (
        "it redirects without end",
        "Open it in a browser and send the address you end up at.",
    ),
    Trouble.NEEDS_LOGIN: ("it asks for a login", _PASTE),
    Trouble.GONE: ("there is nothing at that address", "Check the address for typing errors."),
    Trouble.REFUSED: ("it does not let bots in", _PASTE),
    Trouble.TOO_LARGE: (
        "it is too large",
        "Paste the part you want here and reply to it with /summary.",
    ),
    Trouble.NOT_TEXT: ("it is not text", "Send plain text, HTML or a link to a web page."),
    Trouble.NOT_A_FEED: (
        "it is not an RSS or Atom feed",
        "Look for a feed or RSS link on the site, or send the site’s front page.",
    ),
    Trouble.NO_ARTICLE: ("there is no article on it", _PASTE),
    Trouble.EMPTY: ("there is no text in it", "Send at least one paragraph."),
    Trouble.NOT_FOUND: (
        "there is nothing of that name",
        "Check the spelling, or send a link that begins with https://.",
    ),
    Trouble.ANALYSIS_FAILED: (
        "it took too long to read",
        "Send a shorter part of it as text and reply to it with /summary.",
    ),
    Trouble.NOT_STORED: ("my database does not take it", "Try again in a few minutes."),
}


def help_card(
    commands: Sequence[tuple[str, str]], admin_commands: Sequence[tuple[str, str]] = ()
) -> Rendered:
    """Every command with what it does; (name without slash, help)."""
    return message(
        bold("What I can do"),
        join(_command_line(name, does) for name, does in commands),
        bold("For whoever runs this bot") if admin_commands else "",
        join(_command_line(name, does) for name, does in admin_commands),
        "You can also send me a name, a topic, a link or a text, or reply to a text with /summary.",
    )


def greeting() -> Rendered:
    """Somebody says hello, or thanks."""
    return message(
        "Hello. I tell the news in the publishers’ own words.",
        "Send me a name, a topic, a link or a text. /briefing is the news of today, /start sets up "
        "one for every day, and /help lists the rest.",
    )


def unknown_command(text: str, closest: str | None) -> Rendered:
    """A command that does not exist; ``closest`` is the name of the one most like it."""
    command = code(one_line(text.split(maxsplit=1)[0] if text.split() else "/", 40))
    return message(
        Markup("I do not know {}.").format(command),
        f"Did you mean /{closest}? /help lists all commands."
        if closest
        else "/help lists all commands.",
    )


def refused(why: Refusal) -> Rendered:
    """Somebody may not do that."""
    return message(*_REFUSALS[why])


def no_admins(user_id: int) -> Rendered:
    """Nobody is named as running the bot; whoever started it learns how to be."""
    return message(
        "Nobody is named as running this bot, so nobody can do that.",
        Markup("If you started it: put {} into .env and start it again; that is you.").format(
            code(f"BOT_ADMINS={user_id}")
        ),
    )


def unreadable(u: Unreadable, subject: Subject = "page") -> Rendered:
    """Something could not be read, why, and what to do next."""
    reason, advice = _TROUBLES[u.trouble]
    if subject == "file" and u.trouble is Trouble.TOO_LARGE:
        reason = "it is larger than 1 MB"
    if subject in {"file", "text"} and advice == _PASTE:
        advice = _PASTE_FILE
    return message(f"I couldn’t read that {subject} ({reason}).", advice)


def reading(subject: Subject = "page") -> Rendered:
    """Something is being read; the message is edited when that is done."""
    return message(f"Reading the {subject}…")


def too_long(what: str, limit: int) -> Rendered:
    """What was written is longer than ``limit`` characters."""
    return message(
        f"That {what} is too long; {limit:,} characters are the most. Try a shorter one."
    )


def error() -> Rendered:
    """Something failed that should not have."""
    return message(
        "Something went wrong on my side; it is noted.",
        "Nothing you set is lost. Please try again in a minute.",
    )


def file_not_sent() -> Rendered:
    """A file that was asked for did not get through."""
    return message("Telegram did not take the file. Please ask for it again in a minute.")


def _command_line(name: str, does: str) -> Markup:
    return Markup("/{} — {}").format(name, does)
