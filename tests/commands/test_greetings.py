import pytest

from bot.commands.greetings import begins_with_greeting, is_greeting


@pytest.mark.parametrize(
    "words", ["Hello", "hi!", "Good morning, bot", "Buenos días", "Привет", "👍", "?", "…"]
)
def test_who_is_only_polite_asks_for_nothing(words: str) -> None:
    assert is_greeting(words)


@pytest.mark.parametrize(
    "words", ["Blinken", "good schools", "Hello Kitty sales fall", "hierarchy", "morning"]
)
def test_whoever_names_something_asks_for_it(words: str) -> None:
    assert not is_greeting(words)


def test_a_greeting_may_be_followed_by_something() -> None:
    assert begins_with_greeting("Hello, who are you?")
    assert not is_greeting("Hello, who are you?")
    assert not begins_with_greeting("Hierarchies say hello")
