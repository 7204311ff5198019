from bot import render
from bot.model import ChatKind
from tests.render.reading import check, labels_of, text_of

COUNTS = {"chats": 1, "outbox": 1200, "briefings": 0}


def test_privacy_says_how_people_in_the_news_object() -> None:
    assert "Whoever objects can ask the person who runs this bot" in text_of(render.privacy())


def test_privacy_says_what_is_stored_and_how_to_see_and_delete_it() -> None:
    message = render.privacy()
    check(message)
    assert "/mydata" in text_of(message)
    assert "/forgetme" in text_of(message)


def test_my_data_counts_what_is_stored() -> None:
    assert "This chat and its settings: 1\nMessages of those briefings: 1,200" in text_of(
        render.my_data(COUNTS)
    )
    assert text_of(render.my_data({"chats": 0})) == "Nothing is stored of you."


def test_deleting_is_asked_for_once_more_with_the_counts() -> None:
    message = render.forget_me(COUNTS)
    assert "Messages of those briefings: 1,200" in text_of(message)
    assert labels_of(message) == [["Delete everything", "Keep it"]]
    assert render.forget_me({}).buttons == ()


def test_in_a_group_it_is_the_group_of_which_something_is_stored_and_deleted() -> None:
    asked = text_of(render.forget_me(COUNTS, ChatKind.SUPERGROUP))
    assert asked.startswith("Delete everything stored of this group?")
    assert "Its briefings stop, in all its topics." in asked
    told = text_of(render.my_data(COUNTS, ChatKind.GROUP))
    assert told.startswith("What is stored of this group")
    assert "of this group is stored" in text_of(render.forgotten(COUNTS, ChatKind.GROUP))


def test_what_was_deleted_is_counted_and_a_no_deletes_nothing() -> None:
    assert "This chat and its settings: 1" in text_of(render.forgotten(COUNTS))
    assert text_of(render.kept()) == "Nothing was changed."
