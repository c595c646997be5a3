"""Why sentences and facts were chosen or left: each reason on an article made for it, and numbers that add up."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from digest.editing.reasons import explain_digest, take_apart
from digest.editing.sentences.selection import REPEATED, Terms, choose_sentences
from digest.editing.sentences.similarity import Concordance
from digest.editing.summary import edit_article
from digest.editing.weighing import Weights
from digest.model.article import Article, Editors, EditorsFact
from digest.model.reasons import CHOSEN, FactReasons, Part, SentenceReason, SentenceReasons
from digest.model.settings import FactSettings, Settings, SummarySettings

MakeArticle = Callable[..., Article]

LEAD = "At least 12 people were hurt on Friday when a ferry struck the pier in Linmouth, police said."

LATER = "Rescue workers took 340 passengers off the ferry before dawn, and 27 of them were injured."


def settings(sentences: int = 3, facts: int = 8, kinds: tuple[str, ...] | None = None) -> Settings:
    chosen = FactSettings(facts) if kinds is None else FactSettings(facts, kinds)
    return Settings(summary=SummarySettings(sentences), facts=chosen)


def find_sentence(article: Article, words: str, sentences: int = 3) -> SentenceReasons:
    reasons = explain_digest(article, edit_article(article, settings(sentences)))
    return next(told for told in reasons.sentences if words in told.sentence.text)


def find_fact(article: Article, words: str, asked: Settings | None = None) -> tuple[FactReasons, str | None]:
    """The reasons of the fact with the words, and the words of the fact that it gave way to."""
    facts = explain_digest(article, edit_article(article, asked or settings())).facts
    told = next(told for told in facts if told.fact.text == words)
    return told, None if told.verdict.other is None else facts[told.verdict.other].fact.text


# ------------------------------------------------------------------------------------------------------------ sentences
@pytest.mark.parametrize(
    ("more", "words", "reason", "flaw"),
    [
        ("", "At least 12", "best", None),
        ("Sad but true.", "Sad but", "unfit", "short"),
        ("The council opened the new library on Sunday:", "opened the new", "unfit", "item"),
        ("The line says that its pages are full of cookies this year.", "its pages", "unfit", "junk"),
        ('"Nobody on the bridge was awake on that night."', "Nobody", "unfit", "voiceless"),
        ("On the wall stood “We saw the pier too late. Nobody was awake at that hour.”", "On the wall", "unfit", "half"),
    ],
)
def test_a_flaw_is_the_reason(make_article: MakeArticle, more: str, words: str, reason: str, flaw: str | None) -> None:
    told = find_sentence(make_article(f"{LEAD}\n\n{more}"), words)
    assert (told.verdict.reason, told.flaw) == (reason, flaw)
    assert (told.worth is None) == (flaw is not None)


def test_an_echo_names_what_says_the_same(make_article: MakeArticle) -> None:
    text = f"{LEAD}\n\nPolice said at least 12 people were hurt on Friday when a ferry struck the pier in Linmouth."
    told = find_sentence(make_article(text), "Police said")
    assert told.verdict == ("echo", 0)
    assert told.likeness >= 0.7


def test_what_leans_on_nothing_is_left(make_article: MakeArticle) -> None:
    article = make_article(
        "He also said that the pier was old and weak. The ferry carried 340 passengers from Velda to Linmouth."
    )
    told = find_sentence(article, "He also")
    assert (told.verdict.reason, told.leans_on) == ("headless", 0)


def test_what_leans_needs_room_for_two(make_article: MakeArticle) -> None:
    told = find_sentence(make_article(f"{LEAD} But the ferry will sail again next week."), "But the", sentences=1)
    assert (told.verdict.reason, told.leans_on) == ("no-room-for-two", 0)


def test_the_least_unfit_stands_where_none_is_fit(make_article: MakeArticle) -> None:
    article = make_article("Sad but true. So it goes.")
    assert find_sentence(article, "Sad but").verdict.reason == "least-unfit"
    assert find_sentence(article, "So it goes").verdict.reason == "unfit"


def test_a_question_tells_its_cost(make_article: MakeArticle) -> None:
    told = find_sentence(make_article(f"{LEAD} Why was the captain alone on the bridge of the ferry?"), "Why was")
    assert told.cost == 2.0
    assert told.repeats == 1  # ferry
    assert told.worth == pytest.approx(told.salience - 2.0 - REPEATED)


def test_an_editors_summary_asks_for_no_sentence(make_article: MakeArticle) -> None:
    article = replace(make_article(LEAD), editors=Editors(summary="A ferry struck the pier."))
    assert find_sentence(article, "At least 12").verdict.reason == "unasked"


APART = [["ferry"], ["budget"], ["goal"], ["harvest"]]
ALIKE = [["ferry", "storm"], ["ferry", "storm"], ["goal"], ["harvest"]]


@pytest.mark.parametrize(
    ("salience", "bags", "limit", "needs", "i", "verdict"),
    [
        ([3, 2, 1, 0], APART, 2, {}, 1, ("best", None)),
        ([3, 2, 1, 0], APART, 2, {}, 2, ("outweighed", None)),
        ([3, 2.9, 1, 0], ALIKE, 2, {}, 1, ("echo", 0)),
        ([3, 2.9, 1, 0], ALIKE, 1, {}, 1, ("outweighed", None)),  # nobody asked whether it is an echo
        ([1, 9, 2, 0], APART, 2, {1: 0}, 0, ("needed", 1)),
        ([1, 9, 2, 0], APART, 2, {1: 0}, 1, ("best", None)),
        ([1, 9, 2, 0], APART, 1, {1: 0}, 1, ("no-room-for-two", None)),
        ([1, 3, 2.5, 0], APART, 2, {1: 0}, 1, ("no-room-for-two", None)),  # 2 came first
        ([-math.inf, 3, 2, 0], APART, 2, {1: 0}, 1, ("need-unfit", None)),
        ([-math.inf, 3, 2, 0], APART, 2, {1: 0}, 0, ("unfit", None)),
        ([1, 0, 9, 8], [["a"], ["b"], ["c"], ["c"]], 9, {1: 0, 0: 3}, 1, ("need-leans", None)),
        ([9, 1, 8, 7], ALIKE, 3, {3: 1}, 3, ("need-echo", 0)),
    ],
)
def test_a_selection_tells_what_it_found(
    salience: list[float],
    bags: list[list[str]],
    limit: int,
    needs: dict[int, int],
    i: int,
    verdict: tuple[SentenceReason, int | None],
) -> None:
    def judge(k: int) -> Terms:
        return salience[k], needs.get(k)

    selection = choose_sentences(salience, bags, Concordance(bags).liken, limit=limit, judge=judge)
    assert selection.find_verdict(i) == verdict
    assert (i in selection.indexes()) == (verdict[0] in CHOSEN)


# ---------------------------------------------------------------------------------------------------------------- facts
@pytest.mark.parametrize(
    ("text", "words", "reason", "other"),
    [
        (LEAD, "At least 12 people", "best", None),
        (f"{LEAD} Tom Reed met Ann Bell in Oslo.", "Tom Reed", "no-role", None),
        (f"{LEAD} The pier was built in 1998.", "1998", "vague-date", None),
        (f"{LEAD} Snow fell in Oslo that night.", "Oslo", "few-mentions", None),
        # who speaks, when, and how old somebody is
        (f"{LEAD} “We waited for the boat all through the night,” 40 sailors said.", "40 sailors", "aside", None),
        (f"{LEAD} Some 40 sailors saw the boat sink in the night.", "Some 40 sailors", "best", None),
        (f"{LEAD} The mayor of the town, Anna Holm, 52, opened the fair.", "52", "aside", None),
        (f"{LEAD} A 52-year-old man opened the fair in the town.", "52-year-old man", "best", None),
        (f"{LEAD} The mayor will open the new pier, she said on Monday.", "Monday", "aside", None),
        (f"{LEAD} The mayor opened the new pier of the town on Monday.", "Monday", "best", None),
        (f"{LEAD} The pier costs £48,000 a year. Later £48,000 was paid.", "£48,000", "same", "£48,000 a year"),
        (LEAD, "Friday", "same-line", "At least 12 people"),
        (f"{LEAD} Were 40 boats lost in the harbour of Oslo on that night?", "40 boats", "question", None),
        (f"{LEAD} See our list of 40 boats that were lost in the harbour.", "40 boats", "bidding", None),
        (f"{LEAD} On this page you will find 40 boats that were lost.", "40 boats", "bidding", None),
        (f"{LEAD} Call 01234 567890 to hire 40 boats.", "40 boats", "bidding", None),
        (f"{LEAD} Don’t hire 40 boats for a trip around the harbour.", "40 boats", "bidding", None),
        (f"{LEAD} Season 3 of the show has 40 boats in it.", "40 boats", "best", None),
        (
            f"{LEAD} “We are glad that nobody was lost,” said the mayor, Anna Holm.",
            "Anna Holm",
            "same-line",  # who she is stands beside her words
            "We are glad that nobody was lost,",
        ),
        (
            f"{LEAD} The mayor, Anna Holm, opened the fair. “We are glad that nobody was lost,” said Tom Reed.",
            "Anna Holm",
            "best",
            None,
        ),
        (
            f"{LEAD} “We are glad that nobody was lost,” said the mayor, Anna Holm.",
            "We are glad that nobody was lost,",
            "best",
            None,
        ),
        (f"{LEAD}\n\n{LATER}\n\n40 missing after the night\n\nSnow fell in Oslo that night.", "40 missing", "outside-body", None),
    ],
)
def test_a_fact_tells_why(make_article: MakeArticle, text: str, words: str, reason: str, other: str | None) -> None:
    told, gave_way_to = find_fact(make_article(text), words)
    assert (told.verdict.reason, gave_way_to) == (reason, other)
    assert told.fact.key == (reason in CHOSEN)


def test_places_are_few(make_article: MakeArticle) -> None:
    text = f"{LEAD} The ferry carried 340 passengers from Velda to Linmouth. The storm cut power to 5,200 homes in Oslo."
    assert find_fact(make_article(text), "5,200 homes", settings(facts=1))[0].verdict.reason == "full"
    assert find_fact(make_article(text), "5,200 homes", settings(kinds=("quote",)))[0].verdict.reason == "kind-off"
    assert find_fact(make_article(text), "5,200 homes", settings(facts=2, kinds=("figure",)))[0].verdict.reason == "kind-full"


def test_an_editor_pins_and_rejects(make_article: MakeArticle) -> None:
    pin, reject = EditorsFact("340 passengers", None, (1, 1)), EditorsFact("At least 12 people", None, (2, 1))
    article = replace(make_article(f"{LEAD} The ferry carried 340 passengers."), editors=Editors(pin=(pin,), reject=(reject,)))
    told, _ = find_fact(article, "340 passengers")
    assert told.verdict.reason == "pinned"
    assert told.parts == (Part("pinned", 1.0),)
    assert [fact.text for fact in explain_digest(article, edit_article(article, settings())).rejected] == ["At least 12 people"]


# -------------------------------------------------------------------------------------------------------------- numbers
def test_a_sum_is_taken_apart_by_asking_for_one_weight_at_a_time() -> None:
    def score(weights: Weights) -> list[float]:
        return [2 * weights.figure + weights.grave, weights.date]

    assert take_apart(score, Weights(figure=1, grave=0.5, date=0)) == [(Part("figure", 2), Part("grave", 0.5)), ()]


def test_reasons_are_those_of_the_digest_and_parts_add_up(make_article: MakeArticle) -> None:
    article = make_article(
        f"{LEAD} “The captain saw the pier far too late,” said Adela Farrow, the harbour master."
        " She blamed the lights. The operator, Sallow Line, claimed that the lights of the pier had failed."
        " The damage is put at $4 million."
    )
    summary, reasons = edit_article(article, settings()).summary, explain_digest(article, edit_article(article, settings()))
    assert tuple(told.fact for told in reasons.facts) == summary.facts
    chosen = sorted(told.sentence.index for told in reasons.sentences if told.verdict.reason in CHOSEN)
    assert chosen == [sentence.sentence for sentence in summary.sentences]
    for sentence in reasons.sentences:
        assert sum(part.amount for part in sentence.parts) == pytest.approx(sentence.salience, abs=2e-5)
    for fact in reasons.facts:
        assert sum(part.amount for part in fact.parts) == pytest.approx(fact.fact.importance, abs=0.0006)
