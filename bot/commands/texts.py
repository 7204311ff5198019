"""What somebody sends to be read: a link, a file, a text, or a message that they reply to."""

import re
from dataclasses import dataclass

from telegram import Document, Message
from telegram.error import TelegramError

from bot import render
from bot.commands.context import Asked, Services
from bot.delivery import Place
from bot.ingest import collect
from bot.ingest.folders import LARGEST_UPLOAD
from bot.model import Digest, Trouble, Unreadable
from bot.render import Subject

LONGEST_TOPIC = 200
"""Characters; longer words after a command are a pasted text, not a topic."""

NOT_TEXT = Unreadable(trouble=Trouble.NOT_TEXT)

LONGEST_REMARK = 100
"""Characters beside a link that only say something about it; who writes more sends a text."""

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_BARE_LINK = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
_AFTER_LINK = ".,;:!?)]»”’\"'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Something to read: an address, a text or a file."""

    subject: Subject
    source: str | Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was understood, and the message that the answer takes the place of."""

    place: Place
    subject: Subject
    outcome: Digest | Unreadable


def given(asked: Asked) -> Given | None:
    """What there is to read: a file, the message replied to where no words follow, or the words.

    None when they are neither a link nor so long that they must be a text.
    """
    document = asked.document or (asked.replied.document if asked.replied else None)
    if document is not None:
        return Given(subject="file", source=document)
    if not asked.words and asked.replied is not None:
        return _in_message(asked.replied)
    return linked(asked.words) or _pasted(asked.words, LONGEST_TOPIC)


def linked(words: str) -> Given | None:
    """The page at a link, if the words are one, with or without a scheme, or a few around one."""
    if _BARE_LINK.fullmatch(words):
        return Given(subject="page", source=f"https://{words}")
    link = _LINK.search(words)
    if link is None or len(words) - len(link[0]) > LONGEST_REMARK:
        return None
    alone = link[0] == words
    return Given(subject="page", source=words if alone else link[0].rstrip(_AFTER_LINK))


async def read(services: Services, asked: Asked, given: Given) -> Read:
    """Say at once that work has begun, and read; the answer will take the place of that message."""
    sent = await asked.answer(services, render.reading(given.subject))
    place = Place(address=asked.address, edit=sent)
    return Read(place=place, subject=given.subject, outcome=await _outcome(services, given))


def _in_message(replied: Message) -> Given | None:
    text = (replied.text or replied.caption or "").strip()
    return linked(text) or _pasted(text, 0)


def _pasted(text: str, shorter: int) -> Given | None:
    return Given(subject="text", source=text) if len(text) > shorter else None


async def _outcome(services: Services, given: Given) -> Digest | Unreadable:
    if isinstance(given.source, Document):
        return await _read_file(services, given.source)
    if given.subject == "text":
        return await collect.read_text(services.analyst, given.source)
    return await collect.read_link(
        services.db, services.fetcher, services.analyst, given.source, services.now()
    )


async def _read_file(services: Services, document: Document) -> Digest | Unreadable:
    if (document.file_size or 0) > LARGEST_UPLOAD:
        return Unreadable(trouble=Trouble.TOO_LARGE)
    try:
        file = await services.bot.get_file(document.file_id)
        data = bytes(await file.download_as_bytearray())
    except TelegramError as error:
        return Unreadable(trouble=Trouble.UNREACHABLE, detail=error.message)
    if len(data) > LARGEST_UPLOAD:
        return Unreadable(trouble=Trouble.TOO_LARGE)
    return await collect.read_file(services.analyst, document.file_name or "file.txt", data)
