"""Where work runs: in this process for little work, in several for much; one `concurrent.futures` interface."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import ParamSpec, Self, TypeVar

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


class Crew:
    """Runs work wherever there are hands: here where there is little of it, in processes where there is much.

    A process is started when it is first needed, and stopped with the crew.
    """

    def __init__(self, jobs: int | None = None) -> None:
        self.jobs = jobs or os.cpu_count() or 1
        self._asked = jobs is not None
        self._pool: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def run(self, work: Callable[[list[T]], list[R]], items: Iterable[T], *, worth: int = WORTH_PROCESSES) -> Iterator[R]:
        """Results of `work` over the items, in their order. `worth`: from how many items on other processes are worth it."""
        rest = iter(items)
        first = [] if self._asked or self.jobs == 1 else list(islice(rest, worth))
        if self.jobs == 1 or (not self._asked and len(first) < worth):
            return run_in_order(Here(), work, chain(first, rest), window=1)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.jobs, initializer=start_worker, initargs=(os.getpid(),))
        return run_in_order(self._pool, work, chain(first, rest), window=2 * self.jobs)


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
