"""An executor of processes, each of which may die without taking along more than the piece of work that it held.

The standard library's pool has one pipe for all answers and ends with any of its processes: nobody knows whose work killed
it, and one that is killed while it answers blocks the others for ever. Here each process has a pipe of its own, and a
thread that waits at it. The door of multiprocessing.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent import futures
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from queue import Empty, SimpleQueue
from typing import Any, ParamSpec, TypeVar

from digest.stopping import heed

R = TypeVar("R")
P = ParamSpec("P")

Task = tuple[Future[Any], Callable[[], Any]]

_SECONDS = 5.0  # for a process to end before it is killed
_GLANCE = 0.5  # seconds that a Ctrl-C may wait


class WorkerDiedError(BrokenExecutor):
    """The process that held a piece of work is gone; the message says how."""


class Processes(Executor):
    """Some processes of this machine, started when the first work comes. `method` is how, the system's own way otherwise."""

    def __init__(self, count: int, method: str | None = None) -> None:
        self.count = count
        self._method = method
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._workers: list[Worker] = []

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        if not self._threads:
            self._start()
        future: Future[R] = Answer()
        if not self._workers:  # a system that lets nobody start a process
            future.set_result(fn(*args, **kwargs))
            return future
        self._tasks.put((future, partial(fn, *args, **kwargs)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes once they have done what was submitted; what nobody has begun may be cancelled."""
        if cancel_futures:
            self._cancel()
        for _ in self._threads:
            self._tasks.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def kill(self) -> None:
        """End the processes at once, whatever they do.

        Their threads are not waited for without end: one may wait for a lock that this one held when it was interrupted.
        """
        for worker in self._workers:
            worker.kill()
        self.shutdown(wait=False, cancel_futures=True)
        for thread in self._threads:
            thread.join(_SECONDS)

    def _start(self) -> None:
        # All processes come before the first thread, so that they may be forks.
        with suppress(WorkerDiedError):  # fewer will do
            for _ in range(self.count):
                self._workers.append(Worker(self._method))
        for worker in self._workers:
            thread = threading.Thread(target=self._lead, args=(worker,), daemon=True)
            thread.start()
            self._threads.append(thread)  # only now: who is interrupted joins those that have started

    def _lead(self, worker: Worker) -> None:
        """Hand work to a process, one piece after the other."""
        while (task := self._tasks.get()) is not None:
            future, call = task
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(worker.do(call))
                except BaseException as error:
                    future.set_exception(error)
            del task, future, call  # results may be large
        worker.end()

    def _cancel(self) -> None:
        with suppress(Empty):
            while True:
                task = self._tasks.get_nowait()
                if task is not None:
                    task[0].cancel()


class Answer(Future[R]):
    """What a process will answer. A Ctrl-C that comes just before a wait does not end it, and one that comes at a bad moment is
    lost, so nobody waits for long at a time, nor without looking."""

    def result(self, timeout: float | None = None) -> R:
        heed()
        while timeout is None and not self.done():
            futures.wait([self], _GLANCE)
            heed()
        return super().result(timeout)


class Worker:
    """A process that does one piece of work after the other. When it has died, another takes its place with the next piece."""

    def __init__(self, method: str | None = None) -> None:
        self._method = method
        self._starting = threading.Lock()
        self._killed = False
        self._start()

    def do(self, call: Callable[[], R]) -> R:
        """What the call gives or raises in the process. Raises WorkerDiedError if the process dies over it."""
        if not self._process.is_alive():
            self._pipe.close()
            self._start()
        try:
            self._pipe.send(call)
            wait([self._pipe, self._process.sentinel])
            if not self._pipe.poll():
                raise EOFError
            done, answer = self._pipe.recv()
        except (EOFError, OSError):
            raise WorkerDiedError(self._bury()) from None
        if not done:
            raise answer
        return answer  # type: ignore[no-any-return]

    def end(self) -> None:
        with suppress(OSError):
            self._pipe.send(None)
        self._process.join(_SECONDS)
        self._bury()

    def kill(self) -> None:
        with self._starting:
            self._killed = True
            self._process.kill()

    def _start(self) -> None:
        with self._starting:
            if self._killed:
                raise WorkerDiedError("stopped")
            context: Any = get_context(self._method or choose_method())
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=serve, args=(theirs, gc.get_threshold()), daemon=True)
            try:
                with deaf_to_interrupts():
                    self._process.start()
            except OSError as error:
                self._pipe.close()
                raise WorkerDiedError(f"no other could be started: {error.strerror}") from None
            finally:
                theirs.close()

    def _bury(self) -> str:
        """See to it that the process has ended, and say how it did."""
        self._pipe.close()
        self._process.join(_SECONDS)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        status: int = self._process.exitcode
        return f"killed by signal {-status}" if status < 0 else f"exit status {status}"


def choose_method() -> str:
    """The system's own way to start a process; no fork where other threads run, because what they hold stays held in it."""
    method = get_context().get_start_method()
    return "spawn" if method == "fork" and threading.active_count() > 1 else method


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """Processes that are started now never hear Ctrl-C, not even while they start."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(pipe: Connection, garbage: tuple[int, int, int]) -> None:
    """The life of a process: do what comes, and answer. Ctrl-C is the parent's; when that is gone, however it went, end.

    `garbage` is when to look for it, as in the parent: a process that is no fork would not know.
    """
    gc.set_threshold(*garbage)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=follow_parent, daemon=True).start()
    while True:
        try:
            call = pipe.recv()
            if call is None:
                return
            answer = True, call()
        except (EOFError, ConnectionError):
            return
        except BaseException as error:
            answer = False, error
        try:
            pipe.send(answer)
        except (EOFError, ConnectionError):
            return
        except Exception as error:  # an answer that cannot be sent
            pipe.send((False, RuntimeError(f"{type(error).__name__}: {error}")))


def follow_parent() -> None:
    """End this process when its parent has ended."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
