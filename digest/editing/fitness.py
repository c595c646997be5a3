"""Fitness: which sentences can stand in a summary, alone or after the one before, and which cannot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from digest.model.article import Article, Sentence

SHORTEST = 5  # words; less is a label, a greeting, a cry
_QUESTION_COST = 2.0  # log-odds: a question is rarely the news

#: Openings that lean on the sentence before, in English: pronouns, pointing words, connectives, and nouns that take up again
#: what was just told. As the words of a regular expression, matched at the start of the sentence.
_LEANING_TABLE: Final = (
    "He|She|They|It|Him|Her|His|Their|Its|Theirs|Hers",
    "This|That|These|Those|Such|Both|Neither|Either|Another|Others?|Some of them|One of them",
    r"The (?:latter|former|pair|two|trio|duo|couple|same|move|latest|incident|decision|statement|comments?|remarks?"
    r"|announcement|development|victims?|suspects?|man|woman|boy|girl|teenager|\d+-year-old)",
    "But|And|Or|So|Yet|Nor|However|Also|Then|Thus|Hence|Therefore|Moreover|Furthermore|Besides|Additionally|Instead|Otherwise",
    "Nevertheless|Nonetheless|Similarly|Likewise|Consequently|Accordingly|Still|Meanwhile|Indeed|Rather|Plus|Elsewhere",
    r"Afterwards?|Later|Earlier|Here|There(?! (?:is|are|was|were|have|has|will|had)\b)|Because",
    "For example|For instance|In addition|In contrast|In turn|In response|In return|In fact|In other words|In that|In this",
    "On the other hand|As a result|As such|At that time|At this time|At the same time|By contrast|Of these|Of those",
    "After that|After this|After which|Among them|According to (?:him|her|them|it)|That said|With this|With that|To this end",
)
_LEANING: Final = re.compile(rf"[\"“‘'(]{{0,2}}(?:{'|'.join(_LEANING_TABLE)})\b")
#: Words with which a pronoun further on leans as well: "But he", "Earlier, she".
_SPEAKER_PRONOUN: Final = re.compile(
    r"\b(?:he|she|they)\s(?:also\s|further\s|then\s)?(?:said|says|added|told|tweeted|wrote|claimed|explained)\b"
)
_WORD: Final = re.compile(r"[^\W_]+")
_MARK: Final = re.compile(r"[\"“”„«»]")
_JUNK: Final = re.compile(
    r"(?:click here|read more|also read|follow us|subscribe|sign up|scroll down|story continues|share this|watch:|photo:|image:"
    r"|all rights reserved|http|www\.)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fitness:
    """What a summary must know of a sentence. `cost` is taken from its salience (log-odds)."""

    alone: bool  # can be understood without the sentence before
    quotable: bool  # is no fragment of a quotation without its speaker, no label, no debris
    cost: float = 0.0


def judge_sentences(article: Article) -> tuple[Fitness, ...]:
    """The fitness of each of `article.prose()`. Rules on openings are for English; the others hold for any language."""
    english = article.language.lower().startswith("en")
    judged: list[Fitness] = []
    block = -1
    inside = False  # a quotation is open
    for sentence in article.prose():
        if sentence.block != block:
            block, inside = sentence.block, False
        judged_one, inside = _judge(sentence, inside, english)
        judged.append(judged_one)
    return tuple(judged)


def _judge(sentence: Sentence, inside: bool, english: bool) -> tuple[Fitness, bool]:
    text = sentence.text
    outside, still_inside = read_quotation(text, inside)
    words = len(_WORD.findall(text)) if text.isascii() or english else max(len(_WORD.findall(text)), len(text) // 6)
    cut = inside or still_inside
    bare = _MARK.search(text) is not None and len(_WORD.findall(outside)) < 2
    fit = words >= SHORTEST and not cut and not bare and not _JUNK.search(text)
    leans = english and (_LEANING.match(text) is not None or _SPEAKER_PRONOUN.search(outside) is not None)
    asks = text.rstrip("\"”’')»").endswith(("?", "？", "؟"))
    return Fitness(alone=not leans, quotable=fit, cost=_QUESTION_COST if asks else 0.0), still_inside


def read_quotation(text: str, inside: bool) -> tuple[str, bool]:
    """The words outside quotation marks, and whether a quotation is open at the end; `inside` tells it for the start."""
    outside: list[str] = []
    last = 0
    for match in _MARK.finditer(text):
        if not inside:
            outside.append(text[last : match.start()])
        mark = match.group()
        inside = mark in "“„«" if mark != '"' else not inside
        last = match.end()
    if not inside:
        outside.append(text[last:])
    return " ".join(outside), inside
