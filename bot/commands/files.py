"""Files that somebody asked for: an export, or word that it did not get through."""

from bot import render
from bot.commands.context import Asked, Services
from bot.delivery import File, Place, send_file


async def hand_over(services: Services, asked: Asked, name: str, data: bytes) -> None:
    """Send a file where it was asked for, or say that Telegram did not take it."""
    sent = await send_file(
        services.bot,
        services.pacer,
        services.now,
        Place(address=asked.address),
        File(name=name, data=data),
    )
    if sent is None:
        await asked.answer(services, render.file_not_sent())
