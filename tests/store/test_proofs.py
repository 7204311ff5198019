"""A sentence is shown in its paragraph, as the article is stored."""

from bot.store import articles, proofs
from bot.store.database import Database
from summarizer.model import Span
from tests.store.samples import NOW, TEXT, make_digest


def test_a_sentence_is_proved_by_its_paragraph(db: Database) -> None:
    with db.write() as tx:
        digest = make_digest()
        articles.add(tx, digest, source_id=None, external_id=None, raw=TEXT, now=NOW)
        second = digest.sentences[1]
        proof = proofs.find(tx, "a1", second.span)
        assert proof is not None
        assert proof.paragraph == TEXT.split("\n\n")[0]
        assert proof.span_in_paragraph.of(proof.paragraph) == second.text
        assert proof.fetched == NOW
        assert len(proof.text_hash) == 32
        inside = Span(start=second.span.start + 4, end=second.span.start + 10)
        part = proofs.find(tx, "a1", inside)
        assert part is not None
        assert part.span_in_paragraph.of(part.paragraph) == "called"
        both = Span(start=second.span.start, end=digest.sentences[2].span.end)
        across = proofs.find(tx, "a1", both)
        assert across is not None
        assert across.paragraph == TEXT
        assert across.span_in_paragraph == both
        assert proofs.find(tx, "a1", Span(start=0, end=9_999)) is None
        assert proofs.find(tx, "none", second.span) is None
