"""Links between articles in a built site: they lead to pages as far as these are published, and are told where not."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from digest.crosslinks import find_near, name_articles
from digest.errors import ContentError
from tests.engine.newsroom import Request, make
from tests.sites import dead_links
from tests.twice import build, write

PORT = "---\ntitle: The port opens\ndate: 2021-03-01T10:00Z\n{more}---\nThe port of Linmouth opened on Monday, the office said.\n"
FERRY = (
    "---\ntitle: Ferry strikes pier\ndate: 2021-03-02T10:00Z\n---\nA ferry struck the pier of Linmouth on Tuesday, as [the port]"
    "(2021/port.md#s0) opened.\n\nPolice are [looking into it](2021/port.md).\n"
)
SETTINGS = "base_url: https://h.example/x/\nfeeds: {content: full}\nfacts: {method: none}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An article that links to another."""
    write(tmp_path, "digest.yml", SETTINGS)
    write(tmp_path, "content/2021/port.md", PORT.format(more=""))
    write(tmp_path, "content/ferry.md", FERRY)
    return tmp_path


def text_of(root: Path, page: str = "2021/03/ferry-strikes-pier") -> str:
    return (root / "site" / page / "index.html").read_text()


def test_a_link_leads_to_the_page_of_the_file(root: Path) -> None:
    assert build(root).warnings == ()
    assert '<a href="../the-port-opens/#s0">the port</a>' in text_of(root)
    assert '<a href="../the-port-opens/">looking into it</a>' in text_of(root)
    for feed in ("feed.xml", "atom.xml", "feed.json", "editions/2021-03-02/feed.json"):
        data = (root / "site" / feed).read_text()
        assert "https://h.example/x/2021/03/the-port-opens/#s0" in data and "port.md" not in data
    assert list(dead_links(root / "site", "https://h.example/x/")) == []


def test_it_hangs_on_the_path_of_the_other_and_on_nothing_else(root: Path) -> None:
    build(root)
    page = root / "site/2021/03/ferry-strikes-pier/index.html"
    before = page.stat()
    write(root, "content/2021/port.md", PORT.format(more="slug: the-port-opens\n") + "\nThe weather was fine on that day.\n")
    build(root)
    assert (page.stat().st_ino, page.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    write(root, "content/2021/port.md", PORT.format(more="slug: harbour\n"))
    build(root)
    assert '<a href="../harbour/#s0">the port</a>' in text_of(root)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("draft: true\n", "draft"),
        ("publish_date: 2021-05-01T00:00Z\n", "not before 2021-05-01T00:00+00:00"),
        ("expires: 2021-03-31T00:00Z\n", "expired 2021-03-31T00:00+00:00"),
    ],
)
def test_words_stand_alone_as_long_as_the_other_is_held_back(root: Path, more: str, reason: str) -> None:
    build(root)
    write(root, "content/2021/port.md", PORT.format(more=more))
    told = build(root).warnings
    assert [(p.code, p.path, p.line, p.column) for p in told] == [
        ("missing-article", "content/ferry.md", 5, 63), ("missing-article", "content/ferry.md", 7, 30)
    ]  # fmt: skip
    assert all(f"({reason})" in p.message for p in told)
    assert "as the port opened." in text_of(root) and "are looking into it." in text_of(root)
    assert "port.md" not in (root / "site/feed.xml").read_text()
    if "publish_date" in more:
        assert build(root, "2021-05-01T00:00Z").warnings == ()
        assert '<a href="../the-port-opens/">looking into it</a>' in text_of(root)
    if "draft" in more:
        assert build(root, drafts=True).warnings == ()
        assert '<a href="../the-port-opens/">looking into it</a>' in text_of(root)


def test_the_other_is_renamed_and_comes_back(root: Path) -> None:
    build(root)
    (root / "content/2021/port.md").rename(root / "content/2021/ports.md")
    told = build(root).warnings
    assert told[0].message == "a link leads to an article that is not there: 'content/2021/port.md'"
    assert told[0].hint == "did you mean 2021/ports.md?"
    assert "as the port opened." in text_of(root)
    (root / "content/2021/ports.md").rename(root / "content/2021/port.md")
    assert build(root).warnings == ()
    assert '<a href="../the-port-opens/">looking into it</a>' in text_of(root)


def test_what_leads_nowhere_fails_under_strict(root: Path) -> None:
    (root / "content/2021/port.md").unlink()
    with pytest.raises(ContentError, match="missing-article"):
        make(root, "site", str(root / ".digest-cache"), Request("2021-04-01T00:00Z", strict=True))
    assert not (root / "site").exists()


def test_pages_of_the_site_link_to_articles_and_articles_to_them(root: Path) -> None:
    write(root, "content/pages/imprint.md", "# Imprint\n\nWe wrote [of it](../2021/port.md#s0), and [this](../no.md).\n")
    write(root, "content/pages/about.md", "# About\n\nSee [the imprint](imprint.md).\n")
    write(root, "content/pages/later.md", "---\ndraft: true\n---\nNot yet, says [nobody](gone.md).\n")
    write(root, "content/ferry.md", f"{FERRY}\n[Imprint](pages/imprint.md) and [later](pages/later.md).\n")
    told = build(root).warnings
    assert [(p.path, p.line, p.column) for p in told] == [("content/ferry.md", 9, 41), ("content/pages/imprint.md", 3, 50)]
    assert "(draft)" in told[0].message
    assert 'We wrote <a href="../2021/03/the-port-opens/#s0">of it</a>, and this.' in text_of(root, "imprint")
    assert '<a href="../imprint/">the imprint</a>' in text_of(root, "about")
    assert '<a href="../../../imprint/">Imprint</a>' in text_of(root)
    write(root, "content/2021/port.md", PORT.format(more="slug: harbour\n"))
    build(root)
    assert "../2021/03/harbour/#s0" in text_of(root, "imprint")


def test_an_excerpt_has_no_links_that_could_be_dead(root: Path) -> None:
    (root / "content/2021/port.md").unlink()
    write(root, "content/ferry.md", FERRY.replace("title", "rights: excerpt\ntitle"))
    assert build(root).warnings == ()


def test_a_link_out_of_the_folder(root: Path) -> None:
    write(root, "content/ferry.md", f"{FERRY}\nSee [this](../README.md).\n")
    (problem,) = build(root).warnings
    assert problem.message == "a link leads out of content/: '../README.md'"


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ("2021/prt.md", "2021/port.md"),
        ("port.md", "2021/port.md"),
        ("2020/ferry.md", "2020/08/ferry.md"),
        ("2021/ferry.md", "../ferry.md"),
        ("2021/Port.md", "2021/port.md"),
        ("2021/port.txt", "2021/port.md"),
        ("2021/ort.md", "2021/port.md"),
        ("2021/weather.md", ""),
    ],
)
def test_the_file_that_was_meant(wanted: str, near: str) -> None:
    files = ["2020/08/ferry.md", "2021/port.md", "2021/port.jpg", "x/weather.svg"]
    linking = "a.md"
    if near.startswith("../"):
        files, linking = ["ferry.md", "2021/port.md"], "2021/a.md"
    assert find_near(wanted, linking, name_articles(files)) == near


def test_names_like_it_are_looked_for_where_few_links_are_dead(root: Path) -> None:
    many = "".join(f"It is [written]({n}/prt.md).\n\n" for n in range(30))
    write(root, "content/ferry.md", FERRY + f"\n{many}And [elsewhere](2020/port.md).\n")
    hints = [problem.hint for problem in build(root).warnings]
    assert hints.count("did you mean 2021/port.md?") == 21
    assert sum(hint.startswith("mend the path") for hint in hints) == 10


def test_a_name_may_part_letters_and_marks(root: Path) -> None:
    write(root, "content/2021/" + unicodedata.normalize("NFD", "küste.md"), PORT.format(more="slug: coast\n"))
    write(root, "content/ferry.md", f"{FERRY}\nSo [we](2021/k\u00fcste.md#s0) said, and [they](2021/k%C3%BCste.md).\n")
    assert build(root).warnings == ()
    assert '<a href="../coast/#s0">we</a> said, and <a href="../coast/">they</a>.' in text_of(root)


def test_what_is_told_stands_on_one_line(root: Path) -> None:
    write(root, "content/ferry.md", f"{FERRY}\nSee [this](a%0Ab%1b[31m.md) and [that](../a%0Ab.md).\n")
    told = [str(problem).splitlines() for problem in build(root).warnings]
    assert [len(lines) for lines in told] == [2, 2]
    assert not any("\x1b" in line for lines in told for line in lines)


def test_an_articles_own_picture_that_is_not_there_stands_nowhere(tmp_path: Path) -> None:
    image = "image: {url: lead.jpg, alt: The lead}\n"
    write(tmp_path, "digest.yml", SETTINGS)
    for name, ending in (("a", "office"), ("b", "harbour office")):  # tell one event
        text = PORT.format(more=f"slug: {name}\n{image}").replace("office", ending)
        write(tmp_path, f"content/{name}/{name}.md", f"{text}\n![As told](/elsewhere.jpg)\n")
    write(tmp_path, "static/elsewhere.jpg", "GIF89a, the picture")
    assert [p.code for p in build(tmp_path).warnings] == ["missing-image", "missing-image"]
    site = tmp_path / "site"
    pages = "2021/03/a/index.html", "2021/03/b/index.html", "index.html", "editions/2021-03-01/index.html"
    told = (*pages, "stories/2021/03/a/index.html", "feed.xml", "atom.xml", "feed.json", "editions/2021-03-01/feed.json")
    assert [path for path in sorted(site.rglob("*")) if path.is_file() and b"lead.jpg" in path.read_bytes()] == []
    assert all("elsewhere.jpg" in (site / page).read_text() for page in ("2021/03/a/index.html", "feed.xml"))
    write(tmp_path, "content/a/lead.jpg", "GIF89a, the picture")
    write(tmp_path, "content/b/lead.jpg", "GIF89a, the picture")
    assert build(tmp_path).warnings == ()
    assert [file for file in told if "lead.jpg" not in (site / file).read_text()] == []
    assert list(dead_links(site, "https://h.example/x/")) == []


def test_a_picture_that_is_not_there_is_left_out_and_told_once(root: Path) -> None:
    write(
        root, "content/2021/port.md", PORT.format(more="image: lead.jpg\n") + "\n![A crane](crane.jpg)\n\n![A quay](quay.jpg)\n"
    )
    write(root, "content/pages/imprint.md", "---\ntitle: Imprint\n---\nWho we are.\n\n![Our house](/house.jpg)\n")
    write(root, "content/2021/quay.jpg", "GIF89a, the picture")
    told = build(root).warnings
    assert [(p.path, p.line, p.code) for p in told] == [
        ("content/2021/port.md", 4, "missing-image"), ("content/2021/port.md", 8, "missing-image"),
        ("content/pages/imprint.md", 6, "missing-image"),
    ]  # fmt: skip
    for page in ("2021/03/the-port-opens", "imprint"):
        assert ("<p>A crane</p>" in text_of(root, page)) == (page != "imprint")
        assert ("<p>Our house</p>" in text_of(root, page)) == (page == "imprint")
    assert 'src="quay.jpg"' in text_of(root, "2021/03/the-port-opens") and "crane.jpg" not in text_of(
        root, "2021/03/the-port-opens"
    )
    for feed in ("feed.xml", "atom.xml", "feed.json"):
        assert "crane.jpg" not in (root / "site" / feed).read_text()
    with pytest.raises(ContentError) as error:
        make(root, "strict", str(root / ".strict-cache"), Request("2021-04-01T00:00Z", strict=True))
    assert error.value.problems == told
    write(root, "content/2021/crane.jpg", "GIF89a, the picture")
    build(root)
    assert 'src="crane.jpg"' in text_of(root, "2021/03/the-port-opens")
