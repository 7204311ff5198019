import subprocess
import sys

import pytest

from summarizer.parse import LONGEST_CHUNK, parse
from tests.summarizer.speech import document_of


def test_a_paragraph_becomes_tokens_that_point_into_the_article() -> None:
    document = document_of("Maria Keller opened the bridge on Monday.\n\nThe mayor thanked her.")
    paragraphs = parse(document)

    assert len(paragraphs) == 2
    for paragraph in paragraphs:
        for token in paragraph.tokens:
            assert token.span.of(document.article.text) == token.text


def test_dependencies_and_entities_are_plain_indices() -> None:
    (paragraph,) = parse(document_of("Maria Keller opened the bridge on Monday."))
    verb = next(token for token in paragraph.tokens if token.lemma == "open")
    subject = next(t for t in paragraph.tokens if t.dep == "nsubj" and t.head == verb.index)

    assert [paragraph.tokens[i].text for i in paragraph.subtree(subject.index)] == [
        "Maria",
        "Keller",
    ]
    assert list(paragraph.ancestors(subject.index)) == [verb.index]
    assert ("PERSON", 0, 2) in [(e.label, e.start, e.end) for e in paragraph.entities]


def test_typographic_marks_are_kept_in_the_text_of_tokens() -> None:
    (paragraph,) = parse(document_of("“We will wait,” Keller said of Berlin’s plan."))

    assert {"“", "”", "’s"} <= {token.text for token in paragraph.tokens}


def test_marks_typed_as_two_apostrophes_are_one_token() -> None:
    document = document_of("''We will wait,'' Keller said of ''the plan.''")
    (paragraph,) = parse(document)

    assert [token.text for token in paragraph.tokens].count("''") == 4
    for token in paragraph.tokens:
        assert token.span.of(document.article.text) == token.text


def test_the_full_stop_of_a_title_of_several_ends_no_sentence() -> None:
    (paragraph,) = parse(document_of("Ana Rojas said that she would join Sens. Keller and Orr."))

    roots = [token.text for token in paragraph.tokens if token.head == token.index]
    assert roots == ["said"]


@pytest.mark.parametrize(
    ("text", "dep", "head"),
    [
        ("“It was a joke,” the mayor of Zamora, Francisco Keller, insisted.", "appos", "mayor"),
        ("Portline President and CEO Francisco Keller said that it was late.", "nsubj", "said"),
    ],
)
def test_a_name_belongs_to_the_office_not_to_a_place_or_to_another_office(
    text: str, dep: str, head: str
) -> None:
    (paragraph,) = parse(document_of(text))

    (name,) = [token for token in paragraph.tokens if token.text == "Keller"]
    assert (name.dep, paragraph.tokens[name.head].text) == (dep, head)
    assert all(
        (token.index in paragraph.tokens[token.head].children) is (token.head != token.index)
        for token in paragraph.tokens
    )
    (root,) = [token.index for token in paragraph.tokens if token.head == token.index]
    assert paragraph.subtree(root) == list(range(len(paragraph.tokens)))


def test_a_language_without_a_parser_gives_nothing() -> None:
    assert parse(document_of("Der Bürgermeister sagte nichts.", language="de")) == ()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "…", "?!"])
def test_a_text_without_sentences_gives_nothing_or_marks(text: str) -> None:
    assert all(paragraph.tokens for paragraph in parse(document_of(text)))


def test_a_very_long_paragraph_is_parsed_in_pieces() -> None:
    document = document_of("The ministers met again in the old town hall. " * 250)

    spans = [paragraph.span for paragraph in parse(document)]

    assert len(spans) > 1
    assert all(span.end - span.start <= LONGEST_CHUNK for span in spans)


def test_answers_need_no_spacy() -> None:
    script = (
        "import sys, summarizer.people as people;"
        "from summarizer import merge_actors, find_actor;"
        "people.fold_name('Zoë'); merge_actors([]); find_actor([], 'Lee');"
        "sys.exit('spacy' in sys.modules)"
    )

    result = subprocess.run([sys.executable, "-c", script], check=False, timeout=60)

    assert result.returncode == 0
