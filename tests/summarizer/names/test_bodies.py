"""Where the names of organisations begin and end."""

import pytest

from tests.summarizer.speech import actors_of


@pytest.mark.parametrize(
    "text",
    [
        "Portline President and CEO Ana Rojas said: “This is a landmark moment for us”.",
        "Portline Chairman Ana Rojas said that this was a landmark moment for all of them.",
    ],
)
def test_an_office_is_no_part_of_the_body_it_is_held_in(text: str) -> None:
    found = actors_of(text)

    assert set(found) <= {"Ana Rojas", "Portline"}
    assert found["Ana Rojas"].quotes


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
