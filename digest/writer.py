"""Asking a language model, through the library llm and its plugins. The door of llm.

Only what no build has asked before is asked. A call runs in a thread that nobody has to wait for: a model may hang, and whoever
stops the build must not.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from digest.errors import SettingsError
from digest.memory.answers import Answers
from digest.model.answer import Answer, Question
from digest.model.problem import SETTINGS_FILE, Problem
from digest.model.settings import SummarySettings

_LONGEST: Final = 50_000  # characters after which an answer is taken for endless
_PATIENCE: Final = 3  # calls that fail one after the other, after which no more are made


class Writer:
    """A language model that answers questions, `at_once` at a time, and what it has answered before."""

    def __init__(self, settings: SummarySettings, answers: Answers) -> None:
        self._settings = settings
        self._answers = answers
        self._failed = 0  # calls, one after the other
        self._model: Any = None

    def answer(self, questions: Sequence[Question | None]) -> list[Answer | None]:
        """The answer to each question, and None for none. Raises SettingsError where the library or the model is not there."""
        found: list[Answer | None] = [None] * len(questions)
        asked: list[int] = []
        for i, question in enumerate(questions):
            if question is not None:
                known = self._answers.find(question)
                if known is None:
                    asked.append(i)
                else:
                    found[i] = Answer(known)
        for i, answer in zip(asked, self._ask([q for i in asked if (q := questions[i])]), strict=True):
            found[i] = answer
        return found

    def _ask(self, questions: Iterable[Question]) -> Iterator[Answer]:
        """Answers in the order of the questions, as many calls at a time as the settings allow."""
        calls: deque[_Call] = deque()
        for question in questions:
            if len(calls) == self._settings.at_once:
                yield self._finish(calls.popleft())
            calls.append(_Call(self._load(), question, self._settings.timeout, allowed=self._failed < _PATIENCE))
        while calls:
            yield self._finish(calls.popleft())

    def _finish(self, call: _Call) -> Answer:
        """Wait for a call. Only answers are remembered: a model that failed is asked again by the next build."""
        answer = call.wait()
        if not answer.fault:
            self._failed = 0
            self._answers.keep(call.question, answer.text)
        elif call.allowed:
            self._failed += 1
        return answer

    def _load(self) -> Any:
        if self._model is None:
            self._model = load_model(self._settings.model)
        return self._model


def load_model(name: str) -> Any:
    """The model of that name or alias. Raises SettingsError where llm is not installed, or knows none such."""
    try:
        import llm
    except ImportError:
        message = "summary.method: llm needs the library llm, which is not installed"
        hint = "pip install 'news-digest[llm]'"
        raise SettingsError([Problem(SETTINGS_FILE, 0, 0, "missing-extra", message, hint, ("summary.method",))]) from None
    try:
        return llm.get_model(name)
    except llm.UnknownModelError:
        hint = "the command `llm models` lists those that are there, `llm install` adds plugins with more"
        message = f"summary.model: llm knows no model '{name}'"
        raise SettingsError([Problem(SETTINGS_FILE, 0, 0, "bad-setting", message, hint, ("summary.model",))]) from None


class _Call:
    """A question that is being answered, in a thread of its own; where it is not `allowed`, it is not even asked."""

    def __init__(self, model: Any, question: Question, seconds: int, *, allowed: bool) -> None:
        self.question = question
        self.allowed = allowed
        self._model = model
        self._seconds = seconds
        self._ends = time.monotonic() + seconds
        self._done = threading.Event()
        self._answer = Answer("", "it has failed too often and was not asked")
        if allowed:
            threading.Thread(target=self._run, name="language model", daemon=True).start()
        else:
            self._done.set()

    def wait(self) -> Answer:
        """The answer, or the fault that there is none. The thread of a call that takes too long is left to itself."""
        if self._done.wait(max(0.0, self._ends - time.monotonic())):
            return self._answer
        return Answer("", f"no answer within {self._seconds} s")

    def _run(self) -> None:
        try:
            self._answer = self._listen()
        except BaseException as error:  # whatever a plugin raises, the summary is made without it
            said = " ".join(str(error).split())[:200]
            self._answer = Answer("", f"{type(error).__name__}: {said}" if said else type(error).__name__)
        finally:
            self._done.set()

    def _listen(self) -> Answer:
        """The whole answer, as it comes piece by piece; what comes too late or without end is cut short."""
        parts, length = [], 0
        for part in self._model.prompt(self.question.words, system=self.question.prompt):
            parts.append(str(part))
            length += len(parts[-1])
            if length > _LONGEST or time.monotonic() > self._ends:
                break
        return Answer("".join(parts).encode("utf-8", "replace").decode("utf-8"))
