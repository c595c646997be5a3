"""Who stands above or below paragraphs that are nothing but quotations: a name in a line of its own, a signature."""

from __future__ import annotations

from collections.abc import Sequence

from digest.editing.names.mentions import Names
from digest.editing.speech.known import make_speaker
from digest.editing.speech.passages import DASHES, SIGNATURE, Paragraph
from digest.editing.speech.told import Scene
from digest.model.article import PROSE, Article
from digest.model.fact import Attribution


def find_heading_names(article: Article, names: Names) -> dict[int, Attribution]:
    """For each paragraph under a subhead that is a person's name and nothing else, by its start: that person."""
    found: dict[int, Attribution] = {}
    for above, block in zip(article.blocks, article.blocks[1:], strict=False):
        if above.kind == "subhead" and block.kind in PROSE:
            title = article.text[above.start : above.end].rstrip(" :")
            person = names.at(above.start, above.end)
            if person is not None and person.kind == "person" and any(title == mention.text for mention in person.mentions):
                speaker = make_speaker(person)
                found[block.start] = Attribution(speaker.name, speaker.start, speaker.end)
    return found


def find_signature(p: Paragraph, scenes: Sequence[Scene]) -> Attribution | None:
    """Who signs the quotation in the paragraph before: "— Ann Reed, mayor of Leeds"; None where this is no signature."""
    if not scenes or len(p.words) > SIGNATURE or p.words[0] not in DASHES or scenes[0].told:
        return None
    subject = scenes[0].subject
    return Attribution(subject.name, subject.start, subject.end) if subject is not None and subject.person is not None else None
