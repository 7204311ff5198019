"""The chat that asks, as it is stored."""

from bot import subscriptions
from bot.commands.context import Asked, Services
from bot.model import Chat, Profile


async def chat_of(services: Services, asked: Asked) -> Chat:
    """The chat or topic that asks; one that is new is stored with the instance's defaults."""
    profile = Profile(
        title=asked.title,
        kind=asked.kind,
        language=asked.language,
        timezone=services.timezone,
    )
    return await services.ask(subscriptions.ensure_chat, asked.address, profile, services.now())
