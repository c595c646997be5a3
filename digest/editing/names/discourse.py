"""Discourse: the whole article decides what its names mean; one form, one meaning; short forms belong to full ones."""

from __future__ import annotations

from typing import Final

from digest.editing.names.cutting import Piece
from digest.editing.names.wordlists import gazetteer
from digest.model.fact import FactKind

#: Votes that a form needs, over the whole article, to be said at all.
THRESHOLD: Final[dict[FactKind, float]] = {"person": 1.4, "place": 0.7, "organisation": 1.0}


class Form:
    """All places of an article where the same words stand, and what they mean there."""

    __slots__ = ("key", "kind", "loud", "parent", "pieces", "score")

    def __init__(self, key: str, pieces: list[Piece], kind: FactKind | None = None, score: float = 0.0) -> None:
        self.key, self.pieces, self.kind, self.score = key, pieces, kind, score
        self.parent: Form | None = None  # the full form that a short one stands for
        self.loud: list[Piece] = []

    def full(self) -> Form:
        form = self
        while form.parent is not None:
            form = form.parent
        return form


def find_forms(pieces: list[Piece]) -> list[Form]:
    """The forms that mean a person, a place or an organisation, surely enough to be said, in the order of the text."""
    groups: dict[str, Form] = {}
    loud: list[Piece] = []
    ships: set[str] = set()
    awake: set[str] = set()  # keys that somewhere have their capital from their meaning, not from their place
    for piece in pieces:
        if piece.cut.loud:
            loud.append(piece)
            continue
        key = piece.key
        form = groups.get(key)
        if form is None:
            groups[key] = Form(key, [piece])
        else:
            form.pieces.append(piece)
        if piece.ship:
            ships.add(key)
        if not piece.cut.opens:
            awake.add(key)
    forms = [form for key, form in groups.items() if key not in ships]
    awake -= ships
    for form in forms:
        _judge(form, awake)
    _tie_people(forms)
    sure = [f for f in forms if f.kind is not None and f.pieces]
    if loud:
        _add_loud(sure, loud)
    return sure


def _add_loud(forms: list[Form], pieces: list[Piece]) -> None:
    """Give each form its mentions in headlines and capitals, the longest first where several fit."""
    by_key = {f.key: f for f in reversed(forms)}
    end = -1
    for piece in pieces:
        if piece.start < end:
            continue
        form = by_key.get(piece.key) or by_key.get(piece.key.title())
        if form is not None:
            form.loud.append(piece)
            end = piece.end


def _judge(form: Form, awake: set[str]) -> None:
    """Weigh all votes for a form. A last name that stands alone elsewhere, `awake`, speaks for a person."""
    pieces, key = form.pieces, form.key
    totals: dict[FactKind, float] = {}
    best: dict[FactKind, float] = {}
    for piece in pieces:
        for kind, vote in piece.votes.items():
            if kind in totals:
                totals[kind] += vote
            else:
                totals[kind], best[kind] = vote, 0.0
            if vote > best[kind]:
                best[kind] = vote
    if not totals:
        return
    size = pieces[0].cut.size
    if size > 1 and "person" in totals and key.rsplit(" ", 1)[1] in awake:
        totals["person"] += 0.8
        best["person"] += 0.8
    if len(totals) > 1:
        _, kind = max([(total, kind) for kind, total in totals.items()])
    else:
        (kind,) = totals
    score = best[kind] + 0.15 * (min(5, len(pieces)) - 1)
    if size == 1 and key not in awake:
        score -= 0.4
    if score >= THRESHOLD[kind]:
        form.kind, form.score = kind, score


def _tie_people(forms: list[Form]) -> None:
    """Tie "Okoye" and "Grace" to "Grace Okoye"; "Joyce Banda" to "Joyce Hilda Banda"."""
    lasts: dict[str, Form] = {}
    firsts: dict[str, Form] = {}
    for form in forms:
        if form.kind == "person" and " " in form.key:
            parts = form.key.split(" ")
            other = lasts.get(parts[-1])
            if other is not None and _may_be_one(parts, other.key.split(" ")):
                form.parent = other
                continue
            lasts.setdefault(parts[-1], form)
            firsts.setdefault(parts[0], form)
            if len(parts) > 2:
                lasts.setdefault(" ".join(parts[1:]), form)
    if not lasts:
        return
    for form in list(forms):
        full = lasts.get(form.key) or (None if form.pieces[0].kin else firsts.get(form.key))
        if full is None or full is form or form.kind == "organisation":
            continue
        if any(p.kin for p in full.pieces) and _part_offices(forms, form, full):
            continue
        place = gazetteer().get(form.key)
        if form.kind == "place" and place is not None and place.weight > 0.7 and not any(p.cut.title for p in form.pieces):
            cues = sum(p.votes.get("person", 0) > 0.5 for p in form.pieces)
            if 2 * cues < len(form.pieces):
                continue
            _part_places(forms, form, 2 * place.weight)
        form.kind, form.parent, form.score = "person", full, max(form.score, full.score)


def _may_be_one(one: list[str], other: list[str]) -> bool:
    """Whether two names with the same last word can be one person's: "Joyce H. Banda" is, "Tam Wei Lok" is not "Tam Hui Lok"."""
    if one[0] == "Dean":  # the dean's, whose name was told in full
        return True
    inner, known = one[1:-1], other[1:-1]
    return one[0] == other[0] and (not inner or not known or any(a[0] == b[0] for a in inner for b in known))


def _part_offices(forms: list[Form], form: Form, kin: Form) -> bool:
    """Part "President Reed" from "his wife Ann Reed" and "first lady Ann Reed": whether all of the short form is his.

    It is where the office was told before her name; else only what bears the office is.
    """
    held = [p for p in form.pieces if p.cut.title is not None and not p.cut.address]
    if not held:
        return False
    if held[0].start < kin.pieces[0].start:
        form.kind = "person"
        return True
    parted = {p.start for p in held}
    form.pieces = [p for p in form.pieces if p.start not in parted]
    forms.append(Form(form.key, held, "person", max(p.votes.get("person", 0.0) for p in held)))
    return not form.pieces


def _part_places(forms: list[Form], form: Form, weight: float) -> None:
    """Where a person has a city's name, "in Washington" stays the city: a form of its own."""
    there = [
        p
        for p in form.pieces
        if p.cut.title is None and p.votes.get("place", 0) > weight + 0.5 and p.votes.get("person", 0) < 0.5
    ]
    if there:
        moved = {p.start for p in there}
        form.pieces = [p for p in form.pieces if p.start not in moved]
        forms.append(Form(form.key, there, "place", weight))
