"""Which sentence needs the one before it to be understood."""

import re

from summarizer.model import Document

_OPENERS = (
    "he|she|it|they|him|her|them|his|hers|its|their|theirs|this|that|these|those|such|both|"
    "but|and|or|so|yet|however|meanwhile|therefore|thus|instead|also|moreover|furthermore|"
    "nevertheless|nonetheless|otherwise|still|then|in addition|as a result|on the other hand|"
    "for example|for instance"
)
_OPENING = re.compile(rf"[\W_]*(?:{_OPENERS})\b", re.IGNORECASE)


def needs_previous(document: Document) -> tuple[bool, ...]:
    """For every sentence, whether it may be shown only together with the one before it.

    The first sentence of an article never needs another one.
    """
    return tuple(
        position > 0 and bool(_OPENING.match(sentence.text))
        for position, sentence in enumerate(document.sentences)
    )
