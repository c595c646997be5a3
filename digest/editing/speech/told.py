"""What is told and by whom, over a whole article: sayings with their speakers resolved, passage after passage."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final, NamedTuple

from digest.editing.names.mentions import Entity, Names
from digest.editing.names.pronouns import find_antecedent
from digest.editing.speech.contents import Saying
from digest.editing.speech.cues import DETERMINERS, PREPOSITIONS, PRONOUNS, SPEAKER_NOUNS, THIRD_PERSON, word_set
from digest.editing.speech.known import (
    Speaker,
    find_body,
    find_full_body,
    find_holder,
    fits,
    has_name,
    index_known,
    is_human,
    make_speaker,
)
from digest.editing.speech.passages import Paragraph, Passage, split_paragraphs
from digest.editing.speech.sayings import find_sayings
from digest.editing.speech.speakers import Phrase, can_speak, head_end, tight_span
from digest.editing.speech.subjects import main_subject
from digest.model.article import Article
from digest.model.fact import Attribution


class Told(NamedTuple):
    """A saying and who says it."""

    saying: Saying
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Scene:
    """A passage with what is told in it. `subject` is whom it is about, `focus` who a "he" after it would be."""

    passage: Passage
    told: tuple[Told, ...]
    subject: Speaker | None
    focus: Speaker | None


@dataclass(frozen=True, slots=True)
class Telling:
    """An article as speech: its paragraphs, and the scenes of each."""

    paragraphs: tuple[Paragraph, ...]
    scenes: tuple[tuple[Scene, ...], ...]


_STATEMENTS: Final = word_set("statement letter release email memo")
#: Whose a relative is, and who "she" may then be as well.
_OWNS: Final = {"his": "he", "her": "she"}
# After so many sentences without a word of them, a "he" may be somebody else.
_FORGOTTEN: Final = 6


def read_telling(article: Article, names: Names) -> Telling:
    """Find all sayings of an article and who says them; English rules."""
    reader = _Reader(article, names)
    paragraphs = split_paragraphs(article)
    return Telling(tuple(paragraphs), tuple(reader.read_paragraph(p) for p in paragraphs))


def make_attribution(told: Told, text: str, p: Paragraph) -> Attribution:
    """The attribution of what is told."""
    saying, speaker = told
    cue = text[p.starts[saying.cue] : p.ends[saying.cue]]
    if cue.lower() in ("according", "as"):
        cue = text[p.starts[saying.cue] : p.ends[saying.cue + 1]]
    return Attribution(
        speaker.name, speaker.start, speaker.end, saying.via, saying.status, cue.lower() if cue[0].isalpha() else ""
    )


def _qualifies(p: Paragraph, phrase: Phrase, token: int, end: int) -> bool:
    """Whether the name that begins at `token` only tells which spokesman it is: "a Reed campaign spokesman"."""
    head = head_end(p, token, phrase.last)
    return p.ends[head - 1] > end and p.words[head - 1] == p.lower[head - 1] and p.lower[head - 1] in SPEAKER_NOUNS


class _Reader:
    """Goes through an article once and remembers who was spoken of last."""

    def __init__(self, article: Article, names: Names) -> None:
        self.text = article.text
        self.names, self.known = names, index_known(names)
        self.speakers = {e.index: make_speaker(e) for e in names.entities if e.kind == "person"}
        people = [(m.start, m.end, e) for e in names.entities if e.kind == "person" for m in e.mentions]
        people.sort(key=lambda item: item[:2])
        self.people = people
        self.people_starts = [item[0] for item in people]
        self.stated: Speaker | None = None  # who made the statement that the article quotes
        self.focus: Speaker | None = None
        self.age = 0
        self.kin = ""  # "she" where "her daughter" spoke last: it may be either of them
        self.lost = ""  # the pronoun that stood for one of two, until somebody is named
        self.body: Speaker | None = None  # what an "it said" stands for: the body that alone spoke in the sentence before

    def read_paragraph(self, p: Paragraph) -> tuple[Scene, ...]:
        return tuple(self._read_passage(p, passage) for passage in p.passages)

    def _read_passage(self, p: Paragraph, passage: Passage) -> Scene:
        self.age += 1
        if self.age > _FORGOTTEN:
            self.focus = None
        told: list[Told] = []
        sayings = find_sayings(self.text, p, passage)
        phrase = main_subject(p, passage.first, passage.last)
        subject = self._resolve(p, passage.first, phrase) if phrase is not None else None
        about = subject if subject is not None and (is_human(subject) or has_name(subject, self.names)) else None
        kin = _OWNS.get(p.lower[phrase.first], "") if phrase is not None else ""
        if kin:
            about = None  # "His rival, Ann Reed, won": it goes on about him
        for saying in sayings:
            if saying.subject is None:
                continue
            speaker = self._nested(p, saying, told) or self._resolve(p, max(passage.first, saying.before_last), saying.subject)
            told.append(Told(saying, speaker))
            if saying.via is not None and saying.via.split()[-1] in _STATEMENTS:
                self.stated = speaker
            about = speaker if is_human(speaker) else about
        bare = phrase is None or p.lower[phrase.first] in PRONOUNS
        if self.kin and not sayings and (bare or about is None):  # the article goes on about one of the two
            self.focus, self.lost, self.kin = None, self.kin, ""
        elif about is not None:
            self.focus, self.age, self.lost = about, 0, ""
            self.kin = kin or (self.kin if bare else "")
        self.body = find_body([speaker for _, speaker in told], subject, self.names)
        return Scene(passage, tuple(told), subject, self.focus)

    def _nested(self, p: Paragraph, saying: Saying, told: list[Told]) -> Speaker | None:
        """Within somebody's words, "she" is who says them: "Ann Reed said she believes …"."""
        if saying.subject is None or p.lower[saying.subject.first] not in THIRD_PERSON:
            return None
        for outer, speaker in reversed(told):
            if outer.after_first <= saying.subject.first < outer.after_last and not speaker.pronoun:
                return speaker if fits(speaker, p.lower[saying.subject.first]) else None
        return None

    def _resolve(self, p: Paragraph, since: int, phrase: Phrase) -> Speaker:
        """Who a phrase is. A pronoun can stand for who is named between token `since` and itself, or was spoken of before."""
        lower = p.lower[phrase.first]
        start, end = p.starts[phrase.first], p.ends[phrase.last - 1]
        if phrase.last - phrase.first == 1 and lower in PRONOUNS:
            known = self._antecedent(lower, start, p.starts[since]) if lower != "it" else self.body
            if known is not None:
                return known
            return Speaker(self.text[start:end], start, end, None, True)
        owner = self._statement_owner(p, since, phrase)
        if owner is not None:
            return owner
        person = self._person_in(p, phrase, start, end) or self._explained(p, phrase)
        person = person or find_holder(self.known, [word.lower() for word in p.words[phrase.first : phrase.last]], start)
        if person is not None:
            return self.speakers[person.index]
        start, end = tight_span(p, phrase)
        full = find_full_body(self.known, self.text[start:end], start)
        if full is not None:
            start, end = full.start, full.end
        return Speaker(self.text[start:end], start, end, None, False)

    def _explained(self, p: Paragraph, phrase: Phrase) -> Entity | None:
        """The person whose name stands between commas after a phrase: "Its spokesperson, Ann Reed, put …"."""
        after = phrase.last + 1
        if after >= len(p.words) or p.words[phrase.last] != "," or p.lower[phrase.first] not in DETERMINERS:
            return None
        at = bisect_left(self.people_starts, p.starts[after])
        if at == len(self.people) or self.people[at][0] != p.starts[after]:
            return None
        _, end, person = self.people[at]
        return person if self.text[end : end + 1] == "," else None

    def _statement_owner(self, p: Paragraph, since: int, phrase: Phrase) -> Speaker | None:
        """Whose statement it is that "said": the one in "a statement by …" or "…'s statement", else who made one before."""
        head = head_end(p, *phrase) - 1
        if p.lower[head] not in _STATEMENTS:
            return None
        if head + 2 < phrase.last and p.lower[head + 1] in ("by", "from", "of"):
            owner = Phrase(head + 2, phrase.last)
            return self._resolve(p, since, owner) if can_speak(p, *owner) else None
        if head - 2 >= phrase.first and p.lower[head - 1] in ("'s", "’s"):
            owner = Phrase(phrase.first, head - 1)
            return self._resolve(p, since, owner) if can_speak(p, *owner) else None
        return self.stated if p.lower[phrase.first] == "the" and head == phrase.first + 1 else None

    def _person_in(self, p: Paragraph, phrase: Phrase, start: int, end: int) -> Entity | None:
        """The person whom a phrase names: not one that stands after a preposition ("a friend of Ann Reed")."""
        at = bisect_left(self.people_starts, start)
        while at < len(self.people) and self.people[at][0] < end:
            mention_start, mention_end, person = self.people[at]
            at += 1
            token = bisect_left(p.starts, mention_start)
            before = p.lower[token - 1] if token > phrase.first else ""
            after = self.text[mention_end : mention_end + 2]
            if before in PREPOSITIONS or after in ("'s", "’s") or before == "and" or _qualifies(p, phrase, token, mention_end):
                continue
            return person
        return None

    def _antecedent(self, pronoun: str, position: int, passage_start: int) -> Speaker | None:
        if pronoun not in THIRD_PERSON or pronoun == self.lost:
            return None
        near = self._people_between(passage_start, position, pronoun)
        if len(near) == 1:
            return self.speakers[near[0].index]
        if not near and self.focus is not None and fits(self.focus, pronoun):
            return self.focus
        person = find_antecedent(self.names, pronoun, position)
        return self.speakers[person.index] if person is not None and person.kind == "person" else None

    def _people_between(self, start: int, end: int, pronoun: str) -> list[Entity]:
        found: list[Entity] = []
        at = bisect_left(self.people_starts, start)
        while at < len(self.people) and self.people[at][1] <= end:
            person = self.people[at][2]
            if all(person.index != known.index for known in found) and fits(self.speakers[person.index], pronoun):
                found.append(person)
            at += 1
        return found
