"""Which names belong to one bearer."""

from summarizer.lexicon import load_lexicon
from summarizer.names import Cast, find_names, gather_cast
from summarizer.parse import parse
from tests.summarizer.speech import SAID, actors_of, document_of, people_in


def cast_of(text: str) -> Cast:
    document = document_of(text)
    lexicon = load_lexicon("en")
    return gather_cast(find_names(document, parse(document), lexicon), lexicon.names)


def test_countries_go_by_several_names() -> None:
    cast = cast_of("The United States agreed. Later the U.S. objected, and Washington said why.")

    (country,) = [found for found in cast.characters if found.kind == "country"]
    assert country.name in {"the United States", "The United States"}
    assert len(country.names) == 3


def test_a_capital_speaks_for_its_country() -> None:
    cast = cast_of(
        "Portugal broke off the talks. Lisbon said on Monday that it was ready to wait."
    )

    (country,) = cast.characters
    assert (country.kind, country.name, len(country.names)) == ("country", "Portugal", 2)


def test_an_institution_of_one_country_alone_may_be_named_with_it_and_without() -> None:
    cast = cast_of(
        "The American State Department closed its office. The U.S. State Department said on Monday "
        "that talks would go on. The State Department said no more."
    )

    (department,) = cast.characters
    assert len(department.names) == 3


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


def test_a_surname_with_particles_joins_the_full_name() -> None:
    text = (
        f"Ursula von der Leyen{SAID} On Tuesday von der Leyen left. Mrs. von der Leyen was tired."
    )

    assert people_in(text) == {"Ursula von der Leyen"}


def test_a_chinese_surname_comes_first() -> None:
    text = f"President Xi Jinping{SAID} Mr. Xi left."

    assert people_in(text) == {"Xi Jinping"}


def test_a_korean_surname_comes_first() -> None:
    text = f"Captain Son Heung-min{SAID} “We were tired,” Son said at a rally."

    assert people_in(text) == {"Son Heung-min"}
    assert set(actors_of(text)) == {"Son Heung-min"}


def test_a_father_is_not_his_son() -> None:
    text = "King Salman spoke first. Crown Prince Mohammed bin Salman spoke later that day."

    assert people_in(text) == {"Salman", "Mohammed bin Salman"}


def test_a_junior_is_not_the_senior() -> None:
    text = (
        "Martin Keller said the port would close. Martin Keller Jr. said it would not. "
        "Keller said he was sure of it."
    )
    actors = actors_of(text)

    assert {"Martin Keller", "Martin Keller Jr."} <= set(actors)
    assert len(actors["Martin Keller Jr."].mentions) == 1
