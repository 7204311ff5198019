"""Where the names of organisations begin and end."""

from tests.summarizer.speech import actors_of


def test_a_ministry_is_that_of_the_place_where_it_sits() -> None:
    text = (
        "The Chinese Foreign Ministry said that talks would help. The Foreign Ministry in Seoul "
        "said that it had lost patience."
    )

    found = actors_of(text)
    assert {name for name, actor in found.items() if actor.kind == "organisation"} == {
        "The Chinese Foreign Ministry",
        "The Foreign Ministry in Seoul",
    }
