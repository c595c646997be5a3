"""Where the time of a build goes: by room of the house, and by function.

    python benchmarks/profile_build.py [FOLDER] [--cold | --edit | --nothing] [--articles N]

Builds a copy of the site in FOLDER, or a made-up one of N articles, in this process and under Python's profiler: cold, with one
article edited since the last build, or with nothing changed. Profiling makes small functions look dearer than they are: take
the shares as a hint, and measure what you change with peers.py.

(It is not called profile.py, because Python's own profiler imports a module of that name.)
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from corpus import write_corpus
from tools import SETTINGS, compile_house

import digest

Function = tuple[str, int, str]  # file, line, name
#: Of a function: calls without and with recursion, own seconds, seconds with all that it calls, and the same by caller.
Timing = tuple[int, int, float, float, dict[Function, tuple[int, int, float, float]]]
HOUSE = str(Path(digest.__file__).parent)
PYTHON = str(Path(os.__file__).parent)
LINES = 30
PAUSE = 0.2  # seconds between a change and a build


def copy_site(folder: Path, root: Path) -> Path:
    """Copy what the site in the folder is made from, so that nothing is changed there; gives the folder of articles."""
    from digest.disk.folders import load_settings
    from digest.reading.metadata.settings import read_settings

    data, shown = load_settings(folder, None)
    settings, _ = read_settings(data.decode(), shown)
    (root / "digest.yml").write_bytes(data)
    for name in (settings.content_dir, settings.templates_dir, settings.static_dir):
        if (folder / name).is_dir():
            shutil.copytree(folder / name, root / name, dirs_exist_ok=True)
    return root / settings.content_dir


def make_site(root: Path, articles: int) -> Path:
    (root / "digest.yml").write_text(SETTINGS, encoding="utf-8")
    write_corpus(root / "content", articles)
    return root / "content"


def edit_one(content: Path) -> None:
    """One more paragraph in an article in the middle."""
    articles = sorted(path for path in content.rglob("*") if path.suffix in (".md", ".markdown", ".txt"))
    with articles[len(articles) // 2].open("a", encoding="utf-8") as file:
        file.write("\nAn update to this report came in late.\n")


def profile_build(arguments: list[str]) -> pstats.Stats:
    """Run the command `digest` in this process: what it loads is a part of what it costs."""
    profiler = cProfile.Profile()
    status: object = 0
    profiler.enable()
    try:
        from digest.cli.main import main as run_digest

        run_digest(arguments, standalone_mode=False)
    except SystemExit as stopped:
        status = stopped.code
    finally:
        profiler.disable()
    if status:
        raise SystemExit(status if isinstance(status, int) else 1)
    return pstats.Stats(profiler)


# ---------------------------------------------------------------- whose time it is


def room_of(function: Function) -> str:
    """The room that a function stands in, or the library it belongs to; nothing for what is built into Python."""
    file, _, name = function
    if file.startswith("<frozen importlib") or name == "<module>":
        return "loading modules"
    if file == "~":
        return ""
    if file.startswith(HOUSE):
        room, *inner = Path(file).relative_to(HOUSE).with_suffix("").parts
        return f"editing/{inner[0]}" if room == "editing" and len(inner) > 1 else room
    if "site-packages" in file:
        return f"library {Path(file.rpartition('site-packages')[2][1:]).parts[0].removesuffix('.py')}"
    if file.startswith("<"):
        return f"Python's {file.strip('<>').removeprefix('frozen ')}"
    if not Path(file).is_absolute():
        return "publishing"  # a template
    module = Path(file).relative_to(PYTHON).with_suffix("").parts[0] if file.startswith(PYTHON) else Path(file).stem
    return "compiling patterns" if module == "re" else f"Python's {module}"


def time_by_room(timings: Mapping[Function, Timing]) -> dict[str, float]:
    """Own seconds by room. What is built in (regular expressions, system calls) counts for the room that calls it."""
    rooms: defaultdict[str, float] = defaultdict(float)
    for function, (_, _, own, _, callers) in timings.items():
        if room := room_of(function):
            rooms[room] += own
            continue
        for caller, (_, _, share, _) in callers.items():
            rooms[room_of(caller) or "Python itself"] += share
            own -= share
        rooms["Python itself"] += own
    return rooms


def tell(timings: Mapping[Function, Timing]) -> Iterator[str]:
    rooms = time_by_room(timings)
    whole = sum(rooms.values())
    yield f"{whole:.2f} s under the profiler\n"
    yield f"{'own time':>10}   %   room"
    for room, seconds in sorted(rooms.items(), key=lambda item: -item[1]):
        if seconds >= whole / 1000:
            yield f"{seconds:8.3f} s {100 * seconds / whole:4.1f}   {room}"
    yield f"\n{'own time':>10}   {'with all':>8} {'calls':>9}   function"
    dearest = sorted(timings.items(), key=lambda item: -item[1][2])[:LINES]
    for function, (_, calls, own, total, _) in dearest:
        yield f"{own:8.3f} s {total:8.3f} s {calls:9,}   {name_of(function)}"


def name_of(function: Function) -> str:
    file, line, name = function
    if file == "~":
        return name
    if file.startswith(HOUSE):
        file = Path(file).relative_to(Path(HOUSE).parent).as_posix()
    elif "site-packages" in file:
        file = file.rpartition("site-packages")[2][1:]
    else:
        file = "/".join(Path(file).parts[-2:])
    return f"{file}:{line} {name}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="the root of a site, which is left as it is")
    parser.add_argument("--articles", type=int, default=1000, help="size of the made-up site")
    kinds = parser.add_mutually_exclusive_group()
    for kind in ("cold", "edit", "nothing"):
        kinds.add_argument(f"--{kind}", dest="kind", action="store_const", const=kind, default="cold")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="digest-profile-") as folder:
        root = Path(folder)
        content = copy_site(asked.folder, root) if asked.folder else make_site(root, asked.articles)
        if asked.kind != "cold":
            time.sleep(PAUSE)
            before = subprocess.run([sys.executable, "-m", "digest", "build", "--quiet", "-C", str(root)], check=False)
            if before.returncode:
                raise SystemExit(before.returncode)
        if asked.kind == "edit":
            edit_one(content)
            time.sleep(PAUSE)
        compile_house()
        here = Path.cwd()
        try:
            stats = profile_build(["build", "--jobs", "1", "-C", str(root)])
        finally:
            os.chdir(here)
    timings: Mapping[Function, Timing] = vars(stats)["stats"]
    print("\n" + "\n".join(tell(timings)))


if __name__ == "__main__":
    main()
