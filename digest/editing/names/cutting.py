"""Cutting: the pieces of a run while it is being cut, and the look into the word lists that every step needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from digest.editing.names.capitals import Run, Word, fold
from digest.editing.names.wordlists import gazetteer, organisations
from digest.model.fact import FactKind

#: The longest entry of the word lists that is looked for, in words.
_LONGEST_ENTRY: Final = 6
#: Whose name stands before other words without being part of their name: "UN Member States", "US Evangelicals".
POWERS: Final = frozenset({"US", "U.S.", "UK", "U.K.", "EU", "UN", "U.N.", "NATO"})


@dataclass(slots=True)
class Piece:
    """Words that may be a name. `votes` are what each kind has for it, 0 to about 3; nothing at all is possible."""

    text: str
    start: int
    end: int
    sentence: int
    key: str  # the words without accents
    size: int  # in words
    opens: bool
    loud: bool
    votes: dict[FactKind, float] = field(default_factory=dict)
    title: tuple[int, int] | None = None  # where the title that stands before it starts and ends
    address: bool = False  # the title is a form of address alone
    gender: str | None = None
    known: bool = False  # by a word list or a head word, not only by its shape
    after_the: bool = False
    ship: bool = False  # "the ferry Aurora": none of the three kinds, here and wherever the name stands

    def moved(self, by: int, sentence: int) -> Piece:
        """The same words at another place."""
        title = self.title and (self.title[0] + by, self.title[1] + by)
        return Piece(
            self.text, self.start + by, self.end + by, sentence, self.key, self.size, self.opens, self.loud,
            self.votes.copy(), title, self.address, self.gender, self.known,
        )  # fmt: skip


class Cutter:
    """The state of cutting one run: its words, and the pieces found, which stand where they do in the text of the run."""

    def __init__(self, run: Run) -> None:
        self.run, self.text, self.words = run, run.text, run.words()
        self.pieces: list[Piece] = []

    def piece(self, first: int, last: int) -> Piece:
        """The piece of the words from `first` to before `last`."""
        word = self.words[first]
        start, end = word.start, self.words[last - 1].end
        text = self.text[start:end]
        key = word.folded if last - first == 1 else text if text.isascii() else fold(text)
        found = Piece(text, start, end, self.run.sentence, key, last - first, self.run.opens and first == 0, self.run.loud)
        self.pieces.append(found)
        return found


def longest_entry(text: str, words: list[Word], first: int, last: int, least: int = 1) -> int:
    """How many words from `first` on stand in the lists of places and organisations; 0 if none, or fewer than `least`."""
    places, bodies = gazetteer(), organisations()
    word = words[first]
    for size in range(min(_LONGEST_ENTRY, last - first), 1, -1):
        if size < least:
            return 0
        name = text[word.start : words[first + size - 1].end]
        if name in places or name in bodies:
            return size
    return 1 if least == 1 and (word.folded in places or word.text in bodies) else 0
