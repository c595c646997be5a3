"""The interface in other languages: every text of a page goes through gettext, and every catalogue says all of them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from jinja2 import nodes

from digest.errors import ContentError
from digest.publishing.environment import make_environment
from tests.sites import build_site, files_of
from tests.texts import FOLDER, TEMPLATE, make_template, print_catalogue, read_catalogue

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = sorted(FOLDER.glob("*.po"))
PLACE = re.compile(r"%\(\w+\)s|\{\w+\}|%%")
TAG = re.compile(r"<[^>]*>")

# ---------------------------------------------------------------- the catalogues that come with the program


def test_the_languages_that_the_manual_promises() -> None:
    assert [p.stem for p in CATALOGUES] == ["ar", "de", "es", "fr", "hi", "zh"]


@cache
def wanted_texts() -> frozenset[tuple[tuple[str, ...], str | None]]:
    """Every text of templates and code, with its context."""
    return frozenset((ids_of(m), m.context) for m in make_template() if m.id)


def ids_of(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms_of(message: Message) -> tuple[str, ...]:
    told = message.string or ""
    return (told,) if isinstance(told, str) else tuple(told)


def test_the_template_for_translators_has_all_texts() -> None:
    kept = {(ids_of(m), m.context) for m in read_po(BytesIO(TEMPLATE.read_bytes())) if m.id}
    assert sorted(kept ^ wanted_texts()) == [], "renew it with `python -m tests.texts`"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda p: p.stem)
def test_a_catalogue_says_every_text(path: Path) -> None:
    catalog = read_catalogue(path)
    told = {(ids_of(m), m.context): m for m in catalog if m.id}
    assert sorted(wanted_texts() ^ told.keys()) == [], "renew it with `python -m tests.texts`, then translate"
    assert [ids[0] for (ids, _), m in told.items() if m.fuzzy] == []
    assert [ids[0] for (ids, _), m in told.items() if not all(forms_of(m))] == []
    assert {len(forms_of(m)) for m in told.values() if m.pluralizable} == {catalog.num_plurals}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda p: p.stem)
def test_a_translation_has_the_places_and_the_markup_of_its_text(path: Path) -> None:
    for message in read_catalogue(path):
        if message.id:
            text = ids_of(message)[-1]
            for form in forms_of(message):
                places, wanted = set(PLACE.findall(form)), set(PLACE.findall(text))
                # "One story" may leave the number away.
                assert places == wanted or (message.pluralizable and places == wanted - {"%(num)s"}), form
                assert sorted(TAG.findall(form)) == sorted(TAG.findall(text)), form
                assert '"' not in TAG.sub("", form) and "  " not in form and form == form.strip(), form
                assert form[-1] in {".": ".。।", ":": ":："}.get(text[-1], form[-1]), form


# ---------------------------------------------------------------- texts in templates

#: Words for machines that a template chooses between.
MACHINES = {"article", "website", "summary", "summary_large_image"}
READ = {"aria-label", "alt", "title", "placeholder", "aria-description"}


class Written(HTMLParser):
    """What a reader sees or hears of a template's own markup."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in READ]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def list_bare_texts(template: str) -> Iterator[str]:
    """Texts in a template that do not go through gettext."""
    tree = make_environment({}).parse(template)
    parts = [part for out in tree.find_all(nodes.Output) for part in out.nodes]
    html = "".join(part.data if isinstance(part, nodes.TemplateData) else "·" for part in parts)
    yield from (text.strip() for text in Written(html).found if re.search(r"[^\W\d_]", text))
    for part in parts:
        for choice in part.find_all(nodes.CondExpr) if not isinstance(part, nodes.CondExpr) else [part]:
            for chosen in (choice.expr1, choice.expr2):
                told = chosen.value if isinstance(chosen, nodes.Const) and isinstance(chosen.value, str) else ""
                if re.search(r"[^\W\d_]", told) and told not in MACHINES:
                    yield told


BARE = [
    ("<p>Text</p>", ["Text"]),
    ('<p aria-label="Text">{{ x }}</p>', ["Text"]),
    ('<p title="A {{ x }}">', ["A ·"]),
    ('<p class="text" id="x">{{ _("Text") }} · 404</p>', []),
    ('{{ "story" if n == 1 else "stories" }}', ["story", "stories"]),
    ('{{ _("story") if n == 1 else _("stories") }}', []),
    ('<a href="x"{% if x %} rel="next"{% endif %}>{% if y %}More{% endif %}</a>', ["More"]),
]


@pytest.mark.parametrize(("template", "found"), BARE)
def test_bare_texts_are_found(template: str, found: list[str]) -> None:
    assert list(list_bare_texts(template)) == found


@pytest.mark.parametrize("path", sorted((ROOT / "templates").glob("*.html")), ids=lambda p: p.name)
def test_every_text_of_a_template_goes_through_gettext(path: Path) -> None:
    assert list(list_bare_texts(path.read_text(encoding="utf-8"))) == []


# ---------------------------------------------------------------- a site in a language that nobody speaks

DIGEST = """
title: Ευδρος
description: Νέα της ακτής
base_url: https://paper.example/
language: el
timezone: Europe/Athens
author: Ομάδα
data: yes
sources:
  a: {name: Πρακτορείο, url: "https://a.example/", rights: full, feed: "https://a.example/feed"}
  b: {name: Εφημερίδα, url: "https://b.example/", rights: excerpt}
  c: {name: Δελτίο, url: "https://c.example/", rights: link}
"""
FLOOD = """---
title: Flood kills {deaths} in Velm
date: 2021-08-0{day} 10:00
{more}
source: {source}
source_url: https://news.example/{day}
language: en
section: Τόπος
tags: [Νερό, Γη]
authors: [Νίκη]
---

A flood killed {deaths} people in Velm on Friday, said Mayor Ines Okoro of the town council. The river Orle rose by four metres.

"Nobody had seen it come," said Okoro. The interior ministry claimed that {homes} homes were lost on 6 August 2021. The last
flood there was in June 1998, and another one came in 2003.
"""
ARTICLES = {
    "a.md": FLOOD.format(deaths=14, day=7, homes=230, source="a", more="corrections: [{date: 2021-08-08, text: Ένα λάθος.}]"),
    "b.md": FLOOD.format(deaths=17, day=7, homes=250, source="b", more="updated: 2021-08-07 12:00"),
    "c.md": FLOOD.format(deaths=11, day=8, homes=310, source="c", more="aliases: [/old/]"),
    "d.md": FLOOD.format(deaths=9, day=9, homes=320, source="a", more="summary: Μια περίληψη."),
}


def quote(text: str) -> str:
    return f"⟦{text}⟧"


def make_site(root: Path) -> Path:
    """A site in Greek words, and a catalogue that puts brackets around each text of the interface."""
    for name, text in {"digest.yml": DIGEST, **{f"content/{name}": text for name, text in ARTICLES.items()}}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    catalog = make_template()
    for message in catalog:
        if message.id:
            message.string = quote(message.id) if isinstance(message.id, str) else tuple(map(quote, message.id))
    (root / "translations").mkdir()
    (root / "translations/el.po").write_bytes(print_catalogue(catalog))
    return root


@pytest.fixture(scope="module")
def bracketed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_site(tmp_path_factory.mktemp("greek"))
    build_site(root, root / "site")
    return root / "site"


class Visible(Written):
    """What a reader sees or hears outside elements in another language than Greek."""

    def __init__(self, html: str) -> None:
        self.languages: list[tuple[str, str]] = []
        self.text = ""  # all of the page: a text of the interface may have a link in it
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        around = self.languages[-1][1] if self.languages else "el"
        language = dict(attrs).get("lang") or around
        if tag not in ("meta", "link", "img", "br", "input", "hr", "source", "wbr"):
            self.languages.append(("hidden" if tag in ("script", "style") else tag, language))
        if language == "el":
            super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.languages:
            self.languages.pop()

    def handle_data(self, data: str) -> None:
        if self.languages and self.languages[-1][1] == "el" and self.languages[-1][0] != "hidden":
            self.text += data


def strip_brackets(text: str) -> str:
    """A text without those of the interface, which may stand in each other."""
    while (rest := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = rest
    return text


#: Words of articles that stand outside an element with their language, and names of formats and zones.
FREE = set(re.findall(r"\w+", FLOOD.casefold())) | set(
    "rss atom json opml utc est eest europe athens https paper example javascript".split()
)


def test_no_page_has_a_text_that_is_not_translated(bracketed: Path) -> None:
    left: dict[str, set[str]] = {}
    for path, data in files_of(bracketed).items():
        if path.endswith(".html"):
            page = Visible(data.decode())
            rest = re.sub(r"https://\S+", "", strip_brackets("\n".join([page.text, *page.found])))
            if words := {word for word in re.findall(r"[A-Za-z]{2,}", rest) if word.casefold() not in FREE}:
                left[path] = words
    assert left == {}


def test_feeds_and_data_for_machines_are_translated(bracketed: Path) -> None:
    files = files_of(bracketed)
    feed = files["feed.xml"].decode()
    assert "⟦Key facts⟧" in feed and "<h2>Key facts" not in feed
    article = next(d.decode() for p, d in files.items() if p.startswith("2021/08/") and p.endswith("index.html"))
    assert '"name":"Τόπος"' in article
    assert (
        "⟦Articles in Τόπος, newest first.⟧" in files["sections/τόπος/feed.xml"].decode()
        if "sections/τόπος/feed.xml" in files
        else True
    )


def test_days_are_those_of_the_language(bracketed: Path) -> None:
    front = (bracketed / "index.html").read_text(encoding="utf-8")
    assert "Δευτέρα, 9 Αυγούστου 2021" in front or "Δευτέρα 9 Αυγούστου 2021" in front
    assert "August" not in strip_brackets(Visible(front).text)


# ---------------------------------------------------------------- a site's own catalogue

PLAIN = "title: El Diario\nbase_url: https://paper.example/\nlanguage: {language}\n"
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def make_plain_site(root: Path, language: str, **catalogues: str) -> Path:
    (root / "content").mkdir()
    (root / "content/a.md").write_text("---\ntitle: Uno\ndate: 2021-08-07\n---\nHubo 14 muertos el viernes.\n", encoding="utf-8")
    (root / "digest.yml").write_text(PLAIN.format(language=language), encoding="utf-8")
    for name, text in catalogues.items():
        write_catalogue(root, name, text)
    return root


def write_catalogue(root: Path, name: str, text: str) -> None:
    (root / "translations").mkdir(exist_ok=True)
    (root / f"translations/{name}.po").write_text(HEAD + text, encoding="utf-8")


def archive_link(root: Path) -> str:
    page = (root / "site/index.html").read_text(encoding="utf-8")
    found = re.search(r'<a href="archive/">([^<]*)</a>', page)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("language", "told"), [("es", "Archivo"), ("es-MX", "Archivo"), ("zh-TW", "Archive"), ("sw", "Archive"), ("en-GB", "Archive")]
)
def test_the_setting_language_chooses_the_interface(tmp_path: Path, language: str, told: str) -> None:
    build_site(make_plain_site(tmp_path, language), tmp_path / "site")
    assert archive_link(tmp_path) == told
    assert f'<html lang="{language}" dir="ltr">' in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_an_edited_catalogue_makes_the_pages_anew_and_nothing_else(tmp_path: Path) -> None:
    root = make_plain_site(tmp_path, "es-MX")
    build_site(root, root / "site")
    write_catalogue(root, "es", 'msgid "Archive"\nmsgstr "Hemeroteca"\n')
    ledger = build_site(root, root / "site")
    assert archive_link(root) == "Hemeroteca" and ledger.read == 0 and ledger.rendered > 0
    write_catalogue(root, "es_MX", 'msgid "Archive"\nmsgstr "Archivos"\n')
    build_site(root, root / "site")
    assert archive_link(root) == "Archivos"
    assert files_of(root / "site") == files_of(rebuild(root)), "as a clean build makes it"
    assert build_site(root, root / "site").rendered == 0
    (root / "translations/es_MX.po").unlink()
    (root / "translations/es.po").unlink()
    build_site(root, root / "site")
    assert archive_link(root) == "Archivo"


@pytest.mark.parametrize(("name", "hint"), [("english", "translations/en.po"), ("messages", "such as es.po")])
def test_a_catalogue_called_by_no_language_is_told_and_not_left_aside(tmp_path: Path, name: str, hint: str) -> None:
    root = make_plain_site(tmp_path, "en", **{name: 'msgid "Archive"\nmsgstr "Vault"\n'})
    with pytest.raises(ContentError) as caught:
        build_site(root, root / "site")
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == (f"translations/{name}.po", "bad-translation") and hint in problem.hint


def rebuild(root: Path) -> Path:
    build_site(root, root / "clean")
    return root / "clean"


def test_a_site_brings_a_language_of_its_own(tmp_path: Path) -> None:
    build_site(make_plain_site(tmp_path, "pt-BR", pt='msgid "Archive"\nmsgstr "Arquivo"\n'), tmp_path / "site")
    assert archive_link(tmp_path) == "Arquivo"
    assert "7 de agosto de 2021" in (tmp_path / "site/editions/2021-08-07/index.html").read_text(encoding="utf-8")


def test_a_catalogue_that_is_wrong_stops_the_build_before_anything_is_published(tmp_path: Path) -> None:
    root = make_plain_site(tmp_path, "es", es='msgid "Edition of %(day)s"\nmsgstr "Edición del %(dia)s"\n')
    with pytest.raises(ContentError) as caught:
        build_site(root, root / "site")
    assert [(p.path, p.code) for p in caught.value.problems] == [("translations/es.po", "bad-translation")]
    assert not (root / "site").exists()


@pytest.mark.parametrize("language", ["en-GB", "es-MX"])
def test_an_edit_never_loads_babel(tmp_path: Path, language: str) -> None:
    """Only a build that meets a language for the first time does."""
    root = make_plain_site(tmp_path, language)
    if language == "es-MX":
        build_site(root, root / "site")
        (root / "content/b.md").write_text("---\ntitle: Dos\ndate: 2021-08-08\n---\nLlueve.\n", encoding="utf-8")
    script = (
        "import sys; from pathlib import Path; from tests.sites import build_site; root = Path(sys.argv[1]);"
        "build_site(root, root / 'site'); print('babel' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", script, str(root)], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.split() == ["False"]
