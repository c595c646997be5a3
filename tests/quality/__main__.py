"""Measure how good digest is on the articles of ../shared/truth; with --pin, raise the floors and write the docs' table.

    python -m tests.quality [--pin] [SET …]

A floor is never lowered: where a figure fell below one, nothing is written and the exit status is 1.
"""

from __future__ import annotations

import argparse
import sys

from tests.quality.floors import Pinned, find_lowered, load_floors, pin_all, write_floors
from tests.quality.page import render_figure, write_table
from tests.quality.truth import SETS, find_lack, measure_set


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", choices=[*SETS, []], metavar="SET", help=f"of {', '.join(SETS)}; all if none is named")
    parser.add_argument("--pin", action="store_true", help="write the floors that rose, and the table in the docs")
    asked = parser.parse_args()
    if lack := find_lack():
        parser.error(lack)
    if asked.pin and asked.sets:
        parser.error("the table shows all sets, so --pin measures all")
    old = load_floors()
    new: dict[str, Pinned] = {}
    for name in asked.sets or SETS:
        new |= (found := pin_all(measure_set(name)))
        for measure, pinned in found.items():
            figure, low, high, floor = (render_figure(measure, x) for x in (pinned.figure, pinned.low, pinned.high, pinned.floor))
            say(f"{measure:45} {pinned.articles:5} {figure:>7} ({low} to {high}), at least {floor}")
    lowered = find_lowered({k: v for k, v in old.items() if k in new or asked.pin}, new)
    for line in lowered:
        say(f"fell: {line}")
    if asked.pin and not lowered:
        write_floors(new)
        write_table(new)
    return 1 if lowered else 0


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
