"""What a language model is asked about an article, and what it answers."""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """All that a model is given. The same question always has the same answer, because answers are remembered under it."""

    model: str  # its name or alias, as the library `llm` knows it
    prompt: str  # what it is to do
    words: str  # the article


class Answer(NamedTuple):
    """What came of a question: the text as the model wrote it, or the fault that left it without one."""

    text: str
    fault: str = ""
