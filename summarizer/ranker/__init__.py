"""How much each sentence says of the news: a small model, trained by ``training``."""

from summarizer.ranker.ranking import BY_SENTENCES, BY_WORDS, Mix, Ranking, rank, score_group

__all__ = ["BY_SENTENCES", "BY_WORDS", "Mix", "Ranking", "rank", "score_group"]
