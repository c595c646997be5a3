"""Work runs here or in processes, and comes back in order either way, whatever happens to the processes."""

from __future__ import annotations

import gc
import os
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from digest import agenda, intake, press, workers
from digest.errors import ContentError
from digest.memory.records import Record
from digest.model.article import SourceFile
from digest.model.settings import Settings
from digest.processes import Processes
from digest.stopping import stop
from digest.workers import CHUNK, WORTH_PROCESSES, Crew, Here, Lost, run_in_order
from tests.sites import build_site, files_of

ROOT = Path(__file__).resolve().parent.parent
METHODS = ["fork", "forkserver", "spawn"]


def double(chunk: list[int]) -> list[int]:
    return [2 * n for n in chunk]


def where(chunk: list[int]) -> list[int]:
    return [os.getpid() for _ in chunk]


def double_or_die(chunk: list[int]) -> list[int]:
    """Doubles; dies over a negative number, by that signal."""
    for n in chunk:
        if n < 0:
            os.kill(os.getpid(), -n)
    return double(chunk)


def die_in_mid_answer(chunk: list[int]) -> list[int]:
    """Doubles; killed when it has sent a part of the answer for 1."""
    if 1 in chunk:
        frame = sys._getframe()
        while frame.f_code.co_name != "serve":
            assert frame.f_back is not None
            frame = frame.f_back
        os.write(frame.f_locals["pipe"].fileno(), struct.pack("!i", 1000) + b"the beginning")
        os.kill(os.getpid(), signal.SIGKILL)
    return double(chunk)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("items", [0, 1, CHUNK, CHUNK + 1, 5 * CHUNK])
def test_results_come_in_order(jobs: int, items: int) -> None:
    with Crew(jobs) as crew:
        assert list(crew.run(double, range(items))) == [2 * n for n in range(items)]


@pytest.mark.parametrize(
    ("asked", "items", "here"),
    [(None, 1, True), (None, WORTH_PROCESSES - 1, True), (None, WORTH_PROCESSES, False), (2, 1, False), (1, 1000, True)],
)
def test_processes_are_for_much_work_or_when_asked_for(
    asked: int | None, items: int, here: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "count_processors", lambda: 2)
    with Crew(asked) as crew:
        assert (set(crew.run(where, range(items))) == {os.getpid()}) is here


def test_processes_that_run_already_are_used_for_little_work_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "count_processors", lambda: 2)
    with Crew() as crew:
        first = set(crew.run(where, range(WORTH_PROCESSES)))
        assert set(crew.run(where, range(2))) <= first


@pytest.mark.parametrize("method", METHODS)
def test_a_death_costs_the_item_over_which_it_happens_and_no_other(method: str) -> None:
    items: list[int] = [*range(100), -9, *range(100, 200), -15, -9, *range(200, 300)]
    with Crew(2, method=method) as crew:
        results = list(crew.run(double_or_die, items))
        expected = [2 * n if n >= 0 else Lost(f"killed by signal {-n}") for n in items]
        assert results == expected
        assert list(crew.run(double_or_die, [1, 2])) == [2, 4], "the crew works on"


def leave(chunk: list[int]) -> list[int]:
    os._exit(3)


def test_a_process_that_leaves_is_told_with_its_status() -> None:
    with Crew(2) as crew:
        assert list(crew.run(leave, [1])) == [Lost("exit status 3")]


def test_a_death_in_mid_answer_blocks_nobody() -> None:
    with Crew(2) as crew:
        results = list(crew.run(die_in_mid_answer, range(4), chunk=1))
    assert results == [0, Lost("killed by signal 9"), 4, 6]


def raise_mistake(chunk: list[int]) -> list[int]:
    raise ZeroDivisionError("in the work")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_mistake_in_the_work_is_raised(jobs: int) -> None:
    with pytest.raises(ZeroDivisionError, match="in the work"), Crew(jobs) as crew:
        list(crew.run(raise_mistake, [1]))


def answer_with_what_cannot_be_sent(chunk: list[int]) -> list[Any]:
    return [lambda: None for _ in chunk]


def test_what_cannot_be_sent_is_a_mistake_and_no_death() -> None:
    with pytest.raises(RuntimeError, match="pickle"), Crew(2) as crew:
        list(crew.run(answer_with_what_cannot_be_sent, [1]))
    with pytest.raises(Exception, match="pickle"), Crew(2) as crew:
        list(crew.run(lambda chunk: chunk, [1]))


def test_no_more_waits_than_the_window_holds() -> None:
    class Counting(Here):
        waiting = most = 0

        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            self.waiting += 1
            self.most = max(self.most, self.waiting)
            return super().submit(fn, *args, **kwargs)

    executor = Counting()
    for _ in run_in_order(executor, double, range(CHUNK * 10), window=4):
        assert isinstance(_, int)
        if _ % (2 * CHUNK) == 0:
            executor.waiting -= 1
    assert executor.most <= 5


def sleep(chunk: list[float]) -> list[float]:
    for seconds in chunk:
        time.sleep(seconds)
    return chunk


def test_an_exception_stops_all_at_once() -> None:
    began = time.monotonic()
    with suppress(KeyboardInterrupt), Crew(2) as crew:
        assert next(crew.run(sleep, [0.0, 60.0, 60.0, 60.0, 60.0], chunk=1)) == 0.0
        raise KeyboardInterrupt
    assert time.monotonic() - began < 10


def test_ctrl_c_is_heard_though_it_comes_to_another_thread_or_just_before_the_wait() -> None:
    def interrupt() -> None:
        time.sleep(0.5)  # until the main thread waits
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)  # wakes nobody who waits there

    began = time.monotonic()
    processes = Processes(1)
    future = processes.submit(time.sleep, 30)
    threading.Thread(target=interrupt).start()
    with pytest.raises(KeyboardInterrupt):
        future.result()
    processes.kill()
    assert time.monotonic() - began < 20


def test_a_stop_that_was_lost_is_heard_at_the_next_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a callback, where nobody can catch what is raised."""
    monkeypatch.setattr("digest.stopping._asked", [])
    for number, error in ((signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, SystemExit)):
        with Processes(1) as processes:
            future = processes.submit(abs, -1)
            with suppress(error):
                stop(number, None)
            with pytest.raises(error):
                future.result()
            assert future.result() == 1, "once is enough"


def test_killing_waits_for_no_thread_that_waits_for_the_interrupted_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.processes._SECONDS", 0.2)
    processes = Processes(1)
    future = processes.submit(time.sleep, 60)
    assert wait_until(future.running, 20)
    with future._condition:  # as an interrupt can leave it: taken, and never to be given back
        began = time.monotonic()
        processes.kill()
        assert time.monotonic() - began < 10


def test_processes_end_and_are_an_executor_like_any_other() -> None:
    executor: Executor
    with Processes(2) as executor:
        assert list(executor.map(abs, [-1, -2, 3])) == [1, 2, 3]
        pid = executor.submit(os.getpid).result()
        assert is_alive(pid)
    assert not is_alive(pid)


def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", refuse)
    with Crew(2) as crew:
        assert set(crew.run(where, range(100))) == {os.getpid()}


SCRIPT = """
import os, sys, time
from digest.workers import Crew
from tests.test_workers import sleep, where

if __name__ == "__main__":
    with Crew(2, method=sys.argv[1]) as crew:
        print(*set(crew.run(where, range(8), chunk=1)), flush=True)
        list(crew.run(sleep, [60.0] * 8, chunk=1))
"""


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=str)
def test_processes_end_with_their_parent_however_it_goes(method: str, number: int, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, str(script), method]
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, start_new_session=True,
    ) as parent:  # fmt: skip
        assert parent.stdout is not None
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        assert pids
        if number == signal.SIGINT:
            os.killpg(parent.pid, number)  # as a terminal does
        else:
            parent.send_signal(number)
        parent.wait(20)
    assert wait_until(lambda: not any(is_alive(pid) for pid in pids), 20)


def is_alive(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def wait_until(holds: Any, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


# ---------------------------------------------------------------- in a build


@pytest.fixture
def site(tmp_path: Path) -> Path:
    content = tmp_path / "root" / "content"
    content.mkdir(parents=True)
    (tmp_path / "root" / "digest.yml").write_text("title: T\nbase_url: https://example.org/\n", encoding="utf-8")
    for n in range(40):
        text = f"---\ntitle: Ferry {n} leaves\ndate: 2021-08-{n % 4 + 1:02}\n---\nAt least {n + 2} people left on Friday.\n"
        (content / f"a{n:02}.md").write_text(text, encoding="utf-8")
    return tmp_path / "root"


FILE_ARTICLES, RENDER_PARCELS = intake.file_articles, press.render_parcels


def read_or_die(settings: Settings, files: list[tuple[str, SourceFile]]) -> list[Record]:
    if any(file.path in ("a07.md", "a33.md") for _, file in files):
        os.kill(os.getpid(), signal.SIGKILL)
    return FILE_ARTICLES(settings, files)


def gather_or_die(days: list[agenda.Accounts]) -> list[bytes]:
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def render_or_die(parcels: list[press.Parcel]) -> list[Any]:
    if any("archive" in str(parcel.work).lower() for parcel in parcels):
        os.kill(os.getpid(), signal.SIGKILL)
    return list(RENDER_PARCELS(parcels))


@pytest.fixture
def told(site: Path, tmp_path: Path) -> Iterator[Any]:
    """What a build tells that fails; afterwards it goes well, because a death is not remembered."""

    def build() -> list[str]:
        with pytest.raises(ContentError) as caught:
            build_site(site, tmp_path / "site", jobs=2)
        assert not (tmp_path / "site").exists()
        return [str(p) for p in caught.value.problems]

    yield build
    build_site(site, tmp_path / "site", jobs=2)
    build_site(site, tmp_path / "other", jobs=1)
    assert files_of(tmp_path / "site") == files_of(tmp_path / "other")


def test_an_article_that_kills_its_reader_is_told_by_name(site: Path, told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    hint = "\n    hint: most often memory ran out: give more, or use fewer --jobs; until then leave the article out"
    (site / "content" / "wrong.md").write_text("---\ntitle: x\ndate: never\n---\nText.\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(intake, "file_articles", read_or_die)
        problems = told()
    died = "a worker process died while reading this article (killed by signal 9) [worker-died]"
    assert problems[:2] == [f"content/a07.md: {died}{hint}", f"content/a33.md: {died}{hint}"]
    assert "[bad-date]" in problems[2], "other problems come in the same run"
    (site / "content" / "wrong.md").unlink()


def test_a_day_that_kills_its_gatherer_is_told_by_name(told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(agenda, "gather_days", gather_or_die)
        problems = told()
    assert [p.partition(" (")[0] for p in problems] == [
        f"editions/2021-08-0{n}/index.html: a worker process died while gathering the stories of this day" for n in range(1, 5)
    ]


def test_a_file_that_kills_its_renderer_is_told_by_name(told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(press, "render_parcels", render_or_die)
        problems = told()
    assert problems[0].startswith("archive/2021/index.html: a worker process died while rendering this file (killed by signal 9)")


def tell_garbage(items: list[int]) -> list[tuple[int, int, int]]:
    return [gc.get_threshold() for _ in items]


@pytest.mark.parametrize("method", METHODS)
def test_processes_look_for_garbage_as_seldom_as_their_parent(method: str) -> None:
    before = gc.get_threshold()
    gc.set_threshold(12_345, 6, 7)
    try:
        with Crew(1, method=method) as crew:
            found = crew.processes().submit(tell_garbage, [1]).result()
    finally:
        gc.set_threshold(*before)
    assert found == [(12_345, 6, 7)]
