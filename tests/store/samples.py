"""Articles, chats and stories for the store's tests; every sentence is made up."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.model import (
    Address,
    BriefedStory,
    Briefing,
    Chat,
    ChatKind,
    Digest,
    Profile,
    Rendered,
    StoredStory,
    newcomer,
)
from bot.store import briefings, outbox
from bot.store.database import Tx
from summarizer.model import (
    Actor,
    ActorKind,
    Article,
    Mention,
    Quote,
    Role,
    Sentence,
    Span,
    Story,
    Summary,
)

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
SOON = NOW + timedelta(minutes=10)
LEASE = timedelta(seconds=30)

TEXT = (
    "Minister Ana Ruiz opened the bridge on Monday. She called it overdue.\n\n"
    "“It will carry nine thousand cars a day,” Ruiz said."
)


def make_digest(
    article_id: str = "a1",
    *,
    text: str = TEXT,
    title: str = "Bridge opens",
    outlet: str = "Harbour Post",
    url: str | None = None,
    published: datetime | None = NOW,
    actors: tuple[Actor, ...] | None = None,
) -> Digest:
    article = Article(
        id=article_id, source=outlet, title=title, text=text, url=url, published=published
    )
    sentences = split(article_id, text)
    chosen = sentences[:2]
    return Digest(
        article=article,
        byline="By a reporter",
        sentences=sentences,
        summary=Summary(sentences=chosen, scores=tuple(1.0 for _ in chosen)),
        method="news",
        actors=(make_actor(article_id, "Ana Ruiz"),) if actors is None else actors,
    )


def split(article_id: str, text: str) -> tuple[Sentence, ...]:
    """Sentences end at a full stop; paragraphs at an empty line."""
    sentences: list[Sentence] = []
    start = 0
    for paragraph, block in enumerate(text.split("\n\n")):
        place = start
        for words in block.split(". "):
            shown = words if block.endswith(words) else words + "."
            span = Span(start=place, end=place + len(shown))
            sentences.append(
                Sentence(
                    article_id=article_id,
                    index=len(sentences),
                    paragraph=paragraph,
                    span=span,
                    text=shown,
                )
            )
            place += len(words) + 2
        start += len(block) + 2
    return tuple(sentence for sentence in sentences if sentence.text)


def make_actor(
    article_id: str,
    name: str,
    *,
    kind: ActorKind = "person",
    role: str | None = "Minister",
    aliases: tuple[str, ...] = (),
) -> Actor:
    span = Span(start=0, end=8)
    return Actor(
        name=name,
        kind=kind,
        aliases=aliases,
        roles=() if role is None else (Role(article_id=article_id, span=span, text=role),),
        quotes=(
            Quote(
                article_id=article_id,
                span=span,
                text="It will carry nine thousand cars a day,",
                speaker=name,
                via=None,
                verb="said",
                direct=True,
                confidence=0.95,
            ),
        ),
        article_ids=(article_id,),
        mentions=(Mention(article_id=article_id, span=span, name=name, title=role),),
    )


def make_story(
    story_id: str, digests: tuple[Digest, ...], *, headline: str = "Bridge opens"
) -> StoredStory:
    return StoredStory(
        story=Story(
            id=story_id,
            headline=headline,
            article_ids=tuple(digest.article.id for digest in digests),
            keywords=("bridge", "harbour"),
            first_seen=NOW - timedelta(hours=1),
            last_seen=NOW,
        ),
        summary=tuple(
            (digest.article.id, digest.sentences[0].span, 0.5) for digest in digests[:3]
        ),
        independent=len(digests),
    )


def make_chat(
    chat_id: int = 7, *, thread_id: int | None = None, due: datetime | None = NOW
) -> Chat:
    """A reader in Madrid with a briefing at eight."""
    profile = Profile(title="Ana", kind=ChatKind.PRIVATE, language="en", timezone="Europe/Madrid")
    chat = newcomer(Address(chat_id=chat_id, thread_id=thread_id), profile, NOW)
    return replace(chat, timezone_chosen=True, slots=(time(8, 0),), next_due=due)


def make_briefing(
    chat: Chat,
    stories: tuple[BriefedStory, ...] = (),
    *,
    slot: time | None = time(8, 0),
    day: date = date(2026, 11, 21),
    made_at: datetime = NOW,
) -> Briefing:
    return Briefing(
        id=None,
        chat=chat,
        slot=slot,
        local_date=day,
        made_at=made_at,
        stories=stories,
        article_count=3,
        quiet_reason=None if stories else "Nothing new.",
        next_due=NOW + timedelta(days=1),
    )


def post(
    tx: Tx,
    key: str,
    *,
    address: Address | None = None,
    chat_id: int = 7,
    briefing_id: int | None = None,
    part: int = 0,
    not_before: datetime = NOW,
    expires: datetime | None = None,
    rendered: Rendered | None = None,
) -> None:
    """Put a message into the outbox."""
    message = outbox.Part(
        key=key,
        address=address or Address(chat_id=chat_id),
        briefing_id=briefing_id,
        part=part,
        rendered=rendered or Rendered(html=f"<b>{key}</b>"),
        silent=False,
        not_before=not_before,
        expires=expires,
    )
    outbox.add(tx, [message])


def keep(tx: Tx, briefing: Briefing) -> int | None:
    """Keep a briefing; its id, or None where its chat has one for this slot and local date."""
    [briefing_id] = briefings.add(tx, [briefing])
    return briefing_id
