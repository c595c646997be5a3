"""The conductor: reads like the way of the data, from the content folder to the published site."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from digest.desk import Digested, check_ids, digest_safely, hold_back_reason, make_brief
from digest.disk.output import Published, publish
from digest.disk.sources import ThemeFiles, load_asset, load_sources, load_theme
from digest.editing.editions import make_editions
from digest.errors import ContentError
from digest.model.article import SourceFile
from digest.model.problem import Problem
from digest.model.publication import Content, Output, Theme
from digest.model.settings import Settings
from digest.publishing import urls
from digest.publishing.assets import find_danger, list_assets
from digest.publishing.checks import PageLinks, check_collisions, check_found_links, check_path, find_links
from digest.publishing.site import render_site
from digest.reading.decoding import decode_text
from digest.workers import choose_jobs, make_executor, run_in_order

#: Called with what is being done, how much of it is done, and how much there is.
Tell = Callable[[str, int, int], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line decides: `clock` is now, and settles only which articles are due."""

    clock: datetime
    drafts: bool = False
    future: bool = False
    strict: bool = False
    jobs: int | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a build did."""

    published: int
    editions: int
    held: tuple[tuple[str, str], ...]  # file and reason
    warnings: tuple[Problem, ...]
    files: Published
    stages: tuple[tuple[str, float], ...]  # name and seconds


def build(
    root: Path, settings: Settings, options: Options, warnings: tuple[Problem, ...] = (), tell: Tell = lambda *_: None
) -> Ledger:
    """Build the site below `root`, whole or not at all.

    Raises ContentError with every problem there is, or OutputError; then what was published before is untouched.
    """
    stages = Stages()
    files = load_sources(root, settings)
    theme = read_theme(load_theme(root, settings))
    stages.end("load")

    digested = list(read_and_edit(files, settings, options.jobs, tell))
    warnings = settle([*warnings, *(p for d in digested for p in d.problems)], options)
    stages.end("read and edit")

    contents, held = choose_due(digested, settings, options)
    settle(check_ids(contents, settings), options)
    editions = make_editions([c.brief for c in contents], urls.edition_path)
    stages.end("editions")

    assets = list(load_assets(root, settings, theme, contents, options))
    pages = render_site(contents, editions, settings, theme)
    outputs = checked(chain(assets, told(pages, tell, len(contents), "Rendering")), settings, options)
    files_made = publish(outputs, root / settings.output_dir)
    stages.end("render and publish")
    return Ledger(len(contents), len(editions), held, warnings, files_made, stages.as_tuple())


def read_theme(files: ThemeFiles) -> Theme:
    """The templates as text. Raises ContentError for those that are not UTF-8."""
    read = {name: decode_text(data, shown) for name, (shown, data) in files.templates.items()}
    if problems := [p for _, told in read.values() for p in told if p.severity == "error"]:
        raise ContentError(problems)
    return Theme({name: text or "" for name, (text, _) in read.items()}, files.static)


def digest_chunk(settings: Settings, files: list[SourceFile]) -> list[Digested]:
    """The unit of work that is sent to a worker."""
    return [digest_safely(file, settings) for file in files]


def read_and_edit(files: list[SourceFile], settings: Settings, jobs: int | None, tell: Tell) -> Iterator[Digested]:
    """Every article read and edited, in the order of the files, wherever the work runs."""
    jobs = choose_jobs(jobs, len(files))
    with make_executor(jobs) as executor:
        results = run_in_order(executor, partial(digest_chunk, settings), files, window=2 * jobs)
        yield from told(results, tell, len(files), "Reading")


def told(items: Iterable[T], tell: Tell, total: int, what: str) -> Iterator[T]:
    for done, item in enumerate(items, 1):
        tell(what, done, total)
        yield item


def settle(problems: Iterable[Problem], options: Options) -> tuple[Problem, ...]:
    """The warnings. Raises ContentError when there is an error among the problems, or anything at all under `strict`."""
    found = tuple(sorted(set(problems)))
    if any(p.severity == "error" for p in found) or (options.strict and found):
        raise ContentError(found)
    return found


def choose_due(
    digested: list[Digested], settings: Settings, options: Options
) -> tuple[tuple[Content, ...], tuple[tuple[str, str], ...]]:
    """The articles to publish, in the order of the files, and those held back with the reason."""
    contents, held = [], []
    for d in digested:
        assert d.article is not None  # errors have been settled
        assert d.summary is not None
        reason = hold_back_reason(d.article, options.clock, drafts=options.drafts, future=options.future)
        if reason is None:
            contents.append(Content(make_brief(d.article, d.summary, settings), d.article, d.summary))
        else:
            held.append((f"{settings.content_dir}/{d.file}", reason))
    return tuple(contents), tuple(held)


def load_assets(root: Path, settings: Settings, theme: Theme, contents: Iterable[Content], options: Options) -> Iterator[Output]:
    """The pictures that articles show. Raises ContentError for those that are not there, or must not be published."""
    problems, seen = [], set()
    for asset in (a for c in contents for a in list_assets(c)):
        shown = f"{settings.content_dir}/{asset.article}"
        place = f"{settings.static_dir if asset.static else settings.content_dir}/{asset.file}"
        if asset.fault:
            told, hint = f"the path of a picture {asset.fault}: {place!r}", "put the picture beside the article, or into static/"
            problems.append(Problem(shown, 0, 0, "unsafe-path", told, hint))
        elif asset.path in seen or (asset.static and asset.file in theme.static):
            continue
        elif not asset.static and (data := load_asset(root, settings, asset.file)) is not None:
            seen.add(asset.path)
            if danger := find_danger(asset.file, data):
                told, hint = f"the picture {danger}: {place!r}", "export it as plain SVG, or as PNG"
                problems.append(Problem(shown, 0, 0, "unsafe-picture", told, hint))
            yield Output(asset.path, data, place, "picture")
        else:
            told = f"a picture is not there: {place!r}"
            problems.append(Problem(shown, 0, 0, "missing-image", told, "put it there, or mend its path"))
    settle(problems, options)


def checked(outputs: Iterable[Output], settings: Settings, options: Options) -> Iterator[Output]:
    """The outputs as they come; when all have come, raises ContentError if two would stand on one path, or one on none.

    Under `strict` also if a link lands nowhere: that needs another look at every page.
    """
    seen: list[Output] = []
    unsafe: list[Problem] = []
    links: dict[str, PageLinks | None] = {}
    for output in outputs:
        if problem := check_path(output):
            unsafe.append(problem)
            continue
        seen.append(replace(output, data=b""))  # only where it stands matters here
        if options.strict:
            links[output.path] = find_links(output)
        yield output
    settle([*unsafe, *check_collisions(seen), *check_found_links(links, settings.base_url)], options)


class Stages:
    """How long each stage took, for `-v`."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._done: list[tuple[str, float]] = []

    def end(self, name: str) -> None:
        now = time.perf_counter()
        self._done.append((name, now - self._began))
        self._began = now

    def as_tuple(self) -> tuple[tuple[str, float], ...]:
        return tuple(self._done)
