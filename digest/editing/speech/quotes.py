"""Quotations: the words within marks, who speaks them and how they reached us; scare quotes and titles are left out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from digest.editing.cues import DOCUMENTS, PREPOSITIONS, PRONOUNS, REPORTED, word_set
from digest.editing.foreign.quotes import find_marked_words
from digest.editing.marks import Quotation
from digest.editing.names.mentions import Names
from digest.editing.speech.known import Speaker, is_anybody, is_human
from digest.editing.speech.mixed import FEW_WORDS, find_setting
from digest.editing.speech.passages import QUOTE, Paragraph
from digest.editing.speech.signatures import find_heading_names, find_signature
from digest.editing.speech.told import Scene, Telling, Told, make_attribution, read_telling
from digest.editing.speech.ways import TELLING
from digest.model.article import Article
from digest.model.fact import Attribution, Evidence, Fact
from digest.patterns import Pattern

# Fewer words than this are a quotation only where a word of saying governs them.
_SPEECH_WORDS: Final = 5
_TITLE_NOUNS: Final = word_set(
    """
    film movie book novel song album single show series programme program play magazine podcast documentary painting
    poem titled entitled named nicknamed called known dubbed headlined episode exhibition section column game ballad hit
    memoir headline article essay anthem hymn tune carol track sitcom drama thriller musical opera tour sequel so-called
    """
)
_SMALL: Final = word_set("a an the of in on at to for and or but with from by as is")
_TOPIC: Final = 5  # words of "On the roads of Leeds"
_TITLE_WORDS: Final = 8
_NICKNAME_WORDS: Final = 4
_CAPITAL_WORDS: Final = 10
#: What a title stands after, though its last mark is that of the sentence: 'on "Good Evening," she said'.
_BEFORE_TITLES: Final = PREPOSITIONS | word_set("'s ’s")


def find_quotes(article: Article, names: Names, telling: Telling | None = None) -> list[Fact]:
    """Quotations of an article in order, as facts of the kind "quote"; the speaker is None where it is not safe to tell.

    `telling` is what `read_telling(article, names)` gives, for a caller that has it. Each part of an interrupted quotation,
    and each paragraph of a long one, is a fact of its own. In other languages than English: what stands within marks, from
    five words on, without a speaker.
    """
    if not article.language.lower().startswith("en"):
        return find_marked_words(article)
    telling = telling or read_telling(article, names)
    ends = [s.end for s in article.sentences]
    facts: list[Fact] = []
    attributed = _attribute_all(article.text, telling, find_heading_names(article, names))
    for p, scenes, speakers in zip(telling.paragraphs, telling.scenes, attributed, strict=True):
        for number, quotation in enumerate(p.quotations):
            speaker = speakers[number]
            if _is_speech(article.text, p, number, speaker):
                unnamed = speaker is None or speaker.name.lower() in PRONOUNS  # "he" tells a reader nothing
                fact = _make_fact(article, quotation, None if unnamed else speaker, ends)
                if not unnamed and fact.text.count(" ") < FEW_WORDS:
                    setting = find_setting(article, p, scenes, number)
                    if setting is not None:
                        fact = fact._replace(text=article.text[slice(*setting)], evidence=make_evidence(article, *setting, ends))
                facts.append(fact)
    return facts


#: What stands between the parts of a quotation, both marks included: who says it, and to whom; no other sentence begins there.
_INTERRUPTION: Final = Pattern(r"[\"”],? (?:(?!\w{4}[.!?;:])[^\"“”\n!?;:]){4,80}, [\"“]")
_QUOTE_MARKS: Final = frozenset('"“”')


def pair_interrupted(text: str, quotes: Sequence[Fact]) -> dict[int, tuple[tuple[int, int], tuple[int, int]]]:
    """Both parts of each quotation that is interrupted by who says it, by the start of each: “We came,” he said, “and we saw.”"""
    pairs = {}
    for one, other in pairwise(quotes):
        said, goes_on = one.attribution, other.attribution
        if said is None or goes_on is None or said.name != goes_on.name or not other.text[:1].islower():
            continue
        paused = one.text.endswith((",", "—", "–")) or text[one.end + 1 : one.end + 2] == ","
        if paused and _QUOTE_MARKS.isdisjoint(one.text) and _INTERRUPTION.fullmatch(text, one.end, other.start):
            pairs[one.start] = pairs[other.start] = (one.start, one.end), (other.start, other.end)
    return pairs


def _attribute_all(text: str, telling: Telling, headings: Mapping[int, Attribution]) -> list[list[Attribution | None]]:
    """For each paragraph, who speaks each of its quotations. `headings` has who is named above a paragraph, by its start."""
    result: list[list[Attribution | None]] = []
    unsigned: list[int] = []  # quotations of the paragraph before that nobody speaks yet, where it is nothing else
    chain: list[list[Attribution | None]] = []  # paragraphs before this one whose last quotation goes on in it
    for n, (p, scenes) in enumerate(zip(telling.paragraphs, telling.scenes, strict=True)):
        if not p.quotations:
            signed = find_signature(p, scenes) if unsigned else None
            for number in unsigned if signed is not None else ():
                result[-1][number] = signed
            result.append([])
            chain, unsigned = [], []
            continue
        speakers, waiting = _attribute(text, p, scenes)
        if waiting and n > 0:
            carried = headings.get(p.start) or (
                result[-1][-1] if result[-1] else _introduced(text, telling.paragraphs[n - 1], telling.scenes[n - 1])
            )
            for number in waiting:
                speakers[number] = carried
        unsigned = waiting if waiting and speakers[waiting[0]] is None else []
        goes_on = bool(chain) and p.quotations[0].outer_start == p.start
        if goes_on:
            known = chain[-1][-1] or speakers[0]
            speakers[0] = known
            for before in chain:
                before[-1] = before[-1] or known
        if p.quotations[-1].closed:
            chain = []
        else:
            chain = [*chain, speakers] if goes_on and len(p.quotations) == 1 else [speakers]
        result.append(speakers)
    return result


def _attribute(text: str, p: Paragraph, scenes: list[Scene]) -> tuple[list[Attribution | None], list[int]]:
    """Who speaks each quotation of a paragraph; and where it is nothing but quotations, those of them that nobody speaks.

    These are the words of whoever spoke before.
    """
    speakers: list[Attribution | None] = [None] * len(p.quotations)
    latest: Attribution | None = None
    waiting: list[int] = []  # quotations that stand alone, before anybody was named
    bare = True
    done = 0  # quotations of the scenes so far
    for scene in scenes:
        first, last = scene.passage
        tokens = p.quoted[done : bisect_left(p.quoted, last)]
        done += len(tokens)
        alone = bool(tokens) and _is_alone(p, first, last)
        bare = bare and alone
        for at in tokens:
            told = _governing(p, scene, at)
            if told is not None:
                latest = None if is_anybody(told.speaker) else make_attribution(told, text, p)
                speakers[p.quote[at]] = latest
                for number in waiting:
                    speakers[number] = latest
                waiting = []
            elif alone and latest is not None:
                speakers[p.quote[at]] = latest
            elif alone:
                waiting.append(p.quote[at])
        if not tokens and scene.told and (waiting or not any(speakers)):
            latest = make_attribution(scene.told[-1], text, p)
            if scene.told[0].saying.after_first < 0:  # '"Go home." That is what X said.'
                for number in waiting:
                    speakers[number] = latest
                waiting = []
        elif not tokens and done < len(speakers) and (latest is None or not scene.told):
            subject = scene.subject
            if subject is not None and subject.person is not None and (latest is None or latest.name != subject.name):
                latest = _plain(subject)
        if not tokens:
            waiting = []  # what was said before these words is nobody's who speaks after them
    return speakers, waiting if bare else []


def _is_alone(p: Paragraph, first: int, last: int) -> bool:
    """Whether a passage has no words outside marks, but a number of a list, or what they are about: "On roads: “…”"."""
    about = last - first > 2 and p.lower[first] == "on" and p.words[last - 2 : last] == [":", QUOTE]
    room = _TOPIC if about else 0
    for word in p.words[first:last]:
        if word.isalnum() and not word.isdecimal():
            room -= 1
            if room < 0:
                return False
    return True


def _plain(speaker: Speaker) -> Attribution:
    return Attribution(speaker.name, speaker.start, speaker.end)


def _governing(p: Paragraph, scene: Scene, at: int) -> Told | None:
    """The saying whose words the quotation at token `at` is: right after it, or before it in the same passage."""
    before: Told | None = None
    for told in scene.told:
        saying = told.saying
        if saying.before_first >= 0 and saying.before_last - 1 == at:
            reported = before is not None and before.saying.strong and p.lower[saying.cue] in REPORTED
            return before if reported else told
        holds = saying.cue < at and saying.after_first <= at < saying.after_last
        if holds and (before is None or not _is_shown(p, told)):  # "X argued that it showed “intent”": X's words
            before = told
    if before is not None and (before.saying.strong or "," not in p.words[before.saying.after_first : at]):
        return before
    for told in scene.told:
        if told.saying.before_first <= at < told.saying.before_last:
            return told  # "After X asked about it, Y grew “loud”, according to Z": not X's words
    return before


#: What things do that say nothing: "the footage showed him “pacing about”".
_SHOWING: Final = ("showed", "shows", "show", "shown")


def _is_shown(p: Paragraph, told: Told) -> bool:
    """Whether a saying in somebody's words is that of a thing, so that what it shows is told in theirs."""
    speaker, saying = told.speaker, told.saying
    if speaker.name.lower() == "it":
        return True
    return p.lower[saying.cue] in _SHOWING and not is_human(speaker) and DOCUMENTS.isdisjoint(speaker.name.lower().split())


def _introduced(text: str, p: Paragraph, scenes: list[Scene]) -> Attribution | None:
    """Who is about to speak: a paragraph without quotations ends with somebody's words, or with somebody and a colon."""
    if not p.words or not scenes:
        return None
    scene = scenes[-1]
    if (
        scene.told and scene.told[-1].saying.before_first < 0 and scene.told[-1].saying.after_first < 0
    ):  # "Here is what she said."
        return make_attribution(scene.told[-1], text, p)._replace(status="said", cue="")
    if scene.told and (p.words[-1] == ":" or (scene.told[-1].speaker.person is not None and len(scenes) == 1)):
        return make_attribution(scene.told[-1], text, p)._replace(status="said", cue="")
    if p.words[-1] != ":":
        return None
    subject = scene.subject
    return _plain(subject) if subject is not None and subject.person is not None else None


def _is_speech(text: str, p: Paragraph, number: int, speaker: Attribution | None) -> bool:
    """Whether a quotation is somebody's words, not a title, a nickname or words held at arm's length."""
    quotation = p.quotations[number]
    words = text[quotation.start : quotation.end].split()
    at = p.quoted[number]
    before = p.lower[at - 1] if at > 0 else ""
    if not any(map(str.isalnum, text[quotation.start : quotation.end])):
        return False
    if len(words) < _SPEECH_WORDS and speaker is None:
        return False
    named = before == "called" and speaker is not None and speaker.cue == before  # "what she called “a disaster”"
    titled = before in _TITLE_NOUNS and not named
    if (titled and len(words) <= _TITLE_WORDS) or (len(words) <= _NICKNAME_WORDS and _is_nickname(text, p, at)):
        return False
    if 1 < len(words) <= _CAPITAL_WORDS and all(w[:1].isupper() or w in _SMALL for w in words):
        closed = text[quotation.end - 1] in ".,"  # American marks take in the comma of the sentence around them
        if text[quotation.end - 1] not in ".,!?" or (closed and (before in _BEFORE_TITLES or before in TELLING)):
            return False
    return speaker is not None or text[quotation.end - 1] in ".,!?…" or not quotation.closed or len(words) >= 2 * _SPEECH_WORDS


def _is_nickname(text: str, p: Paragraph, at: int) -> bool:
    """Whether a quotation stands within a name: 'Ann "Red" Reed'. One that ends a sentence stands within nothing."""
    if not 0 < at < len(p.words) - 1 or text[p.quotations[p.quote[at]].end - 1] in ".,!?":
        return False
    return p.words[at - 1][:1].isupper() and p.words[at + 1][:1].isupper() and p.quote[at + 1] < 0


def _make_fact(article: Article, quotation: Quotation, speaker: Attribution | None, ends: list[int]) -> Fact:
    text = article.text[quotation.start : quotation.end]
    evidence = make_evidence(article, quotation.start, quotation.end, ends)
    return Fact(kind="quote", text=text, evidence=evidence, attribution=speaker)


def make_evidence(article: Article, start: int, end: int, ends: list[int]) -> tuple[Evidence, ...]:
    """Evidence for `text[start:end]`: all of it at its first sentence, then its part of each further sentence.

    `ends` are the ends of the article's sentences, rising.
    """
    sentences = article.sentences
    first = min(bisect_right(ends, start), len(ends) - 1)
    found = [Evidence(sentences[first].index, start, end, article.text[start:end])]
    if end <= ends[first]:
        return tuple(found)
    for index in range(first + 1, len(sentences)):
        sentence = sentences[index]
        if sentence.start >= end:
            break
        part = min(end, sentence.end)
        found.append(Evidence(sentence.index, sentence.start, part, article.text[sentence.start : part]))
    return tuple(found)
