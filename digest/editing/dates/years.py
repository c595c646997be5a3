"""Years and decades in the text: "in 2014", "between 2010 and 2014", "2013-14", "the 1970s"; and numbers that are none."""

from __future__ import annotations

import re
from typing import Final

from digest.editing.dates import days
from digest.editing.dates.moments import YEAR, Found, Rule, Scene, make_rules
from digest.patterns import Pattern

_BEFORE_YEAR = Pattern(
    r"(?:^|[\s(–—-])(?:[Ii]n|[Ss]ince|[Ff]rom|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Dd]uring|[Tt]hroughout|[Cc]irca|[Bb]etween"
    r"|early|late|mid|Early|Late|Mid|(?:the|The|financial|fiscal|calendar) year|of|for|to|into|through|around"
    r"|compared with|than|versus|vs\.?)[\s-]$"
)
#: Of these, the words behind which nothing but a year can stand, as they are mostly met.
_STRONG: Final = (" in ", " In ", " since ", " Since ", " until ", " during ")
_WEAK_YEAR = Pattern(
    r"(?:(?<!Act )(?<!Law )(?<!Treaty )\bof|\bfor|\bto|\binto|\bthrough|\baround|\bfrom|\bthan|\bby|\bafter|\bbefore)\s$"
)
_YEAR_AS_ADJECTIVE = Pattern(r"(?:\b[Tt]he|\b[Hh]is|\b[Hh]er|\b[Ii]ts|\b[Tt]heir|\b[Oo]ur|['’]s|s['’]|\ba|\bA)\s$")
_COUNTED = Pattern(
    r"\s(?:(?:more|new|other|such)\s)?(?!(?:was|is|has|as|this|its|his|says)\b)"
    r"(?:[a-z]{2,16}[^s\W\d_]s|people|children|men|women)\b"
)
_VERB_AFTER_YEAR = Pattern(r"\s(?:was|is|saw|has|had|will|would|marked|became|brought|ended|began)\b|[,)]")


_ANY_YEAR = Pattern(r"(?:199\d|20\d\d)(?<![\w.,:/$£€-]....)(?![\w%]|[.,:/]\d)")


def find_only_year(text: str) -> int | None:
    """The one recent year that a text names; None where it names several or none. An undated article's months are of it."""
    years = {m[0] for m in _ANY_YEAR.finditer(text)}
    return int(years.pop()) if len(years) == 1 else None


_LIST = Pattern(r",?(?:\s(?:and|or|to|,))?\s")


def _bare_year(m: re.Match[str], scene: Scene) -> Found | None:
    """Four digits that are a year: led by "in" and its like, in a list of years, in brackets, or "the 2014 election"."""
    year, before = int(m[0]), scene.before(m.start())
    if 1900 <= year <= 2100 and f" {before}".endswith(_STRONG):
        return Found(m.start(), m.end(), m[0], "year")
    last = scene.found[-1] if scene.found else None
    counts = _COUNTED.match(scene.text, m.end()) is not None
    if last and last.kind == "year" and _LIST.fullmatch(scene.text, last.end, m.start()):
        sure = True
    elif _BEFORE_YEAR.search(before):
        sure = not counts or (1900 <= year <= 2100 and not _WEAK_YEAR.search(before))
    elif not 1900 <= year <= 2100:
        sure = False
    elif before.endswith("("):
        sure = scene.text[m.end() : m.end() + 1] in (")", ",", ";")
    elif _YEAR_AS_ADJECTIVE.search(before):
        # "the 2014 games", but "their 2000 members"
        sure = (not counts or year % 100 != 0) and scene.text[m.end() : m.end() + 2].strip().isalpha()
    else:
        sure = m.start() == scene.start and _VERB_AFTER_YEAR.match(scene.text, m.end()) is not None
    return Found(m.start(), m.end(), m[0], "year") if sure else None


def _season(m: re.Match[str], scene: Scene) -> Found | None:
    """ "2013-14" is the year that begins in 2013; "2010-14" a span."""
    first, tail = int(m["first"]), int(m["tail"])
    if tail == (first + 1) % 100:
        return Found(m.start(), m.end(), m["first"], "year")
    return Found(m.start(), m.end(), f"{first}/{first // 100}{tail:02d}", "span") if tail > first % 100 else None


def _year_range(m: re.Match[str], scene: Scene) -> Found | None:
    """ "2010-2014" is one span; "from 2010 to 2014" are two dates, as both stand by themselves."""
    if int(m["last"]) <= int(m["first"]):
        return None
    return Found(m.start(), m.end(), f"{m['first']}/{m['last']}", "span")


def _decade(m: re.Match[str], scene: Scene) -> Found | None:
    start = m.start() - 4 if scene.before(m.start(), 4).lower() == "the " else m.start()
    return Found(start, m.end(), days.iso_decade(int(m[1])), "decade")


def _short_decade(m: re.Match[str], scene: Scene) -> Found | None:
    """ "the '90s"; an age ("in his 40s") is none."""
    lead = re.search(r"\b[Tt]he (?:early |late |mid-?)?['’]?$", scene.before(m.start(), 14))
    if not lead:
        return None
    start = m.start() - (scene.text[m.start() - 1] in "'’")
    return Found(start, m.end(), days.iso_decade(1900 + int(m[1])), "decade")


#: What may begin with four digits.
YEAR_RULES: Final[tuple[Rule, ...]] = make_rules(
    (rf"(?P<first>(?:1\d|20)\d\d)\s?[-–]\s?(?P<last>{YEAR})", _year_range),
    (r"(?P<first>(?:1[6-9]|20)\d\d)[-–/](?P<tail>\d\d)(?![\w-])", _season),
    (r"((?:1\d|20)\d0)(?:['’])?s\b", _decade),
    (YEAR, _bare_year),
)
SHORT_DECADES: Final[tuple[Rule, ...]] = make_rules((r"([2-9]0)(?:['’])?s\b", _short_decade))
