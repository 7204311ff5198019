"""Where outlets differ."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.model import Document
from summarizer.stories import find_differences
from tests.summarizer.texts import make_document

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def report(source: str, text: str, hours: float = 0.0, article_id: str = "") -> Document:
    return make_document(
        text,
        article_id=article_id or source,
        source=source,
        published=NOON + timedelta(hours=hours),
    )


def shown(*documents: Document) -> list[tuple[str, str]]:
    return [
        (difference.sentences[0].text, difference.sentences[1].text)
        for difference in find_differences(documents)
    ]


POST = report("Harbour Post", "The storm killed 23 people in Lagos on Friday.")
TIMES = report("Lagoon Times", "Officials in Lagos said that 31 people had died in the storm.")
ECHO = report("Island Echo", "In Lagos 31 people were killed.")


def test_two_outlets_that_count_the_dead_differently_are_set_side_by_side() -> None:
    news = [POST, report("Echo", "In Lagos, 31 people were killed on Friday.")]
    assert shown(*news) == [(POST.sentences[0].text, news[1].sentences[0].text)]
    assert shown(*news[::-1]) == shown(*news)


def test_outlets_that_agree_do_not_differ() -> None:
    assert shown(POST, report("Echo", "In Lagos, 23 people were killed on Friday.")) == []


@pytest.mark.parametrize(
    "other",
    [
        "At least 20 people were killed in Lagos.",  # allows 23
        "About 25 people were killed in Lagos.",  # 23 is about 25
        "In Lagos, 31 soldiers were killed.",  # of soldiers, not of people
        "In Lagos, 31 people were injured.",  # hurt, not dead
        "In Abuja, 31 people were killed.",  # elsewhere
        "In 2019, 31 people were killed in Lagos.",  # another time
        "Lagos says 31 people may have been killed.",  # not certain
        "In Lagos, 4,000 people were killed.",  # of the whole war
    ],
)
def test_numbers_that_can_both_be_true_are_no_difference(other: str) -> None:
    assert shown(POST, report("Echo", other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("At least 20 people were killed in Lagos.", "In Lagos, at least 31 people were killed."),
        ("At least 20 people were killed in Lagos.", "In Lagos, 31 people were killed."),
        ("In Lagos, up to 20 people were killed.", "Up to 31 people were killed in Lagos."),
        ("In Lagos, 20 people were killed.", "Up to 31 people were killed in Lagos."),
        ("At least 20 people were killed in Lagos.", "In Lagos, up to 31 people were killed."),
        ("At least 20 people were killed in Lagos.", "About 31 people were killed in Lagos."),
    ],
)
def test_bounds_that_leave_room_for_each_other_are_no_difference(one: str, other: str) -> None:
    assert shown(report("Post", one), report("Echo", other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In Lagos, 20 people were killed.", "At least 31 people were killed in Lagos."),
        ("In Lagos, up to 20 people were killed.", "In Lagos, 31 people were killed."),
        ("Up to 20 people were killed in Lagos.", "In Lagos, at least 31 people were killed."),
        ("About 20 people were killed in Lagos.", "At least 31 people were killed in Lagos."),
    ],
)
def test_bounds_that_exclude_each_other_are_a_difference(one: str, other: str) -> None:
    assert len(shown(report("Post", one), report("Echo", other))) == 1


def test_a_number_that_grew_from_one_day_to_the_next_is_news() -> None:
    assert shown(POST, report("Echo", "In Lagos, 31 people were killed.", hours=24)) == []


def test_days_are_those_of_utc_whatever_zone_an_outlet_writes_in() -> None:
    noon = POST.article.published
    assert noon is not None
    manila = report("Echo", "In Lagos, 31 people were killed.")
    late = make_document(
        manila.sentences[0].text,
        article_id="Echo",
        source="Echo",
        published=datetime(2026, 11, 21, 1, tzinfo=timezone(timedelta(hours=8))),
    )
    assert late.article.published is not None
    assert late.article.published - noon == timedelta(hours=5)
    assert len(shown(POST, late)) == 1


def test_an_outlet_is_held_to_its_last_word() -> None:
    corrected = report("Harbour Post", "In Lagos, 31 people were killed.", 2, "later")
    echo = report("Echo", "In Lagos, 31 people were killed.")
    assert shown(POST, echo, corrected) == []
    assert shown(POST, corrected) == []


def test_an_article_with_two_counts_of_one_kind_is_left_out() -> None:
    both = make_document(
        "In Lagos, 31 people were killed.",
        "In Lagos, 40 people were killed.",
        article_id="b",
        source="Echo",
        published=NOON,
    )
    assert shown(POST, both) == []


def test_undated_articles_are_not_compared() -> None:
    undated = make_document("In Lagos, 31 people were killed.", article_id="u", source="Echo")
    assert shown(POST, undated) == []


def test_of_three_outlets_the_two_furthest_apart_are_shown() -> None:
    found = shown(
        POST,
        report("Echo", "In Lagos, 25 people were killed."),
        report("Globe", "In Lagos, 31 people were killed."),
    )
    assert found == [(POST.sentences[0].text, "In Lagos, 31 people were killed.")]


def test_money_and_votes_are_compared_too() -> None:
    found = shown(
        report("Post", "The bank Okoro Trust agreed to a $2 billion fine."),
        report("Echo", "Okoro Trust was fined $3 billion, the court said."),
    )
    assert len(found) == 1


def test_lower_cased_news_is_compared_by_its_words() -> None:
    found = shown(
        report("post", "the storm killed 23 people near the harbour, police said."),
        report("echo", "police said the storm at the harbour killed 31 people."),
    )
    assert len(found) == 1
    assert (
        shown(
            report("post", "the storm killed 23 people near the harbour, police said."),
            report("echo", "a bus crash killed 31 people."),
        )
        == []
    )


@st.composite
def reports(draw: st.DrawFn) -> list[Document]:
    """Reports of the dead of two places, with bounds of all kinds, by a few outlets on two days."""
    bounds = st.sampled_from(["", "at least ", "up to ", "about "])
    claims = st.tuples(bounds, st.integers(18, 40), st.sampled_from(["Lagos", "Abuja"]))
    texts = [
        f"In {place}, {bound}{number} people were killed."
        for bound, number, place in draw(st.lists(claims, max_size=7))
    ]
    return [
        report(
            draw(st.sampled_from(["Post", "Echo", "echo ", "Globe", ""])),
            text,
            draw(st.integers(0, 36)),
            f"a{number}",
        )
        for number, text in enumerate(texts)
    ]


@settings(deadline=None, max_examples=100)
@given(reports(), st.data())
def test_the_order_of_articles_does_not_matter(
    documents: list[Document], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(documents))
    assert find_differences(shuffled) == find_differences(documents)


@settings(deadline=None, max_examples=100)
@given(reports())
def test_a_difference_is_between_two_outlets_and_names_the_lower_number_first(
    documents: list[Document],
) -> None:
    sources = {d.article.id: d.article.source.strip().casefold() for d in documents}
    for difference in find_differences(documents):
        one, other = (sources[sentence.article_id] for sentence in difference.sentences)
        assert one != other
        assert one
        assert other
        assert 0 < difference.low < difference.high


def test_no_article_differs_from_nothing() -> None:
    assert find_differences([]) == ()
