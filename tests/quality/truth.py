"""digest on articles by others: its answers, and what the scorers beside those articles say of each.

Neither the articles nor the scorers are part of the project. They are looked for in `../shared/truth`.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from digest.extract import extract_line
from digest.model.settings import Settings
from tests.quality.tallies import Tally, f1, mean_of_shares, share

TRUTH: Final = Path(__file__).resolve().parents[3] / "shared" / "truth"
Rows = list[dict[str, Any]]  # an article, its text and what humans found in it
Answers = list[dict[str, Any]]  # what `digest extract` says of each, in the same order

_ASKED = ("id", "text", "title", "date")
_QUESTIONS = ("who", "what", "when", "where")
_NAMES = {"person": "PER", "place": "LOC", "organisation": "ORG"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_KEY_FACTS = ("figure", "date", "place", "person", "organisation", "quote", "claim")


def find_lack() -> str | None:
    """Why nothing can be measured here, in words; None where it can."""
    if not TRUTH.is_dir():
        return "the folder ../shared/truth with articles and scorers is not here"
    missing = [name for name in ("numpy", "rouge_score") if importlib.util.find_spec(name) is None]
    return f"the scorers need what is not installed: pip install {' '.join(missing)}" if missing else None


def measure_set(name: str) -> list[Tally]:
    """All that is measured on one set, by its file's name without the suffix."""
    lines = (TRUTH / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows: Rows = [json.loads(line) for line in lines]
    if "tokens" in rows[0]:
        for row in rows:
            row["text"] = scorer("ner_eval").detok(row["tokens"])
    answers = [ask_digest(row) for row in rows]
    return [tally._replace(name=f"{name}: {tally.name}") for tally in SETS[name](rows, answers)]


def ask_digest(row: Mapping[str, Any]) -> dict[str, Any]:
    """What `digest extract` says of an article."""
    line = json.dumps({key: row[key] for key in _ASKED if row.get(key)} | {"language": "en"})
    answer: dict[str, Any] = json.loads(extract_line(line.encode(), 1, Settings()))
    return answer


@cache
def scorer(name: str) -> ModuleType:
    """A module that stands beside the articles. They import each other by their bare names."""
    sys.path.insert(0, str(TRUTH))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(TRUTH))


def tally_summaries(rows: Rows, answers: Answers) -> Iterable[Tally]:
    """ROUGE-1 in points more than that of the first three sentences, and whether each sentence is the source's."""
    rouge = importlib.import_module("rouge_score.rouge_scorer").RougeScorer(["rouge1"], use_stemmer=True)
    lead = scorer("baselines").SYSTEMS["lead3"]

    def score(row: Mapping[str, Any], sentences: Sequence[str]) -> float:
        """Against that of several human summaries which is the most like it, as rouge_eval.py has it."""
        told, references = "\n".join(sentences), row.get("references") or [row["reference"]]
        return 100 * max(float(rouge.score(reference, told)["rouge1"].fmeasure) for reference in references)

    gains, held = [], []
    for row, answer in zip(rows, answers, strict=True):
        said = answer["summary"]
        gains.append((score(row, [s["text"] for s in said]) - score(row, lead(row)), 1))
        held.append((sum(row["text"][s["start"] : s["end"]] == s["text"] for s in said), len(said)))
    return Tally("gain", gains, share), Tally("verbatim", held, share)


def tally_five_ws(rows: Rows, answers: Answers) -> Iterable[Tally]:
    """How near the first answer to each question comes to one of the coders': 1, 0.5 or 0; and whether the day is theirs."""
    found: list[list[tuple[float, int]]] = []
    days = []
    for row, answer in zip(rows, answers, strict=True):
        told, gold = answer["five_ws"], row["gold"]
        found.append([])
        for question in _QUESTIONS:
            wanted = [g["text"] for g in gold.get(question, ())]
            near = scorer("fact_eval").rel(told[question][0], wanted) if wanted and told[question] else 0.0
            found[-1].append((near, 1 if wanted else 0))
        wanted = [g["parsed"][:10] for g in gold.get("when", ()) if _DAY.match(str(g.get("parsed", "")))]
        if wanted:
            days.append(((told["when_iso"] or "")[:10] in wanted, 1))
    yield Tally("mean", [[n for pair in pairs for n in pair] for pairs in found], mean_of_shares)
    for k, question in enumerate(_QUESTIONS):
        yield Tally(question, [pairs[k] for pairs in found], share)
    yield Tally("day", days, share)


def tally_attributions(rows: Rows, answers: Answers) -> Iterable[Tally]:
    """Quotations, and quotations and claims together: of those with a source that is no pronoun, how many are right."""

    def count(kinds: tuple[str, ...], wanted: tuple[str, ...]) -> list[dict[str, float]]:
        said = [
            [
                {"quote": f["text"], "start": f["start"], "end": f["end"], "speaker": f.get("speaker") or f.get("claimant")}
                for f in answer["facts"]
                if f["kind"] in kinds
            ]
            for answer in answers
        ]
        score = scorer("fact_eval").score_quotes
        return [score([row], {row["id"]: told}, types=wanted) for row, told in zip(rows, said, strict=True)]

    quotes = count(("quote",), ("direct", "mixed"))
    both = count(("quote", "claim"), ("direct", "mixed", "indirect"))
    yield Tally("quotes", [(c["named_part"], c["gold_named"]) for c in quotes], share)
    yield Tally("speaker", [(c["named_part"], c["named_attr"]) for c in quotes], share)
    yield Tally("quotes precision", [(c["pred_ok"], c["pred"]) for c in quotes], share)
    yield Tally("quotes and claims", [(c["named_part"], c["gold_named"]) for c in both], share)
    yield Tally("quotes and claims precision", [(c["pred_ok"], c["pred"]) for c in both], share)


def tally_names(rows: Rows, answers: Answers) -> Iterable[Tally]:
    """The names of a document as a set of (form, kind)."""
    ner = scorer("ner_eval")
    right, told, wanted = [], [], []
    for row, answer in zip(rows, answers, strict=True):
        sentences = zip(row["tokens"], row["tags"], strict=True)
        gold = {(ner.norm(" ".join(t[a:b])), k) for t, tags in sentences for a, b, k in ner.spans(tags) if k in ner.TYPES}
        ours = {(ner.norm(f["text"]), _NAMES[f["kind"]]) for f in answer["facts"] if f["kind"] in _NAMES}
        right.append(len(gold & ours))
        told.append(len(ours))
        wanted.append(len(gold))
    yield Tally("precision", list(zip(right, told, strict=True)), share)
    yield Tally("recall", list(zip(right, wanted, strict=True)), share)


def tally_key_facts(rows: Rows, answers: Answers) -> Iterable[Tally]:
    """Facts of each kind, weighted by importance; whose word a figure is; and the sentences that a digest must have."""
    pairs = []
    for row, answer in zip(rows, answers, strict=True):
        pairs.append(scorer("score_keyfacts").score_article(row, answer | {"summary": [s["text"] for s in answer["summary"]]}))

    def count(kinds: Sequence[str]) -> list[tuple[float, ...]]:
        found = [[by_kind[kind] for kind in kinds] for by_kind, _ in pairs]
        return [
            tuple(sum(c[a] + (c[b] if b else 0) for c in f) for a, b in (("tp", ""), ("tp", "fp"), ("wf", ""), ("w", "")))
            for f in found
        ]

    yield Tally("score", count(_KEY_FACTS), f1)
    for kind in _KEY_FACTS:
        yield Tally(kind, count([kind]), f1)
    yield Tally("claimant", [(more["cl_ok_named"], more["cl_n_named"]) for _, more in pairs], share)
    yield Tally("main sentences", [(more["ms_f"], more["ms_n"]) for _, more in pairs], share)


SETS: Final[Mapping[str, Callable[[Rows, Answers], Iterable[Tally]]]] = {
    "sum_cnndm": tally_summaries,
    "sum_inshorts": tally_summaries,
    "sum_writer": tally_summaries,
    "sum_gum": tally_summaries,
    "facts_5w1h": tally_five_ws,
    "facts_quotes": tally_attributions,
    "ner_worldwide": tally_names,
    "ner_pud": tally_names,
    "ner_ewt_dev": tally_names,
    "keyfacts": tally_key_facts,
}
