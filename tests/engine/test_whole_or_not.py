"""Whole or not at all: killed, interrupted, refused or done twice at once, a build leaves the old site or the new one."""

from __future__ import annotations

import ctypes  # noqa: F401  # now: who has no rights may be unable to read where Python is
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digest.disk.stamps import MANIFEST
from digest.errors import OutputError
from tests.disk.trees import count_steps, in_child, kill_at
from tests.engine.newsroom import Newsroom, command, environment, litter_of, make, stamps_of, wait_until_old
from tests.sites import files_of

THEME = Path(__file__).resolve().parent.parent.parent / "templates"
POINTS = 20  # of a build, at which it is killed

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs child processes and signals")


class Paper(Newsroom):
    """A newsroom with an edition of yesterday and one of today."""

    def __init__(self, root: Path, reports: int = 10) -> None:
        super().__init__(root, seed=5, reports=reports)
        self.write("static/turns", b"a file")
        self.one = self.inputs()
        self.make_news()
        self.two = self.inputs()
        self.old, self.new = self.build_clean(self.one), self.build_clean(self.two)
        assert (
            len(self.old.keys() & self.new.keys()) > 20
            and self.old.keys() - self.new.keys()
            and self.new.keys() - self.old.keys()
        )

    def make_news(self) -> None:
        """Some pages come, some go, all change; a file becomes a folder."""
        foot = (THEME / "_footer.html").read_text(encoding="utf-8")
        self.write("templates/_footer.html", f"{foot}<p>Today</p>\n".encode())
        (self.root / "static" / "turns").unlink()
        self.write("static/turns/index.html", b"a folder")
        names = sorted(self.reports)
        (self.root / "content" / self.reports[names[0]].file).unlink()
        self.put(self.reports[names[1]].change(title="Today's headline", draft=None, publish_date=None, expires=None))
        self.put(self.reports[names[2]].change(section="Culture", draft=None, publish_date=None, expires=None))

    def build_clean(self, inputs: dict[str, bytes]) -> dict[str, bytes]:
        self.check_out(inputs)
        shutil.rmtree(self.root / "clean", ignore_errors=True)
        make(self.root, "clean/site", "clean/cache", self.asked)
        return files_of(self.root / "clean" / "site")

    def build(self) -> None:
        make(self.root, "site", ".digest-cache", self.asked)

    def start(self) -> None:
        """Yesterday's edition is published, and today's is about to be built."""
        self.check_out(self.one)
        wait_until_old()
        self.build()
        assert self.found() == self.old
        self.check_out(self.two)
        wait_until_old()

    def start_anew(self) -> None:
        """Nothing has been built."""
        self.check_out(self.two)
        for folder in ("site", ".digest-cache"):
            shutil.rmtree(self.root / folder, ignore_errors=True)

    def found(self) -> dict[str, bytes]:
        return files_of(self.root / "site")

    def check_end(self) -> bool:
        """After whatever happened: the old site or the new one, and the next build makes it the new one and leaves no litter.
        Gives whether it was the new one."""
        found = self.found()
        assert found in (self.old, self.new, {})
        self.build()
        assert self.found() == self.new
        assert litter_of(self.root) == []
        return found == self.new

    def start_command(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "digest", "build", "-q", *words, *self.asked.words()],
            cwd=self.root, env=environment(), stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def time_command(self, *words: str) -> float:
        began = time.monotonic()
        assert self.start_command(*words).wait(120) == 0
        return time.monotonic() - began


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """One for all tests: each brings it to its own start."""
    return Paper(tmp_path_factory.mktemp("paper"))


# ---------------------------------------------------------------- killed


@pytest.mark.parametrize("begin", [Paper.start, Paper.start_anew], ids=["with memory", "cold"])
def test_killed_at_a_step_on_the_disk(paper: Paper, begin: Callable[[Paper], None]) -> None:
    begin(paper)
    steps = count_steps(paper.build)
    assert steps > POINTS
    seen = set()
    for point in range(POINTS + 1):
        begin(paper)
        assert kill_at(1 + point * (steps - 1) // POINTS, paper.build) < 0
        if begin is Paper.start_anew:
            assert paper.found() in ({}, paper.new)
        seen.add(paper.check_end())
    assert seen == {False, True}


@pytest.mark.parametrize("begin", [Paper.start, Paper.start_anew], ids=["with memory", "cold"])
def test_the_command_killed_at_a_moment(paper: Paper, begin: Callable[[Paper], None]) -> None:
    """At points spread over its time, with processes and without."""
    begin(paper)
    whole = paper.time_command()
    for point in range(POINTS // 2):
        begin(paper)
        running = paper.start_command("--jobs", "2" if point % 3 == 0 else "1")
        time.sleep(whole * (0.25 + 0.8 * point / (POINTS // 2)))
        running.kill()
        running.communicate(timeout=30)  # ends when the last worker that holds the pipe has gone
        paper.check_end()


def test_killed_again_and_again(paper: Paper) -> None:
    """No build ever ends well until the last; what the killed ones left does not add up."""
    paper.start()
    for step in range(3, 200, 9):
        kill_at(step, paper.build)
        assert paper.found() in (paper.old, paper.new)
    paper.check_end()


# ---------------------------------------------------------------- stopped


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_stopped_with_workers(paper: Paper, number: int, status: int) -> None:
    stopped = 0
    for delay in (0.0, 0.03, 0.1, 0.15, 0.2, 0.3):
        paper.start()
        shutil.rmtree(paper.root / ".digest-cache")
        running = paper.start_command("--jobs", "2")
        while not (paper.root / ".digest-cache" / "records.sqlite").exists():  # until the build has begun
            assert running.poll() is None
            time.sleep(0.005)
        time.sleep(delay)
        running.send_signal(number)
        told = running.communicate(timeout=30)[1]
        # Python swallows what a signal raises in a callback around a fork, and tells so: the build goes on and ends well.
        assert "Traceback" not in told.partition("Exception ignored in")[0]
        assert running.returncode in (0, status, -number), told  # the last when the build is done and Python is ending
        stopped += running.returncode == status
        assert [p.name for p in paper.root.iterdir() if p.name.startswith(".site")] == []
        paper.check_end()
    assert stopped


# ---------------------------------------------------------------- refused


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A function that gives a small disk of its own, mounted with some options."""
    mounted: list[Path] = []

    def act(options: str) -> Path:
        folder = tmp_path / f"disk-{len(mounted)}"
        folder.mkdir()
        words = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        if shutil.which("mount") is None or subprocess.run(words, capture_output=True).returncode:
            pytest.skip("mounting is not allowed here")
        mounted.append(folder)
        return folder

    yield act
    for folder in mounted:
        subprocess.run(["umount", "-l", folder], check=False)


def assert_refused(root: Path, *words: str) -> None:
    done = command("build", "-q", *words, root=root, check=False)
    assert done.returncode == 1
    assert "[output-failed]" in done.stderr and "nothing was published" in done.stderr


def test_a_full_disk(mount: Callable[[str], Path]) -> None:
    """The site, its sources and the cache are all on it."""
    paper = Paper(mount("size=4m") / "root", reports=6)
    shutil.rmtree(paper.root / "clean")
    paper.start()
    before = stamps_of(paper.root / "site")
    for number in range(40):
        paper.write(f"static/large/{number}", os.urandom(50_000))
    filler = paper.root / "filler"
    with filler.open("wb", buffering=0) as file:  # what a buffer still held would be refused when it is closed
        try:
            while True:
                file.write(bytes(10_000))
        except OSError:
            pass
    for _ in range(2):
        assert_refused(paper.root, *paper.asked.words())
        assert stamps_of(paper.root / "site") == before
        assert [p.name for p in paper.root.iterdir() if p.name.startswith(".site")] == []
    filler.unlink()
    shutil.rmtree(paper.root / "static" / "large")
    paper.check_end()


def test_no_inodes_left(mount: Callable[[str], Path]) -> None:
    paper = Paper(mount("nr_inodes=700") / "root", reports=6)
    shutil.rmtree(paper.root / "clean")
    paper.start()
    before = stamps_of(paper.root / "site")
    made = 0
    while True:
        try:
            (paper.root / f"static/_{made}").touch()
        except OSError:
            break
        made += 1
    assert made > 10
    for _ in range(2):
        assert_refused(paper.root, *paper.asked.words())
        assert stamps_of(paper.root / "site") == before
    for number in range(made):
        (paper.root / f"static/_{number}").unlink()
    paper.check_end()


@pytest.mark.parametrize("options", ["size=64k", "size=400k", "nr_inodes=4", "nr_inodes=12"])
def test_a_cache_without_room(mount: Callable[[str], Path], paper: Paper, options: str) -> None:
    """Memory is a help and no need: the site is published as if there were room."""
    cache = mount(options)
    for inputs, wanted in ((paper.one, paper.old), (paper.two, paper.new), (paper.one, paper.old)):
        paper.check_out(inputs)
        wait_until_old()
        command("build", "-q", "--cache-dir", str(cache), *paper.asked.words(), root=paper.root)
        assert paper.found() == wanted
        assert [p.name for p in paper.root.iterdir() if p.name.startswith(".site")] == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can close a folder to others and build as one of them")
def test_a_parent_folder_that_is_closed(paper: Paper) -> None:
    """A site that is there is published in its place; one that is not cannot be made, and that is told."""
    folder = Path(tempfile.mkdtemp(prefix="digest-test-"))
    try:
        folder.chmod(0o755)
        paper.check_out(paper.two)
        root = folder / "root"
        shutil.copytree(paper.root, root, ignore=shutil.ignore_patterns("site", "clean", ".digest-cache"))
        root.chmod(0o755)
        (root / "ours").mkdir()
        os.chown(root / "ours", 65534, 65534)
        before = sorted(p.name for p in root.iterdir())

        def build(out: str) -> Callable[[], None]:
            def act() -> None:
                os.setgid(65534)
                os.setuid(65534)
                try:
                    make(root, out, ".digest-cache", paper.asked)
                except OutputError as error:
                    os._exit(3 if error.problems[0].code == "output-failed" else 4)

            return act

        assert in_child(build("new"), lambda _: None) == 3
        for _ in range(2):
            assert in_child(build("ours"), lambda _: None) == 0
            assert files_of(root / "ours") == paper.new
        assert sorted(p.name for p in root.iterdir()) == before
    finally:
        shutil.rmtree(folder)


# ---------------------------------------------------------------- at once


def test_builds_at_once_into_one_folder(paper: Paper) -> None:
    for begin in (Paper.start_anew, Paper.start, Paper.start):
        begin(paper)
        running = [paper.start_command(*words) for words in ([], ["--jobs", "2"], ["--ignore-cache"])]
        told = [process.communicate(timeout=120)[1] for process in running]
        assert [process.returncode for process in running] == [0, 0, 0], told
        assert told == ["", "", ""]
        assert paper.found() == paper.new
        assert litter_of(paper.root) == []
        before = stamps_of(paper.root / "site")
        paper.build()
        assert stamps_of(paper.root / "site") == before


def test_a_reader_never_misses_a_page_that_both_versions_have(paper: Paper) -> None:
    paper.start()
    site = paper.root / "site"
    both = sorted(p for p in paper.old.keys() & paper.new.keys() if p != MANIFEST)
    allowed = {p: (paper.old[p], paper.new[p]) for p in both}
    missed: list[str] = []
    rounds = 0
    done = threading.Event()

    def poll() -> None:
        nonlocal rounds
        while not done.is_set():
            for path in both:
                try:
                    if (site / path).read_bytes() not in allowed[path]:
                        missed.append(f"{path} is neither")
                except OSError as error:
                    missed.append(f"{path}: {error}")
            rounds += 1

    reader = threading.Thread(target=poll)
    reader.start()
    try:
        for turn in range(8):
            paper.check_out((paper.two, paper.one)[turn % 2])
            words = ["--ignore-cache"] if turn == 5 else []
            command("build", "-q", *words, *paper.asked.words(), root=paper.root)
    finally:
        done.set()
        reader.join()
    assert missed == []
    assert rounds > 8
