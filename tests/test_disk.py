"""Publishing, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.disk import changes, exchange
from digest.disk.output import lock_output, publish
from digest.disk.stamps import MANIFEST, digest_site
from digest.errors import ContentError, OutputError
from digest.model.ledger import Published
from digest.model.publication import Output


def outputs(**files: str) -> list[Output]:
    return [Output(path.replace("__", "/"), text.encode()) for path, text in files.items()]


def tree(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST}


def litter(folder: Path) -> list[str]:
    return [p.name for p in folder.iterdir() if p.name.startswith(".")]


def test_outputs_are_written_with_their_folders(tmp_path: Path) -> None:
    done = publish(outputs(index="a", news__port="b"), tmp_path / "site")
    assert tree(tmp_path / "site") == {"index": "a", "news/port": "b"}
    assert done == Published(2, 0, 0)
    assert litter(tmp_path) == []


def test_what_is_no_longer_made_is_removed_and_what_stays_keeps_its_time(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(outputs(same="a", changed="b", gone__page="c"), out)
    os.utime(out / "same", (1000, 1000))
    done = publish(outputs(same="a", changed="B", new="d"), out)
    assert tree(out) == {"same": "a", "changed": "B", "new": "d"}
    assert (out / "same").stat().st_mtime == 1000
    assert done == Published(2, 1, 1)
    assert not (out / "gone").exists()


def test_nothing_is_touched_when_nothing_changed(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(outputs(a="a"), out)
    before = (out.stat().st_ino, (out / MANIFEST).stat().st_mtime_ns)
    assert publish(outputs(a="a"), out) == Published(0, 1, 0)
    assert (out.stat().st_ino, (out / MANIFEST).stat().st_mtime_ns) == before


def test_files_of_others_are_carried_over(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(outputs(a="a"), out)
    (out / ".git" / "refs").mkdir(parents=True)
    (out / ".git" / "HEAD").write_text("ref")
    (out / "by-hand.html").write_text("mine")
    publish(outputs(a="b"), out)
    assert tree(out) == {"a": "b", ".git/HEAD": "ref", "by-hand.html": "mine"}
    assert (out / ".git" / "refs").is_dir()


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError) as caught:
        publish(outputs(a="a"), out)
    assert [p.code for p in caught.value.problems] == ["output-not-ours"]
    assert tree(out) == {"thesis.txt": "years of work"}
    assert litter(tmp_path) == []


def test_a_plain_file_is_no_output_folder(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError) as caught:
        publish(outputs(a="a"), tmp_path / "thesis.txt")
    assert [p.code for p in caught.value.problems] == ["output-not-ours"]
    assert caught.value.exit_code == 2
    assert (tmp_path / "thesis.txt").read_text() == "years of work"
    assert litter(tmp_path) == []


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish(outputs(a="a"), tmp_path / "site")
    assert tree(tmp_path / "site") == {"a": "a"}


def test_a_failure_in_the_middle_leaves_the_old_site_and_no_litter(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(outputs(a="old"), out)

    def broken() -> Iterator[Output]:
        yield Output("a", b"new")
        raise ContentError([])

    with pytest.raises(ContentError):
        publish(broken(), out)
    assert tree(out) == {"a": "old"}
    assert litter(tmp_path) == []


def test_a_disk_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"
    publish(outputs(a="old"), out)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(changes, "write_new", full)
        with pytest.raises(OutputError) as caught:
            publish(outputs(a="new"), out)
    assert [p.code for p in caught.value.problems] == ["output-failed"]
    assert "No space left" in caught.value.problems[0].message
    assert tree(out) == {"a": "old"}
    assert litter(tmp_path) == []


def test_two_outputs_on_one_path_do_not_reach_the_published_file(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(outputs(index="page"), out)
    with pytest.raises(OutputError):
        publish([Output("index", b"page"), Output("index", b"x")], out)
    assert tree(out) == {"index": "page"}


@pytest.mark.parametrize("paths", [("feed.xml", "feed.xml/index.html"), ("feed.xml/index.html", "feed.xml")])
def test_a_file_where_a_folder_is_needed_changes_nothing(tmp_path: Path, paths: tuple[str, str]) -> None:
    out = tmp_path / "site"
    publish(outputs(a="a"), out)
    with pytest.raises(OutputError):
        publish([Output(p, b"x") for p in paths], out)
    assert tree(out) == {"a": "a"}
    assert litter(tmp_path) == []


def test_a_file_of_others_where_a_page_would_stand_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(outputs(a="a"), out)
    (out / "b").write_text("mine")
    with pytest.raises(OutputError) as caught:
        publish(outputs(a="A", b="B"), out)
    assert [(p.code, p.path) for p in caught.value.problems] == [("output-not-ours", str(out / "b"))]
    assert tree(out) == {"a": "a", "b": "mine"}


@pytest.mark.parametrize("manifest", [b"\xff\xfe\x00garbage\n", b"", b"\n\n\n", b"a\na\na\n"])
def test_a_damaged_manifest_harms_nothing(tmp_path: Path, manifest: bytes) -> None:
    out = tmp_path / "site"
    publish(outputs(a="a", b="b"), out)
    (out / MANIFEST).write_bytes(manifest)
    publish(outputs(a="a", b="b"), out)
    assert tree(out) == {"a": "a", "b": "b"}
    assert sorted((out / MANIFEST).read_text().split()) == ["a", "b"]


def test_a_manifest_with_line_ends_of_windows_is_read(tmp_path: Path) -> None:
    """Git writes them there when it checks a site out."""
    out = tmp_path / "site"
    publish(outputs(a="a", b="b"), out)
    (out / MANIFEST).write_bytes(b"a\r\nb\r\n")
    assert digest_site(out) is not None
    publish(outputs(a="a"), out)
    assert tree(out) == {"a": "a"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_manifest_that_is_a_pipe_is_told_and_nobody_waits(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    os.mkfifo(out / MANIFEST)
    assert digest_site(out) is None
    with pytest.raises(OutputError) as caught:
        publish(outputs(a="a"), out)
    assert [p.code for p in caught.value.problems] == ["output-failed"]
    assert [path.name for path in out.iterdir()] == [MANIFEST]


def test_a_published_folder_that_was_made_read_only_is_published_again(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(outputs(a="a", sub__b="b"), out)
    (out / "sub").chmod(0o555)
    out.chmod(0o555)
    publish(outputs(a="A", sub__b="B"), out)
    assert tree(out) == {"a": "A", "sub/b": "B"}
    assert litter(tmp_path) == []


def test_the_root_of_the_disk_is_no_output_folder() -> None:
    with pytest.raises(OutputError) as caught:
        publish(outputs(a="a"), Path("/"))
    assert [p.code for p in caught.value.problems] == ["output-not-ours"]


def test_a_link_to_the_output_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    publish(outputs(a="a"), tmp_path / "link")
    assert tree(tmp_path / "real") == {"a": "a"}
    assert (tmp_path / "link").is_symlink()
    assert litter(tmp_path) == []


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".site.digest-new" / "half").mkdir(parents=True)
    publish(outputs(a="a"), tmp_path / "site")
    assert tree(tmp_path / "site") == {"a": "a"}
    assert litter(tmp_path) == []


def test_without_an_exchange_of_names_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "exchange_names", lambda a, b: False)
    out = tmp_path / "site"
    publish(outputs(a="a"), out)
    publish(outputs(a="b"), out)
    assert tree(out) == {"a": "b"}
    assert litter(tmp_path) == []


def test_a_build_killed_between_two_renames_is_put_right(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(outputs(a="a"), out)
    out.rename(tmp_path / ".site.digest-old")
    with lock_output(out):
        publish(outputs(a="b"), out)
    assert tree(out) == {"a": "b"}
    assert litter(tmp_path) == []


@pytest.mark.parametrize("has_site", [True, False])
def test_a_link_in_place_of_a_former_site_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_site: bool) -> None:
    """Nothing is done to what it leads to, and it is no site to put back."""
    monkeypatch.setattr(exchange, "exchange_names", lambda a, b: False)
    out, theirs = tmp_path / "site", tmp_path / "theirs"
    if has_site:
        publish(outputs(a="a"), out)
    publish(outputs(a="theirs", c="theirs"), theirs)
    (tmp_path / ".site.digest-old").symlink_to(theirs)
    with lock_output(out):
        publish(outputs(a="b"), out)
    assert (tree(out), out.is_symlink()) == ({"a": "b"}, False)
    assert tree(theirs) == {"a": "theirs", "c": "theirs"}
    assert litter(tmp_path) == []


def test_a_manifest_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(outputs(a="a"), out)
    (tmp_path / "precious").write_text("keep")
    (out / MANIFEST).write_text("a\n../precious\n/etc/passwd\n")
    publish(outputs(b="b"), out)
    assert (tmp_path / "precious").read_text() == "keep"


@pytest.mark.parametrize("path", ["../a", "/tmp/a", "a/../../b"])
def test_nothing_is_ever_written_outside_the_output_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="outside"):
        publish([Output(path, b"x")], tmp_path / "out" / "site")
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []
