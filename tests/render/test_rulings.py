"""What admins put right about stories, as they see it."""

from dataclasses import replace

from bot import render
from bot.buttons import JoinStories, TakeOut, WithdrawRuling, decode
from bot.model import Amended, CloseStory, RulingList, ToldRuling
from tests.render.reading import all_labels, labels_of, text_of
from tests.render.samples import HARBOUR, ISLAND, NOW, STORY

OTHER = replace(STORY, story_id="0f1e2d3c4b5a", headline="Bridge Closed")
TAKEN_OUT = ToldRuling(number=3, together=False, made=NOW, made_by=900, one=ISLAND, other=HARBOUR)


def test_only_who_may_is_offered_to_correct_a_story() -> None:
    assert "Correct…" not in all_labels(render.story_card(STORY, now=NOW))
    assert "Correct…" in all_labels(render.story_card(STORY, now=NOW, correcting=True))


def test_an_article_is_taken_out_only_where_another_stays() -> None:
    assert labels_of(render.ruling_on(STORY)) == [
        ["Take an article out"],
        ["Join with…"],
        ["Back"],
    ]
    alone = replace(STORY, heads=STORY.heads[:1])
    assert labels_of(render.ruling_on(alone)) == [["Join with…"], ["Back"]]


def test_the_articles_of_a_story_are_numbered() -> None:
    answer = render.articles_to_take_out(STORY, 0)
    assert "[1] Ferry Strike Ends After Nine Days · Harbour Post · 21 Nov 2026" in text_of(answer)
    assert decode(answer.buttons[0][0].data or "") == TakeOut(
        story_id=STORY.story_id, article_id=HARBOUR.id
    )


def test_the_closest_stories_are_numbered_or_there_is_none() -> None:
    close = CloseStory(story_id="0f1e2d3c4b5a", headline="Bridge Closed", article_count=2)
    answer = render.stories_to_join(STORY, [close])
    assert "[1] Bridge Closed · 2 articles" in text_of(answer)
    assert decode(answer.buttons[0][0].data or "") == JoinStories(
        story_id=STORY.story_id, into="0f1e2d3c4b5a"
    )
    assert text_of(render.stories_to_join(STORY, [])).startswith("No story of these days is close")
    assert "Bridge Closed one story?" in text_of(render.confirm_joining(STORY, OTHER))


def test_what_was_done_leads_to_the_stories() -> None:
    answer = render.amended(Amended(stories=(("s1", "One"), ("s2", "Two"))))
    assert labels_of(answer) == [["One"], ["Two"], ["All corrections"]]
    assert "could not be changed" in text_of(render.not_amended())


def test_what_was_put_right_is_listed_to_be_taken_back() -> None:
    joined = replace(TAKEN_OUT, number=4, together=True, made_by=None, one=None)
    answer = render.rulings(RulingList(rulings=(joined, TAKEN_OUT), page=0, pages=2))
    assert text_of(answer) == (
        "Put right about stories\n\n"
        "[1] 21 Nov 2026 · an article that is gone is one story with "
        "“Ferry Strike Ends After Nine Days” (Harbour Post)\n"
        "[2] 21 Nov 2026 · “Crews Return to Work” (Island Wire) is not of "
        "“Ferry Strike Ends After Nine Days” (Harbour Post) · by 900\n\n"
        "A number takes it back."
    )
    assert labels_of(answer) == [["[1]", "[2]"], ["1/2", "›"], ["About people"]]
    asked = render.confirm_ruling_withdrawal(joined)
    assert decode(asked.buttons[0][0].data or "") == WithdrawRuling(number=4, confirmed=True)
    empty = render.rulings(RulingList(rulings=(), page=0, pages=1))
    assert text_of(empty).startswith("Nothing was put right about any story.")
