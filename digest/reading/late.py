"""Patterns that are compiled when a text first asks for them: to compile all of them takes longer than to read an article."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern of `re`; each of its methods is found when it is first called."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, method)  # so that this is not called for it again
        return method


def compile_late(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """The same as `re.compile`, for a pattern that few texts need."""
    return cast("re.Pattern[str]", _Late(source, flags))
