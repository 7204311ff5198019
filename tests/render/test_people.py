from dataclasses import replace

from bot import render
from bot.model import ActorList, Choice, NobodyFound, TextActors, line_mark
from tests.render.reading import labels_of, text_of
from tests.render.samples import CARD, INES, LINE, NOW, call, say


def test_a_card_shows_names_dated_roles_statements_companions_and_stories() -> None:
    card = render.who(CARD, now=NOW)
    assert text_of(card) == (
        "Inés Roca  (also: Roca)\n"
        "\n"
        "Harbour master (Harbour Post, 21 Nov 2026) [1] · "
        "Acting harbour master (Island Wire, 18 Nov 2026) [2]\n"
        "\n"
        "Said\n"
        "\n"
        "“We sail on Sunday,” — Harbour Post [3]\n"
        "\n"
        "With: Jon Vidal (2)\n"
        "In: Ferry Strike Ends After Nine Days"
    )
    assert labels_of(card) == [
        ["[1]", "[2]", "[3]"],
        ["All statements"],
        ["Follow", "Mute"],
        ["Jon Vidal"],
        ["Ferry Strike Ends After Nine Days"],
        ["All people"],
    ]


def test_the_same_role_of_the_same_outlet_is_shown_once_and_the_rest_is_counted() -> None:
    roles = (
        call("Harbour master"),
        call("harbour master"),
        *(call(f"Role {n}") for n in range(4)),
    )
    text = text_of(render.who(replace(CARD, actor=replace(INES, roles=roles)), now=NOW))
    assert text.casefold().count("harbour master") == 1
    assert "+2 more" in text


def test_direct_statements_come_first_then_reported_ones_without_marks() -> None:
    quotes = (
        say("the strike is over", direct=False, at=100),
        say("It is done,", article="a2", at=0),
        say("We sail,", at=50),
    )
    text = text_of(render.who(replace(CARD, actor=replace(INES, quotes=quotes)), now=NOW))
    assert (
        "“We sail,” — Harbour Post [3]\n\n"
        "“It is done,” — Island Wire · 18 Nov 2026 [4]\n\n"
        "the strike is over — Harbour Post [5]"
    ) in text


def test_a_statement_too_long_for_the_message_has_its_button_all_the_same() -> None:
    quotes = tuple(say("We sail. " * 200 + str(n), at=2_000 * n) for n in range(3))
    answer = render.who(replace(CARD, actor=replace(INES, roles=(), quotes=quotes)), now=NOW)
    assert "+1 more statement, too long for this message: [3]" in text_of(answer)
    assert labels_of(answer)[0] == ["[1]", "[2]", "[3]"]


def test_who_passed_a_statement_on_is_named() -> None:
    quote = replace(say("We sail,"), via="the port authority")
    text = text_of(render.who(replace(CARD, actor=replace(INES, quotes=(quote,))), now=NOW))
    assert "“We sail,” via the port authority — Harbour Post" in text


def test_a_report_of_two_words_tells_nobody_what_was_said() -> None:
    quotes = (
        say("the mayor", direct=False),
        say("Two words,", at=40),
        say("the whole strike", at=90, direct=False),
    )
    text = text_of(render.who(replace(CARD, actor=replace(INES, quotes=quotes)), now=NOW))
    assert "the mayor" not in text
    assert "“Two words,”" in text
    assert "the whole strike" in text


def test_doubtful_statements_and_those_whose_article_is_not_at_hand_are_not_shown() -> None:
    quotes = (say("Perhaps,", sure=0.89), say("Elsewhere,", article="gone"))
    text = text_of(render.who(replace(CARD, actor=replace(INES, quotes=quotes)), now=NOW))
    assert "Perhaps" not in text
    assert "Elsewhere" not in text
    assert "No statement of theirs" in text


def test_a_passage_quoted_inside_a_reported_statement_is_shown_with_it_only() -> None:
    outer = say("the strike was a very long night for all", direct=False, at=10)
    inner = say("a very long night", at=25)
    text = text_of(render.who(replace(CARD, actor=replace(INES, quotes=(outer, inner))), now=NOW))
    assert text.count("a very long night") == 1


def test_statements_are_turned_page_by_page() -> None:
    many = replace(
        CARD, actor=replace(INES, quotes=tuple(say(f"No. {n},", at=20 * n) for n in range(12)))
    )
    first, last = (render.who(many, now=NOW, page=page) for page in (0, 99))
    assert labels_of(first)[1] == ["1/3", "›"]
    assert labels_of(last)[:2] == [["[1]", "[2]", "[3]", "[4]"], ["‹", "3/3"]]
    assert "No. 0," in text_of(first)
    assert "No. 11," in text_of(last)


def test_back_leads_to_the_people_of_the_story_the_card_was_opened_from() -> None:
    card = render.who(CARD, now=NOW, origin=("s1", 7))
    assert card.buttons[-1][0].data == "sp:s1:0:7"


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


def test_the_people_of_a_story_lead_back_to_it() -> None:
    actors = ActorList(people=(), others=(), page=0, pages=1, of_story="s1", headline="Ferries")
    answer = render.actor_list(actors, briefing_id=7)
    assert text_of(answer) == "People in: Ferries\n\nNobody is named there yet."
    assert answer.buttons[0][0].data == "s:s1:7:0"


def test_a_name_cannot_turn_the_direction_of_what_follows_it() -> None:
    nobody = NobodyFound(name="\u202eולדימיר\u2067 פוטין", closest=())
    text = text_of(render.who(nobody, now=NOW))
    assert text.startswith("Nobody called ולדימיר פוטין in the stored news.")


def test_each_number_of_a_card_proves_its_line_and_knows_the_way_back() -> None:
    card = render.who(CARD, now=NOW, origin=("s1", 7))
    harbour_master, acting, sailing = (button.data for button in card.buttons[0])
    assert harbour_master == f"pl:{CARD.key}:{line_mark(INES.roles[1])}:0:0:0:s1:7"
    assert acting == f"pl:{CARD.key}:{line_mark(INES.roles[0])}:0:0:0:s1:7"
    assert sailing == f"pl:{CARD.key}:{line_mark(INES.quotes[0])}:0:0:0:s1:7"


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
