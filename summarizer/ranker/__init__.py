"""How much each sentence says of the news: a small model, trained by ``training``."""

from summarizer.ranker.groups import score_group
from summarizer.ranker.ranking import Ranking, rank

__all__ = ["Ranking", "rank", "score_group"]
