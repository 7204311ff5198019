import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import OpenPerson, OpenStory, parse_start, start_payload

IDS = st.text("abcdef0123456789", min_size=1, max_size=12)


@given(IDS)
def test_links_come_back_as_what_they_open(identity: str) -> None:
    assert parse_start(start_payload(OpenStory(story_id=identity))) == OpenStory(story_id=identity)
    assert parse_start(start_payload(OpenPerson(key=identity))) == OpenPerson(key=identity)


@pytest.mark.parametrize("payload", ["", "s", "s_", "x_1", "s_a b", "s_é", "s_" + "a" * 63])
def test_other_links_open_nothing(payload: str) -> None:
    assert parse_start(payload) is None


def test_an_id_that_does_not_fit_into_a_link_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        start_payload(OpenStory(story_id="a b"))
