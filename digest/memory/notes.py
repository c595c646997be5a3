"""Files of the memory, each written whole or not at all, and notes, which are believed without another look. Read without any
library.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file from its parts, each as it comes; where that cannot be done what was there stays, and the next build
    does more work. Nothing is written to where a link leads."""
    new = path.with_name(f"{path.name}.new")
    with suppress(OSError):
        new.unlink(missing_ok=True)  # what a killed build has left
        with new.open("xb") as file:
            file.writelines(parts)
        new.replace(path)


def write_note(path: Path, note: dict[str, Any]) -> None:
    """Write a note with its seal."""
    write_whole(path, [json.dumps(note | {"seal": _seal_of(note)}).encode()])


def read_note(path: Path, **wanted: object) -> dict[str, Any] | None:
    """The note that a file holds, if it says what is wanted and is as it was sealed; else None."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        note: dict[str, Any] = json.loads(path.read_bytes())
        if all(note[name] == value for name, value in wanted.items()) and note.pop("seal") == _seal_of(note):
            return note
    return None


def _seal_of(note: dict[str, Any]) -> str:
    return blake2b(json.dumps(note).encode(), digest_size=16).hexdigest()
