"""What is ours passes the check that others' words have to pass, for made-up articles and the sample edition; a slip is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.editing.checking.ours import check_own_words
from digest.editing.checking.witness import Witness
from digest.editing.editors import split_editors_sentences
from digest.editing.summary import edit_article
from digest.model.article import Article, SourceFile
from digest.model.settings import Settings
from digest.model.summary import Summary
from digest.reading.article import read_article, read_plain
from digest.reading.metadata.settings import read_settings

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = sorted(p for p in (ROOT / "content").rglob("*") if p.suffix in (".md", ".txt"))

#: Sentences of each kind that is rewritten on the way to a line: attributed, quoted, with amounts, dates, roles, pronouns.
SENTENCES = [
    "Adela Farrow, the harbour master of Linmouth, said on Friday that 1,500 tonnes of oil had leaked.",
    "“We saw it too late,” she said. “Nobody had asked us.”",
    'According to the ministry, $4m to $5m was paid on Aug. 2, and 10 per cent more is "still to come".',
    "At least 12 people were killed and 40 injured when the ferry struck a pier, police said.",
    "He denied that the U.N. had asked for three hundred boats by September 2021.",
    "The Rev. J.K. Dale told Reuters: 'It won't do.'",
    "BREAKING: 1GB of data was lost, the third time since 2019!",
    "Residents (about 350) fled to Kasımpaşa; “sixteen” stayed, Omar Karimi claimed in a statement.",
    "The company expects sales of Rs 2.5 crore next year, up from 1.2 million dollars.",
    "Velda won 3-2 on 7 August 2021 at 10:30 p.m.",
]


def our_words(summary: Summary) -> Iterator[str]:
    yield summary.headline
    yield from (s.text for s in summary.sentences)
    yield from (fact.line for fact in summary.key_facts())


def check_all(article: Article) -> None:
    summary = edit_article(article, Settings()).summary
    assert check_own_words(article, summary) == ()
    witness = Witness(article)
    for words in our_words(summary):
        assert witness.find_unsupported(words) == (), words
    assert all(s.text == article.text[s.start : s.end] for s in summary.sentences)
    assert " ".join(article.deck.split()) in " ".join(article.text.split())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8), st.booleans())
def test_what_is_ours_passes_on_made_up_articles(sentences: list[str], titled: bool) -> None:
    text = "\n\n".join(" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3))
    check_all(read_plain(text, id="a", title="Oil leaks" if titled else ""))


@pytest.mark.parametrize("path", SAMPLE, ids=lambda p: p.stem)
def test_what_is_ours_passes_on_the_sample_edition(path: Path) -> None:
    site, _ = read_settings((ROOT / "digest.yml").read_text(encoding="utf-8"), "digest.yml")
    article = read_article(SourceFile(path.relative_to(ROOT / "content").as_posix(), path.read_bytes()), site).article
    assert article is not None
    if article.editors.summary is None:
        check_all(article)


TEXT = "Three boats sank off Linmouth on Friday, Adela Farrow said. The damage is put at $4m by the port of Linmouth."


def find_slip(article: Article, **changes: object) -> list[str]:
    summary = edit_article(article, Settings()).summary
    return [p.message for p in check_own_words(article, replace(summary, **changes))]  # type: ignore[arg-type]


def test_a_slip_of_ours_is_told(make_article: Callable[..., Article]) -> None:
    article = make_article(TEXT)
    summary = edit_article(article, Settings()).summary
    assert find_slip(article) == []
    assert find_slip(article, headline="Five boats sink") == ["the headline has 'Five', which the article does not have"]
    shifted = tuple(s._replace(start=s.start + 1) for s in summary.sentences[:1])
    assert find_slip(article, sentences=shifted) == [f"the summary has '{shifted[0].text}', which the article does not have"]
    fact = summary.key_facts()[0]
    for line, told in (("Karin Dale said so", "Karin"), ("Three boats — says Dale", "Dale"), ("“Three sank”", "“Three sank”")):
        assert any(told in message for message in find_slip(article, facts=(fact._replace(line=line),))), line
    evidence = fact.evidence[0]._replace(start=fact.start + 1)
    assert find_slip(article, facts=(fact._replace(evidence=(evidence,)),))[0].startswith("the evidence of a fact")
    assert find_slip(article, facts=(fact._replace(line="Karin Dale said so", origin="editor"),)) == []
    assert find_slip(article, headline="Small words of ours only", sentences=()) == []


def edit_titled(make: Callable[..., Article], title: str) -> tuple[Summary, list[str]]:
    article = make(f"# Boats sink off Linmouth\n\n{TEXT}", title=title, suffix=".md")
    edited = edit_article(article, Settings())
    return edited.summary, [p.message for p in edited.problems if p.code == "not-in-source"]


def test_a_title_is_the_sources_own_unless_the_text_carries_another(make_article: Callable[..., Article]) -> None:
    own = edit_article(make_article(TEXT, title="Seven boats sink off Norrby"), Settings())
    assert (own.summary.headline_origin, own.problems) == ("source", ())
    assert edit_titled(make_article, "Boats sink off Linmouth")[0].headline_origin == "source"
    summary, told = edit_titled(make_article, "Three Boats Sink Near Linmouth")
    assert (summary.headline, summary.headline_origin, told) == ("Three Boats Sink Near Linmouth", "editor", [])
    summary, told = edit_titled(make_article, "Seven boats sink off Norrby")
    assert summary.headline_origin == "editor"
    assert told == ["the title has 'Seven', 'Norrby', which the article does not have"]


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("One. Two! “Three?” Four", ("One.", "Two!", "“Three?”", "Four")),
        ("Mr. A. Dale left on Aug. 5. He won.", ("Mr. A. Dale left on Aug. 5.", "He won.")),
        ("  ", ()),
    ],
)
def test_sentences_of_an_editor(words: str, sentences: tuple[str, ...]) -> None:
    assert split_editors_sentences(words) == sentences
