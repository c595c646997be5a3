"""Ages: "34-year-old", "aged 34", the number between commas or in brackets behind a name, and "he was 34"."""

from __future__ import annotations

from typing import Final

from digest.editing.figures import nouns
from digest.editing.figures.drafts import Draft, Scene
from digest.editing.figures.units import read_unit
from digest.patterns import Pattern

_AGE_BEFORE = Pattern(
    r"\b(?:[Aa]ged?|ages|[Aa]ge of|turned|turns|turning|at the age of"
    r"|(?:man|woman|boy|girl) of"
    r"|(?:left school|retir(?:ed|ing)|died|married|orphaned|widowed) at)\s(?:about\s|around\s|just\s|only\s|between\s)?$"
)
#: How the words end that such a phrase ends with.
AGE_LEADS: Final = (
    "age",
    "Age",
    "aged",
    "Aged",
    "at",
    "ages",
    "of",
    "turned",
    "turns",
    "turning",
    "about",
    "around",
    "just",
    "only",
    "between",
)
_AGE_AFTER = Pattern(r"(?:[-\s]years?[-\s]olds?\b|[-\s]years?[-\s]of[-\s]age\b|[-\s]month[s]?[-\s]olds?\b)")
OPENS_AGE: Final = frozenset({"-", "year", "years", "month", "months"})
_AGE_IN_COMMAS = Pattern(r"(?:[A-Z][\w’'.-]+|\)),\s$")
#: "Ann Bell (34)", "Mohan (52), Amit (24)": a name in lower case but for its first letter, in a sentence.
_AGE_IN_BRACKETS = Pattern(r"(?:^|[\s(“\"‘'])(?:[A-Z]\.\s?)*[A-Z][^\W\d_]*[a-zà-ÿ]\s\($")
#: "She was 34.", "he is 52,": nothing but an age is told so.
_IS_AGED = Pattern(r"(?:^|[\s“\"])(?:[Hh]e|[Ss]he)(?:['’]s|\s(?:is|was))\s(?:just\s|only\s|about\s)?$")
#: The words before such a number.
BE: Final = frozenset({"is", "was", "just", "only", "about", "he's", "He's", "she's", "She's", "he’s", "He’s", "she’s", "She’s"})
#: Where it is runs or points that stand in brackets.
_PLAYED = Pattern(
    r"\b(?:runs|wickets?|balls|overs|innings|stumps|unbeaten|not out|batsm[ae]n|scorers?|points|laps|seeds?|seeded|rank\w*)\b"
    r"|\b\d{2,3}[-/]\d{1,2}\b"
)
_GROWN: Final = 10  # years; in brackets, a smaller number is a shirt's, or how many there are


def take_age(scene: Scene, draft: Draft, at: int, before: str, behind: str) -> bool:
    """Make the number at `at`, between the words `before` and `behind`, an age where it is one; tell whether it was."""
    value = draft.value if draft.value is not None else draft.low
    if not isinstance(value, int) or not 0 < value < 125:
        return False
    if not (
        (behind in OPENS_AGE and _take_old(scene, draft))
        or (before.endswith(AGE_LEADS) and _take_aged(scene, draft))
        or (behind == "," and _take_commas(scene, draft, at))
        or _take_brackets(scene, draft, at)
        or (before == "and" and _take_second(scene, draft))
        or (before in BE and _take_alone(scene, draft))
    ):
        return False
    draft.role, draft.measure = "age", "age"
    draft.unit = draft.unit or "years"
    return True


def _take_old(scene: Scene, draft: Draft) -> bool:
    """ "34-year-old driver", "34 years old"."""
    old = _AGE_AFTER.match(scene.text, draft.end, scene.end)
    if old is None:
        return False
    draft.end = old.end()
    draft.unit = "months" if "month" in old[0] else "years"
    if old[0].startswith("-"):
        noun = nouns.read_noun(scene.text, draft.end, scene.end, plural=False)
        draft.end = noun.end if len(noun.words) in (1, 2) else draft.end
    return True


def _take_aged(scene: Scene, draft: Draft) -> bool:
    """ "aged 34", "the age of 21", "turned 60"."""
    aged = _AGE_BEFORE.search(scene.before(draft.start, 22))
    unit = read_unit(scene.text, draft.end) if aged else None
    if aged is None or (unit is not None and unit[1] != "years") or scene.text.startswith(" of", draft.end):
        return False
    if aged[0].lower().startswith("age"):
        draft.start -= len(aged[0])
    return True


def _take_commas(scene: Scene, draft: Draft, at: int) -> bool:
    """ "Ann Bell, 34, a nurse"; not a number in a row of numbers ("in Rome, 12, and Oslo, 7")."""
    if draft.words or draft.value in (None, 1) or not scene.text.startswith(", ", draft.end):
        return False
    beside = scene.last is not None and scene.last.role == "count" and at - scene.last.end < 40
    return not beside and _AGE_IN_COMMAS.search(scene.before(at, 24)) is not None


def _take_brackets(scene: Scene, draft: Draft, at: int) -> bool:
    """ "Ann Bell (34)"; not a number in a table or a score ("Holm (12) beat Bell")."""
    text = scene.text
    if draft.words or not isinstance(draft.value, int) or draft.value < _GROWN or draft.hedge != "exact":
        return False
    if text[at - 1] != "(" or not text.startswith(")", draft.end) or draft.start != at:
        return False
    return _AGE_IN_BRACKETS.search(scene.before(at, 24)) is not None and not _PLAYED.search(text, scene.start, scene.end)


def _take_second(scene: Scene, draft: Draft) -> bool:
    """The 25 of "two women, aged 21 and 25,"."""
    last = scene.last
    if last is None or last.measure != "age" or scene.text[last.end : draft.start] != " and ":
        return False
    return scene.text[draft.end : draft.end + 1] in ("", ",", ".", ";", ")") and not draft.words


def _take_alone(scene: Scene, draft: Draft) -> bool:
    """ "He was 34." """
    behind = scene.text[draft.end : draft.end + 1] if draft.end < scene.end else ""
    return behind in ("", ".", ",", ";") and _IS_AGED.search(scene.before(draft.start, 18)) is not None
