"""What an editor most likely meant: names of languages for their codes, abbreviations and cities for time zones."""

from __future__ import annotations

from typing import Final
from zoneinfo import available_timezones

from digest.model.problem import Problem
from digest.nearest import find_nearest
from digest.reading.metadata import values
from digest.reading.metadata.long_codes import SHORT_CODES

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


def suggest_language(text: str) -> str:
    """The hint for a text that is no language tag."""
    first, dash, rest = text.strip().partition(".")[0].replace("_", "-").partition("-")
    tag = f"{SHORT_CODES.get(first.lower(), first)}{dash}{rest}"
    code = LANGUAGES.get(text.strip().casefold()) or values.read_language(tag)
    return f"did you mean {code}?" if code else LANGUAGE_HINT


def judge_language(text: str, default: str, path: str, line: int) -> tuple[str, tuple[Problem, ...]]:
    """The language tag `text`, or `default` and a Problem at the place where the text is no tag."""
    language = values.read_language(text)
    if language is not None:
        return language, ()
    hint = f"{suggest_language(text)} ({default} was taken)"
    return default, (Problem(path, line, 0, "bad-language", f"language is not a language tag: '{values.show(text)}'", hint),)
