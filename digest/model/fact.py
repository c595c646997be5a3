"""A fact, the sentence that says it, and who says so."""

from __future__ import annotations

from typing import Literal, NamedTuple

FactKind = Literal["person", "organisation", "place", "date", "figure", "quote", "claim"]

#: Told by the cue: "said", "claimed", "denied", "confirmed", "is expected to", "allegedly".
Status = Literal["said", "claimed", "denied", "confirmed", "expected", "alleged"]

Hedge = Literal["exact", "about", "at least", "more than", "nearly", "up to", "less than", "between"]

#: Who made the words of a fact or summary: the source, an editor, or (of a summary) a language model.
Origin = Literal["source", "editor", "model"]


class Evidence(NamedTuple):
    """Where a fact stands: a W3C Web Annotation TextPositionSelector and TextQuoteSelector, and the sentence's index.

    Holds always: `article.text[start:end] == exact`, and the sentence holds `start` (a quotation may run over several).
    """

    sentence: int
    start: int
    end: int
    exact: str


class Attribution(NamedTuple):
    """Who says so. `name` is the fullest name of the speaker that the text gives, and `text[start:end] == name`.

    A pronoun is resolved to the name it stands for; where that is not safe, a quote has no attribution and a claim keeps the
    pronoun. `via` is how or through whom it reached us: "in a statement", "tweeted", "AFP". `cue` is the word that says it:
    "said", "claimed".
    """

    name: str
    start: int
    end: int
    via: str | None = None
    status: Status = "said"
    cue: str = ""


class Fact(NamedTuple):
    """One thing that the article says, with its evidence. What a kind does not need stays None.

    `text` is exactly what stands at the first evidence: hedge, number and noun of a figure, the words within the marks of
    a quote, the name of a person. `line` is the fact as a reader sees it.
    """

    kind: FactKind
    text: str
    evidence: tuple[Evidence, ...]  # never empty; the first is the one to jump to
    line: str = ""
    key: bool = False
    importance: float = 0.0  # 0 to 1
    origin: Origin = "source"
    attribution: Attribution | None = None
    # figures
    value: float | int | str | None = None  # a string for scores ("3-2")
    value_low: float | int | None = None
    value_high: float | int | None = None
    hedge: Hedge | None = None
    unit: str | None = None  # ISO 4217 code, "percent", "km", "people" … None for a plain count
    measure: str | None = None  # what is counted: "fighters killed"
    # dates
    iso: str | None = None  # ISO 8601 / EDTF: 2021, 2021-09, 2021-W31, 2021-08-07T14:46, start/end
    # people, organisations, places
    name: str | None = None  # the full name
    role: str | None = None  # "White House spokesperson"
    country: str | None = None  # ISO 3166-1 alpha-2

    @property
    def start(self) -> int:
        return self.evidence[0].start

    @property
    def end(self) -> int:
        return self.evidence[0].end

    @property
    def sentence(self) -> int:
        return self.evidence[0].sentence


class Comparison(NamedTuple):
    """Figures of one measure held against each other: the same figure told twice, or a conflict that a reader must see.

    `facts` are indexes into the summary's facts, rising, at least two. "agree": equal or compatible ("nearly 400", 385).
    """

    measure: str
    facts: tuple[int, ...]
    verdict: Literal["agree", "conflict"]
