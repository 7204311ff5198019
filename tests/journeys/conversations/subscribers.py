"""People who want a briefing in a minute, each in a chat of another kind."""

from datetime import timedelta

from tests.journeys.conversations.stage import Stage

PRIVATE, BLOCKING, TOMORROW, RESTING = 101, 102, 103, 104
GROUP, FORUM, MOVING, MOVED = -101, -102, -103, -104
TOPIC = 7
_CREATOR = 105

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def subscribe_all(stage: Stage) -> None:
    """Let all of them subscribe; then one blocks the bot and one group moves, unnoticed."""
    telegram, hour = stage.telegram, f"{stage.due:%H:%M} UTC"
    day_after = _WEEKDAYS[(stage.due + timedelta(days=1)).weekday()]
    telegram.group(GROUP, title="Newsroom", members={_CREATOR: "creator"})
    telegram.group(
        FORUM, title="Forum", is_forum=True, topics={TOPIC: "News"}, members={_CREATOR: "creator"}
    )
    telegram.group(MOVING, title="Small", type="group", members={_CREATOR: "creator"})
    for user in (PRIVATE, BLOCKING, RESTING):
        telegram.ask(user, f"/subscribe {hour}")
    telegram.ask(TOMORROW, f"/subscribe {day_after} {hour}")
    for chat in (GROUP, MOVING):
        telegram.ask(_CREATOR, f"/subscribe {hour}", chat_id=chat)
    telegram.ask(_CREATOR, f"/subscribe {hour}", chat_id=FORUM, thread_id=TOPIC)
    settings = telegram.ask(RESTING, "/settings")
    telegram.press(RESTING, settings.record, "w:1")
    telegram.control("state", chat_id=BLOCKING, state="blocked")
    telegram.control("migrate", chat_id=MOVING, new_chat_id=MOVED, silent=True)
