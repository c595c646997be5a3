"""The conductor: reads like the way of the data, from the content folder to the published site."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import chain
from math import inf
from pathlib import Path
from typing import NamedTuple

from digest.agenda import Archive, make_agenda
from digest.cluster import engage
from digest.copies import Copier, find_icon, list_copies
from digest.crosslinks import join_links
from digest.disk.apart import check_apart
from digest.disk.folders import TRANSLATIONS_DIR, Folder
from digest.disk.look import Look
from digest.disk.output import Kept, lock_output, publish, stamp_files
from digest.disk.program import identify_program
from digest.disk.scratch import Scratch
from digest.disk.sources import ThemeFiles, find_unread, folders_of, load_theme, only_articles, only_pages, open_sources
from digest.disk.stamps import digest_made
from digest.errors import ContentError
from digest.intake import take_in
from digest.memory.encoding import DamagedError, fingerprint
from digest.memory.last import Last, forget_last, write_last
from digest.memory.state import Source, State, write_state
from digest.memory.store import Memory, open_memory
from digest.model.ledger import Ledger, Options, Published, Tell
from digest.model.problem import Problem
from digest.model.publication import Output, Theme
from digest.model.settings import Settings, desk_settings, page_settings
from digest.model.slate import Slate
from digest.model.stamp import Stamp
from digest.own_pages import OwnPages, read_own_pages
from digest.press import Press
from digest.publishing.checks import check_collisions, check_links, may_collide
from digest.publishing.frame import STYLE, make_site
from digest.publishing.machines import SECURITY, check_security, find_expiry
from digest.publishing.search import SCRIPT
from digest.publishing.site import Plan
from digest.publishing.words import Words
from digest.search import Search, find_search
from digest.sharing import find_sharing
from digest.theme import find_strays, read_theme
from digest.workers import Crew


class Order(NamedTuple):
    """What is asked of a build, and what it can go by: `warnings` are those of the settings, `asked` is a digest of all that was
    asked, `look` what was seen of the files a moment ago, `memory` what earlier builds know."""

    settings: Settings
    options: Options
    warnings: tuple[Problem, ...]
    tell: Tell
    asked: str
    look: Look
    memory: Memory

    @property
    def out(self) -> Path:
        return self.look.root / self.settings.output_dir


class Material(NamedTuple):
    """What the site is made from as it lies there, and `program`, the fingerprint of what makes it."""

    program: str
    folder: Folder
    files: Mapping[str, Stamp]  # of the content folder
    theme_files: ThemeFiles
    theme: Theme
    theme_keys: tuple[str, ...]  # under which memory keeps what was made of it
    security: bytes


class Texts(NamedTuple):
    """What came of reading: articles by path, made by `desk`, of which `read` were new; pages that are none; all warnings."""

    desk: str
    sources: dict[str, Source]
    read: int
    own: OwnPages
    warnings: tuple[Problem, ...]


class Layout(NamedTuple):
    """The site laid out, as the days' slates have it. `gone` are the paths of pictures that are not there, of which
    the warnings tell."""

    slates: tuple[Slate, ...]
    plan: Plan
    search: Search | None
    press: Press
    copier: Copier
    gone: frozenset[str]
    warnings: tuple[Problem, ...]


def build(
    root: Path, settings: Settings, options: Options, warnings: tuple[Problem, ...] = (), tell: Tell = lambda *_: None,
    asked: str = "", look: Look | None = None,
) -> Ledger:  # fmt: skip
    """Build the site below `root`, whole or not at all; what has not changed since the last build is not done again.

    `asked` is a digest of what was asked for, by which the next build sees that it is asked the same, `look` what was seen of
    the files a moment ago. Raises ContentError with every problem there is, SettingsError for folders that overlap, or
    OutputError; then what was published before is untouched.
    """
    check_apart(root, settings.output_dir, options.cache, (*folders_of(settings), TRANSLATIONS_DIR))
    out, cache, look = root / settings.output_dir, root / options.cache, look or Look(root)
    order = partial(Order, settings, options, warnings, tell, asked, look)
    with lock_output(out, waiting=look.forget):
        for forget in (options.ignore_cache, True):  # what cannot be trusted is forgotten, and all is done again
            with suppress(DamagedError), open_memory(cache, out, forget=forget) as memory:
                return build_as(order(memory))
            look.forget()
        with open_memory(cache, out, forget=True, alone=True) as memory:  # somebody else damages or forgets it all the time
            return build_as(order(memory))


def build_as(order: Order) -> Ledger:
    """The way of the data: from the files that there are to the published site, and what is remembered of it."""
    stages = Stages()
    material = gather_material(order)
    stages.end("look at the files")

    with Crew(order.options.jobs) as crew, Scratch() as scratch:
        texts = read_and_edit(material, order, crew)
        stages.end("read and edit")

        slates = make_agenda(texts.sources, order.settings, order.options, material.program, order.memory, crew)
        stages.end("gather editions")

        layout = lay_out(slates, texts, material, order, scratch)
        stages.end("lay out")

        published = publish(make(layout, order, crew), order.out, order.memory.twin)
        stages.end("render and publish")

    ledger = make_ledger(layout, published, order.settings, texts.read)
    remember(ledger, layout, texts, material, order)
    stages.end("remember")
    return ledger._replace(stages=stages.as_tuple())


# ---------------------------------------------------------------- the stages


def gather_material(order: Order) -> Material:
    """See what there is. Raises ContentError for a theme that is wrong, or where there is no content."""
    program = identify_program()
    folder = open_sources(order.look, order.settings)
    files, theme_files = folder.files(), load_theme(order.look, order.settings)
    theme, theme_keys = read_theme(theme_files, order.settings.site_language, program, order.memory.records)
    return Material(program, folder, files, theme_files, theme, theme_keys, theme_files.read_static(SECURITY) or b"")


def read_and_edit(material: Material, order: Order, crew: Crew) -> Texts:
    """Read and edit articles that no build has seen, and pages that are no articles. Raises ContentError with all errors."""
    program, folder, files, theme_files, theme, _, security = material
    settings, options, memory = order.settings, order.options, order.memory
    desk = fingerprint(program, desk_settings(settings))
    with engage(settings.cluster, crew) as readers:
        sources, read = take_in(folder, only_articles(files), desk_settings(settings), desk, memory, readers, order.tell)
    own = read_own_pages(folder, only_pages(files), settings, program, memory.records, drafts=options.drafts)
    told = (problem for source in sources.values() for problem in source.problems)
    expired = check_security(security, f"{settings.static_dir}/{SECURITY}", options.clock)
    strays = [*find_strays(theme_files, theme.references), *find_unread(folder, len(sources))]
    warnings = settle([*order.warnings, *folder.problems, *told, *own.problems, *expired, *strays])
    return Texts(desk, sources, read, own, warnings)


def lay_out(slates: tuple[Slate, ...], texts: Texts, material: Material, order: Order, scratch: Scratch) -> Layout:
    """Lay out all files of the site. Raises ContentError where something is wrong with one, or two would stand on one path."""
    program, folder, files, theme_files, theme, *_ = material
    settings, options, memory, own = order.settings, order.options, order.memory, texts.own
    issued, archive = tuple(slate for slate in slates if slate.slots), Archive(memory.records)
    copies = list_copies(issued, files, theme_files, settings, own.pictures)
    links = join_links(slates, texts.sources, archive, own.pages, own.links, files, settings, copies.missing)
    sharing = find_sharing(settings, theme_files, Words(theme.lexicon).calendar)
    plan = Plan(issued, settings, archive, options.clock, links.pages, sharing, links.of)
    search = find_search(issued, settings, program, memory.records, scratch, order.tell)
    icon, iconless = find_icon(settings, theme_files)
    site = make_site(
        replace(settings, icon=icon), theme_files.read_static(STYLE), plan.menu,
        has_tags=bool(plan.tags), directories=plan.directories, has_search=search is not None, pages=plan.pages,
    )  # fmt: skip
    warnings = settle([*texts.warnings, *copies.problems, *links.problems, *iconless])

    stamps, font = stamp_files(order.out, memory.state.paths), sharing.font if sharing else b""
    press = Press(page_settings(settings), theme, site, program, memory, stamps, font)
    copied = [leaf for leaf in copies.leaves if search or leaf.path != SCRIPT]
    press.lay_out(chain(plan.quires(copied), search.quires() if search else ()), closely=options.strict)
    check_paths(press)
    copier = Copier(folder, theme_files, settings, copies.showing, search.read if search else None)
    return Layout(slates, plan, search, press, copier, frozenset(picture.path for _, picture in copies.missing), warnings)


def make(layout: Layout, order: Order, crew: Crew) -> Iterator[Output | Kept]:
    """The files as they come. When all have come, raises ContentError for pictures that must not be published, and, where the
    build is strict, for warnings and links that land nowhere: no sooner, so that all are told in one run."""
    press, copier, strict = layout.press, layout.copier, order.options.strict
    yield from press.outputs(crew, copier.read, order.tell, with_links=strict)
    dead = check_links(press.links, order.settings.base_url, layout.gone) if strict else []
    settle([*layout.warnings, *copier.problems, *copier.content.problems, *dead], strict=strict)


def remember(ledger: Ledger, layout: Layout, texts: Texts, material: Material, order: Order) -> None:
    """Leave for the next build what this one knows, and a note by which it sees whether there is anything to do."""
    slates, plan, search, press, *_ = layout
    out, look, memory, sources = order.out, order.look, order.memory, texts.sources
    quires = press.bind(stamp_files(out, press.rendered))
    write_state(memory.own, State(texts.desk, sources, slates, quires))
    results = chain(material.theme_keys, press.results, texts.own.keys, search.results if search else ())
    records = (source.record for source in sources.values())
    memory.records.forget_but(records, chain(results, (slate.gathered for slate in slates)))
    folders, ends = folders_of(order.settings), (order.settings.security.expires, find_expiry(material.security))
    seen, left = look.digest(folders) or "", digest_made(out, press.stamps) or ""
    note = Last(order.asked, folders, str(out), seen, left, *find_interval(slates, plan, ends, order.options), ledger)
    leave_note(memory, note, (*material.files.values(), *material.theme_files.stamps.values()))


def settle(problems: Iterable[Problem], *, strict: bool = False) -> tuple[Problem, ...]:
    """The warnings. Raises ContentError when there is an error among the problems, or anything at all where it is `strict`."""
    found = tuple(sorted(set(problems)))
    if any(p.severity == "error" for p in found) or (strict and found):
        raise ContentError(found)
    return found


def make_ledger(layout: Layout, published: Published, settings: Settings, read: int) -> Ledger:
    """What the build did."""
    days = [slate for slate in layout.slates if slate.slots]
    held = sorted(told for slate in layout.slates for told in slate.held)
    shown = tuple((f"{settings.content_dir}/{file}", reason) for file, reason in held)
    articles = sum(len(slate.slots) for slate in days)
    return Ledger(articles, len(days), shown, layout.warnings, published, settings.output_dir, read, len(layout.press.rendered))


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
