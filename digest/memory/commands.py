"""What the words of command lines meant: who says the same again need not have them read. Read without any library."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from digest.memory.last import seal_of
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
    told = {"form": FORM, "commands": [([*words], command), *others][:_MOST]}
    new = cache / f"{_FILE}.new"
    with suppress(OSError):
        new.write_text(json.dumps(told | {"seal": seal_of(told)}), encoding="utf-8")
        new.replace(cache / _FILE)


def _load(cache: Path) -> list[tuple[list[str], Command]]:
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads((cache / _FILE).read_bytes())
        if told["form"] == FORM and told.pop("seal") == seal_of(told):
            return [(words, Command(*command)) for words, command in told["commands"]]
    return []
