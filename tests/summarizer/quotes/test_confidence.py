"""How sure statements are, and that no text breaks what finds them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.people import whos_who
from summarizer.quotes.confidence import LEAST, confidence
from tests.summarizer.speech import document_of, quotes_of

PIECES = st.sampled_from(
    [
        "Maria Keller", "KELLER:", "said", "told", "''", "“", "”", '"', ",", ".", ":", ";", " - ",
        "Said", "he", "they", "the report", "as", "that", "“We won,”", "according to", "Jr.",
        "von der", "(", ")", "\n\n", "it was over", "Novak's claim that", "called on", "to go",
    ]
)  # fmt: skip


@given(pieces=st.lists(PIECES, min_size=1, max_size=30))
@settings(deadline=None, max_examples=30)
def test_any_order_of_names_verbs_and_marks_gives_verbatim_statements(pieces: list[str]) -> None:
    document = document_of("Maria Keller met Peter Novak. " + " ".join(pieces))

    for actor in whos_who(document):
        for quote in actor.quotes:
            assert quote.span.of(document.article.text) == quote.text
            assert LEAST <= quote.confidence <= 1


@given(evidence=st.lists(st.text(max_size=20), max_size=5), direct=st.booleans())
@settings(deadline=None, max_examples=50)
def test_confidence_is_a_chance_whatever_the_evidence(evidence: list[str], direct: bool) -> None:
    assert 0 <= confidence(evidence, direct=direct) <= 1


def test_unknown_evidence_changes_nothing() -> None:
    assert confidence(["never seen"], direct=True) == confidence([], direct=True)


def test_a_name_is_surer_than_a_pronoun_far_from_its_name() -> None:
    start = "Maria Keller met Peter Novak at the yard. "
    (named,) = quotes_of(start + "Maria Keller said that the bridge would stay closed today.")
    away = "\n\nIt rained for days. The water rose.\n\nNobody came.\n\nThe ice broke up.\n\n"
    far = quotes_of(start + away + "She said that the bridge would stay closed today.")

    assert all(quote.confidence < named.confidence for quote in far)


def test_a_surname_that_two_bear_is_less_sure_than_one_alone() -> None:
    said = " in Ohio on Monday. Brandt said the bridge was safe."
    (alone,) = quotes_of("Tom Brandt met Helen Keller" + said)
    (shared,) = quotes_of("Tom Brandt met Helen Brandt" + said)

    assert shared.confidence < alone.confidence


def test_a_name_that_acts_is_surer_than_one_that_others_only_speak_of() -> None:
    said = " Keller said that the bridge would stay closed today."
    (acting,) = quotes_of("Maria Keller runs the yard. Keller built the bridge." + said)
    (named,) = quotes_of("The yard is run for Maria Keller. Many owe Keller money." + said)

    assert named.confidence < acting.confidence
