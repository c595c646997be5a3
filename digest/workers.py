"""Where work runs: in this process for little work, in several for much; one `concurrent.futures` interface."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import islice
from typing import ParamSpec, TypeVar

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")

CHUNK = 32  # articles a message: enough to hide the cost of sending, few enough to keep the bar moving
WORTH_PROCESSES = 128  # starting a process costs as much as some forty articles


class Here(Executor):
    """An executor that does the work at once, in this process."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        future: Future[R] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def choose_jobs(asked: int | None, items: int) -> int:
    """How many processes to use: what was asked for, else one for little work and one a processor for much."""
    if asked:
        return asked
    return 1 if items < WORTH_PROCESSES else os.cpu_count() or 1


def make_executor(jobs: int) -> Executor:
    return Here() if jobs <= 1 else ProcessPoolExecutor(jobs, initializer=start_worker, initargs=(os.getpid(),))


def start_worker(parent: int) -> None:
    """Leave Ctrl-C to the parent, and end when the parent is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def run_in_order(executor: Executor, work: Callable[[list[T]], list[R]], items: Iterable[T], *, window: int) -> Iterator[R]:
    """Results of `work` over the items, in the items' order, with at most `window` chunks waiting, so memory stays flat."""
    rest = iter(items)
    waiting: list[Future[list[R]]] = []
    while True:
        while len(waiting) < window and (chunk := list(islice(rest, CHUNK))):
            waiting.append(executor.submit(work, chunk))
        if not waiting:
            return
        yield from waiting.pop(0).result()
