"""Quotations and who speaks them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.editing.names.finding import find_names
from digest.editing.speech.quotes import find_quotes, pair_interrupted
from digest.model.article import Article
from digest.model.fact import Fact

Make = Callable[..., Article]


def _quotes(make_article: Make, text: str, **more: str) -> list[Fact]:
    article = make_article(text, **more)
    facts = find_quotes(article, find_names(article))
    for fact in facts:
        assert fact.kind == "quote" and article.text[fact.start : fact.end] == fact.text
        assert all(article.text[e.start : e.end] == e.exact for e in fact.evidence)
        if fact.attribution is not None:
            assert article.text[fact.attribution.start : fact.attribution.end] == fact.attribution.name
    return facts


def _told(facts: list[Fact]) -> list[tuple[str, str | None]]:
    return [(f.text, f.attribution.name if f.attribution else None) for f in facts]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # after the words
        ('"The harbour will reopen on Monday," said Anna Holm.', "Anna Holm"),
        ('"The harbour will reopen on Monday," Anna Holm said.', "Anna Holm"),
        ('"The harbour will reopen on Monday," Anna Holm, the harbour chief, said.', "Anna Holm"),
        ('"The harbour will reopen on Monday," the harbour chief, Anna Holm, said.', "Anna Holm"),
        ('"The harbour will reopen on Monday," said harbour spokesperson Anna Holm on Friday.', "Anna Holm"),
        ('"The harbour will reopen on Monday," said the Norwegian Embassy in Tallinn in a statement.',
         "Norwegian Embassy in Tallinn"),
        ('"The harbour will reopen on Monday," a senior transport official told reporters.', "a senior transport official"),
        ('"The harbour will reopen on Monday," deadpanned Anna Holm.', "Anna Holm"),
        ("“The harbour will reopen on Monday,” said Anna Holm, who has run it since May.", "Anna Holm"),
        ("'The harbour will reopen on Monday,' said Anna Holm.", "Anna Holm"),
        ('"The harbour will reopen on Monday." — Anna Holm, harbour chief', "Anna Holm"),
        # before the words
        ('Anna Holm said: "The harbour will reopen on Monday."', "Anna Holm"),
        ('Anna Holm told Reuters that "the harbour will reopen on Monday".', "Anna Holm"),
        ('Anna Holm, who runs the harbour, said on Friday: "It will reopen on Monday."', "Anna Holm"),
        ('According to Anna Holm, "the harbour will reopen on Monday".', "Anna Holm"),
        ('Anna Holm tweeted, "The harbour will reopen on Monday."', "Anna Holm"),
        ('Anna Holm met the mayor and told reporters: "The harbour will reopen on Monday."', "Anna Holm"),
        ('Anna Holm shot back: "The harbour will reopen on Monday."', "Anna Holm"),
        ('Anna Holm was quoted by the paper as saying "the harbour will reopen on Monday".', "Anna Holm"),
        ('Said Anna Holm: "The harbour will reopen on Monday."', "Anna Holm"),
        ('In a statement, the ministry said: "The harbour will reopen on Monday."', "the ministry"),
        # the sentence before has the speaker, and the paragraph nothing else
        ('Anna Holm stood up. "The harbour will reopen on Monday."', "Anna Holm"),
        # nobody is named, or it is not safe to tell
        ('It is the old tune, some say: "The harbour will reopen on Monday."', None),
        ('"The harbour will reopen on Monday, whatever they say."', None),
        ('The sign was old. "The harbour will reopen on Monday, whatever they say."', None),
        ('"Will the harbour ever open again?" Many ask so. It is late. Anna Holm said that it was shut.', None),
    ],
)  # fmt: skip
def test_the_speaker_is_told(make_article: Make, text: str, speaker: str | None) -> None:
    facts = _quotes(make_article, text)
    assert [name for _, name in _told(facts)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a name that only tells which spokesman it is
        ('Hilda Stone lost. "Most of the letters were official," a Stone campaign spokesman said.', "a Stone campaign spokesman"),
        ('Hilda Stone lost. "Most of the letters were official," the Hilda Stone lawyers said.', "the Hilda Stone lawyers"),
        ('Hilda Stone lost. "Most of the letters were official," campaign chief Stone said.', "Hilda Stone"),
        ('Hilda Stone lost. "Most of the letters were official," Stone herself said.', "Hilda Stone"),
        # others are nobody
        ('Hilda Stone lost. "Most of the letters were official," others said.', None),
        ('Hilda Stone lost. "Most of the letters were official now," said nobody in particular.', None),
        ('Hilda Stone lost. "Most of the letters were official," others in the house said.', "others in the house"),
        # a contraction is nobody
        ('"Most of the letters were official now," They’re said.', None),
        ('"Most of the letters were official now," We\'ve said.', None),
        ('"Most of the letters were official now," said O\'Neill.', "O'Neill"),
    ],
)
def test_a_word_beside_is_not_the_speaker(make_article: Make, text: str, speaker: str | None) -> None:
    assert _told(_quotes(make_article, text))[-1][1] == speaker


def test_a_quotation_that_goes_on_in_the_next_paragraph_keeps_its_speaker(make_article: Make) -> None:
    text = (
        '"We heard the call," said Anna Holm, who took ten people on board. "There was an old man with a cat in his arms.\n\n'
        '"I told him that it was safe with us."'
    )
    assert _told(_quotes(make_article, text)) == [
        ("We heard the call,", "Anna Holm"),
        ("There was an old man with a cat in his arms.", "Anna Holm"),
        ("I told him that it was safe with us.", "Anna Holm"),
    ]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ('"The harbour will reopen," said Anna Holm in a statement.', "in a statement"),
        ('"The harbour will reopen," Anna Holm told Reuters.', "Reuters"),
        ('"The harbour will reopen," Anna Holm told the AFP news agency.', "AFP"),
        ('"The harbour will reopen," Anna Holm told the French agency AFP.', "AFP"),
        ('"The harbour will reopen," Anna Holm told state television NTV.', "NTV"),
        ('"The harbour will reopen," Anna Holm told CNN\'s Ed Tapp.', "told CNN's Ed Tapp"),
        ('"The harbour will reopen," Anna Holm told the Courier.', "told the Courier"),
        ('"The harbour will reopen," Anna Holm told the Labour Club.', "told the Labour Club"),
        ('"The harbour will reopen," Anna Holm told reporters on Friday.', "told reporters"),
        ('Anna Holm said in an interview with the BBC: "The harbour will reopen."', "in an interview with the BBC"),
        ('"The harbour will reopen," Anna Holm tweeted.', "tweeted"),
        ('"The harbour will reopen," said Anna Holm.', None),
    ],
)
def test_the_way_of_telling_is_kept(make_article: Make, text: str, via: str | None) -> None:
    (fact,) = _quotes(make_article, text)
    assert fact.attribution is not None and fact.attribution.name == "Anna Holm"
    assert fact.attribution.via == via


def test_an_interrupted_quotation_is_two_facts_of_one_speaker(make_article: Make) -> None:
    facts = _quotes(make_article, '"The harbour," said Anna Holm, "will reopen on Monday, not before."')
    assert _told(facts) == [("The harbour,", "Anna Holm"), ("will reopen on Monday, not before.", "Anna Holm")]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ('"The harbour," said Anna Holm, "will reopen on Monday, not before."', 1),
        ('"The harbour is shut," Dr. Anna Holm told the council, "and nobody knows for how long."', 1),
        # another sentence, other words between them, another speaker
        ('"The harbour is shut," Anna Holm said. "It will reopen on Monday at the earliest."', 0),
        ('"The harbour is shut," Anna Holm said. But, she added, "we will open it on Monday."', 0),
        ('Anna Holm said she was "very proud," and that it was "no small thing to her" to come.', 0),
        ('"The harbour is shut," Anna Holm said, and Olaf Brand said, "we know it very well."', 0),
    ],
)
def test_the_parts_of_an_interrupted_quotation_are_known(make_article: Make, text: str, pairs: int) -> None:
    facts = _quotes(make_article, text)
    found = pair_interrupted(text, facts)
    assert len(found) == 2 * pairs
    for start, (one, other) in found.items():
        assert start in (one[0], other[0])
        assert {text[slice(*one)], text[slice(*other)]} == {fact.text for fact in facts}


def test_what_follows_in_the_paragraph_is_the_same_speaker_s(make_article: Make) -> None:
    facts = _quotes(make_article, '"The harbour is shut," Anna Holm said. "It will reopen on Monday at the earliest."')
    assert [name for _, name in _told(facts)] == ["Anna Holm", "Anna Holm"]


def test_a_quotation_over_several_paragraphs_has_one_speaker(make_article: Make) -> None:
    facts = _quotes(
        make_article,
        '"The harbour is shut today because of the storm.\n\n"It will reopen on Monday at noon.\n\n'
        '"Nobody was hurt there," said Anna Holm.\n',
    )
    assert [name for _, name in _told(facts)] == ["Anna Holm"] * 3


def test_further_sentences_have_evidence_of_their_own(make_article: Make) -> None:
    article = make_article('"The harbour is shut. It will reopen on Monday," said Anna Holm.')
    (fact,) = find_quotes(article, find_names(article))
    assert [e.exact for e in fact.evidence] == [fact.text, "It will reopen on Monday,"]
    assert [e.sentence for e in fact.evidence] == [s.index for s in article.sentences]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Harbour spokesman Erik Holm said that ships were waiting. He also said that the crane was broken.\n\n"
            '"Two cranes are broken and ten ships are waiting," he tweeted.',
            "Erik Holm",
        ),
        ('A police spokesman said the road was shut.\n\n"Nobody may pass before Monday morning," he said.', "A police spokesman"),
        # a name that the lists have, in the sentence before, though nobody calls it a person's
        ('A doctor wrote it down. Melanie was cross. "I never once thought of that," she said.', "Melanie"),
        ('"I was not near the boat," Holm told the court. Baker, his lawyer, agreed. "He was asleep at home," he said.', "Baker"),
        ('A doctor wrote it down. Norvik was cold. "I never once thought of that," she said.', "A doctor"),
        # a relative speaks, and the article goes on about the first
        (
            "Ingrid Vale, a diver, died on Sunday. Her daughter, Kari Vale, said the cause was a fall. "
            'Born in 1930, she grew up by the sea. "I only ever looked at the water," she told a paper in 1988.',
            None,
        ),
        (
            "Ingrid Vale, a diver, died on Sunday. Her daughter, Kari Vale, said the cause was a fall. "
            '"We only ever looked at the water," she said.',
            "Kari Vale",
        ),
        (
            "Ingrid Vale, a diver, died on Sunday. Her son, Nils Vale, said the cause was a fall. "
            'The house is by the sea. "I only ever looked at the water," she told a paper in 1988.',
            None,
        ),
        # somebody whose name tells no gender, and who was told of as "her"
        (
            "Jim Holt sells haddock.\n\n“They are not villains,” says Ailby Renn, who studies coasts. Her research is old. "
            "Holt’s own sons work in Norway. He does not blame them.\n\n“I told all of them to go there,” he says.",
            "Jim Holt",
        ),
        # somebody described who has not spoken, and somebody named since
        ("The victim was called by Ivo Holm on Friday. “Leave the camera on all day and all night,” he told her.", None),
        # a role tells it
        (
            'The fine was the third. The town’s spokeswoman, Quill Renn, said it was paid. "Nobody was hurt in it," he said.',
            None,
        ),
        # who adds something spoke before, whoever is named between
        (
            '"We cannot pay," said Leo Burke. '
            'Letters from the mayor, Quill Renn, to mend the wharf, he added, amount to "a game of cards."',
            "Leo Burke",
        ),
        # whom the article turns to
        (
            'Governor Paul Stone was there. Stone stayed away.\n\nAnd there is Varga.\n\n"It rains on all of us and far too '
            'often," he wrote. Dan Varga left.',
            "Dan Varga",
        ),
        # those who think so are not "she"
        (
            'Mayor Ann Reed spoke to the guild. Skippers who think "the ferry is slow should row to work," she said.',
            "Ann Reed",
        ),
        # a pronoun that stands for nobody whom the text names tells nothing
        ('"Nobody may pass before Monday morning," he said.', None),
        ('"Nobody may pass before Monday morning," they said.', None),
    ],
)
def test_a_pronoun_is_resolved_where_it_is_safe(make_article: Make, text: str, speaker: str | None) -> None:
    facts = _quotes(make_article, text)
    assert _told(facts)[-1][1] == speaker


def test_what_the_article_says_behind_a_misplaced_mark_is_no_quotation(make_article: Make) -> None:
    text = 'They sailed on the "Grey Gull. "Larsen said that the mast was lost and that all was calm'
    assert _quotes(make_article, text) == []
    text = 'Anna Holm stood up. "Nights are cold, she said, and the harbour will reopen on Monday'
    assert [name for _, name in _told(_quotes(make_article, text))] == ["Anna Holm"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Minister Ingrid May said it rained. "The tolls will end at noon," May said.', "Ingrid May"),
        ('Minister Ingrid May left. "The tolls will end at noon," said Mrs May.', "Ingrid May"),
        ('The actor Will Holm left. "The tolls will end at noon," Will Holm said.', "Will Holm"),
        ('"The tolls will end at noon," a report published in May said.', "a report published in May"),
        ('Tom Reed said on May 3: "The tolls will end at noon."', "Tom Reed"),
    ],
)
def test_may_and_will_are_names_where_they_are_large(make_article: Make, text: str, speaker: str) -> None:
    assert _told(_quotes(make_article, text))[-1][1] == speaker


def test_what_a_speaker_has_is_not_said(make_article: Make) -> None:
    text = '"The margin is thin," said Nils Aker, an analyst at the bank, who has a "hold" rating on it.'
    assert [words for words, _ in _told(_quotes(make_article, text))] == ["The margin is thin,"]
    text = '"The margin is thin," said Nils Aker, looking at the "Gull" before the bank, "It will stay so."'
    assert [words for words, _ in _told(_quotes(make_article, text))][-1] == "It will stay so."
    text = '"The margin is thin," said Nils Aker of the bank, "and it will stay thin."'
    assert len(_quotes(make_article, text)) == 2


def test_a_short_name_is_told_in_full(make_article: Make) -> None:
    text = 'Erik Holm runs the harbour in Bergen.\n\n"The ships will have to wait until Monday," Holm said.'
    assert _told(_quotes(make_article, text))[-1][1] == "Erik Holm"


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "smart" crane stood still.',
        'The film "The Old Man and the Sea" was shown in the harbour.',
        'Erik "The Hammer" Holm left the harbour.',
        "The teachers' union and the pupils' parents met in the harbour.",
        "It's 6'2\" tall, and the harbour's gates aren't.",
    ],
)
def test_scare_quotes_titles_and_apostrophes_are_no_speech(make_article: Make, text: str) -> None:
    assert _quotes(make_article, text) == []


def test_a_few_words_with_a_clear_speaker_are_a_quotation(make_article: Make) -> None:
    facts = _quotes(make_article, 'Anna Holm said that the ministry was "closely watching" the water in the harbour.')
    assert _told(facts) == [("closely watching", "Anna Holm")]


def test_the_words_of_a_reporter_s_source_are_the_source_s(make_article: Make) -> None:
    facts = _quotes(make_article, 'Anna Holm said the quay "simply fell into the water," the Bergen Post reports.')
    assert [name for _, name in _told(facts)] == ["Anna Holm"]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("„Der Hafen bleibt bis Montag geschlossen“, sagte Anna Holm.", "de", ["Der Hafen bleibt bis Montag geschlossen"]),
        ("« Le port reste fermé jusqu'à lundi », a dit Anna Holm.", "fr", ["Le port reste fermé jusqu'à lundi"]),
        ("Der „Hafen“ war zu.", "de", []),
    ],
)
def test_in_other_languages_only_what_stands_in_marks(make_article: Make, text: str, language: str, found: list[str]) -> None:
    facts = _quotes(make_article, text, language=language)
    assert [f.text for f in facts] == found
    assert all(f.attribution is None for f in facts)


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "''",
        "''a ",
        'X said "a" (Y) ',
        'it showed "a" ',
        'with X saying "a" ',
        'X quoted Y as saying "a" ',
        '"Go," said Ann. ',
        '"Go," said Ann and ',
        ': "a" ',
        "“a” ",
        "'a' ",
        "said, ",
        "“a,” she said “b” ",
        '"a.\n\n',
    ],
)
def test_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    from datetime import UTC, datetime

    from digest.editing.names.mentions import Names
    from digest.model.article import Block, Sentence

    text = (unit * (100_000 // len(unit))).strip()
    article = Article(
        id="x", path="x", title="", published=datetime(2021, 8, 7, tzinfo=UTC), precision="day", language="en", text=text,
        blocks=(Block("paragraph", 0, len(text)),), sentences=(Sentence(0, 0, len(text), text, 0),), body=(),
    )  # fmt: skip
    began = time.process_time()
    find_quotes(article, Names((), (), ()))
    assert time.process_time() - began < 1.0


def test_the_seed_s_speakers(shared: Path) -> None:
    from digest.reading.article import read_plain

    text = next(shared.glob("seeds/*.txt")).read_text(encoding="utf-8")
    article = read_plain(text, id="seed", published=None)
    told = {f.attribution.name: f.attribution.via for f in find_quotes(article, find_names(article)) if f.attribution}
    assert told["US Embassy in Kabul"] == "in a statement"
    assert told["Fawad Aman"] == "tweeted"
    assert "Jen Psaki" in told
