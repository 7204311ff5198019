"""The command line of an operator.

Exit codes: 0 done, 1 failed, 2 wrong use or settings; each failure is one clear line on stderr.
"""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import structlog
import typer
from rich.console import Console
from rich.progress import Progress

from bot.errors import BriefingError, SettingsError
from bot.logs import configure_logs, redact
from bot.settings import Settings, load_settings
from bot.store import database
from bot.store.database import Database, open_database

cli = typer.Typer(
    name="briefing-bot",
    help="The news each morning, in the publishers' own words, as a Telegram bot of your own.",
    no_args_is_help=True,
    add_completion=False,
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


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        cli()
    except SettingsError as error:
        _fail(error, 2)
    except BriefingError as error:
        _fail(error, 1)


@cli.command()
def demo(keep: Keep = None) -> None:
    """Show the whole main job on this terminal: no token, no network, two real articles."""
    from bot.demo import show_demo  # noqa: PLC0415 - the help and the checks start without Telegram

    settings = load_settings(token=None, sources=())
    configure_logs("error", settings.secrets, sys.stderr)
    asyncio.run(show_demo(settings, keep, Console()))


@cli.command()
def run() -> None:
    """Run the bot until it is stopped."""
    from bot.app import run_bot  # noqa: PLC0415 - as above
    from bot.store.ownership import owned  # noqa: PLC0415 - as above

    settings = _prepare()
    settings.require_token()
    with owned(settings.database_url.get_secret_value()):
        db = _open(settings)
        try:
            run_bot(settings, db)
        finally:
            db.close()


@cli.command()
def ingest(sources: Sources = None) -> None:
    """Read sources once, now: fetch, analyse, group into stories, store."""
    from bot.app import ingest_once  # noqa: PLC0415 - as above

    settings = _prepare()
    addresses = tuple(sources or settings.sources)
    if not addresses:
        raise SettingsError("nothing to read: name a source or set BOT_SOURCES")
    db = _open(settings)
    console = Console(stderr=True)
    try:
        with Progress(console=console, disable=not console.is_terminal) as progress:
            task = progress.add_task("reading", total=None)
            report = asyncio.run(
                ingest_once(
                    settings,
                    db,
                    addresses,
                    lambda done, total, label: progress.update(
                        task, completed=done, total=total, description=label
                    ),
                )
            )
    finally:
        db.close()
    for address, trouble in report.failures:
        typer.echo(f"could not read {address}: {trouble}", err=True)
    typer.echo(f"{report.new} new, {report.changed} changed, {len(report.failures)} not readable")
    if report.failures and not (report.new or report.changed):
        raise typer.Exit(1)


@cli.command()
def brief(dry_run: DryRun = False) -> None:
    """Issue the briefings that are due, or with --dry-run print today's."""
    from bot.app import issue_once, preview_today  # noqa: PLC0415 - as above
    from bot.console import paint_message, paint_text  # noqa: PLC0415 - as above

    settings = _prepare()
    db = _open(settings)
    try:
        if dry_run:
            for part in preview_today(settings, db):
                labels = [[button.label for button in row] for row in part.buttons]
                Console().print(paint_message(paint_text(part.html), labels))
        else:
            typer.echo(f"{issue_once(settings, db)} briefings issued")
    finally:
        db.close()


@cli.command()
def migrate() -> None:
    """Bring the database's schema up to date."""
    settings = _prepare()
    try:
        before, after = database.migrate(settings.database_url.get_secret_value())
    except ValueError as error:
        raise SettingsError(f"BOT_DATABASE_URL {error}") from None
    typer.echo(f"schema {after}" + ("" if before == after else f", was {before or 'empty'}"))


@cli.command()
def doctor() -> None:
    """Check token, database, model, sources and clock, and say how to mend what is wrong."""
    from bot.doctor import examine  # noqa: PLC0415 - as above

    settings = _prepare()
    findings = asyncio.run(examine(settings))
    for finding in findings:
        mark = "ok  " if finding.healthy else "MEND"
        typer.echo(redact(f"{mark}  {finding.subject}: {finding.words}", settings.secrets))
    if not all(finding.healthy for finding in findings):
        raise typer.Exit(1)


def _prepare() -> Settings:
    settings = load_settings()
    configure_logs(settings.log_level, settings.secrets, sys.stderr)
    return settings


def _open(settings: Settings) -> Database:
    try:
        return open_database(settings.database_url.get_secret_value())
    except ValueError as error:
        raise SettingsError(f"BOT_DATABASE_URL {error}") from None


def _fail(error: BriefingError, code: int) -> None:
    structlog.reset_defaults()
    typer.echo(f"briefing-bot: {error}", err=True)
    sys.exit(code)
