from dataclasses import replace
from datetime import timedelta

from bot import render
from bot.model import ChatKind, Digest, Length
from summarizer.model import Article, Sentence, Span, Summary
from tests.render.reading import entities_of, labels_of, text_of
from tests.render.samples import BRIEFING, CHAT, INES, ISLAND, NOW, STORY, cite


def test_a_briefing_is_one_message_with_title_stories_and_what_comes_next() -> None:
    [message] = render.briefing(BRIEFING, bot_name="example_bot")
    assert text_of(message) == (
        "Saturday 21 November · 08:00 Madrid\n"
        "1 story from 12 articles · 1 min\n"
        "\n"
        "1  Ferry Strike Ends After Nine Days\n"
        "Ferries to the islands sail again on Sunday.\n"
        "Harbour Post · 2 outlets\n"
        "\n"
        "Next: Sunday 08:00"
    )
    assert labels_of(message) == [["1"], ["People", "Settings"]]


def test_a_long_briefing_shows_three_sentences_their_gaps_and_their_sources() -> None:
    long = replace(BRIEFING, chat=replace(CHAT, length=Length.LONG))
    [message] = render.briefing(long, bot_name="example_bot")
    assert (
        "Ferries to the islands sail again on Sunday. [1]\n"
        "[…] Both sides signed at dawn. [1]\n"
        "“Nobody won,” said the captains’ union. [2]\n"
        "[1] Harbour Post · [2] Island Wire, 18 Nov 2026 · 2 outlets"
    ) in text_of(message)


def test_an_outlet_is_linked_where_its_article_has_an_address() -> None:
    [message] = render.briefing(BRIEFING, bot_name="example_bot")
    links = [entity["url"] for entity in entities_of(message) if entity["type"] == "text_link"]
    assert links == ["https://post.example.org/ferry"]


def test_an_article_older_than_a_day_shows_its_date_and_one_outlet_is_called_one() -> None:
    story = replace(STORY, sentences=(cite("Nobody won.", ISLAND),), independent=1)
    [message] = render.briefing(replace(BRIEFING, stories=(story,)), bot_name="example_bot")
    assert "Island Wire, 18 Nov 2026 · 1 outlet" in text_of(message)


def test_news_of_a_story_that_was_shown_before_is_called_an_update() -> None:
    [message] = render.briefing(
        replace(BRIEFING, stories=(replace(STORY, update=True),)), bot_name="example_bot"
    )
    assert "1  Update: Ferry Strike" in text_of(message)


def test_reading_time_is_rounded_up() -> None:
    story = replace(STORY, sentences=(cite("word " * 231),))
    [message] = render.briefing(replace(BRIEFING, stories=(story,)), bot_name="example_bot")
    assert "· 2 min" in text_of(message)


def test_a_quiet_day_says_why() -> None:
    quiet = replace(BRIEFING, stories=(), quiet_reason="Nothing new since Friday 08:00.")
    [message] = render.briefing(quiet, bot_name="example_bot")
    assert text_of(message) == (
        "Saturday 21 November · 08:00 Madrid\n\n"
        "Nothing new since Friday 08:00.\n\n"
        "Next: Sunday 08:00"
    )
    assert labels_of(message) == [["Settings"]]


def test_a_briefing_that_was_asked_for_shows_the_hour_of_asking_and_how_to_subscribe() -> None:
    asked = replace(
        BRIEFING, id=None, slot=None, next_due=None, made_at=NOW + timedelta(minutes=7)
    )
    [message] = render.briefing(asked, bot_name="example_bot")
    assert "· 08:07 Madrid" in text_of(message)
    assert "/subscribe" in text_of(message)


def test_a_next_briefing_a_week_away_shows_its_date() -> None:
    later = replace(BRIEFING, next_due=NOW + timedelta(days=7))
    [message] = render.briefing(later, bot_name="example_bot")
    assert "Next: Saturday 28 November 08:00" in text_of(message)


def test_a_channel_gets_links_instead_of_buttons_that_would_change_it_for_everybody() -> None:
    channel = replace(BRIEFING, chat=replace(CHAT, kind=ChatKind.CHANNEL))
    [message] = render.briefing(channel, bot_name="example_bot")
    [[button]] = message.buttons
    assert button.url == "https://t.me/example_bot?start=s_s1f2e3d4c5b6"


def test_what_one_message_does_not_hold_goes_on_in_the_next_between_stories() -> None:
    stories = tuple(
        replace(STORY, story_id=f"s{n}", sentences=(cite("word " * 100),)) for n in range(10)
    )
    parts = render.briefing(replace(BRIEFING, stories=stories), bot_name="example_bot")
    assert [labels_of(part) for part in parts] == [
        [["1", "2", "3", "4", "5"], ["6", "7"]],
        [["8", "9", "10"], ["People", "Settings"]],
    ]
    assert "Next:" not in text_of(parts[0])


def test_back_opens_the_part_that_shows_the_story() -> None:
    stories = tuple(
        replace(STORY, story_id=f"s{n}", sentences=(cite("word " * 100),)) for n in range(10)
    )
    long = replace(BRIEFING, stories=stories)
    parts = render.briefing(long, bot_name="example_bot")
    assert render.briefing_part(long, "s9", bot_name="example_bot") == parts[1]
    assert render.briefing_part(long, "gone", bot_name="example_bot") == parts[0]
    assert render.briefing_part(long, None, bot_name="example_bot") == parts[0]


def test_a_sentence_as_long_as_a_page_is_left_out_and_said_to_be() -> None:
    story = replace(STORY, sentences=(cite("word " * 2000), cite("Short.")))
    [message] = render.summary("Today", (story,), now=NOW)
    assert "Short." in text_of(message)
    assert "1 sentence is too long to show here." in text_of(message)


def test_a_summary_shows_as_many_sentences_as_asked_for_and_opens_stories_as_new_cards() -> None:
    [message] = render.summary("Today", (STORY,), now=NOW, sentences=1)
    assert "Both sides signed" not in text_of(message)
    assert message.buttons[0][0].data == "s:s1f2e3d4c5b6::1"


def test_the_summary_of_one_article_names_its_outlet_and_who_acts_in_it() -> None:
    def sentence(index: int, paragraph: int, text: str) -> Sentence:
        span = Span(start=0, end=len(text))
        return Sentence(article_id="x", index=index, paragraph=paragraph, span=span, text=text)

    sentences = (sentence(0, 0, "One."), sentence(2, 0, "Three."), sentence(5, 1, "Six."))
    digest = Digest(
        article=Article(id="x", source="Harbour Post", title="Ferries", text=""),
        byline=None,
        sentences=sentences,
        summary=Summary(sentences=sentences, scores=(1.0, 1.0, 1.0)),
        method="news",
        actors=(INES,),
    )
    [message] = render.digest_summary(digest, now=NOW)
    assert text_of(message) == (
        "Ferries\nHarbour Post\n\nOne.\n[…] Three.\nSix.\n\nIn it: Inés Roca"
    )
    pasted = replace(digest, article=replace(digest.article, source=""))
    assert text_of(render.digest_summary(pasted, now=NOW)[0]).startswith("Ferries\n\nOne.")
    empty = replace(digest, summary=Summary(sentences=(), scores=()), actors=())
    assert "no whole sentence" in text_of(render.digest_summary(empty, now=NOW)[0])
    assert "I cannot choose sentences in this language: these are the first." in text_of(
        render.digest_summary(digest, now=NOW, chosen=False)[0]
    )


def test_no_story_is_answered_with_what_to_do() -> None:
    assert "/addsource" in text_of(render.nothing_found(None, source_count=0))
    assert "/sources" in text_of(render.nothing_found(None, source_count=2))
    assert "about cats" in text_of(render.nothing_found("cats", source_count=2))
    first = render.nothing_found(None, source_count=2, is_first=True)
    assert text_of(first).startswith("The first articles are being read just now.")
