"""Lines: the fact as a reader sees it, made of the source's own words, with who says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from digest.editing.sentences.clauses import (
    Span,
    count_words,
    find_main_clause,
    has_pronoun_subject,
    has_verb,
    is_clause_start,
    is_statement,
    split_words,
)
from digest.editing.sentences.cuts import LONGEST, MAY_GROW_TO, WHOLE, cut_around, drop_full_stop, drop_telling, is_bidding, tidy
from digest.editing.sentences.fitness import leans
from digest.editing.speech.cues import SPEAKER_NOUNS
from digest.model.article import Article
from digest.model.fact import Attribution, Fact, Status

#: What stands between the content and who says so. With the marks of quotation these are the only words of a line that are
#: not the source's.
_SAYS: Final[dict[Status, str]] = {
    "said": "says",
    "claimed": "claims",
    "denied": "denies",
    "confirmed": "confirms",
    "expected": "says",
    "alleged": "claims",
}
_SAY: Final = {"says": "say", "claims": "claim", "denies": "deny", "confirms": "confirm"}
CONNECTING: Final = frozenset((*_SAY, *_SAY.values(), "via"))

_CIRCUMSTANCES = 12  # words that may be left out at the start of a whole sentence
_NESTED = 12  # spans of speech that may stand around one another
_FULL_STOPS: Final = frozenset((".", "!", "”", '"', ")"))
_THE: Final = re.compile(r"[Tt]he ")
#: "60% of them": nobody is told of whom.
_OF_THEM: Final = re.compile(r"(?:\w+, )?(?:[\w%-][\w.,%-]*(?<!,) ){1,3}?of (?:them|these|those)\b")
_WE: Final = re.compile(r"[‘'“]?(?:I|We|My|Our|You)\b")
#: A sentence that is mostly somebody's words: they are a fact of their own.
_SPOKEN: Final = re.compile(r"[\"“](?:[^\"”]{25,}[\"”]|[^\"”]*[\"”] (?:But|And|He|She|They)\b)")
_RESTS: Final = ("and ", "who ", "which ", "that ", "whose ")
#: A verb that no list has, in what is known to be somebody's statement: "each hectare binds 2 tonnes".
_VERB_IN_S: Final = re.compile(
    r"(?:[\w’'-]+ ){0,5}?(?!(?:the|an?|his|her|its|their|several|many|some|of|in)\b|\d)[\w’'-]+ [a-z]{2,}[^su\W]s"
    r" (?!(?:of|for|in|and|or|from|at|an?|per|to)\b)",
    re.IGNORECASE,
)
#: "(put) the damage at 4 million": an amount without the verb that gave it.
_AT_FIGURE: Final = re.compile(r"(?:The|Its|Their|An?) [\w’', -]{3,60}? at (?:\w+ ){0,2}[\d€$£]", re.IGNORECASE)
#: A line that opens with a verb has lost its subject; "Built in 1912, the mill …" has not.
HEADLESS: Final = re.compile(
    r"(?:[A-Z][a-z]+ed (?!by |in |with |on |at |from |to |as )"
    r"|(?:Is|Are|Was|Were|Has|Had|Have|Will|Would|Did|Does|Could|Can|Might|Must|Should|Shall|Cannot|Isn['’]t|Wasn['’]t|Won['’]t) "
    r"|May (?!\d|Day\b)(?=[a-z]+ )"
    r"|(?:Became|Began|Bought|Brought|Broke|Came|Chose|Drew|Drove|Fell|Fought|Flew|Fled|Gave|Went|Grew|Held|Kept|Knew|Led|Lost|Made"
    r"|Met|Paid|Ran|Rose|Saw|Sent|Shook|Sold|Sought|Spoke|Spent|Stood|Stole|Took|Thought|Threw|Sank|Tore|Wore|Won|Withdrew|Wrote|Told"
    r"|Said) (?!by |in |with |on |at |from |to |as |out |dead ))"
)
_PRONOUN: Final = re.compile(r"(?:he|she|it|they)\b", re.IGNORECASE)
#: Who can be "it": a body and not a person.
_BODY_NOUNS: Final = frozenset(
    """
    agency army association authority bank board body bureau charity church club commission committee company council court
    department federation firm foundation government group institute league line maker ministry network office operator
    organisation organization panel parliament party police service society team tribunal union university airline newspaper
    """.split()
)
_HE: Final = re.compile(r"(?:he|she|his|her)\b", re.IGNORECASE)
_PERSON_NAME: Final = re.compile(r"[A-Z][\w’'-]+ [A-Z]")
_LONG_CLAIM = 18  # words from which a claim's leading circumstances are left out
_WINDOW = 600  # characters to both sides; a sentence that is longer is none, and would be read again for each of its facts
_REACH = 60  # characters between a speaker and what he is reported to have said
_LEAST_CONTENT = 3  # words of a claim that can carry a line
_WHOLE_QUOTE = 5  # words from which a quotation makes a line of its own
#: "Media Watch", "Police Federation": a name, whatever its first word.
_NAME_AFTER: Final = re.compile(r"(?!(?:The|A|An|Its|Their|His|Her|Some|Several|Many) )\w+ [A-Z]")
#: What a phrase at the start of a sentence is written small for, once it stands in the middle of a line.
_SMALL: Final = re.compile(
    r"(?:The|A|An|Its|Their|His|Her|Some|Several|Many|Officials?|Police|Authorities|Sources?|Experts?|Residents|Witnesses|Doctors|Local"
    r"|Government|Researchers|Scientists|Activists|Critics|Lawyers?|Prosecutors|Reports?|Media|Investigators|Analysts|Eyewitnesses)\b"
)
#: Speakers of more than one: "Afghan officials", "reports".
_PLURALS: Final = frozenset(("police", "people", "troops", "media"))
#: Plurals that are written like names: "Democrats", "Analysts" at the start of a sentence, "Palestinians".
_PLURAL_NOUN: Final = re.compile(
    r"[a-z-]*(?:ians|icans|crats|ists|ives|als)|analysts|experts|rebels|tories|critics|sources|reports|doctors|villagers|prosecutors"
    r"|investigators|campaigners|lawyers|researchers|activists|insurgents|campaigners|supporters|organisers|organizers|afghans|germans"
)
_VIA_WORDS: Final = re.compile(r"(?:in|on|at|during|through|to|by|via|while) ", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’']?\s+(?=[\"“A-Z0-9])")
_NAMES: Final = frozenset(("person", "organisation", "place"))
_UNSURE: Final = ("he", "she", "it", "they", "we", "i")


_STANCE_REACH = 24  # characters: the longest of these verbs and "that"
#: What somebody feels or means to do is not what they say is so: "fears that civilians are killed" is told with its verb.
_STANCES: Final = frozenset(
    """
    fear fears feared fearing hope hopes hoped hoping worry worries worried worrying believe believes believed believing
    think thinks thought thinking feel feels felt feeling guess guesses guessed recommend recommends recommended propose
    proposes proposed promise promises promised pledge pledges pledged vow vows vowed threaten threatens threatened swear
    swears swore suggest suggests suggested
    """.split()
)


def make_line(article: Article, fact: Fact, *, role: str | None = None, told: Sequence[Span] = ()) -> str:
    """The readable line of a fact: at most about 25 words of its sentence, and who says so.

    `role` is the speaker's, or the person's, where the article gives one. `told` are the spans of what people say in this
    article (claims and quotations), so that a figure in one of them is cut from that and not from its whole sentence.
    Cuts are made at clause borders only, and never before or after a word that turns the sense ("but", "if", "not").
    """
    return LineMaker(article, told).make(fact, role)


class LineMaker:
    """Makes the lines of one article's facts; facts that stand in the same words share the work."""

    def __init__(self, article: Article, told: Sequence[Span] = ()) -> None:
        self.article = article
        self._english = article.language.lower().startswith("en")
        text = article.text
        self._told = sorted({span for span in told if count_words(text[slice(*span)]) >= _LEAST_CONTENT})
        self._shapes: dict[Span, _Shape] = {}
        self._bound: dict[Span, bool] = {}
        self._cuts: dict[tuple[Span, Span], str] = {}
        self._said: dict[tuple[Attribution, str | None], tuple[str, str] | None] = {}

    def make(self, fact: Fact, role: str | None = None) -> str:
        """The line of a fact; `role` is the speaker's, or the person's, where the article gives one."""
        if fact.kind in _NAMES:
            role = fact.role or role
            return _capitalise(tidy(f"{fact.name or fact.text}, {role}" if role else fact.name or fact.text))
        if has_stance(self.article, fact):
            return _capitalise(self._whole_sentence(fact))
        said = self._render_said(fact.attribution, role)
        if _is_long_quote(fact):
            return _join(f"“{_shorten_quote(tidy(fact.text[:_WINDOW]))}”", said)
        words, within = self._find_words(fact)
        if not within or self._names_speaker(fact, words):
            return _capitalise(words)
        return _join(_capitalise(words), said)

    def stands_alone(self, fact: Fact) -> bool:
        """Whether the line of a fact needs nothing beside it: a name, or a sentence that leans on nothing."""
        if fact.kind in _NAMES:
            return True
        if _is_long_quote(fact):
            return not fact.text.lstrip('"“ ').startswith(_RESTS)
        if fact.attribution is not None and fact.attribution.name.lower() in _UNSURE:
            return False  # somebody says so, and nobody can tell who
        if has_stance(self.article, fact):
            sentence = self._whole_sentence(fact)
            return count_words(sentence) <= WHOLE and not _dangles(sentence, None)
        words, within = self._find_words(fact)
        if not within:
            return not _dangles(words, None)
        start, end = self._choose_content(fact)
        whole = self._is_whole(start, end)
        if not self._english:
            return whole and count_words(words) <= WHOLE
        if _dangles(words, fact.attribution):
            return False
        if fact.kind == "claim" and _VERB_IN_S.match(words) is not None and is_clause_start(words):
            return True
        return (whole and count_words(words) >= count_words(self.article.text[start:end]) - _CIRCUMSTANCES) or is_statement(words)

    def _whole_sentence(self, fact: Fact) -> str:
        return drop_full_stop(tidy(self.article.sentences[fact.sentence].text[:_WINDOW]))

    def _find_words(self, fact: Fact) -> tuple[str, bool]:
        """The words of the line, and whether who says so is still to be told."""
        start, end = self._choose_content(fact)
        if not self._english:  # nothing is known of its clauses
            return tidy(self.article.text[start : min(end, start + _WINDOW)]), True
        start, end = max(start, fact.start - _WINDOW), min(end, fact.start + _WINDOW)
        shape = self._shapes.get((start, end))
        if shape is None:
            shape = self._shapes[start, end] = _read_shape(self.article.text[start:end])
        leaning = shape.words <= WHOLE and _leans_on_speaker(shape.text, fact.attribution)
        if fact.attribution is not None and (leaning or self._hangs(start, end)):
            opened = _open_saying(self.article, fact.attribution, start)
            if opened is not None:  # "asked its citizens to leave": the words need the verb that they hang on
                speaker, said = self.article.text[opened : fact.attribution.end], self.article.text[fact.attribution.end : end]
                aside = said[: start - fact.attribution.end].count(",") != 1  # one comma alone closes an aside that is left out
                return tidy(speaker + said if aside else f"{speaker} {said.lstrip(' ,')}"), False
            sentence = self.article.sentences[fact.sentence]
            told_before = sentence.start < start and not sentence.start <= fact.attribution.start < sentence.end
            if told_before and count_words(sentence.text) <= WHOLE:  # "She put the damage at …", and she is named elsewhere
                return tidy(sentence.text), _HE.match(sentence.text) is not None
        if fact.kind == "claim":
            content = drop_telling(shape.text)
            if len(content) < len(shape.text):
                shape = _read_shape(content)
        within = (fact.start - start, min(fact.end, start + len(shape.text)) - start)
        if shape.words > LONGEST:
            within = (shape.main, within[1]) if fact.kind == "claim" else within
            known = (start, start + len(shape.text)), within
            if known not in self._cuts:
                self._cuts[known] = cut_around(shape.text, within)
            return self._cuts[known], True
        at = shape.main if fact.kind == "claim" and shape.words > _LONG_CLAIM else within[0]
        return (shape.short if shape.main <= at else shape.whole), True

    def _names_speaker(self, fact: Fact, words: str) -> bool:
        """Whether the words tell already who says so: "“I did,” replied Rob Lee"."""
        told = fact.attribution
        start, end = self._choose_content(fact)
        return told is not None and start <= told.start and told.end <= end and tidy(told.name) in words

    def _hangs(self, start: int, end: int) -> bool:
        """Whether the words hang on the verb of telling before them."""
        if (start, end) not in self._bound:
            text = self.article.text[start:end]
            amount = _AT_FIGURE.match(text)
            lost = HEADLESS.match(_capitalise(text.lstrip())) is not None
            self._bound[start, end] = lost or not has_verb(amount.group() if amount else text) or is_bidding(text)
        return self._bound[start, end]

    def _render_said(self, attribution: Attribution | None, role: str | None) -> tuple[str, str] | None:
        """The verb and the speaker, once for each."""
        if attribution is None:
            return None
        if (attribution, role) not in self._said:
            self._said[attribution, role] = _render_attribution(attribution, role)
        return self._said[attribution, role]

    def _choose_content(self, fact: Fact) -> Span:
        """The words to cut the line from: what somebody says, where the fact stands in it, else the sentence."""
        sentence = self.article.sentences[fact.sentence]
        if fact.kind == "claim":
            return fact.start, fact.end
        if fact.attribution is not None:
            last = bisect_right(self._told, (fact.start, len(self.article.text)))
            around = [span for span in self._told[max(0, last - _NESTED) : last] if fact.end <= span[1]]
            if around:
                start, end = min(around, key=lambda span: (span[1] - span[0], span))
                return max(start, sentence.start), max(fact.end, min(end, sentence.end))
        return sentence.start, max(sentence.end, fact.end)

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether the words are a sentence of the source from end to end, and no item of a list."""
        text = self.article.text[start:end].strip()
        first = next((c for c in text if c.isalnum()), "")
        if text.endswith((",", ";", ":")):
            return False
        return not first.islower() and self.article.text[end - 1 : end] in _FULL_STOPS


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is known of the words that lines are cut from."""

    text: str
    words: int
    main: int  # where the main clause begins
    short: str  # the line from there
    whole: str  # and with the circumstances


def _read_shape(text: str) -> _Shape:
    main, whole = find_main_clause(text), tidy(text)
    return _Shape(text, count_words(text), main, tidy(text[main:]) if main else whole, whole)


def _is_long_quote(fact: Fact) -> bool:
    return fact.kind == "quote" and count_words(fact.text[:_WINDOW]) >= _WHOLE_QUOTE


def _dangles(line: str, attribution: Attribution | None) -> bool:
    """Whether a line opens with a word for something that it does not name, or with a part of a sentence.

    "He" is who speaks, where one person with a name does; "it" and "they" may be anybody.
    """
    if line.startswith(_RESTS):
        return True
    line = _capitalise(line)
    if _OF_THEM.match(line) or _WE.match(line) or _SPOKEN.match(line):
        return True
    if not leans(line):
        return has_pronoun_subject(line)  # "In 2019 he was fined"
    person = attribution is not None and _PERSON_NAME.search(attribution.name) is not None
    return not (person and _HE.match(line))


def _leans_on_speaker(content: str, attribution: Attribution | None) -> bool:
    """Whether words begin with a pronoun for who says them: "it would add a berth" where the company says so."""
    pronoun = _PRONOUN.match(content)
    return pronoun is not None and attribution is not None and (pronoun[0].lower() != "it" or _is_body(attribution.name))


def _is_body(speaker: str) -> bool:
    """Whether a speaker can be "it": the company, the ministry of ports, Sallow Line; no minister, and no Rob Lee."""
    head = split_words(re.split(r",| (?:of|in|from|at|for|with|who|near) ", speaker)[0])
    return bool(head) and head[-1].lower() in _BODY_NOUNS


def has_stance(article: Article, fact: Fact) -> bool:
    """Whether somebody only feels or means what a claim tells: it is no statement without the verb that says so.

    The verb is the cue, or stands before the words: "it says, and fears that …".
    """
    said = fact.attribution
    if fact.kind != "claim" or said is None:
        return False
    before = article.text[max(0, fact.start - _STANCE_REACH) : fact.start].lower().split()
    verb = next((word for word in reversed(before) if word != "that"), "")
    return not _STANCES.isdisjoint((*said.cue.lower().split(), verb))


def _open_saying(article: Article, attribution: Attribution, content: int) -> int | None:
    """Where the speaker stands, if in the same sentence and shortly before the content."""
    if not 0 <= attribution.start < content or content - attribution.end > _REACH:
        return None
    between = article.text[attribution.end : content]
    if re.search(r"[.!?\n]\s", between):
        return None
    the = attribution.start >= 4 and _THE.match(article.text, attribution.start - 4)
    return attribution.start - (4 if the else 0)


def _shorten_quote(text: str) -> str:
    """The first sentences of a long quotation, the cut shown with an ellipsis; quotations within it in single marks."""
    text = text.strip('"“” ').rstrip(",")
    if count_words(text) > MAY_GROW_TO:
        ends = [match.end() for match in _SENTENCE_END.finditer(text) if 5 <= count_words(text[: match.end()]) <= MAY_GROW_TO]
        if ends:
            text = text[: ends[-1]].rstrip() + " …"
    return text.replace('"', "'").replace("“", "‘").replace("”", "’")


def _render_attribution(attribution: Attribution | None, role: str | None) -> tuple[str, str] | None:
    """The verb, and the speaker with role and way: ("claims", "Fawad Aman, defence ministry spokesperson")."""
    if attribution is None:
        return None
    speaker = tidy(attribution.name)
    if _SMALL.match(speaker) and not _NAME_AFTER.match(speaker):
        speaker = speaker[0].lower() + speaker[1:]
    if speaker.lower() in _UNSURE:
        return None
    if role and not set(map(str.lower, split_words(role))) <= set(map(str.lower, split_words(speaker))):
        speaker = f"{speaker}, {tidy(role)}"
    via = tidy(attribution.via) if attribution.via else ""
    if via and via.lower() not in speaker.lower():
        if _VIA_WORDS.match(via):
            speaker = f"{speaker}, {via}"
        elif via[0].isupper():
            speaker = f"{speaker} (via {via})"
    verb = _SAYS[attribution.status]
    return (_SAY[verb] if _is_plural(tidy(attribution.name)) else verb), speaker


def _is_plural(name: str) -> bool:
    """Whether a speaker is more than one, as far as the form tells; a name is one, "Democrats" and "Analysts at …" are not."""
    head = re.split(r",| (?:of|in|from|at|for|with|who|near) ", name)[0]
    last = head.split(" ")[-1] if head else ""
    lower = last.lower()
    plural_form = lower.endswith("s") and not lower.endswith(("ss", "us", "'s", "’s"))
    common = last.islower() or _PLURAL_NOUN.fullmatch(lower) is not None or lower.removesuffix("s") in SPEAKER_NOUNS
    return (plural_form and common) or lower in _PLURALS or " and " in head


def _join(content: str, said: tuple[str, str] | None) -> str:
    if said is None:
        return content
    verb, speaker = said
    if content.startswith("“") and verb in ("says", "say"):
        return f"{content} — {speaker}"
    if verb in ("denies", "deny"):
        return f"{_capitalise(speaker)} {verb}: {content}"
    return f"{content} — {verb} {speaker}"


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]
