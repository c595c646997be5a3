"""Where work runs: in this process for little work, in several for much, elsewhere if asked; one `concurrent.futures` interface.

A process may die over an item: a library crashes, memory runs out. The work that it held is then done again item by item,
and an item over which a process dies again is given back as Lost; all others have their results.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, NamedTuple, ParamSpec, Self, TypeVar

from digest.model.problem import Problem

if TYPE_CHECKING:
    from digest.processes import Processes

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")

#: What is done to a chunk of items at a time, with a result for each.
Work = Callable[[list[T]], Sequence[R]]

CHUNK: Final = 32  # articles a message: enough to hide the cost of sending, few enough to keep the bar moving
WORTH_PROCESSES: Final = 128  # starting a process costs as much as some forty articles
MOST: Final = 256  # processes


class Lost(NamedTuple):
    """In place of a result: a process died over this item, and again when it was tried alone."""

    how: str


class Here(Executor):
    """An executor that does the work at once, in this process."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        future: Future[R] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class Crew:
    """Runs work wherever there are hands: here where there is little of it, in processes where there is much.

    Processes are started when they are first needed, and stopped with the crew: at once if an exception ends it. `method`
    is how they are started, the system's own way otherwise.
    """

    def __init__(self, jobs: int | None = None, *, method: str | None = None) -> None:
        self.jobs = min(jobs or count_processors(), MOST)
        self._asked = jobs is not None
        self._method = method
        self._processes: Processes | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._processes is not None:
            if kind is None:
                self._processes.shutdown(cancel_futures=True)
            else:
                self._processes.kill()

    def run(
        self, work: Work[T, R], items: Iterable[T], *, worth: int = WORTH_PROCESSES, chunk: int = CHUNK
    ) -> Iterator[R | Lost]:
        """Results of `work` over the items, in their order.

        `worth`: from how many items on other processes are worth it, unless they run already or were asked for.
        """
        rest = iter(items)
        if self.jobs > 1:
            worth = 1 if self._asked or self._processes else worth
            first = list(islice(rest, worth))
            if len(first) >= worth:
                executor = self.processes()
                return run_in_order(executor, work, chain(first, rest), window=2 * self.jobs, chunk=chunk)
            rest = iter(first)
        return run_in_order(Here(), work, rest, window=1, chunk=chunk)

    def processes(self) -> Executor:
        """The processes of this crew, started with the first work that they are given."""
        if self._processes is None:
            from digest.processes import Processes

            self._processes = Processes(self.jobs, self._method)
        return self._processes


def count_processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_in_order(
    executor: Executor, work: Work[T, R], items: Iterable[T], *, window: int, chunk: int = CHUNK, again: Executor | None = None
) -> Iterator[R | Lost]:
    """Results of `work` over the items, in the items' order, with at most `window` chunks waiting, so memory stays flat.

    What is lost with a worker is tried item by item on the executor `again`, the same one otherwise.
    """
    rest = iter(items)
    waiting: deque[tuple[list[T], Future[Sequence[R]]]] = deque()
    while True:
        while len(waiting) < window and (some := list(islice(rest, chunk))):
            waiting.append((some, executor.submit(work, some)))
        if not waiting:
            return
        some, future = waiting.popleft()
        try:
            yield from future.result()
        except BrokenExecutor:
            yield from try_one_by_one(again or executor, work, some)


def try_one_by_one(executor: Executor, work: Work[T, R], items: list[T]) -> Iterator[R | Lost]:
    for item in items:
        try:
            yield from executor.submit(work, [item]).result()
        except BrokenExecutor as death:
            yield Lost(str(death))


def tell_loss(path: str, doing: str, lost: Lost, until: str = "") -> Problem:
    """A Problem for an item that is lost. `doing` says over what the process died, `until` what to do if that stays so."""
    hint = "most often memory ran out: give more, or use fewer --jobs"
    message = f"a worker process died while {doing} ({lost.how})"
    return Problem(path, 0, 0, "worker-died", message, f"{hint}; {until}" if until else hint)
