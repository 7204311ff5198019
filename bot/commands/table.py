"""Every command and every button: its name, its help, who may use it and who answers."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from bot import buttons, render
from bot.commands import (
    admin,
    correcting,
    following,
    people,
    reading,
    revising,
    ruling,
    subscribing,
)
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


TapHandler = Callable[[Services, Asked, Any], Awaitable[None]]
"""Answers a tap; the last argument is the decoded action."""

TapHandlers = dict[type[buttons.Action], TapHandler]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """What a button does, and for whom."""

    handle: TapHandler
    who: Who


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
    Command(
        name="follow",
        usage="[name | outlet | words]",
        help="put first what you care for; alone, the list of it",
        handle=following.follow,
        who=Who.CHAT_ADMIN,
    ),
    Command(
        name="mute",
        usage="[name | outlet | words]",
        help="leave out what you want none of",
        handle=following.mute,
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
        handle=revising.resummarize,
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
        usage="[address]",
        help="stop reading a source",
        handle=admin.remove_source,
        who=Who.INSTANCE_ADMIN,
    ),
    Command(
        name="corrections",
        usage="[name = name]",
        help="what was put right about people and stories; or that two names are one person",
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

_OF_ALL: TapHandlers = {
    buttons.OpenStory: reading.open_story,
    buttons.OpenBriefing: reading.open_briefing,
    buttons.OpenProof: reading.open_proof,
    buttons.OpenTimeline: reading.open_timeline,
    buttons.OpenWhy: reading.open_why,
    buttons.OpenStoryPeople: people.open_story_people,
    buttons.ListActors: people.list_actors,
    buttons.OpenPerson: people.open_person,
    buttons.OpenStatements: people.open_statements,
    buttons.ExportStatements: people.export_statements,
    buttons.OpenLine: people.open_line,
    buttons.Dismiss: subscribing.dismiss,
}

_OF_CHAT_ADMINS: TapHandlers = {
    buttons.OpenSettings: subscribing.open_settings,
    buttons.BackToSettings: subscribing.back_to_settings,
    buttons.ChooseHour: subscribing.choose_hour,
    buttons.SetHour: subscribing.set_hour,
    buttons.ChoosePlace: subscribing.choose_place,
    buttons.SetZone: subscribing.set_zone,
    buttons.SetLength: subscribing.set_length,
    buttons.ToggleHour: subscribing.toggle_hour,
    buttons.ToggleSilent: subscribing.toggle_silent,
    buttons.ToggleWeekday: subscribing.toggle_weekday,
    buttons.Pause: subscribing.pause,
    buttons.SetStoryStance: following.set_story_stance,
    buttons.SetActorStance: following.set_actor_stance,
    buttons.ListInterests: following.list_interests,
    buttons.DropInterest: following.drop_interest,
    buttons.FinishStart: subscribing.finish_start,
    buttons.Unsubscribe: subscribing.tap_unsubscribe,
    buttons.ForgetMe: subscribing.tap_forget_me,
}

_OF_INSTANCE_ADMINS: TapHandlers = {
    buttons.ShowRevision: revising.show_revision,
    buttons.ShowChange: revising.show_change,
    buttons.PublishRevision: revising.publish_revision,
    buttons.DiscardRevision: revising.discard_revision,
    buttons.ChooseFeed: admin.choose_feed,
    buttons.RemoveSource: admin.tap_remove_source,
    buttons.OpenCorrecting: correcting.open_correcting,
    buttons.ListLines: correcting.list_lines,
    buttons.StrikeLine: correcting.strike_line,
    buttons.ListTheirArticles: correcting.list_their_articles,
    buttons.PartPerson: correcting.part_person,
    buttons.ListAlike: correcting.list_alike,
    buttons.MergePeople: correcting.merge_people,
    buttons.RemovePerson: correcting.remove_person,
    buttons.ListCorrections: correcting.list_corrections,
    buttons.WithdrawCorrection: correcting.withdraw_correction,
    buttons.OpenRuling: ruling.open_ruling,
    buttons.ListItsArticles: ruling.list_its_articles,
    buttons.TakeOut: ruling.take_out,
    buttons.ListCloseStories: ruling.list_close_stories,
    buttons.JoinStories: ruling.join_stories,
    buttons.ListRulings: ruling.list_rulings,
    buttons.WithdrawRuling: ruling.withdraw_ruling,
}

TAPS = {
    action: Tap(handle=handle, who=who)
    for who, handlers in (
        (Who.ALL, _OF_ALL),
        (Who.CHAT_ADMIN, _OF_CHAT_ADMINS),
        (Who.INSTANCE_ADMIN, _OF_INSTANCE_ADMINS),
    )
    for action, handle in handlers.items()
}


_MEANT = {
    "stop": "unsubscribe",
    "cancel": "unsubscribe",
    "pause": "settings",
    "today": "briefing",
    "news": "briefing",
    "people": "who",
    "unfollow": "follow",
    "unmute": "mute",
    "topics": "follow",
    "delete": "forgetme",
    "export": "mydata",
}
"""What other bots call it: what is meant is spelled otherwise here."""


def find(name: str) -> Command | None:
    """The command of that name."""
    return _BY_NAME.get(name)


def closest(name: str) -> str | None:
    """The public command that is meant by ``name``, or else spelled most like it, if any is."""
    if name.lower() in _MEANT:
        return _MEANT[name.lower()]
    public = [command.name for command in COMMANDS if command.who is not Who.INSTANCE_ADMIN]
    return next(iter(get_close_matches(name.lower(), public, n=1, cutoff=0.5)), None)
