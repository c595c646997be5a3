"""Pictures of headlines: who has one, what they hold, how lines are broken, and when they are made."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from digest import sharing
from digest.build import build
from digest.errors import ContentError, SettingsError
from digest.model.ledger import Ledger, Options
from digest.publishing import rendering, share_images
from digest.publishing.share_images import balance, break_lines, can_draw, fit, make_palette, render_share, set_headline, width
from digest.publishing.sharing import find_colours
from digest.publishing.urls import share_path
from digest.publishing.works import ShareLook, ShareWork
from digest.reading.metadata.settings import read_settings
from tests.sites import NOW, files_of

Image: Any = pytest.importorskip("PIL.Image", reason="Pillow is not installed (extra `images`)")

FONT = b""  # the one that comes with Pillow
LOOK = ShareLook("Harbour News", "#fdfbf6", "#1b1916", "#5d574d", "#d9d2c4", "#9a1b1e", "", ("pillow-0.dist-info",))
SHORT, LONG = "Ferry hits pier", "Council puts off the vote on the new tram line to the university until October, once more"
ENDLESS = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"

SITE = """title: Harbour News
base_url: https://example.org/news/
share_images: true
"""
#: Headline, and what the front matter says beside.
ARTICLES = {
    "ferry.md": ("Ferry runs into the pier – again", "section: Port\nauthors: [Adela Farrow]\n"),
    "tram.md": ("Tram to the university begins in autumn", ""),
    "cafe.md": ("Café opens on the quay", ""),  # the font has no é
    "ship.md": ("Ship comes in", "image: {url: ship.png, alt: A ship}\n"),
    "moon.md": ("Moon landing told again", "image: {url: 'https://pictures.example/moon.jpg', alt: The moon}\n"),
    "lost.md": ("Keys are lost at sea", "image: {url: lost.png, alt: Keys}\n"),  # the file is not there
    "quay.md": ("Quay is closed", "image: {url: ship.png, alt: A ship}\nrights: link\nsource: {name: Post, url: https://post.example/}\n"),
}  # fmt: skip


def write_site(root: Path, settings: str = "") -> Path:
    (root / "content").mkdir(parents=True)
    (root / "digest.yml").write_text(SITE + settings, encoding="utf-8")
    for name, (headline, more) in ARTICLES.items():
        text = f"---\ntitle: {headline}\ndate: 2021-08-07T08:00Z\nslug: {name[:-3]}\n{more}---\nNobody was hurt on Saturday.\n"
        (root / "content" / name).write_text(text, encoding="utf-8")
    Image.new("RGB", (2, 2)).save(root / "content" / "ship.png")
    return root


def build_here(root: Path, **changes: Any) -> Ledger:
    settings, problems = read_settings((root / "digest.yml").read_text(encoding="utf-8"), "digest.yml")
    assert not problems
    return build(root, replace(settings, **changes), Options(NOW, jobs=1, cache=root / ".cache"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with pictures, built. Tests that change it build their own."""
    root = write_site(tmp_path_factory.mktemp("sharing"))
    build_here(root)
    return root


def head_of(root: Path, slug: str) -> dict[str, str]:
    html = (root / "site" / "2021" / "08" / slug / "index.html").read_text(encoding="utf-8")
    return dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">', html))


def data_of(root: Path, slug: str) -> dict[str, Any]:
    html = (root / "site" / "2021" / "08" / slug / "index.html").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)[0])
    return found


def pictures_of(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in files_of(root / "site").items() if path.endswith("share.png")}


# ---------------------------------------------------------------- which articles have one


def test_articles_without_a_picture_whose_words_the_font_can_write_have_one(built: Path) -> None:
    assert sorted(pictures_of(built)) == [f"2021/08/{slug}/share.png" for slug in ("ferry", "lost", "quay", "tram")]


def test_the_page_names_it_with_its_size_and_words(built: Path) -> None:
    address = "https://example.org/news/2021/08/ferry/share.png"
    head = head_of(built, "ferry")
    assert head["og:image"] == address and head["og:image:alt"] == "Ferry runs into the pier – again"
    assert (head["og:image:width"], head["og:image:height"]) == ("1200", "630")
    assert head["twitter:card"] == "summary_large_image"
    assert data_of(built, "ferry")["image"] == {"@type": "ImageObject", "url": address, "width": 1200, "height": 630}
    assert "<img" not in (built / "site/2021/08/ferry/index.html").read_text(encoding="utf-8")  # readers have the headline


@pytest.mark.parametrize(
    ("slug", "address"),
    [("ship", "https://example.org/news/2021/08/ship/ship.png"), ("moon", "https://pictures.example/moon.jpg")],
)
def test_a_picture_of_the_articles_own_stays(built: Path, slug: str, address: str) -> None:
    head = head_of(built, slug)
    assert head["og:image"] == address and "og:image:width" not in head
    assert data_of(built, slug)["image"]["url"] == address


def test_words_that_the_font_cannot_write_make_none(built: Path) -> None:
    assert "og:image" not in head_of(built, "cafe") and "image" not in data_of(built, "cafe")


def test_nothing_is_drawn_or_loaded_unless_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(share_images, "open_font", None)  # what all drawing begins with
    root = write_site(tmp_path)
    build_here(root, share_images=False)
    assert not pictures_of(root) and "og:image" not in head_of(root, "tram")


def test_it_is_told_what_is_to_be_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "list_libraries", lambda names: [])
    with pytest.raises(SettingsError, match=re.escape("share_images: true needs Pillow")) as told:
        build_here(write_site(tmp_path))
    assert "[missing-extra]" in str(told.value) and "pip install 'news-digest[images]'" in str(told.value)


@pytest.mark.parametrize("text", ["Ferry: 40 % more (“again”)", "It’s so", "2019–2021 — all of it", "", "Soft\u00adhyphen"])
def test_what_the_font_can_write(text: str) -> None:
    assert can_draw(text, FONT)


@pytest.mark.parametrize("text", ["café", "Łódź", "大桥", "אוניה", "نهر", "नदी", "🚢", "a\u0301x", "a\x00b"])
def test_what_it_cannot(text: str) -> None:
    assert not can_draw(text, FONT)


def test_a_picture_of_that_name_gives_way(tmp_path: Path) -> None:
    root = write_site(tmp_path)
    (root / "content" / "ship.png").rename(root / "content" / "share.png")
    for slug in ("ship", "quay"):
        (root / "content" / f"{slug}.md").unlink()
    article = root / "content" / "tram.md"
    article.write_text(article.read_text(encoding="utf-8") + "\n![The tram](share.png)\n", encoding="utf-8")
    with pytest.raises(ContentError) as told:
        build_here(root)
    (problem,) = told.value.problems
    assert problem.code == "path-collision" and "also made from content/tram.md as share picture" in problem.message
    assert problem.hint == "rename the picture, and where the article names it"


# ---------------------------------------------------------------- the site's own font


def some_font() -> bytes:
    """A font as a file: the one that comes with Pillow."""
    return share_images.open_font(FONT, 20).font_bytes


def test_a_font_of_the_site_writes_them(tmp_path: Path) -> None:
    root = write_site(tmp_path, "share_font: fonts/own.ttf\n")
    (root / "static" / "fonts").mkdir(parents=True)
    (root / "static" / "fonts" / "own.ttf").write_bytes(some_font())
    build_here(root)
    assert len(pictures_of(root)) == 4


@pytest.mark.parametrize(
    ("data", "why"), [(None, "there is no such file"), (b"no font", "that is no font"), (b"", "that is no font")]
)
def test_what_is_no_font_is_told(tmp_path: Path, data: bytes | None, why: str) -> None:
    root = write_site(tmp_path, "share_font: own.ttf\n")
    if data is not None:
        (root / "static").mkdir()
        (root / "static" / "own.ttf").write_bytes(data)
    with pytest.raises(SettingsError, match=why):
        build_here(root)


# ---------------------------------------------------------------- the picture


@pytest.mark.parametrize("headline", [SHORT, LONG, f"{ENDLESS} closes", " ".join([LONG] * 5), "X" * 3000])
def test_it_is_a_small_png_of_the_right_size_and_nothing_leaves_the_margins(headline: str) -> None:
    data = draw(headline=headline)
    image = Image.open(BytesIO(data))
    assert (image.format, image.mode, image.size) == ("PNG", "P", (1200, 630))
    assert len(data) <= 30_000
    assert not re.search(rb"tIME|tEXt|iTXt|zTXt|pHYs", data)
    picture = image.convert("RGB")
    paper = tuple(bytes.fromhex(LOOK.paper[1:]))
    outside = [picture.crop(box) for box in ((0, 16, 78, 630), (1122, 16, 1200, 630), (0, 484, 1200, 502))]
    assert all(part.getcolors() == [(part.width * part.height, paper)] for part in outside)


def test_equal_works_give_equal_bytes_and_others_do_not() -> None:
    assert draw() == draw()
    others = [
        draw(headline="Ferry hits piers"),
        draw(section="Town"),
        draw(section=""),
        draw(source="Wire"),
        draw(day="8 August 2021"),
        draw(look=LOOK._replace(title="Town News")),
        draw(look=LOOK._replace(accent="#004488")),
    ]
    assert len({draw(), *others}) == len(others) + 1


def draw(**changes: Any) -> bytes:
    work = ShareWork(LOOK, "Port", SHORT, "Post", "7 August 2021")._replace(**changes)
    frame: Any = type("Frame", (), {"font": FONT})
    library: Any = None
    return render_share(work, library, frame)


def test_a_short_headline_is_large_and_a_long_one_smaller() -> None:
    (large, one), (small, some) = set_headline(SHORT, FONT), set_headline(LONG, FONT)
    assert one == [SHORT] and " ".join(some) == LONG
    assert large > small and len(some) > 2


def test_lines_are_balanced() -> None:
    size, lines = set_headline(LONG, FONT)
    widths = [width(line, FONT, size) for line in lines]
    assert min(widths) > 0.6 * max(widths)
    assert len(lines) == len(break_lines(LONG.replace(" ", "\n ").split("\n"), FONT, size, 1040))


def test_no_word_is_broken_that_fits() -> None:
    _, lines = set_headline(LONG, FONT)
    assert {word for line in lines for word in line.split()} == set(LONG.split())


def test_an_endless_word_is_broken_where_the_room_ends() -> None:
    _, lines = set_headline(ENDLESS, FONT)
    assert len(lines) == 2 and "".join(lines) == ENDLESS


def test_an_endless_headline_is_cut() -> None:
    size, lines = set_headline(" ".join([LONG] * 5), FONT)
    assert lines[-1].endswith("…") and not any("…" in line for line in lines[:-1])
    assert all(width(line, FONT, size) <= 1040 for line in lines)


def test_wide_letters_are_lines_of_their_own_where_need_be_and_no_line_begins_with_a_stop() -> None:
    lines = balance(share_images._PIECE.findall("大桥今天开放，市长参加了开幕式。" * 3), FONT, 84)
    assert len(lines) > 1 and not any(line.startswith(("，", "。")) for line in lines)


def test_a_long_title_is_cut_on_its_line() -> None:
    assert fit("Harbour News", FONT, 34) == "Harbour News"
    cut = fit("Harbour News " * 20, FONT, 34)
    assert cut.endswith("…") and width(cut, FONT, 34) <= 1040


def test_the_palette_goes_from_the_paper_to_each_colour() -> None:
    steps = make_palette(["#ffffff", "#000000", "#ff0000"])
    assert steps[:3] == [255, 255, 255] and steps[45:48] == [0, 0, 0] and steps[-3:] == [255, 0, 0]


def test_colours_are_those_of_the_style_sheet_by_day() -> None:
    style = b":root { --paper: #FFF; --accent: #123456; --inks: #000000 } @media (x) { :root { --paper: #000000 } }"
    found = find_colours(style)
    assert (found["paper"], found["accent"], found["ink"]) == ("#ffffff", "#123456", "#1b1916")


@pytest.mark.parametrize(
    ("page", "picture"), [("a/b/", "a/b/share.png"), ("a/b.html", "a/b-share.png"), ("c.html", "c-share.png")]
)
def test_it_stands_beside_the_page(page: str, picture: str) -> None:
    assert share_path(page) == picture


# ---------------------------------------------------------------- builds after the first


def test_it_is_drawn_again_only_where_what_it_shows_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_site(tmp_path)
    build_here(root)
    first, drawn = pictures_of(root), []

    def record(*about: Any) -> bytes:
        drawn.append(about[0].headline)
        return render_share(*about)

    monkeypatch.setitem(rendering.RENDERERS, ShareWork, record)
    article = root / "content" / "tram.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nThe council said so.\n", encoding="utf-8")
    build_here(root)  # the text says more, the headline the same
    build_here(root, description="News of the port")  # all pages change
    assert drawn == [] and pictures_of(root) == first
    article.write_text(article.read_text(encoding="utf-8").replace("in autumn", "in spring"), encoding="utf-8")
    build_here(root, description="News of the port")
    assert drawn == ["Tram to the university begins in spring"]
    build_here(root, share_images=False)
    assert not pictures_of(root)
