"""Scraps: what stands among an English article's sentences and tells no news: captions, biddings, lines without a verb."""

from __future__ import annotations

import re
from typing import Final

from digest.editing.sentences.clauses import has_verb
from digest.editing.sentences.words import split_words
from digest.patterns import Pattern

#: What recipes and web pages bid readers do; and the words that follow where it is no noun and no participle.
_BIDDING: Final = frozenset(
    """
    Add Bake Beat Blend Boil Book Bring Brush Buy Call Check Chill Choose Chop Click Combine Cook Cool Cover Cut Discuss
    Divide Download Drain Drizzle Email Enter Fill Find Fold Fry Garnish Get Grate Grill Heat Imagine Join Knead Learn Leave Let
    Mash Melt Mix Peel Place Poach Pour Preheat Press Put Read Reduce Remember Remove Rinse Roast Roll Rub Season See Select
    Serve Sift Simmer Slice Soak Spread Sprinkle Squeeze Stir Strain Take Tap Tell Toss Transfer Trim Turn Use Visit Watch
    Whisk Wrap
    """.split()
)
_BIDDEN: Final = frozenset("the a an any your our it them each all half some this these out here".split())
#: Of these, the ones that a number or preposition may follow as well: "Bake for 40 minutes", not "Cut by half, the fleet …".
_ONLY_BIDDING: Final = frozenset(
    "Add Bake Click Combine Drizzle Melt Mix Pour Preheat Serve Simmer Sprinkle Stir Toss Whisk".split()
)
_AFTER_BIDDING: Final = frozenset("for in into on at to with over until up through by one two three".split())
_LATE_BIDDEN: Final = {"On": ("this page ",), "Think": ("back ", "of ", "about ")}
_ADDRESS: Final = Pattern(r"[\w.-]@[\w-]+\.\w")
#: What a caption says of its picture.
_PICTURED: Final = Pattern(
    r"In this (?:(?:[A-Z\d]\S*|undated|file|recent|combination) ){0,6}(?:photo|photograph|image|picture|frame|handout)\b"
    r"|[^\"“”]{3,200}? (?:poses?|posing) for (?:an? )?(?:\w+ )?(?:photo|picture|selfie|photograph)s?\b"
)
#: Who stands where: "Filmmakers Ann Holm and Rob Lee at the opening of the pier"; where no verb is known, it is a caption.
_STANDING: Final = Pattern(r"(?:[A-Z][\w’'-]+,? |and |(?:[a-z]+ )(?=[A-Z])){2,12}(?:during|at|outside) ")
#: Where a line was joined to the next without a space: "the harbour openedReed said"; an "iPad" and an "easyBoat" are none.
_JOINED: Final = re.compile(r"(?<![^\s\"“'‘(-])[a-z]{5,}[A-Z][a-z]{2,}")
#: Words in -s that are no verb.
_NO_VERBS: Final = frozenset("as this its his us hers ours theirs yours yes plus thus perhaps besides always across".split())
#: Plural without an s, so that a verb may follow in any form, and words that are seldom without one.
_SUBJECTS: Final = frozenset(
    "people children men women police i we you he she it they who that there and live lie lies stand hang".split()
)


def is_scrap(text: str) -> bool:
    """Whether an English sentence tells readers what to do, describes a picture, or is no sentence."""
    text = text.removesuffix(" .")
    if text[:1] in "([":
        return bids(text[1:]) or (text[-1] in ")]" and text[-2] not in ".!?")  # the title of a link, a credit
    if bids(text) or lacks_verb(text) or _PICTURED.match(text) or (_STANDING.match(text) and not has_verb(text)):
        return True
    return ("@" in text and _ADDRESS.search(text) is not None) or _JOINED.search(text) is not None


def bids(text: str) -> bool:
    """Whether an English sentence tells readers what to do: "Bake the rolls for 40 minutes", "See our guide to 20 inns"."""
    first, _, rest = text.partition(" ")
    if first not in _BIDDING:
        return rest.startswith(_LATE_BIDDEN.get(first, ())) or first in ("Don't", "Don’t")
    second = rest.partition(" ")[0].rstrip(",.")
    if second in _BIDDEN or second.startswith(("0", "+")):  # "Call 01234 …"
        return True
    return first in _ONLY_BIDDING and (second in _AFTER_BIDDING or second[:1].isdigit())


def lacks_verb(text: str) -> bool:
    """Whether no word of an English line can be its verb: "Eight boats in the fog", "Mayor Ann Holm".

    Where a form tells nothing ("shows", "plans", "open" of many) there may be one.
    """
    if has_verb(text) or text.isupper():
        return False
    first, *words = split_words(text) or [""]
    return not any(map(_may_be_verb, [first.lower(), *words]))


def _may_be_verb(word: str) -> bool:
    small = word.lower()
    if small in _SUBJECTS or "'" in word or "’" in word:
        return True
    return (
        word.islower()
        and word[-1] in "sd"
        and (word[-2:] == "ed" or (word[-1] == "s" and word[-2:] != "ss"))
        and word not in _NO_VERBS
    )
