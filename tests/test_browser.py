"""The sample edition in a real browser and a real feed reader. Skipped, with the reason, where one is not installed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.sites import ask_axe, build_site, need, page_kinds, pages_of, serve

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The sample site under a project path on this machine, and its folder."""
    out = tmp_path_factory.mktemp("served") / "site"
    with serve(out) as address:
        build_site(ROOT, out, base_url=address)
        yield address, out


@pytest.fixture
def page(browser: Any) -> Iterator[Page]:
    tab = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    tab.set_default_timeout(20_000)
    yield tab
    tab.close()


BACKGROUND = "e => getComputedStyle(e).backgroundColor"


def expect_in_view(page: Page, anchor: str) -> None:
    page.wait_for_function(
        "id => { const b = document.getElementById(id).getBoundingClientRect(); return b.bottom > 0 && b.top < innerHeight; }",
        arg=anchor,
    )


def articles(out: Path) -> list[str]:
    return sorted(p.removesuffix("index.html") for p, found in pages_of(out).items() if "f1" in found.ids)


def a_page_of_each_kind(out: Path) -> list[str]:
    """Of articles two."""
    found = page_kinds(out)
    kinds = {"front", "article", "edition", "story", "stories", "archive", "section", "tag", "person", "source", "404"}
    assert kinds <= set(found)
    return [*found.values(), articles(out)[-1]]


def test_a_fact_jumps_to_its_sentence_marks_it_and_there_is_a_way_back(page: Page, served: tuple[str, Path]) -> None:
    address, out = served
    for path in articles(out)[:4]:
        page.goto(address + path)
        for number in range(1, page.locator(".fact").count() + 1):
            link = page.locator(f'#f{number} a[href^="#s"]').first
            anchor = (link.get_attribute("href") or "")[1:]
            sentence = page.locator(f"#{anchor}")
            before = sentence.evaluate(BACKGROUND)
            link.click()
            assert page.url.endswith(f"#{anchor}")
            expect_in_view(page, anchor)
            assert sentence.evaluate(BACKGROUND) != before, "the sentence is not marked"
            back = sentence.locator(f'a.back[href="#f{number}"]')
            size = back.bounding_box()
            assert size is not None and size["width"] >= 24 and size["height"] >= 24, "the way back is hard to hit"
            back.click()
            assert page.url.endswith(f"#f{number}")
            expect_in_view(page, f"f{number}")
            assert sentence.evaluate(BACKGROUND) == before, "the mark stays"


def test_the_keyboard_alone_goes_from_a_fact_to_its_sentence_and_back(page: Page, served: tuple[str, Path]) -> None:
    address, out = served
    page.goto(address + articles(out)[0])
    for _ in range(60):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("document.activeElement.matches('#f2 .line')"):
            break
    page.keyboard.press("Enter")
    anchor = page.evaluate("location.hash.slice(1)")
    assert anchor.startswith("s")
    expect_in_view(page, anchor)
    for _ in range(4):  # a sentence may bear out several facts
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href') === '#f2'"):
            break
    assert page.evaluate("document.activeElement.parentElement.id") == anchor, "the next stops are not the ways back"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#f2"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#f2 .line')"), "the keyboard does not go on from the fact"


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_its_window_and_none_complains(
    browser: Any, served: tuple[str, Path], width: int, scheme: str
) -> None:
    address, out = served
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    complaints: list[str] = []
    outside: list[str] = []
    page.on("console", lambda m: complaints.append(f"{m.location['url']}: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("request", lambda r: outside.append(r.url) if not r.url.startswith(address) else None)
    for path in a_page_of_each_kind(out):
        page.goto(address + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} is {wide} px wide"
    assert complaints == []
    assert outside == []
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend_on_any_kind_of_page(browser: Any, served: tuple[str, Path], width: int, scheme: str) -> None:
    address, out = served
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    found: list[str] = []
    for path in a_page_of_each_kind(out):
        page.goto(address + path)
        found += [f"{path}: {fault}" for fault in ask_axe(page)]
    assert found == []
    context.close()


def test_the_nu_html_checker_finds_no_error(served: tuple[str, Path]) -> None:
    jar = Path(os.environ.get("VNU_JAR") or ROOT / ".venv/vnu/node_modules/vnu-jar/build/dist/vnu.jar")
    if not jar.is_file() or not shutil.which("java"):
        pytest.skip("the Nu HTML checker is not installed (java, and vnu-jar of npm: .ci/run)")
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", str(served[1])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.stderr == "" and done.returncode == 0


HOSTILE = {
    "arabic": (
        "title: ارتفاع عدد ضحايا الفيضان إلى 11 قتيلا\nlang: ar\nsource: {name: وكالة الشمال}",
        "قالت الشرطة يوم السبت إن 11 شخصا لقوا حتفهم في الفيضان.\n\nوتم نقل 1187 شخصا إلى المدارس حتى ظهر السبت.",
    ),
    "chinese": (
        "title: 莱讷河洪水死亡人数升至11人\nlang: zh\nsource: {name: 北方通讯社}",
        "警方周六表示，洪水已造成11人死亡，另有6人失踪。\n\n当局已将1187人转移到学校和体育馆。",
    ),
    "long": (
        f"title: {'Donaudampfschifffahrtsgesellschaft' * 5}\nlang: de\nsection: {'W' * 90}\ntags: [{'T' * 90}]",
        f"Am Sonntag wurden 40 Menschen verletzt. {'x' * 500}\n\n| {' | '.join(['Dampfschifffahrt'] * 8)} |\n|{'---|' * 8}\n",
    ),
    "script": (
        'title: "</title><script>alert(1)</script> \\u202E & <b>bold</b>"\nsection: "<img src=x onerror=alert(1)>"\n'
        'image: {url: lost.jpg, alt: "\\"><script>alert(2)</script>"}',
        '<script>alert(3)</script>\n\nAt least 12 were hurt. "It was {{ 7*7 }} and <b onclick=alert(4)>loud</b>," said Ole Lund.',
    ),
}


def test_hostile_articles_stay_in_their_frame_and_run_the_way_they_are_read(page: Page, tmp_path: Path) -> None:
    content, site = tmp_path / "content", tmp_path / "site"
    content.mkdir()
    (tmp_path / "digest.yml").write_text(f"title: {'Unterbeamtengesellschaft' * 4}\nbase_url: https://example.org/\n")
    for name, (meta, text) in HOSTILE.items():
        (content / f"{name}.md").write_text(f"---\ndate: 2021-08-08\nslug: {name}\n{meta}\n---\n{text}\n", "utf-8")
    build_site(tmp_path, site)
    dialogs: list[str] = []
    page.on("dialog", lambda d: dialogs.append(d.message))
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for path in ["", *(f"2021/08/{name}/" for name in HOSTILE), "editions/2021-08-08/", "tags/", "sections/"]:
            page.goto((site / path / "index.html").as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert dialogs == []
    page.goto((site / "2021/08/arabic/index.html").as_uri())
    side = "s => document.querySelector(s).getBoundingClientRect().right"
    assert page.evaluate(side, "#f1 .number") > page.evaluate(side, "#f1 .line"), (
        "the number of a fact stands where no line begins"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('.report h1')).letterSpacing") in ("0px", "normal")
    page.goto((site / "2021/08/script/index.html").as_uri())
    assert "{{ 7*7 }}" in page.inner_text("main") and "<b>bold</b>" in page.inner_text("h1")


def test_the_page_heeds_wishes_for_contrast_calm_and_paper(page: Page, served: tuple[str, Path]) -> None:
    address, out = served
    path = next(p for p, found in pages_of(out).items() if "dates in this report" in " ".join(found.words))
    page.goto(address + path.removesuffix("index.html"))
    page.locator("#f1 a.line").click()
    style = "([s, name]) => getComputedStyle(document.querySelector(s))[name]"
    assert page.evaluate(style, ["html", "scrollBehavior"]) == "auto"
    page.emulate_media(forced_colors="active")
    assert page.evaluate(style, [":target", "outlineStyle"]) == "solid", "a mark that is only a colour is lost"
    assert page.evaluate(style, [".prose mark", "color"]) == page.evaluate(style, [".prose", "color"]), (
        "words are lost in their ground"
    )
    page.emulate_media(forced_colors="none", media="print")
    assert page.evaluate(style, [".menu", "display"]) == "none"
    assert page.evaluate(style, [".crumbs ol", "display"]) == "none", "links that nobody can follow on paper"
    told = page.evaluate("getComputedStyle(document.querySelector('.crumbs'), '::after').content")
    assert told.endswith(f'/{path.removesuffix("index.html")}"'), "the address by which a reader of paper comes back"
    assert page.evaluate("document.querySelector('.timeline').checkVisibility({ contentVisibilityAuto: true })")
    shown = "s => getComputedStyle(document.querySelector(s), '::after').content"
    assert page.evaluate(shown, "main a[href^=http]") != "none" and page.evaluate(shown, ".fact a") == "none"


def test_the_docs_show_a_small_picture_of_each_kind_of_page(served: tuple[str, Path]) -> None:
    pictures = {p.stem: p.stat().st_size for p in (ROOT / "docs/screenshots").glob("*.webp")}
    assert {"search", *page_kinds(served[1])} <= set(pictures), "run `make screenshots`"
    assert max(pictures.values()) <= 40_000
    told = (ROOT / "docs/screenshots/README.md").read_text("utf-8")
    assert [name for name in pictures if f"({name}.webp)" not in told] == []


def test_the_skip_link_is_the_first_stop_of_the_keyboard(page: Page, served: tuple[str, Path]) -> None:
    page.goto(served[0] + articles(served[1])[0])
    page.keyboard.press("Tab")
    assert (page.evaluate("document.activeElement.getAttribute('href')") or "").startswith("#")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") != ""


def test_pages_open_from_a_folder(page: Page, served: tuple[str, Path]) -> None:
    page.goto((served[1] / "index.html").as_uri())
    font = page.evaluate("getComputedStyle(document.querySelector('h1, h2')).fontFamily")
    assert "serif" in font and page.evaluate("document.styleSheets.length") == 1
    plain = page.evaluate("(() => { document.styleSheets[0].disabled = true; return getComputedStyle(document.body).color; })()")
    page.evaluate("document.styleSheets[0].disabled = false")
    assert page.evaluate("getComputedStyle(document.body).color") != plain, "the style sheet was not found"


def test_newsboat_subscribes_and_sees_nothing_new_after_a_second_build(served: tuple[str, Path], tmp_path: Path) -> None:
    newsboat = need("newsboat")
    address, out = served
    (tmp_path / "urls").write_text(address + "feed.xml\n")
    cache = tmp_path / "cache.db"
    command = [newsboat, "-u", str(tmp_path / "urls"), "-c", str(cache), "-C", os.devnull, "-x", "reload"]
    environment = {**os.environ, "HOME": str(tmp_path), "no_proxy": "127.0.0.1"}

    def read() -> list[tuple[str, str, str]]:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        with sqlite3.connect(cache) as base:
            return base.execute("select guid, title, content from rss_item order by id").fetchall()

    items = read()
    published = articles(out)
    assert len(items) >= len(published)
    assert all(title and content for _, title, content in items)
    build_site(ROOT, out, base_url=address)
    assert read() == items
