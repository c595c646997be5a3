"""The theme of a site as rendering needs it: templates as text, with what earlier builds know of them."""

from __future__ import annotations

from digest.disk.sources import ThemeFiles
from digest.errors import ContentError
from digest.memory.encoding import decode, encode, fingerprint
from digest.memory.records import Records
from digest.model.publication import Lexicon, Theme
from digest.publishing.environment import compile_templates, find_references
from digest.reading.decoding import decode_text


def read_theme(files: ThemeFiles, program: str, records: Records) -> tuple[Theme, tuple[str, ...]]:
    """The templates as text, with what earlier builds know of them, and the keys under which memory keeps that.

    Raises ContentError for those that are not UTF-8.
    """
    read = {name: decode_text(data, shown) for name, (shown, data) in files.templates.items()}
    if problems := [p for _, told in read.values() for p in told if p.severity == "error"]:
        raise ContentError(problems)
    texts = {name: text or "" for name, (text, _) in read.items()}
    keys = fingerprint(program, "references", texts), fingerprint(program, "compiled", texts)
    known = records.find_results(keys)
    if len(known) < len(keys):
        known = {keys[0]: encode(find_references(texts)), keys[1]: encode(compile_templates(texts))}
        records.add_results(known)
    references, compiled = decode(known[keys[0]], dict[str, frozenset[str]]), decode(known[keys[1]], dict[str, bytes])
    return Theme(texts, references, compiled, Lexicon()), keys
