"""Who said what: direct, partly quoted and reported speech, as spans of the article."""

from summarizer.quotes.attribution import find_quotes

__all__ = ["find_quotes"]
