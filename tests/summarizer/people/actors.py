"""Actors made up for the tests of people."""

from collections.abc import Sequence

from hypothesis import strategies as st

from summarizer import Actor, Mention, Quote, Role, Span
from summarizer.model import ActorKind


def make_actor(
    name: str,
    *,
    article: str = "a1",
    kind: ActorKind = "person",
    aliases: Sequence[str] = (),
    roles: Sequence[str] = (),
    said: Sequence[str] = (),
    at: int = 0,
) -> Actor:
    """An actor of one article."""
    span = Span(start=at, end=at + len(name))
    return Actor(
        name=name,
        kind=kind,
        aliases=tuple(aliases),
        roles=tuple(Role(article_id=article, span=span, text=role) for role in roles),
        quotes=tuple(
            Quote(
                article_id=article,
                span=Span(start=at, end=at + len(text)),
                text=text,
                speaker=name,
                via=None,
                verb="said",
                direct=True,
                confidence=0.95,
            )
            for text in said
        ),
        article_ids=(article,),
        mentions=(Mention(article_id=article, span=span, name=name),),
    )


ACTORS = st.builds(
    make_actor,
    st.sampled_from(
        [
            "Anna Lee",
            "Ana Lee",
            "Lee",
            "Bo Lee",
            "Anna B. Lee",
            "Élan Roy",
            "Elan Roy",
            "Roy",
            "AL",
            "The BL",
        ]
    ),
    article=st.sampled_from(["a1", "a2", "a3"]),
    kind=st.sampled_from(["person", "organisation", "country"]),
    aliases=st.lists(
        st.sampled_from(["Lee", "Roy", "Mr. Lee", "AL", "BL"]), max_size=2, unique=True
    ),
    roles=st.lists(st.sampled_from(["mayor", "the judge"]), max_size=2, unique=True),
    said=st.lists(st.sampled_from(["Never again", "No"]), max_size=2, unique=True),
    at=st.integers(0, 50),
)
