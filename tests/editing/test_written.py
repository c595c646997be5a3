"""What a language model writes: the question it is asked, and each kind of lie and of garbage that it may answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.editing.checking.witness import Witness
from digest.editing.summary import edit_article
from digest.editing.written import accept_answer, make_question, split_answer
from digest.model.answer import Answer
from digest.model.article import Article, Editors, Sentence
from digest.model.problem import Problem
from digest.model.settings import DEFAULT_PROMPT, Settings, SummarySettings
from digest.reading.article import read_plain

TEXT = """LINMOUTH, Aug. 6 (Coast Press) — At least 12 people were hurt on Friday when a ferry struck the pier, police said.

"The captain saw the pier too late," said Adela Farrow, the harbour master, in a statement. "Nobody was lost."

The ferry carried nearly 400 passengers and 20 tonnes of fish. The operator, Sallow Line, denied that it was overloaded.

The pier will stay shut until September, the town council said. Repairs are put at $4m. Omar Karimi, a diver, found two anchors.
"""
LLM = Settings(summary=SummarySettings(method="llm", model="liar"))


@pytest.fixture(scope="module")
def article() -> Article:
    return read_plain(TEXT, id="a", title="Ferry strikes pier at Linmouth")


def write(article: Article, text: str, limit: int = 3) -> tuple[list[str], list[Problem]]:
    written = accept_answer(article, Answer(text), limit)
    return [s.text for s in written.sentences], list(written.problems)


GOOD = "A ferry with 400 passengers hit the pier at Linmouth on Friday and hurt at least 12 people."


@pytest.mark.parametrize(
    "words",
    [
        GOOD,
        "Harbour master Adela Farrow said the captain “saw the pier too late”.",
        "Repairs cost 4 million dollars, and the pier stays shut until September.",
        "Police said twelve people were hurt.",
    ],
)
def test_what_holds_stands(article: Article, words: str) -> None:
    assert write(article, words) == ([words], [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("A ferry with 500 passengers struck the pier on Friday.", "'500'"),  # wrong number
        ("The ferry carried nearly 400 passengers and 20 kg of fish.", "'20 kg'"),  # changed unit
        ("The ferry carried nearly 400 passengers and 20 million tonnes of fish.", "'20 million tonnes'"),
        ("Repairs of the pier are put at €4m.", "'4m'"),
        ("Repairs of the pier are put at $4 billion.", "'4 billion'"),
        ("Harbour master Karin Dale said the captain saw the pier too late.", "'Karin', 'Dale'"),  # invented name
        ("Adela Karimi, the harbour master, said the captain saw the pier too late.", "'Adela Karimi'"),  # two made one
        ('The captain "was drunk" when the ferry struck the pier, police said.', "'\"was drunk\"'"),  # invented quotation
        ('"The captain saw the pier early," said Adela Farrow.', "saw the pier early"),  # changed quotation
        ("At least 12 people were hurt on Monday when a ferry struck the pier.", "'Monday'"),  # changed date
        ("The pier will stay shut until October, the town council said.", "'October'"),
        ("At least 12 people were hurt on 7 July 2020 when a ferry struck the pier.", "'7 July 2020'"),
        ("Thousands of people were hurt when a ferry struck the pier.", "'Thousands'"),
        ("The mayor resigned over a scandal about taxes and horses.", "bear out"),  # nothing of it
        ("Mindestens zwölf Menschen wurden verletzt, als eine Fähre gegen den Anleger fuhr.", "Fähre"),  # another language
        ("À Linmouth plusieurs personnes ont été blessées vendredi, selon la police.", "bear out"),
        ("少なくとも人が負傷した。", "bear out"),
        ("I'm sorry, but I cannot help with that request.", "bear out"),
        ("asdf qwer zxcv.", "bear out"),
        ("…", "bear out"),
        ("At least 12 people were hurt when a ferry struck the", "is cut off"),
    ],
)
def test_what_does_not_hold_is_dropped_and_told(article: Article, words: str, told: str) -> None:
    sentences, problems = write(article, f"{words}\n{GOOD}")
    assert sentences == [GOOD]
    assert [(p.code, p.severity) for p in problems] == [("model-dropped", "warning")]
    assert told in problems[0].message
    sentences, problems = write(article, words)
    assert sentences == []
    assert problems[-1].message == "nothing that the model wrote can be used"
    assert len(problems) == 2


@pytest.mark.parametrize(
    "answer",
    [
        f"{GOOD}\n{{}}",
        f"Here is the summary:\n\n- {GOOD}\n- {{}}",
        f"1. {GOOD}\n2) {{}}",
        f"# Summary\n* **{GOOD}**\n* _{{}}_",
        f"<p>{GOOD}</p><script>alert('12')</script>\n<ul><li>{{}}</li></ul>",
        f"<think>The user wants 500 sentences.\nHm.</think>\n{GOOD} {{}}",
        f"```\n{GOOD}\n{{}}\n```",
        f"{GOOD}\r\n{GOOD}\n\n[{{}}](https://example.org/)",
        f"\ufeff{GOOD}\x00\n\u202e{{}}",
    ],
)
def test_marks_around_sentences_are_taken_off(article: Article, answer: str) -> None:
    second = "Adela Farrow said the captain saw the pier too late."
    summary = [s for s in write(article, answer.format(second))[0] if not s.startswith("Summary")]
    assert summary == [GOOD, second]


@pytest.mark.parametrize("text", ["", " \n ", "```", "---", "Here is your summary:", "<p></p>", "<think>", "{}", "null"])
def test_an_answer_without_sentences_leaves_the_summary_to_us(article: Article, text: str) -> None:
    sentences, problems = write(article, text)
    assert sentences == []
    assert problems[-1].message == "nothing that the model wrote can be used"


def test_no_more_sentences_than_wanted(article: Article) -> None:
    assert len(write(article, "\n".join([GOOD, "Two anchors were found.", "Nobody was lost, it said."]), 2)[0]) == 2


def test_each_sentence_leads_to_those_that_bear_it_out(article: Article) -> None:
    written = accept_answer(article, Answer(f"{GOOD}\nRepairs are put at $4 million."), 3)
    first, second = written.sentences
    told = [article.sentences[i].text for i in (first.sentence, *first.others)]
    assert "12 people were hurt" in told[0]
    assert "400 passengers" in told[1]
    assert article.text[first.start : first.end] == told[0]
    assert (article.sentences[second.sentence].text, second.others) == ("Repairs are put at $4m.", ())


def test_a_number_must_stand_where_the_rest_is_told(article: Article) -> None:
    """The caption has it, but no sentence of the body does."""
    lone = replace(article, text=article.text + "\n\n77", blocks=article.blocks)
    assert Witness(lone).find_unsupported("77 people") == ()
    assert write(lone, "At least 77 people were hurt on Friday when a ferry struck the pier.")[0] == []


def test_a_fault_is_told(article: Article) -> None:
    written = accept_answer(article, Answer("", "no answer within 60 s"), 3)
    assert written.sentences == ()
    assert [(p.code, p.message) for p in written.problems] == [
        ("model-failed", "the model wrote no summary: no answer within 60 s")
    ]


def test_the_digest_says_that_a_model_wrote_it(article: Article) -> None:
    ours = edit_article(article, LLM).summary
    theirs = edit_article(article, LLM, Answer(GOOD)).summary
    assert (ours.origin, theirs.origin) == ("source", "model")
    assert [s.text for s in theirs.sentences] == [GOOD]
    assert theirs.facts == ours.facts
    failed = edit_article(article, LLM, Answer("", "it broke"))
    assert failed.summary == ours
    assert [p.code for p in failed.problems] == ["model-failed"]


def test_the_question_is_the_prompt_and_the_article(article: Article) -> None:
    question = make_question(article, replace(LLM.summary, sentences=2))
    assert question is not None
    assert question.model == "liar"
    assert question.prompt == DEFAULT_PROMPT.replace("{sentences}", "2").replace("{language}", "en")
    assert question.words == f"{article.title}\n\n{TEXT}".strip()
    own = make_question(article, replace(LLM.summary, prompt="{sentences} in {language}, {else}"))
    assert own is not None
    assert own.prompt == "3 in en, {else}"


@pytest.mark.parametrize(
    "change",
    [
        lambda a: replace(a, editors=Editors(summary="Ours.")),
        lambda a: replace(a, draft=True),
        lambda a: replace(a, withdrawn=True),
        lambda a: replace(a, rights="link"),
        lambda a: read_plain("One sentence. Two sentences. Three sentences.", id="b"),
    ],
)
def test_what_no_model_is_asked_about(article: Article, change: Callable[[Article], Article]) -> None:
    assert make_question(change(article), LLM.summary) is None
    assert make_question(replace(article, rights="excerpt"), LLM.summary) is not None


def test_an_endless_answer_is_read_to_a_point() -> None:
    assert len(list(split_answer("One more. " * 100_000))) == 30
    for hostile in ("<", "<a", "*a", " _a", "[a](", '"a ', "<script>", "<think>", "(1) ", "***a ***b "):
        assert len(list(split_answer(hostile * 50_000))) <= 1


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_whatever_is_answered_nothing_stands_that_the_article_does_not_say(text: str) -> None:
    article = read_plain(TEXT, id="a", title="Ferry strikes pier at Linmouth")
    for sentence in accept_answer(article, Answer(text + "\n" + GOOD), 3).sentences:
        source: Sentence = article.sentences[sentence.sentence]
        assert (sentence.start, sentence.end) == (source.start, source.end)
        assert Witness(article).find_unsupported(sentence.text) == ()
