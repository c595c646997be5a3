"""Memory that is lost, damaged, closed to us, shared or of another version: the site is always what a clean build makes."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from digest import build as conductor
from digest.disk.stamps import numbers_of
from digest.memory import records, state
from digest.memory.records import Records
from digest.memory.store import own_folder
from digest.model.ledger import Ledger
from tests.disk.trees import as_nobody
from tests.engine.newsroom import (
    CLOCKS,
    Newsroom,
    command,
    environment,
    litter_of,
    make,
    stamps_of,
    wait_until_old,
)
from tests.sites import files_of


class House(Newsroom):
    """A small newsroom, built once."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, seed=3, reports=10)
        self.site, self.cache = root / "site", root / ".digest-cache"
        self.own = own_folder(self.cache, self.site)
        wait_until_old()
        self.build()

    def build(self, out: str = "site", *, ignore: bool = False) -> Ledger:
        return make(self.root, out, ".digest-cache", self.asked, ignore=ignore)

    def edit(self) -> None:
        """Change one report, so that its page, its day and more must be made anew."""
        self.number += 1
        report = self.reports[sorted(self.reports)[0]]
        self.put(report.change(title=f"Changed headline {self.number}", draft=None, publish_date=None, expires=None))
        wait_until_old()

    def check(self, out: str = "site") -> None:
        """The site is what a build makes that knows nothing."""
        shutil.rmtree(self.root / "clean", ignore_errors=True)
        make(self.root, "clean/site", "clean/cache", self.asked)
        assert files_of(self.root / out) == files_of(self.root / "clean" / "site")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


# ---------------------------------------------------------------- lost and damaged


def remove(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size * 2 // 3)


def overwrite(path: Path) -> None:
    path.write_bytes(b"nonsense\n" * 500)


def turn_into_folder(path: Path) -> None:
    path.unlink()
    (path / "x").mkdir(parents=True)


@pytest.mark.parametrize("damage", [remove, empty, cut, overwrite, turn_into_folder])
@pytest.mark.parametrize("name", ["records.sqlite", "state", "last.json", "twin/in-step", "twin/tree"])
def test_a_part_of_memory_that_is_lost_or_damaged(house: House, name: str, damage: Callable[[Path], None]) -> None:
    path = house.cache / name if name == "records.sqlite" else house.own / name
    if path.is_dir():
        shutil.rmtree(path)
        path.write_bytes(b"x")
    house.edit()
    damage(path)
    house.build()
    house.check()
    house.edit()
    house.build()
    house.check()
    assert house.build().rendered == 0
    if damage is not turn_into_folder:  # which is somebody's, and may have anything in it
        assert litter_of(house.root) == []


def test_records_that_were_forgotten_for_another_site_are_made_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_SPARE", 0)
    shared = Records(house.cache)
    shared.forget_but([], [])
    shared.close()
    house.edit()
    house.build()
    house.check()


def test_a_record_of_another_article_under_its_key_is_not_believed(house: House) -> None:
    """Two rows exchanged, each whole in itself."""
    base = sqlite3.connect(house.cache / "records.sqlite", isolation_level=None)
    base.execute("UPDATE record SET brief = (SELECT max(brief) FROM record), account = (SELECT max(account) FROM record)")
    base.close()
    house.edit()
    house.build()
    house.check()


def flips(path: Path, count: int) -> Iterator[tuple[int, bytes]]:
    """The bytes of a file with one of them changed, at places all over it."""
    data = path.read_bytes()
    for n in range(min(count, len(data))):
        at = n * len(data) // min(count, len(data))
        yield at, data[:at] + bytes([data[at] ^ 1 << n % 8]) + data[at + 1 :]


@pytest.mark.parametrize(("name", "count"), [("state", 24), ("records.sqlite", 30), ("twin/in-step", 12)])
def test_any_byte_may_change(house: House, name: str, count: int) -> None:
    """An edit after it, so that what is remembered is used; the result is a clean build's, whatever was there."""
    path = house.cache / name if name == "records.sqlite" else house.own / name
    one, two = house.inputs(), None
    house.edit()
    two = house.inputs()
    house.build()
    wanted = {0: files_of(house.site)}
    house.check()
    house.check_out(one)
    wait_until_old()
    house.build()
    wanted[1] = files_of(house.site)
    for turn, (at, data) in enumerate(flips(path, count)):
        if not path.exists():
            house.build()
        path.write_bytes(data)
        house.check_out(one if turn % 2 else two)
        house.build()
        assert files_of(house.site) == wanted[turn % 2], at


def test_any_byte_of_the_note_may_change(house: House) -> None:
    """Whoever believes the note does nothing else, so that each digit of it counts: what it told, and until when."""
    report = house.reports[sorted(house.reports)[0]]
    house.put(report.change(publish_date="2021-04-02T06:00Z", draft=None, expires=None))
    house.put(house.reports[sorted(house.reports)[1]].change(draft=True))
    wait_until_old()
    told = house.build()
    assert told.held
    again = house.build()
    assert again.stages == ()  # it came from the note
    note = house.own / "last.json"
    data = note.read_bytes()
    for at in range(len(data)):
        note.write_bytes(data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :])
        for clock in CLOCKS[1:3]:
            believed = find_note(house, replace(house.asked, clock=clock))
            assert believed is None or (clock == house.asked.clock and believed == again), (at, chr(data[at]))


def find_note(house: House, asked: object) -> Ledger | None:
    """What the note tells to one who asks this, if it tells anything."""
    from datetime import datetime

    from digest.disk.folders import load_settings
    from digest.disk.look import Look
    from digest.model.ledger import Options
    from digest.repeat import digest_request, find_nothing_to_do
    from tests.engine.newsroom import Request

    assert isinstance(asked, Request)
    request = digest_request(
        (None, "site", asked.base_url, asked.drafts, asked.future, asked.strict), load_settings(house.root, None)[0]
    )
    return find_nothing_to_do(Look(house.root), request, Options(datetime.fromisoformat(asked.clock)))


# ---------------------------------------------------------------- the folder


def test_forgetting_removes_nothing_but_memory(house: House) -> None:
    """The folder of the cache is the user's choice: his home, or the site's root."""
    before = house.inputs()
    for words in ([], ["--ignore-cache"]):
        command("build", "-q", "--cache-dir", ".", *words, *house.asked.words(), root=house.root)
        assert house.inputs() == before
    (house.root / "records.sqlite").write_bytes(b"nonsense" * 100)
    house.edit()
    before = house.inputs()
    command("build", "-q", "--cache-dir", ".", *house.asked.words(), root=house.root)
    assert house.inputs() == before
    house.check()


@pytest.mark.parametrize("name", ["records.sqlite", "state"])
def test_a_cache_behind_a_link_is_forgotten_too(house: House, name: str) -> None:
    house.cache.rename(house.root / "elsewhere")
    house.cache.symlink_to("elsewhere")
    house.build()
    for _ in range(2):
        house.edit()
        path = house.cache / name if name == "records.sqlite" else house.own / name
        cut(path)
        house.build()
        house.check()
        assert house.build(ignore=True).read == len(house.article_files())


def test_a_file_in_place_of_the_cache(house: House) -> None:
    shutil.rmtree(house.cache)
    house.cache.write_text("mine")
    for _ in range(2):
        house.edit()
        house.build()
        house.check()
    house.build(ignore=True)
    house.check()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others may work in."""
    folder = Path(tempfile.mkdtemp(prefix="digest-test-"))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs child processes")
@pytest.mark.parametrize("damage", [None, cut, overwrite])
def test_a_cache_that_is_closed_to_us(open_folder: Path, damage: Callable[[Path], None] | None) -> None:
    """Whole or damaged, it can only be read: what was built is right, and nothing in it has changed."""
    import ctypes  # noqa: F401  # now: who has no rights may be unable to read where Python is

    house = House(open_folder / "site-root")
    for path in house.root.rglob("*"):
        if not path.is_relative_to(house.cache):
            path.chmod(0o777 if path.is_dir() else 0o666)
    house.root.chmod(0o777)
    if damage is not None:
        damage(house.cache / "records.sqlite")
        damage(house.own / "state")
    for path in [*house.cache.rglob("*"), house.cache]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = stamps_of(house.cache)
    for ignore in (False, False, True):
        house.edit()
        assert as_nobody(lambda ignore=ignore: house.build(ignore=ignore)) == 0  # type: ignore[misc]
        if os.geteuid() == 0:
            assert {p: s for p, s in stamps_of(house.cache).items() if "/twin/" not in p} == {
                p: s for p, s in before.items() if "/twin/" not in p
            }
        house.check()
    for path in [house.cache, *house.cache.rglob("*")]:
        path.chmod(0o777)


def test_a_cache_on_another_disk(house: House) -> None:
    shm = Path("/dev/shm")
    if not os.access(shm, os.W_OK) or shm.stat().st_dev == house.root.stat().st_dev:
        pytest.skip("there is no other file system to write to")
    with tempfile.TemporaryDirectory(dir=shm) as folder:
        for turn in range(3):
            house.edit()
            ledger = make(house.root, "site", f"{folder}/cache", house.asked)
            assert ledger.read == (len(house.article_files()) if turn == 0 else 1)
            house.check()
            assert [p.name for p in house.root.iterdir() if p.name.startswith(".site")] == []
        assert make(house.root, "site", f"{folder}/cache", house.asked).rendered == 0


# ---------------------------------------------------------------- versions


def test_another_program_does_all_again_and_the_first_one_remembers(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    before = stamps_of(house.site)
    for _ in range(2):
        with monkeypatch.context() as other:
            other.setattr(conductor, "identify_program", lambda: "another program")
            other.setattr("digest.disk.look.stamp_program", lambda: "another program")
            ledger = house.build()
            assert ledger.read == (len(house.article_files()) if _ == 0 else 0)
            assert ledger.rendered == ledger.files.unchanged
        assert house.build().read == 0
    assert stamps_of(house.site) == before


@pytest.mark.parametrize(("module", "form"), [(records, 99), (state, b"digest state 99\n")])
def test_memory_in_another_form_is_not_read(house: House, monkeypatch: pytest.MonkeyPatch, module: object, form: object) -> None:
    for turn in range(2):
        house.edit()
        with monkeypatch.context() as other:
            other.setattr(module, "FORM", form)
            ledger = house.build()
            assert ledger.read >= 1
            house.check()
        house.edit()
        house.build()
        house.check()
        assert turn in (0, 1)


# ---------------------------------------------------------------- several outputs, several builds


def test_outputs_are_not_taken_for_each_other(house: House) -> None:
    """Two folders of one name, built with other wishes, and then exchanged."""
    there = replace(house.asked, base_url="https://there.example/", drafts=True)
    here = house.asked
    for name, asked in (("a/site", here), ("b/site", there)):
        make(house.root, name, ".digest-cache", asked)
    wait_until_old()
    (house.root / "a/site").rename(house.root / "aside")
    (house.root / "b/site").rename(house.root / "a/site")
    (house.root / "aside").rename(house.root / "b/site")
    for name, asked in (("a/site", here), ("b/site", there), ("a/site", here), ("b/site", there)):
        ledger = make(house.root, name, ".digest-cache", asked)
        assert ledger.read == 0
        house.asked = asked
        house.check(name)


def test_a_site_that_was_moved_with_its_cache(tmp_path: Path) -> None:
    house = House(tmp_path / "first")
    (tmp_path / "first").rename(tmp_path / "second")
    house.root = tmp_path / "second"
    assert house.build().read == 0
    house.edit()
    assert house.build().read == 1
    house.check()


def test_two_sites_with_one_cache_and_the_same_names(tmp_path: Path) -> None:
    """Same settings, same file names, other words: the note of one is not the other's."""
    houses = [House(tmp_path / name) for name in ("one", "two")]
    houses[1].edit()
    cache = str(tmp_path / "cache")
    for _ in range(3):
        for house in houses:
            make(house.root, "site", cache, house.asked)
            house.check()


def test_builds_at_once_that_share_a_cache(house: House) -> None:
    """Into two folders, again and again, one of them forgetting all: each ends well and is right."""
    wishes = {"a": [], "b": ["--base-url", "https://there.example/"], "c": ["--ignore-cache"]}
    for _ in range(3):
        house.edit()
        running = {
            out: subprocess.Popen(
                [sys.executable, "-m", "digest", "build", "-q", "-o", out, *words, *house.asked.words()],
                cwd=house.root, env=environment(), stderr=subprocess.PIPE, text=True,
            )
            for out, words in wishes.items()
        }  # fmt: skip
        told = {out: process.communicate(timeout=120)[1] for out, process in running.items()}
        assert {out: process.returncode for out, process in running.items()} == dict.fromkeys(wishes, 0), told
        assert set(told.values()) == {""}
        house.check("a")
        house.check("c")
    house.asked = replace(house.asked, base_url="https://there.example/")
    house.check("b")


def test_old_records_are_forgotten_when_they_are_many(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_SPARE", 0)
    used = len(house.article_files())
    for _ in range(2 * used + 5):
        house.edit()
        assert house.build().read == 1
    base = sqlite3.connect(house.cache / "records.sqlite")
    count = base.execute("SELECT count(*) FROM record").fetchone()[0]
    base.close()
    assert 2 * used <= count <= 3 * used  # of three times as many and five
    assert house.build().rendered == 0
    house.check()


# ---------------------------------------------------------------- what stamps can tell


def rewrite(path: Path, old: str, new: str) -> None:
    """Other words of the same length, in the same file, with the time that it had."""
    assert len(old) == len(new)
    about, text = path.stat(), path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(path, ns=(about.st_mtime_ns, about.st_mtime_ns))


@pytest.fixture
def times_that_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that keeps no other time of a file than that of its bytes."""
    monkeypatch.setattr("digest.disk.folders.source_numbers_of", numbers_of)


@pytest.mark.usefixtures("times_that_can_be_set")
@pytest.mark.parametrize("place", ["content/new.md", "static/new.txt", "content/new.svg", "templates/_footer.html", "digest.yml"])
@pytest.mark.parametrize("whole_seconds", [False, True])
def test_a_file_that_changes_twice_in_a_moment_is_seen(house: House, place: str, whole_seconds: bool) -> None:
    """The second change shows neither in its size nor in its time: what was changed just before a build is not believed."""
    if place == "digest.yml":
        text = (house.root / place).read_text(encoding="utf-8") + "description: mauve\n"
    elif place.endswith(".svg"):
        text = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>mauve</title></svg>'
        article = (
            "---\ntitle: With a picture\ndate: 2021-03-01\nimage: {url: new.svg, alt: x}\n---\nA mauve boat came, he said.\n"
        )
        house.write("content/with.md", article.encode())
    else:
        text = "---\ntitle: The colour\ndate: 2021-03-01\n---\n" * place.endswith(".md") + "A mauve boat came in, he said.\n"
    house.write(place, text.encode())
    path = house.root / place
    soon = time.time_ns() + 30_000_000_000  # so that it is fresh, however slow this machine is
    soon -= soon % 1_000_000_000 if whole_seconds else 0
    os.utime(path, ns=(soon, soon))
    house.build()
    for old, new in (("mauve", "green"), ("green", "brown")):
        rewrite(path, old, new)
        house.build()
        house.check()


@pytest.mark.skipif(os.name == "nt", reason="keeps no time that cannot be set")
@pytest.mark.parametrize("place", ["content/old.md", "static/old.txt", "templates/_footer.html"])
def test_what_is_written_into_an_old_file_with_its_time_set_back_is_seen(house: House, place: str) -> None:
    """Size, inode and the time of its bytes are as they were."""
    house.write(place, b"---\ntitle: A colour\ndate: 2021-03-01\n---\nA mauve boat came in, he said.\n")
    wait_until_old()
    house.build()
    rewrite(house.root / place, "mauve", "green")
    wait_until_old()
    assert house.build().files.written > 0
    house.check()


@pytest.mark.usefixtures("times_that_can_be_set")
def test_where_no_other_time_is_kept_it_shows_with_the_next_change(house: House) -> None:
    """The limit of what is promised there: size, time and inode are as they were. As soon as one of them changes all is right."""
    path = house.root / "content" / "old.md"
    path.write_text("---\ntitle: A colour\ndate: 2021-03-01\n---\nA mauve boat came in, he said.\n")
    wait_until_old()
    house.build()
    rewrite(path, "mauve", "green")
    house.build()
    path.touch()
    wait_until_old()
    assert house.build().read == 1
    house.check()


@pytest.mark.usefixtures("times_that_can_be_set")
def test_a_note_is_left_only_when_no_file_is_fresh(house: House) -> None:
    house.edit()
    fresh = house.root / "content" / "fresh.md"
    fresh.write_text("---\ntitle: x\ndate: 2021-03-01\n---\nA boat came, he said.\n")
    os.utime(fresh, (time.time() + 60, time.time() + 60))
    house.build()
    assert not (house.own / "last.json").exists()
    os.utime(fresh, (time.time() - 60, time.time() - 60))
    house.build()
    assert json.loads((house.own / "last.json").read_text())["form"]
