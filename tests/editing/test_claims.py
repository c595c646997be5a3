"""Claims: clauses that somebody is reported to say; and figures that stand in somebody's words."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.editing.names.finding import find_names
from digest.editing.names.mentions import Names
from digest.editing.speech.attribution import attribute_facts
from digest.editing.speech.claims import find_claims
from digest.editing.speech.told import read_telling
from digest.model.article import Article, Block, Sentence
from digest.model.fact import Attribution, Evidence, Fact, FactKind

Make = Callable[..., Article]


def _claims(make_article: Make, text: str, **more: str) -> list[Fact]:
    article = make_article(text, **more)
    names = find_names(article)
    facts = find_claims(article, names)
    for fact in facts:
        assert fact.kind == "claim" and article.text[fact.start : fact.end] == fact.text
        assert fact.attribution is not None
        assert article.text[fact.attribution.start : fact.attribution.end] == fact.attribution.name
    return facts


@pytest.mark.parametrize(
    ("text", "claim", "source", "status"),
    [
        ("The ministry said that two bridges had collapsed.", "two bridges had collapsed", "The ministry", "said"),
        ("13:30 GMT Two bridges have collapsed, police say.", "Two bridges have collapsed", "police", "said"),
        ("The ministry said two bridges had collapsed.", "two bridges had collapsed", "The ministry", "said"),
        ("The ministry said on Saturday that two bridges had collapsed.", "two bridges had collapsed", "The ministry", "said"),
        ("The country's transport ministry on Saturday claimed that two bridges had collapsed.",
         "two bridges had collapsed", "The country's transport ministry", "claimed"),
        ("Two bridges have collapsed near the port, officials said.",
         "Two bridges have collapsed near the port", "officials", "said"),
        ("Two bridges collapsed at 3:40 a.m., officials said.", "Two bridges collapsed at 3:40 a.m.", "officials", "said"),
        ("Officials said two bridges had collapsed by 3 p.m.", "two bridges had collapsed by 3 p.m.", "Officials", "said"),
        ("Two bridges have collapsed near the port, said Anna Holm.",
         "Two bridges have collapsed near the port", "Anna Holm", "said"),
        ("According to police, two bridges had collapsed in the storm.",
         "two bridges had collapsed in the storm", "police", "said"),
        ("Two bridges had collapsed in the storm, according to a report.",
         "Two bridges had collapsed in the storm", "a report", "said"),
        ("Police say two bridges have collapsed in the storm.", "two bridges have collapsed in the storm", "Police", "said"),
        ("A report by the harbour union found that two bridges had collapsed.",
         "two bridges had collapsed", "A report by the harbour union", "said"),
        ("Anna Holm denied that two bridges had collapsed.", "two bridges had collapsed", "Anna Holm", "denied"),
        ("According to police, the clerk, a woman from Velda, lost two bridges in the storm.",
         "the clerk, a woman from Velda, lost two bridges in the storm", "police", "said"),
        ("According to Anna Holm, the mayor, two bridges had collapsed.", "two bridges had collapsed", "Anna Holm", "said"),
        ("Local reports say two bridges had collapsed.", "two bridges had collapsed", "Local reports", "said"),
        ("Highly placed sources said two bridges had collapsed.",
         "two bridges had collapsed", "Highly placed sources", "said"),
        ("The special adviser to Mayor Anna Holm said two bridges had collapsed.",
         "two bridges had collapsed", "The special adviser to Mayor Anna Holm", "said"),
        ("The head of the office of Mayor Anna Holm said two bridges had collapsed.",
         "two bridges had collapsed", "The head of the office of Mayor Anna Holm", "said"),
        ("The board rebutted Norcoal's accusation that two bridges had collapsed.",
         "two bridges had collapsed", "Norcoal", "alleged"),
        ("The board rejected the embattled mayor's claim that two bridges had collapsed.",
         "two bridges had collapsed", "the embattled mayor", "claimed"),
        ("Anna Holm maintained two bridges had collapsed.", "two bridges had collapsed", "Anna Holm", "said"),
        ("Rebuilt in 1960, the bridge was safe, Anna Holm said.", "Rebuilt in 1960, the bridge was safe", "Anna Holm", "said"),
        # the subject stands before the speaker, its verb behind: neither part says anything alone
        ("The bridge, according to the council, was built in 1931 and may not be closed.",
         "The bridge, according to the council, was built in 1931 and may not be closed", "the council", "said"),
        ("What worries us, Anna Holm said, is a growing belief that two bridges had collapsed.",
         "What worries us, Anna Holm said, is a growing belief that two bridges had collapsed", "Anna Holm", "said"),
        ("The bridge is safe, according to the council, and was built in 1931.", "The bridge is safe", "the council", "said"),
        ("The guild raised the alarm, echoing harbour experts who say that two bridges had collapsed.",
         "two bridges had collapsed", "harbour experts", "said"),
        # what says it opens the sentence
        ("The ferry operator Norvik will sell two bridges, it announced on Friday.",
         "The ferry operator Norvik will sell two bridges", "Norvik", "said"),
        # what others say to it
        ("Anna Holm said two bridges had collapsed, a claim that the city denies.",
         "two bridges had collapsed", "Anna Holm", "said"),
        ("Anna Holm said two bridges had collapsed, a charge the builder has rejected.",
         "two bridges had collapsed", "Anna Holm", "said"),
        ("Anna Holm said two bridges had collapsed, a figure that was expected.",
         "two bridges had collapsed, a figure that was expected", "Anna Holm", "said"),
        # what the speaker does besides, and a clause whose verb is another's saying
        ("Anna Holm denied there was a crisis, pointing to figures that fell.", "there was a crisis", "Anna Holm", "denied"),
        ("Anna Holm said two bridges had collapsed, citing a map.", "two bridges had collapsed", "Anna Holm", "said"),
        ("Anna Holm said two bridges were shut, while party leader and former mayor Olaf Brand termed it “a cruel joke”.",
         "two bridges were shut", "Anna Holm", "said"),
        ("Anna Holm, who denied theft but admitted fraud, claimed that two bridges were hers.",
         "two bridges were hers", "Anna Holm", "claimed"),
        ("A report by the harbour union tabled last month found that two bridges had collapsed.",
         "two bridges had collapsed", "A report by the harbour union", "said"),
        ("Anna Holm confirmed that two bridges had collapsed.", "two bridges had collapsed", "Anna Holm", "confirmed"),
        ("Anna Holm predicted that two bridges would collapse.", "two bridges would collapse", "Anna Holm", "expected"),
        ("Prosecutors allege that two bridges were sold twice.", "two bridges were sold twice", "Prosecutors", "alleged"),
        ("Anna Holm refused to confirm that two bridges had collapsed.", "two bridges had collapsed", "Anna Holm", "denied"),
        ("A damning Works Department report said that two bridges had collapsed.",
         "two bridges had collapsed", "A damning Works Department report", "said"),
        ("The Justice Department said that two bridges had collapsed.",
         "two bridges had collapsed", "Justice Department", "said"),
        ("Others in the town said that two bridges had collapsed.", "two bridges had collapsed", "Others in the town", "said"),
        ("Officials report that two bridges have collapsed.", "two bridges have collapsed", "Officials", "said"),
        # a mark without a partner is left out
        ("Anna Holm said ‘Two bridges have collapsed in the storm.",
         "Two bridges have collapsed in the storm", "Anna Holm", "said"),
        ("The operator, Sallow Line, denied that it was overloaded.", "it was overloaded", "Sallow Line", "denied"),
        ("The mayor, Anna Holm, confirmed that two bridges had collapsed.",
         "two bridges had collapsed", "Anna Holm", "confirmed"),
        ("Anna Holm, the mayor, denied that two bridges had collapsed.", "two bridges had collapsed", "Anna Holm", "denied"),
        ("Two bridges have collapsed, its director, Anna Holm, told the council.",
         "Two bridges have collapsed", "Anna Holm", "said"),
        # within each other: the outer one says it
        ("Models of the bay show that two bridges will collapse, Anna Holm told the council.",
         "Models of the bay show that two bridges will collapse", "Anna Holm", "said"),
        ("Shops reported that takings were down by a third, according to the traders' union.",
         "Shops reported that takings were down by a third", "the traders' union", "said"),
        ("Anna Holm said that two bridges had collapsed, according to the Gazette.",
         "two bridges had collapsed", "Anna Holm", "said"),
        ("When the dam broke, two bridges collapsed, Anna Holm said.",
         "When the dam broke, two bridges collapsed", "Anna Holm", "said"),
        ("Anna Holm said that building two bridges was wrong.", "building two bridges was wrong", "Anna Holm", "said"),
        # what somebody reckons
        ("Its spokesperson, Fawad Omar, put the losses at 385 killed and 210 wounded.",
         "the losses at 385 killed and 210 wounded", "Fawad Omar", "said"),
        ("Anna Holm put the damage to roads, bridges and homes at 48 million euros.",
         "the damage to roads, bridges and homes at 48 million euros", "Anna Holm", "said"),
        ("Insurers put the damage to homes at between 80 million and 90 million euros.",
         "the damage to homes at between 80 million and 90 million euros", "Insurers", "said"),
        ("The union put the cost at 14 million crowns a year and accused the company of waste.",
         "the cost at 14 million crowns a year", "The union", "said"),
        # what another does besides is not told by who says something in passing
        ("Anna Holm won, saying two bridges had collapsed, but the board urged calm for the time.",
         "two bridges had collapsed", "Anna Holm", "said"),
        ("Anna Holm won, saying two bridges had collapsed and two were safe.",
         "two bridges had collapsed and two were safe", "Anna Holm", "said"),
        # within what opens a sentence, words end before its subject
        ("Citing Anna Holm, who said two bridges had collapsed, the mayor left the town.",
         "two bridges had collapsed", "Anna Holm", "said"),
        ("They cited Anna Holm, who said two bridges had collapsed.", "two bridges had collapsed", "Anna Holm", "said"),
        # what came of it is not said
        ("Anna Holm said two bridges had collapsed, following which the town was shut.",
         "two bridges had collapsed", "Anna Holm", "said"),
        ("The board met after Anna Holm found that rain had hurt two carters and a clerk, Maria Brand.",
         "rain had hurt two carters and a clerk, Maria Brand", "Anna Holm", "said"),
        ("Anna Holm accused the board of closing two bridges and blaming the rain.",
         "the board of closing two bridges and blaming the rain", "Anna Holm", "said"),
        ("Weeks after Anna Holm said that two bridges had collapsed, the town was shut.",
         "two bridges had collapsed", "Anna Holm", "said"),
        ("The town was shut after Anna Holm said that two bridges had collapsed, both of them new.",
         "two bridges had collapsed, both of them new", "Anna Holm", "said"),
        ("After Anna Holm said that Velda, Marsh and Delby had flooded, the town was shut.",
         "Velda, Marsh and Delby had flooded", "Anna Holm", "said"),
        # what things show is told in somebody's words, and what goes is no speaker
        ('Anna Holm, a clerk, says the map "plainly" shows Velda lies below the sea.',
         'the map "plainly" shows Velda lies below the sea', "Anna Holm", "said"),
        # two clauses are one claim, or the first of them
        ("The ministry said that rents had risen and that wages had fallen.",
         "rents had risen and that wages had fallen", "The ministry", "said"),
        ("The union said that the wall would cost 5 million crowns and asked where the money was to come from.",
         "the wall would cost 5 million crowns", "The union", "said"),
        ("The union said that the firm had lost money and blamed the weather for it.",
         "the firm had lost money and blamed the weather for it", "The union", "said"),
        ("The old bridge cannot be saved, Anna Holm said, and will be pulled down before the winter.",
         "The old bridge cannot be saved", "Anna Holm", "said"),
        # negation stays in the clause
        ("The ministry said that nobody was not counted there.", "nobody was not counted there", "The ministry", "said"),
    ],
)  # fmt: skip
def test_a_claim_has_its_clause_source_and_status(make_article: Make, text: str, claim: str, source: str, status: str) -> None:
    (fact,) = _claims(make_article, text)
    assert fact.attribution is not None
    assert (fact.text, fact.attribution.name, fact.attribution.status) == (claim, source, status)


@pytest.mark.parametrize(
    "text",
    [
        "Two bridges collapsed in the storm near the port.",
        "The ministry did not say that two bridges had collapsed.",
        "The report was long and the police came late to the port.",
        "The United States and its allies met in the port on Monday.",
        "The club claimed its third title of the year.",
        "Anna Holm denied the charges and challenged the mayor to name the bridge.",
        '"Two bridges have collapsed near the port," said Anna Holm.',
        "Anna Holm was told to leave the port at once.",
        '"We are proud of it," Anna Holm said, addressing a crowd of workers on Sunday.',
        '"We are proud of it," Anna Holm said when asked about the two bridges.',
        "The army put the guns at the gate of the port.",
        "Anna Holm put 200 guards at 4 gates of the port.",
        "The head of the harbour board, Anna Holm, denied it.",
        "Its head of forecasting, Anna Holm, told them so.",
        # requests and orders are neither true nor false
        "The United States asked its citizens to leave the coast at once.",
        "Anna Holm asked people to boil their water until Monday.",
        "The court ordered the bridge shut for the whole of August.",
        "Anna Holm told them to wait for the boats until the morning.",
        "The union urged both sides to go to arbitration on Monday.",
        "The police warned residents to stay away from the old bridge.",
        "Only hours before, the ministry had told the crew to leave the port.",
        "Weeks after Anna Holm declared a day of rest, carters closed the mill in the town.",
        # nothing tells where the words of a claim end that is the subject
        "In the spring, warnings by Anna Holm that two bridges had collapsed came too late.",
        # things, and when something was said
        "The officers emptied the hall and found the abandoned chairs, that filled nine carts.",
        "Anna Holm announced the closing of the two gates - a step that had long been awaited.",
        "Anna Holm won by suggesting changes to “fair rent” laws that were old.",
        '"It rains far too often," Anna Holm wrote last March after the ferry had sunk.',
        "The Harbour Union could add 1,000 boats to its fleet.",
        # nobody in particular says so, or somebody says that nobody does
        "Others said that two bridges had collapsed.",
        "Someone said two bridges had collapsed in the storm.",
        "Nobody from the council said that two bridges had collapsed.",
        "No one at the port said that two bridges had collapsed.",
        "No official said that two bridges had collapsed.",
        # what befell the speaker, and what is owned, are not said
        "Driven out by threats over her poems, Anna Holm announced the end of her work in the port.",
        "The news that as mayor Anna Holm maintained a private store of maps, and that she had lost it, shook the port.",
        # what is told of a noun
        "The port drew its two boats back from the disputed pier, ending a quarrel that had shut two bridges.",
        # where the words end that are claimed nobody can tell
        "The mayor's claim that two bridges had collapsed is wrong.",
        "Even if Holm wins, as surveys suggest is probable, the harm to the two bridges will be large.",
        # a question states nothing
        "Did the ministry say that two bridges had collapsed?",
        "Which study found that two bridges had collapsed?",
        # a phrase that goes on in marks
        'A group of "keepers" said that two bridges had collapsed.',
        # a noun after the name of a body
        "Works Department report backed up what the boats had seen.",
    ],
)
def test_what_nobody_is_reported_to_say_is_no_claim(make_article: Make, text: str) -> None:
    assert _claims(make_article, text) == []


def test_an_agency_that_quotes_somebody_is_the_way(make_article: Make) -> None:
    (fact,) = _claims(make_article, "Rebels took the port on Saturday, reported AFP quoting deputy mayor.")
    assert fact.attribution is not None
    assert (fact.text, fact.attribution.name, fact.attribution.via) == ("Rebels took the port on Saturday", "deputy mayor", "AFP")


@pytest.mark.parametrize(
    ("text", "claim", "via"),
    [
        ("The governor confirmed its fall to the French agency AFP.", "its fall", "AFP"),
        ("Anna Holm confirmed the loss of two bridges to Reuters on Monday.", "the loss of two bridges", "Reuters"),
        ("Anna Holm told AFP that two bridges had collapsed.", "two bridges had collapsed", "AFP"),
        ("Anna Holm confirmed the loss of two bridges to the council.", "the loss of two bridges to the council", None),
    ],
)
def test_an_agency_that_is_told_is_the_way(make_article: Make, text: str, claim: str, via: str | None) -> None:
    (fact,) = _claims(make_article, text)
    assert fact.attribution is not None
    assert (fact.text, fact.attribution.via) == (claim, via)


def test_what_somebody_is_accused_of_ends_where_more_is_said(make_article: Make) -> None:
    text = "The union accused the board of hiding its debts and said there was rot in the roof of the hall."
    told = ["the board of hiding its debts", "there was rot in the roof of the hall"]
    assert [fact.text for fact in _claims(make_article, text)] == told


def test_two_sayings_of_a_sentence_are_two_claims(make_article: Make) -> None:
    facts = _claims(make_article, "Anna Holm said that two bridges had collapsed, and added that ten ships were waiting.")
    assert [(f.text, f.attribution.name if f.attribution else "") for f in facts] == [
        ("two bridges had collapsed", "Anna Holm"),
        ("ten ships were waiting", "Anna Holm"),
    ]


def test_a_pronoun_becomes_the_name(make_article: Make) -> None:
    facts = _claims(make_article, "Anna Holm said that two bridges had collapsed. She also said that ten ships were waiting.")
    assert [f.attribution.name for f in facts if f.attribution] == ["Anna Holm", "Anna Holm"]


def test_the_statement_is_its_maker_s(make_article: Make) -> None:
    facts = _claims(
        make_article,
        "The harbour board said in a statement that two bridges had collapsed. The statement said that ten ships were waiting.",
    )
    assert [f.attribution.name for f in facts if f.attribution] == ["The harbour board", "The harbour board"]


def test_other_languages_have_no_claims(make_article: Make) -> None:
    assert _claims(make_article, "Anna Holm said that two bridges had collapsed.", language="de") == []


def _fact(kind: FactKind, start: int, end: int, name: str | None = None) -> Fact:
    by = Attribution(name, 0, len(name)) if name else None
    text = "x" * (end - start)
    return Fact(kind=kind, text=text, evidence=(Evidence(0, start, end, text),), attribution=by)


def test_figures_in_somebody_s_words_are_theirs() -> None:
    claims = [_fact("claim", 10, 60, "the ministry"), _fact("claim", 100, 150, "police")]
    quotes = [_fact("quote", 30, 50, "Anna Holm"), _fact("quote", 200, 220)]
    facts = [
        _fact("figure", 105, 110), _fact("figure", 12, 15), _fact("figure", 35, 40), _fact("figure", 70, 75),
        _fact("figure", 145, 155), _fact("figure", 205, 210), _fact("place", 12, 15), _fact("date", 52, 58),
        _fact("figure", 13, 16, "the mayor"),
    ]  # fmt: skip
    told = [f.attribution.name if f.attribution else None for f in attribute_facts(facts, quotes, claims)]
    assert told == ["police", "the ministry", "Anna Holm", None, None, None, None, "the ministry", "the mayor"]


@pytest.mark.parametrize(
    "unit",
    [
        "more than half of ",
        "six in 10 said ",
        "X (Y) who said ",
        "AFP reported, quoting ",
        "In a statement, X said ",
        "said that ",
        "he said ",
        "X said, ",
        "according to X, ",
        "and said and added ",
        "police say it is and ",
    ],
)
def test_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    text = (unit * (100_000 // len(unit))).strip()
    article = Article(
        id="x", path="x", title="", published=datetime(2021, 8, 7, tzinfo=UTC), precision="day", language="en", text=text,
        blocks=(Block("paragraph", 0, len(text)),), sentences=(Sentence(0, 0, len(text), text, 0),), body=(),
    )  # fmt: skip
    names = Names((), (), ())
    telling = read_telling(article, names)
    began = time.process_time()
    find_claims(article, names, telling)
    assert time.process_time() - began < 1.0


def test_a_fact_that_is_attributed_keeps_all_else() -> None:
    evidence = (Evidence(0, 3, 5, "12"),)
    full = Fact(
        kind="figure", text="12", evidence=evidence, line="12 ships", key=True, importance=0.5, origin="editor", value=12,
        value_low=11, value_high=13, hedge="about", unit="ships", measure="ships", iso="2021", name="Holm", role="mayor",
        country="NO",
    )  # fmt: skip
    claim = _fact("claim", 0, 9, "police")
    assert attribute_facts([full], [], [claim]) == [full._replace(attribution=claim.attribution)]
    assert all(getattr(full, name) != Fact._field_defaults.get(name, None) for name in Fact._fields if name != "attribution")


def test_many_facts_are_attributed_in_time() -> None:
    figures = [_fact("figure", n * 10, n * 10 + 3) for n in range(20_000)]
    claims = [_fact("claim", n * 100, n * 100 + 90, "police") for n in range(2_000)]
    began = time.process_time()
    attribute_facts(figures, [], claims)
    assert time.process_time() - began < 1.0


def test_the_seed_s_claims(shared: Path) -> None:
    from digest.reading.article import read_plain

    text = next(shared.glob("seeds/*.txt")).read_text(encoding="utf-8")
    article = read_plain(text, id="seed", published=None)
    facts = find_claims(article, find_names(article))
    told = [(f.attribution.name, f.attribution.via, f.attribution.status) for f in facts if f.attribution]
    assert ("deputy governor", "AFP", "said") in told
    assert ("the country's defence ministry", None, "claimed") in told
    assert any(name == "Fawad Aman" for name, _, _ in told)
