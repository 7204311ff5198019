"""A little news for the tests: articles as read, stories of them, readers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from bot.model import (
    ArticleHead,
    BriefedStory,
    Chat,
    Digest,
    Edition,
    Length,
    SourceKind,
    StoredStory,
    cite,
)
from bot.store import articles, sources, stories
from bot.store.database import Database
from summarizer import read, summarize
from summarizer.model import Article, Budget, Document, Story
from tests.store.samples import make_chat

NOW = datetime(2026, 11, 21, 7, tzinfo=UTC)  # 08:00 in Madrid, a Saturday

_PLACES = ("Lisbon", "Oslo", "Turin", "Ghent", "Riga", "Porto", "Graz", "Bern", "Cork", "Brno")


def document(number: int, *, chapter: int = 0, published: datetime | None = None) -> Document:
    """What an outlet writes about event ``number``; each chapter tells something else of it."""
    place = _PLACES[number % len(_PLACES)]
    text = f"""\
Engineers in {place} closed bridge {number} for repairs on day {chapter} of the work. Mayor Ada \
Vento{chapter} promised {place} a ferry with {chapter + 3} boats.

Shopkeepers near bridge {number} counted {chapter * 7 + 11} lost customers in {place}. The council \
of {place} will vote on payment number {chapter} next week."""
    return read(
        Article(
            id=f"a{number}-{chapter}",
            source=f"Outlet {number}",
            title=f"Bridge {number} in {place} closed, day {chapter}",
            text=text,
            published=published,
        )
    )


def head_of(read_document: Document, seen: datetime) -> ArticleHead:
    article = read_document.article
    return ArticleHead(
        id=article.id,
        outlet=article.source,
        title=article.title,
        url=None,
        published=None,
        seen=seen,
    )


def story(documents: Sequence[Document], seen: Sequence[datetime]) -> BriefedStory:
    """A story of these articles, oldest first, that shows the sentences of the first."""
    heads = {
        each.article.id: head_of(each, moment)
        for each, moment in zip(documents, seen, strict=True)
    }
    return BriefedStory(
        story_id=f"s{documents[0].article.id}",
        headline=documents[-1].article.title,
        sentences=cite(documents[0].sentences, heads),
        heads=tuple(reversed(heads.values())),
        independent=len(documents),
    )


def edition(*stories: BriefedStory, sources: int = 1) -> Edition:
    return Edition(
        stories=stories,
        article_count=sum(len(each.heads) for each in stories),
        source_count=sources,
    )


def reader(
    *,
    chat_id: int = 5,
    slots: tuple[time, ...] = (time(8),),
    timezone: str = "Europe/Madrid",
    length: Length = Length.NORMAL,
    next_due: datetime | None = NOW,
) -> Chat:
    return replace(
        make_chat(chat_id, due=next_due),
        slots=slots,
        timezone=timezone,
        length=length,
        created=NOW,
    )


def publish(
    db: Database,
    told: Sequence[Sequence[Document]],
    now: datetime,
    kind: SourceKind = SourceKind.FOLDER,
) -> None:
    """Store these articles as read now, each group of them as one story."""
    with db.write() as tx:
        source = sources.add(tx, kind, "news", "News", now)
        for read_document in (each for group in told for each in group):
            articles.add(
                tx,
                digest_of(read_document),
                source_id=source.id,
                external_id=read_document.article.id,
                raw=read_document.article.text,
                now=now,
            )
        groups = [kept_story(group) for group in told]
        assert stories.change(tx, groups, (), stories.version(tx))


def digest_of(read_document: Document) -> Digest:
    return Digest(
        article=read_document.article,
        byline=read_document.byline,
        sentences=read_document.sentences,
        summary=summarize([read_document], Budget(sentences=5)),
        method="news",
        actors=(),
    )


def kept_story(documents: Sequence[Document]) -> StoredStory:
    summary = summarize(documents, Budget(sentences=5))
    return StoredStory(
        story=Story(
            id=f"s{documents[0].article.id}",
            headline=documents[-1].article.title,
            article_ids=tuple(each.article.id for each in documents),
            keywords=(),
            first_seen=None,
            last_seen=None,
        ),
        summary=tuple(
            (sentence.article_id, sentence.span, score)
            for sentence, score in zip(summary.sentences, summary.scores, strict=True)
        ),
        independent=len(documents),
    )
