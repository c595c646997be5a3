"""The slates of all days: made anew only for days of which an article has come, changed or gone, or comes due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf
from zoneinfo import ZoneInfo

from digest.desk import Entry, check_ids, hold_back_reason
from digest.editing.editions import make_editions
from digest.errors import ContentError
from digest.memory.encoding import decode, encode, fingerprint, unpress
from digest.memory.records import Records
from digest.memory.state import Source
from digest.memory.store import Memory
from digest.model.edition import Account, Card, Told
from digest.model.ledger import Options
from digest.model.settings import Settings
from digest.model.slate import Slate
from digest.publishing.slates import fill_slate, name_edition, order_cards
from digest.publishing.urls import edition_path, output_file
from digest.workers import Crew, Lost, tell_loss

#: The articles of a day: the key of each record, and the account of it.
Accounts = list[tuple[str, bytes]]

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
        if not slate.gathered:
            return (Told(slate.records),)
        return decode(self.records.open_result(slate.gathered), tuple[Told, ...])


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
            unknown.append(make_slate(key, day, records, settings, options, program, memory.records))
    check_articles([*slates.values(), *unknown], Archive(memory.records), settings)
    for slate in gather_stories_of(unknown, memory, crew):
        slates[slate.date] = slate
    return tuple(slates[day] for day in sorted(slates, reverse=True))


def make_slate(
    key: str, day: date, records: Sequence[str], settings: Settings, options: Options, program: str, memory: Records
) -> Slate:
    """The slate of a day, all but its edition, which its stories name."""
    cards, now, zone = Archive(memory).cards(records), options.clock.timestamp(), ZoneInfo(settings.timezone)
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
    archive, records = Archive(memory.records), memory.records
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
    for slate in slates:
        if slate.slots:
            stories = archive.stories(slate)
            (lead,) = archive.cards(stories[0].records[:1])
            slate = name_edition(slate, stories, lead)
        yield slate


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
    """The stories of a day in printing order."""
    opened = [(record, decode(unpress(data), Account)) for record, data in accounts]
    records = {account.id: record for record, account in opened}
    (edition,) = make_editions((account for _, account in opened), edition_path)
    return tuple(Told(tuple(records[a.id] for a in story.accounts), story.comparisons) for story in edition.stories)
