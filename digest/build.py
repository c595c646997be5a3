"""The conductor: reads like the way of the data, from the content folder to the published site."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from math import inf
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.agenda import make_agenda
from digest.cluster import engage
from digest.copies import Copier, list_copies
from digest.desk import check_ids, hold_back_reason
from digest.disk.look import Look
from digest.disk.output import Kept, lock_output, publish, stamp_files
from digest.disk.program import identify_program
from digest.disk.sources import folders_of, load_theme, only_articles, open_sources
from digest.disk.stamps import digest_made
from digest.errors import ContentError
from digest.intake import take_in
from digest.memory.encoding import DamagedError, fingerprint
from digest.memory.last import Last, forget_last, write_last
from digest.memory.state import Source, State, write_state
from digest.memory.store import Memory, open_memory
from digest.model.edition import Card
from digest.model.ledger import Ledger, Options, Tell
from digest.model.problem import Problem
from digest.model.publication import Made, Output, Stamp
from digest.model.settings import Settings, desk_settings, page_settings
from digest.press import Press
from digest.publishing.checks import check_collisions, check_links, check_path
from digest.publishing.frame import STYLE, make_site
from digest.publishing.site import Plan, order_cards
from digest.publishing.works import Leaf
from digest.theme import read_theme
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
    theme, theme_keys = read_theme(theme_files, program, memory.records)
    stages.end("look at the files")

    with Crew(options.jobs) as crew:
        desk = fingerprint(program, desk_settings(settings))
        with engage(settings.cluster, crew) as readers:
            sources, read = take_in(folder, only_articles(files), desk_settings(settings), desk, memory, readers, tell)
        warnings = settle([*warnings, *folder.problems, *(p for s in sources.values() for p in s.problems)], options)
        stages.end("read and edit")

        cards, held = choose_due(sources.values(), settings, options)
        settle(check_ids(cards, settings), options)
        agenda, gathered = make_agenda(cards, program, memory, crew)
        stages.end("gather editions")

        plan = Plan(cards, agenda, settings)
        copies, missing = list_copies(cards, files, theme_files, settings)
        warnings = settle([*warnings, *missing], options)
        leaves = list(plan.leaves(copies))
        check_paths(leaves, memory.state.made, options)
        stages.end("lay out")

        site = make_site(settings, theme_files.read_static(STYLE), plan.menu, has_tags=bool(plan.tags))
        press = Press(page_settings(settings), theme, site, program, memory)
        copier = Copier(folder, theme_files, settings)
        stamps = stamp_files(out, memory.state.made)
        outputs = press.outputs(leaves, stamps, crew, copier.read, tell, with_links=options.strict)
        published = publish(settled(outputs, press, copier, settings, options), out, memory.twin)
        stages.end("render and publish")

    made = press.made_with(stamp_files(out, press.rendered))
    ledger = Ledger(len(cards), len(agenda), held, warnings, published, settings.output_dir, read, len(press.rendered))
    write_state(memory.own, State(desk, {name: memory.doubt(source) for name, source in sources.items()}, made))
    memory.records.forget_but((source.record for source in sources.values()), [*gathered, *theme_keys, *press.results])
    folders = folders_of(settings)
    seen, interval = look.digest(folders) or "", find_interval(sources.values(), options)
    note = Last(asked, folders, str(out), seen, digest_made(made), *interval, ledger)
    leave_note(memory, note, (*files.values(), *theme_files.stamps.values()))
    stages.end("remember")
    return replace(ledger, stages=stages.as_tuple())


def settle(problems: Iterable[Problem], options: Options) -> tuple[Problem, ...]:
    """The warnings. Raises ContentError when there is an error among the problems, or anything at all under `strict`."""
    found = tuple(sorted(set(problems)))
    if any(p.severity == "error" for p in found) or (options.strict and found):
        raise ContentError(found)
    return found


def choose_due(sources: Iterable[Source], settings: Settings, options: Options) -> tuple[list[Card], tuple[tuple[str, str], ...]]:
    """The articles to publish, newest first, and those held back with the reason, by file."""
    due, held, zone = [], [], ZoneInfo(settings.timezone)
    for source in sources:
        assert source.card is not None  # errors have been settled
        reason = hold_back_reason(source.card, options.clock, zone, drafts=options.drafts, future=options.future)
        if reason is None:
            due.append(source.card)
        else:
            held.append((f"{settings.content_dir}/{source.card.file}", reason))
    return order_cards(due), tuple(held)


def find_interval(sources: Iterable[Source], options: Options) -> tuple[float, float]:
    """The clocks, in POSIX seconds, between which no article comes due or expires: the first is in, the second is not."""
    now = options.clock.timestamp()
    cards = [source.card for source in sources if source.card]
    moments = {moment.timestamp() for card in cards for moment in (card.due, card.expires) if moment is not None}
    return max((m for m in moments if m <= now), default=-inf), min((m for m in moments if m > now), default=inf)


def leave_note(memory: Memory, note: Last, stamps: Iterable[Stamp]) -> None:
    """Leave a note by which the next build sees that it has nothing to do, unless a file was changed just now: then it may
    change again and look the same."""
    if any(memory.is_fresh(stamp) for stamp in stamps):
        forget_last(memory.own)
    else:
        write_last(memory.own, note)


def check_paths(leaves: Sequence[Leaf], made: Mapping[str, Made], options: Options) -> None:
    """Raises ContentError if two files would stand on one path, or one on none. What the last build made has been checked."""
    paths = {leaf.path for leaf in leaves}
    if len(paths) < len(leaves) or paths != made.keys():
        settle([*(p for p in map(check_path, leaves) if p), *check_collisions(leaves)], options)


def settled(
    outputs: Iterable[Output | Kept], press: Press, copier: Copier, settings: Settings, options: Options
) -> Iterator[Output | Kept]:
    """The outputs as they come; when all have come, raises ContentError for pictures that must not be published, and under
    `strict` for links that land nowhere."""
    yield from outputs
    dead = check_links(press.links, settings.base_url) if options.strict else []
    settle([*copier.problems, *copier.content.problems, *dead], options)


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
