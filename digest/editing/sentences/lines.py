"""Lines: the fact as a reader sees it, made of the source's own words, with who says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from digest.editing.cues import ESTIMATING
from digest.editing.sentences.clauses import Span, find_main_clause, has_verb, is_clause_start, is_statement
from digest.editing.sentences.cuts import (
    LONGEST,
    WHOLE,
    capitalise,
    cut_around,
    drop_full_stop,
    drop_telling,
    is_bidding,
    shorten_quote,
    tidy,
)
from digest.editing.sentences.dangling import RESTS, dangles, has_stance, is_headless, leans_on_speaker, starts_with_he
from digest.editing.sentences.saying import UNSURE, Said, join_said, put_behind, render_attribution
from digest.editing.sentences.words import count_words
from digest.model.article import Article
from digest.model.fact import Attribution, Evidence, Fact, FactKind
from digest.patterns import Pattern

_BEGINNING = 20  # characters that tell where a line begins
_CIRCUMSTANCES = 12  # words that may be left out at the start of a whole sentence
_NESTED = 12  # spans of speech that may stand around one another
_FULL_STOPS: Final = frozenset((".", "!", "”", '"', ")"))
_LETTER: Final = re.compile(r"[^\W_]")
_THE: Final = re.compile(r"[Tt]he ")
_ACCUSED: Final = ("accused ", "accuses ", "accusing ", "accuse ")
_WHICH: Final = re.compile(r",? (?:which|who) (?=\w+ (?:that )?(?:it|he|she|they)\b)")
_WHOSE: Final = ("-", "'s", "’s")
_BREAK: Final = re.compile(r"[.!?\n]\s")
#: A verb that no list has, in what is known to be somebody's statement: "each hectare binds 2 tonnes".
_VERB_IN_S: Final = Pattern(
    r"(?i:(?:[\w’'-]+ ){0,5}?(?!(?:the|an?|his|her|its|their|several|many|some|of|in)\b|\d)[\w’'-]+ [a-z]{2,}[^su\W]s"
    r" (?!(?:of|for|in|and|or|from|at|an?|per|to)\b))"
)
#: "(put) the damage at 4 million": an amount without the verb that gave it.
_AT_FIGURE: Final = Pattern(r"(?i:(?:The|Its|Their|An?) [\w’', -]{3,60}? at (?:\w+ ){0,2}[\d€$£])")
#: "(put) the damage to roads | at 4 million": where a pronoun tells who did, the line is "The damage to roads: 4 million".
_SUM: Final = r"(?:[a-z-]+ ){0,3}?(?:[A-Z]{0,3}[€$£₹¥]|[A-Z][a-z.]{1,3} ?)?\d"
_ESTIMATE: Final = Pattern(rf"(?P<of>(?:[Tt]he|[Aa]n?)?[^,;:\"“”]{{3,80}}?) at (?={_SUM})")
_AMOUNT: Final = Pattern(rf"(?:[Tt]he|[Aa]n?) [^:;\"“”]{{3,80}}: {_SUM}")
_LONG_CLAIM = 18  # words from which a claim's leading circumstances are left out
_WINDOW = 600  # characters to both sides; a sentence that is longer is none, and would be read again for each of its facts
_REACH = 60  # characters between a speaker and what he is reported to have said
_LEAST_CONTENT = 3  # words of a claim that can carry a line
_WHOLE_QUOTE = 5  # words from which a quotation makes a line of its own
_POSSESSED: Final = re.compile(r"(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) ")
_AND_THAT: Final = Pattern(r",? and that (?!(?:is|was|has|had|will|would|could|can|may|might|must|should|means|meant)\b)")
_NAMES: Final = frozenset(("person", "organisation", "place"))


class _Content(NamedTuple):
    """The words of the source that a line is cut from, and what of them the line tells."""

    start: int
    end: int
    line: str
    unsaid: bool  # whether who says so is still to be told


class _Shape(NamedTuple):
    """What is known of the words that lines are cut from."""

    text: str
    words: int
    main: int  # where the main clause begins


class LineMaker:
    """Makes the lines of an English article's facts; facts that stand in the same words share the work.

    `told` are the spans of what people say in this article (claims and quotations), so that a figure in one of them is cut
    from that and not from its whole sentence. `interrupted` has, by the start of each part, both parts of a quotation that
    the telling interrupts: “We came,” he said, “and we saw.” `bodies` are the names of organisations, which are "it". Cuts are
    made at clause borders only, and never before or after a word that turns the sense ("but", "if", "not").
    """

    def __init__(
        self,
        article: Article,
        told: Sequence[Span] = (),
        interrupted: Mapping[int, tuple[Span, Span]] = MappingProxyType({}),
        bodies: Container[str] = (),
    ) -> None:
        self.article = article
        self._bodies = bodies
        self._told = sorted({*told})
        self._interrupted = interrupted
        self._contents: dict[tuple[Evidence, FactKind, Attribution | None], _Content] = {}
        self._shapes: dict[Span, _Shape] = {}
        self._tidied: dict[Span, str] = {}
        self._bound: dict[Span, bool] = {}
        self._cuts: dict[tuple[Span, Span], str] = {}
        self._said: dict[tuple[Attribution, str | None], Said | None] = {}

    def make(self, fact: Fact, role: str | None = None) -> str:
        """The readable line of a fact: at most about 25 words of its sentence, and who says so.

        `role` is the speaker's, or the person's, where the article gives one.
        """
        if fact.kind in _NAMES:
            role = fact.role or role
            return capitalise(tidy(f"{fact.name or fact.text}, {put_behind(role)}" if role else fact.name or fact.text))
        told = fact.attribution
        if fact.kind == "quote" and _is_long(fact.text):
            return join_said(f"“{shorten_quote(tidy(self._read_quote(fact)))}”", self._render_said(told, role))
        content = self._find_content(fact)
        line = capitalise(content.line)
        if told is None or not content.unsaid or _names_speaker(content, told):
            return line
        return join_said(line, self._render_said(told, role) if fact.kind == "quote" else self._render_teller(told, role))

    def stands_alone(self, fact: Fact) -> bool:
        """Whether the line of a fact needs nothing beside it: a name, or a sentence that leans on nothing."""
        if fact.kind in _NAMES:
            return True
        if fact.kind == "quote" and _is_long(fact.text):
            return not self._read_quote(fact).lstrip('"“ ').startswith(RESTS)
        said = fact.attribution
        if said is not None and said.name.lower() in UNSURE:
            return False  # somebody says so, and nobody can tell who
        if said is not None and _POSSESSED.match(said.name) and said.start < fact.evidence[0].start:
            return False  # "its report says that": whose stands in another sentence
        start, end, line, unsaid = self._find_content(fact)
        if not unsaid:
            return not dangles(line, None) and (count_words(line) <= WHOLE or not has_stance(self.article.text, fact))
        if dangles(line, said if said is not None and said.start < start else None):
            return False  # "He was flown there, the officer Ann Reed said": who, was told before
        if _AMOUNT.match(line) is not None:
            return True
        if fact.kind == "claim" and _VERB_IN_S.match(line) is not None and is_clause_start(line):
            return True
        if self._is_whole(start, end) and self._opens_alike(start, end, line):
            return True
        return is_statement(line)

    def _opens_alike(self, start: int, end: int, line: str) -> bool:
        """Whether a line is a whole sentence but for circumstances before it, and not the rest of a list."""
        shape = self._read_shape(start, end)
        if count_words(line) < shape.words - _CIRCUMSTANCES:
            return False
        whole = self._tidy(start, end), self._tidy(start + shape.main, end)
        return any(words[1:].startswith(line[1:_BEGINNING]) for words in whole)

    def _read_quote(self, fact: Fact) -> str:
        """Somebody's words, with the other part of them where the telling interrupts them."""
        parts = self._interrupted.get(fact.start)
        if parts is None:
            return fact.text[:_WINDOW]
        before, after = (self.article.text[start:end] for start, end in parts)
        return f"{before.rstrip(' ,')} … {after}"[:_WINDOW]

    def _find_content(self, fact: Fact) -> _Content:
        """What the line of a fact is made of, found once for all facts that stand there."""
        place = fact.evidence[0], fact.kind, fact.attribution
        content = self._contents.get(place)
        if content is None:
            start, end = self._choose_content(fact)
            content = self._contents[place] = _Content(start, end, *self._find_words(fact, start, end))
        return content

    def _find_words(self, fact: Fact, start: int, end: int) -> tuple[str, bool]:
        """The words of the line, and whether who says so is still to be told."""
        text, told = self.article.text, fact.attribution
        if has_stance(text, fact):
            return drop_full_stop(tidy(self.article.sentences[fact.sentence].text[:_WINDOW])), False
        _, begin, finish, _ = fact.evidence[0]
        if end - start > _WINDOW:
            start, end = max(start, begin - _WINDOW), min(end, begin + _WINDOW)
        shape = self._read_shape(start, end)
        estimate = _ESTIMATE.match(shape.text) if told is not None and told.cue in ESTIMATING else None
        if told is not None and (
            estimate or (shape.words <= WHOLE and leans_on_speaker(shape.text, told, self._bodies)) or self._hangs(start, end)
        ):
            sentence = self.article.sentences[fact.sentence]
            if estimate is not None and (told.cue.endswith("ing") or leans_on_speaker(sentence.text, told, self._bodies)):
                if told.cue.endswith("ing"):  # ", putting the odds at 70%": of what, the sentence says
                    whole = count_words(sentence.text) <= WHOLE
                    return tidy(sentence.text if whole else shape.text), not whole
                return f"{tidy(estimate['of'])}: {tidy(shape.text[estimate.end() :])}", True
            opened = _open_saying(text, told, start) if " adding " not in text[told.end : start] else None
            if opened is not None:  # "asked its citizens to leave": the words need the verb that they hang on
                speaker, said = text[opened : told.end], text[told.end : end]
                aside = said[: start - told.end].count(",") != 1  # one comma alone closes an aside that is left out
                which = _WHICH.match(said)
                if which is not None:  # "the Harbour League, which says it is late"
                    return tidy(f"{speaker} {said[which.end() :]}"), False
                return tidy(speaker + said if aside else f"{speaker} {said.lstrip(' ,')}"), False
            told_before = sentence.start < start and not sentence.start <= told.start < sentence.end
            named = told_before and not starts_with_he(sentence.text)
            if named and count_words(sentence.text) <= WHOLE:  # "It expects …", and it is named elsewhere
                return tidy(sentence.text), False
        if fact.kind == "claim":
            end = start + len(drop_telling(shape.text))
        if told is not None:
            start, end = self._take_half(start, end, begin)
        shape = self._read_shape(start, end)
        within = shape.main if fact.kind == "claim" else begin - start, min(finish, end) - start
        if shape.words > LONGEST:
            known = (start, end), within
            if known not in self._cuts:
                self._cuts[known] = cut_around(shape.text, within)
            return self._cuts[known], True
        at = begin - start if shape.words <= _LONG_CLAIM else within[0]
        return self._tidy(start + shape.main if shape.main <= at else start, end), True

    def _take_half(self, start: int, end: int, begin: int) -> Span:
        """Of "it was safe and that it would hold" the half in which a fact begins: without its first "that" that is no line."""
        half = _AND_THAT.search(self.article.text, start, end)
        if half is None or not is_statement(self.article.text[start : half.start()]):
            return start, end
        return (start, half.start()) if begin < half.start() else (half.end(), end)

    def _read_shape(self, start: int, end: int) -> _Shape:
        shape = self._shapes.get((start, end))
        if shape is None:
            text = self.article.text[start:end]
            shape = self._shapes[start, end] = _Shape(text, count_words(text), find_main_clause(text))
        return shape

    def _tidy(self, start: int, end: int) -> str:
        if (start, end) not in self._tidied:
            self._tidied[start, end] = tidy(self.article.text[start:end])
        return self._tidied[start, end]

    def _hangs(self, start: int, end: int) -> bool:
        """Whether the words hang on the verb of telling before them."""
        if (start, end) not in self._bound:
            text = self.article.text[start:end]
            amount = _AT_FIGURE.match(text)
            lost = is_headless(capitalise(text.lstrip()))
            accused = self.article.text.endswith(_ACCUSED, 0, start)  # "accused the board of waste", whatever verb follows
            self._bound[start, end] = lost or accused or not has_verb(amount.group() if amount else text) or is_bidding(text)
        return self._bound[start, end]

    def _render_said(self, attribution: Attribution | None, role: str | None) -> Said | None:
        """The verb and the speaker, once for each."""
        if attribution is None:
            return None
        if (attribution, role) not in self._said:
            self._said[attribution, role] = render_attribution(attribution, role)
        return self._said[attribution, role]

    def _render_teller(self, attribution: Attribution, role: str | None) -> Said | None:
        """The same behind a claim, where a name has its "the" as in the text: "says the Harbour League"."""
        name, start = attribution.name, attribution.start
        whose = self.article.text.startswith(_WHOSE, attribution.end)  # "the Ann Reed-led guild says" names her, too
        if not whose and _is_definite(self.article.text, start) and not _THE.match(name):
            attribution = attribution._replace(name=f"the {name}")
        return self._render_said(attribution, role)

    def _choose_content(self, fact: Fact) -> Span:
        """The words to cut the line from: what somebody says, where the fact stands in it, else the sentence."""
        index, begin, finish, _ = fact.evidence[0]
        if fact.kind == "claim":
            return begin, finish
        sentence = self.article.sentences[index]
        if fact.attribution is not None:
            text = self.article.text
            last = bisect_right(self._told, (begin, len(text)))
            around = [(end - start, start, end) for start, end in self._told[max(0, last - _NESTED) : last] if finish <= end]
            for _, start, end in sorted(around):  # the shortest first
                if count_words(text[start:end]) >= _LEAST_CONTENT:
                    return max(start, sentence.start), max(finish, min(end, sentence.end))
        return sentence.start, max(sentence.end, finish)

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether the words are a sentence of the source from end to end, and no item of a list."""
        if self.article.text[end - 1 : end] not in _FULL_STOPS:
            return False
        first = _LETTER.search(self.article.text, start, end)
        return first is None or not first[0].islower()


def _is_long(quote: str) -> bool:
    """Whether somebody's words make a line of their own."""
    return count_words(quote[:_WINDOW]) >= _WHOLE_QUOTE


def _names_speaker(content: _Content, told: Attribution) -> bool:
    """Whether the words tell already who says so: "“I did,” replied Rob Lee"."""
    return content.start <= told.start and told.end <= content.end and tidy(told.name) in content.line


def _open_saying(text: str, attribution: Attribution, content: int) -> int | None:
    """Where the speaker stands, if in the same sentence and shortly before the content."""
    if not 0 <= attribution.start < content or content - attribution.end > _REACH:
        return None
    if _BREAK.search(text[attribution.end : content]):
        return None
    return attribution.start - (4 if _is_definite(text, attribution.start) else 0)


def _is_definite(text: str, start: int) -> bool:
    """Whether "the " stands before a word."""
    return start >= 4 and _THE.match(text, start - 4) is not None
