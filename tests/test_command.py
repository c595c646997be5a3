"""A command in the words of the last one, where nothing has changed, is answered before anything is loaded; no other is."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from digest.memory.commands import recall_command, remember_command
from digest.model.ledger import Command
from tests.test_cli import digest, site  # noqa: F401 - a fixture

COMMAND = Command("other.yml", "out", None, True, False, False, True, False)
PROBE = """\
import os, sys
os.environ.pop("SOURCE_DATE_EPOCH", None)
from digest.command import run
try:
    run()
except SystemExit as end:
    assert not end.code, end.code
print("quick" if "click" not in sys.modules else "in full")
"""


def ask(*words: str, cwd: Path, before: str = "") -> list[str]:
    """What the command tells, line by line; the last line says how it came by that."""
    done = subprocess.run(
        [sys.executable, "-c", before + PROBE, *words], cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return (done.stderr + done.stdout).splitlines()


@pytest.fixture
def built(site: Path) -> Path:  # noqa: F811 - the fixture
    (site / "digest.yml").write_text("title: The Linmouth Digest\n")  # without an address, so that there is a warning
    time.sleep(0.1)  # what was changed just now is looked at again
    assert digest("build", "-v", cwd=site).returncode == 0
    return site


def test_the_same_words_where_nothing_has_changed(built: Path) -> None:
    told = ask("build", "-v", cwd=built)
    assert told[-1] == "quick"
    again = digest("build", "-v", "--jobs", "1", cwd=built)  # other words for the same
    in_full = (again.stderr + again.stdout).splitlines()
    assert told[:-2] == in_full[:-1]  # all but the time that it took
    assert told[0].startswith("warning: digest.yml") and "    0 articles read anew, 0 files rendered anew" in told


def test_each_of_the_last_commands_is_known(built: Path) -> None:
    assert ask("build", "-q", cwd=built)[-1] == "in full"
    assert [line for line in ask("build", "-q", cwd=built) if "hint" not in line and "warning" not in line] == ["quick"]
    assert ask("build", "-v", cwd=built)[-1] == "quick"


@pytest.mark.parametrize("words", [["build"], ["build", "-D"], ["build", "-v", "-q"], ["build", "-v", "--clock", "2021-08-08"]])
def test_other_words_are_read(built: Path, words: list[str]) -> None:
    assert ask(*words, cwd=built)[-1] == "in full"


@pytest.mark.parametrize("words", [
    ["build", "--ignore-cache"], ["build", "--clock", "2021-08-08"], ["build", "--cache-dir", "elsewhere"],
])  # fmt: skip
def test_some_words_are_read_each_time(built: Path, words: list[str]) -> None:
    assert {ask(*words, cwd=built)[-1] for _ in range(2)} == {"in full"}


def test_words_that_lead_to_another_folder_are_read_each_time(built: Path, tmp_path: Path) -> None:
    above = built.parent
    for _ in range(2):
        assert ask("build", "-C", built.name, cwd=above)[-1] == "in full"
    assert not (above / ".digest-cache").exists()
    (built / built.name).mkdir()
    done = subprocess.run([sys.executable, "-c", PROBE, "build", "-C", built.name], cwd=built, capture_output=True, check=False)
    assert done.returncode != 0  # there the same words lead to a folder that is no site


def test_an_hour_that_the_environment_tells_is_not_overlooked(built: Path) -> None:
    done = digest("build", "-v", cwd=built, SOURCE_DATE_EPOCH="0")
    assert "Held back   1" in done.stdout


def test_what_has_changed_is_built(built: Path) -> None:
    article = built / "content" / "ferry.md"
    article.write_text(article.read_text().replace("12 people", "13 people"))
    told = ask("build", "-v", cwd=built)
    assert told[-1] == "in full" and "    1 article read anew" in "\n".join(told)
    (built / "digest.yml").write_text("title: Another\nbase_url: https://example.org/\n")
    told = ask("build", "-v", cwd=built)
    assert told[-1] == "in full" and "Warnings    0" in told
    assert "Another" in (built / "site" / "index.html").read_text()


def test_what_it_tells_to_nobody_ends_well(built: Path) -> None:
    command = f"{sys.executable} -m digest build -v | head -c 0"
    done = subprocess.run(["/bin/sh", "-c", command], cwd=built, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


# ---------------------------------------------------------------- what words meant


def test_words_are_remembered(tmp_path: Path) -> None:
    remember_command(tmp_path, ["build", "-q"], COMMAND)
    assert recall_command(tmp_path, ["build", "-q"]) == COMMAND
    assert recall_command(tmp_path, ["build"]) is None
    later = COMMAND._replace(drafts=False)
    remember_command(tmp_path, ["build", "-q"], later)
    assert recall_command(tmp_path, ["build", "-q"]) == later


def test_few_are_remembered(tmp_path: Path) -> None:
    for number in range(20):
        remember_command(tmp_path, ["build", str(number)], COMMAND)
    known = [number for number in range(20) if recall_command(tmp_path, ["build", str(number)])]
    assert known[-1] == 19 and len(known) < 10


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    remember_command(tmp_path / "missing", ["build"], COMMAND)
    assert recall_command(tmp_path / "missing", ["build"]) is None


def test_no_byte_may_be_another(tmp_path: Path) -> None:
    remember_command(tmp_path, ["build", "-q"], COMMAND)
    path = tmp_path / "commands.json"
    good = path.read_bytes()
    for at in range(len(good)):
        path.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        assert recall_command(tmp_path, ["build", "-q"]) in (None, COMMAND), at
    for text in ("", "[]", "7", '{"form": 1}', "{"):
        path.write_text(text)
        assert recall_command(tmp_path, ["build", "-q"]) is None
