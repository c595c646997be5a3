"""What a YAML parser could not read -> what an editor did, and the line as it should be written.

libyaml and PyYAML's own parser word their errors differently; these words are the same on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from digest.patterns import Pattern

#: Longer lines are not repeated in a hint.
_LONGEST: Final = 200
_KEY_VALUE: Final = Pattern(r"(?P<before>[ ]*(?:- +)*)(?P<key>[^\s:#'\"\[{][^:]*):[ \t]+(?P<value>\S.*)")
#: What a value without quotes cannot begin with, and the code to tell it under.
_FIRST: Final = dict.fromkeys("@`%[]{},|>\"'", "yaml-syntax") | {"*": "yaml-alias", "&": "yaml-alias", "!": "yaml-tag"}
#: `title:Kabul`: without the space, YAML sees one word.
_NO_SPACE: Final = Pattern(r"[ ]*(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s:/].*)")
#: `[a, , b]`: a comma with nothing before it.
_EMPTY_ITEM: Final = re.compile(r"(?<=[\[,])[ \t]*,")
#: A colon and a space as some keyboards write them.
_ODD_SIGN: Final = Pattern(r"(?<=[A-Za-z_]:)[\u00a0\u2007\u202f\u3000\u200b]|(?<=[A-Za-z_])\uff1a")
_OPENING: Final = ("'", '"', "[", "{")
_COLON: Final = re.compile(r":(?=[ \t]|$)")


class Wrong(NamedTuple):
    """An error of syntax; `line` counts from 0 within the YAML, `column` from 1."""

    line: int
    column: int
    code: str
    message: str
    hint: str


def quote_line(line: str) -> str | None:
    """Give the hint that shows `key: value` with quotes around the value; None where the line has no such shape."""
    found = _KEY_VALUE.fullmatch(line.rstrip())
    if not found or len(line) > _LONGEST:
        return None
    value = found["value"]
    if '"' in value or "\\" in value:
        quoted = "'" + value.replace("'", "''") + "'"
    else:
        quoted = f'"{value}"'
    return f"write {found['key']}: {quoted}"


def explain_error(error: Any, lines: Sequence[str]) -> Wrong:
    """Say what the editor did. `error` is a yaml.MarkedYAMLError, `lines` the lines of the text it was found in."""
    where, opened = error.problem_mark, error.context_mark
    at, column = (where.line, where.column + 1) if where else (0, 1)
    line = lines[at] if at < len(lines) else ""
    context = error.context or ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Wrong(at, line.index("\t") + 1, "yaml-syntax", "a tab stands before the first word", "indent with spaces")
    if "escape" in (error.problem or "") and column > 1:
        hint = "write \\\\ for a backslash, or put single quotes around the value"
        return Wrong(at, column, "yaml-syntax", "\\ begins something unknown between double quotes", hint)
    if line[column - 1 : column] == "\t":
        return Wrong(at, column, "yaml-syntax", "a tab stands where a space must", "write a space")
    # Either mark may stand behind the last line.
    if opened and lines[opened.line : opened.line + 1] and lines[opened.line][opened.column : opened.column + 1] in _OPENING:
        return _explain_open(opened.line, opened.column, lines)
    if opened and "simple key" in context and opened.line < len(lines):
        at, column = opened.line, opened.column + 1
        line = lines[at]
    for number in (at, at - 1):
        joined = _NO_SPACE.fullmatch(lines[number]) if 0 <= number < len(lines) else None
        if joined:
            hint = f"write {joined['key']}: {joined['value'].strip()}"
            return Wrong(number, joined.end("key") + 1, "yaml-syntax", "a space is missing after the colon", hint)
    if any(found.end() == column for found in _EMPTY_ITEM.finditer(line)):
        hint = "take the comma away, or write what is missing before it"
        return Wrong(at, column, "yaml-syntax", "nothing stands before this comma of a list", hint)
    needs_quotes = _find_unquoted(line, column)
    if needs_quotes:
        code, message = needs_quotes
        return Wrong(at, column, code, message, quote_line(line) or "put quotes around the value")
    if at == 1 and not _COLON.search(lines[0]):  # "title Kabul", and YAML saw the beginning of one long key
        at, line = 0, lines[0]
    if line.strip() and not _COLON.search(line) and not line.lstrip().startswith("- "):
        hint = "write key: value, with a space after the colon"
        if odd := _ODD_SIGN.search(line):
            message = f"a sign that looks like a colon and a space is none, U+{ord(odd[0]):04X}"
            return Wrong(at, odd.start() + 1, "yaml-syntax", message, hint)
        return Wrong(at, len(line) - len(line.lstrip()) + 1, "yaml-syntax", "this line has no 'key: value'", hint)
    hint = "give all keys of one level the same number of spaces before them, and begin each item of a list with '- '"
    return Wrong(at, column, "yaml-syntax", "this line does not fit the lines above it", hint)


def _explain_open(line: int, column: int, lines: Sequence[str]) -> Wrong:
    """A quote or bracket without its end, or a word after the end."""
    mark = lines[line][column : column + 1]
    hint = quote_line(lines[line]) or "put quotes around the whole value"
    return Wrong(
        line,
        column + 1,
        "yaml-syntax",
        f"what {mark} opens here is not closed",
        f"close it; or, where it is part of the text, {hint}",
    )


def _find_unquoted(line: str, column: int) -> tuple[str, str] | None:
    """Find out whether the value of this line only wants quotes; gives code and message."""
    found = _KEY_VALUE.fullmatch(line.rstrip())
    if not found:
        return None
    value, start = found["value"], found.start("value")
    if value.startswith(("- ", "? ")):
        return "yaml-syntax", f"a value that begins with {value[0]} needs quotes"
    if value[0] in _FIRST:
        return _FIRST[value[0]], f"the value begins with {value[0]} and is not in quotes as a whole"
    if column > start and _COLON.search(value):
        return "yaml-syntax", "a value with a colon and a space in it needs quotes"
    return None
