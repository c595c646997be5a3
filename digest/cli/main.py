"""The command line as a whole, and its end: by itself, by a signal, or because nobody listens any more."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from digest import __version__
from digest.cli.building import Start, build, init, serve
from digest.cli.foreign import ELSEWHERE, hint_at_option
from digest.cli.looking import explain, extract, show
from digest.stopping import listen

if TYPE_CHECKING:
    from digest.disk.look import Look

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
#: When to look for garbage in circles: seldom, for a build makes many small records and hardly a circle. The default takes a
#: quarter of the time of reading an article.
GARBAGE = (20_000, 20, 50)


class Commands(click.Group):
    """Commands; one that only another generator has is told with what to do here."""

    def resolve_command(self, context: click.Context, words: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        hint = ELSEWHERE.get(words[0])
        if hint:
            raise click.UsageError(f"No such command '{words[0]}': {hint}.", context)
        return super().resolve_command(context, words)


@click.group(cls=Commands, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="digest")
def main() -> None:
    """Build a news digest: summaries and key facts that lead back to the sentence that says so."""


for command in (build, show, explain, extract, init, serve):
    main.add_command(command)


def run(words: Sequence[str], look: Look) -> None:
    """The command `digest`: `main`, with an end for whatever stops it from outside."""
    gc.set_threshold(*GARBAGE)
    listen()
    try:
        status = main([*words], standalone_mode=False, obj=Start(words, look))
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except click.ClickException as error:
        told = offer_option(error) if isinstance(error, click.NoSuchOption) else error
        told.show()
        status = told.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped; what was published before is as it was.", err=True)
        status = 130
    except OSError as error:  # the output is gone, or full, or the system refuses something else
        status = 0 if error.errno == errno.EPIPE else 1
        if status:
            tell_refusal(error)
        silence()
    gc.freeze()  # what ends with this process need not be looked through for garbage
    sys.exit(status if isinstance(status, int) else 0)


def tell_refusal(error: OSError) -> None:
    """Tell what the system refuses, where it can be told."""
    of = f": {error.filename}" if error.filename else ""
    with suppress(OSError):
        click.echo(f"Error: {error.strerror or error}{of}", err=True)


def offer_option(error: click.NoSuchOption) -> click.UsageError:
    """The error with what to write in place of an option that only another generator, or another command, has."""
    ours = {name: [option for p in command.params for option in p.opts] for name, command in main.commands.items()}
    hint = hint_at_option(error.option_name, ours)
    return click.UsageError(f"No such option '{error.option_name}': {hint}.", error.ctx) if hint else error


def silence() -> None:
    """Let Python's last flush of a broken output go nowhere."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
