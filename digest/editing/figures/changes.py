"""What a change, a price or an estimate is of: the noun phrase before it, as far as it can be made out without a grammar.

"The load of nitrogen in the bay has fallen by 47%" is of the "load of nitrogen in the bay"; "she put the damage to roads at
48 million" is of the "damage to roads"; "the wall will cost 36 million" is the "wall cost". Where that is not plain there
is no measure, and a figure without one is never held against another.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from digest.editing.figures.drafts import Scene
from digest.editing.figures.nouns import ends_phrase
from digest.editing.sides import word_before
from digest.patterns import Pattern

_REACH: Final = 120  # characters before the number, where its noun can stand
# The patterns of this module are long and few numbers need them: each is asked only where a word stands near that it cannot do
# without.
_AUXILIARY: Final = (
    r"(?:(?:would|will|may|might|could|should|can|has|have|had|is|are|was|were|to|be|been|now|also|alone|again|since|still|already"
    r"|not|then|itself|together)\s){0,5}"
)
_BY: Final = (
    r"(?:(?:sharply|slightly|only|just|again|back|further|up|down|in all|overall)\s){0,2}(?:(?:by|to|at|from)\s)?"
    r"(?:(?:just|only|a record|around|a total of|an? estimated|estimated|some|about|more than|nearly)\s){0,2}$"
)
_CHANGES: Final = frozenset(
    """rose risen rise rises rising fell fallen fall falls falling grew grown grow grows growing dropped drop drops gained gain
    gains climbed jumped slipped shrank shrunk shrink shrinks increased increase increases decreased decrease decreases declined
    decline declines dipped soared surged lost advanced plunged tumbled doubled up down""".split()
)
#: A change, and what changes before it. The verb is part of the measure: a rise and a fall are two.
_CHANGE = Pattern(rf"\s{_AUXILIARY}(?P<verb>{'|'.join(sorted(_CHANGES))})\s{_BY}")
_STATES: Final = frozenset("stood stands remained was is were are reached reaches hit totalled totaled averaged came".split())
#: A state: the verb says nothing that the number does not.
_STATE = Pattern(
    rf"\s(?:(?:now|still|also|then)\s)?(?:{'|'.join(sorted(_STATES))})\s"
    r"(?:(?:at|to|now|still)\s){0,2}(?:(?:just|only|a record|around|about|some|more than|nearly)\s){0,2}$"
)
#: "would cost the town 5 million": the bearer stands between verb and number.
_COST = Pattern(
    rf"\s{_AUXILIARY}(?P<verb>costs?)\s(?:(?:it|them|us|him|her|you|each)\s|(?:the|its|their|his|her)\s[a-z-]{{2,14}}\s(?:[a-z-]{{2,14}}\s)?)?"
    r"(?:(?:just|only|around|about|some|an? estimated|more than|nearly|at least|up to)\s){0,2}$"
)
_ESTIMABLES: Final = frozenset(
    """damage damages Damage Damages cost costs loss losses price bill value debt debts budget turnover sales profit profits
    revenue revenues""".split()
)
#: "put the damage to roads and bridges at 48 million": the thing estimated, with what it is done to.
_ESTIMATE = Pattern(
    rf"\b(?P<noun>(?:[A-Za-z][a-z]*\s)?(?:{'|'.join(sorted(_ESTIMABLES))})"
    r"(?:\s(?:to|of|from|for|in)\s[^.,;:\d]{3,60}(?:,\s[^.,;:\d]{3,30}){0,3})?)\s"
    r"(?:(?:(?:was|is|were|are|has been|have been|had been)\s)?(?:(?:put|estimated|valued|assessed|set)\s)?(?:at|to be)"
    r"|were|was|is|are)\s"
    r"(?:(?:just|only|around|about|some|an? estimated|more than|nearly|at least|up to|as much as|between)\s){0,2}$"
)
_ESTIMATED_AT: Final = frozenset({"at", "be", "were", "was", "is", "are"})
#: "a fine of $5m", "raised its key rate by 0.5 percent", "tickets for 5 euros".
_NEAR = Pattern(
    r"\s(?:of|by|to|at|for|from|worth|costing|reached)\s(?:(?:just|only|a record|around|about|some|a|as much as|up to)\s){0,2}$"
)
_JOINTS: Final = frozenset("of by to at for from worth costing reached".split())
#: Of these the ones that, right before a number, no other pattern ends with; but for "a total of".
_SURE_JOINTS: Final = frozenset({"of", "for", "worth"})
_FILLERS: Final = """
    sharply slightly only just again back further all overall record around estimated some about than nearly now still least as
    between a
"""
#: The words that a pattern can end with; only what something costs may end with any.
_ENDINGS: Final = _CHANGES | _STATES | _ESTIMATED_AT | _JOINTS | frozenset(_FILLERS.split())
_WORDS = Pattern(r"\w+")
_ON_TO = Pattern(r"\s(?:to|from)\s")
_WORD = Pattern(r"[\w’'&-]+$")
_DETERMINERS: Final = frozenset("the a an its his her their our my your this that these those all".split())
#: Adjectives that end a phrase behind a number ("two years old") but not before one.
_AGES: Final = frozenset({"old", "key", "last", "next"})
_CONNECTS: Final = frozenset({"of", "in", "for", "to", "on", "at"})
#: What a phrase may not hold: verbs, and words that stand for something else.
_OTHER_WORDS: Final = """
    stood rose fell grew pay pays paid put puts set sets hit reached go goes went gone do does did done be been
    being was were is are has have had will would can could may might should shall says said say tells told tell
    think thinks thought know knows want wants expect expects make makes made take takes took gave give gives get
    gets got come comes came run runs ran buy buys bought sold sell sells spend spends spent lose loses lost win
    wins won cut cuts raise raises meet meets met leave leaves left hold holds held keep keeps kept find finds found
    send sends sent bring brings brought build builds built borrow borrows offer offers lend lends lent earn earns
    drop drops rise rises fall falls grow grows climb climbs jump jumps who which that it they he she we you them
    those these what where when while as than if because there here out up down off away back not only also just now
    then still again and or but about around between above below over under nearly almost more less most least each
    every some any higher lower short strong long wide tall high deep worth bigger larger smaller negative positive
    already that’s it’s that's it's speak speaks spoke talk talks talked
"""
_VERBS: Final = frozenset(_OTHER_WORDS.split())
_MOST_WORDS: Final = 4  # of one noun phrase
_NO_OPENERS: Final = _DETERMINERS | _VERBS
_HANGING: Final = _DETERMINERS | _CONNECTS


def find_base(scene: Scene, at: int, *, length: bool = False) -> str:
    """What the amount that begins at `at` is of, in the article's words; empty where it is not plain.

    `length`: the amount is a length or a weight, which a mere "was" does not give: "the ship was nine miles off".
    """
    last, text, floor = scene.last, scene.text, scene.start
    if last is not None and last.end <= at:
        if _ON_TO.fullmatch(text, last.end, at):
            return last.measure  # "by 2 percent to 40 million", "from 5 to 9 percent"
        floor = floor if last.role == "count" else last.end
    floor = max(floor, at - _REACH)
    before, ending = text[floor:at], word_before(text, at, floor)
    costs = "cost" in before
    if not ending or (ending not in _ENDINGS and not costs):
        return ""
    joint = len(before) - len(ending) - 2  # where the space before the last word is
    if ending in _SURE_JOINTS and not costs and before.startswith(ending, joint + 1) and not before.endswith("total of", 0, -1):
        return _phrase_before(before, joint, hops=0) if joint > 0 else ""
    words = _WORDS.findall(before)
    near, wide = frozenset(words[-7:]), frozenset(words[-12:])  # as far as the fillers of the patterns reach
    if near & _ESTIMATED_AT and not _ESTIMABLES.isdisjoint(words):
        estimate = _ESTIMATE.search(before)
        if estimate:
            return _clean(estimate["noun"])
    m = _COST.search(before) if costs else None
    m = _CHANGE.search(before) if m is None and wide & _CHANGES else m
    verb = f" {m['verb']}" if m else ""
    m = _STATE.search(before) if m is None and near & _STATES and not length else m
    if m:
        noun = _phrase_before(before, m.start())
        return noun + verb if noun else ""
    m = _NEAR.search(before) if near & _JOINTS else None
    return _phrase_before(before, m.start(), hops=0) if m else ""


def is_noun_phrase(words: tuple[str, ...]) -> bool:
    """Whether the words behind an amount can name what it is of: "12% rise", not "12% went", "$5 per head"."""
    for word in words:
        if not _fits(word.lower()):
            return False
    return bool(words) and words[0].lower() not in _VERBS


@lru_cache(maxsize=4096)
def names_something(measure: str) -> bool:
    """Whether a measure is a noun phrase, with or without what befell it; not "which a tonne", "becomes much weaker"."""
    words = measure.lower().split()
    if not words or words[0].strip("'\"“‘") in _NO_OPENING or not _NOWHERE.isdisjoint(words):
        return False
    if ("'" in measure or "’" in measure) and any(w.endswith(_CONTRACTED) for w in words):
        return False
    return len(words) > 1 or ((words[0] not in _VERBS or words[0] in _ALSO_NOUNS) and words[0] not in _NO_NOUNS)


#: Words that no noun phrase holds: finite verbs, and what stands for or joins something else.
_NOWHERE: Final = frozenset(
    """will would can could may might shall should must which what who whom whose than when if because is was are were has have
    had do does did he she it they we you i becomes become became seems seem stood very much cannot there""".split()
)
_CONTRACTED: Final = ("n't", "n’t", "'d", "’d", "'ll", "’ll", "'re", "’re", "'ve", "’ve")
_NO_OPENING: Final = frozenset("with without by from and or as to in at on but nor so".split())
_ALSO_NOUNS: Final = frozenset(
    "rise rises fall falls cut cuts drop drops climb jump run runs win wins hit hits offer offers leave".split()
)
_NO_NOUNS: Final = frozenset("strong weak high low remaining many few such big small large new old north south east west".split())


def _clean(noun: str) -> str:
    words = noun.split()
    while words and words[0].lower() in _NO_OPENERS:
        words.pop(0)
    return " ".join(words)


def _phrase_before(text: str, end: int, hops: int = 2) -> str:
    """The noun phrase that ends at `end`, with what hangs on it: "load of nitrogen in the bay"; empty where there is none."""
    words: list[str] = []
    count = 0
    while True:
        told, start = _word_ending(text, end)
        if not told:
            break
        word = told.lower()
        if word in _DETERMINERS:
            before, at = _word_ending(text, _skip_spaces(text, start)) if hops and words else ("", 0)
            if before.lower() not in _CONNECTS:
                break
            words[:0] = [before, told]
            end, hops, count = _skip_spaces(text, at), hops - 1, 0
        elif word in _CONNECTS and hops and words:
            words.insert(0, told)
            end, hops, count = _skip_spaces(text, start), hops - 1, 0
        elif not _fits(word) or count >= _MOST_WORDS:
            return "" if not words or words[0].lower() in _CONNECTS or _loose(word) else " ".join(words)
        else:
            words.insert(0, told)
            count += 1
            if start == 0 or text[start - 1] != " ":
                break
            end = start - 1
    return "" if not words or words[0].lower() in _HANGING else " ".join(words)


def _word_ending(text: str, end: int) -> tuple[str, int]:
    """The word that ends at `end`, and where it begins; empty where none does."""
    start = text.rfind(" ", 0, end) + 1
    told = text[start:end]
    if told.isalpha():
        return told, start
    m = _WORD.search(told)
    return (m[0], start + m.start()) if m else ("", end)


def _skip_spaces(text: str, end: int) -> int:
    return len(text[:end].rstrip(" "))


@lru_cache(maxsize=4096)
def _fits(word: str) -> bool:
    if word in _VERBS or word in _CONNECTS or word.isdigit() or word.endswith(("ly", "ed")):
        return False
    return word in _AGES or not ends_phrase(word)


def _loose(word: str) -> bool:
    """Whether a phrase cannot begin behind this word: it would be the object of a relative clause, or half a name."""
    return word in ("who", "which", "that") or word.isdigit()
