from summarizer.lexicon import load_lexicon
from summarizer.names import Cast, Name, find_names, gather_cast
from summarizer.names.folding import fold_name, name_words, person_key, spelling_key
from summarizer.parse import parse
from tests.summarizer.speech import document_of


def names_in(text: str) -> list[Name]:
    document = document_of(text)
    return [
        name
        for group in find_names(document, parse(document), load_lexicon("en"))
        for name in group
    ]


def cast_of(text: str) -> Cast:
    document = document_of(text)
    lexicon = load_lexicon("en")
    return gather_cast(find_names(document, parse(document), lexicon), lexicon.names)


def roles_in(text: str, surname: str) -> list[str]:
    cleaned = document_of(text).article.text
    return [
        role.of(cleaned)
        for name in names_in(text)
        if name.mention.name.endswith(surname)
        for role in name.roles
    ]


def test_a_title_is_no_part_of_a_name() -> None:
    (name,) = [n for n in names_in("President Maria Keller left early.") if n.kind == "person"]

    assert name.mention.name == "Maria Keller"
    assert name.mention.title == "President"


def test_a_department_is_no_part_of_a_name() -> None:
    text = "U.S. Secretary of Defense Lloyd Austin is traveling to Europe."

    assert roles_in(text, "Austin") == ["U.S. Secretary of Defense"]
    assert "Lloyd Austin" in [name.mention.name for name in names_in(text)]


def test_a_hyphen_may_join_title_and_name() -> None:
    assert roles_in(
        "Talks were led by NATO Secretary General-Jens Stoltenberg.", "Stoltenberg"
    ) == ["NATO Secretary General"]


def test_a_lower_case_profession_is_a_role() -> None:
    assert roles_in("The prize went to science fiction writer Ursula Brandt.", "Brandt") == [
        "science fiction writer"
    ]


def test_a_phrase_before_a_comma_is_a_role() -> None:
    text = "The speaker of the city’s council, Peter Novak, said he was tired."

    assert roles_in(text, "Novak") == ["speaker of the city’s council"]


def test_a_phrase_after_a_comma_is_a_role_and_an_age_is_not() -> None:
    text = "Anna Lindqvist, 48, the director of the port authority, resigned on Friday."

    assert roles_in(text, "Lindqvist") == ["director of the port authority"]


def test_a_form_of_address_is_a_title_but_no_role() -> None:
    text = "Maria Keller spoke first. Mrs. Keller was brief."

    assert roles_in(text, "Keller") == []
    assert [name.mention.title for name in names_in(text)] == [None, "Mrs."]


def test_a_possessive_is_no_part_of_a_name() -> None:
    assert [n.mention.name for n in names_in("Vladimir Putin’s plane landed in Geneva.")][:1] == [
        "Vladimir Putin"
    ]


def test_countries_go_by_several_names() -> None:
    cast = cast_of("The United States agreed. Later the U.S. objected, and Washington said why.")

    (country,) = [found for found in cast.characters if found.kind == "country"]
    assert country.name in {"the United States", "The United States"}
    assert len(country.names) == 3


def test_a_campaign_named_after_a_person_is_an_organisation() -> None:
    cast = cast_of("Jane Cole lost. The Cole campaign blamed the weather on Tuesday.")

    assert ("organisation", "The Cole campaign") in [(c.kind, c.name) for c in cast.characters]


def test_a_surname_joins_the_full_name() -> None:
    (found,) = cast_of(
        "Maria Keller spoke. Keller then left, and Keller’s aide stayed."
    ).characters

    assert found.name == "Maria Keller"
    assert len(found.names) == 3


def test_a_form_of_address_tells_a_family_apart() -> None:
    cast = cast_of(
        "Thomas Brandt and his wife Helen Brandt arrived late. "
        "Mrs. Brandt said she was sorry. Mr. Brandt said nothing."
    )

    counts = {found.name: len(found.names) for found in cast.characters}
    assert counts == {"Thomas Brandt": 2, "Helen Brandt": 2}


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
