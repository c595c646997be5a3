"""Whether a build would only do again what the last one did: asked before any library is loaded."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from digest.disk.folders import list_theme, open_content, open_theme
from digest.disk.stamps import digest_inputs, digest_site
from digest.memory.last import Last, load_lasts
from digest.model.ledger import Ledger, Options


def find_nothing_to_do(root: Path, asked: str, options: Options) -> Ledger | None:
    """What the last build told, if this one was asked the same and nothing has changed since; else None.

    Any doubt is None: then the build looks closer.
    """
    if options.ignore_cache:
        return None
    now = options.clock.timestamp()
    for last in load_lasts(root / options.cache, asked):
        if last.since <= now < last.until and last.seen == see_inputs(root, last) and last.left == digest_site(Path(last.out)):
            return last.ledger
    return None


def see_inputs(root: Path, last: Last) -> str | None:
    """A digest of all files that the site is made from; None where one cannot be listed."""
    content_dir, templates_dir, static_dir = last.folders
    content = open_content(root, content_dir)
    theme = open_theme(root, templates_dir, static_dir)
    stamps = content.files(), list_theme(theme)
    return None if any(folder.problems for folder in (content, *theme)) else digest_inputs(*stamps)


def digest_request(parts: Iterable[object], settings: bytes) -> str:
    """A digest of what a build was asked: the options of the command line that settle its result, and the settings file."""
    return blake2b(repr(tuple(parts)).encode() + b"\0" + settings, digest_size=16).hexdigest()
