"""The search of a site: its index is made anew where an article has changed, and stays as it is else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from digest.desk import Entry
from digest.disk.program import PAGEFIND, list_libraries
from digest.disk.scratch import Scratch
from digest.errors import SettingsError
from digest.indexer import make_index, tell_failure
from digest.memory.encoding import decode, encode, fingerprint, unpress
from digest.memory.records import Records, batches
from digest.model.edition import Brief
from digest.model.ledger import Tell
from digest.model.problem import SETTINGS_FILE, Problem
from digest.model.settings import Settings
from digest.model.slate import Slate
from digest.publishing.cbor import FormError
from digest.publishing.index_files import settle_order
from digest.publishing.leaves import Leaf, Quire
from digest.publishing.library import Sheet
from digest.publishing.search import INDEX, PAGE, make_search_record
from digest.publishing.urls import output_file
from digest.publishing.works import IndexFileWork, SearchWork

_AT_ONCE = 64  # articles whose records are looked up in memory together

#: The files of an index: the path of each in its folder, and the fingerprint of its bytes.
Files = tuple[tuple[str, str], ...]


def find_search(
    slates: Sequence[Slate], settings: Settings, program: str, records: Records, scratch: Scratch, tell: Tell
) -> Search | None:
    """The search of a site with those articles; None where it is to have none, or Pagefind is not installed and need not be.

    `scratch` is for its use alone. Raises SettingsError where it is asked for and not installed.
    """
    if settings.search == "no" or not slates:
        return None
    installed = list_libraries(PAGEFIND)
    if installed:
        articles = tuple(record for slate in slates for record in slate.records)
        key = fingerprint(program, installed, settings.site_language, articles)
        return Search(articles, settings.site_language, key, records, scratch, tell)
    if settings.search == "yes":
        message = "search: true needs Pagefind, which is not installed"
        hint = "pip install 'news-digest[search]'"
        raise SettingsError([Problem(SETTINGS_FILE, 0, 0, "missing-extra", message, hint, ("search",))])
    return None


@dataclass(slots=True)
class Search:
    """The index of some articles, by their records. `key` is the fingerprint of all that it is made from."""

    articles: tuple[str, ...]
    language: str
    key: str
    records: Records
    scratch: Scratch
    tell: Tell
    _files: Files | None = field(default=None, init=False)
    _is_made: bool = field(default=False, init=False)

    @property
    def results(self) -> tuple[str, ...]:
        """The keys under which memory keeps what is known of it."""
        return (self.key,)

    def quires(self) -> Iterator[Quire]:
        """The page where readers search, and the files of the index."""
        yield Quire("search", (), lay_out_page)
        yield Quire("search index", (self.key,), self._lay_out)

    def read(self, path: str) -> bytes:
        """The bytes of a file of the site. Raises ContentError where Pagefind fails."""
        name = path.removeprefix(INDEX)
        if not self._is_made:
            self._make()
        try:
            return self.scratch.read(name)
        except OSError:
            raise tell_failure("Pagefind gave other files than it did for the same articles before") from None

    def _lay_out(self) -> Iterator[Leaf]:
        """Without making it where an earlier build made the same."""
        if self._files is None:
            known = self.records.find_results([self.key])
            self._files = decode(known[self.key], Files) if known else self._make()
        for path, digest in self._files:
            yield Leaf(INDEX + path, IndexFileWork(digest), "the search index (setting search)", "search file", SETTINGS_FILE)

    def _make(self) -> Files:
        scratch = self.scratch
        make_index(self._tell_articles(), self.language, scratch)
        try:
            for path, data in settle_order(scratch.paths(), scratch.read).items():
                scratch.write(path, data)
        except (FormError, OSError, ValueError, KeyError, TypeError) as error:
            raise tell_failure(f"Pagefind gave an index of another form than is known here: {error}") from error
        files = tuple((path, blake2b(scratch.read(path), digest_size=16).hexdigest()) for path in scratch.paths())
        self.records.add_results({self.key: encode(files)})
        self._files, self._is_made = files, True
        return files

    def _tell_articles(self) -> Iterator[dict[str, Any]]:
        done = 0
        for some in batches(self.articles, _AT_ONCE):
            entries, briefs, sheets = (self.records.open(some, part) for part in ("entry", "brief", "sheet"))
            for record in some:
                card = decode(entries[record], Entry).card
                assert card is not None  # it is published
                yield make_search_record(card, decode(briefs[record], Brief), decode(unpress(sheets[record]), Sheet))
            done += len(some)
            self.tell("Indexing", done, len(self.articles))


def lay_out_page() -> Iterator[Leaf]:
    yield Leaf(output_file(PAGE), SearchWork(), "the page of the search (setting search)", "search page", SETTINGS_FILE)
