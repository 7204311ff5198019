"""A summary of today, of words, of a link, of a message, of a file."""

import pytest

from tests.ingest import newsroom
from tests.journeys.conversations.reader import Reader
from tests.journeys.conversations.stage import HEADLINE, Stage

WOLVES = "Wolves return to the northern forest"
PACK = "A pack of seven wolves has settled in the northern forest"
PASTE = "Paste its text here and reply to it with /summary."


def test_nothing_asked_for_is_today(reader: Reader) -> None:
    today = reader.asks("/summary")
    assert today.text.startswith("Today\n\n1  ")
    assert HEADLINE in today.text
    assert today.taps("1").message_id != today.message_id


def test_a_number_is_how_many_sentences_a_story_gets(reader: Reader) -> None:
    def lines(words: str) -> int:
        story = reader.asks(f"/summary {words}").text.split("\n\n")[1]
        return len(story.splitlines()) - 2  # headline and outlets

    assert (lines("1"), lines("5"), lines("99")) == (1, 5, 5)
    assert (lines("Lavrov"), lines("1 Lavrov"), lines("Lavrov 5")) == (2, 1, 5)


def test_a_greater_number_beside_words_is_one_of_them(reader: Reader) -> None:
    answer = reader.asks("/summary zebra 13")
    assert answer.text.startswith("Nothing in the stored news about zebra 13.")


@pytest.mark.parametrize(
    "words", ["hello", "Good morning!", "thank you", "hello, who are you?", "👍"]
)
def test_who_only_greets_is_told_what_to_send(words: str, reader: Reader) -> None:
    assert reader.asks(words).text.startswith(
        "Hello. I tell the news in the publishers’ own words."
    )


def test_words_are_looked_for(reader: Reader) -> None:
    assert HEADLINE in reader.asks("/summary Lavrov").text
    assert reader.asks("/summary zebra crossing").text == (
        "Nothing in the stored news about zebra crossing.\n\n"
        "Try fewer or other words, or /summary alone for the news of today."
    )


@pytest.mark.parametrize(
    "words", ['"', '"zebra', "zebra -wombat", "zeb*", "* ^ :", "col:zebra", "a" * 200]
)
def test_words_that_mean_something_to_a_search_engine_mean_nothing_here(
    words: str, reader: Reader
) -> None:
    assert reader.asks(f"/summary {words}").text.startswith("Nothing in the stored news about")


def test_a_pasted_text_is_summarised_without_inventing_an_outlet(reader: Reader) -> None:
    text = reader.asks(f"/summary {newsroom.text('wolves')}").text
    assert text.startswith(f"{WOLVES}\n\n{PACK}")
    assert "In it: Tomas Lind" in text


def test_a_message_is_summarised_by_a_reply_to_it(reader: Reader) -> None:
    pasted = reader.asks(newsroom.text("wolves"))
    assert PACK in pasted.text
    sent = reader.says("Short. " + newsroom.text("wolves"))
    assert PACK in reader.asks("/summary", reply_to=sent).text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("wolves.txt", newsroom.text("wolves")),
        ("wolves.html", newsroom.page("wolves")),
        ("Wölfe.md", newsroom.text("wolves")),
    ],
)
def test_an_attached_file_is_summarised(name: str, text: str, reader: Reader) -> None:
    assert PACK in reader.asks("/summary", file=(name, text.encode())).text


def test_a_file_is_summarised_by_a_reply_to_it(reader: Reader) -> None:
    since = reader.telegram.seq
    sent = reader.says(file=("wolves.txt", newsroom.text("wolves").encode()))
    reader.hears(PACK, since)
    assert PACK in reader.asks("/summary", reply_to=sent).text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"word " * 210_000, "(it is larger than 1 MB)"),
        (bytes(range(256)) * 40, "(it is not text)"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "(it is not text)"),
        (b" \n", "(there is no text in it)"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, why: str, reader: Reader) -> None:
    text = reader.asks("/summary", file=("file.txt", data)).text
    assert text.startswith(f"I couldn’t read that file {why}.")
    assert len(text.split("\n\n")[1]) > 20


def test_a_link_is_read_and_summarised(stage: Stage, reader: Reader) -> None:
    url = stage.site.put("/bridge", newsroom.page("bridge"))
    text = reader.asks(f"/summary {url}").text
    assert text.startswith(
        "Harbour bridge opens after nine years\nHarbour News\n\nMayor Ada Quill"
    )
    assert reader.asks(url).text == text
    assert stage.site.asked("/bridge") == 1


def test_a_replied_to_link_is_read(stage: Stage, reader: Reader) -> None:
    url = stage.site.put("/wolves-once", newsroom.page("wolves"))
    link = reader.says(url)
    reader.hears(PACK)
    assert PACK in reader.asks("/summary", reply_to=link).text


def test_a_link_that_cannot_be_read_says_why_and_what_to_do(stage: Stage) -> None:
    site = stage.site
    troubles = {
        site.put("/empty", "<html><body><nav>Home</nav></body></html>"): "there is no article",
        site.put("/login", status=401): "it asks for a login",
        site.put("/closed", status=403): "it does not let bots in",
        site.put("/photo", b"\xff\xd8", "image/jpeg"): "it is not text",
        site.url("/nowhere"): "there is nothing at that address",
        site.redirect("/round", site.url("/round")): "it redirects without end",
        site.redirect("/inside", "http://10.0.0.1/admin"): "it is not on the public web",
        "http://192.168.1.1/": "it is not on the public web",
        "http://[::1]:80/": "it is not on the public web",
        "http://nobody.invalid/": "it cannot be reached",
    }
    for url, why in troubles.items():
        text = stage.newcomer().asks(f"/summary {url}").text
        assert text.startswith(f"I couldn’t read that page ({why}"), url
        assert len(text.split("\n\n")[1]) > 20
    assert PASTE in stage.newcomer().asks(f"/summary {site.url('/login')}").text
