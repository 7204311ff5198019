"""What is stored of a reader, and how it is deleted."""

from collections.abc import Mapping

from markupsafe import Markup

from bot.buttons import Dismiss, ForgetMe
from bot.model import ChatKind, Rendered
from bot.render.keyboards import button
from bot.render.text import bold, join, message

_STORED = (
    "this chat’s id, title, kind and language",
    "the hours, days, place and length you chose",
    "what you follow and mute",
    "which briefings were sent here in the last 90 days, so that no sentence comes twice",
    "a message you send to me, until it is answered",
    "if you run this bot: what you had summarised again or put right",
)

_RECORDS = {
    "chats": "This chat and its settings",
    "interests": "What it follows and mutes",
    "briefings": "Briefings made for it",
    "outbox": "Messages of those briefings",
    "revisions": "Re-summaries asked for",
    "corrections": "Corrections of people made",
    "rulings": "Corrections of stories made",
}
"""What the records of each table are to a reader."""

_WHOSE = {ChatKind.PRIVATE: "you", ChatKind.CHANNEL: "this channel"}


def privacy() -> Rendered:
    """What is stored, why, for how long, and how to see and delete it."""
    return message(
        bold("What is stored of you"),
        join(Markup("• {}").format(line) for line in _STORED),
        "The page behind a link that you send me is kept as an article for 90 days, without a word "
        "of who sent it. Texts and files that you send are read and not kept.",
        "Nothing else: no phone number, no contacts, no messages of others in a group. Nothing is "
        "shared, and no other service reads along; Telegram itself carries the messages.",
        "If you block me, your settings are kept for 90 days in case you come back.",
        "/mydata sends you all of it. /forgetme deletes all of it.",
        "Of people in the news I keep what the stored articles say of them. Whoever objects can ask "
        "the person who runs this bot to be taken off all cards and lists, for good.",
    )


def my_data(counts: Mapping[str, int], kind: ChatKind = ChatKind.PRIVATE) -> Rendered:
    """How much is stored; they come as a file.

    Args:
        counts: table -> number of records.
        kind: of the chat that they are about.
    """
    whose = _whose(kind)
    if not any(counts.values()):
        return message(f"Nothing is stored of {whose}.")
    return message(
        bold(f"What is stored of {whose}"),
        _lines(counts),
        "The file holds every word of it. /forgetme deletes it.",
    )


def forget_me(counts: Mapping[str, int], kind: ChatKind = ChatKind.PRIVATE) -> Rendered:
    """The question before everything is deleted; arguments as of ``my_data``."""
    whose = _whose(kind)
    if not any(counts.values()):
        return message(f"Nothing is stored of {whose}, so there is nothing to delete.")
    return message(
        bold(f"Delete everything stored of {whose}?"),
        _lines(counts),
        "Your briefings stop. This cannot be undone."
        if kind is ChatKind.PRIVATE
        else "Its briefings stop, in all its topics. This cannot be undone.",
        buttons=(
            (button("Delete everything", ForgetMe(confirmed=True)), button("Keep it", Dismiss())),
        ),
    )


def forgotten(counts: Mapping[str, int], kind: ChatKind = ChatKind.PRIVATE) -> Rendered:
    """What was deleted; arguments as of ``my_data``."""
    return message(
        bold("Deleted."),
        _lines(counts),
        f"Nothing of {_whose(kind)} is stored any more. /start begins anew, whenever you like.",
    )


def kept() -> Rendered:
    """The question was answered with no."""
    return message("Nothing was changed.")


def _whose(kind: ChatKind) -> str:
    return _WHOSE.get(kind, "this group")


def _lines(counts: Mapping[str, int]) -> Markup:
    return join(
        Markup("{}: {}").format(_RECORDS.get(table, table.capitalize()), f"{number:,}")
        for table, number in counts.items()
        if number
    )
