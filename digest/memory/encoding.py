"""Words of the house as bytes and back, and fingerprints of them. The door of msgspec."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from hashlib import blake2b
from typing import Any, Final, TypeVar

import msgspec

T = TypeVar("T")
Bytes = TypeVar("Bytes", bytes, memoryview)

_JSON: Final = msgspec.json.Encoder(order="deterministic")
_PACK: Final = msgspec.msgpack.Encoder(order="deterministic")


class _Decoders(dict[Any, Any]):
    """A decoder for each type, made when it is first asked for."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, kind: Any) -> Any:
        self[kind] = self._make(kind)
        return self[kind]


_READERS: Final = _Decoders(msgspec.json.Decoder)
_UNPACKERS: Final = _Decoders(msgspec.msgpack.Decoder)
CHECK: Final = 4  # bytes of a check
_FAST: Final = 1  # zlib level: a third of the size for a tenth of a millisecond; more would take more than it saves
_WINDOW, _ROOM = 14, 5  # what zlib sets up each time: 16 KB to look back and a small table, for most of what is pressed is small


class DamagedError(Exception):
    """Something remembered is not what was put there: a file cut short, a byte changed. Whoever meets it forgets it all."""


def encode(value: object) -> bytes:
    """A value of the model as JSON: instants keep their offset."""
    return _JSON.encode(value)


def decode(data: bytes, kind: type[T]) -> T:
    """The value of that type. Fields of a larger type that it was encoded from are left out. Raises DamagedError."""
    value: T = _read(_READERS[kind], data)
    return value


def pack(value: object) -> bytes:
    """A value as MessagePack: half the size of JSON, for what is read as a whole. Instants become UTC."""
    return _PACK.encode(value)


def unpack(data: bytes | memoryview, kind: type[T]) -> T:
    """The value that was packed. Raises DamagedError."""
    value: T = _read(_UNPACKERS[kind], data)
    return value


def _read(decoder: Any, data: bytes | memoryview) -> Any:
    try:
        return decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedError(str(error)) from error


def press(data: bytes) -> bytes:
    presser = zlib.compressobj(_FAST, wbits=_WINDOW, memLevel=_ROOM)
    return presser.compress(data) + presser.flush()


def unpress(data: bytes) -> bytes:
    """The bytes that were pressed. Raises DamagedError."""
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise DamagedError(str(error)) from error


def fingerprint(*values: object) -> str:
    """32 hexadecimal digits that are the same for the same values, on any machine."""
    return blake2b(_PACK.encode(values), digest_size=16).hexdigest()


def check_of(data: bytes | memoryview, name: str = "") -> bytes:
    """A check of the bytes and of the name under which they are kept: four bytes, which stand behind them."""
    return zlib.crc32(data, zlib.crc32(name.encode())).to_bytes(CHECK, "big")


def seal(data: bytes, name: str = "") -> bytes:
    """The bytes with their check at the end."""
    return data + check_of(data, name)


def unseal(data: Bytes, name: str = "") -> Bytes:
    """The bytes without their check. Raises DamagedError where it does not hold."""
    body = data[:-CHECK]
    if len(data) < CHECK or check_of(body, name) != data[-CHECK:]:
        raise DamagedError("a check does not hold")
    return body
