"""Whoever asks what somebody said gets it in the order of time, and may check it elsewhere."""

from dataclasses import replace
from datetime import timedelta

from bot import answers
from bot.model import Choice, ExportedStatement, NobodyFound, Said, line_mark
from bot.store import articles
from bot.store.database import Database
from bot.store.identity import content_hash
from bot.store.people import person_key
from summarizer.model import Actor, Span
from tests.store.newsroom import add_news
from tests.store.samples import NOW, TEXT, make_actor, make_digest


def speaker(article_id: str, name: str, *texts: str, confidence: float = 0.95) -> Actor:
    actor = make_actor(article_id, name, role=None)
    quotes = tuple(
        replace(
            actor.quotes[0],
            text=text,
            span=Span(start=100 * place, end=100 * place + len(text)),
            confidence=confidence,
        )
        for place, text in enumerate(texts)
    )
    return replace(actor, quotes=quotes)


def publish(db: Database, *casts: tuple[Actor, ...]) -> None:
    with db.write() as tx:
        add_news(tx, *casts)


def said(db: Database, name: str, words: str = "", page: int = 0) -> Said:
    found = answers.said(db, name, words, page=page)
    assert isinstance(found, Said)
    return found


def test_statements_come_in_the_order_of_time_from_all_spellings(db: Database) -> None:
    publish(
        db,
        (speaker("a0", "Sergey Lavrov", "Third.", "Fourth."),),
        (speaker("a1", "Sergei Lavrov", "Second."),),
        (speaker("a2", "Lavrov", "First."),),
    )
    found = said(db, "Lavrov")
    assert [each.quote.text for each in found.statements] == [
        "First.",
        "Second.",
        "Third.",
        "Fourth.",
    ]
    assert [each.head.id for each in found.statements] == ["a2", "a1", "a0", "a0"]
    assert found.speaker.article_count == 3
    assert (found.page, found.pages, found.total) == (0, 1, 4)


def test_words_choose_statements_that_hold_all_of_them(db: Database) -> None:
    publish(
        db,
        (speaker("a0", "Ana Ruiz", "The ferry sails at nine.", "The bridge is closed."),),
        (speaker("a1", "Ana Ruiz", "Ferries will sail again."),),
    )
    assert [s.quote.text for s in said(db, "Ruiz", "FERR sail").statements] == [
        "Ferries will sail again.",
        "The ferry sails at nine.",
    ]
    assert said(db, "Ruiz", "erry").total == 0
    assert said(db, "Ruiz", "  ").total == 3


def test_only_sure_statements_are_told_and_each_passage_once(db: Database) -> None:
    inner = speaker("a0", "Ana Ruiz", "The whole of what was said.")
    outer = inner.quotes[0]
    part = replace(outer, text="whole", span=Span(start=4, end=9))
    publish(
        db,
        (replace(inner, quotes=(outer, part)),),
        (speaker("a1", "Ana Ruiz", "Perhaps hers.", confidence=0.5),),
    )
    assert [each.quote for each in said(db, "Ana Ruiz").statements] == [outer]


def test_many_statements_have_pages(db: Database) -> None:
    publish(db, (speaker("a0", "Ana Ruiz", *(f"Statement {n}." for n in range(12))),))
    pages = [said(db, "Ruiz", page=page) for page in range(3)]
    assert [len(page.statements) for page in pages] == [5, 5, 2]
    assert {page.pages for page in pages} == {3}
    assert said(db, "Ruiz", page=9).page == 2
    assert said(db, "Ruiz", page=-1) == pages[0]


def test_a_name_of_several_or_of_nobody_is_answered_as_by_who(db: Database) -> None:
    publish(db, (make_actor("a0", "Ana Ruiz"), make_actor("a0", "Lee Ruiz")))
    assert isinstance(answers.said(db, "Ruiz"), Choice)
    surname = answers.said(db, "Ruis")
    assert isinstance(surname, NobodyFound)
    assert {name for name, _ in surname.closest} == {"Ana Ruiz", "Lee Ruiz"}
    misspelt = answers.said(db, "Ana Ruis")
    assert isinstance(misspelt, NobodyFound)
    assert misspelt.closest[0] == ("Ana Ruiz", person_key("Ana Ruiz"))


def test_exported_lines_can_be_checked_elsewhere(db: Database) -> None:
    publish(
        db, (speaker("a0", "Ana Ruiz", "The ferry sails.", "No."),), (make_actor("a1", "Ruiz"),)
    )
    lines = answers.export_statements(db, person_key("Ana Ruiz"), "ferry")
    assert lines == (
        ExportedStatement(
            published=NOW,
            outlet="Harbour Post",
            title="Bridge opens",
            link=None,
            speaker="Ana Ruiz",
            text="The ferry sails.",
            direct=True,
            via=None,
            start=0,
            end=16,
            text_hash=content_hash("Text 0."),
        ),
    )
    every = answers.export_statements(db, person_key("Ana Ruiz"))
    assert [line.published for line in every] == [NOW - timedelta(hours=1), NOW, NOW]
    assert answers.export_statements(db, "unknown") == ()


def test_a_question_is_parted_into_a_name_and_words(db: Database) -> None:
    publish(db, (make_actor("a0", "Ana Ruiz"), make_actor("a0", "Lee Park")))
    for asked, parted in {
        "Ruiz": ("Ruiz", ""),
        "ana ruiz  the bridge": ("ana ruiz", "the bridge"),
        "Minister Ana Ruiz bridge": ("Minister Ana Ruiz", "bridge"),
        "Park: Ruiz": ("Park", "Ruiz"),
        "Zoe Ruis bridge": ("Zoe Ruis", "bridge"),
        "ruis bridge": ("ruis", "bridge"),
        "Ana Ruis bridge": ("Ana Ruis", "bridge"),
        "minister ana ruis": ("minister ana ruis", ""),
        "Ana bridge": ("Ana", "bridge"),
        "Ana ruins": ("Ana", "ruins"),
        "Ruiz Ruis": ("Ruiz", "Ruis"),
        "Who is Ana Ruiz?": ("Ana Ruiz", ""),
    }.items():
        assert answers.name_and_words(db, asked) == parted


def test_what_was_said_is_found_by_the_key_of_a_button_too(db: Database) -> None:
    publish(db, (speaker("a0", "Ana Ruiz", "The ferry sails.", "No."),))
    assert answers.said_by(db, person_key("Ana Ruiz"), "ferry") == said(db, "Ruiz", "ferry")
    assert answers.said_by(db, "unknown") is None


def test_each_line_of_an_actor_is_proved_in_its_paragraph(db: Database) -> None:
    span = Span(start=TEXT.index("It will"), end=TEXT.index("” Ruiz"))
    actor = make_actor("a0", "Ana Ruiz", role="Minister")
    quote = replace(actor.quotes[0], text=span.of(TEXT), span=span)
    with db.write() as tx:
        digest = make_digest("a0", actors=(replace(actor, quotes=(quote,)),))
        articles.add(tx, digest, source_id=None, external_id=None, raw=TEXT, now=NOW)
    for line in (actor.roles[0], quote):
        found = answers.line_proof(db, person_key("Ana Ruiz"), line_mark(line))
        assert found is not None
        assert found.name == "Ana Ruiz"
        assert found.proof.span_in_paragraph.of(found.proof.paragraph) == line.text
    assert answers.line_proof(db, person_key("Ana Ruiz"), "00000000") is None
    assert answers.line_proof(db, "unknown", line_mark(quote)) is None
