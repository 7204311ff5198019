"""The bot's values: what is stored, what is decided, what is shown and what is sent.

Every ``datetime`` here is aware and in UTC; hours that a reader chose are local ``time`` values and
become instants only together with the chat's zone (``bot.slots``).
"""

from bot.model.briefings import ArticleHead, BriefedStory, Briefing, Cited, Edition, Proof
from bot.model.chats import EVERY_DAY, Address, Chat, ChatKind, Length
from bot.model.instance import Change, Health, Revision
from bot.model.messages import (
    Button,
    Buttons,
    LedgerState,
    Message,
    Moved,
    Outcome,
    Postponed,
    Refused,
    Rendered,
    Sent,
)
from bot.model.news import (
    Digest,
    Item,
    Source,
    SourceKind,
    StoredStory,
    Trouble,
    Unreadable,
    Validators,
)
from bot.model.people import ActorLine, ActorList, Choice, NobodyFound, PersonCard, WhoAnswer

__all__ = [
    "EVERY_DAY",
    "ActorLine",
    "ActorList",
    "Address",
    "ArticleHead",
    "BriefedStory",
    "Briefing",
    "Button",
    "Buttons",
    "Change",
    "Chat",
    "ChatKind",
    "Choice",
    "Cited",
    "Digest",
    "Edition",
    "Health",
    "Item",
    "LedgerState",
    "Length",
    "Message",
    "Moved",
    "NobodyFound",
    "Outcome",
    "PersonCard",
    "Postponed",
    "Proof",
    "Refused",
    "Rendered",
    "Revision",
    "Sent",
    "Source",
    "SourceKind",
    "StoredStory",
    "Trouble",
    "Unreadable",
    "Validators",
    "WhoAnswer",
]
