"""Stories that obey whoever knows."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.model import Document, Ruling, Story
from summarizer.stories import Rulings, Stream, amend, cluster
from summarizer.stories.rulings import join
from tests.summarizer.stories.test_clusters import STRIKE, TNS, VOA, bridge
from tests.summarizer.texts import document_lists

laws = settings(deadline=None, max_examples=50)

some_ids = st.frozensets(st.sampled_from("abcdefg"), min_size=1, max_size=3)
rulings_of_letters = st.lists(
    st.builds(Ruling, together=st.booleans(), ones=some_ids, others=some_ids), max_size=6
)


def one_story(*ids: str) -> Ruling:
    return Ruling(together=True, ones=frozenset(ids[:1]), others=frozenset(ids[1:]))


def two_stories(*ids: str) -> Ruling:
    return Ruling(together=False, ones=frozenset(ids[:1]), others=frozenset(ids[1:]))


def parts(stories: tuple[Story, ...]) -> set[frozenset[str]]:
    return {frozenset(story.article_ids) for story in stories}


# --- what follows from rulings ----------------------------------------------------------------


def test_articles_that_tell_one_story_with_a_third_tell_one_story() -> None:
    rulings = Rulings([one_story("a", "b"), one_story("b", "c"), two_stories("c", "d")])
    assert rulings.together("a") == frozenset("abc")
    assert rulings.apart("a") == frozenset("d")
    assert rulings.apart("d") == frozenset("abc")
    assert rulings.together("z") == frozenset("z")
    assert rulings.apart("z") == frozenset()


def test_of_rulings_that_contradict_each_other_the_later_one_holds() -> None:
    joined, taken_out = one_story("a", "b", "c"), two_stories("a", "b", "c")
    assert Rulings([joined, taken_out]).apart("a") == frozenset("bc")
    assert Rulings([taken_out, joined]).together("a") == frozenset("abc")
    parted = Rulings([one_story("a", "b"), one_story("b", "c"), two_stories("a", "c")])
    assert parted.apart("a") >= frozenset("c")


@laws
@given(rulings_of_letters)
def test_rulings_never_contradict_themselves(given_: list[Ruling]) -> None:
    rulings = Rulings(given_)
    for one in "abcdefg":
        assert one in rulings.together(one)
        assert rulings.together(one).isdisjoint(rulings.apart(one))
        for other in rulings.together(one):
            assert rulings.together(other) == rulings.together(one)
            assert rulings.apart(other) == rulings.apart(one)
        for other in rulings.apart(one):
            assert one in rulings.apart(other)


@laws
@given(rulings_of_letters.filter(bool))
def test_the_last_ruling_holds(given_: list[Ruling]) -> None:
    rulings, last = Rulings(given_), given_[-1]
    if not last.together and last.ones.isdisjoint(last.others):
        for one in last.ones:
            assert rulings.apart(one) >= last.others
    elif last.together:
        for one in last.ones:
            assert rulings.together(one) >= last.others


# --- stories that obey -------------------------------------------------------------------------


def obeys(stories: tuple[Story, ...], rulings: Rulings) -> bool:
    homes = {article_id: story.id for story in stories for article_id in story.article_ids}
    return all(
        all(homes.get(each, home) == home for each in rulings.together(article_id))
        and all(homes.get(each) != home for each in rulings.apart(article_id))
        for article_id, home in homes.items()
    )


news = document_lists(most=6).map(lambda documents: [*documents, VOA, TNS, STRIKE])


@st.composite
def ruled_news(draw: st.DrawFn) -> tuple[list[Document], list[Ruling]]:
    documents = draw(news)
    ids = st.frozensets(
        st.sampled_from([document.article.id for document in documents]), min_size=1, max_size=3
    )
    rulings = st.builds(Ruling, together=st.booleans(), ones=ids, others=ids)
    return documents, draw(st.lists(rulings, max_size=4))


@laws
@given(ruled_news(), st.data())
def test_a_stream_obeys_in_whatever_order_articles_come_and_go(
    ruled: tuple[list[Document], list[Ruling]], data: st.DataObject
) -> None:
    documents, given_ = ruled
    first = data.draw(st.integers(min_value=0, max_value=len(documents)))
    coming = data.draw(st.permutations(documents))
    stream = Stream(coming[:first], rulings=given_)
    for document in coming[first:]:
        stream.add(document)
        assert obeys(stream.stories, Rulings(given_))
    stream.remove(coming[0].article.id)
    assert obeys(stream.stories, Rulings(given_))
    anew = Stream(documents, stream.stories, given_)
    assert obeys(anew.stories, Rulings(given_))


@laws
@given(ruled_news())
def test_amended_stories_obey_and_have_the_same_articles(
    ruled: tuple[list[Document], list[Ruling]],
) -> None:
    documents, given_ = ruled
    before = cluster(documents)
    after = amend(documents, before, Rulings(given_))
    assert obeys(after, Rulings(given_))
    assert sorted(a for story in after for a in story.article_ids) == sorted(
        document.article.id for document in documents
    )
    assert len({story.id for story in after}) == len(after)


def test_without_a_ruling_nothing_is_amended() -> None:
    documents = [VOA, TNS, STRIKE, bridge("b1"), bridge("b2")]
    stories = cluster(documents)
    assert set(amend(documents, stories, Rulings())) == set(stories)


def test_an_article_is_taken_out_and_the_rest_stays_together_under_its_id() -> None:
    documents = [bridge("b1"), bridge("b2", 0.5), bridge("b3", 1)]
    (story,) = cluster(documents)
    taken_out = two_stories("b1", "b2", "b3")
    rest, alone = amend(documents, [story], Rulings([taken_out]))[::-1]
    assert (rest.id, rest.article_ids) == (story.id, ("b2", "b3"))
    assert alone.article_ids == ("b1",)
    assert alone.id != story.id


def test_two_stories_become_one_and_taking_that_back_makes_two_again() -> None:
    documents = [VOA, TNS, STRIKE]
    stories = cluster(documents)
    ruling = Ruling(
        together=True,
        ones=frozenset(stories[0].article_ids),
        others=frozenset(stories[1].article_ids),
    )
    (joined,) = amend(documents, stories, Rulings([ruling]))
    assert joined.id == stories[0].id
    assert set(joined.article_ids) == {"seed-0", "seed-1", "strike"}
    again = amend(documents, [joined], Rulings([ruling.opposite]))
    assert parts(again) == parts(stories)
    assert {story.id for story in again} == {story.id for story in stories}


def test_an_id_that_another_story_has_is_not_given() -> None:
    documents = [bridge("b1"), bridge("b2", 0.5)]
    (story,) = cluster(documents)
    before = [replace(story, id="old")]
    rulings = Rulings([two_stories("b1", "b2")])
    given_ = {each.id for each in amend(documents, before, rulings)}
    other = {each.id for each in amend(documents, before, rulings, taken=given_ - {"old"})}
    assert given_ & other == {"old"}


def test_more_news_of_the_same_does_not_bring_together_what_was_parted() -> None:
    taken_out = two_stories("b1", "b2", "b3")
    stream = Stream([bridge("b1"), bridge("b2", 0.5), bridge("b3", 1)], rulings=[taken_out])
    stream.add(bridge("b4", 1.5))
    stream.add(bridge("b5", 2))
    (alone,) = [story for story in stream.stories if "b1" in story.article_ids]
    assert {"b2", "b3"}.isdisjoint(alone.article_ids)
    assert len(stream.stories) == 2


CLOSE = {0: {1: 8.0}, 1: {0: 8.0}, 2: {3: 8.0}, 3: {2: 8.0}}
PLACES = {"a": 0, "b": 1, "c": 2, "d": 3}


def test_what_is_near_either_part_comes_along_when_two_are_joined() -> None:
    groups = join(PLACES, CLOSE, Rulings([one_story("a", "c")]))
    assert {groups.group_of(place) for place in PLACES.values()} == {groups.group_of(0)}


def test_joined_articles_leave_their_neighbours_behind_when_those_were_ruled_apart() -> None:
    made = Rulings([one_story("a", "c"), two_stories("b", "d")])
    groups = join(PLACES, CLOSE, made)
    assert groups.group_of(0) == groups.group_of(2)
    assert groups.group_of(1) != groups.group_of(3)
