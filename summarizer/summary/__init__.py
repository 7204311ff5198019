"""Which sentences are shown: whole sets of them, within a budget, each in its context."""

from summarizer.summary.extraction import UnknownMethodError, summarize

__all__ = ["UnknownMethodError", "summarize"]
