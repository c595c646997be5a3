"""What the words of command lines meant: who says the same again need not have them read. Read without any library."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from digest.memory.notes import read_note, write_note
from digest.model.ledger import Command

FORM: Final = 1
_FILE: Final = "commands.json"
_MOST: Final = 8  # command lines that are remembered, the last ones


def recall_command(cache: Path, words: Sequence[str]) -> Command | None:
    """The command that these words were, if a build was asked for with them before."""
    for known, command in _load(cache):
        if known == [*words]:
            return command
    return None


def remember_command(cache: Path, words: Sequence[str], command: Command) -> None:
    """Remember what words meant, as they stand where the folder `cache` is. Where that cannot be done they are read again."""
    known = _load(cache)
    if ([*words], command) in known:
        return
    others = [pair for pair in known if pair[0] != [*words]]
    write_note(cache / _FILE, {"form": FORM, "commands": [([*words], command), *others][:_MOST]})


def _load(cache: Path) -> list[tuple[list[str], Command]]:
    with suppress(ValueError, KeyError, TypeError):
        if (note := read_note(cache / _FILE, form=FORM)) is not None:
            return [(words, Command(*command)) for words, command in note["commands"]]
    return []
