"""The parameters of a call, read as Telegram's server reads them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.botapi.errors import bad

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a multipart request."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Params:
    """Everything is text to the server, and what is no integer is 0."""

    values: Mapping[str, Any]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, key: str) -> str:
        value = self.values.get(key, "")
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, key: str, default: int = 0) -> int:
        text = self.text(key)
        return read_integer(text) if text else default

    def flag(self, key: str) -> bool:
        return self.text(key).strip().lower() in ("true", "yes", "1")

    def json(self, key: str, label: str) -> Any:
        """Decode a JSON parameter, None where it is absent; a refusal names it by ``label``."""
        text = self.text(key)
        try:
            return json.loads(text) if text else None
        except ValueError:
            raise bad(f"Can't parse {label} JSON object") from None


def read_integer(text: str) -> int:
    """Read a decimal integer; anything else is 0."""
    return int(text) if re.fullmatch(r"-?\d+", text) else 0
