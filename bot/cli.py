"""The command line of an operator.

Exit codes: 0 done, 1 failed, 2 wrong use or settings; each failure is one clear line on stderr.
A command that Ctrl-C cuts off leaves with 130, as shells expect.
"""

import asyncio
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import structlog
import typer
from rich.console import Console

from bot.errors import BriefingError, SettingsError, TelegramRefused
from bot.logs import configure_logs, redact
from bot.settings import Settings, load_settings
from bot.store import database
from bot.store.database import Database, open_database, parse_url

cli = typer.Typer(
    name="briefing-bot",
    help=(
        "The news each morning, in the publishers' own words, as a Telegram bot of your own.\n\n"
        "Try it with [bold]demo[/], which needs nothing. For your own bot put BOT_TOKEN into .env, "
        "see if all is well with [bold]doctor[/], and start it with [bold]run[/]. Every setting is in "
        ".env.example."
    ),
    epilog="Exit codes: 0 done, 1 failed, 2 wrong use or settings.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)

Sources = Annotated[
    list[str] | None,
    typer.Argument(
        help="Folders, feed addresses or OPML files; without any, those of BOT_SOURCES."
    ),
]
Keep = Annotated[
    Path | None,
    typer.Option(help="Keep the demo's database in this file instead of throwing it away."),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Only print it; nothing is stored or sent.")
]
ReadAgain = Annotated[
    bool,
    typer.Option(
        "--read-again",
        help="Read every stored article again first: whoever is no longer removed comes back.",
    ),
]


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # news has letters that not every terminal has
    configure_logs("warning", (), sys.stderr)
    try:
        code = cli(standalone_mode=False)
    except typer.TyperException as error:
        _fail(_advise(error.message), 2)
    except (SettingsError, TelegramRefused) as error:
        _fail(str(error), 2)
    except BriefingError as error:
        _fail(str(error), 1)
    except Exception:  # noqa: BLE001 - the outermost boundary: the log redacts what a traceback shows
        structlog.stdlib.get_logger(__name__).exception("this should not have happened")
        sys.exit(1)
    sys.exit(code)


@cli.command()
def demo(keep: Keep = None) -> None:
    """Show the whole main job on this terminal: no token, no network, two real articles."""
    from bot.demo import show_demo

    settings = load_settings(token=None, sources=())
    configure_logs("warning", settings.secrets, sys.stderr)
    asyncio.run(show_demo(settings, keep, Console(highlight=False)))


@cli.command()
def run() -> None:
    """Run the bot until it is stopped, with Ctrl-C or SIGTERM."""
    from bot.app import run_bot
    from bot.store.ownership import owned

    settings = _prepare(level=None)
    settings.require_token()
    with owned(settings.database_url.get_secret_value()), _store(settings) as db:
        run_bot(settings, db)


@cli.command()
def ingest(sources: Sources = None) -> None:
    """Read sources once, now: fetch, analyse, group into stories, store."""
    from bot.app import ingest_once
    from bot.console import progress_bar

    settings = _prepare()
    addresses = tuple(sources or settings.sources)
    if not addresses:
        raise SettingsError("nothing to read: name a source or set BOT_SOURCES")
    with _store(settings) as db, progress_bar(Console(stderr=True), "reading") as progress:
        report = asyncio.run(ingest_once(settings, db, addresses, progress))
    for address, trouble in report.failures:
        typer.echo(f"could not read {address}: {trouble}", err=True)
    typer.echo(f"{report.new} new, {report.changed} changed, {len(report.failures)} not readable")
    if report.failures and not (report.new or report.changed):
        raise typer.Exit(1)


@cli.command()
def brief(dry_run: DryRun = False) -> None:
    """Issue the briefings that are due, or with --dry-run print today's."""
    from bot.app import issue_once, preview_today
    from bot.console import paint_rendered
    from bot.render.dates import counted

    settings = _prepare()
    with _store(settings) as db:
        if not dry_run:
            typer.echo(f"{counted(issue_once(settings, db), 'briefing')} issued")
            return
        console = Console(highlight=False)
        for part in preview_today(settings, db):
            console.print(paint_rendered(part))


@cli.command()
def rebuild(read_again: ReadAgain = False) -> None:
    """Build the index of people anew, from what is stored of them; corrections hold."""
    from bot.app import rebuild_once
    from bot.console import progress_bar
    from bot.render.dates import counted

    settings = _prepare()
    with _store(settings) as db, progress_bar(Console(stderr=True), "indexing") as progress:
        articles, failures = asyncio.run(
            rebuild_once(settings, db, progress, read_again=read_again)
        )
    typer.echo(f"people of {counted(articles, 'article')} indexed anew, {failures} not readable")
    if failures:
        raise typer.Exit(1)


@cli.command()
def migrate() -> None:
    """Bring the database's schema up to date."""
    settings = _prepare()
    before, after = database.migrate(settings.database_url.get_secret_value())
    typer.echo(f"schema {after}" + ("" if before == after else f", was {before or 'empty'}"))


@cli.command()
def doctor() -> None:
    """Check token, clock, database, model and sources, and say how to mend what is wrong."""
    from bot.console import progress_bar
    from bot.doctor import examine

    settings = _prepare()
    with progress_bar(Console(stderr=True), "checking") as progress:
        findings = asyncio.run(examine(settings, progress))
    for finding in findings:
        mark = "ok  " if finding.healthy else "MEND"
        typer.echo(redact(f"{mark}  {finding.subject}: {finding.words}", settings.secrets))
    if not all(finding.healthy for finding in findings):
        raise typer.Exit(1)


def _prepare(level: str | None = "error") -> Settings:
    """The settings, and logs of a level; None is the one that the settings name."""
    settings = load_settings()
    configure_logs(level or settings.log_level, settings.secrets, sys.stderr)
    try:
        parse_url(settings.database_url.get_secret_value())
    except ValueError as error:
        raise SettingsError(f"BOT_DATABASE_URL: {error}") from None
    return settings


@contextmanager
def _store(settings: Settings) -> Iterator[Database]:
    db = open_database(settings.database_url.get_secret_value())
    try:
        yield db
    finally:
        db.close()


def _advise(wrong_use: str) -> str:
    # Without a word it was a call for help, which is printed by now; a question is advice already.
    if not wrong_use or wrong_use.endswith("?"):
        return wrong_use
    return f"{wrong_use.rstrip('.')}; --help tells what there is"


def _fail(why: str, code: int) -> NoReturn:
    if why:
        typer.echo(f"briefing-bot: {redact(why, ())}", err=True)
    sys.exit(code)
