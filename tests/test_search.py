"""The search: what its index is told, the index in one form, when it is made, and what a reader does with it in a browser."""

from __future__ import annotations

import gzip
import itertools
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import indexer, search
from digest.build import build
from digest.errors import ContentError, SettingsError
from digest.model.ledger import Ledger, Options
from digest.preview import Handler
from digest.publishing.cbor import FormError, Item, read_cbor, write_cbor
from digest.publishing.index_files import ENTRY, needed_files, settle_order
from digest.publishing.search import part_letters, plain_text
from digest.reading.metadata.settings import read_settings
from tests.sites import NOW, ask_axe, files_of, serve

SITE = """title: Harbour News
base_url: https://example.org/news/
sections: [Port, Town]
sources:
  post: {name: Lindholm Post, url: https://post.example/}
  wire: {name: Coast Wire, url: https://wire.example/, rights: link}
"""
ARTICLES = {
    "ferry.md": ("2021-08-07T08:00Z", "Port", "post", "en", "Ferry runs into the pier of Linmouth",
        "The ferry Halvia ran into the pier of Linmouth on Saturday, Adela Farrow said. Nobody was hurt. "
        "“The captain saw the pier too late,” said Adela Farrow, the harbour master of Linmouth."),
    "flood.md": ("2021-08-06T08:00Z", "Town", "post", "en", "Cellars flooded after a night of rain",
        "Forty cellars in Ostmere were flooded on Friday, mayor Bram Tolley said. “We have pumps for ten,” said Bram Tolley."),
    "tram.md": ("2021-07-01T08:00Z", "Town", "wire", "en", "Tram to the university begins in autumn",
        "The zeppelin line was given up. Work on the tram line begins in October, the council said."),
    "barco.md": ("2021-08-07T09:00Z", "Port", "post", "es", "El transbordador choca con el muelle",
        "El transbordador Halvia chocó el sábado con el muelle de Linmouth. Nadie resultó herido."),
    "bridge.md": ("2020-05-01T08:00Z", "Town", "post", "zh", "大桥今天开放", "新的大桥今天开放。市长参加了开幕式。"),
}  # fmt: skip


def write_site(root: Path, settings: str = "") -> Path:
    (root / "content").mkdir(parents=True)
    (root / "digest.yml").write_text(SITE + settings, encoding="utf-8")
    for name, (moment, section, source, language, headline, text) in ARTICLES.items():
        head = f"title: {headline}\ndate: {moment}\nsection: {section}\nsource: {source}\nlang: {language}\n"
        (root / "content" / name).write_text(f"---\n{head}---\n{text}\n", encoding="utf-8")
    return root


def build_here(root: Path, out: str = "site") -> Ledger:
    settings, _ = read_settings((root / "digest.yml").read_text(encoding="utf-8"), "digest.yml")
    cache = root / f".{out}-cache"
    return build(root, replace(settings, output_dir=out), Options(NOW, jobs=1, cache=cache))


@pytest.fixture(scope="module")
def built(pagefind: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a search, built. Tests that change it copy it."""
    root = write_site(tmp_path_factory.mktemp("search"))
    build_here(root)
    return root


# ---------------------------------------------------------------- what the index is told


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("大桥今天开放", "大 桥 今 天 开 放"),
        ("2021年の夏、Tokyo", "2021 年 の 夏 、Tokyo"),
        ("The harbour", "The harbour"),
        ("Straße für alle", "Straße für alle"),
        ("서울 시장", "서울 시장"),  # Korean parts its words
    ],
)
def test_letters_of_scripts_that_part_no_words_stand_alone(text: str, parted: str) -> None:
    assert part_letters(text) == parted


def test_the_words_of_a_text_are_those_that_a_reader_sees() -> None:
    html = (
        '<p><span class="s" id="s1">All <mark class="fact-figure">212</mark> were saved&amp;fed.'
        '<a class="back" href="#f1" aria-label="Back"><sup>1</sup></a></span></p><ul><li>one</li><li>two <i>thr</i>ee</li></ul>'
    )
    assert plain_text(html) == "All 212 were saved&fed. one two three"


# ---------------------------------------------------------------- the index in one form

ITEMS: st.SearchStrategy[Item] = st.recursive(
    st.integers(-(2**63), 2**64 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=30) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=40,
)


@given(ITEMS)
def test_cbor_comes_back(item: Item) -> None:
    assert read_cbor(write_cbor(item)) == item


@pytest.mark.parametrize("data", [b"", b"\x82\x01", b"\x63ab", b"\x01\x01", b"\xf6", b"\x5f", b"\xa1\x01\x01", b"\x61\xff"])
def test_bytes_that_are_no_cbor_known_here_are_told(data: bytes) -> None:
    with pytest.raises(FormError):
        read_cbor(data)


def make_index_files(values: list[Item], order: int) -> dict[str, bytes]:
    """An index as Pagefind writes it: a filter with those values, named as if by chance."""

    def pack(item: Item) -> bytes:
        return gzip.compress(b"pagefind_dcd" + write_cbor(item))

    named: list[Item] = [["person", f"en_{order}a"], ["section", f"en_{order}b"]]
    return {
        f"filter/en_{order}a.pf_filter": pack(["person", values]),
        f"filter/en_{order}b.pf_filter": pack(["section", [["Port", [0, 1]]]]),
        f"pagefind.en_{order}c.pf_meta": pack(["1.5.2", [["en_1", 9]], [], named[:: 1 if order % 2 else -1], [["date", [1, 0]]]]),
        ENTRY: json.dumps({"languages": {"en": {"hash": f"en_{order}c", "wasm": "en"}}}).encode(),
        "fragment/en_1.pf_fragment": b"...",
    }


def test_filters_in_any_order_give_the_same_files() -> None:
    values: list[Item] = [["Adela Farrow", [0, 300]], ["Bram Tolley", [1]], ["Zoë", [70000]]]
    settled = []
    for order, some in enumerate(itertools.permutations(values)):
        files = make_index_files(list(some), order)
        changes = settle_order(list(files), files.__getitem__)
        whole: dict[str, bytes | None] = {**files, **changes}
        settled.append({path: data for path, data in whole.items() if data is not None})
    assert all(files == settled[0] for files in settled)
    assert len(settled[0]) == 5
    entry = json.loads(settled[0][ENTRY])["languages"]["en"]
    meta = read_cbor(gzip.decompress(settled[0][f"pagefind.{entry['hash']}.pf_meta"]).removeprefix(b"pagefind_dcd"))
    assert isinstance(meta, list) and isinstance(meta[3], list)
    (person, section) = meta[3]
    assert isinstance(person, list) and isinstance(section, list)
    data = gzip.decompress(settled[0][f"filter/{person[1]}.pf_filter"])
    assert read_cbor(data.removeprefix(b"pagefind_dcd")) == ["person", values]


@pytest.mark.parametrize(
    "wrong", [b"", b"\x1f\x8b", gzip.compress(b"other", mtime=0), gzip.compress(b"pagefind_dcd\x01", mtime=0)]
)
def test_an_index_of_another_form_is_told(wrong: bytes) -> None:
    for suffix in (".pf_meta", ".pf_filter"):
        files = make_index_files([["a", [0]]], 0)
        files = {path: wrong if path.endswith(suffix) else data for path, data in files.items()}
        with pytest.raises(FormError):
            settle_order(list(files), files.__getitem__)


def test_ready_made_interfaces_are_left_out() -> None:
    kept = ["fragment/en_1f.pf_fragment", "index/pt-br_2.pf_index", "pagefind-entry.json", "pagefind-worker.js", "pagefind.js"]
    assert needed_files([*kept, "pagefind-ui.js", "pagefind-component-ui.css", "pagefind-highlight.js"]) == kept


# ---------------------------------------------------------------- builds


def fragments(root: Path) -> dict[str, Any]:
    """What the index holds in clear of each article, by its path."""
    found = {}
    for path in (root / "site" / "pagefind" / "fragment").iterdir():
        about = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[about["url"]] = about
    return found


def stamp_index(root: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (root / "site" / "pagefind").rglob("*") if path.is_file()}


def test_the_index_holds_what_the_pages_show_and_no_more(built: Path) -> None:
    known = fragments(built)
    assert len(known) == len(ARTICLES)
    assert all((built / "site" / unquote(url) / "index.html").is_file() for url in known)
    ferry = next(about for about in known.values() if "Halvia ran" in about["content"])
    assert ferry["meta"]["title"] == "Ferry runs into the pier of Linmouth"
    assert ferry["filters"]["date"] == ["2021", "2021-08"]
    assert ferry["filters"]["section"] == ["Port"] and ferry["filters"]["source"] == ["Lindholm Post"]
    assert "Adela Farrow" in ferry["filters"]["person"]
    assert ferry["content"].count("Nobody was hurt") == 1
    assert not any("zeppelin" in about["content"] for about in known.values())  # its rights are `link`


def test_any_number_of_threads_and_a_build_upon_another_give_the_same_bytes(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shutil.copytree(built, tmp_path / "root")
    flood = root / "content" / "flood.md"
    flood.write_text(flood.read_text(encoding="utf-8") + "\nThe pumps of the fire brigade ran all night.\n", encoding="utf-8")
    ledger = build_here(root)
    assert ledger.rendered < len(files_of(root / "site"))
    monkeypatch.setenv("RAYON_NUM_THREADS", "1")
    build_here(root, "clean")
    assert files_of(root / "site") == files_of(root / "clean")


def test_the_index_is_made_only_where_an_article_has_changed(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shutil.copytree(built, tmp_path / "root")
    build_here(root)
    monkeypatch.setattr(search, "make_index", lambda *_: pytest.fail("the index was made"))
    (root / "digest.yml").write_text(SITE.replace("Harbour News", "Other News"), encoding="utf-8")
    before = stamp_index(root)
    assert build_here(root).rendered > 0
    assert stamp_index(root) == before
    (root / "digest.yml").write_text(SITE + "search: false\n", encoding="utf-8")
    build_here(root)
    assert not any((root / "site" / path).exists() for path in ("pagefind", "search", "static/search.js"))


def test_a_damaged_file_of_the_index_is_mended(built: Path, tmp_path: Path) -> None:
    root = shutil.copytree(built, tmp_path / "root")
    build_here(root)
    whole = files_of(root / "site")
    (root / "site" / "pagefind" / "pagefind.js").write_bytes(b"// gone")
    build_here(root)
    assert files_of(root / "site") == whole


def test_pagefind_that_fails_is_told_and_the_site_stays_as_it_was(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shutil.copytree(built, tmp_path / "root")
    before = files_of(root / "site")
    (root / "content" / "ferry.md").unlink()
    liar = tmp_path / "pagefind"
    answer = '{"message_id":1,"payload":{"type":"Error","message":"no room"}}'
    for script, told in (
        ("exit 3", "ended before its work was done"),
        ("printf 'bm8=,'; cat >/dev/null", "an answer of another form"),
        ("printf 'eyJwYXlsb2FkIjp7InR5cGUiOiJOZXdJbmRleCJ9fQ==,'; cat >/dev/null", "an answer of another form"),
        (f"printf %s '{answer}' | base64 -w 0; printf ,; cat >/dev/null", "Pagefind failed: no room"),
    ):
        liar.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        liar.chmod(0o755)
        monkeypatch.setattr(indexer, "find_program", lambda: liar)
        with pytest.raises(ContentError) as error:
            build_here(root)
        assert "[search-failed]" in str(error.value) and told in str(error.value)
        assert files_of(root / "site") == before
    monkeypatch.setattr(indexer, "find_program", lambda: tmp_path / "nowhere")
    with pytest.raises(ContentError, match="cannot run"):
        build_here(root)


def test_without_pagefind_there_is_no_search_and_asking_for_one_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "list_libraries", lambda names: [])
    root = write_site(tmp_path / "auto")
    build_here(root)
    assert not any("search" in path or "pagefind" in path for path in files_of(root / "site"))
    assert b"search/" not in (root / "site" / "index.html").read_bytes()
    root = write_site(tmp_path / "asked", "search: true\n")
    with pytest.raises(SettingsError) as error:
        build_here(root)
    assert "[missing-extra]" in str(error.value) and "pip install 'news-digest[search]'" in str(error.value)
    assert not (root / "site").exists()


# ---------------------------------------------------------------- in a browser

POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'"


class StrictHandler(Handler):
    """Serves with the policy that docs/howto/search.md names: nothing inline, nothing from elsewhere."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="module")
def served(built: Path) -> Iterator[str]:
    """The address of the built site, under a project path."""
    with serve(built / "site", StrictHandler) as address:
        yield address


@pytest.fixture
def page(browser: Any, served: str) -> Iterator[Any]:
    """The page of the search, ready; afterwards nothing has been asked of others, and nothing was complained of."""
    tab, wrong = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce"), []
    tab.set_default_timeout(20_000)
    tab.on("request", lambda r: wrong.append(r.url) if not r.url.startswith(served) else None)
    tab.on("console", lambda m: wrong.append(m.text))
    tab.on("pageerror", lambda e: wrong.append(str(e)))
    tab.goto(f"{served}search/")
    tab.wait_for_selector("#search:not([hidden])")
    yield tab
    tab.close()
    assert wrong == []


def headlines(page: Any) -> list[str]:
    return sorted(page.locator("#found h2").all_inner_texts())


def expect_told(page: Any, count: int) -> None:
    told = ["Nothing was found.", "One article found.", "Articles found: 2", "Articles found: 3"][count]
    page.wait_for_selector(f"#told:text-is('{told}')")


FERRY, FLOOD, TRAM, BARCO, BRIDGE = (about[4] for about in ARTICLES.values())


@pytest.mark.browser
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("pier", [FERRY]),
        ("flooding", [FLOOD]),  # another form of the word
        ("muelle", [BARCO]),  # in another language than the site's
        ("Halvia", [BARCO, FERRY]),
        ("今天", [BRIDGE]),
        ("tram", [TRAM]),  # its headline is all that may be shown
        ("zeppelin", []),
    ],
)
def test_words_find_articles(page: Any, asked: str, found: list[str]) -> None:
    page.fill("#q", asked)
    expect_told(page, len(found))
    assert headlines(page) == sorted(found)
    if found == [FERRY]:
        assert page.inner_text("#found .meta") == "Lindholm Post 7 August 2021"  # as on the pages, in English of whatever country
    for headline in found[:1]:
        page.click(f"#found a:text-is({json.dumps(headline, ensure_ascii=False)})")
        page.wait_for_selector("main h1")
        assert headline in page.inner_text("main h1")


@pytest.mark.browser
def test_filters_narrow_and_the_address_keeps_what_was_asked(page: Any) -> None:
    page.select_option("#by-section", "Town")
    expect_told(page, 3)
    assert headlines(page) == sorted([BRIDGE, FLOOD, TRAM])
    dates = ["2021 (2)", "August 2021 (1)", "July 2021 (1)", "2020 (1)", "May 2020 (1)"]
    assert page.locator("#by-date option").all_inner_texts() == ["Any", *dates]
    page.select_option("#by-date", "2021")
    expect_told(page, 2)
    page.select_option("#by-source", "Lindholm Post")
    expect_told(page, 1)
    assert headlines(page) == [FLOOD]
    assert page.url.endswith("/search/?date=2021&section=Town&source=Lindholm+Post")
    page.reload()
    expect_told(page, 1)
    assert headlines(page) == [FLOOD]
    for name in ("date", "section", "source"):
        page.select_option(f"#by-{name}", "")
    page.wait_for_selector("#told:empty", state="attached")
    page.select_option("#by-person", "Adela Farrow")
    expect_told(page, 1)
    assert headlines(page) == [FERRY]


@pytest.mark.browser
def test_the_keyboard_alone_searches(page: Any) -> None:
    page.keyboard.press("Tab")
    for _ in range(20):
        if page.evaluate("document.activeElement.id") == "q":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("ferry")
    page.keyboard.press("Enter")
    page.wait_for_selector("#found li")
    assert page.get_attribute("#told", "aria-live") == "polite"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#found') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("main h1")
    assert page.inner_text("main h1") == FERRY


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend_on_the_search(page: Any, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.fill("#q", "Halvia")
    expect_told(page, 2)
    assert ask_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_without_javascript_the_page_leads_to_the_archive(browser: Any, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{served}search/")
    assert not tab.is_visible("#search")
    tab.click("main a")
    assert tab.url.endswith("/archive/")
    context.close()
