"""Reading and editing on the machines of a Dask cluster instead of this one. The door of distributed.

Over the wire go the bytes of articles, the settings and the name of the work; what comes back are records. Workers need the
same digest as this machine, and no disk that they share with it.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import contextmanager, suppress
from itertools import chain, islice
from typing import Any, Final, ParamSpec, TypeVar

from digest import __version__
from digest.disk.program import identify_program, list_libraries
from digest.errors import ClusterError, SettingsError
from digest.model.problem import Problem
from digest.workers import CHUNK, WORTH_PROCESSES, Crew, Lost, Work, run_in_order

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")

PATIENCE: Final = 10.0  # seconds for a scheduler to answer
WORKERLESS: Final = 30.0  # seconds without any worker, in which one may be started anew
_GLANCE: Final = 2.0  # seconds between looks whether there are workers

_HOWTO: Final = "start them with `dask scheduler` and, on each machine, `dask worker ADDRESS --nworkers auto --nthreads 1`"
_one_at_a_time = threading.Lock()  # a worker may have many threads; reading an article is for one


@contextmanager
def engage(address: str, crew: Crew) -> Iterator[Crew]:
    """Who reads and edits: the cluster whose scheduler is at the address, or the crew where there is none."""
    if not address:
        yield crew
        return
    with ClusterCrew(address) as readers:
        yield readers


class ClusterCrew(Crew):
    """Runs work on a cluster, to which it connects with the first item. What kills workers there is tried alone, here."""

    def __init__(self, address: str) -> None:
        super().__init__(1)
        self.address = address
        self._cluster: Cluster | None = None

    def __exit__(self, kind: type[BaseException] | None, *about: object) -> None:
        super().__exit__(kind, *about)
        if self._cluster is not None:
            self._cluster.shutdown()

    def run(
        self, work: Work[T, R], items: Iterable[T], *, worth: int = WORTH_PROCESSES, chunk: int = CHUNK
    ) -> Iterator[R | Lost]:
        """Results of `work` over the items, in their order. Raises ClusterError, and SettingsError where distributed is not."""
        rest = iter(items)
        first = list(islice(rest, 1))
        if not first:
            return
        if self._cluster is None:
            self._cluster = Cluster(self.address)
        window, again = 2 * self._cluster.threads, self.processes()
        yield from run_in_order(self._cluster, work, chain(first, rest), window=window, chunk=chunk, again=again)


class Cluster(Executor):
    """The executor of a cluster, once its scheduler has answered and every worker has the program that this machine has.

    What is submitted takes one argument. Raises ClusterError, SettingsError.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._client = connect(address)
        try:
            check_programs(self._client.run(describe_program, on_error="return"))
            self._executor = self._client.get_executor(pure=False)
            self.threads = max(1, sum(self._client.nthreads().values()))
        except BaseException:
            self.shutdown()
            raise
        self._seen = time.monotonic()  # a worker

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        return Answer(self, self._executor.submit(work_there, identify_program(), fn, *args, **kwargs))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster, which forgets what it was to do for us."""
        with suppress(Exception):
            self._client.close(PATIENCE)

    def look_for_workers(self) -> None:
        """Raises ClusterError when there have been none for too long."""
        try:
            count = len(self._client.nthreads())
        except Exception:
            raise self.gone() from None
        if count:
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > WORKERLESS:
            raise unreachable(self.address, f"the cluster has had no workers for {WORKERLESS:g} s", _HOWTO)

    def gone(self) -> ClusterError:
        return unreachable(self.address, "the scheduler has gone away", "what was read is remembered: build again")


class Answer(Future[R]):
    """What a cluster will answer, with its exceptions in the words of the house."""

    def __init__(self, cluster: Cluster, theirs: Future[R]) -> None:
        super().__init__()
        self._cluster = cluster
        self._theirs = theirs

    def result(self, timeout: float | None = None) -> R:
        """The answer, however long it takes while there are workers. Raises BrokenExecutor where the work killed several."""
        from distributed import KilledWorker

        while True:
            try:
                return self._theirs.result(_GLANCE)
            except KilledWorker as death:
                raise BrokenExecutor(f"killed {death.allowed_failures + 1} workers of the cluster") from None
            except OtherProgramError as error:
                raise ClusterError([tell_difference(*error.args)]) from None
            except CancelledError:
                raise self._cluster.gone() from None
            except TimeoutError:
                if self._theirs.done():
                    raise
                self._cluster.look_for_workers()


class OtherProgramError(Exception):
    """A worker, named by its address, came later and has another digest than we have."""


def work_there(program: str, work: Callable[[T], R], items: T) -> R:
    """Runs on a worker: the work, if its program is the one that asks for it. A worker may have come after the check."""
    if identify_program() != program:
        from distributed import get_worker

        raise OtherProgramError(get_worker().address, "it came in mid-build and has another digest than this machine")
    with _one_at_a_time:
        return work(items)


def describe_program() -> tuple[str, ...]:
    """Runs on a worker: which program it has, and what that is made of."""
    return identify_program(), f"digest {__version__}", f"Python {sys.version.split()[0]}", *list_libraries()


def check_programs(workers: dict[str, tuple[str, ...] | Exception]) -> None:
    """Raises ClusterError if a worker, by its address, has another program than this machine."""
    ours = describe_program()
    problems = []
    for worker, theirs in workers.items():
        if isinstance(theirs, ImportError | AttributeError):
            problems.append(tell_difference(worker, f"this digest is not installed there: {theirs}"))
        elif isinstance(theirs, Exception):
            problems.append(tell_difference(worker, f"it cannot be asked: {type(theirs).__name__}: {theirs}"))
        elif theirs[0] != ours[0]:
            other = ", ".join(sorted(set(theirs[1:]) - set(ours[1:])))
            problems.append(tell_difference(worker, f"it has {other or 'other code of digest'}, unlike this machine"))
    if problems:
        raise ClusterError(problems)


def tell_difference(worker: str, message: str) -> Problem:
    hint = "install the same digest, Python and libraries on this machine and on every worker"
    return Problem(worker, 0, 0, "cluster-differs", message, hint)


def unreachable(address: str, message: str, hint: str) -> ClusterError:
    return ClusterError([Problem(address, 0, 0, "cluster-unreachable", message, hint)])


def connect(address: str) -> Any:
    """A client of the scheduler. Raises ClusterError where none answers, SettingsError where distributed is not installed."""
    import asyncio

    try:
        import distributed
    except ImportError:
        hint = "pip install 'news-digest[cluster]'"
        message = "a cluster needs the library distributed, which is not installed"
        raise SettingsError([Problem(address, 0, 0, "missing-extra", message, hint)]) from None
    for name in ("distributed", "distributed.client", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters is told as a problem
    try:
        asyncio.run(asyncio.wait_for(greet(address), PATIENCE))  # a client would wait for ever for a stranger's answer
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of versions, which are looked at more closely
            return distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except TimeoutError:
        raise unreachable(address, f"no scheduler answers within {PATIENCE:g} s", _HOWTO) from None
    except Exception as error:
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise unreachable(address, f"no scheduler answers: {said}", _HOWTO) from None


async def greet(address: str) -> None:
    """Shake hands with the scheduler, and leave."""
    from distributed.comm import connect as open_comm
    from distributed.security import Security

    comm = await open_comm(address, timeout=2 * PATIENCE, **Security().get_connection_args("client"))
    await comm.close()
