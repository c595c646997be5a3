"""What is told and by whom, over a whole article: sayings with their speakers resolved, passage after passage."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple
from weakref import proxy

from digest.editing.cues import DETERMINERS, PREPOSITIONS, PRONOUNS, SPEAKER_NOUNS, THIRD_PERSON, TITLES, word_set
from digest.editing.names.mentions import Entity, Names
from digest.editing.names.pronouns import find_antecedent
from digest.editing.names.words import ROLE_MODIFIER, ROLE_NOUN
from digest.editing.speech.contents import Saying
from digest.editing.speech.known import (
    Known,
    Speaker,
    find_body,
    find_full_body,
    find_holder,
    fits,
    has_name,
    is_human,
    make_speaker,
)
from digest.editing.speech.passages import QUOTE, Paragraph, Passage, split_paragraphs
from digest.editing.speech.sayings import find_sayings
from digest.editing.speech.speakers import Phrase, can_speak, head_end, tight_span
from digest.editing.speech.subjects import main_subject
from digest.model.article import Article
from digest.model.fact import Attribution


class Told(NamedTuple):
    """A saying and who says it."""

    saying: Saying
    speaker: Speaker


class Scene:
    """A passage with what is told in it, and whom it is about: that is looked up when it is first asked for."""

    __slots__ = ("_phrase", "_reader", "_subject", "number", "paragraph", "passage", "stated", "told")

    def __init__(self, reader: _Reader, number: int, paragraph: Paragraph, passage: Passage, stated: Speaker | None) -> None:
        self._reader = reader  # by a weak reference, as it holds the scene
        self.number = number  # in the article
        self.paragraph = paragraph
        self.passage = passage
        self.stated = stated  # who made the statement that the article quotes, as far as was told before
        self.told: list[Told] = []
        self._phrase: tuple[Phrase | None] | None = None
        self._subject: Speaker | None = None

    @property
    def phrase(self) -> Phrase | None:
        """The noun phrase that the passage opens with."""
        if self._phrase is None:
            self._phrase = (main_subject(self.paragraph, self.passage.first, self.passage.last),)
        return self._phrase[0]

    @property
    def subject(self) -> Speaker | None:
        """Whom the passage is about."""
        if self._subject is None and self.phrase is not None:
            self._subject = self._reader.resolve(self, self.passage.first, self.phrase, self.stated)
        return self._subject


class Telling(NamedTuple):
    """An article as speech: its paragraphs, and the scenes of each, which know whom they are about as long as this is there.

    The scenes do not hold the reader, which holds them: all is freed when this is, and does not wait for the search for garbage.
    """

    paragraphs: list[Paragraph]
    scenes: list[list[Scene]]
    reader: _Reader


_STATEMENTS: Final = word_set("statement letter release email memo")
#: What is said by whose it is: "Ann Reed's answer was: …", "a tweet from Ann Reed said".
_UTTERANCES: Final = _STATEMENTS | word_set("answer response reply message tweet post reaction verdict advice warning")
#: Whose a relative is, and who "she" may then be as well.
_OWNS: Final = {"his": "he", "her": "she"}
#: Who adds something has spoken before.
_GOING_ON: Final = word_set("added adds continued continues")
# After so many sentences without a word of them, a "he" may be somebody else.
_FORGOTTEN: Final = 6
_HEAD: Final = 30  # characters in which a sentence names what it is about


def read_telling(article: Article, names: Names) -> Telling:
    """Find all sayings of an article and who says them; English rules."""
    reader = _Reader(article, names)
    paragraphs = split_paragraphs(article)
    return Telling(paragraphs, [reader.read_paragraph(p) for p in paragraphs], reader)


def make_attribution(told: Told, text: str, p: Paragraph) -> Attribution:
    """The attribution of what is told."""
    saying, speaker = told
    cue = p.lower[saying.cue]
    if cue == "according" or cue == "as":
        cue = text[p.starts[saying.cue] : p.end(saying.cue + 1)].lower()
    return Attribution(speaker.name, speaker.start, speaker.end, saying.via, saying.status, cue if cue[0].isalpha() else "")


#: What may stand between a description and the name that explains it.
_ROLE_WORDS: Final = ROLE_MODIFIER | ROLE_NOUN


def _qualifies(p: Paragraph, phrase: Phrase, token: int, end: int) -> bool:
    """Whether the name that begins at `token` only tells whose spokesman it is: "a Reed campaign spokesman", "Reed aide Bo"."""
    after = bisect_left(p.starts, end, token)
    if after < phrase.last and p.words[after] == p.lower[after] and p.lower[after] in SPEAKER_NOUNS:
        return True
    head = head_end(p, token, phrase.last)
    return p.end(head - 1) > end and p.words[head - 1] == p.lower[head - 1] and p.lower[head - 1] in SPEAKER_NOUNS


_OFFICE_WORDS: Final = TITLES | word_set("executive ceo cfo coo operating financial technical editor-in-chief co-founder founder")


class _Reader:
    """Goes through an article once and remembers who was spoken of last.

    Whom each scene is about matters only where a pronoun asks for it: so the thread lags behind what is told, and is
    followed as far as somebody asks.
    """

    def __init__(self, article: Article, names: Names) -> None:
        self.text = article.text
        self.names, self.known = names, Known(names)
        self.speakers: dict[int, Speaker] = {}
        self.people = sorted((m.start, m.end, e.index) for e in names.entities if e.kind == "person" for m in e.mentions)
        self.people_starts = [start for start, _, _ in self.people]
        self.scenes: list[Scene] = []
        self.stated: Speaker | None = None  # who made the statement that the article quotes
        self.bearers: dict[tuple[str, bool], Entity] = {}  # by a name and whether it is the first: who spoke last of its bearers
        self.called: dict[int, str] = {}  # people whose names tell no gender: the pronoun that stood for them
        self._start(0)

    def read_paragraph(self, p: Paragraph) -> list[Scene]:
        begin, me = len(self.scenes), proxy(self)
        for passage in p.passages:
            scene = Scene(me, len(self.scenes), p, passage, self.stated)
            self.scenes.append(scene)
            for saying in find_sayings(self.text, p, passage):
                goes_on = not scene.told and p.lower[saying.cue] in _GOING_ON  # "he added": who spoke before
                since = saying.subject.first if goes_on else max(passage.first, saying.before_last)
                speaker = self._nested(scene, saying) if scene.told else None
                speaker = speaker or self.resolve(scene, since, saying.subject, self.stated)
                scene.told.append(Told(saying, speaker))
                if speaker.person is not None and " " in speaker.name:
                    first, *_, last = speaker.name.split()
                    self.bearers[first, True] = self.bearers[last, False] = speaker.person
                if saying.via is not None and saying.via.split()[-1] in _STATEMENTS:
                    self.stated = speaker
        return self.scenes[begin:]

    def _start(self, number: int) -> None:
        """Take up the thread before a scene as if nobody had been spoken of."""
        self.followed = number
        self.focus: Speaker | None = None
        self.heard = False  # whether the focus spoke
        self.age = 1  # of the focus, in scenes
        self.kin = ""  # "she" where "her daughter" spoke last: it may be either of them
        self.lost = ""  # the pronoun that stood for one of two, until somebody is named

    def _follow(self, number: int) -> None:
        """Bring the thread to where it stands before a scene, from the last one before it that settles who is spoken of."""
        if number < self.followed:
            self._start(0)
        for settled in range(number - 1, self.followed, -1):
            if self._settles(self.scenes[settled]):
                self._start(settled)
                break
        while self.followed < number:
            self._leave(self.scenes[self.followed])
            self.followed += 1
            self.age += 1
            if self.age > _FORGOTTEN:
                self.focus = None

    def _settles(self, scene: Scene) -> bool:
        """Whether after a scene it does not matter what was before: somebody spoke in it, and it opens with no pronoun."""
        if not any(is_human(speaker) for _, speaker in scene.told):
            return False
        return scene.phrase is not None and scene.paragraph.lower[scene.phrase.first] not in PRONOUNS

    def _leave(self, scene: Scene) -> None:
        """Take the thread on from before a scene to its end."""
        phrase = scene.phrase
        opening = scene.paragraph.lower[phrase.first] if phrase is not None else "it"
        kin = _OWNS.get(opening, "")
        about = next((speaker for _, speaker in reversed(scene.told) if is_human(speaker)), None)
        heard = about is not None
        if about is None and not kin:  # "His rival, Ann Reed, won": it goes on about him
            subject = scene.subject
            about = subject if subject is not None and (is_human(subject) or has_name(subject, self.names)) else None
        bare = opening in PRONOUNS
        if kin and self.focus is not None:  # "Her research shows": the one spoken of is a woman
            self._call(self.focus, kin)
        if self.kin and not scene.told and (bare or about is None):  # the article goes on about one of the two
            self.focus, self.lost, self.kin = None, self.kin, ""
        elif about is not None:
            self.focus, self.heard, self.age, self.lost = about, heard, 0, ""
            self.kin = kin or (self.kin if bare else "")

    def _call(self, speaker: Speaker, pronoun: str) -> Speaker:
        """Remember the pronoun that stood for a speaker whose name does not tell it."""
        if speaker.person is not None and speaker.person.gender not in ("m", "f"):
            self.called.setdefault(speaker.person.index, pronoun)
        return speaker

    def _fits(self, speaker: Speaker, pronoun: str) -> bool:
        """Whether a pronoun can stand for a speaker, by gender and by what stood for them before."""
        if speaker.person is not None and self.called.get(speaker.person.index, pronoun) != pronoun:
            return False
        return fits(speaker, pronoun)

    def _body(self, number: int) -> Speaker | None:
        """What an "it said" stands for: the body that alone spoke in the scene before, or that it was about."""
        if number == 0:
            return None
        self._follow(number)
        before = self.scenes[number - 1]
        return find_body([speaker for _, speaker in before.told], None if before.told else before.subject, self.names)

    def _opening_body(self, opened: int, position: int) -> Speaker | None:
        """The only organisation that is named before an "it said", at the head: "Norvik will cut 40 jobs, it said"."""
        named = find_antecedent(self.names, "it", position)
        if named is None or not any(opened <= mention.start < opened + _HEAD for mention in named.mentions):
            return None
        return self._speaker(named)

    def _nested(self, scene: Scene, saying: Saying) -> Speaker | None:
        """Within somebody's words, "she" is who says them: "Ann Reed said she believes …"."""
        p, first = scene.paragraph, saying.subject.first
        pronoun = p.lower[first]
        if pronoun not in THIRD_PERSON or p.words[first - 1] == QUOTE:  # "“Those who think “this is lost,” she said": not they
            return None
        for outer, speaker in reversed(scene.told):
            if outer.after_first <= first < outer.after_last and not speaker.pronoun:
                return speaker if fits(speaker, pronoun) else None
        return None

    def resolve(self, scene: Scene, since: int, phrase: Phrase, stated: Speaker | None) -> Speaker:
        """Who a phrase is. A pronoun can stand for who is named between token `since` and itself, or was spoken of before."""
        p = scene.paragraph
        first, last = phrase
        lower = p.lower[first]
        if last - first == 1 and lower in PRONOUNS:
            start, end = p.starts[first], p.end(first)
            if lower == "it":
                known = self._body(scene.number) or self._opening_body(p.starts[scene.passage.first], start)
            else:
                known = self._antecedent(scene.number, lower, start, p.starts[since])
            return known if known is not None else Speaker(self.text[start:end], start, end, None, True)
        words = p.lower[first:last]
        if not _UTTERANCES.isdisjoint(words):
            owner = self._statement_owner(scene, since, phrase, stated)
            if owner is not None:
                return owner
        person = self._person_in(p, phrase) or (self.bearers.get((p.words[first], False)) if last - first == 1 else None)
        if person is None and (lower in DETERMINERS or "'s" in words or "’s" in words):
            person = self._explained(p, phrase) or find_holder(self.known, words, p.starts[first])
        if person is not None:
            return self._speaker(person)
        start, end = tight_span(p, phrase)
        full = find_full_body(self.known, self.text[start:end], start)
        if full is not None:
            start, end = full
        return Speaker(self.text[start:end], start, end, None, False)

    def _speaker(self, person: Entity) -> Speaker:
        speaker = self.speakers.get(person.index)
        if speaker is None:
            speaker = self.speakers[person.index] = make_speaker(person)
        return speaker

    def _explained(self, p: Paragraph, phrase: Phrase) -> Entity | None:
        """The person whose name stands between commas after a description: "Its spokesperson, Ann Reed, put …"."""
        after = phrase.last + 1
        if after >= len(p.words) or p.words[phrase.last] != ",":
            return None
        while after + 1 < len(p.words) and (
            p.lower[after].rstrip(".") in TITLES or (p.lower[after] in _ROLE_WORDS and p.words[after].islower())
        ):
            after += 1  # "Its author, Prof Ann Reed of Velda, put …", "Its head, former premier Ann Reed, put …"
        at = bisect_left(self.people_starts, p.starts[after])
        if at == len(self.people) or self.people[at][0] != p.starts[after]:
            return None
        _, end, index = self.people[at]
        return self.names.entities[index] if self.text.startswith((",", " of ", " at "), end) else None

    def _statement_owner(self, scene: Scene, since: int, phrase: Phrase, stated: Speaker | None) -> Speaker | None:
        """Whose statement it is that "said": the one in "a statement by …" or "…'s statement", else who made one before."""
        p = scene.paragraph
        head = head_end(p, *phrase) - 1
        if p.lower[head] not in _UTTERANCES:
            return None
        if head + 2 < phrase.last and p.lower[head + 1] in ("by", "from", "of"):
            owner = Phrase(head + 2, phrase.last)
            return self.resolve(scene, since, owner, stated) if can_speak(p, *owner) else None
        if head - 2 >= phrase.first and p.lower[head - 1] in ("'s", "’s"):
            owner = Phrase(phrase.first, head - 1)
            return self.resolve(scene, since, owner, stated) if can_speak(p, *owner) else None
        bare = p.lower[phrase.first] == "the" and head == phrase.first + 1 and p.lower[head] in _STATEMENTS
        return stated if bare else None

    def _person_in(self, p: Paragraph, phrase: Phrase) -> Entity | None:
        """The person whom a phrase names: not one that stands after a preposition ("a friend of Ann Reed")."""
        at = bisect_left(self.people_starts, p.starts[phrase.first])
        if at == len(self.people) or self.people_starts[at] >= (end := p.end(phrase.last - 1)):
            return None
        while at < len(self.people) and self.people_starts[at] < end:
            mention_start, mention_end, index = self.people[at]
            at += 1
            token = bisect_left(p.starts, mention_start)
            titled = token
            while titled > phrase.first and p.lower[titled - 1] in TITLES:  # "an adviser to President Ann Reed"
                titled -= 1
            before = p.lower[titled - 1] if titled > phrase.first else ""
            after = self.text[mention_end : mention_end + 2]
            if at < len(self.people) and self.people[at][0] < end and self._is_office(p, mention_end, self.people[at][0]):
                continue  # "Norvik Chief Executive Ann Reed": the name before the office tells whose it is
            if before in PREPOSITIONS or after in ("'s", "’s") or before == "and" or _qualifies(p, phrase, token, mention_end):
                continue
            return self._bearer(mention_start, mention_end, titled < token, self.names.entities[index])
        return None

    def _bearer(self, start: int, end: int, titled: bool, person: Entity) -> Entity:
        """Who is called by the first of their names, as "Tam" of "Tam Wei Lok" and "Tam Hui Lok": the one who spoke last.

        Of two who share a last name, mother and son, it stays the one who was named first: an article calls only him so.
        """
        name = self.text[start:end]
        if titled or " " in name or not person.name.startswith(f"{name} "):
            return person
        return self.bearers.get((name, True), person)

    def _is_office(self, p: Paragraph, start: int, end: int) -> bool:
        """Whether nothing but an office stands between two names."""
        first, last = bisect_left(p.starts, start), bisect_left(p.starts, end)
        return first < last and all(word.rstrip(".") in _OFFICE_WORDS for word in p.lower[first:last])

    def _antecedent(self, number: int, pronoun: str, position: int, passage_start: int) -> Speaker | None:
        if pronoun not in THIRD_PERSON:
            return None
        self._follow(number)
        if pronoun == self.lost:
            return None
        near = self._people_between(passage_start, position, pronoun)
        if len(near) == 1:
            return self._call(near[0], pronoun)
        if not near and self.focus is not None and self._fits(self.focus, pronoun):
            if self.focus.person is None and not self.heard and self._has_rival(pronoun, position):
                return None
            return self._call(self.focus, pronoun)
        person = find_antecedent(self.names, pronoun, position)
        return self._speaker(person) if person is not None and person.kind == "person" else None

    def _has_rival(self, pronoun: str, position: int) -> bool:
        """Whether a pronoun may as well be somebody named since the one spoken of: "The victim was called by Ivo Holm. He"."""
        person = find_antecedent(self.names, pronoun, position)
        if person is None or person.kind != "person" or self.focus is None:
            return False
        return any(self.focus.start < mention.start < position for mention in person.mentions)

    def _people_between(self, start: int, end: int, pronoun: str) -> list[Speaker]:
        found: dict[int, Speaker] = {}
        at = bisect_left(self.people_starts, start)
        while at < len(self.people) and self.people[at][1] <= end:
            index = self.people[at][2]
            speaker = self._speaker(self.names.entities[index])
            if index not in found and self._fits(speaker, pronoun):
                found[index] = speaker
            at += 1
        return list(found.values())
