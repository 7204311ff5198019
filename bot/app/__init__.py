"""The composition root: builds every part once, wires them and runs them."""

from bot.app.once import ingest_once, issue_once, preview_today, rebuild_once
from bot.app.parts import Running, build_application, open_parts, utc_now
from bot.app.session import run_bot

__all__ = [
    "Running",
    "build_application",
    "ingest_once",
    "issue_once",
    "open_parts",
    "preview_today",
    "rebuild_once",
    "run_bot",
    "utc_now",
]
