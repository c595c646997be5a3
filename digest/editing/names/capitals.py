"""Runs of capitalised words: where names can stand in a text.

A run is a chain of capitalised words in one sentence with nothing between them but a space, or a small word that names carry
inside ("de", "of the", "and"). One pattern finds whole runs. What a run means is decided elsewhere.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from digest.editing.names import words as words_of
from digest.editing.names.wordlists import demonyms, gazetteer, organisations
from digest.model.article import Sentence

#: What stands before a word in its run: a space, a particle of people's names, or a joint of organisations and titles.
SPACE, PARTICLE, OF, AND, IN, TO = range(6)
_PARTICLES: Final = (
    "de|del|de la|de las|de los|da|das|do|dos|du|van|van der|van den|van de|von|von der|zu|bin|ibn|bint|al|el|ul|ould|ter|di"
    "|della|le|la|wa|und|und zu"
)
_JOINTS: Final[dict[str, int]] = {
    **dict.fromkeys(_PARTICLES.split("|"), PARTICLE),
    **dict.fromkeys(("of", "of the", "for", "for the", "on", "against", "without"), OF),
    **dict.fromkeys(("and", "&", "and the"), AND),
    **dict.fromkeys(("in", "in the", "at"), IN),
    **dict.fromkeys(("to", "to the"), TO),
}
#: The words that joints are made of.
_JOINING: Final = frozenset(" ".join(_JOINTS).split())
#: Longer chains are headlines or nonsense.
_LONGEST: Final = 14

#: Capital letters of the Latin script beyond ASCII; Python's re has no class for them.
_BEYOND: Final = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
_LETTER: Final = r"[^\W_]"
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_ABBREVIATIONS: Final = """
    Mr Mrs Ms Messrs Dr Prof Profs Rev Revs Hon Fr Gen Gens Lt Col Capt Maj Sgt Cpl Pvt Brig Adm Cmdr Sen Sens Rep Reps Gov Govs
    Pres Supt Insp Det St Mt Ft Inc Corp Co Ltd Dept Jr Sr Smt Engr Barr Ven Ala Ariz Ark Calif Colo Conn Fla Ill Ind Kan Ky Md
    Mass Mich Minn Miss Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo No Nos Usec Asec
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
"""
_PREFIX: Final = r"(?:(?:al|el|ul|an|as|ash|ad|ar|at|az|ez|bel|ould|sub)(?:-| - )|(?:d|l|dell)['’])"
_PREFIX_BEFORE: Final = re.compile(rf"(?<!{_LETTER}){_PREFIX}$")
# Some texts come with spaces around every hyphen ("so - called", "Kim Il - sung"): there " - " is a hyphen, elsewhere a dash.
# Few texts have any " - ", so these are compiled when they are first asked for.
_TIGHT: Final = "[a-z]-[a-z]"
_LOOSE: Final = (
    r"\b(?:so|co|non|anti|vice|pre|multi|self|semi|well|long|high|low|mid|full|ex|re|inter|pro|two|three|four|first|second|state|short"
    r"|part|cross|decision|policy) - [a-z]"
    r"| - (?:called|based|backed|old|founder|profile|level|term|year|chairman|president|day|time|minister|general|wide|led)\b"
)


@cache
def _run(loose: bool) -> re.Pattern[str]:
    """The pattern of a run, with a dollar sign that follows, to split a text by.

    It looks for a capital; what may stand before it ("al-") is seen to after. Where hyphens are `loose`, those with spaces are
    inside words.
    """
    capital = "[A-Z" + "".join(chr(c) for c in _BEYOND if chr(c).isupper()) + "]"
    # "U.S.", "D. C.", "J.K."; "J." before a name
    initials = rf"\.(?:(?:(?<=U\.) ?[KNS]\.(?: ?A\.)?|(?<=D\.) ?C\.|(?:[A-Z]\.){{1,7}})(?!{_LETTER})|(?= ?[A-Z]))"
    hyphen, reach = "-", 14
    if loose:
        hyphen, reach = r"(?:-| - (?!(?:The|An?|In|At|On|It|He|She|They|We|But|And|For|No|By)\b))", 6
    compound = "|".join(sorted(words_of.COMPOUND))
    joined = (
        rf"-(?:on|in|by|at)-(?:the-)?[A-Z]{_LETTER}*|{hyphen}(?!(?:{compound})\b)(?:[A-Z]{_LETTER}*|{_LETTER}{{1,{reach}}}\b)"
        rf"|[&'’](?![sS]\b){_LETTER}+"
    )
    by_length = groupby(sorted(_ABBREVIATIONS.split(), key=len), key=len)  # as the engine looks back
    shortened = "|".join([rf"(?<=(?<![\w-])(?:{'|'.join(words)})\.)" for _, words in by_length])
    rest = rf"(?:{initials}|[a-z]*+{_LETTER}*+(?:{joined})*+(?:\.(?:{shortened}))?)"
    space = r"(?: |[\n\xa0]\s*+)"
    small = "|".join(sorted(_JOINTS, reverse=True)).replace(" ", space)
    joint = rf"{space}(?:(?:{small}){space})?{_PREFIX}?"
    no_month = rf"(?!(?:{_MONTHS})\b)" if loose else ""
    first, further = rf"{no_month}{capital}(?<![\w@#].)", rf"{no_month}{capital}"
    return re.compile(rf"({first}{rest}(?:{joint}{further}{rest}){{0,{_LONGEST - 1}}}+(?: ?\$)?)")


class Word(NamedTuple):
    """A capitalised word in the text of its run.

    `joint` tells what stands before it in its run; `folded` is the word without accents.
    """

    text: str
    start: int
    end: int
    joint: int
    folded: str


#: A word of a run, capitalised or small, without the possessive of a body.
_IN_RUN: Final = re.compile(r"(U\. [KNS]\.(?: ?A\.)?|D\. C\.|(?:(?!['’]s? )[^\s$])+(?: - (?:(?!['’]s? )[^\s$])+)*)(?:['’]s? )?")


@lru_cache(maxsize=256)  # asked for a headline's runs whether it is one, and again when they are cut
def split_run(run: str) -> list[Word]:
    """The capitalised words of a run. They are remembered, and not to be changed."""
    words: list[Word] = []
    small: list[str] = []
    for match in _IN_RUN.finditer(run):
        word = match[1]
        if word in _JOINING:
            small.append(word)
        else:
            joint = _JOINTS[" ".join(small)] if small else SPACE
            words.append(Word(word, *match.span(1), joint, fold_word(word)))
            small.clear()
    return words


#: A chain of capitalised words in one sentence: its text, where it starts in the article, and the index of the sentence; whether
#: the first word has its capital from its place (a sentence or quotation begins), not its meaning; and whether the whole sentence
#: is written in capitals or in title case, so that capitals tell nothing.
Run = tuple[str, int, int, bool, bool]


def find_runs(text: str, sentences: Sequence[Sentence]) -> list[Run]:
    """The runs of the given sentences, in order."""
    runs: list[Run] = []
    split = _run(" - " in text and _has_loose_hyphens(text)).split
    for sentence in sentences:
        parts = split(sentence.text)
        if len(parts) == 1:
            continue
        index, at = sentence.index, sentence.start
        loud = is_loud(sentence.text) and sum([len(split_run(run)) for run in parts[1::2]]) > 2
        pairs = iter(parts)
        for gap, run in zip(pairs, pairs, strict=False):  # what follows the last run is no part of a pair
            start = at + len(gap)
            at = start + len(run)
            opens = not gap
            if gap in _OWNING and runs and _owns(runs[-1][0], gap, run):
                _, start, _, opens, _ = runs.pop()
                run = text[start:at]
            elif gap and gap[-2:] not in _IN_MIDST:
                prefix = _PREFIX_BEFORE.search(gap) if gap[-1] in "-'’" or gap[-3:] == " - " else None
                if prefix is not None:
                    gap = gap[: prefix.start()]
                    start -= len(prefix[0])
                    run = text[start:at]
                opens = not gap or _opens(gap, len(gap) == start - sentence.start)
            runs.append((run, start, index, opens, loud))
    return runs


def _has_loose_hyphens(text: str) -> bool:
    return re.search(_LOOSE, text) is not None or (text.count(" - ") > 2 and not re.search(_TIGHT, text))


#: What a gap ends with after which a capital tells something: a letter and a space.
_IN_MIDST: Final = frozenset([letter + " " for letter in string.ascii_letters])
#: What stands between the words of "Transport Workers' League", "Women's Institute".
_OWNING: Final = frozenset(("' ", "’ ", "'s ", "’s "))
#: Whose bodies have a possessive singular in form in their name.
_OF_THE_PEOPLE: Final = frozenset("Liberation Daily Republic Action National Democratic Front Bank Congress".split())
_OWNERS: Final = ("People", "Women", "Children", "Men", "Farmer", "Worker", "Veteran")


def _owns(owner: str, gap: str, body: str) -> bool:
    """Whether a possessive stands inside the name of a body."""
    head = body.split(" ", 1)[0]
    if owner.endswith("People") and head in _OF_THE_PEOPLE:
        return True
    if head not in words_of.ORG_HEAD or head in words_of.PAPER:
        return False
    return owner.endswith(_OWNERS) if "s" in gap else owner.endswith("s")


def _opens(gap: str, first: bool) -> bool:
    """Whether what stands before a word makes any word capital: the end of a sentence, a colon, an opening quote, a bullet.

    `first` says that the sentence begins with it.
    """
    if gap[-1] == " " and gap[-2:-1].isalpha():
        return False
    bare = gap.rstrip()
    if bare and bare[-1] in ".!?:;“\"•*‘—'…" and bare[-2:] != "'s":
        return True
    return first and not any(map(str.isalnum, gap[-8:]))


def is_loud(sentence: str) -> bool:
    """Whether a sentence is all capitals, or a headline in title case: no full stop and no long word in lower case."""
    if sentence[-1] in ".!?\"”’'":
        return sentence.isupper()
    return not any(len(w) > 3 and w.islower() and w[0].isalpha() and w not in _SMALL for w in sentence.split())


#: Words that stay in lower case in a headline in title case.
_SMALL: Final = frozenset(
    {"with", "from", "into", "over", "after", "amid", "than", "upon", "before", "under", "between", "during"}
)


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


@cache
def dull_words() -> frozenset[str]:
    """Words that alone are no name wherever they stand: titles, dates, peoples, and heads and acronyms that no list has."""
    listed = words_of.ORG_HEAD | words_of.NOT_A_NAME | words_of.FUNCTION
    unknown = frozenset(word for word in listed if word not in organisations() and fold_word(word) not in gazetteer())
    titles = (words_of.TITLE | words_of.ADDRESS) - words_of.QUALIFIER
    return unknown | titles | words_of.DATE_WORD | frozenset(demonyms())
