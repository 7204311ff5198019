import io
import logging
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import REDACTED, configure_logs, redact

TOKEN = "987654321:AAbbCCddEEffGGhhIIjjKKllMM-nn"
SECRET = "correct horse"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    configure_logs("info", (SECRET,), stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_a_configured_secret_is_redacted_in_events_and_values(log: io.StringIO) -> None:
    structlog.stdlib.get_logger("bot.test").info(f"opening {SECRET}", url=f"x://{SECRET}@host")
    assert SECRET not in log.getvalue()
    assert log.getvalue().count(REDACTED) == 2


def test_a_token_in_another_librarys_log_is_redacted(log: io.StringIO) -> None:
    logging.getLogger("some.library").info("POST https://example.org/bot%s/getMe", TOKEN)
    assert TOKEN not in log.getvalue()
    assert "getMe" in log.getvalue()


def test_a_token_in_a_traceback_is_redacted(log: io.StringIO) -> None:
    try:
        raise RuntimeError(f"refused {TOKEN}")
    except RuntimeError:
        structlog.stdlib.get_logger("bot.test").exception("failed")
    assert TOKEN not in log.getvalue()
    assert "RuntimeError" in log.getvalue()


def test_httpx_does_not_log_every_call(log: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: POST")
    assert log.getvalue() == ""


@given(st.text(), st.text(), st.text(min_size=8))
def test_no_secret_survives_redaction(before: str, after: str, secret: str) -> None:
    if secret in REDACTED or REDACTED in secret:
        return
    assert secret not in redact(before + secret + after, (secret,)).replace(REDACTED, "\0")
