from benchmarks.peers import SUMY_METHODS, summarize_by_sumy
from benchmarks.stages import measure, tabulate
from benchmarks.texts import generate_articles
from summarizer import read


def test_every_stage_of_an_article_is_timed() -> None:
    measured = measure(generate_articles(2))

    assert measured.articles == 2
    assert measured.articles_per_second > 0
    rows = tabulate(measured)[0].rows
    assert {"read", "summarise", "who", "cluster", "store"} <= {row[0] for row in rows}
    assert all(isinstance(row[1], float) and row[1] > 0 for row in rows)


def test_generated_articles_are_the_same_every_time() -> None:
    assert generate_articles(3) == generate_articles(3)


def test_every_method_of_sumy_summarises_what_we_read() -> None:
    document = read(generate_articles(1)[0])
    sentences = {sentence.text for sentence in document.sentences}

    for method in SUMY_METHODS:
        chosen = summarize_by_sumy(document, 3, method)
        assert len(chosen) == 3
        assert set(chosen) <= sentences
