"""An index that grows and shrinks gives the cosines of the articles that are in it."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.stories.postings import Postings

laws = settings(deadline=None, max_examples=50)

articles = st.lists(
    st.dictionaries(st.sampled_from("abcdefghij"), st.integers(1, 5), max_size=8), max_size=12
)


def hold(*counts: dict[str, int], sealed: int) -> Postings:
    """Some articles that were there at the beginning, and others that came later."""
    postings = Postings()
    for article in counts[:sealed]:
        postings.add(Counter(article), {}, str)
    postings.seal()
    for article in counts[sealed:]:
        postings.weigh(postings.add(Counter(article), {}, str))
    return postings


@laws
@given(articles.filter(bool), st.data())
def test_it_does_not_matter_who_was_there_at_the_beginning(
    counts: list[dict[str, int]], data: st.DataObject
) -> None:
    sealed = data.draw(st.integers(0, len(counts)))
    gone = data.draw(st.sets(st.sampled_from(range(len(counts)))))
    grown, whole = hold(*counts, sealed=sealed), hold(*counts, sealed=len(counts))
    for postings in (grown, whole):
        for place in gone:
            postings.remove(place)
        for place in range(len(counts)):
            if place not in gone:
                postings.weigh(place)
    for place in range(len(counts)):
        if place not in gone:
            assert grown.cosines(place) == pytest.approx(whole.cosines(place))
            assert not np.any(grown.cosines(place)[[each for each in gone if each < place]])


def test_the_cosine_of_two_articles_is_that_of_their_weights() -> None:
    one, other = {"a": 1, "b": 2}, {"b": 1, "c": 4}
    postings = hold(one, other, {"d": 1}, sealed=3)
    rarities = {
        term: np.log((3 + 500 + 1) / (n + 0.5)) for term, n in (("a", 1), ("b", 2), ("c", 1))
    }
    weights = [
        {term: np.log1p(count) * rarities[term] for term, count in counts.items()}
        for counts in (one, other)
    ]
    lengths = [np.sqrt(sum(weight**2 for weight in each.values())) for each in weights]
    expected = weights[0]["b"] * weights[1]["b"] / lengths[0] / lengths[1]
    assert postings.cosines(1) == pytest.approx([expected])
    assert postings.cosines(2) == pytest.approx([0.0, 0.0])
    assert postings.cosines(0).size == 0


def test_terms_of_many_articles_are_multiplied_to_the_same_cosines() -> None:
    counts = [{"the": 1 + n % 3, f"w{n % 40}": 1, f"x{n}": 2} for n in range(300)]
    sealed = hold(*counts, sealed=300)
    multiplied = [sealed.cosines(place) for place in (1, 130, 299)]
    sealed.remove(sealed.add(Counter(), {}, str))  # no block is kept after a change
    for place, before in zip((1, 130, 299), multiplied, strict=True):
        assert sealed.cosines(place) == pytest.approx(before, abs=1e-6)
