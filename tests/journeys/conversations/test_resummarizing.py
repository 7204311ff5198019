"""An admin summarises again, compares, and publishes or not; nobody else may."""

from tests.journeys.conversations.reader import Reader
from tests.journeys.conversations.stage import HEADLINE, Stage


def test_the_same_method_changes_nothing_and_says_so(admin: Reader) -> None:
    found = admin.asks("/resummarize")
    assert "(today, news)\n\n0 articles changed\n0 stories changed" in found.text
    assert found.text.endswith("Nothing to publish: all summaries stay as they are.")
    assert found.labels == []


def test_the_progress_message_becomes_the_result(stage: Stage, admin: Reader) -> None:
    since = stage.telegram.seq
    found = admin.asks("/resummarize all lexrank")
    first = stage.telegram.messages(since, chat_id=admin.chat)[0]
    assert first["text"].startswith("Reading again")
    assert first["message_id"] == found.message_id


def test_old_and_new_are_shown_before_anything_is_published(stage: Stage, admin: Reader) -> None:
    before = stage.newcomer().asks("/summary 5").text
    found = admin.asks("/resummarize all lexrank")
    assert "2 articles changed\n1 story changed" in found.text
    assert found.labels == ["Show the changes", "Publish", "Drop"]
    change = found.taps("Show the changes")
    assert change.text.startswith(HEADLINE)
    assert "\nOld\n" in change.text
    assert "\nNew\n" in change.text
    assert change.labels == ["1/3", "›", "Publish", "Back"]
    assert change.taps("›").taps("Back").text == found.text
    assert stage.newcomer().asks("/summary 5").text == before


def test_dropping_leaves_everything_as_it_was(stage: Stage) -> None:
    admin = stage.admin(1)
    dropped = admin.asks("/resummarize all luhn").taps("Drop")
    assert dropped.text == "Dropped. 2 articles and 1 story keep the old summary."


def test_publishing_shows_readers_the_new_summary_and_can_be_undone(stage: Stage) -> None:
    admin = stage.admin(2)
    before = stage.newcomer().asks("/summary 5").text
    published = admin.asks("/resummarize all lexrank").taps("Publish")
    assert published.text.startswith("Published.\n\n2 articles and 1 story now show")
    assert stage.newcomer().asks("/summary 5").text != before
    stage.admin(3).asks("/resummarize all news").taps("Publish")
    assert stage.newcomer().asks("/summary 5").text == before


def test_a_reply_to_a_story_summarises_that_story(stage: Stage) -> None:
    admin = stage.admin(4)
    card = admin.asks("/briefing").taps("1")
    assert "Read again: 2 articles (" in admin.asks("/resummarize", reply_to=card.message_id).text


def test_what_is_not_there_is_refused_with_what_is(stage: Stage) -> None:
    admin, other = stage.admin(5), stage.admin(6)
    assert admin.asks("/resummarize today magic").text.startswith(
        "I know no method called magic.\n\nThere are: news, lexrank"
    )
    assert admin.asks("/resummarize yesterday").text.startswith(
        "I have no story or article yesterday.\n\nTry /resummarize today"
    )
    assert "no story or article s0123456789ab" in other.asks("/resummarize s0123456789ab").text
    assert "no story or article http" in other.asks("/resummarize http://a.example/b").text


def test_a_stranger_cannot_tap_what_an_admin_may(stage: Stage) -> None:
    group = stage.group("Desk")
    group.hears("At what hour")
    admin = Reader(telegram=stage.telegram, user=stage.admin(7).user, chat=group.chat)
    found = admin.asks("/resummarize all lexrank")
    assert found.notice("Publish", by=group) == "Only whoever runs this bot can do that."
