"""Boundaries: whether a sentence ends at a mark: abbreviations, initials, quotations and numbers go on."""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Final

from digest.patterns import Pattern
from digest.reading.abbreviations import (
    ADDRESS_ENDINGS,
    BEFORE_NUMBERS,
    CLOCK,
    CLOCK_FOLLOWERS,
    EXCLAIMED,
    FOREIGN,
    OPENERS,
    OPENERS_OF,
    ORDINALS,
    SOFT,
    SPEECH,
    TITLES,
    TITLES_OF,
)

#: Where a sentence may end: marks, then what closes after them, then notes such as "[3]"; or a break that always ends a sentence
#: (an empty line, a new list item). No part can match in two ways, so the search is linear.
STOP: Final = re.compile(
    r"""(?P<wide>[。！？｡।॥؟۔։።፧။។;\u037e]+[」』”’）)\]"»]*)
    |(?P<mark>[.!?…‽]+(?:[ \u00a0]\.(?![\w.]))*)(?P<close>[)\]}"'”’»›“«‹]*)(?P<far>[ \u00a0\u202f][»"”](?=\s|$))?(?:\[\d{1,3}\])*
    |(?P<hard>\n[ \t\r]*(?:\n|(?=[-•*–][ \t]|\d{1,2}[.)][ \t])))""",
    re.VERBOSE,
)
#: A full stop before one of these is part of a number or an address.
WITHIN_WORDS: Final = frozenset(ascii_lowercase + digits)
_CAPITALS: Final = frozenset(ascii_uppercase)
_QUOTES: Final = frozenset('"“')
_SPACE: Final = re.compile(r"\s*")
_OPENING: Final = re.compile(r"""["'“”‘’«»‹›„‚(\[{¿¡—–-]{0,4}[ \u00a0\u202f]?(?=\w)|["'“”‘’«»‹›„‚(\[{¿¡—–-]{0,4}""")
_WORD: Final = re.compile(r"[^\W\d_]{1,30}")
_QUOTE_CLOSERS: Final = frozenset("\"'”’»›“«‹")
_SPEAKER: Final = Pattern(rf"(?:[A-Z][\w.'’-]{{0,24}} ){{1,4}}(?:{SPEECH})\b")
# “…。”王小明说。 The speaker after a quotation belongs to it.
_HAN_SPEAKER: Final = Pattern(r"[\u4e00-\u9fff·]{1,12}?(?:说|說|表示|指出|写道|寫道|告诉|告訴|补充|補充)[^。！？，：]{0,12}。")
#: What stands within these marks is one sentence, or part of one, where it is no longer than this (characters).
_HELD: Final = {"「": "」", "『": "』", "（": "）", "“": "”"}
_LONGEST_HELD: Final = 200
_LOWER_NAME: Final = Pattern(r"(?:[a-z][A-Z]|(?:al|el|as|ash|an|ad|ar|at)-[A-Z]|(?:van|von|de|bin|bint) [A-Z])")
_ENUMERATOR: Final = re.compile(r"""["'“‘«„(\[]{0,2}(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,5})\Z""")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.-?){0,6}[^\W\d_]\Z")
_ROMAN: Final = Pattern(r"[IVX]{1,6}\Z")
_ADDRESS_ENDINGS: Final = ADDRESS_ENDINGS - {"in"}
_NEVER_LAST: Final = SOFT | TITLES


class Scan:
    """One run over a text: where the present sentence began, and how many straight quotation marks it has seen."""

    __slots__ = ("counted", "end", "first", "foreign", "known", "marks", "openers", "ordinals", "text", "titles")

    def __init__(self, text: str, start: int, end: int, language: str) -> None:
        self.text, self.end = text, end
        self.first = start  # of the present sentence
        self.counted, self.marks = start, 0
        self.titles, self.foreign, self.known, self.openers, self.ordinals = _choose_tables(language)

    def within_quote(self, position: int) -> bool:
        """Whether an odd number of straight double quotation marks stands before `position`; positions must rise."""
        self.marks += self.text.count('"', self.counted, position)
        self.counted = max(self.counted, position)
        return self.marks % 2 == 1

    def word_before(self, position: int) -> str:
        """The word that ends at `position`, with the full stops, apostrophes and hyphens in it; at most 24 characters."""
        text, first = self.text, position
        limit = max(self.first, position - 24)
        word = text[limit:position].rpartition(" ")[2]
        if word.isalnum():
            return word
        while first > limit and (
            text[first - 1].isalnum() or text[first - 1] in ".'’-&" or "\u0900" <= text[first - 1] < "\u0e80"
        ):
            first -= 1
        return text[first:position].lstrip(".'’-&")


@lru_cache(maxsize=100)
def _choose_tables(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], bool]:
    """What the language has: titles, abbreviations of its own, all that are known to it, words that open sentences, ordinals."""
    subtag = language.lower().partition("-")[0]
    titles, foreign = TITLES | TITLES_OF.get(subtag, frozenset()), FOREIGN.get(subtag, frozenset())
    known = titles | SOFT | BEFORE_NUMBERS | CLOCK | foreign
    return titles, foreign, known, OPENERS_OF.get(subtag, OPENERS), subtag in ORDINALS


def is_plain_end(scan: Scan, stop: int) -> bool:
    """Whether a full stop at `stop` ends a sentence at first sight: after a word that is no abbreviation, before a capital.

    `find_boundary` says the same of each of them, at ten times the cost.
    """
    text = scan.text
    after = stop + (3 if text[stop + 2 : stop + 3] in _QUOTES else 2)
    if after >= scan.end or text[stop : stop + 2] != ". " or text[after] not in _CAPITALS:
        return False
    word = text[max(scan.first, stop - 24) : stop].rpartition(" ")[2]
    if not word.isalpha() or word.lower() in scan.known:
        return False
    return len(word) > 6 or (len(word) > 1 and word[0] not in "ivxIVX")  # "ii." may number what follows


def find_boundary(scan: Scan, match: re.Match[str]) -> int | None:
    """Where the sentence ends that may end at this match, or None where it goes on."""
    text, end, last = scan.text, scan.end, match.end()
    wide, mark, close, far, hard = match.groups()
    if mark is None:
        if hard is not None:
            return last
        assert wide is not None
        # 「…。」と述べた: the quotation goes on as an object of the verb.
        if last < end and text[last] in "とっという" and text[last - 1] in "」』":
            return None
        if _is_held(scan, last) or (text[last - 1] == "）" and last < end and text[last].isalpha()):
            return None  # "市は（詳細は不明。）発表した。"
        return None if text[last - 1] in "”’」』" and _HAN_SPEAKER.match(text, last, end) else last
    if far is not None and far[-1] == '"' and not scan.within_quote(match.end("far") - 1):
        last = match.start("far")  # it opens the next sentence
    if last >= end:
        return last
    if not text[last].isspace():
        return _boundary_without_space(scan, match, mark, close)
    following = last + 1
    if following < end and text[following].isspace():
        space = _SPACE.match(text, last, end)
        following = space.end() if space else last
    if following >= end:
        return last
    return last if _ends(scan, match.start(), mark, close, far is not None, following) else None


def _is_held(scan: Scan, last: int) -> bool:
    """Whether what stands before `last` is in marks that close soon after it: 「行く。でも帰る。」と言った。"""
    text, first = scan.text, max(scan.first, last - _LONGEST_HELD)
    opened = max(text.rfind(mark, first, last) for mark in _HELD)
    if opened < 0:
        return False
    closing = _HELD[text[opened]]
    return text.find(closing, opened, last) < 0 <= text.find(closing, last, min(scan.end, opened + _LONGEST_HELD))


def _ends(scan: Scan, stop: int, mark: str, close: str, far: bool, following: int) -> bool:
    """Whether a sentence ends with `mark`, at `stop`, and `close`; the next word, or a mark before it, stands at `following`."""
    text = scan.text
    char, at, opened = text[following], following, ""
    if not char.isalnum():
        opening = _OPENING.match(text, following, scan.end)
        at = opening.end() if opening else following
        opened = text[following:at]
        char = text[at] if at < scan.end else ""
    quoted = far or (close != "" and not _QUOTE_CLOSERS.isdisjoint(close))
    if len(mark) > 1 or mark == "…":
        if mark[0] in ".…" and text[stop - 1 : stop] in ("[", "(") and close[:1] in ("]", ")"):
            return False  # "[…]"
        if "?" not in mark and "!" not in mark:
            return not char.islower() or _opens_quote(opened)
    if mark[0] in "?!‽":
        return _ends_in_question(scan, stop, mark, close, at, char, quoted)
    if char.islower():
        plain = not close and not _is_abbreviation(scan, stop, at, char)
        return plain and (_opens_quote(opened) or bool(_LOWER_NAME.match(text, at, scan.end)))
    if quoted:
        return not (close in ("'", "’") and _is_abbreviation(scan, stop, at, char))
    return not _is_abbreviation(scan, stop, at, char)


def _opens_quote(opened: str) -> bool:
    return any(c in "\"'“‘«„(¿¡" for c in opened)


def _ends_in_question(scan: Scan, stop: int, mark: str, close: str, at: int, char: str, quoted: bool) -> bool:
    text = scan.text
    if char.islower():
        return False  # "Why now?" she asked
    if quoted and _SPEAKER.match(text, at, scan.end):
        return False  # "Why now?" Karim asked
    if close and not quoted:
        opened = max(text.rfind("(", scan.first, stop), text.rfind("[", scan.first, stop))
        if opened > scan.first and stop - opened < 30 and text[scan.first : opened].strip():
            return False  # "the (lucky?) Seven"
    if mark == "!" and not close and scan.word_before(stop) in EXCLAIMED:
        word = _WORD.match(text, at, scan.end)
        return word is None or word[0] in scan.openers  # "Yahoo! Finance"
    return True


def _is_abbreviation(scan: Scan, stop: int, at: int, char: str) -> bool:
    """Whether the full stop at `stop` belongs to the word before it; the next word begins at `at` with `char`."""
    word = scan.word_before(stop)
    lower = word.lower()
    if scan.foreign and ("'" in lower or "’" in lower):
        lower = lower.replace("’", "'").rpartition("'")[2]  # "L'ing. Bo"
    if len(word) > 6 and lower not in scan.known and "." not in word:
        return False  # most words; longer ones are no numbers, letters or initials either
    if not word:
        return False
    text = scan.text
    before = stop - len(word)
    if _ENUMERATOR.match(word) and not text[scan.first : before].strip():
        return True  # "1. The first point"
    following = _WORD.match(text, at, scan.end)
    opener = following is not None and _opens_sentence(scan, following)
    if word.isdigit():
        if len(word) <= 2 and text[before - 1 : before] == " " and text[before - 2 : before - 1] in (":", ";"):
            return True  # "the demands: 1. An end to …"
        return scan.ordinals and len(word) <= 2 and following is not None and not opener
    if lower in scan.titles:
        return True
    if char.isdigit() and (lower in BEFORE_NUMBERS or lower in SOFT or lower in scan.foreign):
        return True
    if lower in CLOCK:
        return (following is not None and following[0].lower() in CLOCK_FOLLOWERS) or (char.isdigit() and text[at - 1] == "(")
    if lower in scan.foreign:
        return not opener
    if lower in SOFT and (word[0].isupper() or "." in word):
        return not opener
    if _INITIALS.match(word):
        return not opener and (not word[-1].islower() or "." in word)
    return scan.ordinals and bool(_ROMAN.match(word)) and not opener


def _opens_sentence(scan: Scan, word: re.Match[str]) -> bool:
    """Whether `word`, which follows an abbreviation, opens a sentence: "A" does, in "A. Lind" and "D’Angelo" no letter does."""
    after = scan.text[word.end() : word.end() + 1]
    return word[0] in scan.openers and after != "." and not (after in ("'", "’") and len(word[0]) == 1 and word[0] != "I")


def _boundary_without_space(scan: Scan, match: re.Match[str], mark: str, close: str) -> int | None:
    """The end of a sentence with no space after it ("he said.The army"), only where nothing else is likely."""
    text, stop, last = scan.text, match.start(), match.end()
    if mark not in (".", "?", "!", "?.", "!.") or stop == scan.first:
        return None
    if not close and text[last].isalnum() and not text[last].isupper():
        return None  # "5.4", "example.org"
    if close:
        if any(c in "'’“«‹" for c in close):
            last = match.end("mark") if close in ("“", "«", "‘") else last
        elif '"' in close and not scan.within_quote(match.start("close") + close.index('"')):
            last = match.end("mark") + close.index('"')  # it opens the next one
    opening = _OPENING.match(text, last, scan.end)
    at = opening.end() if opening else last
    word = _WORD.match(text, at, scan.end)
    if word is None or not word[0][0].isupper() or not (word[0][1:].islower() or word[0] in scan.openers):
        return None
    after = text[word.end() : word.end() + 1]
    if (after and not (after.isspace() or after in ",'’")) or word[0].lower() in _ADDRESS_ENDINGS:
        return None
    before = scan.word_before(stop)
    around = text[max(scan.first, stop - 60) : stop].split()[-1:] or [""]
    if any(c in around[0] for c in "/@_.") or not before:
        return None
    if word[0] in scan.openers and (before[-1].isdigit() or before.lower() not in _NEVER_LAST):
        return last
    return last if len(before) > 2 and before.islower() and before.isalpha() and len(word[0]) > 1 else None
