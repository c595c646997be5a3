"""What is remembered of articles in English words, told in the words of the interface where that is another language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from digest.model.edition import Brief
from digest.publishing.body import retell_body
from digest.publishing.library import Library, Sheet
from digest.publishing.timeline import tell_date
from digest.publishing.views import VERDICTS, ComparisonView, FactView, FigureView, tell_said
from digest.publishing.words import Words


@dataclass(frozen=True, slots=True)
class Retelling:
    """A library whose sheets are in the words of the interface."""

    library: Library
    words: Words

    def brief(self, record: str) -> Brief:
        return self.library.brief(record)

    def sheet(self, record: str) -> Sheet:
        return retell_sheet(self.library.sheet(record), self.words)

    def data(self, record: str) -> str:
        return self.library.data(record)


def retell(library: Library, words: Words) -> Library:
    """The library itself where the interface speaks English."""
    return library if words.are_plain else Retelling(library, words)


def retell_sheet(sheet: Sheet, words: Words) -> Sheet:
    return replace(
        sheet,
        text=retell_body(sheet.text, words),
        facts=tuple(_retell_fact(fact, words) for fact in sheet.facts),
        comparisons=retell_comparisons(sheet.comparisons, words),
        timeline=tuple(entry._replace(told=tell_date(entry.stamp, words.calendar)) for entry in sheet.timeline),
    )


def retell_comparisons(comparisons: Iterable[ComparisonView], words: Words) -> tuple[ComparisonView, ...]:
    return tuple(comparisons) if words.are_plain else tuple(_retell_comparison(c, words) for c in comparisons)


def _retell_fact(fact: FactView, words: Words) -> FactView:
    return fact._replace(label=words.gettext(fact.label), says=tell_said(fact.said, words))


def _retell_comparison(comparison: ComparisonView, words: Words) -> ComparisonView:
    told = words.gettext(VERDICTS[comparison.verdict])
    return comparison._replace(told=told, figures=tuple(_retell_figure(f, words) for f in comparison.figures))


def _retell_figure(figure: FigureView, words: Words) -> FigureView:
    return figure._replace(says=tell_said(figure.said, words), amount=words.calendar.amount(figure.amount))
