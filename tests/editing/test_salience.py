"""Salience: what an editor would take first, in any language, in linear time."""

from __future__ import annotations

import time

import pytest

from digest.editing.sentences.salience import read_forms, score_bags
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


def test_no_sentence_no_score() -> None:
    assert score_texts([]) == ()
    assert len(score_texts(["...", ""])) == 2


def test_time_is_linear() -> None:
    texts = [f"Sentence {i} tells of ferry {i % 7}, storm {i % 11} and harbour {i % 13} on the island." for i in range(3000)]
    begin = time.process_time()
    score_texts(texts)
    assert time.process_time() - begin < 3


FORMS = [
    ("Two Boats of Rob Lee sank in 1998.", b"Aaa Aaaaa aa Aaa Aaa aaaa aa 0000a"),
    ("  Two boats", b"Aaa aaaaa"),
    ('He saw "Two" of them,\nB and C  ', b"Aa aaa [Aaa[ aa aaaaa A aaa A"),
    ("Zwei Boote aus Ähus, “Eins” und Zwei", b"Aaaa Aaaaa aaa Aaaaa [Aaaa] aaa Aaaa"),
    ("Un été À Écosse, m² et €", b"Aa aaa A Aaaaaaa aa aa a"),
    ("في عام ٢٠٢١", b"aa aaa 0000"),
    ("nil\0 Two", b"aaa Aaa"),
    ("", b""),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_the_form_of_a_sentence(text: str, form: bytes) -> None:
    assert read_forms([text]) == [form]


def test_the_forms_of_many_sentences_are_read_as_one() -> None:
    western = [pair for pair in FORMS if "ف" not in pair[0]]
    for pairs in (FORMS, western):
        assert read_forms([text for text, _ in pairs]) == [form for _, form in pairs]
