"""What a figure counts, taken apart, and whether two figures count the same."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from digest.editing.figures.events import CASUALTIES, EVENT_OF
from digest.editing.figures.nouns import PEOPLE
from digest.editing.tokens import stem_word
from digest.model.fact import Fact
from digest.patterns import Pattern

#: Nouns that name the same people. A figure of "people" and one of "soldiers" are two measures: one may be part of the other.
_SAME_PEOPLE: Final = (
    frozenset({"people", "persons", "person", "lives", "others", "victims", "individuals"}),
    frozenset({"fighters", "fighter", "terrorists", "terrorist", "militants", "militant", "insurgents", "insurgent", "rebels",
               "rebel", "gunmen", "extremists", "jihadists"}),
    frozenset({"soldiers", "soldier", "troops", "servicemen", "troopers"}),
    frozenset({"police", "policemen", "policeman", "cops"}),
    frozenset({"children", "child", "kids", "minors"}),
    frozenset({"women", "woman"}),
    frozenset({"passengers", "passenger", "travellers"}),
    frozenset({"workers", "worker", "employees", "employee", "staff"}),
    frozenset({"students", "student", "pupils", "pupil", "schoolchildren"}),
)  # fmt: skip
_GROUP_OF: Final[dict[str, int]] = {word: i for i, group in enumerate(_SAME_PEOPLE) for word in group}
#: The dead that were found: a part of all dead, or all, as nobody can tell from the words.
_FOUND: Final = frozenset({"bodies", "body"})
_FILLER = "and to of on in for from the a an of its his her their our all were was have been has had total"
_FILLERS: Final = frozenset(_FILLER.split())
#: Nouns that say so little that two counts of them are hardly ever the same count, unless an event is told.
_BARE: Final = frozenset(
    """people persons person individuals men man women woman children child boys girls kids others more members times types kinds
    ways things points places parts cases years months weeks days hours minutes seconds percent cent votes words steps sides
    units groups pieces items officials residents average total""".split()
)
#: Words in a figure's own text that make it an addition to, or a part of, another figure.
_PART = Pattern(r"\b(?:another|additional|further|new|more(?! than)|of (?:them|whom|which|those|these|the))\b", re.IGNORECASE)
#: Units of figures that are never held against each other.
INCOMPARABLE: Final = frozenset({"rank", "score"})
_QUALIFIER = Pattern(r" (?:in|at|near|across|from) (?=[A-Z])")
_YEAR = Pattern(r" in (\d{4})$")
_RATE = Pattern(r" (?:on average|each|apiece|annually|daily|every|per|a|an)\b")


class Measure(NamedTuple):
    """A measure taken apart: what happened, to whom or to what, with what told beside it, where."""

    event: str
    head: str
    others: frozenset[str]
    place: str
    rate: str
    year: str  # of the event, where it is not that of publication


@lru_cache(maxsize=4096)
def split_measure(measure: str) -> Measure:
    """Take a measure as `find_figures` writes it ("Taliban fighters killed in Kunduz") apart."""
    told = _YEAR.search(measure)
    measure, year = (measure[: told.start()], told[1]) if told else (measure, "")
    rest, _, place = _cut(measure, _QUALIFIER)
    rest, rate, _ = _cut(rest, _RATE)
    words = [w.lower().strip(",") for w in rest.replace("-", " ").split()]
    event = next((EVENT_OF[w] for w in reversed(words) if w in EVENT_OF), "")
    nouns = [w for w in words if (w not in EVENT_OF or w in _FOUND) and w not in _FILLERS]
    people = [w for w in nouns if w in PEOPLE]
    head = (people or nouns or [""])[-1]
    others = frozenset(stem_word(w) for w in nouns if w != head)
    return Measure(event, head, others, place, rate.strip(), year)


def _cut(text: str, pattern: Pattern) -> tuple[str, str, str]:
    m = pattern.search(text)
    return (text[: m.start()], m[0] + text[m.end() :].split(" ")[0], text[m.end() :]) if m else (text, "", "")


def name_group(head: str) -> str:
    """One word for all heads that name the same people: "people" for "persons", "bodies" and those not named."""
    if not head or head in _FOUND or _GROUP_OF.get(head) == _GROUP_OF["people"]:
        return "people"
    return stem_word(head)


#: Those whom one accident or attack can hit alone, so that "nine workers killed" and "people died" may be one toll. Soldiers,
#: children or police seldom are: they are counted beside others.
_ALONE: Final = frozenset(
    """workers worker employees employee staff passengers passenger travellers miners miner tourists tourist pilgrims pilgrim
    worshippers migrants migrant refugees spectators fans villagers inmates prisoners patients hikers climbers""".split()
)
_TOLLS: Final = frozenset({"killed", "wounded", "missing"})
#: Sentences at the head of an article, which tell what happened; a later toll may be a part of it, or another's.
_LEDE: Final = 2


def is_whole_toll(a: Fact, b: Fact) -> bool:
    """Whether one figure tells a toll of people and the other of such as may be all of them, both at the head of an article."""
    if a.sentence >= _LEDE or b.sentence >= _LEDE:
        return False
    first, second = split_measure(a.measure or ""), split_measure(b.measure or "")
    if first.event != second.event or first.event not in _TOLLS:
        return False
    people = _GROUP_OF["people"]
    groups = [_GROUP_OF.get(m.head or "people") for m in (first, second)]
    return (groups[0] == people and second.head in _ALONE) or (groups[1] == people and first.head in _ALONE)


def _same_head(a: Measure, b: Measure) -> bool:
    """Whether two heads name the same things; a casualty without a noun is a casualty among all."""
    if a.event in CASUALTIES:
        group_a, group_b = _GROUP_OF.get(a.head or "people"), _GROUP_OF.get(b.head or "people")
        if group_a is not None and group_a == group_b:
            return True
    return bool(a.head) and stem_word(a.head) == stem_word(b.head)


def same_measure(a: Fact, b: Fact) -> bool:
    """Tell whether two figures count the same: the same unit, event and noun, and no word that sets them apart.

    A measure that says little ("people", "times") is never the same as another, however alike they look.
    """
    if a.kind != "figure" or b.kind != "figure" or not a.measure or not b.measure:
        return False
    if a.unit != b.unit and {a.unit, b.unit} != {None, "people"}:
        return False
    if a.unit in INCOMPARABLE or a.measure in ("age", "score") or b.measure in ("age", "score"):
        return False
    first, second = split_measure(a.measure), split_measure(b.measure)
    if first.event != second.event or first.rate != second.rate or first.year != second.year:
        return False
    if not (_same_head(first, second) or is_whole_toll(a, b)):
        return False
    if first.place and second.place and first.place != second.place:
        return False
    if _PART.search(a.text) or _PART.search(b.text):
        return False
    if first.event:
        # "Taliban fighters" and "its fighters" are one; "police officers" and "army officers" are not
        return not (first.others and second.others) or bool(first.others & second.others)
    return first.others == second.others and bool(first.head) and (bool(first.others) or first.head not in _BARE)
