"""A summary is the article's own sentences, readable by themselves; an editor's words stand instead and are marked."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.editing.editors import find_words, split_editors_sentences
from digest.editing.sentences.fitness import Judge, is_junk
from digest.editing.sentences.leaning import leans
from digest.editing.summary import Edited, edit_article
from digest.model.article import Article, Editors, EditorsFact
from digest.model.fact import Fact
from digest.model.settings import FactSettings, Settings, SummarySettings
from digest.reading.article import read_plain

MakeArticle = Callable[..., Article]

LEAD = "At least 12 people were hurt on Friday when a ferry struck the pier in Linmouth."
TEXT = """LINMOUTH, Norland (Coast Press) — At least 12 people were hurt on Friday when a ferry struck the pier, police said.

The ferry carried 340 passengers from Velda. He had never seen such a storm.

"The captain saw the pier too late. Nobody on the bridge was awake. The alarm was off," said Adela Farrow, the harbour master.

Why was the captain alone on the bridge of the ferry that night?

The pier will stay shut until September, the town council of Linmouth said. But the ferry will sail again next week.
"""


@pytest.fixture
def article(make_article: MakeArticle) -> Article:
    return make_article(TEXT, title="Ferry strikes pier at Linmouth")


def edit(article: Article, limit: int = 3, **editors: Any) -> Edited:
    settings = Settings(summary=SummarySettings(limit), facts=FactSettings())
    return edit_article(replace(article, editors=Editors(**editors)), settings)


def texts(edited: Edited) -> list[str]:
    return [s.text for s in edited.summary.sentences]


def key_lines(edited: Edited) -> list[str]:
    return [f.line for f in edited.summary.key_facts()]


# ------------------------------------------------------------------------------------------------------- our own summary
def test_sentences_are_the_articles_own_in_its_order(article: Article) -> None:
    summary = edit(article).summary
    assert 1 <= len(summary.sentences) <= 3
    assert [s.start for s in summary.sentences] == sorted(s.start for s in summary.sentences)
    for s in summary.sentences:
        assert article.text[s.start : s.end] == s.text == article.sentences[s.sentence].text
    assert summary.sentences[0].text.startswith("At least 12 people")
    assert summary.origin == "source"
    assert summary.headline == "Ferry strikes pier at Linmouth"
    assert summary.headline_origin == "source"  # a title in the front matter is the source's own


@pytest.mark.parametrize("limit", [1, 2, 3, 10])
def test_nothing_hangs_in_the_air(article: Article, limit: int) -> None:
    chosen = texts(edit(article, limit))
    for i, text in enumerate(chosen):
        if text.startswith(("He ", "But ")):
            all_texts = [s.text for s in article.prose()]
            assert i > 0
            assert chosen[i - 1] == all_texts[all_texts.index(text) - 1]
    shown = [s.shown for s in edit(article, limit).summary.sentences]
    assert "Nobody on the bridge was awake." not in shown  # but with who says it


@pytest.mark.parametrize(
    ("text", "alone", "quotable"),
    [
        ("The council of Linmouth met on Friday.", True, True),
        ("He also said that the pier was old.", False, True),
        ("This comes days after a storm hit the coast.", False, True),
        ("But the ferry will sail again next week.", False, True),
        ("There were 40 people on the pier that day.", True, True),
        ("The pier was old and weak, he said.", False, True),
        ("Those who saw it, she added, ran away.", False, True),
        ("Sad but true.", True, False),
        ('"Nobody on the bridge was awake that night."', True, False),
        ('"Nobody on the bridge was awake," said Adela Farrow.', True, True),
    ],
)
def test_fitness(make_article: MakeArticle, text: str, alone: bool, quotable: bool) -> None:
    article = make_article(f"The first sentence stands for itself alone. {text}")
    fit = Judge(article)[-1]
    assert (fit.alone, fit.quotable) == (alone, quotable)


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("He’s", True),
        ("“'They went", True),
        ("Others", True),
        ("Otherworldly light", False),
        ("he went", False),
        ("The two-day talks", True),
        ("The twosome", False),
        ("In that town", True),
        ("In Thatcham", False),
        ("One of them", True),
        ("One of the men", False),
        ("According to him", True),
        ("According to Tom Reed", False),
        ("There lay a boat", True),
        ("There is a boat", False),
        ("There isolated", True),
        ("Eleven seconds later the slope came down.", True),
        ("More than three years later, the road opened.", True),
        ("48 hours later, she was found.", True),
        ("Hours later, the pier was shut.", True),
        ("Two years later than planned, the road opened.", False),
        ("Sales rose by a tenth from a year earlier.", False),
        ("Years of drought later killed the trees.", False),
        ("The next day, the pier was shut.", True),
        ("The next year will be hard for the port.", False),
        ("On both occasions the pier was shut.", True),
        ("Only 58% of them did so last year.", True),
        ("The council had been asked to shut the pier and did so.", False),
        ("Nothing has been done so far.", False),
        ("Together they employ 300 people.", True),
        ("Together the two mills employ 300 people.", False),
        ("Now, it has sold the pier.", True),
        ("Now the council has sold the pier.", False),
        # what "these" and "that" mean stands before
        ("None of them can swim.", True),
        ("Most of those in the boat were lost.", False),
        ("For Holm, these boats were the best of all.", True),
        ("For Holm, this year was the best of all.", False),
        ("On Friday, that calm was broken.", True),
        ("In Velda, those who row were asked to stay.", False),
        ("The price of that calm was a pier.", True),
        ("The number of those lost in the storm rose.", False),
        ("At this, the mayor rose.", True),
        ("From this academic year, all children row.", False),
        ("In these days of fog, nobody rows.", False),
        ("In the latter, the crew sleeps.", True),
        # nor does any name tell who "he" is
        ("The charts showed he would lose the race.", True),
        ("Police said that she was well.", True),
        ("The charts showed Tom Reed would lose the race.", False),
        ("Williams said she was well.", False),  # it is she who speaks
        ("Police said they were well.", False),
        # what it was that somebody answered
        ("Tom Reed rejected that, saying the pier was new.", True),
        ("The mayor of Velda denied it on Monday.", True),
        ("Tom Reed rejected that plan, saying the pier was new.", False),
        ("Tom Reed rejected it all his life.", False),
        ("The crews said they were well.", False),
        ("", False),
    ],
)
def test_openings_that_lean(text: str, leaning: bool) -> None:
    assert leans(text) is leaning


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The pier was old, she also said.", False),
        ("They were told, as he said, to go.", False),
        ("The pier was old, the mayor said.", True),
        ("The pier that she wrote off is old.", False),
        ("The ache said much of the pier.", True),
    ],
)
def test_a_pronoun_that_speaks_leans(make_article: MakeArticle, text: str, alone: bool) -> None:
    assert Judge(make_article(f"The first sentence stands alone. {text}"))[1].alone is alone


def test_what_a_sentence_leans_on(make_article: MakeArticle) -> None:
    article = make_article(
        "Harbour master Adela Farrow closed the pier on Friday. She said it was too old. She asked the town for money. "
        "But the council met without her. She was not asked."
    )
    fitness = Judge(article)
    # "she" leans on the one that names her, however many such follow; "But" on the one just before
    assert [fitness.find_antecedent(i) for i in range(5)] == [None, 0, 0, 2, 3]


@pytest.mark.parametrize(
    ("text", "junk"),
    [
        ("Subscribe to our letter and read it each morning.", True),
        ("More of this at www.example.com and on the radio.", True),
        ("ALSO READ: the harbour's new crane, in pictures.", True),
        ("This story has been updated with the harbour's answer.", True),
        ("The pier is rotten to the core. pic.twitter.com/ab12cd", True),
        ("Pier Friends (@pierfriends) May 3 We are glad of it.", True),
        ("The plan of the harbour has been updated by the town.", False),
        ("Readers of the paper wrote to the harbour master.", False),
        ("The crew was also ready to sail before the storm.", False),
        ("Some 400 farmers subscribed to the harbour loan.", False),
    ],
)
def test_what_belongs_to_a_web_page(text: str, junk: bool) -> None:
    assert is_junk(text) is junk


@pytest.mark.parametrize(
    ("text", "headed"),
    [
        ("BOATS LOST OFF VELDAThe council met on Friday in the hall.", True),
        ("WHAT THE MAYOR SAYS The council met on Friday in the hall.", True),
        ("Farewell: The council waves from the pier of the old harbour.", True),
        ("Number of boats: 12 from the north and two from the south.", True),
        ("The mayor said: “We met the council on Friday in the hall.”", False),
        ("The council met at 10:30 in the hall: Nobody came.", False),
        ("UN and EU envoys met the council on Friday in the hall.", False),
        ("THE COUNCIL MET IN THE HALL ON FRIDAY.", False),
    ],
)
def test_a_heading_or_label_before_a_sentence_counts_against_it(make_article: MakeArticle, text: str, headed: bool) -> None:
    fit = Judge(make_article(f"The first sentence stands for itself alone. {text}"))[1]
    assert (fit.cost > 0) is headed
    assert fit.quotable


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("If the council meets on Friday, nobody will come to the hall.", True),
        ("Perhaps the council meets on Friday in the hall.", True),
        ("Sadly, the council met on Friday in the hall.", True),
        ("Italy, the council and the mayor met on Friday in the hall.", False),
        ("The council met on Friday, sadly, in the hall.", False),
        ("Iffy weather kept the council from the hall on Friday.", False),
    ],
)
def test_a_comment_or_supposition_counts_against_a_sentence(make_article: MakeArticle, text: str, comment: bool) -> None:
    fit = Judge(make_article(f"The first sentence stands for itself alone. {text}"))[1]
    assert (fit.cost > 0) is comment
    foreign = Judge(make_article(f"The first sentence stands for itself alone. {text}", language="de"))[1]
    assert foreign.cost == 0


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("I was angry with the council for a year.", True),
        ("The council asked me and the crew to wait.", True),
        ("“I was angry with the council for a year,” said Adela Farrow.", False),
        ("The council built the pier before World War I and after it.", False),
        ("Two of our closest relatives live in trees, the study says.", False),
        ("The council was angry with the crew for a year.", False),
    ],
)
def test_an_i_without_marks_counts_against_a_sentence(make_article: MakeArticle, text: str, cost: bool) -> None:
    article = make_article(f"{LEAD} The pier was shut on Friday. It will open in May. {text}")
    assert (Judge(article)[3].cost > 0) is cost


def test_a_column_may_say_i(make_article: MakeArticle) -> None:
    article = make_article("I went to the pier on Friday. My boat was gone. The harbour master was asleep in a chair.")
    assert [fitness.cost for fitness in Judge(article)] == [0, 0, 0]


def test_an_interview_is_no_column(make_article: MakeArticle) -> None:
    opening = "Ann Holm has fished off Velda for 26 years. On Sunday the island voted for 40 turbines. The count took all night."
    article = make_article(f"{opening} I was angry for a year. My boat was gone. I asked the harbour master for a berth.")
    assert [fitness.cost > 0 for fitness in Judge(article)] == [False, False, False, True, True, True]


def test_the_middle_of_a_long_quotation_is_no_summary(article: Article) -> None:
    fitness = dict(zip([s.text for s in article.prose()], Judge(article), strict=True))
    assert not fitness["Nobody on the bridge was awake."].quotable
    assert not fitness['The alarm was off," said Adela Farrow, the harbour master.'].quotable  # where did she begin?


def test_an_article_of_one_short_cry_still_has_a_summary(make_article: MakeArticle) -> None:
    assert texts(edit(make_article("Sad but true."))) == ["Sad but true."]


# ------------------------------------------------------------------------------------------------- the editor's summary
def test_an_editors_summary_wins_and_is_marked(article: Article) -> None:
    edited = edit(article, summary="A ferry hit the pier of Linmouth. At least 12 people were hurt.", summary_at=(3, 1))
    assert texts(edited) == ["A ferry hit the pier of Linmouth.", "At least 12 people were hurt."]
    assert edited.summary.origin == "editor"
    assert {(s.start, s.end, s.sentence) for s in edited.summary.sentences} == {(-1, -1, -1)}
    assert edited.problems == ()


def test_what_the_article_does_not_have_is_a_warning(article: Article) -> None:
    (problem,) = edit(article, summary="13 people were hurt off Norrby.", summary_at=(3, 10)).problems
    assert (problem.code, problem.path, problem.line, problem.column) == ("not-in-source", article.path, 3, 10)
    assert "'13'" in problem.message
    assert "'Norrby'" in problem.message


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Reed met Gen. Holm. They talked.", ["Dr. Reed met Gen. Holm.", "They talked."]),
        ("It cost 1.5 million. “Too much.” Nobody paid", ["It cost 1.5 million.", "“Too much.”", "Nobody paid"]),
        ("J. R. Smith won.\n\n  He left.", ["J. R. Smith won.", "He left."]),
        ("", []),
    ],
)
def test_an_editors_sentences(words: str, sentences: list[str]) -> None:
    assert list(split_editors_sentences(words)) == sentences


# --------------------------------------------------------------------------------------------------- the editor's facts
def wish(text: str, line: str | None = None) -> EditorsFact:
    return EditorsFact(text, line, (5, 7))


def fact_of(edited: Edited, words: str) -> Fact:
    return next(f for f in edited.summary.facts if words in f.text)


def test_a_pinned_figure_is_key_and_first(article: Article) -> None:
    edited = edit(article, pin=(wish("340 passengers"),))
    first = edited.summary.key_facts()[0]
    assert first.text == "340 passengers"
    assert (first.kind, first.value, first.origin) == ("figure", 340, "source")  # the choice is the editor's, not the words


def test_a_pin_may_say_how_it_reads(article: Article) -> None:
    edited = edit(article, pin=(wish("340 passengers", "340 passengers came from Velda"),))
    assert key_lines(edited)[0] == "340 passengers came from Velda"
    assert edited.problems == ()


def test_words_that_are_no_fact_yet_become_one(article: Article) -> None:
    edited = edit(article, pin=(wish("ferry will sail again next week"),))
    first = edited.summary.key_facts()[0]
    assert (first.kind, first.attribution, first.origin) == ("claim", None, "source")
    assert article.text[first.start : first.end] == first.text == "ferry will sail again next week"
    assert first.line == "Ferry will sail again next week"


def test_pins_are_key_even_over_the_limit(article: Article) -> None:
    settings = Settings(facts=FactSettings(limit=1))
    pins = (wish("340 passengers"), wish("At least 12 people"))
    edited = edit_article(replace(article, editors=Editors(pin=pins)), settings)
    assert [f.text for f in edited.summary.key_facts()] == ["340 passengers", "At least 12 people"]


def test_an_edited_line_is_shown_and_marked(article: Article) -> None:
    edited = edit(article, edit=(wish("At least 12 people", "12 people or more were hurt"),))
    fact = fact_of(edited, "At least 12 people")
    assert (fact.line, fact.origin) == ("12 people or more were hurt", "editor")


def test_a_line_with_a_number_of_its_own_is_a_warning(article: Article) -> None:
    (problem,) = edit(article, edit=(wish("At least 12 people", "14 people were hurt"),)).problems
    assert (problem.code, problem.line, problem.column) == ("not-in-source", 5, 7)


def test_what_is_rejected_is_gone(article: Article) -> None:
    edited = edit(article, reject=(wish("At least 12 people"),))
    assert edited.problems == ()
    assert not any("12 people" in f.text and f.kind == "figure" for f in edited.summary.facts)
    assert any(f.text == "340 passengers" for f in edited.summary.facts)


def test_words_that_are_not_there_are_an_error_with_the_nearest_sentence(article: Article) -> None:
    asked = (wish("341 passengers from Velda"),)
    for edited in (edit(article, pin=asked), edit(article, edit=asked), edit(article, reject=asked)):
        (problem,) = edited.problems
        assert (problem.code, problem.severity, problem.line, problem.column) == ("fact-not-found", "error", 5, 7)
        assert problem.message == "the article does not say '341 passengers from Velda'"
        assert problem.hint == "the nearest sentence is: The ferry carried 340 passengers from Velda."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The captain saw", "The captain saw"),
        ("the   CAPTAIN\nsaw", "The captain saw"),
        ("“The captain", '"The captain'),
        ("captain seen", None),
        ("...", None),
    ],
)
def test_words_are_found_as_an_editor_types_them(article: Article, words: str, found: str | None) -> None:
    evidence = find_words(article, words)
    assert (evidence.exact if evidence else None) == found


@pytest.mark.parametrize(
    "text", ["a wage of 12 crowns an hour instead of 9;", "The league asks for three things:", "and no fees at all."]
)
def test_items_of_a_list_and_their_heads_stand_in_no_summary(make_article: MakeArticle, text: str) -> None:
    article = make_article(f"The drivers of Linmouth went on strike.\n\n{text}\n\nThey will vote again on the first of May.")
    assert not Judge(article)[1].quotable


@pytest.mark.parametrize(
    "text",
    [
        "iPhones were sold out by noon on Friday.",
        "al-Harun was freed after two years.",
        "“The pier is lost.”  said nobody else but him.",
    ],
)
def test_a_name_may_begin_small(make_article: MakeArticle, text: str) -> None:
    assert Judge(make_article(text))[0].quotable


# --------------------------------------------------------------------------------------------------------- any text at all
SCRAPS = st.sampled_from(
    [
        *[
            "١٢٣ ",
            "२०२१ ",
            "５人 ",
            "日本語。",
            "🚢🔥",
            "\ud800",
            "\udfff ",
            "٪ ",
            "²",
            "½ ",
            "\u200f",
            "e\u0301",
            "€١٢ ",
            "2021-٠٨-٠٧ ",
        ],
        *["12 people ", "“", '"', "said ", "on Friday", ", ", ". ", "\n\n", "- ", "Adela Farrow ", "he "],
    ]
)


@given(st.lists(SCRAPS | st.text(max_size=12), max_size=30).map("".join), st.sampled_from(["en", "ar", "ja", "es"]))
@hypothesis.settings(max_examples=150, deadline=None)
def test_no_text_breaks_the_desk(text: str, language: str) -> None:
    article = read_plain(text, id="a", published=None, language=language)
    summary = edit_article(article, Settings()).summary
    for fact in summary.facts:
        assert article.text[fact.start : fact.end] == fact.text


# -------------------------------------------------------------------------------------------------------- other languages
def test_an_article_in_another_language_shows_its_quotations(make_article: MakeArticle) -> None:
    article = make_article(
        "El puerto de Velda cierra hoy. «Hemos visto el barco demasiado tarde», dijo la alcaldesa. «No es nada», afirmó.",
        language="es",
    )
    key = edit(article).summary.key_facts()
    assert [f.kind for f in key] == ["quote"]
    assert "Hemos visto el barco demasiado tarde" in key[0].line


# ----------------------------------------------------------------------------------------------------------- halves and it
@pytest.mark.parametrize(
    ("text", "quotable"),
    [
        ("The paper told the story under this headline: “Finally. It is here and it stays.”", False),
        ("The bridge was “lost and gone. Nobody knows why it fell,” said the mayor of Norrby.", False),
        # a mark without any partner was lost on the way: the sentence is whole
        ("The mayor said that the bridge was “lost and gone and nobody knows why.", True),
        ("Nobody knows why the bridge fell,” said the mayor of Norrby.", True),
        ("The mayor said that the bridge was “lost and gone”.", True),
        ("The mast was 6'2\" in its day and stood on the hill.", True),
        ("The cheese was worth “800 when it was stolen from the tent.", True),  # a pound sign once
    ],
)
def test_half_a_quotation_is_no_sentence_of_a_summary(make_article: MakeArticle, text: str, quotable: bool) -> None:
    assert Judge(make_article(text))[0].quotable is quotable


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("It is not true that the bridge of Norrby was sold.", True),
        ("It was unclear whether the ferry would sail again.", True),
        ("It was the worst storm to hit the islands since 1962.", True),
        ("It was sold to a bank in Velda last week.", False),
        ("It is the harbour that he meant.", False),
    ],
)
def test_an_it_that_means_nothing_leans_on_nothing(make_article: MakeArticle, text: str, alone: bool) -> None:
    assert Judge(make_article(f"{text} The mayor said so."))[0].alone is alone


def test_the_worst_storm_needs_its_story_further_down(make_article: MakeArticle) -> None:
    assert not Judge(make_article("A gale blew on Friday. It was the worst storm since 1962."))[1].alone


@pytest.mark.parametrize("sentence", ["He said that {} boats were lost near Velda.", "“We saw {} boats go down,” said Rob Lee."])
def test_a_long_text_takes_no_quadratic_time(make_article: MakeArticle, sentence: str) -> None:
    def seconds(count: int) -> float:
        article = make_article(" ".join(sentence.format(k) for k in range(count)))
        start = time.process_time()
        edit(article)
        return time.process_time() - start

    assert seconds(4000) < 9 * seconds(1000)
