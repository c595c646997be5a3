"""Being asked to stop, by Ctrl-C or a signal: an exception in the main thread, and a note in case it is lost.

Python raises it wherever the main thread happens to be. In a callback, or while an object is taken down, nobody can catch
it: it is told on the standard error, and the program goes on. So who waits for long looks at the note as well.
"""

from __future__ import annotations

import signal

_asked: list[int] = []  # the signals that came


def listen() -> None:
    """From now on, signals that ask to stop raise an exception. What the caller of this program ignores stays ignored."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, stop)


def stop(number: int, frame: object) -> None:
    """Leave by an exception, so that workers are stopped and temporary folders removed."""
    _asked.append(number)
    raise _request(number)


def heed() -> None:
    """Raise again, once, what was raised when a signal came."""
    if _asked:
        number = _asked[-1]
        _asked.clear()
        raise _request(number)


def _request(number: int) -> BaseException:
    return KeyboardInterrupt() if number == signal.SIGINT else SystemExit(128 + number)
