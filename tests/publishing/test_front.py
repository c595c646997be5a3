"""The front page: what leads, what is told at a glance, and how many stories stand in sections."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from digest.model.article import Image
from digest.model.fact import Fact
from tests.publishing.conftest import PORT, Press
from tests.publishing.rendering import Theme, render_site

NOON = datetime(2021, 9, 7, 12, tzinfo=UTC)
SECTIONS = ("World", "Local", "Sport")


def front_of(press: Press, theme: Theme) -> str:
    return {o.path: o.data for o in render_site(press.made, press.editions(), press.settings, theme)}["index.html"].decode()


def part(page: str, name: str) -> str:
    """What stands between the start of an element with that class and the next part of the page."""
    return re.split(r'<(?:div|section) class="(?:stories|shelves|earlier)"|<footer', page.partition(f'class="{name}"')[2])[0]


def fill(press: Press, count: int, **more: Any) -> None:
    press.settings = replace(press.settings, sections=SECTIONS)
    for n in range(count):
        press.content(f"n/{n}", headline=f"Story {n}", published=NOON - timedelta(minutes=n), section=SECTIONS[n % 3], **more)


def test_the_day_at_a_glance_is_told_by_facts_that_lead_to_their_sentences(
    press: Press, theme: Theme, fact: Callable[..., Fact]
) -> None:
    facts = (
        fact(PORT, "Veldmark", kind="place", line="Veldmark"),
        fact(PORT, "2,900 people", line="2,900 people at the gates"),
    )
    fill(press, 8, facts=facts)
    glance = part(front_of(press, theme), "glance")
    links = re.findall(r'<a class="line" href="([^"]+)">([^<]+)</a>', glance)
    assert [line for _, line in links] == ["2,900 people at the gates"] * 6, "a figure tells more than a place"
    assert links[0][0] == "2021/09/story-1/#s3", "the lead tells its own beside its headline"


@pytest.mark.parametrize(("count", "rights"), [(1, "full"), (2, "full"), (9, "link")])
def test_a_glance_of_too_little_or_of_what_may_not_be_shown_is_none(
    press: Press, theme: Theme, fact: Callable[..., Fact], count: int, rights: str
) -> None:
    fill(press, count, rights=rights, facts=(fact(PORT, "2,900 people", line="2,900 people at the gates"),))
    assert "glance" not in front_of(press, theme)


@pytest.mark.parametrize(("count", "shelves"), [(1, 0), (3, 0), (8, 0), (9, 3), (15, 3), (40, 3)])
def test_many_stories_stand_by_section(press: Press, theme: Theme, count: int, shelves: int) -> None:
    fill(press, count)
    page = front_of(press, theme)
    assert page.count('class="shelf"') == shelves
    shown = set(re.findall(r"<h[23]><a [^>]*>(Story \d+)</a>", page))
    left = sum(map(int, re.findall(r">(\d+) more stor", page)))
    assert len(shown) + left == count, "each story is shown or counted"
    assert re.findall(r'<h2 class="rubric"><a href="sections/(\w+)/"', page) == ["world", "local", "sport"][:shelves]


@pytest.mark.parametrize(("count", "heads"), [(1, 0), (13, 0), (14, 1), (40, 27)])
def test_an_edition_tells_the_first_stories_whole_and_names_the_others(
    press: Press, theme: Theme, count: int, heads: int
) -> None:
    fill(press, count)
    made = {o.path: o.data.decode() for o in render_site(press.made, press.editions(), press.settings, theme)}
    page = made["editions/2021-09-07/index.html"]
    assert page.count('<article class="brief">') == heads
    assert page.count('<article class="story') == count - heads


def test_stories_without_a_section_come_last(press: Press, theme: Theme) -> None:
    fill(press, 8)
    for n in range(3):
        press.content(f"m/{n}", headline=f"Stray {n}", published=NOON - timedelta(hours=1, minutes=n), section="")
    shelves = front_of(press, theme).split('class="shelf"')
    assert "Stray" in shelves[-1] and "More stories" in shelves[-1]
    assert not any("Stray" in shelf for shelf in shelves[1:-1])


def test_the_lead_of_front_page_and_edition_shows_its_picture(press: Press, theme: Theme) -> None:
    press.content(headline="Story 0", image=Image(url="/static/port.jpg", alt="The port", caption="", credit=""))
    made = {o.path: o.data.decode() for o in render_site(press.made, press.editions(), press.settings, theme)}
    assert '<img src="static/port.jpg" alt="The port">' in made["index.html"]
    assert '<img src="../../static/port.jpg" alt="The port">' in made["editions/2021-09-07/index.html"]


def test_the_style_sheet_knows_no_left_and_right(theme: Theme) -> None:
    style = theme.static["static/style.css"].decode()
    assert len(style.encode()) < 20_000
    physical = r"(?:margin|padding|border)-(?:left|right)|(?:^|[;{\s])(?:left|right):|text-align:\s*(?:left|right)|float:"
    assert re.findall(physical, style) == []
    for four in re.findall(r"(?:margin|padding): ([^;}]+)", style):
        sides = re.sub(r"\([^)]*\)", "()", four).split()
        assert len(sides) < 4 or sides[1] == sides[3], f"other on the left than on the right: {four}"
