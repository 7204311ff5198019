"""What a handler is given: the services it may use, and what it was asked."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

import structlog
from telegram import Bot, CallbackQuery, Chat, Document, Message, MessageEntity, Update, User

from bot import subscriptions
from bot.analysis import Analyst
from bot.delivery import Pacer, Place, answer
from bot.errors import StoreError
from bot.ingest.fetch import Fetcher
from bot.model import Address, ChatKind, Rendered
from bot.store.database import Database

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """All that handlers need, wired once by ``bot.app``.

    Attributes:
        now: the clock.
        admins: the user ids of the instance's admins.
        timezone: the zone of a chat that chose none.
        look_back_hours: how far back "today" reaches.
        bot_name: the bot's username, without the @.
        spawn: runs a coroutine in the background until the bot stops.
        wake: runs a job of the clock at once, by its name.
        revising: held by the re-summarise that runs; there is one at a time.
    """

    db: Database
    fetcher: Fetcher
    analyst: Analyst
    bot: Bot
    pacer: Pacer
    now: Callable[[], datetime]
    admins: frozenset[int]
    timezone: str
    look_back_hours: int
    bot_name: str
    spawn: Callable[[Coroutine[object, object, None]], object]
    wake: Callable[[str], None]
    revising: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def ask(
        self,
        service: Callable[Concatenate[Database, _Arguments], _Result],
        *args: _Arguments.args,
        **options: _Arguments.kwargs,
    ) -> _Result:
        """Call a synchronous service with the store as its first argument, off the event loop."""
        return await asyncio.to_thread(service, self.db, *args, **options)

    async def tell(self, place: Place, *parts: Rendered) -> tuple[int, ...]:
        """Answer somebody in a place; the ids of the messages that Telegram took.

        A chat that an answer reaches gets its briefings again, if Telegram refused them before.
        """
        sent = await answer(self.bot, self.pacer, self.now, place, parts)
        if sent:
            await self._note_reached(place.address.chat_id)
        return sent

    async def _note_reached(self, chat_id: int) -> None:
        try:
            await self.ask(subscriptions.come_back, chat_id, self.now())
        except StoreError as error:
            _log.warning("an answer arrived; the next one tells so", chat=chat_id, why=str(error))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One message to the bot, or one tap on a button.

    Attributes:
        words: what follows the command, or the whole text where there is none.
        message_id: the message that asks, or the one whose button was tapped.
        document: a file that came with the message.
        replied: the message that it replies to.
        callback_id: of a tap; None for a message.
        offered: the addresses that the tapped message lists, in order.
        as_chat: an anonymous administrator writes in the name of the group.
    """

    address: Address
    kind: ChatKind
    title: str
    user_id: int
    language: str
    words: str
    message_id: int
    document: Document | None = None
    replied: Message | None = None
    callback_id: str | None = None
    as_chat: bool = False
    offered: tuple[str, ...] = ()

    @property
    def is_group(self) -> bool:
        """Whether several people read the answer."""
        return self.kind is not ChatKind.PRIVATE

    async def answer(self, services: Services, *parts: Rendered) -> int | None:
        """Answer in the same chat and topic; in a group as a reply to the asker.

        Returns:
            The last message's id, or None when nothing could be sent.
        """
        reply_to = self.message_id if self.is_group and self.callback_id is None else None
        sent = await services.tell(Place(address=self.address, reply_to=reply_to), *parts)
        return sent[-1] if sent else None

    async def show(self, services: Services, *parts: Rendered) -> None:
        """Put the answer in the place of the tapped message; a message asks for a new one."""
        edit = self.message_id if self.callback_id is not None else None
        if edit is None:
            await self.answer(services, *parts)
        else:
            await services.tell(Place(address=self.address, edit=edit), *parts)


Handler = Callable[[Services, Asked], Awaitable[None]]


def asked_by_message(message: Message, words: str) -> Asked:
    """What a message asks; ``words`` is its text without the command."""
    sender = message.from_user
    return Asked(
        address=_address_of(message),
        kind=ChatKind(message.chat.type),
        title=_title_of(message.chat),
        user_id=sender.id if sender else 0,
        language=(sender.language_code if sender else None) or "en",
        words=words.strip(),
        message_id=message.message_id,
        document=message.document,
        replied=_replied_to(message),
        as_chat=message.sender_chat is not None and message.sender_chat.id == message.chat.id,
    )


def asked_by_tap(query: CallbackQuery) -> Asked | None:
    """What a tap asks, or None when its message is too old to be edited."""
    message = query.message
    if not isinstance(message, Message):
        return None
    return Asked(
        address=_address_of(message),
        kind=ChatKind(message.chat.type),
        title=_title_of(message.chat),
        user_id=query.from_user.id,
        language=query.from_user.language_code or "en",
        words="",
        message_id=message.message_id,
        callback_id=query.id,
        offered=tuple(message.parse_entities([MessageEntity.CODE]).values()),
    )


def asked_by_event(update: Update) -> Asked | None:
    """What stands behind any update, for an answer when its handler failed."""
    if update.callback_query is not None:
        return asked_by_tap(update.callback_query)
    return asked_by_message(update.message, "") if update.message is not None else None


def _address_of(message: Message) -> Address:
    thread = message.message_thread_id if message.is_topic_message else None
    return Address(chat_id=message.chat.id, thread_id=thread)


def _title_of(place: Chat | User) -> str:
    if isinstance(place, Chat) and place.title:
        return place.title
    return " ".join(part for part in (place.first_name, place.last_name) if part)


def _replied_to(message: Message) -> Message | None:
    """The message replied to; a forum topic's opening message is no reply (Bot API, Message)."""
    replied = message.reply_to_message
    if replied is None or replied.forum_topic_created is not None:
        return None
    return replied
