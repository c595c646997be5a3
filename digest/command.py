"""The command `digest`. A build that would do nothing is found out here, before the library that reads command lines is loaded:
the same words in the same folder mean what they meant the last time.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from digest.disk.folders import load_settings
from digest.disk.look import Look
from digest.errors import SettingsError
from digest.memory.commands import recall_command
from digest.model.ledger import CACHE, EPOCH, Options
from digest.model.problem import Problem
from digest.repeat import digest_request, find_nothing_to_do
from digest.telling import forgive_letters, tell_ledger, tell_warnings


def run() -> None:
    """Do what the command line says. What was seen of the site's files on the way is not looked at again."""
    gc.disable()  # until there is garbage to speak of
    words, look = sys.argv[1:], Look(Path())
    forgive_letters()
    try:
        if repeat(words, look):
            gc.freeze()  # nor at the end
            return
        from digest.cli.main import run as run_in_full
    except KeyboardInterrupt:
        sys.exit(130)  # nothing was begun
    gc.enable()
    run_in_full(words, look)


def repeat(words: Sequence[str], look: Look) -> bool:
    """Tell again what the last build told, if these words ask for a build that would do nothing; else say no."""
    options = Options(datetime.now(UTC))
    command = recall_command(CACHE, words)
    if command is None or EPOCH in os.environ or sys.stdout is None or sys.stderr is None:
        return False
    began = time.perf_counter()
    try:
        config = Path(command.config) if command.config is not None else None
        settings, _ = load_settings(look.root, config)
    except SettingsError:
        return False
    ledger = find_nothing_to_do(look, digest_request(command.asked, settings), options)
    if ledger is None:
        return False
    warnings: Sequence[Problem] = ledger.warnings
    if any(problem.fields for problem in warnings):
        from digest.placing import place_problems

        warnings = place_problems(warnings, look.root, config)
    try:
        sys.stderr.write(tell_warnings(warnings))
        if not command.quiet:
            sys.stdout.write(tell_ledger(ledger, time.perf_counter() - began, verbose=command.verbose))
            sys.stdout.flush()
    except OSError:  # the output is gone, or full: who does it in full tells that
        return False
    return True
