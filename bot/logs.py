"""structlog set up once, with a redactor that no secret passes.

The standard library's loggers (python-telegram-bot, httpx, APScheduler) go through the same
processors, since httpx logs the whole URL of a call, token included.
"""

import logging
import re
from collections.abc import Sequence
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

_TOKEN_LIKE = re.compile(r"(?<!\d)\d{5,}:[\w-]{20,}")
REDACTED = "[secret]"

_CHATTY = ("alembic", "httpx", "httpcore", "telegram.ext.Application", "trafilatura")
"""Libraries whose events of level info are of no use to an operator."""


def redact(text: str, secrets: Sequence[str]) -> str:
    """Replace every configured secret, and whatever looks like a bot token, by ``[secret]``."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, REDACTED)
    return _TOKEN_LIKE.sub(REDACTED, text)


def make_redactor(secrets: Sequence[str]) -> Processor:
    """A structlog processor that redacts every string of an event, tracebacks included."""

    def redact_value(value: object) -> object:
        if isinstance(value, bool | int | float | None):
            return value
        return redact(value if isinstance(value, str) else str(value), secrets)

    def redact_event(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return {
            key: value if key.startswith("_") else redact_value(value)
            for key, value in event.items()
        }

    return redact_event


def configure_logs(level: str, secrets: Sequence[str], stream: TextIO) -> None:
    """Send all logs as one line each to ``stream``, redacted.

    Args:
        level: debug, info, warning or error.
        secrets: the configured values that must not be shown.
        stream: where to; colours only when it is a terminal.
    """
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        make_redactor(secrets),
    ]
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.PositionalArgumentsFormatter(), *before],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.dev.ConsoleRenderer(colors=stream.isatty()),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for chatty in _CHATTY:
        logging.getLogger(chatty).setLevel(logging.WARNING)
    # A tick that finds its job still at work is what a clock of short ticks is for.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
