"""The smallest bot, to try the server with the library the product uses: ``python -m tests.botapi.echo``."""

import os

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

Context = ContextTypes.DEFAULT_TYPE


async def echo(update: Update, context: Context) -> None:
    """Say the same, with a button."""
    message = update.effective_message
    if message and message.text:
        button = InlineKeyboardButton("Again", callback_data="again")
        await message.reply_text(message.text, reply_markup=InlineKeyboardMarkup([[button]]))


async def measure(update: Update, context: Context) -> None:
    """Say how long a document is."""
    message = update.effective_message
    if message and message.document:
        file = await message.document.get_file()
        data = await file.download_as_bytearray()
        await message.reply_text(f"{len(data)} bytes")


async def answer(update: Update, context: Context) -> None:
    """Answer a press and edit the message."""
    if update.callback_query:
        await update.callback_query.answer("Pressed")
        await update.callback_query.edit_message_text("pressed")


def main() -> None:
    """Poll until stopped."""
    url = os.environ["BOT_API_URL"]
    builder = Application.builder().token(os.environ["BOT_TOKEN"])
    app = builder.base_url(f"{url}/bot").base_file_url(f"{url}/file/bot").build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.add_handler(MessageHandler(filters.Document.ALL, measure))
    app.add_handler(CallbackQueryHandler(answer))
    app.run_polling(timeout=5)


if __name__ == "__main__":
    main()
