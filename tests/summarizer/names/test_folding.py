"""What names have in common that mean the same person."""

from summarizer.names.folding import (
    fold_name,
    name_suffix,
    name_words,
    person_key,
    spelling_key,
    surname_of,
)


def test_spellings_of_one_name_meet() -> None:
    assert spelling_key("sergei") == spelling_key("sergey")
    assert spelling_key("zelenskiy") == spelling_key("zelensky") == spelling_key("zelenskyy")
    assert person_key("Donald J. Trump") == person_key("Donald Trump")
    assert person_key("Kim Jong-un") == person_key("Kim Jong Un")


def test_names_of_men_and_women_do_not_meet() -> None:
    for one, other in (("Daniel Weiss", "Daniela Weiss"), ("Paul Roy", "Paula Roy")):
        assert person_key(one) != person_key(other)


def test_a_lone_surname_is_no_key() -> None:
    assert person_key("Putin") is None


def test_folding_leaves_letters_and_single_spaces() -> None:
    assert fold_name("  Jean-Claude  JUNCKÉR ") == "jean claude juncker"
    assert fold_name("Łukasz Ødegård") == "lukasz odegard"
    assert fold_name("U.S.") == "us"
    assert fold_name("<b>!</b>") == "b b"
    assert fold_name("") == ""


def test_words_of_a_name_leave_out_initials_and_suffixes() -> None:
    assert name_words("Joseph R. Biden Jr.") == ("joseph", "biden")
    assert name_words("X") == ("x",)


def test_keys_hold_what_tells_people_apart() -> None:
    assert person_key("Donald Keller Jr.") != person_key("Donald Keller")
    assert person_key("Donald J. Keller") == person_key("Donald Keller")
    assert person_key("von der Leyen") is None
    assert name_suffix("Martin Keller III") == "iii"
    assert surname_of("Mohammed bin Salman") == "bin salman"
