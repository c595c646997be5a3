"""What the commands share: options, the settings of the site, and problems told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.telling import plural

if TYPE_CHECKING:
    from datetime import datetime

    from digest.model.problem import Problem
    from digest.model.settings import Settings


def enter(context: click.Context, option: click.Parameter, folder: Path) -> None:
    if folder == Path():
        return
    context.find_root().obj = None  # what was seen is of another folder
    try:
        os.chdir(folder)
    except OSError as error:
        raise click.BadParameter(f"{folder}: {error.strerror}") from None


directory = click.option(
    "-C", "--directory", default=".", metavar="DIR", type=click.Path(path_type=Path), callback=enter, expose_value=False,
    is_eager=True, help="Work as if started in DIR.",
)  # fmt: skip
config_file = click.option(
    "-c", "--config", default=None, metavar="FILE", type=click.Path(path_type=Path), help="Settings file instead of digest.yml."
)


@contextmanager
def told_problems(consequence: str = "", config: Path | None = None, *, stop: bool = True) -> Iterator[None]:
    """Tell what an editor can mend, and exit with its status; never a traceback for what a user did. `config` is the settings
    file where it is another than digest.yml."""
    from digest.errors import DigestError

    try:
        yield
    except DigestError as error:
        from digest.placing import place_problems

        problems = place_problems(error.problems, Path(), config)
        for problem in problems:
            click.echo(("warning: " if problem.severity == "warning" else "") + str(problem), err=True)
        click.echo(f"Failed: {count_problems(problems)}{consequence}.", err=True)
        if stop:
            sys.exit(error.exit_code)


def count_problems(problems: Sequence[Problem]) -> str:
    errors = sum(p.severity == "error" for p in problems)
    parts = [(errors, "error"), (len(problems) - errors, "warning")]
    told = " and ".join(plural(n, word) for n, word in parts if n)
    return f"{told} in {plural(len({p.path for p in problems}), 'file')}"


def read_site_settings(config: Path | None, *, lenient: bool = False, **changes: Any) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of the site with the command line's changes. Raises SettingsError with every problem in them."""
    from digest.disk.folders import load_settings
    from digest.errors import SettingsError
    from digest.model.settings import Settings

    try:
        data, shown = load_settings(Path(), config)
    except SettingsError:
        if lenient and config is None:
            return Settings(), ()
        raise
    return understand_settings(data, shown, **changes)


def understand_settings(
    data: bytes, shown: str, now: datetime | None = None, **changes: Any
) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in a file that is called `shown`, with the command line's changes. Raises SettingsError."""
    from digest.errors import SettingsError
    from digest.reading.decoding import decode_text
    from digest.reading.metadata.settings import change_settings, read_settings

    text, problems = decode_text(data, shown)
    if text is None:
        raise SettingsError(problems)
    settings, problems = read_settings(text, shown, now)
    settings, more = change_settings(settings, {k: v for k, v in changes.items() if v is not None})
    if changes.get("base_url"):
        problems = tuple(p for p in problems if p.code != "no-base-url")
    problems = (*problems, *more)
    if any(p.severity == "error" for p in problems):
        raise SettingsError(problems)
    return settings, problems
