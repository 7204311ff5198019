"""How long readers wait for an answer from a store full of news, Telegram's own time aside.

The store holds generated digests: 500 articles a day, so that 10,000 are three weeks and 100,000
more than half a year. Each question is asked fifty times of the service behind the command and
rendered, about different names or words in turn; nothing is warmed up first.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from benchmarks.generated import Person
from benchmarks.report import KeepJson, Record, Table, follow, publish
from benchmarks.store import NOW, Filling, fill_store
from benchmarks.timing import Timing, Track, clocked, untracked
from bot import answers, render
from bot.model import Address
from bot.store.database import Database, open_database

SIZES = (10_000, 100_000)
CALLS = 50
HOURS = 24

READER = Address(chat_id=1)

# How many names, words or stories a question is asked about, in turn.
_IN_TURN = 5
# Named by so many articles or fewer, a person is rare.
_RARE = 2
_WORDS = ("harbour tunnel", "pension reform strike", "Lyon", "water board delays", "wheat levy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as a reader asks it, and what to ask it about in turn."""

    name: str
    ask: Callable[[Database, str], object]
    about: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """How long answers take from a store of one size.

    Attributes:
        articles: how many are stored.
        stories: the same of stories.
        appearances: the same of actors in articles.
        articles_per_second: how fast they got there.
        most_named: the number of articles that name the person named most.
        largest_family: how many people bear the commonest surname.
        questions: the time to answer each.
        spent: the same in time of the processor.
    """

    articles: int
    stories: int
    appearances: int
    articles_per_second: float
    most_named: int
    largest_family: int
    questions: Mapping[str, Timing]
    spent: Mapping[str, Timing]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How long answers take, from stores of several sizes in one kind of database."""

    dialect: str
    sizes: Sequence[Answers]


def measure(
    db: Database, articles: int, *, calls: int = CALLS, track: Track = untracked
) -> Answers:
    """Fill a store with news and ask it everything.

    Args:
        db: the store, empty.
        articles: how many.
        calls: how often each question is asked.
        track: follows the work.
    """
    filling = fill_store(db, articles, track)
    questions, spent = {}, {}
    for question in track(list_questions(filling), "asking"):
        questions[question.name], spent[question.name] = _time(db, question, calls)
    return Answers(
        articles=filling.articles,
        stories=filling.stories,
        appearances=filling.appearances,
        articles_per_second=filling.articles_per_second,
        most_named=max(filling.named.values()),
        largest_family=max(_families(filling.named).values()),
        questions=questions,
        spent=spent,
    )


def list_questions(filling: Filling) -> tuple[Question, ...]:
    """Everything that is asked of a store."""
    newest = filling.story_ids[-_IN_TURN:]
    return (
        Question(name="/summary", ask=_summary, about=("",)),
        Question(name="/summary words", ask=_search, about=_WORDS),
        Question(name="/who", ask=_main_actors, about=("",)),
        *(
            Question(name=f"/who Name: {kind}", ask=_who, about=names)
            for kind, names in _names(filling.named).items()
        ),
        Question(name="a story's card", ask=_story_card, about=newest),
        Question(name="people of a story", ask=_story_people, about=newest),
        Question(name="proof of a sentence", ask=_proof, about=newest),
    )


def _names(named: Counter[Person]) -> Mapping[str, Sequence[str]]:
    frequent = [person for person, _ in named.most_common(_IN_TURN)]
    rare = [person for person, count in named.items() if count <= _RARE] or frequent[-1:]
    families = [surname for surname, _ in _families(named).most_common(_IN_TURN)]
    return {
        "frequent": [person.name for person in frequent],
        "frequent surname": [person.surname for person in frequent],
        "rare": [person.name for person in rare[:_IN_TURN]],
        "surname of many": families,
        "misspelt": [_misspell(person.name) for person in frequent],
        "absent": ["Barnaby Quillfeather", "Zzyzx"],
    }


def _families(named: Counter[Person]) -> Counter[str]:
    return Counter(person.surname for person in named)


def _misspell(name: str) -> str:
    """The name with two letters of the surname, which it ends in, the wrong way round."""
    return f"{name[:-3]}{name[-2]}{name[-3]}{name[-1]}"


def _time(db: Database, question: Question, calls: int) -> tuple[Timing, Timing]:
    about = question.about
    took = [clocked(question.ask, db, about[call % len(about)])[1] for call in range(calls)]
    return Timing.of([one.passed for one in took]), Timing.of([one.spent for one in took])


# --- as bot.commands.reading does it --------------------------------------------------------------


def _summary(db: Database, _about: str) -> object:
    today = answers.edition(db, READER, NOW, HOURS)
    return render.summary("Today", today.stories, now=NOW)


def _search(db: Database, words: str) -> object:
    return render.summary(words, answers.search_stories(db, words), now=NOW)


def _main_actors(db: Database, _about: str) -> object:
    return render.actor_list(answers.main_actors(db, NOW, HOURS))


def _who(db: Database, name: str) -> object:
    return render.who(answers.who_is(db, name), now=NOW)


def _story_card(db: Database, story_id: str) -> object:
    story = answers.story(db, story_id)
    return render.story_gone() if story is None else render.story_card(story, now=NOW)


def _story_people(db: Database, story_id: str) -> object:
    return render.actor_list(answers.main_actors(db, NOW, HOURS, story_id=story_id))


def _proof(db: Database, story_id: str) -> object:
    story, proof = answers.story(db, story_id), answers.proof(db, story_id, 0)
    if story is None or proof is None:
        return render.story_gone()
    return render.proof(proof, story_id=story_id, index=0, total=len(story.sentences))


# --- what is told ---------------------------------------------------------------------------------


def tabulate(measured: Measured) -> tuple[Table, ...]:
    """The figures as tables: for each store a question a row, and what the stores hold."""
    return (*(_answer_times(one, measured.dialect) for one in measured.sizes), _stores(measured))


def _answer_times(answered: Answers, dialect: str) -> Table:
    calls = max(timing.calls for timing in answered.questions.values())
    return Table(
        title=f"Milliseconds to answer ({dialect}, {answered.articles:,} articles, "
        f"{calls} calls each)",
        columns=("question", "median", "p95", "worst", "median of processor", "p95"),
        rows=tuple(
            (
                name,
                timing.median,
                timing.p95,
                timing.worst,
                answered.spent[name].median,
                answered.spent[name].p95,
            )
            for name, timing in answered.questions.items()
        ),
    )


def _stores(measured: Measured) -> Table:
    sizes = measured.sizes
    return Table(
        title="The stores",
        columns=("figure", *("value" for _ in sizes)),
        rows=(
            ("articles", *(one.articles for one in sizes)),
            ("stories", *(one.stories for one in sizes)),
            ("appearances of actors", *(one.appearances for one in sizes)),
            ("articles naming the person named most", *(one.most_named for one in sizes)),
            ("people with the commonest surname", *(one.largest_family for one in sizes)),
            ("articles stored a second", *(one.articles_per_second for one in sizes)),
        ),
    )


@contextmanager
def _store(url: str | None) -> Iterator[Database]:
    """A store at a URL, or in a SQLite file that is gone afterwards."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "news.db"
        with closing(open_database(url or f"sqlite:///{file}")) as db:
            yield db


def main(
    articles: Annotated[
        list[int] | None,
        typer.Option(min=1, help="How many; may be given several times. 10,000 and 100,000."),
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(help="URL of an empty database, which keeps the news; a file for a while."),
    ] = None,
    keep_json: KeepJson = None,
    record: Record = False,
) -> None:
    """Measure the answers to readers."""
    answered = []
    dialect = "sqlite" if database is None else database.partition("+")[0]
    for size in (articles or SIZES)[: 1 if database else None]:
        with _store(database) as db:
            answered.append(measure(db, size, track=follow))
    figures = Measured(dialect=dialect, sizes=answered)
    publish("answers", figures, tabulate(figures), keep_json, record)


if __name__ == "__main__":
    typer.run(main)
