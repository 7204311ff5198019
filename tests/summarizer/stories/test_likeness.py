"""How likely articles tell one story."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import inf, log

import pytest

from summarizer.model import Document
from summarizer.stories.likeness import Likeness, features, judge, load_weights
from summarizer.stories.window import Window, profile
from tests.summarizer.texts import make_document

NOON = datetime(2022, 2, 1, 12, tzinfo=UTC)


def fire(article_id: str, days: int | None = 0, place: str = "Porto") -> Document:
    return make_document(
        f"A fire destroyed a paper mill in {place} on Monday, and Chief Rui Alves fears for two.",
        f"Some 80 firefighters from {place} and Gaia fought the fire for 11 hours.",
        article_id=article_id,
        title=f"Fire destroys paper mill in {place}",
        published=None if days is None else NOON + timedelta(days=days),
    )


def compare_last(*documents: Document) -> Likeness:
    *_, last = Window().add_all(map(profile, documents))
    return judge(last)


def log_odds(one: Document, other: Document) -> float:
    likeness = compare_last(one, other)
    return float(likeness.log_odds[0]) if len(likeness.others) else -inf


def test_the_same_news_is_almost_surely_one_story() -> None:
    assert log_odds(fire("f1"), fire("f2")) > 3


def test_copies_are_one_story_even_when_there_is_no_other_news() -> None:
    last = compare_last(*(fire(f"f{number}") for number in range(60)))
    assert len(last.others) == 59
    assert (last.log_odds > 3).all()


def test_phrases_in_common_make_one_story_likelier() -> None:
    words = ["Rui Alves and Ana Sousa fear for two", "and nobody knows the cause of the fire"]
    told = make_document(" ".join(words), "A mill burns in Porto.", article_id="a")
    same = make_document("Smoke hangs over Porto.", *words, article_id="b")
    shuffled = [" ".join(reversed(text.split())) for text in words]
    other = make_document("Smoke hangs over Porto.", *shuffled, article_id="c")
    assert log_odds(told, same) > log_odds(told, other) + 0.2


def test_days_between_articles_make_one_story_less_likely() -> None:
    near, far = fire("f2", days=1), fire("f3", days=12)
    assert log_odds(fire("f1"), near) > log_odds(fire("f1"), far)


def test_an_article_without_a_date_is_near_all_others() -> None:
    assert log_odds(fire("f1"), fire("f2", days=None)) == log_odds(fire("f1"), fire("f2"))


def test_another_place_makes_one_story_less_likely() -> None:
    elsewhere = log_odds(fire("f1"), fire("f2", place="Graz"))
    assert elsewhere < log_odds(fire("f1"), fire("f2"))


def test_news_without_common_words_is_not_compared() -> None:
    assert compare_last(fire("f1"), make_document("Rain.", article_id="r")).others.size == 0


def test_of_articles_told_in_brief_less_is_taken_for_likeness() -> None:
    lines = (
        "The museum of Alves opens a hall for ships on Monday.",
        "A gallery in Sousa shows ships of the last war on Monday.",
    )
    one, other = (make_document(line, article_id=line[:5]) for line in lines)
    weights = load_weights()
    *_, pair = Window().add_all(map(profile, (one, other)))
    as_whole = replace(weights, brief=weights.features)
    assert judge(pair, weights).log_odds.sum() < judge(pair, as_whole).log_odds.sum()


def test_there_is_a_weight_for_each_feature() -> None:
    *_, last = Window().add_all(map(profile, [fire("f1"), fire("f2")]))
    weights = load_weights()
    assert ["always", *features(last, weights.ordinary)] == list(weights.features)


def test_few_articles_are_judged_as_if_there_were_news_at_large() -> None:
    *_, last = Window().add_all(map(profile, [fire("f1"), fire("f2", place="Graz")]))
    near, far = features(last, 0.9), features(last, 0.0)
    alike = last.cosines.item() + 0.01
    assert near["beside the nearest"].item() == pytest.approx(log(alike / 0.91))
    assert far["beside the nearest"] == pytest.approx(0.0)
    assert 0 < far["beside the rest"].item() < log(1.01 / 0.01)
