"""What articles have in common with those of their window."""

import pytest
from hypothesis import given, settings

from summarizer.model import Document
from summarizer.stories.phrases import phrases_of
from summarizer.stories.window import Window, profile
from tests.summarizer.stories.test_likeness import NOON, fire
from tests.summarizer.texts import document_lists, make_document

laws = settings(deadline=None, max_examples=50)


def test_a_profile_counts_words_names_and_phrases() -> None:
    counted = profile(fire("f1"))
    assert counted.words["fire"] == 4
    assert counted.names["gaia"] == 1
    assert len(counted.phrases) > 15
    assert not set(phrases_of([["paper", "mill"]])).isdisjoint(counted.phrases)
    assert counted.day == pytest.approx(NOON.timestamp() / 86_400)


def test_evidence_is_about_those_before_an_article_that_are_alike_enough() -> None:
    compared = list(
        Window().add_all(
            map(profile, [fire("f1"), make_document("Rain.", article_id="r"), fire("f2")])
        )
    )
    assert [own.others.tolist() for own in compared] == [[], [], [0]]


def test_an_article_that_comes_later_is_compared_like_one_that_was_there() -> None:
    articles = [profile(fire(f"f{number}", days=number)) for number in range(3)]
    *_, there = Window().add_all(articles)
    window = Window()
    compared = [window.add(article) for article in articles]
    assert compared[-1].others.tolist() == there.others.tolist()
    for name in ("cosines", "nearest", "rest", "names", "phrases", "longer", "shorter", "days"):
        assert getattr(compared[-1], name) == pytest.approx(getattr(there, name), rel=0.2)


@laws
@given(document_lists(most=6))
def test_what_two_articles_have_in_common_is_within_bounds(documents: list[Document]) -> None:
    for own in Window().add_all(map(profile, documents)):
        assert (own.others < own.article).all()
        assert (own.cosines <= 1 + 1e-6).all()
        assert (own.cosines <= own.nearest + 1e-6).all()
        assert (own.cosines <= own.nearest_other + 1e-6).all()
        assert (own.rest > 0).all()
        assert (own.rest <= 1).all()
        assert (own.shorter <= own.longer).all()
        assert (own.days >= 0).all()


def test_an_article_that_left_is_nobodys_neighbour() -> None:
    window = Window()
    *_, before = window.add_all(map(profile, [fire("f1"), fire("f2"), fire("f3", place="Graz")]))
    window.remove(0)
    window.remove(1)
    after = window.add(profile(fire("f4", place="Graz")))
    assert before.others.tolist() == [0, 1]
    assert after.others.tolist() == [2]
    assert after.nearest.tolist() == after.nearest_other.tolist() == after.cosines.tolist()
