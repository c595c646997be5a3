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
        return make_account(make_brief(article, summary, Settings()), summary)

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


def test_days_far_apart_are_kept_apart(brief: Callable[..., Account]) -> None:
    first, later = brief(FERRY_A, "a"), replace(brief(FERRY_A, "b"), date=date(2021, 8, 17))
    assert shape(make_stories([first, later])) == [["a"], ["b"]]


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
        canonical=None, aliases=(), words=100,
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


def test_the_same_from_another_day_stays_apart(brief: Callable[..., Account]) -> None:
    later = replace(brief(GALE_B, "b"), date=date(2021, 8, 8))
    assert shape(make_stories([brief(GALE_A, "a"), later])) == [["a"], ["b"]]


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
    ("ours", "theirs", "day", "conflict"),
    [
        (cost(340_000, "Repairs of the pier cost", "Jon Brandt"), cost(520_000, "Repairs cost", "the engineers"), 7, True),
        # one claimant may speak of a part; a toll or an estimate of another day has risen
        (cost(340_000, "Repairs of the pier cost", "Jon Brandt"), cost(520_000, "Repairs cost", "Jon Brandt"), 7, False),
        (cost(340_000, "Repairs of the pier cost", "Jon Brandt"), cost(520_000, "Repairs cost", "the engineers"), 8, False),
        (figure(28, "people killed"), figure(30, "people killed"), 7, True),
        (figure(28, "people killed"), figure(30, "people killed"), 8, False),
        # other things, other years, other places
        (cost(340_000, "Repairs of the pier cost", "Jon Brandt"), cost(520_000, "New boats cost", "the engineers"), 7, False),
        (figure(28, "people killed")._replace(line="28 people were killed in 1998"),
         figure(30, "people killed")._replace(line="30 people were killed"), 7, False),
        (figure(28, "people killed")._replace(line="28 people were killed in Norrby"),
         figure(30, "people killed")._replace(line="30 people were killed in Velda"), 7, False),
    ],
)  # fmt: skip
def test_what_can_contradict(ours: Fact, theirs: Fact, day: int, conflict: bool) -> None:
    first = replace(bare("a", [ours]), five_ws=FiveWs(where=("Norrby", "Velda")))
    second = replace(bare("b", [theirs]), date=date(2021, 8, day))
    assert any(c.verdict == "conflict" for c in compare_accounts([first, second])) is conflict
