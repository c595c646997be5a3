"""Facts: all kinds of findings of one article, weighed against each other and put in order, with their lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple

from digest.editing.accounts import COMPARED_FIGURES, may_be_disputed
from digest.editing.dates.finding import find_dates
from digest.editing.figures.finding import compare_figures, find_figures
from digest.editing.foreign.lines import SentenceLines
from digest.editing.key_facts import choose_key_facts
from digest.editing.names.finding import make_name_facts
from digest.editing.names.mentions import Names
from digest.editing.sentences.lines import LineMaker
from digest.editing.sentences.voices import Voices
from digest.editing.speech.attribution import attribute_facts
from digest.editing.speech.claims import find_claims
from digest.editing.speech.quotes import pair_interrupted
from digest.editing.weighing import weigh_facts, weigh_sentences
from digest.model.article import Article
from digest.model.fact import Comparison, Fact, FactKind
from digest.model.reasons import CHOSEN, FactReason, Verdict
from digest.model.settings import FactSettings


class Findings(NamedTuple):
    """All that was found in an article. `facts` are best first; `comparisons` point into them, and each has its verdict.

    `stands_alone` tells of a fact whether its line can stand alone; where it cannot, it is no key fact.
    """

    facts: tuple[Fact, ...]
    verdicts: Sequence[Verdict[FactReason]]
    stands_alone: Callable[[Fact], bool]
    comparisons: tuple[Comparison, ...]
    names: Names


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


def find_facts(article: Article, settings: FactSettings, salience: Sequence[float], voices: Voices | None = None) -> Findings:
    """All facts of an article, best first; `key` marks at most `settings.limit` that differ from each other.

    `salience` has a number for each of `article.prose()`; `voices` are those of the article, for a caller that has them. The
    order is total: importance, then place, kind and length.
    A fact has a line where somebody reads it: the key facts, the figures over which this article may be in dispute with
    others, and all facts where an editor has a say in them. Lines take longer to make than facts to find.
    """
    voices = voices or Voices(article)
    names, telling, quotes = voices.names, voices.telling, voices.quotes
    english = telling is not None
    claims = find_claims(article, names, telling)
    dates = find_dates(article)
    figures = find_figures(article, dates)
    placed = [
        *attribute_facts([*figures, *dates], quotes, claims),
        *quotes,
        *claims,
        *make_name_facts(article, names),
    ]
    weighed = _put_in_order(article, placed, salience)
    facts = [fact for _, fact in weighed]
    told_spans = [(fact.start, fact.end) for fact in (*claims, *quotes)]
    maker = (
        LineMaker(article, told_spans, pair_interrupted(article.text, quotes), _list_bodies(names))
        if english
        else SentenceLines(article)
    )
    lines: dict[int, str] = {}

    def line_of(k: int) -> str:
        if k not in lines:
            lines[k] = maker.make(facts[k], find_role(facts[k], names))
        return lines[k]

    verdicts = choose_key_facts(article, facts, settings, line_of, stands_alone=maker.stands_alone)
    key = frozenset(k for k, verdict in enumerate(verdicts) if verdict.reason in CHOSEN)
    editors = article.editors
    if editors.pin or editors.edit or editors.reject:
        told = frozenset(range(len(facts)))
    else:
        told = key.union(_find_disputable(facts))
    finished = tuple(
        [finish_fact(fact, weight, line_of(k) if k in told else "", k in key) for k, (weight, fact) in enumerate(weighed)]
    )
    return Findings(finished, verdicts, maker.stands_alone, compare_figures(finished), names)


def _list_bodies(names: Names) -> set[str]:
    """The names of organisations, and the first words that they are called by: "Norvik" of "Norvik Mills Group"."""
    found: set[str] = set()
    for entity in names.entities:
        if entity.kind == "organisation":
            found.update(mention.text for mention in entity.mentions)
            found.add(entity.name.partition(" ")[0])
    return found


def rank_fact(fact: Fact) -> tuple[float, int, int, int]:
    """The total order of facts: best first, then by place."""
    return -fact.importance, fact.start, _KINDS[fact.kind], fact.end


def find_role(fact: Fact, names: Names) -> str | None:
    """The role of the fact's speaker, as the article gives it: of Ann Reed, and not of "the Ann Reed campaign"."""
    said = fact.attribution
    if said is None or said.start < 0:
        return None
    entity = names.at(said.start, said.end)
    if entity is None or not (entity.name.endswith(said.name) or said.name.endswith(entity.name)):
        return None
    return entity.role


def _put_in_order(article: Article, found: Sequence[Fact], salience: Sequence[float]) -> list[tuple[float, Fact]]:
    """The facts with their importance, in the order of `rank_fact`."""
    strengths = weigh_sentences(article, salience)
    facts = [fact if strengths[fact.evidence[0].sentence] >= 0.0 else _prefer_prose(fact, strengths) for fact in found]
    ranked = [
        (-weight, fact.evidence[0].start, _KINDS[fact.kind], fact.evidence[0].end, n)
        for n, (weight, fact) in enumerate(zip(weigh_facts(article, facts, strengths), facts, strict=True))
    ]
    ranked.sort()
    return [(-place[0], facts[place[-1]]) for place in ranked]


def finish_fact(fact: Fact, importance: float, line: str, key: bool) -> Fact:
    """What `_replace` would make of it in six times the time: each fact of each article comes by here."""
    kind, text, evidence, _, _, _, *rest = fact
    return tuple.__new__(Fact, (kind, text, evidence, line, key, importance, *rest))


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
