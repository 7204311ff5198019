"""Learns the ranker of ``summarizer`` from articles with summaries: ``make train DATA=…``.

Needs the packages of the extra ``dev``. Everything is seeded; the same data gives the same file.
What is written holds hashes, counts, trees, weights and single stems, and no text.
``training.frequencies`` counts how common stems are first; ``training.groups`` follows for stories of
several articles; ``training.statements`` learns how sure a statement is.
"""
