"""The floors: what each measure must not fall below, with the figure and the interval that were measured when it was pinned."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tests.quality.tallies import Tally, find_figure, find_interval

PATH: Final = Path(__file__).with_name("floors.json")


class Pinned(NamedTuple):
    """A measure as it was when pinned. Shares are from 0 to 1, gains in points of ROUGE."""

    floor: float
    figure: float
    low: float  # of 95 collections in 100
    high: float
    articles: int


def pin(tally: Tally) -> Pinned:
    figure, (low, high) = find_figure(tally), find_interval(tally)
    return Pinned(find_floor(tally.name, figure), round(figure, 4), round(low, 4), round(high, 4), len(tally.rows))


def is_gain(name: str) -> bool:
    return name.endswith(": gain")


def find_floor(name: str, figure: float) -> float:
    """The figure rounded down, to a hundredth or a tenth of a point: what is less than that is chance."""
    steps = 10 if is_gain(name) else 100
    return math.floor(figure * steps + 1e-9) / steps


def find_lowered(old: Mapping[str, Pinned], new: Mapping[str, Pinned]) -> list[str]:
    """The measures, in words, whose floor the new ones would lower, or that they leave out."""
    return [
        f"{name}: {new[name].floor if name in new else 'not measured'}, and the floor is {pinned.floor}"
        for name, pinned in sorted(old.items())
        if name not in new or new[name].floor < pinned.floor
    ]


def load_floors() -> dict[str, Pinned]:
    return {name: Pinned(**values) for name, values in json.loads(PATH.read_text(encoding="utf-8")).items()}


def write_floors(floors: Mapping[str, Pinned]) -> None:
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(pinned._asdict())}" for name, pinned in floors.items())
    PATH.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def pin_all(tallies: Iterable[Tally]) -> dict[str, Pinned]:
    return {tally.name: pin(tally) for tally in tallies}
