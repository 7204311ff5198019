"""The list of feeds that feed readers exchange."""

import pytest

from bot.ingest.opml import is_opml, parse_opml
from bot.model import Trouble, Unreadable

_LIST = b"""<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Harbour">
  <outline type="rss" text="Tide  Times" xmlUrl="https://tide.example/feed?utm_source=opml"/>
  <outline type="rss" title="Port" text="p" xmlUrl="https://port.example/rss"/>
</outline>
<outline type="rss" text="again" xmlUrl="https://tide.example/feed"/>
<outline type="rss" text="odd" xmlUrl="file:///etc/passwd"/>
<outline type="link" text="a page" url="https://page.example/"/>
</body></opml>"""


def test_every_feed_is_found_once_whatever_the_folder() -> None:
    assert parse_opml(_LIST) == (
        ("https://tide.example/feed", "Tide Times"),
        ("https://port.example/rss", "Port"),
    )
    assert is_opml(_LIST)


@pytest.mark.parametrize(
    ("body", "trouble"),
    [
        (b"", Trouble.NOT_A_FEED),
        (b"<opml><body>", Trouble.NOT_A_FEED),
        (b"<rss/>", Trouble.NOT_A_FEED),
        (b"\x00\xff\x00", Trouble.NOT_A_FEED),
        (b"<opml><body/></opml>", Trouble.EMPTY),
        (b'<!DOCTYPE x [<!ENTITY a "aa">]><opml><body>&a;</body></opml>', Trouble.NOT_A_FEED),
        (
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml>&a;</opml>',
            Trouble.NOT_A_FEED,
        ),
    ],
)
def test_what_is_not_opml_is_said_to_be_none(body: bytes, trouble: Trouble) -> None:
    answer = parse_opml(body)

    assert isinstance(answer, Unreadable)
    assert answer.trouble is trouble


def test_a_feed_is_not_taken_for_a_list() -> None:
    assert not is_opml(b'<rss version="2.0"><channel/></rss>')
