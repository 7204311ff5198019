"""Every command and every button: its name, its help, who may use it and who answers."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from bot import buttons, render
from bot.commands import admin, correcting, people, reading, subscribing
from bot.commands.context import Asked, Handler, Services
from bot.commands.rights import Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command: ``help`` is its line in the menu, ``usage`` what may follow it."""

    name: str
    help: str
    handle: Handler
    usage: str = ""
    who: Who = Who.ALL

    @property
    def usage_line(self) -> str:
        """Name and arguments, as one writes them after the slash."""
        return f"{self.name} {self.usage}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """What a button does; ``handle`` gets the decoded action."""

    handle: Callable[[Services, Asked, Any], Awaitable[None]]
    who: Who = Who.ALL


async def show_help(services: Services, asked: Asked) -> None:
    """List the commands that the asker may use."""
    of_all = [(c.usage_line, c.help) for c in COMMANDS if c.who is not Who.INSTANCE_ADMIN]
    of_admins = [(c.usage_line, c.help) for c in COMMANDS if c.who is Who.INSTANCE_ADMIN]
    is_admin = asked.user_id in services.admins
    await asked.answer(services, render.help_card(of_all, of_admins if is_admin else ()))


COMMANDS = (
    Command(name="start", help="set up your daily briefing", handle=subscribing.start),
    Command(name="help", help="what I can do", handle=show_help),
    Command(name="briefing", help="today’s briefing, now", handle=reading.briefing),
    Command(
        name="summary",
        usage="[5] [link | words]",
        help="today’s news, a link, a topic, or the message or file you reply to",
        handle=reading.summary,
    ),
    Command(
        name="who",
        usage="[name | link]",
        help="who is in the news, or in the text you reply to, in what role, and what they said",
        handle=people.who,
    ),
    Command(
        name="said",
        usage="name [words]",
        help="what somebody said, about some words, oldest first",
        handle=people.said,
    ),
    Command(
        name="subscribe",
        usage="[08:00] [Madrid]",
        help="a briefing here every day, at your hour",
        handle=subscribing.subscribe,
        who=Who.CHAT_ADMIN,
    ),
    Command(
        name="unsubscribe",
        help="no more briefings here",
        handle=subscribing.unsubscribe,
        who=Who.CHAT_ADMIN,
    ),
    Command(
        name="settings",
        help="hours, place, length, pause",
        handle=subscribing.settings,
        who=Who.CHAT_ADMIN,
    ),
    Command(name="sources", help="what I read, and how fresh it is", handle=reading.sources),
    Command(name="privacy", help="what is stored, and why", handle=subscribing.privacy),
    Command(
        name="mydata",
        help="everything stored about this chat",
        handle=subscribing.my_data,
        who=Who.CHAT_ADMIN,
    ),
    Command(
        name="forgetme",
        help="delete everything stored about this chat",
        handle=subscribing.forget_me,
        who=Who.CHAT_ADMIN,
    ),
    Command(
        name="resummarize",
        usage="[today | all | story | link] [method]",
        help="summarise again, compare, publish",
        handle=admin.resummarize,
        who=Who.INSTANCE_ADMIN,
    ),
    Command(
        name="addsource",
        usage="URL",
        help="read a feed, a site’s feed, or an OPML list",
        handle=admin.add_source,
        who=Who.INSTANCE_ADMIN,
    ),
    Command(
        name="removesource",
        usage="[number]",
        help="stop reading a source",
        handle=admin.remove_source,
        who=Who.INSTANCE_ADMIN,
    ),
    Command(
        name="corrections",
        usage="[name = name]",
        help="what was put right about people; or that two names are one person",
        handle=correcting.corrections,
        who=Who.INSTANCE_ADMIN,
    ),
    Command(
        name="status",
        help="health of the instance and the delivery balance",
        handle=admin.status,
        who=Who.INSTANCE_ADMIN,
    ),
)

_BY_NAME = {command.name: command for command in COMMANDS}

TAPS: dict[type[buttons.Action], Tap] = {
    buttons.OpenStory: Tap(handle=reading.open_story),
    buttons.OpenBriefing: Tap(handle=reading.open_briefing),
    buttons.OpenProof: Tap(handle=reading.open_proof),
    buttons.OpenTimeline: Tap(handle=reading.open_timeline),
    buttons.OpenStoryPeople: Tap(handle=people.open_story_people),
    buttons.ListActors: Tap(handle=people.list_actors),
    buttons.OpenPerson: Tap(handle=people.open_person),
    buttons.OpenStatements: Tap(handle=people.open_statements),
    buttons.ExportStatements: Tap(handle=people.export_statements),
    buttons.OpenLine: Tap(handle=people.open_line),
    buttons.OpenSettings: Tap(handle=subscribing.open_settings, who=Who.CHAT_ADMIN),
    buttons.BackToSettings: Tap(handle=subscribing.back_to_settings, who=Who.CHAT_ADMIN),
    buttons.ChooseHour: Tap(handle=subscribing.choose_hour, who=Who.CHAT_ADMIN),
    buttons.SetHour: Tap(handle=subscribing.set_hour, who=Who.CHAT_ADMIN),
    buttons.ChoosePlace: Tap(handle=subscribing.choose_place, who=Who.CHAT_ADMIN),
    buttons.SetZone: Tap(handle=subscribing.set_zone, who=Who.CHAT_ADMIN),
    buttons.SetLength: Tap(handle=subscribing.set_length, who=Who.CHAT_ADMIN),
    buttons.ToggleHour: Tap(handle=subscribing.toggle_hour, who=Who.CHAT_ADMIN),
    buttons.ToggleSilent: Tap(handle=subscribing.toggle_silent, who=Who.CHAT_ADMIN),
    buttons.ToggleWeekday: Tap(handle=subscribing.toggle_weekday, who=Who.CHAT_ADMIN),
    buttons.Pause: Tap(handle=subscribing.pause, who=Who.CHAT_ADMIN),
    buttons.FinishStart: Tap(handle=subscribing.finish_start, who=Who.CHAT_ADMIN),
    buttons.Unsubscribe: Tap(handle=subscribing.tap_unsubscribe, who=Who.CHAT_ADMIN),
    buttons.ForgetMe: Tap(handle=subscribing.tap_forget_me, who=Who.CHAT_ADMIN),
    buttons.Dismiss: Tap(handle=subscribing.dismiss),
    buttons.ShowRevision: Tap(handle=admin.show_revision, who=Who.INSTANCE_ADMIN),
    buttons.ShowChange: Tap(handle=admin.show_change, who=Who.INSTANCE_ADMIN),
    buttons.PublishRevision: Tap(handle=admin.publish_revision, who=Who.INSTANCE_ADMIN),
    buttons.DiscardRevision: Tap(handle=admin.discard_revision, who=Who.INSTANCE_ADMIN),
    buttons.ChooseFeed: Tap(handle=admin.choose_feed, who=Who.INSTANCE_ADMIN),
    buttons.RemoveSource: Tap(handle=admin.tap_remove_source, who=Who.INSTANCE_ADMIN),
    buttons.OpenCorrecting: Tap(handle=correcting.open_correcting, who=Who.INSTANCE_ADMIN),
    buttons.ListLines: Tap(handle=correcting.list_lines, who=Who.INSTANCE_ADMIN),
    buttons.StrikeLine: Tap(handle=correcting.strike_line, who=Who.INSTANCE_ADMIN),
    buttons.ListTheirArticles: Tap(handle=correcting.list_their_articles, who=Who.INSTANCE_ADMIN),
    buttons.PartPerson: Tap(handle=correcting.part_person, who=Who.INSTANCE_ADMIN),
    buttons.ListAlike: Tap(handle=correcting.list_alike, who=Who.INSTANCE_ADMIN),
    buttons.MergePeople: Tap(handle=correcting.merge_people, who=Who.INSTANCE_ADMIN),
    buttons.RemovePerson: Tap(handle=correcting.remove_person, who=Who.INSTANCE_ADMIN),
    buttons.ListCorrections: Tap(handle=correcting.list_corrections, who=Who.INSTANCE_ADMIN),
    buttons.WithdrawCorrection: Tap(handle=correcting.withdraw_correction, who=Who.INSTANCE_ADMIN),
}


def find(name: str) -> Command | None:
    """The command of that name."""
    return _BY_NAME.get(name)


def closest(name: str) -> str | None:
    """The public command spelled most like ``name``, if any is."""
    public = [command.name for command in COMMANDS if command.who is not Who.INSTANCE_ADMIN]
    return next(iter(get_close_matches(name.lower(), public, n=1, cutoff=0.5)), None)
