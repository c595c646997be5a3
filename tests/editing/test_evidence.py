"""Evidence holds always: the words stand where it says, in the sentence that it says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.editing.names.finding import find_names, make_name_facts
from digest.editing.speech.claims import find_claims
from digest.editing.speech.quotes import find_quotes
from digest.model.article import Article, SourceFile
from digest.model.fact import Fact
from digest.model.settings import Settings
from digest.reading.article import read_article, read_plain

#: Parts that articles are made of, whole, cut short and damaged.
PARTS = (
    "Mayor Anna Holm said that two bridges had collapsed.",
    "Anna Holm, 54, the mayor, denied it, and the river authority said the dam had held.",
    '"We waited. Nobody came. It rained," said Karl Dorn of the Harbour Workers\' Union.',
    '"We waited for a long time',
    '"and nobody came," she said. "Nobody at all came to us."',
    "“It is shut,” he told AFP. “It stays so.",
    "Its spokesman, Karl Dorn, put the losses at 385. He said: 'Nine ships are gone.'",
    "VARNHOLT, Aug. 7 (Northern Wire) -- Nine people died, police said.",
    "Bridges closed",
    "- 14 houses, said Holm;\n- nine cars.",
    "According to the health ministry, nine died in Lisbon. It added that ten were ill",
    "(Reporting by Jonas Vahl; Editing by Ruth Pell)",
    "ALSO READ | Ten photographs of Lisbon",
    "U.S. Gen. J. R. Pereira told reporters the U.N. was late... so was he!",
    "> Quoted words of Anna Holm",
    "## Words of a heading by Anna Holm",
    "said. that, \" ” ' “ says Holm :",
)
texts = st.lists(
    st.tuples(st.sampled_from(PARTS), st.sampled_from((" ", "\n", "\n\n", "", "\n \n", "\u00a0"))), min_size=1, max_size=12
).map(lambda parts: "".join(part + gap for part, gap in parts))


def _facts(article: Article) -> list[Fact]:
    names = find_names(article)
    quotes = find_quotes(article, names)
    return [*make_name_facts(article, names), *quotes, *find_claims(article, names)]


def _holds(article: Article) -> None:
    for fact in _facts(article):
        assert fact.evidence
        assert fact.text == article.text[fact.start : fact.end]
        for evidence in fact.evidence:
            assert article.text[evidence.start : evidence.end] == evidence.exact
            sentence = article.sentences[evidence.sentence]
            assert sentence.index == evidence.sentence
            assert sentence.start <= evidence.start < sentence.end, (fact, sentence)
        if fact.attribution is not None:
            by = fact.attribution
            assert article.text[by.start : by.end] == by.name


@settings(max_examples=150, deadline=None)
@given(texts)
def test_evidence_names_the_sentence_it_stands_in(text: str) -> None:
    _holds(read_plain(text, id="made-up", published=None))


@settings(max_examples=80, deadline=None)
@given(texts, st.sampled_from((".txt", ".md")))
def test_evidence_holds_in_articles_with_all_their_parts(text: str, suffix: str) -> None:
    source = f"---\ndate: 2021-08-07\n---\n{text}"
    article = read_article(SourceFile(f"made-up{suffix}", source.encode()), Settings()).article
    if article is not None:
        _holds(article)
