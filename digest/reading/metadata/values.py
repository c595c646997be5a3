"""One text -> one value: dates, addresses, language tags, paths, numbers. None where the text is no such thing."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from digest.model.address import is_abroad
from digest.model.article import Precision
from digest.model.settings import Wanted
from digest.reading.decoding import LAST_OF_PLANES
from digest.reading.metadata.long_codes import SHORT_CODES

#: Characters that no value may hold: C0 and C1 controls but tab and line feed, and what XML cannot carry.
CONTROLS: Final = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{LAST_OF_PLANES}]")

_DATE: Final = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:(?:[Tt]|[ ]{1,3})(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"[ ]{0,3}(?P<zone>[Zz]|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?"
)
#: Years outside are slips of the pen, and the ends of the calendar cannot be moved to another time zone.
_YEARS: Final = range(1600, 9000)

# RFC 5646, 2.1: language, extended language, script, region, variants, extensions, private use.
_LANGUAGE: Final = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?P<extended>(?:-[A-Za-z]{3}){0,3})(?:-(?P<script>[A-Za-z]{4}))?"
    r"(?:-(?P<region>[A-Za-z]{2}|[0-9]{3}))?"
    r"(?P<rest>(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3})){0,8}(?:-[A-WY-Za-wy-z0-9](?:-[A-Za-z0-9]{2,8}){1,8}){0,8}"
    r"(?:-[Xx](?:-[A-Za-z0-9]{1,8}){1,8})?)"
)
_NOT_IN_URL: Final = re.compile(r"[\s<>\"\\^`{|}]")
_DEVIANT: Final = frozenset("ßς\u200c\u200d")
_HOST: Final = re.compile(r"(?!-)[^\s/?#@:.]{1,63}(?:\.[^\s/?#@:.]{1,63}){0,20}\.?|\[[0-9A-Fa-f:.]{2,45}\]")
_YES_NO: Final = {"true": True, "yes": True, "false": False, "no": False}


#: Longer texts are cut where a message repeats them (characters).
_LONGEST_SHOWN: Final = 60


def show(text: str) -> str:
    """Make a text fit for a message: one line, not too long, nothing invisible."""
    text = CONTROLS.sub("\ufffd", " ".join(text.split()))
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


class Instant(NamedTuple):
    """A time with its zone, and how much of it was said. A day without a time begins at midnight."""

    when: datetime
    precision: Precision


def read_instant(text: str, zone: tzinfo) -> Instant | None:
    """Read `2021-08`, `2021-08-07`, `2021-08-07 14:46`, `2021-08-07T14:46:00+05:30` (RFC 3339 and its common relaxations).

    The hour may have one digit (`9:00`), as in YAML's own timestamps.

    `zone` is where a time without offset was written. The result has a fixed offset, so that times compare everywhere.
    """
    found = _DATE.fullmatch(text.strip())
    if not found or int(found["year"]) not in _YEARS:
        return None
    try:
        day = datetime(int(found["year"]), int(found["month"]), int(found["day"] or 1))  # noqa: DTZ001
        naive = day.replace(hour=int(found["hour"] or 0), minute=int(found["minute"] or 0), second=int(found["second"] or 0))
        if found["zone"] is None:
            offset = naive.replace(tzinfo=zone).utcoffset() or timedelta()
        else:
            offset = _read_offset(found["zone"])
        when = naive.replace(tzinfo=timezone(offset) if offset else UTC)
    except ValueError:
        return None
    precision: Precision = "minute" if found["hour"] else "day" if found["day"] else "month"
    return Instant(when, precision)


def _read_offset(text: str) -> timedelta:
    """Read `Z`, `+05:30`, `+0530` or `+05`. Raises ValueError beyond a day's half and more."""
    if text[0] not in "+-":
        return timedelta()
    hours, minutes = int(text[1:3]), int(text[-2:]) if len(text) > 3 else 0
    if hours > 14 or minutes > 59:
        raise ValueError(text)
    offset = timedelta(hours=hours, minutes=minutes)
    return -offset if text[0] == "-" else offset


def read_yes_no(text: str) -> bool | None:
    """Read true, false, yes or no, in small or capital letters."""
    return _YES_NO.get(text.lower())


def read_wanted(text: str) -> Wanted | None:
    """Read auto, or what `read_yes_no` reads."""
    if text.lower() == "auto":
        return "auto"
    told = read_yes_no(text)
    return None if told is None else "yes" if told else "no"


def read_whole_number(text: str) -> int | None:
    """Read an integer of up to nine digits."""
    return int(text) if re.fullmatch(r"[+-]?[0-9]{1,9}", text) else None


def read_url(text: str) -> str | None:
    """Read an absolute http or https address; scheme and host come out in small letters, the host in ASCII as feeds want it."""
    if CONTROLS.search(text) or _NOT_IN_URL.search(text):
        return None
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return None
    host = parts.netloc.rpartition(":")[0] if port is not None else parts.netloc.rstrip(":")
    if not _HOST.fullmatch(host):
        return None
    netloc = _write_ascii(host.lower()) + (f":{port}" if port is not None else "")
    return urlunsplit((parts.scheme, netloc, parts.path, parts.query, parts.fragment))


def _write_ascii(host: str) -> str:
    """A host as it is asked for: "zürich.example" is "xn--zrich-kva.example". One that the older rules of the standard library
    would take for another ("ß" for "ss"), or for none, stays."""
    try:
        return host if host.isascii() or not _DEVIANT.isdisjoint(host) else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def read_base_url(text: str) -> str | None:
    """Read the absolute address of a folder: no query, no fragment, and a slash at the end."""
    url = read_url(text)
    if url is None or "?" in url or "#" in text or ".." in urlsplit(url).path.split("/"):
        return None
    return url if url.endswith("/") else url + "/"


def read_local_url(text: str) -> str | None:
    """Read an address within the site: a path such as /images/port.jpg or images/port.jpg that does not leave it."""
    if CONTROLS.search(text) or _NOT_IN_URL.search(text) or is_abroad(text):
        return None
    if read_yes_no(text) is not None:  # an answer, and no name of a file
        return None
    path = re.split("[?#]", text, maxsplit=1)[0]
    return text if path.strip("/") and ".." not in path.split("/") else None


def read_contact(text: str) -> str | None:
    """Read an e-mail address, with or without `mailto:`, or the address of a page."""
    address = re.sub(r"(?i)^mailto:", "", text)
    name, at, host = address.rpartition("@")
    if at and re.fullmatch(r"[A-Za-z0-9._+-]{1,64}", name) and read_host(host):
        return f"{name}@{host.lower()}"
    return read_url(text)


def read_language(text: str) -> str | None:
    """Read a language tag in the shape of BCP 47; the case of its parts is set right: `pt-br` is `pt-BR`. `fra` is none: it is
    to be `fr`, by which everything else knows the language."""
    found = _LANGUAGE.fullmatch(text)
    if not found or found["language"].lower() in SHORT_CODES:
        return None
    script = f"-{found['script'].title()}" if found["script"] else ""
    region = f"-{found['region'].upper()}" if found["region"] else ""
    return f"{found['language'].lower()}{found['extended'].lower()}{script}{region}{found['rest'].lower()}"


def read_inner_path(text: str) -> str | None:
    """Read a relative path that stays in its folder; gives it with forward slashes and without one at the end."""
    if CONTROLS.search(text) or any(c in text for c in "\\:\t\n") or text.startswith(("/", "~")):
        return None
    parts = [part for part in text.split("/") if part not in ("", ".")]
    if not parts or ".." in parts or any(part != part.strip() for part in parts):
        return None
    return "/".join(parts)


def read_host(text: str) -> str | None:
    """Read a domain such as news.example.org."""
    label = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
    host = text.lower()
    return host if len(host) < 254 and re.fullmatch(rf"{label}(?:\.{label})+", host) else None
