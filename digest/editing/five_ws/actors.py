"""Actors: who did it, or to whom it happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from digest.editing.five_ws.mentioned import IN_TITLE, Named, first_start, has_any, weigh_mentions
from digest.editing.names.words import ROLE_NOUN
from digest.editing.sentences.clauses import OPEN_WORDS
from digest.editing.tokens import find_word
from digest.model.article import Article
from digest.patterns import Pattern

#: How much later mentions count: a name in sentence i weighs 1 / (1 + fade * i).
_FADE: Final = 0.3
_ACTORS: Final[Mapping[str, float]] = {"person": 1.0, "organisation": 0.9, "place": 0.3}
_IN_SUBJECT: Final = 1.5  # the one before the headline's or the main clause's verb
_OPENS_TITLE: Final = 2.0  # the first that the headline names
_NUMBERS: Final = "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten"
_MANY: Final = "Some|Several|Many|(?:Dozens|Hundreds|Thousands|Scores)(?: of)?"
_HEDGES: Final = "At least|More than|Nearly|About|Around|Up to"
_FIGURE: Final = r"(?<![\d,])\d[\d,]{0,12}+"
_UNNAMED: Final = Pattern(rf"(?:{_HEDGES}|{_MANY}|An?|{_NUMBERS}|{_FIGURE})\s")
#: "At least two young women", "Dozens of rescuers", "A five-year-old boy": the three words that may tell whom are looked at.
_COUNTED: Final = Pattern(
    rf"\b(?:(?i:{_HEDGES}) \w+|(?i:{_MANY}|{_NUMBERS})|{_FIGURE}|[Aa]n? [\w-]{{1,15}}-year-old)(?P<whom>(?: [a-z-]+){{1,3}})"
)
_COUNTED_SENTENCES = 2  # where the counted are looked for
_JOINTS: Final = re.compile(r",? and |, ")
_PEOPLE_LIST: Final = """
    people men women children boys girls babies families police troops crew firefighters rescuers protesters demonstrators
    migrants refugees civilians villagers schoolchildren pupils pedestrians motorists attackers gunmen fighters insurgents
    customers shoppers fans supporters voters prisoners inmates hostages worshippers pilgrims miners sailors patients
    policemen policewomen fishermen businessmen spokesmen schoolboys schoolgirls teenagers
    person baby teenager rescuer protester migrant refugee civilian villager pupil pedestrian attacker fighter prisoner
    inmate hostage miner sailor patient schoolboy schoolgirl
"""
_PEOPLE: Final = ROLE_NOUN.union(_PEOPLE_LIST.split(), [noun + "s" for noun in ROLE_NOUN])


def rank_actors(article: Article, named: Sequence[Named], headline: str, subjects: Sequence[str]) -> list[str]:
    """Those named often, early, as the subject and first in the headline come first.

    `subjects` are those of the headline and the main clause, or "". Where neither has a person or organisation for its
    subject, a counted or unnamed one stands before the names: "At least seven people", "A gunman". Of a headline whose subject
    is several names together, they are the first answer together: "India and Pakistan".
    """
    spoken = "\n".join((headline, *subjects))
    foremost = {one.entity.index for one in named if has_any(spoken, one.forms)}
    opener = _find_opener(headline, [one for one in named if one.entity.index in foremost])
    ranked: list[tuple[float, int, str]] = []
    known = False
    for entity, forms in named:
        score = weigh_mentions(entity, _FADE)
        if entity.index in foremost:
            score += IN_TITLE * has_any(headline, forms) + _OPENS_TITLE * (entity.index == opener)
            hits = has_any(subjects[0], forms) + has_any(subjects[1], forms)
            score += _IN_SUBJECT * hits
            known = known or ((hits > 0 or entity.index == opener) and entity.kind != "place")
        ranked.append((-score * _ACTORS[entity.kind], first_start(entity), entity.name))
    answers = [name for _, _, name in sorted(ranked)]
    if together := _find_together(subjects[0], named):
        return [together, *answers]
    if known:
        return answers
    unnamed = next((s for s in reversed(subjects) if _UNNAMED.match(s)), "") or _find_counted(article)
    if not unnamed and subjects[0].rpartition(" ")[2] in _PEOPLE:  # "Harbour pilots strike": headlines have no articles
        unnamed = subjects[0]
    return [unnamed, *answers]


def _find_opener(headline: str, actors: Iterable[Named]) -> int | None:
    """The entity that the headline names first, after a label such as "World Series 2016:"; of several the longest."""
    text = headline[headline.find(": ") + 2 :] if ": " in headline[: len(headline) // 2] else headline
    found = [
        (at, -len(form), entity.index)
        for entity, forms in actors
        for form in forms
        if form in text and (at := find_word(text, form)) >= 0
    ]
    return min(found)[2] if found else None


def _find_together(subject: str, named: Iterable[Named]) -> str:
    """The subject if it is nothing but several names, of one kind, joined: "Ann Bell and Tom Reyes"; or ""."""
    parts = _JOINTS.split(subject)
    if len(parts) < 2:
        return ""
    kinds = {form: entity.kind for entity, forms in named for form in forms}
    found = {kinds.get(part, "") for part in parts}
    return subject if len(found) == 1 and "" not in found else ""


def _find_counted(article: Article) -> str:
    """The first group of people that the opening counts without a name, or ""."""
    for sentence in article.sentences[:_COUNTED_SENTENCES]:
        for match in _COUNTED.finditer(sentence.text):
            for word in re.finditer(r"[a-z-]+", match["whom"]):
                if word[0] in _PEOPLE:
                    return match[0][: match.start("whom") - match.start() + word.end()]
                if word[0] in OPEN_WORDS:
                    break  # "12 boats with fishermen"
    return ""
