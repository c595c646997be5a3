"""What an editor most likely meant: by the name of a language, a time zone, a date in another form, another generator's word."""

from __future__ import annotations

from datetime import date
from typing import Final
from zoneinfo import available_timezones

from digest.model.problem import Problem
from digest.nearest import find_nearest
from digest.patterns import Pattern
from digest.reading.metadata import values
from digest.reading.metadata.long_codes import SHORT_CODES
from digest.reading.months import find_month

DATE_HINT: Final = "write it as 2021-08-07 or 2021-08-07T14:46+05:30"
LANGUAGE_HINT: Final = "write a code such as en, hi or pt-BR"
ZONE_HINT: Final = "write a name of the IANA list, such as Asia/Kolkata or UTC"
#: How alike two names must be for one to be taken for a slip of the other (0 to 1).
LIKENESS: Final = 0.8

#: Languages by their names, in English and in themselves.
LANGUAGES: Final = {
    "arabic": "ar", "العربية": "ar", "bengali": "bn", "বাংলা": "bn", "bulgarian": "bg", "chinese": "zh", "mandarin": "zh",
    "中文": "zh", "croatian": "hr", "hrvatski": "hr", "czech": "cs", "čeština": "cs", "danish": "da", "dansk": "da",
    "dutch": "nl", "nederlands": "nl", "english": "en", "estonian": "et", "finnish": "fi", "suomi": "fi", "french": "fr",
    "français": "fr", "francais": "fr", "german": "de", "deutsch": "de", "greek": "el", "ελληνικά": "el", "hebrew": "he",
    "hindi": "hi", "हिन्दी": "hi", "हिंदी": "hi", "hungarian": "hu", "magyar": "hu", "icelandic": "is", "indonesian": "id",
    "irish": "ga", "italian": "it", "italiano": "it", "japanese": "ja", "日本語": "ja", "korean": "ko", "한국어": "ko",
    "latvian": "lv", "lithuanian": "lt", "malay": "ms", "marathi": "mr", "nepali": "ne", "norwegian": "no", "norsk": "no",
    "pashto": "ps", "persian": "fa", "farsi": "fa", "فارسی": "fa", "polish": "pl", "polski": "pl", "portuguese": "pt",
    "português": "pt", "portugues": "pt", "punjabi": "pa", "romanian": "ro", "russian": "ru", "русский": "ru", "serbian": "sr",
    "slovak": "sk", "slovene": "sl", "slovenian": "sl", "slovenščina": "sl", "spanish": "es", "español": "es", "espanol": "es",
    "swahili": "sw", "swedish": "sv", "svenska": "sv", "tamil": "ta", "telugu": "te", "thai": "th", "turkish": "tr",
    "türkçe": "tr", "ukrainian": "uk", "українська": "uk", "urdu": "ur", "اردو": "ur", "vietnamese": "vi", "welsh": "cy",
    "cymraeg": "cy",
}  # fmt: skip

#: Abbreviations of time zones, and where they are used. A few stand for several zones far apart.
ZONES: Final = {
    "AEST": ("Australia/Sydney", "Australia/Brisbane"), "AST": ("America/Halifax", "Asia/Riyadh"),
    "BST": ("Europe/London", "Asia/Dhaka"), "CAT": ("Africa/Maputo",),
    "CDT": ("America/Chicago",), "CEST": ("Europe/Berlin", "Europe/Paris"),
    "CST": ("America/Chicago", "Asia/Shanghai", "America/Havana"), "EAT": ("Africa/Nairobi",), "EDT": ("America/New_York",),
    "EEST": ("Europe/Athens", "Europe/Kyiv"), "ET": ("America/New_York",), "GST": ("Asia/Dubai",), "HKT": ("Asia/Hong_Kong",),
    "ICT": ("Asia/Bangkok",), "IRST": ("Asia/Tehran",), "IST": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "JST": ("Asia/Tokyo",), "KST": ("Asia/Seoul",), "MDT": ("America/Denver",), "MSK": ("Europe/Moscow",),
    "NPT": ("Asia/Kathmandu",), "NZST": ("Pacific/Auckland",), "PDT": ("America/Los_Angeles",), "PHT": ("Asia/Manila",),
    "PKT": ("Asia/Karachi",), "PST": ("America/Los_Angeles", "Asia/Manila"), "PT": ("America/Los_Angeles",),
    "SAST": ("Africa/Johannesburg",), "SGT": ("Asia/Singapore",), "TRT": ("Europe/Istanbul",), "WAT": ("Africa/Lagos",),
    "WIB": ("Asia/Jakarta",),
}  # fmt: skip

_PICTURE: Final = "write image: and its path or address"
_NOT_YET: Final = "write draft: true in an article that is not to be seen, and nothing in one that is"
_ADDRESS: Final = "write slug: and the last part of the address; old addresses go below aliases"
_DAY: Final = "write date: and when it was published"
#: Fields of Hugo, Jekyll, Pelican and MkDocs that have another name here, or none, and are no slip of the pen: what to write.
FOREIGN_FIELDS: Final = {
    **dict.fromkeys(("banner", "cover", "featured_image", "featuredimage", "hero", "images", "thumbnail"), _PICTURE),
    **dict.fromkeys(("hidden", "published", "status"), _NOT_YET),
    **dict.fromkeys(("permalink", "save_as", "url"), _ADDRESS),
    **dict.fromkeys(("created", "pubdate"), _DAY),
    **dict.fromkeys(("layout", "template", "type"), "take the line out: what kind of page it is follows from the folder"),
    **dict.fromkeys(("keywords", "labels"), "did you mean tags?"),
    **dict.fromkeys(("headline", "linktitle"), "did you mean title?"),
    **dict.fromkeys(("deck", "standfirst", "subtitle"), "write it as the first paragraph, or as the summary"),
    "byline": "did you mean authors?",
}
#: The same of their settings.
FOREIGN_SETTINGS: Final = {
    **dict.fromkeys(("url", "site_url", "siteurl"), "did you mean base_url?"),
    **dict.fromkeys(("name", "site_name", "sitename"), "did you mean title?"),
    **dict.fromkeys(("site_description", "sitesubtitle", "subtitle", "tagline"), "did you mean description?"),
    **dict.fromkeys(("default_lang", "defaultcontentlanguage", "locale"), "did you mean language?"),
    **dict.fromkeys(("contentdir", "docs_dir", "path"), "did you mean content_dir?"),
    **dict.fromkeys(("destination", "publishdir", "output_path", "site_dir"), "did you mean output_dir?"),
    **dict.fromkeys(("theme", "themesdir", "layoutdir"), "take the line out: a template in templates/ replaces the theme's"),
    **dict.fromkeys(("menu", "menus", "nav"), "take the line out: the menu shows the sections, in the order of sections: […]"),
    "params": "did you mean extra?",
    "site_author": "did you mean author?",
}

#: Days of which nobody doubts which is meant: year first, or the month by its name.
_DAYS: Final = (
    Pattern(r"(?P<year>[0-9]{4})\W{0,2}(?P<month>[0-9]{1,2})\W{0,2}(?P<day>[0-9]{1,2})(?![0-9])"),
    Pattern(r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[ .-]{1,2}(?P<month>[^\W\d_]{3,12})[ .,-]{1,2}(?P<year>[0-9]{4})(?![0-9])"),
    Pattern(r"(?P<month>[^\W\d_]{3,12})[ .]{1,2}(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[ ,]{1,2}(?P<year>[0-9]{4})(?![0-9])"),
)


def suggest_zone(text: str) -> str:
    """The hint for a text that is no time zone's name."""
    places = ZONES.get(text.upper())
    if places and len(places) > 1:
        return f"several places use {text.upper()}; write {', '.join(places[:-1])} or {places[-1]}"
    if places:
        return f"write {places[0]}"
    folded = text.replace(" ", "_").casefold()
    names = {name.casefold(): name for name in sorted(available_timezones()) if "/" in name}
    cities = {name.rpartition("/")[2]: name for name in reversed(names)}  # of two cities of one name, the first in the list
    near = folded if folded in names else cities.get(folded)
    if near is None and "/" in text.strip("/"):
        near = find_nearest(folded, names, LIKENESS)
    if near is None and len(text) > 3:
        near = cities.get(find_nearest(folded, cities, LIKENESS) or "")
    return f"did you mean {names[near]}?" if near else ZONE_HINT


def suggest_date(text: str) -> str:
    """The hint for a text that is no date in one of the forms that are read."""
    found = next(filter(None, (days.match(text.strip()) for days in _DAYS)), None)
    if not found:
        return DATE_HINT
    month = int(found["month"]) if found["month"].isdecimal() else find_month(found["month"]) or 0
    try:
        day = date(int(found["year"]), month, int(found["day"])).isoformat()
    except ValueError:
        return DATE_HINT
    return f"did you mean {day}?" if found.end() == len(text.strip()) else f"write a time as {day} 14:46 or {day} 14:46+05:30"


def find_language(text: str) -> str | None:
    """The language tag that was meant by a text that is none: "english" is en, "pt_BR" pt-BR, "eng" en."""
    first, dash, rest = text.strip().partition(".")[0].replace("_", "-").partition("-")
    tag = f"{SHORT_CODES.get(first.lower(), first)}{dash}{rest}"
    return LANGUAGES.get(text.strip().casefold()) or values.read_language(tag)


def suggest_language(text: str) -> str:
    """The hint for a text that is no language tag."""
    code = find_language(text)
    return f"did you mean {code}?" if code else LANGUAGE_HINT


def judge_language(text: str, default: str, path: str, line: int) -> tuple[str, tuple[Problem, ...]]:
    """The language tag `text`, or `default` and a Problem at the place where the text is no tag."""
    language = values.read_language(text)
    if language is not None:
        return language, ()
    hint = f"{suggest_language(text)} ({default} was taken)"
    return default, (Problem(path, line, 0, "bad-language", f"language is not a language tag: '{values.show(text)}'", hint),)
