"""Fitness: which sentences can stand in a summary, alone or after the one before, and which cannot."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from digest.editing.marks import Quotation, find_quotations
from digest.editing.names.introductions import find_introductions
from digest.editing.sentences.leaning import FIRST_WORD, PRONOUNS, comments, has_speaking_pronoun, is_expletive, leans
from digest.editing.sentences.scraps import is_scrap
from digest.editing.tokens import count_unspaced
from digest.model.article import Article, Sentence
from digest.model.reasons import Flaw
from digest.patterns import Pattern

if TYPE_CHECKING:
    from digest.editing.sentences.voices import Voices

SHORTEST = 5  # words; less is a label, a greeting, a cry
_QUESTION_COST = 2.0  # taken from salience: a question is rarely the news
_COMMENT_COST = 1.276  # learned with the weights of salience
_HEADING_COST = 1.0  # a reader stumbles over a heading
_SCRAP_COST = 2.0  # a caption, a link or a line without a verb tells no news
_OWN_VOICE_COST = 0.8  # "I was angry" is somebody's answer, or a quotation that lost its marks
_OPENING = 3  # sentences
_OFTEN_OWN = 0.3  # of the sentences, where the article is told by an "I" or "we"
#: A heading in capitals that ran into its first sentence: "BOATS LOST IN VELDAA gale …".
_HEADED: Final = re.compile(r"(?:[A-Z][A-Z’',]+ (?:[A-Z][A-Z’',]* ){2,})(?=.*[a-z])")

#: A label: of a caption ("Farewell: The crew waves"), in a box of facts ("Passengers: 150 in all and six of the crew").
_LABELLED: Final = re.compile(r"[A-Z][\w’'-]*(?: [\w’'-]+){0,3}: (?=[A-Z0-9])")
_LABEL_REACH = 60  # characters
_CHAIN = 40  # sentences that may lean on one another
#: What belongs to a web page and not to the article, in small letters.
_JUNK: Final = (
    "click here", "read more", "also read", "follow us", "subscribe", "sign up", "scroll down", "story continues", "share this",
    "also watch", "watch:", "newsletter", "your inbox", "download the app", "install the app",
    "article has been updated", "story has been updated", "cookies", "photo:", "image:", "all rights reserved", "http", "www.",
    "pic.twitter.com", "(@",
)  # fmt: skip
#: The same, as words of their own; what follows "www." may be anything.
_JUNK_WORD: Final = {
    sign: Pattern(rf"(?<!\w){re.escape(sign)}" + (r"(?!\w)" if sign[-1].isalpha() and sign != "http" else "")) for sign in _JUNK
}
#: "Our closest relatives" and "let us" may be anybody's words.
_OWN: Final = frozenset(
    "I I'm I’m I've I’ve I'd I’d I'll I’ll We we We're We’re we're we’re We've We’ve we've we’ve My my me".split()
)
_MARK_OF_SPEECH: Final = re.compile('["“”„«»]')
_MARK: Final = re.compile("[\"“”„«»‹›‘’'「」『』]")
_LONGEST_QUOTATION = 1500  # characters
_FEWEST_BESIDE = 2  # words outside the marks that tell who speaks
_FEWEST_BESIDE_A_PART = 3  # the same where the quotation goes on before or after the sentence
_OUTER_END: Final = attrgetter("outer_end")


class Fitness(NamedTuple):
    """What a summary must know of a sentence. `cost` is taken from its salience."""

    alone: bool  # can be understood without the sentence before
    pronoun: str | None  # that it opens with, in small letters, where that is all that makes it lean
    flaw: Flaw | None  # a fragment of a quotation without its speaker, a label, debris
    cost: float = 0.0

    @property
    def quotable(self) -> bool:
        """Whether it can stand in a summary, alone or after another."""
        return self.flaw is None


class Judge:
    """The fitness of each of `article.prose()`; a sentence is judged when it is first asked for, for most never are.

    Rules on openings are for English; the others hold for any language.
    """

    def __init__(self, article: Article, voices: Voices | None = None) -> None:
        self._article = article
        self._prose = article.prose()
        self._english = article.language.lower().startswith("en")
        self._damaged = has_damaged_marks(article.text)
        self._judged: list[Fitness | None] = [None] * len(self._prose)
        self._quotations: dict[int, list[Quotation]] = {}  # by block
        self._voices = voices
        self._lines: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._prose)

    def __iter__(self) -> Iterator[Fitness]:
        return (self[i] for i in range(len(self._prose)))

    def __getitem__(self, i: int) -> Fitness:
        fitness = self._judged[i]
        if fitness is None:
            sentence = self._prose[i]
            lead = sentence is self._prose[0]
            near = self._find_quotations(sentence)
            fitness = _judge(sentence, near, self._english, lead=lead, damaged=self._damaged)
            if self._english and not fitness.cost and has_own_voice(sentence.text) and not self._is_own_account:
                fitness = fitness._replace(cost=_OWN_VOICE_COST)
            self._judged[i] = fitness
        return fitness

    def find_line(self, i: int) -> str:
        """The line with which sentence i can stand in a summary though it is a part of a quotation: with its marks, or with who
        says it. Empty where it needs none, or where nobody can tell who speaks."""
        if self._voices is None or self[i].flaw not in ("voiceless", "half"):
            return ""
        if i not in self._lines:
            sentence = self._prose[i]
            self._lines[i] = self._voices.find_line(sentence, self._find_quotations(sentence))
        return self._lines[i]

    def find_antecedent(self, i: int) -> int | None:
        """The sentence without which sentence i cannot be understood; None where it stands alone, i where there is none.

        It is the one before; but where that one opens with the same pronoun, both lean on the one that names whom they mean,
        at most 40 sentences back. "Reed was fined" leans on the sentence that tells who Reed is.
        """
        if self[i].alone:
            return self._introductions.get(i)
        at = max(0, i - 1)
        while at > max(0, i - _CHAIN) and self[at].pronoun is not None and self[at].pronoun == self[i].pronoun:
            at -= 1
        return at

    @cached_property
    def _introductions(self) -> Mapping[int, int]:
        """Of each sentence that calls a person by one word, the one that tells who that is."""
        if self._voices is None or not self._english:
            return {}
        places = {sentence.index: i for i, sentence in enumerate(self._prose)}
        found = find_introductions(self._article.text, self._voices.names, self._article.title)
        return {places[at]: places[first] for at, first in found.items() if at in places and first in places}

    @cached_property
    def _is_own_account(self) -> bool:
        """Whether an "I" or "we" tells the article, as a column or a letter, and not only its answers, as an interview."""
        own = [has_own_voice(sentence.text) for sentence in self._prose]
        return any(own[:_OPENING]) and sum(own) >= _OFTEN_OWN * len(own)

    def _find_quotations(self, sentence: Sentence) -> Sequence[Quotation]:
        """The quotations at a sentence and perhaps the next; one so long that a lost mark is likelier is left out."""
        quotations = self._quotations.get(sentence.block)
        if quotations is None:
            block, text = self._article.blocks[sentence.block], self._article.text
            marked = _MARK.search(text, block.start, block.end) is not None
            found = find_quotations(text, block.start, block.end) if marked else ()
            quotations = [q for q in found if q.outer_end - q.outer_start <= _LONGEST_QUOTATION]
            self._quotations[sentence.block] = quotations
        if not quotations:
            return quotations
        first = bisect_right(quotations, sentence.start, key=_OUTER_END)
        return quotations[first : bisect_left(quotations, sentence.end, key=_OUTER_END) + 1]


def has_damaged_marks(text: str) -> bool:
    """Whether most closing marks were lost on the way, as by a wrong encoding: then a mark without a partner tells nothing.

    A quotation over several paragraphs opens in each and closes once, so a few marks more that open are no damage.
    """
    opening, closing = text.count("“") + text.count("«"), text.count("”") + text.count("»")
    return opening > 2 * closing + 1 or closing > 2 * opening + 1


def has_own_voice(text: str) -> bool:
    """Whether English words without marks of quotation are said by an "I" or "we"; "World War I" and "Anna I" are not."""
    words = text.split()
    if _OWN.isdisjoint(words) or _MARK_OF_SPEECH.search(text):
        return False
    return any(word in _OWN and (word != "I" or k == 0 or words[k - 1].islower()) for k, word in enumerate(words))


def is_junk(text: str) -> bool:
    """Whether a sentence belongs to the web page that the article was taken from."""
    small = text.lower()
    signs = [sign for sign in _JUNK if sign in small]
    return bool(signs) and any(_JUNK_WORD[sign].search(small) for sign in signs)


def _is_item(text: str) -> bool:
    """Whether the words are an item of a list, or the words before one: they begin small, or end in no full stop.

    A name may begin small: "iPhone", "al-Qaida".
    """
    words = text.removesuffix(" .").split()
    if not words or words[-1][-1] in ",;:":
        return bool(words)
    if "A" <= text[0] <= "Z":
        return False
    word = words[0].lstrip("\"“”„«»'‘’([-–—*•")
    return word[:1].islower() and word.islower() and not ("-" in word or "’" in word or "'" in word)


def _count_words(text: str) -> int:
    """Words, without marks that stand alone."""
    return max(len([word for word in text.split() if word[0].isalnum() or word[-1].isalnum()]), count_unspaced(text))


def _judge(sentence: Sentence, quotations: Sequence[Quotation], english: bool, *, lead: bool, damaged: bool) -> Fitness:
    text = sentence.text
    outside: list[str] = []
    cut = False
    at = sentence.start
    for quotation in quotations:
        if quotation.outer_end <= sentence.start or quotation.outer_start >= sentence.end:
            continue
        cut = cut or quotation.outer_start < sentence.start or quotation.outer_end > sentence.end
        outside.append(text[at - sentence.start : max(at, quotation.outer_start) - sentence.start])
        at = min(sentence.end, quotation.outer_end)
    rest = " ".join([*outside, text[at - sentence.start :]]) if outside else text
    words = len(text.split())
    if not english:
        words = max(words, count_unspaced(text))
    least = _FEWEST_BESIDE_A_PART if cut else _FEWEST_BESIDE if outside else 0
    flaw: Flaw | None = None
    if words < SHORTEST:
        flaw = "short"
    elif least and _count_words(rest) < least:
        flaw = "voiceless"
    elif cut and not damaged:
        flaw = "half"
    elif is_junk(text):
        flaw = "junk"
    elif _is_item(text):
        flaw = "item"
    leaning = english and (leans(text) or has_speaking_pronoun(rest)) and not is_expletive(text, lead=lead)
    opening = FIRST_WORD.match(text) if leaning else None
    pronoun = opening[0].lower() if opening is not None and opening[0] in PRONOUNS else None
    asks = text.rstrip("\"”’')»").endswith(("?", "？", "؟"))
    headed = (text[:2].isupper() and _HEADED.match(text) is not None) or (
        not lead and ":" in text[:_LABEL_REACH] and _LABELLED.match(text) is not None
    )
    if asks:
        cost = _QUESTION_COST
    elif english and is_scrap(text):
        cost = _SCRAP_COST
    else:
        cost = _HEADING_COST if headed else _COMMENT_COST if english and comments(text) else 0.0
    return Fitness(not leaning, pronoun, flaw, cost)
