"""The only maker of slugs, paths, anchors and ids: what is safe on every file system and never moves without need."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from digest.model.settings import PERMALINK_TOKENS

#: Room for `index.html`, long folders and the 255 bytes that file systems allow a name.
MAX_SLUG: Final = 80  # code points
MAX_SLUG_BYTES: Final = 200  # as UTF-8

#: The index of all articles as data.
ARTICLES: Final = "articles.json"

#: The list of all stories that several articles tell.
STORIES: Final = "stories/"

#: Pages about the site: who publishes it, how it is made, all corrections.
ABOUT: Final = "about/"
METHOD: Final = "method/"
CORRECTIONS: Final = "corrections/"

#: Who mints our `tag:` URIs (RFC 4151), and since when. A constant: an id must outlive the site's domain, title and links.
#: `.invalid` belongs to nobody for ever (RFC 2606), so nobody else can mint the same ids.
TAG_AUTHORITY: Final = "news-digest.invalid,2021"

# Latin letters that Unicode does not take apart into a base letter and marks.
LATIN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h",
        "ı": "i", "ŋ": "ng", "ĸ": "k", "ŧ": "t", "ə": "e", "ɛ": "e", "ɔ": "o", "ƙ": "k", "ɓ": "b", "ɗ": "d",
    }
)  # fmt: skip

# Names that Windows keeps for devices, whatever the suffix.
RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul", "conin", "conout", "clock"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(10)]
)

_BLANKS: Final = {n: " " for n in range(128) if not chr(n).isalnum()}

# Characters that stand within a word without parting it: apostrophes, soft hyphen, joiners, tatweel, direction marks.
_SILENT = re.compile("['’‘ʼ`´\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_THOUSANDS = re.compile(r"(?<=\d)[,\u202f\u00a0](?=\d{3}(?!\d))")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")  # U.S., A.B.C.
_SIGNS = re.compile(r"(?<=[^\W_])[+#]{1,4}(?![\w+#])")  # C++, C#, 40+; a sign before a word is none of its name: #port
_SIGN_NAMES: Final[Mapping[str, str]] = MappingProxyType({"+": " plus", "#": " sharp"})
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_TOKEN = re.compile(":(" + "|".join(PERMALINK_TOKENS) + r")(?![a-z])")

# What RFC 3986 lets stand in a path without a percent sign.
_PATH_SAFE = "/-._~!$&'()*+,;=:@"


@lru_cache(maxsize=4096)
def make_slug(text: str, *, id: str = "") -> str:
    """Make the part of an address that names something: `Zürich’s U.S. summit` -> `zurichs-us-summit`.

    Latin letters lose their marks, letters of other scripts stay as they are; `C++` is `c-plus-plus`, `C#` is `c-sharp`.
    Lower case, NFC, at most 80 characters cut at a word, without dots, never a name that Windows reserves, never empty:
    where no letter or digit is left it is a short hash of `id` (or of `text`), which is the same on every machine.
    """
    told = _INITIALS.sub(lambda m: m[0].replace(".", ""), _THOUSANDS.sub("", _SILENT.sub("", text[:2000])))
    told = _SIGNS.sub(lambda m: "".join(_SIGN_NAMES[sign] for sign in m[0]), unicodedata.normalize("NFKC", told))
    slug = _cut("-".join(_fold_letters(told.lower(), blank=True).split()))
    if not slug:
        return "x" + hashlib.sha256((id or text).encode("utf-8", "replace")).hexdigest()[:8]
    return f"{slug}-page" if slug in RESERVED else slug


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """What two spellings of one name share: `Zürich`, `ZURICH` and `zurich`, but not `C` and `C (language)`."""
    told = _DASHES.sub("-", _SILENT.sub("", unicodedata.normalize("NFKC", name)))
    return " ".join(_fold_letters(told.lower(), blank=False).split())


def _fold_letters(text: str, *, blank: bool) -> str:
    """Latin letters without their marks; whatever is neither letter nor digit as it is, or as a `blank`."""
    if text.isascii():  # no marks, and letters as they should be
        return text.translate(_BLANKS) if blank else text
    letters: list[str] = []
    latin = True  # a mark that follows no letter is dropped
    for char in unicodedata.normalize("NFD", text):
        kind = unicodedata.category(char)[0]
        if kind == "M":  # a mark: dropped after Latin letters, part of the letter everywhere else
            letters.append("" if latin else char)
        elif kind in "LN":
            latin = char < "\u0250" or unicodedata.name(char, "").startswith("LATIN")
            letters.append(LATIN.get(char, char))
        else:
            latin = True
            letters.append(" " if blank else char)
    return unicodedata.normalize("NFC", "".join(letters))


def _cut(slug: str) -> str:
    if len(slug) <= MAX_SLUG and len(slug.encode()) <= MAX_SLUG_BYTES:
        return slug
    end = min(len(slug), MAX_SLUG)
    while len(slug[:end].encode()) > MAX_SLUG_BYTES:
        end -= 1
    at_word = slug.rfind("-", 0, end + 1)
    if at_word >= end // 2:  # a script without spaces, or one endless word, is cut where the room ends
        end = at_word
    while end > 1 and end < len(slug) and unicodedata.category(slug[end])[0] == "M":
        end -= 1
    return slug[:end].strip("-")


def article_path(permalink: str, *, id: str, slug: str, title: str, section: str, day: date) -> str:
    """Fill in a permalink: `/:year/:month/:slug/` -> `2021/08/sheberghan-falls/`, relative to the site's root.

    A path that ends neither in a slash nor in `.html` gets the slash. Parts that come out empty are left out.
    """
    values = {
        "year": f"{day.year:04d}",
        "month": f"{day.month:02d}",
        "day": f"{day.day:02d}",
        "slug": make_slug(slug or title, id=id),
        "section": make_slug(section) if section else "",
        "id": "/".join(make_slug(part, id=id) for part in id.split("/") if part),
    }
    filled = _TOKEN.sub(lambda m: values[m[1]], permalink)
    parts = [part for part in filled.split("/") if part not in ("", ".", "..")]
    path = "/".join(parts) or values["slug"]
    return path if path.endswith((".html", ".htm")) else f"{path}/"


def edition_path(day: date) -> str:
    return f"editions/{day.isoformat()}/"


def story_path(article: str) -> str:
    """The page of a story, from the path of its earliest article's: `2021/08/port/` -> `stories/2021/08/port/`, `port.html` ->
    `stories/port/`."""
    return f"stories/{article.removesuffix('.html').removesuffix('.htm').rstrip('/')}/"


@lru_cache(maxsize=4096)
def section_path(section: str) -> str:
    return f"sections/{make_slug(section)}/"


@lru_cache(maxsize=4096)
def tag_path(tag: str) -> str:
    return f"tags/{make_slug(tag)}/"


def page_path(listing: str, number: int) -> str:
    """The page `number` of a list. Pages count from the oldest, so that a page once full never changes."""
    return f"{listing}page/{number}/"


def alias_path(alias: str) -> str:
    """An old address of an article as a path of ours: `/old/port.html` -> `old/port.html`."""
    parts = [part for part in alias.split("?")[0].split("#")[0].split("/") if part not in ("", ".", "..")]
    path = "/".join(parts)
    return path if path.endswith((".html", ".htm")) or not path else f"{path}/"


def output_file(path: str) -> str:
    """The file that a page is written to: `a/b/` -> `a/b/index.html`."""
    return f"{path}index.html" if path.endswith("/") or not path else path


def data_path(path: str) -> str:
    """The file of data beside a page: `a/b/` -> `a/b/index.json`, `a/b.html` -> `a/b.json`."""
    return f"{output_file(path).rpartition('.')[0]}.json"


def share_path(path: str) -> str:
    """The picture of a headline beside its page: `a/b/` -> `a/b/share.png`, `a/b.html` -> `a/b-share.png`."""
    return f"{path}share.png" if path.endswith("/") or not path else f"{path.rpartition('.')[0]}-share.png"


def sentence_anchor(index: int) -> str:
    return f"s{index}"


def fact_anchor(number: int) -> str:
    """The anchor of a key fact on its article's page; they count from 1, best first."""
    return f"f{number}"


def tag_uri(id: str, *, kind: str = "article") -> str:
    """An id for ever, for feeds: the same whatever becomes of the site's address, domain, titles and links."""
    return f"tag:{TAG_AUTHORITY}:{quote(unicodedata.normalize('NFC', f'{kind}/{id}'), safe=_PATH_SAFE)}"


@lru_cache(maxsize=16384)
def quote_path(path: str) -> str:
    """A path as it stands in a URL: letters beyond ASCII, spaces and percent signs are encoded."""
    return quote(path, safe=_PATH_SAFE)


def relative_url(from_path: str, to_path: str, fragment: str = "") -> str:
    """The link from one page to another, both relative to the root: `a/b/`, `static/style.css` -> `../../static/style.css`.

    It works under any project path, on any host, and from a folder on disk. A page's link to itself is `./`, and to its
    own anchor only `#anchor`.
    """
    anchor = f"#{fragment}" if fragment else ""
    if from_path == to_path and anchor:
        return anchor
    if from_path.partition("/")[0] != to_path.partition("/")[0] and ":" not in to_path:  # nothing in common: most links
        return ("../" * from_path.count("/") + quote_path(to_path) or "./") + anchor
    here = from_path.split("/")[:-1]
    there = to_path.split("/")
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    link = "../" * (len(here) - same) + quote_path("/".join(there[same:]))
    if not link or ":" in link.split("/")[0]:
        link = f"./{link}"
    return link + anchor


def absolute_url(base_url: str, path: str, fragment: str = "") -> str:
    """The address of a page for feeds, sitemap and metadata. `base_url` ends in a slash."""
    return f"{base_url.rstrip('/')}/{quote_path(path)}" + (f"#{fragment}" if fragment else "")


def text_fragment(url: str, exact: str) -> str:
    """A link to words on somebody else's page, which the browser scrolls to and marks.

    Source: the URL fragment text directives of the WICG; long passages by their first and last words.
    """
    words = exact.split()
    ends = [words] if len(words) <= 12 else [words[:5], words[-5:]]
    told = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in ends)
    address = url.partition(":~:")[0]  # the source's own link may lead to words already
    return f"{address}{'' if '#' in address else '#'}:~:text={told}"
