"""Cutting: the pieces of a run while it is being cut, and the look into the word lists that every step needs."""

from __future__ import annotations

from typing import Final

from digest.editing.names.capitals import Run, Word, fold, split_run
from digest.editing.names.wordlists import gazetteer, organisations
from digest.model.fact import FactKind

#: The longest entry of the word lists that is looked for, in words.
_LONGEST_ENTRY: Final = 6
#: Whose name stands before other words without being part of their name: "UN Member States", "US Evangelicals".
POWERS: Final = frozenset({"US", "U.S.", "UK", "U.K.", "EU", "UN", "U.N.", "NATO"})


class Cut:
    """Words of a run that may be a name, judged by themselves: what holds wherever the same run stands.

    `votes` are what each kind has for it, 0 to about 3; nothing at all is possible. `start` and `title`, where the title that
    stands before it starts and ends, are places in the text of the run.
    """

    __slots__ = ("address", "gender", "key", "known", "loud", "opens", "size", "start", "text", "title", "votes")

    def __init__(self, text: str, start: int, key: str, size: int, opens: bool = False, loud: bool = False) -> None:
        self.text, self.start = text, start
        self.key = key  # the words without accents
        self.size = size  # in words
        self.opens, self.loud = opens, loud
        self.known = False  # by a word list or a head word, not only by its shape
        self.votes: dict[FactKind, float] = {}
        self.title: tuple[int, int] | None = None
        self.address = False  # the title is a form of address alone
        self.gender: str | None = None


class Piece:
    """A cut where it stands in an article; the words around it add to its `votes`."""

    __slots__ = ("cut", "end", "key", "kin", "sentence", "ship", "start", "votes")

    def __init__(self, cut: Cut, by: int, sentence: int) -> None:
        self.cut, self.key = cut, cut.key
        self.start = start = cut.start + by
        self.end, self.sentence = start + len(cut.text), sentence
        self.votes = cut.votes.copy()
        self.kin = False  # "her brother Steve", "his wife Ann Reed": the words before it tell to whom they belong
        self.ship = False  # "the ferry Aurora": none of the three kinds, here and wherever the name stands

    def title(self) -> tuple[int, int] | None:
        """Where the title that stands before it starts and ends."""
        title, by = self.cut.title, self.start - self.cut.start
        return title and (title[0] + by, title[1] + by)


class Cutter:
    """The state of cutting one run: its words, and the pieces found, which stand where they do in the text of the run."""

    def __init__(self, run: Run) -> None:
        self.text, _, _, self.opens, self.loud = run
        self.words = split_run(self.text)
        self.pieces: list[Cut] = []

    def piece(self, first: int, last: int) -> Cut:
        """The piece of the words from `first` to before `last`."""
        words = self.words
        word = words[first]
        start = word.start
        text = self.text[start : words[last - 1].end]
        key = word.folded if last - first == 1 else text if text.isascii() else fold(text)
        found = Cut(text, start, key, last - first, self.opens and first == 0, self.loud)
        self.pieces.append(found)
        return found


def longest_entry(text: str, words: list[Word], first: int, last: int, least: int = 1) -> int:
    """How many words from `first` on stand in the lists of places and organisations; 0 if none, or fewer than `least`."""
    places, bodies = gazetteer(), organisations()
    word = words[first]
    size = min(_LONGEST_ENTRY, last - first)
    while size > 1 and size >= least:
        name = text[word.start : words[first + size - 1].end]
        if name in places or name in bodies:
            return size
        size -= 1
    return 1 if least == 1 and (word.folded in places or word.text in bodies) else 0
