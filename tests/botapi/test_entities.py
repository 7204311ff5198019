from tests.botapi.entities import Entity, find_entities, lint_entities


def spans(text: str, *taken: Entity) -> list[tuple[str, int, int]]:
    return [(e["type"], e["offset"], e["length"]) for e in find_entities(text, taken)]


def test_commands_links_mentions_and_hashtags_are_found() -> None:
    assert spans("/who@news_bot see https://example.org @reader #news") == [
        ("bot_command", 0, 13),
        ("url", 18, 19),
        ("mention", 38, 7),
        ("hashtag", 46, 5),
    ]


def test_a_slash_within_words_is_no_command() -> None:
    assert spans("and/or 5/6") == []


def test_nothing_is_found_inside_code() -> None:
    assert spans("/start", {"type": "code", "offset": 0, "length": 6}) == []


def test_nesting_that_telegram_undoes_is_noted() -> None:
    bold: Entity = {"type": "bold", "offset": 0, "length": 5}
    code: Entity = {"type": "code", "offset": 2, "length": 2}
    assert lint_entities([bold, code]) == ["bold and code overlap at 2"]
    assert lint_entities([bold, {**bold, "type": "italic"}]) == []


def test_more_than_a_hundred_entities_are_noted() -> None:
    entities: list[Entity] = [{"type": "bold", "offset": i, "length": 1} for i in range(101)]
    assert lint_entities(entities) == ["101 entities: Telegram keeps 100"]
