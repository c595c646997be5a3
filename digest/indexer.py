"""Making an index that a browser can search, with the program Pagefind of the extra `search`. The door of pagefind_bin.

Pagefind runs beside this process and talks over its standard input and output: requests and answers are JSON in base64, each
ended by a comma. It sends nothing to anybody.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from digest.disk.scratch import Scratch
from digest.errors import ContentError
from digest.memory.records import batches
from digest.model.problem import Problem

#: The distributions that hold Pagefind's program, as their metadata folders are named; the second is a larger one.
PROGRAMS: Final = ("pagefind_bin", "pagefind_bin_extended")

_AT_ONCE: Final = 16  # requests that are sent before an answer is read: their answers have room in a pipe
_READ: Final = 1 << 16


def make_index(records: Iterable[Mapping[str, Any]], language: str, scratch: Scratch) -> None:
    """Leave the index of the records in the folder. Each is a request of `AddRecord`; all are searched as in one language.

    Raises ContentError where Pagefind fails.
    """
    try:
        with subprocess.Popen(
            [find_program(), "--service"],
            cwd=scratch.place,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                _converse(Service(process), records, language, scratch.place)
            finally:
                process.kill()
    except OSError as error:
        raise tell_failure(f"Pagefind cannot run: {error.strerror or error}") from error


def _converse(service: Service, records: Iterable[Mapping[str, Any]], language: str, place: str) -> None:
    (made,) = service.ask([{"type": "NewIndex", "config": {"force_language": language}}])
    index = made["index_id"]
    for some in batches(records, _AT_ONCE):
        service.ask([{"type": "AddRecord", "index_id": index, **record} for record in some])
    service.ask([{"type": "WriteFiles", "index_id": index, "output_path": place}])


class Service:
    """A Pagefind that waits for requests."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._asked = 0
        self._answers = self._listen()

    def ask(self, payloads: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The answers to some requests, in the order in which they come. Raises ContentError."""
        assert self._process.stdin is not None
        sent = []
        for payload in payloads:
            self._asked += 1
            message = json.dumps({"message_id": self._asked, "payload": payload})
            sent.append(base64.b64encode(message.encode("utf-8", "replace")) + b",")
        with suppress(BrokenPipeError):  # then no answer comes, which is told
            self._process.stdin.write(b"".join(sent))
            self._process.stdin.flush()
        return [next(self._answers) for _ in sent]

    def _listen(self) -> Iterator[dict[str, Any]]:
        assert self._process.stdout is not None
        rest = b""
        while True:
            *whole, rest = rest.split(b",")
            for answer in whole:
                yield self._open(answer)
            data = self._process.stdout.read1(_READ)  # type: ignore[attr-defined]
            if not data:
                raise tell_failure("Pagefind ended before its work was done")
            rest += data

    def _open(self, answer: bytes) -> dict[str, Any]:
        try:
            payload: dict[str, Any] = json.loads(base64.b64decode(answer))["payload"]
            if payload["type"] == "Error":
                raise tell_failure(f"Pagefind failed: {' '.join(str(payload.get('message', '')).split())[:200]}")
        except (ValueError, KeyError, TypeError):
            raise tell_failure("Pagefind gave an answer of another form than is known here") from None
        return payload


def find_program() -> Path:
    """Where the program is. Raises ContentError where it cannot be found."""
    for name in PROGRAMS:
        with suppress(ImportError, FileNotFoundError):
            module = __import__(name)
            return Path(module.get_executable())
    raise tell_failure("Pagefind's program is not where it was installed")


def tell_failure(message: str) -> ContentError:
    hint = "pip install --force-reinstall 'news-digest[search]'; search: false builds the site without it"
    return ContentError([Problem("digest.yml", 0, 0, "search-failed", message, hint)])
