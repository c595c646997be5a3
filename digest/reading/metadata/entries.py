"""The fields of front matter that have parts: source, image, corrections, and the editor's own facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, TypeVar
from urllib.parse import urlsplit

from digest.model.article import Correction, Editors, EditorsFact, Image, Source
from digest.model.settings import SourceSettings
from digest.reading.metadata import fields
from digest.reading.metadata.fields import Field, Found, Reader, Report
from digest.reading.metadata.nodes import MapNode, Node, ScalarNode
from digest.reading.metadata.values import Instant

T = TypeVar("T")


def _make_part_reader(
    table: tuple[Field, ...], make: Callable[[Mapping[str, Found], Node], T], *needed: str, short: str | None = None
) -> Reader[T]:
    """Read a mapping by its table and make a value of what was found. A bare text stands for the field `short`."""

    def reader(node: Node, name: str, report: Report) -> T | None:
        before = len(report.problems)
        if isinstance(node, MapNode):
            found: Mapping[str, Found] = fields.read_fields(node, table, report, within=name, needed=needed)
        elif short is not None and isinstance(node, ScalarNode):
            row = next(row for row in table if row.name == short)
            value = row.read(node, name, report)
            found = {} if value is None else {short: Found(value, node)}
        else:
            words = ", ".join(f"{row.name}: …" for row in table)
            also = "a text or " if short else ""
            report.tell(node, f"{name} must be {also}a mapping", f"write {{{words}}}")
            return None
        return make(found, node) if len(report.problems) == before else None

    return reader


def _text(found: Mapping[str, Found], name: str) -> str:
    return str(found[name].value) if name in found else ""


# ---------------------------------------------------------------- image

IMAGE_TABLE: Final = (
    Field(
        "url", fields.read_any_url, "address or path", "where the picture is: beside the article, or /… below static/", ("src",)
    ),
    Field("alt", fields.read_line, "text", "what the picture shows, for those who cannot see it"),
    Field("caption", fields.read_line, "text", "the words below the picture"),
    Field("credit", fields.read_line, "text", "who took the picture"),
)


def _make_image(found: Mapping[str, Found], _: Node) -> Image:
    return Image(_text(found, "url"), _text(found, "alt"), _text(found, "caption"), _text(found, "credit"))


read_image: Final = _make_part_reader(IMAGE_TABLE, _make_image, "url", short="url")

# ---------------------------------------------------------------- corrections

CORRECTION_TABLE: Final = (
    Field("text", fields.read_words, "text", "what was put right"),
    Field("date", fields.read_date, "date", "when it was put right"),
)


def _make_correction(found: Mapping[str, Found], _: Node) -> Correction:
    date = found["date"].value if "date" in found else None
    return Correction(_text(found, "text"), date.when if isinstance(date, Instant) else None)


read_corrections: Final = fields.make_list_reader(
    _make_part_reader(CORRECTION_TABLE, _make_correction, "text", short="text"), plain=False
)

# ---------------------------------------------------------------- the editor's own facts

FACT_TABLE: Final = (
    Field("text", fields.read_line, "text", "words of the article, exactly as they stand there"),
    Field("line", fields.read_line, "text", "how the fact is to read"),
)


def _make_fact(found: Mapping[str, Found], node: Node) -> EditorsFact:
    place = found["text"].node if "text" in found else node
    return EditorsFact(_text(found, "text"), _text(found, "line") or None, (place.line, place.column))


_PINNED: Final = _make_part_reader(FACT_TABLE, _make_fact, "text", short="text")
_EDITED: Final = _make_part_reader(FACT_TABLE, _make_fact, "text", "line")
_REJECTED: Final = _make_part_reader(FACT_TABLE[:1], _make_fact, "text", short="text")


def _list(entry: Reader[EditorsFact]) -> Reader[tuple[EditorsFact, ...]]:
    return fields.make_list_reader(entry, plain=False)


FACTS_TABLE: Final = (
    Field(
        "pin",
        _list(_PINNED),
        "list of text, or of text and line",
        "facts that are key facts in any case",
    ),
    Field("edit", _list(_EDITED), "list of text and line", "facts that are to read otherwise"),
    Field("reject", _list(_REJECTED), "list of text", "facts that are not to be shown"),
)


def _make_facts(found: Mapping[str, Found], _: Node) -> Editors:
    return Editors(**{name: f.value for name, f in found.items()})  # type: ignore[arg-type]


read_facts: Final = _make_part_reader(FACTS_TABLE, _make_facts)

# ---------------------------------------------------------------- source

SOURCE_TABLE: Final = (
    Field("name", fields.read_line, "text", "the publisher's name, or a key or name of the setting sources"),
    Field("url", fields.read_url, "address", "the article's address there"),
    Field("home", fields.read_url, "address", "the publisher's own address"),
)


class NamedSource(NamedTuple):
    """A source as an article names it, before it is looked up in the settings."""

    name: str = ""
    url: str | None = None
    home: str | None = None
    is_key: bool = False  # only a name was written, which must be known to the settings


def _make_source(found: Mapping[str, Found], node: Node) -> NamedSource:
    url, home = _text(found, "url") or None, _text(found, "home") or None
    return NamedSource(_text(found, "name"), url, home, isinstance(node, ScalarNode))


read_source: Final = _make_part_reader(SOURCE_TABLE, _make_source, short="name")


def find_source(named: NamedSource, sources: Mapping[str, SourceSettings]) -> Source | None:
    """Look a source up by key, by name, or by the site that its address is on. None where only a name is given, and unknown."""
    key = named.name if named.name in sources else None
    if key is None:
        key = next((k for k, s in sources.items() if named.name and s.name.casefold() == named.name.casefold()), None)
    if key is None and not named.name and named.url:
        key = next((k for k, s in sources.items() if s.url and _is_on(named.url, s.url)), None)
    if key is not None:
        return Source(sources[key].name, named.url, named.home or sources[key].url, key)
    if named.is_key:
        return None
    return Source(named.name or _host(named.url or named.home or ""), named.url, named.home)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _is_on(url: str, home: str) -> bool:
    return _host(url) == _host(home) or _host(url).endswith("." + _host(home))
