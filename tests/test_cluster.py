"""A build whose articles are read on a cluster, with a real scheduler and real workers, some of which are killed."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from digest import cluster, intake
from digest.build import build
from digest.cluster import OtherProgramError, check_programs, describe_program, work_there
from digest.disk.folders import load_settings
from digest.disk.program import identify_program
from digest.errors import ClusterError, ContentError, DigestError, SettingsError
from digest.memory.records import Record
from digest.model.article import SourceFile
from digest.model.ledger import Ledger, Options
from digest.model.settings import Settings
from digest.reading.metadata.settings import change_settings, read_settings
from digest.workers import CHUNK
from tests.sites import NOW, build_site, files_of

ROOT = Path(__file__).resolve().parent.parent
FILE_ARTICLES = intake.file_articles
FATAL = "2021/08/a017.md"  # an article that kills whoever reads it, in some tests

SHIPS = ("ferry", "tanker", "trawler", "cutter", "barge")
TOWNS = ("Linmouth", "Ostmere", "Puertalba", "Lenne", "Hallin", "Brack")
ENDS = ("struck the pier", "ran aground", "lost its cargo", "caught fire", "took in water")


class Machines:
    """A scheduler and workers, each a process of this machine. The scheduler gives a task up that has killed two workers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: list[subprocess.Popen[bytes]] = []
        told = folder / "scheduler.json"
        self._start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told), "--no-dashboard")
        wait_until(lambda: told.exists() and told.read_bytes().endswith(b"}"), "a scheduler")
        self.address = str(json.loads(told.read_bytes())["address"])

    def start_worker(self, *options: str) -> subprocess.Popen[bytes]:
        common = ("--nthreads", "1", "--no-dashboard", "--local-directory", str(self.folder), "--death-timeout", "60")
        return self._start("dask_worker", self.address, *common, *options)

    def wait_for_workers(self, count: int) -> None:
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=50)

    def _start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
        log = (self.folder / f"{module}.log").open("ab")
        command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments]
        self.running.append(
            subprocess.Popen(command, cwd=self.folder, env=environment, stdout=log, stderr=log, start_new_session=True)
        )
        log.close()
        return self.running[-1]

    def stop(self) -> None:
        """Kill all, and what they have started."""
        for process in reversed(self.running):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    pytest.importorskip("distributed", reason="the extra news-digest[cluster] is not installed")
    folder = tmp_path / "machines"
    folder.mkdir()
    machines = Machines(folder)
    try:
        yield machines
    finally:
        machines.stop()


def wait_until(holds: Callable[[], bool], what: str, seconds: float = 50) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"no sign of {what}"
        time.sleep(0.05)


def make_site(root: Path, count: int) -> Path:
    """A site of so many articles, no two alike."""
    for n in range(count):
        ship, town, end = SHIPS[n % 5], TOWNS[n % 6], ENDS[n // 5 % 5]
        day = f"2021-08-{n % 28 + 1:02}"
        text = (
            f"---\ntitle: {ship.title()} {n} {end} off {town}\ndate: {day} {n % 24:02}:{n % 60:02}\nsection: Port\n---\n"
            f"{town.upper()} — At least {n + 12} people were hurt on Friday when the {ship} Aurora {n} {end}, police said.\n\n"
            f'"We had {n % 7 + 2} minutes to leave," said Mara Lindqvist, {20 + n % 50}, who was on board.\n\n'
            f"The port of {town} will stay closed until August {n % 28 + 2}, its director, Jon Aldane, told reporters. "
            f"Repairs may cost ${n % 9 + 1}.5 million.\n"
        )
        file = root / "content" / "2021" / "08" / f"a{n:03}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (root / "digest.yml").write_text("title: Harbour\nbase_url: https://example.org/\n", encoding="utf-8")
    return root


def build_on(address: str, root: Path, out: Path, tell: Callable[[str, int, int], None] = lambda *_: None) -> Ledger:
    data, shown = load_settings(root, None)
    settings, _ = read_settings(data.decode(), shown)
    settings, problems = change_settings(settings, {"output_dir": str(out), "cluster": address})
    assert not problems
    return build(root, settings, Options(NOW, cache=out.with_name(f".{out.name}-cache")), (), tell)


def refusal(address: str, tmp_path: Path, count: int = 1) -> DigestError:
    """What a build of some articles on the cluster is refused with; nothing is published."""
    root = make_site(tmp_path / "root", count)
    with pytest.raises(DigestError) as caught:
        build_on(address, root, tmp_path / "far")
    assert not (tmp_path / "far").exists()
    return caught.value


# ---------------------------------------------------------------- with a real cluster


def test_a_worker_killed_in_mid_build_changes_no_byte(machines: Machines, tmp_path: Path) -> None:
    workers = [machines.start_worker("--no-nanny") for _ in range(2)]
    machines.wait_for_workers(2)
    root = make_site(tmp_path / "root", 200)
    seen = []

    def kill_one(what: str, done: int, total: int) -> None:
        if what == "Reading" and done == CHUNK:
            workers[1].send_signal(signal.SIGKILL)
            workers[1].wait()
        seen.append((what, done, total))

    ledger = build_on(machines.address, root, tmp_path / "far", kill_one)
    assert workers[1].returncode == -signal.SIGKILL and workers[0].poll() is None
    assert ledger.read == ledger.published == 200
    assert [done for what, done, _ in seen if what == "Reading"] == list(range(1, 201)), "in order, each once"
    build_site(root, tmp_path / "here")
    assert files_of(tmp_path / "far") == files_of(tmp_path / "here")
    log = (machines.folder / "dask_worker.log").read_text(encoding="utf-8")
    assert "Traceback" not in log


def read_or_die(settings: Settings, files: list[tuple[str, SourceFile]]) -> list[Record]:
    if any(file.path == FATAL for _, file in files):
        os.kill(os.getpid(), signal.SIGKILL)
    return FILE_ARTICLES(settings, files)


def test_an_article_that_kills_workers_is_told_by_name(
    machines: Machines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        machines.start_worker()  # with a nanny, who starts it again
    machines.wait_for_workers(2)
    monkeypatch.setattr(intake, "file_articles", read_or_die)
    error = refusal(machines.address, tmp_path, 2 * CHUNK)
    assert isinstance(error, ContentError)
    assert [str(p) for p in error.problems] == [
        f"content/{FATAL}: a worker process died while reading this article (killed by signal 9) [worker-died]\n"
        "    hint: most often memory ran out: give more, or use fewer --jobs; until then leave the article out"
    ]


def test_workers_that_differ_are_refused_by_name(machines: Machines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machines.start_worker("--no-nanny")
    machines.wait_for_workers(1)
    monkeypatch.setattr(cluster, "identify_program", lambda: "another")  # here; the worker says what it is
    (problem,) = refusal(machines.address, tmp_path).problems
    assert re.fullmatch(
        r"tcp://127\.0\.0\.1:\d+: it has other code of digest, unlike this machine \[cluster-differs\]\n"
        r"    hint: install the same .*",
        str(problem),
    )
    assert problem.path != machines.address


def test_a_cluster_without_workers_is_told(machines: Machines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "WORKERLESS", 1.0)
    (problem,) = refusal(machines.address, tmp_path).problems
    assert str(problem).startswith(
        f"{machines.address}: the cluster has had no workers for 1 s [cluster-unreachable]\n    hint: "
    )


def test_a_scheduler_that_goes_away_in_mid_build_is_told(
    machines: Machines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 2.0)
    machines.start_worker("--no-nanny")
    machines.wait_for_workers(1)
    root = make_site(tmp_path / "root", 6 * CHUNK)

    def kill_scheduler(what: str, done: int, total: int) -> None:
        if done == 1:
            machines.running[0].kill()

    with pytest.raises(ClusterError) as caught:
        build_on(machines.address, root, tmp_path / "far", kill_scheduler)
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"{machines.address}: the scheduler has gone away [cluster-unreachable]\n    hint: ")
    assert not (tmp_path / "far").exists()
    assert build_site(root, tmp_path / "far").read < 6 * CHUNK, "what was read is remembered"


# ---------------------------------------------------------------- without


@pytest.mark.parametrize("mute", [False, True])
def test_a_scheduler_that_does_not_answer_is_told(mute: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="the extra news-digest[cluster] is not installed")
    monkeypatch.setattr(cluster, "PATIENCE", 1.0)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        if mute:
            taken.listen()
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        error = refusal(address, tmp_path)
    assert [str(p) for p in error.problems] == [
        f"{address}: no scheduler answers within 1 s [cluster-unreachable]\n"
        "    hint: start them with `dask scheduler` and, on each machine, `dask worker ADDRESS --nworkers auto --nthreads 1`"
    ]
    assert error.exit_code == 1


def test_a_cluster_is_not_asked_when_there_is_nothing_to_read(tmp_path: Path) -> None:
    root = make_site(tmp_path / "root", 3)
    build_site(root, tmp_path / "far")
    assert build_on("tcp://127.0.0.1:1", root, tmp_path / "far").read == 0


def test_the_extra_that_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    error = refusal("tcp://127.0.0.1:1", tmp_path)
    assert isinstance(error, SettingsError)
    assert [str(p) for p in error.problems] == [
        "tcp://127.0.0.1:1: a cluster needs the library distributed, which is not installed [missing-extra]\n"
        "    hint: pip install 'news-digest[cluster]'"
    ]


def test_every_worker_with_another_program_is_told() -> None:
    ours = describe_program()
    assert ours[0] == identify_program()
    workers: dict[str, Any] = {
        "tcp://a:1": ours,
        "tcp://b:1": ("other", *ours[1:]),
        "tcp://c:1": ("other", "digest 0.0", "Python 3.12.9", *ours[3:]),
        "tcp://d:1": ModuleNotFoundError("No module named 'digest'", name="digest"),
        "tcp://e:1": OSError("closed"),
    }
    with pytest.raises(ClusterError) as caught:
        check_programs(workers)
    assert [f"{p.path}: {p.message} [{p.code}]" for p in caught.value.problems] == [
        "tcp://b:1: it has other code of digest, unlike this machine [cluster-differs]",
        "tcp://c:1: it has Python 3.12.9, digest 0.0, unlike this machine [cluster-differs]",
        "tcp://d:1: this digest is not installed there: No module named 'digest' [cluster-differs]",
        "tcp://e:1: it cannot be asked: OSError: closed [cluster-differs]",
    ]
    check_programs({"tcp://a:1": ours})


def test_a_worker_that_comes_later_works_with_the_same_program_only(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="the extra news-digest[cluster] is not installed")

    class Late:
        address = "tcp://late:1"

    monkeypatch.setattr("distributed.get_worker", Late)
    assert work_there(identify_program(), sorted, [2, 1]) == [1, 2]
    with pytest.raises(OtherProgramError, match="tcp://late:1"):
        work_there("another", sorted, [2, 1])


@pytest.mark.parametrize(
    "text", ["tcp://10.0.0.5:8786", "tls://scheduler.example:8786", "ws://a_b-1:80", "wss://h:443", "tcp://[::1]:8786"]
)
def test_the_address_of_a_scheduler_is_a_setting_and_an_option(text: str) -> None:
    settings, problems = read_settings(f"base_url: https://example.org/\ncluster: {text}\n", "digest.yml")
    assert settings.cluster == text and not problems
    assert change_settings(Settings(), {"cluster": text})[0].cluster == text
    assert change_settings(settings, {"cluster": ""})[0].cluster == "", "the option wins"


@pytest.mark.parametrize("text", ["10.0.0.5:8786", "http://h:80", "tcp://h", "tcp://h:0", "tcp://h:99999", "tcp://a b:1", "x"])
def test_what_is_no_address_of_a_scheduler_is_told(text: str) -> None:
    settings, problems = read_settings(f"base_url: https://example.org/\ncluster: {text}\n", "digest.yml")
    assert settings.cluster == ""
    assert [(p.line, p.code) for p in problems] == [(2, "bad-setting")]
    assert [(p.path, p.code) for p in change_settings(Settings(), {"cluster": text})[1]] == [("--cluster", "bad-setting")]
