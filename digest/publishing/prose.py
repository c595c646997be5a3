"""Sentences set one after another, as the language they are written in sets them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_WIDE_STOPS: Final = ("。", "！", "？", "．", "｡")  # full stops that are as wide as a letter and bring their space along
_CLOSING: Final = "」』）》〉”’"


def join_sentences(sentences: Iterable[str]) -> str:
    """`{{ story.summary | prose }}`: sentences as running text, with a space after each, but none after a wide full stop, as
    Chinese and Japanese have it."""
    told = ""
    for sentence in sentences:
        between = " " if told and not told.rstrip(_CLOSING).endswith(_WIDE_STOPS) else ""
        told += between + sentence
    return told
