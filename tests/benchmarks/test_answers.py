from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from benchmarks.answers import Measured, list_questions, measure, tabulate
from benchmarks.store import NOW, fill_store
from bot import answers
from bot.model import Address, PersonCard
from bot.store.database import open_database


def test_every_question_is_asked_and_timed(tmp_path: Path) -> None:
    with closing(open_database(f"sqlite:///{tmp_path / 'news.db'}")) as db:
        measured = measure(db, 60, calls=2)

    assert measured.articles == 60
    assert {"/summary", "/who", "/who Name: misspelt"} <= measured.questions.keys()
    assert all(timing.calls == 2 for timing in measured.questions.values())
    assert measured.questions.keys() == measured.spent.keys()
    assert asdict(measured)
    times, stores = tabulate(Measured(dialect="sqlite", sizes=[measured]))
    assert len(times.rows) == len(measured.questions)
    assert ("articles", 60) in stores.rows


def test_a_filled_store_answers_as_one_that_read_the_news(tmp_path: Path) -> None:
    with closing(open_database(f"sqlite:///{tmp_path / 'news.db'}")) as db:
        filling = fill_store(db, 60)
        person, times = filling.named.most_common(1)[0]
        card = answers.who_is(db, person.name)
        edition = answers.edition(db, Address(chat_id=1), NOW, 24)
        listed = answers.main_actors(db, NOW, 24).people

    assert isinstance(card, PersonCard)
    assert len(card.actor.article_ids) >= times
    assert edition.stories
    assert len({line.name for line in listed}) == len(listed)
    assert all(question.about for question in list_questions(filling))
