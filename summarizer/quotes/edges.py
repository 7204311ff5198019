"""Edges: how far what was said goes on, and where the narrator speaks again.

What stands after the core of a content is cut into pieces. A logistic regression tells of each
whether it still belongs to what was said; the first that does not ends it.
"""

from collections.abc import Collection, Iterator

from summarizer.lexicon import SpeechLexicon
from summarizer.quotes.belonging import Setting, evidence_of_piece
from summarizer.quotes.contents import Stretch
from summarizer.quotes.cues import Cue
from summarizer.quotes.pieces import Piece, Pieces
from summarizer.quotes.weights import chance

# How likely a piece is to belong at least; of 0.5, 0.6 and 0.7 the best.
_LEAST = 0.6
# What opens the telling of where a noun was said, which annotators take in as often as not:
# "criticised the toll in an interview on Monday".
_ON_OCCASION = frozenset({"word in", "word at", "word during", "word on"})


def find_end(pieces: Pieces, cue: Cue, stretch: Stretch, lexicon: SpeechLexicon) -> int:
    """The last token of what was said."""
    last = stretch.last
    for piece, evidence in open_pieces(pieces, cue, stretch, lexicon):
        if stretch.core > cue.verb:
            last = min(last, piece.start - 1)
        if chance("edges", "pieces", evidence) < _LEAST or _tells_where(cue, evidence):
            break
        last = piece.end - 1
    return last


def _tells_where(cue: Cue, evidence: Collection[str]) -> bool:
    """Whether a piece after a noun says on what occasion it was said."""
    return cue.form == "noun" and "occasion" in evidence and not _ON_OCCASION.isdisjoint(evidence)


def open_pieces(
    pieces: Pieces, cue: Cue, stretch: Stretch, lexicon: SpeechLexicon
) -> Iterator[tuple[Piece, tuple[str, ...]]]:
    """What may belong to a content after its core, with the evidence for it."""
    own = _own_words(pieces, cue, stretch)
    start = stretch.core if stretch.core > cue.verb else max(own)
    for piece in pieces.after(start, own):
        setting = Setting(
            paragraph=pieces.paragraph, cue=cue, stretch=stretch, piece=piece, lexicon=lexicon
        )
        yield piece, tuple(dict.fromkeys(evidence_of_piece(setting)))


def _own_words(pieces: Pieces, cue: Cue, stretch: Stretch) -> Collection[int]:
    """The tokens of a cue that stands within or after what was said."""
    own = {cue.verb}
    if cue.form in {"inserted", "as", "according"}:
        own.update(pieces.paragraph.subtree(cue.verb))
    if cue.subject is not None and stretch.core < cue.verb:
        subject = pieces.paragraph.subtree(cue.subject)
        own.update(subject if stretch.core not in subject else ())
    return own
