"""A new site: what `digest init` writes."""

from __future__ import annotations

import os
from pathlib import Path

from digest.disk.files import write_new
from digest.errors import OutputError, SettingsError
from digest.model.problem import SETTINGS_FILE, Problem

#: The file's place in the new site, and in the package's starter folder.
STARTER = {
    SETTINGS_FILE: "digest.yml",
    "content/first-article.md": "content/first-article.md",
    ".gitignore": "gitignore",
    ".github/workflows/pages.yml": "pages.yml",
}

#: Where one of these is, there is a site already.
SIGNS = (SETTINGS_FILE, "content")


def write_starter(folder: Path) -> tuple[list[str], list[str]]:
    """Write the files of a new site; gives those written and those left alone because they were there already.

    Raises SettingsError where there is a site already, OutputError where nothing can be written.
    """
    for sign in SIGNS:
        if os.path.lexists(folder / sign):
            hint = "name a new folder: digest init my-digest"
            raise SettingsError([Problem(str(folder / sign), 0, 0, "site-exists", "there is a site here already", hint)])
    written, kept = [], []
    try:
        for name, source in STARTER.items():
            target = folder / name
            if os.path.lexists(target) or _leads_elsewhere(folder, name):
                kept.append(name)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            write_new(str(target), (Path(__file__).parent.parent / "starter" / source).read_bytes())
            written.append(name)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        raise OutputError(
            [Problem(str(folder), 0, 0, "output-failed", message, "check the path and who may write there")]
        ) from error
    return written, kept


def _leads_elsewhere(folder: Path, name: str) -> bool:
    """Whether a link stands on the way to a file of the new site."""
    return Path(os.path.realpath(folder / name)) != Path(os.path.realpath(folder), name)
