"""An article's digest as plain text: the proof that an editor reads at a terminal before it is published."""

from __future__ import annotations

import textwrap
from datetime import datetime

from digest.model.article import Article, Precision
from digest.model.fact import Fact, Origin
from digest.model.summary import Summary, SummarySentence

WIDTH = 92  # characters: what a terminal of the usual size shows with an indent


def render_proof(article: Article, summary: Summary) -> str:
    """Headline, what was read, the summary, and each key fact with the sentence that says it; then the other facts in short."""
    parts = [
        [summary.headline, "=" * min(len(summary.headline), WIDTH)],
        render_reading(article),
        [mark_origin("Summary", summary.origin), *(line for s in summary.sentences for line in render_sentence(article, s))],
        ["Key facts", *(line for n, f in enumerate(summary.key_facts(), 1) for line in render_fact(article, f, n))],
        render_comparisons(summary),
        render_others(summary),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def mark_origin(label: str, origin: Origin) -> str:
    return label + {"source": "", "editor": " (the editor's)", "model": " (a language model's)"}[origin]


def bullet(sign: str, text: str, indent: int = 2) -> list[str]:
    """The text, its white space folded, as wrapped lines behind a sign."""
    head = " " * indent + sign + " "
    return textwrap.wrap(" ".join(text.split()), WIDTH, initial_indent=head, subsequent_indent=" " * len(head)) or [head.rstrip()]


def render_sentence(article: Article, sentence: SummarySentence) -> list[str]:
    """A sentence of the summary; under one that is not the article's own those that bear it out."""
    lines = bullet("-", sentence.shown)
    if sentence.sentence >= 0 and article.sentences[sentence.sentence].text != sentence.text:
        for index in (sentence.sentence, *sentence.others):
            lines += bullet("", f"s{index} “{article.sentences[index].text}”", indent=4)
    return lines


def render_reading(article: Article) -> list[str]:
    """What the reading found around the text, a line each."""
    shown = cut_moment(article.published, article.precision)
    dateline = article.dateline
    headings = (article.text[block.start : block.end] for block in article.blocks if block.kind in ("subhead", "heading"))
    rows = [
        ("file", article.path),
        ("published", f"{shown} ({article.published:%A})" if article.precision in ("day", "minute") else shown),
        ("updated", cut_moment(article.updated, article.updated_precision) if article.updated else ""),
        ("dateline", ", ".join(x for x in (dateline.place, dateline.agency, dateline.date) if x) if dateline else ""),
        ("deck", article.deck),
        ("subheads", "; ".join(heading for heading in headings if heading != article.title)),
        ("source", article.source.name if article.source else ""),
        ("authors", ", ".join(article.authors)),
        ("credits", ", ".join(f"{c.name} ({c.role})" for c in article.credits)),
        ("corrections", "; ".join(c.text for c in article.corrections)),
        ("section", article.section),
        ("tags", ", ".join(article.tags)),
        ("language", article.language),
        ("rights", article.rights),
    ]
    return [line for name, value in rows if value for line in bullet(f"{name + ':':<12}", value, indent=0)]


def cut_moment(moment: datetime, precision: Precision) -> str:
    """A moment in the zone it was written in, as exactly as the article gives it."""
    told = moment.isoformat(timespec="minutes")
    return {"year": told[:4], "month": told[:7], "day": told[:10]}.get(precision, told)


def render_fact(article: Article, fact: Fact, number: int) -> list[str]:
    """A key fact, who says so, and its evidence with the sentence's number and offsets."""
    sentence = article.sentences[fact.sentence]
    told = [f"{number}. [{mark_origin(fact.kind, fact.origin)}] {fact.line}"]
    lines = bullet(told[0].split(" ", 1)[0], told[0].split(" ", 1)[1])
    for text in (attribution_of(fact), details_of(fact), f"s{sentence.index} [{fact.start}:{fact.end}] “{sentence.text}”"):
        if text:
            lines += bullet("", text, indent=4)
    return lines


def attribution_of(fact: Fact) -> str:
    said = fact.attribution
    if said is None or fact.origin == "editor":  # an editor's line says itself who claims what
        return ""
    way = said.via or ""
    if way[:1].isupper():  # "via AFP", but "told reporters", "in a statement"
        way = f"via {way}"
    return f"who says so: {said.name} ({', '.join(word for word in (said.status, way) if word)})"


def details_of(fact: Fact) -> str:
    """What the kind of the fact needs, as `name: value` pairs."""
    value = fact.value if fact.value is not None else ""
    if fact.value is None and fact.value_low is not None:
        value = f"{fact.value_low} to {fact.value_high}" if fact.value_high is not None else f"from {fact.value_low}"
    rows = [
        ("value", value),
        ("hedge", fact.hedge),
        ("unit", fact.unit),
        ("measure", fact.measure),
        ("date", fact.iso),
        ("name", fact.name if fact.name != fact.text else None),
        ("role", fact.role),
        ("country", fact.country),
    ]
    return ", ".join(f"{name}: {value}" for name, value in rows if value not in (None, ""))


def render_comparisons(summary: Summary) -> list[str]:
    """Figures of one measure, and whether they agree."""
    if not summary.comparisons:
        return []
    lines = ["Figures of one measure"]
    for c in summary.comparisons:
        told = "; ".join(
            f"{f.text}{' (' + f.attribution.name + ')' if f.attribution else ''}" for f in (summary.facts[i] for i in c.facts)
        )
        lines += bullet("-", f"{c.measure}: {told}: {'they agree' if c.verdict == 'agree' else 'THEY CONFLICT'}")
    return lines


def render_others(summary: Summary) -> list[str]:
    """The facts that were found and are not shown on the page, by kind."""
    by_kind: dict[str, list[str]] = {}
    for fact in summary.facts:
        if not fact.key:
            by_kind.setdefault(fact.kind, []).append(" ".join(fact.text.split()))
    if not by_kind:
        return []
    return ["Also found", *(line for kind in sorted(by_kind) for line in bullet(f"{kind + ':':<14}", "; ".join(by_kind[kind])))]
