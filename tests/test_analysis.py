"""The core at work in processes that can be ended."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import psutil
import pytest

from bot.analysis import Analyst, can_choose, make_digest, tell_stories
from bot.model import Digest, StoredStory, Trouble, Unreadable
from summarizer import cluster, read
from summarizer.model import Article, Document

_TEXT = """Mayor Ada Quill opened the new harbour bridge on Monday after nine years of work.

"The river no longer divides us," Quill said at the ceremony.

The bridge cost 40 million crowns, twice what the council had planned. It carries two tram lines.

Critics say that the ferries, which stop in June, were cheaper for the islanders.
"""


def _article(article_id: str = "a1", title: str = "Harbour bridge opens") -> Article:
    return Article(
        id=article_id,
        source="Harbour News",
        title=title,
        text=_TEXT,
        published=datetime(2026, 11, 20, tzinfo=UTC),
    )


def _document(article_id: str) -> Document:
    return read(_article(article_id))


def _loaded(module: str) -> bool:
    return module in sys.modules


def _threads_of_linear_algebra() -> set[int]:
    # Loaded here, as the stories of a worker do.
    import numpy as np  # noqa: F401, PLC0415
    from threadpoolctl import threadpool_info  # noqa: PLC0415

    return {each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"}


@pytest.fixture(scope="module")
def analyst() -> Iterator[Analyst]:
    with Analyst() as analyst:
        yield analyst


def test_an_article_is_read_summarised_and_searched_for_people() -> None:
    digest = make_digest(_article())

    assert digest.method == "news"
    assert 1 <= len(digest.summary.sentences) <= 5
    assert "Quill" in " ".join(actor.name for actor in digest.actors)
    for sentence in (*digest.sentences, *digest.summary.sentences):
        assert sentence.span.of(digest.article.text) == sentence.text


def test_an_empty_article_has_an_empty_digest() -> None:
    digest = make_digest(Article(id="a1", source="S", title="", text=""))

    assert (digest.sentences, digest.summary.sentences, digest.actors) == ((), (), ())


def _told(*documents: Document) -> StoredStory:
    (story,) = tell_stories(cluster(documents), documents)
    return story


def test_a_story_is_told_with_spans_of_its_articles() -> None:
    story = _told(_document("a1"), _document("a2"))

    assert set(story.story.article_ids) == {"a1", "a2"}
    assert story.independent == 1
    assert story.summary
    assert all(span.of(_document("a1").article.text) for _, span, _ in story.summary)


def test_a_story_is_summarised_from_its_newest_article_on() -> None:
    older = _document("a1")
    rewritten = _TEXT.replace("opened", "closed").replace("after nine years", "after nine days")
    newer = read(
        replace(
            _article("a2", "Harbour bridge closes"),
            text=rewritten,
            published=datetime(2026, 11, 22, tzinfo=UTC),
        )
    )

    shown = [article_id for article_id, _, _ in _told(older, newer).summary]

    assert shown[0] == "a2"
    assert shown == sorted(shown, reverse=True)


def test_a_story_is_kept_with_its_days_and_what_outlets_count_differently() -> None:
    post = _article("a1")
    echo = replace(
        post,
        id="a2",
        source="Island Echo",
        text=post.text + "\n\nThe opening of the Harbour bridge killed 12 people.",
    )
    post = replace(post, text=post.text + "\n\nIn all, 15 people died at the Harbour bridge.")
    kept = _told(read(post), read(echo))
    (pair,) = kept.differences
    assert [article_id for article_id, _ in pair] == ["a2", "a1"]
    assert [day for day, _, _ in kept.timeline] == [date(2026, 11, 20)]


def test_a_worker_gives_the_same_digest(analyst: Analyst) -> None:
    assert analyst.digest(_article()) == make_digest(_article())
    assert [type(digest) for digest in analyst.digests([_article()])] == [Digest]


def test_a_worker_knows_in_which_languages_sentences_are_chosen(analyst: Analyst) -> None:
    assert analyst.run(can_choose, "cs") is True
    assert analyst.run(can_choose, "th") is False


def test_a_task_that_takes_too_long_is_ended_and_the_next_one_works(analyst: Analyst) -> None:
    started = time.monotonic()
    answer = analyst.run(time.sleep, 60, timeout=0.3)

    assert answer == Unreadable(
        trouble=Trouble.ANALYSIS_FAILED, detail="sleep took more than 0.3 s"
    )
    assert time.monotonic() - started < 20
    assert analyst.run(abs, -7) == 7


def test_a_worker_that_dies_costs_one_task(analyst: Analyst) -> None:
    answer = analyst.run(os._exit, 3)

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.ANALYSIS_FAILED
    assert analyst.run(abs, -7) == 7


def test_a_worker_that_is_killed_while_idle_is_replaced(analyst: Analyst) -> None:
    worker = analyst.run(os.getpid)
    assert isinstance(worker, int)

    os.kill(worker, signal.SIGKILL)
    time.sleep(1)

    assert analyst.run(abs, -7) == 7


def test_what_a_task_raises_is_told(analyst: Analyst) -> None:
    answer = analyst.run(int, "seven")

    assert isinstance(answer, Unreadable)
    assert answer.detail.startswith("ValueError in int: ")


def test_an_unknown_method_is_told(analyst: Analyst) -> None:
    answer = analyst.digest(_article(), "astrology")

    assert isinstance(answer, Unreadable)
    assert "astrology" in answer.detail


def test_workers_leave_the_interrupt_to_their_parent(analyst: Analyst) -> None:
    assert analyst.run(signal.getsignal, signal.SIGINT) == signal.SIG_IGN


def test_a_worker_counts_in_one_thread() -> None:
    with Analyst() as fresh:
        assert fresh.run(_threads_of_linear_algebra) == {1}


def test_an_interrupt_does_not_end_a_worker_that_still_starts() -> None:
    others = {process.pid for process in multiprocessing.active_children()}
    with Analyst() as fresh:
        answer = fresh.start(os.getpid)
        (worker,) = {process.pid for process in multiprocessing.active_children()} - others
        assert worker is not None
        os.kill(worker, signal.SIGINT)

        assert answer.result(60) == worker


def test_only_a_worker_that_looks_for_people_loads_the_parser() -> None:
    with Analyst() as fresh:
        assert fresh.run(_loaded, "spacy") is False
        assert isinstance(fresh.digest(_article()), Digest)
        assert fresh.run(_loaded, "spacy") is True


def test_a_worker_that_was_warmed_up_has_loaded_the_parser() -> None:
    with Analyst() as fresh:
        fresh.warm_up()
        assert fresh.run(_loaded, "spacy") is True


def test_a_process_that_only_answers_loads_no_parser() -> None:
    script = "import sys, bot.analysis; sys.exit('spacy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_workers_die_with_their_parent() -> None:
    script = """
import os, time
from bot.analysis import Analyst
if __name__ == "__main__":
    print(Analyst().run(os.getpid), flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        worker = psutil.Process(int(parent.stdout.readline()))
        parent.kill()

    assert psutil.wait_procs([worker], timeout=10)[1] == []


def test_a_closed_analyst_has_no_workers() -> None:
    analyst = Analyst()
    worker = analyst.run(os.getpid)
    assert isinstance(worker, int)

    analyst.close()
    analyst.close()

    assert not psutil.pid_exists(worker)
    assert analyst.run(os.getpid) == Unreadable(
        trouble=Trouble.ANALYSIS_FAILED, detail="the workers are gone: they were ended"
    )
