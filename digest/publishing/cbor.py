"""CBOR (RFC 8949) as far as indexes of Pagefind use it: whole numbers, text, arrays and maps."""

from __future__ import annotations

from typing import Final

Item = int | str | list["Item"] | dict[str, "Item"]

_UNSIGNED, _NEGATIVE, _TEXT, _ARRAY, _MAP = 0, 1, 3, 4, 5
_LENGTHS: Final = {24: 1, 25: 2, 26: 4, 27: 8}


class FormError(ValueError):
    """Bytes that are not of the form that is known here."""


def read_cbor(data: bytes) -> Item:
    """The one item that the bytes hold. Raises FormError."""
    try:
        item, end = _read(data, 0)
    except (IndexError, UnicodeDecodeError, RecursionError) as error:
        raise FormError("CBOR that breaks off") from error
    if end != len(data):
        raise FormError("CBOR with something behind its end")
    return item


def _read(data: bytes, at: int) -> tuple[Item, int]:
    kind, short = data[at] >> 5, data[at] & 31
    at += 1
    if short < 24:
        value = short
    elif short in _LENGTHS:
        end = at + _LENGTHS[short]
        value, at = int.from_bytes(data[at:end]), end
    else:
        raise FormError("CBOR of a kind that is not known here")
    if kind == _UNSIGNED:
        return value, at
    if kind == _NEGATIVE:
        return -1 - value, at
    if kind == _TEXT:
        if at + value > len(data):
            raise FormError("CBOR that breaks off")
        return data[at : at + value].decode(), at + value
    if kind == _ARRAY:
        items: list[Item] = []
        for _ in range(value):
            item, at = _read(data, at)
            items.append(item)
        return items, at
    if kind == _MAP:
        pairs: dict[str, Item] = {}
        for _ in range(value):
            key, at = _read(data, at)
            if not isinstance(key, str):
                raise FormError("CBOR with a key that is no text")
            pairs[key], at = _read(data, at)
        return pairs, at
    raise FormError("CBOR of a kind that is not known here")


def write_cbor(item: Item) -> bytes:
    """The bytes of an item, in their shortest form."""
    parts: list[bytes] = []
    _write(item, parts)
    return b"".join(parts)


def _write(item: Item, parts: list[bytes]) -> None:
    if isinstance(item, int):
        parts.append(_head(_UNSIGNED, item) if item >= 0 else _head(_NEGATIVE, -1 - item))
    elif isinstance(item, str):
        data = item.encode()
        parts += (_head(_TEXT, len(data)), data)
    elif isinstance(item, list):
        parts.append(_head(_ARRAY, len(item)))
        for each in item:
            _write(each, parts)
    else:
        parts.append(_head(_MAP, len(item)))
        for key, value in item.items():
            _write(key, parts)
            _write(value, parts)


def _head(kind: int, value: int) -> bytes:
    if value < 24:
        return bytes([kind << 5 | value])
    short, size = next(found for found in _LENGTHS.items() if value < 256 ** found[1])
    return bytes([kind << 5 | short]) + value.to_bytes(size)
