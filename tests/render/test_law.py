"""Whatever an article or a reader writes, every message parses and fits."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from bot import render
from bot.buttons import OpenLine
from bot.model import (
    ActorLine,
    ActorList,
    Amended,
    ArticleHead,
    BriefedStory,
    Change,
    ChatKind,
    Choice,
    Cited,
    CloseStory,
    Correction,
    CorrectionKind,
    CorrectionList,
    Digest,
    Health,
    Length,
    LineProof,
    NobodyFound,
    PersonCard,
    Proof,
    Rendered,
    RulingList,
    Said,
    Statement,
    TextActors,
    ToldRuling,
)
from bot.ranking import Standing, contender_of, explain
from summarizer.model import Actor, Article, Quote, Role, Sentence, Span, Summary
from tests.render.reading import check, text_of
from tests.render.samples import BRIEFING, CARD, CHAT, NOW, REVISION, SOURCE

HOSTILE = (
    *("", " ", "\n", "<b>", "</b></a>", "<script>", "&lt;", "&amp;#60;", "&", "{0}", "%s", "\x00"),
    *("\ud800", "🇪🇸" * 9, "e\u0301", "مرحبا \u202e", "\u200b", "<a href='x'>", '"', "'", "]]>"),
    *("word " * 900, "x" * 4097, "😀" * 3000, "&<>\"'" * 900, "a b " * 3000, "\n" * 50),
)
TEXTS = st.one_of(
    st.text(max_size=60), st.sampled_from(HOSTILE), st.text("ab <&\n😀", max_size=200)
)
URLS = st.one_of(
    st.none(),
    TEXTS,
    st.sampled_from(
        [
            *(
                "https://a.example/?a=1&b='\"<>",
                "http://localhost/x",
                "javascript:alert(1)",
                "http://",
            ),
            *(
                "https://a.example/" + "x" * 5000,
                "ftp://a.example/",
                "https://[::1",
                "//a.example/x",
            ),
            *(
                "https://a.example/\u202eß",
                "https://user:pw@a.example:99999/",
                "HTTPS://A.EXAMPLE/",
            ),
        ]
    ),
)
MOMENTS = st.datetimes(
    datetime.fromisoformat("0001-01-03"),
    datetime.fromisoformat("9999-12-20"),
    timezones=st.just(UTC),
)
IDS = st.text("0123456789abcdef", min_size=1, max_size=12)
HEADS = st.builds(
    ArticleHead,
    id=IDS,
    outlet=TEXTS,
    title=TEXTS,
    url=URLS,
    published=st.none() | MOMENTS,
    seen=MOMENTS,
)
SENTENCES = st.builds(
    Cited, head=HEADS, span=st.just(Span(start=0, end=1)), text=TEXTS, gap_before=st.booleans()
)
STORIES = st.builds(
    BriefedStory,
    story_id=IDS,
    headline=TEXTS,
    sentences=st.lists(SENTENCES, max_size=7).map(tuple),
    heads=st.lists(HEADS, min_size=1, max_size=30).map(tuple),
    independent=st.integers(0, 99),
    update=st.booleans(),
    differences=st.lists(st.tuples(SENTENCES, SENTENCES), max_size=4).map(tuple),
    timeline=st.lists(st.tuples(st.dates(), SENTENCES), max_size=9).map(tuple),
)
LINES = st.builds(
    ActorLine, key=IDS, name=TEXTS, role=st.none() | TEXTS, article_count=st.integers(0, 99)
)
LAW = settings(
    deadline=None,
    max_examples=50,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def check_all(messages: Iterable[Rendered]) -> None:
    for message in messages:
        check(message)


@given(
    st.lists(STORIES, max_size=10, unique_by=lambda story: story.story_id).map(tuple),
    st.sampled_from(Length),
    st.sampled_from(ChatKind),
    st.none() | TEXTS,
)
@LAW
def test_briefings(
    stories: tuple[BriefedStory, ...], length: Length, kind: ChatKind, quiet: str | None
) -> None:
    briefing = replace(
        BRIEFING, stories=stories, chat=replace(CHAT, length=length, kind=kind), quiet_reason=quiet
    )
    check_all(render.briefing(briefing, bot_name="example_bot"))
    for story in stories[:2]:
        check(render.briefing_part(briefing, story.story_id, bot_name="example_bot"))
    check_all(render.summary(quiet or "Today", stories, now=NOW, sentences=5))


@given(STORIES, st.none() | st.integers(0, 2**40), st.sets(st.integers(0, 5)))
@LAW
def test_story_cards(story: BriefedStory, briefing_id: int | None, new: set[int]) -> None:
    check(render.story_card(story, now=NOW, briefing_id=briefing_id, new=new))


@given(STORIES, st.none() | st.integers(0, 2**40))
@LAW
def test_timelines(story: BriefedStory, briefing_id: int | None) -> None:
    check(render.timeline(story, briefing_id=briefing_id))


@given(STORIES, STORIES, st.integers(0, 9))
@LAW
def test_what_is_said_of_stories(story: BriefedStory, other: BriefedStory, page: int) -> None:
    standing = Standing(
        story=story, why=explain(contender_of(story), NOW), place=page or None, among=9, hours=24
    )
    check(render.why(standing))
    close = CloseStory(story_id=other.story_id, headline=other.headline, article_count=page)
    check(render.ruling_on(story))
    check(render.articles_to_take_out(story, page))
    check(render.stories_to_join(story, [close] * 8))
    check(render.confirm_joining(story, other))
    check(render.amended(Amended(stories=((story.story_id, story.headline),))))
    ones = [*story.heads, None]
    made = tuple(
        ToldRuling(number=n, together=n % 2 == 0, made=NOW, made_by=None, one=head, other=ones[0])
        for n, head in enumerate(ones)
    )
    check(render.rulings(RulingList(rulings=made[:8], page=0, pages=1)))
    check(render.confirm_ruling_withdrawal(made[0]))


@given(HEADS, TEXTS, TEXTS, TEXTS, st.integers(0, 4))
@example(CARD.heads["a1"], "w " * 9000, "s " * 1499, "w " * 9000, 0)
@example(CARD.heads["a1"], "😀" * 9000, "s" * 2999, "😀" * 9000, 0)
@LAW
def test_proofs(head: ArticleHead, before: str, sentence: str, after: str, index: int) -> None:
    proof = Proof(
        head=head,
        paragraph=before + sentence + after,
        span_in_paragraph=Span(start=len(before), end=len(before) + len(sentence)),
        fetched=NOW,
        text_hash="0123456789abcdef" * 4,
    )
    check(render.proof(proof, story_id="s1", index=index, total=5, briefing_id=1))


@st.composite
def cards(draw: st.DrawFn) -> PersonCard:
    heads = draw(st.dictionaries(IDS, HEADS, min_size=1, max_size=5))
    ids = st.sampled_from(sorted(heads)) | IDS
    spans = st.tuples(st.integers(0, 9), st.integers(9, 99)).map(
        lambda ends: Span(start=ends[0], end=ends[1])
    )
    quotes = st.builds(
        Quote,
        article_id=ids,
        span=spans,
        text=TEXTS,
        speaker=TEXTS,
        via=st.none() | TEXTS,
        verb=st.none(),
        direct=st.booleans(),
        confidence=st.sampled_from([0.5, 0.9, 1.0]),
    )
    actor = Actor(
        name=draw(TEXTS),
        kind="person",
        aliases=tuple(draw(st.lists(TEXTS, max_size=9))),
        roles=tuple(
            draw(st.lists(st.builds(Role, article_id=ids, span=spans, text=TEXTS), max_size=9))
        ),
        quotes=tuple(draw(st.lists(quotes, max_size=12))),
        article_ids=tuple(heads),
        mentions=(),
    )
    companions = st.tuples(TEXTS, IDS, st.integers(1, 9))
    return PersonCard(
        key=draw(IDS),
        actor=actor,
        heads=heads,
        companions=tuple(draw(st.lists(companions, max_size=9))),
        stories=tuple(draw(st.lists(st.tuples(IDS, TEXTS), max_size=9))),
    )


@given(cards(), st.integers(0, 9), st.none() | IDS)
@LAW
def test_person_cards(card: PersonCard, page: int, story_id: str | None) -> None:
    check(render.who(card, now=NOW, page=page, origin=(story_id, 3), correcting=page > 4))


@given(cards(), LINES, TEXTS, st.none() | IDS)
@LAW
def test_lists_of_statements(
    card: PersonCard, speaker: ActorLine, words: str, story_id: str | None
) -> None:
    statements = tuple(
        Statement(quote=quote, head=card.heads[quote.article_id])
        for quote in card.actor.quotes
        if quote.article_id in card.heads
    )[:5]
    found = Said(speaker=speaker, words=words, statements=statements, page=1, pages=3, total=12)
    check(render.said(found, words, story_id=story_id, briefing_id=2**40))
    check(render.said(replace(found, statements=(), total=0), words))


CORRECTIONS = st.builds(
    Correction,
    number=st.integers(1, 2**40),
    kind=st.sampled_from(CorrectionKind),
    made=MOMENTS,
    made_by=st.none() | st.integers(1, 2**52),
    name=st.none() | TEXTS,
    other=st.none() | TEXTS,
    head=st.none() | HEADS,
)


@given(cards(), st.lists(LINES, max_size=8), st.lists(CORRECTIONS, max_size=8).map(tuple))
@LAW
def test_corrections(
    card: PersonCard, others: list[ActorLine], made: tuple[Correction, ...]
) -> None:
    check_all(
        [
            render.correcting(card),
            render.lines_to_strike(card, 1),
            render.articles_to_part(card, 0),
            render.whom_to_merge(card, others),
            render.confirm_merge(card, card),
            render.confirm_removal(card),
            render.merged(card),
            render.parted(card, "0123456789"),
            render.corrections(CorrectionList(corrections=made, page=0, pages=3)),
            *map(render.confirm_withdrawal, made),
        ]
    )


@given(HEADS, TEXTS, TEXTS, TEXTS, TEXTS)
@LAW
def test_proofs_of_lines(head: ArticleHead, name: str, words: str, line: str, rest: str) -> None:
    proof = Proof(
        head=head,
        paragraph=line + rest,
        span_in_paragraph=Span(start=0, end=len(line)),
        fetched=NOW,
        text_hash="0123456789abcdef" * 2,
    )
    tapped = OpenLine(key="0123456789", mark="01234567", page=9, said=True, about=True)
    found = LineProof(name=name, proof=proof)
    check(render.line_proof(found, tapped, words, timezone="Europe/Madrid"))
    check(render.line_gone(tapped))


@given(st.lists(LINES, max_size=30).map(tuple), TEXTS, st.none() | IDS)
@LAW
def test_lists_of_people(lines: tuple[ActorLine, ...], name: str, story_id: str | None) -> None:
    people = ActorList(
        people=lines, others=lines, page=0, pages=3, of_story=story_id, headline=name
    )
    check(render.actor_list(people, briefing_id=1))
    check(render.who(Choice(name=name, lines=lines), now=NOW))
    closest = tuple((line.name, line.key) for line in lines)
    check(render.who(NobodyFound(name=name, closest=closest), now=NOW))
    check(render.said(Choice(name=name, lines=lines), name))
    check(render.said(NobodyFound(name=name, closest=closest), name))
    known = frozenset(line.key for line in lines[:20])
    check(
        render.people_in_text(
            TextActors(title=name, language="en", people=lines, others=lines, known=known)
        )
    )


@given(TEXTS, TEXTS, URLS, st.lists(TEXTS, max_size=7))
@LAW
def test_summaries_of_one_article(
    title: str, outlet: str, url: str | None, texts: list[str]
) -> None:
    sentences = tuple(
        Sentence(article_id="a", index=2 * at, paragraph=0, span=Span(start=0, end=1), text=text)
        for at, text in enumerate(texts)
    )
    digest = Digest(
        article=Article(id="a", source=outlet, title=title, text="", url=url),
        byline=None,
        sentences=sentences,
        summary=Summary(sentences=sentences, scores=(1.0,) * len(sentences)),
        method="news",
        actors=(replace(CARD.actor, name=title),),
    )
    check_all(render.digest_summary(digest, now=NOW, sentences=5))


@given(TEXTS, URLS, st.lists(TEXTS, max_size=20))
@LAW
def test_words_of_readers_and_addresses_of_sources(
    words: str, url: str | None, feeds: list[str]
) -> None:
    source = replace(SOURCE, title=words, address=url or "", last_error=words, failures=3)
    change = Change(
        subject=words, subject_id="a", title=words, old=tuple(feeds), new=(words, *feeds)
    )
    revision = replace(REVISION, scope=words, method=words)
    zones = ("Europe/Madrid", "UTC")
    check_all(
        [
            render.misunderstood(words, words, words, zones=zones, now=NOW),
            render.unknown_command(words, None),
            render.nothing_found(words, source_count=1),
            render.unknown_method(words, ("news", "lexrank")),
            render.unknown_scope(words),
            render.no_such_source(words),
            render.choose_feed(words, [(feed, words) for feed in feeds]),
            render.source_added(source, known=False),
            render.remove_source(source),
            render.source_removed(source),
            render.which_source([source] * 50),
            render.sources([source] * 60, now=NOW),
            render.revision(revision),
            render.change(revision, 0, change),
            render.status(_health([source] * 60), now=NOW),
        ]
    )


def _health(sources: list[Any]) -> Health:
    return Health(
        articles=1,
        stories=1,
        actors=1,
        chats=1,
        subscribed=1,
        unreachable=1,
        sources=tuple(sources),
        ledger={"sent": 1},
        due=1,
        oldest_waiting=NOW - timedelta(minutes=5),
    )


@pytest.mark.parametrize("sentence", ["word " * 1200, "x" * 5000, "😀" * 3000, "<&>" * 1500])
def test_a_sentence_longer_than_a_message_is_shown_whole_over_several(sentence: str) -> None:
    story = BriefedStory(
        story_id="s1",
        headline="Long",
        sentences=(Cited(head=CARD.heads["a1"], span=Span(start=0, end=1), text=sentence),),
        heads=(CARD.heads["a1"],),
        independent=1,
    )
    parts = render.briefing(replace(BRIEFING, stories=(story,)), bot_name="example_bot")
    check_all(parts)
    assert len(parts) > 1
    shown = "".join(map(text_of, parts))
    assert "".join(sentence.split()) in "".join(shown.split())
