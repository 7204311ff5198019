"""Articles mixed as in one window, and halved by story."""

import gzip
import json
from pathlib import Path

import numpy as np

from training.mixtures import Told, mix, read_groups, read_others, read_stories, strand, thin

STORM = "A storm tore the roof off the harbour hall of Lagos on Monday, and two boats sank."
VOTE = "The council of Graz voted for a tram to the new hospital after nine hours of debate."


def write(path: Path, *rows: object) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def read_four(folder: Path) -> list[Told]:
    texts = {"1-ecb": STORM, "1-ecbplus": STORM, "2-ecb": VOTE}
    rows = [{"title": "", "text": text, "story": story} for story, text in texts.items()]
    return list(read_stories(write(folder / "stories.gz", *rows, rows[0])))


def test_two_stories_are_of_one_topic(tmp_path: Path) -> None:
    told = read_four(tmp_path)
    assert [each.topic for each in told] == ["1", "1", "2", "1"]
    assert [each.story for each in told] == ["1-ecb", "1-ecbplus", "2-ecb", "1-ecb"]


def test_of_groups_what_is_short_or_of_something_else_is_left_out(tmp_path: Path) -> None:
    long = " ".join([STORM, VOTE])
    articles = [{"text": long}, {"text": long, "relevant": False}, {"text": "Read more."}]
    path = write(tmp_path / "groups.gz", {"id": "g1", "articles": articles})
    assert [each.story for each in read_groups(path)] == ["g1"]


def test_each_article_of_other_news_is_a_story(tmp_path: Path) -> None:
    path = write(tmp_path / "others.gz", {"sents": [STORM]}, {"sents": [STORM, VOTE]})
    assert len({each.story for each in read_others(path)}) == 2


def test_a_thinned_set_keeps_the_first_articles_of_each_story(tmp_path: Path) -> None:
    told = read_four(tmp_path)
    assert list(thin(told, 1)) == told[:3]


def test_a_story_keeps_one_article_in_one_half_and_all_in_the_other(tmp_path: Path) -> None:
    told = read_four(tmp_path)
    assert sorted(len(list(strand(told, half))) for half in (0, 1)) == [3, 4]
    assert all(list(strand(told, half))[:3] == told[:3] for half in (0, 1))


def test_pairs_say_whether_they_tell_one_story(tmp_path: Path) -> None:
    mixture = mix(read_four(tmp_path))
    pairs = [(own.article, other) for own in mixture.evidence for other in own.others.tolist()]
    assert pairs == [(1, 0), (3, 0), (3, 1)]
    assert mixture.same_story().tolist() == [False, True, False]


def test_a_topic_is_in_one_half_and_pairs_within_it_are_left(tmp_path: Path) -> None:
    mixture = mix(read_four(tmp_path))
    halves = [mixture.halve(halving) for halving in range(20)]
    assert all(half[0] == half[1] == half[3] for half in halves)
    assert any(half[0] != half[2] for half in halves)
    left = mixture.within(np.array([True, False, True, True]))
    assert left.share == 0.75
    assert left.same_story().tolist() == [True]
