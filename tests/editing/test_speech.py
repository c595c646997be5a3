"""Words of saying, who can speak, and quotation marks that are told from apostrophes."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from itertools import accumulate

import pytest

from digest.editing import marks, speech
from digest.editing.cues import CUES, make_via
from digest.editing.marks import find_quotations
from digest.editing.names.finding import find_names
from digest.editing.speech.claims import find_claims
from digest.editing.speech.passages import Paragraph, split_paragraphs
from digest.editing.speech.quotes import find_quotes
from digest.editing.speech.sayings import find_sayings
from digest.editing.speech.speakers import phrase_after, phrase_before, tight_span
from digest.editing.speech.told import read_telling
from digest.model.article import Article
from digest.patterns import Pattern


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("said", "said"),
        ("told", "said"),
        ("announced", "said"),
        ("tweeted", "said"),
        ("claimed", "claimed"),
        ("insisted", "said"),
        ("denied", "denied"),
        ("denies", "denied"),
        ("confirmed", "confirmed"),
        ("admitted", "confirmed"),
        ("predicted", "expected"),
        ("alleges", "alleged"),
        ("walked", None),
        ("table", None),
    ],
)
def test_a_word_of_saying_gives_its_status(word: str, status: str | None) -> None:
    cue = CUES.get(word)
    assert (cue.status if cue else None) == status


def test_every_cue_is_lower_case_and_has_a_known_kind() -> None:
    assert all(word == word.lower() and cue.takes in ("clause", "object", "quote") for word, cue in CUES.items())


@pytest.mark.parametrize(("word", "via"), [("tweeted", "tweeted"), ("wrote", "wrote"), ("said", None)])
def test_some_verbs_name_the_way(word: str, via: str | None) -> None:
    assert make_via(word) == via


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"The bridge is shut," he said. "It stays so."', ["The bridge is shut,", "It stays so."]),
        ("“The bridge is shut,” he said.", ["The bridge is shut,"]),
        ("« Le pont est fermé », dit-il", ["Le pont est fermé"]),
        ("„Die Brücke ist zu“, sagte er", ["Die Brücke ist zu"]),
        ("``The bridge is shut,'' he said", ["The bridge is shut,"]),
        ("''The bridge is shut,'' he said. ''It stays so.''", ["The bridge is shut,", "It stays so."]),
        ("He said ''the boys' bridge isn't ours'' and left.", ["the boys' bridge isn't ours"]),
        ("\"The bridge is shut,'' he said.", ["The bridge is shut,"]),
        ('"The wall is 6\'2\'\' high," he said.', ["The wall is 6'2'' high,"]),
        ("He said: ‘It’s the boys’ turn,’ and left.", ["It’s the boys’ turn,"]),
        ("'He told me \"go\" twice,' she said.", ['He told me "go" twice,']),
        ("“We call it ‘the wall’ here,” she said.", ["We call it ‘the wall’ here,"]),
        # a plural in marks, and more such words later, are not one long speech
        ("The army will cut its 'buddies' by half. They serve officers. An army 'buddy' is no cook.", ["buddies", "buddy"]),
        ("He said: 'The boys' turn has come. It is the boys' own.'", ["The boys' turn has come. It is the boys' own."]),
        # closed by the wrong mark, spaces inside the marks, a mark lost to a wrong encoding
        ("“The bridge is shut,\" he said.", ["The bridge is shut,"]),
        ('" The bridge is shut ," he said', ["The bridge is shut ,"]),
        ("It was no “one-off matter? for the town, he said.", ["one-off matter"]),
        # goes on in the next paragraph
        ("“The bridge is shut. It stays shut until the water falls.",
         ["The bridge is shut. It stays shut until the water falls."]),
        # apostrophes, inches, and a lone mark in mid-sentence
        ("the teachers' union and the pupils' parents", []),
        ("rock 'n' roll in the '90s", []),
        ("It's 6'2\" tall and the dogs' home isn't.", []),
        ("The wall is 6'2'' high and 3'' thick; the other is 5''.", []),
        ("The “yard was closed on Monday and the gates were locked by noon for everyone.", []),
        ("", []),
    ],
)  # fmt: skip
def test_marks_are_paired(text: str, inside: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text, 0, len(text))] == inside


def test_a_quotation_that_goes_on_is_not_closed() -> None:
    text = "“The bridge is shut. It stays shut until the water falls."
    assert [q.closed for q in find_quotations(text, 0, len(text))] == [False]


def _paragraph(text: str) -> Paragraph:
    return Paragraph(text, 0, len(text), [len(text)])


@pytest.mark.parametrize(
    ("text", "cue", "phrase"),
    [
        ("The ministry said", "said", "The ministry"),
        ("On Monday the ministry said", "said", "the ministry"),
        ("In Oslo officials said", "said", "officials"),
        ("Meanwhile, two witnesses said", "said", "two witnesses"),
        ("the head of the port authority in Oslo said", "said", "the head of the port authority in Oslo"),
        ("it rained when he said", "said", "he"),
        ("Anna Holm and Per Lund said", "said", "Anna Holm and Per Lund"),
        ("the rain fell and residents said", "said", "residents"),
        ("the tall green table said", "said", None),
        ("of the said", "said", None),
    ],
)
def test_the_subject_stands_before_the_verb(text: str, cue: str, phrase: str | None) -> None:
    p = _paragraph(text)
    found = phrase_before(p, p.lower.index(cue), 0)
    assert (text[p.starts[found.first] : p.end(found.last - 1)] if found else None) == phrase


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Holm in a statement.", "Anna Holm"),
        ("harbour chief Anna Holm.", "Anna Holm"),
        ("President Anna Holm on Friday.", "Anna Holm"),
        ("the Norwegian Embassy in Oslo in a statement.", "Norwegian Embassy in Oslo"),
        ("a senior transport official.", "a senior transport official"),
        ("a source close to the talks.", "a source"),
        ("the police during a raid", "the police"),
        ("that the port", None),
    ],
)
def test_the_speaker_after_the_verb_is_cut_tight(text: str, name: str | None) -> None:
    p = _paragraph(text)
    phrase = phrase_after(p, 0, len(p.words))
    span = tight_span(p, phrase) if phrase else None
    assert (text[span[0] : span[1]] if span else None) == name


@pytest.mark.parametrize("unit", ['"', "“", "'", "‘", "said ", "said, ", ", ", '", said ', "X, ", "(", "- ", "he said that ",
                                  "according to ", "and ", ": “", "the ", "Anna ", "a statement by ",
                                  "was quoted as saying "])  # fmt: skip
def test_hostile_text_costs_no_more_than_its_length(unit: str, make_article: object) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    p = _paragraph(text)
    for passage in p.passages:
        find_sayings(text, p, passage)
    assert time.process_time() - began < 1.0


def test_paragraphs_stand_where_the_article_has_them(make_article) -> None:  # type: ignore[no-untyped-def]
    article = make_article('The port is shut. "It stays so. For long," said Anna Holm.\n\nTraders wait.\n')
    paragraphs = split_paragraphs(article)
    assert [[p.words[a:b][0] for a, b in p.passages] for p in paragraphs] == [["The", "“"], ["Traders"]]
    for p in paragraphs:
        assert all(article.text[p.starts[n] : p.end(n)] == w or w == "“" for n, w in enumerate(p.words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr. Holm said no.", ["Mr.", "Holm", "said", "no", "."]),
        ("The U.S. port and J. Holm's", ["The", "U.S.", "port", "and", "J.", "Holm", "'s"]),
        ("at 14:46 war-torn AT&T don't", ["at", "14:46", "war-torn", "AT&T", "don't"]),
        ("ships' crews — “so” they", ["ships", "'", "crews", "—", "“", "they"]),
        ("  Zürich,\t the end ", ["Zürich", ",", "the", "end"]),
        ("", []),
    ],
)
def test_tokens_stand_where_they_were_cut(text: str, words: list[str]) -> None:
    p = _paragraph(text)
    assert p.words == words
    assert p.lower == [word.lower() for word in words]
    assert all(word == "“" or text[p.starts[n] : p.end(n)] == word for n, word in enumerate(words))


@pytest.mark.parametrize(
    ("sentences", "passages"),
    [
        (["It rained.", "He left."], [["It", "rained", "."], ["He", "left", "."]]),
        (["It rained.", '"Go.', 'Now."', "He left."], [["It", "rained", "."], ["“"], ["He", "left", "."]]),
        (['"Go!"', "he said."], [["“", "he", "said", "."]]),
        (['"We go now."', "— Ann Reed"], [["“", "—", "Ann", "Reed"]]),
        (["It rained.", "— Ann Reed"], [["It", "rained", "."], ["—", "Ann", "Reed"]]),
    ],
)
def test_passages_end_where_sentences_do(sentences: list[str], passages: list[list[str]]) -> None:
    text = " ".join(sentences)
    ends = [length + n for n, length in enumerate(accumulate(map(len, sentences)))]
    p = Paragraph(text, 0, len(text), ends)
    assert [p.words[first:last] for first, last in p.passages] == passages


@pytest.mark.parametrize(
    "unit", ["It fell. It said so. ", "He fell. ", "Her son said so. ", "It fell. He said so. Ann Reed spoke. "]
)
def test_whom_it_is_about_is_found_in_time_and_without_depth(unit: str, make_article: Callable[..., Article]) -> None:
    article = make_article("Ann Reed, the mayor, said no. " + unit * 1_000)
    names = find_names(article)
    began = time.process_time()
    telling = read_telling(article, names)
    scenes = [scene for scenes in telling.scenes for scene in scenes]
    assert scenes[-1].subject is not None
    assert scenes[0].subject is not None and scenes[0].subject.name == "Ann Reed"  # asked late, and told all the same
    assert time.process_time() - began < 2.0


def test_what_is_told_is_freed_as_soon_as_nobody_asks_for_it(make_article: Callable[..., Article]) -> None:
    """It is most of what an article takes: in a cycle of references it would stay until Python searches for garbage."""
    article = make_article("Ann Reed, the mayor, said that the pier would close. “It fell,” her son said. He left.")
    names = find_names(article)
    assert find_quotes(article, names)
    gc.collect()
    gc.disable()
    try:
        assert find_quotes(article, names) and find_claims(article, names)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Shares in the company closed lower in the port.", []),
        ("Police found the car in a ditch.", []),
        ("Police expected a quiet night.", []),
        ("Compared with the year before, few bridges fell.", []),
        ("Police found that the car was empty.", ["found"]),
        ("The study found prices had risen by a third.", ["found"]),
        ("The car is lost for good, police believe.", ["believe"]),
        ("The car, Ann Reed asked, is where?", ["asked"]),
        ("Ann Reed asked whether the car was lost.", ["asked"]),
        ("Ann Reed shouted “ and the car was gone.", ["shouted"]),
    ],
)
def test_a_weak_verb_tells_something_only_beside_a_sign(make_article: Callable[..., Article], text: str, told: list[str]) -> None:
    (p,) = split_paragraphs(make_article(text))
    assert [p.words[saying.cue] for passage in p.passages for saying in find_sayings(text, p, passage)] == told


def _patterns() -> Iterator[tuple[str, re.Pattern[str] | Pattern]]:
    modules = [module.name for module in pkgutil.iter_modules(speech.__path__, speech.__name__ + ".")]
    for module in (marks.__name__, *modules):
        for name, value in vars(importlib.import_module(module)).items():
            if isinstance(value, (re.Pattern, Pattern)):
                yield f"{module.rpartition('.')[2]}.{name}", value


_HOSTILE = (
    "'",
    "''",
    "' ",
    '"',
    "“",
    "`",
    "a",
    "A",
    "A.",
    "A. ",
    "a-",
    "a'",
    "a’s",
    "1,",
    "1.",
    "0s",
    "a?",
    "? ",
    "Nov. ",
    "Nov.",
    " ",
    "\n",
    "…",
)


@pytest.mark.parametrize("pattern", [pytest.param(pattern, id=name) for name, pattern in _patterns()])
def test_no_pattern_runs_away(pattern: re.Pattern[str] | Pattern) -> None:
    began = time.process_time()
    for unit in _HOSTILE:
        text = unit * (100_000 // len(unit))
        assert sum(1 for _ in pattern.finditer(text)) <= len(text) + 1
    assert time.process_time() - began < len(_HOSTILE) / 4


def test_there_are_patterns_to_try() -> None:
    assert {"marks._DOUBLE", "passages._PIECE", "quotes._INTERRUPTION"} <= {name for name, _ in _patterns()}
