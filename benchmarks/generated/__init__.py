"""News made up for measuring: as much of it as is asked for, always the same for a seed.

Events happen to a cast whose members the news names as unevenly as real news does; outlets report
them. Each report exists as a text to be read (``Report.article``) and, without any parsing, as the
digest that reading it should give (``Report.digest``).
"""

from benchmarks.generated.cast import Cast, Person
from benchmarks.generated.events import Event, happen
from benchmarks.generated.reports import Report, write_reports

__all__ = ["Cast", "Event", "Person", "Report", "happen", "write_reports"]
