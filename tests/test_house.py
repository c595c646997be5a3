"""The floors and doors of the house hold: read from the imports themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent / "digest"
MODULES = sorted(HOUSE.rglob("*.py"))

#: From the ground up. A room may use the floors below it and itself, never one beside or above it.
FLOORS: list[set[str]] = [
    {"__init__"},
    {"model"},
    {"errors", "nearest", "patterns", "stopping", "telling"},
    {"processes"},
    {"reading", "editing", "publishing", "disk", "memory", "workers"},
    {"desk", "preview", "cluster", "writer", "indexer"},
    {"intake", "agenda", "own_pages", "copies", "placing", "press", "repeat", "theme", "search", "sharing", "crosslinks"},
    {"build", "extract"},
    {"cli"},
    {"command"},
    {"__main__"},
]

#: Each library comes in by one door.
DOORS = {
    "yaml": {"reading/metadata/nodes.py"},
    "markdown": {"reading/markup/markdown.py"},
    "nh3": {"reading/markup/markdown.py", "reading/markup/cleaning.py"},
    "jinja2": {"publishing/environment.py", "publishing/engine.py", "publishing/folding.py"},
    "babel": {"publishing/lexicons.py"},
    "feedgen": {"publishing/feeds/xml.py"},
    "lxml": {"publishing/feeds/xml.py"},
    "click": {"cli/main.py", "cli/context.py", "cli/building.py", "cli/looking.py"},
    "msgspec": {"memory/encoding.py", "publishing/json_text.py"},
    "sqlite3": {"memory/records.py"},
    "concurrent": {"workers.py", "processes.py", "cluster.py"},  # the interface; what stands behind it has one door each
    "multiprocessing": {"processes.py"},
    "distributed": {"cluster.py"},
    "dask": {"cluster.py"},
    "llm": {"writer.py"},
    "pagefind_bin": {"indexer.py"},
    "PIL": {"publishing/share_images.py"},
}

#: What only the edges may touch.
FILE_METHODS = {"read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "unlink", "rmtree", "mkdir"}
FILE_ROOMS = ("disk/", "memory/", "cli/looking.py", "preview.py", "editing/names/wordlists.py")
CLOCKS = {"datetime.now", "date.today", "time.time", "datetime.utcnow"}
CHANCE = {"locale.setlocale", "os.getcwd", "hash", "random.random"}
EDGES: dict[str, set[str]] = {
    "print": set(),
    "open": set(),
    "input": set(),
    "exit": set(),
}

UNWANTED_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "misc"}
UNWANTED_VERBS = ("get_", "process_", "handle_")
#: Names that a library's class prescribes: html.parser's events, a Jinja loader's method.
PRESCRIBED = {"handle_starttag", "handle_endtag", "handle_startendtag", "handle_data", "get_source"}


def room_of(path: Path) -> str:
    first = path.relative_to(HOUSE).parts[0]
    return first.removesuffix(".py")


def floor_of(room: str) -> int:
    return next(n for n, rooms in enumerate(FLOORS) if room in rooms)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports_of(path: Path) -> frozenset[str]:
    """Every module that a file imports, inside functions too, as a dotted name."""
    return frozenset(list_imports(path))


def list_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            if node.module == "digest":
                yield from (f"digest.{alias.name}" for alias in node.names if alias.name != "__version__")


def name(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def test_every_room_is_on_a_floor() -> None:
    assert {room_of(p) for p in MODULES} <= set().union(*FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_rooms_use_only_the_floors_below(path: Path) -> None:
    room = room_of(path)
    for module in imports_of(path):
        parts = module.split(".")
        if parts[0] != "digest" or len(parts) == 1:
            continue
        other = parts[1]
        assert other == room or floor_of(other) < floor_of(room), f"{name(path)} ({room}) imports {module}"


def test_no_circles_within_a_room() -> None:
    """Imports inside functions and for type checking count too."""
    edges: dict[str, set[str]] = {}
    for path in MODULES:
        dotted = "digest." + path.relative_to(HOUSE).with_suffix("").as_posix().replace("/", ".")
        edges[dotted] = set()
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ImportFrom) and node.module:
                edges[dotted] |= {node.module, *(f"{node.module}.{a.name}" for a in node.names)}
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " -> ".join([*way, module])
        if module in done:
            return
        for other in sorted(edges.get(module, ())):
            if other in edges:
                visit(other, (*way, module))
        done.add(module)

    for module in sorted(edges):
        visit(module, ())


def test_rooms_within_a_room_lead_one_way() -> None:
    """Where names ask speech, speech asks no names. Modules that stand beside such rooms may ask them and be asked."""
    rooms = {p.parent.relative_to(HOUSE).as_posix() for p in HOUSE.glob("*/*/__init__.py")}
    asked: dict[str, set[str]] = {room: set() for room in rooms}
    for path in MODULES:
        if (room := path.parent.relative_to(HOUSE).as_posix()) in rooms:
            asked[room] |= {"/".join(module.split(".")[1:3]) for module in imports_of(path)} & (rooms - {room})
    while asked:
        done = {room for room, others in asked.items() if others.isdisjoint(asked)}
        assert done, f"these lead to each other: {asked}"
        asked = {room: others for room, others in asked.items() if room not in done}


@pytest.mark.parametrize("library", sorted(DOORS))
def test_a_library_has_one_door(library: str) -> None:
    users = {name(p) for p in MODULES if any(m.split(".")[0] == library for m in imports_of(p))}
    assert users <= DOORS[library]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_files_clock_and_locale_are_touched_at_the_edges_only(path: Path) -> None:
    tree = tree_of(path)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in EDGES:
                assert name(path) in EDGES[called], f"{name(path)}:{node.lineno} calls {called}"
            place = f"{name(path)}:{node.lineno} calls {called}"
            if "." in called and called.rsplit(".", 1)[-1] in FILE_METHODS:
                assert name(path).startswith(FILE_ROOMS), place
            if called in CLOCKS:
                assert name(path) in ("cli/building.py", "command.py"), place
            assert called not in CHANCE, place
    assert not {"random", "locale", "requests", "urllib.request", "socket"} & imports_of(path) or room_of(path) == "cli"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_names_say_what_things_are(path: Path) -> None:
    assert path.stem not in UNWANTED_NAMES
    tree = tree_of(path)
    assert ast.get_docstring(tree), f"{name(path)} does not say what it is"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name not in PRESCRIBED:
            assert not node.name.startswith(UNWANTED_VERBS), f"{name(path)}:{node.lineno} {node.name}"


def test_the_model_needs_the_standard_library_only() -> None:
    import sys

    for path in (HOUSE / "model").glob("*.py"):
        for module in imports_of(path):
            assert module.split(".")[0] in sys.stdlib_module_names | {"digest"}, f"{name(path)} imports {module}"


def test_the_built_site_is_no_package() -> None:
    assert not (HOUSE.parent / "site" / "__init__.py").exists()
