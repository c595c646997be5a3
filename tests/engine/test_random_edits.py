"""Random histories of an invented site: after each step a build with memory equals a clean one, and tells what it did.

`DIGEST_RANDOM_STEPS` sets how many steps each history has, `DIGEST_RANDOM_SEEDS` how many histories there are (or, as `7,19`,
which). What fails is told with its seed and the steps that led there.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from digest.disk.stamps import MANIFEST
from digest.errors import ContentError
from digest.memory.encoding import fingerprint
from digest.memory.store import own_folder
from digest.model.ledger import Ledger
from digest.model.problem import Problem
from digest.model.settings import desk_settings
from digest.model.stamp import Stamp
from digest.reading.metadata.settings import read_settings
from tests.engine.newsroom import (
    CLOCKS,
    DAYS,
    PICTURE,
    SECTIONS,
    SENTENCES,
    TAGS,
    TITLES,
    Newsroom,
    command,
    litter_of,
    make,
    manifest_of,
    stamps_of,
    wait_until_old,
)
from tests.sites import files_of

STEPS = int(os.environ.get("DIGEST_RANDOM_STEPS", "30"))
SEEDS = os.environ.get("DIGEST_RANDOM_SEEDS", "4")
CHOSEN = [int(s) for s in SEEDS.split(",")] if "," in SEEDS else list(range(1, int(SEEDS) + 1))
THEME = Path(__file__).resolve().parent.parent.parent / "templates"

Step = Callable[[], None]


class Clean(NamedTuple):
    """What a clean build gave: what it did, or the problems that it told, and the files of the site."""

    ledger: Ledger | None
    problems: list[Problem]
    files: dict[str, bytes]


class History(Newsroom):
    """A newsroom whose site is built again and again, with what its builds must have done."""

    def __init__(self, root: Path, seed: int) -> None:
        super().__init__(root, seed)
        self.site, self.cache = root / "site", root / ".digest-cache"
        self.seen: set[tuple[str, str, bytes]] = set()  # what builds have read, with the settings that they read it by
        self.whole = True  # nobody has touched the cache
        self.foreign: dict[str, bytes] = {}  # what somebody put into the site
        self.told: list[str] = []
        self.clean: dict[str, Clean] = {}  # by what was asked of which files

    # -------------------------------------------------------- building and checking

    def desk(self) -> str:
        settings, _ = read_settings((self.root / "digest.yml").read_text(encoding="utf-8"), "digest.yml")
        return repr(desk_settings(settings))

    def build(self) -> Ledger | None:
        """Build with memory, and clean: the same files or the same problems. None where there were problems."""
        before, bytes_before, made_before = stamps_of(self.site), files_of(self.site), manifest_of(self.site)
        desk, articles = self.desk(), self.article_files()
        unknown = {(desk, name, data) for name, data in articles.items()} - self.seen
        clean, problems, wanted = self.build_clean()
        if clean is None:
            with pytest.raises(ContentError) as caught:
                make(self.root, "site", ".digest-cache", self.asked)
            assert sorted(caught.value.problems) == problems
            assert stamps_of(self.site) == before
            self.seen |= unknown
            return None
        ledger = None
        if self.dice.random() < 0.04:
            self.build_by_command()
        else:
            ledger = make(self.root, "site", ".digest-cache", self.asked)
            assert ledger.read <= (len(unknown) if self.whole else len(articles))
            assert ledger.read == len(unknown) or not self.whole
            assert (ledger.published, ledger.editions, ledger.held, ledger.warnings) == (
                clean.published, clean.editions, clean.held, clean.warnings
            )  # fmt: skip
        self.seen |= unknown
        after, made = files_of(self.site), manifest_of(self.site)
        assert {p: d for p, d in after.items() if p not in self.foreign} == wanted
        assert {p: d for p, d in after.items() if p in self.foreign} == self.foreign
        self.check_files(before, bytes_before, after)
        changed = {p for p in made if bytes_before.get(p) != after[p]}
        if ledger is not None:
            files = ledger.files
            assert (files.written, files.unchanged) == (len(changed), len(made) - len(changed))
            assert files.removed == len(made_before - made)
            assert ledger.rendered >= len(changed)
        return clean

    def build_by_command(self) -> None:
        """As a user types it, with processes."""
        jobs = self.dice.choice(("1", "2"))
        command("build", "-q", "--jobs", jobs, *self.asked.words(), root=self.root)

    def build_clean(self) -> Clean:
        """A build of the same files that knows nothing of others. The same files are built once: after a mistake was mended, a
        file was touched or memory lost, the site has to be what it was."""
        key = fingerprint(self.asked, self.inputs())
        if key not in self.clean:
            clean = self.root / "clean"
            shutil.rmtree(clean, ignore_errors=True)
            try:
                ledger = make(self.root, "clean/site", "clean/cache", self.asked)
                self.clean[key] = Clean(ledger, [], files_of(clean / "site"))
            except ContentError as error:
                self.clean[key] = Clean(None, sorted(error.problems), {})
        return self.clean[key]

    def check_files(self, before: Mapping[str, Stamp], old: Mapping[str, bytes], new: Mapping[str, bytes]) -> None:
        """What has the bytes that it had was not touched, and there is no litter."""
        after = stamps_of(self.site)
        touched = [p for p in new if old.get(p) == new[p] and before[p] != after[p] and p != MANIFEST]
        assert touched == []
        assert litter_of(self.root) == []

    def build_again(self) -> None:
        """Nothing has changed: nothing is read, rendered or touched."""
        before = stamps_of(self.site)
        ledger = make(self.root, "site", ".digest-cache", self.asked)
        assert (ledger.read, ledger.rendered) == (0, 0)
        assert (ledger.files.written, ledger.files.removed) == (0, 0)
        assert stamps_of(self.site) == before

    # -------------------------------------------------------- edits of articles

    def add_report(self) -> None:
        self.add()

    def change_sentence(self) -> None:
        report = self.any()
        parts = report.text.split("\n\n")
        parts.insert(self.dice.randrange(len(parts) + 1), self.dice.choice(SENTENCES))
        self.put(replace(report, text="\n\n".join(parts[:7])))

    def change_figure(self) -> None:
        report = self.any()
        old, new = self.dice.sample(("210", "240", "4 ", "5 "), 2)
        self.put(replace(report, text=report.text.replace(old, new)))

    def rename(self) -> None:
        report = self.any()
        self.number += 1
        folder = self.dice.choice(("", "2021/", "other/"))
        self.put(replace(report, name=f"{folder}renamed-{self.number}"), report.name)

    def rename_file(self) -> None:
        """By the file system: the same inode under another name."""
        report = self.any()
        self.number += 1
        moved = replace(self.reports.pop(report.name), name=f"moved-{self.number}")
        (self.root / "content" / report.file).rename(self.root / "content" / moved.file)
        self.reports[moved.name] = moved

    def delete(self) -> None:
        if len(self.reports) > 8:
            report = self.any()
            del self.reports[report.name]
            (self.root / "content" / report.file).unlink()

    def delete_all_of_a_day(self) -> None:
        day = self.any().day
        for report in [r for r in self.reports.values() if r.day == day]:
            if len(self.reports) > 8:
                del self.reports[report.name]
                (self.root / "content" / report.file).unlink()

    def turn_draft(self) -> None:
        report = self.any()
        self.put(report.change(draft=None if report.fields.get("draft") else True))

    def retitle(self) -> None:
        report = self.any()
        self.number += 1
        if self.dice.random() < 0.2:
            self.put(report.change(title=None, slug=f"slug-{self.number}"))
        else:
            self.put(report.change(title=f"{self.dice.choice(TITLES)} ({self.number})", slug=report.fields.get("slug")))

    def move_to_another_day(self) -> None:
        report, day = self.any(), self.dice.randrange(len(DAYS))
        hour = str(report.fields["date"]).split(" ")[1]
        self.put(replace(report, day=day).change(date=f"{DAYS[day]} {hour}"))

    def move_by_minutes(self) -> None:
        report = self.any()
        self.put(report.change(date=f"{DAYS[report.day]} {self.dice.randrange(24):02d}:{self.dice.randrange(60):02d}"))

    def tell_at_one_time(self) -> None:
        """A report of the minute of another: what stands by time stands by id then, and so does what a story is known by."""
        report, other = self.any(), self.any()
        self.number += 1
        fields = {"date": other.fields["date"], "id": self.dice.choice((f"a-{self.number}", f"z-{self.number}", None))}
        self.put(replace(report, day=other.day).change(**fields))

    def change_section(self) -> None:
        self.put(self.any().change(section=self.dice.choice((*SECTIONS, "local", None))))

    def change_tags(self) -> None:
        tags = self.dice.sample(TAGS, self.dice.randrange(3))
        self.put(self.any().change(tags=tags or None))

    def change_rights(self) -> None:
        self.put(self.any().change(rights=self.dice.choice(("full", "excerpt", "link", None))))

    def change_source_of_report(self) -> None:
        self.put(self.any().change(source=self.dice.choice(("coast", "valley", "monitor", None))))

    def change_alias(self) -> None:
        self.put(self.any().change(**self.dice.choice((self.with_alias(), {"aliases": None}))))

    def correct(self) -> None:
        self.put(self.any().change(**self.with_correction()))

    def set_hours(self) -> None:
        changes = self.with_embargo(), self.with_expiry(), {"publish_date": None, "expires": None}
        self.put(self.any().change(**self.dice.choice(changes)))

    def give_picture(self) -> None:
        report = self.any()
        folder = report.name.rpartition("/")[0]
        picture = self.with_picture(f"{folder}/" if folder else "")
        self.put(report.change(**self.dice.choice((picture, picture, {"image": None}))))

    def link(self) -> None:
        self.put(self.with_link(self.any()))

    def mark_facts(self) -> None:
        """What an editor says about facts; the words are there or not."""
        report = self.any()
        facts = self.dice.choice(({"pin": [{"text": "said"}]}, {"reject": [{"text": "said"}]}, None))
        self.put(report.change(facts=facts))

    def swap_texts(self) -> None:
        one, other = self.any(), self.any()
        if one.name != other.name:
            self.put(replace(one, text=other.text))
            self.put(replace(other, text=one.text))

    def swap_files(self) -> None:
        """By renames: each file keeps its inode and time."""
        one, other = self.any(), self.any()
        if one.name == other.name or one.wire != other.wire:
            return
        content, aside = self.root / "content", self.root / "aside"
        (content / one.file).rename(aside)
        (content / other.file).rename(content / one.file)
        aside.rename(content / other.file)
        self.reports[one.name], self.reports[other.name] = replace(other, name=one.name), replace(one, name=other.name)

    def touch(self) -> None:
        for _ in range(self.dice.randrange(1, 4)):
            (self.root / "content" / self.any().file).touch()

    def replace_with_same_size_and_time(self) -> None:
        """Other words, as long and as old: in another file in its place, or in the file itself where its last change is kept."""
        report = self.any()
        path = self.root / "content" / report.file
        about, other = path.stat(), replace(report, text=report.text[:-2] + self.dice.choice("?!;") + report.text[-1:])
        new = path if os.name != "nt" and self.dice.random() < 0.5 else self.root / "aside"
        new.write_bytes(other.data())
        assert new.stat().st_size == about.st_size
        os.utime(new, ns=(about.st_mtime_ns, about.st_mtime_ns))
        new.rename(path)
        self.reports[report.name] = other

    # -------------------------------------------------------- pictures, static files, templates

    def change_picture(self) -> None:
        pictures = sorted((self.root / "content").rglob("*.svg")) + sorted((self.root / "static").rglob("*.svg"))
        if pictures:
            self.dice.choice(pictures).write_bytes(PICTURE.format(n=self.dice.randrange(10, 99)).encode())

    def remove_picture(self) -> None:
        pictures = sorted((self.root / "content").rglob("*.svg"))
        if pictures:
            self.dice.choice(pictures).unlink()

    def change_static(self) -> None:
        path = self.root / "static" / self.dice.choice(("robots-old.txt", "logo/mark.svg", "a b.txt", "archive.txt"))
        if path.exists() and self.dice.random() < 0.4:
            path.unlink()
        else:
            self.write(path.relative_to(self.root).as_posix(), PICTURE.format(n=self.dice.randrange(10, 99)).encode())

    def replace_style(self) -> None:
        path = self.root / "templates" / "static" / "style.css"
        if path.exists() and self.dice.random() < 0.3:
            path.unlink()
        else:
            self.write("templates/static/style.css", f"p {{ color: #{self.dice.randrange(100, 999)} }}\n".encode())

    def change_template(self) -> None:
        names = "_story.html", "_footer.html", "article.html", "story.html", "redirect.html", "feed_entry.html", "archive.html"
        name = self.dice.choice(names)
        path = self.root / "templates" / name
        if path.exists() and self.dice.random() < 0.4:
            path.unlink()
        else:
            own = (THEME / name).read_text(encoding="utf-8") + f"<!-- {self.dice.randrange(9)} -->\n"
            self.write(f"templates/{name}", own.encode())

    def use_new_partial(self) -> None:
        self.write("templates/_mine.html", f"<p>{{{{ site.title }}}} {self.dice.randrange(9)}</p>\n".encode())
        foot = (THEME / "_footer.html").read_text(encoding="utf-8")
        self.write("templates/_footer.html", (foot + '{% include "_mine.html" %}\n').encode())

    # -------------------------------------------------------- settings and wishes

    def change_settings(self) -> None:
        choices: dict[str, tuple[Any, ...]] = {
            "title": ("The Linmouth Digest", "Another & <name>"),
            "timezone": ("Europe/London", "Asia/Tokyo", "UTC"),
            "permalink": ("/:year/:month/:slug/", "/:section/:id/", "/:year/:month/:day/:slug.html"),
            "paginate": (2, 4, 30),
            "names": ({"pages": 1}, {"pages": 2}, {"pages": 3}, {"pages": 0}),
            "related": (0, 1, 4),
            "stories": (True, True, False),
            "feeds": (
                {"limit": 6},
                {"limit": 3},
                {"limit": 30, "path": "rss.xml"},
                {"formats": ["atom", "json"], "content": "full", "tags": "no", "stories": "no"},
            ),
            "summary": ({"sentences": 2}, {"sentences": 3}, {"method": "none"}),
            "facts": ({"limit": 5}, {"limit": 0}, {"kinds": ["figure", "person"]}, {"method": "none"}),
            "sections": (["Local", "World"], ["World", "Science"], []),
            "rights": ("full", "excerpt", "link"),
            "description": ("", "What happens in town"),
            "copyright": ("", "Nobody"),
            "base_url": ("https://example.org/news/", "https://example.org/"),
            "contact": ("", "desk@example.org"),
            "language": ("en", "en", "es-MX", "ar"),
            "robots": ({"ai": "allow"}, {"ai": "disallow"}),
            "search": ("auto", "auto", False),
            "data": (True, False),
            "trust_pages": (True, False),
            "news_sitemap": (False, True),
            "extra": ({}, {"imprint": "/imprint/"}),
        }
        key = self.dice.choice(sorted(choices))
        self.settings[key] = self.dice.choice(choices[key])
        self.settle()

    def change_source(self) -> None:
        sources = dict(self.settings["sources"])
        key = self.dice.choice(("coast", "valley"))
        sources[key] = {"name": self.dice.choice(("Coast Press", "The Coast")), "rights": self.dice.choice(("full", "excerpt"))}
        self.settings["sources"] = sources
        self.settle()

    def write_page(self) -> None:
        """A page that is no article: written, or taken away."""
        name = f"content/pages/{self.dice.choice(('about', 'imprint'))}.md"
        if (self.root / name).exists() and self.dice.random() < 0.5:
            (self.root / name).unlink()
        else:
            link = f"[Told](../{self.any().file}) by us."
            self.write(name, f"# {self.dice.choice(TITLES)}\n\n{self.dice.choice((*SENTENCES, link))}\n".encode())

    def translate(self) -> None:
        """A text of the interface said otherwise, in the site's language or in another; or no more."""
        name = f"translations/{self.dice.choice(('en', 'es', 'ar'))}.po"
        if (self.root / name).exists() and self.dice.random() < 0.4:
            (self.root / name).unlink()
        else:
            text, told = self.dice.choice(("Edition", "Archive", "Key facts")), f"{self.dice.choice(TITLES)}"
            head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
            self.write(name, f'{head}msgid "{text}"\nmsgstr "{told}"\n'.encode())

    def move_clock(self) -> None:
        self.asked = replace(self.asked, clock=self.dice.choice(CLOCKS))

    def change_options(self) -> None:
        turned = self.dice.choice(("drafts", "future", "strict"))
        drafts, future, strict = (getattr(self.asked, name) != (name == turned) for name in ("drafts", "future", "strict"))
        self.asked = replace(self.asked, drafts=drafts, future=future, strict=strict)

    def change_address(self) -> None:
        self.asked = replace(self.asked, base_url=self.dice.choice((None, "https://other.example/x/")))

    # -------------------------------------------------------- mistakes, branches, and what others do

    def make_mistake_and_mend_it(self) -> None:
        """A build that fails changes nothing, and the next one is right."""
        broken = self.dice.choice(("date", "field", "id", "template", "include", "name", "alias", "text", "texts"))
        before = self.inputs()
        report, other = self.any(), self.any()
        match broken:
            case "date":
                self.write(f"content/{report.file}", report.change(date="2021-13-40").data())
            case "field":
                self.write(f"content/{report.file}", report.change(titel="x").data())
            case "id":
                self.write("content/one.md", report.change(id="the-same", aliases=None).data())
                self.write("content/two.md", other.change(id="the-same", aliases=None).data())
            case "template":
                self.write("templates/_story.html", b"{% if story %}")
            case "include":
                self.write("templates/_footer.html", b'{% include "_gone.html" %}\n')
            case "name":
                self.write("templates/article.html", b'{% extends "base.html" %}{% block main %}{{ nobody }}{% endblock %}')
            case "alias":
                self.write(f"content/{report.file}", report.change(aliases=["/archive/"], draft=None, publish_date=None).data())
            case "texts":
                language = str(self.settings.get("language", "en")).partition("-")[0]
                self.write(f"translations/{language}.po", b'msgid "Edition"\nmsgstr "%(nobody)s"\n')
            case "text":
                self.write(f"content/{report.file}", report.data() + b"\xff\xfe\xfa")
        if self.dice.random() < 0.5:
            wait_until_old()
        self.build()
        self.check_out(before)

    def look_at_another_branch(self) -> None:
        before, reports, settings = self.inputs(), dict(self.reports), dict(self.settings)
        for _ in range(self.dice.randrange(1, 6)):
            self.dice.choice(self.edits())()
        self.build()
        self.reports, self.settings = reports, settings
        self.check_out(before)

    def tamper_with_site(self) -> None:
        made = sorted(manifest_of(self.site))
        if not made:
            return
        path = self.site / self.dice.choice(made)
        what = self.dice.choice(("delete", "edit", "same size", "truncate", "link", "touch"))
        if what == "delete":
            path.unlink(missing_ok=True)
        elif path.is_file():
            data = path.read_bytes()
            if what == "edit":
                path.write_bytes(data + b"<!-- edited -->")
            elif what == "same size":
                path.write_bytes(bytes(len(data)))
            elif what == "truncate":
                os.truncate(path, len(data) // 2)
            elif what == "link":
                path.unlink()
                path.symlink_to("/dev/null")
            else:
                os.utime(path, (1_600_000_000, 1_600_000_000))

    def put_foreign_file(self) -> None:
        if not self.site.exists():
            return
        name = self.dice.choice(("mine.txt", "archive/mine.txt", "2021/notes/mine.txt", ".git/HEAD"))
        if name in self.foreign and self.dice.random() < 0.5:
            (self.site / name).unlink()
            del self.foreign[name]
        else:
            self.foreign[name] = f"mine {self.dice.randrange(9)}".encode()
            self.write(f"site/{name}", self.foreign[name])

    def lose_cache(self) -> None:
        shutil.rmtree(self.cache, ignore_errors=True)
        self.seen.clear()
        self.whole = True

    def damage_cache(self) -> None:
        own = own_folder(self.cache, self.site)
        victims = [self.cache / "records.sqlite", own / "state", own / "last.json", own / "twin" / "in-step"]
        victims += sorted(p for p in (own / "twin").rglob("*") if p.is_file())[:20]
        found = [p for p in victims if p.is_file()]
        if not found:
            return
        self.whole = False
        dice = random.Random(self.dice.random())  # what is in these files hangs on times, the history must not
        for victim in (dice.choice(victims[:4]), dice.choice(found)):
            if victim.is_file():
                self.damage(victim, dice)

    def damage(self, victim: Path, dice: random.Random) -> None:
        """Cut it, change some of its bytes, empty it, remove it, or put something else there; a twin's file is only removed,
        since it is the site's file too."""
        what = dice.choice(("cut", "flip", "flip", "empty", "remove", "nonsense"))
        data = bytearray(victim.read_bytes())
        if what == "remove" or "tree" in victim.parts:
            victim.unlink()
        elif what == "cut":
            victim.write_bytes(data[: dice.randrange(len(data) + 1)])
        elif what == "flip" and data:
            for _ in range(dice.choice((1, 3, 200))):
                data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
            victim.write_bytes(data)
        else:
            victim.write_bytes(b"nonsense\n" * dice.randrange(100))

    # -------------------------------------------------------- the dice

    def edits(self) -> list[Step]:
        """Steps that change what the site is made from."""
        return [
            self.add_report, self.add_report, self.change_sentence, self.change_sentence, self.change_figure, self.rename,
            self.rename_file, self.delete, self.delete_all_of_a_day, self.turn_draft, self.retitle, self.move_to_another_day,
            self.move_by_minutes, self.tell_at_one_time, self.change_section, self.change_tags, self.change_rights,
            self.change_source_of_report, self.change_alias, self.correct, self.set_hours, self.give_picture, self.link,
            self.mark_facts, self.swap_texts, self.swap_files, self.touch, self.replace_with_same_size_and_time,
            self.change_picture, self.remove_picture, self.change_static, self.replace_style, self.change_template,
            self.use_new_partial, self.change_settings, self.change_settings, self.change_source, self.write_page,
            self.translate,
        ]  # fmt: skip

    def steps(self) -> list[Step]:
        return [
            *self.edits(), self.move_clock, self.move_clock, self.change_options, self.change_address,
            self.make_mistake_and_mend_it, self.make_mistake_and_mend_it, self.look_at_another_branch, self.tamper_with_site,
            self.put_foreign_file, self.lose_cache, self.damage_cache, self.damage_cache,
        ]  # fmt: skip

    def go_on(self) -> None:
        """Some steps, mostly one, and what must be then."""
        for _ in range(self.dice.choice((1, 1, 1, 2, 4))):
            step = self.dice.choice(self.steps())
            self.told.append(getattr(step, "__name__", "?"))
            step()
        if self.dice.random() < 0.5:
            wait_until_old()
        if self.build() is not None and self.dice.random() < 0.5:
            self.build_again()


@pytest.mark.parametrize("seed", CHOSEN)
def test_a_build_with_memory_equals_a_clean_one(tmp_path: Path, seed: int) -> None:
    live_through(History(tmp_path, seed), STEPS)


def live_through(history: History, steps: int) -> None:
    """A history of so many turns. What fails is told with the steps that led there."""
    try:
        history.build()
        history.build_again()
        for _ in range(steps):
            history.go_on()
    except BaseException as error:
        error.add_note(f"seed {history.seed}, steps: {', '.join(history.told)}")
        raise


def test_the_invented_sites_have_what_they_are_to_have(tmp_path: Path) -> None:
    """Without stories, conflicts and the like the histories would show little."""
    pages, reasons = "", set()
    for seed in range(1, 5):
        history = History(tmp_path / str(seed), seed)
        ledger = history.build()
        assert ledger is not None and ledger.published > 15 and ledger.editions >= 4
        reasons |= {reason.split(" ")[0] for _, reason in ledger.held}
        pages += "".join(d.decode() for p, d in files_of(history.site).items() if p.endswith(".html"))
    assert reasons == {"draft", "not", "expired"}
    for words in (
        "Also told by", "compare conflict", "compare agree", "El Puerto", "From the report", "http-equiv", "picture-",
        "told before</a>",
    ):  # fmt: skip
        assert words in pages, words
    assert "An earlier version" in pages and "<span>LINMOUTH</span>" in pages


def test_a_build_with_memory_and_a_search_equals_a_clean_one(tmp_path: Path, pagefind: None) -> None:
    history = History(tmp_path, CHOSEN[0])
    assert history.build() is not None
    assert (history.site / "search" / "index.html").is_file()
    live_through(history, max(STEPS // 4, 1))
