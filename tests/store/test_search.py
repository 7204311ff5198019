"""Search finds the news that hold the words, and words are only words."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model import SourceKind
from bot.store import articles, sources
from bot.store.database import Database, Tx
from bot.store.search import has_telling_word, search, titled
from tests.store.samples import NOW, make_digest

HOSTILE = [
    "",
    "   ",
    '"',
    "'",
    "AND",
    "NOT bridge",
    "bridge OR",
    "bridge NEAR/3 harbour",
    "title:bridge",
    "-bridge",
    "brid*",
    "^bridge",
    "(bridge",
    "bridge & | ! <->",
    "'; DROP TABLE articles; --",
    'bridge" OR "x',
    "bridge\x00",
    "\ud800",
    "%",
    "\\",
    "the",
    "🙂",
    "нет",
    "word " * 500,
    "x" * 5000,
]


def fill(tx: Tx) -> None:
    feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
    texts = {
        "a1": ("Bridge opens", "Nine thousand cars crossed the harbour."),
        "a2": ("Harbour strike ends", "Dockers went back to work. The bridge stayed open."),
        "a3": ("Café prices rise", "Coffee is dearer. So is Ångström’s tea."),
    }
    for number, (article_id, (title, text)) in enumerate(texts.items()):
        articles.add(
            tx,
            make_digest(
                article_id, title=title, text=text, published=NOW - timedelta(days=number)
            ),
            source_id=feed,
            external_id=article_id,
            raw=text,
            now=NOW,
        )


def test_articles_with_every_word_come_and_a_word_in_the_title_says_more(db: Database) -> None:
    with db.write() as tx:
        fill(tx)
        assert search(tx, "bridge", since=None, limit=5) == ("a1", "a2")
        assert search(tx, "harbour", since=None, limit=5) == ("a2", "a1")
        assert search(tx, "bridge dockers", since=None, limit=5) == ("a2",)
        assert search(tx, "harbour", since=None, limit=1) == ("a2",)


def test_any_word_is_enough_when_no_article_has_all(db: Database) -> None:
    with db.write() as tx:
        fill(tx)
        found = search(tx, "bridge coffee", since=None, limit=5)
        assert set(found) == {"a1", "a2", "a3"}
        assert search(tx, "zeppelin", since=None, limit=5) == ()


def test_the_words_around_a_question_are_not_looked_for(db: Database) -> None:
    with db.write() as tx:
        fill(tx)
        asked = "What is the news about the zeppelin and the bridge?"
        assert search(tx, asked, since=None, limit=5) == ("a1", "a2")
        assert search(tx, "what is this", since=None, limit=5) == ()


def test_forms_and_case_of_a_word_do_not_count(db: Database) -> None:
    with db.write() as tx:
        fill(tx)
        assert search(tx, "BRIDGES", since=None, limit=5) == ("a1", "a2")
        assert search(tx, "price rises", since=None, limit=5) == ("a3",)


def test_what_is_older_is_left_out(db: Database) -> None:
    with db.write() as tx:
        fill(tx)
        assert search(tx, "bridge", since=NOW, limit=5) == ("a1",)


def test_a_headline_is_found_by_all_its_words_and_by_their_other_forms(db: Database) -> None:
    long_ago = NOW - timedelta(days=9)
    with db.write() as tx:
        fill(tx)
        assert titled(tx, "bridges", long_ago) == ("a1",)
        assert titled(tx, "harbour strikes", long_ago) == ("a2",)
        assert titled(tx, "harbour bridge", long_ago) == ()
        assert titled(tx, "harbour", NOW) == ()


def test_function_words_tell_nothing(db: Database) -> None:
    assert has_telling_word("what is new in Oslo")
    assert has_telling_word("WHO")
    assert not has_telling_word("what is the news?")
    assert not has_telling_word("… — !")


@pytest.mark.parametrize("words", HOSTILE)
def test_no_character_has_a_meaning_to_the_database(db: Database, words: str) -> None:
    with db.write() as tx:
        fill(tx)
        found = search(tx, words, since=None, limit=5)
        assert set(found) <= {"a1", "a2"}
        assert set(titled(tx, words, NOW - timedelta(days=9))) <= {"a1"}
        assert articles.count(tx) == 3


@settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(st.characters(categories=None), max_size=60))
def test_any_words_can_be_searched(db: Database, words: str) -> None:
    with db.read() as tx:
        assert search(tx, words, since=None, limit=5) == ()
        assert titled(tx, words, NOW) == ()


def test_a_very_long_text_can_be_kept_and_found(db: Database) -> None:
    text = " ".join(f"wörd{number}" for number in range(120_000))
    with db.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
        digest = make_digest(text=text)
        articles.add(tx, digest, source_id=feed, external_id="1", raw=text, now=NOW)
        assert search(tx, "wörd77", since=None, limit=5) == ("a1",)
