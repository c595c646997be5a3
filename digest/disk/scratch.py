"""A folder for the time of one build, for files that are made before it is known where they go."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self


class Scratch:
    """A folder that is made when it is asked for, empty, and removed at the end with all that is in it."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *about: object) -> None:
        if self._folder is not None:
            self._folder.cleanup()

    @property
    def place(self) -> str:
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="digest-", ignore_cleanup_errors=True)
        return self._folder.name

    def paths(self) -> list[str]:
        """Of all files in it, with forward slashes, sorted."""
        found = (Path(here, name) for here, _, names in os.walk(self.place) for name in names)
        return sorted(path.relative_to(self.place).as_posix() for path in found)

    def read(self, path: str) -> bytes:
        return Path(self.place, path).read_bytes()

    def write(self, path: str, data: bytes | None) -> None:
        """Write a file, below folders that need not be there; None removes it."""
        file = Path(self.place, path)
        if data is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
