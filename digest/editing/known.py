"""Who is known already: an office, a short name or an "it" stands for somebody whom the article named before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from digest.editing.capitals import fold_word
from digest.editing.names import Entity, Mention, Names
from digest.editing.speech import DETERMINERS, HUMAN_NOUNS, SPEAKER_NOUNS, word_set
from digest.editing.wordlists import first_names, surnames


class Speaker(NamedTuple):
    """A speaker as a reader is told of: `article.text[start:end] == name`. `person` is the entity where it is one."""

    name: str
    start: int
    end: int
    person: Entity | None
    pronoun: bool


#: Offices of which an article that names one holder means that one: "the minister". Not "the official", "the officer".
_OFFICES: Final = word_set(
    """
    spokesman spokeswoman spokesperson minister president premier chancellor mayor governor senator ambassador secretary
    chairman chairwoman chairperson chair director chief commander general colonel captain sheriff commissioner
    superintendent prosecutor bishop archbishop cardinal king queen prince princess coach manager headteacher rector dean
    treasurer councillor congressman congresswoman envoy leader founder
    """
)
_SPEAKING: Final = word_set("spokesman spokeswoman spokesperson")
_BEARERS: Final = word_set("the its his her their")
# Who held an office once, or holds it for another, is not its holder.
_APART: Final = word_set("former ex late deputy vice acting assistant ousted then")
_NAME: Final = 3  # words of a person's name
_DESCRIPTION: Final = 5  # words of "the health ministry's spokeswoman"
# Last words of bodies of which "they" is said, not "it".
_PLURAL: Final = word_set("police people staff media crew")


def make_speaker(person: Entity) -> Speaker:
    """The fullest name that the text gives of a person, where it stands first."""
    best = max(person.mentions, key=lambda m: (m.text == person.name, len(m.text), -m.start))
    return Speaker(best.text, best.start, best.end, person, False)


def is_human(speaker: Speaker) -> bool:
    """Whether a "he" or "she" can stand for the speaker: a person, or somebody described ("an official")."""
    if speaker.person is not None or speaker.pronoun:
        return speaker.person is not None
    return any(word in HUMAN_NOUNS for word in speaker.name.lower().split()[:6])


def has_name(speaker: Speaker, names: Names) -> bool:
    """Whether a speaker whom `names` does not have bears the name of a person all the same: "Melanie", "Baker"."""
    words = [fold_word(word) for word in speaker.name.split()]
    if speaker.pronoun or len(words) > _NAME or not all(word[:1].isupper() for word in words):
        return False
    known = words[0] in first_names() or (len(words) == 1 and words[0] in surnames())
    return known and names.at(speaker.start, speaker.end) is None


def fits(speaker: Speaker, pronoun: str) -> bool:
    """Whether a pronoun can stand for the speaker, by gender."""
    if speaker.person is not None:
        return speaker.person.gender not in ("m", "f") or (speaker.person.gender == "f") == (pronoun == "she")
    first = fold_word(speaker.name.split(" ", 1)[0])
    if first_names().get(first, "u") != "u" and first not in surnames():
        return (first_names()[first] == "f") == (pronoun == "she")
    last = speaker.name.rsplit(" ", 1)[-1].lower()
    if last.endswith("woman") or last in ("mother", "wife", "daughter", "sister"):
        return pronoun == "she"
    if last.endswith("man") or last in ("father", "husband", "son", "brother"):
        return pronoun == "he"
    return True


def find_holder(names: Names, words: Sequence[str], position: int) -> Entity | None:
    """Whom "the minister" means: the one person named before `position` who has that office; None if there are more.

    `words` are those of the description, in lower case. All that it says of the office must be in the role.
    """
    if not 2 <= len(words) <= _DESCRIPTION or words[0] not in _BEARERS or words[-1] not in _OFFICES:
        return None
    asked = {word for word in words[1:-1] if word not in ("'s", "’s")}
    found: list[Entity] = []
    for person in names.entities:
        if person.kind != "person" or person.role is None or person.mentions[0].start >= position:
            continue
        role = person.role.lower().replace("'s", "").replace("’s", "").split()
        head = next((n for n, word in enumerate(role) if word in ("of", "for", "at", "in", "to", "and")), len(role)) - 1
        if head < 0 or not _is_office(role[head], words[-1], person) or not asked <= set(role):
            continue
        if any(word in _APART and word not in asked for word in role[:head]):
            continue
        found.append(person)
    if len(found) != 1 or (words[0] != "the" and _has_changed(names, found[0], position)):
        return None
    return found[0]


def _has_changed(names: Names, person: Entity, position: int) -> bool:
    """Whether an organisation was named since the person was: "its spokesman" may be another's."""
    last = max(m.start for m in person.mentions if m.start < position)
    return any(m.kind == "organisation" and last < m.start < position for m in names.mentions)


def _is_office(held: str, asked: str, person: Entity) -> bool:
    if asked in _SPEAKING and held in _SPEAKING:
        return not ((asked == "spokesman" and person.gender == "f") or (asked == "spokeswoman" and person.gender == "m"))
    return held == asked


def find_full_body(names: Names, name: str, position: int) -> Mention | None:
    """The full name of the one organisation named before that a short one means: "the League", "the Bank"."""
    word = name.removeprefix("the ").removeprefix("The ")
    if " " in word or not word[:1].isupper() or word.lower() not in SPEAKER_NOUNS | _BODIES:
        return None
    full = [e for e in names.entities if e.kind == "organisation" and word in (e.name.split(" ")[-1], e.name.split(" ")[0])
            and " " in e.name and e.mentions[0].start < position]  # fmt: skip
    return full[0].mentions[0] if len(full) == 1 else None


_BODIES: Final = word_set("league institute university ministry club federation authority society chamber trust movement guild")


def find_body(speakers: Sequence[Speaker], subject: Speaker | None, names: Names) -> Speaker | None:
    """What "it said" stands for in the next sentence: the only one that spoke, if it is a body; else its subject, if one."""
    distinct = {speaker.name: speaker for speaker in speakers}
    if len(distinct) == 1:
        (speaker,) = distinct.values()
        return speaker if _is_body(speaker, names) else None
    if not distinct and subject is not None and _is_body(subject, names):
        return subject
    return None


def _is_body(speaker: Speaker, names: Names) -> bool:
    if speaker.pronoun or is_human(speaker):
        return False
    entity = names.at(speaker.start, speaker.end)
    if entity is not None and entity.kind != "person":
        return True
    words = speaker.name.split()
    last = words[-1].lower()
    if words[0].lower() not in DETERMINERS or words[0].lower() in ("some", "many", "several", "most", "all", "few", "other"):
        return False
    return last not in _PLURAL and (not last.endswith("s") or last.endswith("ss"))
