"""Leaning: English openings and words that lean on what was said before, and openings that comment or suppose."""

from __future__ import annotations

import re
from typing import Final

from digest.patterns import Pattern

#: Openings that lean on the sentence before, in English: pronouns, pointing words, connectives, and nouns that take up again
#: what was just told.
_LEANING_LIST: Final = """
    He She They It Him Her His Their Its Theirs Hers This That These Those Such Both Neither Either Another Other Others
    But And Or So Yet Nor However Also Then Thus Hence Therefore Moreover Furthermore Besides Additionally Instead Otherwise
    Nevertheless Nonetheless Similarly Likewise Consequently Accordingly Still Meanwhile Indeed Rather Plus Elsewhere
    Afterward Afterwards Later Earlier Here Because
"""
_LEANING: Final = frozenset(_LEANING_LIST.split())
#: "These", "that", where a noun follows that was told before, and no time: not "those who", "this week", "that of".
_POINTED: Final = (
    r"(?:them|(?:this(?! (?:[a-z]+ )?(?:second|minute|hour|day|night|week|weekend|month|quarter|year|decade|century|season|spring"
    r"|summer|autumn|fall|winter|morning|afternoon|evening|term|time|Christmas|Easter|[A-Z])s?\b)|these(?! days\b)|that|those)"
    r"(?! (?:who|which|that|of|in|on|at|to|from|with|is|was|are|were|aged|lost|hurt|left|dead|present|responsible|[a-z]+ing"
    r"|[a-z]+ed)\b))"
)
#: Whoever tells of "him" is not he: "Police said he was well", "The charts showed she would win".
_TELLERS: Final = """
    Police Officials Prosecutors Investigators Doctors Witnesses Friends Relatives Lawyers Reports Critics Officers Detectives
    Colleagues Neighbours Neighbors Authorities
"""
_TELLING: Final = """
    say said suggest suggested show showed believe believed think thought claim claimed allege alleged found told warn warned fear
    feared confirmed reported insist insisted accused asked want wanted described arrested charged
"""
#: More such openings, of several words or with a condition, as the words of a regular expression.
_LEANING_PHRASES: Final = (
    "The (?:latter|former|pair|two|trio|duo|couple|same|move|latest)",
    rf"(?:Some|One|None|Many|Most|All|Few|Several|Each|Half|Any|Two|Three|Four|Five) of {_POINTED}",
    rf"(?:At|Upon|Following|Since|Until|From|By|For|Before|Despite|Like|Under|Out of|As for) {_POINTED}",
    rf"(?:For|In|To|At|By|With|From|On|As|Among|Under|Since|After|During) (?:[^\s,]+ ){{0,5}}?[^\s,]+, {_POINTED} [a-z]+",
    rf"(?:An?|The|Most|Many|Some|Few|Each|Much|Part|Half) (?:[a-z]+ ){{0,2}}?(?:of|to|for|in|behind|about) {_POINTED} [a-z]+",
    rf"(?:(?:The|Some|Several) (?:[a-z]+ )?[a-z]{{3,}}s|{'|'.join(_TELLERS.split())}) (?:have |had |also |later |then )?"
    rf"(?:{'|'.join(_TELLING.split())}) (?:that )?(?:he|she|him|her)",
    "In (?:the (?:other|latter|former|meantime)|(?:both|either|each) cases?)",
    "For (?:example|instance)",
    "In (?:addition|contrast|turn|response|return|fact|other words|that|this)",
    "On the other hand",
    "As (?:a result|such)",
    "At (?:that|this|the same) time",
    "By contrast",
    "Of (?:these|those)",
    "After (?:that|this|which)",
    "Among them",
    "According to (?:him|her|them|it)",
    "With (?:this|that)",
    "To this end",
    "(?:Together|Now|Today|Once|Soon|Finally|Eventually|Recently|Overall|Initially|Previously|Often),? (?:he|she|they|it|these)",
    "(?:The|On the) (?:same|next|following|previous) (?:day|night|morning|afternoon|evening|week|month|year)(?=,)",
    "On (?:each|both|every) occasions?",
    r"There(?! (?:is|are|was|were|have|has|will|had)\b)",
)
_LEANING_PHRASE: Final = Pattern(rf"(?:{'|'.join(_LEANING_PHRASES)})\b")
#: With which they begin.
_PHRASE_HEADS: Final = frozenset(
    """
    The Some One For In On As At By Of After Among According With To There Together Now Today Once Soon Finally Eventually
    Recently Overall Initially Previously Often None Many Most All Few Several Each Half Any Two Three Four Five Upon Following
    Since Until From Before Despite Like Under Out During A An Much Part
    """.split()
).union(_TELLERS.split())
#: "Eleven seconds later", "Hours earlier": from when, the sentence before tells. Not "later than".
_UNITS: Final = "second minute hour day night week month season year decade"
_ELAPSED: Final = Pattern(
    r"(?:\S+ (?:(?:than|an?|few|couple|of|half|dozen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) ){0,4})?"
    rf"(?i:{_UNITS.replace(' ', '|')})s? (?:later|earlier|afterwards?)\b(?! than)"
)
#: With which it begins, where that is no digit.
_ELAPSED_HEADS: Final = frozenset(
    """
    Just Barely Less More About Nearly Almost Some Only Even Over Around Within A An One Two Three Four Five Six Seven Eight Nine
    Ten Eleven Twelve Several Many Half
    """.split()
).union(f"{unit}s".capitalize() for unit in _UNITS.split())
#: "Only 58% did so": what was done is told before. Not "has been done so far".
_DID_SO: Final = Pattern(r"(?:\S+ ){1,5}(?:do|does|did|done|doing) so\b(?! (?:far|much|many|well|badly)\b)")
#: "Holm rejected that, saying …": what, the sentence before tells.
_ANSWERED: Final = Pattern(
    r"(?:\S+ ){1,6}?(?:rejected|denie[sd]|disputed|dismissed|confirmed|welcomed|defended|criticised"
    r"|contradicted) (?:that|this|it)(?=[,.;]| (?:as|on|in|and|but|by|at)\b)"
)
PRONOUNS: Final = frozenset(("He", "She", "They", "It"))
FIRST_WORD: Final = re.compile(r"[\"“‘'(]{0,2}([A-Z]\w*)")
#: "It" that stands for nothing told before: "It is not true that …", and at the head of an article "It was the worst storm".
_EXPLETIVE: Final = Pattern(
    r"It(?:['’]s| is| was| has been| had been| will be| remains| became) (?:not |now |still |already |\w+ly )?"
    r"(?:true|false|clear|unclear|likely|unlikely|possible|impossible|hard|difficult|easy|said|reported|believed|thought|expected|known"
    r"|hoped|feared|certain|doubtful) (?:that|whether|to|why|how|who|when|if)\b"
)
_EXPLETIVE_LEAD: Final = Pattern(
    r"It(?:['’]s| is| was| has been| had been| will be) (?:one of )?the "
    r"(?:\w+(?:est|st)|first|second|third|last|only|most|least|\d+th) \w+"
)
#: English openings of what comments, supposes, or tells of some: the news stands elsewhere. So does "Sadly, ", but not "Italy, ".
_COMMENTING: Final = frozenset(
    """
    Some Most Many Other Others Several Few There Sometimes Perhaps Maybe What Even Not Nobody Nothing Everyone Everybody
    If Unless Whether
    """.split()
)
_NAMES_IN_LY: Final = frozenset(
    "Italy, July, Assembly, Family, Emily, Billy, Sally, Kelly, Molly, Holly, Polly, Lily, Beverly,".split()
)
#: Words with which a pronoun further on leans as well: "But he", "Earlier, she".
_SPEAKER_PRONOUN: Final = Pattern(
    r"\b(?:he|she|they)\s(?:also\s|further\s|then\s)?(?:said|says|added|told|tweeted|wrote|claimed|explained)\b"
)
_SPEAKING: Final = ("said", "says", "added", "told", "tweeted", "wrote", "claimed", "explained")


def leans(text: str) -> bool:
    """Whether English words open with a pronoun, a connective or a time that leans on what was said before."""
    first = FIRST_WORD.match(text)
    if first is not None:
        word = first[1]
        if word in _LEANING or (word in _PHRASE_HEADS and _LEANING_PHRASE.match(text, first.start(1))):
            return True
        if word in _ELAPSED_HEADS and _ELAPSED.match(text, first.start(1)):
            return True
    elif text[:1].isdigit() and _ELAPSED.match(text):
        return True
    if " so" in text and _DID_SO.match(text) is not None:
        return True
    return ("ed " in text or "ies " in text) and _ANSWERED.match(text) is not None


def has_speaking_pronoun(text: str) -> bool:
    """Whether "he said", "they also told" or the like stands in the words."""
    for verb in _SPEAKING:
        if verb in text:
            return ("he " in text or "they " in text) and _SPEAKER_PRONOUN.search(text) is not None
    return False


def comments(text: str) -> bool:
    """Whether an English sentence opens as comments do, suppositions, and what is told of some: "Perhaps", "If", "Many"."""
    first, _, rest = text.partition(" ")
    return bool(rest) and (first in _COMMENTING or (first.endswith("ly,") and first not in _NAMES_IN_LY))


def is_expletive(text: str, *, lead: bool) -> bool:
    """Whether "It" opens the words and stands for nothing told before; `lead` says that they head an article."""
    if not text.startswith("It"):
        return False
    return _EXPLETIVE.match(text) is not None or (lead and _EXPLETIVE_LEAD.match(text) is not None)
