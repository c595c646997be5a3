"""The commands as a user types them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from digest.cli.foreign import OPTIONS
from digest.cli.main import main

ARTICLE = """---
title: Ferry strikes pier in Linmouth
date: 2021-08-07 09:30
section: Local
tags: [harbour]
---
At least 12 people were hurt on Friday when a ferry struck the pier in Linmouth, police said.

"The captain saw the pier too late," said Adela Farrow, the harbour master.
"""


def digest(*words: str, cwd: Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"} | environment
    command = [sys.executable, "-m", "digest", *words]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, text=True, encoding="utf-8", env=env, check=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "digest.yml").write_text("title: The Linmouth Digest\nbase_url: https://example.org/news/\n")
    (tmp_path / "content" / "ferry.md").write_text(ARTICLE)
    return tmp_path


def test_build_ends_with_a_ledger(site: Path) -> None:
    (site / "content" / "draft.md").write_text("---\ndate: 2021-08-07\ndraft: true\n---\nNot yet ready to be read by anybody.\n")
    (site / "content" / "later.md").write_text("---\ndate: 2099-01-01\n---\nThe new bridge has opened to the public at last.\n")
    (site / "content" / "gone.md").write_text(
        "---\ndate: 2021-08-01\nexpires: 2021-08-02\n---\nThe pool is shut for the day, the town says.\n"
    )
    done = digest("build", "--clock", "2021-08-08", cwd=site)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "Published   1 article in 1 edition" in done.stdout
    assert "Held back   3" in done.stdout
    assert "content/draft.md: draft" in done.stdout
    assert "content/later.md: not before 2099-01-01T00:00+00:00" in done.stdout
    assert "content/gone.md: expired 2021-08-02T00:00+00:00" in done.stdout
    assert "Warnings    0" in done.stdout
    everything = "".join(p.read_text(errors="replace") for p in (site / "site").rglob("*") if p.is_file())
    assert "Ferry strikes pier" in everything
    for held in ("Not yet ready", "new bridge", "pool is shut"):
        assert held not in everything


def test_drafts_and_future_articles_appear_when_asked_for(site: Path) -> None:
    (site / "content" / "draft.md").write_text("---\ndate: 2021-08-07\ndraft: true\n---\nNot yet ready to be read by anybody.\n")
    (site / "content" / "later.md").write_text("---\ndate: 2099-01-01\n---\nThe new bridge has opened to the public at last.\n")
    assert "Published   2 articles" in digest("build", "-D", "--clock", "2021-08-08", cwd=site).stdout
    assert "Published   2 articles" in digest("build", "-F", "--clock", "2021-08-08", cwd=site).stdout
    assert "Published   3 articles" in digest("build", "-DF", "--clock", "2021-08-08", cwd=site).stdout


def test_an_article_is_published_from_its_hour_on(site: Path) -> None:
    (site / "content" / "ferry.md").write_text(ARTICLE.replace("section", "publish_date: 2021-08-07T12:00+02:00\nsection"))
    assert "Published   0 articles" in digest("build", "--clock", "2021-08-07T09:59:59Z", cwd=site).stdout
    assert "Published   1 article " in digest("build", "--clock", "2021-08-07T10:00Z", cwd=site).stdout
    assert "Published   0 articles" in digest("build", cwd=site, SOURCE_DATE_EPOCH="1628330399").stdout
    assert "Published   1 article " in digest("build", cwd=site, SOURCE_DATE_EPOCH="1628330400").stdout


def test_other_folder_other_settings_other_output(site: Path, tmp_path: Path) -> None:
    (site / "other.yml").write_text("title: Another name\nbase_url: https://other.example/\n")
    done = digest(
        "build", "-C", str(site), "-c", "other.yml", "-o", "public", "--base-url", "https://third.example/x", cwd=Path("/")
    )
    assert done.returncode == 0, done.stderr
    page = (site / "public" / "index.html").read_text(encoding="utf-8")
    assert "Another name" in page
    assert "https://third.example/x/" in (site / "public" / "feed.xml").read_text(encoding="utf-8")
    assert not (site / "site").exists()


def test_quiet_says_nothing_and_verbose_tells_the_stages(site: Path) -> None:
    assert digest("build", "-q", cwd=site).stdout == ""
    assert "read and edit" in digest("build", "-v", "--ignore-cache", cwd=site).stdout
    assert "0 articles read anew, 0 files rendered anew" in digest("build", "-v", cwd=site).stdout


def test_all_problems_are_told_in_one_run_and_the_site_is_untouched(site: Path) -> None:
    digest("build", "-q", cwd=site)
    before = {p: p.read_bytes() for p in (site / "site").rglob("*") if p.is_file()}
    (site / "content" / "a.md").write_text("---\ndate: 2021-13-40\n---\nWords enough to be read.\n")
    (site / "content" / "b.md").write_text("---\ntitel: x\ndate: 2021-08-07\n---\nWords enough to be read.\n")
    done = digest("build", cwd=site)
    assert done.returncode == 1
    assert "content/a.md:2:7: " in done.stderr and "[bad-date]" in done.stderr
    assert "content/b.md:2:1: " in done.stderr and "[unknown-field]" in done.stderr and "title" in done.stderr
    assert "Failed: 2 errors in 2 files; nothing was published." in done.stderr
    assert {p: p.read_bytes() for p in (site / "site").rglob("*") if p.is_file()} == before


@pytest.mark.parametrize(
    "words",
    [
        ("build", "--nonsense"),
        ("build", "--clock", "noon"),
        ("build", "--jobs", "0"),
        ("build", "--base-url", "example.org"),
        ("build", "-C", "/no/such/folder"),
        ("build", "-c", "missing.yml"),
        ("nonsense",),
        ("show", "missing.md"),
        ("explain", "missing.md"),
        ("explain", "content/ferry.md", "--fact", "0"),
        ("explain", "content/ferry.md", "--fact", "99"),
    ],
)
def test_wrong_use_ends_with_status_2_and_no_traceback(site: Path, words: tuple[str, ...]) -> None:
    done = digest(*words, cwd=site)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_no_site_is_told_so(tmp_path: Path) -> None:
    done = digest("build", cwd=tmp_path)
    assert done.returncode == 2
    assert "[missing-settings]" in done.stderr
    assert "digest init" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_strict_makes_warnings_errors(site: Path) -> None:
    (site / "digest.yml").write_text("title: No address\n")
    done = digest("build", cwd=site)
    assert done.returncode == 0
    assert "[no-base-url]" in done.stderr
    assert "Warnings    1" in done.stdout
    done = digest("build", "--strict", cwd=site)
    assert done.returncode == 1
    assert "Failed: 1 warning in 1 file" in done.stderr


def test_strict_tells_the_warnings_of_all_stages_in_one_run(site: Path) -> None:
    body = "\n[The pier](pier.md) and [the harbour](/harbour/): ![The pier](pier.jpg)\n"
    (site / "content" / "ferry.md").write_text(ARTICLE.replace("date:", "summary: Nine ferries sank.\ndate:") + body)
    assert digest("build", cwd=site).returncode == 0
    before = {path: path.read_bytes() for path in (site / "site").rglob("*") if path.is_file()}
    done = digest("build", "--strict", cwd=site)
    assert done.returncode == 1
    told = [code for code in ("not-in-source", "missing-image", "missing-article", "dead-link") if f"[{code}]" in done.stderr]
    assert told == ["not-in-source", "missing-image", "missing-article", "dead-link"], done.stderr
    assert "in 1 file; nothing was published." in done.stderr
    assert {path: path.read_bytes() for path in (site / "site").rglob("*") if path.is_file()} == before


def test_show_prints_facts_with_their_evidence(site: Path) -> None:
    done = digest("show", "content/ferry.md", cwd=site)
    assert done.returncode == 0, done.stderr
    assert "Ferry strikes pier in Linmouth" in done.stdout
    assert "Key facts" in done.stdout
    assert "who says so: police (said)" in done.stdout
    assert "At least 12 people were hurt on Friday" in done.stdout


def test_show_for_programs_is_the_record_of_extract(site: Path) -> None:
    done = digest("show", "--json", "content/ferry.md", cwd=site)
    record = json.loads(done.stdout)
    assert record["id"] == "ferry"
    assert record["headline"] == "Ferry strikes pier in Linmouth"
    assert any(f["kind"] == "quote" and f["speaker"] == "Adela Farrow" for f in record["facts"])


def test_show_reads_a_file_anywhere(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(
        " date 2021-08-07 LINMOUTH (Coast Press) - A ferry struck the pier in Linmouth on Friday.\n"
    )
    done = digest("show", "wire.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Coast Press" in done.stdout


def test_explain_tells_why(site: Path) -> None:
    done = digest("explain", "content/ferry.md", cwd=site)
    assert done.returncode == 0, done.stderr
    assert "Sentences, best first: 2 of 2 chosen" in done.stdout
    assert "the best that was left, and nothing stands against it" in done.stdout
    one = digest("explain", "content/ferry.md", "--fact", "1", cwd=site)
    assert one.stdout.startswith("Fact 1 of ")
    assert "evidence:" in one.stdout


def test_explain_for_programs_has_the_facts_of_show(site: Path) -> None:
    told = json.loads(digest("explain", "--json", "content/ferry.md", cwd=site).stdout)
    shown = json.loads(digest("show", "--json", "content/ferry.md", cwd=site).stdout)
    assert [{name: fact[name] for name in whole} for fact, whole in zip(told["facts"], shown["facts"], strict=True)] == shown[
        "facts"
    ]
    one = json.loads(digest("explain", "--json", "--fact", "2", "content/ferry.md", cwd=site).stdout)
    assert one == told["facts"][1]


def test_explain_tells_warnings_as_show_does(site: Path) -> None:
    (site / "content" / "bell.md").write_text(ARTICLE.replace("too late", "too\x07 late"))
    for words in ([], ["--fact", "1"]):
        done = digest("explain", "content/bell.md", *words, cwd=site)
        assert done.returncode == 0
        assert done.stderr == digest("show", "content/bell.md", cwd=site).stderr
        assert done.stderr.startswith("warning: content/bell.md:") and "[control-character]" in done.stderr


def test_explain_of_a_broken_article_tells_the_problem(site: Path) -> None:
    (site / "content" / "a.md").write_text("---\ndate: yesterday\n---\nText.\n")
    done = digest("explain", "content/a.md", cwd=site)
    assert done.returncode == 1
    assert done.stderr.startswith("content/a.md:2:7: ")


@pytest.mark.parametrize("command", ["show", "explain"])
def test_a_page_of_the_site_is_no_article_to_show(site: Path, command: str) -> None:
    (site / "content" / "pages").mkdir()
    (site / "content" / "pages" / "imprint.md").write_text("# Imprint\n\nThe Linmouth Digest, 1 Pier Road.\n")
    done = digest(command, "content/pages/imprint.md", cwd=site)
    assert done.returncode == 2
    assert "a page of the site is no article" in done.stderr
    assert "missing-date" not in done.stderr


def test_show_of_a_broken_article_tells_the_problem(site: Path) -> None:
    (site / "content" / "a.md").write_text("---\ndate: 2021-13-40\n---\nWords enough to be read.\n")
    done = digest("show", "content/a.md", cwd=site)
    assert done.returncode == 1
    assert "content/a.md:2:7: " in done.stderr


def test_extract_answers_line_by_line(tmp_path: Path) -> None:
    lines = [{"id": "a", "text": "A ferry struck the pier on Friday, police said.", "date": "2021-08-07"}, {"id": "b"}]
    done = digest("extract", cwd=tmp_path, stdin="\n".join(json.dumps(x) for x in lines) + "\n\nnonsense\n")
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [t["id"] for t in told] == ["a", "b", None]
    assert [len(t["problems"]) for t in told] == [0, 1, 1]


def test_init_starts_a_site_that_builds_strictly(tmp_path: Path) -> None:
    done = digest("init", "mine", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "mine" / ".github" / "workflows" / "pages.yml").is_file()
    built = digest("build", "-C", "mine", "--strict", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    assert "Published   1 article" in built.stdout


@pytest.mark.parametrize("sign", ["digest.yml", "content/mine.md"])
def test_init_leaves_a_site_alone(tmp_path: Path, sign: str) -> None:
    (tmp_path / sign).parent.mkdir(exist_ok=True)
    (tmp_path / sign).write_text("title: Mine\n")
    done = digest("init", cwd=tmp_path)
    assert done.returncode == 2
    assert "[site-exists]" in done.stderr
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [tmp_path / sign]


def test_init_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n")
    done = digest("init", cwd=tmp_path)
    assert "left .gitignore as it is" in done.stdout
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    assert (tmp_path / "digest.yml").is_file()


@pytest.mark.parametrize("name", [".gitignore", ".github", ".github/workflows", ".github/workflows/pages.yml"])
@pytest.mark.parametrize("is_there", [True, False])
def test_init_writes_nothing_behind_a_link(tmp_path: Path, name: str, is_there: bool) -> None:
    theirs, link = tmp_path / "theirs", tmp_path / "mine" / name
    if is_there:
        theirs.mkdir()
    link.parent.mkdir(parents=True)
    link.symlink_to(theirs)
    done = digest("init", "mine", cwd=tmp_path)
    assert "Traceback" not in done.stderr
    assert [*theirs.iterdir()] == [] if is_there else not theirs.exists()
    assert link.readlink() == theirs


@pytest.mark.parametrize("sign", ["digest.yml", "content"])
def test_init_takes_a_link_that_leads_nowhere_for_a_site(tmp_path: Path, sign: str) -> None:
    (tmp_path / sign).symlink_to(tmp_path / "nowhere")
    done = digest("init", cwd=tmp_path)
    assert done.returncode == 2
    assert "[site-exists]" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [sign]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["build", "-o", "loop"], 1), (["build", "-o", "loop/site"], 1), (["build", "--cache-dir", "loop"], 0),
        (["build", "--cache-dir", "loop/cache"], 0), (["show", "loop"], 2), (["build", "-C", "loop"], 2),
        (["build", "-c", "loop"], 2), (["init", "loop"], 1),
    ],
)  # fmt: skip
def test_a_link_that_leads_to_itself_is_told(site: Path, words: list[str], status: int) -> None:
    (site / "loop").symlink_to("loop")
    done = digest(*words, cwd=site)
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    assert (site / "loop").is_symlink()


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["-o", "x" * 300], 1, "[output-failed]"),
        (["-o", "a/" + "x" * 300], 1, "[output-failed]"),
        (["-o", b"caf\xe9"], 2, "[bad-setting]"),
        (["-o", "digest.yml"], 2, "[output-not-ours]"),
        (["-o", os.devnull], 2, "[output-not-ours]"),
        (["--cache-dir", "x" * 300], 0, ""),
        (["--cache-dir", b"caf\xe9"], 0, ""),
        (["--cache-dir", "digest.yml"], 0, ""),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other names")
def test_places_where_nothing_can_stand(site: Path, words: list[str | bytes], status: int, told: str) -> None:
    before = (site / "digest.yml").read_bytes()
    done = subprocess.run([sys.executable, "-m", "digest", "build", *words], cwd=site, capture_output=True, check=False)
    error = done.stderr.decode()
    assert done.returncode == status, error
    assert "Traceback" not in error
    assert not told or f"{told}\n    hint: " in error
    assert (site / "digest.yml").read_bytes() == before


@pytest.mark.parametrize(
    "words", [["-o", "linked"], ["-o", "linked/site"], ["--cache-dir", "linked"], ["--cache-dir", "linked/cache"]]
)
def test_nothing_is_built_into_what_is_read(site: Path, words: list[str]) -> None:
    """What a build writes there it would read the next time, and take away."""
    (site / "linked").symlink_to("content")
    before = sorted(site.rglob("*"))
    done = digest("build", *words, cwd=site)
    assert done.returncode == 2
    assert "content/" in done.stderr
    assert "[bad-setting]\n    hint: " in done.stderr
    assert sorted(site.rglob("*")) == before


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("digest build > /dev/full", 1),
        ("digest --help > /dev/full", 1),
        ("digest show content/ferry.md > /dev/full", 1),
        ("echo nonsense | digest extract > /dev/full", 1),
        ("digest extract <&-", 2),
        ("echo nonsense | digest extract >&-", 2),
        ("yes nonsense | digest extract | head -1 > /dev/null", 0),
        ("PYTHONIOENCODING=latin-1 digest show content/chinese.md", 0),
        ("LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 digest show content/chinese.md", 0),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="needs a POSIX shell and /dev/full")
def test_a_broken_output_ends_without_a_traceback(site: Path, words: str, status: int) -> None:
    (site / "content" / "chinese.md").write_text("---\ndate: 2021-08-07\nlang: zh\n---\n港口关闭了。\n", encoding="utf-8")
    command = words.replace("digest ", f"{sys.executable} -m digest ")
    done = subprocess.run(["bash", "-c", command], cwd=site, capture_output=True, check=False, timeout=60)
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    assert done.returncode == status, done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="needs a POSIX shell")
@pytest.mark.parametrize("words", ["build >&-", "build 2>&-", "build >&- 2>&- <&-"])
def test_a_build_needs_nobody_who_listens(site: Path, words: str) -> None:
    done = subprocess.run(["bash", "-c", f"{sys.executable} -m digest {words}"], cwd=site, check=False, timeout=60)
    assert done.returncode == 0
    assert (site / "site" / "index.html").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
def test_what_the_system_refuses_is_told(site: Path) -> None:
    digest("build", cwd=site)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "digest", "build"], cwd=site, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (1, b"Error: No space left on device\n")


@pytest.mark.parametrize("folder", ["content/new", "content", "static", "templates/site"])
@pytest.mark.parametrize("absolute", [False, True])
def test_a_folder_that_is_read_cannot_be_the_output(site: Path, folder: str, absolute: bool) -> None:
    done = digest("build", "-o", str(site / folder) if absolute else folder, cwd=site)
    assert done.returncode == 2
    assert f"the output folder '{folder}' and {folder.partition('/')[0]}_dir" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize("folder", ["content/new", "static"])
def test_nor_where_the_site_is_named_by_a_link(site: Path, folder: str) -> None:
    link = site / "here"
    link.symlink_to(site)
    done = digest("build", "-o", str(link / folder), cwd=site)
    assert done.returncode == 2
    assert f"the output folder '{folder}' and" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_an_output_folder_may_be_a_link(site: Path) -> None:
    (site / "elsewhere").mkdir()
    (site / "out").symlink_to(site / "elsewhere")
    digest("build", "-o", "out", cwd=site)
    done = digest("build", "-o", str(site / "out"), cwd=site)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Files       0 written" in done.stdout
    assert (site / "elsewhere" / "index.html").is_file()


def test_an_output_folder_that_is_named_in_full_is_the_same(site: Path) -> None:
    digest("build", "-o", "out", cwd=site)
    done = digest("build", "-o", str(site / "out"), cwd=site)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Files       0 written" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize(("signal", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGKILL", -9)])
def test_a_build_that_is_stopped_leaves_the_site_and_no_workers(site: Path, signal: str, status: int) -> None:
    import signal as signals
    import time

    digest("build", "-q", cwd=site)
    before = {p: p.read_bytes() for p in (site / "site").rglob("*") if p.is_file()}
    for number in range(3000):
        (site / "content" / f"{number}.md").write_text(ARTICLE.replace("Ferry", f"Ferry {number}"))
    records = site / ".digest-cache" / "records.sqlite"
    size = records.stat().st_size
    command = [sys.executable, "-X", "faulthandler", "-m", "digest", "build", "--jobs", "2"]
    running = subprocess.Popen(command, cwd=site, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    for _ in range(6000):  # until the first of what was read is remembered: then most of the work is still to be done
        if records.stat().st_size > size or running.poll() is not None:
            break
        time.sleep(0.01)
    running.send_signal(getattr(signals, signal))
    # The pipe ends only when every worker that holds it has gone.
    try:
        _, told = running.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        running.send_signal(signals.SIGABRT)  # it tells where it stands
        _, told = running.communicate(timeout=60)
    assert running.returncode == status, told.decode()
    assert b"Traceback" not in told
    assert {p: p.read_bytes() for p in (site / "site").rglob("*") if p.is_file()} == before
    if signal != "SIGKILL":
        assert [p.name for p in site.iterdir() if p.name.startswith(".site")] == []
    for number in range(100, 3000):  # the next build goes on where this one was stopped, and need not be as long
        (site / "content" / f"{number}.md").unlink()
    assert digest("build", "-q", cwd=site).returncode == 0
    assert [p.name for p in site.iterdir() if p.name.startswith(".site")] == []


def test_help_starts_without_the_heavy_libraries() -> None:
    code = (
        "import sys\nfrom digest.cli.main import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'yaml', 'jinja2', 'markdown', 'feedgen', 'lxml', 'nh3'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for command in ("build", "show", "explain", "extract", "init", "serve"):
        assert command in done.stdout


def test_serve_shows_the_site_under_its_path_and_builds_it_again(site: Path) -> None:
    import socket
    import time
    import urllib.error
    import urllib.request

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "digest", "serve", "-p", str(port)]
    server = subprocess.Popen(command, cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/news/"

    def fetch(path: str = "") -> str:
        with urllib.request.urlopen(address + path, timeout=5) as page:
            return str(page.read().decode())

    def wait_for(words: str) -> None:
        for _ in range(150):
            try:
                if words in fetch():
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise AssertionError(f"{words!r} never came")

    try:
        wait_for("Ferry strikes pier")
        with pytest.raises(urllib.error.HTTPError) as missing:
            fetch("no/such/page/")
        assert missing.value.code == 404
        assert "The Linmouth Digest" in missing.value.read().decode()
        for short in ("", "news"):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{short}", timeout=5) as page:
                assert page.url == address
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/index.html", timeout=5)
        (site / "content" / "ferry.md").write_text(ARTICLE.replace("Ferry strikes pier", "Ferry rams pier"))
        wait_for("Ferry rams pier")
    finally:
        server.terminate()
        server.wait(10)
    assert not (site / "site").exists()


def test_long_work_shows_a_bar_on_a_terminal_only(site: Path) -> None:
    pty = pytest.importorskip("pty", reason="there are no pseudo terminals here")
    for number in range(70):
        (site / "content" / f"{number}.md").write_text(ARTICLE.replace("Ferry", f"Ferry {number}"))
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "digest", "build", "--clock", "2022-01-01"]
    with subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, stderr=child, stdin=child) as running:
        os.close(child)
        seen = b""
        while True:
            try:
                piece = os.read(parent, 4096)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            seen += piece
        assert running.wait() == 0
    os.close(parent)
    assert b"Reading" in seen and b"Rendering" in seen and b"100%" in seen
    assert digest("build", cwd=site).stderr == ""


def test_serve_says_that_a_port_is_taken_and_nothing_else(site: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = digest("serve", "-p", str(port), cwd=site)
    assert done.returncode == 2
    assert f"port {port}: " in done.stderr and "--port" in done.stderr
    assert "Serving at" not in done.stdout


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("new", "content/"),
        ("clean", "--ignore-cache"),
        ("server", "`digest serve`"),
        ("publish", "digest init"),
        ("help", "--help"),
    ],
)
def test_a_command_of_another_generator_is_told_with_what_to_do_here(word: str, hint: str, tmp_path: Path) -> None:
    done = digest(word, "x", cwd=tmp_path)
    assert done.returncode == 2
    assert f"No such command '{word}': " in done.stderr and hint in done.stderr
    assert word not in main.commands
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["build", "--baseURL", "https://a.example/"], "'--baseURL': try `--base-url URL`."),
        (["build", "--buildDrafts"], "'--buildDrafts': try `--drafts`."),
        (["build", "--destination", "out"], "'--destination': try `--output DIR`."),
        (["build", "-d", "out"], "'-d': try `--output DIR`."),
        (["build", "--site_dir", "out"], "'--site_dir': try `--output DIR`."),
        (["serve", "--livereload"], "'--livereload': `digest serve` watches and builds by itself."),
        (["build", "--port", "80"], "'--port': try `digest serve --port`."),
        (["-D"], "'-D': try `digest build -D`."),
        (["build", "--strikt"], "'--strikt'. Did you mean '--strict'?"),
        (["build", "--nonsense"], "'--nonsense'."),
    ],
)
def test_an_option_of_another_generator_is_told_with_ours(words: list[str], hint: str, tmp_path: Path) -> None:
    done = digest(*words, cwd=tmp_path)
    assert done.returncode == 2 and f"No such option {hint}" in done.stderr
    assert not list(tmp_path.iterdir())


def test_the_options_that_are_offered_are_ours() -> None:
    ours = {name for command in main.commands.values() for parameter in command.params for name in parameter.opts}
    for foreign, hint in OPTIONS.items():
        assert set(re.findall(r"`?(--?[a-z-]+)", hint)) <= ours, hint
        assert all(foreign != name.replace("-", "") for name in ours if name.startswith("--")) or len(foreign) == 2
