"""Lines: the fact as a reader sees it, made of the source's own words, with who says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digest.editing.clauses import (
    TURNS,
    Span,
    count_words,
    find_main_clause,
    has_verb,
    is_verb,
    split_clauses,
    split_words,
)
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
_CONNECTIVE: Final = re.compile(r"(?:and|but|also|however|meanwhile)[ ,]+", re.IGNORECASE)
_END_MARKS: Final = " \t\n,;:–—-"
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’']?\s+(?=[\"“A-Z0-9])")
_UNSURE: Final = ("he", "she", "it", "they", "we", "i")


def make_line(article: Article, fact: Fact, *, role: str | None = None, told: Sequence[Span] = ()) -> str:
    """The readable line of a fact: at most about 25 words of its sentence, and who says so.

    `role` is the speaker's, or the person's, where the article gives one. `told` are the spans of what people say in this
    article (claims and quotations), so that a figure in one of them is cut from that and not from its whole sentence.
    Cuts are made at clause borders only, and never before or after a word that turns the sense ("but", "if", "not").
    """
    if fact.kind in ("person", "organisation", "place"):
        return _capitalise(_tidy(", ".join(part for part in (fact.name or fact.text, fact.role or role) if part)))
    said = _render_attribution(fact.attribution, role)
    if fact.kind == "quote" and count_words(fact.text[:_WINDOW]) >= _WHOLE_QUOTE:
        return _join(f"“{_shorten_quote(_tidy(fact.text[:_WINDOW]))}”", said)
    start, end = _choose_content(article, fact, told)
    start, end = max(start, fact.start - _WINDOW), min(end, fact.start + _WINDOW)
    content = article.text[start:end]
    if fact.attribution is not None and (not has_verb(content) or _is_bidding(content)):
        opened = _open_saying(article, fact.attribution, start)
        if opened is not None:  # "asked its citizens to leave": the words need the verb that they hang on
            return _capitalise(_tidy(article.text[opened:end]))
    within = (fact.start - start, min(fact.end, end) - start)
    if fact.kind == "claim" and count_words(content) > _LONG_CLAIM:
        within = (find_main_clause(content), within[1])
    return _join(_capitalise(_cut_around(content, within)), said)


def _choose_content(article: Article, fact: Fact, told: Sequence[Span]) -> Span:
    """The words to cut the line from: what somebody says, where the fact stands in it, else the sentence."""
    sentence = article.sentences[fact.sentence]
    if fact.kind == "claim":
        return fact.start, fact.end
    if fact.attribution is not None:
        around = [
            (s, e) for s, e in told if s <= fact.start and fact.end <= e and count_words(article.text[s:e]) >= _LEAST_CONTENT
        ]
        if around:
            start, end = min(around, key=lambda span: (span[1] - span[0], span))
            return max(start, sentence.start), max(fact.end, min(end, sentence.end))
    return sentence.start, max(sentence.end, fact.end)


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
    return None if re.search(r"[.!?\n]\s", between) else attribution.start


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
    while (first > 0 or last + 1 < len(clauses)) and _lacks(text, clauses, first, last):
        if first > 0:
            first -= 1
        else:
            last += 1
        if count_words(text[clauses[first][0] : clauses[last][1]]) > _MAY_GROW_TO:
            break
    return _tidy(text[clauses[first][0] : clauses[last][1]])


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
    if not has_verb(kept) or (first > 0 and (_OPENING.match(kept) or len(split_words(text[slice(*clauses[first])])) < 3)):
        return True
    if first > 0 and _opens_with_verb(text[slice(*clauses[first])]):
        return True
    if find_main_clause(text) >= clauses[last][1]:
        return True  # circumstances alone
    before = text[slice(*clauses[first - 1])] if first > 0 else ""
    after = text[slice(*clauses[last + 1])] if last + 1 < len(clauses) else ""
    return _turns(before) or _turns(after) or _goes_on(after)


def _goes_on(clause: str) -> bool:
    """Whether a clause is the next item of a list: "Borby", "Corvo and Dunmore in the north"."""
    words = split_words(clause)
    if not words or words[0].lower() in _NO_ITEM or has_verb(clause):
        return False
    return len(words) <= _LONGEST_ITEM or "and" in words[:_LONGEST_ITEM]


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
    if text.endswith(".") and not text.endswith("..") and not re.search(r"\b[A-Z]\.$", text):
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
