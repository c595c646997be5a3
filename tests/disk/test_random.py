"""Random histories of a site, against a simple model: what was published last, and what somebody put there."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from digest.disk.inplace import InPlace
from digest.disk.output import Kept
from digest.errors import WrongOutputError
from digest.model.ledger import Published
from digest.model.publication import Output
from tests.disk.trees import Site, everything, files, litter, publish_locked

FOLDERS = ["", "a/", "a/b/", "b/", "c/d/e/", ".git/"]
NAMES = ["a", "b", "c", "d", "index.html", "a/b"]


class History:
    """A site, what is in it, and the dice."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.out, self.twin = folder / "site", folder / "cache" / "twin"
        self.made: Site = {}
        self.mine: Site = {}
        self.twin_share = 0.9  # of the publications that use it

    def start(self) -> None:
        self.made = {"start": "made"}
        self.out.mkdir()
        publish_locked([Output("start", b"made")], self.out, self.twin)

    def path(self) -> str:
        return self.dice.choice(FOLDERS) + self.dice.choice(NAMES)

    def clashes(self, path: str, site: Site) -> bool:
        return any(p == path or p.startswith(f"{path}/") or path.startswith(f"{p}/") for p in site)

    def draw_site(self) -> Site:
        """Some of the old files, some changed, some new."""
        site = {p: text for p, text in self.made.items() if self.dice.random() < 0.8}
        for _ in range(self.dice.randrange(4)):
            path = self.path()
            if not self.clashes(path, {p: t for p, t in site.items() if p != path}):
                site[path] = f"made {self.dice.randrange(9)}"
        return site

    def publish(self) -> None:
        site = self.draw_site()
        items = [
            Kept((p,)) if self.made.get(p) == text and self.dice.random() < 0.7 else Output(p, text.encode())
            for p, text in site.items()
        ]
        self.dice.shuffle(items)
        times = {p: (self.out / p).stat().st_mtime_ns for p in self.made}
        inodes = {p: (self.out / p).stat().st_ino for p in self.made}
        try:
            done = publish_locked(items, self.out, self.twin if self.dice.random() < self.twin_share else None)
        except WrongOutputError:
            new = {p: t for p, t in site.items() if self.made.get(p) != t}
            assert any(self.clashes(p, self.mine) or (self.out / p).is_dir() for p in new)  # an empty folder is somebody's
            return
        same = {p for p in site if self.made.get(p) == site[p]}
        adopted = {p for p in site if p in self.mine}
        assert done == Published(len(site) - len(same | adopted), len(same | adopted), len(self.made.keys() - site.keys()))
        self.made = site
        self.mine = {p: t for p, t in self.mine.items() if p not in site}
        for path in same:
            assert ((self.out / path).stat().st_mtime_ns, (self.out / path).stat().st_ino) == (times[path], inodes[path])

    def meddle(self) -> None:
        """Somebody puts, changes, moves or takes away a file of his own."""
        path = self.path()
        if path in self.mine and self.dice.random() < 0.5:
            (self.out / path).unlink()
            del self.mine[path]
        elif path in self.mine or not (self.clashes(path, self.made | self.mine) or (self.out / path).is_dir()):
            text = f"mine {self.dice.randrange(9)}"
            if self.dice.random() < 0.5:
                (self.out / path).unlink(missing_ok=True)
            (self.out / path).parent.mkdir(parents=True, exist_ok=True)
            (self.out / path).write_text(text)
            self.mine[path] = text
            if self.dice.random() < 0.3:  # as rsync does
                os.utime((self.out / path).parent, (1000, 1000))

    def disturb_twin(self) -> None:
        """The cache may be damaged or deleted at any time."""
        victims = [self.twin, *self.twin.rglob("*")]
        victim = self.dice.choice(victims)
        if victim.is_dir():
            shutil.rmtree(victim)
        elif victim.exists() and "tree" not in victim.parts:
            victim.write_bytes(victim.read_bytes()[: self.dice.randrange(200)])
        elif victim.exists():
            victim.unlink()

    def check(self) -> None:
        found = {p: t for p, t in files(self.out).items() if t != "(empty)"}
        assert found == self.made | self.mine


@pytest.mark.parametrize("seed", range(40))
def test_a_site_is_what_was_published_and_what_somebody_put_there(tmp_path: Path, seed: int) -> None:
    history = History(tmp_path, seed)
    history.start()
    for _ in range(25):
        for _ in range(history.dice.randrange(3)):
            history.meddle()
        if history.dice.random() < 0.1 and history.twin.exists():
            history.disturb_twin()
        history.publish()
        history.check()
    assert litter(tmp_path) == litter(history.out) == []


@pytest.mark.parametrize("seed", range(10))
def test_the_same_file_by_file(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from digest.disk import output

    monkeypatch.setattr(output, "find_ways", lambda site, twin: [InPlace(site)])
    history = History(tmp_path, seed)

    history.start()
    for _ in range(25):
        history.meddle()
        history.publish()
        history.check()
    assert litter(tmp_path) == litter(history.out) == []


def test_after_each_publication_the_twin_is_in_step(tmp_path: Path) -> None:
    history = History(tmp_path, 7)
    history.twin_share = 1.0
    history.start()
    for _ in range(60):
        history.meddle()
        before = history.made
        history.publish()
        if history.made != before:
            assert everything(history.out) == everything(history.twin / "tree")
