"""Which stories each day tells: gathered anew only for days of which an article has come, changed or gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from digest.editing.editions import make_editions
from digest.errors import ContentError
from digest.memory.encoding import decode, encode, fingerprint, unpress
from digest.memory.store import Memory
from digest.model.edition import Account, Card, Day, Told
from digest.publishing.site import Printed
from digest.publishing.urls import edition_path, output_file
from digest.workers import Crew, Lost, tell_loss

#: The articles of a day: the key of each record, and the account of it.
Accounts = list[tuple[str, bytes]]

_DAYS = 2  # days a message: one takes as long as some ten articles take to be read


def make_agenda(cards: Sequence[Card], program: str, memory: Memory, crew: Crew) -> tuple[tuple[Printed, ...], list[str]]:
    """An edition for each day that has articles, newest first, and the keys of what memory keeps of them.

    `cards` are newest first. `program` is the fingerprint of the program, which a gathering hangs on. Raises ContentError
    for days over which a worker died.
    """
    days = [(day, list(group)) for day, group in groupby(sorted(cards, key=lambda c: c.date, reverse=True), key=lambda c: c.date)]
    keys = {day: fingerprint(program, "day", [c.record for c in group]) for day, group in days if len(group) > 1}
    known = memory.records.find_results(list(keys.values()))

    def unknown() -> Iterator[Accounts]:
        for day, group in days:
            if day in keys and keys[day] not in known:
                found = memory.records.open([c.record for c in group], "account")
                yield [(c.record, found[c.record]) for c in group]

    missing = {day: key for day, key in keys.items() if key not in known}
    results = crew.run(gather_days, unknown(), chunk=_DAYS)
    gathered, problems = {}, []
    for (day, key), result in zip(missing.items(), results, strict=True):
        if isinstance(result, Lost):
            problems.append(tell_loss(output_file(edition_path(day)), "gathering the stories of this day", result))
        else:
            gathered[key] = result
    memory.records.add_results(gathered)
    if problems:
        raise ContentError(problems)
    known |= gathered
    by_record = {card.record: card for card in cards}
    editions = []
    for day, group in days:
        stories = decode(known[keys[day]], tuple[Told, ...]) if day in keys else (Told((group[0].record,)),)
        lead = by_record[stories[0].records[0]]
        editions.append((Day(day, edition_path(day), lead.headline, lead.language, len(stories)), stories))
    return tuple(editions), list(keys.values())


def gather_days(days: list[Accounts]) -> list[bytes]:
    """The unit of work that is sent to a worker: the stories of some days, encoded."""
    return [encode(gather_stories(accounts)) for accounts in days]


def gather_stories(accounts: Accounts) -> tuple[Told, ...]:
    """The stories of a day in printing order."""
    opened = [(record, decode(unpress(data), Account)) for record, data in accounts]
    records = {account.id: record for record, account in opened}
    (edition,) = make_editions((account for _, account in opened), edition_path)
    return tuple(Told(tuple(records[a.id] for a in story.accounts), story.comparisons) for story in edition.stories)
