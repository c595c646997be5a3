"""JSON as a site has it: the same letters as Python's own, on one line or one part a line."""

from __future__ import annotations

import json
import sys

from digest.publishing.json_text import write_json, write_lines

SURROGATES = range(0xD800, 0xE000)
EVERY_LETTER = "".join(chr(n) for n in range(sys.maxunicode + 1) if n not in SURROGATES)


def test_every_letter_is_written_as_python_writes_it() -> None:
    assert write_json(EVERY_LETTER) == json.dumps(EVERY_LETTER, ensure_ascii=False)


def test_values_are_written_without_blanks_in_the_order_that_they_have() -> None:
    value = {"b": (1, -2.5, True), "a": [None, "“Pier”"], "empty": {}, "none": ()}
    assert write_json(value) == '{"b":[1,-2.5,true],"a":[null,"“Pier”"],"empty":{},"none":[]}'


def test_lines_have_a_part_each() -> None:
    assert write_lines({"a": [1, 2], "é": "x"}) == '{\n "a": [\n  1,\n  2\n ],\n "é": "x"\n}\n'.encode()
