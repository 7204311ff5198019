"""Articles grouped into stories."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generated import Cast, happen, write_reports
from benchmarks.store import NOW, SEED
from summarizer.model import Document
from summarizer.sentences import read
from summarizer.stories import cluster
from tests.summarizer.texts import document_lists, make_document, read_seed

JANUARY = datetime(2022, 1, 21, tzinfo=UTC)
VOA = read_seed(0, "Standoff Over Ukraine Continues", "VOA", datetime(2022, 2, 1, tzinfo=UTC))
TNS = read_seed(
    1, "US, Russia hold their ground as Ukraine standoff drags on", "Tribune News Service", JANUARY
)


def bridge(article_id: str, days: float = 0.0) -> Document:
    return make_document(
        "Lagos opened the longest bridge of Nigeria on Monday, after nine years of work.",
        "Mayor Ada Okoro drove the first car across the Eko Bridge, which cost 12 million naira.",
        "Traders on both banks of the lagoon hope that the Eko Bridge brings customers.",
        article_id=article_id,
        title="Okoro opens Eko Bridge in Lagos",
        published=JANUARY + timedelta(days=days),
    )


STRIKE = make_document(
    "Train drivers in Portugal will stop work for two days next week, their union said.",
    "The union asks for eight per cent more pay, the railway Comboios offers three.",
    article_id="strike",
    title="Train drivers in Portugal to strike over pay",
    published=JANUARY,
)


# Two transfers, told in the same words.
TRANSFERS = (
    (
        "Rovers sign striker Dede Amankwah",
        "Rovers signed the striker Dede Amankwah from Accra Stars for nine million pounds.",
        "The striker from Ghana agreed to a contract for four years and will wear number nine.",
        "The manager Paul Hendry said that Amankwah had scored twenty goals last season.",
        "Amankwah could play against Wanderers on Saturday.",
    ),
    (
        "Midfielder Ivo Stanek leaves for Torino Calcio",
        "Torino Calcio signed the midfielder Ivo Stanek from Slavia for eleven million euros.",
        "The midfielder from Brno agreed to a contract for five years and had a medical on Friday.",
        "The manager Carlo Fabbri said that Stanek had been his first wish last season.",
        "Stanek could play against Lecce on Sunday.",
    ),
)


def ids(documents: list[Document]) -> set[frozenset[str]]:
    return {frozenset(story.article_ids) for story in cluster(documents)}


laws = settings(deadline=None, max_examples=50)


@laws
@given(document_lists(most=8))
def test_every_article_is_in_exactly_one_story(documents: list[Document]) -> None:
    grouped = sorted(
        article_id for story in cluster(documents) for article_id in story.article_ids
    )
    assert grouped == sorted(document.article.id for document in documents)


@laws
@given(documents=document_lists(most=8), data=st.data())
def test_the_order_of_articles_does_not_matter(
    documents: list[Document], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations([*documents, VOA, TNS, STRIKE]))
    assert cluster(shuffled) == cluster([*documents, VOA, TNS, STRIKE])


def test_the_seeds_are_one_story_although_eleven_days_apart() -> None:
    (story,) = cluster([VOA, TNS])
    assert story.article_ids == ("seed-1", "seed-0")
    assert story.headline == "Standoff Over Ukraine Continues"
    assert (story.first_seen, story.last_seen) == (JANUARY, VOA.article.published)
    assert {"ukraine", "standoff"} < set(story.keywords)


def test_the_seeds_are_one_story_also_among_other_news() -> None:
    assert ids([bridge("b1"), VOA, STRIKE, TNS]) == {
        frozenset({"seed-0", "seed-1"}),
        frozenset({"b1"}),
        frozenset({"strike"}),
    }


def test_two_events_of_one_kind_stay_apart() -> None:
    documents = [
        make_document(*texts, article_id=f"transfer{number}", title=title, published=JANUARY)
        for number, (title, *texts) in enumerate(TRANSFERS)
    ]
    assert len(cluster([*documents, VOA, STRIKE])) == 4


def test_generated_news_is_grouped_by_its_events() -> None:
    events = happen(Cast(200, SEED), 300, NOW, SEED)
    reports = [report for event in events for report in write_reports(event, NOW, SEED)]
    event_of = {report.article.id: report.event for report in reports}
    told = [
        Counter(event_of[each] for each in story.article_ids)
        for story in cluster([read(report.article) for report in reports])
    ]
    pure = sum(count**2 / story.total() for story in told for count in story.values())
    assert pure / len(reports) >= 0.97  # B-cubed precision


def test_news_that_looks_alike_is_apart_when_months_lie_between() -> None:
    def footbridge(days: float) -> Document:
        return make_document(
            "Lagos will mend a footbridge in Surulere, Okoro said on Friday.",
            "Pupils of three schools cross the road there.",
            "Two children were hurt there by cars in spring, and parents asked for lamps.",
            "Shops nearby fear for their customers while the stairs are closed.",
            article_id="f1",
            title="Footbridge to be mended",
            published=JANUARY + timedelta(days=days),
        )

    assert ids([bridge("b1"), footbridge(0.2)]) == {frozenset({"b1", "f1"})}
    assert ids([bridge("b1"), footbridge(90)]) == {frozenset({"b1"}), frozenset({"f1"})}


@laws
@given(st.data())
def test_of_two_versions_of_an_article_the_same_one_is_taken_in_any_order(
    data: st.DataObject,
) -> None:
    drawn = st.builds(
        make_document,
        article_id=st.just("b1"),
        title=st.just("Los puentes de Lagos abren"),
        source=st.sampled_from(["Harbour Post", "Lagoon Times"]),
        language=st.sampled_from(["en", "es", "de"]),
        published=st.sampled_from([None, JANUARY]),
    )
    versions = data.draw(st.lists(drawn, min_size=2, max_size=4))
    assert cluster(data.draw(st.permutations(versions))) == cluster(versions)


def test_articles_without_a_date_are_grouped_too() -> None:
    undated = make_document(
        *(sentence.text for sentence in bridge("b1").sentences),
        article_id="b2",
        title="Okoro opens Eko Bridge in Lagos",
    )
    (story,) = cluster([bridge("b1"), undated])
    assert story.first_seen == story.last_seen == JANUARY
    assert cluster([undated])[0].last_seen is None


def test_the_story_with_most_articles_comes_first_then_the_newest() -> None:
    later = make_document("Rain fell on Tuvalu.", article_id="z", published=JANUARY + timedelta(1))
    stories = cluster([later, STRIKE, bridge("b1"), bridge("b2", 0.5)])
    assert [story.article_ids for story in stories] == [("b1", "b2"), ("z",), ("strike",)]


def test_an_id_is_short_and_follows_from_the_earliest_article() -> None:
    (alone,) = cluster([bridge("b1")])
    (grown,) = cluster([bridge("b1"), bridge("b0", 0.5)])
    assert grown.id == alone.id
    assert alone.id.isalnum()
    assert alone.id == alone.id.lower()
    assert len(alone.id) <= 12


def test_no_article_is_no_story() -> None:
    assert cluster([]) == ()


def test_an_article_without_any_word_is_a_story_of_its_own() -> None:
    assert len(cluster([make_document(article_id="e1"), make_document(article_id="e2")])) == 2
