"""The core at work: articles become digests and stories, in processes that can be ended.

A text that takes too long, or kills its worker, costs its own digest and nothing else. Only workers
load the parser, and only when they first look for people.
"""

from bot.analysis.analyst import Analyst
from bot.analysis.digests import SUMMARY_SENTENCES, can_choose, make_digest
from bot.analysis.grouper import Grouper, Standing
from bot.analysis.stories import (
    Arrivals,
    Regrouped,
    Window,
    amend_stories,
    summarize_story,
    tell_stories,
)

__all__ = [
    "SUMMARY_SENTENCES",
    "Analyst",
    "Arrivals",
    "Grouper",
    "Regrouped",
    "Standing",
    "Window",
    "amend_stories",
    "can_choose",
    "make_digest",
    "summarize_story",
    "tell_stories",
]
