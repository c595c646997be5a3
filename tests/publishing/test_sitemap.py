"""Files for search engines and other machines."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta, timezone

import pytest

from digest.model.settings import RobotsSettings, SecuritySettings, Settings
from digest.publishing import sitemap
from digest.publishing.machines import ANSWERING, TRAINING, render_machine_files
from digest.publishing.sitemap import lay_out_sitemap, render_news, render_sitemap, render_sitemap_index
from digest.publishing.works import NewsEntry, NewsWork, SitemapEntry, SitemapIndexWork, SitemapWork

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "n": "http://www.google.com/schemas/sitemap-news/0.9"}
AT = datetime(2021, 9, 7, 20, 16, tzinfo=timezone(timedelta(hours=5, minutes=30)))


def told(settings: Settings) -> dict[str, str]:
    return {path: data.decode() for path, data, _ in render_machine_files(settings)}


def test_addresses_are_absolute_and_encoded_and_dates_come_from_content() -> None:
    root = ET.fromstring(render_sitemap([SitemapEntry("तट/&a/", AT), SitemapEntry("", None)], "https://h.example/p/"))
    found = [(u.findtext("s:loc", "", SPACE), u.findtext("s:lastmod", "", SPACE)) for u in root.findall("s:url", SPACE)]
    assert found == [("https://h.example/p/", ""), ("https://h.example/p/%E0%A4%A4%E0%A4%9F/&a/", "2021-09-07T14:46:00Z")]


def test_an_index_leads_to_the_sitemaps() -> None:
    root = ET.fromstring(render_sitemap_index([SitemapEntry("sitemap/lists.xml", AT)], "https://h.example/"))
    assert root.tag.endswith("sitemapindex")
    (only,) = root
    assert [part.text for part in only] == ["https://h.example/sitemap/lists.xml", "2021-09-07T14:46:00Z"]


def test_a_sitemap_that_would_be_too_long_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MAX_PAGES", 2)
    entries = [SitemapEntry(f"{n}/", AT + timedelta(hours=n)) for n in range(5)]
    cut = ["sitemap/2021-09.xml", "sitemap/2021-09-2.xml", "sitemap/2021-09-3.xml"]
    leaves = list(lay_out_sitemap(entries, "2021-09"))
    assert [leaf.path for leaf in leaves] == cut
    assert [leaf.entry for leaf in leaves] == [
        SitemapEntry(path, AT + timedelta(hours=n)) for path, n in zip(cut, (1, 3, 4), strict=True)
    ]
    assert [e.path for leaf in leaves if isinstance(leaf.work, SitemapWork) for e in leaf.work.entries] == [
        e.path for e in entries
    ]
    whole = list(lay_out_sitemap(entries))
    assert [leaf.path for leaf in whole] == [
        "sitemap/pages.xml", "sitemap/pages-2.xml", "sitemap/pages-3.xml", "sitemap.xml",
    ]  # fmt: skip
    assert isinstance(whole[-1].work, SitemapIndexWork)
    assert [leaf.path for leaf in lay_out_sitemap(entries[:2])] == ["sitemap.xml"]


def test_the_sitemap_of_the_news() -> None:
    entries = [NewsEntry(f"{n}/", "Tide & time <new>", n, AT) for n in ("sv-SE", "zh-Hant", "zh", "")]
    root = ET.fromstring(render_news(NewsWork("Coast & Co", "en-GB", tuple(entries)), "https://h.example/"))
    languages = [u.findtext("n:news/n:publication/n:language", "", SPACE) for u in root]
    assert languages == ["sv", "zh-tw", "zh-cn", "en"]
    first = root[0]
    assert first.findtext("s:loc", "", SPACE) == "https://h.example/sv-SE/"
    assert first.findtext("n:news/n:publication/n:name", "", SPACE) == "Coast & Co"
    assert first.findtext("n:news/n:publication_date", "", SPACE) == "2021-09-07T14:46:00Z"
    assert first.findtext("n:news/n:title", "", SPACE) == "Tide & time <new>"


def test_robots_names_the_sitemaps_and_turns_nobody_away() -> None:
    settings = Settings(base_url="https://h.example/p/")
    assert told(settings) == {"robots.txt": "User-agent: *\nAllow: /\n\nSitemap: https://h.example/p/sitemap.xml\n"}
    with_news = told(Settings(base_url="https://h.example/p/", news_sitemap=True))["robots.txt"]
    assert with_news.endswith("Sitemap: https://h.example/p/sitemap.xml\nSitemap: https://h.example/p/news-sitemap.xml\n")


def test_robots_asks_crawlers_of_language_models_to_stay_away() -> None:
    no_training = told(Settings(robots=RobotsSettings("no-training")))["robots.txt"]
    names, everybody, _ = no_training.split("\n\n")
    assert names.splitlines() == [*(f"User-agent: {name}" for name in TRAINING), "Disallow: /"]
    assert everybody == "User-agent: *\nAllow: /"
    nobody = told(Settings(robots=RobotsSettings("disallow")))["robots.txt"].split("\n\n")[0].splitlines()
    assert set(nobody) == {*(f"User-agent: {name}" for name in TRAINING + ANSWERING), "Disallow: /"}
    assert not set(TRAINING) & set(ANSWERING)


def test_security_and_humans_only_where_set() -> None:
    expires = datetime(2027, 1, 1, tzinfo=UTC)
    files = told(Settings(contact="desk@h.example", security=SecuritySettings(expires=expires), humans="Ada\nOstmere"))
    assert files[".well-known/security.txt"] == "Contact: mailto:desk@h.example\nExpires: 2027-01-01T00:00:00Z\n"
    assert files["humans.txt"] == "Ada\nOstmere\n"
    page = told(Settings(security=SecuritySettings("https://h.example/holes", expires)))
    assert page[".well-known/security.txt"].startswith("Contact: https://h.example/holes\n")
