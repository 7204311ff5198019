"""How verbs of saying are told apart."""

import pytest

from summarizer.quotes.verbs import FINITE, verb_class
from tests.summarizer.quotes.parsed import SPEECH, parsed


@pytest.mark.parametrize(
    ("text", "verb", "kind"),
    [
        ("Maria Keller said it was over.", "said", "say"),
        ("Maria Keller says it is over.", "says", "say"),
        ("Maria Keller added that it was over.", "added", "add"),
        ("According to Maria Keller it was over.", "According", "accord"),
        ("Maria Keller urged Peter Novak to go.", "urged", "with infinitive"),
        ("Maria Keller praised Peter Novak.", "praised", "with noun"),
        ("Maria Keller joked that it was over.", "joked", "of saying"),
        ("Maria Keller painted the old bridge.", "painted", "other"),
    ],
)
def test_a_frequent_verb_is_a_class_of_its_own_and_others_are_what_they_take(
    text: str, verb: str, kind: str
) -> None:
    assert verb_class(parsed(text).token(verb), SPEECH) == kind


def test_verbs_with_a_tense_are_finite() -> None:
    page = parsed("She sings, sang and would sing while singing to be heard by all we know.")

    finite = [token.text for token in page.first.tokens if token.tag in FINITE]
    assert finite == ["sings", "sang", "would", "know"]
