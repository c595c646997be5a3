"""The commands: arguments, the clock, progress, printing and exit codes; no thinking. The only room that prints or exits."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from digest import __version__
from digest.model.ledger import CACHE, EPOCH, Command, Options
from digest.telling import forgive_letters, plural, tell_ledger, tell_warnings

if TYPE_CHECKING:
    from digest.disk.look import Look
    from digest.model.article import SourceFile
    from digest.model.ledger import Ledger, Tell
    from digest.model.problem import Problem
    from digest.model.settings import Settings

# Rooms are imported where a command needs them, so that `digest --help` starts at once.

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
#: When to look for garbage in circles: seldom, for a build makes many small records and hardly a circle. The default takes a
#: quarter of the time of reading an article.
GARBAGE = (20_000, 20, 50)
LONG_WORK = 64  # articles from which a progress bar is worth showing


class Start(NamedTuple):
    """How the command was started: in what words, and what has been seen of the site in the folder where that was."""

    words: Sequence[str]
    look: Look


def enter(context: click.Context, option: click.Parameter, folder: Path) -> None:
    if folder == Path():
        return
    context.find_root().obj = None  # what was seen is of another folder
    try:
        os.chdir(folder)
    except OSError as error:
        raise click.BadParameter(f"{folder}: {error.strerror}") from None


directory = click.option(
    "-C", "--directory", default=".", metavar="DIR", type=click.Path(path_type=Path), callback=enter, expose_value=False,
    is_eager=True, help="Work as if started in DIR.",
)  # fmt: skip
config_file = click.option(
    "-c", "--config", default=None, metavar="FILE", type=click.Path(path_type=Path), help="Settings file instead of digest.yml."
)


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, prog_name="digest")
def main() -> None:
    """Build a news digest: summaries and key facts that lead back to the sentence that says so."""


@main.command()
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
    with told_problems("; nothing was published"):
        options = Options(read_clock(clock), drafts, future, strict, jobs, cache=cache_dir, ignore_cache=ignore_cache)
        data, shown = load_settings(Path(), config)
        command = Command(str(config) if config else None, output, base_url, drafts, future, strict, quiet, verbose)
        asked = digest_request(command.asked, data)
        start: Start | None = context.find_root().obj
        look = start.look if start else Look(Path())
        ledger = find_nothing_to_do(look, asked, options)
        if ledger is None:
            from digest.build import build as build_site

            settings, warnings = understand_settings(data, shown, base_url=base_url, output_dir=output, cluster=cluster)
            with progress(quiet) as tell:
                ledger = build_site(Path(), settings, options, warnings, tell, asked, look)
        if start and clock is None and EPOCH not in os.environ and not ignore_cache and cache_dir == CACHE:
            remember_command(cache_dir, start.words, command)
    print_ledger(ledger, time.perf_counter() - began, verbose=verbose, quiet=quiet)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@directory
@config_file
@click.option("--json", "as_json", is_flag=True, help="Print the record that `digest extract` would, indented.")
def show(file: Path, config: Path | None, as_json: bool) -> None:
    """Show one article's summary and facts, each with the sentence that says it."""
    from digest.desk import digest_article
    from digest.errors import ContentError
    from digest.model.article import SourceFile
    from digest.publishing.data import make_record
    from digest.publishing.proof import render_proof

    with told_problems():
        settings, _ = read_site_settings(config, lenient=True)
        source = SourceFile(name_in_content(file, settings), read_article_file(file))
        digested = digest_article(ask_model(source, settings), settings)
        problems = tuple(p._replace(path=str(file)) for p in digested.problems)
        if digested.article is None or digested.summary is None or any(p.severity == "error" for p in problems):
            raise ContentError(problems)
    if as_json:
        import json

        record = make_record(digested.article, digested.summary, problems)
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return
    click.echo(render_proof(digested.article, digested.summary), nl=False)
    for problem in problems:
        click.echo(f"warning: {problem}", err=True)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@directory
@config_file
@click.option("--fact", "number", default=None, metavar="N", type=click.IntRange(min=1), help="Explain one fact in full.")
@click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
def explain(file: Path, config: Path | None, number: int | None, as_json: bool) -> None:
    """Explain why each sentence and fact of an article was chosen or left."""
    from digest.desk import explain_article
    from digest.errors import ContentError
    from digest.model.article import SourceFile
    from digest.publishing.explanation import make_explanation, make_fact_explanation, render_explanation, render_fact_explanation

    with told_problems():
        settings, _ = read_site_settings(config, lenient=True)
        digested, reasons = explain_article(SourceFile(name_in_content(file, settings), read_article_file(file)), settings)
        problems = tuple(p._replace(path=str(file)) for p in digested.problems)
        if digested.summary is None or reasons is None or any(p.severity == "error" for p in problems):
            raise ContentError(problems)
    if number is not None and number > len(reasons.facts):
        raise click.BadParameter(f"the article has {plural(len(reasons.facts), 'fact')}", param_hint="--fact")
    if as_json:
        import json

        data = make_explanation(settings, reasons) if number is None else make_fact_explanation(settings, reasons, number - 1)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    elif number is None:
        click.echo(render_explanation(digested.summary, settings, reasons), nl=False)
    elif digested.article is not None:
        click.echo(render_fact_explanation(digested.article, settings, reasons, number - 1), nl=False)
    for problem in problems:
        click.echo(f"warning: {problem}", err=True)


@main.command()
@click.option(
    "--sentences", default=3, show_default=True, metavar="N", type=click.IntRange(1, 10), help="Sentences in a summary."
)
@click.option("--facts", default=8, show_default=True, metavar="N", type=click.IntRange(0, 30), help="Key facts to mark.")
@click.option("--model", default=None, metavar="NAME", help="Let this language model write the summaries, and check them.")
def extract(sentences: int, facts: int, model: str | None) -> None:
    """Read articles as JSON Lines from standard input, write their digests as JSON Lines.

    A line in: {"id", "text", "title"?, "date"?, "language"?}. A line that cannot be read is answered with `problems`.
    """
    from digest.extract import extract_line
    from digest.model.settings import FactSettings, Settings, SummarySettings

    summary = SummarySettings(sentences, "llm", model) if model else SummarySettings(sentences)
    settings, writer = Settings(summary=summary, facts=FactSettings(facts)), None
    if model:
        from digest.memory.answers import Answers
        from digest.writer import Writer

        writer = Writer(summary, Answers(None))
    if sys.stdin is None or sys.stdout is None:
        raise click.UsageError("standard input or output is closed")
    out = sys.stdout.buffer
    with told_problems():
        for number, line in enumerate(sys.stdin.buffer, 1):
            if line.strip():
                out.write(extract_line(line, number, settings, writer))
                out.flush()


@main.command()
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


@main.command()
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
        with told_problems(stop=False):
            now, _ = read_site_settings(config, **changes)
            ledger = build_site(Path(), now, Options(read_clock(None), drafts, future))
            print_ledger(ledger, time.perf_counter() - began)

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


# ---------------------------------------------------------------- what the commands share


def run(words: Sequence[str], look: Look) -> None:
    """The command `digest`: `main`, with an end for whatever stops it from outside."""
    gc.set_threshold(*GARBAGE)
    forgive_letters()
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop_cleanly)
    try:
        status = main([*words], standalone_mode=False, obj=Start(words, look))
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped; what was published before is as it was.", err=True)
        status = 130
    except OSError as error:  # the output is gone, or full
        silence()
        status = 0 if error.errno == errno.EPIPE else 1
    sys.exit(status if isinstance(status, int) else 0)


def stop_cleanly(number: int, frame: object) -> None:
    """Leave by an exception, so that workers are stopped and temporary folders removed."""
    raise SystemExit(128 + number)


def silence() -> None:
    """Let Python's last flush of a broken output go nowhere."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def told_problems(consequence: str = "", *, stop: bool = True) -> Iterator[None]:
    """Tell what an editor can mend, and exit with its status; never a traceback for what a user did."""
    from digest.errors import DigestError

    try:
        yield
    except DigestError as error:
        for problem in error.problems:
            click.echo(("warning: " if problem.severity == "warning" else "") + str(problem), err=True)
        click.echo(f"Failed: {count_problems(error.problems)}{consequence}.", err=True)
        if stop:
            sys.exit(error.exit_code)


def count_problems(problems: tuple[Problem, ...]) -> str:
    errors = sum(p.severity == "error" for p in problems)
    parts = [(errors, "error"), (len(problems) - errors, "warning")]
    told = " and ".join(f"{n} {word}{'s' if n != 1 else ''}" for n, word in parts if n)
    files = len({p.path for p in problems})
    return f"{told} in {files} file{'s' if files != 1 else ''}"


def read_site_settings(config: Path | None, *, lenient: bool = False, **changes: Any) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of the site with the command line's changes. Raises SettingsError with every problem in them."""
    from digest.disk.folders import load_settings
    from digest.errors import SettingsError
    from digest.model.settings import Settings

    try:
        data, shown = load_settings(Path(), config)
    except SettingsError:
        if lenient and config is None:
            return Settings(), ()
        raise
    return understand_settings(data, shown, **changes)


def understand_settings(data: bytes, shown: str, **changes: Any) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in a file that is called `shown`, with the command line's changes. Raises SettingsError."""
    from digest.errors import SettingsError
    from digest.reading.decoding import decode_text
    from digest.reading.metadata.settings import change_settings, read_settings

    text, problems = decode_text(data, shown)
    if text is None:
        raise SettingsError(problems)
    settings, problems = read_settings(text, shown)
    settings, more = change_settings(settings, {k: v for k, v in changes.items() if v is not None})
    if changes.get("base_url"):
        problems = tuple(p for p in problems if p.code != "no-base-url")
    problems = (*problems, *more)
    if any(p.severity == "error" for p in problems):
        raise SettingsError(problems)
    return settings, problems


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


def ask_model(file: SourceFile, settings: Settings) -> SourceFile:
    """The file with what a language model says about it, now or when a build asked; as it is where the settings name none."""
    if settings.summary.method != "llm":
        return file
    from digest.intake import consult
    from digest.memory.answers import Answers
    from digest.workers import Crew
    from digest.writer import Writer

    return consult(Writer(settings.summary, Answers(CACHE)), [file], settings, Crew(1))[0]


def read_article_file(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise click.UsageError(f"{file}: {error.strerror or error}") from None


def name_in_content(file: Path, settings: Settings) -> str:
    """The article's path below the content folder, or its bare name where it stands elsewhere."""
    content = Path(settings.content_dir).resolve()
    full = file.resolve()
    return full.relative_to(content).as_posix() if full.is_relative_to(content) else file.name


@contextmanager
def progress(quiet: bool) -> Iterator[Tell]:
    """A bar for each long stage, on a terminal only."""
    if quiet or not sys.stderr.isatty():
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


def print_ledger(ledger: Ledger, seconds: float, *, verbose: bool = False, quiet: bool = False) -> None:
    click.echo(tell_warnings(ledger), err=True, nl=False)
    if not quiet:
        click.echo(tell_ledger(ledger, seconds, verbose=verbose), nl=False)
