from dataclasses import replace

from bot import render
from tests.render.reading import check, labels_of, text_of
from tests.render.samples import CHANGE, REVISION


def test_progress_shows_how_far_it_is() -> None:
    assert (
        text_of(render.revision_progress(3, 12)) == "Reading again… 3 of 12 articles\n\n▓▓░░░░░░░░"
    )
    check(render.revision_progress(0, 0))
    check(render.revision_progress(15, 12))


def test_a_revision_ends_with_what_changed_and_what_to_do() -> None:
    message = render.revision(replace(REVISION, failures=2))
    assert "1 article changed\n0 stories changed\n2 articles could not be read" in text_of(message)
    assert labels_of(message) == [["Show the changes"], ["Publish", "Drop"]]


def test_a_revision_that_changes_nothing_says_so_and_offers_nothing() -> None:
    nothing = replace(REVISION, articles_changed=0)
    assert "0 articles changed\n0 stories changed" in text_of(render.revision(nothing))
    assert render.revision(nothing).buttons == ()


def test_a_published_revision_cannot_be_published_again() -> None:
    message = render.revision(replace(REVISION, published=True))
    assert labels_of(message) == [["Show the changes"]]
    assert labels_of(render.change(replace(REVISION, published=True), 0, CHANGE)) == [["Back"]]


def test_a_revision_that_was_stopped_says_how_to_start_it_again_and_offers_no_publishing() -> None:
    stopped = replace(REVISION, finished=False)
    assert "Not finished" in text_of(render.revision(stopped))
    assert labels_of(render.revision(stopped)) == [["Show the changes"]]
    assert labels_of(render.change(stopped, 0, CHANGE)) == [["Back"]]
    assert text_of(render.revision_stopped("all", "luhn")).endswith(
        "/resummarize all luhn starts it again."
    )
    check(render.revision_stopped("https://example.org/" + "a" * 5000, "luhn"))


def test_a_change_shows_old_and_new_and_marks_what_goes_and_comes() -> None:
    message = render.change(REVISION, 0, CHANGE)
    assert text_of(message) == (
        "Ferry Strike Ends After Nine Days\narticle\n\n"
        "Old\n· Ferries sail again.\n− It rained.\n"
        "New\n· Ferries sail again.\n+ Both sides signed at dawn."
    )
    assert labels_of(message) == [["Publish", "Back"]]


def test_changes_are_turned_one_by_one() -> None:
    two = replace(REVISION, stories_changed=1)
    assert labels_of(render.change(two, 1, CHANGE))[0] == ["‹", "2/2"]


def test_a_change_too_long_for_a_message_says_so() -> None:
    long = replace(CHANGE, new=("word " * 700, "more " * 200))
    text = text_of(render.change(REVISION, 0, long))
    assert "The rest is too long" in text
    assert "more more" not in text


def test_the_end_of_a_revision_is_told() -> None:
    assert "1 article and 0 stories" in text_of(render.revision_published(REVISION))
    assert "keep the old summary" in text_of(render.revision_discarded(REVISION))


def test_what_is_not_known_is_answered_with_what_is() -> None:
    assert "news, lexrank" in text_of(render.unknown_method("magic", ("news", "lexrank")))
    assert "/resummarize today" in text_of(render.unknown_scope("s999"))
