"""Runs of capitalised words: where names can stand in a text, found in one scan.

A run is a chain of capitalised words in one sentence with nothing between them but a space, or a small word that names carry
inside ("de", "of the", "and"). What the run means is decided elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from digest.editing.names.wordlists import gazetteer, organisations
from digest.editing.names.words import COMPOUND, ORG_HEAD, PAPER
from digest.model.article import Sentence

#: Capital letters of the Latin script beyond ASCII; Python's re has no class for them.
_BEYOND: Final = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
_UPPER: Final = "A-Z" + "".join(chr(c) for c in _BEYOND if chr(c).isupper())
_LETTER: Final = r"[^\W_]"
# The scan looks for a capital and takes each letter once; what needs a look around ("U.S.", "Mr.", "al-") is seen to after.
_PATTERN: Final = (
    rf"[{_UPPER}]{_LETTER}*(?:-(?:on|in|by|at)-(?:the-)?[{_UPPER}]{_LETTER}*|HYPHEN(?!(?:{'|'.join(sorted(COMPOUND))})\b)(?:[{_UPPER}]{_LETTER}*|{_LETTER}{{1,REACH}}\b)"
    rf"|[&'’](?![sS]\b){_LETTER}+)*"
)
_CAPITAL: Final = re.compile(_PATTERN.replace("HYPHEN", "-").replace("REACH", "14"))
# Some texts come with spaces around every hyphen ("so - called", "Kim Il - sung"): there " - " is a hyphen, elsewhere a dash.
_TIGHT: Final = re.compile(r"[a-z]-[a-z]")
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_LOOSE_CAPITAL: Final = re.compile(
    rf"(?!(?:{_MONTHS})\b)"
    + _PATTERN.replace("HYPHEN", r"(?:-| - (?!(?:The|An?|In|At|On|It|He|She|They|We|But|And|For|No|By)\b))").replace("REACH", "6")
)
_LOOSE: Final = re.compile(
    r"\b(?:so|co|non|anti|vice|pre|multi|self|semi|well|long|high|low|mid|full|ex|re|inter|pro|two|three|four|first|second|state|short"
    r"|part|cross|decision|policy) - [a-z]"
    r"| - (?:called|based|backed|old|founder|profile|level|term|year|chairman|president|day|time|minister|general|wide|led)\b"
)
_LETTERS: Final = re.compile(
    rf"(?:U\. ?[KNS]\.(?: ?A\.)?|D\. ?C\.|(?:[{_UPPER}]\.){{2,8}})(?!{_LETTER})|[{_UPPER}]\.(?= ?[{_UPPER}])"
)
_ABBREVIATIONS: Final = """
    Mr Mrs Ms Messrs Dr Prof Profs Rev Revs Hon Fr Gen Gens Lt Col Capt Maj Sgt Cpl Pvt Brig Adm Cmdr Sen Sens Rep Reps Gov Govs
    Pres Supt Insp Det St Mt Ft Inc Corp Co Ltd Dept Jr Sr Smt Engr Barr Ven Ala Ariz Ark Calif Colo Conn Fla Ill Ind Kan Ky Md
    Mass Mich Minn Miss Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo No Nos
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
"""
_SHORTENED: Final = frozenset(_ABBREVIATIONS.split())
_PREFIX: Final = re.compile(r"(?:(?:al|el|ul|an|as|ash|ad|ar|at|az|ez|bel|ould|sub)(?:-| - )|(?:d|l|dell)['’])$")
#: What stands before a word in its run: a space, a particle of people's names, or a joint of organisations and titles.
SPACE, PARTICLE, OF, AND, IN, TO = range(6)
_PARTICLES: Final = """
    de|del|de la|de las|de los|da|das|do|dos|du|van|van der|van den|van de|von|von der|zu|bin|ibn|bint|al|el|ul|ould|ter|di
    |della|le|la|wa
"""
JOINTS: Final[dict[str, int]] = {
    " ": SPACE,
    **{f" {p.strip()} ": PARTICLE for p in _PARTICLES.split("|")},
    **dict.fromkeys((" of ", " of the ", " for ", " for the ", " on ", " against ", " without "), OF),
    **dict.fromkeys((" and ", " & ", " and the "), AND),
    **dict.fromkeys((" in ", " in the ", " at "), IN),
    **dict.fromkeys((" to ", " to the "), TO),
}


class Word(NamedTuple):
    """A capitalised word. `joint` tells what stands before it in its run; `folded` is the word without accents."""

    text: str
    start: int
    end: int
    joint: int
    folded: str


class Run(NamedTuple):
    """A chain of capitalised words in one sentence.

    `opens` says that the first word has its capital from its place (a sentence or quotation begins), not its meaning; `loud`
    that the whole sentence is written in capitals or in title case, so that capitals tell nothing.
    """

    words: list[Word]
    sentence: int  # index of the sentence in the article
    opens: bool
    loud: bool


def find_runs(text: str, sentences: Sequence[Sentence]) -> list[Run]:
    """The runs of the given sentences, in order, each no longer than LONGEST words."""
    runs: list[Run] = []
    loose = " - " in text and (_LOOSE.search(text) or (text.count(" - ") > 2 and not _TIGHT.search(text)))
    pattern = _LOOSE_CAPITAL if loose else _CAPITAL
    for sentence in sentences:
        chains = _chains(text, sentence, pattern)
        loud = sum(len(words) for words, _ in chains) > 2 and _is_loud(sentence.text)
        runs.extend(Run(words, sentence.index, opens, loud) for words, opens in chains)
    return runs


def _chains(text: str, sentence: Sentence, pattern: re.Pattern[str]) -> list[tuple[list[Word], bool]]:
    chains: list[tuple[list[Word], bool]] = []
    words: list[Word] = []
    end = sentence.start
    for match in pattern.finditer(text, sentence.start, sentence.end):
        start, stop = match.span()
        if start < end:
            continue  # inside initials that were taken already
        before = text[start - 1] if start else " "
        if before.isalnum() or before in "_@#":
            continue
        if text.startswith(".", stop):
            stop = _abbreviation_end(text, start, stop)
        if before in "-'’ ":
            start = _prefix_start(text, start, max(end, sentence.start))
        gap = text[end:start]
        joint = JOINTS.get(gap)
        if joint is None and ("\n" in gap or "\xa0" in gap):
            joint = JOINTS.get(" ".join(["", *gap.split(), ""]) if gap.strip() else " ")
        if joint is None and words and _owns(words[-1].text, gap, match.group()):
            joint = SPACE
        if joint is None or not words or len(words) >= LONGEST:
            opens = _opens(gap) or (end == sentence.start and (not gap or not any(map(str.isalnum, gap[-8:]))))
            words = []
            chains.append((words, opens))
            joint = SPACE
        word, end = text[start:stop], stop
        words.append(Word(word, start, end, joint, fold_word(word)))
    return chains


def _owns(owner: str, gap: str, body: str) -> bool:
    """Whether a possessive stands inside the name of a body: "Transport Workers' League", "Women's Institute"."""
    if body not in ORG_HEAD or body in PAPER:
        return False
    if gap in ("' ", "’ "):
        return owner.endswith("s")
    return gap in ("'s ", "’s ") and owner in _OWNERS


#: Whose bodies have a possessive singular in form in their name.
_OWNERS: Final = frozenset({"People", "Women", "Children", "Men", "Farmer", "Worker", "Veteran"})


def _abbreviation_end(text: str, start: int, stop: int) -> int:
    """Where a word before a full stop ends: with the stop if it is an abbreviation or initials."""
    if stop - start == 1:
        initials = _LETTERS.match(text, start)
        return initials.end() if initials else stop
    return stop + 1 if text[start:stop] in _SHORTENED else stop


def _prefix_start(text: str, start: int, least: int) -> int:
    """Where the word starts with a particle that is written onto it: "al-Salam", "d'Arc", "sub-Saharan"."""
    if text[start - 1] == " " and text[start - 3 : start] != " - ":
        return start
    prefix = _PREFIX.search(text, max(least, start - 7), start)
    if prefix is None or (prefix.start() and text[prefix.start() - 1].isalnum()):
        return start
    return prefix.start()


def _opens(gap: str) -> bool:
    """Whether what stands before a word makes any word capital: the end of a sentence, a colon, an opening quote, a bullet."""
    bare = gap.rstrip()
    return bare != "" and bare[-1] in ".!?:;“\"•*‘—'…" and bare[-2:] != "'s"


def _is_loud(sentence: str) -> bool:
    """Whether a sentence is all capitals, or a headline in title case: no full stop and no long word in lower case."""
    if sentence[-1] in ".!?\"”’'":
        return sentence.isupper()
    return not any(len(w) > 3 and w.islower() and w[0].isalpha() and w not in _SMALL for w in sentence.split())


#: Words that stay in lower case in a headline in title case.
_SMALL: Final = frozenset(
    {"with", "from", "into", "over", "after", "amid", "than", "upon", "before", "under", "between", "during"}
)


#: Longer chains are headlines or nonsense.
LONGEST: Final = 14
_FOLDS: Final = str.maketrans("’‘ʻʼøØłŁđĐıæÆœŒßðÐþÞ", "''''oOlLdDiaAoOsdDtT")


def fold_word(word: str) -> str:
    """A word as the lists have it: without accents, and "CAIRO" as "Cairo" where that is how the lists know it."""
    folded = word if word.isascii() else fold(word)
    if " " in folded:
        return folded.replace(". ", ".").replace(" - ", "-")
    if len(folded) > 3 and folded.isupper() and folded not in organisations() and folded.title() in gazetteer():
        return folded.title()
    return folded


def fold(name: str) -> str:
    """`name` without accents and with straight apostrophes: the form in which the word lists are kept."""
    bare = unicodedata.normalize("NFKD", name.translate(_FOLDS))
    return "".join(c for c in bare if not unicodedata.combining(c))
