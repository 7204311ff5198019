"""What the bot answered."""

from dataclasses import dataclass

from tests.botapi.params import JsonObject


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot sent after a question: its records in order, and the seconds to the first."""

    records: list[JsonObject]
    seconds: float

    @property
    def record(self) -> JsonObject:
        return self.records[-1]

    @property
    def text(self) -> str:
        return "\n".join(record.get("text") or "" for record in self.records)

    @property
    def buttons(self) -> list[JsonObject]:
        rows = (self.record.get("raw_markup") or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]
