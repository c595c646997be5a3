"""`digest extract`: the engine without a site. Every answer fits the schema, and every span is what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.extract import extract_line
from digest.model.settings import Settings

SCHEMA = json.loads((Path(__file__).parent.parent / "docs/reference/extract.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

ARTICLE = """LINMOUTH, Norland (Coast Press) — At least 12 people were hurt on Friday when a ferry struck the pier, police said.

"The captain saw the pier too late," said Adela Farrow, the harbour master, in a statement. "Nobody was lost."

The ferry carried nearly 400 passengers. The operator, Sallow Line, denied that it was overloaded.

The pier will stay shut until September this year, the town council said.
"""


def answer(asked: Any) -> dict[str, Any]:
    line = asked if isinstance(asked, bytes) else json.dumps(asked).encode()
    told: dict[str, Any] = json.loads(extract_line(line, 1, Settings()))
    VALIDATOR.validate(told)
    return told


def check_spans(text: str, told: dict[str, Any]) -> None:
    for item in [*told["summary"], *told["facts"]]:
        assert text[item["start"] : item["end"]] == item["text"]
    for fact in told["facts"]:
        for who in ("speaker", "claimant"):
            if fact.get(who) is not None:
                assert text[fact[f"{who}_start"] : fact[f"{who}_end"]] == fact[who]


def test_an_article_is_answered_with_its_digest() -> None:
    told = answer({"id": "a1", "text": ARTICLE, "date": "2021-08-07"})
    check_spans(ARTICLE, told)
    assert told["id"] == "a1"
    assert told["problems"] == []
    assert 1 <= len(told["summary"]) <= 3
    facts = {(f["kind"], f["text"]) for f in told["facts"]}
    assert ("quote", "The captain saw the pier too late,") in facts or ("quote", "The captain saw the pier too late") in facts
    figures = {f["text"]: f for f in told["facts"] if f["kind"] == "figure"}
    hurt = next(f for text, f in figures.items() if text.startswith("At least 12"))
    assert (hurt["value"], hurt["hedge"], hurt["claimant"]) == (12, "at least", "police")
    aboard = next(f for text, f in figures.items() if text.startswith("nearly 400"))
    assert (aboard["value"], aboard["hedge"], aboard["claimant"]) == (400, "nearly", None)
    dates = {f["text"]: f["iso"] for f in told["facts"] if f["kind"] == "date"}
    assert "2021-08-06" in dates.values()
    assert "2021-09" in dates.values()
    denied = [f for f in told["facts"] if f["kind"] == "claim" and f["status"] == "denied"]
    assert [f["claimant"] for f in denied] in (["Sallow Line"], ["The operator, Sallow Line"], ["operator"], ["The operator"])
    assert sum(f["key"] for f in told["facts"]) <= 8
    assert [f["importance"] for f in told["facts"]] == sorted((f["importance"] for f in told["facts"]), reverse=True)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"not json", "not JSON"),
        (b"[1, 2]", "not a JSON object"),
        (b'"text"', "not a JSON object"),
        (b'{"text": "no id"}', "`id`"),
        (b'{"id": true, "text": "x"}', "`id`"),
        (b'{"id": "a"}', "`text`"),
        (b'{"id": "a", "text": "  "}', "`text`"),
        (b'{"id": "a", "text": 3}', "`text`"),
        (b'{"id": "a", "text": "Words.", "date": 20210807}', "`date`"),
        (b'{"id": "a", "text": "Words.", "title": ["x"]}', "`title`"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_line_that_cannot_be_read_is_answered_with_its_problem(line: bytes, message: str) -> None:
    told = answer(line)
    assert [p["code"] for p in told["problems"]] == ["bad-line"]
    assert message in told["problems"][0]["message"]
    assert told["facts"] == []


def test_a_date_that_cannot_be_read_is_told_and_the_rest_is_done() -> None:
    told = answer({"id": 7, "text": ARTICLE, "date": "last Tuesday"})
    assert [p["code"] for p in told["problems"]] == ["bad-date"]
    assert told["id"] == 7
    assert told["facts"]


def test_another_language_gets_no_english_rules() -> None:
    text = "El puerto cerró el viernes. May y March no son meses aquí. Hubo 12 heridos, dijo la policía."
    told = answer({"id": "es", "text": text, "date": "2021-08-07", "language": "es"})
    check_spans(text, told)
    assert told["summary"]
    assert not [f for f in told["facts"] if f["kind"] == "date"]


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=400), st.sampled_from(["en", "es", "zh", "ar", "xx"]))
def test_any_text_gives_spans_that_hold(text: str, language: str) -> None:
    told = answer({"id": "x", "text": text, "date": "2021-08-07", "language": language})
    if text.strip():
        check_spans(text, told)


SNIPPETS = """The "closely "No, said Adela Farrow police 12 400 nearly at least $5 million per cent on Friday, in Kabul " . ." ,"
“Yes” ’ ' Mr. U.S. (AP) — -- | : ; killed wounded by September this year [Afghanistan] and 3-2 he tweeted - * # 24 hours"""
WORDS = st.sampled_from([*SNIPPETS.split(), "\n", "\n\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=80).map(" ".join))
def test_texts_like_news_give_spans_that_hold(text: str) -> None:
    told = answer({"id": "x", "text": text, "date": "2021-08-07"})
    if text.strip():
        check_spans(text, told)


@pytest.mark.parametrize(
    "unit",
    [
        " ", "a ", "A ", '"', "“", "”", "(", ")", ".", ",", "1", "1,", "1 ", "-", "said ", '" said ', "A.", "Mr. ", "of the ",
        "|", "\n", "\n\n", "He said that ", "killed 12 ", "on Friday ", "A B ", "$1.", "% ", "' ", "’s ", ": ", "KABUL (AP) — ",
    ],
)  # fmt: skip
def test_hostile_text_takes_no_time(unit: str) -> None:
    import time

    text = (unit * (50_000 // len(unit)))[:50_000] + " x"
    began = time.process_time()
    answer({"id": "x", "text": text})
    # A bound against running away, not a benchmark: linear code needs a fraction of it.
    assert time.process_time() - began < 10


def test_a_mistake_of_ours_with_one_article_is_told_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise IndexError("list index out of range")

    with monkeypatch.context() as patched:
        patched.setattr("digest.extract.edit_article", broken)
        told = answer({"id": "a", "text": ARTICLE})
    assert [(p["code"], p["line"]) for p in told["problems"]] == [("internal-error", 1)]
    assert "IndexError: list index out of range (test_extract:" in told["problems"][0]["message"]
    assert answer({"id": "b", "text": ARTICLE})["problems"] == []
