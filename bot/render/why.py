"""Why a story stands where it does."""

from datetime import timedelta

from markupsafe import Markup

from bot.buttons import OpenStory
from bot.model import Rendered
from bot.ranking import Standing
from bot.render.citations import headline
from bot.render.dates import counted, listed
from bot.render.keyboards import button
from bot.render.text import bold, italic, join, message, one_line

_LONGEST_LABEL = 80

_RULE = (
    "Stories that more outlets report on their own come first. A day more of age counts as half "
    "of them; twice the articles, copies included, as a quarter of twice the outlets; what is "
    "followed here as sixteen times the outlets. Nothing else counts."
)


def why(standing: Standing, *, briefing_id: int | None = None) -> Rendered:
    """What the place of a story comes from, in figures, and the rule.

    Args:
        standing: the story's.
        briefing_id: the briefing from which the story was opened.
    """
    story, reasons = standing.story, standing.why
    return message(
        bold(headline(story)),
        join(
            Markup("{}").format(line)
            for line in (
                _place(standing),
                counted(reasons.independent, "independent report"),
                f"{counted(reasons.articles, 'article')}, copies included",
                f"The newest is {_age(reasons.age)} old",
                _follows(standing),
            )
        ),
        italic(_RULE),
        buttons=((button("Back", OpenStory(story_id=story.story_id, briefing_id=briefing_id)),),),
    )


def _place(standing: Standing) -> str:
    of = f"the last {counted(standing.hours, 'hour')}"
    if standing.place is None:
        return f"Not among the first of {of}"
    return f"No. {standing.place} of {counted(standing.among, 'story', 'stories')} of {of}"


def _follows(standing: Standing) -> str:
    if not standing.follows:
        return ""
    return f"Followed: {listed([one_line(label, _LONGEST_LABEL) for label in standing.follows])}"


def _age(age: timedelta) -> str:
    """``3 hours``; what is older than two days in days, and ``30 days or more`` at the end."""
    if age >= timedelta(days=30):
        return "30 days or more"
    if age >= timedelta(days=2):
        return counted(age.days, "day")
    hours = age // timedelta(hours=1)
    return counted(hours, "hour") if hours else "less than an hour"
