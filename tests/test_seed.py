"""The article that the project was created from, read as it is: what an editor would have to find in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.desk import Digested, digest_article
from digest.model.article import SourceFile
from digest.model.fact import Fact
from digest.model.settings import Settings
from digest.publishing.proof import render_proof


@pytest.fixture
def seed(shared: Path) -> Digested:
    (path,) = (shared / "seeds").glob("*.txt")
    return digest_article(SourceFile(path.name, path.read_bytes()), Settings())


def facts(seed: Digested, kind: str) -> list[Fact]:
    assert seed.summary is not None
    return [f for f in seed.summary.facts if f.kind == kind]


def test_it_is_read_without_a_problem(seed: Digested) -> None:
    assert seed.problems == ()


def test_day_dateline_deck_and_credit(seed: Digested) -> None:
    article = seed.article
    assert article is not None
    assert article.published.date().isoformat() == "2021-08-07"
    assert article.published.strftime("%A") == "Saturday"
    assert article.precision == "day"
    assert article.dateline is not None
    assert article.dateline.place == "Kabul (Afghanistan)"
    assert article.dateline.agency == "Jagran News Desk"
    assert article.deck.startswith("The US, which has decided")
    assert article.deck.endswith("civilians.")
    assert [(c.role, c.name) for c in article.credits] == [("posted by", "Aalok Sensharma")]
    assert [article.text[b.start : b.end] for b in article.blocks if b.kind == "subhead"] == [
        "385 Taliban terrorists killed in last 24 hours"
    ]


def test_quotes_have_their_speakers(seed: Digested) -> None:
    by_speaker = {f.attribution.name: f for f in facts(seed, "quote") if f.attribution}
    assert by_speaker["US Embassy in Kabul"].attribution.via == "in a statement"  # type: ignore[union-attr]
    assert by_speaker["Jen Psaki"].text.startswith("If the Taliban claim")
    tweet = by_speaker["Fawad Aman"]
    assert tweet.text.startswith("385 Taliban terrorists")
    assert tweet.attribution is not None
    assert "tweeted" in (tweet.attribution.via, tweet.attribution.cue)


def test_who_says_it_is_known_with_a_role(seed: Digested) -> None:
    roles = {f.name: f.role for f in facts(seed, "person")}
    assert roles["Jen Psaki"] == "White House spokesperson"
    assert roles["Fawad Aman"] == "Afghanistan defence ministry spokesperson"


def test_figures_have_value_and_claimant_and_agree(seed: Digested) -> None:
    assert seed.summary is not None
    assert seed.article is not None
    body = [f for f in facts(seed, "figure") if seed.article.kind_of(seed.article.sentences[f.sentence]) == "paragraph"]
    told = {(f.value, f.hedge): f for f in body}
    killed, wounded, nearly = told[385, "exact"], told[210, "exact"], told[400, "nearly"]
    assert killed.attribution is not None and killed.attribution.name == "Fawad Aman"
    assert wounded.attribution is not None and wounded.attribution.name == "Fawad Aman"
    assert nearly.attribution is not None and "defence ministry" in nearly.attribution.name
    assert nearly.attribution.status == "claimed"
    together = [c for c in seed.summary.comparisons if {killed, nearly} <= {seed.summary.facts[i] for i in c.facts}]
    assert [c.verdict for c in together] == ["agree"]
    assert not any(c.verdict == "conflict" for c in seed.summary.comparisons)


def test_dates_are_resolved(seed: Digested) -> None:
    dates = {f.text: f.iso for f in facts(seed, "date")}
    assert {iso for text, iso in dates.items() if "Saturday" in text} == {"2021-08-07"}
    assert {iso for text, iso in dates.items() if "September" in text} == {"2021-09"}


def test_the_capture_is_reported_by_an_agency_quoting_an_official(seed: Digested) -> None:
    capture = next(f for f in facts(seed, "claim") if "Sheberghan" in f.text)
    assert capture.attribution is not None
    assert capture.attribution.name == "deputy governor"
    assert capture.attribution.via == "AFP"


def test_no_key_fact_rests_on_a_subhead_or_the_repeated_standfirst(seed: Digested) -> None:
    assert seed.summary is not None
    assert seed.article is not None
    for fact in seed.summary.key_facts():
        assert seed.article.kind_of(seed.article.sentences[fact.sentence]) == "paragraph"


def test_headline_and_summary_are_sober_and_its_own(seed: Digested) -> None:
    assert seed.summary is not None
    assert seed.article is not None
    headline = seed.summary.headline
    assert "Sheberghan" in headline
    assert len(headline.split()) <= 12
    words = set(seed.article.text.lower().replace(",", "").split())
    assert {w.lower().strip(",.") for w in headline.split()} <= words
    for sentence in seed.summary.sentences:
        assert seed.article.text[sentence.start : sentence.end] == sentence.text


def test_its_proof_can_be_read(seed: Digested) -> None:
    assert seed.article is not None
    assert seed.summary is not None
    proof = render_proof(seed.article, seed.summary)
    assert "who says so: Fawad Aman" in proof
