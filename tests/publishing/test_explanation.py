"""Why each sentence and fact was chosen or left: every reason has its words, and the numbers are those of the digest."""

from __future__ import annotations

from typing import get_args

import pytest

from digest.desk import explain_article
from digest.editing.sentences import salience
from digest.editing.weighing import Weights
from digest.model.article import SourceFile
from digest.model.reasons import CHOSEN, FactReason, Flaw, Reasons, SentenceReason
from digest.model.settings import FactSettings, Settings, SummarySettings
from digest.model.summary import Summary
from digest.publishing import reason_words
from digest.publishing.data import make_record
from digest.publishing.explanation import make_explanation, render_explanation, render_fact_explanation

TEXT = """---
title: Ferry strikes pier in Linmouth
date: 2021-08-07
---
At least 12 people were hurt on Friday when a ferry struck the pier in Linmouth, police said.

The ferry carried 340 passengers from Velda. He had never seen such a storm.

Adela Farrow, the harbour master, has long had "The pier is always too near. Nobody ever is awake" on her wall.

Why was the captain alone on the bridge of the ferry that night?
"""


def explain(text: str = TEXT, settings: Settings | None = None) -> tuple[Summary, Reasons, dict[str, object]]:
    """The summary, the reasons and the record of `digest show --json`."""
    digested, reasons = explain_article(SourceFile("ferry.md", text.encode()), settings or Settings())
    assert digested.article is not None
    assert digested.summary is not None
    assert reasons is not None
    return digested.summary, reasons, make_record(digested.article, digested.summary)


def test_every_reason_part_and_flaw_has_words_and_no_other_has() -> None:
    assert set(reason_words.SENTENCE_REASONS) == set(get_args(SentenceReason))
    assert set(reason_words.FACT_REASONS) == set(get_args(FactReason))
    assert set(reason_words.FLAWS) == set(get_args(Flaw))
    assert set(reason_words.FEATURES) == set(salience.Weights._fields)
    assert set(reason_words.PARTS) == {*Weights._fields, "pinned", "editor"}
    assert set(get_args(SentenceReason)) | set(get_args(FactReason)) > CHOSEN


def test_numbers_are_those_of_the_record() -> None:
    _, reasons, record = explain()
    data = make_explanation(Settings(), reasons)
    told, facts = data["facts"], record["facts"]
    assert isinstance(told, list)
    assert isinstance(facts, list)
    assert facts
    for number, (fact, whole) in enumerate(zip(told, facts, strict=True), 1):
        assert {name: fact[name] for name in whole} == whole
        assert fact["number"] == number
        assert fact["key"] == (fact["reason"] in CHOSEN)
        assert sum(fact["parts"].values()) == pytest.approx(whole["importance"], abs=0.0006)
        assert "{" not in fact["why"]
    sentences, summary = data["sentences"], record["summary"]
    assert isinstance(sentences, list)
    assert isinstance(summary, list)
    assert {s["text"] for s in sentences if s["chosen"]} == {s["text"] for s in summary}
    for sentence in sentences:
        assert sum(sentence["parts"].values()) == pytest.approx(sentence["salience"], abs=0.0001)
        assert "{" not in sentence["why"]


def test_the_list_reads_in_words_and_is_no_wider_than_a_terminal() -> None:
    summary, reasons, _ = explain(settings=Settings(summary=SummarySettings(2)))
    shown = render_explanation(summary, Settings(summary=SummarySettings(2)), reasons)
    assert "Sentences, best first: 2 of 6 chosen" in shown
    assert " s0   chosen: worth most when its turn came" in shown
    assert "left: a part of a quotation, whose other part would be missing" in shown
    assert "a question, a comment, an “I”, a heading or a label -2.00" in " ".join(shown.split())
    assert "people's lives or freedom +0.18" in " ".join(shown.split())
    assert "Rejected" not in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_one_fact_in_full() -> None:
    digested, reasons = explain_article(SourceFile("ferry.md", TEXT.encode()), Settings())
    assert digested.article is not None
    assert reasons is not None
    texts = [told.fact.text for told in reasons.facts]
    shown = render_fact_explanation(digested.article, Settings(), reasons, texts.index("At least 12 people"))
    assert shown.startswith("Fact 1 of ")
    assert "why:         the best that was left, and nothing stands against it" in shown
    assert "s0 [0:18] “At least 12 people were hurt on Friday when a ferry struck the pier" in shown
    assert "value: 12, hedge: at least" in shown
    assert "who says so: police (said) at [81:87], by the cue “said”" in shown
    assert "people's lives or freedom                      +0.180" in shown
    shown = render_fact_explanation(digested.article, Settings(), reasons, texts.index("Friday"))
    assert "date: 2021-08-06, from “Friday” in an article of 2021-08-07 (Saturday)" in shown
    assert "gave way to: fact 1: At least 12 people were hurt on Friday" in shown


def test_what_nobody_asked_for_is_told() -> None:
    settings = Settings(summary=SummarySettings(method="none"), facts=FactSettings(method="none"))
    summary, reasons, _ = explain(settings=settings)
    assert reasons == Reasons((), ())
    shown = render_explanation(summary, settings, reasons)
    assert "No sentence was weighed\n  No summary is asked for (summary.method: none)." in shown
    assert "No facts are asked for (facts.method: none)" in shown


def test_an_editors_say_is_told() -> None:
    editors = (
        "summary: A ferry struck the pier.\nfacts:\n  pin:\n    - 340 passengers\n  reject:\n    - Adela Farrow\n---\nAt least"
    )
    summary, reasons, _ = explain(TEXT.replace("---\nAt least", editors))
    shown = render_explanation(summary, Settings(), reasons)
    assert "The summary is the editor's, and no sentence was asked for." in shown
    assert "left: no summary was to be made of the article's sentences" in shown
    assert "key: the editor pinned it" in shown
    assert "importance 1.000: the editor pinned it +1.00" in shown
    assert "Rejected by the editor\n  - [person] Adela Farrow" in shown
