"""What a build tells: its ledger and warnings, in words."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import TextIOWrapper

from digest.model.ledger import Ledger
from digest.model.problem import Problem


def tell_ledger(ledger: Ledger, seconds: float, *, verbose: bool) -> str:
    """What a build did, in lines."""
    return "".join(f"{line}\n" for line in _lines_of(ledger, seconds, verbose=verbose))


def tell_warnings(warnings: Iterable[Problem]) -> str:
    """Warnings in one piece, for there may be thousands; nothing where there are none."""
    return "".join(f"warning: {problem}\n" for problem in warnings)


def plural(n: int, word: str) -> str:
    return f"{n} {word}{'s' if n != 1 else ''}"


def forgive_letters() -> None:
    """A terminal that lacks a letter shows its number instead."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _lines_of(ledger: Ledger, seconds: float, *, verbose: bool) -> Iterator[str]:
    files = ledger.files
    yield f"Published   {plural(ledger.published, 'article')} in {plural(ledger.editions, 'edition')}"
    yield f"Files       {files.written} written, {files.unchanged} unchanged, {files.removed} removed in {ledger.out}/"
    yield f"Held back   {len(ledger.held)}"
    for file, reason in ledger.held:
        yield f"    {file}: {reason}"
    yield "Failed      0"
    yield f"Warnings    {len(ledger.warnings)}"
    if verbose:
        yield f"    {plural(ledger.read, 'article')} read anew, {plural(ledger.rendered, 'file')} rendered anew"
        for name, took in ledger.stages:
            yield f"    {name:<20}{took:8.3f} s"
    yield f"Time        {seconds:.2f} s"
