"""The theme of a site as rendering needs it: templates and texts, with what earlier builds know of them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import Final

from digest.disk.sources import ThemeFiles, list_catalogues
from digest.errors import ContentError
from digest.memory.encoding import decode, encode, fingerprint, pack, unpack
from digest.memory.records import Records
from digest.model.problem import Problem
from digest.model.publication import Lexicon, Theme
from digest.nearest import find_nearest
from digest.publishing.environment import CompiledTemplate, compile_templates, find_references
from digest.publishing.lexicons import list_languages, make_lexicon
from digest.publishing.words import Words
from digest.reading.decoding import decode_text
from digest.reading.metadata import hints, values

#: How alike a template's name must be to one of the theme's, to be taken for a slip of it (0 to 1).
_LIKENESS: Final = 0.7


def read_theme(files: ThemeFiles, language: str, program: str, records: Records) -> tuple[Theme, tuple[str, ...]]:
    """The templates as text and the interface in a language, with what earlier builds know of them, and the keys under which
    memory keeps that.

    Raises ContentError for those that are not UTF-8, and for catalogues of texts that are wrong.
    """
    read = {name: decode_text(data, shown) for name, (shown, data) in files.templates.items()}
    if problems := [p for _, told in read.values() for p in told if p.severity == "error"]:
        raise ContentError(problems)
    texts = {name: text or "" for name, (text, _) in read.items()}
    lexicon, lexicon_keys = read_lexicon(files, language, program, records)
    compiled, keys = compile_theme(texts, lexicon, program, records)
    codes = {name: template.code for name, template in compiled.items()}
    return Theme(texts, find_references(compiled), codes, lexicon), (*keys, *lexicon_keys)


def find_strays(files: ThemeFiles, references: Mapping[str, frozenset[str]]) -> tuple[Problem, ...]:
    """Of each of the site's own templates that nothing uses a Problem: it has the name of none of the theme's, and none of those
    includes, extends or imports it. Notes in `.txt` are none."""
    theirs = {name for place in files.stamps if place.startswith("0/") and (name := place[2:]) in references}
    used = theirs.union(*(references[name] for name in theirs))
    strays = sorted(name for name in files.templates.keys() - used if not name.endswith(".txt"))
    return tuple(_tell_stray(name, files.templates[name][0], sorted(theirs)) for name in strays)


def _tell_stray(name: str, shown: str, known: Sequence[str]) -> Problem:
    stems = {posixpath.splitext(other)[0]: other for other in known}
    near = find_nearest(posixpath.splitext(name)[0], stems, _LIKENESS)
    pages = ", ".join(stem for stem in stems if not stem.startswith("_"))
    hint = f"did you mean {stems[near]}?" if near else f"include it from a template of yours; the theme's pages are {pages}"
    return Problem(shown, 0, 0, "unused-template", "no page and no other template uses this template", hint)


def compile_theme(
    texts: Mapping[str, str], lexicon: Lexicon, program: str, records: Records
) -> tuple[Mapping[str, CompiledTemplate], tuple[str, ...]]:
    """The templates in compiled form, and the keys under which memory keeps them: each by its own text, so that only those that
    no build has seen are compiled."""
    made_with = fingerprint(program, "compiled", lexicon)
    keys = {name: fingerprint(made_with, name, text) for name, text in texts.items()}
    known = records.find_results(list(keys.values()))
    if unknown := {name: text for name, text in texts.items() if keys[name] not in known}:
        compiled = compile_templates(unknown, Words(lexicon))
        fresh = {keys[name]: pack(template) for name, template in compiled.items()}
        records.add_results(fresh)
        known |= fresh
    return {name: unpack(known[key], CompiledTemplate) for name, key in keys.items()}, tuple(keys.values())


def read_lexicon(files: ThemeFiles, language: str, program: str, records: Records) -> tuple[Lexicon, tuple[str, ...]]:
    """The texts of the interface: the site's own catalogues before those that come with the program, and those of the language
    as the site names it before those of the language without its region."""
    if nameless := [(tag, file.shown) for tag, file in files.catalogues.items() if values.read_language(tag) is None]:
        raise ContentError(_tell_nameless(tag, shown) for tag, shown in nameless)
    languages = list_languages(language)
    own = {tag: files.catalogues[tag] for tag in languages if tag in files.catalogues}
    if languages[-1] == "en" and not own:
        return Lexicon(), ()
    shipped = list_catalogues()
    catalogues = (*own.values(), *(shipped[tag] for tag in languages if tag in shipped))
    key = fingerprint(program, "lexicon", language, catalogues)
    known = records.find_results([key])
    if key not in known:
        lexicon, problems = make_lexicon(language, catalogues)
        if problems:
            raise ContentError(problems)
        known = {key: encode(lexicon)}
        records.add_results(known)
    return decode(known[key], Lexicon), (key,)


def _tell_nameless(tag: str, shown: str) -> Problem:
    """Tell a catalogue whose file is called by no language: nobody would ever read it."""
    meant = hints.find_language(tag)
    hint = f"call the file {posixpath.dirname(shown)}/{meant}.po" if meant else "call the file by its language, such as es.po"
    return Problem(shown, 0, 0, "bad-translation", f"no language has the code '{tag}'", hint)
