from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Actor, Article, Mention, Nobody, Quote, Role, Several, Span, read
from summarizer.model import ActorKind
from summarizer.people import find_actor, fold_name, merge_actors, name_keys, whos_who
from tests.summarizer.speech import GROUND, STANDOFF, actors_of, document_of, seed


def actor(
    name: str,
    *,
    article: str = "a1",
    kind: ActorKind = "person",
    aliases: Sequence[str] = (),
    roles: Sequence[str] = (),
    said: Sequence[str] = (),
    at: int = 0,
) -> Actor:
    span = Span(start=at, end=at + len(name))
    return Actor(
        name=name,
        kind=kind,
        aliases=tuple(aliases),
        roles=tuple(Role(article_id=article, span=span, text=role) for role in roles),
        quotes=tuple(
            Quote(
                article_id=article,
                span=Span(start=at, end=at + len(text)),
                text=text,
                speaker=name,
                via=None,
                verb="said",
                direct=True,
                confidence=0.95,
            )
            for text in said
        ),
        article_ids=(article,),
        mentions=(Mention(article_id=article, span=span, name=name),),
    )


# --- who is who -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("article", "name", "role"),
    [
        (STANDOFF, "Vladimir Putin", "Russian President"),
        (STANDOFF, "Antony Blinken", "U.S. Secretary of State"),
        (STANDOFF, "Lloyd Austin", "U.S. Secretary of Defense"),
        (STANDOFF, "Ned Price", "State Department spokesman"),
        (STANDOFF, "John Kirby", "Pentagon press secretary"),
        (STANDOFF, "Sergey Lavrov", "Foreign Minister"),
        (STANDOFF, "Viktor Orban", "Hungarian Prime Minister"),
        (STANDOFF, "Boris Johnson", "British Prime Minister"),
        (STANDOFF, "Volodymyr Zelenskiy", "Ukrainian leader"),
        (STANDOFF, "Jens Stoltenberg", "NATO Secretary General"),
        (GROUND, "Joe Biden", "President"),
        (GROUND, "Antony Blinken", "Secretary of State"),
        (GROUND, "Jen Psaki", "White House Press Secretary"),
        (GROUND, "Sauli Niinisto", "Finnish President"),
        (GROUND, "Vyacheslav Volodin", "speaker of Russia’s lower house of parliament"),
    ],
)
def test_the_seeds_call_people_by_their_roles(
    article: tuple[str, str, str], name: str, role: str
) -> None:
    actors = {found.name: found for found in whos_who(seed(*article))}

    assert [entry.text for entry in actors[name].roles] == [role]


def test_bylines_contributors_and_places_are_no_people() -> None:
    people = {
        found.name
        for article in (STANDOFF, GROUND)
        for found in whos_who(seed(*article))
        if found.kind == "person"
    }

    assert people == {
        "Vladimir Putin", "Antony Blinken", "Sergey Lavrov", "Sergei Lavrov", "Ned Price",
        "Viktor Orban", "Boris Johnson", "Volodymyr Zelenskiy", "Lloyd Austin", "John Kirby",
        "Jens Stoltenberg", "Joe Biden", "Jen Psaki", "Sauli Niinisto", "Vyacheslav Volodin",
    }  # fmt: skip


def test_a_title_before_a_surname_is_an_alias() -> None:
    found = actors_of("Maria Keller won the vote. President Keller will speak on Friday.")

    assert set(found["Maria Keller"].aliases) == {"Keller", "President Keller"}


def test_places_that_only_are_somewhere_are_no_actors() -> None:
    assert set(actors_of("Maria Keller flew from France to Poland.")) == {"Maria Keller"}


def test_the_most_prominent_actor_comes_first() -> None:
    document = document_of(
        "Peter Novak was there. Maria Keller spoke. Keller left. Keller came back.",
        title="Keller comes back",
    )

    assert whos_who(document)[0].name == "Maria Keller"


def test_a_language_without_a_parser_has_no_actors() -> None:
    assert whos_who(document_of("Maria Keller sagte, die Brücke sei sicher.", language="de")) == ()


@settings(deadline=None, max_examples=15)
@given(
    st.lists(
        st.sampled_from(
            [
                "“We will not go,” said Maria Keller.", "He said: “", "”", "\n\n", "\"", " — ",
                "President Peter Novak, 60, ", "According to ", "the spokesman said ", "<b>",
                "\u202eقال الرئيس", "Keller’s ", "and ", "THE CAMPAIGN ", "said said said ", "👍🏽",
            ]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_any_text_gives_verbatim_spans_and_known_speakers(parts: list[str]) -> None:
    document = document_of("".join(parts))
    text = document.article.text

    for found in whos_who(document):
        for quote in found.quotes:
            assert quote.span.of(text) == quote.text
            assert quote.speaker == found.name
            assert 0 <= quote.confidence <= 1
        for mention in found.mentions:
            assert mention.span.of(text) == mention.name
        for role in found.roles:
            assert role.span.of(text) == role.text


# --- merging ----------------------------------------------------------------------------------


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
            [actor("Antony Blinken", article="a1", roles=["U.S. Secretary of State"])],
            [actor("Antony Blinken", article="a2", roles=["Secretary of State"])],
        ]
    )

    assert [(role.article_id, role.text) for role in merged[0].roles] == [
        ("a1", "U.S. Secretary of State"),
        ("a2", "Secretary of State"),
    ]


def test_families_and_lone_surnames_stay_apart() -> None:
    merged = merge_actors(
        [
            [actor("Bill Clinton", aliases=["Clinton"])],
            [actor("Hillary Clinton", article="a2", aliases=["Clinton"])],
            [actor("Clinton", article="a3")],
        ]
    )

    assert len(merged) == 3


def test_countries_merge_by_any_of_their_names() -> None:
    merged = merge_actors(
        [
            [actor("the U.S.", kind="country")],
            [actor("the United States", kind="country", article="a2")],
            [actor("Russia", kind="country", article="a2")],
        ]
    )

    assert [found.article_ids for found in merged] == [("a1", "a2"), ("a2",)]


def test_organisations_merge_by_a_shared_name() -> None:
    merged = merge_actors(
        [
            [actor("North Atlantic Treaty Organization", kind="organisation", aliases=["NATO"])],
            [actor("NATO", kind="organisation", article="a2")],
        ]
    )

    assert len(merged) == 1


_actors = st.builds(
    actor,
    st.sampled_from(
        ["Anna Lee", "Ana Lee", "Lee", "Bo Lee", "Anna B. Lee", "Élan Roy", "Elan Roy", "Roy"]
    ),
    article=st.sampled_from(["a1", "a2", "a3"]),
    kind=st.sampled_from(["person", "organisation", "country"]),
    aliases=st.lists(st.sampled_from(["Lee", "Roy", "Mr. Lee"]), max_size=2, unique=True),
    roles=st.lists(st.sampled_from(["mayor", "the judge"]), max_size=2, unique=True),
    said=st.lists(st.sampled_from(["Never again", "No"]), max_size=2, unique=True),
    at=st.integers(0, 50),
)


@settings(deadline=None, max_examples=80)
@given(st.lists(st.lists(_actors, max_size=4), max_size=4), st.randoms(use_true_random=False))
def test_merging_ignores_order(groups: list[list[Actor]], chance: Random) -> None:
    shuffled = [list(group) for group in groups]
    for group in shuffled:
        chance.shuffle(group)
    chance.shuffle(shuffled)

    assert merge_actors(groups) == merge_actors(shuffled)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(_actors, max_size=4), max_size=4))
def test_merging_again_changes_nothing(groups: list[list[Actor]]) -> None:
    merged = merge_actors(groups)

    assert merge_actors([merged]) == merged
    assert {m for found in merged for m in found.mentions} == {
        m for group in groups for found in group for m in found.mentions
    }
    assert all(quote.speaker == found.name for found in merged for quote in found.quotes)


# --- finding ----------------------------------------------------------------------------------

BLINKEN = actor("Antony Blinken", aliases=["Blinken"])
BILL = actor("Bill Clinton", aliases=["Clinton"])
HILLARY = actor("Hillary Clinton", aliases=["Clinton"])
JOSE = actor("José Muñoz")
STATES = actor("the U.S.", kind="country", aliases=["U.S."])
EVERYBODY = [BLINKEN, BILL, HILLARY, JOSE, STATES]


@pytest.mark.parametrize(
    "name",
    ["Blinken", "blinken", " BLINKEN ", "Antony Blinken", "Antony J. Blinken", "Mr. Blinken",
     "Secretary Blinken", "antony", "Blinken!"],
)  # fmt: skip
def test_an_actor_is_found_by_any_form_of_the_name(name: str) -> None:
    assert find_actor(EVERYBODY, name) == BLINKEN


def test_accents_do_not_matter() -> None:
    assert find_actor(EVERYBODY, "Jose Munoz") == JOSE
    assert find_actor([actor("Jose Munoz")], "José Muñoz") == actor("Jose Munoz")


def test_countries_are_found_by_what_people_call_them() -> None:
    for name in ("US", "the U.S.", "United States"):
        assert find_actor(EVERYBODY, name) == STATES


def test_two_who_fit_are_both_given() -> None:
    assert find_actor(EVERYBODY, "Clinton") == Several(actors=(BILL, HILLARY))


def test_a_full_name_beats_a_shared_surname() -> None:
    assert find_actor(EVERYBODY, "Hillary Clinton") == HILLARY


def test_nobody_comes_with_the_closest_names() -> None:
    assert find_actor(EVERYBODY, "Blinkin") == Nobody(name="Blinkin", closest=("Antony Blinken",))


@pytest.mark.parametrize("name", ["", "   ", "!?", "x" * 500, "<b>", "محمد", "\u202e", "\x00"])
def test_odd_names_find_nobody(name: str) -> None:
    found = find_actor(EVERYBODY, name)

    assert isinstance(found, Nobody)
    assert found.closest == ()
    assert len(found.name) <= 100


def test_nobody_is_found_among_nobody() -> None:
    assert find_actor([], "Blinken") == Nobody(name="Blinken", closest=())


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=120))
def test_finding_never_fails(name: str) -> None:
    assert isinstance(find_actor(EVERYBODY, name), Actor | Several | Nobody)


def test_keys_are_what_a_reader_may_type() -> None:
    assert name_keys(BLINKEN) == {"antony blinken", "blinken"}
    assert name_keys(STATES) == {"us", "united states"}


@settings(deadline=None, max_examples=50)
@given(_actors)
def test_every_key_finds_its_actor(one: Actor) -> None:
    for key in name_keys(one):
        assert fold_name(key) == key
        assert find_actor([one], key) == one


def test_an_article_alone_reads_and_gives_its_people() -> None:
    document = read(Article(id="x", source="", title="", text="Maria Keller spoke."))

    assert [found.name for found in whos_who(document)] == ["Maria Keller"]
