"""Records of articles, and other results, under the fingerprint of all that they were made from. The door of sqlite3.

What stands here is true for ever: another input has another key. So branches and builds share it, and nobody has to ask
whether it is stale; only whether it is whole, which the seal on each value tells.
"""

# ruff: noqa: PTH113, PTH114  (these two never raise)

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, TypeVar

from digest.memory.encoding import DamagedError, seal, unseal

#: Changes whenever the tables or the form of what stands in them do.
FORM: Final = 1
_FILE: Final = "records.sqlite"
_TABLES: Final = frozenset(["record", "result"])
_MAKER: Final = 0x64696765  # "dige", by which the file tells who made it
_CACHE: Final = 8_000  # KiB of the file that are held in memory
_AT_ONCE: Final = 500  # keys a question: SQLite takes 999 at least
_SPARE: Final = 1000  # records that are kept beside those in use, and as many again as those

#: How a damaged file shows: SQLite tells, or the letters in its message are none.
_BROKEN: Final = (sqlite3.DatabaseError, UnicodeDecodeError)

T = TypeVar("T")
Part = Literal["entry", "brief", "sheet", "account"]


class Record(NamedTuple):
    """What is remembered of an article, encoded, each part for who needs it."""

    entry: bytes  # its card and problems
    brief: bytes = b""
    sheet: bytes = b""
    account: bytes = b""


class Records:
    """Records by key, in a file below `folder`; where that cannot be written, they live as long as this object.

    With `forget` the file is removed first; if it cannot be, or with `alone`, nothing is read from it. The folder is the user's
    choice: a base of his own that has this name is not touched, nor is what a link leads to.
    """

    def __init__(self, folder: Path, *, forget: bool = False, alone: bool = False) -> None:
        self.path = folder / _FILE
        alone = alone or _is_of_others(self.path)
        if os.path.islink(self.path) or (forget and not alone):
            for name in (_FILE, f"{_FILE}-journal"):
                with suppress(OSError):
                    (folder / name).unlink()
        alone = alone or (forget and self.path.exists())
        self._base = _prepare(sqlite3.connect(":memory:", isolation_level=None)) if alone else self._open()

    def find(self, keys: Sequence[str], part: Part) -> dict[str, bytes]:
        """A part of the records that are known. Raises DamagedError."""
        found: dict[str, bytes] = {}
        for some in batches(keys, _AT_ONCE):
            marks = ",".join("?" * len(some))
            for key, data in self._ask(f"SELECT key, {part} FROM record WHERE key IN ({marks})", some):
                found[key] = _unseal(data, f"{part} {key}")
        return found

    def open(self, keys: Sequence[str], part: Part) -> dict[str, bytes]:
        """A part of records that must be known. Raises DamagedError where one is not: the file was lost, or another site's build
        forgot the record.
        """
        found = self.find(keys, part)
        if missing := set(keys) - found.keys():
            raise DamagedError(f"a record is missing: {min(missing)}")
        return found

    def add(self, records: Mapping[str, Record]) -> None:
        rows = [
            (key, *(seal(data, f"{part} {key}") for part, data in zip(Record._fields, record, strict=True)))
            for key, record in records.items()
        ]
        self._write("INSERT OR REPLACE INTO record (key, entry, brief, sheet, account) VALUES (?, ?, ?, ?, ?)", rows)

    def open_result(self, key: str) -> bytes:
        """Some other result that must be known. Raises DamagedError where it is not."""
        found = self.find_results([key])
        if key not in found:
            raise DamagedError(f"a result is missing: {key}")
        return found[key]

    def find_results(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Those of other results that are known. Raises DamagedError."""
        found = {}
        for some in batches(keys, _AT_ONCE):
            marks = ",".join("?" * len(some))
            for key, data in self._ask(f"SELECT key, value FROM result WHERE key IN ({marks})", some):
                found[key] = _unseal(data, key)
        return found

    def add_results(self, results: Mapping[str, bytes]) -> None:
        rows = [(key, seal(value, key)) for key, value in results.items()]
        self._write("INSERT OR REPLACE INTO result (key, value) VALUES (?, ?)", rows)

    def forget_but(self, records: Iterable[str], results: Iterable[str]) -> None:
        """Forget the oldest of what is not in use, once that is more than twice what is: down to as much as is."""
        for table, used in (("record", set(records)), ("result", set(results))):
            keep = 2 * len(used) + _SPARE
            ((count,),) = self._ask(f"SELECT count(*) FROM {table}", [])
            if count > keep + len(used) + _SPARE:
                keys = [key for (key,) in self._ask(f"SELECT key FROM {table} ORDER BY rowid", []) if key not in used]
                self._write(f"DELETE FROM {table} WHERE key = ?", [(key,) for key in keys[: count - keep]])

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self._base.close()

    def _open(self) -> sqlite3.Connection:
        try:
            return _prepare(sqlite3.connect(self.path, timeout=60, isolation_level=None))
        except _BROKEN as error:
            if isinstance(error, sqlite3.OperationalError):  # no room, no right to write: go on without a file
                return _prepare(sqlite3.connect(":memory:", isolation_level=None))
            raise DamagedError(str(error)) from error

    def _ask(self, question: str, values: Sequence[str]) -> list[tuple[Any, ...]]:
        try:
            return self._base.execute(question, values).fetchall()
        except _BROKEN as error:
            raise DamagedError(str(error)) from error

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Write the rows, all or none; where there is no room, what is known moves into this process."""
        try:
            self._base.execute("BEGIN IMMEDIATE")
            self._base.executemany(statement, rows)
            self._base.execute("COMMIT")
        except sqlite3.OperationalError:
            self._leave_disk()
            self._base.executemany(statement, rows)
        except _BROKEN as error:
            raise DamagedError(str(error)) from error

    def _leave_disk(self) -> None:
        with suppress(sqlite3.Error):
            self._base.execute("ROLLBACK")
        here = sqlite3.connect(":memory:", isolation_level=None)
        try:
            self._base.backup(here)
        except _BROKEN as error:
            raise DamagedError(str(error)) from error
        finally:
            self.close()
        self._base = here


def _unseal(data: object, name: str) -> bytes:
    """The value without its seal. Raises DamagedError; what was put there were bytes."""
    return unseal(data if isinstance(data, bytes) else b"", name)


def _is_of_others(path: Path) -> bool:
    """Whether this is a base of somebody else: whole, with tables of others, and not a damaged one of ours."""
    if os.path.islink(path) or not os.path.isfile(path):
        return False
    with suppress(*_BROKEN), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", timeout=60, uri=True)) as base:
        tables = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return not tables <= _TABLES and base.execute("PRAGMA application_id").fetchone()[0] != _MAKER
    return False


def _prepare(base: sqlite3.Connection) -> sqlite3.Connection:
    # A build that is killed leaves a journal, and the next one rolls it back. Nobody waits for the disk: what a power cut
    # takes is made again.
    base.execute("PRAGMA journal_mode = DELETE")
    base.execute("PRAGMA synchronous = OFF")
    base.execute(f"PRAGMA cache_size = -{_CACHE}")
    if _form_of(base) != FORM:
        base.execute("BEGIN IMMEDIATE")
        if _form_of(base) != FORM:  # no other build has done it meanwhile
            base.execute("DROP TABLE IF EXISTS record")
            base.execute("DROP TABLE IF EXISTS result")
            base.execute("CREATE TABLE record (key TEXT PRIMARY KEY, entry BLOB, brief BLOB, account BLOB, sheet BLOB)")
            base.execute("CREATE TABLE result (key TEXT PRIMARY KEY, value BLOB)")
            base.execute(f"PRAGMA application_id = {_MAKER}")
            base.execute(f"PRAGMA user_version = {FORM}")
        base.execute("COMMIT")
    return base


def _form_of(base: sqlite3.Connection) -> object:
    return base.execute("PRAGMA user_version").fetchone()[0]


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items, some at a time: what is looked up together is looked up fast."""
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some
