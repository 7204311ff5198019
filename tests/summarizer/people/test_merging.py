"""Actors of several articles made one."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Actor
from summarizer.people import merge_actors, whos_who
from tests.summarizer.people.actors import ACTORS, make_actor
from tests.summarizer.speech import GROUND, STANDOFF, seed


def test_the_seeds_have_one_lavrov() -> None:
    merged = merge_actors([whos_who(seed(*STANDOFF)), whos_who(seed(*GROUND))])

    lavrov = [found for found in merged if "Lavrov" in found.name]
    assert len(lavrov) == 1
    assert {"Sergey Lavrov", "Sergei Lavrov", "Lavrov"} <= {lavrov[0].name, *lavrov[0].aliases}
    assert {quote.speaker for quote in lavrov[0].quotes} == {lavrov[0].name}
    assert lavrov[0].article_ids == ("000", "001")


def test_roles_of_articles_stay_apart_and_verbatim() -> None:
    merged = merge_actors(
        [
            [make_actor("Antony Blinken", article="a1", roles=["U.S. Secretary of State"])],
            [make_actor("Antony Blinken", article="a2", roles=["Secretary of State"])],
        ]
    )

    assert [(role.article_id, role.text) for role in merged[0].roles] == [
        ("a1", "U.S. Secretary of State"),
        ("a2", "Secretary of State"),
    ]


def test_families_and_lone_surnames_stay_apart() -> None:
    merged = merge_actors(
        [
            [make_actor("Bill Clinton", aliases=["Clinton"])],
            [make_actor("Hillary Clinton", article="a2", aliases=["Clinton"])],
            [make_actor("Clinton", article="a3")],
        ]
    )

    assert len(merged) == 3


def test_countries_merge_by_any_of_their_names() -> None:
    merged = merge_actors(
        [
            [make_actor("the U.S.", kind="country")],
            [make_actor("the United States", kind="country", article="a2")],
            [make_actor("Russia", kind="country", article="a2")],
        ]
    )

    assert [found.article_ids for found in merged] == [("a1", "a2"), ("a2",)]


def test_organisations_merge_by_the_initials_of_one() -> None:
    merged = merge_actors(
        [
            [
                make_actor(
                    "North Atlantic Treaty Organization", kind="organisation", aliases=["NATO"]
                )
            ],
            [make_actor("NATO", kind="organisation", article="a2")],
        ]
    )

    assert len(merged) == 1


@pytest.mark.parametrize(
    "other", ["the U.S. State Department", "US State Department", "U.S. Department of State"]
)
def test_an_institution_of_one_country_alone_merges_without_its_country(other: str) -> None:
    articles = [
        [make_actor("The State Department", kind="organisation")],
        [make_actor(other, kind="organisation", article="a2")],
    ]

    for groups in (articles, articles[::-1]):
        assert [found.article_ids for found in merge_actors(groups)] == [("a1", "a2")]


def test_ministries_of_two_countries_stay_apart() -> None:
    merged = merge_actors(
        [
            [make_actor("Russian Foreign Ministry", kind="organisation")],
            [make_actor("Chinese Foreign Ministry", kind="organisation", article="a2")],
            [make_actor("the Foreign Ministry", kind="organisation", article="a3")],
            [make_actor("Philippine Justice Department", kind="organisation", article="a4")],
            [make_actor("U.S. Justice Department", kind="organisation", article="a5")],
        ]
    )

    assert len(merged) == 5


def test_ministries_of_one_short_name_stay_apart() -> None:
    def ministry(name: str, article: str) -> Actor:
        aliases = ["The Defense Ministry"]
        return make_actor(name, kind="organisation", article=article, aliases=aliases)

    merged = merge_actors(
        [
            [ministry("The Ruritanian Defense Ministry", "a1")],
            [ministry("The Borduran Defense Ministry", "a2")],
            [make_actor("the Defense Ministry", kind="organisation", article="a3")],
        ]
    )

    assert [found.article_ids for found in merged] == [("a2",), ("a1",), ("a3",)]


def test_initials_of_two_organisations_join_neither() -> None:
    merged = merge_actors(
        [
            [make_actor("Harbour Port Board", kind="organisation", aliases=["HPB"])],
            [make_actor("Hill Park Bank", kind="organisation", article="a2", aliases=["HPB"])],
            [make_actor("HPB", kind="organisation", article="a3")],
        ]
    )

    assert len(merged) == 3


@settings(deadline=None, max_examples=80)
@given(st.lists(st.lists(ACTORS, max_size=4), max_size=4), st.randoms(use_true_random=False))
def test_merging_ignores_order(groups: list[list[Actor]], chance: Random) -> None:
    shuffled = [list(group) for group in groups]
    for group in shuffled:
        chance.shuffle(group)
    chance.shuffle(shuffled)

    assert merge_actors(groups) == merge_actors(shuffled)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(ACTORS, max_size=4), max_size=4))
def test_merging_again_changes_nothing(groups: list[list[Actor]]) -> None:
    merged = merge_actors(groups)

    assert merge_actors([merged]) == merged
    assert {m for found in merged for m in found.mentions} == {
        m for group in groups for found in group for m in found.mentions
    }
    assert all(quote.speaker == found.name for found in merged for quote in found.quotes)
