"""A language model for tests, registered as plugins do: it answers what it is told to, and counts how often it is asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import llm
from llm.plugins import pm


class Liar(llm.Model):
    """`say` gives the answer to an article's words; it may raise, and may take its time."""

    model_id = "liar"
    can_stream = True

    def __init__(self, say: Callable[[str], str]) -> None:
        self.say = say
        self.asked: list[str] = []
        self.prompts: list[str | None] = []
        self.most = 0  # calls at a time
        self._now = 0
        self._lock = threading.Lock()

    def execute(self, prompt: Any, stream: bool, response: Any, conversation: Any) -> Iterator[str]:
        with self._lock:
            self.asked.append(prompt.prompt)
            self.prompts.append(prompt.system)
            self._now += 1
            self.most = max(self.most, self._now)
        try:
            for word in self.say(prompt.prompt).split(" "):
                yield word + " "
        finally:
            with self._lock:
                self._now -= 1


class Plugin:
    """What a package that brings a model to llm has."""

    def __init__(self, model: Liar) -> None:
        self.model = model

    @llm.hookimpl
    def register_models(self, register: Callable[..., None]) -> None:
        register(self.model, aliases=("a-liar",))


@contextmanager
def installed(say: Callable[[str], str]) -> Iterator[Liar]:
    """llm with the model `liar` in it."""
    llm.get_models()  # has the plugins that are installed loaded
    model, name = Liar(say), "news-digest-test"
    pm.register(Plugin(model), name)
    try:
        yield model
    finally:
        pm.unregister(name=name)
