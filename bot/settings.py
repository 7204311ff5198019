"""The operator's settings: one frozen object, read once from the environment and ``.env``.

Nothing else in the product reads the environment. ``.env.example`` documents every variable and a
test keeps the two equal.
"""

import re
from datetime import timedelta
from difflib import get_close_matches
from ipaddress import ip_network
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit
from zoneinfo import available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    NoDecode,
    SettingsConfigDict,
)

from bot.errors import SettingsError

_TOKEN = re.compile(r"\d+:[\w-]+")
_HOST = re.compile(r"[A-Za-z0-9_.-]+")
_DATABASE_URL = re.compile(r"sqlite:///.+|postgresql\+psycopg://[^/\s]*/[^/\s]+")

_PREAMBLE = re.compile(r"Value error, |Input (?=should )")
"""How pydantic begins a message that here follows the variable's name."""

_PREFIX = "BOT_"
_OF_TESTS = "BOT_TEST_"
"""Variables of the test suite, which the bot leaves alone."""

Words = Annotated[tuple[str, ...], NoDecode]
UserIds = Annotated[tuple[int, ...], NoDecode]


def split_list(value: object) -> object:
    """Split ``"a, b"`` into ``("a", "b")``; anything that is not a string stays as it is."""
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(",") if part.strip())


class Settings(BaseSettings):
    """What an operator may choose; see ``.env.example``."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    token: SecretStr | None = None
    api_url: str = "https://api.telegram.org"
    admins: UserIds = ()
    database_url: SecretStr = SecretStr("sqlite:///data/briefing.db")
    sources: Words = ()
    tick_seconds: float = Field(default=20, gt=0, le=3600)
    workers: int = Field(default=1, ge=1, le=64)
    timezone: str = "UTC"
    briefing_hours: int = Field(default=24, ge=1, le=24 * 31)
    briefing_window_hours: float = Field(default=6, gt=0, le=24)
    story_days: int = Field(default=14, ge=1, le=90)
    fetch_allow: Words = ()
    messages_per_second: float = Field(default=30, gt=0)
    group_messages_per_minute: float = Field(default=20, gt=0)
    log_level: str = "info"

    @field_validator("admins", mode="before")
    @classmethod
    def _split_admins(cls, value: object) -> object:
        parts = split_list(value)
        if isinstance(parts, int):
            parts = (str(parts),)
        if isinstance(parts, tuple) and not all(str(part).isdecimal() for part in parts):
            raise ValueError("takes Telegram user ids: whole numbers, separated by commas")
        return parts

    @field_validator("sources", "fetch_allow", mode="before")
    @classmethod
    def _split_words(cls, value: object) -> object:
        return split_list(value)

    @field_validator("fetch_allow")
    @classmethod
    def _check_fetch_allow(cls, hosts: tuple[str, ...]) -> tuple[str, ...]:
        for host in hosts:
            try:
                ip_network(host, strict=False)
            except ValueError:
                if not _HOST.fullmatch(host):
                    raise ValueError(
                        "takes host names, addresses or networks, separated by commas"
                    ) from None
        return hosts

    @field_validator("token")
    @classmethod
    def _check_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("is not a bot token; @BotFather gives one like 123456:ABC-def")
        return token

    @field_validator("api_url")
    @classmethod
    def _check_api_url(cls, url: str) -> str:
        try:
            parts = urlsplit(url)
            valid = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        except ValueError:
            valid = False
        if not valid or re.search(r"[\s?#@]", url):
            raise ValueError("is not an http or https address of a Bot API server")
        return url.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _check_database_url(cls, secret: SecretStr) -> SecretStr:
        url = secret.get_secret_value()
        if not _DATABASE_URL.fullmatch(url):
            raise ValueError(
                "takes sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/DATABASE"
            )
        if url.startswith("postgresql") and url.count("@") > 1:
            raise ValueError("takes a password with @ written as %40 and / as %2F")
        return secret

    @field_validator("timezone")
    @classmethod
    def _check_timezone(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise ValueError("is not an IANA time zone such as Europe/Madrid")
        return zone

    @field_validator("log_level", mode="before")
    @classmethod
    def _check_log_level(cls, level: object) -> object:
        name = str(level).lower()
        if name not in {"debug", "info", "warning", "error"}:
            raise ValueError("takes debug, info, warning or error")
        return name

    @property
    def briefing_window(self) -> timedelta:
        """How long after its hour a briefing is still worth sending."""
        return timedelta(hours=self.briefing_window_hours)

    @property
    def story_window(self) -> timedelta:
        """How far back an article can join a story, and what was shown of one is remembered."""
        return timedelta(days=self.story_days)

    @property
    def secrets(self) -> tuple[str, ...]:
        """The configured values that no log and no error may show."""
        found = [self.token.get_secret_value()] if self.token else []
        password = urlsplit(self.database_url.get_secret_value()).password
        if password:
            found += [password, unquote(password)]
        return tuple(found)

    def require_token(self) -> str:
        """The token in clear.

        Raises:
            SettingsError: there is none.
        """
        if self.token is None:
            raise SettingsError(
                "BOT_TOKEN is not set: get a token from @BotFather in Telegram and put "
                "BOT_TOKEN=… into .env (briefing-bot demo needs none)"
            )
        return self.token.get_secret_value()


def load_settings(**overrides: Any) -> Settings:
    """Read the settings; keyword arguments win over the environment.

    Raises:
        SettingsError: a variable is malformed or not known, or ``.env`` cannot be read; one line
            that names it and hides its value.
    """
    try:
        _refuse_unknown()
        return Settings(**overrides)
    except ValidationError as error:
        raise SettingsError(_describe(error)) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        raise SettingsError(f".env cannot be read: {reason}") from None


def _refuse_unknown() -> None:
    """A misspelt variable would otherwise be ignored without a word."""
    known = [name.upper() for name in Settings.model_fields]
    given = {*EnvSettingsSource(Settings).env_vars, *DotEnvSettingsSource(Settings).env_vars}
    for name in sorted(map(str.upper, given)):
        ours = name.startswith(_PREFIX) and not name.startswith(_OF_TESTS)
        if ours and (word := name.removeprefix(_PREFIX)) not in known:
            alike = get_close_matches(word, known, n=1)
            hint = f"did you mean {_PREFIX}{alike[0]}?" if alike else ".env.example lists them all"
            raise SettingsError(f"{name} is not a setting; {hint}")


def _describe(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    variable = f"BOT_{first['loc'][0]}".upper() if first["loc"] else "the settings"
    return f"{variable} {_PREAMBLE.sub('', first['msg'])}"
