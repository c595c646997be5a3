"""Endings: where an English sentence may end early for a headline, and how much a reader misses then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from digest.editing.sentences.clauses import LEADS, OPEN_WORDS, is_verb
from digest.editing.sentences.standing import SHORTEST_CUT


class Ending(NamedTuple):
    """A place where a sentence may end."""

    at: int  # characters that are kept
    words: int  # words that are kept
    loss: float  # what a reader misses, 0 for nothing


_CLAUSE, _REASON, _PLACE, _PHRASE, _DEED, _PURPOSE = 0.3, 0.5, 0.8, 1.2, 1.2, 1.2
#: What follows such a word may go, and what is lost with it.
_LOSSES: Final = {
    **dict.fromkeys("after amid following when while because during since before as".split(), _REASON),
    **dict.fromkeys("in at on near across inside outside where around".split(), _PLACE),
    **dict.fromkeys(
        "who which despite with for from by over to against under into through about towards between within".split(), _PHRASE
    ),
}
#: Verbs and participles before such a phrase that can do without it.
_COMPLETE: Final = frozenset(
    """
    died collapsed exploded crashed erupted protested resigned arrived returned clashed rallied gathered marched surrendered
    escaped drowned plunged soared surged retreated sailed appeared disappeared vanished survived retired fled reopened
    capsized derailed sank travelled
    """.split()
)
_PARTICLES: Final = frozenset("out up off down on in over back away along".split())
_BE: Final = frozenset("is are was were be been being".split())
_MODALS: Final = frozenset(
    "will would can could may might must shall should to not don't won't didn't doesn't can't cannot".split()
)
_ADVERB: Final = re.compile(r"\w+ly")
#: Words before a participle that make it a noun: "the meeting", "of killing".
_BEFORE_NOUN: Final = frozenset("a an the this its his her their of for new first".split())
#: Nouns in -ing before which an adjective often stands.
_THINGS: Final = frozenset(
    "meeting building hearing shooting bombing ruling killing wedding funding housing spring evening morning thing".split()
)
#: What a noun or adjective owes: before such a word it is not left alone.
_OWING: Final = {
    "on": """ban bans crackdown limit limits cap tax curb curbs restriction restrictions focus emphasis information pressure
        stance sanctions effect impact influence embargo comment details agreement work dependence""",
    "for": """need needs call calls demand demands search responsibility support bid appeal request reason bail time known
        famous ready candidate campaign respect apply names name allowed preparations responsible sorry good bad""",
    "with": """relationship affair ties link links connection contact touch problem filled agreement familiar wrong war
        associated satisfied along deal faced""",
    "against": "evidence fight battle war protection allegation allegations charge charges campaign case match",
    "from": "immunity difference protection profit benefit away far free safe different hours minutes days weeks miles metres",
    "to": """end access attention response link links contribution threat damage visit according due subject close next up
        down similar open related likely key answer return right back nod consent lead comes came tribute addition able aid
        approach blow path challenge reference solution alternative""",
    "in": "interest part role increase rise confidence success share stake change decline drop fall trade believe belief boom",
    "over": "control concern concerns victory win power lead",
    "between": "relations difference talks ties match gap war fight relationship link deal agreement clash clashes",
    "about": "concern concerns information question questions claims allegations worried sure true story news film book",
    "into": "inquiry insight",
}
_OWES: Final = {link: frozenset(words.split()) for link, words in _OWING.items()}
#: Nouns that a purpose belongs to: "a plan to …".
_PLANS: Final = frozenset(
    """
    bid plan plans effort efforts move moves attempt attempts right rights power powers order orders way ways need pressure call
    calls deal chance position decision decisions time ability proposal offer threat opportunity scheme pledge promise refusal
    failure desire permission request demand intention appeal vow agreement willingness reason reasons readiness steps
    measures able ready likely set due unable keen eager willing sure free first last next enough too how where what when going
    used lack refused wants wanted want began begun started allowed forced urged asked told ordered expected decided trying
    thing things person man woman one ones anything something nothing
    """.split()
)
#: What is so of one place or case is not told as so of all, nor is a "not" told without the case that it is about.
_BOUNDED: Final = frozenset(
    """
    all every each any anyone everyone everything nobody none no not never cannot only first last best worst sole lowest fewer
    less most least more better worse half majority both
    """.split()
)
_EST_NOUNS: Final = frozenset(
    "interest protest arrest harvest request contest forest guest quest midwest northwest southwest invest".split()
)
#: "At least 12", "more than 40 people", "for the first time", "its first boat", "last week": these bound nothing.
_UNBOUNDED: Final = re.compile(
    r"(?i:\b(?:at (?:least|most)|(?:more|less|fewer|no less) than)(?= \S*\d| a | an |(?: \w+){0,2} (?:people|dead))"
    r"|\bfor the (?:first|last) time\b|(?:\b(?:its|their|his|her)|['’]s|worlds) (?:first|last|best|worst|\w+est)\b"
    r"|\b(?:last|first) (?:week|month|year|night|season|spring|summer|autumn|winter|minister|lady)\b)"
)
#: A second clause with a subject and verb of its own: "and 41 others were hurt".
_SECOND: Final = re.compile(r"and (?:[\w’'-]+ ){1,4}?(?:is|are|was|were|has|have|had|will|would|could|may) ")
#: "ever since", "two days after", "ahead of".
_TIME_BEFORE: Final = re.compile(
    r"(?:ever since|ahead of|as part of"
    r"|(?:(?:just|barely|only|even|less than|nearly|about|some|an?|two|three|four|five|six|\d+|several) ){0,3}"
    r"(?:hours?|days?|weeks?|months?|years?|minutes?|moments|shortly|soon|right|just) (?:after|before)) "
)
#: "A man | accused of theft".
_MODIFIERS: Final = frozenset(
    "accused suspected convicted wanted believed dating aimed designed dubbed belonging related involving".split()
)
_MODIFIER_LINKS: Final = frozenset("of for in to by from at as with on".split())
#: "Geese | that came down on the ice"; in "the plan that she made" and "said that" no verb follows.
_TELLS_OF: Final = re.compile(
    r"that (?:allegedly |reportedly |also |would |could |might |\w+ly )?"
    r"(?:is|are|was|were|has|have|had|will|would|could|can|may|might|fell|led|left|made|came|took|show|\w+ed|\w{3,}s) "
)
_RELATIVES: Final = frozenset("who which that where whom whose".split())
_DEFINITE: Final = frozenset("the those that".split())
#: Words that mean something told before, or something to come.
_LEANING: Final = frozenset("it him them ever so there itself himself themselves".split())
_TELLERS: Final = frozenset(
    "said says say told announced claims claimed warned confirmed revealed reported believe stated".split()
)
_BETWEEN: Final = re.compile(r"\b(?:from|between)\b")
_TO_DO: Final = re.compile(r"to (?!the |a |an |its |his |her |their |be )[a-z]{2,}(?<!ing)\b")
#: What may begin what is cut off, or be a dash before it.
_STARTS: Final = frozenset(
    """
    and that - – — -- ever ahead just barely only even less nearly about some a an two three four five six several
    hour hours day days week weeks month months year years minute minutes moments shortly soon right
    """.split()
).union(_LOSSES, _MODIFIERS)
_DETERMINERS: Final = frozenset("the its their his her this that these those".split())
#: Words that may follow a comma and are no adjective, beside verbs.
_NO_ADJECTIVES: Final = OPEN_WORDS | LEADS | {"according", "then", "instead", "including", "adding", "there"}
_PAIRED: Final = frozenset('"“”()[]')
_MARKS: Final = ".,;:\"“”'‘’()"


def find_endings(text: str, room: int) -> Iterator[Ending]:
    """Where a sentence may end after at most `room` words; never within a quotation or brackets."""
    spans = [match.span() for _, match in zip(range(room + 3), re.finditer(r"\S+", text), strict=False)]
    words = [text[start:end] for start, end in spans]
    small = [word.strip(_MARKS).lower() for word in words]
    marked = not _PAIRED.isdisjoint(text)
    for k in range(SHORTEST_CUT, min(room, len(words) - 1) + 1):
        if small[k] not in _STARTS and words[k - 1][-1] not in ",;" and not small[k].isdigit():
            continue
        end = spans[k - 1][1]
        if marked and _is_within(text, end):
            continue
        loss = _weigh_border(text[spans[k][0] :], text[:end], words, small, k)
        if loss is not None:
            yield Ending(len(text[:end].rstrip(" ,;:–—-")), k, loss)


def _weigh_border(rest: str, kept: str, words: list[str], small: list[str], k: int) -> float | None:
    """What is lost where the sentence ends before word k; None where it cannot end there."""
    last, link = small[k - 1], small[k]
    if last in _LEANING and words[k - 1][-1] != ",":
        return None
    if words[k] in ("-", "–", "—", "--") or words[k - 1][-1] in ",;":
        return None if words[k - 1][-1] == "," and _is_in_row(words, small, k) else _CLAUSE
    following = small[k + 1] if k + 1 < len(small) else ""
    if link == "and" and _SECOND.match(rest) and not _BETWEEN.search(kept):
        return _REASON
    if link == "and":
        is_deed = is_verb(following) and following in words and not _is_name(words[k - 1], words[k + 1])
        return _DEED if is_deed and not _ends_open(small, k, "by") else None
    if _TIME_BEFORE.match(rest) and not _ends_open(small, k, "after"):
        return _REASON
    if (link in _MODIFIERS and following in _MODIFIER_LINKS) or (link == "that" and _TELLS_OF.match(rest) and _is_noun(small, k)):
        return None if _ends_open(small, k, "that") or _is_bounded(kept) else _PHRASE
    loss = _LOSSES.get(link)
    if loss is None or words[k][-1] == "," or last in _OWES.get(link, ()) or _ends_open(small, k, link):
        return None
    if link == "for" and words[k - 1][:1].isupper() and words[k + 1 : k + 2] and words[k + 1][:1].isupper():
        return None  # "Commission | for Women"
    if link == "to" and _TO_DO.match(rest):
        return None if last in _PLANS or _is_bounded(kept) else _PURPOSE
    if link == "to" and _BETWEEN.search(kept):
        return None  # "from 5 | to 10"
    if link == "at" and following in ("and", "by", "least", "most"):
        return None  # "was shot | at and robbed"
    if (link in _RELATIVES or following in _RELATIVES) and _DEFINITE.intersection(small[max(0, k - 4) : k - 1]):
        return None  # "the house | in which she was born"
    if link == "as" and ("as" in small[:k] or following in ("well", "many", "much", "a", "an")):
        return None  # "as safe | as", "appointed her | as a judge"
    if loss == _PHRASE and last in _PARTICLES:
        return None  # "came out | with a plan"
    if loss > _REASON and _is_bounded(kept):
        return None
    return loss


def _is_in_row(words: list[str], small: list[str], k: int) -> bool:
    """Whether the comma before word k stands between two words that tell of one noun: "a rare, old boat"."""
    if small[k - 2] in ("a", "an"):
        return True
    nominal = small[k].isalpha() and words[k].islower() and small[k] not in _NO_ADJECTIVES and small[k][-3:] != "ing"
    return small[k - 2] in _DETERMINERS and nominal and words[k - 1][:1].islower() and not is_verb(small[k], "the")


def _is_noun(small: list[str], k: int) -> bool:
    """Whether "that" before word k tells which one is meant, and not what somebody says."""
    return _TELLERS.isdisjoint(small[:k]) and not is_verb(small[k - 1])


def _is_name(before: str, after: str) -> bool:
    return before[:1].isupper() and after[:1].isupper()


def _ends_open(small: list[str], k: int, link: str) -> bool:
    """Whether the words before word k end in a verb that has not got its object, or an adjective that owes a phrase."""
    last = small[k - 1]
    before = small[k - 2] if not _ADVERB.fullmatch(small[k - 2]) else small[k - 3]
    passive = before in _BE
    if before in _MODALS and last not in _COMPLETE:
        return True  # "will go | on display"
    if last[-3:] == "ing":
        if link == "to" and before in ("of", "for"):
            return True  # "on the charge of planning | to sell"
        return before not in _BEFORE_NOUN and not before.endswith(("'s", "’s")) and last not in _THINGS
    if passive and last[-2:] != "ed" and link in ("to", "of", "for", "with", "from", "on", "about", "by", "against"):
        return last[-1:] != "n"  # "was taken | to", not "is open | to"
    if passive or last in _COMPLETE:
        return False
    return is_verb(last, "the") or _ADVERB.fullmatch(last) is not None


def _is_bounded(kept: str) -> bool:
    """Whether words tell of all, of none, or of the greatest: among whom or where is then no small matter."""
    words = [word.strip(_MARKS) for word in _UNBOUNDED.sub("", kept).lower().split()]
    return not _BOUNDED.isdisjoint(words) or any(
        word.endswith(("n't", "n’t")) or (word.endswith("est") and len(word) > 4 and word not in _EST_NOUNS) for word in words
    )


def _is_within(text: str, end: int) -> bool:
    """Whether a quotation or brackets are open there."""
    if text.count('"', 0, end) % 2 or text.count("“", 0, end) != text.count("”", 0, end):
        return True
    return text.count("(", 0, end) != text.count(")", 0, end) or text.count("[", 0, end) != text.count("]", 0, end)
