"""The command line as an operator meets it: what it prints, where, and its exit code."""

import logging
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog

from bot import answers, cli
from bot.model import PersonCard
from bot.settings import Settings
from bot.store import schema
from bot.store.database import Database, open_database
from tests.botapi.client import Server

ROOT = Path(__file__).parent.parent
TOKEN = "123456789:not-a-real-token-of-anybody"

ARTICLE = """\
Engineers in Lisbon closed the bridge for repairs on Monday. Mayor Ada Vento promised a ferry.

Shopkeepers near the bridge counted lost customers. The council will vote on Friday.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No .env, no database and no BOT_ variable of the machine is near."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"BOT_{name}".upper(), raising=False)
    return tmp_path


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Command]:
    """Run ``briefing-bot`` with arguments, and settings without their prefix."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def run(*arguments: object, **settings: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["briefing-bot", *map(str, arguments)])
        with monkeypatch.context() as environment:
            for name, value in settings.items():
                environment.setenv(f"BOT_{name}".upper(), value)
            with pytest.raises(SystemExit) as left:
                cli.main()
        printed = capsys.readouterr()
        return Done(code=int(left.value.code or 0), out=printed.out, err=printed.err)

    yield run
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def news_folder(place: Path) -> Path:
    folder = place / "news"
    folder.mkdir()
    (folder / "bridge.txt").write_text(ARTICLE)
    return folder


def only_line(done: Done) -> str:
    """The one line of a failure, which is on stderr and alone."""
    assert done.out == ""
    assert done.err.count("\n") == 1, done.err
    return done.err


# --- help and wrong use -------------------------------------------------------------------------


def test_the_help_tells_what_to_try_and_what_the_exit_codes_mean(command: Command) -> None:
    done = command("--help")
    assert done.code == 0
    for words in (
        "demo",
        "run",
        "ingest",
        "brief",
        "rebuild",
        "migrate",
        "doctor",
        "BOT_TOKEN",
        "Exit codes",
    ):
        assert words in done.out


@pytest.mark.parametrize(
    "name", ["demo", "run", "ingest", "brief", "rebuild", "migrate", "doctor"]
)
def test_every_command_has_its_help(command: Command, name: str) -> None:
    done = command(name, "--help")
    assert done.code == 0
    assert name in done.out


def test_wrong_use_is_one_line_and_exit_code_2(command: Command) -> None:
    assert command().code == 2
    wrong = {
        ("brie",): "No such command 'brie'. Did you mean 'brief'?",
        ("run", "--fast"): "No such option: --fast; --help tells what there is",
        ("demo", "--keep"): "Option '--keep' requires an argument; --help tells what there is",
    }
    for words, why in wrong.items():
        done = command(*words)
        assert done.code == 2
        assert only_line(done) == f"briefing-bot: {why}\n"


# --- settings -----------------------------------------------------------------------------------


def test_run_without_a_token_says_where_to_get_one(command: Command) -> None:
    done = command("run")
    assert done.code == 2
    assert "@BotFather" in only_line(done)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("token", "hush"),
        ("api_url", "hush"),
        ("admins", "hush"),
        ("timezone", "Hush/Hush"),
        ("database_url", "hush://hush"),
        ("database_url", "postgresql+psycopg://bot:hush@host:hush/db"),
        ("database_url", "sqlite:///:memory:"),
        ("tick_seconds", "hush"),
        ("tokn", "hush"),
    ],
)
def test_a_bad_setting_is_one_line_that_names_it_and_hides_its_value(
    command: Command, name: str, value: str
) -> None:
    settings = {"token": TOKEN, name: value}
    done = command("run", **settings)
    assert done.code == 2
    line = only_line(done)
    assert f"BOT_{name}".upper() in line
    assert "hush" not in line.lower()


def test_ingest_without_sources_is_wrong_use(command: Command) -> None:
    done = command("ingest")
    assert done.code == 2
    assert "BOT_SOURCES" in only_line(done)


def test_a_token_that_telegram_refuses_is_one_line_without_the_token(command: Command) -> None:
    with Server() as telegram:
        done = command("run", token=TOKEN, api_url=telegram.url)
    assert done.code == 2
    assert "does not accept BOT_TOKEN" in done.err.splitlines()[-1]
    assert "Traceback" not in done.err
    assert TOKEN not in done.err + done.out


def test_a_bug_shows_its_traceback_without_the_token(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(f"POST https://example.org/bot{TOKEN}/getMe")

    monkeypatch.setattr(cli, "open_database", fail)
    done = command("brief", token=TOKEN)
    assert done.code == 1
    assert "RuntimeError" in done.err
    assert TOKEN not in done.err


# --- the database -------------------------------------------------------------------------------


def test_a_database_that_cannot_be_made_is_one_line(command: Command, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in ("brief", "migrate", "run"):
        done = command(name, token=TOKEN, database_url=f"sqlite:///{tmp_path}/file/briefing.db")
        assert done.code == 1
        assert str(tmp_path / "file") in only_line(done)


def test_a_database_that_may_only_be_read_is_one_line(command: Command, tmp_path: Path) -> None:
    open_database(f"sqlite:///{tmp_path}/briefing.db").close()
    url = f"sqlite:///file:{tmp_path}/briefing.db?mode=ro&uri=true"
    done = command("brief", database_url=url)
    assert done.code == 1
    assert "readonly" in only_line(done)


def test_a_database_of_a_newer_version_is_one_line(command: Command, tmp_path: Path) -> None:
    open_database(f"sqlite:///{tmp_path}/briefing.db").close()
    with closing(sqlite3.connect(tmp_path / "briefing.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = 'r9999'")
        database.commit()
    for name in ("brief", "migrate", "run"):
        done = command(name, token=TOKEN, database_url=f"sqlite:///{tmp_path}/briefing.db")
        assert done.code == 1
        assert "update briefing-bot" in only_line(done)


def test_a_database_that_stays_locked_is_one_line(command: Command, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/briefing.db"
    open_database(url).close()
    with closing(sqlite3.connect(tmp_path / "briefing.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = command("brief", database_url=f"{url}?timeout=1")
    assert done.code == 1
    assert "locked" in only_line(done)


def test_migrate_tells_the_schema_before_and_after(command: Command, url: str) -> None:
    first, second = (command("migrate", database_url=url) for _ in range(2))
    assert (first.code, second.code) == (0, 0)
    assert "was empty" in first.out
    assert first.out.startswith(second.out.strip())


# --- reading and briefing -----------------------------------------------------------------------


@pytest.mark.slow
def test_what_is_ingested_can_be_previewed_and_reading_it_again_changes_nothing(
    command: Command, tmp_path: Path
) -> None:
    folder = news_folder(tmp_path)
    settings = {"database_url": f"sqlite:///{tmp_path}/briefing.db"}
    first = command("ingest", folder, **settings)
    assert (first.code, first.out) == (0, "1 new, 0 changed, 0 not readable\n")
    assert first.err == ""  # no progress bar where nobody watches
    again = command("ingest", folder, **settings)
    assert (again.code, again.out) == (0, "0 new, 0 changed, 0 not readable\n")
    preview = command("brief", "--dry-run", timezone="Europe/Madrid", **settings)
    assert preview.code == 0
    assert " Madrid" in preview.out.splitlines()[1]
    assert "Engineers in Lisbon closed the bridge for repairs on Monday." in preview.out
    issued = command("brief", **settings)
    assert (issued.code, issued.out) == (0, "0 briefings issued\n")


def cast_of(db: Database) -> tuple[str, ...]:
    """Whoever the news of a database name."""
    listed = answers.main_actors(db, datetime.now(UTC), hours=1)
    return tuple(line.name for line in (*listed.people, *listed.others))


@pytest.mark.slow
def test_the_index_of_people_is_rebuilt_from_what_is_stored_or_from_the_articles(
    command: Command, tmp_path: Path
) -> None:
    settings = {"database_url": f"sqlite:///{tmp_path}/briefing.db"}
    command("ingest", news_folder(tmp_path), **settings)
    with closing(open_database(settings["database_url"])) as db:
        before = cast_of(db)
        assert before
        with db.write() as tx:
            tx.execute(schema.names.delete())
        done = command("rebuild", **settings)
        assert (done.code, done.err) == (0, "")
        assert done.out == "people of 1 article indexed anew, 0 not readable\n"
        assert isinstance(answers.who_is(db, before[0]), PersonCard)
        with db.write() as tx:
            tx.execute(schema.appearances.delete())
        assert command("rebuild", **settings).code == 0
        assert cast_of(db) == ()
        assert command("rebuild", "--read-again", **settings).code == 0
        assert cast_of(db) == before


def test_an_empty_store_is_soon_rebuilt(command: Command, tmp_path: Path) -> None:
    done = command("rebuild", database_url=f"sqlite:///{tmp_path}/briefing.db")
    assert (done.code, done.out) == (0, "people of 0 articles indexed anew, 0 not readable\n")


def test_sources_of_which_nothing_can_be_read_are_named(command: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = command("ingest", tmp_path / "empty", tmp_path / "missing")
    assert done.code == 1
    empty, missing = sorted(done.err.splitlines())
    assert f"could not read {tmp_path / 'empty'}: empty" in empty
    assert f"could not read {tmp_path / 'missing'}: not found" in missing
    assert done.out == "0 new, 0 changed, 2 not readable\n"
    configured = command("ingest", sources=str(tmp_path / "missing"))
    assert (configured.code, configured.err) == (1, f"{missing}\n")


# --- the check-up -------------------------------------------------------------------------------


def test_the_doctor_says_of_each_trouble_how_to_mend_it(command: Command, tmp_path: Path) -> None:
    done = command("doctor", sources=str(tmp_path / "missing"))
    assert done.code == 1
    troubles = [line for line in done.out.splitlines() if line.startswith("MEND")]
    assert [line.split()[1] for line in troubles] == ["token:", "source"]
    assert "@BotFather" in troubles[0]
    assert "/removesource" in troubles[1]
    assert done.err == ""


def test_the_doctor_finds_nothing_where_all_is_well(command: Command, tmp_path: Path) -> None:
    folder = news_folder(tmp_path)
    with Server() as telegram:
        done = command(
            "doctor", token=telegram.token, api_url=telegram.url, sources=str(folder), admins="7"
        )
        assert telegram.token not in done.out
    assert done.code == 0
    assert all(line.startswith("ok") for line in done.out.splitlines())
    assert "1 article\n" in done.out
    assert not (tmp_path / "data").exists()
