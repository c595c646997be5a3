"""Words for tests of publishing: what is in a folder, and a publication that is disturbed at its n-th step."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from digest.disk import exchange
from digest.disk.output import Kept, lock_output, publish
from digest.disk.stamps import MANIFEST
from digest.model.ledger import Published
from digest.model.publication import Output

#: What changes a disk; the exchange of names is announced by `count_steps` itself.
STEPS = frozenset("open os.rename os.link os.symlink os.remove os.mkdir os.rmdir os.chmod os.chown exchange".split())

Site = dict[str, str]


def outputs(site: Site) -> list[Output]:
    return [Output(path, text.encode()) for path, text in site.items()]


def changed(old: Site, new: Site) -> list[Output | Kept]:
    """What a build gives that knows what it did before."""
    return [Kept((p,)) if old.get(p) == text else Output(p, text.encode()) for p, text in new.items()]


def publish_locked(items: Iterable[Output | Kept], out: Path, twin: Path | None = None) -> Published:
    with lock_output(out):
        return publish(items, out, twin)


def everything(folder: Path) -> dict[str, str]:
    """All that is in a folder: files with their text, links with where they lead, empty folders."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            found[name] = path.read_text()
        elif not any(path.iterdir()):
            found[name] = "(empty)"
    return found


def files(folder: Path) -> Site:
    """The same without the manifest."""
    return {name: text for name, text in everything(folder).items() if name != MANIFEST}


def litter(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if ".digest-" in p.name and p.name != MANIFEST)


# ---------------------------------------------------------------- in a child process


def count_steps(act: Callable[[], object]) -> int:
    """How many steps on the disk it takes."""
    with Pipe() as pipe:
        assert in_child(act, lambda n: pipe.tell(n)) == 0
        return pipe.last()


def kill_at(number: int, act: Callable[[], object]) -> int:
    """Do it in a child process that is killed (kill -9) before its n-th step; gives how it ended."""
    return in_child(act, lambda n: os.kill(os.getpid(), signal.SIGKILL) if n == number else None)


def fail_at(number: int, error: BaseException, act: Callable[[], object]) -> int:
    """Do it in a child process whose n-th step fails; 0 if it took that well, else 1."""

    def step(n: int) -> None:
        if n == number:
            raise error

    return in_child(act, step)


def in_child(act: Callable[[], object], step: Callable[[int], object]) -> int:
    child = os.fork()
    if child == 0:
        status = 1
        try:
            watch(step)
            act()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def as_nobody(act: Callable[[], object]) -> int:
    """Do it in a child process that has no rights of root; gives how it ended."""

    def act_as_nobody() -> None:
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        act()

    return in_child(act_as_nobody, lambda _: None)


def watch(step: Callable[[int], object]) -> None:
    """Call `step` with the numbers of the steps from now on; an error that it raises is the error of the step."""
    steps = 0

    def hook(event: str, args: tuple[object, ...]) -> None:
        nonlocal steps
        if event in STEPS and not (event == "open" and not is_write(args)):
            steps += 1
            step(steps)

    real = exchange.exchange_names

    def announced(a: Path, b: Path) -> bool:
        sys.audit("exchange")
        return real(a, b)

    exchange.exchange_names = announced
    sys.addaudithook(hook)


def is_write(args: tuple[object, ...]) -> bool:
    return isinstance(args[2], int) and bool(args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


class Pipe:
    """Numbers from a child process."""

    def __enter__(self) -> Pipe:
        self.read_end, self.write_end = os.pipe()
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.read_end)

    def tell(self, number: int) -> None:
        os.write(self.write_end, b"%d\n" % number)

    def last(self) -> int:
        """The last number told, when the child has ended."""
        os.close(self.write_end)
        with os.fdopen(os.dup(self.read_end)) as numbers:
            return int(numbers.read().split()[-1])
