"""Files read and written whole, each with as few calls as the system needs: there may be 100,000 of them."""

from __future__ import annotations

import errno
import os
import stat

_BINARY = getattr(os, "O_BINARY", 0)  # Windows
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY  # a pipe is opened at once, and found to be one

#: The error number of what is no plain file.
NOT_PLAIN = errno.ENOTSUP


def write_new(path: str, data: bytes) -> None:
    """Write a file that is not there yet. Raises OSError, FileExistsError too."""
    handle = os.open(path, _NEW, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def read_plain(path: str) -> bytes:
    """The bytes of a plain file, or of one that a link leads to. Raises OSError, with NOT_PLAIN where it is something else."""
    handle = os.open(path, _READ)
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            raise OSError(NOT_PLAIN, "this is not a plain file", path)
        data = os.read(handle, about.st_size + 1)
        if len(data) != about.st_size:  # it grows or shrinks just now
            while more := os.read(handle, 1 << 20):
                data += more
        return data
    finally:
        os.close(handle)


def same_bytes(path: str, data: bytes) -> bool:
    """Whether a plain file is there and has these bytes."""
    try:
        found = os.lstat(path)
        return stat.S_ISREG(found.st_mode) and found.st_size == len(data) and read_plain(path) == data
    except OSError:
        return False
