"""The table of figures in the docs, made from the floors' file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tests.quality.floors import Pinned, is_gain

PATH: Final = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "quality.md"
BEGIN: Final = "<!-- figures: written by `make quality` -->"
END: Final = "<!-- end of figures -->"


class Line(NamedTuple):
    """A line of the table: a measure, in words, what a simple method reaches and what we want to reach."""

    name: str
    label: str
    simple: str = ""
    aim: str = ""


LINES: Final = (
    Line("sum_cnndm: gain", "summary, against highlights by editors: points of ROUGE-1 over Lead-3", "0, LexRank −2.3", "+1.0"),
    Line("sum_inshorts: gain", "– against 58-word summaries by editors", "0, LexRank −4.6", "+1.0"),
    Line("sum_writer: gain", "– against summaries by hired writers", "0", "above 0"),
    Line("sum_gum: gain", "– against one sentence, titled articles", "0", "0"),
    Line("keyfacts: main sentences", "main sentences that the summary covers", "0.84", "0.86"),
    Line("facts_5w1h: mean", "who, what, when, where: relevance, mean", "0.60", "0.72"),
    Line("facts_5w1h: who", "– who", "0.62"),
    Line("facts_5w1h: what", "– what", "0.66"),
    Line("facts_5w1h: when", "– when", "0.61"),
    Line("facts_5w1h: where", "– where", "0.53"),
    Line("facts_5w1h: day", "– the day of it, resolved; silence counts as wrong"),
    Line("facts_quotes: quotes", "quotes with the right speaker, end to end, named speakers", "0.675", "0.80"),
    Line("facts_quotes: speaker", "– the speaker is right where one is told", "0.81", "0.92"),
    Line("facts_quotes: quotes precision", "– what is told as a quote is one"),
    Line("facts_quotes: quotes and claims", "quotes and claims with their source, end to end, named", "0.37", "0.50"),
    Line("facts_quotes: quotes and claims precision", "– precision", "", "0.85"),
    Line("ner_worldwide: precision", "names as a set per document, worldwide news: precision", "0.73", "0.82"),
    Line("ner_worldwide: recall", "– recall", "0.56", "0.58"),
    Line("ner_pud: precision", "– single news sentences: precision"),
    Line("ner_pud: recall", "– recall"),
    Line("ner_ewt_dev: precision", "– web text (letters, reviews, blogs): precision"),
    Line("ner_ewt_dev: recall", "– recall"),
    Line("keyfacts: score", "key facts, weighted by importance, all kinds: F1", "0.53", "0.72"),
    Line("keyfacts: figure", "– figures with the right value", "0.73", "0.88"),
    Line("keyfacts: claimant", "– who gives the figure, where somebody does", "0", "0.75"),
    Line("keyfacts: date", "– dates, resolved", "0.70", "0.88"),
    Line("keyfacts: place", "– places", "0.54", "0.78"),
    Line("keyfacts: person", "– people", "0.53", "0.75"),
    Line("keyfacts: organisation", "– organisations", "0.37", "0.60"),
    Line("keyfacts: quote", "– quotes", "0.24", "0.80"),
    Line("keyfacts: claim", "– claims", "0.41", "0.55"),
)


def render_table(floors: Mapping[str, Pinned]) -> str:
    """The table, in Markdown."""
    rows = ["| what | articles | a simple method | wanted | digest (95 % confidence) |", "|---|---|---|---|---|"]
    for line in LINES:
        pinned = floors[line.name]
        figure, low, high = (render_figure(line.name, x) for x in (pinned.figure, pinned.low, pinned.high))
        rows.append(f"| {line.label} | {pinned.articles:,} | {line.simple} | {line.aim} | {figure} ({low} to {high}) |")
    return "\n".join(rows) + "\n"


def render_figure(name: str, figure: float) -> str:
    return f"{figure:+.2f}".replace("-", "−") if is_gain(name) else f"{figure:.3f}"


def read_table(page: str) -> str:
    """What stands between the two marks in the page."""
    return page.split(BEGIN)[1].split(END)[0].strip("\n") + "\n"


def set_table(page: str, table: str) -> str:
    """The page with the table between its marks."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n{table}{END}{rest.split(END)[1]}"


def write_table(floors: Mapping[str, Pinned]) -> None:
    PATH.write_text(set_table(PATH.read_text(encoding="utf-8"), render_table(floors)), encoding="utf-8")
