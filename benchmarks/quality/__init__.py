"""The gate of quality: the figures of our scorers on the development data, against floors.

The data and its scorers lie outside of the project, because the texts belong to their publishers:
``DATA`` is a folder of sets, and ``score/`` stands two folders above it. ``figures`` says what is
looked at, ``scorers`` runs them, ``pins`` knows the data by its digest, ``floors`` keeps what must
hold, and ``gate`` judges. The floors are in ``benchmarks/quality.json``.
"""
