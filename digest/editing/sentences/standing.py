"""Standing: whether an English headline's words can stand alone, and whether what was dropped belonged to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digest.editing.sentences.clauses import (
    AT_LEAST,
    LEADS,
    OPEN_WORDS,
    TURNS,
    has_pronoun_subject,
    has_verb,
    is_statement,
    split_clauses,
)
from digest.editing.sentences.past_times import sets_time
from digest.editing.sentences.words import split_words

SHORTEST = 5  # words; less is a label, not a sentence
#: "which", "why" and the like open what is no news; "I" and "you" speak.
_MANNER: Final = re.compile(
    r"^(?:Which|Why|How|What|Yup|Yes|No|Good|Thankfully|Sadly|Well|Think|Imagine|My|Our)\b|\b(?:I|[Ww]e|[Yy]ou|[Yy]our)\b"
)
#: A second clause that was begun and cut: "and, following a fire".
_BEGUN: Final = re.compile(
    r"\band,? (?:yet|then|following|after|as|while|when|despite|instead|in|with|by)\b[^,]*$|(?:^| )['‘][^'’]*$"
)
#: A last clause that must have its verb: "over what this system".
_OWED: Final = re.compile(
    r" (?:who|which|what|why|how|where|when|because|while|as(?= (?:he|she|it|they) ))(?! to\b) (?P<rest>[^,]*)$"
)
_TIME_UNIT: Final = re.compile(r" (?:minutes|hours|days|weeks|months|years)\b")
#: Verbs of telling and finding: what they tell must follow them, and be a clause.
_TELLING: Final = re.compile(
    r"\b(?:said|says?|told \w+|claims?(?! of\b)|claimed|believes?|believed|thinks?|thought|found|finds?|reveals?|revealed|admits?"
    r"|admitted|warns?|warned|insists?|insisted|suggests?|suggested|shows?|showed|feels?)\b(?! to\b)(?: that\b)? ?(?P<rest>.*)$"
)
_REPORTING: Final = (
    r"said|says|reported|reports|according to|told|announced|claimed|claims|confirmed|confirms|tweeted|wrote|added|warned"
    r"|alleged|alleges|denied|denies|stated|state"
)
#: Who says so, after the comma that ends the content: ", reported AFP", ", the ministry said".
TAIL: Final = re.compile(rf"\b(?:{_REPORTING})\b")
#: Words that cannot be left without what follows them.
_BOUND_LIST: Final = """
    involved engaged believe believes based interested succeed succeeded result resulted results invest invested invests investing
    investment up down such same accused charged look looks known well much many soon far long calls asked pushed waiting voting
    vote voted votes two three four five six agreed decided depend depends depended focus focused focuses working acting arrived
    live lives living located situated responsible back one born described regarded appear appears appeared include includes
    included feel feels little few more less set got get gets give gives gave make makes made put puts sent sends continued
    expected likely able ready seen moment moments lose win himself herself itself themselves headed going held due first last
    least connection view light wake order addition terms favor favour support charge role came comes lie lies
    minute minutes hour hours day days night nights week weeks month months year years decade decades
    shortly immediately later aimed arriving taking took take kept keep began
    share stake interest part increase rise fall drop change changes belief faith confidence participate participated
    participating locked stuck remains remained remain stands stood tells
"""
_BOUND: Final = frozenset(_BOUND_LIST.split())
_LAST_WORD: Final = re.compile(r"\b\w+$")
#: The same of two words and more: "described it", "and would follow".
_BOUND_PHRASE: Final = re.compile(r"\b(?:described it|those \w+|and(?: will| would| has| have)? \w+)$", re.IGNORECASE)
#: What a verb takes behind its object, by the verb's stem.
_FRAMES: Final = {
    "accus": frozenset({"of"}),
    "blam": frozenset({"on", "for"}),
    "describ": frozenset({"as"}),
    "prais": frozenset({"as", "for"}),
    "prevent": frozenset({"from"}),
    "depriv": frozenset({"of"}),
    "regard": frozenset({"as"}),
    "criticis": frozenset({"for", "as"}),
    "turn": frozenset({"into"}),
}
_FRAME: Final = re.compile(rf"\b(?P<verb>{'|'.join(_FRAMES)})(?:e|ed|es|s|ing)?\b")
_FRAME_REACH = 10  # words
#: What tells why or when, and the doubts in it, which are then not about what stands before.
_REASONS: Final = frozenset("after as when while because amid following".split())
_HEDGES: Final = frozenset(
    "allegedly reportedly apparently possibly perhaps may might could would suspected alleged likely".split()
)
#: "Holm, the internationally known surgeon": no verb, though one word looks like it.
_APPOSED: Final = re.compile(r"(?P<name>[^,]*), (?:the|an?) (?:\w+ly )?\w+ed [\w' -]+$")
_RELATIVE: Final = re.compile(r"\b(?:who|which|whose|whom)\b")
#: What will be is not told as today's news by leaving out the month.
_WILL: Final = re.compile(r"\b(?:will|won['’]t|is|are|set|plans?|due) to\b|\b(?:will|shall)\b")
#: Verbs with a person and a bidding: without the bidding they say nothing.
_BIDDING_LIST: Final = """
    ordered asked urged told directed forced allowed wants wanted expected called helped let orders asks urges tells forces
    allows expects calls helps lets invited invites encouraged persuaded instructed required requires pressed appealed appeals
    voted agreed decided vowed pledged promised threatened refused failed planned plans hopes sought seeks tried began
"""
#: Verbs of will and the like, too: "voted in the hall | to leave".
_BIDDING: Final = frozenset(_BIDDING_LIST.split())
_DEPENDENT: Final = frozenset("if when while although though because since as what how why where whether unless once".split())
_LEANING_ON: Final = frozenset("he she it they this that these those and but which who also his her their its him".split())


def misleads(kept: str, dropped: str) -> bool:
    """Whether what is dropped belongs to what is kept: a list that goes on, a condition, a contrast, a bound word."""
    words = [word.lower() for word in split_words(dropped)]
    turns = TURNS.intersection(words[:12])
    if words and words[0] in _REASONS:
        turns -= _HEDGES  # "was arrested | after he allegedly fled"
    if turns or _is_bound(kept) or _splits_frame(kept, words):
        return True
    if kept[-1].isdigit() and _TIME_UNIT.match(dropped):
        return True
    if TAIL.search(dropped) and not TAIL.search(kept):
        return True  # who says so would be lost
    if not _WILL.search(kept) and sets_time(_RELATIVE.split(dropped, maxsplit=1)[0]):
        return True  # "12 nurses were killed | in 2019"
    if "that" in words[:6] and not dropped.startswith(","):
        return True  # "was wrong to report | in January that"; in ", the second town that" it is the apposition's own
    if "to" in words[:8] and _BIDDING.intersection(map(str.lower, split_words(kept))):
        return True  # "ordered judges in the state | to stop"
    clauses = split_clauses(kept)
    final = split_words(kept[slice(*clauses[-1])])
    if len(clauses) > 1 and len(final) <= 4 and not has_verb(" ".join(final)):
        return True  # "teargas, water cannon": the list went on
    parts = split_clauses(dropped)
    first = split_words(dropped[slice(*parts[0])]) if parts else []
    # ", Logar, Ghazni and Herat": short parts without a verb are the rest of a list
    return (
        dropped.startswith(",")
        and bool(first)
        and (first[0].lower() in ("and", "or") or (len(first) <= 3 and len(parts) > 1) or "and" in first[:4])
    )


def _splits_frame(kept: str, dropped: Sequence[str]) -> bool:
    """Whether a verb is cut from the words that it takes behind its object: "accused the bank | of fraud"."""
    for match in _FRAME.finditer(kept):
        links = _FRAMES[match["verb"]]
        object_of = kept[match.end() :].partition(",")[0].split()
        if dropped[:1] and (
            dropped[0] in links or (links.isdisjoint(object_of) and not links.isdisjoint(dropped[:_FRAME_REACH]))
        ):
            return True
    return False


def _is_bound(kept: str) -> bool:
    """Whether the words end in one that cannot be left without what follows it."""
    last = _LAST_WORD.search(kept)
    return last is not None and (last.group().lower() in _BOUND or _BOUND_PHRASE.search(kept) is not None)


def stands(text: str, *, whole: bool = False) -> bool:
    """Whether the words can stand alone as a headline. `whole` says that a sentence's main clause is known to be in them."""
    words = split_words(text)
    if len(words) < SHORTEST or words[-1].lower() in OPEN_WORDS or not (whole or is_statement(text)):
        return False
    if " -- " in text or " – " in text or " - " in text or _MANNER.search(text):
        return False
    telling = _TELLING.search(text)
    owed = _OWED.search(text)
    if _BEGUN.search(text) or (owed and not has_verb(owed["rest"])):
        return False
    apposed = _APPOSED.match(text)
    if apposed and not has_verb(apposed["name"]):
        return False
    if telling and not (telling["rest"].startswith(('"', "“")) or is_statement(telling["rest"])):
        return False  # "the company said in a statement": said what?
    opening = words[0].lower()
    if opening in _LEANING_ON or opening in _DEPENDENT or (not text[0].isalnum() and text[0] not in "$€£₹"):
        return False
    if has_pronoun_subject(text):
        return False  # "Born in 1930, she …": who?
    if opening in LEADS and not re.match(AT_LEAST, text) and len(split_clauses(text)) < 2:
        return False
    reported = re.search(r" that ", text)
    if reported and not has_verb(text[: reported.start()]):
        return False  # "the first batch that will …": a subject without its verb
    if reported and (not has_verb(text[reported.end() :]) or text[reported.end() :].startswith(("when ", "if ", "while "))):
        return False
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("(") == text.count(")")
