"""Readers get the news of a day, of some words or of one story, and the proof of each sentence."""

from datetime import timedelta

from bot import answers
from bot.model import Address, Digest, SourceKind
from bot.store import articles, briefings, chats, sources, stories
from bot.store.database import Database
from tests.store.newsroom import lose
from tests.store.samples import NOW, keep, make_briefing, make_chat, make_digest, make_story

HERE = Address(chat_id=1)

BRIDGE = "The bridge opened on Monday. Nine thousand cars cross it.\n\nThe mayor cut a ribbon."
WHEAT = "Wheat is dear this year. Bakers worry."
TRAM = "The tram stops at noon. Drivers want more pay."


def publish(db: Database) -> tuple[Digest, ...]:
    """Two stories of today, one of them of two outlets, and an article that is in no story."""
    digests = (
        make_digest(
            "a0", text=BRIDGE, title="Bridge opens", outlet="Post", url="https://x.test/0"
        ),
        make_digest("a1", text=BRIDGE + " At last.", title="Bridge is open", outlet="Herald"),
        make_digest("a2", text=WHEAT, title="Wheat is dear", published=NOW - timedelta(hours=2)),
        make_digest("a3", text=TRAM, title="Tram strike", published=NOW - timedelta(days=9)),
    )
    with db.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
        for digest in digests:
            article = digest.article
            articles.add(
                tx, digest, source_id=feed, external_id=article.id, raw=article.text, now=NOW
            )
        told = [
            make_story("s1", digests[:2], headline="Bridge opens"),
            make_story("s2", digests[2:3], headline="Wheat is dear"),
        ]
        assert stories.change(tx, told, (), 0)
    return digests


def test_an_edition_has_the_stories_of_the_hours_most_reported_first(db: Database) -> None:
    publish(db)
    today = answers.edition(db, HERE, NOW, 24)
    assert [story.story_id for story in today.stories] == ["s1", "s2"]
    assert (today.article_count, today.source_count) == (3, 1)
    assert [head.outlet for head in today.stories[0].heads] == ["Herald", "Post"]
    assert [story.story_id for story in answers.edition(db, HERE, NOW, 1).stories] == ["s1"]
    assert len(answers.edition(db, HERE, NOW, 24, limit=1).stories) == 1


def test_an_edition_of_no_news_says_how_many_sources_there_are(db: Database) -> None:
    empty = answers.edition(db, HERE, NOW, 24)
    assert (empty.stories, empty.article_count, empty.source_count) == ((), 0, 0)


def test_an_edition_is_the_first_until_a_source_was_read_or_could_not_be(db: Database) -> None:
    assert not answers.edition(db, HERE, NOW, 24).is_first
    with db.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW)
    assert answers.edition(db, HERE, NOW, 24).is_first
    with db.write() as tx:
        sources.settle(tx, feed.id, next_check=NOW, error="gone")
    assert not answers.edition(db, HERE, NOW, 24).is_first


def test_a_story_knows_its_place_among_those_of_the_hours(db: Database) -> None:
    publish(db)
    first, second = (answers.standing(db, HERE, story_id, NOW, 24) for story_id in ("s1", "s2"))
    assert first is not None
    assert second is not None
    assert (first.place, first.among, first.why.articles) == (1, 2, 2)
    assert (second.place, second.among, second.why.age) == (2, 2, timedelta(hours=2))
    older = answers.standing(db, HERE, "s2", NOW, 1)
    assert older is not None
    assert (older.place, older.among) == (None, 1)
    assert answers.standing(db, HERE, "none", NOW, 24) is None


def test_words_find_each_story_once_and_articles_without_one(db: Database) -> None:
    publish(db)
    assert [story.story_id for story in answers.search_stories(db, "bridge")] == ["s1"]
    (tram,) = answers.search_stories(db, "tram drivers")
    assert (tram.story_id, tram.headline, tram.independent) == ("a3", "Tram strike", 1)
    assert [cited.text for cited in tram.sentences] == [
        "The tram stops at noon.",
        "Drivers want more pay.",
    ]
    assert answers.search_stories(db, "zeppelin") == ()
    for odd in ("", '" OR 1', "NEAR(", "*", "'; --"):
        assert all(told.sentences for told in answers.search_stories(db, odd))


def test_a_story_is_told_by_its_id_or_that_of_a_lone_article(db: Database) -> None:
    publish(db)
    told = answers.story(db, "s1")
    assert told is not None
    assert told.headline == "Bridge opens"
    alone = answers.story(db, "a3")
    assert alone is not None
    assert alone.headline == "Tram strike"
    assert answers.story(db, "s9") is None


def test_a_story_that_went_into_another_still_leads_there(db: Database) -> None:
    digests = publish(db)
    with db.write() as tx:
        merged = make_story("s2", digests[:3], headline="All of it")
        assert stories.change(tx, [merged], ["s1"], stories.version(tx))
    told = answers.story(db, "s1")
    assert told is not None
    assert told.story_id == "s2"


def test_every_sentence_of_a_story_is_proven_in_its_paragraph(db: Database) -> None:
    publish(db)
    told = answers.story(db, "s1")
    assert told is not None
    for index, cited in enumerate(told.sentences):
        proof = answers.proof(db, "s1", index)
        assert proof is not None
        assert proof.span_in_paragraph.of(proof.paragraph) == cited.text
        assert proof.head == cited.head
        assert proof.fetched == NOW
    assert answers.proof(db, "s1", len(told.sentences)) is None
    assert answers.proof(db, "s1", -1) is None
    assert answers.proof(db, "s9", 0) is None


def test_a_removed_article_is_shown_in_no_story(db: Database) -> None:
    publish(db)
    with db.write() as tx:
        lose(tx, "a0")
        lose(tx, "a2")
    told = answers.story(db, "s1")
    assert told is not None
    assert {cited.head.id for cited in told.sentences} == {"a1"}
    assert answers.story(db, "s2") is None
    assert [story.story_id for story in answers.edition(db, HERE, NOW, 24).stories] == ["s1"]
    assert [story.story_id for story in answers.search_stories(db, "bridge")] == ["s1"]


def test_new_to_a_chat_are_the_sentences_of_articles_that_came_since_it_was_told(
    db: Database,
) -> None:
    first, second, *_ = publish(db)
    chat = make_chat()
    with db.write() as tx:
        chats.save(tx, chat)
        apart = [make_story("s1", (first,)), make_story("s4", (second,))]
        assert stories.change(tx, apart, (), stories.version(tx))
    told = answers.story(db, "s1")
    assert told is not None
    assert answers.new_to(db, chat.address, told, NOW, None) == frozenset()
    with db.write() as tx:
        briefing_id = keep(tx, make_briefing(chat, (told,)))
        assert briefing_id is not None
        briefings.mark_delivered(tx, briefing_id, NOW)
        grown = make_story("s1", (first, second))
        assert stories.change(tx, [grown], ["s4"], stories.version(tx))
    now_told = answers.story(db, "s1")
    assert now_told is not None
    new = answers.new_to(db, chat.address, now_told, NOW, None)
    assert {now_told.sentences[place].head.id for place in new} == {second.article.id}
    assert answers.new_to(db, chat.address, now_told, NOW, briefing_id) == frozenset()
    assert answers.new_to(db, Address(chat_id=999), now_told, NOW, None) == frozenset()


def test_a_briefing_is_shown_as_it_was_sent(db: Database) -> None:
    publish(db)
    chat = make_chat()
    sent = make_briefing(chat, answers.edition(db, HERE, NOW, 24).stories)
    with db.write() as tx:
        chats.save(tx, chat)
        briefing_id = keep(tx, sent)
    assert briefing_id is not None
    kept = answers.briefing(db, chat.address, briefing_id)
    assert kept is not None
    assert kept.stories == sent.stories
    assert answers.briefing(db, chat.address, briefing_id + 1) is None
    assert answers.briefing(db, Address(chat_id=999), briefing_id) is None
