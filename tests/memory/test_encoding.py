"""Words of the house as bytes and back."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from digest.memory.encoding import DamagedError, decode, encode, fingerprint, pack, press, seal, unpack, unpress, unseal
from digest.model.edition import Brief, Card
from digest.model.problem import Problem
from tests.memory.words import BRIEF, CARD


def test_a_brief_comes_back_as_it_was() -> None:
    back = decode(encode(BRIEF), Brief)
    assert back == BRIEF
    assert back.published.utcoffset() == timedelta(hours=5, minutes=30)  # pages show the offset
    assert isinstance(back.tags, tuple) and isinstance(back.date, date)


def test_a_card_comes_back_as_it_was() -> None:
    assert unpack(pack(CARD), Card) == CARD
    assert decode(encode(CARD), Card) == CARD


def test_fields_that_a_smaller_type_lacks_are_left_out() -> None:
    larger = decode(encode(BRIEF), dict[str, object]) | {"nobody": 1}
    assert decode(encode(larger), Brief) == BRIEF


@pytest.mark.parametrize("data", [b"", b"{", b"nonsense", b"[1, 2]", b"\xff\xfe", b'{"id": 7}'])
def test_what_is_no_brief_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedError):
        decode(data, Brief)
    with pytest.raises(DamagedError):
        unpack(data, Brief)


def test_bytes_are_pressed_and_come_back() -> None:
    data = b"the same words " * 100
    assert unpress(press(data)) == data
    assert len(press(data)) < len(data) // 5
    for damaged in (b"", b"x", press(data)[:-5], data):
        with pytest.raises(DamagedError):
            unpress(damaged)


@pytest.mark.parametrize("data", [b"", b"x", bytes(range(256))])
def test_a_seal_tells_every_changed_byte_and_the_name(data: bytes) -> None:
    sealed = seal(data, "name")
    assert unseal(sealed, "name") == data
    for at in range(len(sealed)):
        for bit in range(8):
            with pytest.raises(DamagedError):
                unseal(sealed[:at] + bytes([sealed[at] ^ 1 << bit]) + sealed[at + 1 :], "name")
    for other in (sealed[:-1], sealed + b"x", sealed[1:], b""):
        with pytest.raises(DamagedError):
            unseal(other, "name")
    with pytest.raises(DamagedError):
        unseal(sealed, "another name")


def test_a_fingerprint_tells_values_apart() -> None:
    told = [
        fingerprint(*values)
        for values in [
            (), ("",), ("", ""), ("a",), ("a", "b"), ("ab",), (("a", "b"),), (1,), ("1",), (b"1",), (None,), (True,), (1.0,),
            (CARD,), (CARD._replace(headline="other"),), (CARD._replace(tags=()),), (Problem("a", 1, 2, "c", "m"),),
        ]
    ]  # fmt: skip
    assert len(set(told)) == len(told)
    assert all(len(t) == 32 and int(t, 16) >= 0 for t in told)


def test_a_fingerprint_hangs_on_no_order_of_a_mapping_or_a_set_and_on_no_process() -> None:
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    code = "from digest.memory.encoding import fingerprint; print(fingerprint('x', {'b': 1, 'a': frozenset(['p', 'q', 'r'])}))"
    told = set()
    for seed in ("1", "2", "3"):
        env = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        told.add(subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True).stdout)
    assert len(told) == 1


def test_an_instant_is_told_apart_by_its_offset_in_json_only() -> None:
    here, there = datetime(2021, 8, 7, 12, tzinfo=UTC), datetime(2021, 8, 7, 14, tzinfo=timezone(timedelta(hours=2)))
    assert encode(here) != encode(there)
    assert pack(here) == pack(there)
