"""Static files of the site's own hand that stand where one of ours would: they win, and what has expired in them is told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.errors import ContentError
from digest.publishing.machines import check_security, find_expiry
from tests.sites import files_of
from tests.twice import build, write

ARTICLE = "---\ntitle: Harbour opens\ndate: 2021-01-03T10:00Z\n---\nThe harbour of Linmouth opened on Monday, the office said.\n"
SETTINGS = (
    "base_url: https://h.example/\nfacts: {method: none}\ncname: h.example\nhumans: Ada\ncontact: desk@h.example\n"
    "security: {expires: 2031-01-01}\n"
)
SECURITY = "static/.well-known/security.txt"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of one article, with all files for machines."""
    write(tmp_path, "digest.yml", SETTINGS)
    write(tmp_path, "content/harbour.md", ARTICLE)
    return tmp_path


@pytest.mark.parametrize("name", ["robots.txt", "humans.txt", ".well-known/security.txt", "CNAME"])
def test_the_file_of_the_site_s_own_hand_wins(root: Path, name: str) -> None:
    build(root)
    ours = files_of(root / "site")
    assert ours[name] != b"Mine.\n"
    write(root, f"static/{name}", "Mine.\n")
    assert build(root, strict=True).warnings == ()
    assert files_of(root / "site") == {**ours, name: b"Mine.\n", ".digest-manifest": ours[".digest-manifest"]}
    (root / "static" / name).unlink()
    build(root)
    assert files_of(root / "site") == ours


def test_what_stands_at_the_root_of_a_host_is_copied(root: Path) -> None:
    for name in ("favicon.ico", "apple-touch-icon.png", ".well-known/assetlinks.json"):
        write(root, f"static/{name}", "Mine.\n")
    for name in (".htaccess", ".well-known/.secret", "_notes.txt", ".git/config"):
        write(root, f"static/{name}", "Hidden.\n")
    build(root, strict=True)
    made = files_of(root / "site")
    assert all(made[name] == b"Mine.\n" for name in ("favicon.ico", "apple-touch-icon.png", ".well-known/assetlinks.json"))
    assert b"Hidden.\n" not in made.values()


def test_a_page_of_ours_does_not_give_way(root: Path) -> None:
    write(root, "static/index.html", "Mine.\n")
    with pytest.raises(ContentError, match="path-collision"):
        build(root)


def test_the_setting_says_nothing_where_a_file_does(root: Path) -> None:
    write(root, SECURITY, "Contact: mailto:me@h.example\nExpires: 2030-01-01T00:00:00Z\n")
    build(root, strict=True)
    assert b"me@h.example" in files_of(root / "site")[".well-known/security.txt"]


def test_a_file_that_expires_is_told_from_that_hour_on(root: Path) -> None:
    write(root, SECURITY, "Contact: mailto:me@h.example\r\nExpires: 2021-04-02T06:00:00z\r\n")
    assert build(root, "2021-04-02T05:59Z").warnings == ()
    (problem,) = build(root, "2021-04-02T06:00Z").warnings
    assert (problem.path, problem.line, problem.column, problem.code) == (SECURITY, 2, 10, "security-expired")
    assert "'2021-04-02T06:00:00z'" in problem.message
    assert build(root, "2021-04-02T06:00Z").warnings == (problem,)  # nothing to do, and told again
    assert build(root, "2021-04-02T05:59Z").warnings == ()  # the clock went back
    with pytest.raises(ContentError, match="security-expired"):
        build(root, "2021-04-02T06:00Z", strict=True)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("Expires: 2021-04-02T06:00:00Z", datetime(2021, 4, 2, 6, tzinfo=UTC)),
        ("# Ours\nContact: x\nexpires:2021-04-02T08:00:00+02:00\n", datetime(2021, 4, 2, 6, tzinfo=UTC)),
        ("Expires: 2021-04-02T06:00:00.000Z", datetime(2021, 4, 2, 6, tzinfo=UTC)),
        ("Expires: 2021-04-02T06:00:00", None),
        ("Expires: soon", None),
        ("Expires: \xff", None),
        ("# Expires: 2021-04-02T06:00:00Z", None),
        ("Contact: x", None),
        ("", None),
    ],
)
def test_until_when_a_file_holds(data: str, told: datetime | None) -> None:
    assert find_expiry(data.encode("latin-1")) == told
    assert bool(check_security(data.encode("latin-1"), SECURITY, datetime(2021, 5, 1, tzinfo=UTC))) is (told is not None)


def test_a_broken_picture_is_told_as_soon_as_an_article_shows_it(root: Path) -> None:
    write(root, "static/basin.png", "nothing of a picture")
    assert build(root).warnings == ()  # a file of the site's own, whatever it is
    write(root, "content/harbour.md", f"{ARTICLE}\n![The basin](/basin.png)\n")
    with pytest.raises(ContentError, match=r"content/harbour\.md:7:\d+: the picture is no picture: 'static/basin\.png'"):
        build(root)
