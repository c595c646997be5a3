"""Patterns that are compiled when they are first asked: there are hundreds, and an article needs a few dozen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any


class Pattern:
    """A regular expression, with the methods of a compiled one. Asked once, it costs no more than that one."""

    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[str]]
    split: Callable[..., list[Any]]
    sub: Callable[..., str]

    def __init__(self, shape: str, flags: int = 0) -> None:
        self.shape = shape
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        """Compile the pattern, and keep its methods as this one's; called only as long as that has not been done."""
        if name not in Pattern.__annotations__:
            raise AttributeError(name)
        compiled = re.compile(self.shape, self.flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in Pattern.__annotations__)
        return self.__dict__[name]


def spell(words: Iterable[str]) -> str:
    """A pattern for any of the words, letter by letter, so that the engine turns most of a text away on one or two."""
    tails: dict[str, list[str]] = {}
    for word in sorted(words):
        tails.setdefault(word[:1], []).append(word[1:])
    whole = "" in tails and tails.pop("")
    branches = [first + spell(rest) for first, rest in tails.items()]
    return f"(?:{'|'.join(branches)}){'?' if whole else ''}" if branches else ""
