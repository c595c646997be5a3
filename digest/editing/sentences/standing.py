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
    has_predicate,
    has_pronoun_subject,
    has_verb,
    is_statement,
    is_verb,
    split_clauses,
)
from digest.editing.sentences.past_times import MONTH, sets_time
from digest.editing.sentences.words import split_words

SHORTEST = 5  # words; less is a label, not a sentence
SHORTEST_CUT = 4  # words, where more followed
#: "which", "why" and the like open what is no news; "I" and "you" speak.
MANNER: Final = re.compile(
    r"^(?:Which|Why|How|What|Yup|Yes|No|Good|Thankfully|Sadly|Well|Think|Imagine|My|Our)\b|\b(?:I|[Ww]e|[Yy]ou|[Yy]our|us|me|our|my)\b"
)
#: A second clause that was begun and cut: "and, following a fire", "the way his wife".
_BEGUN: Final = re.compile(
    r"\b(?:way|moment|day|time|reason)[\"”]? (?:his|her|its|their|the|an?) \w+(?:, [A-Z]\w+)*$"
    r"|\band,? (?:yet|then|following|after|as|while|when|despite|instead|in|with|by)\b[^,]*$|(?:^| )['‘][^'’]*$"
)
#: A last clause that must have its verb: "over what this system".
_OWED: Final = re.compile(
    r" (?:who|which|what|why|how|where|when|because|while|as(?= (?:he|she|it|they) ))(?! to\b) (?P<rest>[^,]*)$"
)
_TIME_UNIT: Final = re.compile(r" (?:minutes|hours|days|weeks|months|years)\b")
#: Verbs of telling and finding: what they tell must follow them, and be a clause.
_TELLING: Final = re.compile(
    r"\b(?:said|says?|told \w+|(?:claims?|claimed)(?! (?:of|responsibility|credit|victory|(?:the|\w+) li[fv]es?)\b)"
    r"|believes?|believed|thinks?|thought|(?<!been )(?<!was )(?<!were )found(?! (?:an?|two|three|four|five|\d+) )|finds?|reveals?"
    r"|(?<!been )(?<!was )(?<!were )revealed|admits?"
    r"|admitted|warns?|warned|insists?|insisted|suggests?|suggested|shows?|showed|feels?)\b(?! to\b)(?: that\b)? ?(?P<rest>.*)$"
)
_REPORTING: Final = (
    r"said|says|reported|reports|according to|told|announced|claimed|claims|confirmed|confirms|tweeted|wrote|added|warned"
    r"|alleged|alleges|denied|denies|stated|heard|informed|ruled|learnt|learned"
)
#: Who says so, after the comma that ends the content: ", reported AFP", ", the ministry said"; not ", the alleged leader".
TAIL: Final = re.compile(rf"(?<!\bthe )(?<!\ba )(?<!\ban )\b(?:{_REPORTING})\b")
#: Words of a part that tells when, whoever reported what then.
CIRCUMSTANCES: Final = frozenset("after before when while since until because".split())
#: The same before "that": "the line announced that".
_REPORTED: Final = re.compile(rf" (?:{_REPORTING})$")
#: Words that cannot be left without what follows them.
_BOUND_LIST: Final = """
    involved engaged believe believes based interested succeed succeeded result resulted results invest invested invests investing
    investment up down such same accused charged look looks known well much many soon far long calls asked pushed waiting voting
    vote voted votes two three four five six agreed decided depend depends depended focus focused focuses working acting arrived
    live lives living located situated responsible back one born described regarded appear appears appeared include includes
    included feel feels little few more less set got get gets give gives gave make makes made put puts sent sends continued
    expected likely able ready seen moment moments lose win himself herself itself themselves headed going held due first last
    least connection view light wake order addition terms favor favour support charge role came come comes lie lies
    shortly immediately later aimed arriving taking taken took take kept keep began
    share stake interest part increase rise fall drop change changes belief faith confidence participate participated
    participating locked stuck remains remained remain stands stood tells
"""
_BOUND: Final = frozenset(_BOUND_LIST.split())
_LAST_WORD: Final = re.compile(r"\b\w+$")
#: The same of two words and more: "described it", "and would follow".
_BOUND_PHRASE: Final = re.compile(r"\b(?:described it|those \w+|and(?: will| would| has| have)? \w+)$", re.IGNORECASE)
#: What a verb takes behind its object: the word that leads to it, and the stems of such verbs.
_LINKED: Final = {
    "of": "accus depriv warn convict acquit suspect stripp remind inform consist",
    "on": "blam impos rel put",
    "for": "blam prais criticis use",
    "as": "describ prais regard criticis appoint hail use nam",
    "to": "link add compar attribut convert limit expos subject sell donat giv",
    "with": "charg link compar replac provid reunit re-unit",
    "into": "turn convert transform put",
    "from": "prevent bann barr suffer",
    "against": "caution warn",
    "about": "warn inform",
    "by": "replac join",
    "in": "put hold",
    "at": "put",
    "under": "put",
}
_FRAMES: Final = {
    stem: frozenset(link for link, stems in _LINKED.items() if stem in stems.split())
    for stem in sorted({stem for stems in _LINKED.values() for stem in stems.split()})
}
_FRAME: Final = re.compile(rf"\b(?P<verb>{'|'.join(_FRAMES)})(?:e|ed|es|s|ing|ies|ied|y|d)?\b")
_FRAME_REACH = 10  # words
#: What tells why or when, and the doubts in it, which are then not about what stands before.
_REASONS: Final = frozenset("after as when while because amid following for over who which that where".split())
_HEDGES: Final = frozenset(
    "allegedly reportedly apparently possibly perhaps may might could would suspected alleged likely".split()
)
#: "Holm, the internationally known surgeon": no verb, though one word looks like it.
_APPOSED: Final = re.compile(r"(?P<name>[^,]*), (?:the|an?) [^,]+$")
_LISTED: Final = frozenset(("and", "or"))
#: Circumstances alone, without the clause that they lead to.
_LED: Final = re.compile(rf"(?:{'|'.join(word.capitalize() for word in sorted(LEADS))}|\w+ing|\w+ed)\b[^,]*$")
_ASIDE_LEADS: Final = ("while ", "if ", "when ", "as ", "after ", "because ", "although ", "though ", "since ")
#: A heading that ran into the text: "THE MAYOR'S VIEWS On boats", "Interview:The boats".
_SHOUTED: Final = re.compile(r"(?:[A-Z][A-Z'’]+ ){3}|[^\"“]*[a-z]:[A-Z]")
_LASTS: Final = re.compile(r"\b(?<!last )(?<!this )(?<!next )(?:minute|hour|day|night|week|month|year|decade)s?$")
_AGO: Final = frozenset("after before since ago earlier later of from into following when that where".split())
_SAYING: Final = (", saying ", ", adding ", ", warning ", ", citing ", ", arguing ", ", noting ")
#: A title in marks as a subject: “The Ferry” has won.
_TITLED: Final = re.compile(r"[\"“][A-Z][^,\"“”]{1,40}[\"”] (?!said\b|says\b|told\b)[a-z]")
#: What happened besides, with a speaker of its own.
_OWN_DEED: Final = ("who ", "which ", "whose ", "where ", "when ", "while ", "after ", "and ")
#: "At least 12 people", "As many as 12 boats", "Two men"; "Two days after …" is a time.
_COUNT: Final = (
    rf"{AT_LEAST}|As many as |(?:Just |Under )?(?:[Tt]wo|\d+) (?!(?:\w+ )?(?:minutes|hours|days|weeks|months|years|decades) )"
)
_AFTER_REGION: Final = LEADS | {"a", "an", "the", "and", "who", "which", "where", "that"}
_RELATIVE: Final = re.compile(r"\b(?:who|which|whose|whom)\b")
#: The name of an event: "in Regatta 2016", "since the 1958 Island Games".
_EVENT: Final = re.compile(rf"\b(?!(?:{MONTH})\b)[A-Z][A-Za-z]+ (?:19|20)\d\d\b|\b(?:19|20)\d\d (?=[A-Z]\w+ [A-Z])")
#: What was done to somebody or something, and when: "in honour of the crew | lost in last year's storm".
_DONE: Final = re.compile(
    r"(?<=[a-z]) (?:\w{2,}ed|killed|held|made|born|lost|built|shot|found|taken|given|seen) (?:in|by|at|on|during|for) "
)
#: What begins a reason or circumstance, whose time is its own where it has a verb: "| after data showed that prices rose in May".
_REASON: Final = re.compile(r"\b(?:after|as|because|while) ")
#: What will be is not told as today's news by leaving out the month.
_WILL: Final = re.compile(r"\b(?:will|won['’]t|is|are|set|plans?|due) to\b|\b(?:will|shall)\b")
#: Verbs with a person and a bidding: without the bidding they say nothing.
_BIDDING_LIST: Final = """
    ordered asked urged told directed forced allowed wants wanted expected called helped let orders asks urges tells
    allows expects calls helps lets invited invites enabling asking urging allowing forcing telling encouraged persuaded
    force allow ask tell urge enable require
    instructed required requires pressed appealed appeals voted agreed decided vowed pledged promised threatened refused
    failed planned plans hopes sought seeks tried began
"""
#: Verbs of will and the like, too: "voted in the hall | to leave".
_BIDDING: Final = frozenset(_BIDDING_LIST.split())
_DEPENDENT: Final = frozenset(
    "if when while although though because since as what how why where whether unless once whoever whatever wherever".split()
)
_LEANING_ON: Final = frozenset("he she it they this that these those and but which who also his her their its him".split())


_INSTEAD: Final = re.compile(r"[^,;]{0,60}\b(?:instead of|rather than|and not)\b")


def misleads(kept: str, dropped: str) -> bool:
    """Whether what is dropped belongs to what is kept: a list that goes on, a condition, a contrast, a bound word."""
    words = [word.lower() for word in split_words(dropped)]
    turns = TURNS.intersection(words[words[:1] == ["despite"] : 12])
    reason = next((k for k, word in enumerate(words[:12]) if word in _REASONS), 12)
    turns -= _HEDGES.intersection(words[reason:])  # "was arrested | after he allegedly fled"
    if dropped.startswith((", the ", ", a ", ", an ")):
        turns -= _HEDGES.intersection(split_words(dropped[2:].partition(",")[0].lower()))  # ", the alleged leader of"
    if dropped.startswith(",") and words and words[0][-3:] == "ing":
        turns -= _HEDGES  # ", warning that it may grow"
    if dropped.startswith(_SAYING):
        turns = frozenset()  # ", saying prices fell but wages rose": what the speaker says besides
    if dropped.startswith(",") and _LED.match(kept):
        return True  # "Starting with a role in a film | , the actor …"
    if turns or _is_bound(kept) or _splits_frame(kept, words):
        return True
    if _INSTEAD.match(dropped):
        return True  # "will open | at 9 instead of 8"
    if _LASTS.search(kept) and (not words or words[0] in _AGO):
        return True  # "two days | after the fire"
    if kept[-1].isdigit() and _TIME_UNIT.match(dropped):
        return True
    if _loses_source(dropped) and not TAIL.search(kept):
        return True  # who says so would be lost
    if words[:1] != ["ahead"] and not _WILL.search(kept) and sets_time(_find_own_times(dropped)):
        return True  # "12 nurses were killed | in 2019"
    if "that" in words[:6] and words[0] not in _REASONS and not dropped.startswith(","):
        return True  # "was glad to hear | in January that"; in ", the second town that" it is the apposition's own
    if "to" in words[:8] and _is_owed_bidding([*map(str.lower, split_words(kept))]):
        return True  # "ordered judges in the state | to stop"
    clauses = split_clauses(kept)
    final = split_words(kept[slice(*clauses[-1])])
    if len(clauses) > 1 and len(final) <= 4 and not has_verb(" ".join(final)) and not _is_region(final, words):
        return True  # "teargas, water cannon": the list went on
    parts = split_clauses(dropped)
    first = split_words(dropped[slice(*parts[0])]) if parts else []
    # ", Logar, Ghazni and Herat": short parts without a verb are the rest of a list
    if not dropped.startswith(",") or not first or first[0][-3:] == "ing":
        return False
    if first[0].lower() in _LISTED:
        return not is_verb(*first[1:3]) and not has_predicate(" ".join(first[1:]), first=True)  # ", and fled", ", and Holm fled"
    return "and" in first[:4] or (len(first) <= 3 and not _LISTED.isdisjoint(words[:12]))


def tells_past(line: str) -> bool:
    """Whether a line tells what happened at another time than the news, and not what will be then."""
    return sets_time(line) and not _WILL.search(line)


def _find_own_times(dropped: str) -> str:
    """Of what is dropped, the words whose times are those of what is kept: up to a clause with a verb of its own."""
    dropped = _EVENT.sub(" ", dropped)
    words = _DONE.split(_RELATIVE.split(dropped, maxsplit=1)[0], maxsplit=1)[0]
    reason = _REASON.search(words)
    return words[: reason.start()] if reason and is_statement(words[reason.end() :]) else words


def _loses_source(dropped: str) -> bool:
    """Whether what is dropped tells who says so; what somebody said "after", "while" or "as" the news is another matter."""
    parts = [dropped[slice(*span)] for span in split_clauses(dropped)]
    own = parts if dropped[0] in ",;" else parts[1:]  # what goes on from what is kept is no clause of a speaker
    return "according to" in dropped or any(tells_source(part) and not part.startswith(_OWN_DEED) for part in own)


def tells_source(part: str) -> bool:
    """Whether a part between commas tells who says so, and not just when: "a week after the pilots reported a leak"."""
    match = TAIL.search(part)
    return match is not None and CIRCUMSTANCES.isdisjoint(part[: match.start()].split())


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


def _is_region(final: Sequence[str], dropped: Sequence[str]) -> bool:
    """Whether a last clause tells where a town lies, and no noun follows that both belong to: "Velda, Norland | , police"."""
    return all(word[0].isupper() for word in final) and (not dropped or dropped[0] in _AFTER_REGION)


def _is_owed_bidding(kept: Sequence[str]) -> bool:
    """Whether a verb of bidding or will stands there and not yet what is bidden: "ordered judges in the state"."""
    last = max((k for k, word in enumerate(kept) if word in _BIDDING), default=-1)
    return last >= 0 and "to" not in kept[last:]


def _is_bound(kept: str) -> bool:
    """Whether the words end in one that cannot be left without what follows it."""
    last = _LAST_WORD.search(kept)
    return last is not None and (last.group().lower() in _BOUND or _BOUND_PHRASE.search(kept) is not None)


def stands(text: str, *, whole: bool = False, least: int = SHORTEST) -> bool:
    """Whether the words can stand alone as a headline. `whole` says that a sentence's main clause is known to be in them."""
    words = split_words(text)
    if len(words) < least or words[-1].lower() in OPEN_WORDS or not (whole or is_statement(text)):
        return False
    if " -- " in text or " – " in text or " - " in text or MANNER.search(text):
        return False
    telling = _TELLING.search(text)
    owed = _OWED.search(text)
    if _BEGUN.search(text) or (owed and not has_verb(owed["rest"])):
        return False
    apposed = _APPOSED.match(text)
    opening = words[0].lower()
    if apposed and opening not in LEADS and not has_verb(apposed["name"]):
        return False
    clauses = split_clauses(text)
    if len(clauses) > 1 and opening not in LEADS and not has_verb(text[slice(*clauses[0])]):
        after = split_words(text[slice(*clauses[1])])
        if after and is_verb(*after[:2]) and text[clauses[0][1]] == ",":
            return False  # "Holm, fled to the islands"
    if telling and telling["rest"].startswith(_ASIDE_LEADS) and "," not in telling["rest"]:
        return False  # "the party said while the town was dark": and what?
    if telling and not (telling["rest"].startswith(('"', "“")) or is_statement(telling["rest"])):
        return False  # "the company said in a statement": said what?
    if opening[-2:] == "ed" and "," in text and not is_statement(text[text.index(",") + 2 :]):
        return False  # "Based on the reports, the commission"
    if _SHOUTED.match(text):
        return False
    if (
        opening.replace("’", "'").partition("'")[0] in _LEANING_ON
        or (opening in _DEPENDENT and not re.match(_COUNT, text))
        or (not text[0].isalnum() and text[0] not in "$€£₹" and not _TITLED.match(text))
    ):
        return False
    if has_pronoun_subject(text):
        return False  # "Born in 1930, she …": who?
    if (
        opening in LEADS
        and not re.match(_COUNT, text)
        and not any(has_predicate(text[slice(*c)], first=True) for c in clauses[1:])
    ):
        return False  # "Under the lights in a small, rented room"
    reported = re.search(r" that ", text)
    if reported and not has_verb(text[: reported.start()]) and not _REPORTED.search(text[: reported.start()]):
        return False  # "the first batch that will …": a subject without its verb
    if reported and (not has_verb(text[reported.end() :]) or text[reported.end() :].startswith(("when ", "if ", "while "))):
        return False
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("(") == text.count(")")
