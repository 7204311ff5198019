"""What the product takes and how good it is, measured by anyone with one command each.

``python -m benchmarks`` lists the measurements. In each of them ``measure`` gives a frozen value
and touches no terminal; printing and recording are ``benchmarks.report``'s.
"""
