"""An article's digest as data: the records of `digest extract` and `digest show --json` (docs/reference/extract.schema.json)."""

from __future__ import annotations

from digest.model.article import Article
from digest.model.fact import Comparison, Fact
from digest.model.problem import Problem
from digest.model.summary import Summary


def make_record(article: Article, summary: Summary, problems: tuple[Problem, ...] = ()) -> dict[str, object]:
    """The record of one article. Offsets count code points of `article.text`, the end excluded; all facts, best first."""
    return {
        "id": article.id,
        "headline": summary.headline,
        "summary": [{"text": s.text, "start": s.start, "end": s.end, "line": s.shown} for s in summary.sentences],
        "summary_origin": summary.origin,
        "facts": [make_fact_record(f) for f in summary.facts],
        "five_ws": {
            "who": list(summary.five_ws.who),
            "what": list(summary.five_ws.what),
            "when": list(summary.five_ws.when),
            "where": list(summary.five_ws.where),
            "when_iso": summary.five_ws.when_iso,
        },
        "comparisons": [make_comparison_record(c) for c in summary.comparisons],
        "problems": [make_problem_record(p) for p in problems],
    }


def make_fact_record(fact: Fact) -> dict[str, object]:
    """One fact with what its kind needs; `claimant` of figures and the like is who says so, `speaker` that of words."""
    record: dict[str, object] = {
        "kind": fact.kind,
        "text": fact.text,
        "start": fact.start,
        "end": fact.end,
        "line": fact.line,
        "key": fact.key,
        "importance": round(fact.importance, 4),
        "sentence": fact.sentence,
        "origin": fact.origin,
    }
    if fact.kind == "figure":
        record |= {
            "value": fact.value,
            "value_low": fact.value_low,
            "value_high": fact.value_high,
            "hedge": fact.hedge,
            "unit": fact.unit,
            "measure": fact.measure,
        }
    elif fact.kind == "date":
        record["iso"] = fact.iso
    elif fact.kind in ("person", "organisation", "place"):
        record |= {"name": fact.name, "role": fact.role, "country": fact.country}
    said = fact.attribution
    if fact.kind in ("quote", "claim"):
        record |= {
            "speaker": said.name if said else None,
            "speaker_start": said.start if said else None,
            "speaker_end": said.end if said else None,
        }
    if said is not None or fact.kind in ("quote", "claim", "figure"):
        record |= {
            "via": said.via if said else None,
            "claimant": said.name if said else None,
            "claimant_start": said.start if said else None,
            "claimant_end": said.end if said else None,
            "status": said.status if said else None,
        }
    return record


def make_comparison_record(comparison: Comparison) -> dict[str, object]:
    return {"measure": comparison.measure, "facts": list(comparison.facts), "verdict": comparison.verdict}


def make_problem_record(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "hint": problem.hint,
    }
