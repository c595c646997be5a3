"""The theme of a site as rendering needs it: templates and texts, with what earlier builds know of them."""

from __future__ import annotations

from digest.disk.sources import ThemeFiles, list_catalogues
from digest.errors import ContentError
from digest.memory.encoding import decode, encode, fingerprint
from digest.memory.records import Records
from digest.model.publication import Lexicon, Theme
from digest.publishing.environment import compile_templates, find_references
from digest.publishing.lexicons import list_languages, make_lexicon
from digest.publishing.words import Words
from digest.reading.decoding import decode_text


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
    keys = fingerprint(program, "references", texts), fingerprint(program, "compiled", texts, lexicon)
    known = records.find_results(keys)
    if len(known) < len(keys):
        known = {keys[0]: encode(find_references(texts)), keys[1]: encode(compile_templates(texts, Words(lexicon)))}
        records.add_results(known)
    references, compiled = decode(known[keys[0]], dict[str, frozenset[str]]), decode(known[keys[1]], dict[str, bytes])
    return Theme(texts, references, compiled, lexicon), (*keys, *lexicon_keys)


def read_lexicon(files: ThemeFiles, language: str, program: str, records: Records) -> tuple[Lexicon, tuple[str, ...]]:
    """The texts of the interface: the site's own catalogues before those that come with the program, and those of the language
    as the site names it before those of the language without its region."""
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
