"""A file whose name changes in its letters only, on a disk that does not tell Port.jpg from port.jpg, as of macOS and Windows.

Such a disk is played by a second name for the same file: by both names it is found. What it cannot show is that both go at once,
so the order is looked at too.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digest.disk import exchange
from digest.disk.changes import Changes, fold
from digest.disk.stamps import MANIFEST
from digest.errors import WrongOutputError
from tests.disk.trees import files, litter, outputs, publish_locked

pytestmark = pytest.mark.usefixtures("never_alone")


@pytest.fixture(params=["twin", "beside", "in place"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path | None]:
    """The output folder and the folder of its twin."""
    out = tmp_path / "site"
    if request.param == "in place":
        out.mkdir()
        monkeypatch.setattr(exchange, "mount_points", lambda: ["/", str(out)])
    return out, tmp_path / "cache" / "twin" if request.param == "twin" else None


def give_name(name: Path, file: Path) -> None:
    """Let the file be found by another name too, where it is not yet."""
    if not name.exists():
        name.hardlink_to(file)


@pytest.mark.parametrize("data", ["1", "2"])
@pytest.mark.parametrize(
    ("old", "new"), [("Port.jpg", "port.jpg"), ("a/port.JPG", "a/port.jpg"), ("cafe\u0301.png", "caf\u00e9.png")]
)
def test_a_file_of_ours_gets_another_name(place: tuple[Path, Path | None], old: str, new: str, data: str) -> None:
    out, twin = place
    publish_locked(outputs({old: "1", "b": "b"}), out, twin)
    give_name(out / new, out / old)
    done = publish_locked(outputs({new: data, "b": "b"}), out, twin)
    assert files(out) == {new: data, "b": "b"}
    assert (done.written, done.unchanged, done.removed) == (1, 1, 1)
    assert (out / MANIFEST).read_text().splitlines() == sorted([new, "b"])
    assert litter(out) == litter(out.parent) == []
    for folder in [out, *([twin / "tree"] if twin else [])]:
        assert files(folder) == {new: data, "b": "b"}


def test_the_old_name_goes_before_the_new_one_comes(tmp_path: Path) -> None:
    """Or on such a disk the new file would go with it."""
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / "Port.jpg").write_text("1")
    steps = []

    def put(waiting: str, target: str) -> None:
        steps.append((target.rpartition("/")[2], (tmp_path / "tree" / "Port.jpg").exists()))

    staged = {"port.jpg": "waiting", "a": "waiting"}
    Changes(staged, frozenset(["Port.jpg"]), frozenset(["Port.jpg"])).apply(str(tmp_path / "tree"), put)
    assert sorted(steps) == [("a", False), ("port.jpg", False)]


@pytest.mark.parametrize("name", ["port.jpg", "b"])
def test_a_file_of_somebody_else_is_none_of_ours(tmp_path: Path, name: str) -> None:
    """A name like one of ours, and the same file as one of ours with a name unlike it: neither alone is enough."""
    out = tmp_path / "site"
    publish_locked(outputs({"Port.jpg": "1"}), out)
    if name == "b":
        os.link(out / "Port.jpg", out / name)
    elif (out / name).exists():
        pytest.skip("here the two are one file")
    else:
        (out / name).write_text("1, mine")
    with pytest.raises(WrongOutputError):
        publish_locked(outputs({"Port.jpg": "1", name: "2"}), out)


def test_nothing_is_written_behind_a_link_that_leads_to_ours(tmp_path: Path) -> None:
    out, theirs = tmp_path / "site", tmp_path / "theirs"
    publish_locked(outputs({"a/Port.jpg": "1"}), out)
    (out / "a").rename(theirs)
    give_name(theirs / "port.jpg", theirs / "Port.jpg")
    (out / "a").symlink_to(theirs)
    with pytest.raises(WrongOutputError):
        publish_locked(outputs({"a/port.jpg": "2"}), out)
    assert set(files(theirs).values()) == {"1"}


def test_names_that_a_disk_may_take_for_one() -> None:
    assert fold("A/Stra\u00dfe.HTML") == fold("a/STRASSE.html")
    assert fold("caf\u00e9") == fold("CAFE\u0301")
    assert fold("a/b") != fold("a-b")
