"""Small sites that are built twice, with memory and without any: both give the same files and tell the same."""

from __future__ import annotations

from pathlib import Path

from digest.model.ledger import Ledger
from tests.engine.newsroom import Request, make, wait_until_old
from tests.sites import files_of


def write(root: Path, name: str, text: str) -> None:
    """Write a file of the site, and the folders that it stands in."""
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text)


def build(root: Path, clock: str = "2021-04-01T00:00Z", *, drafts: bool = False, strict: bool = False) -> Ledger:
    """Build with what earlier builds remember, and once more without it."""
    wait_until_old()
    asked = Request(clock, drafts=drafts, strict=strict)
    ledger = make(root, "site", str(root / ".digest-cache"), asked)
    clean = make(root, "clean", str(root / ".clean-cache"), asked, ignore=True)
    assert files_of(root / "site") == files_of(root / "clean")
    assert ledger.warnings == clean.warnings
    return ledger
