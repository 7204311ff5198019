"""Where Telegram's updates meet the tables: who asked what, may they, and who answers."""

import re
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

import structlog
from telegram import Message, Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot import buttons, render
from bot.commands import membership, reading, table
from bot.commands.context import (
    Asked,
    Services,
    asked_by_event,
    asked_by_message,
    asked_by_tap,
)
from bot.commands.rights import Right, Who, right
from bot.delivery import acknowledge
from bot.errors import BriefingError
from bot.model import Rendered

Context = ContextTypes.DEFAULT_TYPE
App = Application[Any, Any, Any, Any, Any, Any]
Callback = Callable[[Any, Any], Coroutine[Any, Any, None]]

_COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?\s*(?P<words>.*)", re.DOTALL)

_NOTES = {
    Who.ALL: "",
    Who.CHAT_ADMIN: "Only admins of this group can change that.",
    Who.INSTANCE_ADMIN: "Only whoever runs this bot can do that.",
}
_UNCHECKED = "I could not check whether you are an admin of this group. Please try again."

_log = structlog.stdlib.get_logger(__name__)


def register(application: App, services: Services) -> None:
    """Add a handler for everything that the bot reacts to."""

    def bind(callback: Callable[..., Coroutine[Any, Any, None]]) -> Callback:
        return partial(callback, services)

    new = filters.UpdateType.MESSAGE
    commands = filters.COMMAND | filters.CaptionRegex(r"^/\w")
    handlers: tuple[BaseHandler[Any, Any, Any], ...] = (
        MessageHandler(new & filters.StatusUpdate.MIGRATE, bind(_on_migration)),
        MessageHandler(new & commands, bind(_on_command)),
        MessageHandler(new & filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL, bind(_on_text)),
        CallbackQueryHandler(bind(_on_tap)),
        ChatMemberHandler(bind(_on_membership), ChatMemberHandler.MY_CHAT_MEMBER),
    )
    application.add_handlers(handlers)
    application.add_error_handler(bind(_on_error))


def _command_of(message: Message) -> re.Match[str]:
    match = _COMMAND.match(message.text or message.caption or "")
    if match is None:
        raise ValueError("a message without a command reached the commands")
    return match


async def _on_command(services: Services, update: Update, context: Context) -> None:
    if update.message is None:
        return
    match = _command_of(update.message)
    addressee = match["bot"]
    if addressee and addressee.lower() != services.bot_name.lower():
        return
    asked = asked_by_message(update.message, match["words"])
    name = match["name"]
    command = table.find(name.lower())
    if command is None:
        # In a group it may be another bot's, unless it names this one.
        if addressee or not asked.is_group:
            await asked.answer(services, render.unknown_command(f"/{name}", table.closest(name)))
        return
    held = await right(command.who, asked, services, context.bot)
    if held is Right.HELD:
        await command.handle(services, asked)
    else:
        await asked.answer(services, _refusal(command.who, held, services, asked))


async def _on_text(services: Services, update: Update, _context: Context) -> None:
    if update.message is not None:
        asked = asked_by_message(
            update.message, update.message.text or update.message.caption or ""
        )
        await reading.free_text(services, asked)


async def _on_tap(services: Services, update: Update, context: Context) -> None:
    query = update.callback_query
    if query is None:
        return
    asked = asked_by_tap(query)
    action = buttons.decode(query.data or "")
    tap = table.TAPS.get(type(action)) if action is not None else None
    if asked is None or action is None or tap is None:
        await acknowledge(services.bot, query.id, render.OLD_BUTTON)
        return
    held = await right(tap.who, asked, services, context.bot)
    if held is not Right.HELD:
        note = _UNCHECKED if held is Right.UNCHECKED else _NOTES[tap.who]
        await acknowledge(services.bot, query.id, note)
        return
    await acknowledge(services.bot, query.id)
    await tap.handle(services, asked, action)


async def _on_membership(services: Services, update: Update, _context: Context) -> None:
    if update.my_chat_member is not None:
        await membership.change(services, update.my_chat_member)


async def _on_migration(services: Services, update: Update, _context: Context) -> None:
    if update.message is not None:
        await membership.migrate(services, update.message)


async def _on_error(services: Services, update: object, context: Context) -> None:
    if isinstance(context.error, BriefingError):
        _log.error("a handler failed", why=str(context.error))
    else:
        _log.error("a handler failed", exc_info=context.error)
    asked = asked_by_event(update) if isinstance(update, Update) else None
    if asked is not None:
        await asked.answer(services, render.error())


def _refusal(who: Who, held: Right, services: Services, asked: Asked) -> Rendered:
    if held is Right.UNCHECKED:
        return render.refused(render.Refusal.UNCHECKED)
    if who is Who.CHAT_ADMIN:
        return render.refused(render.Refusal.GROUP_ADMIN)
    if not services.admins:
        return render.no_admins(asked.user_id)
    return render.refused(render.Refusal.INSTANCE_ADMIN)
