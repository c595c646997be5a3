"""Datelines: place, agency and date at the head of a report, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.model.article import SourceFile
from digest.model.settings import Settings
from digest.reading.article import read_article, read_plain
from digest.reading.wire.dateline import find_dateline
from digest.reading.wire.eastern import find_eastern_dateline


def read(text: str) -> tuple[str | None, str | None, str | None] | None:
    found = find_dateline(text, 0, len(text))
    return (found[0].place, found[0].agency, found[0].date) if found else None


@pytest.mark.parametrize(
    ("text", "place", "agency", "date", "rest"),
    [
        # place and agency
        ("TALLINN, Estonia (AP) — The ferry", "TALLINN, Estonia", "AP", None, " The ferry"),
        ("TALLINN, Estonia (AP) – The ferry", "TALLINN, Estonia", "AP", None, " The ferry"),
        ("TALLINN, Estonia (AP) -- The ferry", "TALLINN, Estonia", "AP", None, " The ferry"),
        ("TALLINN (Reuters) -The ferry", "TALLINN", "Reuters", None, "The ferry"),
        ("OSLO/BERGEN, Norway (Reuters) - As snow", "OSLO/BERGEN, Norway", "Reuters", None, " As snow"),
        ("Rio de Janeiro (AFP) – A bridge", "Rio de Janeiro", "AFP", None, " A bridge"),
        ("ST. PETERSBURG, Fla. (AP) — The bay", "ST. PETERSBURG, Fla.", "AP", None, " The bay"),
        ("ABOARD THE SEA LARK (AP) — The crew", "ABOARD THE SEA LARK", "AP", None, " The crew"),
        ("Berlin (dpa) - Die Bahn", "Berlin", "dpa", None, " Die Bahn"),
        ("(Reuters) - The ferry", None, "Reuters", None, " The ferry"),
        ("(CNN)The number of ferries", None, "CNN", None, "The number of ferries"),
        ("(ANSA) - ROMA, 07 AGO - Il traghetto", "ROMA", "ANSA", "07 AGO", " Il traghetto"),
        # with a date
        ("BERGEN, Norway, Oct. 3 (Xinhua) -- The ferry", "BERGEN, Norway", "Xinhua", "Oct. 3", " The ferry"),
        ("Ranchi, Oct 3 (PTI) Prime time", "Ranchi", "PTI", "Oct 3", " Prime time"),
        ("OSLO, October 3. /TASS/. The ferry", "OSLO", "TASS", "October 3", " The ferry"),
        (
            "OSLO (UrduPoint News / Sputnik - 3rd October, 2019) At least",
            "OSLO",
            "UrduPoint News / Sputnik",
            "3rd October, 2019",
            " At least",
        ),
        ("Oslo [Norway], October 3 (ANI): The ferry", "Oslo [Norway]", "ANI", "October 3", " The ferry"),
        ("Oslo (Norway), Oct 3 (ANI): The ferry", "Oslo (Norway)", "ANI", "Oct 3", " The ferry"),
        ("OSLO, Oct 3, 2019 /PRNewswire/ -- Acme", "OSLO", "PRNewswire", "Oct 3, 2019", " Acme"),
        ("OSLO, Monday (AP) — The ferry", "OSLO", "AP", "Monday", " The ferry"),
        ("TEMA, Oct 3, GNA - The ferry", "TEMA", "GNA", "Oct 3", " The ferry"),
        ("Reykjavík — The ferry", "Reykjavík", None, None, " The ferry"),
        ("PUNE, Oct 31: The ferry", "PUNE", None, "Oct 31", " The ferry"),
        ("Pune, Oct 27: The ferry", "Pune", None, "Oct 27", " The ferry"),
        ("CAIRO - 21 July 2022: The ferry", "CAIRO", None, "21 July 2022", " The ferry"),
        ("GENEVA/OSLO, 3 October 2019 – Aid", "GENEVA/OSLO", None, "3 October 2019", " Aid"),
        ("Ljubljana, 3. oktobra - V mestu", "Ljubljana", None, "3. oktobra", " V mestu"),
        ("Madrid, 3 ago (EFE).- El barco", "Madrid", "EFE", "3 ago", " El barco"),
        ("पुणे/नागपुर, अक्टूबर 03: नाव में", "पुणे/नागपुर", None, "अक्टूबर 03", " नाव में"),
        ("القاهرة (رويترز) - غرقت العبارة", "القاهرة", "رويترز", None, " غرقت العبارة"),
        ("Москва (ТАСС) — Паром", "Москва", "ТАСС", None, " Паром"),
        # desks
        ("Pune (India) | River News Desk: In a first", "Pune (India)", "River News Desk", None, " In a first"),
        ("Pune | River News Desk: Each of", "Pune", "River News Desk", None, " Each of"),
        # place alone
        ("BERGEN, Norway -- The ferry", "BERGEN, Norway", None, None, " The ferry"),
        ("BERGEN — The ferry", "BERGEN", None, None, " The ferry"),
        ("BERGEN: At least seven boats", "BERGEN", None, None, " At least seven boats"),
        ("Oslo: The ferry has sunk", "Oslo", None, None, " The ferry has sunk"),
        ("Fetsund: At least 21 boats sank", "Fetsund", None, None, " At least 21 boats sank"),
        ("New Delhi/Old Fort: A boat", "New Delhi/Old Fort", None, None, " A boat"),
        ("OSLO/BERGEN – The ferry", "OSLO/BERGEN", None, None, " The ferry"),
        ("Cape Town - In the light", "Cape Town", None, None, " In the light"),
        ("OSLO: “We are tired,” he said", "OSLO", None, None, " “We are tired,” he said"),
        ("NEW YORK--(BUSINESS WIRE)--Acme", "NEW YORK", "BUSINESS WIRE", None, "Acme"),
    ],
)
def test_datelines(text: str, place: str | None, agency: str | None, date: str | None, rest: str) -> None:
    found = find_dateline(text, 0, len(text))
    assert found is not None
    line, _ = found
    assert (line.place, line.agency, line.date, text[line.end :]) == (place, agency, date, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Marsh: “We could have done the same”",
        "Marsh: We could have done the same thing",
        'PSA—"You have until Monday"',
        "Breaking: Ferry sinks off Bergen",
        "BREAKING — Ferry sinks",
        "Clarification: Ferry story",
        "WATCH: The ferry sinks in the harbour",
        "Ferry sinks off the coast: harbour master",
        "The ferry Saturday left Bergen, the harbour master said",
        "11:55 am: The ferry is leaving",
        "On Sunday, October 3 - the ferry",
        "Sunday, Oct. 3 — The ferry",
        "Bolt Motors (BLTM) - The carmaker",
        "Bolt Motors (BLTM) The carmaker",
        "The harbour master (Reuters) said",
        "Karin Noor (left) speaks to the crew",
        "Oslo -based boatmen said they",
        "River Olympics: Norway win two medals",
        "Ferry-port talks: What to know about it",
        "COLLECTED TIDAL FERRY CLAIMS — For years, boatmen",
        "Oslo, 3 October",
        "OSLO (AP) —",
        "Oslo",
        "",
    ],
)
def test_not_datelines(text: str) -> None:
    assert read(text) is None


def test_how_sure() -> None:
    """A place that agencies file from is sure, as is an agency; an unknown name and a colon could be a speaker's."""
    for text, sure in (
        ("Oslo: The ferry has sunk", True),
        ("Fetsund (AP) — The ferry", True),
        ("Fetsund: The ferry has sunk off the coast", False),
    ):
        found = find_dateline(text, 0, len(text))
        assert found is not None
        assert found[1] is sure


def test_offsets_count_in_the_whole_text() -> None:
    text = "x\nOSLO (AP) — The ferry"
    found = find_dateline(text, 2, len(text))
    assert found is not None
    assert text[found[0].start : found[0].end] == "OSLO (AP) —"


def test_shared_datelines(shared: Path) -> None:
    """Every row of the collection of real datelines, and of texts that are none."""
    wrong = []
    rows = [r.split("\t") for r in (shared / "datelines.tsv").read_text("utf-8").splitlines() if r and not r.startswith("#")]
    for text, *expected, _source in rows:
        wanted = tuple(None if field == "-" else field for field in expected)
        got = read(text) or (None, None, None)
        if got != wanted:
            wrong.append((text, wanted, got))
    assert rows
    assert not wrong


@pytest.mark.parametrize(
    ("text", "place", "agency", "date", "people", "rest"),
    [
        ("花莲4月3日电 渡轮沉没。", "花莲", None, "4月3日", (), " 渡轮沉没。"),
        ("新华社花莲4月3日电（记者王小明、李华）渡轮", "花莲", "新华社", "4月3日", ("王小明", "李华"), "渡轮"),
        ("（中央社花蓮3日電）渡輪", "花蓮", "中央社", "3日", (), "渡輪"),
        ("【ロンドン時事】フェリーが", "ロンドン", "時事", None, (), "フェリーが"),
        ("［東京 4日 ロイター］ - フェリー", "東京", "ロイター", "4日", (), " フェリー"),
        ("(서울=연합뉴스) 홍길동 기자 = 여객선", "서울", "연합뉴스", None, ("홍길동",), " 여객선"),
    ],
)
def test_eastern_datelines(
    text: str, place: str, agency: str | None, date: str | None, people: tuple[str, ...], rest: str
) -> None:
    found = find_eastern_dateline(text, 0, len(text))
    assert found is not None
    line, named = found
    assert (line.place, line.agency, line.date, named, text[line.end :]) == (place, agency, date, people, rest)


@pytest.mark.parametrize(
    "text",
    [
        "小王4月3日电话告诉我",
        "北京时间4月3日电力中断",
        "4月3日电影上映",
        "【速報】フェリー",
        "(서울=교통) 여객선",
        "花莲4月3日电",
    ],
)
def test_not_eastern_datelines(text: str) -> None:
    assert find_eastern_dateline(text, 0, len(text)) is None


def test_an_eastern_dateline_is_cut_off_and_names_its_reporters() -> None:
    article = read_plain("新华社花莲4月3日电（记者王小明）渡轮沉没。无人受伤。", id="a", language="zh")
    assert [s.text for s in article.sentences] == ["渡轮沉没。", "无人受伤。"]
    assert article.authors == ("王小明",)


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("**Skarhaven** — The ferry sank off the quay on Monday.", "Skarhaven"),
        ("**Skarhaven, Norland** – The ferry sank off the quay on Monday.", "Skarhaven, Norland"),
        ("**Skarhaven —** The ferry sank off the quay on Monday.", "Skarhaven"),
        ("**Skarhaven** The ferry sank off the quay on Monday.", None),
        ("**Update** — The ferry sank off the quay on Monday.", None),
        ("**A long night ahead** — The ferry sank off the quay on Monday.", None),
        ("**Schools** — All of them are shut on Monday.\n\n**Ferries** — None of them sails on Monday.", None),
        ("Skarhaven — The ferry sank off the quay on Monday.", None),
    ],
)
def test_places_in_bold(source: str, place: str | None) -> None:
    article = read_article(SourceFile("2021-08-07-a.md", source.encode()), Settings()).article
    assert article is not None
    assert (article.dateline.place if article.dateline else None) == place
