"""How likely two articles tell the same story: from their words, names, phrases and dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log1p

import numpy as np

from summarizer.resources import read_tables
from summarizer.stories.window import Evidence
from summarizer.terms import Floats, Integers

# A pair with these log-odds is surely one story, and with their negative surely two. Of 2.5 to 6 the
# best on stories held out.
SUREST = 4.0
# A pair with less is taken for two as well: from -4 to -2 it makes no difference on stories held out
# (0.1 B-cubed F1), but in the time that so many weak bonds take.
_LIKELY = -2.0
# Articles so alike are copies, which tell one story even when all the news there is does: where
# nothing else is told, they are not more alike than the rest. Set by hand.
_COPIES = 0.95
# What is added to a cosine before its logarithm is taken: below this, a little more is nothing.
# Set by hand.
_SMOOTHING = 0.01
# Feeds often give a few sentences alone, of which less can be told: an article of so many content
# words is weighed as one told in brief, and one of so many more as one told whole. Of 10 to 45, and
# of 40 to 80, those that cost little where all is told whole (0.02 B-cubed F1 on the mixtures learnt
# from) and bring 1.0 where every second article is cut to three sentences, and 3.4 where all are.
_SHORT, _LONG = log1p(20), log1p(45)
WHOLE = log1p(60)
"""Among articles told whole, one that is shorter counts as so long."""
# What a day between two articles takes from the log-odds, and for how many days at most. Set by
# hand, for no labelled set has dates: news of one event comes within days, yet a story that
# runs for weeks with the same actors stays one.
_DAY = 0.08
_DAYS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What ``training.likeness`` learnt.

    Attributes:
        features: what each of ``features`` is worth, and "always", what there is without any.
        brief: the same where one of the articles is told in brief.
        ordinary: how alike, as a cosine, the nearest article of the news at large is to one of whose
            story it has nothing. Articles are taken to have neighbours at least as near, so that few
            articles are judged by news at large, and many by each other.
        same_story: groups join while the log-odds of their articles are, on average, above this.
    """

    features: dict[str, float]
    brief: dict[str, float]
    ordinary: float
    same_story: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """For one article, others it may share a story with, and the log-odds that it does.

    Pairs that are unlikely to are left out.
    """

    article: int
    others: Integers
    log_odds: Floats


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Read the weights that come with the package."""
    read = read_tables("weights", "likeness")
    return Weights(
        features=read["features"],
        brief=read["brief"],
        ordinary=read["neighbours"]["ordinary"],
        same_story=read["groups"]["same story"],
    )


def features(evidence: Evidence, ordinary: float, shortest: float = 0.0) -> dict[str, Floats]:
    """Columns of one value a pair, by name, always in the same order.

    Args:
        evidence: what the articles of each pair have in common.
        ordinary: how alike the nearest article of the news at large is, as a cosine.
        shortest: what is shorter counts as so long, as the logarithm of content words.

    What counts most is how much more alike two articles are than the news at large is to both, and
    than the nearest neighbour of each is: the hubness correction of Conneau et al. ("Word
    translation without parallel data", 2018) and the local scaling of Zelnik-Manor and Perona
    ("Self-tuning spectral clustering", 2004). How alike they are in itself is left out, for news
    of one kind is alike however many events it tells: it joined lone articles that had nothing
    more alike. Phrases and lengths tell more and less of texts that have names than of texts
    without capitals. That two share no name at all, or the logarithm of how alike their names
    are, told nothing more on stories held out.
    """
    alike = np.log(evidence.cosines + _SMOOTHING)
    one, other = (
        np.log(np.maximum(cosines, ordinary) + _SMOOTHING)
        for cosines in (evidence.nearest, evidence.nearest_other)
    )
    phrases = np.log1p(evidence.phrases)
    longer = np.maximum(evidence.longer, shortest)
    return {
        "beside the rest": alike - np.log(evidence.rest + _SMOOTHING),
        "beside the nearest": alike - (one + other) / 2,
        "names": evidence.names,
        "named": evidence.named.astype(np.float64),
        "phrases": phrases,
        "phrases of named": phrases * evidence.named,
        "longer": longer,
        "longer of named": longer * evidence.named,
        "shorter": np.maximum(evidence.shorter, shortest),
    }


def judge(evidence: Evidence, weights: Weights | None = None) -> Likeness:
    """Weigh what an article has in common with others, by the weights of the package if None."""
    weights = weights or load_weights()
    log_odds = weigh(features(evidence, weights.ordinary, WHOLE), weights.features)
    brevity = _brevity(evidence)
    if brevity.any():
        in_brief = weigh(features(evidence, weights.ordinary), weights.brief)
        log_odds += brevity * (in_brief - log_odds)
    log_odds = np.where(evidence.cosines >= _COPIES, np.maximum(log_odds, SUREST), log_odds)
    log_odds -= _DAY * np.minimum(evidence.days, _DAYS)
    likely = log_odds > _LIKELY
    return Likeness(
        article=evidence.article, others=evidence.others[likely], log_odds=log_odds[likely]
    )


def weigh(columns: Mapping[str, Floats], weights: Mapping[str, float]) -> Floats:
    """The log-odds of pairs by the columns of ``features``."""
    worths = [weights[name] * column for name, column in columns.items()]
    log_odds: Floats = weights["always"] + np.sum(worths, axis=0)
    return log_odds


def _brevity(evidence: Evidence) -> Floats:
    """From 0 to 1, how much the shorter article of a pair is one that is told in brief."""
    brevity: Floats = np.clip((_LONG - evidence.shorter) / (_LONG - _SHORT), 0.0, 1.0)
    return brevity
