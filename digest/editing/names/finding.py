"""Names: the people, places and organisations of an article, each with all its mentions, told apart by rule.

Three steps: `capitals` finds where names can stand, `pieces` cuts and judges each place by itself, and here the whole article
decides: one form has one meaning in an article, short forms belong to full ones, and what stays doubtful is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from digest.editing.names import words as words_of
from digest.editing.names.bodies import find_bodies
from digest.editing.names.capitals import find_runs
from digest.editing.names.contexts import add_contexts
from digest.editing.names.cutting import Piece
from digest.editing.names.discourse import Form, find_forms
from digest.editing.names.mentions import Entity, Mention, Names
from digest.editing.names.pieces import cut_runs
from digest.editing.names.places import find_countries
from digest.editing.names.roles import find_role
from digest.model.article import PROSE, Article, BlockKind, Sentence
from digest.model.fact import Evidence, Fact

#: Where names are looked for; what stands in a byline or a credit is somebody's share in the article, not its matter.
READ: Final[frozenset[BlockKind]] = PROSE | {"deck", "heading", "subhead", "caption", "cell"}


def find_names(article: Article) -> Names:
    """The names of an article. In a language other than English: places of the gazetteer alone."""
    sentences = [s for s in article.sentences if article.blocks[s.block].kind in READ]
    pieces = find_pieces(article.text, sentences)
    if not article.language.lower().startswith("en"):
        pieces = [p for p in pieces if set(p.votes) == {"place"} and p.cut.known and not p.cut.opens]
        return _make_names(article.text, find_forms(pieces))
    add_contexts(article.text, pieces)
    return _make_names(article.text, [*find_forms(pieces), *find_bodies(article.text, sentences)])


def find_pieces(text: str, sentences: Sequence[Sentence]) -> list[Piece]:
    """Everything with a capital that may be a name, each judged by itself."""
    return cut_runs(find_runs(text, sentences))


def _make_names(text: str, forms: list[Form]) -> Names:
    """Number entities by their first mention, and give each its mentions, role, country and gender."""
    members: dict[int, tuple[Form, list[Piece]]] = {}
    for form in forms:
        full = form.full()
        members.setdefault(id(full), (full, []))[1].extend([*form.pieces, *form.loud])
    for _, pieces in members.values():
        pieces.sort(key=_start)
    entities: list[Entity] = []
    mentions: list[Mention] = []
    ordered = sorted(members.values(), key=_first_start)
    countries = iter(find_countries([full.pieces[0].cut.text for full, _ in ordered if full.kind == "place"]))
    for index, (full, pieces) in enumerate(ordered):
        kind = full.kind
        assert kind is not None
        own = [Mention(kind, p.start, p.end, p.cut.text, p.sentence, index) for p in pieces]
        mentions += own
        name = full.pieces[0].cut.text
        role = country = gender = None
        if kind == "person":
            role = _role_of(text, pieces)
            gender = next((p.cut.gender for p in pieces if p.cut.gender), None) or _gender_of(role)
        elif kind == "place":
            country = next(countries)
        entities.append(Entity(index, kind, name, role, country, tuple(own), gender))
    mentions.sort(key=_start)
    return Names(tuple(entities), tuple(mentions), tuple([m.start for m in mentions]))


#: Women are called actors, too.
_MALE: Final = words_of.MALE - {"actor", "Actor", "cleric"}


def _gender_of(role: str | None) -> str | None:
    """What a role tells of who has it: "eldest daughter", "spokesman"; None where it tells of two, or nothing."""
    words = role.split(" ") if role else ()
    female, male = not words_of.FEMALE.isdisjoint(words), not _MALE.isdisjoint(words)
    return None if female is male else "f" if female else "m"


_start: Final = attrgetter("start")


def _first_start(member: tuple[Form, list[Piece]]) -> int:
    return member[1][0].start


def _role_of(text: str, pieces: list[Piece]) -> str | None:
    """The longest of the roles that stand beside the first mentions that have one."""
    roles = [role for piece in pieces[:4] if not piece.cut.loud and (role := find_role(text, piece)) is not None]
    if not roles:
        return None
    start, end = max(roles, key=lambda r: (not text.startswith(_BYGONE, r[0]), r[1] - r[0], -r[0]))
    return text[start:end]


#: What somebody was is told only where nothing tells what they are.
_BYGONE: Final = ("former ", "Former ", "ex-", "Ex-", "retired ")


def make_name_facts(article: Article, names: Names) -> list[Fact]:
    """One fact for each form of a name: "Grace Okoye" and "Okoye" are two, with one `name`.

    Evidence is every mention of the form, prose first, so that a subhead or caption is never the only support where prose
    has the form, too.
    """
    beside = {s.index for s in article.sentences if article.blocks[s.block].kind not in PROSE}
    facts: list[Fact] = []
    for entity in names.entities:
        forms: dict[str, list[Mention]] = {}
        for mention in entity.mentions:
            forms.setdefault(mention.text, []).append(mention)
        for text, mentions in forms.items():
            if len(mentions) > 1 and not beside.isdisjoint([m.sentence for m in mentions]):
                mentions.sort(key=lambda m: m.sentence in beside)
            evidence = tuple([Evidence(sentence, start, end, text) for _, start, end, _, sentence, _ in mentions])
            facts.append(
                Fact(
                    kind=entity.kind,
                    text=text,
                    evidence=evidence,
                    name=entity.name,
                    role=entity.role,
                    country=entity.country,
                )
            )
    return facts
