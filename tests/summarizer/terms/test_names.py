"""Words that look like proper names."""

from summarizer.terms import names_of


def test_names_are_capitalised_words_inside_a_sentence() -> None:
    text = "Yesterday Ada Okoro’s party won. Voters in Lagos cheered."
    assert names_of(text) == ("Ada", "Okoro", "Lagos")


def test_what_a_text_begins_with_is_no_name() -> None:
    assert names_of("Ada won") == names_of(" Ada won") == names_of("“Ada won") == ()
    assert names_of("so Ada won") == ("Ada",)


def test_a_dot_after_an_initial_ends_no_sentence() -> None:
    assert "Senate" in names_of("A vote in the U.S. Senate")
