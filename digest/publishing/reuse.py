"""Data for others to use: beside each article's page its digest as JSON, no more than the page shows, and an index of all.

docs/reference/data.md tells their form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from digest.model.article import Article
from digest.model.edition import Brief
from digest.model.fact import Fact
from digest.model.summary import Summary
from digest.publishing.data import make_comparison_record, make_fact_record
from digest.publishing.frame import Frame
from digest.publishing.json_text import write_json
from digest.publishing.library import Library
from digest.publishing.rights import shown_evidence, shown_facts, shown_summary, shows_sentence
from digest.publishing.urls import absolute_url, data_path, fact_anchor, sentence_anchor
from digest.publishing.works import ArticleDataWork, IndexWork, MonthsWork

#: Up to so many articles stand in the index itself; those of a larger site stand in a file for each month.
INDEX_LIMIT: Final = 500


# ---------------------------------------------------------------- an article


def make_article_data(brief: Brief, article: Article, summary: Summary) -> str:
    """What the page of an article shows of its digest, as a JSON object without the address, which hangs on the site."""
    facts = list(shown_facts(summary.key_facts(), brief.rights))
    told = [fact for _, fact in facts]
    source = brief.source
    return write_json(
        {
            "id": brief.id,
            "headline": brief.headline,
            "published": brief.published.isoformat(),
            "precision": brief.precision,
            "updated": brief.updated.isoformat() if brief.updated else None,
            "language": brief.language,
            "section": brief.section,
            "tags": brief.tags,
            "authors": brief.authors,
            "source": {"name": source.name, "url": source.url, "home": source.home} if source else None,
            "canonical": brief.canonical,
            "rights": brief.rights,
            "summary": [
                {
                    "text": s.text,
                    "start": s.start,
                    "end": s.end,
                    "sentence": s.sentence if s.sentence >= 0 else None,
                    "line": s.shown,
                }
                for s in shown_summary(brief)
            ],
            "summary_origin": brief.summary_origin,
            "facts": [_tell_fact(number, fact, brief) for number, fact in facts],
            "sentences": list(_tell_sentences(brief, article, told)),
            "comparisons": list(_tell_comparisons(brief, summary, told)),
            "corrections": [{"text": c.text, "date": c.date.isoformat() if c.date else None} for c in brief.corrections],
        }
    )


def _tell_fact(number: int, fact: Fact, brief: Brief) -> dict[str, object]:
    """A key fact with all its evidence; where nothing of the text may be shown, the editor's line alone."""
    known: dict[str, object] = {"number": number, "anchor": fact_anchor(number)}
    if brief.rights == "link":
        return known | {"kind": fact.kind, "line": fact.line, "origin": fact.origin}
    evidence = fact.evidence if brief.rights == "full" else shown_evidence(fact)
    return known | make_fact_record(fact) | {"evidence": [e._asdict() for e in evidence]}


def _tell_sentences(brief: Brief, article: Article, facts: Iterable[Fact]) -> Iterator[dict[str, object]]:
    """The sentences that summary and facts rest on, as far as the page shows them."""
    named = {s.sentence for s in brief.summary if s.sentence >= 0} | {n for s in brief.summary for n in s.others}
    for index in sorted(named | {e.sentence for fact in facts for e in fact.evidence}):
        if shows_sentence(brief, index):
            s = article.sentences[index]
            yield {"sentence": index, "anchor": sentence_anchor(index), "start": s.start, "end": s.end, "text": s.text}


def _tell_comparisons(brief: Brief, summary: Summary, facts: Sequence[Fact]) -> Iterator[dict[str, object]]:
    """Those of figures that are all told here, which they name by their places among the facts."""
    places = {summary.facts.index(fact): place for place, fact in enumerate(facts)} if summary.comparisons else {}
    for comparison in summary.comparisons if brief.rights != "link" else ():
        if all(n in places for n in comparison.facts):
            yield make_comparison_record(comparison._replace(facts=tuple(places[n] for n in comparison.facts)))


def render_article_data(work: ArticleDataWork, library: Library, frame: Frame) -> bytes:
    """The object that was made when the article was read, with its address and that of its story before it."""
    base_url = frame.settings.base_url
    address = write_json(absolute_url(base_url, work.path))
    story = write_json(absolute_url(base_url, work.story) if work.story else None)
    return f'{{"url":{address},"story":{story},{library.data(work.record)[1:]}\n'.encode("utf-8", "replace")


# ---------------------------------------------------------------- the index


def month_of(day: date) -> str:
    """The month of a day as its index names it: `2021-08`."""
    return f"{day.year:04d}-{day.month:02d}"


def month_path(month: str) -> str:
    """The file of a month's articles."""
    return f"articles/{month}.json"


def render_index(work: IndexWork, library: Library, frame: Frame) -> bytes:
    """Articles by their addresses, newest first, each on a line of its own."""
    base_url = frame.settings.base_url
    rows = []
    for record in work.records:
        brief = library.brief(record)
        rows.append(
            {
                "id": brief.id,
                "url": absolute_url(base_url, brief.path),
                "headline": brief.headline,
                "date": brief.date.isoformat(),
                "language": brief.language,
                "section": brief.section,
                "data": absolute_url(base_url, data_path(brief.path)),
            }
        )
    return _render_rows("articles", rows)


def render_months(work: MonthsWork, library: Library, frame: Frame) -> bytes:
    """The months of a large site, newest first, with the address of the index of each."""
    base_url = frame.settings.base_url
    rows = [{"month": m, "articles": n, "url": absolute_url(base_url, month_path(m))} for m, n in work.months]
    return _render_rows("months", rows)


def _render_rows(name: str, rows: Iterable[object]) -> bytes:
    told = ",\n".join(map(write_json, rows))
    return f'{{"{name}":[\n{told}\n]}}\n'.encode("utf-8", "replace")
