"""Problems that name a field or setting get its place: they are found when the file has long been read, so it is read again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from digest.disk.files import read_plain
from digest.model.problem import SETTINGS_FILE, Problem
from digest.reading.decoding import decode_text
from digest.reading.metadata.places import find_field, find_setting


def place_problems(problems: Iterable[Problem], root: Path, config: Path | None = None) -> list[Problem]:
    """The problems of the site below `root` in their order, each with line and column as far as its file has the field that it
    names. Those of settings are told of the file `config`, where they were read from another than digest.yml."""
    settings_file, placed = str(config or SETTINGS_FILE), []
    for problem in problems:
        if problem.path == SETTINGS_FILE:
            problem = problem._replace(path=settings_file)
        if problem.fields and not problem.line:
            line, column = find_place(problem, root, is_setting=problem.path == settings_file)
            problem = problem._replace(line=line, column=column)
        placed.append(problem)
    return sorted(placed)


def find_place(problem: Problem, root: Path, *, is_setting: bool) -> tuple[int, int]:
    """The line and column of the first field named that the file has; 0 and 0 where it has none, or cannot be read."""
    try:
        text, _ = decode_text(read_plain(str(root / problem.path)), problem.path)
    except OSError:
        return 0, 0
    place = find_setting(text or "", problem.fields[0]) if is_setting else find_field(text or "", problem.fields)
    return place or (0, 0)
