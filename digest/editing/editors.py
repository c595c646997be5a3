"""An editor's own words: a summary that stands instead of ours, and facts pinned, edited and rejected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from digest.editing.checking.witness import Witness
from digest.editing.facts import rank_fact
from digest.editing.key_facts import FactVerdict, choose_key_facts, mark_key_facts
from digest.editing.tokens import content_words
from digest.editing.wishes import replaces_title
from digest.model.article import Article, EditorsFact, Sentence
from digest.model.fact import Evidence, Fact
from digest.model.problem import Problem
from digest.model.settings import FactSettings
from digest.model.summary import SummarySentence
from digest.patterns import Pattern

_SENTENCE_BREAK: Final = Pattern(r"([.!?…][\"”’)]{0,2})\s+(?=[\"“‘(]?[A-ZÀ-ÞА-Я\d])")
_ABBREVIATION: Final = Pattern(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Gov|Lt|Col|Sgt|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$")
_SPACES: Final = Pattern(r"\s+")
_TOKEN: Final = Pattern(r"\w+|[^\w\s]")
_MOST_MISSING = 5  # of what was not found, in a message
_HINT_LENGTH = 160  # characters of the nearest sentence that a hint shows
_ENOUGH: Final = 0.5  # share of the words that a fact and a pin must have in common to be the same


@dataclass(frozen=True, slots=True)
class EditedFacts:
    """The facts after the editor, best first, each with its verdict; those rejected, and what could not be done."""

    facts: tuple[Fact, ...]
    verdicts: Sequence[FactVerdict]
    rejected: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()


def make_editors_summary(article: Article) -> tuple[SummarySentence, ...]:
    """The sentences of the editor's summary; none where there is none."""
    words = article.editors.summary
    return tuple([SummarySentence(text) for text in split_editors_sentences(words)]) if words and words.strip() else ()


def check_editors_summary(article: Article, dates: Sequence[Fact] | None = None) -> tuple[Problem, ...]:
    """A warning for what of the editor's summary is not in the article; `dates` are the article's, where they are known."""
    words = article.editors.summary
    if not words or not words.strip():
        return ()
    return _check_words(article, Witness(article, dates=dates), words, article.editors.summary_at, "the summary")


def split_editors_sentences(words: str) -> tuple[str, ...]:
    """The sentences of a few lines of prose."""
    text = " ".join(words.split())
    parts: list[str] = []
    start = 0
    for match in _SENTENCE_BREAK.finditer(text):
        if match.group(1) == "." and _ABBREVIATION.search(text, max(start, match.start() - 6), match.end(1)):
            continue
        parts.append(text[start : match.end(1)])
        start = match.end()
    return (*parts, text[start:]) if text[start:] else tuple(parts)


def apply_editors_facts(
    article: Article,
    facts: Sequence[Fact],
    verdicts: Sequence[FactVerdict],
    settings: FactSettings,
    stands_alone: Callable[[Fact], bool] | None = None,
) -> EditedFacts:
    """Reject, edit and pin, in this order, and choose the key facts anew."""
    editors = article.editors
    if not (editors.pin or editors.edit or editors.reject):
        return EditedFacts(tuple(facts), verdicts)
    problems: list[Problem] = []
    kept = list(facts)
    for wish in editors.reject:
        left = [fact for fact in kept if not _is_meant(fact, wish.text)]
        if len(left) == len(kept) and find_words(article, wish.text) is None:
            problems.append(_tell_not_found(article, wish))
        kept = left
    rejected = tuple(fact for fact in facts if fact not in kept)
    pinned: list[Fact] = []
    witness = Witness(article)
    for wish, pin in [*((w, False) for w in editors.edit), *((w, True) for w in editors.pin)]:
        place = find_words(article, wish.text)
        if place is None:
            problems.append(_tell_not_found(article, wish))
            continue
        if wish.line:
            problems.extend(_check_words(article, witness, wish.line, wish.at, "the line"))
        fact = _nearest_fact(kept, place)
        if fact is None:
            fact = _make_fact(place)
            kept.append(fact)
        changed = fact._replace(importance=1.0 if pin else fact.importance)
        if wish.line:  # a pin without a line is the editor's choice of the source's words
            changed = changed._replace(origin="editor", line=wish.line)
        kept[kept.index(fact)] = changed
        pinned = [changed if known == fact else known for known in pinned]
        if pin and changed not in pinned:
            pinned.append(changed)
    # an editor's order is kept: what is pinned comes first, as it was written
    ordered = [*pinned, *sorted((fact for fact in kept if fact not in pinned), key=rank_fact)]
    anew = choose_key_facts(article, ordered, settings, lambda k: ordered[k].line, range(len(pinned)), stands_alone)
    return EditedFacts(mark_key_facts(ordered, anew), anew, rejected, tuple(problems))


def find_words(article: Article, words: str) -> Evidence | None:
    """Where the words first stand in the article: white space, straight and curly marks, and capitals make no difference."""
    tokens = _TOKEN.findall(words)
    if not tokens:
        return None
    pattern = re.compile(r"\s*".join(_MARKS.get(token, re.escape(token)) for token in tokens), re.IGNORECASE)
    for match in pattern.finditer(article.text):
        sentence = next((s for s in article.sentences if s.start <= match.start() < s.end), None)
        if sentence is not None:
            return Evidence(sentence.index, match.start(), match.end(), match.group())
    return None


_MARKS: Final = dict.fromkeys('"“”„«»', '["“”„«»]') | dict.fromkeys("'’‘", "['’‘]") | dict.fromkeys("–—-", "[–—-]")


def _is_meant(fact: Fact, words: str) -> bool:
    """Whether a fact is one that the words reject: it has those words, is part of them, or is little more than them."""
    rejected, text, line = _fold(words), _fold(fact.text), _fold(fact.line)
    if not rejected:
        return False
    if text == rejected or line == rejected or _contains(rejected, text):
        return True
    return _contains(text, rejected) and len(rejected) >= _ENOUGH * len(text)


def _contains(outer: Sequence[str], inner: Sequence[str]) -> bool:
    return any(tuple(outer[i : i + len(inner)]) == tuple(inner) for i in range(len(outer) - len(inner) + 1)) if inner else False


def _fold(text: str) -> tuple[str, ...]:
    return tuple(token.lower() for token in re.findall(r"\w+", text))


def _nearest_fact(facts: Sequence[Fact], evidence: Evidence) -> Fact | None:
    """The fact that covers most of the words and little else."""
    best: tuple[float, float] | None = None
    nearest: Fact | None = None
    for fact in facts:
        for own in fact.evidence:
            shared = min(own.end, evidence.end) - max(own.start, evidence.start)
            union = max(own.end, evidence.end) - min(own.start, evidence.start)
            if shared <= 0 or (shared < _ENOUGH * union and not _holds_figure(fact, own, evidence)):
                continue
            rank = (shared / union, fact.importance)
            if best is None or rank > best:
                best, nearest = rank, fact
    return nearest


def _holds_figure(fact: Fact, own: Evidence, evidence: Evidence) -> bool:
    """Whether the words are a part of a short fact, or hold a figure and little more: "385" for "385 fighters killed"."""
    if own.start <= evidence.start and evidence.end <= own.end:
        return fact.kind not in ("quote", "claim")
    return fact.kind == "figure" and evidence.start <= own.start and own.end <= evidence.end and len(_fold(evidence.exact)) <= 6


def _make_fact(evidence: Evidence) -> Fact:
    """Words that an editor pinned and no rule found: a claim that nobody makes, which a page shows as a note."""
    line = _SPACES.sub(" ", evidence.exact).strip()
    return Fact(kind="claim", text=evidence.exact, evidence=(evidence,), line=line[:1].upper() + line[1:], importance=0.5)


def check_title(article: Article, dates: Sequence[Fact] | None = None) -> tuple[Problem, ...]:
    """A warning where the editor has put a headline in place of the one that the text carries, and it says what that does not."""
    if not replaces_title(article):
        return ()
    witness = Witness(replace(article, title=article.carried_title), dates=dates)
    problems = tell_missing(article, witness.find_unsupported(article.title, headline=True), (0, 0), "the title")
    return tuple(problem._replace(fields=("title",)) for problem in problems)


def _check_words(article: Article, witness: Witness, words: str, at: tuple[int, int], what: str) -> tuple[Problem, ...]:
    sentences = split_editors_sentences(words)
    return tell_missing(article, [told for sentence in sentences for told in witness.find_unsupported(sentence)], at, what)


def tell_missing(article: Article, missing: Sequence[str], at: tuple[int, int], what: str) -> tuple[Problem, ...]:
    """A warning for what was not found in the article; none for nothing."""
    if not missing:
        return ()
    message = f"{what} has {quote_missing(missing)}, which the article does not have"
    return (Problem(article.path, *at, "not-in-source", message, "it is shown as the editor's; check it against the source"),)


def quote_missing(missing: Iterable[str]) -> str:
    """The first of what was not found, for a message."""
    return ", ".join(f"'{_SPACES.sub(' ', text)}'" for text in islice(dict.fromkeys(missing), _MOST_MISSING))


def _tell_not_found(article: Article, wish: EditorsFact) -> Problem:
    nearest = find_nearest_sentence(article, wish.text)
    shown = _SPACES.sub(" ", nearest.text) if nearest else ""
    if len(shown) > _HINT_LENGTH:
        shown = shown[:_HINT_LENGTH].rstrip() + "…"
    hint = f"the nearest sentence is: {shown}" if shown else "copy the words from the article"
    words = _SPACES.sub(" ", wish.text).strip()
    return Problem(article.path, *wish.at, "fact-not-found", f"the article does not say '{words}'", hint)


def find_nearest_sentence(article: Article, words: str) -> Sentence | None:
    """The sentence that shares most content words with `words`; None where none shares any."""
    wanted = set(content_words(words))
    shared = [(len(wanted.intersection(content_words(s.text))), -s.index) for s in article.sentences]
    best = max(shared, default=(0, 0))
    return article.sentences[-best[1]] if best[0] else None
