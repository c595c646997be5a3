"""The texts of the interface: found in templates and code, and kept in the catalogues.

`python -m tests.texts` renews digest/translations/interface.pot, adds new texts to each catalogue, untranslated, and takes out
those that are gone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2.ext import extract_from_ast

from digest.publishing.environment import make_environment

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "digest" / "translations"
TEMPLATE = FOLDER / "interface.pot"
HEADER = "# The texts of the interface. See docs/howto/translate.md."


class Text(NamedTuple):
    """A text in English, its form for many (or nothing), its context, and the file where it stands."""

    one: str
    many: str
    context: str
    file: str


def find_texts() -> list[Text]:
    """All texts, each once for a file, in one order everywhere."""
    return sorted({*find_in_templates(), *find_in_code()})


def find_in_templates() -> Iterator[Text]:
    environment = make_environment({})
    for path in sorted((ROOT / "templates").glob("*.html")):
        for _, function, told in extract_from_ast(environment.parse(path.read_text(encoding="utf-8"))):
            yield read_call(function, (told,) if isinstance(told, str) else tuple(told or ()), path)


def find_in_code() -> Iterator[Text]:
    for path in sorted((ROOT / "digest").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and name in ("gettext", "ngettext", "pgettext", "N_"):
                told = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                if told:
                    yield read_call(name, tuple(told), path)


def read_call(function: str, told: tuple[str | None, ...], path: Path) -> Text:
    words = [word for word in told if word]
    file = path.relative_to(ROOT).as_posix()
    if function == "pgettext":
        return Text(words[1], "", words[0], file)
    return Text(words[0], words[1] if function == "ngettext" else "", "", file)


def make_template() -> Catalog:
    """All texts without translations: those that need forms for a number have room for them."""
    catalog = Catalog(header_comment=HEADER, project="News digest", charset="utf-8", fuzzy=False)
    texts = find_texts()
    for text in sorted(texts, key=lambda text: not text.many):  # so that a text with forms is known as one
        known = catalog.get(text.one, text.context or None)
        places = [*known.locations, (text.file, 0)] if known else [(text.file, 0)]
        id = known.id if known and known.pluralizable else (text.one, text.many) if text.many else text.one
        if known:
            known.locations = sorted(set(places))
        else:
            catalog.add(id, locations=places, context=text.context or None)
    return catalog


def print_catalogue(catalog: Catalog) -> bytes:
    """A catalogue as its file has it: without dates and names, which would change for nothing."""
    out = BytesIO()
    write_po(out, catalog, width=120, sort_by_file=True, include_lineno=False, omit_header=True)
    lines = [HEADER, 'msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=utf-8\\n"']
    if catalog.locale:
        lines += [f'"Language: {str(catalog.locale).replace("_", "-")}\\n"', f'"Plural-Forms: {catalog.plural_forms}\\n"']
    return ("\n".join(lines) + "\n\n" + out.getvalue().decode("utf-8").lstrip("\n")).encode("utf-8")


def read_catalogue(path: Path) -> Catalog:
    return read_po(BytesIO(path.read_bytes()), locale=path.stem)


def renew() -> None:
    template = make_template()
    TEMPLATE.write_bytes(print_catalogue(template))
    for path in sorted(FOLDER.glob("*.po")):
        catalog = read_catalogue(path)
        catalog.update(template, no_fuzzy_matching=True, keep_user_comments=True)
        catalog.obsolete.clear()
        path.write_bytes(print_catalogue(catalog))


if __name__ == "__main__":
    renew()
