"""A reader follows and mutes what the briefing tells; another reader's stays as it is."""

from tests.journeys.conversations.reader import Reader
from tests.journeys.conversations.stage import HEADLINE, Stage


def test_a_story_is_followed_muted_and_left_by_its_buttons(stage: Stage, reader: Reader) -> None:
    card = reader.asks("/briefing").taps("1")
    followed = card.taps("Follow")
    assert "✓ Follow" in followed.labels
    assert "2 outlets · followed" in reader.asks("/briefing").text
    assert "followed" not in stage.newcomer().asks("/briefing").text
    why = followed.taps("Why this?")
    assert f"Followed: {HEADLINE}" in why.text

    muted = why.taps("Back").taps("Mute")
    assert "✓ Mute" in muted.labels
    assert "1 muted story left out" in reader.asks("/briefing").text
    assert "1 muted story left out" in reader.asks("/summary").text
    assert HEADLINE not in reader.asks("/summary").text

    listed = reader.asks("/mute")
    assert listed.text.startswith(f"Muted\n• {HEADLINE}")
    [end] = [label for label in listed.labels if label.startswith("✕")]
    assert listed.taps(end).text.startswith("Nothing is followed or muted here.")
    assert HEADLINE in reader.asks("/briefing").text


def test_somebody_is_followed_by_name_and_by_the_card(reader: Reader) -> None:
    taken = reader.asks("/follow Blinken")
    assert taken.text.startswith("Followed: Antony Blinken\n")
    assert "followed" in reader.asks("/briefing").text
    card = reader.asks("/who Blinken")
    assert "✓ Follow" in card.labels
    assert "✓ Follow" not in card.taps("✓ Follow").labels
    assert "followed" not in reader.asks("/briefing").text
    assert taken.taps("All of them").text.startswith("Nothing is followed or muted here.")


def test_words_and_outlets_are_muted_and_undone(reader: Reader) -> None:
    taken = reader.asks("/mute standoff ukraine")
    assert taken.text.startswith("Muted: “standoff ukraine” in headlines\n")
    assert "1 muted story left out" in reader.asks("/briefing").text
    assert taken.taps("Undo").text.startswith("Nothing is followed or muted here.")
    assert reader.asks("/mute voa").text.startswith("Muted: VOA\n")
    assert HEADLINE in reader.asks("/briefing").text  # another outlet tells it, too


def test_a_misspelt_name_is_followed_as_words_and_the_name_is_offered(reader: Reader) -> None:
    taken = reader.asks("/follow Blinkin")
    assert taken.text.startswith("Followed: “Blinkin” in headlines\n")
    assert taken.taps("Antony Blinken").text.startswith("Antony Blinken")
    assert "• Antony Blinken" in reader.asks("/follow").text


def test_what_cannot_be_followed_is_answered(reader: Reader) -> None:
    assert reader.asks("/follow").text.startswith("Nothing is followed or muted here.")
    assert reader.asks("/follow the news").text.startswith("No story can be told by those words.")
    assert "100" in reader.asks("/mute " + "wheat " * 40).text


def test_what_is_followed_is_shown_and_deleted_with_all_else(reader: Reader) -> None:
    reader.asks("/follow wheat")
    asked = reader.asks("/forgetme")
    assert "What it follows and mutes: 1" in asked.text
    asked.taps("Delete everything")
    assert reader.asks("/follow").text.startswith("Nothing is followed or muted here.")


def test_in_a_group_its_admins_choose_for_all(stage: Stage) -> None:
    creator = stage.group("Newsroom")
    creator.hears("At what hour")
    member = stage.member(creator)
    refusal = "Only admins of this group can"
    assert refusal in member.asks("/follow wheat").text
    card = member.asks("/briefing").taps("1")
    assert refusal in card.notice("Follow", by=member)
    assert creator.asks("/follow VOA").text.startswith("Followed: VOA\n")
    assert "followed" in member.asks("/briefing").text
