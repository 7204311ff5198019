"""What words tell of a summary: frequent, early and telling ones come back."""

import numpy as np

from summarizer.ranker.trained import load_trained
from summarizer.ranker.wording import Wording, is_counted, read_wording
from summarizer.terms import gather
from tests.summarizer.texts import make_document

TEXTS = (
    "A storm tore the roof off the harbour hall.",
    "The storm injured four workers near the harbour.",
    "Forecasters expect rain for another week.",
)


def wording_of(title: str = "", language: str = "en") -> tuple[dict[str, float], Wording]:
    corpus = gather([make_document(*TEXTS, title=title, language=language)])
    wording = read_wording(corpus, load_trained())
    return dict(zip(corpus.terms, wording.chances.tolist(), strict=True)), wording


def test_chances_are_chances() -> None:
    chances, _ = wording_of()
    assert all(0 < chance < 1 for chance in chances.values())


def test_what_comes_early_and_often_is_likely_to_come_back() -> None:
    chances, _ = wording_of()
    assert chances["storm"] > chances["week"]


def test_a_word_of_the_title_is_likelier() -> None:
    plain, _ = wording_of()
    titled, _ = wording_of(title="Workers hurt")
    assert titled["worker"] > plain["worker"]
    assert titled["rain"] == plain["rain"]


def test_every_stem_is_first_somewhere() -> None:
    _, wording = wording_of()
    assert set(wording.first.tolist()) == {0, 1, 2}


def test_only_english_words_were_counted() -> None:
    _, english = wording_of()
    _, other = wording_of(language="fr")
    assert is_counted(gather([make_document(*TEXTS, language="en-GB")]))
    assert not is_counted(gather([make_document(*TEXTS, language="enm")]))
    assert np.any(english.phrases != 0)
    assert not np.any(other.phrases)
    assert len(set(other.rarity.tolist())) == 1
