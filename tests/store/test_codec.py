"""Values of the summarizer come back from JSON exactly as they went in."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Button
from bot.store import codec
from summarizer.model import Actor, Mention, Quote, Role, Sentence, Span, Summary
from tests.store.samples import make_digest

laws = settings(deadline=None, max_examples=50)
words = st.text(max_size=20)
spans = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(
    lambda ends: Span(start=min(ends), end=max(ends))
)
roles = st.builds(Role, article_id=st.just("a1"), span=spans, text=words)
mentions = st.builds(
    Mention, article_id=st.just("a1"), span=spans, name=words, title=st.none() | words
)
quotes = st.builds(
    Quote,
    article_id=st.just("a1"),
    span=spans,
    text=words,
    speaker=words,
    via=st.none() | words,
    verb=st.none() | words,
    direct=st.booleans(),
    confidence=st.floats(0, 1),
)
actors = st.builds(
    Actor,
    name=words,
    kind=st.sampled_from(["person", "organisation", "country"]),
    aliases=st.lists(words).map(tuple),
    roles=st.lists(roles).map(tuple),
    quotes=st.lists(quotes).map(tuple),
    article_ids=st.just(("a1",)),
    mentions=st.lists(mentions).map(tuple),
)


def through_json(packed: codec.Json) -> codec.Json:
    return json.loads(json.dumps(packed))


@laws
@given(actor=actors)
def test_an_actor_comes_back(actor: Actor) -> None:
    assert codec.unpack_actor(through_json(codec.pack_actor(actor)), "a1") == actor


@laws
@given(text=st.text(max_size=80), cuts=st.lists(st.tuples(spans, st.integers(0, 9)), max_size=6))
def test_sentences_come_back_cut_from_the_text(text: str, cuts: list[tuple[Span, int]]) -> None:
    sentences = tuple(
        Sentence(article_id="a1", index=index, paragraph=part, span=span, text=span.of(text))
        for index, (span, part) in enumerate(cuts)
    )
    packed = through_json(codec.pack_sentences(sentences))
    assert codec.unpack_sentences(packed, "a1", text) == sentences


@laws
@given(scores=st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=3))
def test_a_summary_comes_back_as_sentences_of_its_article(scores: list[float]) -> None:
    sentences = make_digest().sentences
    chosen = sentences[: len(scores)]
    summary = Summary(sentences=chosen, scores=tuple(scores[: len(chosen)]))
    packed = through_json(codec.pack_summary(summary))
    assert codec.unpack_summary(packed, sentences) == summary


def test_a_digest_comes_back_for_the_article_it_is_of() -> None:
    digest = make_digest()
    packed = through_json(codec.pack_digest(digest))
    assert codec.unpack_digest(packed, digest.article) == digest


def test_a_story_summary_and_buttons_come_back() -> None:
    summary = (("a1", Span(start=0, end=4), 0.5), ("a2", Span(start=3, end=9), 1.0))
    packed = through_json(codec.pack_story_summary(summary))
    assert codec.unpack_story_summary(packed) == summary
    buttons = ((Button(label="1", data="s:1"), Button(label="VOA", url="https://x.org")), ())
    assert codec.unpack_buttons(through_json(codec.pack_buttons(buttons))) == buttons
