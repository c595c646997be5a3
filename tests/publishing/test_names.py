"""Pages of people, places and sources: who has one, where it stands, and what changes it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from digest.desk import make_name
from digest.editing.named import find_named
from digest.model.article import Source
from digest.model.edition import Card
from digest.model.fact import Attribution, Evidence, Fact
from digest.model.settings import NameSettings, Settings, SourceSettings
from digest.model.slate import Named
from digest.publishing import names
from digest.publishing.names import LONG, NameKind, gather_names, shelf_of, split_directory
from digest.publishing.slates import pack_names
from digest.publishing.urls import make_slug
from digest.publishing.works import MenuItem
from tests.publishing.conftest import PORT, Press
from tests.publishing.rendering import Theme, collisions_of, dead_links_of, render_site
from tests.publishing.test_slates import changed_quires, make_card, make_plan, make_slate

ADA, BO = (f"people {shelf_of(path)}" for path in ("people/ada-bell/", "people/bo-carr/"))
NOON = datetime(2021, 9, 7, 12, tzinfo=UTC)


def mention(name: str, times: int = 1, kind: str = "person", **more: Any) -> Fact:
    return Fact(kind, name, tuple(Evidence(n, n, n + 1, name) for n in range(times)), name=name, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ([mention("Ines Okoro", 2)], ("Ines Okoro",)),
        ([mention("Ines Okoro")], ()),
        ([mention("Ines Okoro", key=True)], ("Ines Okoro",)),
        ([mention("Ines Okoro"), mention("Ines Okoro")], ("Ines Okoro",)),  # told in two forms
        ([mention("Okoro", 9, key=True)], ()),  # one of many
        ([mention("Ada Bell", 2), mention("Bo Carr", 3)], ("Bo Carr", "Ada Bell")),
        ([mention("Ines  Okoro", 2)], ("Ines Okoro",)),
        ([mention("Kabul", 5, "place")], ()),
        ([mention(f"Ada Bell{n}", 2) for n in range(9)], tuple(f"Ada Bell{n}" for n in range(6))),
    ],
)
def test_an_article_is_about_those_that_it_comes_back_to(facts: list[Fact], found: tuple[str, ...]) -> None:
    assert find_named(facts, "person") == found


def test_whoever_is_named_once_to_say_who_says_so_is_only_quoted() -> None:
    """Even where the words are a key fact: as in a library, which lists whom a work is about."""
    quote = Fact("quote", "We stay.", (Evidence(3, 0, 8, "We stay."),), attribution=Attribution("Ines Okoro", 9, 19), key=True)
    assert find_named([quote, mention("Ines Okoro")], "person") == ()
    assert find_named([quote, mention("Ines Okoro", 2)], "person") == ("Ines Okoro",)


def test_a_place_may_have_one_word() -> None:
    assert find_named([mention("Kabul", 2, "place"), mention("Oslo", 1, "place")], "place") == ("Kabul",)


@pytest.mark.parametrize(
    ("facts", "headline", "found"),
    [
        ([mention("Ines Okoro")], "Ines Okoro steps down", ("Ines Okoro",)),
        ([mention("Ines Okoro")._replace(text="Okoro")], "Okoro steps down", ("Ines Okoro",)),  # as the text calls her
        ([mention("Ines Okoro")], "Okorobia votes", ()),
        ([mention("Ada Bell", 3), mention("Bo Carr")], "Bo Carr goes", ("Ada Bell", "Bo Carr")),  # as two mentions more
        ([mention(f"Ada Bell{n}", 2) for n in range(9)] + [mention("Zoe Zant")], "Zoe Zant", ("Zoe Zant",)),
        ([mention("Okoro")], "Okoro steps down", ()),  # one of many
        ([mention("Alda", 1, "place")], "Floods in Alda", ()),
    ],
)
def test_an_article_is_about_those_in_its_headline(facts: list[Fact], headline: str, found: tuple[str, ...]) -> None:
    assert find_named(facts, "person", headline)[: len(found) or None] == found


@pytest.mark.parametrize(
    ("facts", "headline", "dateline", "found"),
    [
        ([mention("Alda", 1, "place")], "Floods in Alda", "", ("Alda",)),
        ([mention("Alda", 1, "place")], "Aldan floods", "", ()),
        ([], "Floods", "ALDA", ("Alda",)),
        ([], "Floods", "ALDA, Norland", ("Alda",)),
        ([], "Floods", "Alda (Norland)", ("Alda",)),
        ([], "Floods", "OSLO/BERGEN, Norway", ("Bergen", "Oslo")),
        ([], "Floods", "RIO DE JANEIRO", ("Rio de Janeiro",)),
        ([], "Floods", "LA PAZ", ("La Paz",)),
        ([], "Floods", "ST. JOHN'S", ("St. John's",)),
        ([], "Floods", "COEUR D’ALENE", ("Coeur D’Alene",)),
        ([], "Floods", "POINTE-À-PITRE", ("Pointe-à-Pitre",)),
        ([], "水灾", "北京", ("北京",)),
        ([], "Floods", "aboard the Solveig", ()),
        ([mention("McAllen", 1, "place")], "Floods", "MCALLEN, Texas", ("McAllen",)),  # written as in the text
        ([mention("Alda", 3, "place"), mention("Bruck", 2, "place")], "Floods in Bruck", "BRUCK", ("Bruck", "Alda")),
        ([mention("Ines Okoro")], "Ines Okoro steps down", "", ()),
    ],
)
def test_an_article_is_about_the_places_of_headline_and_dateline(
    facts: list[Fact], headline: str, dateline: str, found: tuple[str, ...]
) -> None:
    assert find_named(facts, "place", headline, dateline) == found


def test_a_dateline_names_nobody() -> None:
    assert find_named([mention("Ada Bell")], "person", "", "ADA BELL") == ()


NAMES = [
    "Grace Okoye",
    "Zoë Ångström",
    "../../etc/passwd",
    "🦀🦀",
    "محمد علي",
    "王小明",
    "con",
    "İzmir",
    "Ὀδυσσεύς",
    "a-b c",
    "O'Hara Finn",
]


def test_packed_names_come_out_as_they_went_in() -> None:
    names = [make_name(text) for text in NAMES]
    packed = pack_names([names[:3], (), names[3:]])
    assert packed.texts() == NAMES
    assert packed.slugs() == [make_slug(text) for text in NAMES]
    assert packed.at == (0, 0, 0, *[2] * (len(NAMES) - 3))
    assert (Named().texts(), Named().slugs()) == ([], [])


def test_an_article_counts_once_for_spellings_that_share_an_address() -> None:
    packed = pack_names([[make_name("Jean-Luc Ardent"), make_name("Jean Luc Ardent")]])
    assert (packed.texts(), packed.at) == (["Jean-Luc Ardent"], (0,))


def about(name: str, day: int, *people: str, **more: Any) -> Card:
    return make_card(name, day, people=tuple(map(make_name, people)), **more)


def test_a_name_has_a_page_where_enough_articles_have_it() -> None:
    cards = [about("a", 1, "Ada Bell", "Bo Carr"), about("b", 2, "Ada Bell"), about("c", 3, "ADA BELL")]
    slates = [make_slate([card]) for card in reversed(cards)]
    (listing,) = gather_names(slates, "person", 2)
    assert (listing.name, listing.path) == ("Ada Bell", "people/ada-bell/")
    assert [slot.id for slot in listing.slots] == ["c", "b", "a"]
    assert {item.name for item in gather_names(slates, "person", 1)} == {"Ada Bell", "Bo Carr"}
    assert gather_names(slates, "person", 4) == gather_names(slates, "person", 0) == ()


@pytest.mark.parametrize("kind", ["person", "place"])
def test_names_that_are_counted_first_are_the_same(kind: NameKind, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [*NAMES, "Ada Bell", "ADA BELL", "Ada-Bell", "Jean Luc", "jean luc", "zoe angstrom"]
    draw = random.Random(1)
    cards = [
        make_card(f"{day}-{n}", day, people=some, places=some)
        for day in range(1, 20)
        for n in range(3)
        for some in [tuple(map(make_name, draw.sample(texts, 3)))]
    ]
    slates = [make_slate(cards[at : at + 3]) for at in range(len(cards) - 3, -1, -3)]
    at_once = [gather_names(slates, kind, least) for least in range(25)]
    monkeypatch.setattr(names, "_FEW", 0)
    monkeypatch.setattr(names, "_CELLS", 8)  # several names share one
    assert [gather_names(slates, kind, least) for least in range(25)] == at_once
    assert len({len(found) for found in at_once}) > 5


def test_a_second_article_gives_the_first_a_link_and_a_third_changes_nothing_of_it() -> None:
    cards = [about("a", 1, "Ada Bell"), about("b", 6), about("c", 9)]
    second = [cards[0], about("b", 6, "Ada Bell"), cards[2]]
    third = [*second[:2], about("c", 9, "Ada Bell")]
    alone = Settings(base_url="https://courier.example/", related=0)
    seeds = [{quire.name: quire.seed for quire in make_plan(some, alone).quires()} for some in (cards, second, third)]
    assert seeds[0]["day 2021-08-01"] != seeds[1]["day 2021-08-01"] == seeds[2]["day 2021-08-01"]
    assert ADA not in seeds[0]
    assert seeds[1][ADA] != seeds[2][ADA]


def test_a_change_of_an_articles_words_reaches_its_names_and_no_other() -> None:
    cards = [about("a", 1, "Ada Bell"), about("b", 2, "Ada Bell"), about("c", 3, "Bo Carr"), about("d", 4, "Bo Carr")]
    changed = changed_quires(cards, [cards[0]._replace(record="another"), *cards[1:]])
    assert ADA in changed
    assert not {BO, "people"} & changed


def test_a_long_directory_has_a_page_for_each_letter() -> None:
    few = [MenuItem("Ada Bell", "people/ada-bell/", 2)] * LONG
    assert [work.path for work in split_directory("people", few)] == ["people/"]
    many = [
        MenuItem(n, f"people/{make_slug(n)}/", 2) for n in ("7 Up", "Ärzte", "Zoë", "王小明", *(f"Bo {n}" for n in range(LONG)))
    ]
    first, *letters = split_directory("people", many)
    assert (first.path, first.items) == ("people/", ())
    assert [work.path for work in letters] == [f"people/letter/{letter}/" for letter in ("0-9", "a", "b", "z", "王")]
    assert [item.name for item in first.letters] == ["0–9", "A", "B", "Z", "王"]
    assert [item.name for work in letters for item in work.items if work.letter == "A"] == ["Ärzte"]
    assert sum(len(work.items) for work in letters) == len(many)


@pytest.fixture
def files(press: Press, theme: Theme) -> Callable[[], dict[str, str]]:
    """Builds what the press has, and gives its pages; all links land, and no two files have one path."""

    def build() -> dict[str, str]:
        made = list(render_site(press.made, press.editions(), press.settings, theme))
        assert dead_links_of(made, press.settings.base_url) == []
        assert collisions_of(made) == []
        return {o.path: o.data.decode() for o in made if o.path.endswith(".html")}

    return build


def text_about(press: Press, number: int, *names: str, **more: Any) -> None:
    facts = tuple(fact for name in names for fact in (mention(name, 2), mention(f"{name} Bay", 2, "place")))
    press.content(f"n/{number}", headline=f"Story {number}", published=NOON - timedelta(days=number), facts=facts, **more)


def test_articles_and_names_lead_to_each_other(press: Press, files: Callable[[], dict[str, str]]) -> None:
    for number, name in enumerate(("Ines Okoro", "Ines Okoro", "Bo Carr")):
        text_about(press, number, name, language="fa" if number else "en")
    made = files()
    assert 'href="../../../people/ines-okoro/"' in made["2021/09/story-0/index.html"]
    assert 'href="../../../places/ines-okoro-bay/"' in made["2021/09/story-0/index.html"]
    assert "people/" not in made["2021/09/story-2/index.html"].split('<footer class="colophon"')[0]
    page = made["people/ines-okoro/index.html"]
    assert re.findall(r">(Story \d)<", page) == ["Story 0", "Story 1"]
    assert '"about":{"@type":"Person","name":"Ines Okoro"}' in page
    assert '<a href="../../2021/09/story-1/" lang="fa" dir="rtl">' in page
    assert (
        '"mentions":[{"@type":"Person","name":"Ines Okoro","url":"https://courier.example/paper/people/ines-okoro/"}'
        in (made["2021/09/story-0/index.html"])
    )
    assert "Bo Carr" not in made["people/index.html"]


def test_a_key_fact_of_a_person_leads_to_the_page(
    press: Press, files: Callable[[], dict[str, str]], fact: Callable[..., Fact]
) -> None:
    told = fact(PORT, "Ines Okoro", kind="person", name="Ines Okoro", role="union chair")
    for number in range(2):
        press.content(f"n/{number}", headline=f"Story {number}", published=NOON, facts=(told,))
    page = files()["2021/09/story-0/index.html"]
    assert re.search(r'<li class="fact person".*?href="../../../people/ines-okoro/">More about Ines Okoro</a>', page, re.DOTALL)


@pytest.mark.parametrize("more", [{"rights": "link"}, {"headline": "Story 1"}])
def test_nobody_is_found_by_a_text_of_which_nothing_is_told(
    press: Press, files: Callable[[], dict[str, str]], more: dict[str, Any]
) -> None:
    text_about(press, 0, "Ines Okoro")
    text_about(press, 1, "Ines Okoro", **{key: value for key, value in more.items() if key == "rights"})
    assert ("people/ines-okoro/index.html" in files()) == ("rights" not in more)


def test_names_have_no_pages_where_the_settings_say_so(press: Press, files: Callable[[], dict[str, str]]) -> None:
    press.settings = replace(press.settings, names=NameSettings(pages=0))
    for number in range(3):
        text_about(press, number, "Ines Okoro")
    assert not [path for path in files() if path.startswith(("people/", "places/"))]


def test_hostile_names_stay_in_their_folder_and_lists_in_pages(press: Press, files: Callable[[], dict[str, str]]) -> None:
    press.settings = replace(press.settings, paginate=2)
    for number in range(6):
        text_about(press, number, "../../up .", "🦀 🦀", "محمد علي", "<script>alert(1)</script> x", "page letter")
    made = files()
    people = sorted({path.split("/")[1] for path in made if path.startswith("people/")})
    assert people == ["index.html", "page-letter", "script-alert-1-script-x", "up", make_slug("🦀 🦀"), "محمد-علي"]
    assert {"people/up/page/1/index.html", "people/up/page/2/index.html"} < made.keys()
    assert "<script>alert" not in "".join(made.values())
    assert re.findall(r">(Story \d)<", made["people/up/page/1/index.html"]) == ["Story 4", "Story 5"]


def test_a_source_has_a_page_that_says_what_is_known_of_it(press: Press, files: Callable[[], dict[str, str]]) -> None:
    wire = SourceSettings("Coast Wire", "https://wire.example/", "excerpt", feed="https://wire.example/rss")
    press.settings = replace(press.settings, sources={"wire": wire}, paginate=1)
    for number in range(3):
        press.content(f"n/{number}", headline=f"Story {number}", published=NOON - timedelta(days=number))
    press.content("n/9", headline="Story 9", published=NOON, source=Source("Bay Post", home="https://bay.example/"))
    made = files()
    page = made["sources/coast-wire/index.html"]
    assert re.findall(r"<dd>(.*?)</dd>", page) == [
        "3",
        '<a href="https://wire.example/">https://wire.example/</a>',
        "the sentences that facts rest on, unless an article says otherwise",
        '<a href="https://wire.example/rss">https://wire.example/rss</a>',
    ]
    assert '"about":{"@type":"NewsMediaOrganization","name":"Coast Wire","url":"https://wire.example/"}' in page
    assert "<dd>" not in made["sources/coast-wire/page/1/index.html"]
    assert re.findall(r"<dd>(.*?)</dd>", made["sources/bay-post/index.html"]) == [
        "1", '<a href="https://bay.example/">https://bay.example/</a>',
    ]  # fmt: skip
    assert '<a href="../../../sources/bay-post/">Bay Post</a>' in made["2021/09/story-9/index.html"]
    assert re.findall(r'<a href="([^"]*)">[^<]*</a> <span class="count">(\d)', made["sources/index.html"]) == [
        ("bay-post/", "1"), ("coast-wire/", "3"),
    ]  # fmt: skip


def ways(page: str) -> list[str]:
    crumbs = re.search(r'<nav class="crumbs".*?</nav>', page, re.DOTALL)
    return re.findall(r"<li[^>]*>(?:<a [^>]*>)?([^<]+)", crumbs[0]) if crumbs else []


def test_every_page_but_the_front_shows_the_way_that_it_tells_machines(press: Press, files: Callable[[], dict[str, str]]) -> None:
    press.settings = replace(press.settings, paginate=1)
    for number in range(3):
        text_about(press, number, "Ines Okoro")
    made = files()
    home = "The Veldmark Courier"
    assert ways(made["index.html"]) == ways(made["404.html"]) == []
    assert ways(made["2021/09/story-0/index.html"]) == [home, "Coast", "Story 0"]
    assert ways(made["people/ines-okoro/page/1/index.html"]) == [home, "People", "Ines Okoro", "Ines Okoro, page 1"]
    assert ways(made["sections/coast/index.html"]) == [home, "Sections", "Coast"]
    assert ways(made["editions/2021-09-07/index.html"])[:2] == [home, "Archive"]
    assert ways(made["archive/2021/index.html"]) == [home, "Archive", "Archive of 2021"]
    for path, page in made.items():
        told = re.search(r'\{"@context":"https://schema.org","@type":"BreadcrumbList".*?\]\}', page)
        names = re.findall(r'"name":"([^"]*)"', told[0]) if told else []
        assert names == ways(page), path
        assert bool(names) == (path not in ("index.html", "404.html")), path
