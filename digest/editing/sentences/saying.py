"""Saying: who says so, told after the words of a line, with role and way."""

from __future__ import annotations

import re
from typing import Final

from digest.editing.cues import SPEAKER_NOUNS
from digest.editing.names.words import OFFICE_TOPIC, ORG_HEAD, ROLE_NOUN
from digest.editing.sentences.cuts import capitalise, tidy
from digest.editing.sentences.words import split_words
from digest.model.fact import Attribution, Status
from digest.patterns import Pattern

#: What stands between the content and who says so. With the marks of quotation these are the only words of a line that are
#: not the source's.
_SAYS: Final[dict[Status, str]] = {
    "said": "says",
    "claimed": "claims",
    "denied": "denies",
    "confirmed": "confirms",
    "expected": "says",
    "alleged": "claims",
}
_SAY: Final = {"says": "say", "claims": "claim", "denies": "deny", "confirms": "confirm"}

#: "Media Watch", "Police Federation": a name, whatever its first word.
_NAME_AFTER: Final = Pattern(r"(?!(?:The|A|An|Its|Their|His|Her|Some|Several|Many) )\w+ [A-Z]")
#: What a phrase at the start of a sentence is written small for, once it stands in the middle of a line.
_SMALL: Final = frozenset(
    """
    The A An Its Their His Her Some Several Many Official Officials Police Authorities Source Sources Expert Experts Residents
    Witnesses Doctors Local Government Researchers Scientists Activists Critics Lawyer Lawyers Prosecutors Report Reports Media
    Investigators Analysts Eyewitnesses Senior Top Former Leading Rescue Health Medical Security Military Hospital Figures Data
    Research Studies Documents Campaigners Farmers Teachers Students Parents
    """.split()
)
#: Words of offices and callings that are written large before a name only.
_OFFICES: Final = frozenset(
    """
    mayor coach captain president vice premier chancellor minister prime foreign interior defence defense finance health
    education governor senator judge justice sheriff prosecutor chairman chairwoman chair director deputy chief fire police
    superintendent inspector commissioner professor spokesman spokeswoman spokesperson secretary manager principal editor
    conductor bishop pastor councillor councilwoman councilman head executive former acting state district
    customs opposition student union party company club team school university hospital port town city county
    transport trade agriculture environment energy economy tourism culture sports housing immigration information home panel
    council board committee marine medical senior lead local political economic wildlife forensic retired assistant veteran
    """.split()
)
_FIRST_WORD: Final = re.compile(r"\w*")
_HOW: Final = re.compile(r"\w+ly [a-z]\w*ed ")  # "Highly placed sources"
#: Speakers of more than one: "Afghan officials", "reports".
_PLURALS: Final = frozenset(("police", "people", "troops", "media"))
#: Plurals that are written like names: "Democrats", "Analysts" at the start of a sentence, "Palestinians".
_PLURAL_NOUNS: Final = frozenset(
    """
    analysts experts rebels tories critics sources reports doctors villagers prosecutors investigators campaigners lawyers
    researchers activists insurgents supporters organisers organizers afghans germans
    """.split()
)
_PLURAL_ENDINGS: Final = ("ians", "icans", "crats", "ists", "ives", "als")
#: What stands after the noun that tells who somebody is: "officials | of the ministry".
HEAD_END: Final = re.compile(r",| (?:of|in|from|at|for|with|who|near|by|on|released|published|issued|compiled) ")
_VIA_WORDS: Final = Pattern(r"(?i:(?:in|on|at|during|through|to|by|via|while) )")
UNSURE: Final = ("he", "she", "it", "they", "we", "i")


#: The verb, and the speaker with role and way: ("claims", "Fawad Aman, defence ministry spokesperson").
Said = tuple[str, str]


def render_attribution(attribution: Attribution, role: str | None) -> Said | None:
    """Who says so, in words; None where nobody can tell who it is."""
    name = speaker = tidy(attribution.name)
    opening = _FIRST_WORD.match(speaker)
    small = opening is not None and (opening.group() in _SMALL or _HOW.match(speaker) is not None)
    if small and not _NAME_AFTER.match(speaker):
        speaker = speaker[0].lower() + speaker[1:]
    if speaker.lower() in UNSURE:
        return None
    if role and not set(map(str.lower, split_words(role))) <= set(map(str.lower, split_words(speaker))):
        speaker = f"{speaker}, {put_behind(tidy(role))}"
    via = tidy(attribution.via) if attribution.via else ""
    if via and via.lower() not in speaker.lower():
        if _VIA_WORDS.match(via):
            speaker = f"{speaker}, {via}"
        elif via[0].isupper():
            speaker = f"{speaker} (via {via})"
    verb = _SAYS[attribution.status]
    return (_SAY[verb] if _is_plural(name) else verb), speaker


def put_behind(role: str) -> str:
    """A role as it is written behind a name: "Mayor", "Foreign Minister", "Customs chief" are small there, "MP" is not."""
    first, *rest = role.split(" ")
    common = first.istitle() and (first.lower() in _OFFICES or first.lower() in ROLE_NOUN)
    if not common or "of" in rest:
        return role
    return role.lower() if all(word.islower() or (word.istitle() and word.lower() in _OFFICES) for word in rest) else role


def _is_plural(name: str) -> bool:
    """Whether a speaker is more than one, as far as the form tells; a name is one, "Democrats" and "Analysts at …" are not."""
    head = HEAD_END.split(name, 1)[0]
    last = head.split(" ")[-1] if head else ""
    lower = last.lower()
    if lower in _PLURALS or " and " in head:
        return not (last in ORG_HEAD and _names_one(head))
    if not lower.endswith("s") or lower.endswith(("ss", "us", "is", "'s", "’s")):
        return False
    if last.islower() or lower in _PLURAL_NOUNS or not SPEAKER_NOUNS.isdisjoint((lower, lower[:-1])):
        return True
    return lower.endswith(_PLURAL_ENDINGS) and lower.isascii() and lower.replace("-", "").isalpha()


def _names_one(head: str) -> bool:
    """Whether an "and" joins two topics of one body: the Coastal and Tidal Administration."""
    topic = head.partition(" and ")[0].rsplit(" ", 1)[-1]
    return topic in OFFICE_TOPIC or (topic[:1].isupper() and topic.endswith(("ic", "al")))


def join_said(content: str, said: Said | None) -> str:
    """The words of a line, with who says so."""
    if said is None:
        return content
    verb, speaker = said
    if content.startswith("“") and verb in ("says", "say"):
        return f"{content} — {speaker}"
    if verb in ("denies", "deny"):
        return f"{capitalise(speaker)}{',' if ', ' in speaker else ''} {verb}: {content}"
    return f"{content} — {verb} {speaker}"
