"""Files for search engines."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import datetime, timedelta, timezone

from digest.publishing.sitemap import render_robots, render_sitemap
from digest.publishing.works import SitemapEntry

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_addresses_are_absolute_and_encoded_and_dates_come_from_content() -> None:
    at = datetime(2021, 9, 7, 20, 16, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    root = ET.fromstring(render_sitemap([SitemapEntry("तट/&a/", at), SitemapEntry("", None)], "https://h.example/p/"))
    found = [(u.findtext("s:loc", "", SPACE), u.findtext("s:lastmod", "", SPACE)) for u in root.findall("s:url", SPACE)]
    assert found == [("https://h.example/p/", ""), ("https://h.example/p/%E0%A4%A4%E0%A4%9F/&a/", "2021-09-07T14:46:00Z")]


def test_robots_names_the_sitemap() -> None:
    assert render_robots("https://h.example/p/").decode().splitlines()[-1] == "Sitemap: https://h.example/p/sitemap.xml"
