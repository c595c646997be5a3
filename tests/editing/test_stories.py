"""Articles that tell one event come together, in doubt they stay apart, and the order of the input changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from digest.desk import make_account, make_brief
from digest.editing.accounts import compare_accounts
from digest.editing.stories import make_stories
from digest.editing.summary import edit_article
from digest.model.article import Article, Source
from digest.model.edition import Account, Story
from digest.model.fact import Attribution, Evidence, Fact, Hedge
from digest.model.settings import Settings
from digest.model.summary import FiveWs, SummarySentence

MakeArticle = Callable[..., Article]

FERRY_A = (
    "Ferry strikes pier at Linmouth, 12 hurt",
    "At least 12 people were hurt on Friday when the ferry Morning Star struck the pier of Linmouth, police said. The ferry "
    "carried 340 passengers from Velda. Harbour master Adela Farrow said the captain saw the pier too late.",
)
FERRY_B = (
    "Fourteen injured as Morning Star rams Linmouth pier",
    "Fourteen people were injured when the ferry Morning Star rammed the pier of Linmouth in a storm on Friday. Harbour master "
    "Adela Farrow closed the harbour after the accident. The ship carried 340 passengers from Velda.",
)
BUDGET = (
    "Linmouth council passes budget",
    "The town council of Linmouth passed a budget of 20 million crowns on Friday. Mayor Tom Reed said the pier and the schools "
    "would get more money. The opposition voted against it.",
)
CUP = (
    "Rovers win the cup in Norrby",
    "Rovers beat Norrby 3-2 in the final of the cup on Friday in front of 9,000 spectators. Striker Ina Holm scored twice.",
)


GALE_A = (
    "Nine drowned as gale hits Halden",
    "HALDEN, Aug. 7 (Coast Press) - Nine people drowned in the gale on the Orrin sound, the coastguard in Halden said on "
    "Saturday, after boats brought six bodies ashore. Two yachts are still missing.\n\nHarbour master Adela Farrow "
    "put the damage to quays "
    "and sheds at 12 million crowns. Ferries will stay in port until the wind drops, the operator said.",
)
GALE_B = (
    "Halden mends its roofs",
    "HALDEN, Aug. 7 (Norland News) - Seven people drowned in the gale on the Orrin sound, the rescue league said on Saturday, "
    "and people began to mend their roofs.\n\nThe guild of builders put the damage to quays and sheds at 19 million "
    "crowns. Schools stay shut until Tuesday.",
)
FIRE = (
    "Two dead in Halden hotel fire",
    "HALDEN, Aug. 7 (Coast Press) - Two people died in a fire in the hotel Rose, police in Halden said on Saturday. A cook "
    "had left the oven on.\n\nThe damage is put at 3 million crowns by the insurer of the house.",
)


@pytest.fixture
def brief(make_article: MakeArticle) -> Callable[..., Account]:
    def make(piece: tuple[str, str], id: str, *, source: str = "", hour: int = 12, language: str = "en") -> Account:
        article = make_article(piece[1], title=piece[0], language=language)
        article = replace(
            article, id=id, source=Source(source) if source else None, published=datetime(2021, 8, 7, hour, tzinfo=UTC)
        )
        summary = edit_article(article, Settings()).summary
        return make_account(make_brief(article, summary, Settings()), article, summary)

    return make


def shape(stories: tuple[Story, ...]) -> list[list[str]]:
    return sorted(sorted(b.id for b in s.accounts) for s in stories)


def test_two_sources_of_one_event_are_one_story(brief: Callable[..., Account]) -> None:
    briefs = [brief(FERRY_A, "a", source="Coast Press"), brief(CUP, "c"), brief(FERRY_B, "b", source="Norland News")]
    assert shape(make_stories(briefs)) == [["a", "b"], ["c"]]


def test_one_town_and_one_day_are_not_one_event(brief: Callable[..., Account]) -> None:
    briefs = [brief(FERRY_A, "a"), brief(BUDGET, "d"), brief(CUP, "c")]
    assert shape(make_stories(briefs)) == [["a"], ["c"], ["d"]]


def test_languages_are_kept_apart(brief: Callable[..., Account]) -> None:
    assert shape(make_stories([brief(FERRY_A, "a"), brief(FERRY_A, "b", language="de")])) == [["a"], ["b"]]


def test_the_order_of_the_input_changes_nothing(brief: Callable[..., Account]) -> None:
    briefs = [brief(FERRY_A, "a"), brief(FERRY_B, "b", hour=9), brief(BUDGET, "d"), brief(CUP, "c")]
    assert make_stories(briefs) == make_stories(briefs[::-1]) == make_stories([briefs[2], briefs[0], briefs[3], briefs[1]])


def test_the_longest_leads_and_the_earliest_gives_the_id(brief: Callable[..., Account]) -> None:
    short, long = replace(brief(FERRY_A, "z", hour=8), words=50), replace(brief(FERRY_B, "a", hour=10), words=400)
    (story,) = make_stories([short, long])
    assert [b.id for b in story.accounts] == ["a", "z"]
    assert story.id == "z"
    assert story.headline == FERRY_B[0]


def test_figures_of_several_articles_are_held_against_each_other(brief: Callable[..., Account]) -> None:
    (story,) = make_stories([brief(FERRY_A, "a"), brief(FERRY_B, "b")])
    told = {(c.verdict, tuple(sorted((f.brief, f.fact.value) for f in c.facts))) for c in story.comparisons}
    assert any(verdict == "agree" and {v for _, v in facts} == {340} for verdict, facts in told)
    assert any(verdict == "agree" and {v for _, v in facts} == {12, 14} for verdict, facts in told)  # at least 12, and 14


def test_a_conflict_is_told_first() -> None:
    (story,) = make_stories(
        [
            bare("a", [figure(28, "people killed"), figure(340, "passengers")]),
            bare("b", [figure(30, "people killed"), figure(340, "passengers")]),
        ]
    )
    assert [c.verdict for c in story.comparisons] == ["conflict", "agree"]
    assert {(f.brief, f.fact.value) for f in story.comparisons[0].facts} == {(0, 28), (1, 30)}


@pytest.mark.parametrize(("hedge", "value", "told"), [("at least", 63, 0), ("at least", 58, 1), ("exact", 63, 1)])
def test_two_numbers_that_are_but_the_least_do_not_agree(hedge: Hedge, value: int, told: int) -> None:
    first, second = figure(58, "people killed"), figure(value, "people killed")
    briefs = [bare("a", [first._replace(hedge="at least")]), bare("b", [second._replace(hedge=hedge)])]
    (story,) = make_stories(briefs)
    assert len(story.comparisons) == told


def test_figures_of_one_article_alone_are_no_comparison() -> None:
    (story,) = make_stories([bare("a", [figure(28, "people killed"), figure(28, "people killed")])])
    assert story.comparisons == ()


def test_a_large_day_takes_no_quadratic_time() -> None:
    briefs = [
        bare(f"a{i:04}", [figure(i % 50 + 10, "houses damaged")], words=f"Town{i} flood damage council Report{i % 700}")
        for i in range(2000)
    ]
    begin = time.process_time()
    stories = make_stories(briefs)
    assert time.process_time() - begin < 10
    assert sum(len(s.accounts) for s in stories) == 2000


def test_no_article_no_story() -> None:
    assert make_stories([]) == ()


# ------------------------------------------------------------------------------------------------------ made by hand
def figure(value: int, measure: str) -> Fact:
    return Fact(
        kind="figure",
        text=str(value),
        evidence=(Evidence(0, 0, 2, "xx"),),
        value=value,
        hedge="exact",
        measure=measure,
        importance=0.5,
    )


def bare(id: str, figures: list[Fact], words: str = "Ferry Morning Star strikes Linmouth pier") -> Account:
    return Account(
        id=id, path=f"{id}/", file=f"{id}.md", headline=words, deck="", summary=(SummarySentence(words),),
        summary_origin="source", facts=tuple(figures), figures=tuple(figures), five_ws=FiveWs(when_iso="2021-08-06"),
        published=datetime(2021, 8, 7, 12, tzinfo=UTC), precision="minute", updated=None, date=date(2021, 8, 7), language="en",
        source=None, authors=(), credits=(), corrections=(), dateline="", section="", tags=(), image=None, rights="full",
        canonical=None, aliases=(), minutes=1, words=100,
    )  # fmt: skip


# --------------------------------------------------------------------------------------- one town, one day, other words below
def test_two_sources_from_one_town_that_begin_alike_are_one_story_with_their_figures(brief: Callable[..., Account]) -> None:
    stories = make_stories(
        [brief(GALE_A, "a", source="Coast Press"), brief(FIRE, "f"), brief(GALE_B, "b", source="Norland News")]
    )
    assert shape(stories) == [["a", "b"], ["f"]]
    gale = next(s for s in stories if len(s.accounts) == 2)
    told = [(c.verdict, {f.fact.value for f in c.facts}) for c in gale.comparisons]
    assert ("conflict", {9, 7}) in told
    assert ("conflict", {12_000_000, 19_000_000}) in told


@pytest.mark.parametrize("other", [FIRE, BUDGET, CUP, FERRY_A])
def test_another_event_of_the_day_stays_apart(brief: Callable[..., Account], other: tuple[str, str]) -> None:
    assert shape(make_stories([brief(GALE_B, "b"), brief(other, "o")])) == [["b"], ["o"]]


@pytest.mark.parametrize(
    ("ours", "theirs", "conflicts"),
    [
        # the totals may be in conflict, the places of a list never
        ([(512, "cases"), (203, "cases"), (88, "cases")], [(512, "cases"), (61, "cases")], []),
        ([(9, "people killed"), (6, "people killed")], [(7, "people killed"), (4, "people killed")], [{9, 7}]),
        ([(9, "people killed")], [(9, "people killed")], []),
    ],
)
def test_only_the_first_figure_of_a_measure_can_be_in_conflict(
    ours: list[tuple[int, str]], theirs: list[tuple[int, str]], conflicts: list[set[int]]
) -> None:
    def ranked(told: list[tuple[int, str]]) -> list[Fact]:
        return [figure(v, m)._replace(importance=0.9 - k / 10) for k, (v, m) in enumerate(told)]

    (story,) = make_stories([bare("a", ranked(ours)), bare("b", ranked(theirs))])
    assert [{f.fact.value for f in c.facts} for c in story.comparisons if c.verdict == "conflict"] == conflicts


# ------------------------------------------------------------------------------------------------- unlike events, like words
FIRES = "Three people died on Friday when a fire burnt a block of flats in {}, the fire brigade said. {} engines fought it. {}"
CASES = "A court in Halden on Friday jailed {} for six years for {} 40 cars. The judge said he had shown no remorse."
MATCHES = "{} beat {} 2-1 in the league on Friday in front of 9,000 spectators. Striker {} scored twice before the break."
LIKE_EVENTS = {
    "fires": (
        ("Three die in flat fire", FIRES.format("Norrby", "Twelve", "A cooker was left on, fire chief Ina Holm said.")),
        ("Three die in fire in flats", FIRES.format("Velda", "Nine", "A candle fell over, fire chief Tom Reed said.")),
    ),
    "cases": (
        ("Man jailed for theft", CASES.format("Olav Brand", "stealing")),
        ("Man jailed for fraud", CASES.format("Per Lund", "fraud with")),
    ),
    "matches": (
        ("Rovers beat Town", MATCHES.format("Norrby Rovers", "Velda Town", "Ina Holm")),
        ("City beat United", MATCHES.format("Halden City", "Sallow United", "Eva Lind")),
    ),
}


@pytest.mark.parametrize("kind", LIKE_EVENTS)
def test_unlike_events_told_in_like_words_stay_apart(brief: Callable[..., Account], kind: str) -> None:
    first, second = LIKE_EVENTS[kind]
    assert shape(make_stories([brief(first, "a"), brief(second, "b")])) == [["a"], ["b"]]


# ------------------------------------------------------------------------------------------------------------ what conflicts
def cost(value: int, measure: str, who: str, line: str = "") -> Fact:
    said = Attribution(who, 0, len(who))
    return figure(value, measure)._replace(unit="EUR", attribution=said, line=line)


@pytest.mark.parametrize(
    ("ours", "theirs", "conflict"),
    [
        (cost(340_000, "Repairs of the pier cost", "Jon Brandt"), cost(520_000, "Repairs cost", "the engineers"), True),
        # one claimant may speak of a part
        (cost(340_000, "Repairs of the pier cost", "Jon Brandt"), cost(520_000, "Repairs cost", "Jon Brandt"), False),
        (figure(28, "people killed"), figure(30, "people killed"), True),
        # other things, other years, other places
        (cost(340_000, "Repairs of the pier cost", "Jon Brandt"), cost(520_000, "New boats cost", "the engineers"), False),
        (figure(28, "people killed")._replace(line="28 people were killed in 1998"),
         figure(30, "people killed")._replace(line="30 people were killed"), False),
        (figure(28, "people killed")._replace(line="28 people were killed in Norrby"),
         figure(30, "people killed")._replace(line="30 people were killed in Velda"), False),
    ],
)  # fmt: skip
def test_what_can_contradict(ours: Fact, theirs: Fact, conflict: bool) -> None:
    accounts = [replace(bare("a", [ours]), five_ws=FiveWs(where=("Norrby", "Velda"))), bare("b", [theirs])]
    assert any(c.verdict == "conflict" for c in compare_accounts(accounts)) is conflict


# ------------------------------------------------------------------------------- reports of one event, events of one pattern
ONE_EVENT = {
    "a bridge": (
        (
            "Bridge over the Sallow gives way, killing five",
            "LINMOUTH, Aug. 7 (Coast Press) - At least five people were killed and 14 hurt on Saturday when a bridge "
            "over the River Sallow in Linmouth gave way, police said.\n\nNine cars fell 20 metres into the river. "
            "Engineers had inspected the bridge in March.",
        ),
        (
            "Linmouth bridge collapse: six bodies found",
            "Six people were killed when a bridge in Linmouth collapsed into the River Sallow on Saturday, rescue "
            "services said. Divers search for a van.\n\nTransport minister Ada Brook will visit the place on Sunday.",
        ),
        (
            "Eight dead after bridge falls",
            "Eight people died on Saturday when the bridge over the River Sallow in Linmouth collapsed, the hospital "
            "said. A temporary crossing would cost 9 million crowns, the council said.",
        ),
    ),
    "a quake": (
        (
            "Magnitude 6.1 earthquake kills 40 in Norland",
            "HOLVIK, Norland, Aug. 7 (Coast Press) - A magnitude 6.1 earthquake struck northern Norland before dawn on "
            "Saturday, killing at least 40 people, the interior ministry said.\n\nThe quake hit at a depth of 9 km near "
            "Holvik. Schools were used as shelters.",
        ),
        (
            "Toll of Norland quake climbs to 55",
            "The death toll of the earthquake in northern Norland has climbed to 55, the interior ministry said on "
            "Saturday night. The quake of magnitude 6.1 struck near Holvik.\n\nAn aftershock damaged the hospital and 80 "
            "patients were moved.",
        ),
        (
            "Norland earthquake: 47 killed",
            "An earthquake of magnitude 6.2 killed at least 47 people in northern Norland on Saturday, officials said. "
            "More than 300 houses fell down around Holvik.",
        ),
    ),
    "a blast": (
        (
            "Blast at Velda chemical works kills seven",
            "Seven workers were killed in an explosion at the Brandt chemical works in Velda on Saturday, the fire "
            "brigade said. Smoke could be seen from Sallow.",
        ),
        (
            "Nine die in explosion at Velda factory",
            "VELDA, Aug. 7 (Norland News) - An explosion at the Brandt works in Velda killed nine people on Saturday, "
            "the district governor said.\n\nPeople were told to keep their windows shut.",
        ),
    ),
    "a train": (
        (
            "Train leaves rails near Norrby, four killed",
            "Four people were killed and 60 injured when the night train from Velda to Halden left the rails near "
            "Norrby on Saturday, police said.\n\nThe line will be closed until Monday.",
        ),
        (
            "Night train derails: toll at five",
            "Five people were killed when the night train to Halden derailed near Norrby on Saturday, the railway "
            "said. It had left Velda at ten.\n\nA broken rail was found.",
        ),
    ),
    "an avalanche": (
        (
            "Avalanche buries skiers on Mount Tarn",
            "An avalanche killed three skiers on Mount Tarn in Norland on Saturday, the mountain rescue said. Dogs "
            "search for two more.",
        ),
        (
            "Five skiers dead on Mount Tarn",
            "Five skiers were killed by an avalanche on Mount Tarn in Norland on Saturday, police said. The slope had "
            "been closed.",
        ),
    ),
}
TWO_EVENTS = {
    "quakes in two countries": (
        (
            "Magnitude 6.4 quake hits Norland, 58 dead",
            "A magnitude 6.4 earthquake struck northern Norland on Saturday, killing at least 58 people, the interior "
            "ministry said. It was felt in Holvik.",
        ),
        (
            "Magnitude 6.1 quake hits Sudland, 23 dead",
            "A magnitude 6.1 earthquake struck southern Sudland on Saturday, killing at least 23 people, the interior "
            "ministry said. It was felt in Marra.",
        ),
    ),
    "court cases in one town": (
        (
            "Brand jailed by Halden District Court",
            "Halden District Court jailed Olav Brand for six years on Saturday for killing three people in Norland. "
            "The judge said he had shown no remorse.",
        ),
        (
            "Lund jailed by Halden District Court",
            "Halden District Court jailed Per Lund for nine years on Saturday for killing four people in Norland. The "
            "judge said he had shown no remorse.",
        ),
    ),
    "matches of one league": (
        (
            "Rovers beat Town 2-1",
            "Norrby Rovers beat Velda Town 2-1 in the Norland League on Saturday in front of 9,000 spectators. Striker "
            "Ina Holm scored twice.",
        ),
        (
            "City beat United 2-1",
            "Halden City beat Sallow United 2-1 in the Norland League on Saturday in front of 8,000 spectators. "
            "Striker Eva Lind scored twice.",
        ),
    ),
    "matches in one town": (
        (
            "Halden City beat Town 2-1 in Halden",
            "HALDEN, Aug. 7 (Coast Press) - Halden City beat Velda Town 2-1 in the Norland League in Halden on "
            "Saturday in front of 9,000 spectators.",
        ),
        (
            "Halden Rovers beat United 3-1 in Halden",
            "HALDEN, Aug. 7 (Coast Press) - Halden Rovers beat Sallow United 3-1 in the Norland League in Halden on "
            "Saturday in front of 8,000 spectators.",
        ),
    ),
    "elections of two states": (
        (
            "Reed wins primary in Norland",
            "Tom Reed won the Liberal Party primary in Norland on Saturday with 54 percent of the vote, ahead of Ada "
            "Brook, and took 60 delegates.",
        ),
        (
            "Brook wins primary in Sudland",
            "Ada Brook won the Liberal Party primary in Sudland on Saturday with 51 percent of the vote, ahead of Tom "
            "Reed, and took 45 delegates.",
        ),
    ),
    "bombs in one city": (
        (
            "Car bomb kills 12 in Halden market",
            "At least 12 people were killed on Saturday when a car bomb exploded at a market in the Rose Hill district "
            "of Halden, police said. The Red Front said it had done it.",
        ),
        (
            "Car bomb kills nine at Halden mosque",
            "At least nine people were killed on Saturday when a car bomb exploded outside a mosque in the Mill Lane "
            "district of Halden, police said. The Red Front said it had done it.",
        ),
    ),
    "bombs in one country": (
        (
            "Bomb kills 12 in Halden",
            "At least 12 people were killed on Saturday when a car bomb exploded in Halden in Norland, police said. "
            "The Red Front said it had done it.",
        ),
        (
            "Bomb kills nine in Velda",
            "At least nine people were killed on Saturday when a car bomb exploded in Velda in Norland, police said. "
            "The Red Front said it had done it.",
        ),
    ),
    "crashes on two roads": (
        (
            "Five killed in crash on Coast Road",
            "Five people were killed on Saturday when a bus and a lorry collided on the Coast Road near Velda in "
            "Norland, police said.",
        ),
        (
            "Three killed in crash on Mill Road",
            "Three people were killed on Saturday when two cars collided on the Mill Road near Sallow in Norland, police said.",
        ),
    ),
    "fires in one town": (
        (
            "Three die in Halden flat fire",
            "Three people died on Saturday when a fire burnt a block of flats in Rose Street in Halden, the Norland "
            "Fire Brigade said.",
        ),
        (
            "Four die in Halden hotel fire",
            "Four people died on Saturday when a fire burnt a hotel in Mill Street in Halden, the Norland Fire Brigade said.",
        ),
    ),
    "works that close in one town": (
        (
            "Brandt cuts 400 jobs in Velda",
            "Brandt Steel will cut 400 jobs at its works in Velda in Norland, it said on Saturday. The union was surprised.",
        ),
        (
            "Lund cuts 300 jobs in Velda",
            "Lund Textiles will cut 300 jobs at its mill in Velda in Norland, it said on Saturday. The union was angry.",
        ),
    ),
    "stabbings in one town": (
        (
            "Knife attack in park",
            "Two people were killed in a stabbing in South Halden in Norland on Saturday, police said. A dog walker had called "
            "an ambulance.\n\nA knife was found in a bin of the park. Neighbours heard shouts after midnight.",
        ),
        (
            "Tram driver locks doors on attacker",
            "Two people were killed in a stabbing in South Halden in Norland on Saturday, the tram company said. Passengers held "
            "a young man down.\n\nThe driver had locked the doors at once, and the line stays shut until Monday.",
        ),
    ),
    "a bomb and a crash near one town": (
        (
            "Bomb kills nine in Velda",
            "At least nine people were killed on Saturday when a car bomb exploded in Velda in Norland, police said. "
            "The Red Front said it had done it.",
        ),
        (
            "Five killed in crash on Coast Road",
            "Five people were killed on Saturday when a bus and a lorry collided on the Coast Road near Velda in "
            "Norland, police said.",
        ),
    ),
}


@pytest.mark.parametrize("event", ONE_EVENT)
def test_reports_of_one_event_come_together_while_its_toll_rises(brief: Callable[..., Account], event: str) -> None:
    reports = [brief(piece, f"r{i}", source=f"Source {i}", hour=8 + i) for i, piece in enumerate(ONE_EVENT[event])]
    assert shape(make_stories(reports)) == [[f"r{i}" for i in range(len(reports))]]


@pytest.mark.parametrize("events", TWO_EVENTS)
def test_events_told_after_one_pattern_stay_apart(brief: Callable[..., Account], events: str) -> None:
    first, second = TWO_EVENTS[events]
    assert shape(make_stories([brief(first, "a"), brief(second, "b", hour=9)])) == [["a"], ["b"]]


def test_all_these_events_of_one_day_stay_apart(brief: Callable[..., Account]) -> None:
    reports = [brief(piece, f"{event} {i}", hour=8 + i) for event, told in ONE_EVENT.items() for i, piece in enumerate(told)]
    assert shape(make_stories(reports)) == sorted([f"{event} {i}" for i in range(len(told))] for event, told in ONE_EVENT.items())


@pytest.mark.parametrize(("where", "joined"), [(("Halden", "Rose Hill"), True), (("Halden", "Mill Lane"), False)])
def test_a_toll_joins_only_what_happened_in_places_that_the_other_names(where: tuple[str, ...], joined: bool) -> None:
    toll, flood = figure(9, "people killed"), "people killed as flood in Halden in Norland"
    first = bare("a", [toll], f"{flood} fills cellars tunnels and shops")
    other = bare("b", [toll._replace(value=12)], f"{flood} sweeps barns cattle fences downstream")
    told = [replace(first, five_ws=FiveWs(where=("Halden", "Rose Hill"), when_iso="2021-08-07")),
            replace(other, five_ws=FiveWs(where=where, when_iso="2021-08-07"))]  # fmt: skip
    assert shape(make_stories(told)) == ([["a", "b"]] if joined else [["a"], ["b"]])


def test_german_nouns_do_not_set_reports_apart(brief: Callable[..., Account]) -> None:
    first = (
        "Fähre rammt Pier",
        "Die Fähre Morgenstern hat am Samstag im Nebel den Pier von Linmouth gerammt, 340 Fahrgäste waren an Bord.",
    )
    second = (
        "Fähre prallt auf Pier",
        "Die Fähre Morgenstern hat am Samstag im Sturm den Pier von Linmouth gerammt, 340 Leute waren an Bord.",
    )
    assert shape(make_stories([brief(first, "a", language="de"), brief(second, "b", language="de")])) == [["a", "b"]]
