"""Templates for tests, each compiled once in a process: that takes more than half of the time of a small first build."""

from __future__ import annotations

from collections.abc import Mapping

from digest.memory.encoding import fingerprint
from digest.publishing import environment
from digest.publishing.engine import Environment
from digest.publishing.environment import CompiledTemplate, compile_templates
from digest.publishing.words import ENGLISH, Words

_KNOWN: dict[str, CompiledTemplate] = {}


def compile_once(texts: Mapping[str, str], words: Words = ENGLISH) -> Mapping[str, CompiledTemplate]:
    """What `compile_templates` gives; the same template in the same words is compiled once."""
    keys = {name: fingerprint(name, text, words.lexicon) for name, text in texts.items()}
    unknown = {name: text for name, text in texts.items() if keys[name] not in _KNOWN}
    _KNOWN.update((keys[name], template) for name, template in compile_templates(unknown, words).items())
    return {name: _KNOWN[key] for name, key in keys.items()}


def make_environment(texts: Mapping[str, str]) -> Environment:
    """The environment of these templates, in English."""
    return environment.make_environment(texts, {name: template.code for name, template in compile_once(texts).items()})
