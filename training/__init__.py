"""Learns the ranker of ``summarizer`` from articles with summaries: ``make train DATA=…``.

Needs the packages of the extra ``dev``. Everything is seeded; the same data gives the same file.
What is written holds hashes, counts and trees, and no text.
"""
