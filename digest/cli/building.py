"""The commands that make a site: start one, build it, show it while it is being written."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from digest.cli.context import config_file, directory, read_site_settings, told_problems, understand_settings
from digest.model.ledger import CACHE, EPOCH, Command, Options
from digest.telling import tell_ledger, tell_warnings

if TYPE_CHECKING:
    from digest.disk.look import Look
    from digest.model.ledger import Ledger, Tell

LONG_WORK = 64  # articles from which a progress bar is worth showing


class Start(NamedTuple):
    """How the command was started: in what words, and what has been seen of the site in the folder where that was."""

    words: Sequence[str]
    look: Look


@click.command()
@directory
@config_file
@click.option("-o", "--output", default=None, metavar="DIR", help="Output folder instead of the setting `output_dir`.")
@click.option("--base-url", default=None, metavar="URL", help="The site's address instead of the setting `base_url`.")
@click.option("-D", "--drafts", is_flag=True, help="Publish drafts too.")
@click.option("-F", "--future", is_flag=True, help="Publish articles that are not due yet, too.")
@click.option("--clock", default=None, metavar="TIME", help="What time it is (ISO 8601); else SOURCE_DATE_EPOCH, else now.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option(
    "--jobs", default=None, metavar="N", type=click.IntRange(1, 256), help="Processes to use; chosen by the work otherwise."
)
@click.option(
    "--cluster", default=None, metavar="URL", help="Read articles on the Dask cluster of this scheduler, as tcp://host:8786."
)
@click.option(
    "--cache-dir",
    default=CACHE,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder for what builds remember; it may be deleted at any time.",
)
@click.option("--ignore-cache", is_flag=True, help="Forget what earlier builds left, and do all work again.")
@click.option("-q", "--quiet", is_flag=True, help="Print problems only.")
@click.option("-v", "--verbose", is_flag=True, help="Also print how long each stage took.")
@click.pass_context
def build(
    context: click.Context, config: Path | None, output: str | None, base_url: str | None, drafts: bool, future: bool,
    clock: str | None, strict: bool, jobs: int | None, cluster: str | None, cache_dir: Path, ignore_cache: bool,
    quiet: bool, verbose: bool,
) -> None:  # fmt: skip
    """Build the site: read content/, write site/, whole or not at all."""
    from digest.disk.folders import load_settings
    from digest.disk.look import Look
    from digest.memory.commands import remember_command
    from digest.repeat import digest_request, find_nothing_to_do

    began = time.perf_counter()
    with told_problems("; nothing was published", config):
        options = Options(read_clock(clock), drafts, future, strict, jobs, cache=cache_dir, ignore_cache=ignore_cache)
        data, shown = load_settings(Path(), config)
        command = Command(str(config) if config else None, output, base_url, drafts, future, strict, quiet, verbose)
        asked = digest_request(command.asked, data)
        start: Start | None = context.find_root().obj
        look = start.look if start else Look(Path())
        ledger = find_nothing_to_do(look, asked, options)
        if ledger is None:
            from digest.build import build as build_site

            changes = {"base_url": base_url, "output_dir": output and name_from_here(output), "cluster": cluster}
            settings, warnings = understand_settings(data, shown, options.clock, **changes)
            with progress(quiet) as tell:
                ledger = build_site(Path(), settings, options, warnings, tell, asked, look)
        if start and clock is None and EPOCH not in os.environ and not ignore_cache and cache_dir == CACHE:
            remember_command(cache_dir, start.words, command)
    print_ledger(ledger, time.perf_counter() - began, config, verbose=verbose, quiet=quiet)


@click.command()
@click.argument("folder", default=".", metavar="[DIR]", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Start a site in DIR: settings, a first article, and a workflow for GitHub Pages."""
    from digest.disk.starter import write_starter

    with told_problems():
        written, kept = write_starter(folder)
    for name in written:
        click.echo(f"wrote {folder / name}")
    for name in kept:
        click.echo(f"left {folder / name} as it is")
    where = "" if folder == Path() else f" -C {folder}"
    click.echo(f"Now try: digest serve{where}")


@click.command()
@directory
@config_file
@click.option(
    "-p", "--port", default=8000, show_default=True, metavar="N", type=click.IntRange(1, 65535), help="Port to serve at."
)
@click.option("-D", "--drafts", is_flag=True, help="Show drafts too.")
@click.option("-F", "--future", is_flag=True, help="Show articles that are not due yet, too.")
def serve(config: Path | None, port: int, drafts: bool, future: bool) -> None:
    """Show the site in a browser on this computer, and build it again when something changes."""
    from urllib.parse import urlsplit

    from digest import preview
    from digest.build import build as build_site
    from digest.disk.sources import stamp

    with told_problems():
        settings, _ = read_site_settings(config)
    prefix = urlsplit(settings.base_url).path
    address = f"http://localhost:{port}{prefix}"
    out = CACHE / f"preview-{port}" / "site"  # beside what is published, never in its place

    def rebuild() -> None:
        changes: dict[str, Any] = {"base_url": address, "output_dir": str(out), "cluster": ""}
        began = time.perf_counter()
        with told_problems(config=config, stop=False):
            now, _ = read_site_settings(config, **changes)
            ledger = build_site(Path(), now, Options(read_clock(None), drafts, future))
            print_ledger(ledger, time.perf_counter() - began, config)

    rebuild()
    try:
        preview.serve(
            out,
            prefix,
            port,
            watch=lambda: stamp(Path(), settings, config),
            rebuild=rebuild,
            started=lambda: click.echo(f"Serving at {address} (stop with Ctrl-C)"),
        )
    except OSError as error:
        raise click.UsageError(f"port {port}: {error.strerror}; choose another with --port") from None
    except KeyboardInterrupt:
        click.echo("Stopped.")


def read_clock(asked: str | None) -> datetime:
    """Now: what was asked for, else SOURCE_DATE_EPOCH, else the real clock. The only place that asks."""
    if asked is not None:
        try:
            moment = datetime.fromisoformat(asked)
        except ValueError:
            raise click.BadParameter(
                f"'{asked}' is not a time; write it as 2021-08-07T14:46+05:30", param_hint="--clock"
            ) from None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    epoch = os.environ.get(EPOCH)
    if epoch is not None:
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            raise click.UsageError(f"SOURCE_DATE_EPOCH is not a number of seconds: '{epoch}'") from None
    return datetime.now(UTC)


def name_from_here(folder: str) -> str:
    """A folder below this one by the way from here, as the settings name folders: so it shows where two are one."""
    path, here = Path(folder), Path.cwd()
    # where this folder is named by a link; the last part may be a link of the editor's
    path = Path(os.path.realpath(path.parent), path.name)
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else folder


@contextmanager
def progress(quiet: bool) -> Iterator[Tell]:
    """A bar for each long stage, on a terminal only."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda *_: None
        return
    bars: dict[str, Any] = {}

    def tell(what: str, done: int, total: int) -> None:
        if total < LONG_WORK:
            return
        if what not in bars:
            close(bars)
            bars[what] = click.progressbar(length=total, label=what, file=sys.stderr)
            bars[what].__enter__()
        if done <= total:
            bars[what].update(1)

    try:
        yield tell
    finally:
        close(bars)


def close(bars: dict[str, Any]) -> None:
    for bar in bars.values():
        if not bar.finished or not getattr(bar, "closed", False):
            bar.closed = True
            bar.__exit__(None, None, None)


def print_ledger(ledger: Ledger, seconds: float, config: Path | None, *, verbose: bool = False, quiet: bool = False) -> None:
    """Tell what a build did. `config` is the settings file where it is another than digest.yml."""
    from digest.placing import place_problems

    click.echo(tell_warnings(place_problems(ledger.warnings, Path(), config)), err=True, nl=False)
    if not quiet:
        click.echo(tell_ledger(ledger, seconds, verbose=verbose), nl=False)
