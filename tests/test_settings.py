import re
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, load_settings

ROOT = Path(__file__).parent.parent
TOKEN = "123456789:not-a-real-token"


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No .env and no BOT_ variable of the machine reaches these tests."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"BOT_{name}".upper(), raising=False)
    return tmp_path


def test_the_defaults_need_no_environment() -> None:
    settings = load_settings()
    assert settings.database_url.get_secret_value() == "sqlite:///data/briefing.db"
    assert (settings.token, settings.admins, settings.sources) == (None, (), ())


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("BOT_ADMINS", "1, 22,333")
    monkeypatch.setenv("BOT_SOURCES", "seeds, https://example.org/feed")
    settings = load_settings()
    assert settings.require_token() == TOKEN
    assert settings.admins == (1, 22, 333)
    assert settings.sources == ("seeds", "https://example.org/feed")


def test_one_admin_is_a_list_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_ADMINS", "42")
    assert load_settings().admins == (42,)


def test_the_env_file_is_read(empty_folder: Path) -> None:
    (empty_folder / ".env").write_text("BOT_TIMEZONE=Europe/Madrid\n")
    assert load_settings().timezone == "Europe/Madrid"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("BOT_TOKEN", "secret-but-malformed"),
        ("BOT_API_URL", "ftp://example.org"),
        ("BOT_API_URL", "not an address"),
        ("BOT_API_URL", "http://[broken"),
        ("BOT_API_URL", "https://example.org:99999"),
        ("BOT_API_URL", "https://user:password@example.org"),
        ("BOT_ADMINS", "@alice"),
        ("BOT_ADMINS", "1,two"),
        ("BOT_DATABASE_URL", "mysql://user:password@host/db"),
        ("BOT_DATABASE_URL", "sqlite:///"),
        ("BOT_DATABASE_URL", "postgresql+psycopg://host"),
        ("BOT_DATABASE_URL", "postgresql+psycopg://bot:half@secret@host/news"),
        ("BOT_TIMEZONE", "Mars/Olympus"),
        ("BOT_TICK_SECONDS", "0"),
        ("BOT_TICK_SECONDS", "soon"),
        ("BOT_WORKERS", "0"),
        ("BOT_FETCH_ALLOW", "not a host!"),
        ("BOT_LOG_LEVEL", "loud"),
    ],
)
def test_a_malformed_setting_is_named_in_one_line_and_its_value_hidden(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    message = str(caught.value)
    assert message.startswith(variable)
    assert "\n" not in message
    assert value.removeprefix("sqlite:///") not in message or len(value) < 11


@pytest.mark.parametrize(
    ("misspelt", "hint"),
    [("BOT_TOKN", "did you mean BOT_TOKEN?"), ("BOT_WEATHER", ".env.example")],
)
def test_a_misspelt_variable_is_named_wherever_it_stands(
    monkeypatch: pytest.MonkeyPatch, empty_folder: Path, misspelt: str, hint: str
) -> None:
    (empty_folder / ".env").write_text(f"{misspelt}=hush\n")
    with pytest.raises(SettingsError, match=misspelt) as in_file:
        load_settings()
    (empty_folder / ".env").unlink()
    monkeypatch.setenv(misspelt, "hush")
    with pytest.raises(SettingsError, match=misspelt) as in_environment:
        load_settings()
    assert str(in_file.value) == str(in_environment.value)
    assert hint in str(in_file.value)
    assert "hush" not in str(in_file.value)


def test_variables_of_the_test_suite_and_of_other_programs_are_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_TEST_POSTGRES", "somewhere")
    monkeypatch.setenv("ROBOT_ARM", "up")
    load_settings()


def test_an_env_file_that_is_no_text_is_named(empty_folder: Path) -> None:
    (empty_folder / ".env").write_bytes(b"BOT_TIMEZONE=\xff\xfe\n")
    with pytest.raises(SettingsError, match=r"\.env cannot be read"):
        load_settings()


def test_a_missing_token_says_where_to_get_one() -> None:
    with pytest.raises(SettingsError, match="@BotFather"):
        load_settings().require_token()


def test_secrets_hold_the_token_and_the_database_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("BOT_DATABASE_URL", "postgresql+psycopg://bot:p%40ss@localhost/news")
    assert set(load_settings().secrets) == {TOKEN, "p%40ss", "p@ss"}


def test_no_secret_shows_in_the_settings_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("BOT_DATABASE_URL", "postgresql+psycopg://bot:hush@localhost/news")
    shown = repr(load_settings())
    assert TOKEN not in shown
    assert "hush" not in shown


def test_the_example_file_names_every_setting_with_its_default(empty_folder: Path) -> None:
    example = (ROOT / ".env.example").read_text()
    named = re.findall(r"^(BOT_\w+)=", example, re.MULTILINE)
    assert sorted(named) == sorted(f"BOT_{name}".upper() for name in Settings.model_fields)
    defaults = load_settings()
    (empty_folder / ".env").write_text(example)
    assert load_settings() == defaults


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("BOT_WORKERS", "0", "BOT_WORKERS should be greater than or equal to 1"),
        ("BOT_TIMEZONE", "Mars/Olympus", "BOT_TIMEZONE is not an IANA time zone"),
    ],
)
def test_what_is_wrong_with_a_setting_reads_as_a_sentence(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, words: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=f"^{words}"):
        load_settings()
