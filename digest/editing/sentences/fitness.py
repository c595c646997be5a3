"""Fitness: which sentences can stand in a summary, alone or after the one before, and which cannot."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from digest.editing.speech.marks import Quotation, find_quotations
from digest.model.article import Article, Sentence

SHORTEST = 5  # words; less is a label, a greeting, a cry
_QUESTION_COST = 2.0  # log-odds: a question is rarely the news

#: Openings that lean on the sentence before, in English: pronouns, pointing words, connectives, and nouns that take up again
#: what was just told. As the words of a regular expression, matched at the start of the sentence.
_LEANING_TABLE: Final = (
    "He|She|They|It|Him|Her|His|Their|Its|Theirs|Hers",
    "This|That|These|Those|Such|Both|Neither|Either|Another|Others?|Some of them|One of them",
    "The (?:latter|former|pair|two|trio|duo|couple|same|move|latest)",
    "But|And|Or|So|Yet|Nor|However|Also|Then|Thus|Hence|Therefore|Moreover|Furthermore|Besides|Additionally|Instead|Otherwise",
    "Nevertheless|Nonetheless|Similarly|Likewise|Consequently|Accordingly|Still|Meanwhile|Indeed|Rather|Plus|Elsewhere",
    r"Afterwards?|Later|Earlier|Here|There(?! (?:is|are|was|were|have|has|will|had)\b)|Because",
    "For example|For instance|In addition|In contrast|In turn|In response|In return|In fact|In other words|In that|In this",
    "On the other hand|As a result|As such|At that time|At this time|At the same time|By contrast|Of these|Of those",
    "After that|After this|After which|Among them|According to (?:him|her|them|it)|That said|With this|With that|To this end",
)
_LEANING: Final = re.compile(rf"[\"“‘'(]{{0,2}}(?:{'|'.join(_LEANING_TABLE)})\b")
#: "It" that stands for nothing told before: "It is not true that …", and at the head of an article "It was the worst storm".
_EXPLETIVE: Final = re.compile(
    r"It(?:['’]s| is| was| has been| had been| will be| remains| became) (?:not |now |still |already |\w+ly )?"
    r"(?:true|false|clear|unclear|likely|unlikely|possible|impossible|hard|difficult|easy|said|reported|believed|thought|expected|known"
    r"|hoped|feared|certain|doubtful) (?:that|whether|to|why|how|who|when|if)\b"
)
_EXPLETIVE_LEAD: Final = re.compile(
    r"It(?:['’]s| is| was| has been| had been| will be) (?:one of )?the "
    r"(?:\w+(?:est|st)|first|second|third|last|only|most|least|\d+th) \w+"
)
_CHAIN = 40  # sentences that may lean on one another
_PRONOUN: Final = re.compile(r"(?:He|She|They|It)\b")
#: Words with which a pronoun further on leans as well: "But he", "Earlier, she".
_SPEAKER_PRONOUN: Final = re.compile(
    r"\b(?:he|she|they)\s(?:also\s|further\s|then\s)?(?:said|says|added|told|tweeted|wrote|claimed|explained)\b"
)
_PRONOUN_SIGNS: Final = ("he ", "they ")
#: What belongs to a web page and not to the article, in small letters.
_JUNK: Final = (
    "click here", "read more", "also read", "follow us", "subscribe", "sign up", "scroll down", "story continues", "share this",
    "also watch", "watch:", "newsletter", "your inbox", "download the app", "install the app",
    "cookies", "photo:", "image:", "all rights reserved", "http", "www.",
)  # fmt: skip
_MARK: Final = re.compile("[\"“”„«»‹›‘’'「」『』]")
_LONGEST_QUOTATION = 1500  # characters
_FEWEST_BESIDE = 2  # words outside the marks that tell who speaks
_FEWEST_BESIDE_A_PART = 3  # the same where the quotation goes on before or after the sentence
_CHARACTERS_A_WORD = 6  # for scripts that do not divide words


@dataclass(frozen=True, slots=True)
class Fitness:
    """What a summary must know of a sentence. `cost` is taken from its salience (log-odds)."""

    alone: bool  # can be understood without the sentence before
    pronoun: str | None  # that it opens with, in small letters, where that is all that makes it lean
    quotable: bool  # is no fragment of a quotation without its speaker, no label, no debris
    cost: float = 0.0


def judge_sentences(article: Article) -> tuple[Fitness, ...]:
    """The fitness of each of `article.prose()`. Rules on openings are for English; the others hold for any language."""
    english = article.language.lower().startswith("en")
    judged: list[Fitness] = []
    block = -1
    quotations: list[Quotation] = []
    ends: list[int] = []
    damaged = has_damaged_marks(article.text)
    for sentence in article.prose():
        if sentence.block != block:
            block = sentence.block
            quotations = _find_block_quotations(article, block)
            ends = [quotation.outer_end for quotation in quotations]
        near = quotations[bisect_right(ends, sentence.start) : bisect_left(ends, sentence.end) + 1]
        judged.append(_judge(sentence, near, english, lead=not judged, damaged=damaged))
    return tuple(judged)


def has_damaged_marks(text: str) -> bool:
    """Whether most closing marks were lost on the way, as by a wrong encoding: then a mark without a partner tells nothing.

    A quotation over several paragraphs opens in each and closes once, so a few marks more that open are no damage.
    """
    opening, closing = text.count("“") + text.count("«"), text.count("”") + text.count("»")
    return opening > 2 * closing + 1 or closing > 2 * opening + 1


def leans(text: str) -> bool:
    """Whether English words open with a pronoun or connective that leans on what was said before."""
    return _LEANING.match(text) is not None


def is_junk(text: str) -> bool:
    """Whether a sentence belongs to the web page that the article was taken from."""
    small = text.lower()
    for sign in _JUNK:  # noqa: SIM110  (half the time of any(), and it is asked of every sentence)
        if sign in small:
            return True
    return False


def _is_item(text: str) -> bool:
    """Whether the words are an item of a list, or the words before one: they begin small, or end in no full stop.

    A name may begin small: "iPhone", "al-Qaida".
    """
    if text.rstrip().endswith((",", ";", ":")):
        return True
    word = text.split(maxsplit=1)[0].lstrip("\"“”„«»'‘’([-–—*•") if text.strip() else ""
    return word[:1].islower() and word.islower() and not ("-" in word or "’" in word or "'" in word)


def _has_speaking_pronoun(text: str) -> bool:
    return any(sign in text for sign in _PRONOUN_SIGNS) and _SPEAKER_PRONOUN.search(text) is not None


def _count_words(text: str) -> int:
    """Words, without marks that stand alone."""
    return sum(word[0].isalnum() or word[-1].isalnum() for word in text.split())


def _find_block_quotations(article: Article, block: int) -> list[Quotation]:
    """The quotations of a block; one so long that a lost mark is likelier is left out."""
    span = article.blocks[block]
    if _MARK.search(article.text, span.start, span.end) is None:
        return []
    found = find_quotations(article.text, span.start, span.end)
    return [q for q in found if q.outer_end - q.outer_start <= _LONGEST_QUOTATION]


def find_antecedent(fitness: Sequence[Fitness], i: int) -> int | None:
    """The sentence without which sentence i cannot be understood; None where it stands alone, i where there is none.

    It is the one before; but where that one opens with the same pronoun, both lean on the one that names whom they mean, at
    most 40 sentences back.
    """
    if fitness[i].alone:
        return None
    at = max(0, i - 1) if i else i
    while at > max(0, i - _CHAIN) and fitness[at].pronoun is not None and fitness[at].pronoun == fitness[i].pronoun:
        at -= 1
    return at


def _judge(sentence: Sentence, quotations: Sequence[Quotation], english: bool, *, lead: bool, damaged: bool) -> Fitness:
    text = sentence.text
    outside: list[str] = []
    cut = False
    at = sentence.start
    for quotation in quotations:
        if quotation.outer_end <= sentence.start or quotation.outer_start >= sentence.end:
            continue
        cut = cut or quotation.outer_start < sentence.start or quotation.outer_end > sentence.end
        outside.append(text[at - sentence.start : max(at, quotation.outer_start) - sentence.start])
        at = min(sentence.end, quotation.outer_end)
    rest = " ".join([*outside, text[at - sentence.start :]]) if outside else text
    words = len(text.split())
    if not english and not text.isascii():
        words = max(words, len(text) // _CHARACTERS_A_WORD)
    least = _FEWEST_BESIDE_A_PART if cut else _FEWEST_BESIDE if outside else 0
    voiced = not least or _count_words(rest) >= least
    half = cut and not damaged  # of a quotation whose other half would be left out
    fit = words >= SHORTEST and voiced and not half and not is_junk(text) and not _is_item(text)
    empty = _EXPLETIVE.match(text) or (lead and _EXPLETIVE_LEAD.match(text))
    leaning = english and not empty and (leans(text) or _has_speaking_pronoun(rest))
    asks = text.rstrip("\"”’')»").endswith(("?", "？", "؟"))
    pronoun = _PRONOUN.match(text) if leaning else None
    return Fitness(not leaning, pronoun[0].lower() if pronoun else None, quotable=fit, cost=_QUESTION_COST if asks else 0.0)
