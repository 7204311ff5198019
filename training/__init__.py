"""Learns the weights of ``summarizer`` again: ``make train DATA=…``; here those of its ranker.

Needs the packages of the extra ``dev``. Everything is seeded; the same data gives the same file.
What is written holds hashes, counts, trees, weights and single stems, and no text.
``training.frequencies`` counts how common stems are first; ``training.groups`` follows for stories of
several articles, ``training.likeness`` for which articles tell one; ``training.edges`` learns where a
statement ends, ``training.statements`` how sure one is. Each takes ``--into``.
"""
