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
from bot.model.people import (
    SURE,
    ActorLine,
    ActorList,
    Choice,
    ExportedStatement,
    LineProof,
    NobodyFound,
    PersonCard,
    Said,
    Statement,
    TextActors,
    WhoAnswer,
    line_mark,
)

__all__ = [
    "EVERY_DAY",
    "SURE",
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
    "ExportedStatement",
    "Health",
    "Item",
    "LedgerState",
    "Length",
    "LineProof",
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
    "Said",
    "Sent",
    "Source",
    "SourceKind",
    "Statement",
    "StoredStory",
    "TextActors",
    "Trouble",
    "Unreadable",
    "Validators",
    "WhoAnswer",
    "line_mark",
]
