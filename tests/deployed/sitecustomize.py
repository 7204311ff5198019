"""Processes that tests start have what a deployed bot has: nothing that only training needs.

nltk, below sumy, loads these wherever they are: 2.4 s of the start of a process, which no deployed
one spends. Python runs this file at its start (https://docs.python.org/3/library/site.html).
"""

import sys

for _name in ("scipy", "sklearn"):
    sys.modules[_name] = None  # type: ignore[assignment]  # so an import fails, as the manual says
