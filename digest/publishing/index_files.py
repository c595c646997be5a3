"""The files of a search index in one form: Pagefind writes its filters in another order each time, and names files by that.

Of all its files only those change from run to run that this puts right: each filter, what names the filters, and what names
that. docs/decisions/ tells how that was found.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Final

from digest.publishing.cbor import FormError, Item, read_cbor, write_cbor

ENTRY: Final = "pagefind-entry.json"

_MARK: Final = b"pagefind_dcd"  # at the head of every packed file, to tell that a browser has unpacked it
_STORED: Final = 65535  # bytes that a stored block of DEFLATE holds
# What a page needs that searches; the rest are ready-made interfaces in several forms, four times as large.
_NEEDED: Final = re.compile(
    r"pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.[\w-]+\.pagefind|pagefind\.[\w-]+\.pf_meta"
    r"|(?:fragment|index|filter)/[\w-]+\.pf_(?:fragment|index|filter)"
)


def needed_files(paths: Iterable[str]) -> list[str]:
    """Those of Pagefind's files that a page needs that searches, sorted."""
    return sorted(path for path in paths if _NEEDED.fullmatch(path))


def settle_order(paths: Iterable[str], read: Callable[[str], bytes]) -> dict[str, bytes | None]:
    """What is to be written over an index, so that equal articles give equal files: new files, and None for those to be gone.

    `read` gives the bytes of a path. Raises FormError where they are of another form than known here.
    """
    entry = json.loads(read(ENTRY))
    languages = entry.get("languages") if isinstance(entry, dict) else None
    if not isinstance(languages, dict):
        raise FormError(f"{ENTRY} names no languages")
    changes: dict[str, bytes | None] = {path: None for path in paths if path.endswith((".pf_filter", ".pf_meta"))}
    for language, about in sorted(languages.items()):
        about["hash"] = _settle_language(language, about["hash"], read, changes)
    changes[ENTRY] = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return changes


def _settle_language(language: str, old: str, read: Callable[[str], bytes], changes: dict[str, bytes | None]) -> str:
    """Settle the filters of a language, and what names them; gives the name of the latter."""
    match read_cbor(_unpack(read(f"pagefind.{old}.pf_meta"))):
        case [str(version), list(pages), list(chunks), list(filters), *rest]:
            pass
        case _:
            raise FormError("the list of the index's parts is of another form")
    named: list[Item] = []
    for item in filters:
        match item:
            case [str(name), str(file)]:
                data = _pack(_settle_filter(_unpack(read(f"filter/{file}.pf_filter"))))
                new = f"{language}_{_digest(data)}"
                changes[f"filter/{new}.pf_filter"] = data
                named.append([name, new])
            case _:
                raise FormError("the list of filters is of another form")
    data = _pack(write_cbor([version, pages, chunks, sorted(named, key=_key), *rest]))
    changes[f"pagefind.{(name := f'{language}_{_digest(data)}')}.pf_meta"] = data
    return name


def _settle_filter(data: bytes) -> bytes:
    """A filter with its values in order."""
    match read_cbor(data):
        case [str(name), list(values)]:
            return write_cbor([name, sorted(values, key=_key)])
        case _:
            raise FormError("a filter is of another form")


def _key(item: Item) -> str:
    match item:
        case [str(name), *_]:
            return name
        case _:
            raise FormError("a filter's value has no name")


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=5).hexdigest()


def _unpack(data: bytes) -> bytes:
    try:
        plain = gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise FormError("a file is not packed as it was") from error
    if not plain.startswith(_MARK):
        raise FormError("a file has another head")
    return plain.removeprefix(_MARK)


def _pack(data: bytes) -> bytes:
    """The bytes as gzip, stored as they are: how small they become else hangs on the machine's zlib."""
    plain = _MARK + data
    blocks = [plain[at : at + _STORED] for at in range(0, len(plain), _STORED)]
    stored = b"".join(
        bytes([at == len(blocks) - 1]) + (size := len(some)).to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little") + some
        for at, some in enumerate(blocks)
    )
    head = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
    return head + stored + zlib.crc32(plain).to_bytes(4, "little") + (len(plain) & 0xFFFFFFFF).to_bytes(4, "little")
