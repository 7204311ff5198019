"""Summaries: an ordered subset of the sentences of some articles, within a budget."""

from collections.abc import Collection, Sequence

import numpy as np

from summarizer.abilities import abilities_of
from summarizer.coherence import needs_previous
from summarizer.model import METHODS, Budget, Document, Sentence, Summary
from summarizer.ranker.groups import score_group
from summarizer.ranker.ranking import Ranking, rank
from summarizer.salience import score
from summarizer.summary.choice import LARGEST, best_set
from summarizer.summary.draft import Draft
from summarizer.terms import Corpus, Floats, gather, separate

_OURS = "news"
_LEAD = "lead"
# What a sentence loses when everything in it has been told, in the units of its scores: of one
# article log-odds, of several those of ``ranker.score_group``. The first is the best of 0, 0.5, 1,
# 1.5, 2, 3, 4 and 6 on 5,000 articles of CNN/Daily Mail, found with the log-odds of a logistic
# regression that the trees have taken the place of; the second that of 0.1, 0.2, 0.3 and 0.5 on
# Multi-News.
_TOLD_IN_ARTICLE = 1.5
_TOLD_IN_GROUP = 0.2


class UnknownMethodError(ValueError):
    """There is no such method; the message lists those there are."""

    def __init__(self, method: str) -> None:
        super().__init__(f"no method is called {method!r}; there are {', '.join(METHODS)}")


def summarize(
    documents: Sequence[Document],
    budget: Budget,
    *,
    method: str = _OURS,
    known: Collection[Sentence] | Collection[str] = (),
    opening: bool = False,
) -> Summary:
    """Choose the sentences that tell most, each understandable and none told twice.

    Of articles in a language whose words are not known, "news" chooses the lead.

    Args:
        documents: one article, or several about one story.
        budget: how much may be chosen; it is never exceeded.
        method: one of ``METHODS``; it rates the sentences, everything else is common to all.
        known: what the reader has been shown; it is left out, and so is what repeats it.
        opening: whether "news" first takes the one sentence that tells most of the first article,
            for those who are shown only the beginning of the summary.

    Returns:
        Sentences of the documents in reading order, document by document as given. Their scores
        fall in the order in which they were chosen, so that the best few of a summary are a
        summary too: none of them needs a sentence that is not among them.

    Raises:
        UnknownMethodError: when ``method`` is not in ``METHODS``.
    """
    if method not in METHODS:
        raise UnknownMethodError(method)
    corpus = gather([document for document in documents if document.sentences])
    needs = [needs_previous(document) for document in corpus.documents]
    shown = [item.text if isinstance(item, Sentence) else item for item in known]
    if method == _OURS and not _is_readable(corpus):
        method = _LEAD
    chosen = (
        _choose_news(corpus, needs, budget, shown, opening=opening)
        if method == _OURS
        else _choose(corpus, needs, budget, shown, score(corpus, method))
    )
    return Summary(
        sentences=tuple(corpus.sentences[position] for position in sorted(chosen)),
        scores=tuple(chosen[position] for position in sorted(chosen)),
    )


def _is_readable(corpus: Corpus) -> bool:
    """Whether what a sentence tells can be known of all articles."""
    return all(abilities_of(document.article.language).summaries for document in corpus.documents)


def _choose(
    corpus: Corpus,
    needs: Sequence[Sequence[bool]],
    budget: Budget,
    shown: Sequence[str],
    scores: Floats,
) -> dict[int, float]:
    draft = Draft(corpus, _flat(needs), scores, budget)
    draft.skip(shown)
    return draft.fill()


def _choose_news(
    corpus: Corpus,
    needs: Sequence[Sequence[bool]],
    budget: Budget,
    shown: Sequence[str],
    *,
    opening: bool,
) -> dict[int, float]:
    """The opening alone, or of one article the best set of a few; then one by one."""
    parts = separate(corpus)
    rankings = [rank(part, own) for part, own in zip(parts, needs, strict=True)]
    draft = _begin(corpus, needs, rankings, budget)
    draft.skip(shown)
    at_once = 1 if opening else LARGEST if len(parts) == 1 else 0
    if parts and at_once and _is_selective(corpus, budget):
        best = best_set(
            parts[0],
            needs[0],
            rankings[0],
            size=min(at_once, budget.sentences or 0),
            words=budget.words,
            barred=draft.barred(),
        )
        draft.take_set(best)
        if best and at_once == LARGEST and _is_small(budget):
            return draft.chosen
    return draft.fill()


def _begin(
    corpus: Corpus, needs: Sequence[Sequence[bool]], rankings: Sequence[Ranking], budget: Budget
) -> Draft:
    if len(rankings) == 1:
        return Draft(corpus, needs[0], rankings[0].logits, budget, _TOLD_IN_ARTICLE)
    by_words = budget.words is not None
    scores = score_group(corpus, rankings, by_words=by_words) if rankings else np.zeros(0)
    return Draft(corpus, _flat(needs), scores, budget, _TOLD_IN_GROUP)


def _is_selective(corpus: Corpus, budget: Budget) -> bool:
    return budget.sentences is not None and 0 < budget.sentences < len(corpus.sentences)


def _is_small(budget: Budget) -> bool:
    return budget.sentences is not None and budget.sentences <= LARGEST


def _flat(needs: Sequence[Sequence[bool]]) -> list[bool]:
    return [need for own in needs for need in own]
