"""Files sent by either side: https://core.telegram.org/bots/api#file."""

import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePath


@dataclass(slots=True, kw_only=True)
class StoredFile:
    name: str
    data: bytes
    path: str

    def move_to_disk(self) -> None:
        """Put the data into a file of this machine, as a local Bot API server does."""
        if not self.path.startswith("/"):
            place = Path(tempfile.mkdtemp(prefix="botapi-")) / PurePath(self.path).name
            place.write_bytes(self.data)
            self.path = str(place)


class Files:
    """Files by their id."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}

    def add(self, name: str, data: bytes) -> str:
        """Keep a file and return its id."""
        number = len(self._files)
        file_id = f"BQACAgIAAxk{number:08d}_{secrets.token_hex(12)}"
        path = f"documents/file_{number + 1}{PurePath(name).suffix}"
        self._files[file_id] = StoredFile(name=name or "file", data=data, path=path)
        return file_id

    def get(self, file_id: str) -> StoredFile | None:
        return self._files.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """Return the file that getFile said lies at ``path``."""
        return next((file for file in self._files.values() if file.path == path), None)


def unique_id(file_id: str) -> str:
    """Return the part of an id that stays the same for the same file."""
    return file_id[-16:]
