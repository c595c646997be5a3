"""What a language model writes about an article: the question it is asked, and those sentences of its answer that hold.

A model is believed nothing. Each sentence is held against the article as an editor's words are, and against the article's
sentences one by one: those that bear it out are where a reader is led, and what none bears out is dropped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from digest.editing.checking.amounts import find_amounts
from digest.editing.checking.witness import Witness
from digest.editing.editors import quote_missing, split_editors_sentences
from digest.editing.tokens import content_words
from digest.model.answer import Answer, Question
from digest.model.article import Article, Sentence
from digest.model.problem import Problem
from digest.model.settings import DEFAULT_PROMPT, SummarySettings
from digest.model.summary import SummarySentence
from digest.patterns import Pattern

_MOST_WRITTEN: Final = 20_000  # characters of an answer that are looked at
_MOST_SENTENCES: Final = 30  # of an answer
_MOST_SUPPORTS: Final = 3  # sentences of the article that bear out one of the model's
_BORNE_OUT: Final = 0.5  # share of a sentence's content words that they must have
_GAIN: Final = 0.15  # share of its content words for which a further one is worth naming
_ROOT: Final = 4  # letters by which words are compared: "leaked", "leaking" and "leak" are one
_SHOWN: Final = 80  # characters of a dropped sentence in a message

_THOUGHT: Final = Pattern(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.S | re.I)
_TAG: Final = Pattern(r"<(?:script|style)\b[^>]{0,500}>.*?(?:</(?:script|style)>|\Z)|</?[a-zA-Z!][^<>]{0,500}>", re.S | re.I)
_LINK: Final = Pattern(r"!?\[([^\[\]\n]{1,300})\]\([^()\n]{0,500}\)")
_LIST_MARK: Final = Pattern(r"\s*(?:[-*+•–·>]|\(?\d{1,2}[.)]|#{1,6})\s+")
_EMPHASIS: Final = Pattern(r"(?<!\w)(\*{1,3}|_{1,3}|`{1,3})(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)")
_CONTROLS: Final = Pattern(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ENDS: Final = Pattern(r"[.!?…。！？।؟][\"”’»)\]」』]{0,3}$")


class Written(NamedTuple):
    """The sentences of a model that hold, each tied to the article's sentence that bears it out, and what was dropped."""

    sentences: tuple[SummarySentence, ...]
    problems: tuple[Problem, ...]


def make_question(article: Article, settings: SummarySettings) -> Question | None:
    """What to ask a model about an article.

    None where it is not asked: the editor wrote a summary, the article is a draft or withdrawn, nothing of its text may be
    shown, or it has no more sentences than a summary.
    """
    editors = (article.editors.summary or "").strip()
    unasked = editors or article.draft or article.withdrawn or article.rights == "link"
    if unasked or len(article.prose()) <= settings.sentences:
        return None
    prompt = (
        (settings.prompt or DEFAULT_PROMPT)
        .replace("{sentences}", str(settings.sentences))
        .replace("{language}", article.language)
    )
    return Question(settings.model, prompt, f"{article.title}\n\n{article.text}".strip())


def accept_answer(article: Article, answer: Answer, limit: int) -> Written:
    """The first `limit` sentences of an answer that hold, in its order; a warning for each that does not, and for no answer."""
    if answer.fault:
        hint = "the summary is made of the article's own sentences; the next build asks again"
        return Written((), (_tell(article, "model-failed", f"the model wrote no summary: {answer.fault}", hint),))
    witness = Witness(article)
    prose = article.prose()
    roots = [_roots_of(sentence.text) for sentence in prose]
    kept: list[SummarySentence] = []
    problems: list[Problem] = []
    for words, whole in split_answer(answer.text):
        if len(kept) == limit:
            break
        if any(words == other.text for other in kept):
            continue
        supports = find_supports(article, words, prose, roots)
        fault = _find_fault(witness, words, supports, whole=whole)
        if fault:
            problems.append(_tell_dropped(article, words, fault))
        else:
            first, *others = supports
            kept.append(SummarySentence(words, first.start, first.end, first.index, tuple(s.index for s in others)))
    if not kept:
        hint = "the summary is made of the article's own sentences; to ask again, change summary.prompt or summary.model"
        problems.append(_tell(article, "model-dropped", "nothing that the model wrote can be used", hint))
    return Written(tuple(kept), tuple(problems))


def split_answer(text: str) -> Iterator[tuple[str, bool]]:
    """The sentences of an answer, without the marks of lists, HTML and Markdown, headings, and what a model thinks aloud; each
    with whether it is whole: the last one may be cut off.
    """
    plain = _THOUGHT.sub("\n", text[:_MOST_WRITTEN])
    plain = html.unescape(_TAG.sub(" ", plain.replace("\r", "\n")))
    plain = _CONTROLS.sub("", _LINK.sub(r"\1", plain))
    found = 0
    for line in plain.split("\n"):
        listed = _LIST_MARK.match(line)
        words = _EMPHASIS.sub(r"\2", line[listed.end() :] if listed else line).strip()
        if not words or words.endswith((":", "：")) or set(words) <= set("`-=*_~#|"):
            continue  # "Here is the summary:", a fence
        for sentence in split_editors_sentences(words):
            found += 1
            if found > _MOST_SENTENCES:
                return
            yield sentence, bool(listed or _ENDS.search(sentence))


def find_supports(article: Article, words: str, prose: Sequence[Sentence], roots: Sequence[set[str]]) -> list[Sentence]:
    """The article's sentences that bear the words out, the one that has most of them first; nothing where they say too little.

    `roots` are those of each sentence of `prose`. Where the words have numbers and dates, these sentences have them too.
    """
    wanted = _roots_of(_leave_out_amounts(words)) or _roots_of(words)
    chosen: list[int] = []
    left = set(wanted)
    while left and len(chosen) < _MOST_SUPPORTS:
        best = max(range(len(prose)), key=lambda i: (len(left & roots[i]), -i), default=-1)
        gain = len(left & roots[best]) if best >= 0 else 0
        if gain == 0 or (chosen and gain < max(2, _GAIN * len(wanted))):
            break
        chosen.append(best)
        left -= roots[best]
    if not chosen or len(wanted) - len(left) < _BORNE_OUT * len(wanted):
        return []
    return _add_numbers(article, words, [prose[i] for i in chosen], prose)


def _add_numbers(article: Article, words: str, supports: list[Sentence], prose: Sequence[Sentence]) -> list[Sentence]:
    """The supports, and those sentences that have the numbers and dates which they do not have."""
    missing = _find_missing(article, words, supports)
    for sentence in prose:
        if not missing or len(supports) > _MOST_SUPPORTS:
            break
        left = _find_missing(article, words, [*supports, sentence])
        if len(left) < len(missing):
            supports, missing = [*supports, sentence], left
    return [] if missing else supports


def _find_missing(article: Article, words: str, supports: Sequence[Sentence]) -> tuple[str, ...]:
    return Witness(article, "\n".join(s.text for s in supports)).find_unsupported(words)


def _find_fault(witness: Witness, words: str, supports: Sequence[Sentence], *, whole: bool) -> str:
    """Why a sentence cannot stand, in words; empty where it can."""
    if missing := witness.find_unsupported(words):
        return f"has {quote_missing(missing)}, which the article does not have"
    if not supports:
        return "says what no sentences of the article bear out"
    return "" if whole else "is cut off"


def _leave_out_amounts(words: str) -> str:
    """The words without numbers and units, which have other spellings and are looked up by themselves."""
    at, kept = 0, []
    for amount in sorted(find_amounts(words), key=lambda found: found.start):
        kept.append(words[at : amount.start])
        at = max(at, amount.end)
    return " ".join([*kept, words[at:]])


def _roots_of(text: str) -> set[str]:
    return {word[:_ROOT] for word in content_words(text)}


def _tell_dropped(article: Article, words: str, fault: str) -> Problem:
    shown = words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"
    return _tell(article, "model-dropped", f"a sentence of the model {fault}: {shown}", "it was left out of the summary")


def _tell(article: Article, code: str, message: str, hint: str) -> Problem:
    return Problem(article.path, 0, 0, code, message, hint)
