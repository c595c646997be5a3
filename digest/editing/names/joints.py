"""Joints: whether "and", "&", "of", "in" and "to" are inside the name of an organisation or stand between two names."""

from __future__ import annotations

from typing import Final

from digest.editing.names import words as words_of
from digest.editing.names.capitals import AND, IN, OF, SPACE, TO
from digest.editing.names.cutting import Cutter, longest_entry
from digest.editing.names.wordlists import demonyms, first_names, gazetteer, organisations

#: Whose "in" belongs to the name: "Embassy in Kabul".
_EMBASSIES: Final = frozenset({"Embassy", "Consulate", "Mission", "Embassies", "Ambassador", "High"})


#: "National Disaster Risk Reduction and Management Council": what such a word begins goes on to the head.
_SWEEPING: Final = frozenset(
    "National Federal State International European African Asian Central Joint General Independent".split()
)
_SWEEPING_REACH: Final = 5  # words before "and"


def holds(cutter: Cutter, start: int, i: int, last: int) -> bool:
    """Whether the small word before word `i` is inside an organisation's name that starts at `start`."""
    words = cutter.words
    before, joint = words[i - 1].text, words[i].joint
    if start + longest_entry(cutter.text, words, start, last) > i:
        return True  # "United States of America" is in the lists as a whole
    if joint == OF:
        return before in words_of.OF_HEAD
    if joint == IN:
        return before in _EMBASSIES
    if joint == TO:
        return before == "Mission"
    has_of = any(words[k].joint == OF for k in range(start + 1, i))
    heads = words_of.FIRM_HEAD if has_of else words_of.ORG_HEAD
    right_heads = [
        k
        for k in range(i, min(last, i + 3))
        if words[k].text in heads and all(words[m].joint == SPACE for m in range(i + 1, k + 1))
    ]
    if has_of:
        word = words[i]
        return (
            not right_heads
            and not (word.text.isupper() and len(word.text) > 1)
            and word.text not in gazetteer()
            and word.folded not in first_names()
        )
    # "Food and Drug Administration": one plain word on the left, the head soon on the right.
    left = words[i - 1]
    gap = cutter.text[left.end : words[i].start]
    if gap.endswith("the ") or longest_entry(cutter.text, words, start, i, 2) == i - start:
        return False  # "the Red Cross and the World Food Programme"
    reach = _SWEEPING_REACH if words[start].text in _SWEEPING else 2
    return (
        bool(right_heads)
        and right_heads[0] > i
        and i - start <= reach
        and left.text not in words_of.ORG_HEAD
        and left.text not in gazetteer()
        and left.text not in organisations()
        and not left.text.isupper()
        and words[i].text not in gazetteer()
        and words[i].text not in organisations()
        and words[i].text not in demonyms()
    )


def find_firm(cutter: Cutter, first: int, last: int) -> tuple[int, int] | None:
    """The words of "Harrow & Pike" or "Walker Bell & Co."; not two places, nor two people by their first names."""
    words, text = cutter.words, cutter.text
    for i in range(first + 1, last):
        if words[i].joint != AND or "&" not in text[words[i - 1].end : words[i].start]:
            continue
        begin, stop = i - 1, i + 1
        while begin > first and words[begin].joint == SPACE:
            begin -= 1
        while stop < last and words[stop].joint == SPACE:
            stop += 1
        if words[stop - 1].text in _AND_CO and stop - begin <= _LONGEST_FIRM + 1:
            return begin, stop
        firm = words[begin:stop]
        if len(firm) > _LONGEST_FIRM or any(len(w.text) < 3 or w.text in _NO_FIRM or w.text in demonyms() for w in firm):
            return None
        places = words[i - 1].folded in gazetteer() and words[i].folded in gazetteer()
        if places or firm[0].folded in first_names() or longest_entry(text, words, begin, stop, 2):
            return None
        return begin, stop
    return None


_LONGEST_FIRM: Final = 3  # words
_AND_CO: Final = frozenset({"Co", "Co.", "Sons", "Partners", "Associates", "Company"})
#: What is joined by "&" in titles, headings and families: "Research & Development".
_NO_FIRM: Final = words_of.OFFICE_TOPIC | words_of.OPENER | words_of.NOT_A_NAME | frozenset({"Family", "Family's"})
