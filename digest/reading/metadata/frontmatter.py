"""The front matter of an article: where it ends, and what each of its fields says."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple, get_args
from zoneinfo import ZoneInfo

from digest.model.article import Correction, Editors, Image, Rights, Source
from digest.model.problem import Problem
from digest.model.settings import Settings, SourceSettings
from digest.nearest import find_nearest
from digest.patterns import Pattern
from digest.reading.metadata import entries, fields, hints, values
from digest.reading.metadata.entries import NamedSource
from digest.reading.metadata.fields import Field, Found, Report
from digest.reading.metadata.nodes import ListNode, MapNode, Node
from digest.reading.metadata.plain import read_mapping
from digest.reading.metadata.values import Instant

# ---------------------------------------------------------------- where it stands


class Split(NamedTuple):
    """A file's text in two. `yaml` is None where there is no front matter."""

    yaml: str | None
    body: str
    is_open: bool = False  # the closing line is missing: `yaml` is what follows the first line, and `body` empty
    foreign: str = ""  # the form of front matter that stands at the beginning of `body` and is not read: one of FORMS


_FENCE: Final = re.compile(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
#: A closing line, at the beginning of a line.
_CLOSING: Final = re.compile(r"(?<![^\r\n])---[ \t]*(?:\r\n|\n|\r|\Z)")
#: What may stand before the first key: empty lines and comments.
_BLANK: Final = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)")
#: What Hugo writes in place of lines of dashes: a key and its value below a line of plus signs, or in a brace.
_FOREIGN: Final = re.compile(
    r"(?P<TOML>\+\+\+(?:[ \t]*(?:#[^\r\n]*)?[\r\n])+[A-Za-z_][\w.-]*[ \t]*=)|(?P<JSON>\{\s*\"[A-Za-z_]\w*\"\s*:)"
)
#: Lines of dashes that are none of ours: not at the beginning of the file or of the line, too many, or one long one.
_MISPLACED: Final = Pattern(
    r"(?:[ \t]*(?:\r\n|\n|\r))*[ \t]*(?:-{3,}|[\u2013\u2014]+)[ \t]*[\r\n]\s*(?P<key>[A-Za-z_]+)[ \t]*[:=\uff1a]"
)
#: What Pelican writes: keys and values, and no line above them.
_BARE: Final = Pattern(
    r"(?:(?:Title|Date|Modified|Category|Tags|Keywords|Slug|Authors?|Summary|Lang|Status|Translation|Template|Save_As|URL):"
    r"[ \t].*(?:\r\n|\n|\r)){2}",
    re.I,
)
#: A field written otherwise than as `key: value`: `- title: Port`, `title = Port`, or with a wide colon.
_SLIP: Final = Pattern(r"(?<![^\r\n])(?:- +)?(?P<key>[a-z_]+)[ \t]*[:=\uff1a]")
#: Each form that is not read: what is told of it, and what to do.
FORMS: Final = {
    "TOML": ("front matter in TOML is not read", "write it as YAML: key: value, between two lines ---"),
    "JSON": ("front matter in JSON is not read", "write it as YAML: key: value, between two lines ---"),
    "bare": ("fields without a line --- above them are not read", "put a line --- above the fields and one below them"),
    "misplaced": (
        "the front matter does not begin with a line --- at the top of the file",
        "let the first line be three hyphens with nothing before them, and likewise the line below the fields",
    ),
}
_KEY: Final = re.compile(r"[\"']?(?P<key>[A-Za-z_][A-Za-z0-9_.-]*)[\"']?[ \t]*:")


def split_front_matter(text: str) -> Split:
    """Split a file's text at the line that closes its front matter. The body is given as it stands, line ends and all.

    A text that begins with a line of dashes has front matter only where a line `key:` follows, or the closing line at once.
    """
    text = text.removeprefix("\ufeff")
    opening = _FENCE.match(text)
    if not opening:
        return Split(None, text, foreign=_find_foreign(text))
    start = first = opening.end()
    while blank := _BLANK.match(text, first):
        first = blank.end()
    key, closing = _KEY.match(text, first), _CLOSING.search(text, start)
    if not key and not (closing and closing.start() == first):
        slips = _SLIP.finditer(text, first, closing.start()) if closing else ()
        if not any(slip["key"] in FIELD_NAMES for slip in slips):
            return Split(None, text)
    if closing is None:
        # "ALERT: …" below a line of dashes is agency text; an editor who forgot the closing line wrote fields.
        known = key is not None and (key["key"].lower() in FIELD_NAMES or key["key"].islower())
        return Split(text[start:], "", is_open=True) if known else Split(None, text)
    return Split(text[start : closing.start()], text[closing.end() :])


def _find_foreign(text: str) -> str:
    """The form of front matter that the text begins with, if it is one that is not read."""
    if text[:1] in ("+", "{"):
        foreign = _FOREIGN.match(text)
        return (foreign and foreign.lastgroup) or ""
    misplaced = _MISPLACED.match(text)
    if misplaced and misplaced["key"].lower() in FIELD_NAMES:
        return "misplaced"
    return "bare" if _BARE.match(text) else ""


# ---------------------------------------------------------------- the fields


def _read_id(node: Node, name: str, report: Report) -> str | None:
    text = fields.read_line(node, name, report)
    if text is not None and ".." in re.split(r"[/\\]", text):
        report.tell(node, f"{name} must not hold the part ..: '{values.show(text)}'", "write it without ..", "unsafe-path")
        return None
    return text


def _read_slug(node: Node, name: str, report: Report) -> str | None:
    text = fields.read_line(node, name, report)
    if text is not None and (not text.strip(".") or "/" in text or "\\" in text):
        hint = "write a few words with hyphens, such as port-opens; folders belong to the setting permalink"
        report.tell(node, f"{name} must be one part of a path: '{values.show(text)}'", hint, "unsafe-path")
        return None
    return text


def _read_section(node: Node, name: str, report: Report) -> str | None:
    """One text; of a list, the first. The other generators let an article stand in several categories."""
    first = node.items[0] if isinstance(node, ListNode) and node.items else node
    return fields.read_line(first, name, report)


_LINES: Final = fields.make_list_reader(fields.read_line)

#: Every field, in the order of the reference. The synonyms are what other generators call the same thing.
FIELDS: Final = (
    Field(
        "title", fields.read_line, "text", "the headline; without one, it is read from the text or made from its main sentence"
    ),
    Field("date", fields.read_date, "date", "when the article was published; needed where neither text nor path say it"),
    Field("updated", fields.read_date, "date", "when it was last changed", ("lastmod", "modified", "last_modified_at")),
    Field("id", _read_id, "text", "what the article is known by in feeds, for ever", may_be_blank=False),
    Field("slug", _read_slug, "text", "the article's part of its page's path", may_be_blank=False),
    Field("draft", fields.read_yes_no, "yes or no", "a draft is published only where one asks for drafts"),
    Field("publish_date", fields.read_date, "date", "not published before", ("publishDate",)),
    Field("expires", fields.read_date, "date", "no longer published from then on", ("expiryDate",)),
    Field("section", _read_section, "text", "the section it stands in", ("category", "categories"), may_be_blank=False),
    Field("tags", fields.make_list_reader(fields.read_line, split_hint=True), "list of text", "its tags", may_be_blank=False),
    Field("authors", _LINES, "list of text", "who wrote it", ("author",)),
    Field("source", entries.read_source, "key, or mapping", "who published it first"),
    Field("source_url", fields.read_url, "address", "the same as source.url, for a source that is named by its key"),
    Field("lang", fields.read_language, "language tag", "the language of the text", ("language",)),
    Field("dateline", fields.read_line, "text", "where it was filed"),
    Field("summary", fields.read_words, "text", "the editor's own summary, instead of a made one", ("description", "excerpt")),
    Field("facts", entries.read_facts, "mapping", "what the editor says about the facts that were found"),
    Field("corrections", entries.read_corrections, "list of text, or of text and date", "what was put right"),
    Field("image", entries.read_image, "address or path, or mapping", "a picture"),
    Field("rights", fields.make_choice_reader(get_args(Rights)), "full, excerpt or link", "how much of the text may be shown"),
    Field("canonical", fields.read_url, "address", "the page that search engines are to list", ("canonical_url", "canonicalURL")),
    Field(
        "aliases", fields.make_list_reader(fields.read_local_url), "list of paths", "old paths that lead here", ("redirect_from",)
    ),
    Field("extra", fields.read_free, "mapping", "whatever your own templates need", ("params",)),
)
FIELD_NAMES: Final = frozenset(name for row in FIELDS for name in (row.name, *row.synonyms))


# ---------------------------------------------------------------- what it says


class FrontMatter(NamedTuple):
    """What an article's front matter says; None, or nothing, where it is silent."""

    title: str | None = None
    date: Instant | None = None
    updated: Instant | None = None
    id: str | None = None
    slug: str | None = None
    draft: bool = False
    publish_date: datetime | None = None
    expires: datetime | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    source: Source | None = None
    lang: str | None = None
    dateline: str | None = None
    rights: Rights | None = None
    corrections: tuple[Correction, ...] = ()
    image: Image | None = None
    image_at: tuple[int, int] = (0, 0)  # line and column of its address
    canonical: str | None = None
    aliases: tuple[str, ...] = ()
    editors: Editors = Editors()
    extra: Mapping[str, object] = {}
    has_date: bool = False  # whether a date may have been written, be it right or wrong


def read_front_matter(split: Split, path: str, settings: Settings) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """Read the fields; every Problem is told at once, and what is wrong is left out of the result."""
    if split.foreign:
        return FrontMatter(), (Problem(path, 1, 1, "front-matter-form", *FORMS[split.foreign]),)
    if split.yaml is None:
        return FrontMatter(), ()
    if split.is_open:
        hint = "put a line --- after the last field"
        return FrontMatter(), (
            Problem(path, 1, 1, "front-matter-open", "the front matter that begins here is never closed", hint),
        )
    node, problems = read_mapping(split.yaml, path, first_line=2)
    report = Report(path, "bad-field", "unknown-field", zone=ZoneInfo(settings.timezone), problems=list(problems))
    report.foreign = hints.FOREIGN_FIELDS
    found = fields.read_fields(node or MapNode((), 2, 1), FIELDS, report)
    _check_order(found, report)
    made: dict[str, Any] = {name: f.value for name, f in found.items() if name not in _PARTS}
    made["source"] = _find_source(found, settings.sources, report)
    made["editors"] = _make_editors(found)
    if "image" in found:
        address = fields.find_part(found["image"].node, "url", "src")
        made["image_at"] = address.line, address.column
    for name in ("tags", "authors"):
        made[name] = _drop_doubles(made.get(name, ()))
    for name in ("publish_date", "expires"):
        if name in made:
            made[name] = made[name].when
    if "date" in made and "updated" in made:
        # A day alone begins at midnight, which may be before the hour of publication.
        made["updated"] = Instant(max(made["updated"].when, made["date"].when), made["updated"].precision)
    if node is None:
        made["has_date"] = bool(problems)
    else:
        made["has_date"] = any(key.text.lower() == "date" and not fields.is_blank(value) for key, value in node.pairs)
    return FrontMatter(**made), tuple(sorted(report.problems))


#: Fields that are put together with others.
_PARTS: Final = ("source", "source_url", "summary", "facts")


def _drop_doubles(words: Iterable[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(word.casefold(), word)
    return tuple(first.values())


def _check_order(found: Mapping[str, Found], report: Report) -> None:
    """Nothing is changed, or taken back, before it was published."""
    date = found["date"].value if "date" in found else None
    if not isinstance(date, Instant):
        return
    for name in ("updated", "expires"):
        other = found[name].value if name in found else None
        if not isinstance(other, Instant) or other.when >= date.when:
            continue
        same_day = other.when.date() == date.when.astimezone(other.when.tzinfo).date()
        if not (name == "updated" and other.precision == "day" and same_day):
            earlier, later = (values.show(getattr(found[field].node, "text", "")) for field in (name, "date"))
            message, hint = f"{name} ({earlier}) lies before date ({later})", "put right whichever of the two is wrong"
            report.tell(found[name].node, message, hint, "bad-date")


def _find_source(found: Mapping[str, Found], sources: Mapping[str, SourceSettings], report: Report) -> Source | None:
    named = found["source"].value if "source" in found else None
    url = found["source_url"].value if "source_url" in found else None
    if not isinstance(named, NamedSource):
        return entries.find_source(NamedSource(url=url), sources) if isinstance(url, str) else None
    if isinstance(url, str):
        if named.url:
            report.tell(found["source_url"].node, "source_url and source.url are the same field", "keep one of them")
        named = named._replace(url=url)
    source = entries.find_source(named, sources)
    if source is None:
        near = find_nearest(named.name, [*sources, *(s.name for s in sources.values())])
        hint = f"did you mean {near}?" if near else "add it below the setting sources, or write source: {name: …, url: …}"
        report.tell(found["source"].node, f"no source is called '{values.show(named.name)}'", hint, "unknown-source")
    return source


def _make_editors(found: Mapping[str, Found]) -> Editors:
    facts = found["facts"].value if "facts" in found else None
    editors = facts if isinstance(facts, Editors) else Editors()
    if "summary" in found:
        node = found["summary"].node
        editors = dataclasses.replace(editors, summary=str(found["summary"].value), summary_at=(node.line, node.column))
    return editors
