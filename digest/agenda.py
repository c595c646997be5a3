"""The slates of all days: made anew only for days of which an article has come, changed or gone, or comes due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from math import inf
from zoneinfo import ZoneInfo

from digest.desk import Entry, check_ids, hold_back_reason
from digest.editing.editions import make_editions
from digest.errors import ContentError
from digest.memory.encoding import decode, encode, fingerprint, unpress
from digest.memory.records import Records, batches
from digest.memory.state import Source
from digest.memory.store import Memory
from digest.model.edition import Account, Card, Story, Told
from digest.model.ledger import Options
from digest.model.settings import Settings
from digest.model.slate import Slate
from digest.publishing.slates import fill_slate, find_first, name_edition, order_cards
from digest.publishing.urls import edition_path, output_file, story_path
from digest.workers import Crew, Lost, tell_loss

#: The articles of a day: the key of each record, and the account of it.
Accounts = list[tuple[str, bytes]]

_AT_ONCE = 16  # days whose articles are looked up in memory together
_DAYS = 2  # days a message: one takes as long as some ten articles take to be read


@dataclass(frozen=True, slots=True)
class Archive:
    """What the slates name, opened from memory."""

    records: Records

    def cards(self, records: Sequence[str]) -> list[Card]:
        """The cards of those records, in their order."""
        entries = self.records.open(records, "entry")
        cards = (decode(entries[record], Entry).card for record in records)
        return [card for card in cards if card is not None]  # a published article has one

    def stories(self, slate: Slate) -> tuple[Told, ...]:
        """The stories of a day, in printing order."""
        return open_stories(slate, self.records.open_result(slate.gathered) if slate.gathered else b"")


def open_stories(slate: Slate, gathered: bytes) -> tuple[Told, ...]:
    """The stories of a day from what memory keeps of them: nothing for a day of one article."""
    return decode(gathered, tuple[Told, ...]) if slate.gathered else (Told(slate.records),)


def make_agenda(
    sources: Mapping[str, Source], settings: Settings, options: Options, program: str, memory: Memory, crew: Crew
) -> tuple[Slate, ...]:
    """A slate for each day that has articles, published or not, newest first.

    `sources` have been read without an error. `program` is the fingerprint of the program, which a gathering hangs on. Raises
    ContentError for two articles with one id, and for days over which a worker died.
    """
    days: dict[date, list[str]] = {}
    for source in sources.values():
        assert source.date is not None  # errors have been settled
        days.setdefault(source.date, []).append(source.record)
    asked = program, settings.timezone, options.drafts, options.future
    now, last = options.clock.timestamp(), {slate.date: slate for slate in memory.state.slates}
    slates, unknown = {}, []
    for day, records in days.items():
        key = fingerprint(asked, records)
        slate = last.get(day)
        if slate is not None and slate.key == key and slate.since <= now < slate.until:
            slates[day] = slate
        else:
            unknown.append((key, day, records))
    new = list(make_slates(unknown, settings, options, program, memory.records))
    check_articles([*slates.values(), *new], Archive(memory.records), settings)
    for slate in gather_stories_of(new, memory, crew):
        slates[slate.date] = slate
    return tuple(slates[day] for day in sorted(slates, reverse=True))


def make_slates(
    days: Iterable[tuple[str, date, Sequence[str]]], settings: Settings, options: Options, program: str, records: Records
) -> Iterator[Slate]:
    """The slates of days, each told by the slate's key, its date and the records of its articles."""
    for some in batches(days, _AT_ONCE):
        cards = iter(Archive(records).cards([record for _, _, named in some for record in named]))
        for key, day, named in some:
            yield make_slate(key, day, list(islice(cards, len(named))), settings, options, program)


def make_slate(key: str, day: date, cards: Sequence[Card], settings: Settings, options: Options, program: str) -> Slate:
    """The slate of a day, all but its edition, which its stories name."""
    now, zone = options.clock.timestamp(), ZoneInfo(settings.timezone)
    moments = {moment.timestamp() for card in cards for moment in (card.due, card.expires) if moment is not None}
    since, until = max((m for m in moments if m <= now), default=-inf), min((m for m in moments if m > now), default=inf)
    held, due = [], []
    for card in cards:
        reason = hold_back_reason(card, options.clock, zone, drafts=options.drafts, future=options.future)
        if reason is None:
            due.append(card)
        else:
            held.append((card.file, reason))
    slate = fill_slate(Slate(key, day, since, until, tuple(held)), order_cards(due))
    return slate._replace(gathered=fingerprint(program, "day", slate.records)) if len(due) > 1 else slate


def gather_stories_of(slates: Sequence[Slate], memory: Memory, crew: Crew) -> Iterator[Slate]:
    """The slates with their editions named. Stories that no build has gathered are gathered and remembered."""
    records = memory.records
    known = records.find_results([slate.gathered for slate in slates if slate.gathered])
    missing = [slate for slate in slates if slate.gathered and slate.gathered not in known]
    results = crew.run(gather_days, (list_accounts(slate, records) for slate in missing), chunk=_DAYS)
    gathered, problems = {}, []
    for slate, result in zip(missing, results, strict=True):
        if isinstance(result, Lost):
            problems.append(tell_loss(output_file(edition_path(slate.date)), "gathering the stories of this day", result))
        else:
            gathered[slate.gathered] = result
    records.add_results(gathered)
    if problems:
        raise ContentError(problems)
    found = known | gathered
    for some in batches(slates, _AT_ONCE):
        told = {slate.date: open_stories(slate, found.get(slate.gathered, b"")) for slate in some if slate.slots}
        leads = Archive(records).cards([stories[0].records[0] for stories in told.values()])
        named = dict(zip(told, zip(told.values(), leads, strict=True), strict=True))
        yield from (name_edition(slate, *named[slate.date]) if slate.slots else slate for slate in some)


def list_accounts(slate: Slate, records: Records) -> Accounts:
    found = records.open(slate.records, "account")
    return [(record, found[record]) for record in slate.records]


def check_articles(slates: Iterable[Slate], archive: Archive, settings: Settings) -> None:
    """Raises ContentError if two published articles have one id."""
    slots = [slot for slate in slates for slot in slate.slots]
    if len({slot.id for slot in slots}) < len(slots):
        raise ContentError(check_ids(archive.cards([slot.record for slot in slots]), settings))


def gather_days(days: list[Accounts]) -> list[bytes]:
    """The unit of work that is sent to a worker: the stories of some days, encoded."""
    return [encode(gather_stories(accounts)) for accounts in days]


def gather_stories(accounts: Accounts) -> tuple[Told, ...]:
    """The stories of a day in printing order, those of several articles with the path of their page."""
    opened = [(record, decode(unpress(data), Account)) for record, data in accounts]
    records = {account.id: record for record, account in opened}
    (edition,) = make_editions((account for _, account in opened), edition_path)
    return tuple(tell_story(story, records) for story in edition.stories)


def tell_story(story: Story, records: Mapping[str, str]) -> Told:
    """A story by its articles' records, which `records` has by id; one of several articles with the path of its page."""
    path = story_path(find_first(story.accounts).path) if len(story.accounts) > 1 else ""
    return Told(tuple(records[account.id] for account in story.accounts), story.comparisons, path)
