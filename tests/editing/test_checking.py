"""Words that are not the article's own: numbers, dates, names and quotations that it does not have are told."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.editing.checking.amounts import Amounts, find_amounts, stands_so
from digest.editing.checking.days import Days
from digest.editing.checking.names import find_names, find_runs
from digest.editing.checking.quotations import find_quotations, flatten, has_quotation
from digest.editing.checking.witness import Witness
from digest.model.article import Article
from digest.reading.article import read_plain

SOURCE = (
    "Adela Farrow, the harbour master of Linmouth, said on Friday that 1,500 tonnes of oil had leaked. “We saw it too late,” "
    "she said. Three boats and 12.50 kilometres of nets were lost, about 20 per cent of the fleet.\n\n"
    "Damage was put at $4m to $5m on Aug. 2 by Omar Karimi of the United Nations in Kasımpaşa. Between 30 and 40 people and two "
    "hundred dogs were brought to safety. The port, which opened on 3 March 1998, closes at 10:30 p.m. on Sunday. A twenty-first "
    "boat sank, and it was the captain's third. Mrs Dale wore a ‘borrowed coat’. 'It won't do,' said the deputy mayor."
)
MONDAY_AFTER = datetime(2021, 8, 9, tzinfo=UTC)


def read(text: str, language: str = "en") -> Article:
    return read_plain(text, id="a", published=MONDAY_AFTER, language=language)


@pytest.fixture(scope="module")
def witness() -> Witness:
    return Witness(read(SOURCE))


SUPPORTED = {
    "numbers": [
        "Farrow: 1500 tonnes of oil leaked off Linmouth.",
        "Fifteen hundred tonnes, or 1.5 thousand",
        "1500.00 tonnes",
        "Oil leaks near the harbour, and 3 boats are lost.",
        "Twelve and a half kilometres (12.5 km) of nets were lost.",
        "12.5 kilometres of nets",
        "20% of boats, or 20 percent",
        "20 boats",
        "4 million dollars, perhaps 5 million",
        "Damage is $4,000,000.",
        "The damage is a four-million-dollar one.",
        "Damage of $4 to 5 million.",
        "200 dogs, 30 people, 40 people",
        "The 21st boat was his 3rd.",
        "One of the boats was the first to sink.",
        "Hundreds of animals",  # two hundred dogs
        "Millions of dollars",
    ],
    "dates": [
        "It leaked on 6 August 2021.",
        "It leaked on Friday.",
        "Since August 2, 2021, and since 2021-08-02",
        "In August oil leaked.",
        "The port opened in March 1998.",
        "The port of 1998 closes at 10:30 p.m. on Sunday.",
        "It was told on Monday, 9 August.",  # the day of publication
    ],
    "names": [
        "LINMOUTH: three boats lost",
        "Boats and nets were lost. Nobody knows why.",
        "The boat of Adela",
        "TONNE upon TONNE",
        "'Adela' and -Farrow-, 3 Linmouth",
        "Mr Karimi and Ms. Farrow",
        "Dr Omar Karimi of the UN, in Kasimpasa",
        "Officials flee. Meanwhile, residents wait.",
    ],
    "quotations": [
        'The harbour master said "we saw it too late".',
        "“We saw it too late” — Adela Farrow’s verdict",
        "«we saw … too late»",
        'She said: "We saw [the oil] too late."',
        "‘It won’t do’",
        "'it won't do', he said",
        "a 'borrowed coat'",
        "the workers' boats and the captains' nets",
    ],
}


@pytest.mark.parametrize("words", [w for group in SUPPORTED.values() for w in group])
def test_what_the_article_has(words: str, witness: Witness) -> None:
    assert witness.find_unsupported(words) == ()


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        # numbers
        ("1,600 tonnes of oil leaked.", ("1,600 tonnes",)),
        ("It was a dozen, 15, 150 or 12.05, and 1,50,0 at most.", ("dozen", "15", "150", "12.05", "1,50,0")),
        ("Five boats were lost.", ("Five",)),
        ("Twelve kilometres of nets were lost.", ("Twelve kilometres",)),
        ("It cost 500, or 12, or 50.", ("500", "12", "50")),  # what stands there as a part of something longer only
        ("The 22nd boat sank.", ("22",)),
        # units
        ("1,500 litres of oil leaked.", ("1,500 litres",)),
        ("12.5 miles of nets were lost.", ("12.5 miles",)),
        ("It cost €4m.", ("4m",)),
        ("Millions of people came.", ("Millions",)),
        ("It cost $4 billion.", ("4 billion",)),
        ("20 percentage points", ("20 percentage points",)),
        ("20 tonnes and 20 boats", ("20 tonnes",)),
        # dates
        ("It leaked on Thursday.", ("Thursday",)),
        ("It leaked on 5 August 2021.", ("5 August 2021",)),
        ("It happened in July.", ("July",)),
        ("It leaked in 2019.", ("2019",)),
        ("The port opened on 3 March 1989.", ("3 March 1989",)),
        ("The port closes at 11:30 p.m. on Sunday.", ("11:30 p.m. on Sunday",)),
        # names
        ("The leak off Norrby was seen too late.", ("Norrby",)),
        ("Adela Farron blames the crew.", ("Farron",)),
        ("Oil leaked, say Linmouth and Velda.", ("Velda",)),
        ("Velda Island wants compensation.", ("Velda", "Island")),
        ("Velda wants compensation.", ("Velda",)),
        ("Paris was hit.", ("Paris",)),
        ("It is said that Adel fled to Lin and Mouth.", ("Adel", "Lin", "Mouth")),
        ("The 'Velda and Norrby, from İzmir to Éire.", ("Velda", "Norrby", "İzmir", "Éire")),
        ("A warning came from Adela Karimi.", ("Adela Karimi",)),  # two people made one
        # quotations
        ('She said "we were drunk".', ('"we were drunk"',)),
        ("She said 'we were drunk'.", ("'we were drunk'",)),
        ('She said "we saw it late".', ('"we saw it late"',)),  # a word left out, and not shown
        ('She said "too late … we saw it".', ('"too late … we saw it"',)),  # turned round
        ("»We Saw It Too Late«", ("»We Saw It Too Late«",)),
        ("「遅すぎた」", ("「遅すぎた」",)),
    ],
)
def test_what_it_does_not_have(words: str, missing: tuple[str, ...], witness: Witness) -> None:
    assert witness.find_unsupported(words) == missing


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("Es waren 1500 Tonnen, fast 4,5 Millionen Euro.", ()),
        ("Es waren 1.500 Tonnen, fast 4.500.000 Euro.", ()),
        ("Es waren 4,5 Milliarden Euro.", ("4,5 Milliarden Euro",)),
        ("Es waren 15.000 Tonnen.", ("15.000",)),
        ("In Hamburg waren es 15 Prozent.", ("Hamburg", "15", "Prozent")),
    ],
)
def test_in_other_languages_numbers_are_read_as_they_are_written_there(words: str, missing: tuple[str, ...]) -> None:
    german = Witness(read("In Linmünde liefen am Freitag 1.500 Tonnen Öl aus. Es kostet 4,5 Millionen Euro.", "de"))
    assert german.find_unsupported(words) == missing


def test_a_headline_may_write_all_its_words_large(witness: Witness) -> None:
    told = "Oil Leaks Near {}, Three Boats Are Gone"
    assert witness.find_unsupported(told.format("Harbour"), headline=True) == ()
    assert witness.find_unsupported(told.format("Paris"), headline=True) == ("Paris",)
    assert "Gone" in witness.find_unsupported(told.format("Harbour"))


def test_scripts_without_capitals_and_with_other_digits() -> None:
    hindi = Witness(read("शहर में ३८५ लोग मारे गए।", "hi"))
    assert hindi.find_unsupported("३८५ लोग") == () == hindi.find_unsupported("385 लोग")
    assert hindi.find_unsupported("३८६ लोग") == ("३८६",)


def test_a_part_of_the_text_answers_for_numbers_and_dates_only() -> None:
    article = read(SOURCE)
    part = Witness(article, article.sentences[0].text)
    assert part.find_unsupported("Omar Karimi said “nothing” of 1,500 tonnes on 6 August.") == ()
    assert part.find_unsupported("20 per cent, $4m and 3 March 1998") == ("20 per cent", "4m", "3 March 1998")


def test_what_an_article_is_known_by_counts_with_it() -> None:
    article = read_plain("It rained.", id="a", title="Storm over Linmouth kills 3", published=MONDAY_AFTER)
    assert Witness(article).find_unsupported("Three die at Linmouth on 9 August 2021") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Seven", ["Seven"]),  # no gap before the first word, none behind the last
        ("SEVENTEEN boats, sixty-\u00e9 and ten", ["SEVENTEEN", "sixty", "ten"]),
        ("İzmir lost 5 km of road and İ six boats", ["5 km", "six"]),  # a letter that is two in small ones
        ("tenth tents oneself G20", ["tenth", "20"]),
    ],
)
def test_every_number_has_its_place(text: str, told: list[str]) -> None:
    assert [text[amount.start : amount.end] for amount in find_amounts(text)] == told


def test_amounts() -> None:
    told = find_amounts("From 4 to 5 million dollars, Rs 2.5 crore, 12-tonne, 10:30, G7, two-thirds, and hundreds")
    assert [(a.value, a.unit) for a in told[:7]] == [
        (4, ""), (5_000_000, "USD"), (25_000_000, "INR"), (12, "tonnes"), ("10:30", ""), (7, ""), (2, ""),
    ]  # fmt: skip
    assert told[7].vague
    assert {(a.value, a.unit) for a in told[8:]} == {(4, "USD"), (4_000_000, "USD")}


@pytest.mark.parametrize(
    ("told", "asked", "known"),
    [
        ("2021-08-07", "2021-08-07", True),
        ("2021-08-07", "2021-08", True),
        ("2021-08-07", "2021", True),
        ("2021-08-07", "2021-W31", True),
        ("2021-08-07", "202X", True),
        ("2021-08", "2021-08-07", False),
        ("2021", "2021-08", False),
        ("2021-08-09", "2021-W31", False),
        ("2021-08-05/2021-08-07", "2021-08-05", True),
        ("2021-08-05/2021-08-07", "2021-08-06", False),
        ("2021-08-05", "2021-08-05/2021-08-07", False),
        ("2021-08-07T10:30", "2021-08-07T10:30", True),
        ("2021-08-07T10:30", "2021-08-07T11:30", False),
        ("2021-08-07T10:30", "2021-08", True),
        ("2021-13-40", "2021-13-40", True),
        ("2021-13-40", "2021-13", False),
    ],
)
def test_days(told: str, asked: str, known: bool) -> None:
    assert Days([told]).have(asked) is known


def test_names_of_a_text() -> None:
    words = "The mayor met McCoy. Velda’s boats sank; Police Commissioner Ray left. - Norrby was empty"
    assert [name for _, name in find_names(words)] == ["McCoy", "Velda’s", "Police", "Commissioner", "Ray", "Norrby"]


def test_quotations_of_a_text() -> None:
    words = "“One,” he said, „zwei“ and «trois», 'four of them', ‘it’s five’, the boys' six and rock 'n' roll"
    assert [q.words for q in find_quotations(words)] == ["One,", "zwei", "trois", "four of them", "it’s five"]
    assert all(words[q.start + 1 : q.end - 1] == q.words for q in find_quotations(words))


def test_a_quotation_is_whole_words() -> None:
    assert has_quotation(flatten("He said: “we  saw\nit”"), "We saw it.")
    assert not has_quotation("we saw items", "we saw it")


def test_hostile_words_are_checked_quickly(witness: Witness) -> None:
    begin = time.process_time()
    for words in ('"' * 50_000, "A" * 100_000, "A b " * 25_000, "1," * 50_000, "“" * 100_000, "'a " * 30_000, "[" * 100_000,
                  "two " * 25_000, "1 to " * 20_000, "‘a’b" * 25_000, '"' + "[" * 500 + '" ' * 100):  # fmt: skip
        witness.find_unsupported(words)
    assert time.process_time() - begin < 10


_SPELLINGS: Final = (
    "4", "4 million", "$4", "$4m", "$4 million", "4%", "4 per cent", "4.5", "1,004", "4-5 tonnes", "14",
    "4 tonnes", "4 to 5 years",
    "4 million dollars", "£4", "4th", "10:04",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told", "so"),
    [
        ("It cost $4 million in May.", "$4 million", False),
        ("It cost 4 million dollars in May.", "4 million dollars", True),
        ("It rose by 18.0 per cent.", "18.0 per cent", True),
        ("Some 340 ships, then 12,340 ships.", "340", True),
        ("A total of 12,340 ships called.", "340", False),
        ("It cost $4 million in May.", "$4", False),
        ("It cost $4 in May.", "4", False),
        ("Sales rose 5.6 and fell 7-8.", "5", False),
        ("Sales rose 5.6 and fell 7-8.", "7", False),
        ("It rose by 18 percent.", "18", False),
        ("A fine of 4m was paid.", "4", False),
        ("Nearly three hundred came.", "three hundred", False),
    ],
)
def test_an_amount_that_stands_so_is_found_quickly_and_never_wrongly(text: str, told: str, so: bool) -> None:
    (amount,) = find_amounts(told)
    assert stands_so(text, told, amount) is so


@given(st.sampled_from(_SPELLINGS), st.sampled_from(_SPELLINGS))
def test_what_stands_so_is_an_amount_of_the_text(told: str, other: str) -> None:
    text = f"The harbour office counted {other} on Friday, and {told[::-1]} the day before."
    amounts = Amounts(find_amounts(text))
    for amount in find_amounts(told):
        assert not stands_so(text, told, amount) or amounts.have(amount)


def test_names_of_several_words() -> None:
    assert find_runs("On May Adela J. Farrow of the Port of Halden never met Ruiz.") == [
        "On May Adela J. Farrow of the Port of Halden"
    ]
    assert find_runs("The pier is old, said Farrow.") == []
