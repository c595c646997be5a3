"""The conductor: reads like the way of the data, from the content folder to the published site."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import chain
from math import inf
from pathlib import Path

from digest.agenda import Archive, make_agenda
from digest.cluster import engage
from digest.copies import Copier, find_icon, list_copies
from digest.crosslinks import join_links
from digest.disk.look import Look
from digest.disk.output import Kept, lock_output, publish, stamp_files
from digest.disk.program import identify_program
from digest.disk.scratch import Scratch
from digest.disk.sources import folders_of, load_theme, only_articles, only_pages, open_sources
from digest.disk.stamps import digest_made
from digest.errors import ContentError
from digest.intake import take_in
from digest.memory.encoding import DamagedError, fingerprint
from digest.memory.last import Last, forget_last, write_last
from digest.memory.state import State, write_state
from digest.memory.store import Memory, open_memory
from digest.model.ledger import Ledger, Options, Published, Tell
from digest.model.problem import Problem
from digest.model.publication import Output
from digest.model.settings import Settings, desk_settings, page_settings
from digest.model.slate import Slate
from digest.model.stamp import Stamp
from digest.own_pages import read_own_pages
from digest.press import Press
from digest.publishing.checks import check_collisions, check_links, may_collide
from digest.publishing.frame import STYLE, make_site
from digest.publishing.machines import SECURITY, check_security, find_expiry
from digest.publishing.search import SCRIPT
from digest.publishing.site import Plan
from digest.publishing.words import Words
from digest.search import find_search
from digest.sharing import find_sharing
from digest.theme import find_strays, read_theme
from digest.workers import Crew


def build(
    root: Path, settings: Settings, options: Options, warnings: tuple[Problem, ...] = (), tell: Tell = lambda *_: None,
    asked: str = "", look: Look | None = None,
) -> Ledger:  # fmt: skip
    """Build the site below `root`, whole or not at all; what has not changed since the last build is not done again.

    `asked` is a digest of what was asked for, by which the next build sees that it is asked the same, `look` what was seen of
    the files a moment ago. Raises ContentError with every problem there is, or OutputError; then what was published before is
    untouched.
    """
    out, cache, look = root / settings.output_dir, root / options.cache, look or Look(root)
    with lock_output(out, waiting=look.forget):
        for forget in (options.ignore_cache, True):  # what cannot be trusted is forgotten, and all is done again
            with suppress(DamagedError), open_memory(cache, out, forget=forget) as memory:
                return build_with(memory, look, settings, options, warnings, tell, asked)
            look.forget()
        with open_memory(cache, out, forget=True, alone=True) as memory:  # somebody else damages or forgets it all the time
            return build_with(memory, look, settings, options, warnings, tell, asked)


def build_with(
    memory: Memory, look: Look, settings: Settings, options: Options, warnings: tuple[Problem, ...], tell: Tell, asked: str
) -> Ledger:
    """Build the site with what earlier builds remember of it."""
    stages, out, program = Stages(), look.root / settings.output_dir, identify_program()
    folder = open_sources(look, settings)
    files, theme_files = folder.files(), load_theme(look, settings)
    theme, theme_keys = read_theme(theme_files, settings.site_language, program, memory.records)
    stages.end("look at the files")

    with Crew(options.jobs) as crew, Scratch() as scratch:
        desk = fingerprint(program, desk_settings(settings))
        with engage(settings.cluster, crew) as readers:
            sources, read = take_in(folder, only_articles(files), desk_settings(settings), desk, memory, readers, tell)
        own = read_own_pages(folder, only_pages(files), settings, program, memory.records, drafts=options.drafts)
        told = (problem for source in sources.values() for problem in source.problems)
        security = theme_files.read_static(SECURITY) or b""
        expired = check_security(security, f"{settings.static_dir}/{SECURITY}", options.clock)
        strays = find_strays(theme_files, theme.references)
        warnings = settle([*warnings, *folder.problems, *told, *own.problems, *expired, *strays])
        stages.end("read and edit")

        slates = make_agenda(sources, settings, options, program, memory, crew)
        issued = tuple(slate for slate in slates if slate.slots)
        stages.end("gather editions")

        sharing = find_sharing(settings, theme_files, Words(theme.lexicon).calendar)
        archive = Archive(memory.records)
        copies, missing, mistakes = list_copies(issued, files, theme_files, settings, own.pictures)
        links = join_links(slates, sources, archive, own.pages, own.links, files, settings, missing)
        plan = Plan(issued, settings, archive, options.clock, links.pages, sharing, links.of)
        search = find_search(issued, settings, program, memory.records, scratch, tell)
        copies = [leaf for leaf in copies if search or leaf.path != SCRIPT]
        icon, iconless = find_icon(settings, theme_files)
        warnings = settle([*warnings, *mistakes, *links.problems, *iconless])
        site = make_site(
            replace(settings, icon=icon), theme_files.read_static(STYLE), plan.menu,
            has_tags=bool(plan.tags), directories=plan.directories, has_search=search is not None, pages=plan.pages,
        )  # fmt: skip
        press = Press(
            page_settings(settings), theme, site, program, memory, stamp_files(out, memory.state.paths),
            sharing.font if sharing else b"",
        )  # fmt: skip
        press.lay_out(chain(plan.quires(copies), search.quires() if search else ()), closely=options.strict)
        check_paths(press)
        stages.end("lay out")

        copier = Copier(folder, theme_files, settings, search.read if search else None)
        outputs = press.outputs(crew, copier.read, tell, with_links=options.strict)
        gone = frozenset(picture.path for _, picture in missing)
        published = publish(settled(outputs, press, copier, warnings, gone, settings, options), out, memory.twin)
        stages.end("render and publish")

    quires = press.bind(stamp_files(out, press.rendered))
    write_state(memory.own, State(desk, sources, slates, quires))
    results = [*theme_keys, *press.results, *own.keys, *(search.results if search else ()), *(slate.gathered for slate in slates)]
    memory.records.forget_but((source.record for source in sources.values()), results)
    ledger = make_ledger(slates, warnings, published, settings, read, press)
    folders = folders_of(settings)
    seen, left = look.digest(folders) or "", digest_made(out, press.stamps) or ""
    ends = settings.security.expires, find_expiry(security)
    note = Last(asked, folders, str(out), seen, left, *find_interval(slates, plan, ends, options), ledger)
    leave_note(memory, note, (*files.values(), *theme_files.stamps.values()))
    stages.end("remember")
    return ledger._replace(stages=stages.as_tuple())


def settle(problems: Iterable[Problem], *, strict: bool = False) -> tuple[Problem, ...]:
    """The warnings. Raises ContentError when there is an error among the problems, or anything at all where it is `strict`."""
    found = tuple(sorted(set(problems)))
    if any(p.severity == "error" for p in found) or (strict and found):
        raise ContentError(found)
    return found


def make_ledger(
    slates: Iterable[Slate], warnings: tuple[Problem, ...], published: Published, settings: Settings, read: int, press: Press
) -> Ledger:
    """What the build did."""
    days = [slate for slate in slates if slate.slots]
    held = sorted(told for slate in slates for told in slate.held)
    shown = tuple((f"{settings.content_dir}/{file}", reason) for file, reason in held)
    articles = sum(len(slate.slots) for slate in days)
    return Ledger(articles, len(days), shown, warnings, published, settings.output_dir, read, len(press.rendered))


def find_interval(slates: Sequence[Slate], plan: Plan, ends: Iterable[datetime | None], options: Options) -> tuple[float, float]:
    """The clocks, in POSIX seconds, between which no article comes due, expires, or ends to be news, nor any of the other `ends`
    comes: the first is in, the second is not. What was news an hour ago nobody has looked at, so there it begins now."""
    since, until = max((slate.since for slate in slates), default=-inf), min((slate.until for slate in slates), default=inf)
    now, moments = options.clock.timestamp(), [end.timestamp() for end in ends if end]
    since, until = max([since, *(m for m in moments if m <= now)]), min([until, plan.until, *(m for m in moments if m > now)])
    return (now if plan.tells_news else since), until


def leave_note(memory: Memory, note: Last, stamps: Collection[Stamp]) -> None:
    """Leave a note by which the next build sees that it has nothing to do, unless a file was changed just now: then it may
    change again and look the same. Nor where a language model has failed, which is then asked again."""
    if memory.are_fresh(stamps) or any(problem.code == "model-failed" for problem in note.ledger.warnings):
        forget_last(memory.own)
    else:
        write_last(memory.own, note)


def check_paths(press: Press) -> None:
    """Raises ContentError if two files would stand on one path, or one on none. What the last build made has been checked."""
    if press.are_paths_new():
        settle([*press.unsafe, *(check_collisions(press.all_leaves()) if may_collide(press.paths) else ())])


def settled(
    outputs: Iterable[Output | Kept], press: Press, copier: Copier, warnings: Sequence[Problem], gone: Collection[str],
    settings: Settings, options: Options,
) -> Iterator[Output | Kept]:  # fmt: skip
    """The outputs as they come; when all have come, raises ContentError for pictures that must not be published, and under
    `strict` for `warnings` and links that land nowhere: no sooner, so that all are told in one run. `gone` are the paths of
    pictures of which the warnings tell."""
    yield from outputs
    dead = check_links(press.links, settings.base_url, gone) if options.strict else []
    settle([*warnings, *copier.problems, *copier.content.problems, *dead], strict=options.strict)


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
