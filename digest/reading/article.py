"""A source file -> an Article, or every Problem in it at once. Front matter wins over what the text says of itself."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, time, tzinfo
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from digest.model.article import Article, Body, Dateline, Places, Run, SourceFile
from digest.model.problem import Problem
from digest.model.settings import DEFAULT_LANGUAGE, Settings
from digest.reading.decoding import decode_text, find_place
from digest.reading.languages import detect_language
from digest.reading.metadata.frontmatter import FrontMatter, read_front_matter, split_front_matter
from digest.reading.metadata.values import Instant, read_instant, read_language, show
from digest.reading.sentences import make_sentences
from digest.reading.wire.labels import WireParts, label_blocks, make_body, split_paragraphs

MARKDOWN_SUFFIXES: Final = (".md", ".markdown")
_NOWHERE: Final[Places] = {}
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_BOLD: Final = frozenset({"<strong>", "<b>"})
_WORD: Final = re.compile(r"\w")
#: A day at the start of the file's name, or as three folders.
_DAY_IN_NAME: Final = re.compile(r"(?:^|/)([0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9A-Za-z])[^/]*$")
_DAY_IN_FOLDERS: Final = re.compile(r"(?:^|/)([0-9]{4})/([0-9]{2})/([0-9]{2})/")


class Reading(NamedTuple):
    """What came of a file. With an error among the Problems there is no article; warnings may stand beside one."""

    article: Article | None
    problems: tuple[Problem, ...] = ()


def read_article(file: SourceFile, settings: Settings) -> Reading:
    """Read a file of the content folder: Markdown by its suffix, else wire text. Problems name the file by its path there."""
    decoded, problems = decode_text(file.data, file.path)
    if decoded is None:
        return Reading(None, problems)
    if file.path.lower().endswith(MARKDOWN_SUFFIXES):
        from digest.reading.markup.borrowed import spell_links  # wire text has none

        decoded = spell_links(decoded, file.path)
    split = split_front_matter(decoded)
    front, told = read_front_matter(split, file.path, settings)
    problems += told
    if split.is_open or split.foreign:
        return Reading(None, problems)
    found, start = _read_body(split.body, file.path, front, settings), len(decoded) - len(split.body)
    problems += _check_words(found, file.path, decoded[:start])
    problems += _check_markup(file.path, decoded, start)
    published = _find_date(front, found.parts, file.path, ZoneInfo(settings.timezone))
    if published is None and not front.has_date:
        hint = "add a line date: 2021-08-07 to the front matter, or begin the file's name with the date"
        problems += (Problem(file.path, 1, 1, "missing-date", "nothing says when this was published", hint),)
    if published is None or any(p.severity == "error" for p in problems):
        return Reading(None, tuple(sorted(problems)))
    places = _find_places(file.path, front, found.body, decoded, start)
    return Reading(_make_article(file.path, front, found, published, settings, places), tuple(sorted(problems)))


def read_plain(text: str, *, id: str, title: str = "", published: datetime | None = None, language: str | None = None) -> Article:
    """Read wire text that comes without a file, as it is: offsets count in exactly the given text.

    `published` is what the caller knows; otherwise what the text says, else 1970 with the precision of a year, which is to
    say unknown. Without `language` (BCP 47) the text shows it, and is taken for English where it does not.
    """
    named = (read_language(language) or language) if language else detect_language(text)
    found = _read_wire(text, UTC, named or DEFAULT_LANGUAGE, title)
    if published is not None:
        instant = _read_moment(published)
    elif found.parts.published is not None:
        instant = Instant(found.parts.published, found.parts.precision)
    else:
        instant = Instant(_EPOCH, "year")
    return _make_article(id, FrontMatter(id=id, title=title or None), found, instant, Settings())


# ---------------------------------------------------------------- the text


class _Found(NamedTuple):
    """What was read of the body."""

    text: str
    body: Body
    parts: WireParts
    title: str
    language: str


def _read_body(source: str, path: str, front: FrontMatter, settings: Settings) -> _Found:
    zone, named = ZoneInfo(settings.timezone), _find_named_language(front, settings)
    if not path.lower().endswith(MARKDOWN_SUFFIXES):
        return _read_wire(source, zone, named or detect_language(source) or settings.site_language, front.title or "")
    # Imported here because wire text needs neither Markdown nor the cleaning of HTML.
    from digest.reading.markup.markdown import read_markdown

    read = read_markdown(source)
    language = named or detect_language(read.text) or settings.site_language
    bold = [(r.start, r.end) for r in read.body if isinstance(r, Run) and not _BOLD.isdisjoint(r.inline)]
    title = front.title or read.title
    parts = label_blocks(read.text, read.blocks, whole=False, zone=zone, language=language, bold=bold, title=title)
    return _Found(read.text, read.body, parts, read.title, language)


def _read_wire(text: str, zone: tzinfo, language: str, title: str) -> _Found:
    parts = label_blocks(text, split_paragraphs(text), whole=True, zone=zone, language=language, title=title)
    return _Found(text, make_body(text, parts.blocks), parts, "", language)


def _find_places(path: str, front: FrontMatter, body: Body, text: str, start: int) -> Places:
    """Where the article names its pictures and other files. `text` is the whole file, and its body begins at `start`."""
    places = {front.image.url: front.image_at} if front.image else {}
    if path.lower().endswith(MARKDOWN_SUFFIXES):
        from digest.reading.markup.places import find_places  # as above

        places = find_places(body, text, start) | places
    return places


def _check_words(found: _Found, path: str, before: str) -> tuple[Problem, ...]:
    if _WORD.search(found.text):
        return ()
    return (
        Problem(
            path, *find_place(before), "empty-article", "there is no text in this article", "write it, or take the file away"
        ),
    )


def _check_markup(path: str, text: str, start: int) -> tuple[Problem, ...]:
    """Tell what another generator would have made something of. `text` is the whole file; its body begins at `start`."""
    if not path.lower().endswith(MARKDOWN_SUFFIXES):
        return ()
    from digest.reading.markup.foreign import find_foreign  # as above

    found = list(find_foreign(text[start:]))
    if not found:
        return ()
    at, words = found[0]
    more = f", and {len(found) - 1} more," if len(found) > 1 else ""
    message = f"words for another generator{more} stand in the text as they are: '{show(words)}'"
    hint = "write Markdown in their place, or backticks around them where they are meant as code"
    return (Problem(path, *find_place(text[: start + at]), "foreign-markup", message, hint),)


# ---------------------------------------------------------------- what is known of it


def _find_named_language(front: FrontMatter, settings: Settings) -> str | None:
    """The language that front matter, source or settings name, in this order."""
    source = settings.sources.get(front.source.key or "") if front.source else None
    return front.lang or (source.language if source else None) or settings.language


def _find_date(front: FrontMatter, parts: WireParts, path: str, zone: tzinfo) -> Instant | None:
    """When the article was published, from the surest to the least sure: front matter, text, file name, folders."""
    if front.date is not None:
        return front.date
    if parts.published is not None:
        return Instant(parts.published, parts.precision)
    named, folders = _DAY_IN_NAME.search(path), _DAY_IN_FOLDERS.search(path)
    day = read_instant(named[1], zone) if named else None
    return day or (read_instant("-".join(folders.groups()), zone) if folders else None)


def _find_updated(front: FrontMatter, parts: WireParts, published: datetime) -> Instant | None:
    """When the article last changed: as it says, or by its latest correction, but never before it was published."""
    told = [front.updated] if front.updated else []
    if not told and parts.updated:
        told = [Instant(parts.updated, parts.updated_precision)]
    told += [_read_moment(c.date) for c in front.corrections if c.date]
    if not told:
        return None
    last = max(told, key=lambda instant: instant.when)
    return Instant(max(last.when, published), last.precision)


def _read_moment(when: datetime) -> Instant:
    """A time that came without its precision: midnight stands for the whole day."""
    return Instant(when, "day" if when.time() == time() else "minute")


def _find_dateline(front: FrontMatter, parts: WireParts) -> Dateline | None:
    if front.dateline is None:
        return parts.dateline
    if parts.dateline is None:
        return Dateline(front.dateline, None, None, 0, 0)
    found = parts.dateline
    return Dateline(front.dateline, found.agency, found.date, found.start, found.end)


def _make_id(path: str) -> str:
    """The path without suffix. Some file systems take letters with accents apart, which must not change the id."""
    folder, slash, name = path.rpartition("/")
    return unicodedata.normalize("NFC", folder + slash + (name.rpartition(".")[0] or name))


def _make_article(
    path: str, front: FrontMatter, found: _Found, published: Instant, settings: Settings, places: Places = _NOWHERE
) -> Article:
    parts = found.parts
    source = settings.sources.get(front.source.key or "") if front.source else None
    updated = _find_updated(front, parts, published.when)
    rights = front.rights or (source.rights if source else None) or settings.rights
    # An advisory is the source's own words: where only a link may be shown, the editor's corrections alone are.
    corrections = front.corrections if rights == "link" else front.corrections + parts.corrections
    return Article(
        id=front.id or _make_id(path),
        path=path,
        title=front.title or found.title or parts.title,
        carried_title=found.title or parts.title,
        published=published.when,
        precision=published.precision,
        language=found.language,
        text=found.text,
        blocks=parts.blocks,
        sentences=make_sentences(found.text, parts.blocks, found.language),
        body=found.body,
        updated=updated.when if updated else None,
        updated_precision=updated.precision if updated else "minute",
        deck=parts.deck,
        dateline=_find_dateline(front, parts),
        source=front.source,
        authors=front.authors or parts.authors,
        credits=parts.credits,
        corrections=corrections,
        section=front.section or "",
        tags=front.tags,
        image=front.image,
        rights=rights,
        slug=front.slug or "",
        canonical=front.canonical,
        aliases=front.aliases,
        draft=front.draft,
        publish_date=front.publish_date or parts.embargo,
        expires=front.expires,
        withdrawn=parts.withdrawn,
        editors=front.editors,
        extra=front.extra,
        places=places,
    )
