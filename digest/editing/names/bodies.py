"""Bodies without a capital: "the defence ministry", "the river authority", where they speak or act as one named."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from digest.editing.cues import CUES, NOUN_LIKE, word_set
from digest.editing.names.cutting import Cut, Piece
from digest.editing.names.discourse import Form
from digest.editing.names.wordlists import demonyms
from digest.model.article import Sentence

#: By their first letters, so that the engine turns most words of a text away on one character.
_HEADS: Final = (
    "a(?:uthority|gency|ssociation)|b(?:oard|ureau)|c(?:o(?:uncil|mmission|mmittee)|hamber of commerce)|d(?:epartment|irectorate)"
    "|embassy|federation|in(?:stitute|spectorate)|ministry|office|prosecutor(?:'s|s') office|regulator|union"
)
# A people, one or two words that tell which it is, and the noun: "the Dutch transport ministry". The article anchors the
# search, and each word is bounded. What a country, a town or a firm has is named without the owner.
_BODY: Final = re.compile(
    r"(?:\b[Tt]he|[a-z]['’]s) (?P<name>(?!(?:country|city|town|world|government|nation|state|company|group|party)['’])"
    rf"(?:(?P<people>[A-Z][a-z]{{2,16}}) )?(?P<which>(?:[a-z]{{3,16}}(?:['’]s?)? ){{0,2}})(?:{_HEADS}))\b(?![-'’]| of )"
)
#: Every such noun: only few sentences have one.
_HEAD: Final = re.compile(rf" (?:{_HEADS})\b")
_NEXT: Final = re.compile(r" (?:(?:also|later|on [A-Z]\w+|has|had|have) )?([a-z]+)")
_ACTS: Final = word_set(
    """
    expects expected plans planned wants wanted voted decided ruled will would has had approved rejected opened closed sent
    counts counted raised cut lifted put hopes issued published launched spent banned fined is was did does
    """
)
#: Words that only tell of such a body, not which of them it is.
_NOT_WHICH: Final = word_set(
    """
    new old same other whole entire local own former current last next first second third main only very powerful influential
    ruling relevant competent responsible separate special independent joint official central country's city's town's world's
    government's nation's state's company's group's party's said and whose that which with from into over for but also top
    head main senior nearby small large big biggest largest oldest newest many most few several such late proposed planned
    then previous outgoing incoming affected post press box home branch
    """
)


def find_bodies(text: str, sentences: Sequence[Sentence]) -> list[Form]:
    """The bodies named by words in lower case, each with all its places; only those that somewhere speak or act."""
    forms: dict[str, Form] = {}
    active: set[str] = set()
    for sentence in _sentences_with_heads(text, sentences):
        for match in _BODY.finditer(text, sentence.start, sentence.end):
            start, end, key, which = match.start("name"), match.end("name"), match["name"], match["which"].split()
            if not _NOT_WHICH.isdisjoint(which) or (match["people"] and match["people"] not in demonyms()):
                continue
            if not which and not match["people"] and " of " not in key:
                continue
            piece = Piece(Cut(key, 0, key, key.count(" ") + 1), start, sentence.index)
            forms.setdefault(key, Form(key, [], "organisation", 1.5)).pieces.append(piece)
            if _speaks(text, match.start(), end, sentence.end):
                active.add(key)
    for key, form in forms.items():
        fuller = [other for name, other in forms.items() if name.endswith(" " + key) and name in active]
        if len(fuller) == 1:
            form.parent = fuller[0]
    return [form for key, form in forms.items() if key in active or form.parent is not None]


def _sentences_with_heads(text: str, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    last = -1
    for match in _HEAD.finditer(text):
        at = bisect_right(sentences, match.start(), key=lambda sentence: sentence.start) - 1
        if at != last and at >= 0:
            last = at
            yield sentences[at]


def _speaks(text: str, start: int, end: int, last: int) -> bool:
    """Whether a body is the subject of a verb, or "according to" it something is so."""
    if text.endswith("ccording to ", max(0, start - 13), start):
        return True
    following = _NEXT.match(text, end, last)
    if following is None:
        return False
    word = following[1]
    return word in _ACTS or (word in CUES and word not in NOUN_LIKE and not word.endswith("ing"))
