"""The commands that look at articles, and build nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.context import config_file, directory, read_site_settings, told_problems
from digest.model.ledger import CACHE
from digest.telling import plural, tell_warnings

if TYPE_CHECKING:
    from digest.desk import Digested
    from digest.model.article import Article, SourceFile
    from digest.model.problem import Problem
    from digest.model.settings import Settings
    from digest.model.summary import Summary


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@directory
@config_file
@click.option("--json", "as_json", is_flag=True, help="Print the record that `digest extract` would, indented.")
def show(file: Path, config: Path | None, as_json: bool) -> None:
    """Show one article's summary and facts, each with the sentence that says it."""
    from digest.desk import digest_article
    from digest.publishing.data import make_record
    from digest.publishing.proof import render_proof

    with told_problems():
        settings, _ = read_site_settings(config, lenient=True)
        digested = digest_article(ask_model(open_article(file, settings), settings), settings)
        article, summary, problems = settle(digested, file)
    if as_json:
        import json

        click.echo(json.dumps(make_record(article, summary, problems), ensure_ascii=False, indent=2))
        return
    click.echo(render_proof(article, summary), nl=False)
    click.echo(tell_warnings(problems), err=True, nl=False)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@directory
@config_file
@click.option("--fact", "number", default=None, metavar="N", type=click.IntRange(min=1), help="Explain one fact in full.")
@click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
def explain(file: Path, config: Path | None, number: int | None, as_json: bool) -> None:
    """Explain why each sentence and fact of an article was chosen or left."""
    from digest.desk import explain_article
    from digest.publishing.explanation import make_explanation, make_fact_explanation, render_explanation, render_fact_explanation

    with told_problems():
        settings, _ = read_site_settings(config, lenient=True)
        digested, reasons = explain_article(open_article(file, settings), settings)
        article, summary, problems = settle(digested, file)
    assert reasons is not None  # there is an article
    if number is not None and number > len(reasons.facts):
        raise click.BadParameter(f"the article has {plural(len(reasons.facts), 'fact')}", param_hint="--fact")
    if as_json:
        import json

        data = make_explanation(settings, reasons) if number is None else make_fact_explanation(settings, reasons, number - 1)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    elif number is None:
        click.echo(render_explanation(summary, settings, reasons), nl=False)
    else:
        click.echo(render_fact_explanation(article, settings, reasons, number - 1), nl=False)
    click.echo(tell_warnings(problems), err=True, nl=False)


@click.command()
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


def settle(digested: Digested, file: Path) -> tuple[Article, Summary, tuple[Problem, ...]]:
    """What was made of the article, and the warnings, told of the file as it was named. Raises ContentError for errors."""
    from digest.errors import ContentError
    from digest.placing import place_problems

    problems = tuple(place_problems((p._replace(path=str(file)) for p in digested.problems), Path()))
    if digested.article is None or digested.summary is None or any(p.severity == "error" for p in problems):
        raise ContentError(problems)
    return digested.article, digested.summary, problems


def ask_model(file: SourceFile, settings: Settings) -> SourceFile:
    """The file with what a language model says about it, now or when a build asked; as it is where the settings name none."""
    if settings.summary.method != "llm":
        return file
    from digest.intake import consult
    from digest.memory.answers import Answers
    from digest.workers import Crew
    from digest.writer import Writer

    return consult(Writer(settings.summary, Answers(CACHE)), [file], settings, Crew(1))[0]


def open_article(file: Path, settings: Settings) -> SourceFile:
    """The article in a file, wherever it stands."""
    from digest.disk.sources import PAGES
    from digest.model.article import SourceFile

    name = name_in_content(file, settings)
    if name.startswith(PAGES):
        raise click.UsageError(f"{file}: a page of the site is no article, so it has no summary and no facts")
    try:
        return SourceFile(name, file.read_bytes())
    except OSError as error:
        raise click.UsageError(f"{file}: {error.strerror or error}") from None


def name_in_content(file: Path, settings: Settings) -> str:
    """The article's path below the content folder, or its bare name where it stands elsewhere."""
    content, full = (Path(os.path.realpath(path)) for path in (settings.content_dir, file))
    return full.relative_to(content).as_posix() if full.is_relative_to(content) else file.name
