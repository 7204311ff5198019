"""Briefings: cut from the news for one chat, once for each of its hours."""

from bot.briefing.composing import Occasion, Updates, compose
from bot.briefing.issuing import issue_due, preview

__all__ = ["Occasion", "Updates", "compose", "issue_due", "preview"]
