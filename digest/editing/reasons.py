"""Reasons: why each sentence and fact of an article was chosen or left, asked of what chose them.

Nothing is judged here. Verdicts are those that the choice itself gave, fitness that of the judge that it asked, and the parts
of a number come from what adds it up: salience and importance are sums of weighted features, so with all weights but one at
0 the same code tells what this one adds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from digest.editing.facts import Findings
from digest.editing.sentences import salience
from digest.editing.summary import Choice, Edited
from digest.editing.weighing import WEIGHTS, Weights, add_weights, weigh_sentences
from digest.model.article import Article
from digest.model.fact import Evidence, Fact, FactKind
from digest.model.reasons import FactReasons, Part, Reasons, SentenceReason, SentenceReasons, Verdict

_Weights = TypeVar("_Weights", salience.Weights, Weights)


def explain_digest(article: Article, edited: Edited) -> Reasons:
    """Why the digest of an article is what `edit_article` has made of it."""
    return Reasons(_explain_sentences(article, edited), _explain_facts(article, edited), _find_rejected(edited))


def take_apart(score: Callable[[_Weights], Sequence[float]], weights: _Weights) -> list[tuple[Part, ...]]:
    """The parts of each score that is a sum of weighted features: what each weight adds by itself, where it adds anything."""
    nothing = weights._replace(**dict.fromkeys(weights._fields, 0.0))
    alone = {name: score(nothing._replace(**{name: amount})) for name, amount in weights._asdict().items()}
    rows = zip(*alone.values(), strict=True)
    return [tuple(Part(name, amount) for name, amount in zip(alone, row, strict=True) if amount) for row in rows]


def _explain_sentences(article: Article, edited: Edited) -> tuple[SentenceReasons, ...]:
    """Best first; nothing where none was weighed."""
    choice = edited.choice
    if choice is None:
        return ()
    prose, selection = article.prose(), choice.selection
    chosen = tuple(sentence.index for sentence in choice.chosen)
    asked = edited.summary.origin == "source" and tuple(s.sentence for s in edited.summary.sentences) == chosen
    parts = take_apart(choice.score, salience.WEIGHTS)
    told = []
    for i in selection.order:
        fit, need = choice.fitness[i], choice.fitness.find_antecedent(i)
        told_with = choice.fitness.find_line(i)
        told.append(
            SentenceReasons(
                sentence=prose[i],
                salience=choice.salience[i],
                parts=parts[i],
                flaw=None if told_with else fit.flaw,
                leans_on=None if need is None else prose[need].index,
                cost=fit.cost,
                likeness=selection.find_likeness(i),
                repeats=selection.count_repeats(i),
                worth=selection.find_worth(i),
                verdict=_find_verdict(article, choice, i) if asked else Verdict("unasked"),
            )
        )
    return tuple(told)


def _find_verdict(article: Article, choice: Choice, i: int) -> Verdict[SentenceReason]:
    """The verdict of the selection, with sentences named by their index in the article."""
    prose = article.prose()
    if not choice.selection.turns and prose[i] in choice.chosen:
        return Verdict("least-unfit")
    reason, other = choice.selection.find_verdict(i)
    if reason == "unfit" and (choice.fitness[i].quotable or choice.fitness.find_line(i)):
        reason = "headless"
    return Verdict(reason, None if other is None else prose[other].index)


def _explain_facts(article: Article, edited: Edited) -> tuple[FactReasons, ...]:
    """Best first; nothing where none was looked for."""
    if edited.choice is None or edited.findings is None or edited.edited is None:
        return ()
    known = _take_facts_apart(article, edited.choice, edited.findings)
    told = []
    for fact, verdict in zip(edited.edited.facts, edited.edited.verdicts, strict=True):
        if verdict.reason == "pinned":
            parts: tuple[Part, ...] = (Part("pinned", fact.importance),)
        else:
            parts = known.get((fact.kind, fact.evidence), (Part("editor", fact.importance),))
        told.append(FactReasons(fact, parts, verdict))
    return tuple(told)


def _take_facts_apart(
    article: Article, choice: Choice, findings: Findings
) -> dict[tuple[FactKind, tuple[Evidence, ...]], tuple[Part, ...]]:
    """The parts of the importance of each fact that rules found, by what it is and where it stands."""
    strengths = weigh_sentences(article, choice.salience)
    parts = take_apart(partial(add_weights, article, findings.facts, strengths), WEIGHTS)
    return {(fact.kind, fact.evidence): own for fact, own in zip(findings.facts, parts, strict=True)}


def _find_rejected(edited: Edited) -> tuple[Fact, ...]:
    return edited.edited.rejected if edited.edited is not None else ()
