"""Who is known already: offices, short names of bodies, and "it", only where one alone can be meant."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from digest.editing.names.finding import find_names
from digest.editing.speech.claims import find_claims
from digest.editing.speech.quotes import find_quotes
from digest.editing.speech.told import read_telling
from digest.model.article import Article

Make = Callable[..., Article]


def _speakers(make_article: Make, text: str) -> list[str]:
    """Who says what is quoted and claimed, in the order of the text; each stands where the attribution points."""
    article = make_article(text)
    names = find_names(article)
    facts = [*find_quotes(article, names), *find_claims(article, names)]
    found = [fact.attribution for fact in sorted(facts, key=lambda fact: fact.start) if fact.attribution is not None]
    for attribution in found:
        assert article.text[attribution.start : attribution.end] == attribution.name
    return [attribution.name for attribution in found]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # the name between commas after a role, and the short form after the full one
        (
            "The agency counts the dead. Its spokesperson, Fawad Omar, put the toll at nine. "
            '"Nine people were killed in the night," he tweeted. Omar added that the road was shut.',
            ["Fawad Omar", "Fawad Omar"],
        ),
        ("Rolf Dietz, the guild's chairman, came. The chairman said that the bridge was lost.", ["Rolf Dietz"]),
        ("Health minister Karl Dorn came to town. The minister said that nine people had died.", ["Karl Dorn"]),
        ("Health minister Karl Dorn came to town. The health minister said that nine had died.", ["Karl Dorn"]),
        ("A spokesman, Karl Dorn, spoke. The spokesman said that nine people had died.", ["Karl Dorn"]),
        # not where another may be meant
        ("Health minister Karl Dorn came to town. The finance minister said that nine had died.", ["The finance minister"]),
        ("Former minister Karl Dorn came to town. The minister said that nine people had died.", ["The minister"]),
        ("Deputy mayor Karl Dorn came. The mayor said that nine people had died.", ["The mayor"]),
        ("Health minister Karl Dorn met trade minister Ann Reed. The minister said that nine had died.", ["The minister"]),
        ("Police officer Karl Dorn came. The officer said that nine people had died.", ["The officer"]),
        ("The minister said that nine had died. Health minister Karl Dorn came late.", ["The minister"]),
        ("A minister said that nine people had died. Health minister Karl Dorn came late.", ["A minister"]),
        (
            "Its spokesman, Karl Dorn, spoke. Norvik Bank was shut. Its spokesman said that nine clerks had gone.",
            ["Its spokesman"],
        ),
        # a short name of a body
        (
            "The Harbour Workers Union met on Monday. The Union said that nine ships had been held.",
            ["Harbour Workers Union"],
        ),
        (
            "The Harbour Workers Union met the Miners Union. The Union said that nine ships had been held.",
            ["Union"],
        ),
        # one of two bodies that were named together
        ("The Norvik Bank and the Miners Union met. The Union said that nine ships had been held.", ["Miners Union"]),
        ("The Miners Union and the Works Council met. The Union said that nine ships had been held.", ["Miners Union"]),
        ("Ann Reed and the Miners Union met. The Union said that nine ships had been held.", ["Miners Union"]),
        (
            "The Ministry of Health and the Environment met. The Ministry said that nine ships had been held.",
            ["Ministry of Health and the Environment"],
        ),
        # "it said"
        ("The river authority said the dam had held. It said that the water was falling.", ["The river authority"] * 2),
        ("The dam has held, the river authority said. It added that the water was falling.", ["the river authority"] * 2),
        ("France has ten such dams. It says that the water is falling.", ["It"]),
        ("France said the dam had held. It said that the water was falling.", ["France"] * 2),
        ("Police said the dam had held. It said that the water was falling.", ["Police", "It"]),
        (
            "The council said the dam had held, and the army denied that it ever had. It said that the water was falling.",
            ["The council", "the army", "It"],
        ),
        ("Ann Reed said that the dam had held. It said that the water was falling.", ["Ann Reed", "It"]),
        # the name after a description, with a role of its own
        ("The head of the mission, former premier Daniel Tarr, said that nine people had died.", ["Daniel Tarr"]),
        ("The head of the mission, a friend of Daniel Tarr, said that nine people had died.", ["The head of the mission"]),
        # the holder of an office, beside who held it first; and an office that is nobody's name
        (
            "Tam Wei Lok, the founding prime minister, is dead. Prime minister Tam Hui Lok spoke. "
            "The prime minister said that nine had come.",
            ["Tam Hui Lok"],
        ),
        ("The Prime Minister said that nine people had died.", ["Prime Minister"]),
        # of two who bear a name, the one who spoke last; the first where neither did
        (
            "Tam Wei Lok is dead. Prime minister Tam Hui Lok said that nine had come. Tam said that the hall was full.",
            ["Tam Hui Lok"] * 2,
        ),
        # of mother and son the one whom the article named first
        (
            "Finn Larsen came. His mother, Tuva Larsen, said that nine had come. Larsen said that the hall was full.",
            ["Tuva Larsen", "Finn Larsen"],
        ),
        ("Minister Tam Wei Lok came. Prime minister Tam Hui Lok was late. Tam said that the hall was full.", ["Tam Wei Lok"]),
        # a rival named in passing does not take over
        (
            "Ned Holt won in the north. His rival, Sasha Reed, won the rest. He said that it meant much to him.",
            ["Ned Holt"],
        ),
    ],
)
def test_a_description_is_the_one_whom_the_article_named(make_article: Make, text: str, speakers: list[str]) -> None:
    assert _speakers(make_article, text) == speakers


def test_many_offices_cost_no_more_than_their_number(make_article: Make) -> None:
    """Whom "the mayor" means is looked up, not searched for among all names."""
    text = "\n\n".join(
        f"Ann Reed{chr(97 + n % 26)}{chr(97 + n // 26)}, the mayor of Bern, left. The mayor said it rained. The League denied it."
        for n in range(500)
    )
    article = make_article(text)
    names = find_names(article)
    started = time.process_time()
    read_telling(article, names)
    assert time.process_time() - started < 1.5
