"""What of a message is a link, and what a text."""

import pytest

from bot.commands.texts import linked

PAGE = "https://example.org/news/dam?id=7"


@pytest.mark.parametrize(
    "words",
    [
        PAGE,
        f"{PAGE} Keller",
        f"See this: {PAGE}.",
        f"(as they say at {PAGE})",
        PAGE.removeprefix("https://"),
    ],
)
def test_a_few_words_may_stand_around_a_link(words: str) -> None:
    given = linked(words)

    assert given is not None
    assert (given.subject, given.source) == ("page", PAGE)


def test_a_link_alone_is_taken_as_it_is() -> None:
    given = linked("https://example.org/Dam_(Orla)")

    assert given is not None
    assert given.source == "https://example.org/Dam_(Orla)"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Maria Keller",
        "and/or",
        "Mr./Mrs. Keller",
        "1.5/2",
        f"{'The dam is weak. ' * 20}{PAGE}",
    ],
)
def test_other_words_are_no_link(words: str) -> None:
    assert linked(words) is None
