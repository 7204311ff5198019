"""An admin puts right what is wrong about people, and takes it back; nobody else may."""

from tests.journeys.conversations.reader import Reader
from tests.journeys.conversations.stage import Stage


def test_nobody_else_is_offered_to_correct_or_may(reader: Reader, admin: Reader) -> None:
    assert "Correct…" not in reader.asks("/who Putin").labels
    of_admin = admin.asks("/who Putin")
    assert "Only whoever runs this bot" in of_admin.notice("Correct…", by=reader)


def test_a_wrong_line_is_struck_and_taken_back(admin: Reader) -> None:
    card = admin.asks("/who Sauli Niinisto")
    assert "Finnish President" in card.text
    lines = card.taps("Correct…").taps("A line is wrong")
    assert "[1] Finnish President · " in lines.text
    struck = lines.taps("[1]")
    assert struck.text.startswith("Struck.")
    assert "Finnish President (" not in struck.taps("Card").text
    made = admin.asks("/corrections")
    assert "a line of Sauli Niinisto struck, from “" in made.text
    asked = made.taps("[1]")
    assert "its line comes back" in asked.text
    assert asked.taps("Take it back").text.startswith("Taken back.")
    assert admin.asks("/who Sauli Niinisto").text == card.text


def test_two_people_become_one_and_two_again(admin: Reader) -> None:
    asked = admin.asks("/corrections Sauli Niinisto = Ned Price")
    assert asked.text.startswith("Are Sauli Niinisto and Ned Price one person?")
    assert asked.taps("One person").text.startswith("Merged.")
    merged = admin.asks("/who Niinisto").text
    assert merged == admin.asks("/who Ned Price").text
    admin.asks("/corrections").taps("[1]").taps("Take it back")
    assert admin.asks("/who Niinisto").text.startswith("Sauli Niinisto")
    assert admin.asks("/who Ned Price").text.startswith("Ned Price")


def test_an_article_that_means_a_namesake_is_parted(admin: Reader) -> None:
    card = admin.asks("/who Ned Price")
    articles = card.taps("Correct…").taps("An article means somebody else")
    parted = articles.taps("[1]")
    assert parted.text.startswith("Parted.\n\nThat article now speaks of another Ned Price.")
    admin.asks("/corrections").taps("[1]").taps("Take it back")
    assert admin.asks("/who Ned Price").text == card.text


def test_whoever_objects_is_on_no_card_or_list_any_more(stage: Stage, admin: Reader) -> None:
    name = "Vyacheslav Volodin"
    asked = admin.asks(f"/who {name}").taps("Correct…").taps("Remove from cards")
    assert asked.text.startswith(f"Remove {name} from all cards and lists?")
    assert asked.taps("Remove").text.startswith("Removed.")
    assert stage.newcomer().asks(f"/said {name}").text.startswith(f"Nobody called {name}")
    asked = admin.asks("/corrections").taps("[1]")
    assert "somebody was removed from cards" in asked.text
    assert "briefing-bot rebuild --read-again" in asked.text


def test_names_that_nobody_or_one_person_bears_are_no_two_people(admin: Reader) -> None:
    assert admin.asks("/corrections Blinken = Nobody At All").text.startswith("Nobody called")
    assert admin.asks("/corrections Blinken = Antony Blinken").text.startswith("There is nothing")
    assert admin.asks(f"/corrections a = {'x' * 500}").text.startswith("That name is too long")
