"""Summary: everything that is said about one article, and where an editor has had a say, the editor's."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from digest.editing.checking.ours import check_own_words
from digest.editing.editors import (
    EditedFacts,
    apply_editors_facts,
    check_editors_summary,
    check_title,
    make_editors_summary,
)
from digest.editing.facts import Findings, find_facts
from digest.editing.figures.finding import compare_figures
from digest.editing.five_ws.finding import find_five_ws
from digest.editing.sentences.fitness import Judge
from digest.editing.sentences.salience import WEIGHTS, Weights, score_bags
from digest.editing.sentences.selection import Selection, Terms, choose_sentences
from digest.editing.sentences.similarity import Concordance
from digest.editing.sentences.voices import Voices
from digest.editing.tokens import content_bags
from digest.editing.wishes import replaces_title, wants_facts
from digest.editing.written import accept_answer
from digest.model.answer import Answer
from digest.model.article import Article, Sentence
from digest.model.fact import Origin
from digest.model.problem import Problem
from digest.model.settings import Settings
from digest.model.summary import Summary, SummarySentence


class Edited(NamedTuple):
    """An article's digest, and what an editor should mend in the front matter.

    The last three are what the digest was made from: None where no sentence was weighed, or no fact was looked for.
    """

    summary: Summary
    problems: tuple[Problem, ...] = ()
    choice: Choice | None = None
    findings: Findings | None = None
    edited: EditedFacts | None = None


class Choice(NamedTuple):
    """The sentences that were chosen, and the numbers that chose them; a number for each of `article.prose()`."""

    chosen: tuple[Sentence, ...]  # in the article's order
    salience: tuple[float, ...]
    fitness: Judge
    main: Sentence | None  # the sentence that says what happened
    selection: Selection
    score: Callable[[Weights], tuple[float, ...]]  # salience with other weights
    lines: tuple[str, ...]  # of those chosen, as `Judge.find_line` gives them


def edit_article(article: Article, settings: Settings, answer: Answer | None = None) -> Edited:
    """Say what there is to say about an article. Pure: the same arguments give the same digest.

    `answer` is a language model's, where it was asked for a summary.
    """
    sentences = make_editors_summary(article)
    origin: Origin = "editor" if sentences else "source"
    headline_origin: Origin = "editor" if replaces_title(article) else "source"
    wanted = not sentences and settings.summary.method != "none"
    facts_wanted = wants_facts(article, settings)
    if article.title and not wanted and not facts_wanted:
        summary = Summary(article.id, article.title, sentences, (), origin=origin, headline_origin=headline_origin)
        return Edited(summary, (*check_editors_summary(article), *check_title(article)))
    voices = Voices(article)
    choice = choose_summary(article, settings.summary.sentences, voices)
    if wanted:
        sentences = tuple(
            SummarySentence(s.text, s.start, s.end, s.index, line=line)
            for s, line in zip(choice.chosen, choice.lines, strict=True)
        )
    problems: tuple[Problem, ...] = ()
    if wanted and answer is not None:
        written = accept_answer(article, answer, settings.summary.sentences)
        problems = written.problems
        if written.sentences:
            sentences, origin = written.sentences, "model"
    headline = article.title or _make_headline(article, choice)
    if not facts_wanted:
        summary = Summary(article.id, headline, sentences, (), origin=origin, headline_origin=headline_origin)
        problems = (*check_editors_summary(article), *check_title(article), *problems, *check_own_words(article, summary))
        return Edited(summary, problems, choice)
    findings = find_facts(article, settings.facts, choice.salience, voices)
    edited = apply_editors_facts(article, findings.facts, findings.verdicts, settings.facts, findings.stands_alone)
    comparisons = findings.comparisons if edited.facts == findings.facts else compare_figures(edited.facts)
    dates = [fact for fact in findings.facts if fact.kind == "date"]
    summary = Summary(
        article=article.id,
        headline=headline,
        sentences=sentences,
        facts=edited.facts,
        five_ws=find_five_ws(article, findings.names, dates, headline, choice.main),
        comparisons=comparisons,
        origin=origin,
        headline_origin=headline_origin,
    )
    problems = (
        *check_editors_summary(article, dates),
        *check_title(article, dates),
        *problems,
        *edited.problems,
        *check_own_words(article, summary),
    )
    return Edited(summary, problems, choice, findings, edited)


def _make_headline(article: Article, choice: Choice) -> str:
    from digest.editing.sentences.headline import make_headline  # most articles bring a title, and its patterns take time

    return make_headline(article, choice.salience, choice.fitness)


def choose_summary(article: Article, limit: int, voices: Voices | None = None) -> Choice:
    """Choose at most `limit` of the article's own sentences, at least one where it has any.

    A sentence that leans on the one before ("He also said …") is taken only together with it. With `voices`, so is one
    that calls somebody by one word, with the one that tells who that is; and a part of a quotation is taken where they can
    tell who speaks, which is then told with it. A label and a cry never are.
    """
    prose = article.prose()
    texts = [sentence.text for sentence in prose]
    *bags, title = content_bags([*texts, article.title])
    concordance = Concordance(bags)
    score = partial(score_bags, texts, bags, concordance, title)
    salience = score(WEIGHTS)
    fitness = Judge(article, voices)

    def judge(i: int) -> Terms:
        fit = fitness[i]
        told = (fit.alone or i > 0) and (fit.quotable or fitness.find_line(i) != "")
        return (salience[i] - fit.cost if told else -math.inf), fitness.find_antecedent(i)

    selection = choose_sentences(salience, bags, concordance.liken, limit=limit, judge=judge)
    indexes = selection.indexes()
    if not indexes and prose:
        indexes = (_least_unfit(fitness),)
    main = next((i for i in selection.order if fitness[i].quotable and fitness[i].alone), None)
    if main is None:
        main = next((i for i in selection.order if i in indexes), None)
    chosen = tuple(prose[i] for i in indexes)
    lines = tuple(fitness.find_line(i) for i in indexes)
    return Choice(chosen, salience, fitness, None if main is None else prose[main], selection, score, lines)


def _least_unfit(fitness: Judge) -> int:
    """The first sentence that can be quoted, else the first that stands alone, else the first."""
    return min(range(len(fitness)), key=lambda i: (not fitness[i].quotable, not fitness[i].alone, i))
