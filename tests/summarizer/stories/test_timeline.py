"""A story day by day."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.model import Document
from summarizer.stories import timeline
from tests.summarizer.stories.test_clusters import TNS, VOA
from tests.summarizer.texts import document_lists, make_document

MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)


def report(article_id: str, day: int, *texts: str, language: str = "en") -> Document:
    return make_document(
        *texts,
        article_id=article_id,
        published=MONDAY + timedelta(days=day),
        title=texts[0],
        language=language,
    )


STORM = report("a", 0, "A storm tore the roof off the harbour hall of Lagos on Monday.")
SCHOOLS = report("b", 1, "Mayor Ada Okoro closed all schools of Lagos until Thursday.")


def test_each_day_is_told_in_one_sentence_oldest_first() -> None:
    line = timeline([SCHOOLS, STORM])
    assert [(day.day, day.sentence.text) for day in line] == [
        (date(2026, 11, 16), STORM.sentences[0].text),
        (date(2026, 11, 17), SCHOOLS.sentences[0].text),
    ]


def test_a_day_is_told_by_what_is_new_on_it() -> None:
    later = report(
        "c",
        1,
        "The storm tore the roof off the harbour hall of Lagos on Monday.",
        "Mayor Ada Okoro closed all schools of the city until Thursday.",
    )
    assert timeline([STORM, later])[1].sentence.text == later.sentences[1].text


def test_rare_words_of_a_detail_do_not_outweigh_the_news() -> None:
    repairs = report(
        "c",
        1,
        "Engineers began to mend the roof of the harbour hall of Lagos, which the storm tore off.",
        "Professor Max Lind of Bremen Polytechnic measured 140 kilometres an hour at Badagry Creek.",
    )
    assert timeline([STORM, repairs])[1].sentence.text == repairs.sentences[0].text


def test_a_sentence_that_cannot_stand_alone_tells_no_day() -> None:
    reply = report("c", 1, "He said that the schools of Lagos stay closed until Thursday.")
    follow = report("d", 2, "Okoro met teachers in Lagos.", "He promised them new windows by May.")
    assert [day.sentence.text for day in timeline([follow])] == []
    assert len(timeline([STORM, reply])) == 2  # an article's first sentence has none before it


def test_a_copy_on_the_next_day_is_not_told_again() -> None:
    copy = report("c", 1, STORM.sentences[0].text)
    assert len(timeline([STORM, copy])) == 1


def test_a_sentence_is_remembered_in_its_own_language_whichever_article_comes_first() -> None:
    english = report("b", 0, "Rain.", language="en")
    german = report(
        "a", 0, "Die Stürme zerstörten am Montag mehrere Hallen des Hafens.", language="de"
    )
    later = report(
        "c",
        1,
        "Die Stürme zerstörten mehrere Hallen des Hafens von Bremen.",
        "Schulen der Stadt bleiben bis Donnerstag wegen kaputter Fenster geschlossen.",
        language="de",
    )
    line = timeline([english, german, later])
    assert timeline([german, english, later]) == line
    assert line[1].sentence.text == later.sentences[1].text


def test_undated_articles_are_left_out() -> None:
    assert timeline([make_document("A storm tore the roof off the harbour hall.")]) == ()
    assert timeline([]) == ()


def test_the_seeds_make_two_days() -> None:
    assert [day.day for day in timeline([VOA, TNS])] == [date(2022, 1, 21), date(2022, 2, 1)]


@settings(deadline=None, max_examples=50)
@given(document_lists(most=6), st.data())
def test_days_are_told_once_in_order_whatever_the_order_of_articles(
    documents: list[Document], data: st.DataObject
) -> None:
    dated = [
        report(
            f"a{number}",
            data.draw(st.integers(0, 3)),
            *(sentence.text for sentence in document.sentences),
            language=data.draw(st.sampled_from(["en", "de", "fr"])),
        )
        for number, document in enumerate(documents)
        if document.sentences
    ]
    line = timeline(dated)
    assert [day.day for day in line] == sorted({day.day for day in line})
    assert len({day.sentence.text for day in line}) == len(line)
    assert timeline(data.draw(st.permutations(dated))) == line
