"""Who is who: lists, cards, choices, and what is said of nobody."""

import pytest

from tests.ingest import newsroom
from tests.journeys.conversations.reader import Reader
from tests.journeys.conversations.stage import Stage


def test_the_main_people_of_the_day_are_listed_on_pages(reader: Reader) -> None:
    first = reader.asks("/who")
    assert first.text.startswith("People in the news")
    assert "Antony Blinken — U.S. Secretary of State · 2 articles" in first.text
    second = first.taps("›")
    assert second.message_id == first.message_id
    assert set(second.labels).isdisjoint(set(first.labels) - {"‹", "›"})
    assert second.taps("‹").text == first.text


def test_one_person_is_listed_once_however_outlets_spell_the_name(reader: Reader) -> None:
    text = reader.asks("/who").text
    assert text.count("Lavrov") == 1


def test_a_card_shows_dated_roles_statements_and_ways_onward(reader: Reader) -> None:
    card = reader.asks("/who Blinken")
    assert card.text.startswith("Antony Blinken  (also: Blinken)")
    assert (
        "U.S. Secretary of State (VOA, 1 Feb 2022) [1] · "
        "Secretary of State (Tribune News Service, 21 Jan 2022) [2]"
    ) in card.text
    assert "Said\n\n" in card.text
    assert card.taps("Vladimir Putin").text.startswith("Vladimir Putin")
    story = card.seen_by(reader).labels[-2]
    assert story.startswith("Standoff Over Ukraine")


def test_all_people_are_one_tap_from_a_card(reader: Reader) -> None:
    assert reader.asks("/who Putin").taps("All people").text.startswith("People in the news")


def test_a_misspelt_name_offers_the_closest(reader: Reader) -> None:
    nobody = reader.asks("/who Blinkin")
    assert nobody.text == "Nobody called Blinkin in the stored news.\n\nThe closest names:"
    assert nobody.taps("Antony Blinken").text.startswith("Antony Blinken")


def test_each_line_of_a_card_is_proved_where_it_stands(reader: Reader) -> None:
    card = reader.asks("/who Blinken")
    proof = card.taps("[1]")
    assert proof.message_id == card.message_id
    assert proof.text.startswith("Antony Blinken\n\nStandoff Over Ukraine Continues\nVOA")
    assert "U.S. Secretary of State" in proof.text
    assert "Fingerprint of the text: " in proof.text
    assert proof.taps("Back").text == card.text


def test_a_story_is_replied_to_for_its_people(reader: Reader) -> None:
    card = reader.asks("/briefing").taps("1")
    assert reader.asks("/who", reply_to=card.message_id).text.startswith("People in: ")


LETTER = (
    "The harbour reopened on Monday, officials said. Mayor Ada Vento thanked the crews.\n\n"
    "Antony Blinken, the U.S. Secretary of State, will visit in May."
)


def test_a_text_is_replied_to_for_the_people_in_it(stage: Stage) -> None:
    group = stage.group("Neighbours")
    group.hears("Step 1 of 3")
    people = group.asks("/who", reply_to=group.says(LETTER))
    assert people.text.startswith("People in: ")
    assert "Ada Vento — Mayor" in people.text
    assert people.labels == ["Antony Blinken"]
    assert people.taps("Antony Blinken").text.startswith("Antony Blinken  (also: Blinken)")


def test_a_link_is_asked_about_for_the_people_on_its_page(stage: Stage, reader: Reader) -> None:
    link = stage.site.put("/asked-who", newsroom.page("bridge").replace("Ada Quill", "Nora Vento"))
    people = reader.asks(f"/who {link}")
    assert people.text.startswith("People in: ")
    assert people.taps(people.labels[0]).text.startswith(people.labels[0])
    assert "I couldn’t read that page" in reader.asks(f"/who {link}-is-not-there").text


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("x" * 500, "That name is too long; 100 characters are the most. Try a shorter one."),
        ("<b>&amp;</b>", "Nobody called <b>&amp;</b> in the stored news."),
        ("ולדימיר פוטין", "Nobody called ולדימיר פוטין in the stored news."),
        ("\u202eevil", "Nobody called evil in the stored news."),
        ("??", "Nobody called ?? in the stored news."),
        ("'; DROP TABLE--", "Nobody called '; DROP TABLE-- in the stored news."),
    ],
)
def test_any_name_is_answered(name: str, answer: str, reader: Reader) -> None:
    assert reader.asks(f"/who {name}").text.startswith(answer)


def test_a_name_without_a_command_is_enough(reader: Reader) -> None:
    assert reader.asks("Sergey Lavrov").text.startswith("Serge")
    assert "Standoff Over Ukraine" in reader.asks("military alliance").text
    assert "Standoff Over Ukraine" in reader.asks("What about sanctions?").text
    unknown = reader.asks("Zoltan Quux").text
    assert unknown.startswith("Nothing in the stored news about Zoltan Quux.")
    assert "/summary alone" in unknown
    assert reader.asks("Blinkin").text.startswith("Nobody called Blinkin")
