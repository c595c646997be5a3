"""Runs of capitalised words: where names can stand in a text, found in one scan.

A run is a chain of capitalised words in one sentence with nothing between them but a space, or a small word that names carry
inside ("de", "of the", "and"). What the run means is decided elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from digest.model.article import Sentence

#: Capital letters of the Latin script beyond ASCII; Python's re has no class for them.
_BEYOND: Final = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
_UPPER: Final = "A-Z" + "".join(chr(c) for c in _BEYOND if chr(c).isupper())
_LETTER: Final = r"[^\W_]"
# Every alternative starts with a capital (after a particle at most), takes each letter once, and stops at a possessive.
_CAPITAL: Final = re.compile(
    rf"""(?<![\w@#])
    (?:(?:al|el|ul|an|as|ash|ad|ar|at|az|ez|bel|ould)(?:-|\ -\ )|(?:d|l|dell)['’])?
    (?:
      (?:[{_UPPER}]\.){{2,8}}                                        # U.S.  J.K.
    | [{_UPPER}]\.(?=\ ?[{_UPPER}])                                  # an initial
    | (?:Mrs?|Ms|Messrs|Dr|Profs?|Revs?|Hon|Fr|Gens?|Lt|Col|Capt|Maj|Sgt|Cpl|Pvt|Brig|Adm|Cmdr|Sens?|Reps?|Govs?|Pres|Supt|Insp|Det|
         St|Mt|Ft|Inc|Corp|Co|Ltd|Dept|Jr|Sr|Smt|Engr|Barr|Ven|Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ill|Ind|Kan|Ky|Md|Mass|Mich|Minn|
         Miss|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.
    | [{_UPPER}]{_LETTER}*(?:[-&'’](?![sS]\b){_LETTER}+)*
    )""",
    re.VERBOSE,
)
#: What stands before a word in its run: a space, a particle of people's names, or a joint of organisations and titles.
SPACE, PARTICLE, OF, AND, IN, TO = range(6)
_PARTICLES: Final = """
    de|del|de la|de las|de los|da|das|do|dos|du|van|van der|van den|van de|von|von der|zu|bin|ibn|bint|al|el|ul|ould|y|ter|di|della|
    le|la|wa|den|der
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
    for sentence in sentences:
        chains = _chains(text, sentence)
        capitals = sum(w.end - w.start for words, _ in chains for w in words)
        letters = sentence.end - sentence.start - sentence.text.count(" ")
        loud = 2 * capitals > letters and sum(len(words) for words, _ in chains) > 3 and not _has_plain_words(sentence.text)
        runs.extend(Run(words, sentence.index, opens, loud) for words, opens in chains)
    return runs


def _chains(text: str, sentence: Sentence) -> list[tuple[list[Word], bool]]:
    chains: list[tuple[list[Word], bool]] = []
    words: list[Word] = []
    end = sentence.start
    for match in _CAPITAL.finditer(text, sentence.start, sentence.end):
        start = match.start()
        gap = text[end:start]
        joint = JOINTS.get(gap)
        if joint is None and ("\n" in gap or "\xa0" in gap):
            joint = JOINTS.get(" ".join(["", *gap.split(), ""]) if gap.strip() else " ")
        if joint is None or not words or len(words) >= LONGEST:
            opens = _opens(gap) or (end == sentence.start and not any(c.isalnum() for c in gap))
            words = []
            chains.append((words, opens))
            joint = SPACE
        word, end = match.group(), match.end()
        words.append(Word(word, start, end, joint, word if word.isascii() else fold(word)))
    return chains


def _opens(gap: str) -> bool:
    """Whether what stands before a word makes any word capital: the end of a sentence, a colon, an opening quote, a bullet."""
    bare = gap.rstrip()
    return bare != "" and bare[-1] in ".!?:;“\"•*‘—'…" and bare[-2:] != "'s"


def _has_plain_words(sentence: str) -> bool:
    """Whether enough words of a sentence are lower case and long enough for its capitals to mean something."""
    plain = sum(1 for w in sentence.split() if len(w) > 3 and w.islower())
    return plain * 4 > sentence.count(" ")


#: Longer chains are headlines or nonsense.
LONGEST: Final = 14
_FOLDS: Final = str.maketrans("’‘ʻʼøØłŁđĐıæÆœŒßðÐþÞ", "''''oOlLdDiaAoOsdDtT")


def fold(name: str) -> str:
    """`name` without accents and with straight apostrophes: the form in which the word lists are kept."""
    bare = unicodedata.normalize("NFKD", name.translate(_FOLDS))
    return "".join(c for c in bare if not unicodedata.combining(c))
