from dataclasses import replace
from datetime import UTC, date, datetime

from bot import render
from bot.model import Proof
from summarizer.model import Span
from tests.render.reading import entities_of, labels_of, text_of
from tests.render.samples import HARBOUR, ISLAND, NOW, STORY, cite

PARAGRAPH = "Talks lasted all night. Both sides signed at dawn. Then it rained."
SIGNED = Span(start=24, end=50)


def prove(paragraph: str = PARAGRAPH, span: Span = SIGNED) -> Proof:
    return Proof(
        head=HARBOUR, paragraph=paragraph, span_in_paragraph=span, fetched=NOW, text_hash="0f" * 32
    )


def test_a_card_marks_every_sentence_with_its_source_and_lists_the_outlets() -> None:
    card = render.story_card(STORY, now=NOW, briefing_id=7)
    assert text_of(card) == (
        "Ferry Strike Ends After Nine Days\n"
        "\n"
        "Ferries to the islands sail again on Sunday. [1]\n"
        "\n"
        "[…] Both sides signed at dawn. [1]\n"
        "\n"
        "“Nobody won,” said the captains’ union. [2]\n"
        "\n"
        "2 outlets · 2 articles\n"
        "[1] Harbour Post · Ferry Strike Ends After Nine Days\n"
        "[2] Island Wire · 18 Nov 2026 · Crews Return to Work"
    )
    assert "expandable_blockquote" in {entity["type"] for entity in entities_of(card)}
    assert labels_of(card) == [
        ["Proof", "People"],
        ["Follow", "Mute"],
        ["Why this?"],
        ["Back"],
    ]


COUNTS = (cite("Nine boats sail again."), cite("Eleven boats sail again.", ISLAND))


def test_outlets_that_differ_stand_side_by_side_without_a_verdict() -> None:
    text = text_of(render.story_card(replace(STORY, differences=(COUNTS,)), now=NOW))
    assert (
        "Outlets differ\n"
        "Nine boats sail again. — Harbour Post\n"
        "Eleven boats sail again. — Island Wire"
    ) in text


def test_copies_are_no_independent_reports() -> None:
    text = text_of(render.story_card(replace(STORY, independent=1), now=NOW))
    assert "2 outlets, 1 independent report · 2 articles" in text


DAYS = (
    (date(2026, 11, 18), cite("Crews walked out at dawn.", ISLAND)),
    (date(2026, 11, 21), cite("Both sides signed at dawn.")),
)


def test_a_story_of_several_days_can_be_read_day_by_day() -> None:
    told = replace(STORY, timeline=DAYS)
    assert labels_of(render.story_card(told, now=NOW))[0] == ["Proof", "People", "Timeline"]
    card = render.timeline(told, briefing_id=7)
    assert text_of(card) == (
        "Ferry Strike Ends After Nine Days\n"
        "\n"
        "18 Nov 2026\n"
        "Crews walked out at dawn. — Island Wire\n"
        "\n"
        "21 Nov 2026\n"
        "Both sides signed at dawn. — Harbour Post"
    )
    assert labels_of(card) == [["Back"]]


def test_a_story_of_one_day_has_no_timeline() -> None:
    told = replace(STORY, timeline=DAYS[:1])
    assert labels_of(render.story_card(told, now=NOW))[0] == ["Proof", "People"]
    assert "No day of this story can be told." in text_of(render.timeline(STORY))


def test_of_a_long_timeline_the_last_days_are_shown() -> None:
    days = tuple((day, cite("a " * 900)) for day, _ in DAYS * 3)
    text = text_of(render.timeline(replace(STORY, timeline=days)))
    assert "Earlier days are left out." in text
    assert text.count("21 Nov 2026") >= 1


def test_what_is_new_to_the_reader_is_marked() -> None:
    card = render.story_card(STORY, now=NOW, new={1})
    assert "New: […] Both sides signed" in text_of(card)
    assert text_of(card).count("New:") == 1


def test_a_card_that_was_not_opened_from_a_briefing_leads_to_the_one_of_today() -> None:
    assert labels_of(render.story_card(STORY, now=NOW))[-1] == ["Today’s briefing"]


def test_sentences_that_do_not_fit_are_left_out_whole_and_counted() -> None:
    long = replace(STORY, sentences=(cite("a " * 1000), cite("b " * 1000), cite("c " * 1000)))
    text = text_of(render.story_card(long, now=NOW))
    assert "+2 more sentences" in text
    assert "b b" not in text


def test_more_articles_than_fit_are_counted() -> None:
    heads = tuple(replace(HARBOUR, id=f"a{n}") for n in range(40))
    text = text_of(render.story_card(replace(STORY, heads=heads), now=NOW))
    assert "40 articles" in text
    assert "+23 more articles" in text


def test_proof_shows_the_sentence_in_bold_in_its_paragraph_with_outlet_and_times() -> None:
    proof = render.proof(
        prove(), story_id="s1", index=1, total=3, briefing_id=7, timezone="Europe/Madrid"
    )
    assert text_of(proof) == (
        "Ferry Strike Ends After Nine Days\n"
        "Harbour Post · Published 21 Nov 2026, 06:00 Madrid\n"
        "\n"
        f"{PARAGRAPH}\n"
        "\n"
        "Read 21 Nov 2026, 08:00 Madrid\n"
        "Fingerprint of the text: 0f0f0f0f0f0f0f0f"
    )
    text = text_of(proof)
    bold = [
        text[entity["offset"] : entity["offset"] + entity["length"]]
        for entity in entities_of(proof)
        if entity["type"] == "bold"
    ]
    assert "Both sides signed at dawn." in bold
    assert labels_of(proof) == [["‹", "2/3", "›"], ["Back"]]


def test_an_article_of_which_only_the_day_is_known_shows_no_hour() -> None:
    dated = replace(HARBOUR, published=datetime(2026, 11, 20, tzinfo=UTC))
    proof = render.proof(
        replace(prove(), head=dated), story_id="s1", index=0, total=1, timezone="America/New_York"
    )
    assert "Published 20 Nov 2026\n" in text_of(proof)


def test_a_paragraph_too_long_for_a_message_gives_way_around_the_sentence() -> None:
    before, after = "before " * 1000, " after" * 1000
    paragraph = f"{before}The sentence.{after}"
    span = Span(start=len(before), end=len(before) + 13)
    text = text_of(render.proof(prove(paragraph, span), story_id="s1", index=0, total=1))
    assert "before The sentence. after" in text
    assert text.count("[…]") == 2


def test_a_sentence_too_long_for_a_proof_is_not_cut() -> None:
    proof = prove("word " * 1000, Span(start=0, end=4999))
    text = text_of(render.proof(proof, story_id="s1", index=0, total=1))
    assert "too long for one message" in text
    assert "word" not in text


def test_a_story_that_is_gone_is_answered_with_what_to_do() -> None:
    assert "/briefing" in text_of(render.story_gone())
