"""Figures held against each other: the same figure told twice, or two that cannot both be right.

A figure is a stretch of possible values: "nearly 400" is 360 to 400, "at least 28" is 28 and more. Two figures of one measure
agree where the stretches meet. Where it is not clear that the measures are one, nothing is said.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from digest.editing.events import CASUALTIES, EVENT_OF
from digest.editing.nouns import PEOPLE
from digest.editing.tokens import stem_word
from digest.model.fact import Comparison, Fact

Verdict = Literal["agree", "conflict"]

#: Nouns that name the same people. A figure of "people" and one of "soldiers" are two measures: one may be part of the other.
_SAME_PEOPLE: Final = (
    frozenset({"people", "persons", "person", "lives", "bodies", "others", "victims", "individuals"}),
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
_EVERYBODY: Final = 0
_FILLER = "the a an of its his her their our all were was have been has had total"
_FILLERS: Final = frozenset(_FILLER.split())
#: Words in a figure's own text that make it an addition to, or a part of, another figure.
_PART: Final = re.compile(
    r"\b(?:another|additional|further|new|more(?! than)|of (?:them|whom|which|those|these))\b", re.IGNORECASE
)
_QUALIFIER: Final = re.compile(r" (?:in|at|near|across|from) (?=[A-Z])")
_RATE: Final = re.compile(r" (?:each|apiece|annually|daily|every|per|a|an)\b")


class Measure(NamedTuple):
    """A measure taken apart: what happened, to whom or to what, with what told beside it, where."""

    event: str
    head: str
    others: frozenset[str]
    place: str
    rate: str


@lru_cache(maxsize=4096)
def split_measure(measure: str) -> Measure:
    """Take a measure as `find_figures` writes it ("Taliban fighters killed in Kunduz") apart."""
    rest, _, place = _cut(measure, _QUALIFIER)
    rest, rate, _ = _cut(rest, _RATE)
    words = [w.lower() for w in rest.replace("-", " ").split()]
    event = next((EVENT_OF[w] for w in reversed(words) if w in EVENT_OF), "")
    nouns = [w for w in words if w not in EVENT_OF and w not in _FILLERS]
    people = [w for w in nouns if w in PEOPLE]
    head = (people or nouns or [""])[-1]
    others = frozenset(stem_word(w) for w in nouns if w != head)
    return Measure(event, head, others, place, rate.strip())


def _cut(text: str, pattern: re.Pattern[str]) -> tuple[str, str, str]:
    m = pattern.search(text)
    return (text[: m.start()], m[0] + text[m.end() :].split(" ")[0], text[m.end() :]) if m else (text, "", "")


def _same_head(a: Measure, b: Measure) -> bool:
    """Whether two heads name the same things; a casualty without a noun is a casualty among all."""
    if a.event in CASUALTIES:
        group_a, group_b = _GROUP_OF.get(a.head or "people"), _GROUP_OF.get(b.head or "people")
        if group_a is not None and group_a == group_b:
            return True
    return bool(a.head) and stem_word(a.head) == stem_word(b.head)


def same_measure(a: Fact, b: Fact) -> bool:
    """Tell whether two figures count the same: the same unit, event and noun, and no word that sets them apart."""
    if a.kind != "figure" or b.kind != "figure" or not a.measure or not b.measure:
        return False
    if a.unit != b.unit and {a.unit, b.unit} != {None, "people"}:
        return False
    if a.unit in ("rank", "score") or a.measure in ("age", "score") or b.measure in ("age", "score"):
        return False
    if _PART.search(a.text) or _PART.search(b.text):
        return False
    first, second = split_measure(a.measure), split_measure(b.measure)
    if first.event != second.event or first.rate != second.rate or not _same_head(first, second):
        return False
    if first.place and second.place and first.place != second.place:
        return False
    if first.event:
        # "Taliban fighters" and "its fighters" are one; "police officers" and "army officers" are not
        return not (first.others and second.others) or bool(first.others & second.others)
    return first.others == second.others


# --------------------------------------------------------------------------------------------------- what may be true
#: How far below its number "nearly" reaches, and how far "about" reaches to both sides, as shares of the number.
_NEARLY: Final = 0.1
_ABOUT: Final = 0.1


def _stretch(fact: Fact) -> tuple[float, float] | None:
    """The values that a figure allows, its ends included as far as doubles can tell."""
    if fact.value_low is not None and fact.value_high is not None:
        return fact.value_low, fact.value_high
    value = fact.value
    if value is None or isinstance(value, str):
        return None
    if fact.hedge == "nearly":
        return value - abs(value) * _NEARLY, value
    if fact.hedge == "about":
        return value - abs(value) * _ABOUT, value + abs(value) * _ABOUT
    if fact.hedge in ("at least", "more than"):
        return value, math.inf
    if fact.hedge in ("up to", "less than"):
        return -math.inf, value
    return value, value


def _grain(value: float) -> float:
    """How coarsely an exact number is told: 1.2 million in hundred thousands, 21.8 in tenths. Counts below 1,000 are exact."""
    if isinstance(value, float) and not value.is_integer():
        decimals = len(repr(value).partition(".")[2])
        return float(10.0**-decimals)
    whole, grain = abs(int(value)), 1
    while whole and whole % 10 == 0:
        whole, grain = whole // 10, grain * 10
    return grain if abs(value) >= 1000 and grain >= 100 else 1


def _rounded_alike(a: float, b: float) -> bool:
    grain = max(_grain(a), _grain(b))
    return abs(a - b) <= grain / 2 * (1 + 1e-9) if grain > min(_grain(a), _grain(b)) else a == b


def _meet(a: Fact, b: Fact) -> bool | None:
    """Whether both figures can be right; None where one has no value."""
    if isinstance(a.value, str) or isinstance(b.value, str):
        return a.value == b.value if isinstance(a.value, str) and isinstance(b.value, str) else None
    first, second = _stretch(a), _stretch(b)
    if first is None or second is None:
        return None
    if first[0] <= second[1] and second[0] <= first[1]:
        return True
    exact = a.value is not None and b.value is not None and a.hedge == b.hedge == "exact"
    return bool(exact and _rounded_alike(first[0], second[0]))


def compatible(a: Fact, b: Fact) -> Verdict | None:
    """Tell whether two figures agree or conflict; None where their measures are not clearly one.

    Two hedges of one side ("at least 5", "more than 20") never conflict, and numbers that agree do so only for one measure.
    """
    if not same_measure(a, b):
        return None
    meet = _meet(a, b)
    if meet is None:
        return None
    if meet:
        return "agree"
    first, second = split_measure(a.measure or ""), split_measure(b.measure or "")
    sure = bool(first.event) and first.place == second.place and first.others == second.others and a.unit != "percent"
    return "conflict" if sure else None


# --------------------------------------------------------------------------------------------------- in one article
def compare_figures(facts: Sequence[Fact]) -> tuple[Comparison, ...]:
    """Hold the figures of one article against each other. `facts` may be of all kinds; dates and places among them tell
    which figures speak of another time or place.

    Returns comparisons with indexes into `facts`, rising; an agreement joins all mentions of one figure.
    """
    figures = [
        i for i, f in enumerate(facts) if f.kind == "figure" and f.measure and (f.value is not None or f.value_low is not None)
    ]
    scopes = _scopes(facts)
    buckets: dict[tuple[str, str], list[int]] = {}
    for i in figures:
        measure = split_measure(facts[i].measure or "")
        buckets.setdefault((measure.event, "" if measure.event else stem_word(measure.head)), []).append(i)
    comparisons: list[Comparison] = []
    for members in buckets.values():
        comparisons += _compare_bucket(facts, members[:64], scopes)
    return tuple(sorted(comparisons, key=lambda c: (c.facts, c.verdict)))


def _compare_bucket(facts: Sequence[Fact], members: Sequence[int], scopes: dict[int, frozenset[str]]) -> Iterable[Comparison]:
    groups: list[list[int]] = []
    conflicts: set[tuple[int, int]] = set()
    for i in members:
        home: list[int] | None = None
        for group in groups:
            verdicts = [compatible(facts[i], facts[j]) for j in group]
            if home is None and "agree" in verdicts and "conflict" not in verdicts:
                home = group
            elif "conflict" in verdicts and _one_scope(scopes, facts[i], facts[group[0]]):
                conflicts.add((group[0], i))
        if home is None:
            groups.append([i])
        else:
            home.append(i)
    for group in groups:
        if len(group) > 1:
            yield Comparison(_shortest(facts, group), tuple(sorted(group)), "agree")
    for pair in sorted(conflicts):
        yield Comparison(_shortest(facts, pair), tuple(sorted(pair)), "conflict")


def _shortest(facts: Sequence[Fact], group: Sequence[int]) -> str:
    return min((facts[i].measure or "" for i in group), key=lambda m: (len(m), m))


def _scopes(facts: Sequence[Fact]) -> dict[int, frozenset[str]]:
    """For each sentence with figures: the months and years that its dates name, and its places."""
    told: dict[int, set[str]] = {}
    for f in facts:
        if f.kind == "date" and f.iso:
            told.setdefault(f.sentence, set()).add(f.iso[:7])
        elif f.kind == "place":
            for evidence in f.evidence:
                told.setdefault(evidence.sentence, set()).add(f.name or f.text)
    return {sentence: frozenset(names) for sentence, names in told.items()}


def _one_scope(scopes: dict[int, frozenset[str]], a: Fact, b: Fact) -> bool:
    """Whether nothing in their sentences sets two figures apart: both name no time or place, or share one."""
    first, second = scopes.get(a.sentence, frozenset()), scopes.get(b.sentence, frozenset())
    years = [s for s in first ^ second if re.fullmatch(r"\d{4}", s) or re.fullmatch(r"\d{3}X", s)]
    if years:
        return False
    return not first or not second or bool(first & second)
