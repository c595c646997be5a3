"""What a site is made from: listed and read with care, and told where it cannot be."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.disk import sources
from digest.disk.folders import Folder, load_settings
from digest.disk.look import Look
from digest.errors import ContentError, SettingsError
from digest.model.settings import Settings


def articles_of(root: Path) -> dict[str, bytes | None]:
    """The articles of a site, as a build lists and reads them."""
    folder = sources.open_sources(Look(root), Settings())
    found = {name: folder.read(name) for name in sources.only_articles(folder.files())}
    if folder.problems:
        raise ContentError(folder.problems)
    return found


def test_sources_are_sorted_and_hidden_ones_left_out(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for name in ("b.md", "a.txt", "sub/c.markdown", ".hidden.md", "_drafts/x.md", "picture.png", "Z.MD"):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(b"x")
    found = list(articles_of(tmp_path))
    assert found == ["Z.MD", "a.txt", "b.md", "sub/c.markdown"]


def test_sources_are_sorted_by_their_whole_paths(tmp_path: Path) -> None:
    """A slash comes behind a hyphen or a point, and before letters."""
    names = ["a-b/x.md", "a.md", "a/x.md", "a/x/y.md", "ab.md", "ab/x.md", "ü/ä.md"]
    for name in reversed(names):
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_bytes(b"x")
    (tmp_path / "content" / "a0.md").symlink_to("a.md")
    assert list(articles_of(tmp_path)) == sorted([*names, "a0.md"])


def test_a_site_without_content_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        articles_of(tmp_path)
    assert [p.code for p in caught.value.problems] == ["no-content"]


def told_of(folder: Path, load: Callable[[Path], object] = articles_of) -> list[tuple[str, str]]:
    with pytest.raises(ContentError) as caught:
        load(folder)
    return [(p.path, p.code) for p in caught.value.problems]


def test_a_link_out_of_the_content_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "secret.md").write_text("x")
    (tmp_path / "content" / "news.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "content" / "folder").symlink_to(tmp_path)
    assert told_of(tmp_path) == [("content/folder", "unsafe-path"), ("content/news.md", "unsafe-path")]


def test_links_out_of_static_and_templates_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    for name in ("static/p.txt", "templates/_footer.html", "templates/static/q.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).symlink_to(tmp_path / "secret")
    assert told_of(tmp_path, lambda root: sources.load_theme(Look(root), Settings())) == [
        ("static/p.txt", "unsafe-path"),
        ("templates/_footer.html", "unsafe-path"),
        ("templates/static/q.txt", "unsafe-path"),
    ]


def test_what_cannot_be_read_is_told_and_never_left_out(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "sub").mkdir(parents=True)
    (content / "loop.md").symlink_to(content / "loop.md")
    os.mkfifo(content / "pipe.md")
    (content / os.fsdecode(b"\xff\xfe.txt")).write_text("x")
    (content / "line\nbreak.md").write_text("x")
    assert told_of(tmp_path) == [
        ("content/\\udcff\\udcfe.txt", "unsafe-path"),
        ("content/line\\x0abreak.md", "unsafe-path"),
        ("content/loop.md", "unreadable"),
        ("content/pipe.md", "unreadable"),
    ]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "shot\u202fAM.png",
            r"content/shot\u202fAM.png: the name has a character that is not seen, U+202F / call it content/shot AM.png",
        ),
        ("\u200bx.md", r"content/\u200bx.md: the name has a character that is not seen, U+200B / call it content/x.md"),
        ("a\tb/x.md", r"content/a\x09b/x.md: the name has a character that is not seen, U+0009 / call it content/a b/x.md"),
        (os.fsdecode(b"\xff.md"), r"content/\udcff.md: the name is not UTF-8 / give the file another name"),
    ],
)
def test_a_name_that_no_address_can_have_is_told_with_what_is_wrong(name: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "content" / name).parent.mkdir(parents=True)
    (tmp_path / "content" / name).write_text("x")
    folder = Folder(tmp_path / "content", "content", (".", "_"))
    folder.files()
    (problem,) = folder.problems
    assert f"{problem.path}: {problem.message} / {problem.hint}" == told


def test_a_folder_that_cannot_be_walked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content" / "sub").mkdir(parents=True)
    real = os.scandir

    def refuse(path: Path) -> object:
        if str(path).rstrip("/").endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert told_of(tmp_path) == [("content/sub", "unreadable")]


def test_a_site_may_do_without_settings_but_not_without_anything(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        load_settings(tmp_path, None)
    (tmp_path / "content").mkdir()
    assert load_settings(tmp_path, None) == (b"", "digest.yml")


def test_settings_with_the_other_ending_are_told_and_not_done_without(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "digest.yaml").write_text("title: Port")
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path, None)
    assert caught.value.problems[0].hint == "rename digest.yaml to digest.yml"
    assert load_settings(tmp_path, tmp_path / "digest.yaml") == (b"title: Port", str(tmp_path / "digest.yaml"))


def test_a_template_of_the_site_replaces_the_themes(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "article.html").write_text("mine")
    (tmp_path / "static" / "img").mkdir(parents=True)
    (tmp_path / "static" / "img" / "logo.svg").write_text("<svg/>")
    theme = sources.load_theme(Look(tmp_path), Settings())
    assert theme.templates["article.html"] == ("templates/article.html", b"mine")
    assert "edition.html" in theme.templates
    assert theme.read_static("img/logo.svg") == b"<svg/>"
    assert "static/style.css" in theme.static


def test_a_file_that_goes_while_it_is_listed_takes_nothing_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tmp_path / "content"
    content.mkdir()
    for name in ("a.md", "b.md", "c.md"):
        (content / name).write_text("x")
    real = os.scandir

    def scan(path: str) -> object:
        entries = list(real(path))
        (content / "b.md").unlink(missing_ok=True)

        class Entries(list[os.DirEntry[str]]):
            def __enter__(self) -> list[os.DirEntry[str]]:
                return self

            def __exit__(self, *_: object) -> None: ...

        return Entries(entries)

    monkeypatch.setattr(os, "scandir", scan)
    assert list(articles_of(tmp_path)) == ["a.md", "c.md"]
