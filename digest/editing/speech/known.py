"""Who is known already: an office, a short name or an "it" stands for somebody whom the article named before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from digest.editing.cues import DETERMINERS, HUMAN_NOUNS, SPEAKER_NOUNS, word_set
from digest.editing.names.capitals import fold_word
from digest.editing.names.mentions import Entity, Mention, Names
from digest.editing.names.wordlists import first_names, surnames


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
_APART: Final = word_set("former ex late deputy vice acting assistant ousted then founding")
_NAME: Final = 3  # words of a person's name
_DESCRIPTION: Final = 5  # words of "the health ministry's spokeswoman"
# Last words of bodies of which "they" is said, not "it".
_PLURAL: Final = word_set("police people staff media crew")


def make_speaker(person: Entity) -> Speaker:
    """The fullest name that the text gives of a person, where it stands first."""
    first = next(mention for mention in person.mentions if mention.text == person.name)
    return Speaker(first.text, first.start, first.end, person, False)


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


#: Who is nobody in particular where nothing more is told of them; and who says that something was not said.
_ANYBODY: Final = word_set(
    "others another some one everyone everybody someone somebody anyone anybody whoever something anything"
)
_NOBODY: Final = word_set("nobody none no neither nothing noone")


def is_anybody(speaker: Speaker) -> bool:
    """Whether the words for a speaker tell of nobody: "others", "someone", "nobody from the council", "no one"."""
    if speaker.person is not None:
        return False
    first, _, rest = speaker.name.lower().partition(" ")
    return first in _NOBODY or (first in _ANYBODY and not rest)


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


class Holder(NamedTuple):
    """A person with an office: where they are named first, and the words of the role up to its head noun, the last."""

    start: int
    person: Entity
    role: frozenset[str]
    head: tuple[str, ...]


class Known:
    """The names of an article as they are looked up: who holds which office, which bodies a short name may mean.

    People and bodies stand in the order of their first mentions. Few articles ask, so the indexes are made on the first look.
    """

    def __init__(self, names: Names) -> None:
        self.names = names
        self._offices: dict[str, list[Holder]] | None = None
        self._bodies: dict[str, list[Mention]] | None = None

    def holders(self, office: str) -> Sequence[Holder]:
        """Who holds an office."""
        if self._offices is None:
            self._offices = _index_offices(self.names)
        return self._offices.get(office, ())

    def bodies(self, word: str) -> Sequence[Mention]:
        """The first mention of each organisation whose name begins or ends with a word."""
        if self._bodies is None:
            self._bodies = _index_bodies(self.names)
        return self._bodies.get(word, ())


def _index_offices(names: Names) -> dict[str, list[Holder]]:
    offices: dict[str, list[Holder]] = {}
    for entity in names.entities:
        if entity.kind == "person" and entity.role is not None:
            role = entity.role.lower().replace("'s", "").replace("’s", "").split()
            head = next((n for n, word in enumerate(role) if word in _AFTER_HEAD), len(role)) - 1
            if head >= 0:
                office = "spokesperson" if role[head] in _SPEAKING else role[head]
                holder = Holder(entity.mentions[0].start, entity, frozenset(role), tuple(role[: head + 1]))
                offices.setdefault(office, []).append(holder)
    return offices


def _index_bodies(names: Names) -> dict[str, list[Mention]]:
    bodies: dict[str, list[Mention]] = {}
    for entity in names.entities:
        if entity.kind == "organisation" and " " in entity.name:
            words = entity.name.split(" ")
            for word in {words[0]: 0, words[-1]: 0}:
                bodies.setdefault(word, []).append(entity.mentions[0])
    return bodies


#: Words at which the head of a role ends: "minister of health".
_AFTER_HEAD: Final = word_set("of for at in to and")
#: Of more holders than this no description tells one.
_MOST_HOLDERS: Final = 50


def find_holder(known: Known, words: Sequence[str], position: int) -> Entity | None:
    """Whom "the minister" means: the one person named before `position` who has that office; None if there are more.

    `words` are those of the description, in lower case. All that it says of the office must be in the role.
    """
    if not 2 <= len(words) <= _DESCRIPTION or words[0] not in _BEARERS or words[-1] not in _OFFICES:
        return None
    asked = {word for word in words[1:-1] if word not in ("'s", "’s")}
    holders = known.holders("spokesperson" if words[-1] in _SPEAKING else words[-1])
    if len(holders) > _MOST_HOLDERS:
        return None
    found = [
        holder.person
        for holder in holders
        if holder.start < position
        and _is_office(holder.head[-1], words[-1], holder.person)
        and asked <= holder.role
        and not any(word in _APART and word not in asked for word in holder.head[:-1])
    ]
    if len(found) != 1 or (words[0] != "the" and _has_changed(known.names, found[0], position)):
        return None
    return found[0]


def _has_changed(names: Names, person: Entity, position: int) -> bool:
    """Whether an organisation was named since the person was: "its spokesman" may be another's."""
    last = max(m.start for m in person.mentions if m.start < position)
    between = names.mentions[bisect_right(names.starts, last) : bisect_left(names.starts, position)]
    return any(m.kind == "organisation" for m in between)


def _is_office(held: str, asked: str, person: Entity) -> bool:
    if asked in _SPEAKING and held in _SPEAKING:
        return not ((asked == "spokesman" and person.gender == "f") or (asked == "spokeswoman" and person.gender == "m"))
    return held == asked


def find_full_body(known: Known, name: str, position: int) -> tuple[int, int] | None:
    """Where the full name stands of the one organisation named before that a short one means: "the League", "the Bank"."""
    word = name[4:] if name.startswith(("the ", "The ")) else name
    if " " in word or not word[:1].isupper() or word.lower() not in _BODY_NOUNS:
        return None
    full = [mention for mention in known.bodies(word)[:_MOST_HOLDERS] if mention.start < position]
    return _part_bearing(full[0], word) if len(full) == 1 else None


def _part_bearing(mention: Mention, word: str) -> tuple[int, int]:
    """Where the one of two bodies stands that a word means, if they were taken for one name: "Oxfam and the Works Council"."""
    first, joint, second = mention.text.partition(_BOTH)
    ends = second.split(" ")
    if not joint or not {ends[0].lower(), ends[-1].lower()} & _BODY_NOUNS:  # "Ministry of Health and the Environment"
        return mention.start, mention.end
    if word in (ends[0], ends[-1]):
        return mention.end - len(second), mention.end
    return mention.start, mention.start + len(first)


_BOTH: Final = " and the "
_BODY_NOUNS: Final = SPEAKER_NOUNS | word_set(
    "league institute university ministry club federation authority society chamber trust movement guild"
)


def find_body(speakers: Sequence[Speaker], subject: Speaker | None, names: Names) -> Speaker | None:
    """What "it said" stands for in the next sentence: the only one that spoke, if it is a body; else its subject, if one."""
    distinct = {speaker.name: speaker for speaker in speakers}
    if len(distinct) == 1:
        (speaker,) = distinct.values()
        return speaker if _is_body(speaker, names) else None
    if not distinct and subject is not None and _is_body(subject, names):
        return subject if not _is_place(subject, names) else None  # "India has ten mints. … It says": a land is no paper
    return None


def _is_place(speaker: Speaker, names: Names) -> bool:
    entity = names.at(speaker.start, speaker.end)
    return entity is not None and entity.kind == "place"


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
