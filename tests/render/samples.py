"""Values to render, as the product makes them of ordinary news."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from bot.model import (
    ActorLine,
    ArticleHead,
    BriefedStory,
    Briefing,
    Change,
    Cited,
    PersonCard,
    Revision,
    Source,
    SourceKind,
)
from summarizer.model import Actor, Quote, Role, Span
from tests.store.samples import make_chat

NOW = datetime(2026, 11, 21, 7, tzinfo=UTC)

CHAT = replace(make_chat(1, due=datetime(2026, 11, 22, 7, tzinfo=UTC)), created=NOW)

HARBOUR = ArticleHead(
    id="a1",
    outlet="Harbour Post",
    title="Ferry Strike Ends After Nine Days",
    url="https://post.example.org/ferry",
    published=datetime(2026, 11, 21, 5, tzinfo=UTC),
    seen=NOW,
)
ISLAND = ArticleHead(
    id="a2",
    outlet="Island Wire",
    title="Crews Return to Work",
    url=None,
    published=datetime(2026, 11, 18, 5, tzinfo=UTC),
    seen=NOW,
)


def cite(text: str, head: ArticleHead = HARBOUR, *, gap: bool = False) -> Cited:
    """A sentence as it stands in an article."""
    return Cited(head=head, span=Span(start=0, end=len(text)), text=text, gap_before=gap)


STORY = BriefedStory(
    story_id="s1f2e3d4c5b6",
    headline="Ferry Strike Ends After Nine Days",
    sentences=(
        cite("Ferries to the islands sail again on Sunday."),
        cite("Both sides signed at dawn.", gap=True),
        cite("“Nobody won,” said the captains’ union.", ISLAND),
    ),
    heads=(HARBOUR, ISLAND),
    independent=2,
)

BRIEFING = Briefing(
    id=7,
    chat=CHAT,
    slot=time(8),
    local_date=date(2026, 11, 21),
    made_at=NOW,
    stories=(STORY,),
    article_count=12,
    quiet_reason=None,
    next_due=CHAT.next_due,
)


def say(
    text: str, *, article: str = "a1", at: int = 0, direct: bool = True, sure: float = 0.95
) -> Quote:
    """A statement of the harbour master."""
    return Quote(
        article_id=article,
        span=Span(start=at, end=at + len(text)),
        text=text,
        speaker="Inés Roca",
        via=None,
        verb="said",
        direct=direct,
        confidence=sure,
    )


def call(role: str, article: str = "a1") -> Role:
    """What an article calls the harbour master."""
    return Role(article_id=article, span=Span(start=0, end=len(role)), text=role)


INES = Actor(
    name="Inés Roca",
    kind="person",
    aliases=("Roca",),
    roles=(call("Acting harbour master", "a2"), call("Harbour master")),
    quotes=(say("We sail on Sunday,"),),
    article_ids=("a1", "a2"),
    mentions=(),
)

CARD = PersonCard(
    key="0123456789",
    actor=INES,
    heads={"a1": HARBOUR, "a2": ISLAND},
    companions=(("Jon Vidal", "9876543210", 2),),
    stories=(("s1f2e3d4c5b6", "Ferry Strike Ends After Nine Days"),),
)

LINE = ActorLine(key="0123456789", name="Inés Roca", role="Harbour master", article_count=2)

SOURCE = Source(
    id=3,
    kind=SourceKind.FEED,
    address="https://post.example.org/feed",
    title="Harbour Post",
    next_check=NOW,
    last_success=NOW,
    article_count=12,
    newest_article=NOW,
)

REVISION = Revision(
    id=5,
    scope="today",
    method="lexrank",
    articles_seen=12,
    articles_changed=1,
    stories_changed=0,
    failures=0,
    finished=True,
    published=False,
)

CHANGE = Change(
    subject="article",
    subject_id="a1",
    title="Ferry Strike Ends After Nine Days",
    old=("Ferries sail again.", "It rained."),
    new=("Ferries sail again.", "Both sides signed at dawn."),
)
