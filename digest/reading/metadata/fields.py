"""Nodes -> typed values by tables of fields; whatever does not fit is a Problem that says what to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from itertools import chain
from typing import Final, NamedTuple, Protocol, TypeVar

from digest.model.problem import Problem
from digest.nearest import find_nearest
from digest.reading.metadata import hints, values
from digest.reading.metadata.nodes import ListNode, MapNode, Node, ScalarNode
from digest.reading.metadata.values import CONTROLS, Instant

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

URL_HINT: Final = "write the whole address, such as https://example.org/news"
LIST_HINT: Final = "write [one, another], or each on a line of its own after a dash"
_FEWEST_LETTERS: Final = 3  # of a word that may be the beginning of a longer one


@dataclass(slots=True)
class Report:
    """Gathers the Problems of one file. `general` is the code of whatever has none of its own."""

    path: str
    general: str
    unknown: str
    own_codes: bool = True  # False where `general` stands for bad dates, addresses and languages too
    zone: tzinfo = UTC  # of times that are written without one
    foreign: Mapping[str, str] = field(default_factory=dict)  # names at the top that other generators know, and what to write
    problems: list[Problem] = field(default_factory=list)

    def tell(self, node: Node, message: str, hint: str, code: str = "") -> None:
        code = code if code and (self.own_codes or code == self.unknown) else self.general
        self.problems.append(Problem(self.path, node.line, node.column, code, message, hint))


class Reader(Protocol[T_co]):
    """Reads a node; `name` is what messages call it. Gives None where it told a Problem."""

    def __call__(self, node: Node, name: str, report: Report) -> T_co | None: ...


class Field(NamedTuple):
    """A row of a table: a key, how its value is read, and what the reference says about it."""

    name: str
    read: Reader[object]
    type: str  # in words: "text", "date"
    doc: str
    synonyms: tuple[str, ...] = ()
    may_be_blank: bool = True  # whether "" counts as not written


class Found(NamedTuple):
    """A value and the node it was read from."""

    value: object
    node: Node


def read_fields(
    node: MapNode, table: Sequence[Field], report: Report, within: str = "", needed: Sequence[str] = ()
) -> dict[str, Found]:
    """Read a mapping by its table; gives the values that were written and are right, by the field's name.

    `within` is the name of the mapping, for messages: "image" makes the field "url" be called "image.url". A field that is
    `needed` and has no value is a Problem.
    """
    by_key = {key: row for row in table for key in (row.name, *row.synonyms)}
    found: dict[str, Found] = {}
    taken: dict[str, str] = {}
    written: set[str] = set()
    for key, value in node.pairs:
        name = f"{within}.{key.text}" if within else key.text
        row = by_key.get(key.text)
        if row is None:
            hint = "" if within else report.foreign.get(key.text.replace("-", "_").casefold(), "")
            hint = hint or _find_near(key.text, by_key, [f.name for f in table])
            report.tell(key, f"'{values.show(name)}' is not known here", hint, report.unknown)
        elif row.name in taken:
            first = taken[row.name]
            report.tell(key, f"'{key.text}' and '{first}' are the same field", f"keep one of them; its own name is {row.name}")
        else:
            taken[row.name] = key.text
            if is_blank(value) and (row.may_be_blank or (isinstance(value, ScalarNode) and value.is_null)):
                continue
            written.add(row.name)
            read = row.read(value, name, report)
            if read is not None:
                found[row.name] = Found(read, value)
    for missing in (n for n in needed if n not in written):
        report.tell(node, f"{within} has no {missing}", f"add a line {missing}: …")
    return found


def _find_near(key: str, by_key: Mapping[str, Field], known: Sequence[str]) -> str:
    folded = key.replace("-", "_").casefold()
    exact = (k for k in by_key if k.casefold() == folded)
    begun = (k for k in by_key if len(folded) >= _FEWEST_LETTERS and k.startswith(folded))  # lang for language
    near = next(chain(exact, begun), None) or find_nearest(folded, by_key, 0.7)
    if near:
        return f"did you mean {near}?"
    if "extra" in by_key:
        return "put what only your templates need below the key extra"
    return f"known are {', '.join(known)}"


def find_part(node: Node, *names: str) -> Node:
    """The value that a mapping has under one of the names; the node itself where it has none."""
    pairs = node.pairs if isinstance(node, MapNode) else ()
    return next((value for key, value in pairs if key.text in names), node)


def is_blank(node: Node) -> bool:
    """Whether nothing was written as a value."""
    return isinstance(node, ScalarNode) and (node.is_null or not node.text.strip())


def find_scalar(node: Node, name: str, report: Report, wanted: str, hint: str, code: str = "") -> str | None:
    """The text of a scalar, stripped; a Problem where it is empty, holds control characters, or is no scalar."""
    if not isinstance(node, ScalarNode):
        kind = "a list" if isinstance(node, ListNode) else "a mapping"
        report.tell(node, f"{name} must be {wanted}, not {kind}", hint, code)
        return None
    text = node.text.strip()
    if node.is_null or not text:
        report.tell(node, f"{name} is empty", f"{hint}, or leave the line out", code)
        return None
    if CONTROLS.search(text):
        report.tell(node, f"{name} holds a control character", "delete it", code)
        return None
    return text


def read_text(node: Node, name: str, report: Report) -> str | None:
    """A text; it may have several lines."""
    return find_scalar(node, name, report, "a text", "write some words")


def read_words(node: Node, name: str, report: Report) -> str | None:
    """As `read_text`; a bare yes or no is told, because what is asked for is not whether but which."""
    if isinstance(node, ScalarNode) and not node.quoted and values.read_yes_no(node.text.strip()) is not None:
        hint = f'write the words themselves, or quotes around them where they are "{node.text.strip()}"'
        report.tell(node, f"{name} must be a text, not '{node.text.strip()}'", hint)
        return None
    return read_text(node, name, report)


def read_line(node: Node, name: str, report: Report) -> str | None:
    """A text in one line; line ends become spaces."""
    text = read_text(node, name, report)
    return None if text is None else " ".join(text.split())


def make_reader(
    read: Callable[[str], T | None],
    wanted: str,
    hint: str,
    code: str = "",
    says: str = "must be",
    suggest: Callable[[str], str] | None = None,
) -> Reader[T]:
    """Make a Reader of a function of `values`; `wanted` says what the value must be, `suggest` gives a hint for a wrong one."""

    def reader(node: Node, name: str, report: Report) -> T | None:
        text = find_scalar(node, name, report, wanted, hint, code)
        if text is None:
            return None
        value = read(text)
        if value is None:
            shown = values.show(text)
            message = f"{name} is not {wanted}: '{shown}'" if says == "is not" else f"{name} must be {wanted}, not '{shown}'"
            report.tell(node, message, suggest(text) if suggest else hint, code)
        return value

    return reader


def read_date(node: Node, name: str, report: Report) -> Instant | None:
    """A date, or date and time; one without a zone has the report's."""
    zone = report.zone
    read: Reader[Instant] = make_reader(
        lambda text: values.read_instant(text, zone), "a date", hints.DATE_HINT, "bad-date", "is not", hints.suggest_date
    )
    return read(node, name, report)


def make_number_reader(low: int, high: int, usual: int) -> Reader[int]:
    """Whole numbers; `usual` is the one that is offered for what is none."""

    def read(text: str) -> int | None:
        number = values.read_whole_number(text)
        return number if number is not None and low <= number <= high else None

    return make_reader(
        read, f"a whole number from {low} to {high}", f"write a number such as {usual}" + (", or 0 for none" if low == 0 else "")
    )


def make_choice_reader(choices: Sequence[str]) -> Reader[str]:
    told = f"{', '.join(choices[:-1])} or {choices[-1]}"

    def read(text: str) -> str | None:
        return text.lower() if text.lower() in choices else None

    return make_reader(read, told, f"write {told}")


read_yes_no: Final = make_reader(values.read_yes_no, "yes or no", "write true or false, yes or no")
read_url: Final = make_reader(values.read_url, "an http or https address", URL_HINT, "bad-url", "is not")
read_local_url: Final = make_reader(
    values.read_local_url, "a path within the site", "write it from the site's root, such as /2021/old-name/", "bad-url", "is not"
)
read_any_url: Final = make_reader(
    lambda text: values.read_url(text) or values.read_local_url(text),
    "an address or a path within the site",
    "write https://example.org/port.jpg, or a path such as /images/port.jpg",
    "bad-url",
    "is not",
)
read_language: Final = make_reader(
    values.read_language, "a language tag", hints.LANGUAGE_HINT, "bad-language", "is not", hints.suggest_language
)


def make_path_reader(example: str) -> Reader[str]:
    """Paths that stay in their folder, such as the example."""
    hint = f"write a path such as {example}, without .. and without / before it"
    return make_reader(values.read_inner_path, "a path that stays in its folder", hint, "unsafe-path", "is not")


def make_list_reader(read: Reader[T], *, split_hint: bool = False, plain: bool = True) -> Reader[tuple[T, ...]]:
    """Lists; a single value is a list of one. With `split_hint`, a single text with commas is refused, as it means a list.

    `plain` says that the items have no parts, so that a mapping cannot be one of them.
    """

    def reader(node: Node, name: str, report: Report) -> tuple[T, ...] | None:
        if split_hint and isinstance(node, ScalarNode) and not node.quoted and "," in node.text:
            words = ", ".join(w.strip() for w in node.text.split(",") if w.strip())
            report.tell(node, f"{name} must be a list", f"write [{values.show(words)}], or put quotes around a single one")
            return None
        if plain and isinstance(node, MapNode):
            report.tell(node, f"{name} must be a list, not a mapping", LIST_HINT)
            return None
        items = node.items if isinstance(node, ListNode) else (node,)
        before = len(report.problems)
        read_items = tuple(_read_each(items, read, name, report))
        if plain:  # what stands twice is meant once
            read_items = tuple(dict.fromkeys(read_items))
        return read_items if len(report.problems) == before else None

    return reader


def _read_each(items: Iterable[Node], read: Reader[T], name: str, report: Report) -> Iterable[T]:
    for item in items:
        value = read(item, name, report)
        if value is not None:
            yield value


def read_free(node: Node, name: str, report: Report) -> Mapping[str, object] | None:
    """A mapping of whatever one likes: nested dict, list and str, in the order of the file."""
    if not isinstance(node, MapNode):
        report.tell(node, f"{name} must be a mapping", f"write {name}: and below it, indented, lines of key: value")
        return None
    return {CONTROLS.sub("\ufffd", key.text): _make_plain(value) for key, value in node.pairs}


def _make_plain(node: Node) -> object:
    # Recursive, but no deeper than nodes.MAX_DEPTH.
    if isinstance(node, MapNode):
        return {CONTROLS.sub("\ufffd", key.text): _make_plain(value) for key, value in node.pairs}
    if isinstance(node, ListNode):
        return [_make_plain(item) for item in node.items]
    return "" if node.is_null else CONTROLS.sub("\ufffd", node.text)
