"""The bot is added, removed, blocked or let in again; a group moves to another id."""

import structlog
from telegram import ChatMember, ChatMemberRestricted, ChatMemberUpdated, Message
from telegram.constants import ChatMemberStatus

from bot import render, subscriptions
from bot.commands.chats import chat_of
from bot.commands.context import Asked, Services
from bot.model import Address, ChatKind

_OUT = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.BANNED})

_log = structlog.stdlib.get_logger(__name__)


async def change(services: Services, event: ChatMemberUpdated) -> None:
    """Rest where the bot is out; go on, without a backlog, where it is in again."""
    chat = event.chat
    if _is_out(event.new_chat_member):
        _log.info("out of a chat", chat=chat.id)
        await services.ask(subscriptions.go_away, chat.id, services.now())
        return
    await services.ask(subscriptions.come_back, chat.id, services.now())
    if _is_out(event.old_chat_member) and chat.type in {ChatKind.GROUP, ChatKind.SUPERGROUP}:
        asked = Asked(
            address=Address(chat_id=chat.id),
            kind=ChatKind(chat.type),
            title=chat.title or "",
            user_id=event.from_user.id,
            language=event.from_user.language_code or "en",
            words="",
            message_id=0,
            callback_id="",
        )
        greeted = await chat_of(services, asked)
        await asked.answer(services, render.start(greeted, now=services.now()))


def _is_out(bot: ChatMember) -> bool:
    """Whether the bot can reach nobody there; who is restricted may be out of the group as well."""
    if isinstance(bot, ChatMemberRestricted):
        return not bot.is_member
    return bot.status in _OUT


async def migrate(services: Services, message: Message) -> None:
    """Keep everything of a group under its new id (Bot API, Message.migrate_to_chat_id)."""
    if message.migrate_to_chat_id is not None:
        await services.ask(subscriptions.move, message.chat.id, message.migrate_to_chat_id)
