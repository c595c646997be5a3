"""Lines: the fact as a reader sees it, made of the source's own words, with who says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from digest.editing.clauses import (
    LEADS,
    TURNS,
    Span,
    count_words,
    find_main_clause,
    has_verb,
    is_clause_start,
    is_statement,
    is_verb,
    split_clauses,
    split_words,
)
from digest.editing.fitness import leans
from digest.model.article import Article
from digest.model.fact import Attribution, Fact, Status

LONGEST = 25  # words of the content; the speaker comes on top
_MAY_GROW_TO = 40  # words, where a shorter cut would mislead

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

_SPACES: Final = re.compile(r"\s+")
#: Conjunctions before which a statement may end: what follows is the reason, time or purpose.
_CONJUNCTIONS: Final = re.compile(
    r",? (?:after|because|while|when|in order to|so that|as (?:the|they|he|she|it)|where|amid|following|as a result of) "
)
_BIDDING_REACH = 8  # words within which a "to" stands, if no verb comes first
_WHOLE = 30  # words; a sentence that cannot be cut is told whole up to here
_CIRCUMSTANCES = 12  # words that may be left out at the start of a whole sentence
_LONGEST_ASIDE = 9  # words
_NESTED = 12  # spans of speech that may stand around one another
_FULL_STOPS: Final = frozenset((".", "!", "”", '"', ")"))
_SHORTENED: Final = re.compile(r"\b(?:[A-Z]|[ap]\.m)\.$")
#: A verb of telling after "and": its subject is who speaks, and not that of the clause before.
_TELLS_ON: Final = re.compile(
    r",? and (?:asked|accused|urged|called (?:on|for)|warned|added|denied|criticised|criticized|appealed|demanded|vowed) "
)
_THE: Final = re.compile(r"[Tt]he ")
_TELLS: Final = re.compile(r"\b(?:said|says|told|reported|according to|announced|claimed|confirmed|added|warned|wrote)\b")
#: "60% of them": nobody is told of whom.
_OF_THEM: Final = re.compile(r"(?:\w+, )?(?:[\w%-][\w.,%-]*(?<!,) ){1,3}?of (?:them|these|those)\b")
_WE: Final = re.compile(r"[‘'“]?(?:I|We|My|Our|You)\b")
_RESTS: Final = ("and ", "who ", "which ", "that ", "whose ")
#: A verb that no list has, in what is known to be somebody's statement: "each hectare binds 2 tonnes".
_VERB_IN_S: Final = re.compile(
    r"(?<!\bthe)(?<!\ba)(?<!\bhis)(?<!\bher)(?<!\bits)(?<!\btheir)(?<!\bseveral)(?<!\bmany)(?<!\bsome)(?<!\bof)(?<!\bin)(?<!\d)"
    r" [a-z]{2,}[^su\W]s(?! (?:of|for|in|and|or|from)\b) ",
    re.IGNORECASE,
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
_LONGEST_ITEM = 4  # words
_NO_ITEM: Final = frozenset(("who", "which", "where", "including", "in", "on", "at", "near", "with", "about", "an", "a", "the"))
#: Speakers of more than one: "Afghan officials", "reports".
_PLURALS: Final = frozenset(("police", "people", "troops", "media"))
_VIA_WORDS: Final = re.compile(r"(?:in|on|at|during|through|to|by|via|while) ", re.IGNORECASE)
_OPENING: Final = re.compile(
    r"(?:but|that|who|which|while|however|so|as well as)[ ,]+|[\w-]+ of (?:which|whom|them|these|those)\b",
    re.IGNORECASE,
)
_CONNECTIVE: Final = re.compile(r"^(?:and|but|also|however|meanwhile)[ ,]+", re.IGNORECASE)
_END_MARKS: Final = " \t\n,;:–—-"
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’']?\s+(?=[\"“A-Z0-9])")
_UNSURE: Final = ("he", "she", "it", "they", "we", "i")


def make_line(article: Article, fact: Fact, *, role: str | None = None, told: Sequence[Span] = ()) -> str:
    """The readable line of a fact: at most about 25 words of its sentence, and who says so.

    `role` is the speaker's, or the person's, where the article gives one. `told` are the spans of what people say in this
    article (claims and quotations), so that a figure in one of them is cut from that and not from its whole sentence.
    Cuts are made at clause borders only, and never before or after a word that turns the sense ("but", "if", "not").
    """
    return LineMaker(article, told).make(fact, role).text


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and whether it can stand alone: a sentence with a subject and a verb that leans on nothing, or a name."""

    text: str
    alone: bool


class LineMaker:
    """Makes the lines of one article's facts; facts that stand in the same words share the work."""

    def __init__(self, article: Article, told: Sequence[Span] = ()) -> None:
        self.article = article
        self._english = article.language.lower().startswith("en")
        text = article.text
        self._told = sorted({span for span in told if count_words(text[slice(*span)]) >= _LEAST_CONTENT})
        self._short: dict[Span, tuple[int, str, str]] = {}  # where the main clause begins; the line from there, and the whole

    def make(self, fact: Fact, role: str | None = None) -> Line:
        """The line of a fact; `role` is the speaker's, or the person's, where the article gives one."""
        if fact.kind in ("person", "organisation", "place"):
            return Line(_capitalise(_tidy(", ".join(part for part in (fact.name or fact.text, fact.role or role) if part))), True)
        said = _render_attribution(fact.attribution, role)
        if fact.kind == "quote" and count_words(fact.text[:_WINDOW]) >= _WHOLE_QUOTE:
            words = _shorten_quote(_tidy(fact.text[:_WINDOW]))
            return Line(_join(f"“{words}”", said), not words.startswith(_RESTS))
        start, end = self._choose_content(fact)
        if not self._english:  # nothing is known of its clauses: the sentence as it stands, or no line that stands alone
            line = _tidy(self.article.text[start : min(end, start + _WINDOW)])
            return Line(_join(_capitalise(line), said), self._is_whole(start, end) and count_words(line) <= _WHOLE)
        start, end = max(start, fact.start - _WINDOW), min(end, fact.start + _WINDOW)
        content = self.article.text[start:end]
        if fact.attribution is not None and (not has_verb(content) or _is_bidding(content)):
            opened = _open_saying(self.article, fact.attribution, start)
            if opened is not None:  # "asked its citizens to leave": the words need the verb that they hang on
                return Line(_capitalise(_tidy(self.article.text[opened:end])), True)
        if fact.kind == "claim":
            content = _drop_telling(content)
        line = self._cut((start, start + len(content)), content, fact)
        told = fact.kind == "claim" and _VERB_IN_S.search(line) is not None and is_clause_start(line)
        whole = (told or self._is_whole(start, start + len(content))) and count_words(line) >= count_words(
            content
        ) - _CIRCUMSTANCES
        alone = (whole or is_statement(line)) and not _dangles(line, fact.attribution)
        return Line(_join(_capitalise(line), said), alone)

    def _cut(self, span: Span, content: str, fact: Fact) -> str:
        """The words of `content`, which stands at `span`, that make the line of the fact."""
        within = (fact.start - span[0], min(fact.end, span[1]) - span[0])
        known = self._short.get(span)
        if known is None and count_words(content) <= LONGEST:
            main = find_main_clause(content)
            known = self._short[span] = (main, _tidy(content[main:]), _tidy(content))
        if known is None:
            if fact.kind == "claim":
                within = (find_main_clause(content), within[1])
            return _cut_around(content, within)
        main, short, whole = known
        at = main if fact.kind == "claim" and count_words(content) > _LONG_CLAIM else within[0]
        return short if main <= at else whole

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


def _drop_telling(content: str) -> str:
    """A claim without a verb of telling that goes on about its speaker: "it would cost 4 million and asked who pays"."""
    match = _TELLS_ON.search(content)
    if match is None or not is_statement(content[: match.start()]) or _turns(content[match.end() :]):
        return content
    return content[: match.start()]


def _dangles(line: str, attribution: Attribution | None) -> bool:
    """Whether a line opens with a word for something that it does not name, or with a part of a sentence.

    "He" is who speaks, where one person with a name does; "it" and "they" may be anybody.
    """
    if _OF_THEM.match(line) or _WE.match(line) or line.startswith(_RESTS):
        return True
    if not leans(_capitalise(line)):
        return False
    person = attribution is not None and _PERSON_NAME.search(attribution.name) is not None
    return not (person and _HE.match(line))


def _is_bidding(content: str) -> bool:
    """Whether the words are what somebody is to do: "its citizens to leave", "to close the road"."""
    words = split_words(content)
    for k, word in enumerate(words[:_BIDDING_REACH]):
        if word.lower() == "to":
            return True
        if is_verb(word, words[k + 1] if k + 1 < len(words) else ""):
            return False
    return False


def _open_saying(article: Article, attribution: Attribution, content: int) -> int | None:
    """Where the speaker stands, if in the same sentence and shortly before the content."""
    if not 0 <= attribution.start < content or content - attribution.end > _REACH:
        return None
    between = article.text[attribution.end : content]
    if re.search(r"[.!?\n]\s", between):
        return None
    return attribution.start - (4 if _THE.match(article.text, max(0, attribution.start - 4)) else 0)


def _cut_around(text: str, fact: Span) -> str:
    """The clauses around `fact` (a span of the text) that make a statement."""
    text = text[: fact[1]] + _cut_tail(text[fact[1] :], LONGEST - count_words(text[: fact[1]]))
    if count_words(text) <= LONGEST:
        return _tidy(text[_skip_circumstances(text, fact) :])
    clauses = split_clauses(text)
    first = next((k for k, (_, end) in enumerate(clauses) if end > fact[0]), len(clauses) - 1)
    last = first
    while last + 1 < len(clauses) and clauses[last][1] < fact[1]:
        last += 1
    own = _tidy(text[clauses[first][0] : clauses[last][1]])
    while (first > 0 or last + 1 < len(clauses)) and _lacks(text, clauses, first, last):
        if first > 0:
            first -= 1
        else:
            last += 1
        if count_words(text[clauses[first][0] : clauses[last][1]]) > _MAY_GROW_TO:
            break
    kept = _tidy(text[clauses[first][0] : clauses[last][1]])
    if is_statement(kept) and (count_words(kept) <= _WHOLE or is_statement(own)):
        return kept
    return _tidy(text) if count_words(text) <= _WHOLE else own


def _cut_tail(tail: str, room: int) -> str:
    """What follows the fact, up to the last conjunction that the room allows; all of it where the rest turns the sense."""
    if count_words(tail) <= room:
        return tail
    fitting = [m.start() for m in _CONJUNCTIONS.finditer(tail) if 0 < count_words(tail[: m.start()]) <= max(room, 0)]
    if not fitting or _turns(tail[fitting[-1] :]):
        return tail
    return tail[: fitting[-1]]


def _lacks(text: str, clauses: Sequence[Span], first: int, last: int) -> bool:
    """Whether the clauses from `first` to `last` cannot stand alone, or would mislead without their neighbours."""
    kept = text[clauses[first][0] : clauses[last][1]]
    if not is_statement(_CONNECTIVE.sub("", kept, count=1)) or (
        first > 0 and (_OPENING.match(kept) or len(split_words(text[slice(*clauses[first])])) < 3)
    ):
        return True
    opening = text[slice(*clauses[first])]
    if first > 0 and (_opens_with_verb(opening) or (_is_aside(opening) and split_words(opening)[0].lower() not in LEADS)):
        return True
    if find_main_clause(text) >= clauses[last][1]:
        return True  # circumstances alone
    if first > 0 and _TELLS.search(opening) and " that " not in opening:
        return True  # who says so, without what is said
    before = text[slice(*clauses[first - 1])] if first > 0 else ""
    after = text[slice(*clauses[last + 1])] if last + 1 < len(clauses) else ""
    beyond = text[slice(*clauses[last + 2])] if last + 2 < len(clauses) else ""
    if after and has_verb(after.split(" ", 1)[0]):
        return True  # the clause before it is an aside: "…, a father of two, was found"
    return _turns(before) or _turns(after) or _goes_on(after) or _hangs(after) or (_is_aside(after) and _hangs(beyond))


def _goes_on(clause: str) -> bool:
    """Whether a clause is the next item of a list: "Borby", "Corvo and Dunmore in the north"."""
    words = split_words(clause)
    if not words or words[0].lower() in _NO_ITEM or has_verb(clause):
        return False
    return len(words) <= _LONGEST_ITEM or "and" in words[:_LONGEST_ITEM]


def _is_aside(clause: str) -> bool:
    """Whether a clause may stand beside a noun: ", the second largest town, "."""
    words = split_words(clause)
    return 0 < len(words) <= _LONGEST_ASIDE and not is_statement(clause)


def _hangs(clause: str) -> bool:
    """Whether a clause needs the verb before it: "to a halt"."""
    words = split_words(clause)
    return bool(words) and words[0].lower() in ("to", "into", "of", "from")


def _opens_with_verb(clause: str) -> bool:
    words = split_words(clause)
    return bool(words) and (has_verb(words[0]) or words[0].endswith("ing"))


def _turns(clause: str) -> bool:
    return not TURNS.isdisjoint(word.lower() for word in split_words(clause))


def _skip_circumstances(text: str, fact: Span) -> int:
    """Where the line may begin: after leading circumstances, unless the fact stands in them."""
    main = find_main_clause(text)
    return main if main <= fact[0] else 0


def _tidy(text: str) -> str:
    """White space to single spaces, no marks or connectives at the ends, no mark of quotation without its partner."""
    text = " ".join(text.split()).strip(_END_MARKS)
    opening = _CONNECTIVE.match(text)
    if opening and count_words(text) > count_words(opening.group()) + 2:
        text = text[opening.end() :]
    if text.endswith(".") and not text.endswith("..") and not _SHORTENED.search(text):
        text = text[:-1]
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        text = re.sub(r'["“”]', "", text)
    return text.strip()


def _shorten_quote(text: str) -> str:
    """The first sentences of a long quotation, the cut shown with an ellipsis; quotations within it in single marks."""
    text = text.strip('"“” ').rstrip(",")
    if count_words(text) > _MAY_GROW_TO:
        ends = [match.end() for match in _SENTENCE_END.finditer(text) if 5 <= count_words(text[: match.end()]) <= _MAY_GROW_TO]
        if ends:
            text = text[: ends[-1]].rstrip() + " …"
    return text.replace('"', "'").replace("“", "‘").replace("”", "’")


def _render_attribution(attribution: Attribution | None, role: str | None) -> tuple[str, str] | None:
    """The verb, and the speaker with role and way: ("claims", "Fawad Aman, defence ministry spokesperson")."""
    if attribution is None:
        return None
    speaker = _tidy(attribution.name)
    if _SMALL.match(speaker) and not _NAME_AFTER.match(speaker):
        speaker = speaker[0].lower() + speaker[1:]
    if speaker.lower() in _UNSURE:
        return None
    if role and not set(map(str.lower, split_words(role))) <= set(map(str.lower, split_words(speaker))):
        speaker = f"{speaker}, {_tidy(role)}"
    via = _tidy(attribution.via) if attribution.via else ""
    if via and via.lower() not in speaker.lower():
        if _VIA_WORDS.match(via):
            speaker = f"{speaker}, {via}"
        elif via[0].isupper():
            speaker = f"{speaker} (via {via})"
    verb = _SAYS[attribution.status]
    return (_SAY[verb] if _is_plural(_tidy(attribution.name)) else verb), speaker


def _is_plural(name: str) -> bool:
    """Whether a speaker is more than one, as far as the form tells; a name is one."""
    head = re.split(r",| (?:of|in|from|at|for|with|who|near) ", name)[0]
    last = head.split(" ")[-1] if head else ""
    plural_form = last.islower() and last.endswith("s") and not last.endswith(("ss", "us", "'s"))
    return plural_form or last in _PLURALS or " and " in head


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
