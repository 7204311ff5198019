"""What is read and how the instance fares."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from markupsafe import Markup

from bot.buttons import ChooseFeed, Dismiss, RemoveSource
from bot.model import Health, LedgerState, Rendered, Source, SourceKind, Trouble
from bot.render.citations import dotted
from bot.render.dates import counted, since
from bot.render.keyboards import button, rows
from bot.render.text import bold, code, how_many_fit, join, link, message, one_line

_MOST_BUTTONS = 30
_MOST_FEEDS = 8
_MOST_AILING = 5
_QUIET_DAYS = 7
"""A source without a new article for so long is called quiet."""


def sources(sources: Sequence[Source], *, now: datetime) -> Rendered:
    """What is read: how much of it there is and how fresh it is."""
    if not sources:
        return how_to_add_source()
    lines = [_source(source, now) for source in sources]
    heading = bold(f"What I read: {counted(len(sources), 'source')}")
    fitting = how_many_fit(lines, join([heading, _more(len(lines))], "\n\n"))
    return message(heading, *lines[:fitting], _more(len(lines) - fitting))


def how_to_add_source() -> Rendered:
    """Nothing is read yet."""
    return message(
        "Nothing is read yet.",
        Markup("Whoever runs this bot can add a site or feed: {}").format(
            code("/addsource https://example.org")
        ),
    )


def which_address() -> Rendered:
    """An address is to be added, but none was given."""
    return message(
        "Send the address with it: of a feed, a site, an OPML list, or a folder on this machine.",
        Markup("For example {}").format(code("/addsource https://example.org")),
    )


def source_added(source: Source, *, known: bool) -> Rendered:
    """A source was added, or was there already."""
    said = "is read already" if known else "is read from now on"
    return message(
        Markup("{} {}.").format(_title(source), said),
        "" if known else "Its articles arrive within a few minutes; /sources shows how it fares.",
    )


def list_added(
    sources: Sequence[Source], failures: Sequence[tuple[str, Trouble]] = ()
) -> Rendered:
    """The feeds of a list are read from now on; ``failures`` are those that are not."""
    shown = failures[:_MOST_FEEDS]
    added = counted(len(sources), "source is", "sources are")
    return message(
        f"{added} read from now on; /sources lists them."
        if sources
        else "There was no feed in that list.",
        join(
            Markup("Not read: {} ({})").format(code(one_line(address, 200)), trouble)
            for address, trouble in shown
        ),
        _more(len(failures) - len(shown)),
    )


def choose_feed(address: str, feeds: Sequence[tuple[str, str]]) -> Rendered:
    """A page offers several feeds: (address, title) of each.

    The n-th ``code`` entity of the message is the address that button n adds.
    """
    offered = [(feed, title) for feed, title in feeds if len(feed) <= 400][:_MOST_FEEDS]
    return message(
        Markup("{} offers several feeds. Which one?").format(bold(one_line(address, 200))),
        join(
            Markup("{}  {}").format(at, dotted([one_line(title, 60), code(feed)]))
            for at, (feed, title) in enumerate(offered, 1)
        ),
        buttons=rows((button(str(at + 1), ChooseFeed(index=at)) for at in range(len(offered))), 4),
    )


def which_source(sources: Sequence[Source]) -> Rendered:
    """Which source is to be read no more?"""
    if not sources:
        return how_to_add_source()
    return message(
        "Which source shall I stop reading?",
        buttons=rows(
            (
                button(source.title or source.address, RemoveSource(source_id=source.id))
                for source in sources[:_MOST_BUTTONS]
            ),
            1,
        ),
    )


def remove_source(source: Source) -> Rendered:
    """The question before a source is read no more."""
    return message(
        Markup("Stop reading {}?").format(_title(source)),
        _stay(source),
        buttons=(
            (
                button("Stop reading it", RemoveSource(source_id=source.id, confirmed=True)),
                button("Keep it", Dismiss()),
            ),
        ),
    )


def source_removed(source: Source) -> Rendered:
    """A source is read no more."""
    return message(Markup("{} is read no more.").format(_title(source)), _stay(source))


def no_such_source(words: str) -> Rendered:
    """No source has that address or number."""
    return message(
        Markup("I read no source called {}.").format(code(one_line(words, 200))),
        "/sources lists them; /removesource alone lets you pick one.",
    )


def status(health: Health, *, now: datetime) -> Rendered:
    """What is stored, how the sources fare and whether the ledger of messages balances."""
    return message(
        bold("Status"),
        _stored(health),
        _ledger(health, now),
        _sources_health(health.sources, now),
    )


# --- sources ----------------------------------------------------------------------------------


def _title(source: Source) -> Markup:
    name = one_line(source.title, 100) or one_line(source.address, 100)
    is_web = source.kind is SourceKind.FEED
    return link(name, source.address if is_web else None)


def _source(source: Source, now: datetime) -> Markup:
    newest = source.newest_article and f"newest {since(source.newest_article, now)}"
    checked = source.last_success and f"read {since(source.last_success, now)}"
    facts = [counted(source.article_count, "article"), newest or "", checked or "not read yet"]
    return join([_title(source), dotted(facts), Markup("{}").format(_ailment(source, now))])


def _stay(source: Source) -> str:
    """What becomes of the articles of a source that is read no more."""
    if not source.article_count:
        return ""
    return f"Its {counted(source.article_count, 'article stays', 'articles stay')} stored."


def _ailment(source: Source, now: datetime) -> str:
    if source.failures:
        tries = counted(source.failures, "try", "tries")
        return f"Not readable now: {tries} failed. It is tried again by itself."
    if source.newest_article and (now - source.newest_article).days >= _QUIET_DAYS:
        return "Quiet: nothing new for a week or more."
    return ""


def _more(number: int) -> Markup:
    return Markup("+{}").format(counted(number, "more source")) if number else Markup()


# --- status -----------------------------------------------------------------------------------


def _stored(health: Health) -> Markup:
    return _lines(
        {
            "Articles": health.articles,
            "Stories": health.stories,
            "People and organisations": health.actors,
            "Chats": health.chats,
            "Subscribed": health.subscribed,
            "Unreachable": health.unreachable,
        }
    )


def _ledger(health: Health, now: datetime) -> Markup:
    states = {state.value: health.ledger.get(state.value, 0) for state in LedgerState}
    parts = " + ".join(f"{number:,} {state}" for state, number in states.items() if number)
    balances = sum(states.values()) == health.due
    balance = "" if balances else "The ledger does not balance. Please report this."
    waiting = health.oldest_waiting and f"Oldest waiting: due {since(health.oldest_waiting, now)}"
    lines = (f"Messages due: {health.due:,}", parts and f"= {parts}", balance, waiting or "")
    return join(Markup("{}").format(line) for line in lines)


def _sources_health(sources: Sequence[Source], now: datetime) -> Markup:
    ailing = [source for source in sources if source.failures]
    lines = [
        Markup("{}: {}, last read {}").format(
            _title(source),
            one_line(source.last_error or "failing", 120),
            since(source.last_success, now) if source.last_success else "never",
        )
        for source in ailing[:_MOST_AILING]
    ]
    hidden = _more(len(ailing) - len(lines))
    heading = f"Sources: {len(sources)}, failing: {len(ailing)}"
    return join([Markup("{}").format(heading), *lines, hidden])


def _lines(numbers: Mapping[str, int]) -> Markup:
    return join(Markup("{}: {}").format(what, f"{number:,}") for what, number in numbers.items())
