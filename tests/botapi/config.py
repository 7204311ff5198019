"""What a test may change about the server; the defaults are Telegram's numbers."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True, kw_only=True)
class Config:
    """The server's limits and manners. Durations are in seconds, sizes in bytes."""

    limits: bool = False
    """Flood control on or off. The rates are those of the FAQ, as token buckets."""
    chat_rate: float = 1.0
    chat_burst: int = 3
    global_rate: float = 30.0
    global_burst: int = 30
    group_per_min: int = 20
    min_retry_after: int = 1
    penalty: float = 0.0
    """Added to a lock for each request made while already locked out."""
    limit_edits: bool = True
    """Edits take tokens too: a group bears about 20 a minute."""

    text_max: int = 4096
    caption_max: int = 1024
    text_unit: str = "codepoints"
    """How ``text_max`` counts: TDLib counts code points; ``utf16`` is stricter."""

    callback_ttl: float = 0.0
    """After this long a callback can no longer be answered; 0 means never."""
    upload_max: int = 50 << 20
    download_max: int = 20 << 20
    local_mode: bool = False
    """Like a local Bot API server: getFile gives paths on this machine, of any size."""
    privacy: bool = True
    """Group privacy mode: only commands and replies to the bot reach it."""
    poll_quirks: bool = True
    """A repeated short poll with the same offset is held for 3 s, as Telegram does."""
    latency: float = 0.0
    clock_offset: float = 0.0
    """Added to the dates of messages."""

    def change(self, values: Mapping[str, Any]) -> None:
        """Set fields by name.

        Raises:
            KeyError: A name is not a field.
        """
        unknown = set(values) - {field.name for field in dataclasses.fields(self)}
        if unknown:
            raise KeyError(f"no such setting: {', '.join(sorted(unknown))}")
        for name, value in values.items():
            setattr(self, name, value)
