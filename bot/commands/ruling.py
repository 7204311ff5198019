"""What the admins of the instance put right about stories, and take back."""

from collections.abc import Callable

from bot import answers, buttons, render
from bot.commands.context import Asked, Services
from bot.model import Amended, BriefedStory, Rendered, Unreadable
from bot.subscriptions import stories

# --- what is wrong ----------------------------------------------------------------------------


async def open_ruling(services: Services, asked: Asked, tapped: buttons.OpenRuling) -> None:
    """What can be put right about a story."""
    await _show_of(services, asked, tapped.story_id, render.ruling_on)


async def list_its_articles(
    services: Services, asked: Asked, tapped: buttons.ListItsArticles
) -> None:
    """The articles of a story, to take one out."""
    await _show_of(
        services,
        asked,
        tapped.story_id,
        lambda story: render.articles_to_take_out(story, tapped.page),
    )


async def list_close_stories(
    services: Services, asked: Asked, tapped: buttons.ListCloseStories
) -> None:
    """Which stories may be the same."""
    story = await services.ask(answers.story, tapped.story_id)
    close = () if story is None else await services.ask(answers.close_stories, story.story_id)
    await asked.show(
        services, render.story_gone() if story is None else render.stories_to_join(story, close)
    )


async def _show_of(
    services: Services, asked: Asked, story_id: str, shown: Callable[[BriefedStory], Rendered]
) -> None:
    story = await services.ask(answers.story, story_id)
    await asked.show(services, render.story_gone() if story is None else shown(story))


# --- putting it right -------------------------------------------------------------------------


async def take_out(services: Services, asked: Asked, tapped: buttons.TakeOut) -> None:
    """Ask once more, then take an article out of its story."""
    story = await services.ask(answers.story, tapped.story_id)
    heads = {head.id: head for head in story.heads} if story is not None else {}
    if story is None or tapped.article_id not in heads or len(heads) == 1:
        await asked.show(services, render.nothing_to_correct())
    elif not tapped.confirmed:
        await asked.show(services, render.confirm_taking_out(story, heads[tapped.article_id]))
    else:
        done = await services.ask(
            stories.take_out,
            services.analyst.grouper,
            tapped.article_id,
            by=asked.user_id,
            now=services.now(),
        )
        await _show_done(services, asked, done)


async def join_stories(services: Services, asked: Asked, tapped: buttons.JoinStories) -> None:
    """Ask once more, then make two stories one."""
    story = await services.ask(answers.story, tapped.story_id)
    other = await services.ask(answers.story, tapped.into)
    if story is None or other is None or story.story_id == other.story_id:
        await asked.show(services, render.nothing_to_correct())
    elif not tapped.confirmed:
        await asked.show(services, render.confirm_joining(story, other))
    else:
        done = await services.ask(
            stories.join_stories,
            services.analyst.grouper,
            story.story_id,
            other.story_id,
            by=asked.user_id,
            now=services.now(),
        )
        await _show_done(services, asked, done)


# --- taking it back ---------------------------------------------------------------------------


async def list_rulings(services: Services, asked: Asked, tapped: buttons.ListRulings) -> None:
    """What was put right about stories."""
    made = await services.ask(answers.made_rulings, tapped.page)
    await asked.show(services, render.rulings(made))


async def withdraw_ruling(
    services: Services, asked: Asked, tapped: buttons.WithdrawRuling
) -> None:
    """Ask once more, then let it hold no more."""
    ruling = await services.ask(answers.ruling, tapped.number)
    if ruling is None:
        await asked.show(services, render.nothing_to_correct())
    elif not tapped.confirmed:
        await asked.show(services, render.confirm_ruling_withdrawal(ruling))
    else:
        done = await services.ask(stories.withdraw_ruling, services.analyst.grouper, tapped.number)
        await _show_done(services, asked, done)


async def _show_done(services: Services, asked: Asked, done: Amended | Unreadable | None) -> None:
    if done is None:
        await asked.show(services, render.nothing_to_correct())
    elif isinstance(done, Unreadable):
        await asked.show(services, render.not_amended())
    else:
        await asked.show(services, render.amended(done))
