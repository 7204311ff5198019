"""What a chat follows and mutes is told with what it means and how it ends."""

from dataclasses import replace

import pytest

from bot import render
from bot.buttons import DropInterest, ListInterests, SetActorStance, SetStoryStance, decode
from bot.model import ActorLine, Choice, Interest, InterestKind, Rendered, Stance
from tests.render.reading import check, labels_of, text_of
from tests.render.samples import BRIEFING, CARD, NOW, STORY

WHEAT = Interest(kind=InterestKind.WORDS, subject="wheat", label="Wheat", stance=Stance.FOLLOWED)
INES = Interest(kind=InterestKind.ACTOR, subject="k", label="Inés <Roca>", stance=Stance.MUTED)


def action(answer: Rendered, label: str) -> object:
    [data] = [button.data for row in answer.buttons for button in row if button.label == label]
    return decode(data or "")


def test_what_is_followed_and_what_is_muted_are_listed_apart_each_with_a_button() -> None:
    answer = render.interest_list({3: WHEAT, 4: INES})
    check(answer)
    assert text_of(answer).startswith(
        "Followed\n• “Wheat” in headlines\n\nMuted\n• Inés <Roca>\n\nTap on one to end it."
    )
    assert labels_of(answer) == [["✕ Wheat", "✕ Inés <Roca>"], ["Settings"]]
    assert action(answer, "✕ Wheat") == DropInterest(number=3)


def test_who_follows_nothing_is_told_how() -> None:
    text = text_of(render.interest_list({}))
    assert text.startswith("Nothing is followed or muted here.")
    assert "/follow" in text
    assert "/mute" in text


@pytest.mark.parametrize("kind", list(InterestKind))
@pytest.mark.parametrize("stance", [Stance.FOLLOWED, Stance.MUTED])
def test_a_choice_is_confirmed_with_what_it_means_and_can_be_undone(
    kind: InterestKind, stance: Stance
) -> None:
    answer = render.interest_taken(replace(WHEAT, kind=kind, stance=stance), 9)
    check(answer)
    followed = stance is Stance.FOLLOWED
    called = "“Wheat” in headlines" if kind is InterestKind.WORDS else "Wheat"
    assert text_of(answer).startswith(f"{'Followed' if followed else 'Muted'}: {called}\n")
    assert ("first" in text_of(answer)) is followed
    assert ("counted" in text_of(answer)) is not followed
    assert action(answer, "Undo") == DropInterest(number=9)
    assert action(answer, "All of them") == ListInterests()


def test_one_word_and_several_are_told_apart() -> None:
    assert "with this word in a headline" in text_of(render.interest_taken(WHEAT, 1))
    several = replace(WHEAT, subject="wheat prices")
    assert "with these words in a headline" in text_of(render.interest_taken(several, 1))


def test_words_that_may_be_a_misspelt_name_offer_whoever_has_it() -> None:
    answer = render.interest_taken(replace(WHEAT, label="Rocka"), 1, [("Inés Roca", "k1")])
    assert "Nobody in the stored news is called so. Or did you mean" in text_of(answer)
    assert action(answer, "Inés Roca") == SetActorStance(key="k1", stance=Stance.FOLLOWED)


def test_of_several_who_are_so_called_one_is_chosen_by_a_button() -> None:
    line = ActorLine(key="k1", name="Pau Roca", role=None, article_count=1)
    answer = render.interest_to_choose(Choice(name="Roca", lines=(line,)), Stance.MUTED)
    assert action(answer, "Pau Roca") == SetActorStance(key="k1", stance=Stance.MUTED)


def test_words_that_say_nothing_and_too_many_choices_are_answered() -> None:
    assert "/follow Antony Blinken" in text_of(render.interest_unclear())
    full = render.too_many_interests(50)
    assert text_of(full).startswith("50 things are followed or muted here")
    assert action(full, "All of them") == ListInterests()


@pytest.mark.parametrize(
    ("stance", "labels", "follow", "mute"),
    [
        (Stance.NEITHER, ["Follow", "Mute"], Stance.FOLLOWED, Stance.MUTED),
        (Stance.FOLLOWED, ["✓ Follow", "Mute"], Stance.NEITHER, Stance.MUTED),
        (Stance.MUTED, ["Follow", "✓ Mute"], Stance.FOLLOWED, Stance.NEITHER),
    ],
)
def test_cards_offer_to_follow_and_to_mute_and_to_take_it_back(
    stance: Stance, labels: list[str], follow: Stance, mute: Stance
) -> None:
    story = render.story_card(STORY, now=NOW, briefing_id=7, stance=stance)
    assert labels in labels_of(story)
    assert [action(story, label) for label in labels] == [
        SetStoryStance(story_id=STORY.story_id, stance=to, briefing_id=7) for to in (follow, mute)
    ]
    person = render.who(CARD, now=NOW, origin=("s1", 7), stance=stance)
    assert labels in labels_of(person)
    assert [action(person, label) for label in labels] == [
        SetActorStance(key=CARD.key, stance=to, story_id="s1", briefing_id=7)
        for to in (follow, mute)
    ]


def test_a_briefing_marks_what_is_followed_and_counts_what_is_muted() -> None:
    told = replace(BRIEFING, stories=(replace(STORY, followed=True),), muted_count=2)
    [answer] = render.briefing(told, bot_name="b")
    check(answer)
    assert "2 outlets · followed" in text_of(answer)
    assert "2 muted stories left out · /mute\nNext: " in text_of(answer)
    [plain] = render.briefing(BRIEFING, bot_name="b")
    assert "followed" not in text_of(plain)
    assert "muted" not in text_of(plain)


def test_a_summary_counts_what_is_muted_too() -> None:
    [answer] = render.summary("Today", [STORY], now=NOW, muted_count=1)
    assert text_of(answer).endswith("1 muted story left out · /mute")
    nothing = render.nothing_found(None, source_count=2, muted_count=1)
    assert text_of(nothing).startswith("All the news of the last hours is muted here.")
    assert "1 muted story left out" in text_of(nothing)
