"""What an editor can mend: a place in a file, what is wrong there, and what to write instead."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Severity = Literal["error", "warning"]

#: Every code there is, and how much it weighs. An error stops the build, a warning does so under `--strict` only.
#: docs/reference/problems.md has a heading for each, tests/problems/ a folder for each.
CODES: Final[dict[str, Severity]] = {
    # settings (digest.yml)
    "missing-settings": "error",
    "bad-translation": "error",
    "unknown-setting": "error",
    "bad-setting": "error",
    "no-base-url": "warning",
    "cname-mismatch": "warning",
    "security-expired": "warning",
    "same-source": "warning",
    # YAML, in settings and front matter alike
    "yaml-syntax": "error",
    "yaml-duplicate-key": "error",
    "yaml-alias": "error",
    "yaml-tag": "error",
    "yaml-too-large": "error",
    "yaml-too-deep": "error",
    # standard input of `digest extract`
    "bad-line": "error",
    # files
    "not-utf8": "error",
    "control-character": "warning",
    "no-content": "error",
    "unsafe-path": "error",
    "unreadable": "error",
    "unread-file": "warning",
    # front matter
    "front-matter-open": "error",
    "front-matter-form": "error",
    "unknown-field": "error",
    "bad-field": "error",
    "bad-date": "error",
    "bad-url": "error",
    "bad-language": "error",
    "missing-date": "error",
    "empty-article": "error",
    "unknown-source": "error",
    "missing-image": "warning",
    "missing-article": "warning",
    "foreign-markup": "warning",
    "unsafe-picture": "error",
    "broken-picture": "error",
    # across articles
    "duplicate-id": "error",
    "path-collision": "error",
    # an editor's own summary and facts
    "fact-not-found": "error",
    "not-in-source": "warning",
    # what a language model wrote
    "model-failed": "warning",
    "model-dropped": "warning",
    # a mistake of ours
    "internal-error": "error",
    # workers
    "worker-died": "error",
    "cluster-unreachable": "error",
    "cluster-differs": "error",
    "missing-extra": "error",
    # templates
    "bad-template": "error",
    "missing-template": "error",
    "unused-template": "warning",
    # the built site
    "output-not-ours": "error",
    "output-failed": "error",
    "site-exists": "error",
    "dead-link": "warning",
    # the search
    "search-failed": "error",
}


#: How Problems, and messages about files, name the file of a site's settings; `placing` puts in another where that was read.
SETTINGS_FILE: Final = "digest.yml"


class Problem(NamedTuple):
    """One thing to mend, told as `path:line:column: message [code]` and a hint.

    `line` and `column` count from 1; 0 means that the whole file (or line) is meant. `fields` are those of the front matter, or
    the setting (`feeds.path`), where the place is not known: the first that is written there is meant. Sortable, so messages are
    stable.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    fields: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        return CODES[self.code]

    def __str__(self) -> str:
        place = ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])
        told = f"{place}: {self.message} [{self.code}]"
        return f"{told}\n    hint: {self.hint}" if self.hint else told


def tell_expired(path: str, line: int, column: int, written: str) -> Problem:
    """That a security.txt, or the setting that one is made from, holds no longer; `written` is the day that stands there."""
    hint = "see whether the contact still holds, and write a day at most a year away"
    return Problem(path, line, column, "security-expired", f"security.txt has expired: '{written}'", hint)
