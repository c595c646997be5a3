"""Salience: what an editor would take first, in any language, in linear time."""

from __future__ import annotations

import time

import pytest

from digest.editing.sentences.salience import WEIGHTS, score_bags
from digest.editing.sentences.similarity import Concordance
from digest.editing.summary import choose_summary
from digest.editing.tokens import content_bags

FERRY = [
    "A ferry with 210 passengers ran aground off Velda island on Monday after its engine failed in a storm.",
    "Coastguards took all 210 passengers of the ferry off before midnight, the harbour office said.",
    "The storm had closed the harbour of Velda since Sunday.",
    "Tourism is the main trade of the island.",
    "The last such accident was in 1998.",
    "A museum of the island shows models of ships.",
]


def score_texts(texts: list[str], title: str = "") -> tuple[float, ...]:
    *bags, words = content_bags([*texts, title])
    return score_bags(texts, bags, Concordance(bags), words)


def test_the_lead_comes_first_and_chaff_last() -> None:
    scores = score_texts(FERRY)
    assert max(scores) == scores[0]
    assert min(scores[:2]) > max(scores[3:])


def test_what_repeats_the_beginning_loses() -> None:
    fresh = score_texts(FERRY)
    echoed = score_texts([*FERRY[:3], FERRY[0], *FERRY[3:]])
    assert echoed[3] < fresh[0] - 1


def test_words_of_the_title_help_a_little() -> None:
    plain, titled = score_texts(FERRY), score_texts(FERRY, "Harbour closed since Sunday")
    assert titled[2] > plain[2]
    assert titled[0] > titled[2]  # but do not win against the news


def test_a_number_in_words_is_a_figure_too() -> None:
    ends = ["by the ferry.", "by three ferries.", "by 3 ferries.", "by one ferry."]
    plain, words, digits, one = (score_texts([*FERRY, f"The islands are reached {end}"])[-1] for end in ends)
    assert plain < words < digits
    assert one == pytest.approx(plain)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("de", ["Eine Fähre lief am Montag vor der Insel auf Grund.", "Die Fähre hatte Gäste an Bord.", "Das Museum ist offen."]),
        ("hi", ["सोमवार को द्वीप के पास एक नौका फँस गई।", "नौका में यात्री थे।", "संग्रहालय खुला है।"]),
        ("zh", ["一艘渡轮周一在岛屿附近搁浅。", "渡轮上有乘客。", "博物馆开放。"]),
    ],
)
def test_other_languages_are_scored_too(language: str, texts: list[str]) -> None:
    scores = score_texts(texts)
    assert len(scores) == 3
    assert scores[0] > scores[2], language


def test_each_sentence_of_the_body_has_a_number(make_article) -> None:  # type: ignore[no-untyped-def]
    article = make_article("\n\n".join(FERRY), title="Ferry aground")
    assert len(choose_summary(article, 1).salience) == len(article.prose())


@pytest.mark.parametrize(
    ("text", "more"), [("12 boats sank.", 1), ("Boats sank in 1998.", 1), ("Twelve boats sank.", 0), ("في عام ٢٠٢١", 1)]
)
def test_a_figure_counts_for_a_sentence(text: str, more: int) -> None:
    *bags, _ = content_bags([text, ""])
    without = score_bags([text], bags, Concordance(bags), (), WEIGHTS._replace(figure=0.0))
    assert score_bags([text], bags, Concordance(bags), ())[0] == pytest.approx(without[0] + more * WEIGHTS.figure)


@pytest.mark.parametrize(
    ("text", "opens"), [('"Boats sank," she said.', 1), ("„Boote sanken“, sagte sie.", 1), ('She said "no".', 0)]
)
def test_a_quotation_at_its_head_counts_against_a_sentence(text: str, opens: int) -> None:
    *bags, _ = content_bags([text, ""])
    without = score_bags([text], bags, Concordance(bags), (), WEIGHTS._replace(opens_quote=0.0))
    assert score_bags([text], bags, Concordance(bags), ())[0] == pytest.approx(without[0] + opens * WEIGHTS.opens_quote)


def test_no_sentence_no_score() -> None:
    assert score_texts([]) == ()
    assert len(score_texts(["...", ""])) == 2


def test_time_is_linear() -> None:
    texts = [f"Sentence {i} tells of ferry {i % 7}, storm {i % 11} and harbour {i % 13} on the island." for i in range(3000)]
    begin = time.process_time()
    score_texts(texts)
    assert time.process_time() - begin < 3
