import pytest

from bot import revisions
from bot.commands.revising import _read_request


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("", ("today", "news")),
        ("all", ("all", "news")),
        ("lexrank", ("today", "lexrank")),
        ("all LexRank", ("all", "lexrank")),
        ("lexrank all", ("all", "lexrank")),
        ("today magic", ("today", "magic")),
        ("f1cadb67f67a lsa", ("f1cadb67f67a", "lsa")),
    ],
)
def test_scope_and_method_come_in_any_order(words: str, read: tuple[str, str]) -> None:
    assert _read_request(words, None) == read


def test_a_story_replied_to_is_the_scope_unless_another_is_named() -> None:
    assert _read_request("", "f1cadb67f67a") == ("f1cadb67f67a", "news")
    assert _read_request("lead", "f1cadb67f67a") == ("f1cadb67f67a", "lead")
    assert _read_request("all", "f1cadb67f67a") == ("all", "news")


@pytest.mark.parametrize(
    "words", ["today", "all", "f1cadb67f67a", "a1cadb67f67a", "https://example.org/news"]
)
def test_what_may_be_summarised_again(words: str) -> None:
    assert revisions.is_scope(words)


@pytest.mark.parametrize("words", ["", "yesterday", "stories", "abc", "F1CADB67F67A"])
def test_what_names_nothing_to_summarise_again(words: str) -> None:
    assert not revisions.is_scope(words)
