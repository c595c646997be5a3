"""The allow-list: which HTML of an article is shown, and how its tags are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Final

from digest.model.address import is_abroad
from digest.model.article import BlockKind

Attributes = Sequence[tuple[str, str | None]]

#: Elements that hold a line of text themselves, and the kind of block it is. `p` asks the elements around it.
LINES: Final[dict[str, BlockKind]] = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "pre": "code", "td": "cell", "th": "cell", "dt": "cell", "caption": "caption", "figcaption": "caption",
}  # fmt: skip
#: Elements around blocks that say what their text is; the innermost decides.
SURROUNDINGS: Final[dict[str, BlockKind]] = {"li": "list-item", "dd": "list-item", "blockquote": "quotation"}
#: Elements whose own words need no paragraph around them.
HOLDERS: Final = frozenset({*LINES, "p", "li", "dd"})
#: Elements that mean nothing outside of these.
PARENTS: Final = {"li": ("ul", "ol"), "dt": ("dl",), "dd": ("dl",), "figcaption": ("figure",)}
CONTAINERS: Final = frozenset({"blockquote", "dd", "dl", "figure", "li", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul"})
BLOCKS: Final = frozenset({*LINES, *CONTAINERS, "p"})
#: Elements that part blocks and are not shown themselves: without them the words on both sides would run together.
BORDERS: Final = frozenset(
    {"address", "article", "aside", "center", "details", "dialog", "div", "fieldset", "footer", "form", "header", "hgroup",
     "legend", "main", "menu", "nav", "search", "section", "summary"}
)  # fmt: skip
INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "q", "s", "samp", "small", "span",
     "strong", "sub", "sup", "time", "u", "var"}
)  # fmt: skip

#: The allow-list of the cleaner. No ids and classes: they could collide with the anchors of sentences and facts. No
#: `mark`: on our pages it says that a fact stands there.
TAGS: Final = {*BLOCKS, *BORDERS, *INLINE, "br", "hr", "img"}
DROPPED: Final = {
    "audio", "button", "canvas", "embed", "iframe", "math", "noembed", "noframes", "noscript", "object", "script", "select",
    "style", "svg", "template", "textarea", "title", "video",
}  # fmt: skip
ATTRIBUTES: Final = {
    "*": {"dir", "lang", "title"},
    "a": {"href", "hreflang"},
    "img": {"alt", "height", "src", "width"},
    "li": {"value"},
    "ol": {"reversed", "start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
SCHEMES: Final = {"http", "https", "mailto"}

# A browser takes a backslash for a slash, and does not see tabs and line ends anywhere, nor blanks at the ends.
_WEB: Final = re.compile(r"https?:|[/\\]{2}", re.IGNORECASE)
_UNSEEN: Final = re.compile("[\t\n\r]")
# What no address may hold but percent-encoded, outside of the host; browsers encode it when they follow the link.
_ODD: Final = re.compile(r'[\x00-\x20"<>\[\\\]^`{|}\x7f]|%(?![0-9A-Fa-f]{2})')
_PARTS: Final = re.compile(r"((?:https?:)?[/\\]{2}[^/\\?#]*|mailto:)([^?#]*)(\?[^#]*)?(#.*)?", re.IGNORECASE | re.DOTALL)
_MOMENT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?)?"
)
_NUMBER: Final = re.compile(r"-?[0-9]{1,9}")
_BLANKS: Final = "".join(map(chr, range(33)))
_ALIGNED: Final = frozenset({"left", "center", "right"})


def read_address(value: str | None) -> str:
    """An address as a browser reads it, so that what looks like a path of ours is one."""
    return _UNSEEN.sub("", value or "").strip(_BLANKS)


def name_of(tag: str) -> str:
    return tag[1:-1].split(" ", 1)[0]


def start_tag(tag: str, attrs: Attributes) -> str:
    if not attrs:
        return f"<{tag}>"
    shown = "".join(f" {_attribute(name, value or '')}" for name, value in sorted(attrs))
    return f"<{tag}{shown.rstrip()}>"


def _attribute(name: str, value: str) -> str:
    if name == "align":
        return f'style="text-align: {value}"' if value in _ALIGNED else ""
    if name in ("start", "value") and not _NUMBER.fullmatch(value):
        return ""
    return f'{name}="{escape(value)}"'


def encode_address(address: str) -> str:
    """An address on another host or of a mailbox as it may be written: `https://a.example/x|y?z=[1]` with `%7C`, `%5B`, `%5D`."""
    parts = _PARTS.fullmatch(address)
    if not parts:
        return address
    head, path, query, fragment = (part or "" for part in parts.groups())
    fragment = fragment[:1] + fragment[1:].replace("#", "%23")
    return head + "".join(_ODD.sub(_encode, part) for part in (path.replace("\\", "/"), query, fragment))


def _encode(odd: re.Match[str]) -> str:
    return f"%{ord(odd[0]):02X}"


def time_tag(attributes: dict[str, str | None]) -> str:
    """The start tag of a moment, or nothing where it says none that a machine can read."""
    written = attributes.get("datetime") or ""
    if not _MOMENT.fullmatch(written):
        return ""
    try:
        datetime.fromisoformat(written if len(written) > len("2021-08") else f"{written}-01")
    except ValueError:  # the 31st of February
        return ""
    return start_tag("time", list(attributes.items()))


def image_tag(attributes: dict[str, str | None]) -> str:
    """A picture of this site, or nothing: one on another host would tell that host of each reader."""
    src = attributes["src"] = read_address(attributes.get("src"))
    if not src or is_abroad(src):
        return ""
    shown = [(name, attributes.get(name) or "") for name in ("src", "alt", "title", "width", "height")]
    return start_tag("img", [a for a in shown if a[1] or a[0] == "alt"])[:-1] + "/>"


def link_tag(attributes: dict[str, str | None]) -> str:
    """The start tag of a link, or nothing where it cannot lead anywhere: ids of the content are not kept."""
    href = attributes["href"] = read_address(attributes.get("href"))
    if not href or href.startswith("#"):
        return ""
    attributes["href"] = encode_address(href)
    if _WEB.match(href):  # another's site, in words that may be another's: no vote of ours, no handle on our window
        attributes["rel"] = "nofollow noopener"
    return start_tag("a", list(attributes.items()))
