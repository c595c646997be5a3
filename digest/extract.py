"""The engine without a site: a line of JSON in, a line of JSON out. Pure, but for a language model that may be asked."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from digest.desk import tell_mistake
from digest.editing.summary import edit_article
from digest.editing.written import make_question
from digest.errors import SettingsError
from digest.model.problem import Problem
from digest.model.settings import Settings
from digest.publishing.data import make_problem_record, make_record
from digest.reading.article import read_plain
from digest.reading.metadata.hints import judge_language

if TYPE_CHECKING:
    from digest.writer import Writer


def extract_line(line: bytes, number: int, settings: Settings, writer: Writer | None = None) -> bytes:
    """The record of the article in a line, as a line. A line that cannot be read gives its `problems` and no facts.

    `writer` is the language model that writes the summaries, if one is to. Raises SettingsError where it is not there.
    """
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError) as error:
        return answer({"id": None, **refuse(number, f"the line is not JSON: {error}")})
    wrong = find_fault(asked)
    if wrong is not None:
        return answer({"id": find_id(asked), **refuse(number, wrong)})
    try:
        return answer(digest_line(asked, number, settings, writer))
    except SettingsError:
        raise
    except Exception as error:  # a mistake of ours with one article must not lose the others
        return answer({"id": find_id(asked), **refuse_with(tell_mistake("-", number, error))})


def digest_line(asked: dict[str, Any], number: int, settings: Settings, writer: Writer | None = None) -> dict[str, Any]:
    """The record of the article that a line of the right form holds."""
    published, problems = read_day(asked.get("date"), number)
    language, unread = settings.language, tuple[Problem, ...]()
    if asked.get("language"):
        language, unread = judge_language(asked["language"], settings.site_language, "-", number)
    article = read_plain(
        asked["text"], id=str(asked["id"]), title=asked.get("title") or "", published=published, language=language
    )
    answer = writer.answer([make_question(article, settings.summary)])[0] if writer else None
    edited = edit_article(article, settings, answer)
    return {**make_record(article, edited.summary, (*problems, *unread, *edited.problems)), "id": asked["id"]}


def answer(record: dict[str, Any]) -> bytes:
    # A lone surrogate in the input cannot be written as UTF-8; JSON's own escape can carry it.
    try:
        return json.dumps(record, ensure_ascii=False, allow_nan=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(record, allow_nan=False).encode() + b"\n"


def find_id(asked: Any) -> str | int | None:
    """The line's id, where it has one that is text or a whole number."""
    found = asked.get("id") if isinstance(asked, dict) else None
    return found if isinstance(found, str | int) and not isinstance(found, bool) else None


def find_fault(asked: Any) -> str | None:
    """What is wrong with the form of a line, in words."""
    if not isinstance(asked, dict):
        return "the line is not a JSON object"
    if find_id(asked) is None:
        return "there is no `id` (text or whole number)"
    if not isinstance(asked.get("text"), str) or not asked["text"].strip():
        return "there is no `text`"
    for key in ("title", "date", "language"):
        if asked.get(key) is not None and not isinstance(asked[key], str):
            return f"`{key}` is not text"
    return None


def refuse(number: int, message: str) -> dict[str, Any]:
    hint = 'write {"id": "a1", "text": "…", "date": "2021-08-07"} on one line'
    return refuse_with(Problem("-", number, 0, "bad-line", message, hint))


def refuse_with(problem: Problem) -> dict[str, Any]:
    """An answer that holds nothing but what stands in the way."""
    empty: dict[str, list[str]] = {"who": [], "what": [], "when": [], "where": []}
    return {
        "headline": "",
        "summary": [],
        "summary_origin": "source",
        "facts": [],
        "five_ws": {**empty, "when_iso": None},
        "comparisons": [],
        "problems": [make_problem_record(problem)],
    }


def read_day(text: str | None, number: int) -> tuple[datetime | None, tuple[Problem, ...]]:
    """The instant that `date` gives, or None and a Problem; a time without a zone is UTC."""
    if not text:
        return None, ()
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        hint = "write it as 2021-08-07 or 2021-08-07T14:46+05:30; the date was left out"
        return None, (Problem("-", number, 0, "bad-date", f"date is not a date: '{text}'", hint),)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)), ()
