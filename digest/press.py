"""Files of the site, made where what they are made from has changed, wherever the work runs; the others stay as they are."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from digest.disk.output import Kept
from digest.errors import ContentError
from digest.memory.encoding import decode, encode, fingerprint, pack, unpack, unpress
from digest.memory.records import batches
from digest.memory.state import Bound
from digest.memory.store import Memory
from digest.model.edition import Brief
from digest.model.ledger import Tell
from digest.model.problem import Problem
from digest.model.publication import Output, Theme
from digest.model.settings import Settings
from digest.model.stamp import Made, Stamp
from digest.publishing.checks import PageLinks, check_path, find_links
from digest.publishing.environment import make_environment
from digest.publishing.frame import Frame, Site
from digest.publishing.leaves import Leaf, Quire
from digest.publishing.library import Sheet, SheetData, records_of, sheets_of
from digest.publishing.rendering import render, template_of
from digest.publishing.sitemap import LISTS, lay_out_sitemap, lay_out_sitemap_index
from digest.publishing.words import Words
from digest.publishing.works import CopyWork, IndexFileWork, ShareWork, SitemapEntry, Work, without_names
from digest.workers import WORTH_PROCESSES, Crew, Lost, tell_loss

_WORTH_PROCESSES = 10 * WORTH_PROCESSES  # a file is made in a tenth of the time that an article takes to be read
_AT_HAND = 2_000  # leaves that are kept from the laying out to the making; those of a large site are laid out again
_AT_ONCE = 64  # works whose records are looked up in memory together, and that a worker is sent with one frame


class Parcel(NamedTuple):
    """What a worker needs to make a file."""

    frame: bytes
    work: Work
    briefs: dict[str, bytes]
    sheets: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The records of a parcel, opened when they are asked for."""

    parcel: Parcel

    def brief(self, record: str) -> Brief:
        return open_brief(self.parcel.briefs[record])

    def sheet(self, record: str) -> Sheet:
        return decode(unpress(self.parcel.sheets[record]), Sheet)

    def data(self, record: str) -> str:
        return decode(unpress(self.parcel.sheets[record]), SheetData).data


class Press:
    """Makes the files of a build, and remembers what each was made from. `stamps` are those of the files in place.

    A quire with the seed that it had, whose files are as they were left, stays as it is and is not laid out. `closely` lays out
    all, to look at each file. `links` tells afterwards what links each file has, if asked.
    """

    def __init__(
        self, settings: Settings, theme: Theme, site: Site, program: str, memory: Memory, stamps: Mapping[str, Stamp],
        font: bytes = b"",
    ) -> None:  # fmt: skip
        self.memory, self.stamps = memory, dict(stamps)
        self.frame = pickle.dumps((settings, theme.templates, site, theme.compiled, theme.lexicon, font))
        self.rendered: list[str] = []  # paths of the files that were made anew
        self.links: dict[str, PageLinks | None] = {}
        self.results: list[str] = []  # keys under which memory keeps them
        self._quires: deque[Quire] = deque()
        self._leaves: dict[str, tuple[Leaf, ...]] = {}  # those at hand, by quire
        self._room = _AT_HAND
        self._seeds: dict[str, str] = {}  # fingerprints, by quire
        self._kept: dict[str, Bound] = {}  # quires that stay as they are, by name
        self._laid: dict[str, tuple[str, ...]] = {}  # paths of the files in those that are laid out, by name
        self._entries: dict[str, bytes] = {}  # what the sitemap says of them, packed, by name
        self.unsafe: list[Problem] = []  # of paths that the last build did not have
        self._keys: dict[str, str] = {}  # what the files in them are made from, by path
        self._current: list[str] = []  # paths of those that stay as they are
        self._doubted: set[str] = set()  # paths of copies of files that may change again with the same stamp
        self._program = program
        self._bare = fingerprint(program, settings, theme.lexicon)
        whole = fingerprint(self._bare, site)
        self._frames = {
            name: fingerprint(whole, [(other, theme.templates.get(other)) for other in sorted(reached)])
            for name, reached in theme.references.items()
        }
        self._whole = fingerprint(self._bare, self._frames)

    def key_of(self, work: Work) -> str:
        """The fingerprint of all that a file is made from."""
        if isinstance(work, IndexFileWork):
            return work.digest  # of its bytes
        if isinstance(work, ShareWork):
            return fingerprint(self._program, work)
        return fingerprint(self._frames.get(template_of(work), self._bare), type(work).__name__, without_names(work))

    # ---------------------------------------------------------------- laying out

    def lay_out(self, quires: Iterable[Quire], *, closely: bool = False) -> None:
        """Lay out the site; the sitemap comes last, because it names the others."""
        parts: dict[str, list[bytes]] = {}
        for quire in quires:
            parts.setdefault(quire.part, []).append(self._lay_out(quire, closely=closely))
        if len(parts) > 1:
            parts[LISTS] = parts.pop("")  # the pages that are no day's
        told = [
            self._lay_out(Quire(f"sitemap {part}".rstrip(), tuple(entries), partial(name_pages, part, entries)), closely=closely)
            for part, entries in parts.items()
        ]
        if len(parts) > 1:
            self._lay_out(Quire("sitemap", tuple(told), partial(name_sitemaps, told)), closely=closely)

    def _lay_out(self, quire: Quire, *, closely: bool) -> bytes:
        """What the sitemap says of the quire, packed."""
        seed, last = fingerprint(self._whole, quire.seed), self.memory.state.quires.get(quire.name)
        self._quires.append(quire)
        self._seeds[quire.name] = seed
        if last is not None and last.seed == seed and last.left == self._stamp(last.paths) and not closely:
            self._kept[quire.name] = last
            return last.entries
        leaves = tuple(quire.lay_out())
        if len(leaves) <= self._room:
            self._room -= len(leaves)
            self._leaves[quire.name] = leaves
        paths = self._laid[quire.name] = tuple(leaf.path for leaf in leaves)
        if last is None or last.paths != paths:
            self.unsafe += filter(None, map(check_path, leaves))
        entries = self._entries[quire.name] = pack([leaf.entry for leaf in leaves if leaf.entry])
        return entries

    def _stamp(self, paths: Iterable[str]) -> str:
        """The fingerprint of the files in place."""
        return fingerprint([*map(self.stamps.get, paths)])

    @property
    def paths(self) -> list[str]:
        """Of all files of the site."""
        kept, laid = self._kept, self._laid
        return [path for name in self._seeds for path in (kept[name].paths if name in kept else laid[name])]

    def are_paths_new(self) -> bool:
        """Whether they are others than at the last build."""
        last = self.memory.state.quires
        return self._seeds.keys() != last.keys() or any(paths != last[name].paths for name, paths in self._laid.items())

    def all_leaves(self) -> Iterator[Leaf]:
        """Those of the whole site."""
        return chain.from_iterable(quire.lay_out() for quire in self._quires)

    # ---------------------------------------------------------------- making

    def outputs(
        self, crew: Crew, read: Callable[[Leaf], bytes | None], tell: Tell, *, with_links: bool
    ) -> Iterator[Output | Kept]:
        """Every file of the site, in an order of its own: what is as it was left need not be made again.

        `read` gives the bytes of a file to copy, or None where that must not be. Raises ContentError when a template is wrong.
        """
        for bound in self._kept.values():
            yield Kept(bound.paths, seen=True)
        total = sum(map(len, self._laid.values()))
        made = self._make(self._find_due(with_links=with_links), crew, read)
        for done, (leaf, data) in enumerate(self._finding_links(made) if with_links else made, 1):
            tell("Rendering", done, total)
            self.rendered.append(leaf.path)
            yield Output(leaf.path, data)
        yield Kept(tuple(self._current), seen=True)

    def bind(self, stamps: Mapping[str, Stamp]) -> dict[str, Bound]:
        """What is to be remembered of each quire. `stamps` are those of the files that were made anew."""
        self.stamps |= stamps
        return {name: self._kept.get(name) or self._bind(name) for name in self._seeds}

    def _bind(self, name: str) -> Bound:
        paths = self._laid[name]
        keys = [*map(self._keys.pop, paths)]
        made = [Made("" if path in self._doubted else key, self.stamps[path]) for path, key in zip(paths, keys, strict=True)]
        seed = self._seeds[name] if self._doubted.isdisjoint(paths) else ""
        return Bound(seed, self._stamp(paths), paths, pack(made), self._entries[name])

    def _find_due(self, *, with_links: bool) -> Iterator[Leaf]:
        """The leaves that are not as they were left, of the quires that are laid out; the others stay as they are."""
        for some in batches(self._compare(), _AT_ONCE):
            current = [leaf for leaf, is_current in some if is_current]
            if with_links:
                current = self._recall_links(current)
            self._current += [leaf.path for leaf in current]
            stays = {leaf.path for leaf in current}
            yield from (leaf for leaf, _ in some if leaf.path not in stays)

    def _compare(self) -> Iterator[tuple[Leaf, bool]]:
        """The leaves that are laid out, each with whether it is as it was left."""
        while self._quires:  # what is made is not needed any more
            quire = self._quires.popleft()
            if quire.name in self._kept:
                continue
            bound = self.memory.state.quires.get(quire.name)
            last = dict(zip(bound.paths, unpack(bound.made, tuple[Made, ...]), strict=True)) if bound else {}
            leaves = self._leaves.pop(quire.name, None) or tuple(quire.lay_out())
            self._laid[quire.name] = tuple([leaf.path for leaf in leaves])  # not the same words beside them twice
            for leaf in leaves:
                key = self._keys[leaf.path] = self.key_of(leaf.work)
                if isinstance(leaf.work, CopyWork) and self.memory.is_fresh(leaf.work.stamp):
                    self._doubted.add(leaf.path)
                made = last.get(leaf.path)
                yield leaf, made is not None and made.key == key and made.stamp == self.stamps.get(leaf.path)

    def _make(self, due: Iterable[Leaf], crew: Crew, read: Callable[[Leaf], bytes | None]) -> Iterator[tuple[Leaf, bytes]]:
        copies: list[Leaf] = []
        begun: deque[Leaf] = deque()

        def works() -> Iterator[Work]:
            for leaf in due:
                if isinstance(leaf.work, CopyWork | IndexFileWork):
                    copies.append(leaf)
                else:
                    begun.append(leaf)
                    yield leaf.work

        lost = []
        for result in crew.run(render_parcels, self._wrap(works()), worth=_WORTH_PROCESSES, chunk=_AT_ONCE):
            leaf = begun.popleft()
            if isinstance(result, Lost):
                lost.append(tell_loss(leaf.path, "rendering this file", result))
            elif isinstance(result, bytes):
                yield leaf, result
            else:
                raise ContentError(result)
        if lost:
            raise ContentError(lost)
        for leaf in copies:
            if (data := read(leaf)) is not None:
                yield leaf, data

    def _wrap(self, works: Iterable[Work]) -> Iterator[Parcel]:
        """The works with the records that they name, looked up for many of them together."""
        records = self.memory.records
        for some in batches(works, _AT_ONCE):
            briefs = records.open(list({record for work in some for record in records_of(work)}), "brief")
            sheets = records.open(list({record for work in some for record in sheets_of(work)}), "sheet")
            for work in some:
                own = {record: briefs[record] for record in records_of(work)}
                yield Parcel(self.frame, work, own, {record: sheets[record] for record in sheets_of(work)})

    def _recall_links(self, leaves: list[Leaf]) -> list[Leaf]:
        """The leaves whose links are remembered; then they are known."""
        names = {leaf.path: f"links {self._keys[leaf.path]}" for leaf in leaves}
        known = self.memory.records.find_results(list(names.values()))
        recalled = [leaf for leaf in leaves if names[leaf.path] in known]
        for leaf in recalled:
            name = names[leaf.path]
            self.results.append(name)
            self.links[leaf.path] = decode(known[name], PageLinks) if known[name] != b"null" else None
        return recalled

    def _finding_links(self, made: Iterable[tuple[Leaf, bytes]]) -> Iterator[tuple[Leaf, bytes]]:
        """The same files; their links are found and remembered on the way."""
        for some in batches(made, _AT_ONCE):
            found = {}
            for leaf, data in some:
                links = self.links[leaf.path] = find_links(leaf, data)
                found[f"links {self._keys[leaf.path]}"] = encode(links)
                yield leaf, data
            self.memory.records.add_results(found)
            self.results += found


def name_pages(part: str, entries: Iterable[bytes]) -> Iterator[Leaf]:
    """The sitemap of a part of the site, from what it says of each quire."""
    return lay_out_sitemap((entry for some in entries for entry in unpack(some, tuple[SitemapEntry, ...])), part)


def name_sitemaps(parts: Iterable[bytes]) -> Iterator[Leaf]:
    """What leads to the sitemaps of all parts."""
    return lay_out_sitemap_index(entry for some in parts for entry in unpack(some, tuple[SitemapEntry, ...]))


def render_parcels(parcels: list[Parcel]) -> list[bytes | tuple[Problem, ...]]:
    """The unit of work that is sent to a worker: the bytes of some files, or what is wrong with their templates."""
    results: list[bytes | tuple[Problem, ...]] = []
    for parcel in parcels:
        try:
            results.append(render(parcel.work, Shelf(parcel), open_frame(parcel.frame)))
        except ContentError as error:
            results.append(error.problems)
    return results


@lru_cache(maxsize=500)
def open_brief(data: bytes) -> Brief:
    """A brief: opened once in each process for the lists and feeds that come soon after each other."""
    return decode(data, Brief)


@lru_cache(maxsize=1)
def open_frame(data: bytes) -> Frame:
    """The frame of a build: made once in each process, because its templates are compiled."""
    settings, templates, site, compiled, lexicon, font = pickle.loads(data)
    return Frame(settings, make_environment(templates, compiled, Words(lexicon)), site, font)
