"""Introductions: where an article tells who somebody is, before it calls them by one word."""

from __future__ import annotations

from collections.abc import Mapping

from digest.editing.names.mentions import Names
from digest.editing.names.words import TITLE
from digest.editing.tokens import find_word

_TITLE_REACH = 24  # characters


def find_introductions(text: str, names: Names, title: str) -> Mapping[int, int]:
    """Of each sentence that calls a person by one word only, the last that must be read before it: with the full name.

    Sentences are named by their index in the article. Whom the title names, a reader knows, and of whom an office is told
    ("President Holm"); so does whoever is called by one word before the full name comes, or never by more.
    """
    introductions: dict[int, int] = {}
    known = title.lower()
    for entity in names.entities:
        if entity.kind != "person" or " " not in entity.name:
            continue
        full = {mention.sentence for mention in entity.mentions if " " in mention.text}
        first = min(full, default=None)
        if first is None:
            continue
        for mention in entity.mentions:
            at = mention.sentence
            if at <= first or at in full or introductions.get(at, -1) >= first:
                continue
            if find_word(known, mention.text.lower()) < 0 and not _bears_title(text, mention.start):
                introductions[at] = first
    return introductions


def _bears_title(text: str, start: int) -> bool:
    """Whether an office stands before a name: "President Holm", and not "Mr Holm"."""
    before = text[max(0, start - _TITLE_REACH) : start].split()
    return bool(before) and before[-1] in TITLE
