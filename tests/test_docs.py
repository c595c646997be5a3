"""The docs say what the code does: every command, option, setting, field, problem and template, and no dead link."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import click
import pytest
from jinja2 import meta, nodes

from digest.cli.main import main
from digest.model.edition import Brief, Day, Link
from digest.model.problem import CODES
from digest.model.settings import (
    FactSettings,
    FeedSettings,
    RobotsSettings,
    SecuritySettings,
    Settings,
    SourceSettings,
    SummarySettings,
)
from digest.publishing.environment import make_environment
from digest.publishing.frame import Page, Site
from digest.publishing.listings import StoryView
from digest.publishing.views import ComparisonView, FactView, FigureView, SentenceView
from digest.publishing.works import MenuItem
from digest.reading.metadata.frontmatter import FIELD_NAMES
from tests.test_house import FLOORS, HOUSE

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")])


def read(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """The text below a heading, up to the next of its level."""
    found = re.search(rf"^(#+) {re.escape(heading)}$(.*?)(?=^\1 |\Z)", text, re.M | re.S)
    assert found, f"there is no heading '{heading}'"
    return found[2]


COMMANDS = sorted(main.commands)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    told = section(read("reference/commands.md"), f"digest {command}")
    options = [p for p in main.commands[command].params if isinstance(p, click.Option)]
    wanted = {name for option in options for name in option.opts}
    # The short and the long name of every option, and no option that is not there.
    rows = "\n".join(line for line in told.splitlines() if line.startswith("| `-"))
    documented = set(re.findall(r"(?<![\w-])(--?[a-z-]+|-[A-Z])(?=[` ,])", rows, re.I))
    assert documented == wanted


def test_no_command_is_documented_that_is_not_there() -> None:
    assert re.findall(r"^## digest (\w+)$", read("reference/commands.md"), re.M) == [
        "build",
        "show",
        "explain",
        "extract",
        "init",
        "serve",
    ]
    assert sorted(["build", "show", "explain", "extract", "init", "serve"]) == COMMANDS


@pytest.mark.parametrize(
    "group", [Settings, SummarySettings, FactSettings, FeedSettings, RobotsSettings, SecuritySettings, SourceSettings]
)
def test_every_setting_is_documented(group: type) -> None:
    text = read("reference/settings.md")
    for field in dataclasses.fields(group):
        assert f"`{field.name}`" in text, field.name
        assert field.metadata["doc"], field.name


def test_every_field_of_front_matter_is_documented() -> None:
    text = read("reference/front-matter.md")
    assert [name for name in sorted(FIELD_NAMES) if f"`{name}`" not in text] == []


def test_every_problem_has_a_heading_and_no_other_has() -> None:
    headings = re.findall(r"^### (.+)$", read("reference/problems.md"), re.M)
    assert sorted(headings) == sorted(CODES)


def test_a_problem_is_documented_with_its_weight() -> None:
    text = read("reference/problems.md")
    for code, severity in CODES.items():
        if code != "bad-line":
            assert section(text, code).strip().lower().startswith(severity), code


def test_every_template_is_documented() -> None:
    text = read("reference/templates.md")
    names = [p.relative_to(ROOT / "templates").as_posix() for p in (ROOT / "templates").rglob("*.*")]
    assert [n for n in names if f"`{n}`" not in text] == []


VIEWS = [Site, Page, FactView, SentenceView, FigureView, ComparisonView, MenuItem, StoryView, Brief, Day, Link]


@pytest.mark.parametrize("view", VIEWS)
def test_every_field_that_a_template_can_use_is_documented(view: type) -> None:
    text = read("reference/templates.md")
    own = {"figures", "evidence", "open_facts"}  # for gathering and linking, not for showing
    names = getattr(view, "_fields", None) or [f.name for f in dataclasses.fields(view)]
    assert [name for name in names if name not in own and f"`{name}`" not in text] == []


def test_every_name_that_the_theme_uses_is_documented() -> None:
    text = read("reference/templates.md")
    environment = make_environment({})
    used: set[str] = set()
    for path in (ROOT / "templates").glob("*.html"):
        tree = environment.parse(path.read_text(encoding="utf-8"))
        local = {n.name for n in tree.find_all(nodes.Name) if n.ctx == "store"}
        used |= meta.find_undeclared_variables(tree) - local
        used |= {n.attr for n in tree.find_all(nodes.Getattr)}
    builtin = {"loop", "first", "last", "index", "items", "caller", "super"}
    assert sorted(n for n in used - builtin if not re.search(rf"`[^`]*\b{n}\b[^`]*`", text)) == []


def find_links(page: Path) -> set[tuple[Path, str]]:
    """The files that a page leads to, each with the heading that is named, or nothing."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.S)
    links = re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)", text)
    return {((page.parent / to).resolve() if to else page, at) for to, at in links if not to.startswith(("http://", "https://"))}


def list_anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", DOCS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_between_docs_land(page: Path) -> None:
    for file, anchor in find_links(page):
        assert file.exists(), file
        assert not anchor or anchor in list_anchors(file), f"{file}#{anchor}"


def test_every_page_is_led_to() -> None:
    led_to = {file for page in DOCS for file, _ in find_links(page) if file != page}
    assert [page for page in DOCS if page not in led_to and page != ROOT / "README.md"] == []


def test_the_architecture_has_the_rooms_and_floors_that_there_are() -> None:
    text = read("explanation/architecture.md")
    told = [set(re.findall(r"`(\w+)`", rooms)) for _, rooms in re.findall(r"^\| (\d+) \| (.*?) \|", text, re.M)]
    assert told[::-1] == FLOORS[1:-1]  # without the faces of the package
    inner = {p.parent.relative_to(HOUSE).as_posix() for p in HOUSE.glob("*/*/__init__.py")}
    assert set(re.findall(r"^\| `(\w+/\w+)` \|", text, re.M)) == inner


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*/*.md")), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_module_that_a_page_names_is_there(page: Path) -> None:
    modules = [
        p.relative_to(ROOT).as_posix() for folder in ("digest", "tests", "benchmarks") for p in (ROOT / folder).rglob("*.py")
    ]
    named = set(re.findall(r"`([a-z_0-9/]+\.py)`", page.read_text(encoding="utf-8")))
    assert [name for name in named if not any(f"/{module}".endswith(f"/{name}") for module in modules)] == []


def test_the_changelog_names_the_version() -> None:
    from digest import __version__

    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## Unreleased" in text or f"## {__version__}" in text


def test_the_workflows_use_the_same_actions() -> None:
    """The one that `digest init` writes, the one of the tutorial and those of this repository: none stays behind."""
    texts = [read("tutorial.md"), *(p.read_text(encoding="utf-8") for p in (ROOT / ".github" / "workflows").glob("*.yml"))]
    starter = (ROOT / "digest" / "starter" / "pages.yml").read_text(encoding="utf-8")
    used = dict(re.findall(r"uses: (\S+)@(\S+)", starter))
    assert len(used) >= 6
    for text in texts:
        found = dict(re.findall(r"uses: (\S+)@(\S+)", text))
        assert found
        assert found.items() <= used.items()
        if "actions/upload-pages-artifact" in found:  # it leaves .well-known/ out otherwise
            assert "include-hidden-files: true" in text
