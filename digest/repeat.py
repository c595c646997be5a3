"""Whether a build would only do again what the last one did: asked before any library is loaded."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from digest.disk.look import Look
from digest.disk.stamps import digest_site
from digest.memory.last import load_lasts
from digest.model.ledger import Ledger, Options


def find_nothing_to_do(look: Look, asked: str, options: Options) -> Ledger | None:
    """What the last build told, if this one was asked the same and nothing has changed since; else None.

    Any doubt is None: then the build looks closer, and what `look` has seen so far it need not look at again.
    """
    if options.ignore_cache:
        return None
    now = options.clock.timestamp()
    for last in load_lasts(look.root / options.cache, asked):
        if last.since <= now < last.until and last.seen == look.digest(last.folders) and last.left == digest_site(Path(last.out)):
            return last.ledger
    return None


def digest_request(parts: Iterable[object], settings: bytes) -> str:
    """A digest of what a build was asked: the options of the command line that settle its result, and the settings file."""
    return blake2b(repr(tuple(parts)).encode() + b"\0" + settings, digest_size=16).hexdigest()
