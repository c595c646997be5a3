"""Figures of one measure as bars: a picture in SVG that says in words what it shows, with no colour or font of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

WIDTH: Final = 320  # units of the picture; the page scales it
STEP: Final = 40  # from bar to bar
LONGEST: Final = 44  # characters of a label that fit into the width
MOST: Final = 8  # bars that an eye compares: of more figures a table says more


class Bar(NamedTuple):
    """A figure: its words, and what it is or between what it lies."""

    label: str
    low: float
    high: float


def draw_bars(title: str, bars: Sequence[Bar]) -> str:
    """The figures as an `<svg>` with a bar for each, to one scale that begins at zero; what lies between two is drawn fainter.

    Empty where there is nothing to compare by eye: fewer than two figures or too many, all the same, or one below zero.
    """
    most = max((bar.high for bar in bars), default=0)
    if not 2 <= len(bars) <= MOST or most <= 0 or min(bar.low for bar in bars) < 0 or len({bar[1:] for bar in bars}) < 2:
        return ""
    told = "; ".join(bar.label for bar in bars)
    rows = "".join(_draw_bar(bar, STEP * number, WIDTH / most) for number, bar in enumerate(bars))
    return (
        f'<svg class="bars" role="img" viewBox="0 0 {WIDTH} {STEP * len(bars)}">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>{rows}</svg>"
    )


def retitle(chart: str, title: str) -> str:
    """The same picture under another title."""
    return re.sub(r"<title>.*?</title>", lambda _: f"<title>{escape(title)}</title>", chart, count=1, flags=re.DOTALL)


def _draw_bar(bar: Bar, top: int, scale: float) -> str:
    label = bar.label if len(bar.label) <= LONGEST else f"{bar.label[: LONGEST - 1]}…"
    faint = f'<rect class="faint" y="{top + 20}" width="{bar.high * scale:.1f}" height="12"/>' if bar.high > bar.low else ""
    return f'<text y="{top + 14}">{escape(label)}</text>{faint}<rect y="{top + 20}" width="{bar.low * scale:.1f}" height="12"/>'
