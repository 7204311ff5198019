"""What the product takes and how good it is, measured by anyone with one command each.

``python -m benchmarks`` runs all measurements; ``README.md`` beside this file says what each is
and what it found. In each, ``measure`` gives a frozen value and touches no terminal; printing and
recording are ``benchmarks.report``'s.
"""
