from typing import get_args
from zoneinfo import available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.buttons import (
    MAX_DATA_BYTES,
    Action,
    ExportStatements,
    ForgetMe,
    MergePeople,
    OpenBriefing,
    OpenLine,
    OpenPerson,
    OpenProof,
    OpenSettings,
    OpenStatements,
    OpenStory,
    OpenStoryPeople,
    OpenTimeline,
    PartPerson,
    Pause,
    SetLength,
    SetZone,
    StrikeLine,
    ToggleWeekday,
    decode,
    encode,
)
from bot.buttons.codec import _PREFIXES
from bot.model import Length

IDS = st.text("abcdef0123456789", min_size=1, max_size=12)
ACTIONS = st.one_of([st.from_type(kind) for kind in get_args(Action)])
"""Every action there is, with any values of the types of its fields."""


def test_every_action_has_a_prefix_of_its_own() -> None:
    assert set(_PREFIXES) == set(get_args(Action))
    assert len(set(_PREFIXES.values())) == len(_PREFIXES)


@given(ACTIONS)
@settings(deadline=None)
def test_what_is_encoded_decodes_to_the_same_or_is_refused(action: Action) -> None:
    try:
        data = encode(action)
    except ValueError:
        return
    assert 1 <= len(data.encode()) <= MAX_DATA_BYTES
    assert decode(data) == action


@given(IDS, IDS, st.integers(0, 2**40), st.integers(0, 999))
def test_ids_of_the_store_always_fit(story: str, key: str, briefing: int, page: int) -> None:
    for action in (
        OpenStory(story_id=story, briefing_id=briefing, fresh=True),
        OpenBriefing(briefing_id=briefing, story_id=story),
        OpenProof(story_id=story, index=page, briefing_id=briefing),
        OpenTimeline(story_id=story, briefing_id=briefing),
        OpenStoryPeople(story_id=story, page=page, briefing_id=briefing),
        OpenPerson(key=key, page=page, story_id=story, briefing_id=briefing),
        OpenStatements(key=key, page=page, about=True, story_id=story, briefing_id=briefing),
        ExportStatements(key=key, about=True),
        StrikeLine(key=key, mark="0123abcd"),
        PartPerson(key=key, article_id=story),
        MergePeople(key=key, into=key, confirmed=True),
        OpenLine(
            key=key[:10],
            mark="0123abcd",
            page=page,
            said=True,
            about=True,
            story_id=story,
            briefing_id=briefing,
        ),
    ):
        assert decode(encode(action)) == action


def test_every_zone_fits() -> None:
    for zone in available_timezones():
        action = SetZone(zone=zone, starting=True)
        assert decode(encode(action)) == action


def test_data_is_short_and_legible() -> None:
    assert encode(OpenStory(story_id="s12ab", briefing_id=7)) == "s:s12ab:7:0"
    assert encode(OpenSettings()) == "o"
    assert encode(SetLength(length=Length.LONG)) == "l:long"


@pytest.mark.parametrize("story", ["", "a:b", "x" * 70, "é" * 40])
def test_what_does_not_fit_is_refused(story: str) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        encode(OpenStory(story_id=story))


@pytest.mark.parametrize(
    "data",
    [
        *("", ":", "zz", "s", "s:", "s:a", "s:a:b:0", "s:a:1:2", "s:a:1:0:0", "s::1:0"),
        *("l:huge", "tw:x", "tw:٣", "tw:+3", "tw: 3", "tw:1_0", "tw:" + "9" * 60, "f:yes", "o:1"),
    ],
)
def test_malformed_data_decodes_to_none(data: str) -> None:
    assert decode(data) is None


@given(st.text())
def test_decoding_never_fails(data: str) -> None:
    action = decode(data)
    assert action is None or encode(action)


def test_numbers_may_be_negative_and_flags_are_flags() -> None:
    assert decode("tw:-1") == ToggleWeekday(day=-1)
    assert decode("w:0") == Pause(days=0)
    assert decode("f:1") == ForgetMe(confirmed=True)
