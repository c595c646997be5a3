"""The texts of the interface in another language: gettext catalogues (.po) and what CLDR says of its days and numbers, put
together once and remembered. The door of Babel, which is loaded for nothing else: no page needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, time
from io import BytesIO
from typing import TYPE_CHECKING, Final

from digest.model.problem import Problem
from digest.model.publication import Almanac, CatalogueFile, Lexicon

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Catalog, Message

#: Where Chinese is written in the traditional script, which a catalogue in the simplified one does not serve.
_TRADITIONAL: Final = frozenset(["zh-tw", "zh-hk", "zh-mo"])
_PLACE: Final = re.compile(r"%(?:\((\w+)\)s|.|$)", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
#: A line of a catalogue that has a text, and one that has it whole.
_OPENS: Final = re.compile(rb"\s*(?:msg|\")")
_STRING: Final = re.compile(rb'\s*(?:msg\w+(?:\[\d+\])?\s*)?"(?:[^"\\]|\\.)*"\s*')
_PLACE_OF_ERROR: Final = re.compile(r" on \d+$")

#: Numbers that no other number of a date or hour is: where they stand in a text, others will.
_YEAR, _LAST_DAYS, _MINUTE = 1999, range(22, 29), 37
_NAMES: Final = ("\ue000", "\ue001", "\ue002", "\ue003")


def list_languages(language: str) -> tuple[str, ...]:
    """The languages whose catalogues serve a language, best first, in small letters: `es-MX` -> es-mx, es."""
    parts = language.lower().replace("_", "-").split("-")
    tags = ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]
    if tags[-1] == "zh" and ("zh-hant" in tags or not _TRADITIONAL.isdisjoint(tags)):
        return tuple(dict.fromkeys([*tags[:-1], "zh-hant"]))
    return tuple(tags)


def make_lexicon(language: str, catalogues: Sequence[CatalogueFile]) -> tuple[Lexicon, tuple[Problem, ...]]:
    """The lexicon of a site's language from the catalogues that serve it, best first, and what is wrong with these.

    Without one the interface stays in English, with English dates. So do the dates of a language that CLDR does not know.
    """
    if not catalogues:
        return Lexicon(), ()
    locale = find_locale(language)
    texts: dict[str, tuple[str, ...]] = {}
    plural, problems = "", []
    for file in reversed(catalogues):
        catalogue, told = _read_catalogue(file, locale)
        problems += told
        if catalogue is None:
            continue
        if plural and catalogue.plural_expr != plural and any(m.pluralizable for m in catalogue if m.id):
            told_plural = f"its Plural-Forms are not those of the language: {catalogue.plural_expr}"
            problems.append(_tell(file, 1, told_plural, f"write nplurals and plural={plural}; as the theme's catalogue has them"))
        plural = plural or catalogue.plural_expr
        for message in catalogue:
            if message.id and all(_forms(message)) and not message.fuzzy:
                problems += check_message(file, message)
                texts[_key(message)] = _forms(message)
    is_english = list_languages(language)[-1] == "en"
    almanac = make_almanac(locale) if locale is not None and not is_english else None
    return Lexicon(language, texts, plural, almanac), tuple(problems)


def find_locale(language: str) -> Locale | None:
    """What CLDR knows of a language, or of the language without its region and script."""
    from babel import Locale, UnknownLocaleError

    for tag in list_languages(language):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


# ---------------------------------------------------------------- texts


def _read_catalogue(file: CatalogueFile, locale: Locale | None) -> tuple[Catalog | None, list[Problem]]:
    from babel.messages.pofile import PoFileError, read_po

    for number, line in enumerate(file.data.splitlines(), 1):
        if _OPENS.match(line) and not _STRING.fullmatch(line):  # Babel would take its first and last letter for the marks
            told, hint = (
                "the text on this line does not stand between two marks",
                'write it as msgid "…" or msgstr "…", on one line',
            )
            return None, [_tell(file, number, told, hint)]
    try:
        return read_po(BytesIO(file.data), locale=locale, abort_invalid=True), []
    except PoFileError as error:
        told = f"this is no catalogue: {_PLACE_OF_ERROR.sub('', str(error))}"
        return None, [_tell(file, error.lineno + 1, told, "gettext's msgfmt -c checks it")]
    except (ValueError, LookupError) as error:  # not UTF-8, or a header that nobody can read
        return None, [_tell(file, 0, f"this is no catalogue: {error}", "save it as UTF-8, with a header as gettext has it")]


def check_message(file: CatalogueFile, message: Message) -> Iterator[Problem]:
    """What would go wrong on a page: a place that the text does not fill in, markup that the text does not have."""
    ids = _ids(message)
    known = set().union(*map(_places, ids))
    tags = sorted(set().union(*(_TAG.findall(text) for text in ids)))
    for form in _forms(message):
        strange = sorted(_places(form) - known)
        if strange:
            hint = f"the text has {', '.join(sorted(known)) or 'no places'}; write %% for a percent sign"
            yield _tell(file, message.lineno or 0, f"{ids[0]!r} has no {strange[0]}", hint)
        if not set(_TAG.findall(form)) <= set(tags):
            yield _tell(file, message.lineno or 0, f"{ids[0]!r} has other markup in its translation", "keep the tags as they are")


def _places(text: str) -> set[str]:
    """What is to be filled in: `%(day)s`; whatever else begins with a percent sign too."""
    return {found[0] for found in _PLACE.finditer(text) if found[0] != "%%"}


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _forms(message: Message) -> tuple[str, ...]:
    told = message.string or ""
    return (told,) if isinstance(told, str) else tuple(told)


def _key(message: Message) -> str:
    """As gettext has it: the text in English, its context before it."""
    return f"{message.context}\x04{_ids(message)[0]}" if message.context else _ids(message)[0]


def _tell(file: CatalogueFile, line: int, message: str, hint: str) -> Problem:
    return Problem(file.shown, line, 0, "bad-translation", message, hint)


# ---------------------------------------------------------------- days and numbers


def make_almanac(locale: Locale) -> Almanac:
    """Patterns of days, months and hours with places for the numbers in them, and what stands between names and digits."""
    from babel.dates import format_date, format_skeleton, format_time
    from babel.lists import format_list

    last = [[date(_YEAR, month, day) for day in _LAST_DAYS] for month in range(1, 13)]
    weeks = [sorted(days, key=date.weekday) for days in last]
    pair, listed = format_list(_NAMES[:2], locale=locale), format_list(_NAMES, locale=locale)
    symbols = locale.number_symbols["latn"]
    return Almanac(
        days=tuple(_leave_places(format_date(week[0], "long", locale), week[0]) for week in weeks),
        long_days=tuple(tuple(_leave_places(format_date(day, "full", locale), day) for day in week) for week in weeks),
        months=tuple(_leave_places(format_skeleton("yMMMM", week[0], locale=locale), week[0]) for week in weeks),
        year=_leave_places(format_skeleton("y", weeks[0][0], locale=locale), weeks[0][0]),
        first="1er" if locale.language == "fr" else "1",
        hours=tuple(
            format_time(time(hour, _MINUTE), "short", locale=locale).replace(str(_MINUTE), "{minute:02d}") for hour in range(24)
        ),
        moment=str(locale.datetime_formats["medium"]).replace("'", "").replace("{1}", "{day}").replace("{0}", "{clock}"),
        pair=_between(pair, 0),
        comma=_between(listed, 1),
        final=_between(listed, 2),
        decimal=symbols["decimal"],
        group=symbols["group"],
        groups=locale.decimal_formats[None].grouping,
    )


def _leave_places(told: str, day: date) -> str:
    return told.replace(str(day.day), "{day}").replace(str(_YEAR), "{year}")


def _between(told: str, place: int) -> str:
    """What a list has between two of its names."""
    return told.partition(_NAMES[place])[2].partition(_NAMES[place + 1])[0]
