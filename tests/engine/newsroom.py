"""A newsroom for tests: an invented site that is edited by dice, and built as the command does it, in this process."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from digest.build import build
from digest.disk.folders import load_settings
from digest.disk.look import Look
from digest.disk.stamps import MANIFEST
from digest.errors import DigestError
from digest.model.ledger import Ledger, Options
from digest.model.problem import Problem
from digest.model.stamp import Stamp
from digest.reading.metadata.settings import change_settings, read_settings
from digest.repeat import digest_request, find_nothing_to_do
from tests.sites import files_of

#: What the engine takes for a file that may change again with the same stamp is younger than this, in seconds.
FRESH = 0.03

# ---------------------------------------------------------------- words

#: Events that several reports tell, each in other words; `{a}` and `{b}` are figures.
EVENTS: Sequence[tuple[str, ...]] = (
    (
        "At least {a} people were hurt on {day} when the night ferry Halvia struck the pier in Linmouth, police said.\n\n"
        "The Halvia carried {b} passengers from Ostmere, the harbour office in Linmouth said. \"The captain saw the pier too "
        "late,\" said Adela Farrow, the harbour master.\n\nDivers will look at the hull of the ferry on Monday.",
        "{a} passengers were hurt as the ferry Halvia ran into Linmouth's pier on {day}, according to police.\n\nSome {b} "
        "passengers were on board of the Halvia, the ferry line said. Harbour master Adela Farrow told reporters that fog lay "
        "over the pier.\n\nThe pier in Linmouth stays closed until the wooden deck has been mended.",
        "The pier of Linmouth was closed on {day} after the ferry Halvia hit it and {a} people were hurt, police said.\n\n"
        "Adela Farrow, who is the harbour master, said that {b} passengers had left the ferry by a ladder.\n\nThe town's "
        "mayor, Bram Tolley, thanked the lifeboat crew.",
    ),
    (
        "A fire in the grain mill of Wendle killed {a} people on {day}, the fire brigade said.\n\nThe mill in Wendle burned for "
        "{b} hours, said fire chief Mona Reek. \"Dust was everywhere, and dust burns like powder,\" Reek said.\n\nThe mill had "
        "been inspected in spring.",
        "{a} people died when the grain mill in Wendle burned down on {day}, fire chief Mona Reek said.\n\nHer crews fought the "
        "fire in the mill for {b} hours. The damage is put at 7 million euros, an insurer said.\n\nWendle's bakers have flour "
        "for two weeks.",
    ),
    (
        "The council of Ostmere voted on {day} to spend {a} million euros on a tram line to the university.\n\nThe tram will "
        "need {b} stops, Councillor Idris Pell said. \"A town that stands still in traffic stands still in everything,\" Pell "
        "said.\n\nWork on the tram line begins in autumn.",
        "Ostmere's council approved {a} million euros for a new tram line on {day}, its clerk said.\n\nThe line to the "
        "university gets {b} stops. Opponents said that buses would do. Idris Pell, a councillor, called the tram overdue.\n\n"
        "The last tram in Ostmere had run in 1962.",
    ),
    (
        "An earthquake of magnitude 5.{a} shook the valley of Ansel on {day}, the geological office said.\n\nSome {b} houses in "
        "Ansel were damaged, mayor Petra Holm said. Nobody was killed.\n\n\"The plates jumped, and then it was very quiet,\" "
        "said Holm.",
        "The valley of Ansel was shaken by an earthquake on {day}. The geological office gave its magnitude as 5.{a}.\n\n"
        "The quake damaged {b} houses in Ansel, mayor Petra Holm told reporters. Schools stay closed until Thursday.",
    ),
)  # fmt: skip

#: Reports that stand alone.
ALONE: Sequence[str] = (
    "The library of Marrow Hill lent {a} books last year, {b} percent more than in the year before.\n\n\"People read again on "
    "trains,\" said librarian Oda Finch.\n\nThe library opens on Sundays from next month.",
    "Rovers Linmouth won the valley cup on {day} with a goal in minute {a}.\n\n{b} spectators came to the field, the club said. "
    "Coach Tam Irwin called it the finest evening of his life.",
    "Researchers of Ostmere University counted {a} seals on the sandbanks of the bay.\n\nThat is {b} more than two years ago, "
    "said the biologist Lene Marsk. \"The bay recovers,\" she said.\n\nThe count is published in the university's yearbook.",
    "La alcaldesa de Puertalba, Inés Carrasco, dijo el {day} que el puerto recibirá {a} millones de euros.\n\nEl puerto tiene "
    "{b} trabajadores, según la autoridad portuaria.\n\n\"Es un buen día para la ciudad\", afirmó Carrasco.",
    "The price of bread in Ostmere rose by {a} percent in a year, the statistics office said on {day}.\n\nA loaf costs {b} cents "
    "more than in January. Bakers blame the mill fire and the price of gas.",
)  # fmt: skip

TITLES = (
    "Ferry hits pier",
    "Mill burns in Wendle",
    "Tram line wins vote",
    "Valley shaken",
    "A quiet evening",
    "Books & trains <new>",
)
SENTENCES = (
    "The weather office expects rain until the weekend.",
    "Nobody from the company could be reached on the telephone.",
    "A commission of five members will report before the winter.",
    "\"We will rebuild it,\" said the priest Karl Aumann.",
    "The bill came to 3.5 million euros, the ministry said.",
)  # fmt: skip
SECTIONS = ("Local", "World", "Business", "Science")
TAGS = ("harbour", "fire", "money", "C#", "Küste", "sport")
DAYS = ("2020-12-30", "2021-03-01", "2021-03-02", "2021-03-03", "2021-03-05", "2021-03-31")
WEEKDAYS = ("Wednesday", "Monday", "Tuesday", "Wednesday", "Friday", "Wednesday")
DATELINES = ("Dec. 30", "March 1", "March 2", "March 3", "March 5", "March 31")
SOURCES = ("coast", "valley", "monitor", "puerto")

SETTINGS: Mapping[str, Any] = {
    "title": "The Linmouth Digest",
    "base_url": "https://example.org/news/",
    "timezone": "Europe/London",
    "paginate": 4,
    "sections": ["Local", "World"],
    "summary": {"sentences": 2},
    "facts": {"limit": 5},
    "feeds": {"limit": 6},
    "sources": {
        "coast": {"name": "Coast Press", "url": "https://coast.example/", "rights": "full"},
        "valley": {"name": "Valley Gazette", "url": "https://valley.example/", "rights": "excerpt"},
        "monitor": {"name": "Ostmere Monitor", "rights": "link"},
        "puerto": {"name": "El Puerto", "language": "es"},
    },
}

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="{n}"><rect width="40" height="{n}" fill="#{n:06d}"/></svg>\n'
)

#: The hours at which an embargo or an expiry of the newsroom ends.
MOMENTS = ("2021-04-01T06:00Z", "2021-04-02T06:00Z", "2021-04-03T06:00Z")
CLOCKS = ("2021-04-01T00:00Z", "2021-04-01T12:00Z", "2021-04-02T12:00Z", "2021-04-04T00:00Z")


def spell(value: object) -> str:
    """A value as YAML: JSON is."""
    import json

    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True)
class Report:
    """An article as its file is written."""

    name: str
    day: int
    text: str
    fields: Mapping[str, object] = field(default_factory=dict)
    wire: bool = False

    def data(self) -> bytes:
        head = "".join(f"{key}: {spell(value)}\n" for key, value in self.fields.items())
        body = self.text.replace("{day}", WEEKDAYS[self.day])
        if self.wire:
            body = f"LINMOUTH, {DATELINES[self.day]} (Coast Press) -- {body}"
        return f"---\n{head}---\n{body}\n".encode()

    @property
    def file(self) -> str:
        return f"{self.name}.{'txt' if self.wire else 'md'}"

    def change(self, **fields: object) -> Report:
        """The same with other fields; None takes one away."""
        return replace(self, fields={k: v for k, v in {**self.fields, **fields}.items() if v is not None})


# ---------------------------------------------------------------- building


@dataclass(frozen=True)
class Request:
    """What the command line says."""

    clock: str = CLOCKS[1]
    drafts: bool = False
    future: bool = False
    strict: bool = False
    base_url: str | None = None

    def words(self) -> list[str]:
        flags = [f"--{name}" for name in ("drafts", "future", "strict") if getattr(self, name)]
        return ["--clock", self.clock, *flags, *(["--base-url", self.base_url] if self.base_url else [])]

    @property
    def options(self) -> tuple[bool, bool, bool, str | None]:
        return self.drafts, self.future, self.strict, self.base_url


def make(root: Path, out: str, cache: str, asked: Request, *, jobs: int | None = 1, ignore: bool = False) -> Ledger:
    """Build as the command does it. Raises DigestError for what the command would tell."""
    clock = datetime.fromisoformat(asked.clock).astimezone(UTC)
    options = Options(clock, asked.drafts, asked.future, asked.strict, jobs, cache=Path(cache), ignore_cache=ignore)
    data, shown = load_settings(root, None)
    request = digest_request((None, out, asked.base_url, asked.drafts, asked.future, asked.strict), data)
    known = find_nothing_to_do(Look(root), request, options)
    if known is not None:
        return known
    settings, problems = read_settings(data.decode(), shown)
    changes = {"output_dir": out} | ({"base_url": asked.base_url} if asked.base_url else {})
    settings, more = change_settings(settings, changes)
    if asked.base_url:
        problems = tuple(p for p in problems if p.code != "no-base-url")
    assert not [p for p in (*problems, *more) if p.severity == "error"]
    return build(root, settings, options, (*problems, *more), asked=request)


def command(*words: str, root: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    """The command itself."""
    done = subprocess.run(
        [sys.executable, "-m", "digest", *words], cwd=root, env=environment(), capture_output=True, text=True, encoding="utf-8",
        check=False, timeout=120,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    assert not check or done.returncode == 0, done.stderr
    return done


def environment() -> dict[str, str]:
    """That of this process, without what would change a build, and with the program under test first in the path."""
    left_out = {"SOURCE_DATE_EPOCH", "PYTHONDONTWRITEBYTECODE"}
    places = [str(Path(__file__).resolve().parent.parent.parent), os.environ.get("PYTHONPATH", "")]
    return {k: v for k, v in os.environ.items() if k not in left_out} | {"PYTHONPATH": os.pathsep.join(filter(None, places))}


# ---------------------------------------------------------------- what is in a folder


def stamps_of(folder: Path) -> dict[str, Stamp]:
    """Every file and folder, with what tells that nobody touched it."""
    found = {}
    for path in sorted(folder.rglob("*")):
        about = path.lstat()
        found[path.relative_to(folder).as_posix()] = Stamp(about.st_size, about.st_mtime_ns, about.st_ino)
    return found


def manifest_of(folder: Path) -> set[str]:
    """What the folder's manifest says a build made."""
    return set((folder / MANIFEST).read_text().splitlines()) if (folder / MANIFEST).exists() else set()


def rewritten(before: Mapping[str, Stamp], after: Mapping[str, Stamp], folder: Path) -> set[str]:
    """Files of the folder that were written since; its manifest aside."""
    return {p for p, s in after.items() if before.get(p) != s and (folder / p).is_file() and p != MANIFEST}


def litter_of(root: Path) -> list[str]:
    """What a build may not leave behind: anything beside the site, or anything in the cache that the next has no use for."""
    cache = root / ".digest-cache"
    known = re.compile(
        r"\.gitignore|CACHEDIR\.TAG|records\.sqlite|[^/]+(/(opened|state|last\.json|twin(/(in-step|tree(/.*)?))?))?"
    )
    found = [p.relative_to(cache).as_posix() for p in cache.rglob("*")]
    beside = [p.name for p in root.iterdir() if p.name.startswith(".") and p.name != ".digest-cache"]
    return sorted(p for p in found if not known.fullmatch(p)) + sorted(beside)


def wait_until_old() -> None:
    """Let files that have just been written become old enough to be believed."""
    time.sleep(FRESH)


def read_problems(error: DigestError) -> tuple[Problem, ...]:
    return tuple(sorted(error.problems))


# ---------------------------------------------------------------- the newsroom


class Newsroom:
    """The files of a site, written by dice."""

    def __init__(self, root: Path, seed: int, reports: int = 25) -> None:
        self.root, self.seed, self.dice = root, seed, random.Random(seed)
        self.reports: dict[str, Report] = {}
        self.settings: dict[str, Any] = dict(SETTINGS)
        self.asked = Request()
        self.number = 0
        (root / "content").mkdir(parents=True)
        for _ in range(reports):
            self.add()
        self.settle()

    # -------------------------------------------------------- files

    def write(self, path: str, data: bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def settle(self) -> None:
        """Write the settings."""
        self.write("digest.yml", "".join(f"{key}: {spell(value)}\n" for key, value in self.settings.items()).encode())

    def put(self, report: Report, old: str | None = None) -> None:
        """Write a report, in place of an old one."""
        if old is not None:
            before = self.reports.pop(old)
            if before.file != report.file:
                (self.root / "content" / before.file).unlink()
        self.reports[report.name] = report
        self.write(f"content/{report.file}", report.data())

    def article_files(self) -> dict[str, bytes]:
        """The bytes of all articles, by path in content/."""
        content = self.root / "content"
        return {p: d for p, d in files_of(content).items() if p.endswith((".md", ".txt")) and not p.startswith("pages/")}

    def any(self) -> Report:
        return self.dice.choice(sorted(self.reports.values(), key=lambda r: r.name))

    def inputs(self) -> dict[str, bytes]:
        """Everything that the site is made from."""
        folders = "content", "templates", "static", "translations"
        found = {f"{name}/{path}": data for name in folders for path, data in files_of(self.root / name).items()}
        return found | {"digest.yml": (self.root / "digest.yml").read_bytes()}

    def check_out(self, inputs: Mapping[str, bytes]) -> None:
        """Go to another branch as version control does: files that differ are written, the others not touched."""
        now = self.inputs()
        for path in now.keys() - inputs.keys():
            (self.root / path).unlink()
            for folder in (self.root / path).parents:
                if folder.parent == self.root or any(folder.iterdir()):
                    break
                folder.rmdir()
        for path, data in inputs.items():
            if now.get(path) != data:
                (self.root / path).unlink(missing_ok=True)
                self.write(path, data)

    # -------------------------------------------------------- edits

    def add(self, day: int | None = None) -> Report:
        """A new report: one of an event that others tell too, or one that stands alone."""
        dice, self.number = self.dice, self.number + 1
        day = dice.randrange(len(DAYS)) if day is None else day
        fields: dict[str, object] = {"date": f"{DAYS[day]} {dice.randrange(6, 23):02d}:{dice.randrange(60):02d}"}
        if dice.random() < 0.65:  # the event of the day, so that several tell it
            figures = dice.choice("445"), dice.choice(("210", "240"))
            text = dice.choice(EVENTS[day % len(EVENTS)]).replace("{a}", figures[0]).replace("{b}", figures[1])
        else:
            text = dice.choice(ALONE).replace("{a}", str(dice.randrange(2, 90))).replace("{b}", str(dice.randrange(2, 900)))
        if "alcaldesa" in text:
            fields |= {"lang": "es", "source": "puerto"}
        elif dice.random() < 0.7:
            fields["source"] = dice.choice(SOURCES[:3])
        if dice.random() < 0.8:
            fields["section"] = dice.choice(SECTIONS)
        if dice.random() < 0.7:
            fields["tags"] = dice.sample(TAGS, dice.randrange(1, 3))
        if dice.random() < 0.4:
            fields["title"] = f"{dice.choice(TITLES)} ({self.number})"
        else:  # the same event has the same headline on the same day
            fields["slug"] = f"slug-{self.number}"
        folder = dice.choice(("", "2021/", "news/local/"))
        changes = self.with_alias, self.with_correction, self.with_embargo, self.with_expiry, self.with_draft
        for change in changes:
            if dice.random() < 0.1:
                fields |= change()
        if dice.random() < 0.15:
            fields |= self.with_picture(folder)
        report = Report(f"{folder}report-{self.number}", day, text, fields, wire=dice.random() < 0.3 and "lang" not in fields)
        if self.reports and dice.random() < 0.15:
            report = self.with_link(report)
        self.put(report)
        return report

    def with_link(self, report: Report) -> Report:
        """The report with a link to another one, or to a page of the site (wire text has no links)."""
        file = self.dice.choice((self.any().file, self.any().file, "pages/about.md"))
        path = os.path.relpath(file, os.path.dirname(report.file) or ".")  # noqa: PTH120
        link = f"More of it was [told before]({path}{self.dice.choice(('', '#s1'))})."
        return replace(report, text=f"{report.text.partition(' More of it was')[0]} {link}")

    def with_alias(self) -> dict[str, object]:
        return {"aliases": [f"/old/{self.number}/{self.dice.randrange(9)}/"]}

    def with_picture(self, folder: str) -> dict[str, object]:
        """A drawing beside the report, or among the static files; several reports may show one."""
        name, bound = f"picture-{self.dice.randrange(3)}.svg", self.dice.random() < 0.7
        path = f"content/{folder}{name}" if bound else f"static/images/{name}"
        if not (self.root / path).exists():
            self.write(path, PICTURE.format(n=self.dice.randrange(10, 99)).encode())
        return {"image": {"url": name if bound else f"/images/{name}", "alt": "A drawing"}}

    def with_correction(self) -> dict[str, object]:
        return {"corrections": [f"An earlier version gave the number of people as {self.dice.randrange(99)}."]}

    def with_embargo(self) -> dict[str, object]:
        return {"publish_date": self.dice.choice(MOMENTS)}

    def with_expiry(self) -> dict[str, object]:
        return {"expires": self.dice.choice(MOMENTS)}

    def with_draft(self) -> dict[str, object]:
        return {"draft": True}
