"""Making an index that a browser can search, with the program Pagefind of the extra `search`. The door of pagefind_bin.

Pagefind runs beside this process and talks over its standard input and output: requests and answers are JSON in base64, each
ended by a comma. It sends nothing to anybody.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from digest.disk.program import PAGEFIND
from digest.disk.scratch import Scratch
from digest.errors import ContentError
from digest.memory.records import batches
from digest.model.problem import SETTINGS_FILE, Problem
from digest.publishing.index_files import needed_files

if TYPE_CHECKING:
    from subprocess import Popen

OTHER_FORM: Final = "Pagefind gave an answer of another form than is known here"

_AT_ONCE: Final = 16  # requests that are sent before an answer is read: their answers have room in a pipe
_READ: Final = 1 << 20


def make_index(records: Iterable[Mapping[str, Any]], language: str, scratch: Scratch) -> None:
    """Leave what a page needs of the index of the records in the folder. Each record is a request of `AddRecord`; all are
    searched as in one language.

    Raises ContentError where Pagefind fails.
    """
    import subprocess  # most builds start no program

    try:
        with subprocess.Popen(
            [find_program(), "--service"],
            cwd=scratch.place,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                for path, data in _converse(Service(process), records, language):
                    scratch.write(path, data)
            finally:
                process.kill()
                with suppress(OSError):  # what it has not read it need not
                    assert process.stdin is not None
                    process.stdin.close()
    except OSError as error:
        raise tell_failure(f"Pagefind cannot run: {error.strerror or error}") from error


def _converse(service: Service, records: Iterable[Mapping[str, Any]], language: str) -> Iterator[tuple[str, bytes]]:
    """The files of the index: path and bytes.

    Pagefind could write them itself, but says that it has done so before all of them are whole.
    """
    index = service.ask_for("index_id", {"type": "NewIndex", "config": {"force_language": language}})
    for some in batches(records, _AT_ONCE):
        service.ask([{"type": "AddRecord", "index_id": index, **record} for record in some])
    files = service.ask_for("files", {"type": "GetFiles", "index_id": index})
    contents = {file["path"]: file["content"] for file in files}
    for path in needed_files(contents):
        yield path, base64.b64decode(contents[path])


class Service:
    """A Pagefind that waits for requests."""

    def __init__(self, process: Popen[bytes]) -> None:
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

    def ask_for(self, name: str, payload: dict[str, Any]) -> Any:
        """What the answer to one request says under that name. Raises ContentError."""
        (answer,) = self.ask([payload])
        if name not in answer:
            raise tell_failure(OTHER_FORM)
        return answer[name]

    def _listen(self) -> Iterator[dict[str, Any]]:
        assert self._process.stdout is not None
        parts: list[bytes] = []  # of an answer that is not whole yet; some are long
        while data := self._process.stdout.read1(_READ):  # type: ignore[attr-defined]
            *ends, rest = data.split(b",")
            for end in ends:
                yield self._open(b"".join([*parts, end]))
                parts = []
            parts.append(rest)
        raise tell_failure("Pagefind ended before its work was done")

    def _open(self, answer: bytes) -> dict[str, Any]:
        try:
            payload: dict[str, Any] = json.loads(base64.b64decode(answer))["payload"]
            if payload["type"] == "Error":
                raise tell_failure(f"Pagefind failed: {' '.join(str(payload.get('message', '')).split())[:200]}")
        except (ValueError, KeyError, TypeError):
            raise tell_failure(OTHER_FORM) from None
        return payload


def find_program() -> Path:
    """Where the program is. Raises ContentError where it cannot be found."""
    for name in PAGEFIND:
        with suppress(ImportError, FileNotFoundError):
            module = __import__(name)
            return Path(module.get_executable())
    raise tell_failure("Pagefind's program is not where it was installed")


def tell_failure(message: str) -> ContentError:
    hint = "pip install --force-reinstall 'news-digest[search]'; search: false builds the site without it"
    return ContentError([Problem(SETTINGS_FILE, 0, 0, "search-failed", message, hint)])
