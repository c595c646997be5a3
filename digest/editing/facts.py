"""Facts: all kinds of findings of one article, weighed against each other, put in order, and the key ones chosen."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple

from digest.editing.accounts import COMPARED_FIGURES, may_be_disputed
from digest.editing.dates.finding import find_dates
from digest.editing.figures.finding import compare_figures, compatible, find_figures
from digest.editing.names.finding import find_names, make_name_facts
from digest.editing.names.mentions import Names
from digest.editing.sentences.clauses import count_words
from digest.editing.sentences.dangling import is_headless
from digest.editing.sentences.fitness import is_junk
from digest.editing.sentences.lines import LineMaker
from digest.editing.speech.attribution import attribute_facts
from digest.editing.speech.claims import find_claims
from digest.editing.speech.quotes import find_quotes
from digest.editing.speech.told import read_telling
from digest.editing.tokens import content_words
from digest.editing.weighing import weigh_facts, weigh_sentences
from digest.model.article import PROSE, Article
from digest.model.fact import Comparison, Fact, FactKind
from digest.model.settings import FactSettings

#: Where a fact has its line; key and importance come after it.
_LINE: Final = Fact._fields.index("line")


class Findings(NamedTuple):
    """All that was found in an article. `facts` are best first; `comparisons` point into them.

    `stands_alone` tells of a fact whether its line can stand alone; where it cannot, it is no key fact.
    """

    facts: tuple[Fact, ...]
    stands_alone: Callable[[Fact], bool]
    comparisons: tuple[Comparison, ...]
    names: Names


#: How many of a kind may be key facts, as a share of the limit.
_SHARES: Final[Mapping[FactKind, float]] = {
    "figure": 0.4,
    "claim": 0.4,
    "quote": 0.3,
    "person": 0.26,
    "date": 0.13,
    "place": 0.13,
    "organisation": 0.13,
}
_SAME_LINE: Final = 0.6  # share of the shorter line's content words in the other: the same said twice
_KIN: Final = frozenset(("wife", "husband", "son", "daughter", "father", "mother", "brother", "sister", "friend", "fan"))
_YEAR_LENGTH = 4  # of "2021"; a date that says no more is history
_PLACES = 12  # of each of two facts that are held against each other; a name may stand in a thousand
_FEWEST_WORDS = 4  # of a line that says something
_PLACE_MENTIONS = 3  # a bare name is told only where the article keeps coming back to it
#: The order of kinds among facts of one weight that begin at one place.
_KINDS: Final[Mapping[FactKind, int]] = {
    "figure": 0,
    "claim": 1,
    "quote": 2,
    "person": 3,
    "place": 4,
    "organisation": 5,
    "date": 6,
}


def find_facts(article: Article, settings: FactSettings, salience: Sequence[float]) -> Findings:
    """All facts of an article, best first; `key` marks at most `settings.limit` that differ from each other.

    `salience` has a number for each of `article.prose()`. The order is total: importance, then place, kind and length.
    A fact has a line where somebody reads it: the key facts, the figures over which this article may be in dispute with
    others, and all facts where an editor has a say in them. Lines take longer to make than facts to find.
    """
    names = find_names(article)
    telling = read_telling(article, names) if article.language.lower().startswith("en") else None
    quotes = find_quotes(article, names, telling)
    claims = find_claims(article, names, quotes, telling)
    dates = find_dates(article)
    figures = find_figures(article, dates)
    placed = [
        *attribute_facts(article, [*figures, *dates], quotes, claims),
        *quotes,
        *claims,
        *make_name_facts(article, names),
    ]
    weighed = _put_in_order(article, placed, salience)
    facts = [fact for _, fact in weighed]
    maker = LineMaker(article, [(fact.start, fact.end) for fact in (*claims, *quotes)])
    lines: dict[int, str] = {}

    def line_of(k: int) -> str:
        if k not in lines:
            lines[k] = maker.make(facts[k], find_role(facts[k], names))
        return lines[k]

    key = choose_key_facts(article, facts, settings, line_of, stands_alone=maker.stands_alone)
    editors = article.editors
    if editors.pin or editors.edit or editors.reject:
        told = frozenset(range(len(facts)))
    else:
        told = key.union(_find_disputable(facts))
    finished = tuple(
        [finish_fact(fact, weight, line_of(k) if k in told else "", k in key) for k, (weight, fact) in enumerate(weighed)]
    )
    return Findings(finished, maker.stands_alone, compare_figures(finished), names)


def rank_fact(fact: Fact) -> tuple[float, int, int, int]:
    """The total order of facts: best first, then by place."""
    return -fact.importance, fact.start, _KINDS[fact.kind], fact.end


def find_role(fact: Fact, names: Names) -> str | None:
    """The role of the fact's speaker, as the article gives it."""
    if fact.attribution is None or fact.attribution.start < 0:
        return None
    entity = names.at(fact.attribution.start, fact.attribution.end)
    return entity.role if entity is not None else None


def _put_in_order(article: Article, found: Sequence[Fact], salience: Sequence[float]) -> list[tuple[float, Fact]]:
    """The facts with their importance, in the order of `rank_fact`."""
    strengths = weigh_sentences(article, salience)
    facts = [fact if strengths[fact.evidence[0].sentence] >= 0.0 else _prefer_prose(fact, strengths) for fact in found]
    ranked = [
        (-weight, fact.evidence[0].start, _KINDS[fact.kind], fact.evidence[0].end, n)
        for n, (weight, fact) in enumerate(zip(weigh_facts(facts, strengths), facts, strict=True))
    ]
    ranked.sort()
    return [(-place[0], facts[place[-1]]) for place in ranked]


def finish_fact(fact: Fact, importance: float, line: str, key: bool) -> Fact:
    """What `_replace` would make of it in six times the time: each fact of each article comes by here."""
    return tuple.__new__(Fact, (*fact[:_LINE], line, key, importance, *fact[_LINE + 3 :]))


def _prefer_prose(fact: Fact, strengths: Sequence[float]) -> Fact:
    """The fact with its first evidence in the body, if any is: a subhead or caption is the place to jump to only in need.

    `strengths` are below 0 for sentences outside the body.
    """
    body = [e for e in fact.evidence if strengths[e.sentence] >= 0.0 and e.exact == fact.text]
    return fact._replace(evidence=(*body, *(e for e in fact.evidence if e not in body))) if body else fact


def _find_disputable(facts: Sequence[Fact]) -> Iterator[int]:
    """Of the figures that are held against those of other articles the indexes of those that one of them may contradict."""
    figures = (k for k, fact in enumerate(facts) if fact.kind == "figure")
    return (k for k in islice(figures, COMPARED_FIGURES) if may_be_disputed(facts[k]))


def mark_key_facts(
    article: Article,
    facts: Sequence[Fact],
    settings: FactSettings,
    pinned: Collection[int] = (),
    stands_alone: Callable[[Fact], bool] | None = None,
) -> tuple[Fact, ...]:
    """The facts, all with lines, with `key` set on those that `choose_key_facts` chooses."""
    chosen = choose_key_facts(article, facts, settings, lambda k: facts[k].line, pinned, stands_alone)
    return tuple(fact._replace(key=k in chosen) if fact.key != (k in chosen) else fact for k, fact in enumerate(facts))


def choose_key_facts(
    article: Article,
    facts: Sequence[Fact],
    settings: FactSettings,
    line_of: Callable[[int], str],
    pinned: Collection[int] = (),
    stands_alone: Callable[[Fact], bool] | None = None,
) -> frozenset[int]:
    """The indexes of the best facts that differ, of no kind too many, each with support in the body.

    `facts` are best first; `line_of` makes the line of the fact with an index, and is asked only for those that may be
    chosen. `pinned` are indexes that are key whatever the rules say; the others fill what `settings.limit` leaves. A fact
    that does not stand alone is key only where an editor wrote its line.
    """
    english = article.language.lower().startswith("en")
    room = {kind: max(1, math.ceil(share * settings.limit)) if kind in settings.kinds else 0 for kind, share in _SHARES.items()}
    chosen = _Chosen()
    known: dict[str, frozenset[str]] = {}  # the content words of lines; figures of one sentence often share one
    messy = is_junk(article.text)
    for k in sorted(pinned):
        chosen.add(k, facts[k], content_words(line_of(k)))
        room[facts[k].kind] -= 1
    for k, fact in enumerate(facts):
        if len(chosen.indexes) >= settings.limit:
            break
        # what is quickly asked comes first; whether a line stands alone takes longer than all the rest
        if room[fact.kind] <= 0 or not _may_be_key(article, fact, english) or k in pinned or chosen.tell(fact):
            continue
        line = line_of(k)
        if line not in known:
            known[line] = frozenset(content_words(line))
        words = known[line]
        if chosen.repeat(words) or not _says_something(fact, line):
            continue
        if stands_alone is not None and fact.origin == "source" and not stands_alone(fact):
            continue
        if messy and is_junk(article.sentences[fact.sentence].text):
            continue
        chosen.add(k, fact, words)
        room[fact.kind] -= 1
    return frozenset(chosen.indexes)


class _Chosen:
    """The key facts chosen so far, and what they tell, so that nothing is told twice."""

    def __init__(self) -> None:
        self.indexes: list[int] = []
        self._spans: list[tuple[int, int]] = []
        self._figures: list[Fact] = []
        self._names: set[tuple[FactKind, str]] = set()
        self._words: list[frozenset[str]] = []

    def add(self, k: int, fact: Fact, words: Iterable[str]) -> None:
        self.indexes.append(k)
        self._spans += [(e.start, e.end) for e in fact.evidence[:_PLACES]]
        if fact.kind == "figure":
            self._figures.append(fact)
        elif fact.name is not None:
            self._names.add((fact.kind, fact.name))
        self._words.append(frozenset(words))

    def tell(self, fact: Fact) -> bool:
        """Whether one of them has the same words, is within the fact or it within that, or is the same name or figure."""
        for evidence in fact.evidence[:_PLACES]:
            for start, end in self._spans:
                if start < evidence.end and evidence.start < end:
                    return True
        if fact.kind == "figure":
            for other in self._figures:  # noqa: SIM110  (half the time of any())
                if _same_figure(fact, other):
                    return True
            return False
        return (fact.kind, fact.name) in self._names

    def repeat(self, words: frozenset[str]) -> bool:
        """Whether the line of one of them has most of these words."""
        for other in self._words:
            shared = words & other
            if shared and len(shared) >= _SAME_LINE * min(len(words), len(other)):
                return True
        return False


def _may_be_key(article: Article, fact: Fact, english: bool) -> bool:
    """Whether the body says the fact, and it is told who says so, who somebody is, or when it is: what a reader can use."""
    if article.blocks[article.sentences[fact.evidence[0].sentence].block].kind not in PROSE:
        return False
    match fact.kind:
        case "figure":
            return True
        case "person" | "organisation":
            return fact.role is not None and fact.role.lower() not in _KIN
        case "quote":
            return count_words(fact.text) >= 5 and (fact.attribution is not None or not english)
        case "claim":
            return fact.attribution is not None
        case "place":
            return len(fact.evidence) >= _PLACE_MENTIONS
        case _:
            return len(fact.iso or "") > _YEAR_LENGTH


def _says_something(fact: Fact, line: str) -> bool:
    """Whether a reader learns something from a line, which stands alone on the page."""
    return not is_headless(line) and (fact.kind not in ("figure", "date") or count_words(line) >= _FEWEST_WORDS)


def _same_figure(a: Fact, b: Fact) -> bool:
    """Whether two figures are one, or agree and are told by no two speakers."""
    if a.value == b.value and a.unit == b.unit and a.value_low == b.value_low and a.value_high == b.value_high:
        return True
    one, other = a.attribution, b.attribution
    return (one is None or other is None or one.name == other.name) and compatible(a, b) == "agree"
