"""What a chat follows and mutes is kept once, means stories by their newest news, and can end."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import Address, Digest, Interest, InterestKind, SourceKind, Stance
from bot.store import articles, corrections, interests, sources, stories
from bot.store.database import Database, Tx
from bot.store.people import person_key
from summarizer.model import Actor
from tests.store.samples import NOW, make_actor, make_digest, make_story

HERE = Address(chat_id=7)
TOPIC = Address(chat_id=7, thread_id=3)
TODAY = NOW - timedelta(hours=24)


def of_words(words: str, stance: Stance = Stance.FOLLOWED) -> Interest:
    return Interest(kind=InterestKind.WORDS, subject=words, label=words.title(), stance=stance)


def interest(kind: InterestKind, subject: str) -> Interest:
    return Interest(kind=kind, subject=subject, label="It", stance=Stance.FOLLOWED)


def publish(tx: Tx, *digests: Digest) -> None:
    """Each article is a story: s0, s1, …"""
    feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
    for digest in digests:
        article = digest.article
        articles.add(tx, digest, source_id=feed, external_id=article.id, raw=article.text, now=NOW)
    told = [make_story(f"s{at}", (digest,)) for at, digest in enumerate(digests)]
    assert stories.change(tx, told, (), stories.version(tx))


def cast(*names: str) -> tuple[Actor, ...]:
    return tuple(make_actor("a1", name) for name in names)


# --- keeping ------------------------------------------------------------------------------------


def test_the_last_word_on_a_subject_counts(db: Database) -> None:
    with db.write() as tx:
        first = interests.save(tx, HERE, of_words("ferry"), NOW)
        again = interests.save(tx, HERE, of_words("ferry", Stance.MUTED), NOW)
        assert interests.numbered(tx, HERE) == {first: of_words("ferry", Stance.MUTED)}
        assert again == first
        assert interests.count(tx, HERE) == 1


def test_every_chat_and_topic_has_interests_of_its_own(db: Database) -> None:
    with db.write() as tx:
        interests.save(tx, HERE, of_words("ferry"), NOW)
        number = interests.save(tx, TOPIC, of_words("wheat"), NOW)
        found = interests.of_chats(tx, [HERE, TOPIC, Address(chat_id=8)])
        assert found == {HERE: (of_words("ferry"),), TOPIC: (of_words("wheat"),)}
        assert interests.drop(tx, HERE, number) is None
        assert interests.drop(tx, TOPIC, number) == of_words("wheat")
        assert interests.of(tx, TOPIC) == ()


# --- matching -----------------------------------------------------------------------------------


def test_a_story_is_about_those_whom_it_puts_first_not_about_all_it_names(db: Database) -> None:
    names = [f"Ana Ruiz{letter}" for letter in "abcdefg"]
    with db.write() as tx:
        publish(tx, make_digest("a1", actors=cast(*names)))
        about = [
            interests.stories_about(
                tx, interest(InterestKind.ACTOR, person_key(name)), NOW - timedelta(hours=1)
            )
            for name in names
        ]
    assert about == [{"s0"}] * interests.MAIN_ACTORS + [set()] * 2


def test_an_actor_is_meant_by_its_initials_too(db: Database) -> None:
    union, short = (person_key(name, "organisation") for name in ("European Union", "EU"))
    wanted = replace(interest(InterestKind.ACTOR, union), other_keys=(short,))
    with db.write() as tx:
        publish(tx, make_digest("a1", actors=(make_actor("a1", "EU", kind="organisation"),)))
        interests.save(tx, HERE, wanted, NOW)
        assert interests.of(tx, HERE) == (wanted,)
        assert interests.stories_about(tx, wanted, TODAY) == {"s0"}


def test_who_was_merged_into_another_is_followed_on(db: Database) -> None:
    old, new = (
        interest(InterestKind.ACTOR, person_key(name)) for name in ("Ana Ruiz", "Eva Lind")
    )
    with db.write() as tx:
        publish(tx, make_digest("a1", actors=cast("Ana Ruiz")))
        number = interests.save(tx, HERE, old, NOW)
        assert corrections.merge(tx, old.subject, new.subject, by=1, now=NOW)
        assert interests.stories_about(tx, old, TODAY) == {"s0"}
        assert interests.on(tx, HERE, InterestKind.ACTOR, new.subject) == {number: old}


def test_a_story_that_went_into_another_is_followed_on(db: Database) -> None:
    followed = interest(InterestKind.STORY, "s0")
    with db.write() as tx:
        publish(tx, make_digest("a1"), make_digest("a2", text="Other words. More of them."))
        both = make_story("s1", (make_digest("a2"), make_digest("a1")))
        assert stories.change(tx, [both], ("s0",), stories.version(tx))
        number = interests.save(tx, HERE, followed, NOW)
        assert interests.stories_about(tx, followed, TODAY) == {"s1"}
        assert interests.on(tx, HERE, InterestKind.STORY, "s1") == {number: followed}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("bridge", {"s0", "s1"}),
        ("BRIDGES closing", {"s1"}),
        ("bridge harbour", set()),
        ("cars", set()),
        ("the", set()),
        ('") OR text : ("cars', set()),
    ],
)
def test_words_mean_the_headlines_that_hold_all_of_them(
    db: Database, words: str, told: set[str]
) -> None:
    text = "Nine thousand cars crossed the harbour."
    with db.write() as tx:
        publish(
            tx,
            make_digest("a1", title="Bridge opens", text=text),
            make_digest("a2", title="The bridge is closed", text=text + " Again."),
        )
        assert interests.stories_about(tx, of_words(words), TODAY) == told


def test_only_the_news_since_then_counts(db: Database) -> None:
    wanted = [
        of_words("bridge"),
        interest(InterestKind.OUTLET, "Harbour Post"),
        interest(InterestKind.ACTOR, person_key("Ana Ruiz")),
    ]
    with db.write() as tx:
        publish(tx, make_digest("a1", published=NOW - timedelta(hours=30)))
        for each in wanted:
            assert interests.stories_about(tx, each, NOW - timedelta(hours=31)) == {"s0"}
            assert interests.stories_about(tx, each, TODAY) == set()


def test_an_outlet_is_known_by_its_name_in_capitals_or_not(db: Database) -> None:
    with db.write() as tx:
        publish(tx, make_digest("a1", outlet="Harbour Post"))
        assert interests.outlet_called(tx, "HARBOUR post", TODAY) == "Harbour Post"
        assert interests.outlet_called(tx, "Harbour", TODAY) is None
        assert interests.outlet_called(tx, "Harbour Post", NOW + timedelta(hours=1)) is None
        assert interests.outlets_of_stories(tx, TODAY) == {"s0": {"Harbour Post"}}


# --- forgetting ---------------------------------------------------------------------------------


def test_an_interest_in_a_story_ends_with_the_story(db: Database) -> None:
    kept, gone = interest(InterestKind.STORY, "s0"), interest(InterestKind.STORY, "s9")
    with db.write() as tx:
        publish(tx, make_digest("a1"))
        for each in (kept, gone, of_words("s9")):
            interests.save(tx, HERE, each, NOW)
        assert interests.purge_gone(tx, NOW) == 0
        assert interests.purge_gone(tx, NOW + timedelta(seconds=1)) == 1
        assert interests.of(tx, HERE) == (kept, of_words("s9"))
