"""Documents side by side, and apart again."""

import numpy as np
from hypothesis import given, settings

from summarizer.model import Document
from summarizer.terms import gather, separate
from tests.summarizer.texts import document_lists, make_document

BRIDGE = make_document("The bridge opens.", "A ferry left the bridge.", article_id="a1")
STORM = make_document("A storm closed the bridge.", article_id="a2")


def test_the_sentences_of_all_documents_stand_in_a_row() -> None:
    corpus = gather([BRIDGE, STORM])
    assert corpus.sentences == (*BRIDGE.sentences, *STORM.sentences)
    assert corpus.document.tolist() == [0, 0, 1]
    assert corpus.stems == (
        ("bridg", "open"),
        ("ferri", "left", "bridg"),
        ("storm", "close", "bridg"),
    )


def test_every_stem_has_a_column_and_is_counted() -> None:
    corpus = gather([BRIDGE, STORM])
    counted = dict(zip(corpus.terms, corpus.occurrences.tolist(), strict=True))
    assert counted == {"bridg": 3, "open": 1, "ferri": 1, "left": 1, "storm": 1, "close": 1}


def test_a_document_is_read_in_its_own_language() -> None:
    german = make_document("Die Brücken bleiben gesperrt.", language="de")
    assert gather([BRIDGE, german]).stems[-1] == ("bruck", "bleib", "gesperrt")


@settings(deadline=None, max_examples=40)
@given(documents=document_lists())
def test_what_is_separated_is_as_gathered_alone(documents: list[Document]) -> None:
    for part, document in zip(separate(gather(documents)), documents, strict=True):
        alone = gather([document])
        assert (part.sentences, part.words, part.stems) == (
            alone.sentences,
            alone.words,
            alone.stems,
        )
        assert part.term_numbers == alone.term_numbers
        assert np.array_equal(part.matrix.weights, alone.matrix.weights)
