"""The briefing and the summaries people ask for: an index of stories with a sentence or more each."""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from markupsafe import Markup

from bot.buttons import ListActors, OpenSettings, OpenStory, start_payload
from bot.model import (
    ArticleHead,
    BriefedStory,
    Briefing,
    Button,
    ChatKind,
    Digest,
    Rendered,
    cite,
)
from bot.places import place_name
from bot.render.citations import date_if_old, dotted, headline, outlet, outlets_of, sentence_lines
from bot.render.dates import clock, counted, next_briefing, weekday_date
from bot.render.keyboards import button, rows
from bot.render.text import Block, bold, in_blocks, italic, join, message, one_line, pack
from bot.slots import local_time

_WORDS_A_MINUTE = 230
"""Adults read English prose silently at 238 words a minute (Brysbaert 2019, Journal of Memory and
Language 109); names and figures make news a little slower."""

_NUMBERS_IN_A_ROW = 5
_MOST_NAMES = 6
_OF_A_STORY = 2
_OF_A_TEXT = 3

_Part = tuple[Block, ...]


def briefing(b: Briefing, *, bot_name: str) -> tuple[Rendered, ...]:
    """A briefing as one message, or as several where one does not hold it.

    Args:
        b: what is told.
        bot_name: the bot's user name, for the links that stand in channels instead of buttons.
    """
    parts = _parts(b)
    return tuple(
        _index(b, part, bot_name, is_last=at == len(parts)) for at, part in enumerate(parts, 1)
    )


def briefing_part(b: Briefing, story_id: str | None, *, bot_name: str) -> Rendered:
    """The one message of ``briefing`` that shows a story; the first where none does."""
    shown_in = (
        at for at, part in enumerate(_parts(b)) if any(block.key == story_id for block in part)
    )
    return briefing(b, bot_name=bot_name)[next(shown_in, 0) if story_id else 0]


def summary(
    title: str,
    stories: Sequence[BriefedStory],
    *,
    now: datetime,
    sentences: int | None = None,
    muted_count: int = 0,
) -> tuple[Rendered, ...]:
    """Stories under a title of ours, each with up to ``sentences`` sentences, or the usual two."""
    heading = Block(html=bold(one_line(title) or "Summary"))
    foot = [Block(html=_left_out(muted_count))] if muted_count else []
    parts = pack([heading, *_story_blocks(stories, sentences or _OF_A_STORY, now), *foot])
    places = {story.story_id: place for place, story in enumerate(stories, 1)}
    return tuple(
        message(
            *(block.html for block in part),
            buttons=rows(
                (
                    button(str(places[story_id]), OpenStory(story_id=story_id, fresh=True))
                    for story_id in _keys(part)
                ),
                _NUMBERS_IN_A_ROW,
            ),
        )
        for part in parts
    )


def digest_summary(
    d: Digest, *, now: datetime, sentences: int | None = None, chosen: bool = True
) -> tuple[Rendered, ...]:
    """The summary of one article, a page, a file or a text somebody sent.

    Args:
        d: the article, read.
        now: an article more than a day older shows its date.
        sentences: how many; usually three.
        chosen: whether they tell most, or are just the first, for want of words of the language.
    """
    article = d.article
    head = ArticleHead(
        id=article.id,
        outlet=article.source,
        title=article.title,
        url=article.url,
        published=article.published,
        seen=now,
    )
    cited = cite(d.summary.sentences[: sentences or _OF_A_TEXT], {article.id: head})
    written_by = outlet(head) if article.source or article.url else ""
    heading = join([bold(one_line(article.title)), dotted([written_by, date_if_old(head, now)])])
    body = list(sentence_lines(cited)) or [
        Markup("I found no whole sentence to quote here. Try /summary with a link to the article.")
    ]
    names = [one_line(actor.name, 80) for actor in d.actors if actor.kind == "person"]
    people = Markup("In it: {}").format(", ".join(names[:_MOST_NAMES])) if names else Markup()
    beside = [people] if names else []
    if cited and not chosen:
        beside.append(italic("I cannot choose sentences in this language: these are the first."))
    parts = pack([Block(html=heading), *in_blocks(body), *(Block(html=line) for line in beside)])
    return tuple(message(*(block.html for block in part)) for part in parts)


def nothing_found(
    words: str | None, *, source_count: int, muted_count: int = 0, is_first: bool = False
) -> Rendered:
    """There is no story to show: none at all, or none with ``words``."""
    if not source_count:
        return message(
            "There is no news yet, because nothing is read yet.",
            "Whoever runs this bot can add a feed with /addsource and its address.",
        )
    if words is None and is_first:
        return message("The first articles are being read just now. Ask again in a minute.")
    if words is None:
        return message(
            "All the news of the last hours is muted here."
            if muted_count
            else "No news in the last hours.",
            _left_out(muted_count),
            "/sources shows what is read and how fresh it is.",
        )
    return message(
        Markup("Nothing in the stored news about {}.").format(bold(one_line(words, 100))),
        "Try fewer or other words, or /summary alone for the news of today.",
    )


# --- the parts of an index --------------------------------------------------------------------


def _parts(b: Briefing) -> tuple[_Part, ...]:
    shown = b.chat.length.sentences
    heading = Block(html=join([bold(_title(b)), Markup("{}").format(_extent(b, shown))]))
    body = list(_story_blocks(b.stories, shown, b.made_at))
    if not b.stories:
        body = [
            Block(html=Markup("{}").format(one_line(b.quiet_reason or "Nothing new since then.")))
        ]
    following = next_briefing(b.next_due, b.made_at, b.chat.timezone)
    foot = join([_left_out(b.muted_count), Markup("{}").format(following)])
    return pack([heading, *body, Block(html=foot)])


def _title(b: Briefing) -> str:
    hour = b.slot or local_time(b.made_at, b.chat.timezone)
    return f"{weekday_date(b.local_date)} · {clock(hour)} {place_name(b.chat.timezone)}"


def _extent(b: Briefing, sentences: int) -> str:
    if not b.stories:
        return ""
    texts = [c.text for story in b.stories for c in story.sentences[:sentences]]
    words = sum(len(text.split()) for text in [*texts, *(story.headline for story in b.stories)])
    stories = counted(len(b.stories), "story", "stories")
    articles = counted(b.article_count, "article")
    return f"{stories} from {articles} · {max(1, math.ceil(words / _WORDS_A_MINUTE))} min"


def _story_blocks(
    stories: Sequence[BriefedStory], sentences: int, now: datetime
) -> Iterator[Block]:
    for place, story in enumerate(stories, 1):
        shown = story.sentences[:sentences]
        lines = [
            bold(f"{place}  {headline(story)}"),
            *sentence_lines(shown),
            outlets_of(shown, story, now),
        ]
        yield from in_blocks(lines, story.story_id)


def _left_out(muted_count: int) -> Markup:
    """How many stories were muted; nothing when none was."""
    if not muted_count:
        return Markup()
    return italic(f"{counted(muted_count, 'muted story', 'muted stories')} left out · /mute")


def _keys(part: Iterable[Block]) -> list[str]:
    """The stories of a part, once each."""
    return list(dict.fromkeys(block.key for block in part if block.key is not None))


def _index(b: Briefing, part: _Part, bot_name: str, *, is_last: bool) -> Rendered:
    places = {story.story_id: place for place, story in enumerate(b.stories, 1)}
    numbers = [
        _story_button(b, story_id, str(places[story_id]), bot_name) for story_id in _keys(part)
    ]
    buttons = rows(numbers, _NUMBERS_IN_A_ROW)
    if is_last and b.chat.kind is not ChatKind.CHANNEL:
        people = [button("People", ListActors())] if b.stories else []
        buttons = (*buttons, (*people, button("Settings", OpenSettings())))
    return message(*(block.html for block in part), buttons=buttons)


def _story_button(b: Briefing, story_id: str, label: str, bot_name: str) -> Button:
    action = OpenStory(story_id=story_id, briefing_id=b.id)
    if b.chat.kind is ChatKind.CHANNEL:
        # A button would change the message for everybody who reads the channel.
        return Button(label=label, url=f"https://t.me/{bot_name}?start={start_payload(action)}")
    return button(label, action)
