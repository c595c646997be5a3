"""Facts and figures as a template shows them: words for who says so, and links to the sentence that says it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from digest.model.edition import Brief, StoryComparison
from digest.model.fact import Attribution, Comparison, Fact, FactKind, Status
from digest.publishing.charts import MOST, draw_bars
from digest.publishing.rights import has_editors_words, shown_facts, shown_figures, shown_summary, shows_sentence
from digest.publishing.urls import fact_anchor, sentence_anchor
from digest.publishing.words import ENGLISH, N_, Words

KIND_LABELS: Final[dict[FactKind, str]] = {
    "person": N_("Who"),
    "organisation": N_("Who"),
    "place": N_("Where"),
    "date": N_("When"),
    "figure": N_("Figure"),
    "quote": N_("Quote"),
    "claim": N_("Claim"),
}

#: What an editor pinned and nobody is known to say: the article itself does.
UNCLAIMED: Final = N_("Note")

SAYS: Final[dict[Status, str]] = {
    "said": N_("according to %(name)s"),
    "claimed": N_("claimed by %(name)s"),
    "denied": N_("denied by %(name)s"),
    "confirmed": N_("confirmed by %(name)s"),
    "expected": N_("expected by %(name)s"),
    "alleged": N_("alleged by %(name)s"),
}

OPENING: Final = frozenset(["A", "An", "Another", "Her", "His", "Its", "One", "Our", "Some", "The", "Their"])

VERDICTS: Final[dict[str, str]] = {"agree": N_("These figures agree"), "conflict": N_("These figures differ")}


class Said(NamedTuple):
    """Who says so, and how sure that makes it."""

    status: Status
    name: str
    via: str  # an agency, or how it was said: "AFP", "tweeted"; mostly empty


class FactView(NamedTuple):
    """A key fact on a page. `target` is the anchor of its sentence in the text; empty where the text is not shown."""

    number: int  # from 1; the text's links back show it
    kind: FactKind
    label: str
    anchor: str
    line: str
    says: str  # "according to Fawad Aman, tweeted"; empty where nobody is named
    target: str
    editor: bool
    said: Said | None = None  # what `says` is made of
    name: str = ""  # the full name of the person, organisation or place that it is about


class SentenceView(NamedTuple):
    """A sentence of a summary, and the anchor of the same sentence in the text, or of the one that bears a model's out; empty for
    an editor's. `others` are the anchors of further sentences that do.
    """

    text: str
    target: str
    others: tuple[str, ...] = ()


class FigureView(NamedTuple):
    """A figure in a comparison: its words, who says so, and where."""

    text: str
    says: str
    target: str  # anchor of the sentence
    brief: Brief | None = None  # of another article, in a story
    amount: str = ""  # the number alone: "48,000,000", "20–40"; empty of a score
    said: Said | None = None  # what `says` is made of
    bar: str = ""  # how large it is beside the others, in SVG; empty where the eye has nothing to compare


class ComparisonView(NamedTuple):
    """Figures of one measure side by side."""

    measure: str
    verdict: str  # "agree" or "conflict"
    told: str
    figures: tuple[FigureView, ...]
    has_table: bool = False  # whether a table of their numbers helps: below bars, or where they are too many for them


def make_said(attribution: Attribution | None) -> Said | None:
    if attribution is None:
        return None
    name = attribution.name
    if name.split(" ")[0] in OPENING:  # the name stood at the head of a sentence
        name = name[0].lower() + name[1:]
    return Said(attribution.status, name, attribution.via or "")


def tell_said(said: Said | None, words: Words) -> str:
    """Who says so, in the words of the interface, `claimed by the defence ministry, via AFP`; empty where nobody is named."""
    if said is None:
        return ""
    told = words.gettext(SAYS[said.status], name=said.name)
    if not said.via:
        return told
    if said.via[:1].isupper():
        return words.gettext("%(says)s, via %(agency)s", says=told, agency=said.via)
    return words.gettext("%(says)s, %(how)s", says=told, how=said.via)


def make_fact_view(number: int, fact: Fact, brief: Brief) -> FactView:
    said = make_said(fact.attribution)
    line = fact.line or fact.text
    editor = has_editors_words(fact)
    if editor or (fact.attribution and fact.attribution.name.casefold() in line.casefold()):
        said = None  # the line says it already; an editor's line says who claims what, or nobody does
    unclaimed = fact.kind == "claim" and fact.attribution is None and not editor
    return FactView(
        number=number,
        kind=fact.kind,
        label=UNCLAIMED if unclaimed else KIND_LABELS[fact.kind],
        anchor=fact_anchor(number),
        line=line,
        says=tell_said(said, ENGLISH),
        target=find_target(fact, brief),
        editor=editor,
        name=fact.name or "",
        said=said,
    )


def find_target(fact: Fact, brief: Brief) -> str:
    """The anchor of the fact's sentence on its article's page; empty where rights keep the sentence from it."""
    return sentence_anchor(fact.sentence) if shows_sentence(brief, fact.sentence) else ""


def make_sentence_views(brief: Brief) -> tuple[SentenceView, ...]:
    """The summary as its rights allow to show it."""
    return tuple(
        SentenceView(s.shown, sentence_anchor(s.sentence) if s.sentence >= 0 else "", tuple(map(sentence_anchor, s.others)))
        for s in shown_summary(brief)
    )


def make_fact_views(brief: Brief, facts: Sequence[Fact]) -> tuple[FactView, ...]:
    """Those of an article's key facts that its rights allow to show, best first."""
    return tuple(make_fact_view(number, fact, brief) for number, fact in shown_facts(facts, brief.rights))


def make_comparison_views(comparisons: Sequence[Comparison], facts: Sequence[Fact]) -> tuple[ComparisonView, ...]:
    """Figures of one article that are the same one told twice, or that contradict each other."""
    views = []
    for comparison in comparisons:
        compared = [facts[index] for index in comparison.facts]
        views.append(_compare(comparison, compared, [make_figure_view(fact) for fact in compared]))
    return tuple(views)


def make_figure_view(fact: Fact, brief: Brief | None = None) -> FigureView:
    target = find_target(fact, brief) if brief else sentence_anchor(fact.sentence)
    span = find_span(fact)
    amount = "–".join(f"{number:,}".removesuffix(".0") for number in dict.fromkeys(span)) if span else ""
    said = make_said(fact.attribution)
    return FigureView(fact.text, tell_said(said, ENGLISH), target, brief, amount, said)


def find_span(fact: Fact) -> tuple[float | int, float | int] | None:
    """What a figure is, or between what it lies; none of a score, or where the text gives no number."""
    low, high = (fact.value if end is None else end for end in (fact.value_low, fact.value_high))
    return None if low is None or high is None or isinstance(low, str) or isinstance(high, str) else (low, high)


def _compare(comparison: Comparison | StoryComparison, facts: Sequence[Fact], figures: Sequence[FigureView]) -> ComparisonView:
    """Figures side by side, each with a bar where they differ and are all of one unit."""
    spans = [span for span in map(find_span, facts) if span]
    comparable = comparison.verdict == "conflict" and len(spans) == len(facts) and len({fact.unit for fact in facts}) == 1
    bars = draw_bars(spans) if comparable else ()
    shown = tuple(figure._replace(bar=bar) for figure, bar in zip(figures, bars, strict=True)) if bars else tuple(figures)
    has_table = bool(bars) or (comparable and len(spans) > MOST)
    return ComparisonView(comparison.measure, comparison.verdict, VERDICTS[comparison.verdict], shown, has_table)


def make_story_comparisons(briefs: Sequence[Brief], comparisons: Sequence[StoryComparison]) -> tuple[ComparisonView, ...]:
    """Figures that several articles of a story give, side by side, as far as rights allow."""
    views = [_make_story_comparison(briefs, comparison) for comparison in comparisons]
    return tuple(view for view in views if view)


def _make_story_comparison(briefs: Sequence[Brief], comparison: StoryComparison) -> ComparisonView | None:
    """The figures of one measure, each with its source; nothing where rights leave fewer than two."""
    shown = [item for item in comparison.facts if shown_figures(briefs[item.brief])]
    if len(shown) < 2:
        return None
    figures = [make_figure_view(item.fact, briefs[item.brief]) for item in shown]
    return _compare(comparison, [item.fact for item in shown], figures)
