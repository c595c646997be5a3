"""A made-up newspaper: as many articles as one likes, of some 430 words each, over two years.

    python benchmarks/corpus.py FOLDER N [--seed S] [--flavour digest|hugo|pelican]

Article i depends on the seed and on i only: it is the same on every machine, and a corpus of 100 is the beginning of one of
10,000. Names, places and events are invented. The flavours differ in the front matter, as each generator wants it, and in
nothing else.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import cycle
from pathlib import Path
from random import Random

FLAVOURS = ("digest", "hugo", "pelican")
BEGIN = datetime(2023, 1, 1, 5, 0)  # noqa: DTZ001  (the offset is drawn)
MINUTES = 2 * 365 * 24 * 60
OFFSETS = (0, 60, 60, 120, -300, 330, 540)  # minutes east of Greenwich

FIRST_NAMES = """Agnes Anton Beatrix Birger Carla Conrad Dagmar Elias Elvira Felix Frida Gustav Hanna Hector Ingrid Isidor Jonna
Karin Lambert Leonie Malte Marit Nadia Nils Olga Oskar Petra Ragnar Renata Samuel Sigrid Tobias Ulla Viktor Wanda Yngve""".split()
NAME_STARTS = "Ald Bark Berg Carn Dal Ek Fors Gran Hag Holm Kall Lun Mar Nor Ost Palm Ros Sand Tor Vall Wes Yster".split()
NAME_ENDS = "aby berg borne dale ensen fort gard ham hurst ing lock man more quist rud sson stad vik well wood".split()
PLACE_STARTS = "Amber Brace Clay Dray Elder Fen Gull Harrow Isel Kel Lark Mill Nether Otter Pell Quarr Raven Skel Ulver".split()
PLACE_ENDS = "bridge burn by cliff combe den field ford gate ham hythe mere mouth ness pool stow thorpe wick".split()

#: What the paper writes about: the sections, and the matters of each.
MATTERS = {
    "Town": "bus timetable,town hall roof,market licence,parking plan,library extension,street lighting contract,swimming pool",
    "Coast": "ferry pier,sea wall,lighthouse sale,oyster ban,harbour dredging,lifeboat station,storm barrier",
    "Business": "shipyard order,brewery takeover,cannery closure,wage settlement,solar factory,freight tariff,tannery loan",
    "Schools": "teacher shortage,exam timetable,school kitchen,boarding house,apprentice scheme,nursery fee,science block",
    "Health": "maternity ward,ambulance delay,dental clinic,measles outbreak,nurse training,pharmacy closure,hearing screening",
    "Courts": "quarry inquest,forgery trial,eviction case,arson verdict,pension lawsuit,boundary dispute,smuggling appeal",
    "Science": "peat survey,comet sighting,eel census,tide model,bat colony,glacier core,seed bank",
    "Sport": "rowing regatta,ice rink,relay record,youth cup,stadium fence,chess league,cross-country final",
}
TAG_ABOUT = "water,roads,ships,taxes,schools,housing,forest,wages,energy,courts,rail,farms,fishing,weather,elections".split(",")
TAG_WHAT = "report,dispute,plan,figures,vote,repair,history,warning,project,costs".split(",")
TAGS = [f"{about} {what}" for what in TAG_WHAT for about in TAG_ABOUT]

POSTS = """mayor,harbour master,head teacher,union secretary,county engineer,opposition councillor,coroner,chief nurse,curator,
club chairwoman,land agent,finance director""".replace("\n", "").split(",")
BODIES = "Council,Harbour Board,Chamber of Trade,University,Water Authority,Hospital,Port Company".split(",")
DEEDS = "backed,put off,turned down,reopened,cut back,brought forward,widened,paused,agreed to,criticised".split(",")
WHY = """because the ground was wetter than expected
after two bidders withdrew
since no insurer would cover it
although the budget had been spent
when the surveyors returned
while talks with the owners went on
so that work could begin before the frost""".split("\n")
THEN = """A decision is due on {day} {month} {year}.
What follows depends on a second survey near {place}.
The papers will be open to the public from {weekday} to {weekday2}.
Both sides will meet again in {month}.
An appeal can be lodged until {day} {month} {year}.""".split("\n")

OPENINGS = """{body} {deed} the {matter} in {place} on {weekday}, {why}.
The {matter} in {place} will cost {money}, {body} said on {weekday}, {why}.
At least {few} people were hurt in {place} on {weekday} in a dispute over the {matter}, police said.
{person}, the {post}, {deed} the {matter} on {weekday}, {why}.
Almost {many} people in {place} have signed a petition on the {matter}, organisers told a meeting on {weekday}.""".split("\n")

SENTENCES = """It is the {nth} time since {past} that {place} has had to deal with a {matter}.
About {many} of the {more} households between {place} and {place2} are affected.
{person} put the damage at between {money} and twice as much.
The bill rose from {money} to {money2}, or by {percent} per cent, {why}.
"I was told to wait, and then I was told that it was too late," said {person}, the {post}.
{body} has spent {money} on the matter since {month} {past}.
No more than {few} of its {many} members came to the vote, {person} said.
{person} said that {body} had known of the fault since {day} {month} {past}.
By {weekday} evening the water stood {few} centimetres above the quay at {place}.
The ministry claimed that every one of the {few} sites had been inspected, {why}.
In {place2}, {few} kilometres to the north, a like case ended in {past} with a fine of {money}.
{person} denied that the {matter} had been settled behind closed doors.
Last year {more} passengers used the line through {place}, {percent} per cent fewer than in {past}.
**Work will stop for {few} days** if the river rises again, {body} warned.
The [minutes of the meeting](https://records.example/{number}) run to {few} pages and name nobody.
Nobody from {body} would say how the figure of {money} had been reached.
"We do not lack money, we lack hands," {person} told reporters in {place}.
Since {weekday} a crew of {few} has been clearing the road to {place2}.
The oldest part dates from {past}, and {percent} per cent of it needs to be replaced.
Of {many} samples taken near {place}, {few} were above the limit, according to {body}.
{person}, who has been {post} for {few} years, called the delay *hard to explain*.
Rain fell on {few} of {few2} days in {month}, {why}.
Those who live by the old mill in {place} heard of it from the radio.
The contract, [signed on {day} {month} {past}](https://records.example/{number}), allows for a rise of {percent} per cent.
A lawyer for {person} said her client would answer in writing, and asked for {few} more days.
The plan needs {few} votes in a chamber of {few2}, and {person} is said to be counting.
Two lorries and a crane were sent from {place2}; they arrived on {weekday}, {why}.
{body} will pay {money} at once and the rest over {few} years.
Fewer than {few} boats went out on {weekday}, against {few2} on a usual day.
What the {post} will do next is open: {person} has promised an answer by {month}.
According to {person}, the {matter} has already cost {place} {few} jobs.
Prices in {place} went up by {percent} per cent in {month}, and rents by about as much.
On {weekday} somebody painted over the sign at the gate, and by noon a crowd of {many} had come.
The case was first heard on {day} {month} {past}, {why}.
Neither {person} nor {body} could be reached on {weekday}.
Among the {few} proposals is one to move everything to {place2}, which {person} dismissed.""".split("\n")

QUOTATIONS = """\
"There were {few} of us in the hall, and not one had seen the plan," {person} said. "Now we are asked to pay for it."
"Give us until {month} and you will see a difference," said {person}, the {post} in {place}.
> "For {few} years we were promised a {matter} that works. I will believe it when I stand in front of it," {person} said.
"Our figures were right," {person}, speaking for {body}, told the inquiry. "It was the question that was wrong."
> "Whoever drew this map has never been to {place} in {month}," said {person}.""".split("\n")

HEADINGS = "How it began,Who pays,The view from {place},In figures,What comes next,A long story,Questions for the {post}".split(
    ","
)
ITEMS = """{money} for {place}, to be paid by {month} {year}
**{many} metres** of new pipe between {place} and {place2}
a hearing on {day} {month} {year}
{few} posts, of which {few2} per cent are part-time
the [report on the {matter}](https://records.example/{number})""".split("\n")
TITLES = """{place} {deed} the {matter}
{Matter}: {money} and no end
Who will pay for the {matter} in {place}?
{person} speaks of the {matter}
{few} hurt in {place} as anger grows over {matter}
What {place} can learn from the {matter} in {place2}""".split("\n")

MONTHS = "January,February,March,April,May,June,July,August,September,October,November,December".split(",")
WEEKDAYS = "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday".split(",")


@dataclass(frozen=True, slots=True)
class Article:
    number: int
    title: str
    date: datetime
    author: str
    section: str
    tags: tuple[str, ...]
    body: str  # Markdown

    @property
    def slug(self) -> str:
        words = "".join(c if c.isalnum() else " " for c in self.title.lower()).split()
        return "-".join([*words[:8], str(self.number)])

    @property
    def path(self) -> str:
        return f"{self.date:%Y/%m}/{self.slug}.md"


class Words(dict[str, str]):
    """Fills the gaps of a pattern: a few names that one article keeps coming back to, and figures that are always new."""

    def __init__(self, rng: Random) -> None:
        super().__init__()
        pick = rng.choice
        self.section = pick(list(MATTERS))
        self.matter = pick(MATTERS[self.section].split(","))
        people = [f"{pick(FIRST_NAMES)} {pick(NAME_STARTS)}{pick(NAME_ENDS)}" for _ in range(4)]
        places = [pick(PLACE_STARTS) + pick(PLACE_ENDS) for _ in range(2)]
        elsewhere = pick(PLACE_STARTS) + pick(PLACE_ENDS)
        bodies = [f"{pick(places)} {body}" for body in rng.sample(BODIES, 2)]

        def money() -> str:
            return f"{pick('$€£')}{rng.randint(11, 990) / 10:g} {pick(('million', 'million', 'billion'))}"

        self._draw: dict[str, Callable[[], str]] = {
            "matter": lambda: self.matter,
            "Matter": lambda: self.matter.capitalize(),
            "person": lambda: pick(people),
            "place": lambda: pick(places),
            "place2": lambda: elsewhere,
            "body": lambda: pick(bodies),
            "post": lambda: pick(POSTS),
            "deed": lambda: pick(DEEDS),
            "why": lambda: pick(WHY),
            "money": money,
            "money2": money,
            "percent": lambda: f"{rng.randint(3, 690) / 10:g}",
            "few": lambda: str(rng.randint(13, 96)),
            "few2": lambda: str(rng.randint(13, 96)),
            "many": lambda: f"{rng.randint(101, 999)}",
            "more": lambda: f"{rng.randint(10, 940) * 100:,}",
            "number": lambda: str(rng.randint(1000, 99999)),
            "nth": lambda: pick(("second", "third", "fourth", "fifth")),
            "day": lambda: str(rng.randint(1, 28)),
            "month": lambda: pick(MONTHS),
            "past": lambda: str(rng.randint(1974, 2021)),
            "year": lambda: str(rng.randint(2026, 2031)),
            "weekday": lambda: pick(WEEKDAYS),
            "weekday2": lambda: pick(WEEKDAYS),
        }  # fmt: skip

    def __missing__(self, gap: str) -> str:
        return self._draw[gap]()

    def fill(self, pattern: str) -> str:
        return pattern.format_map(self)


def make_article(number: int, seed: int = 1, *, late: bool = False) -> Article:
    """One article; a late one is newer than all that are not."""
    rng = Random(f"{seed} {number}")
    words = Words(rng)
    minutes = MINUTES + 2880 + number % 1000 if late else rng.randrange(MINUTES)
    tags = {TAGS[int(len(TAGS) * rng.random() ** 2.5)] for _ in range(rng.randint(2, 4))}  # a few tags stand on many articles
    return Article(
        number=number,
        title=words.fill(rng.choice(TITLES)),
        date=(BEGIN + timedelta(minutes=minutes)).replace(tzinfo=timezone(timedelta(minutes=rng.choice(OFFSETS)))),
        author=words.fill("{person}"),
        section=words.section,
        tags=tuple(sorted(tags)),
        body=write_body(rng, words),
    )


def write_body(rng: Random, words: Words) -> str:
    """Paragraphs, with headings between them, a quotation or two, and at times a list."""
    length = min(max(rng.gauss(395, 80), 230), 650)
    supply = cycle(rng.sample(SENTENCES, len(SENTENCES)))
    blocks = [words.fill(rng.choice(OPENINGS)) + " " + words.fill(next(supply))]
    told = len(blocks[0].split())
    quoted = rng.sample(range(1, 6), rng.choice((1, 1, 2)))
    headed = rng.sample(range(2, 7), rng.choice((1, 2)))
    listed = rng.randint(2, 5) if rng.random() < 0.25 else 0
    at = 0
    while told < length:
        at += 1
        if at in headed:
            blocks.append("## " + words.fill(rng.choice(HEADINGS)))
        new = [" ".join(words.fill(next(supply)) for _ in range(rng.randint(2, 4)))]
        if at in quoted:
            new.append(words.fill(rng.choice(QUOTATIONS)))
        if at == listed:
            new.append("\n".join("- " + words.fill(item) for item in rng.sample(ITEMS, rng.randint(2, 4))))
        told += sum(len(block.split()) for block in new)
        blocks += new
    return "\n\n".join([*blocks, words.fill(rng.choice(THEN))]) + "\n"


def write_text(article: Article, flavour: str) -> str:
    """The article's file, with front matter as a generator wants it."""
    date, tags = article.date.isoformat(), ", ".join(article.tags)
    if flavour == "pelican":
        fields = {"Title": article.title, "Date": date, "Slug": article.slug, "Author": article.author}
        fields |= {"Category": article.section, "Tags": tags}
    else:
        section = {"section": article.section} if flavour == "digest" else {"categories": f"[{article.section}]"}
        fields = {"title": json.dumps(article.title, ensure_ascii=False), "date": date, "slug": article.slug}
        fields |= {"author": article.author, **section, "tags": f"[{tags}]"}
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in fields.items()) + f"---\n\n{article.body}"


def write_article(folder: Path, article: Article, flavour: str) -> Path:
    path = folder / article.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_text(article, flavour), encoding="utf-8")
    return path


def write_corpus(folder: Path, articles: int, seed: int = 1, flavour: str = "digest") -> int:
    """Write the articles below the folder; gives the number of words."""
    words = 0
    for number in range(articles):
        article = make_article(number, seed)
        write_article(folder, article, flavour)
        words += len(article.body.split())
    return words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("articles", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--flavour", choices=FLAVOURS, default="digest")
    asked = parser.parse_args()
    words = write_corpus(asked.folder, asked.articles, asked.seed, asked.flavour)
    print(f"{asked.articles} articles, {words / max(asked.articles, 1):.0f} words each")


if __name__ == "__main__":
    main()
