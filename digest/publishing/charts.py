"""Figures of one measure as bars: pictures in SVG without words, colour or font of their own, each to stand below its figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

MOST: Final = 8  # bars that an eye compares: of more figures a table says more


def draw_bars(spans: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    """A bar for each figure, as `<svg>`, to one scale that begins at zero; what lies between two is drawn fainter.

    None where there is nothing to compare by eye: fewer than two figures or too many, all the same, or one below zero.
    """
    most = max((high for _, high in spans), default=0)
    if not 2 <= len(spans) <= MOST or most <= 0 or min(low for low, _ in spans) < 0 or len(set(spans)) < 2:
        return ()
    return tuple(_draw_bar(100 * low / most, 100 * high / most) for low, high in spans)


def _draw_bar(low: float, high: float) -> str:
    """A bar that is as long as `low` per cent of its place, and fainter up to `high`."""
    faint = f'<rect class="faint" width="{high:.1f}%" height="100%"/>' if high > low else ""
    return f'<svg class="bar" aria-hidden="true">{faint}<rect width="{low:.1f}%" height="100%"/></svg>'
