"""The sample edition as readers, feed readers and search engines meet it."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import feedparser
import pytest

from digest.desk import digest_article, hold_back_reason, make_brief, make_card
from digest.disk.folders import load_settings
from digest.model.article import SourceFile
from digest.reading.metadata.settings import read_settings
from tests.sites import NOW, build_site, dead_links, pages_of

ROOT = Path(__file__).resolve().parent.parent
BASES = ["https://user.github.io/repo/", "https://news.example.org/", "https://example.org/a/b/c/"]


@pytest.fixture(scope="module", params=BASES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    out = tmp_path_factory.mktemp("sample") / "site"
    build_site(ROOT, out, base_url=request.param)
    return out, request.param


def test_every_inner_link_and_anchor_lands(site: tuple[Path, str]) -> None:
    assert list(dead_links(*site)) == []


def test_no_page_asks_anything_of_another_site(site: tuple[Path, str]) -> None:
    for path, page in pages_of(site[0]).items():
        for source in page.sources:
            assert not re.match(r"[a-z]+:|//", source), f"{path} loads {source}"


def test_every_key_fact_leads_to_a_sentence_and_back(site: tuple[Path, str]) -> None:
    articles = {p: page for p, page in pages_of(site[0]).items() if any(i == "f1" for i in page.ids)}
    assert len(articles) >= 8
    for path, page in articles.items():
        facts = [i for i in page.ids if re.fullmatch(r"f\d+", i)]
        assert len(page.ids) == len(set(page.ids)), path
        to_sentences = [link for link in page.links if re.fullmatch(r"#s\d+", link)]
        assert len(to_sentences) >= len(facts), path
        assert {link[1:] for link in to_sentences} <= set(page.ids), path
        for fact in facts:
            assert f"#{fact}" in page.links, f"{path}: no way back to {fact}"


def test_the_feed_is_read_without_complaint(site: tuple[Path, str]) -> None:
    out, base = site
    data = (out / "feed.xml").read_bytes()
    ElementTree.fromstring(data)
    feed = feedparser.parse(data)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "rss20"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["self"] == base + "feed.xml"
    assert links["alternate"] == base
    published = [entry.published_parsed for entry in feed.entries]
    assert published == sorted(published, reverse=True)
    ids = [entry.id for entry in feed.entries]
    assert len(ids) == len(set(ids))
    for entry in feed.entries:
        assert entry.id.startswith("tag:")
        assert entry.link.startswith(base)
        assert (out / entry.link[len(base) :] / "index.html").is_file()
        assert entry.content[0].value
        assert not re.search(r'(?:href|src)="(?!https?:|mailto:)', entry.content[0].value), entry.link
        assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}", entry.published)


def test_feed_ids_do_not_hang_on_the_address(tmp_path: Path) -> None:
    ids = []
    for number, base in enumerate(BASES[:2]):
        build_site(ROOT, tmp_path / str(number), base_url=base)
        ids.append([e.id for e in feedparser.parse((tmp_path / str(number) / "feed.xml").read_bytes()).entries])
    assert ids[0] == ids[1]


def test_the_sitemap_names_every_page_once(site: tuple[Path, str]) -> None:
    out, base = site
    root = ElementTree.fromstring((out / "sitemap.xml").read_bytes())
    names = [e.text or "" for e in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(names) == len(set(names))
    assert all(n.startswith(base) for n in names)
    assert base in names
    for name in names:
        path = name[len(base) :]
        assert (out / (path + "index.html" if path.endswith("/") or not path else path)).is_file(), name
    assert f"Sitemap: {base}sitemap.xml" in (out / "robots.txt").read_text()
    assert (out / ".nojekyll").is_file()


def test_held_back_articles_appear_nowhere(site: tuple[Path, str]) -> None:
    """Whatever the sample says is a draft, not due or withdrawn is in no page, feed or sitemap."""
    data, shown = load_settings(ROOT, None)
    settings, _ = read_settings(data.decode(), shown)
    held = []
    for path in sorted(p for p in (ROOT / "content").rglob("[!._]*") if p.suffix in (".md", ".txt")):
        done = digest_article(SourceFile(path.relative_to(ROOT / "content").as_posix(), path.read_bytes()), settings)
        assert done.article is not None and done.summary is not None
        card = make_card(done.article, make_brief(done.article, done.summary, settings), (), "", "")
        if hold_back_reason(card, NOW, ZoneInfo(settings.timezone), drafts=False, future=False):
            held.append(done.article)
    assert len(held) >= 2
    everything = b"".join(p.read_bytes() for p in site[0].rglob("*") if p.is_file()).decode()
    for article in held:
        assert article.sentences[0].text not in everything
        assert article.title and article.title not in everything


def test_pages_are_light(site: tuple[Path, str]) -> None:
    for path in site[0].rglob("*"):
        if path.suffix == ".html":
            assert path.stat().st_size < 30_000, path
        if path.suffix == ".css":
            assert path.stat().st_size < 20_000, path
