"""From the briefing to the proof and back, by taps."""

from tests.journeys.conversations.reader import Reader
from tests.journeys.conversations.stage import HEADLINE, Stage


def test_a_story_opens_in_place_and_leads_back(reader: Reader) -> None:
    briefing = reader.asks("/briefing")
    assert HEADLINE in briefing.text
    card = briefing.taps("1")
    assert card.message_id == briefing.message_id
    assert card.text.startswith(HEADLINE)
    assert "2 outlets · 2 articles" in card.text
    assert HEADLINE in card.taps("Today’s briefing").text


def test_a_tap_shows_a_sentence_in_its_paragraph(reader: Reader) -> None:
    card = reader.asks("/briefing").taps("1")
    proof = card.taps("Proof")
    assert "VOA · Published 1 Feb 2022\n" in proof.text
    assert "Fingerprint of the text: " in proof.text
    assert proof.labels == ["1/5", "›", "Back"]
    second = proof.taps("›")
    assert second.text != proof.text
    assert second.labels[1] == "2/5"
    assert second.taps("Back").text == card.text


def test_a_story_is_read_day_by_day(reader: Reader) -> None:
    card = reader.asks("/briefing").taps("1")
    days = card.taps("Timeline")
    assert "21 Jan 2022\n" in days.text
    assert days.text.index("21 Jan 2022") < days.text.index("1 Feb 2022")
    assert "— VOA" in days.text
    assert days.taps("Back").text == card.text


def test_a_story_says_why_it_is_there(reader: Reader) -> None:
    card = reader.asks("/briefing").taps("1")
    why = card.taps("Why this?")
    assert "No. 1 of 1 story of the last 24 hours\n2 independent reports\n" in why.text
    assert why.taps("Back").text == card.text


def test_a_second_tap_on_the_same_page_is_harmless(reader: Reader) -> None:
    proof = reader.asks("/briefing").taps("1").taps("Proof")
    assert proof.notice("1/5") == ""


def test_the_people_of_a_story_lead_to_cards_and_back(reader: Reader) -> None:
    people = reader.asks("/briefing").taps("1").taps("People")
    assert people.text.startswith(f"People in: {HEADLINE}")
    card = people.taps("Vladimir Putin")
    assert "Russian President (VOA, 1 Feb 2022)" in card.text
    assert card.taps("Back").text == people.text


def test_a_link_opens_a_story_or_a_person(stage: Stage, reader: Reader) -> None:
    story_id = reader.asks("/briefing").record["raw_markup"]["inline_keyboard"][0][0]
    story_id = story_id["callback_data"].split(":")[1]
    assert stage.newcomer().asks(f"/start s_{story_id}").text.startswith(HEADLINE)
    other = stage.newcomer()
    assert "/briefing" in other.asks("/start s_0123456789ab").text
    assert "/who" in other.asks("/start p_0123456789").text
    assert "Step 1 of 3" in other.asks("/start whatever").text
