"""Values for tests of memory, with something in every field."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from math import inf

from digest.memory.encoding import pack
from digest.memory.state import Bound, Source, State
from digest.model.article import Correction, Credit, Image
from digest.model.article import Source as Publisher
from digest.model.edition import Brief, Card, Day, FileLink, Picture
from digest.model.problem import Problem
from digest.model.slate import Fix, Named, Slate, Slot
from digest.model.stamp import Made, Stamp

THEN = datetime(2021, 8, 7, 14, 46, tzinfo=timezone(timedelta(hours=5, minutes=30)))

CARD = Card(
    id="local/ferry",
    file="local/ferry.md",
    path="2021/08/ferry/",
    headline="Ferry “Halvia” hits the pier 港",
    language="en",
    published=THEN.astimezone(UTC),
    updated=THEN.astimezone(UTC) + timedelta(seconds=1),
    date=date(2021, 8, 7),
    section="Local",
    tags=("harbour", "C#"),
    aliases=("/old/",),
    pictures=(Picture("local/pier.svg", "2021/08/ferry/pier.svg", False),),
    listed=True,
    draft=False,
    withdrawn=False,
    due=THEN.astimezone(UTC),
    expires=None,
    record="0" * 32,
    shown="b" * 32,
    links=(FileLink("../port.md#s1", "port.md", 7, 12),),
)

BRIEF = Brief(
    id="local/ferry",
    path="2021/08/ferry/",
    file="local/ferry.md",
    headline="Ferry “Halvia” hits the pier 港",
    deck="A deck",
    summary=(),
    summary_origin="source",
    published=THEN,
    precision="minute",
    updated=THEN,
    date=date(2021, 8, 7),
    language="en",
    source=Publisher("Coast Press", "https://coast.example/"),
    authors=("Adela Farrow",),
    credits=(Credit("agency", "Coast Press"),),
    corrections=(Correction("An earlier version was wrong.", THEN),),
    dateline="Linmouth",
    section="Local",
    tags=("harbour",),
    image=Image("pier.svg", "A pier"),
    rights="full",
    canonical=None,
    aliases=(),
    minutes=1,
    extra={"deep": ["list", {"of": "words"}]},
)

SLATE = Slate(
    "s" * 32,
    date(2021, 8, 7),
    -inf,
    THEN.timestamp(),
    (("local/draft.md", "draft"),),
    (Slot("0" * 32, "local/ferry", THEN.astimezone(UTC), "b" * 32),),
    (("Local", (0,)),),
    (("C#", (0,)), ("harbour", (0,))),
    (("local/ferry.md", Picture("local/pier.svg", "2021/08/ferry/pier.svg", False)),),
    CARD.link,
    CARD.link,
    Day(date(2021, 8, 7), "editions/2021-08-07/", CARD.headline, "en", 1),
    Named("Adela Farrow\nÅsa Holm", (0, 0), ((1, "asa-holm"),)),
    Named("Linmouth", (0,)),
    Named("Coast Press", (0,)),
    "m" * 32,
    (Fix("0" * 32, 0, THEN.astimezone(UTC)),),
    "g" * 32,
    (("local/ferry.md", "0" * 32, (FileLink("../port.md#s1", "port.md", 7, 12),)),),
)

MADE = Made("k" * 32, Stamp(100, 1_600_000_000_000_000_001, 2**63))

STATE = State(
    "desk",
    {
        "local/ferry.md": Source(Stamp(10, 1_600_000_000_123_456_789, 7), "0" * 32, date(2021, 8, 7)),
        "bad.md": Source(Stamp(1, 2, 3), "1" * 32, None, (Problem("content/bad.md", 2, 7, "bad-date", "no", "hint"),)),
    },
    (SLATE,),
    {
        "front": Bound(
            "f" * 32, "l" * 32, ("index.html",), pack((Made("k" * 32, Stamp(100, 1_600_000_000_000_000_001, 2**63)),)), b"x"
        )
    },
)
