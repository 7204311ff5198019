from dataclasses import replace

from bot import render
from bot.model import ActorList, Choice, NobodyFound, TextActors
from tests.render.reading import labels_of, text_of
from tests.render.samples import LINE, NOW


def test_several_who_fit_are_offered() -> None:
    answer = render.who(Choice(name="Roca", lines=(LINE, replace(LINE, name="Pau Roca"))), now=NOW)
    assert text_of(answer).startswith("Which Roca?\n\nInés Roca — Harbour master · 2 articles")
    assert labels_of(answer) == [["Inés Roca"], ["Pau Roca"]]


def test_nobody_is_said_with_the_closest_names() -> None:
    answer = render.who(NobodyFound(name="Rocca", closest=(("Inés Roca", "k"),)), now=NOW)
    assert "Nobody called Rocca" in text_of(answer)
    assert labels_of(answer) == [["Inés Roca"]]
    assert "/who" in text_of(render.who(NobodyFound(name="Rocca", closest=()), now=NOW))


def test_who_has_gone_since_a_button_was_made_is_told_from_who_was_never_there() -> None:
    gone = text_of(render.who(NobodyFound(name="", closest=()), now=NOW))
    assert gone.startswith("Nothing is stored of them any more.")
    assert "/who" in gone


def test_the_main_actors_are_listed_a_line_each_with_pages() -> None:
    country = replace(LINE, key="c", name="Spain", role=None)
    actors = ActorList(people=(LINE,), others=(country,), page=0, pages=2)
    answer = render.actor_list(actors)
    assert text_of(answer) == (
        "People in the news\n\nInés Roca — Harbour master · 2 articles\n\nAlso named: Spain (2)"
    )
    assert labels_of(answer) == [["Inés Roca", "Spain"], ["1/2", "›"]]


def test_a_day_without_anybody_leads_to_what_is_stored_and_read() -> None:
    answer = text_of(render.actor_list(ActorList(people=(), others=(), page=0, pages=1)))
    assert "Nobody is named in the news of the last hours." in answer
    assert "/sources" in answer


def test_the_people_of_a_story_lead_back_to_it() -> None:
    actors = ActorList(people=(), others=(), page=0, pages=1, of_story="s1", headline="Ferries")
    answer = render.actor_list(actors, briefing_id=7)
    assert text_of(answer) == "People in: Ferries\n\nNobody is named in it."
    assert answer.buttons[0][0].data == "s:s1:7:0"


def test_a_name_cannot_turn_the_direction_of_what_follows_it() -> None:
    nobody = NobodyFound(name="\u202eולדימיר\u2067 פוטין", closest=())
    text = text_of(render.who(nobody, now=NOW))
    assert text.startswith("Nobody called ולדימיר פוטין in the stored news.")


def test_the_people_of_a_text_are_listed_in_its_words_and_those_known_have_a_card() -> None:
    stranger = replace(LINE, key="x", name="Pau Roca", role=None, article_count=0)
    board = replace(LINE, key="b", name="Harbour Board", article_count=4)
    found = TextActors(
        title="Ferries",
        language="en",
        people=(LINE, stranger),
        others=(board,),
        known=frozenset({LINE.key, "b"}),
    )
    answer = render.people_in_text(found)
    assert text_of(answer) == (
        "People in: Ferries\n\nInés Roca — Harbour master\nPau Roca\n\nAlso named: Harbour Board"
    )
    assert labels_of(answer) == [["Inés Roca", "Harbour Board"]]
    nobody = replace(found, title="", people=(), others=())
    assert text_of(render.people_in_text(nobody)) == (
        "People in: this text\n\nNobody is named there."
    )
    unread = replace(nobody, language="de")
    assert "in English texts only" in text_of(render.people_in_text(unread))
