"""Runs of capitalised words: where names can stand in a text, found in one scan.

A run is a chain of capitalised words in one sentence with nothing between them but a space, or a small word that names carry
inside ("de", "of the", "and"). What the run means is decided elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from digest.editing.names import words as words_of
from digest.editing.names.wordlists import demonyms, gazetteer, organisations
from digest.model.article import Sentence

#: Capital letters of the Latin script beyond ASCII; Python's re has no class for them.
_BEYOND: Final = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
_UPPER: Final = "A-Z" + "".join(chr(c) for c in _BEYOND if chr(c).isupper())
_LETTER: Final = r"[^\W_]"
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
# Some texts come with spaces around every hyphen ("so - called", "Kim Il - sung"): there " - " is a hyphen, elsewhere a dash.
_TIGHT: Final = re.compile(r"[a-z]-[a-z]")
_LOOSE: Final = re.compile(
    r"\b(?:so|co|non|anti|vice|pre|multi|self|semi|well|long|high|low|mid|full|ex|re|inter|pro|two|three|four|first|second|state|short"
    r"|part|cross|decision|policy) - [a-z]"
    r"| - (?:called|based|backed|old|founder|profile|level|term|year|chairman|president|day|time|minister|general|wide|led)\b"
)


@cache
def _capitalised(loose: bool) -> re.Pattern[str]:
    """The pattern of a capitalised word, to split a text by; where hyphens are `loose`, also those with spaces are inside words.

    It looks for a capital and takes each letter once; what needs a look around ("U.S.", "Mr.", "al-") is seen to after.
    """
    first, hyphen, reach = "", "-", 14
    if loose:
        first, reach = rf"(?!(?:{_MONTHS})\b)", 6
        hyphen = r"(?:-| - (?!(?:The|An?|In|At|On|It|He|She|They|We|But|And|For|No|By)\b))"
    compound = "|".join(sorted(words_of.COMPOUND))
    return re.compile(
        rf"({first}[{_UPPER}]{_LETTER}*(?:-(?:on|in|by|at)-(?:the-)?[{_UPPER}]{_LETTER}*"
        rf"|{hyphen}(?!(?:{compound})\b)(?:[{_UPPER}]{_LETTER}*|{_LETTER}{{1,{reach}}}\b)"
        rf"|[&'’](?![sS]\b){_LETTER}+)*)"
    )


@cache
def _initials() -> re.Pattern[str]:
    """The pattern of initials from their first letter on: "U.S.", "J. R." up to the first space."""
    return re.compile(rf"(?:U\. ?[KNS]\.(?: ?A\.)?|D\. ?C\.|(?:[{_UPPER}]\.){{2,8}})(?!{_LETTER})|[{_UPPER}]\.(?= ?[{_UPPER}])")


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


#: A word as it is read: where the gap before it starts, where it starts and ends, its joint, and the word.
_Place = tuple[int, int, int, int, str]


class Word(NamedTuple):
    """A capitalised word in the text of its run.

    `joint` tells what stands before it in its run; `folded` is the word without accents.
    """

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

    text: str  # the words and what stands between them, with a dollar sign that follows
    start: int  # in the text of the article
    places: list[_Place]
    sentence: int  # index of the sentence in the article
    opens: bool
    loud: bool

    def words(self) -> list[Word]:
        first = self.start
        return [Word(word, start - first, end - first, joint, fold_word(word)) for _, start, end, joint, word in self.places]


#: Words that alone are no name where a sentence begins.
_OPENERS: Final = words_of.FUNCTION | words_of.OPENER


@cache
def dull_words() -> frozenset[str]:
    """Words that alone are no name wherever they stand: titles, dates, peoples, and heads and acronyms that no list has."""
    listed = words_of.ORG_HEAD | words_of.NOT_A_NAME | words_of.FUNCTION
    unknown = frozenset(word for word in listed if word not in organisations() and fold_word(word) not in gazetteer())
    titles = (words_of.TITLE | words_of.ADDRESS) - words_of.QUALIFIER
    return unknown | titles | words_of.DATE_WORD | frozenset(demonyms())


def find_runs(text: str, sentences: Sequence[Sentence]) -> list[Run]:
    """The runs of the given sentences in which names may stand, in order, each no longer than LONGEST words."""
    runs: list[Run] = []
    loose = " - " in text and (_LOOSE.search(text) is not None or (text.count(" - ") > 2 and not _TIGHT.search(text)))
    split = _capitalised(loose).split
    dull = dull_words()
    for sentence in sentences:
        parts = split(sentence.text)
        if len(parts) == 1:
            continue
        first, index = sentence.start, sentence.index
        chains = _make_chains(text, first, parts)
        loud = len(parts) > _FEW and sum(map(len, chains)) > 2 and _is_loud(sentence.text)
        for chain in chains:
            gap, start, end, _, word = chain[0]
            alone = len(chain) == 1
            if not alone:
                end = chain[-1][2]
            elif word in dull and not loud:
                continue
            opens = start == first or _opens(text, gap, start, first)
            if opens and alone and word in _OPENERS and not loud:
                continue
            if text[end : end + 1] == "$" or text[end : end + 2] == " $":
                end += 2
            runs.append(Run(text[start:end], start, chain, index, opens, loud))
    return runs


#: The parts of a sentence with two capitalised words: too few for a headline.
_FEW: Final = 5


def _make_chains(text: str, first: int, parts: list[str]) -> list[list[_Place]]:
    """The chains of the sentence that begins at `first`; `parts` are in turn what stands between its words, and a word."""
    chains: list[list[_Place]] = []
    chain: list[_Place] = []
    end = read = first  # where the last word ends, and where the last part does
    pairs = iter(parts)
    for gap, word in zip(pairs, pairs, strict=False):  # what follows the last word is no part of a pair
        start = read + len(gap)
        if read != end:
            if start < end:
                read = start + len(word)
                continue  # inside initials that were taken already
            gap = text[end:start]
        read = stop = start + len(word)
        if gap == " ":
            joint: int | None = SPACE
        else:
            joint = JOINTS.get(gap) if chain else None
            if joint is None:
                before = text[start - 1] if start else " "
                if before != " " or gap[-3:] == " - ":
                    if before.isalnum() or before in "_@#":
                        continue
                    if before in "-'’ ":
                        start = _prefix_start(text, start, end)
                        gap = text[end:start]
                        joint = JOINTS.get(gap)
                if chain and (gap[:1] in "'’" or "\n" in gap or "\xa0" in gap):
                    joint = _odd_joint(text, gap, word, chain)
        if text[stop : stop + 1] == ".":
            stop = _abbreviation_end(text, stop - len(word), stop)
        if stop - start != len(word):
            word = text[start:stop]
        if joint is None or not chain or len(chain) >= LONGEST:
            chain = [(end, start, stop, SPACE, word)]
            chains.append(chain)
        else:
            chain.append((end, start, stop, joint, word))
        end = stop
    return chains


def _odd_joint(text: str, gap: str, body: str, chain: list[_Place]) -> int | None:
    """The joint in a gap that has a line break or a hard space in it, or a possessive; None if it is no joint."""
    if "\n" in gap or "\xa0" in gap:
        return JOINTS.get(" ".join(["", *gap.split(), ""]) if gap.strip() else " ")
    if chain and _owns(chain[-1][-1], gap, body):
        return SPACE
    return JOINTS.get(gap)


def _owns(owner: str, gap: str, body: str) -> bool:
    """Whether a possessive stands inside the name of a body: "Transport Workers' League", "Women's Institute"."""
    if body not in words_of.ORG_HEAD or body in words_of.PAPER:
        return False
    if gap in ("' ", "’ "):
        return owner.endswith("s")
    return gap in ("'s ", "’s ") and owner in _OWNERS


#: Whose bodies have a possessive singular in form in their name.
_OWNERS: Final = frozenset({"People", "Women", "Children", "Men", "Farmer", "Worker", "Veteran"})


def _abbreviation_end(text: str, start: int, stop: int) -> int:
    """Where a word before a full stop ends: with the stop if it is an abbreviation or initials."""
    if stop - start == 1:
        initials = _initials().match(text, start)
        return initials.end() if initials else stop
    return stop + 1 if text[start:stop] in _SHORTENED else stop


def _prefix_start(text: str, start: int, least: int) -> int:
    """Where the word starts with a particle that is written onto it: "al-Salam", "d'Arc", "sub-Saharan"."""
    prefix = _PREFIX.search(text, max(least, start - 7), start)
    if prefix is None or (prefix.start() and text[prefix.start() - 1].isalnum()):
        return start
    return prefix.start()


def _opens(text: str, gap: int, start: int, first: int) -> bool:
    """Whether what stands before a word makes any word capital: the end of a sentence, a colon, an opening quote, a bullet.

    `gap` is where the gap before the word starts, `first` where the sentence does.
    """
    if start - gap > 1 and text[start - 1] == " " and text[start - 2].isalpha():
        return False
    before = text[gap:start]
    bare = before.rstrip()
    if bare and bare[-1] in ".!?:;“\"•*‘—'…" and bare[-2:] != "'s":
        return True
    return gap == first and not any(map(str.isalnum, before[-8:]))


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
