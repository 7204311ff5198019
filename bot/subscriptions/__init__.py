"""What a reader, or the admin of a group, may change: when a briefing comes, where and how."""

from bot.subscriptions.changes import (
    come_back,
    ensure_chat,
    forget,
    go_away,
    move,
    pause,
    set_hour,
    set_length,
    set_silent,
    set_zone,
    subscribe,
    toggle_hour,
    toggle_weekday,
    unsubscribe,
)
from bot.subscriptions.reading import Misunderstood, Wish, read_subscription

__all__ = [
    "Misunderstood",
    "Wish",
    "come_back",
    "ensure_chat",
    "forget",
    "go_away",
    "move",
    "pause",
    "read_subscription",
    "set_hour",
    "set_length",
    "set_silent",
    "set_zone",
    "subscribe",
    "toggle_hour",
    "toggle_weekday",
    "unsubscribe",
]
