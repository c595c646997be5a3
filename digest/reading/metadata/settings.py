"""`digest.yml` -> Settings: the tables that say how each setting is read, made from the dataclasses of the model."""

from __future__ import annotations

import dataclasses
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, TypeVar, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from digest.model.article import Rights
from digest.model.fact import FactKind
from digest.model.problem import Problem, tell_expired
from digest.model.settings import (
    PERMALINK_TOKENS,
    AiChoice,
    FactSettings,
    FeedContent,
    FeedFormat,
    FeedSettings,
    Method,
    NameSettings,
    RobotsSettings,
    SecuritySettings,
    Settings,
    SourceSettings,
    SummaryMethod,
    SummarySettings,
)
from digest.reading.metadata import fields, hints, values
from digest.reading.metadata.fields import Field, Found, Reader, Report
from digest.reading.metadata.nodes import MapNode, Node, ScalarNode
from digest.reading.metadata.plain import read_mapping

T = TypeVar("T")

CLUSTER_HINT: Final = "write the address that the scheduler tells, such as tcp://10.0.0.5:8786"
BASE_URL_HINT: Final = "write the site's whole address, such as https://example.org/news/, without ? and #"
FOLDERS: Final = ("content_dir", "templates_dir", "static_dir")
_SCHEDULER: Final = re.compile(r"(?:tcp|tls|ws|wss)://(?:[A-Za-z0-9_.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\]):([0-9]{1,5})/?")
_TOKEN: Final = re.compile(r":([A-Za-z_]*)")
_HALF: Final = re.compile("[\ud800-\udfff]")  # what Python has put for a byte that is no text


def read_settings(text: str, path: str, now: datetime | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the text of `digest.yml`; `path` names it in Problems. What holds no longer `now` is told, where somebody says when
    that is.

    Every Problem is told at once. Settings that are wrong have their default in the result.
    """
    node, problems = read_mapping(text.removeprefix("\ufeff"), path)
    report = Report(path, "bad-setting", "unknown-setting", own_codes=False, problems=list(problems))
    report.foreign = hints.FOREIGN_SETTINGS
    found = fields.read_fields(node or MapNode((), 1, 1), TABLES[Settings], report)
    settings = Settings(**{name: f.value for name, f in found.items()})  # type: ignore[arg-type]
    wrong = _check_folders(settings)
    if wrong is not None:
        # Told at the setting that the editor wrote; one of the two was.
        place = (found.get("output_dir") or found[wrong]).node
        hint = "build into a folder of its own, such as output_dir: site"
        report.tell(place, f"output_dir ('{settings.output_dir}') and {wrong} ('{getattr(settings, wrong)}') overlap", hint)
    if _holds(settings.static_dir, settings.content_dir):
        place = (found.get("static_dir") or found["content_dir"]).node
        message = f"static_dir ('{settings.static_dir}') holds content_dir ('{settings.content_dir}')"
        hint = "name another folder: what stands in static_dir is published as it is, and drafts with it"
        report.tell(place, message, hint)
    if not any(p.severity == "error" for p in problems) and not (
        node and any(k.text == "base_url" and not fields.is_blank(v) for k, v in node.pairs)
    ):
        message = f"base_url is not set; links in the feed will begin with {settings.base_url}"
        report.problems.append(Problem(path, 0, 0, "no-base-url", message, "write base_url: https://example.org/news/"))
    _check_cname(found, report)
    if settings.summary.method == "llm" and not settings.summary.model:
        hint = "write model: and its name below summary:; the command `llm models` lists those that are there"
        report.tell(found["summary"].node, "summary.method is llm, but summary.model names no model", hint)
    if not any(p.severity == "error" for p in report.problems):  # what is wrong in itself is told first
        _check_security(settings, found, report, now)
    return settings, tuple(sorted(report.problems))


def _check_cname(found: Mapping[str, Found], report: Report) -> None:
    """Tell where pages would be served at one domain, and feeds and canonical addresses name another."""
    if "cname" not in found or "base_url" not in found:
        return
    cname, place = str(found["cname"].value), found["cname"].node
    host = urlsplit(str(found["base_url"].value)).hostname
    if host != cname:
        message = f"cname is {cname}, but the host of base_url is {host}"
        hint = f"write base_url: https://{cname}/, or leave cname out"
        report.problems.append(Problem(report.path, place.line, place.column, "cname-mismatch", message, hint))


def _check_security(settings: Settings, found: Mapping[str, Found], report: Report, now: datetime | None) -> None:
    """Tell what security.txt lacks: it must say whom to tell, and until when that holds; and that it does no longer."""
    security = settings.security
    if security.expires and not (security.contact or settings.contact):
        hint = "write contact: security@example.org below security:, or at the top of the file"
        report.tell(found["security"].node, "security names nobody to contact", hint)
    elif security.contact and not security.expires:
        hint = "write expires: and a day, at most a year away, below security:"
        report.tell(found["security"].node, "security does not say until when it holds", hint)
    elif security.expires and now and security.expires <= now:
        place = fields.find_part(found["security"].node, "expires")
        written = place.text if isinstance(place, ScalarNode) else ""
        report.problems.append(tell_expired(report.path, place.line, place.column, written))


def change_settings(settings: Settings, changes: Mapping[str, str]) -> tuple[Settings, tuple[Problem, ...]]:
    """Change settings by what the command line says: those of CHANGES; the output folder may stand anywhere."""
    problems: list[Problem] = []
    good: dict[str, Any] = {}
    for name, text in changes.items():
        place, read, hint = CHANGES[name]
        value = read(text)
        if value is None:
            problems.append(Problem(place, 0, 0, "bad-setting", f"{name} cannot be '{values.show(text)}'", hint))
        else:
            good[name] = value
    changed = dataclasses.replace(settings, **good)
    wrong = _check_folders(changed)
    if "output_dir" in good and wrong is not None:
        message = f"the output folder '{changed.output_dir}' and {wrong} ('{getattr(changed, wrong)}') overlap"
        problems.append(Problem("--output", 0, 0, "bad-setting", message, "build into a folder of its own"))
    return changed, tuple(problems)


def _check_folders(settings: Settings) -> str | None:
    """The first folder of the site that is the output folder, holds it or lies in it; a build would read what it wrote."""
    for name in FOLDERS:
        other = getattr(settings, name)
        if _holds(settings.output_dir, other) or _holds(other, settings.output_dir):
            return name
    return None


def _holds(folder: str, other: str) -> bool:
    """Whether the folder is the other one, or that lies in it."""
    # Small letters, because many file systems do not tell Site from site.
    outer, inner = (posixpath.normpath(path).casefold() for path in (folder, other))
    return outer in (inner, ".") or inner.startswith(f"{outer}/")


# ---------------------------------------------------------------- readers that only settings need


def _find_zone(text: str) -> str | None:
    try:
        if re.fullmatch(r"[A-Z][A-Za-z0-9_+-]*(/[A-Z][A-Za-z0-9_+-]*){0,2}", text):
            return ZoneInfo(text).key
    except (KeyError, ValueError, OSError):
        pass
    return None


def _find_scheduler(text: str) -> str | None:
    found = _SCHEDULER.fullmatch(text)
    return text.removesuffix("/") if found and 0 < int(found[1]) < 65536 else None


def _read_permalink(node: Node, name: str, report: Report) -> str | None:
    hint = "write a path such as /:year/:month/:slug/"
    text = fields.find_scalar(node, name, report, "a path", hint)
    if text is None:
        return None
    wrong = _find_permalink_fault(text)
    if wrong is None:
        return text
    report.tell(node, f"{name} {wrong}: '{values.show(text)}'", hint)
    return None


def _find_permalink_fault(text: str) -> str | None:
    tokens = _TOKEN.findall(text)
    unknown = [t for t in tokens if t not in PERMALINK_TOKENS]
    if unknown:
        return f"has :{values.show(unknown[0])}; known are {', '.join(':' + t for t in PERMALINK_TOKENS)}"
    if not text.startswith("/") or not text.endswith(("/", ".html")):
        return "must begin with / and end with / or .html"
    if "slug" not in tokens and "id" not in tokens:
        return "must hold :slug or :id, else articles would share a page"
    literal = _TOKEN.sub("x", text)[1:].removesuffix("/").split("/")
    if any(not re.fullmatch(r"[A-Za-z0-9_~.-]+", part) or not part.strip(".") for part in literal):
        return "may hold letters, digits, - _ . ~ and tokens between single slashes only"
    return None


def _read_sources(node: Node, name: str, report: Report) -> Mapping[str, SourceSettings] | None:
    hint = "write sources: and below it, indented, a key such as agency: with name: and url: below that"
    if not isinstance(node, MapNode):
        report.tell(node, f"{name} must be a mapping", hint)
        return None
    sources: dict[str, SourceSettings] = {}
    for key, value in node.pairs:
        source = _SOURCE(value, f"{name}.{values.show(key.text)}", report)
        if source is not None:
            _compare_sources(source, sources, value, f"{name}.{values.show(key.text)}", report)
            sources[key.text] = source
    return sources


def _compare_sources(source: SourceSettings, others: Mapping[str, SourceSettings], node: Node, name: str, report: Report) -> None:
    """Tell where a source has the name of an earlier one and says something else of it: they share a page, which tells one."""
    first = next((key for key, other in others.items() if other.name.casefold() == source.name.casefold()), None)
    said = {part: getattr(source, part) for part in ("url", "rights", "feed")} if first else {}
    differs = next((part for part, value in said.items() if value and value != getattr(others[first or ""], part)), None)
    if differs:
        place = fields.find_part(node, differs)
        message = f"{name} has the name of sources.{values.show(first or '')}, '{source.name}', and another {differs}"
        hint = "give it a name of its own, or say the same: the page of the source, and the list of feeds, go by the first"
        report.problems.append(Problem(report.path, place.line, place.column, "same-source", message, hint))


def _make_group_reader(group: type[T], *short: str, needed: Sequence[str] = ()) -> Reader[T]:
    """A mapping that fills a dataclass; `needed` are the fields without which there is none. Whoever writes a value alone most
    likely means one of the fields `short`."""

    def reader(node: Node, name: str, report: Report) -> T | None:
        table = TABLES[group]
        if not isinstance(node, MapNode):
            key, aside = name.rpartition(".")[2], Report("", report.general, report.unknown)
            read = {row.name: row.read(node, name, aside) for row in table if row.name in short}
            meant = next((f"did you mean {key}: {{{n}: {value}}}?" for n, value in read.items() if value is not None), "")
            lines = f"write {key}: and below it, indented, lines such as {table[0].name}: …"
            report.tell(node, f"{name} must be a mapping", meant or lines)
            return None
        found = fields.read_fields(node, table, report, within=name, needed=needed)
        if any(n not in found for n in needed):
            return None
        return group(**{n: f.value for n, f in found.items()})

    return reader


_USUAL: Final = Settings()
_ZONE: Final = fields.make_reader(_find_zone, "a time zone", hints.ZONE_HINT, says="is not", suggest=hints.suggest_zone)
_RIGHTS: Final = fields.make_choice_reader(get_args(Rights))
_SOURCE: Final = _make_group_reader(SourceSettings, needed=("name",))
_BASE_URL: Final = fields.make_reader(values.read_base_url, "the address of a site", BASE_URL_HINT, says="is not")
_CLUSTER: Final = fields.make_reader(_find_scheduler, "the address of a scheduler", CLUSTER_HINT, says="is not")
_HOST: Final = fields.make_reader(
    values.read_host, "a domain", "write it without https:// and path, such as news.example.org", says="is not"
)

_CONTACT: Final = fields.make_reader(
    values.read_contact, "an e-mail address or a page", "write desk@example.org, or https://example.org/contact", says="is not"
)


def _read_expiry(node: Node, name: str, report: Report) -> datetime | None:
    told: list[Problem] = []
    found = fields.read_date(node, name, dataclasses.replace(report, problems=told))
    report.problems += (problem._replace(hint="write a day at most a year away, as 2027-06-30") for problem in told)
    return found.when if found else None


_WANTED: Final = fields.make_reader(values.read_wanted, "auto, true or false", "write auto, true or false")
_METHOD: Final[tuple[Reader[object], str]] = (fields.make_choice_reader(get_args(Method)), "extract or none")

#: How each setting is read, and its type in words. A test holds that this and the dataclasses name the same settings.
READERS: Final[Mapping[type, Mapping[str, tuple[Reader[object], str]]]] = {
    Settings: {
        "title": (fields.read_line, "text"),
        "description": (fields.read_line, "text"),
        "base_url": (_BASE_URL, "address"),
        "language": (fields.read_language, "language tag"),
        "timezone": (_ZONE, "time zone"),
        "author": (fields.read_line, "text"),
        "contact": (_CONTACT, "e-mail address, or address"),
        "copyright": (fields.read_line, "text"),
        "content_dir": (fields.make_path_reader(_USUAL.content_dir), "folder"),
        "templates_dir": (fields.make_path_reader(_USUAL.templates_dir), "folder"),
        "static_dir": (fields.make_path_reader(_USUAL.static_dir), "folder"),
        "output_dir": (fields.make_path_reader(_USUAL.output_dir), "folder"),
        "permalink": (_read_permalink, "path with tokens"),
        "cname": (_HOST, "domain"),
        "icon": (fields.make_path_reader(_USUAL.icon), "path"),
        "rights": (_RIGHTS, "full, excerpt or link"),
        "paginate": (fields.make_number_reader(1, 1000, _USUAL.paginate), "number"),
        "names": (_make_group_reader(NameSettings, "pages"), "mapping"),
        "stories": (fields.read_yes_no, "yes or no"),
        "related": (fields.make_number_reader(0, 12, _USUAL.related), "number"),
        "sections": (fields.make_list_reader(fields.read_line, split_hint=True), "list of text"),
        "data": (fields.read_yes_no, "yes or no"),
        "trust_pages": (fields.read_yes_no, "yes or no"),
        "news_sitemap": (fields.read_yes_no, "yes or no"),
        "robots": (_make_group_reader(RobotsSettings, "ai"), "mapping"),
        "security": (_make_group_reader(SecuritySettings, "contact"), "mapping"),
        "humans": (fields.read_words, "text"),
        "search": (_WANTED, "auto, true or false"),
        "share_images": (fields.read_yes_no, "yes or no"),
        "share_font": (fields.make_path_reader("static/font.ttf"), "path"),
        "summary": (_make_group_reader(SummarySettings, "method", "sentences"), "mapping"),
        "facts": (_make_group_reader(FactSettings, "method", "limit"), "mapping"),
        "feeds": (_make_group_reader(FeedSettings, "content", "limit"), "mapping"),
        "sources": (_read_sources, "mapping of sources"),
        "cluster": (_CLUSTER, "address of a scheduler"),
        "extra": (fields.read_free, "mapping"),
    },
    SummarySettings: {
        "sentences": (fields.make_number_reader(1, 10, _USUAL.summary.sentences), "number"),
        "method": (fields.make_choice_reader(get_args(SummaryMethod)), "extract, llm or none"),
        "model": (fields.read_line, "text"),
        "prompt": (fields.read_text, "text"),
        "timeout": (fields.make_number_reader(1, 3600, _USUAL.summary.timeout), "number"),
        "at_once": (fields.make_number_reader(1, 64, _USUAL.summary.at_once), "number"),
    },
    FactSettings: {
        "limit": (fields.make_number_reader(0, 30, _USUAL.facts.limit), "number"),
        "kinds": (fields.make_list_reader(fields.make_choice_reader(get_args(FactKind)), split_hint=True), "list of kinds"),
        "method": _METHOD,
    },
    FeedSettings: {
        "limit": (fields.make_number_reader(1, 1000, _USUAL.feeds.limit), "number"),
        "path": (fields.make_path_reader(_USUAL.feeds.path), "path"),
        "formats": (fields.make_list_reader(fields.make_choice_reader(get_args(FeedFormat)), split_hint=True), "list of formats"),
        "content": (fields.make_choice_reader(get_args(FeedContent)), "summary or full"),
        "sections": (fields.read_yes_no, "yes or no"),
        "tags": (fields.read_yes_no, "yes or no"),
        "editions": (fields.read_yes_no, "yes or no"),
        "hub": (fields.read_url, "address"),
        "corrections": (fields.read_yes_no, "yes or no"),
        "stories": (fields.read_yes_no, "yes or no"),
    },
    RobotsSettings: {
        "ai": (fields.make_choice_reader(get_args(AiChoice)), "allow, no-training or disallow"),
    },
    SecuritySettings: {
        "contact": (_CONTACT, "e-mail address, or address"),
        "expires": (_read_expiry, "date"),
    },
    NameSettings: {
        "pages": (fields.make_number_reader(0, 1000, _USUAL.names.pages), "number"),
    },
    SourceSettings: {
        "name": (fields.read_line, "text"),
        "url": (fields.read_url, "address"),
        "rights": (_RIGHTS, "full, excerpt or link"),
        "language": (fields.read_language, "language tag"),
        "feed": (fields.read_url, "address"),
    },
}

#: What the command line can change: its option, how the text is read, and a hint. An empty `cluster` is this machine.
CHANGES: Final[Mapping[str, tuple[str, Callable[[str], str | None], str]]] = {
    "base_url": ("--base-url", values.read_base_url, BASE_URL_HINT),
    "output_dir": ("--output", lambda text: text if text and not _HALF.search(text) else None, "name a folder, in UTF-8"),
    "cluster": ("--cluster", lambda text: _find_scheduler(text) if text else "", CLUSTER_HINT),
}


def _make_rows(group: Any) -> Iterator[Field]:
    for row in dataclasses.fields(group):
        read, kind = READERS[group][row.name]
        yield Field(row.name, read, kind, row.metadata["doc"])


#: The tables: the fields of each dataclass in order, with how each is read and its line of explanation.
TABLES: Final[Mapping[type, tuple[Field, ...]]] = {group: tuple(_make_rows(group)) for group in READERS}
