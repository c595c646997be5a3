"""What language models have answered: a file for each answer, that no build takes away.

An answer costs time and money, and the same question asked again may have another one. So answers outlive everything else in the
cache: other programs, other settings, `--ignore-cache`, damage of the rest.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

from digest.memory.encoding import fingerprint
from digest.memory.notes import write_whole
from digest.model.answer import Question

_FOLDER: Final = "answers"
_FORM: Final = "answer 1"


class Answers:
    """Answers by question, in files below the cache folder; where there is none, or it cannot be written, in this object."""

    def __init__(self, cache: Path | None) -> None:
        self._folder = cache / _FOLDER if cache else None
        self._here: dict[str, str] = {}

    def find(self, question: Question) -> str | None:
        """What was answered, word for word; None where that is not known, or its file is damaged."""
        key = fingerprint(_FORM, question)
        if key in self._here or self._folder is None:
            return self._here.get(key)
        with suppress(OSError, ValueError, KeyError, TypeError):
            told = json.loads((self._folder / f"{key}.json").read_bytes())
            if told["check"] == _check(key, told["answer"]):
                return str(told["answer"])
        return None

    def keep(self, question: Question, text: str) -> None:
        """Remember an answer; a reader of the file sees which model gave it, and to what prompt."""
        key = fingerprint(_FORM, question)
        self._here[key] = text
        if self._folder is not None:
            told = {"model": question.model, "prompt": question.prompt, "answer": text, "check": _check(key, text)}
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._folder / f"{key}.json", [json.dumps(told, indent=1).encode()])


def _check(key: str, text: str) -> str:
    return blake2b(f"{key}\0{text}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
