"""What can go wrong in a way that stops everything. What an editor can mend is a Problem, a value; these carry them."""

from __future__ import annotations

from collections.abc import Iterable

from digest.model.problem import Problem


class DigestError(Exception):
    """The root. `problems` are told to the user, sorted; never a traceback."""

    exit_code = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(p) for p in self.problems))


class ContentError(DigestError):
    """Something in content, templates or the built site has to be mended; nothing was published."""


class SettingsError(DigestError):
    """`digest.yml` or the command line is wrong."""

    exit_code = 2


class ClusterError(DigestError):
    """The cluster that was asked for cannot be used; nothing was published."""


class OutputError(DigestError):
    """The output folder cannot be written."""


class WrongOutputError(OutputError):
    """The output folder is not ours: a wrong use of the command."""

    exit_code = 2
