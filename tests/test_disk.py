"""Publishing, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest import disk
from digest.errors import ContentError, OutputError, SettingsError
from digest.model.publication import Output
from digest.model.settings import Settings


def outputs(**files: str) -> list[Output]:
    return [Output(path.replace("__", "/"), text.encode()) for path, text in files.items()]


def tree(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file() and p.name != disk.MANIFEST}


def litter(folder: Path) -> list[str]:
    return [p.name for p in folder.iterdir() if p.name.startswith(".")]


def test_outputs_are_written_with_their_folders(tmp_path: Path) -> None:
    done = disk.publish(outputs(index="a", news__port="b"), tmp_path / "site")
    assert tree(tmp_path / "site") == {"index": "a", "news/port": "b"}
    assert done == disk.Published(2, 0, 0)
    assert litter(tmp_path) == []


def test_what_is_no_longer_made_is_removed_and_what_stays_keeps_its_time(tmp_path: Path) -> None:
    out = tmp_path / "site"
    disk.publish(outputs(same="a", changed="b", gone__page="c"), out)
    os.utime(out / "same", (1000, 1000))
    done = disk.publish(outputs(same="a", changed="B", new="d"), out)
    assert tree(out) == {"same": "a", "changed": "B", "new": "d"}
    assert (out / "same").stat().st_mtime == 1000
    assert done == disk.Published(2, 1, 1)
    assert not (out / "gone").exists()


def test_nothing_is_touched_when_nothing_changed(tmp_path: Path) -> None:
    out = tmp_path / "site"
    disk.publish(outputs(a="a"), out)
    before = (out.stat().st_ino, (out / disk.MANIFEST).stat().st_mtime_ns)
    assert disk.publish(outputs(a="a"), out) == disk.Published(0, 1, 0)
    assert (out.stat().st_ino, (out / disk.MANIFEST).stat().st_mtime_ns) == before


def test_files_of_others_are_carried_over(tmp_path: Path) -> None:
    out = tmp_path / "site"
    disk.publish(outputs(a="a"), out)
    (out / ".git" / "refs").mkdir(parents=True)
    (out / ".git" / "HEAD").write_text("ref")
    (out / "by-hand.html").write_text("mine")
    disk.publish(outputs(a="b"), out)
    assert tree(out) == {"a": "b", ".git/HEAD": "ref", "by-hand.html": "mine"}
    assert (out / ".git" / "refs").is_dir()


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError) as caught:
        disk.publish(outputs(a="a"), out)
    assert [p.code for p in caught.value.problems] == ["output-not-ours"]
    assert tree(out) == {"thesis.txt": "years of work"}
    assert litter(tmp_path) == []


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    disk.publish(outputs(a="a"), tmp_path / "site")
    assert tree(tmp_path / "site") == {"a": "a"}


def test_a_failure_in_the_middle_leaves_the_old_site_and_no_litter(tmp_path: Path) -> None:
    out = tmp_path / "site"
    disk.publish(outputs(a="old"), out)

    def broken() -> Iterator[Output]:
        yield Output("a", b"new")
        raise ContentError([])

    with pytest.raises(ContentError):
        disk.publish(broken(), out)
    assert tree(out) == {"a": "old"}
    assert litter(tmp_path) == []


def test_a_disk_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"
    disk.publish(outputs(a="old"), out)

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError) as caught:
        disk.publish(outputs(a="new"), out)
    assert [p.code for p in caught.value.problems] == ["output-failed"]
    assert "No space left" in caught.value.problems[0].message
    assert tree(out) == {"a": "old"}
    assert litter(tmp_path) == []


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".site.digest-new" / "half").mkdir(parents=True)
    disk.publish(outputs(a="a"), tmp_path / "site")
    assert tree(tmp_path / "site") == {"a": "a"}
    assert litter(tmp_path) == []


def test_without_an_exchange_of_names_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "exchange_names", lambda a, b: False)
    out = tmp_path / "site"
    disk.publish(outputs(a="a"), out)
    disk.publish(outputs(a="b"), out)
    assert tree(out) == {"a": "b"}
    assert litter(tmp_path) == []


def test_a_build_killed_between_two_renames_is_put_right(tmp_path: Path) -> None:
    out = tmp_path / "site"
    disk.publish(outputs(a="a"), out)
    out.rename(tmp_path / ".site.digest-old")
    disk.publish(outputs(a="b"), out)
    assert tree(out) == {"a": "b"}
    assert litter(tmp_path) == []


def test_a_manifest_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    out = tmp_path / "site"
    disk.publish(outputs(a="a"), out)
    (tmp_path / "precious").write_text("keep")
    (out / disk.MANIFEST).write_text("a\n../precious\n/etc/passwd\n")
    disk.publish(outputs(b="b"), out)
    assert (tmp_path / "precious").read_text() == "keep"


# ---------------------------------------------------------------- in


def test_sources_are_sorted_and_hidden_ones_left_out(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for name in ("b.md", "a.txt", "sub/c.markdown", ".hidden.md", "_drafts/x.md", "picture.png", "Z.MD"):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(b"x")
    found = [f.path for f in disk.load_sources(tmp_path, Settings())]
    assert found == ["Z.MD", "a.txt", "b.md", "sub/c.markdown"]


def test_a_site_without_content_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        disk.load_sources(tmp_path, Settings())
    assert [p.code for p in caught.value.problems] == ["no-content"]


def test_a_link_out_of_the_content_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "secret.md").write_text("x")
    (tmp_path / "content" / "news.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(ContentError) as caught:
        disk.load_sources(tmp_path, Settings())
    assert [(p.path, p.code) for p in caught.value.problems] == [("content/news.md", "unsafe-path")]


@pytest.mark.parametrize("path", ["../secret.png", "sub/../../secret.png", "missing.png", "a" * 300, "a\0b"])
def test_a_picture_outside_the_content_folder_is_not_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "content" / "sub").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(b"secret")
    assert disk.load_asset(tmp_path, Settings(), path) is None


@pytest.mark.parametrize("path", ["../a", "/tmp/a", "a/../../b"])
def test_nothing_is_ever_written_outside_the_output_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="outside"):
        disk.publish([Output(path, b"x")], tmp_path / "out" / "site")
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_a_site_may_do_without_settings_but_not_without_anything(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        disk.load_settings_text(tmp_path, None)
    (tmp_path / "content").mkdir()
    assert disk.load_settings_text(tmp_path, None) == ("", "digest.yml")


def test_a_template_of_the_site_replaces_the_themes(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "article.html").write_text("mine")
    (tmp_path / "static" / "img").mkdir(parents=True)
    (tmp_path / "static" / "img" / "logo.svg").write_text("<svg/>")
    theme = disk.load_theme(tmp_path, Settings())
    assert theme.templates["article.html"] == "mine"
    assert "edition.html" in theme.templates
    assert theme.static["img/logo.svg"] == b"<svg/>"
    assert "static/style.css" in theme.static
