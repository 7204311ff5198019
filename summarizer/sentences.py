"""Articles read: cleaned, and split into sentences that are spans of their text."""

import re
from collections.abc import Iterator
from dataclasses import replace

import nupunkt
import sentencex

from summarizer.clean import clean
from summarizer.languages import detect_language
from summarizer.lexicon import Lexicon, SentenceLexicon, load_lexicon, primary_language
from summarizer.lines import LineKind, is_furniture
from summarizer.model import Article, Document, Sentence, Span

# sentencex keeps a quotation of several sentences whole; beyond this length (characters) such a
# unit is split again by nupunkt, which does not. Measured on 345 news paragraphs of GUM.
_LONGEST_UNIT = 350
# sentencex takes time quadratic in the number of unclosed quotation marks: 5 ms for 4,000 of them
# and 290 s for a million. It is therefore given a window at a time; few paragraphs need two.
_WINDOW = 4_000
_LONGEST_WORD = 30
_OPENING = "([\"'“‘„«»"
# What is before an apostrophe is an article or a preposition: "l’art.", "dell’avv.".
_APOSTROPHES = re.compile("['’]")
_SHORTEST_WITH_UNIT = 3
# What is looked at of an unfinished sentence, in characters, so that time stays linear.
_LONGEST_ENDING = 100
# Initials with no blank before them, as behind a dateline, which sentencex cuts: "(AP)U." | "S.".
_INITIAL, _NEXT_INITIAL = re.compile(r"\W[A-Z]\.$"), re.compile(r"[A-Z]\.")
_ORDINAL = re.compile(r"\d{1,2}\.")


def read(article: Article) -> Document:
    """Clean an article's text and split it into sentences, which index the cleaned text.

    The language is reduced to its code ("de" for "de-AT"), and found out where none is given.
    Headings and items of lists stay in the text and are no sentences; nor are calls to sign up,
    credits and the like, wherever they stand in a paragraph. Never raises, whatever the text; an empty one
    has no sentences. Takes time linear in the length of the text.
    """
    language = primary_language(article.language) or detect_language(article.text)
    lexicon = load_lexicon(language)
    cleaned = clean(article.text, title=article.title, language=language)
    text = cleaned.text
    sentences: list[Sentence] = []
    start = 0
    for paragraph, line in enumerate(cleaned.lines):
        for first, last in _split(line.text, lexicon) if line.kind is LineKind.BODY else ():
            span = Span(start=start + first, end=start + last)
            if not is_furniture(span.of(text), lexicon):
                sentences.append(
                    Sentence(
                        article_id=article.id,
                        index=len(sentences),
                        paragraph=paragraph,
                        span=span,
                        text=span.of(text),
                    )
                )
        start += len(line.text) + 1
    return Document(
        article=replace(article, text=text, language=language),
        byline=cleaned.byline,
        sentences=tuple(sentences),
    )


def _split(paragraph: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Give the bounds of a paragraph's sentences, without the blanks around them."""
    opened: int | None = None
    for start, end in _parts(paragraph, lexicon.language):
        words = paragraph[start:end]
        if not words.strip():
            continue
        if opened is None:
            opened = end - len(words.lstrip())
        if not _goes_on(
            paragraph[max(opened, end - _LONGEST_ENDING) : end],
            paragraph[end : end + _LONGEST_WORD],
            lexicon.sentences,
        ):
            yield opened, start + len(words.rstrip())
            opened = None
    if opened is not None:
        yield opened, len(paragraph.rstrip())


def _goes_on(part: str, rest: str, lexicon: SentenceLexicon) -> bool:
    """Whether a splitter took the full stop of an abbreviation for the end of a sentence."""
    last = _APOSTROPHES.split(part[-_LONGEST_WORD:].lower().split()[-1].lstrip(_OPENING))[-1]
    if last in lexicon.unfinished or (last in lexicon.units and _is_short(part)):
        return True
    if _INITIAL.search(part) and _NEXT_INITIAL.match(rest):
        return True
    following = rest.split()
    return bool(following) and _joins(last, following[0], lexicon)


def _is_short(part: str) -> bool:
    """Whether a part is too short for a sentence with a figure and its unit ("W 2021 r.")."""
    return len(part.split()) <= _SHORTEST_WITH_UNIT


def _joins(last: str, following: str, lexicon: SentenceLexicon) -> bool:
    """Whether the word after a full stop shows that it ends no sentence ("9 a.m. Sunday")."""
    word = following.lower().strip(".,;")
    return (
        (last in lexicon.hours and word in lexicon.days)
        or (last in lexicon.units and (following[0].islower() or following[0].isdigit()))
        or (_ORDINAL.fullmatch(last) is not None and word in lexicon.ordinal_nouns)
    )


def _parts(paragraph: str, language: str) -> Iterator[tuple[int, int]]:
    """Give the bounds of what the splitters take for sentences."""
    for start, end in _units(paragraph, language):
        if end - start <= _LONGEST_UNIT:
            yield start, end
        else:
            for first, last in nupunkt.sent_spans(paragraph[start:end]):
                yield start + first, start + last


def _units(paragraph: str, language: str) -> Iterator[tuple[int, int]]:
    """Give the bounds sentencex finds, window by window; a window opens where a unit does.

    Only inside a unit that is longer than a window the next one opens in the middle of it.
    """
    code = language if language.isascii() and language.isalpha() else "en"
    opened = start = 0
    while start < len(paragraph):
        window = paragraph[start : start + _WINDOW]
        ends = [unit["end_index"] for unit in sentencex.get_sentence_boundaries(code, window)]
        if start + len(window) < len(paragraph):
            ends.pop()  # the window may have cut it short
        for end in ends:
            yield opened, start + end
            opened = start + end
        # One that fills the window is carried on to its end.
        start = opened if ends else start + len(window)
    if opened < len(paragraph):
        yield opened, len(paragraph)
