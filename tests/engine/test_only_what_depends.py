"""Only what hangs on a change is done again: what was read, what was made anew, and what was written, for each kind of change."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.engine.newsroom import (
    PICTURE,
    Request,
    environment,
    make,
    rewritten,
    spell,
    stamps_of,
    wait_until_old,
)
from tests.sites import files_of

THEME = Path(__file__).resolve().parent.parent.parent / "templates"
#: One feed, so that the files that a change touches are few enough to be listed.
ONE_FEED: Mapping[str, Any] = {"limit": 3, "formats": ["rss"], "sections": "no", "tags": "no", "editions": "no"}
SETTINGS: Mapping[str, Any] = {
    "title": "The Linmouth Digest",
    "base_url": "https://example.org/news/",
    "permalink": "/news/:slug/",
    "paginate": 2,
    "feeds": ONE_FEED,
    "data": False,  # each article has one file
    "sections": ["Local"],
    "sources": {"coast": {"name": "Coast Press"}},
}
#: Two things that are told every day: what is in the summary, and what is not.
BOATS = (
    "Twelve boats of the {name} fleet {first} in Linmouth on Monday, the harbour office said.",
    '"They bring herring," said the harbour master Adela Farrow.\n\nThe price of ice rose by 3 percent, she said.',
)
BOOKS = (
    "Oda Finch {first} of the {name} library at Marrow Hill, where pupils borrow 310 novels a week.",
    "Trains and cellars are where people read again, a teacher told the school paper.\n\nHer shelves reach 40 metres.",
)
#: What heavy libraries are called when they are loaded.
HEAVY = {"jinja2", "markdown", "yaml", "feedgen", "lxml", "nh3", "msgspec", "sqlite3", "concurrent", "multiprocessing"}


class Done(NamedTuple):
    """What a build did after a change: articles read, files made anew, and which were written."""

    read: int
    rendered: int
    written: set[str]


class Harbour:
    """A site of two reports on each of four days, built once. Reports are named by day and number: `r10` to `r41`."""

    def __init__(self, root: Path, *, built: bool = True) -> None:
        self.root, self.asked = root, Request(clock="2021-04-01T00:00Z")
        self.settings = dict(SETTINGS)
        self.settle()
        for day in range(1, 5):
            for n in range(2):
                self.put(f"r{day}{n}")
        if built:
            self.build()

    def settle(self, **changes: Any) -> None:
        self.settings |= changes
        self.write("digest.yml", "".join(f"{k}: {spell(v)}\n" for k, v in self.settings.items()))

    def write(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def put(self, name: str, end: str = "The weather was fine.", first: str = "came to the doors", **fields: object) -> None:
        """Write a report: `first` is in its summary, `end` is not."""
        day, n = name[1], name[2]
        told = {
            "title": f"Report {name}",
            "slug": name,
            "date": f"2021-03-0{day} 1{n}:00",
            "section": "World" if n == "1" else "Local",
            "tags": ["fire" if day < "3" else "sea"],
        } | fields
        head = "".join(f"{k}: {spell(v)}\n" for k, v in told.items())
        text, rest = (part.format(name=name, first=first) for part in (BOATS, BOOKS)[n == "1"])
        self.write(f"content/{name}.md", f"---\n{head}---\n{text}\n\n{rest}\n\n{end}\n")

    def build(self, **changes: Any) -> Done:
        """Build; what it did."""
        self.asked = replace(self.asked, **changes)
        wait_until_old()
        before = stamps_of(self.root / "site")
        ledger = make(self.root, "site", ".digest-cache", self.asked)
        written = rewritten(before, stamps_of(self.root / "site"), self.root / "site")
        assert ledger.files.written == len(written)
        return Done(ledger.read, ledger.rendered, {p.removesuffix("/index.html") for p in written})

    def pages(self) -> set[str]:
        return {p.removesuffix("/index.html") for p in files_of(self.root / "site") if p.endswith(".html")}

    def lead_of(self, day: int) -> str:
        """The report that leads a day's edition."""
        page = (self.root / f"site/editions/2021-03-0{day}/index.html").read_text(encoding="utf-8")
        return min((f"r{day}0", f"r{day}1"), key=lambda name: page.index(f"news/{name}/"))


@pytest.fixture
def site(tmp_path: Path) -> Harbour:
    return Harbour(tmp_path)


def test_nothing_changed(site: Harbour) -> None:
    before = stamps_of(site.root)
    assert site.build() == Done(0, 0, set())
    assert stamps_of(site.root) == before


def test_a_sentence_in_the_body_redoes_its_page_and_its_edition(site: Harbour) -> None:
    """The edition is what it was; the pages of its section and of its tag show no more of an article than they did."""
    site.put("r21", end="The weather was foul.")
    assert site.build() == Done(1, 2, {"news/r21"})


@pytest.mark.parametrize("content", ["summary", "full"])
def test_a_sentence_in_the_body_redoes_no_feeds_but_those_that_carry_texts(site: Harbour, content: str) -> None:
    site.settle(feeds={"limit": 3, "formats": ["rss"], "content": content}, data=True)
    site.build()
    site.put("r21", end="The weather was foul.")
    feeds = {f"{page}/feed.xml" for page in ("editions/2021-03-02", "sections/world", "tags/fire") if content == "full"}
    assert site.build() == Done(1, 3 + len(feeds), {"news/r21"} | feeds)  # its data and its edition are what they were


def test_a_sentence_of_the_summary_is_written_where_it_is_shown(site: Harbour) -> None:
    site.put("r21", first="left the doors")
    shown = {"news/r21", "editions/2021-03-02", "sections/world/page/1", "tags/fire"}
    assert site.build() == Done(1, 4, shown)


def test_an_edit_at_once_after_the_first_build_does_no_more_than_a_later_one(tmp_path: Path) -> None:
    """The files are so young that their stamps are doubted, and there is a twin to be made."""
    site = Harbour(tmp_path / "old")
    young = Harbour(tmp_path / "young", built=False)
    make(young.root, "site", ".digest-cache", young.asked)
    for end in ("The weather was foul.", "The weather was fair."):
        site.put("r21", first="left the doors", end=end)
        young.put("r21", first="left the doors", end=end)
        done = site.build()
        ledger = make(young.root, "site", ".digest-cache", young.asked)
        assert (ledger.read, ledger.rendered, ledger.files.written) == (done.read, done.rendered, len(done.written))
    assert files_of(young.root / "site") == files_of(site.root / "site")


def test_an_article_of_the_newest_day_stands_on_the_front_page_and_in_the_feed_too(site: Harbour) -> None:
    site.put("r41", first="left the doors")
    shown = {"news/r41", "editions/2021-03-04", "sections/world", "tags/sea", "index.html", "feed.xml"}
    assert site.build() == Done(1, 6, shown)


def test_an_edit_redoes_the_feeds_that_the_article_is_in(site: Harbour) -> None:
    site.settle(feeds={"limit": 3})
    site.build()
    site.put("r21", first="left the doors")
    shown = {"news/r21", "editions/2021-03-02", "sections/world/page/1", "tags/fire"}
    feeds = {f"{page}/{name}" for page in shown - {"news/r21"} for name in ("feed.xml", "atom.xml", "feed.json")}
    lists = {feed.replace("/page/1", "") for feed in feeds}  # r21 is one of the three newest there, and none of the site's
    assert site.build() == Done(1, len(shown | lists), shown | lists)
    site.put("r21", first="left the doors", end="The weather was foul.")
    assert site.build().written == {"news/r21"}


def test_a_headline_stands_with_the_neighbours_and_that_of_a_lead_in_the_archive(site: Harbour) -> None:
    lead = site.lead_of(2)
    other = "r21" if lead == "r20" else "r20"
    neighbours = {"r20": {"news/r11", "news/r21"}, "r21": {"news/r20", "news/r30"}}
    lists = {"r20": {"sections/local/page/1", "tags/fire"}, "r21": {"sections/world/page/1", "tags/fire"}}
    site.put(other, title="Another headline")
    shown = {f"news/{other}", "editions/2021-03-02"} | neighbours[other] | lists[other]
    assert site.build() == Done(1, len(shown), shown)
    site.put(lead, title="Another lead")
    named = {"index.html", "archive", "archive/2021", "editions/2021-03-01", "editions/2021-03-03"}
    shown = {f"news/{lead}", "editions/2021-03-02"} | neighbours[lead] | lists[lead]
    assert site.build() == Done(1, len(shown | named), shown | {"index.html", "archive", "archive/2021"})


def test_a_new_article_does_not_rewrite_the_archive(site: Harbour) -> None:
    """Full pages of lists and the editions of other days stay; the day before gets a link to the new one."""
    site.put("r50", tags=["sea"])
    done = site.build()
    assert done.read == 1
    assert done.written == {
        "news/r50", "editions/2021-03-05", "method", "index.html", "feed.xml", "sitemap.xml", "archive", "archive/2021",
        "news/r41", "editions/2021-03-04", "sections/local", "sections", "tags/sea", "tags",
    }  # fmt: skip
    assert done.rendered == len(done.written)


@pytest.mark.parametrize("hour", ["10:30", "00:05", "23:55"])
def test_an_old_article_that_comes_late_changes_its_day_and_its_lists(site: Harbour, hour: str) -> None:
    site.put("r42", end="Another agency tells it.")
    site.build()  # with the first story comes the list of all, to which each page leads
    site.put("r23", date=f"2021-03-02 {hour}", tags=[], section="World")
    done = site.build()
    assert done.read == 1
    assert not done.written & {
        "editions/2021-03-04",
        "news/r40",
        "news/r41",
        "news/r10",
        "sections/local",
        "tags/fire",
        "feed.xml",
    }
    assert {"news/r23", "editions/2021-03-02", "sections/world", "sitemap.xml"} <= done.written


def test_an_article_that_joins_another_ones_story_redoes_that_ones_page(site: Harbour) -> None:
    """Not its edition's neighbours: their page does not tell who else tells the story."""
    site.put("r22", end="Another agency tells it.")
    assert site.build().read == 1
    assert "Also told by" in (site.root / "site/news/r20/index.html").read_text(encoding="utf-8")
    site.put("r22", title="Another name of it", end="Another agency tells it.")
    done = site.build()
    assert done.read == 1 and "news/r20" in done.written and "news/r10" not in done.written


def test_a_story_keeps_its_page_while_it_grows_and_an_edit_elsewhere_leaves_it_alone(site: Harbour) -> None:
    site.put("r22", end="Another agency tells it.")
    site.build()
    assert {p for p in site.pages() if p.startswith("stories")} == {
        "stories", "stories/news/r20", "stories/news/r22",
    }  # fmt: skip # the last leads on
    site.put("r24", date="2021-03-02 15:00", end="A third agency, which says more, tells it in a longer text.")
    done = site.build()
    assert {"stories", "stories/news/r20", "stories/news/r24", "news/r20", "news/r22"} <= done.written
    page = (site.root / "site/stories/news/r20/index.html").read_text(encoding="utf-8")
    assert all(page.count(f"news/{name}/") for name in ("r20", "r22", "r24"))
    site.put("r21", first="left the doors")  # of the same day
    assert not {path for path in site.build().written if path.startswith("stories")}
    site.put("r24", date="2021-03-02 08:00", end="It was the first.")
    assert "stories/news/r24" in site.build().written
    assert 'url=../r24/"' in (site.root / "site/stories/news/r20/index.html").read_text(encoding="utf-8")


def test_a_draft_changes_nothing_and_is_not_read_when_it_is_asked_for(site: Harbour) -> None:
    site.put("r50", draft=True)
    assert site.build() == Done(1, 0, set())
    done = site.build(drafts=True)
    assert done.read == 0
    assert "news/r50" in done.written


def test_an_article_that_comes_due_is_not_read_again(site: Harbour) -> None:
    site.put("r50", publish_date="2021-04-02T06:00Z", expires="2021-04-04T06:00Z")
    assert site.build(clock="2021-04-02T05:59:59Z") == Done(1, 0, set())
    assert site.build(clock="2021-04-01T12:00Z") == Done(0, 0, set())
    done = site.build(clock="2021-04-02T06:00Z")
    assert done.read == 0 and "news/r50" in done.written
    assert site.build(clock="2021-04-04T05:59:59Z") == Done(0, 0, set())
    site.build(clock="2021-04-04T06:00Z")
    assert "news/r50" not in site.pages()


def test_a_deleted_article_is_taken_away_and_remembered(site: Harbour) -> None:
    page = site.root / "content" / "r31.md"
    data, shown = page.read_bytes(), site.pages()
    page.unlink()
    assert site.build().read == 0
    assert (
        site.pages() == shown - {"news/r31", "sections/world/page/1", "tags/sea/page/1"}
        and not (site.root / "site/news/r31").exists()
    )
    page.write_bytes(data)
    done = site.build()
    assert done.read == 0 and "news/r31" in done.written


# ---------------------------------------------------------------- templates


def own(site: Harbour, name: str) -> None:
    """A template of the site's own: the theme's with a word more."""
    text, block, rest = (THEME / name).read_text(encoding="utf-8").rpartition("{% endblock %}")
    site.write(f"templates/{name}", f"{text}<i>own</i>{block}{rest}" if block else f"{rest}<i>own</i>\n")


@pytest.mark.parametrize(
    ("template", "users"),
    [
        ("archive.html", ("archive",)),
        ("_day.html", ("archive", "index.html")),
        ("_facts.html", ("news/", "index.html", "editions/")),  # by way of _lead.html
        ("_listing.html", ("sections/", "tags/")),
        ("section.html", ("sections/",)),
        ("_directory.html", ("sections", "tags")),
        ("_story.html", ("index.html", "editions/", "sections/", "tags/")),
        ("feed_entry.html", ("feed.xml",)),
        ("redirect.html", ("old",)),
        ("404.html", ("404.html",)),
    ],
)
def test_a_template_redoes_the_pages_that_use_it_and_reads_nothing(site: Harbour, template: str, users: tuple[str, ...]) -> None:
    """Directly, or by way of another: `sections/` are those below the folder, `sections` the folder's own page."""
    site.put("r11", aliases=["/old/"])
    site.build()
    everything = {p.removesuffix("/index.html") for p in files_of(site.root / "site")}
    used = {p for p in everything for user in users if (p.startswith(user) if user.endswith("/") else p == user)}
    used |= {"archive/2021"} if "archive" in users else set()
    own(site, template)
    done = site.build()
    assert (done.read, done.rendered) == (0, len(used))
    assert done.written <= used and done.written


def test_a_partial_of_every_page_redoes_every_page(site: Harbour) -> None:
    own(site, "_footer.html")
    done = site.build()
    assert (done.read, done.written) == (0, site.pages())
    assert done.rendered == len(site.pages())


def test_a_new_partial_counts_from_when_it_is_used(site: Harbour) -> None:
    site.write("templates/_mine.html", "<p>one</p>\n")
    assert site.build() == Done(0, 0, set())
    site.write("templates/archive.html", (THEME / "archive.html").read_text(encoding="utf-8") + '{% include "_mine.html" %}')
    assert site.build().rendered == 2
    site.write("templates/_mine.html", "<p>two</p>\n")
    assert site.build()[:2] == (0, 2)


def test_a_template_named_by_a_variable_may_be_any(site: Harbour) -> None:
    site.write("templates/404.html", '{% set name = "_mine.html" %}{% include name %}')
    site.write("templates/_mine.html", "one")
    site.build()
    site.write("templates/_mine.html", "two")
    assert site.build() == Done(0, 1, {"404.html"})


# ---------------------------------------------------------------- settings


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ({"title": "Another"}, 0),
        ({"description": "What happens"}, 0),
        ({"author": "The desk"}, 0),
        ({"copyright": "Nobody"}, 0),
        ({"extra": {"imprint": "/imprint/"}}, 0),
        ({"base_url": "https://other.example/"}, 0),
        ({"cname": "other.example", "base_url": "https://other.example/"}, 0),
        ({"sections": ["World", "Local"]}, 0),
        ({"paginate": 3}, 0),
        ({"feeds": {"limit": 3, "path": "rss.xml", "content": "full"}}, 0),
        ({"sources": {"coast": {"name": "Coast Press", "feed": "https://coast.example/rss"}}}, 0),
        ({"output_dir": "public"}, 0),
        ({"summary": {"sentences": 1}}, 8),
        ({"summary": {"method": "none"}}, 8),
        ({"facts": {"limit": 1}}, 8),
        ({"timezone": "Asia/Tokyo"}, 8),
        ({"language": "de"}, 8),
        ({"rights": "excerpt"}, 8),
        ({"permalink": "/:year/:slug/"}, 8),
        ({"sources": {"coast": {"name": "The Coast"}}}, 8),
    ],
    ids=str,
)
def test_a_setting_reads_articles_only_if_they_hang_on_it(site: Harbour, change: dict[str, Any], read: int) -> None:
    before = {key: site.settings.get(key) for key in change}
    site.settle(**change)
    assert site.build().read == read
    site.settings = {k: v for k, v in (site.settings | before).items() if v is not None}
    site.settle()
    assert site.build().read == 0  # what was read before is remembered


def test_settings_of_lists_and_feeds_redo_those_only(site: Harbour) -> None:
    site.settle(feeds={**ONE_FEED, "limit": 2})
    assert site.build() == Done(0, 1, {"feed.xml"})
    site.settle(feeds={**ONE_FEED, "limit": 2, "content": "full"})
    assert site.build() == Done(0, 1, {"feed.xml"})
    site.settle(paginate=3)
    lists = {f"{kind}/{name}" for kind, name in (("sections", "local"), ("sections", "world"), ("tags", "fire"), ("tags", "sea"))}
    done = site.build()
    assert (done.read, done.written) == (0, lists | {"sitemap.xml"})


def test_what_the_settings_file_says_otherwise_but_the_same_redoes_nothing(site: Harbour) -> None:
    site.write("digest.yml", "# a comment\n" + (site.root / "digest.yml").read_text(encoding="utf-8"))
    assert site.build() == Done(0, 0, set())


# ---------------------------------------------------------------- files


def test_a_picture_is_copied_and_nothing_else_is_done(site: Harbour) -> None:
    image = {"url": "boat.svg", "alt": "A boat"}
    site.put("r11", image=image)
    site.put("r40", image=image)
    site.write("content/boat.svg", PICTURE.format(n=10))
    site.build()
    site.write("content/boat.svg", PICTURE.format(n=20))
    copies = {p.relative_to(site.root / "site").as_posix() for p in (site.root / "site").rglob("boat.svg")}
    assert len(copies) == 2  # one beside each article
    assert site.build() == Done(0, 2, copies)


def test_a_static_file_comes_changes_and_goes_alone(site: Harbour) -> None:
    site.write("static/a.txt", "one")
    assert site.build() == Done(0, 1, {"a.txt"})
    site.write("static/a.txt", "two")
    assert site.build() == Done(0, 1, {"a.txt"})
    (site.root / "static" / "a.txt").unlink()
    assert site.build() == Done(0, 0, set())
    assert not (site.root / "site" / "a.txt").exists()


def test_the_style_sheet_is_named_by_its_bytes_on_every_page(site: Harbour) -> None:
    site.write("templates/static/style.css", "p { color: red }\n")
    done = site.build()
    assert (done.read, done.written) == (0, site.pages() | {"static/style.css"})


def test_files_with_new_times_and_the_same_bytes_redo_nothing(site: Harbour) -> None:
    """As after going to another branch and back."""
    site.write("static/a.txt", "one")
    own(site, "_footer.html")
    site.build()
    for path in site.root.rglob("*"):
        if path.is_file() and not path.relative_to(site.root).as_posix().startswith(("site/", ".digest-cache/")):
            data = path.read_bytes()
            path.unlink()
            path.write_bytes(data)
    done = site.build()
    assert (done.read, done.written) == (0, set())
    assert done.rendered <= 1  # the static file: its bytes are compared


def test_another_branch_and_back_reads_nothing(site: Harbour) -> None:
    before = files_of(site.root / "content")
    site.put("r11", end="Another end.")
    site.put("r50")
    (site.root / "content" / "r20.md").unlink()
    assert site.build().read == 2
    (site.root / "content" / "r50.md").unlink()
    for name, data in before.items():
        (site.root / "content" / name).write_bytes(data)
    assert site.build().read == 0
    site.put("r11", end="Another end.")
    assert site.build().read == 0


def test_another_output_folder_reads_nothing(site: Harbour) -> None:
    ledger = make(site.root, "public", ".digest-cache", site.asked)
    assert ledger.read == 0
    assert files_of(site.root / "public") == files_of(site.root / "site")


@pytest.mark.parametrize(
    "meddle", [Path.unlink, lambda p: p.write_bytes(b"x"), lambda p: os.utime(p, (1, 1))], ids=["gone", "other", "time"]
)
def test_a_page_that_somebody_changed_is_made_again_alone(site: Harbour, meddle: Callable[[Path], object]) -> None:
    before = files_of(site.root / "site")
    meddle(site.root / "site" / "news" / "r20" / "index.html")
    done = site.build()
    assert (done.read, done.rendered) == (0, 1)
    assert files_of(site.root / "site") == before
    assert site.build() == Done(0, 0, set())


def test_links_are_looked_for_in_pages_that_changed_only(site: Harbour) -> None:
    """The first strict build looks at all pages; those after it at what they make."""
    assert site.build(strict=True).read == 0
    assert site.build() == Done(0, 0, set())
    site.put("r21", end="The weather was foul.")
    assert site.build() == Done(1, 2, {"news/r21"})
    assert site.build(strict=False) == Done(0, 0, set())
    assert site.build(strict=True) == Done(0, 0, set())


# ---------------------------------------------------------------- nothing to do costs nothing


def loaded(told: str) -> set[str]:
    """The packages that Python loaded, from what -X importtime tells."""
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in told.splitlines() if line.startswith("import time:")}


def timed_build(root: Path, *words: str) -> tuple[set[str], str]:
    command = [sys.executable, "-X", "importtime", "-m", "digest", "build", "--clock", "2021-04-01", *words]
    done = subprocess.run(command, cwd=root, env=environment(), capture_output=True, text=True, check=True)
    return loaded(done.stderr), done.stdout


def told_but_time(told: str) -> Iterable[str]:
    return [line for line in told.splitlines() if not line.startswith(("Time", "Files"))]


def test_a_build_with_nothing_to_do_loads_no_heavy_library(site: Harbour) -> None:
    site.put("r50", draft=True)
    wait_until_old()
    names, told = timed_build(site.root)
    assert names >= {"msgspec", "sqlite3"}  # or the test shows nothing
    before = stamps_of(site.root)
    names, told_again = timed_build(site.root)
    assert not names & HEAVY
    assert stamps_of(site.root) == before
    assert told_but_time(told_again) == told_but_time(told)
    assert "content/r50.md: draft" in told_again


@pytest.mark.parametrize(
    "words", [("-D",), ("-F",), ("--strict",), ("--base-url", "https://x.example/"), ("-o", "other"), ("--ignore-cache",)]
)
def test_another_wish_is_looked_at_closely(site: Harbour, words: tuple[str, ...]) -> None:
    timed_build(site.root)
    assert not timed_build(site.root)[0] & HEAVY
    assert "msgspec" in timed_build(site.root, *words)[0]
