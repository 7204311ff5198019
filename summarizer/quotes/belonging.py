"""Belonging: what about a piece tells whether it is still part of what was said."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from summarizer.lexicon import SpeechLexicon
from summarizer.parse import Paragraph, Token
from summarizer.quotes.contents import Stretch
from summarizer.quotes.cues import Cue
from summarizer.quotes.pieces import QUOTES, STOPS, Piece
from summarizer.quotes.subjects import SUBJECTS
from summarizer.quotes.verbs import FINITE, verb_class
from summarizer.quotes.weights import bucket

# Words of these tags are told by themselves, others by their tag.
_FUNCTION_TAGS = frozenset({
    "CC", "DT", "EX", "IN", "MD", "PRP", "PRP$", "RB", "TO", "WDT", "WP", "WP$", "WRB",
})  # fmt: skip
_LONGEST_WORD = 8
_THIRD_PERSON = frozenset({"he", "she", "they", "it"})
# How many words after a passage may stand a verb that reports it.
_TO_CUE = 8
# How many words after a piece are looked at for one that goes back behind it.
_TO_REST = 40


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A piece with the cue whose content it may belong to.

    Attributes:
        paragraph: where both stand.
        cue: what reports.
        stretch: the content before the piece.
        piece: the piece.
        lexicon: the words of saying.
    """

    paragraph: Paragraph
    cue: Cue
    stretch: Stretch
    piece: Piece
    lexicon: SpeechLexicon

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The tokens of the piece."""
        return self.paragraph.tokens[self.piece.start : self.piece.end]

    @cached_property
    def opening(self) -> str:
        """Its first word, or that word's tag."""
        return _word(self.words[0])

    @cached_property
    def tied(self) -> Token | None:
        """The first of its words that depends on one outside it."""
        for word in self.words:
            inside = self.piece.start <= word.head < self.piece.end and word.head != word.index
            if not inside and word.pos != "PUNCT" and word.dep != "cc":
                return word
        return None

    @cached_property
    def tie(self) -> str:
        """What ties the piece to which words outside it."""
        return "nothing" if self.tied is None else f"{self.tied.dep} of {self._place(self.tied)}"

    def _place(self, word: Token) -> str:
        if word.head == word.index:
            return "nothing"
        if word.head == self.cue.verb:
            return "verb"
        if word.head == self.stretch.core:
            return "core"
        if word.head >= self.piece.end:
            return "what follows"
        return "content" if word.head >= self.stretch.first else "narrator"


def evidence_of_piece(setting: Setting) -> Iterator[str]:
    """What tells whether a piece belongs to what was said."""
    yield from _about_opening(setting)
    yield from _about_tie(setting)
    yield from _about_rest(setting)
    yield from _about_occasion(setting)
    yield from _about_tense(setting)
    yield from _about_speech(setting)
    yield from _about_length(setting)
    if setting.piece.passage is not None:
        yield from _about_passage(setting)
    if setting.piece.is_sentence:
        yield from _about_sentence(setting)


def _about_opening(setting: Setting) -> Iterator[str]:
    cue, mark, word = setting.cue, setting.piece.mark, setting.opening
    side = "after" if setting.stretch.core > cue.verb else "before"
    yield f"{side} {cue.form}"
    yield f"verb {verb_class(setting.paragraph.tokens[cue.verb], setting.lexicon)}"
    yield from (f"mark {mark}", f"{side} mark {mark}", f"{cue.form} mark {mark}")
    yield from (f"word {word}", f"mark {mark} word {word}", f"{side} mark {mark} word {word}")


def _about_tie(setting: Setting) -> Iterator[str]:
    cue, mark, word = setting.cue, setting.piece.mark, setting.opening
    dep, _, place = setting.tie.partition(" of ")
    verb = verb_class(setting.paragraph.tokens[cue.verb], setting.lexicon)
    inside = "within" if setting.piece.start in cue.content else "beyond"
    yield from (f"tie {dep}", setting.tie, f"{cue.form} {setting.tie}", f"{word} {setting.tie}")
    yield from (f"mark {mark} of {place}", f"mark {mark} word {word} of {place}")
    tag = "nothing" if setting.tied is None else setting.tied.tag
    yield from (f"{tag} mark {mark}", f"{tag} {setting.tie}", f"{tag} {inside} mark {mark}")
    yield from (f"{inside} {cue.form}", f"{inside} {setting.tie}", f"{inside} mark {mark}")
    yield from (f"{inside} mark {mark} word {word}", f"{inside} word {word} verb {verb}")


def _about_rest(setting: Setting) -> Iterator[str]:
    """Whether words after the piece depend on what was said before it."""
    tokens, piece = setting.paragraph.tokens, setting.piece
    back = "nothing"
    for word in tokens[piece.end : piece.end + _TO_REST]:
        if word.text in STOPS:
            break
        if setting.stretch.first <= word.head < piece.start and word.pos != "PUNCT":
            back = word.dep
            break
    yield from (
        f"then {back}",
        f"then {back} mark {piece.mark}",
        f"then {back} after {setting.tie}",
    )


def _about_occasion(setting: Setting) -> Iterator[str]:
    """Whether the piece tells where something was said: "in an interview"."""
    if any(word.lemma in setting.lexicon.occasions for word in setting.words):
        yield from ("occasion", f"occasion {setting.cue.form}", f"occasion {setting.tie}")


def _about_tense(setting: Setting) -> Iterator[str]:
    tokens = setting.paragraph.tokens
    said = tokens[setting.stretch.first : setting.piece.start]
    now, mark = _tense(setting.words), setting.piece.mark
    yield f"verb {tokens[setting.cue.verb].tag} now {now}"
    yield f"mark {mark} now {now}"
    yield f"was {_tense(said)} now {now}"


def _tense(words: tuple[Token, ...]) -> str:
    return next((word.tag for word in words if word.tag in FINITE), "open")


def _about_speech(setting: Setting) -> Iterator[str]:
    """Whether somebody says something in the piece, and who does something in it."""
    tokens, word = setting.paragraph.tokens, setting.opening
    verb = next((w for w in setting.words if _says(w, setting.lexicon)), None)
    acting = verb or next((w for w in setting.words if w.tag in FINITE), None)
    children = () if acting is None else acting.children
    subject = next((tokens[i] for i in children if tokens[i].dep in SUBJECTS), None)
    yield f"subject {'none' if subject is None else subject.tag} word {word}"
    if verb is None:
        return
    kind = "shared" if subject is None else "own"
    clause = "that" if any(tokens[index].dep == "ccomp" for index in verb.children) else "so"
    yield from (f"says {kind}", f"says {clause}", f"says {kind} {clause} {word}")
    yield from (f"says {verb.tag} {verb.dep} {kind}", f"says {verb.tag} {verb.dep} {word}")
    yield f"says {setting.piece.mark} {word}"
    if verb.tag == tokens[setting.cue.verb].tag:
        yield f"says as before {word}"
    if subject is not None and subject.text.lower() in _THIRD_PERSON:
        yield "says by pronoun"
    if verb.index == setting.piece.start:
        yield "says at once"


def _says(word: Token, lexicon: SpeechLexicon) -> bool:
    return word.pos == "VERB" and word.lemma in lexicon.saying


def _about_length(setting: Setting) -> Iterator[str]:
    piece = setting.piece
    yield bucket("far", piece.start - setting.stretch.first, (3, 6, 12, 18, 25, 35, 50))
    yield bucket("words", len(setting.words), (2, 4, 8, 16, 30))
    yield bucket(f"mark {piece.mark} words", len(setting.words), (4, 8, 16))
    yield from (f"last {piece.last}", f"last {piece.last} {piece.mark}")
    if any(word.text in QUOTES for word in setting.words):
        yield "quotes"


def _about_passage(setting: Setting) -> Iterator[str]:
    """Whether what a piece quotes has a cue of its own."""
    tokens, piece, passage = setting.paragraph.tokens, setting.piece, setting.piece.passage
    if passage is None:
        return
    kind = "sentence" if passage.is_sentence else "fragment"
    yield f"{kind} {setting.cue.form}"
    after = tokens[piece.end : piece.end + _TO_CUE]
    reported = any(_says(word, setting.lexicon) for word in after)
    yield f"{kind} {'reported' if reported else 'open'}"
    if passage.outer.end >= tokens[-1].span.end:
        yield f"{kind} to the end"


def _about_sentence(setting: Setting) -> Iterator[str]:
    """What a sentence that follows the report's own is like."""
    tokens, start = setting.paragraph.tokens, setting.stretch.first
    yield f"sentence {setting.cue.form}"
    quoted = any(word.text in QUOTES for word in tokens[start : setting.piece.start])
    yield f"sentence {'after quotes' if quoted else 'after none'}"
    yield f"sentence {'quoted' if setting.piece.passage else 'plain'}"


def _word(word: Token) -> str:
    told = word.tag in _FUNCTION_TAGS and len(word.text) <= _LONGEST_WORD
    return word.text.lower() if told else word.tag
