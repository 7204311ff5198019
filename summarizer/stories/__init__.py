"""Stories: articles about one event put together, and kept together from day to day.

``cluster`` groups articles, ``keep_ids`` lets stories of yesterday live on under their ids,
``Stream`` does both for news that comes article by article, ``assign`` puts one more article into
a stored story when only that is at hand, and ``count_independent`` counts reports
without the copies of one agency text. Stories obey ``Rulings``; ``amend`` lets
those obey that are there. ``timeline`` tells a story day by day, ``find_differences``
sets side by side what outlets count differently. No parser is needed.
"""

from summarizer.stories.clusters import cluster
from summarizer.stories.continuity import assign, keep_ids
from summarizer.stories.copies import count_independent
from summarizer.stories.differences import Difference, find_differences
from summarizer.stories.rulings import Rulings, amend
from summarizer.stories.stream import Placement, Stream
from summarizer.stories.timeline import Day, timeline

__all__ = [
    "Day",
    "Difference",
    "Placement",
    "Rulings",
    "Stream",
    "amend",
    "assign",
    "cluster",
    "count_independent",
    "find_differences",
    "keep_ids",
    "timeline",
]
