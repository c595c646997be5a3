"""Files of the site, made where what they are made from has changed, wherever the work runs; the others stay as they are."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from digest.disk.output import Kept
from digest.errors import ContentError
from digest.memory.encoding import decode, encode, fingerprint, unpress
from digest.memory.records import batches
from digest.memory.store import Memory
from digest.model.edition import Brief
from digest.model.ledger import Tell
from digest.model.problem import Problem
from digest.model.publication import Made, Output, Stamp, Theme
from digest.model.settings import Settings
from digest.publishing.checks import PageLinks, find_links
from digest.publishing.environment import make_environment
from digest.publishing.frame import Frame, Site
from digest.publishing.site import render
from digest.publishing.works import CopyWork, Leaf, Sheet, Work, records_of, sheets_of, template_of
from digest.workers import WORTH_PROCESSES, Crew, Lost, tell_loss

_WORTH_PROCESSES = 10 * WORTH_PROCESSES  # a file is made in a tenth of the time that an article takes to be read
_AT_ONCE = 64  # works whose records are looked up in memory together


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
        return decode(self.parcel.briefs[record], Brief)

    def sheet(self, record: str) -> Sheet:
        return decode(unpress(self.parcel.sheets[record]), Sheet)


class Press:
    """Makes the files of a build. `made` tells afterwards what each was made from; `links` what links it has, if asked."""

    def __init__(self, settings: Settings, theme: Theme, site: Site, program: str, memory: Memory) -> None:
        self.memory = memory
        self.frame = pickle.dumps((settings, theme.templates, site, theme.compiled))
        self.made: dict[str, str] = {}
        self._doubted: set[str] = set()  # paths of copies of files that may change again with the same stamp
        self.rendered: list[str] = []  # paths of the files that were made anew
        self.links: dict[str, PageLinks | None] = {}
        self.results: list[str] = []  # keys under which memory keeps them
        whole = fingerprint(program, settings, site)
        self._frames = {
            name: fingerprint(whole, [(other, theme.templates.get(other)) for other in sorted(reached)])
            for name, reached in theme.references.items()
        }
        self._bare = fingerprint(program, settings)

    def key_of(self, work: Work) -> str:
        """The fingerprint of all that a file is made from."""
        return fingerprint(self._frames.get(template_of(work), self._bare), type(work).__name__, work)

    def outputs(
        self, leaves: Iterable[Leaf], stamps: Mapping[str, Stamp], crew: Crew, read: Callable[[Leaf], bytes | None], tell: Tell,
        *, with_links: bool,
    ) -> Iterator[Output | Kept]:  # fmt: skip
        """Every file of the site, in an order of its own: what is as it was left need not be made again.

        `stamps` are those of the files in place. `read` gives the bytes of a file to copy, or None where that must not be.
        Raises ContentError when a template is wrong.
        """
        due = []
        for leaf in leaves:
            key = self.made[leaf.path] = self.key_of(leaf.work)
            if isinstance(leaf.work, CopyWork) and self.memory.is_fresh(leaf.work.stamp):
                self._doubted.add(leaf.path)
            if self._is_current(leaf.path, key, stamps) and (not with_links or self._recall_links(leaf, key)):
                yield Kept(leaf.path)
            else:
                due.append(leaf)
        for done, (leaf, data) in enumerate(self._make(due, crew, read), 1):
            tell("Rendering", done, len(due))
            if with_links:
                self._find_links(leaf, data)
            self.rendered.append(leaf.path)
            yield Output(leaf.path, data)

    def made_with(self, stamps: Mapping[str, Stamp]) -> dict[str, Made]:
        """What is to be remembered of each file, with the stamps of those that were made anew."""
        last = self.memory.state.made
        keys = self.made | dict.fromkeys(self._doubted, "")
        return {path: Made(key, stamps.get(path) or last[path].stamp) for path, key in keys.items()}

    def _is_current(self, path: str, key: str, stamps: Mapping[str, Stamp]) -> bool:
        last = self.memory.state.made.get(path)
        return last is not None and last.key == key and last.stamp == stamps.get(path)

    def _make(self, due: list[Leaf], crew: Crew, read: Callable[[Leaf], bytes | None]) -> Iterator[tuple[Leaf, bytes]]:
        rendered = [leaf for leaf in due if not isinstance(leaf.work, CopyWork)]
        parcels = self._wrap(leaf.work for leaf in rendered)
        results = crew.run(render_parcels, parcels, worth=_WORTH_PROCESSES)
        lost = []
        for leaf, result in zip(rendered, results, strict=True):
            if isinstance(result, Lost):
                lost.append(tell_loss(leaf.path, "rendering this file", result))
            elif isinstance(result, bytes):
                yield leaf, result
            else:
                raise ContentError(result)
        if lost:
            raise ContentError(lost)
        for leaf in due:
            if isinstance(leaf.work, CopyWork) and (data := read(leaf)) is not None:
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

    def _recall_links(self, leaf: Leaf, key: str) -> bool:
        """Whether the links of a page are remembered; then they are known."""
        self.results.append(f"links {key}")
        found = self.memory.records.find_result(f"links {key}")
        if found is not None:
            self.links[leaf.path] = decode(found, PageLinks) if found != b"null" else None
        return found is not None

    def _find_links(self, leaf: Leaf, data: bytes) -> None:
        links = self.links[leaf.path] = find_links(leaf, data)
        self.results.append(f"links {self.made[leaf.path]}")
        self.memory.records.add_results({self.results[-1]: encode(links)})


def render_parcels(parcels: list[Parcel]) -> list[bytes | tuple[Problem, ...]]:
    """The unit of work that is sent to a worker: the bytes of some files, or what is wrong with their templates."""
    results: list[bytes | tuple[Problem, ...]] = []
    for parcel in parcels:
        try:
            results.append(render(parcel.work, Shelf(parcel), open_frame(parcel.frame)))
        except ContentError as error:
            results.append(error.problems)
    return results


@lru_cache(maxsize=1)
def open_frame(data: bytes) -> Frame:
    """The frame of a build: made once in each process, because its templates are compiled."""
    settings, templates, site, compiled = pickle.loads(data)
    return Frame(settings, make_environment(templates, compiled), site)
