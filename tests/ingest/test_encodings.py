"""Bytes become text."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.encodings import decode
from bot.model import Trouble, Unreadable

_ENGLISH = "The café’s owner said “it is fine” – and left.\nPrices rose by 5€ on Monday.\n"
_RUSSIAN = "Президент России заявил во вторник, что переговоры продолжатся на этой неделе.\n"
_POLISH = (
    "Prezydent powiedział, że rozmowy będą kontynuowane w przyszłym tygodniu, żeby osiągnąć pokój. "
    "Minister ogłosił, że budowa mostu zakończy się później, niż zakładano. Mieszkańcy są źli.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_english_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert decode(_ENGLISH.encode(encoding)) == _ENGLISH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(_RUSSIAN, "cp1251"), (_RUSSIAN * 3, "koi8-r"), (_POLISH, "cp1250"), (_RUSSIAN, "utf-16")],
)
def test_other_letters_tell_their_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_line_ends_are_made_plain() -> None:
    assert decode(b"one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00", b"MZ\x90\x00", os.urandom(5000), b"\xff\xfe\x00", b"%PDF\x00"],
)
def test_binary_is_not_text(data: bytes) -> None:
    answer = decode(data)

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.NOT_TEXT


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_is_empty(data: bytes) -> None:
    answer = decode(data)

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.EMPTY


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=50))
def test_what_is_written_in_utf_8_is_read_as_written(text: str) -> None:
    text = f"A{text}".replace("\ufeff", "")

    assert decode(text.encode()) == text


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=200))
def test_any_bytes_are_answered(data: bytes) -> None:
    assert isinstance(decode(data), str | Unreadable)
