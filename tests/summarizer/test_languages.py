"""What the core does in each of its languages, on one page of news written in each."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.coherence import needs_previous
from summarizer.languages import UNKNOWN, detect_language, settle_language
from summarizer.lexicon import lexicon_languages, load_lexicon
from summarizer.lines import is_furniture
from summarizer.model import METHODS, Article, Budget
from summarizer.scripts import script_of
from summarizer.sentences import read
from summarizer.summary.extraction import summarize
from tests.summarizer.news import LANGUAGES, examples_in, page_in
from tests.summarizer.texts import make_document

DUTCH = (
    "De burgemeester van Zwolle heeft dinsdag gezegd dat de oude brug nog dit jaar wordt gesloten "
    "voor onderhoud. Volgens haar is dat nodig omdat het staal in slechte staat is en er geen "
    "andere weg is. De veerboten varen elke tien minuten naar de overkant van het water."
)
GREEK = (
    "Ο δήμαρχος δήλωσε την Τρίτη ότι η παλιά γέφυρα θα κλείσει φέτος για συντήρηση. Σύμφωνα με τον "
    "ίδιο αυτό είναι απαραίτητο επειδή το ατσάλι είναι σε κακή κατάσταση. Τα πλοία θα μεταφέρουν "
    "τους κατοίκους κάθε δέκα λεπτά στην απέναντι όχθη του ποταμού."
)

HINDI = (
    "पुराना पुल सोमवार से मरम्मत के लिए बंद रहेगा। महापौर ने कहा कि काम छह महीने चलेगा। "
    "यात्री हर दस मिनट में नाव से नदी पार कर सकते हैं।"
)
BENGALI = (
    "পুরনো সেতুটি সোমবার থেকে মেরামতের জন্য বন্ধ থাকবে। মেয়র বলেছেন যে কাজ ছয় মাস চলবে। "
    "যাত্রীরা প্রতি দশ মিনিটে নৌকায় নদী পার হতে পারবেন।"
)
TURKISH = (
    "İstanbul’da eski köprü pazartesi günü onarım için kapatılacak. Belediye başkanı çalışmaların "
    "altı ay süreceğini söyledi. Yolcular nehri her on dakikada bir tekneyle geçebilecek."
)


def test_every_language_with_a_lexicon_has_a_page_to_be_tried_on() -> None:
    assert lexicon_languages() == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_read_sentence_by_sentence_without_its_furniture(language: str) -> None:
    page = page_in(language)
    document = read(page.article())
    assert tuple(sentence.text for sentence in document.sentences) == page.sentences
    assert not [line for line in page.furniture if line in document.article.text.split("\n")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_author_line_of_a_page_is_found(language: str) -> None:
    page = page_in(language)
    assert read(page.article()).byline == page.byline


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_that_cannot_stand_alone_are_told(language: str) -> None:
    page = page_in(language)
    needs = needs_previous(read(page.article()))
    assert {position for position, need in enumerate(needs) if need} == page.needs


@pytest.mark.parametrize(("language", "sentence"), examples_in("whole"))
def test_no_sentence_is_cut_at_an_abbreviation(language: str, sentence: str) -> None:
    after = page_in(language).sentences[0]
    text = f"{sentence} {after}"
    document = read(Article(id="a", source="Post", title="", text=text, language=language))
    assert [found.text for found in document.sentences] == [sentence, after]


@pytest.mark.parametrize(("language", "line"), examples_in("furniture"))
def test_furniture_is_told_on_a_line_of_its_own_and_behind_a_sentence(
    language: str, line: str
) -> None:
    lead = page_in(language).sentences[0]
    document = read(
        Article(
            id="a",
            source="Post",
            title="",
            text=f"{lead}\n{line}\n{lead[:-1]}!",
            language=language,
        )
    )
    assert [found.text for found in document.sentences] == [lead, f"{lead[:-1]}!"]
    assert is_furniture(line, load_lexicon(language))


@pytest.mark.parametrize(("language", "sentence"), examples_in("prose"))
def test_a_sentence_with_words_of_furniture_is_kept(language: str, sentence: str) -> None:
    lead = page_in(language).sentences[0]
    text = f"{lead}\n{sentence}\n{lead[:-1]}!"
    document = read(Article(id="a", source="Post", title="", text=text, language=language))
    assert sentence in [found.text for found in document.sentences]


@pytest.mark.parametrize(("language", "line"), examples_in("bylines"))
def test_author_lines_of_many_kinds_are_found(language: str, line: str) -> None:
    text = f"{line}\n{page_in(language).sentences[0]}"
    document = read(Article(id="a", source="Post", title="", text=text, language=language))
    assert document.byline == line


@pytest.mark.parametrize(("language", "sentence"), examples_in("dependent"))
def test_a_sentence_that_points_back_needs_the_one_before(language: str, sentence: str) -> None:
    document = make_document(page_in(language).sentences[0], sentence, language=language)
    assert needs_previous(document) == (False, True)


@pytest.mark.parametrize(("language", "sentence"), examples_in("standing"))
def test_a_sentence_that_says_whom_it_means_stands_alone(language: str, sentence: str) -> None:
    document = make_document(page_in(language).sentences[0], sentence, language=language)
    assert needs_previous(document) == (False, False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_summary_has_the_lead_and_nothing_that_lost_its_context(language: str) -> None:
    page = page_in(language)
    document = read(page.article())
    for count in (1, 2, 3, 5):
        summary = summarize([document], Budget(sentences=count)).sentences
        shown = [sentence.index for sentence in summary]
        assert len(shown) <= count
        assert count < 3 or 0 in shown
        assert not {index for index in shown if index in page.needs and index - 1 not in shown}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", METHODS)
def test_every_method_works_in_every_language(language: str, method: str) -> None:
    document = read(page_in(language).article())
    summary = summarize([document], Budget(sentences=3), method=method)
    assert 1 <= len(summary.sentences) <= 3
    assert set(summary.sentences) <= set(document.sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_a_page_is_told_by_its_words(language: str) -> None:
    page = page_in(language)
    assert detect_language(page.text) == language
    assert read(page.article(language="")) == read(page.article())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tag_of_a_region_is_reduced_to_its_language(language: str) -> None:
    page = page_in(language)
    assert read(page.article(language=f"{language}-XX")) == read(page.article())


@pytest.mark.parametrize("language", LANGUAGES)
def test_four_sentences_are_enough_to_tell(language: str) -> None:
    assert detect_language(" ".join(page_in(language).sentences[:4])) == language


@pytest.mark.parametrize(
    "text",
    [DUTCH, HINDI * 2, BENGALI * 2, TURKISH * 2, "ПРИВІТ " * 50, "Ring " * 50],
)
def test_a_text_in_another_language_is_in_none_of_them(text: str) -> None:
    assert detect_language(text) == UNKNOWN


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("el", GREEK),
        ("el", "Η παλιά γέφυρα έκλεισε"),
        ("he", "הגשר הישן נסגר ביום שני"),
        ("ja", "古い橋が月曜日に閉鎖される"),
        ("ja", "ニューヨーク"),
        ("ka", "ძველი ხიდი დაიხურა"),
        ("ko", "오래된 다리가 월요일에 폐쇄된다"),
        ("th", "สะพานเก่าปิดวันจันทร์"),
        ("zh", "旧桥周一关闭"),
    ],
)
def test_a_language_with_a_script_of_its_own_is_told_by_it_however_short_the_text(
    language: str, text: str
) -> None:
    assert detect_language(text) == language
    assert settle_language("en-US", text) == language


@pytest.mark.parametrize("text", [HINDI, BENGALI, "Мост закрыт", "الجسر القديم مغلق"])
def test_a_short_text_in_a_script_of_several_languages_is_not_taken_for_english(
    text: str,
) -> None:
    assert detect_language(text) == UNKNOWN
    assert settle_language("en", text) == UNKNOWN


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        ("hi-IN", HINDI),
        ("bg", "Мостът е затворен"),
        ("uk", "Міст закрито"),
        ("yi", "די אַלטע בריק"),
    ],
)
def test_a_declared_language_that_is_written_so_stands(declared: str, text: str) -> None:
    assert settle_language(declared, text) == declared.partition("-")[0]


def test_names_in_another_script_do_not_tell_the_language() -> None:
    english = "The party (Νέα Δημοκρατία) said that it would not close the bridge. "
    assert detect_language(english) == "en"
    assert detect_language(english * 20) == "en"
    assert detect_language("Ο Joe Biden μίλησε την Τρίτη στην Αθήνα (Reuters)") == "el"


@pytest.mark.parametrize("text", ["", "Brücke", "Bridge closed until autumn", "2022 – 3 %"])
def test_a_text_too_short_to_tell_is_taken_for_what_is_usual(text: str) -> None:
    assert detect_language(text) == "en"
    assert detect_language(text, otherwise="fr") == "fr"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_declared_language_stands_unless_the_words_are_clearly_of_another(language: str) -> None:
    text = page_in(language).text
    assert settle_language(f"{language}-XX", text) == language
    assert settle_language("", text) == language
    assert settle_language("de" if language == "en" else "en-US", text) == language
    same_script = {"ru": "uk", "uk": "ru"}.get(language, "fr")
    assert settle_language(same_script, text[:30]) == same_script
    assert settle_language("sk", text) == "sk"


def test_a_declared_language_stands_where_the_words_tell_none() -> None:
    assert settle_language("nl", DUTCH) == "nl"
    assert settle_language("en", DUTCH) == "en"


def test_an_unknown_language_is_read_and_summed_up_by_its_lead() -> None:
    document = read(Article(id="a", source="Courant", title="", text=DUTCH, language=""))
    assert document.article.language == UNKNOWN
    assert len(document.sentences) == 3
    summary = summarize([document], Budget(sentences=1))
    assert summary.sentences == document.sentences[:1]


@pytest.mark.parametrize(
    ("language", "text"), [("hi", HINDI), ("bn", BENGALI), ("tr", TURKISH), ("", TURKISH * 2)]
)
def test_what_has_no_stop_words_here_is_read_and_summed_up_by_its_lead(
    language: str, text: str
) -> None:
    document = read(Article(id="a", source="Post", title="", text=text, language=language))
    assert len(document.sentences) >= 3
    assert summarize([document], Budget(sentences=1)).sentences == document.sentences[:1]


LINES = st.sampled_from(LANGUAGES).flatmap(
    lambda language: st.tuples(
        st.just(language),
        st.lists(
            st.one_of(
                st.sampled_from([*page_in(language).sentences, *page_in(language).furniture]),
                st.text(max_size=40),
            ),
            max_size=20,
        ),
    )
)


@settings(deadline=None, max_examples=60)
@given(LINES)
def test_in_every_language_sentences_are_spans_and_reading_twice_changes_nothing(
    page: tuple[str, list[str]],
) -> None:
    language, lines = page
    article = Article(id="a", source="Post", title="", text="\n".join(lines), language=language)
    document = read(article)
    text = document.article.text
    assert all(sentence.span.of(text) == sentence.text for sentence in document.sentences)
    assert all(a.span.end <= b.span.start for a, b in pairwise(document.sentences))
    assert read(document.article).sentences == document.sentences
    summary = summarize([document], Budget(sentences=2)).sentences
    assert list(summary) == [s for s in document.sentences if s in summary]
    assert len(needs_previous(document)) == len(document.sentences)


@settings(deadline=None, max_examples=60)
@given(st.text(), st.sampled_from(["en", "fr"]))
def test_every_text_has_a_language(text: str, otherwise: str) -> None:
    found = detect_language(text, otherwise=otherwise)
    assert found in {*LANGUAGES, UNKNOWN, otherwise} or script_of(text) not in {"LATIN", ""}
    assert len(found) == (3 if found == UNKNOWN else 2)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_very_long_text_is_read_and_looked_through_in_seconds(language: str) -> None:
    page = page_in(language)
    copies = 300_000 // len(page.text)
    text = "\n\n".join(f"{page.text} {number}." for number in range(copies))
    began = time.process_time()
    document = read(Article(id="a", source="Post", title="", text=text, language=""))
    needs_previous(document)
    assert document.sentences
    assert time.process_time() - began < 20


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "unit"), [("de", "z. "), ("fr", "«a. "), ("pl", "np. "), ("ru", "г. а ")]
)
def test_a_hostile_text_is_read_in_seconds(language: str, unit: str) -> None:
    text = unit * (300_000 // len(unit))
    began = time.process_time()
    needs_previous(read(Article(id="a", source="", title="", text=text, language=language)))
    assert time.process_time() - began < 30
