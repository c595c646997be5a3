"""Pages beside the articles, and what hangs on the clock: built from files, with memory and without."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from digest.errors import ContentError
from digest.publishing import site as layout
from tests.sites import dead_links
from tests.twice import build, write

ARTICLE = "---\ntitle: {title}\ndate: {date}\ntags: [harbour]\n---\nThe harbour of Linmouth opened on Monday, the office said.\n"
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of two articles."""
    write(tmp_path, "digest.yml", "base_url: https://h.example/\ntitle: Tide\nfacts: {method: none}\n")
    write(tmp_path, "content/old.md", ARTICLE.format(title="An old one", date="2021-01-03T10:00Z"))
    write(tmp_path, "content/new.md", ARTICLE.format(title="A new one", date="2021-03-31T10:00Z"))
    return tmp_path


def page(root: Path, name: str) -> str:
    return (root / "site" / name / "index.html").read_text()


def test_pages_of_the_site_s_own(root: Path) -> None:
    write(
        root,
        "content/pages/imprint.md",
        "# Imprint & more\n\nTide Ltd, <script>alert(1)</script>[front page](/).\n\n![us](us.svg)\n",
    )
    write(root, "content/pages/us.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    write(root, "content/pages/about.md", "---\ntitle: Who we are\ndescription: In short.\n---\nWe mend nets.\n")
    write(root, "content/pages/help/Ask us!.md", "---\nlang: ar\nslug: ask\ntitle: اسأل\n---\nمرحبا\n")
    write(root, "content/pages/later.md", "---\ndraft: true\n---\nNot yet.\n")
    ledger = build(root)
    assert ledger.published == 2
    imprint = page(root, "imprint")
    assert "<h1>Imprint &amp; more</h1>" in imprint
    assert '<a href="../">front page</a>' in imprint
    assert "alert" not in imprint
    assert (root / "site/imprint/us.svg").exists()
    assert '<h1 lang="ar" dir="rtl">اسأل</h1>' in page(root, "help/ask")
    about = page(root, "about")
    assert "<h1>Who we are</h1>" in about and "We mend nets." in about and "First edition" in about
    assert 'content="In short."' in about
    front = (root / "site/index.html").read_text()
    assert [
        link for link in ("about/", "method/", "corrections/", "imprint/", "help/ask/") if f'href="{link}"' not in front
    ] == []
    assert not (root / "site/later").exists()
    assert list(dead_links(root / "site", "https://h.example/")) == []
    assert "https://h.example/imprint/" in (root / "site/sitemap.xml").read_text()

    write(root, "content/pages/imprint.md", "# Imprint\n\nTide & Sons.\n")
    (root / "content/pages/about.md").unlink()
    build(root, drafts=True)
    assert "Tide &amp; Sons." in page(root, "imprint")
    assert "<h1>About</h1>" in page(root, "about")
    assert "Not yet." in page(root, "later")
    assert not (root / "site/imprint/us.svg").exists()


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("pages/empty.md", "---\ntitle: x\n---\n", "empty-article"),
        ("pages/odd.md", "---\nmenu: 3\n---\nWords.\n", "unknown-field"),
        ("pages/archive.md", "Words.\n", "path-collision"),
        ("pages/../pages/out.md", "![x](../../../etc/x.png)\n\nWords.\n", "unsafe-path"),
        ("pages/open.md", "---\ntitle: x\n", "front-matter-open"),
    ],
)
def test_what_is_wrong_with_a_page_is_told_at_its_file(root: Path, name: str, text: str, code: str) -> None:
    write(root, f"content/{name}", text)
    with pytest.raises(ContentError) as error:
        build(root)
    assert [(p.code, p.path) for p in error.value.problems] == [(code, f"content/pages/{name.rpartition('/')[2]}")]


def test_news_grow_old(root: Path) -> None:
    write(root, "digest.yml", "base_url: https://h.example/\ntitle: Tide\nfacts: {method: none}\nnews_sitemap: true\n")

    def told() -> list[str]:
        tree = ET.fromstring((root / "site/news-sitemap.xml").read_bytes())
        return [url.findtext("s:loc", "", SPACE) for url in tree]

    assert build(root, "2021-04-01T00:00Z").files.written > 0
    assert told() == ["https://h.example/2021/03/a-new-one/"]
    assert build(root, "2021-04-02T09:59Z").files.written == 0
    assert build(root, "2021-04-02T10:00Z").files.written == 1
    assert told() == []
    build(root, "2021-04-01T00:00Z")
    assert told() == ["https://h.example/2021/03/a-new-one/"]
    assert "Sitemap: https://h.example/news-sitemap.xml" in (root / "site/robots.txt").read_text()


def test_the_sitemap_of_a_large_site_is_in_parts(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "PARTS_LIMIT", 1)
    build(root)
    listed = {p.name: p.read_text() for p in (root / "site/sitemap").iterdir()}
    assert set(listed) == {"2021-01.xml", "2021-03.xml", "lists.xml"}
    assert "a-new-one/" in listed["2021-03.xml"] and "editions/2021-03-31/" in listed["2021-03.xml"]
    assert "tags/harbour/" in listed["lists.xml"] and "a-new-one" not in listed["lists.xml"]
    index = (root / "site/sitemap.xml").read_text()
    assert "<loc>https://h.example/sitemap/2021-03.xml</loc><lastmod>2021-03-31T10:00:00Z</lastmod>" in index
    write(root, "content/newer.md", ARTICLE.format(title="The newest", date="2021-03-31T12:00Z"))
    before = (root / "site/sitemap/2021-01.xml").stat()
    build(root)
    assert "the-newest/" in (root / "site/sitemap/2021-03.xml").read_text()
    assert (root / "site/sitemap/2021-01.xml").stat() == before
    assert "sitemap/2021-03.xml</loc><lastmod>2021-03-31T12:00:00Z</lastmod>" in (root / "site/sitemap.xml").read_text()
    monkeypatch.setattr(layout, "PARTS_LIMIT", 9)
    write(root, "content/newest.md", ARTICLE.format(title="The very newest", date="2021-03-31T13:00Z"))
    build(root)
    assert not (root / "site/sitemap").exists()
    assert "<urlset" in (root / "site/sitemap.xml").read_text()


def test_what_hosts_are_asked_for(root: Path) -> None:
    told = "contact: desk@h.example\nhumans: Ada\nsecurity: {expires: 2021-12-31}\nrobots: {ai: disallow}\n"
    write(root, "digest.yml", f"base_url: https://h.example/\n{told}")
    build(root)
    assert (root / "site/.well-known/security.txt").read_text().startswith("Contact: mailto:desk@h.example\n")
    assert (root / "site/humans.txt").read_text() == "Ada\n"
    assert "User-agent: GPTBot\n" in (root / "site/robots.txt").read_text()
    write(root, "digest.yml", "base_url: https://h.example/\n")
    build(root)
    assert not (root / "site/.well-known").exists()
