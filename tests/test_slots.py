from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import EVERY_DAY
from bot.slots import due_slot, local_time, next_due, parse_hour
from tests.store.samples import make_chat

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
DAY = timedelta(days=1)
LAW_STARTS, LAW_ENDS = date(2018, 1, 1), date(2028, 1, 1)


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


CHAT = make_chat(due=None)


class TestNextDue:
    def test_is_the_local_hour_of_the_same_day_when_it_is_still_to_come(self) -> None:
        assert next_due([time(8)], EVERY_DAY, "Europe/Madrid", utc(2026, 11, 21, 6)) == utc(
            2026, 11, 21, 7
        )

    def test_is_strictly_after_the_moment_given(self) -> None:
        assert next_due([time(8)], EVERY_DAY, "Europe/Madrid", utc(2026, 11, 21, 7)) == utc(
            2026, 11, 22, 7
        )

    def test_takes_the_earliest_of_several_slots_in_any_order(self) -> None:
        slots = [time(20), time(8), time(13)]
        assert next_due(slots, EVERY_DAY, "UTC", utc(2026, 11, 21, 9)) == utc(2026, 11, 21, 13)

    def test_waits_for_a_chosen_weekday(self) -> None:
        assert next_due([time(8)], {0}, "UTC", utc(2026, 11, 21, 9)) == utc(2026, 11, 23, 8)

    def test_counts_the_weekday_where_the_reader_is(self) -> None:
        monday_in_auckland = next_due([time(8)], {0}, "Pacific/Auckland", utc(2026, 11, 21))
        assert monday_in_auckland == utc(2026, 11, 22, 19)

    @pytest.mark.parametrize(("slots", "weekdays"), [([], EVERY_DAY), ([time(8)], ())])
    def test_is_none_without_slots_or_weekdays(
        self, slots: list[time], weekdays: tuple[int, ...]
    ) -> None:
        assert next_due(slots, weekdays, "UTC", utc(2026, 11, 21)) is None

    def test_moves_an_hour_that_is_skipped_to_the_first_minute_after_the_gap(self) -> None:
        assert next_due([time(2, 30)], EVERY_DAY, "Europe/Madrid", utc(2026, 3, 28, 12)) == utc(
            2026, 3, 29, 1
        )

    def test_comes_once_when_the_hour_is_repeated(self) -> None:
        first = next_due([time(2, 30)], EVERY_DAY, "Europe/Madrid", utc(2026, 10, 24, 12))
        assert first == utc(2026, 10, 25, 0, 30)
        assert next_due([time(2, 30)], EVERY_DAY, "Europe/Madrid", first) == utc(
            2026, 10, 26, 1, 30
        )

    def test_keeps_a_day_whose_midnight_does_not_exist(self) -> None:
        assert next_due([time(0)], EVERY_DAY, "Africa/Cairo", utc(2026, 4, 23, 12)) == utc(
            2026, 4, 23, 22
        )

    def test_leaves_out_a_date_that_the_zone_skips(self) -> None:
        due = next_due([time(8)], EVERY_DAY, "Pacific/Apia", utc(2011, 12, 29, 20))
        assert due is not None
        assert local_time(due, "Pacific/Apia").date() == date(2011, 12, 31)

    def test_finds_the_weekday_after_one_that_the_zone_skips(self) -> None:
        due = next_due([time(8)], {4}, "Pacific/Apia", utc(2011, 12, 24, 0))
        assert due is not None
        assert local_time(due, "Pacific/Apia").date() == date(2012, 1, 6)

    def test_lets_slots_that_a_gap_pushes_together_share_one_briefing(self) -> None:
        slots = [time(2, 10), time(2, 40), time(3)]
        first = next_due(slots, EVERY_DAY, "Europe/Madrid", utc(2026, 3, 28, 12))
        assert first == utc(2026, 3, 29, 1)
        assert next_due(slots, EVERY_DAY, "Europe/Madrid", first) == utc(2026, 3, 30, 0, 10)


@pytest.mark.parametrize("zone", ["Mars/Gale_Crater", "Europe", "../../etc/passwd", ""])
class TestAZoneThatIsUnknown:
    def test_has_the_hours_of_utc(self, zone: str) -> None:
        moment = utc(2026, 11, 21, 7, 30)
        assert local_time(moment, zone) == moment
        assert next_due([time(8)], EVERY_DAY, zone, moment) == utc(2026, 11, 21, 8)

    def test_leaves_what_is_due_due(self, zone: str) -> None:
        due = replace(CHAT, timezone=zone, slots=(time(8),), next_due=utc(2026, 11, 21, 7))
        assert due_slot(due) == (time(7), date(2026, 11, 21))


class TestDueSlot:
    def test_names_the_slot_and_the_local_date(self) -> None:
        chat = replace(CHAT, slots=(time(8), time(20)), next_due=utc(2026, 11, 21, 19))
        assert due_slot(chat) == (time(20), date(2026, 11, 21))

    def test_names_the_slot_that_a_gap_moved(self) -> None:
        chat = replace(CHAT, slots=(time(2, 30),), next_due=utc(2026, 3, 29, 1))
        assert due_slot(chat) == (time(2, 30), date(2026, 3, 29))

    def test_names_the_date_before_when_the_gap_reaches_midnight(self) -> None:
        chat = replace(CHAT, timezone="Asia/Pyongyang", slots=(time(23, 45),))
        due = next_due(chat.slots, EVERY_DAY, chat.timezone, utc(2018, 5, 4, 12))
        assert due == utc(2018, 5, 4, 15)
        assert due_slot(replace(chat, next_due=due)) == (time(23, 45), date(2018, 5, 4))

    def test_names_the_local_minute_when_no_slot_explains_the_instant(self) -> None:
        chat = replace(CHAT, next_due=utc(2026, 11, 21, 9, 17))
        assert due_slot(chat) == (time(10, 17), date(2026, 11, 21))

    def test_refuses_a_chat_in_which_nothing_is_due(self) -> None:
        with pytest.raises(ValueError, match="nothing is due"):
            due_slot(CHAT)


class TestParseHour:
    @pytest.mark.parametrize(
        ("words", "hour"),
        [
            ("8", time(8)),
            ("08", time(8)),
            ("0", time(0)),
            ("8am", time(8)),
            ("8 AM", time(8)),
            ("8 a.m.", time(8)),
            ("8 p. m.", time(20)),
            ("8:30 pm", time(20, 30)),
            ("8.30pm", time(20, 30)),
            ("830pm", time(20, 30)),
            ("12am", time(0)),
            ("12 pm", time(12)),
            ("12:15am", time(0, 15)),
            ("08:00", time(8)),
            ("20.15", time(20, 15)),
            ("0800", time(8)),
            ("2359", time(23, 59)),
            ("8h", time(8)),
            ("8 h", time(8)),
            ("8h30", time(8, 30)),
            ("8 H 30", time(8, 30)),
            ("8 o'clock", time(8)),
            ("8 o’clock", time(8)),
            ("  noon ", time(12)),
            ("Midday", time(12)),
            ("MIDNIGHT", time(0)),
            ("23:59", time(23, 59)),
            ("٠٨:٠٠", time(8)),
        ],
    )
    def test_reads_the_usual_spellings(self, words: str, hour: time) -> None:
        assert parse_hour(words) == hour

    @pytest.mark.parametrize(
        "words",
        [
            *("", " ", "25:61", "24:00", "24", "8:60", "8:5", "8:300", "13pm", "0am", "-8", "+8"),
            *(
                "8:30:00",
                "Madrid",
                "am",
                "8 am pm",
                "8m",
                "8a",
                "080000",
                "²",
                "8 9",
                "UTC+2",
                "h",
            ),
        ],
    )
    def test_refuses_what_is_no_hour(self, words: str) -> None:
        assert parse_hour(words) is None

    @given(st.times())
    def test_reads_back_every_minute_of_the_day(self, moment: time) -> None:
        minute = moment.replace(second=0, microsecond=0)
        assert parse_hour(minute.strftime("%H:%M")) == minute
        assert parse_hour(minute.strftime("%I:%M %p")) == minute

    @given(st.text())
    @settings(deadline=None)
    def test_never_fails(self, words: str) -> None:
        assert parse_hour(words) is None or words.strip()


class TestLaw:
    """Over every zone and ten years, no local date is missed and none comes twice."""

    def test_no_date_is_missed_or_doubled_around_any_clock_change(self) -> None:
        changes = 0
        for timezone in distinct_zones():
            for changed in change_dates(timezone):
                changes += 1
                for slot in slots_around(changed, timezone):
                    assert dues(slot, timezone, changed - 2 * DAY, changed + 3 * DAY) == list(
                        wall_clock(slot, timezone, changed - 2 * DAY, changed + 3 * DAY)
                    ), (timezone, changed, slot)
        assert changes > 700

    @pytest.mark.slow
    def test_every_date_of_ten_years_comes_once_in_every_zone(self) -> None:
        slot = time(2, 30)
        for timezone in distinct_zones():
            came = dues(slot, timezone, LAW_STARTS, LAW_ENDS)
            assert len(came) == (LAW_ENDS - LAW_STARTS).days, timezone
            assert all(earlier < later for earlier, later in pairwise(came)), timezone


def dues(slot: time, timezone: str, starts: date, ends: date) -> list[datetime]:
    """What a chat with one slot gets from ``starts`` to the day before ``ends``."""
    chat = replace(CHAT, timezone=timezone, slots=(slot,))
    came: list[datetime] = []
    moment = datetime.combine(starts - 2 * DAY, time(12), tzinfo=UTC)
    while True:
        due = next_due(chat.slots, chat.weekdays, timezone, moment)
        assert due is not None
        due_date = due_slot(replace(chat, next_due=due))[1]
        if due_date >= ends:
            return came
        if due_date >= starts:
            came.append(due)
        moment = due


def wall_clock(slot: time, timezone: str, starts: date, ends: date) -> Iterator[datetime]:
    """The same from a wall clock: the first minute at which it shows the slot, or a later time."""
    shown = clock_shown(timezone, starts, ends)
    dates = {wall.date() for _, wall in shown}
    for days in range((ends - starts).days):
        wanted = datetime.combine(starts + days * DAY, slot)
        if wanted.date() in dates:
            yield next(
                max(moment, moment + (wanted - wall))
                for (moment, wall), (next_moment, _) in pairwise(shown)
                if wanted < wall + (next_moment - moment)
            )


@cache
def clock_shown(timezone: str, starts: date, ends: date) -> list[tuple[datetime, datetime]]:
    """What the wall clock shows each hour, and each minute of the hours in which it is changed."""
    zone = ZoneInfo(timezone)

    def show(moment: datetime) -> tuple[datetime, datetime]:
        return moment, moment.astimezone(zone).replace(tzinfo=None, fold=0)

    first = datetime.combine(starts - DAY, time(), tzinfo=UTC)
    hours = [show(first + hour * HOUR) for hour in range(((ends - starts).days + 2) * 24)]
    shown = []
    for (moment, wall), (_, next_wall) in pairwise(hours):
        changed = next_wall - wall != HOUR
        shown += [show(moment + minute * MINUTE) for minute in range(60 if changed else 1)]
    return shown


@cache
def noons_of_the_law() -> tuple[datetime, ...]:
    first = datetime.combine(LAW_STARTS, time(12), tzinfo=UTC)
    return tuple(first + day * DAY for day in range((LAW_ENDS - LAW_STARTS).days + 1))


@cache
def change_dates(timezone: str) -> tuple[date, ...]:
    """The UTC dates of ten years on which the zone's offset changes."""
    zone = ZoneInfo(timezone)
    noons = noons_of_the_law()
    offsets = [noon.astimezone(zone).utcoffset() for noon in noons]
    return tuple(
        noon.date()
        for noon, old, new in zip(noons[1:], offsets, offsets[1:], strict=False)
        if old != new
    )


@cache
def distinct_zones() -> list[str]:
    """One zone of each group that keeps the same clocks: aliases add nothing."""
    by_clock = {}
    for timezone in sorted(available_timezones()):
        zone = ZoneInfo(timezone)
        offsets = tuple(
            zone.utcoffset(datetime.combine(changed, time(12)))
            for changed in (LAW_STARTS, *change_dates(timezone))
        )
        by_clock[change_dates(timezone), offsets] = timezone
    return list(by_clock.values())


def slots_around(changed: date, timezone: str) -> tuple[time, ...]:
    """Hours in, at and beside the change, and far from it."""
    shown = clock_shown(timezone, changed - 2 * DAY, changed + 3 * DAY)
    steps = [
        (before, after)
        for (_, before), (_, after) in pairwise(shown)
        if after - before not in (MINUTE, HOUR)
    ]
    edges = {edge.time() for step in steps for edge in step}
    inside = {(min(step) + 15 * MINUTE).time() for step in steps}
    return tuple(sorted(edges | inside | {time(0), time(8), time(23, 59)}))
