"""Patterns that are compiled when they are first asked."""

from __future__ import annotations

import re

import pytest

from digest.patterns import Pattern


def test_a_pattern_answers_as_a_compiled_one() -> None:
    pattern = Pattern(r"\d+", re.ASCII)
    for _ in range(2):  # the first call compiles it
        found = pattern.search("a 12", 1, 4)
        assert found is not None and found.span() == (2, 4)
        assert pattern.match("a 12") is None
        assert pattern.findall("1 2") == ["1", "2"]


def test_a_pattern_is_not_compiled_before_it_is_asked() -> None:
    wrong = Pattern("(")
    assert not hasattr(wrong, "pattern")
    with pytest.raises(re.error):
        wrong.search("a")
