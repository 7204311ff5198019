"""Everything that is sent to Telegram: answers to people and the briefings of the outbox."""

from bot.delivery.answering import Place, acknowledge, answer, send_file
from bot.delivery.draining import Hand, deliver_due, release_own
from bot.delivery.outcomes import outcome_of
from bot.delivery.pace import Lane, Pacer
from bot.delivery.wire import File

__all__ = [
    "File",
    "Hand",
    "Lane",
    "Pacer",
    "Place",
    "acknowledge",
    "answer",
    "deliver_due",
    "outcome_of",
    "release_own",
    "send_file",
]
