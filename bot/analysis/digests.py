"""Articles read: their sentences, their summary, and who acts and speaks in them."""

from bot.model import Digest
from summarizer.model import Article, Budget

SUMMARY_SENTENCES = 5
"""How many sentences of an article or story are kept; shorter answers show the best of them."""


def make_digest(article: Article, method: str = "news") -> Digest:
    """Read an article: its sentences, its summary and who acts and speaks in it.

    Args:
        article: with its text as found.
        method: one of ``summarizer.METHODS``.

    Raises:
        UnknownMethodError: when there is no such method.
    """
    from summarizer import read, summarize, whos_who

    document = read(article)
    return Digest(
        article=document.article,
        byline=document.byline,
        sentences=document.sentences,
        summary=summarize([document], Budget(sentences=SUMMARY_SENTENCES), method=method),
        method=method,
        actors=whos_who(document),
    )


def can_choose(language: str) -> bool:
    """Whether sentences of a language are chosen by what they tell, and are not just the first."""
    from summarizer.abilities import abilities_of

    return abilities_of(language).summaries
