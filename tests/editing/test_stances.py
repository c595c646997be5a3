"""Words told by a noun or a stance, in a statement given out, and beside a sentence that opens with much before its subject."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.editing.names.finding import find_names
from digest.editing.speech.quotes import find_quotes
from digest.model.article import Article
from tests.editing.speaking import told_in

Make = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "words", "sayer"),
    [
        # whose claim it is
        ("Farmers rejected the ministry's claim that the bridge would fall.", "the bridge would fall", "the ministry"),
        ("The vote was won by Ann Reed's promise that no school would close.", "no school would close", "Ann Reed"),
        ("It followed a warning by Ann Reed that the bridge would fall.", "the bridge would fall", "Ann Reed"),
        ("Hale mocked Ann Reed's latest call for “a great silence”.", "a great silence", "Ann Reed"),
        # what somebody is sure of, or made clear
        ("Ann Reed is confident that the bridge will open in May.", "the bridge will open in May", "Ann Reed"),
        ("The minister has been quite adamant that no money was lost.", "no money was lost", "The minister"),
        ("Ann Reed made it clear that the bridge would stay shut.", "the bridge would stay shut", "Ann Reed"),
        # what is given out, and what is told in it
        ("Ann Reed issued a statement describing the talks as “a good step to unity”.", "a good step to unity", "Ann Reed"),
        ("Ann Reed ran a radio ad that called the plan “a mess of the first order”.", "a mess of the first order", "Ann Reed"),
        # long before the verb
        ("The ministry less than three days ago said that the bridge was safe.", "the bridge was safe", "The ministry"),
        ("Last month, the ministry lost a vote, arguing that the bridge was safe.", "the bridge was safe", "the ministry"),
        ("In June, after the flood, Ann Reed went home, saying the bridge was safe.", "the bridge was safe", "Ann Reed"),
        ("Speaking in Salem, New Hampshire, Reed went after Hale, calling him “a total fool”.", "a total fool", "Reed"),
        ("Ann Reed was booed upon saying, “The council heard you all.”", "The council heard you all.", "Ann Reed"),
        ("Ann Reed said this was expected by all.", "this was expected by all", "Ann Reed"),
        ("The principal of a school said the bridge was safe.", "the bridge was safe", "The principal of a school"),
        # in the midst of the words told stands another "that"
        ("Ann Reed stressed the harm that the flood does to farms.", "the harm that the flood does to farms", "Ann Reed"),
        ("Ann Reed said the fair shows the way that farms will go.", "the fair shows the way that farms will go", "Ann Reed"),
        ("Ann Reed said the same day that the bridge was safe.", "the bridge was safe", "Ann Reed"),
        ("Ann Reed promised the workers that the bridge would stay.", "the bridge would stay", "Ann Reed"),
        ("He told Ann Reed, reminding the crew that the bridge was safe.", "the bridge was safe", "He"),
    ],
)  # fmt: skip
def test_words_are_told_without_a_plain_verb(make_article: Make, text: str, words: str, sayer: str) -> None:
    assert told_in(make_article(text)) == [(words, sayer)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry's claim form that the office lost was blue.",
        "It was clear that the bridge would fall.",
        "Ann Reed is not sure that the bridge will fall.",
        "Ann Reed is confident of the bridge that she built.",
        "Ann Reed's statement was long.",
        "Hale made a speech describing the old bridge.",
        "Fans of Ann Reed joined in a long and loud chant of “Go!”",
        "While Ann Reed left the “old” house, Hale walked away.",
        "That was, thanks to the “good” people, all.",
        # nouns that look like verbs of saying
        "The RTA report examined the plans of the town.",
        "The RTA report was placed before the council today.",
        "The mayors of 12 states ruled by the party will be there.",
        # what begins in the midst of a sentence
        "Ann Reed reported how the town had fallen.",
        "Ann Reed, who announced his retirement last year, is also on board.",
        "There was talk that Hale had left, and in fact, Ann Reed has agreed to go.",
        "The boats are ranked according to agreed measures.",
        "Rowers who feel so strongly mostly stay in the town.",
    ],
)
def test_nothing_is_told(make_article: Make, text: str) -> None:
    assert told_in(make_article(text)) == []


LINE = "They are a disgrace, and we all know it."
OTHER = "We shall build ten of them in four years."


@pytest.mark.parametrize(
    ("text", "sayers"),
    [
        # in whose words
        (f"In the words of Ann Reed, “{LINE}”", ["Ann Reed"]),
        ("Kevin Hale is “a disgrace to all of the north,” in Ann Reed's view.", ["Ann Reed"]),
        ("Kevin Hale, according to Ann Reed, is “a disgrace to all of the north.”", ["Ann Reed"]),
        (f"As Ann Reed put it: “{LINE}”", ["Ann Reed"]),
        (f"“{LINE},” as Ann Reed put it in Leeds.", ["Ann Reed"]),
        ("“A disgrace to all of the north” is what Ann Reed called it.", ["Ann Reed"]),
        # whose answer, and who is named after whom
        (f"Ann Reed's response was blunt: “{LINE}”", ["Ann Reed"]),
        (f"Ann Reed's spokesman, Kevin Hale, offered this: “{LINE}”", ["Kevin Hale"]),
        ("Ann Reed was quick to say that the roads “are a disgrace to all of the north.”", ["Ann Reed"]),
        (f"Ann Reed won.\n\nKevin Hale (on roads): “{LINE}”", ["Kevin Hale"]),
        # above and below the words
        (f"Ann Reed spoke on Monday. Here is what she said.\n\nOn schools: “{OTHER}”\n\n2. “{LINE}”", ["Ann Reed", "Ann Reed"]),
        (f"Ann Reed met Kevin Hale.\n\nKevin Hale\n\n“{LINE}”\n\nAnn Reed\n\n“{OTHER}”", ["Kevin Hale", "Ann Reed"]),
        (f"“{LINE}”\n\n– Kevin Hale, mayor of Leeds\n\n“{OTHER}” (Ann Reed, May 2015)", ["Kevin Hale", "Ann Reed"]),
        # nobody safe
        (f"Ann Reed died on Monday.\n\n“{LINE}”\n\nKevin Hale wept.", [None]),
        (f"Ann Reed is ill.\n\nWhat Ann Reed left\n\n“{LINE}”", [None]),
        (f"In the words that Ann Reed heard, “{LINE}”", [None]),
    ],
)  # fmt: skip
def test_who_stands_beside_the_words(make_article: Make, text: str, sayers: list[str | None]) -> None:
    article = make_article(text)
    quotes = find_quotes(article, find_names(article))
    assert [fact.attribution.name if fact.attribution else None for fact in quotes] == sayers


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        # a name of a programme takes in the comma of the sentence
        ('"He is a fair man," Ann Reed said on "Good Evening Leeds," and left.', ["He is a fair man,"]),
        ('"He is a fair man," Ann Reed told "Fox and Hound," reminding all of it.', ["He is a fair man,"]),
        ('Ann Reed said: "Thank You."', ["Thank You."]),
        ('Ann Reed called it "New Deal," and left.', ["New Deal,"]),
        # what ends a sentence is no nickname between two names
        ("Ann Reed said she holds Leeds “very near to my heart.” Kevin Hale left.", ["very near to my heart."]),
        ("Ann Reed said that Kevin “Red” Hale was late.", []),
        # a mark that is doubled by mistake
        ("Ann Reed said that the worst of it is that he is “‘unpredictable.” It rains.", ["‘unpredictable."]),
        # words before "noting" are told, too
        ("His “excesses” are sickening, Ann Reed said on Tuesday, noting it “makes me sick.”", ["excesses", "makes me sick."]),
    ],
)  # fmt: skip
def test_titles_and_nicknames_are_no_speech(make_article: Make, text: str, quoted: list[str]) -> None:
    article = make_article(text)
    assert [fact.text for fact in find_quotes(article, find_names(article))] == quoted
