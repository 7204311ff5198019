from benchmarks.stream import measure, tabulate
from benchmarks.texts import generate_articles


def test_a_window_is_clustered_and_more_articles_come_one_by_one() -> None:
    measured = measure(generate_articles(30), 5)

    assert measured.articles == 25
    assert 0 < measured.stories <= 25
    assert measured.one_more.calls == 5
    assert 0 < measured.one_more.median <= measured.one_more.worst
    assert measured.in_the_bot.calls == measured.telling.calls == 5
    assert 0 < measured.in_the_bot.median <= measured.in_the_bot.worst
    (table,) = tabulate(measured)
    assert table.title == "Stories of a window of 25 articles"
