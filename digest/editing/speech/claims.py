"""Claims: what somebody is reported to say without marks around it, as the clause stands, with who says it and how."""

from __future__ import annotations

from typing import Final

from digest.editing.cues import DETERMINERS, PREPOSITIONS, PRONOUNS, REPORTED, TRAILING, VERBS, WEAK, word_set
from digest.editing.names.mentions import Names
from digest.editing.speech.contents import is_clause
from digest.editing.speech.known import is_anybody
from digest.editing.speech.passages import Paragraph
from digest.editing.speech.quotes import make_evidence
from digest.editing.speech.subjects import PAPERS
from digest.editing.speech.told import Telling, Told, make_attribution, read_telling
from digest.editing.speech.ways import TELLING
from digest.model.article import Article
from digest.model.fact import Fact

# A clause of fewer words outside marks says too little on its own.
_FEWEST_WORDS: Final = 4
_SHORTEST_OBJECT: Final = 5
# Tokens between "told" and "to": who is told.
_REQUEST_REACH: Final = 6
# "denied that it was late": after "that" a clause is whole, however short.
_FEWEST_AFTER_THAT: Final = 3
# Tokens of "In a paper given out on July 28"; and words that such a remark opens with.
_CIRCUMSTANCE: Final = 9
_WHEN: Final = word_set("while when after before as")
# "confirmed the fall to AFP": what is confirmed through somebody may be a noun alone.
_FEWEST_CONFIRMED: Final = 2
#: Verbs with an object that tell what somebody holds to be so: "accused the firm of …". A request or an order ("urged the
#: council to …", "ordered the bridge shut") can be neither true nor false, and is no claim.
_OBJECT_CLAIMS: Final = word_set("accused warned")


def find_claims(article: Article, names: Names, telling: Telling | None = None) -> list[Fact]:
    """Claims of an article in order, as facts of the kind "claim"; only those whose source is named or described.

    A clause that is little else than a quotation is no claim beside it. `telling` is what `read_telling(article, names)`
    gives. English only.
    """
    if not article.language.lower().startswith("en"):
        return []
    telling = telling or read_telling(article, names)
    ends = [s.end for s in article.sentences]
    facts: list[Fact] = []
    for p, scenes in zip(telling.paragraphs, telling.scenes, strict=True):
        for scene in scenes:
            taken = 0  # the passage up to here is told already
            for n, told in enumerate(scene.told, 1):
                if n < len(scene.told) and any(_holds(p, later, told) for later in scene.told[n:]):
                    continue  # "X thinks that A, Y said": Y says it
                for first, last in _contents(p, told):
                    if p.starts[first] >= taken and _is_claim(p, told, first, last):
                        start, end = p.starts[first], p.end(last - 1)
                        taken = end
                        facts.append(_make_fact(article, told, start, end, p, ends))
    return facts


def _holds(p: Paragraph, outer: Told, inner: Told) -> bool:
    """Whether a telling stands in the words that somebody else tells: "X thinks that A, Y said".

    Where a newspaper "reports", or the words of a person reach us "according to" somebody, it is the person who says them.
    """
    this, later = inner.saying, outer.saying
    if this.before_first >= 0 or not 0 <= later.before_first <= this.first or this.cue >= later.before_last:
        return False
    if outer.speaker.name == inner.speaker.name:
        return False
    if p.lower[later.cue] in REPORTED:
        return inner.speaker.person is None and (p.lower[later.cue] == "according" or p.lower[this.cue] in WEAK)
    return not p.lower[later.cue].endswith("ing")


def _contents(p: Paragraph, told: Told) -> list[tuple[int, int]]:
    saying = told.saying
    before, after = (saying.before_first, saying.before_last), (saying.after_first, saying.after_last)
    cue = p.lower[saying.cue]
    if after[0] >= 0 and cue.endswith("ing") and cue != "according":  # "…, claiming that A": what stands before is told already
        return [after]
    if before[0] >= 0 and after[0] >= 0 and p.quote[before[1] - 1] < 0:  # "The plan, X said, is …": the longer part
        if p.lower[after[0] - 1] in ("and", "but") and is_clause(p, *before):
            return [before]  # "The bridge is lost, X said, and will …": the part with the subject
        if p.lower[after[0]] in VERBS and p.lower[before[0]] not in PRONOUNS:
            return [(before[0], after[1])]  # "The plan, X said, is dead": neither part says anything alone
        return [max(before, after, key=lambda part: part[1] - part[0])]
    return [part for part in (before, after) if part[0] >= 0]


def _is_claim(p: Paragraph, told: Told, first: int, last: int) -> bool:
    saying = told.saying
    cue = p.lower[saying.cue]
    if saying.takes == "quote" or (saying.takes == "object" and cue not in _OBJECT_CLAIMS):
        return False
    if (told.speaker.pronoun and told.speaker.name.lower() in ("who", "you", "we", "i")) or is_anybody(told.speaker):
        return False
    if _is_asked(p, last):
        return False
    if cue in WEAK and not saying.strong:
        return False
    if p.lower[first] in ("how", "why"):
        return False  # "reported how the town fell": told of, not told
    if saying.before_first >= 0 and saying.cue < first and p.lower[first] in _WHEN:
        return False  # "“…,” the bench said when advocates, who had come, sought a stay": when it was said
    if first > saying.cue and p.lower[first - 1] == "whether":
        return False  # "declined to say whether it was shut": neither that it was nor that it was not
    if first > saying.cue and (_is_object(p, cue, first, last) or _is_term(p, first)):
        return False
    if _is_request(p, saying.cue, first, last) or _is_circumstance(p, first, last):
        return False
    if saying.takes == "object":
        fewest = _SHORTEST_OBJECT
    elif saying.via is not None and saying.status in ("confirmed", "denied"):
        fewest = _FEWEST_CONFIRMED
    else:
        fewest = _FEWEST_AFTER_THAT if first > saying.cue and p.lower[first - 1] == "that" else _FEWEST_WORDS
    return _has_words(p, first, last, fewest)


def _is_asked(p: Paragraph, last: int) -> bool:
    """Whether words end in a question mark: "Did the mayor say that it was shut?" states nothing, nor does what she asked."""
    return p.words[last : last + 1] == ["?"]


def _has_words(p: Paragraph, first: int, last: int, fewest: int) -> bool:
    """Whether at least `fewest` words stand outside marks."""
    for at in range(first, last):
        if p.quote[at] < 0 and p.words[at][0].isalnum():
            fewest -= 1
            if not fewest:
                return True
    return False


def _is_object(p: Paragraph, cue: str, first: int, last: int) -> bool:
    """Whether a thing follows the verb, and no words: "disclosed this in a note", "wrote a letter to the mayor"."""
    if p.lower[first] in ("this", "it", "so"):
        return first + 1 == last or p.lower[first + 1] in PREPOSITIONS
    return cue in ("wrote", "write", "writes") and p.lower[first] in DETERMINERS and p.lower[first + 1] in PAPERS


def _is_term(p: Paragraph, first: int) -> bool:
    """Whether words begin with a term in marks that a preposition leads to: "by suggesting changes to “fair rent” laws"."""
    return p.quote[first] >= 0 and p.lower[first - 1] in PREPOSITIONS and p.lower[first - 1] != "as"


def _is_circumstance(p: Paragraph, first: int, last: int) -> bool:
    """Whether words tell only when or how something was said: "addressing a crowd on Sunday", "when asked about it"."""
    lower = p.lower[first]
    if lower in _WHEN or (lower.endswith("ing") and p.words[first] == lower and len(lower) > 5):
        return "," not in p.words[first:last] and not (first and p.lower[first - 1] == "that")
    if lower not in PREPOSITIONS or last - first >= _CIRCUMSTANCE:
        return False
    return "," not in p.words[first:last] and VERBS.isdisjoint(p.lower[first:last])


def _is_request(p: Paragraph, cue: int, first: int, last: int) -> bool:
    """Whether words tell what somebody is to do, not what is so: "told them to wait", "warned residents to stay inside"."""
    if not (p.lower[cue] in TELLING or p.lower[cue].startswith("caution")):
        return False
    if first and p.lower[first - 1] in ("that", "whether"):
        return False
    start, stop = (first, last) if first > cue else (cue + 1, len(p.words))  # "Hours before, X had told the crew to leave"
    for at in range(start, min(stop, start + _REQUEST_REACH)):
        lower = p.lower[at]
        if lower in VERBS or p.quote[at] >= 0 or lower in TRAILING:
            return False
        if lower in ("to", "against"):
            return True
    return False


def _make_fact(article: Article, told: Told, start: int, end: int, p: Paragraph, ends: list[int]) -> Fact:
    attribution = make_attribution(told, article.text, p)
    evidence = make_evidence(article, start, end, ends)
    return Fact(kind="claim", text=article.text[start:end], evidence=evidence, attribution=attribution)
