"""A few quoted words are told with the words of their clause beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.editing.key_facts import choose_key_facts
from digest.editing.names.finding import find_names
from digest.editing.speech.quotes import find_quotes
from digest.model.article import Article
from digest.model.settings import FactSettings

LONG = "who soon wanted to put the quarrels in the council behind her and to build the bridge over the river"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f'Anna Holm said she was "a unifier" {LONG}.', ['she was "a unifier"']),
        # as many as are a phrase, and leave the quoted words a part of it
        (f'Anna Holm said the council\'s work was "fine" for all {LONG}.', ['was "fine"']),
        (f"Anna Holm said that it would be “quite dear” for those {LONG}.", ["it would be “quite dear”"]),
        (f"Anna Holm said that farms in the south should “rest a little” {LONG}.", ["should “rest a little”"]),
        (f"Anna Holm said that she sold all her land to Reed really “cheaply” for those {LONG}.", ["cheaply"]),
        # with the noun that they tell more of
        (f"Anna Holm asked the crowd to dig up hundreds of “missing” letters from those {LONG}.", ["“missing” letters"]),
        (f'Anna Holm said she would be a "neutral" broker between those {LONG}.', ['would be a "neutral" broker']),
        (f'Anna Holm said that "radical new farming" poses an old threat to those {LONG}.', ["radical new farming"]),
        (f'Anna Holm said they "sold the house" out of fear for those {LONG}.', ['they "sold the house"']),
        # no half of a phrase
        (f"Anna Holm said they voted for the “odd” international chairmanship of those {LONG}.", ["odd"]),
        # of a list each is told, and no "and" opens one
        (f'Anna Holm said he was a "loser" and a "liar" {LONG}.', ['he was a "loser"', 'a "liar"']),
        # four quoted words need no others
        (f'Anna Holm said it "was a great day" for those {LONG}.', ["was a great day"]),
        # much of what is told; what opens it; what nobody tells
        ('Anna Holm said the plan was "divisive".', ["divisive"]),
        (f'Anna Holm said "unifiers" were people {LONG}.', ["unifiers"]),
        (f'The plan of Anna Holm for a "unifier" {LONG} was late.', []),
        ('"Go," said Anna Holm.', ["Go,"]),
    ],
)
def test_few_quoted_words_have_words_of_their_clause(make_article: Callable[..., Article], text: str, told: list[str]) -> None:
    article = make_article(text)
    facts = find_quotes(article, find_names(article))
    assert [fact.text for fact in facts] == told
    assert all(article.text[fact.start : fact.end] == fact.text == fact.evidence[0].exact for fact in facts)


def test_they_are_no_key_fact_for_all_that(make_article: Callable[..., Article]) -> None:
    article = make_article(f'Anna Holm said that she had to be ready to "start" {LONG}.')
    facts = find_quotes(article, find_names(article))
    (verdict,) = choose_key_facts(article, facts, FactSettings(), lambda k: facts[k].text)
    assert verdict.reason == "few-words"
