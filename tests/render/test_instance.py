from dataclasses import replace
from datetime import timedelta

from bot import render
from bot.model import Health, SourceKind
from tests.render.reading import entities_of, labels_of, text_of
from tests.render.samples import NOW, SOURCE

FAILING = replace(
    SOURCE, id=4, title="Island Wire", failures=3, last_error="timed out", last_success=None
)
HEALTH = Health(
    articles=1200,
    stories=30,
    actors=400,
    chats=3,
    subscribed=2,
    unreachable=0,
    sources=(SOURCE, FAILING),
    ledger={"sent": 5, "waiting": 2},
    due=7,
    oldest_waiting=NOW - timedelta(minutes=3),
)


def test_sources_show_how_fresh_they_are_and_how_they_fare() -> None:
    quiet = replace(SOURCE, title="Quiet Post", newest_article=NOW - timedelta(days=9))
    text = text_of(render.sources((SOURCE, FAILING, quiet), now=NOW + timedelta(hours=3)))
    assert "Harbour Post\n12 articles · newest 3 hours ago · read 3 hours ago" in text
    assert "not read yet\nNot readable now: 3 tries failed. It is tried again by itself." in text
    assert "Quiet: nothing new" in text


def test_without_sources_it_says_how_to_add_one() -> None:
    assert "/addsource" in text_of(render.sources((), now=NOW))
    assert "/addsource" in text_of(render.which_source(()))


def test_the_error_of_a_source_and_the_path_of_a_folder_are_not_shown_to_readers() -> None:
    folder = replace(
        FAILING, kind=SourceKind.FOLDER, address="/home/ana/news", last_error="no /home/ana"
    )
    assert "/home" not in text_of(render.sources((folder,), now=NOW))


def test_many_sources_that_do_not_fit_are_counted() -> None:
    text = text_of(render.sources([replace(SOURCE, title="word " * 15)] * 100, now=NOW))
    assert "more sources" in text


def test_feeds_to_choose_from_stand_in_the_message_in_their_order() -> None:
    feeds = ("https://post.example.org/rss", "https://post.example.org/atom")
    message = render.choose_feed("post.example.org", [(feeds[0], "Sport <b>"), (feeds[1], "")])
    text = text_of(message)
    coded = [
        text[entity["offset"] : entity["offset"] + entity["length"]]
        for entity in entities_of(message)
        if entity["type"] == "code"
    ]
    assert tuple(coded) == feeds
    assert f"1  Sport <b> · {feeds[0]}\n2  {feeds[1]}" in text
    assert labels_of(message) == [["1", "2"]]


def test_a_source_is_added_and_removed_with_a_question_before() -> None:
    assert "is read from now on" in text_of(render.source_added(SOURCE, known=False))
    assert "is read already" in text_of(render.source_added(SOURCE, known=True))
    assert labels_of(render.which_source((SOURCE,))) == [["Harbour Post"]]
    assert labels_of(render.remove_source(SOURCE)) == [["Stop reading it", "Keep it"]]
    assert "12 articles stay stored" in text_of(render.remove_source(SOURCE))
    assert text_of(render.source_removed(SOURCE)) == (
        "Harbour Post is read no more.\n\nIts 12 articles stay stored."
    )
    empty = replace(SOURCE, article_count=0)
    assert text_of(render.source_removed(empty)) == "Harbour Post is read no more."
    assert "https://example.org" in text_of(render.which_address())
    assert "no source called x" in text_of(render.no_such_source("x"))


def test_status_shows_the_balance_of_the_ledger_and_what_fails() -> None:
    text = text_of(render.status(HEALTH, now=NOW))
    assert "Articles: 1,200" in text
    assert "Messages due: 7\n= 2 waiting + 5 sent\nOldest waiting: due 3 minutes ago" in text
    assert "Sources: 2, failing: 1\nIsland Wire: timed out, last read never" in text


def test_a_ledger_that_does_not_balance_is_reported() -> None:
    text = text_of(render.status(replace(HEALTH, ledger={"sent": 5}), now=NOW))
    assert "does not balance" in text
