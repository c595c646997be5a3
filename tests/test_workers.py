"""Work runs here or in processes, and comes back in order either way."""

from __future__ import annotations

import os
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from digest.workers import CHUNK, WORTH_PROCESSES, Crew, Here, run_in_order


def double(chunk: list[int]) -> list[int]:
    return [2 * n for n in chunk]


def where(chunk: list[int]) -> list[int]:
    return [os.getpid() for _ in chunk]


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
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with Crew(asked) as crew:
        assert (set(crew.run(where, range(items))) == {os.getpid()}) is here


def test_no_more_waits_than_the_window_holds() -> None:
    class Counting(Here):
        waiting = most = 0

        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            self.waiting += 1
            self.most = max(self.most, self.waiting)
            return super().submit(fn, *args, **kwargs)

    executor = Counting()
    for _ in run_in_order(executor, double, range(CHUNK * 10), window=4):
        if _ % (2 * CHUNK) == 0:
            executor.waiting -= 1
    assert executor.most <= 5


def test_a_mistake_in_the_work_is_raised() -> None:
    def broken(chunk: list[int]) -> list[int]:
        raise ZeroDivisionError("in the work")

    executor: Executor = Here()
    with pytest.raises(ZeroDivisionError, match="in the work"):
        list(run_in_order(executor, broken, [1], window=1))
