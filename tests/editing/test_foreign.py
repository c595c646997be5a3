"""Articles in other languages: what is certain is found, what has two readings is not, and no rule of English is asked."""

from __future__ import annotations

import time
from pathlib import Path

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.editing.dates.finding import find_dates
from digest.editing.figures.finding import find_figures
from digest.editing.foreign.habits import find_habits
from digest.editing.foreign.quotes import find_marked_words
from digest.editing.summary import edit_article
from digest.editing.tokens import count_any_words
from digest.model.article import Article, SourceFile
from digest.model.settings import Settings
from digest.model.summary import Summary
from digest.reading.article import read_article, read_plain
from tests.editing.test_dates import one

ARTICLES = sorted((Path(__file__).parent.parent / "languages" / "content").glob("*.md"))


def figures(text: str, language: str) -> list[tuple[str, object, str | None]]:
    article = one(text, language=language)
    facts = find_figures(article, find_dates(article))
    assert all(article.text[f.start : f.end] == f.text for f in facts)
    assert all(f.hedge is None and f.measure is None and f.attribution is None for f in facts)
    return [(f.text, f.value, f.unit) for f in facts]


def dates(text: str, language: str) -> list[tuple[str, str | None]]:
    article = one(text, language=language)
    return [(f.text, f.iso) for f in find_dates(article)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # decimals and thousands in the language's own form
        ("de", "Es kamen 1.234 Leute.", ("1.234", 1234, None)),
        ("de", "Das sind 1.234,5 Tonnen.", ("1.234,5", 1234.5, None)),
        ("fr", "Quelque 1 250 salariés.", ("1 250", 1250, None)),
        ("fr", "Une hausse de 18,5 % en mai 2020.", ("18,5 %", 18.5, "percent")),
        ("ru", "Остались 1 450 человек.", ("1 450", 1450, None)),
        ("hi", "₹12,50,000 की राशि", ("₹12,50,000", 1250000, "INR")),
        ("hi", "लगभग ४५ प्रतिशत आबादी", ("४५ प्रतिशत", 45, "percent")),
        ("ar", "نحو ١٢٠٬٠٠٠ نسمة", ("١٢٠٬٠٠٠", 120000, None)),
        ("ar", "يعادل ٤٫٥٪ من الميزانية", ("٤٫٥٪", 4.5, "percent")),
        ("zh", "约占预算的４.５％。", ("４.５％", 4.5, "percent")),
        ("ja", "約23,500世帯", ("23,500", 23500, None)),
        ("es-MX", "El barco llevaba 1,340 pasajeros.", ("1,340", 1340, None)),
        # what multiplies
        ("de", "Es kostet 12,5 Mio. Euro.", ("12,5 Mio. Euro", 12500000, "EUR")),
        ("es", "Son 3 mil millones de euros.", ("3 mil millones de euros", 3000000000, "EUR")),
        ("fr", "Une aide de 3,2 millions d’euros.", ("3,2 millions d’euros", 3200000, "EUR")),
        ("nl", "De schade is € 1,7 miljoen.", ("€ 1,7 miljoen", 1700000, "EUR")),
        ("pt", "O prejuízo é de R$ 1.800.000.", ("R$ 1.800.000", 1800000, "BRL")),
        ("ru", "Ремонт обойдётся в 320 млн рублей.", ("320 млн рублей", 320000000, "RUB")),
        ("ja", "損害額は1億2000万円。", ("1億2000万円", 120000000, "JPY")),
        ("zh", "损失达到3.5亿元。", ("3.5亿", 350000000, None)),  # whose yuan or dollar is not told
        ("hi", "5 करोड़ रुपये", ("5 करोड़ रुपये", 50000000, "INR")),
        ("ar", "بنحو ٣٥ مليون دولار", ("٣٥ مليون", 35000000, None)),
        # other units
        ("de", "Rund 15 Prozent der Häuser.", ("15 Prozent", 15, "percent")),
        ("it", "Un tratto di 12 km.", ("12 km", 12, "km")),
        ("tr", "Fiyatlar %45 arttı.", ("%45", 45, "percent")),
        ("cy", "Mae 45% o bobl.", ("45%", 45, "percent")),
        ("de", "Es kamen 340 Helfer.", ("340", 340, None)),
    ],
)
def test_figures_that_have_one_reading(language: str, text: str, found: tuple[str, object, str | None]) -> None:
    assert figures(text, language) == [found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Wert stieg auf 1,234 Punkte."),  # thousands as in English, or decimals?
        ("fr", "Il en reste 1.234 ici."),
        ("es", "Un valor de 12.5 puntos."),
        ("ar", "نحو 120,000 نسمة"),
        ("de", "Das Spiel endete 3:2, der Satz 6-4."),
        ("de", "Der 2. Weltkrieg war lang."),  # ordinals
        ("fr", "Le 5e jour et le 1er mai."),
        ("ru", "Это 3-й дом."),
        ("zh", "第3名"),
        ("de", "Es war 1998 in Rom."),  # years
        ("de", "Um 18 Uhr, um 6.30 Uhr und um 18:45 Uhr."),  # clocks
        ("es", "Salió a las 5 p. m. de la tarde."),
        ("ja", "午後3時15分に始まった。"),
        ("de", "Nr. 5 und Art. 3 des Gesetzes"),
        ("fr", "Le vol A320 et le G20 du COVID-19"),
        ("es", "Cuesta $500 en total."),  # which dollar or peso?
        ("fr", "Un budget de 5 M€ cette année."),
        ("de", "Es waren 10-12 Leute bei −5 Grad."),
        ("de", "Tel. 0171 und Code 007"),
        ("cy", "Roedd 45 miliwn o bobl."),  # a word may multiply it
        ("de", "Am 7. Oktober und am 3. Oktober 2021."),
        ("ja", "2021年10月3日"),
        ("zh", "1万2万"),
    ],
)
def test_what_has_two_readings_is_no_figure(language: str, text: str) -> None:
    assert figures(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Am 3. Oktober 2021 kam er.", [("3. Oktober 2021", "2021-10-03")]),
        ("de", "Am 03.10.2021 kam er, im Mai 2020 nicht.", [("03.10.2021", "2021-10-03"), ("Mai 2020", "2020-05")]),
        ("es", "El 3 de octubre de 2021 y el 12 de mayo.", [("3 de octubre de 2021", "2021-10-03"), ("12 de mayo", None)]),
        ("fr", "Le 1er août 2021 ; le 03/10/2021.", [("1er août 2021", "2021-08-01"), ("03/10/2021", "2021-10-03")]),
        ("pt", "Em 25 de abril de 1951.", [("25 de abril de 1951", "1951-04-25")]),
        ("it", "Il 12 marzo 2019 e l’8 maggio.", [("12 marzo 2019", "2019-03-12"), ("8 maggio", None)]),
        ("nl", "Op 17 maart 2017 en 3-10-2021.", [("17 maart 2017", "2017-03-17"), ("3-10-2021", "2021-10-03")]),
        ("ru", "Остановлен 3 октября 2021 г.", [("3 октября 2021", "2021-10-03")]),
        ("ar", "في 3 أكتوبر 2021 وفي ٧ مايو ٢٠٢٠", [("3 أكتوبر 2021", "2021-10-03"), ("٧ مايو ٢٠٢٠", "2020-05-07")]),
        ("hi", "यह 15 अगस्त 1961 को खुला", [("15 अगस्त 1961", "1961-08-15")]),
        ("zh", "于2021年10月3日晚间，12月1日", [("2021年10月3日", "2021-10-03"), ("12月1日", None)]),
        ("ko", "2021년 10월 3일에", [("2021년 10월 3일", "2021-10-03")]),
        ("fi", "Se oli 3.10.2021 ja 2021-10-04.", [("3.10.2021", "2021-10-03"), ("2021-10-04", "2021-10-04")]),
        # no reading, or more than one
        ("sv", "Det var 03/10/2021.", []),
        ("de", "Am 31.13.2021 und am 30. Februar 2021.", []),
        ("fa", "در 12/07/1400", []),
        ("th", "3 ตุลาคม 2564", []),
        ("de", "Der Mai kam, und Mai und Juni.", []),
        ("de", "On October 3, 2021 and last Friday", []),  # no English rules
    ],
)
def test_dates(language: str, text: str, found: list[tuple[str, str | None]]) -> None:
    assert dates(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "ja",
            "組合長は「これほど長い停電は本当に困っている」と話した。題名は「海」だ。",
            ["これほど長い停電は本当に困っている"],
        ),
        ("zh", "市长说：“我们将尽一切力量帮助每一个家庭。”他说“好”。", ["我们将尽一切力量帮助每一个家庭。"]),
        ("ru", "«Мы надеемся запустить печи зимой», — сказал он о «Зиме».", ["Мы надеемся запустить печи зимой"]),
    ],
)
def test_quotations_in_the_marks_of_the_language(language: str, text: str, found: list[str]) -> None:
    article = read_plain(text, id="a", language=language)
    facts = find_marked_words(article)
    assert [f.text for f in facts] == found
    assert all(f.attribution is None for f in facts)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("one two", 2), ("我们将尽力帮助每个家庭", 5), ("한국어 문장", 2), ("https://example.org/a/very/long/path", 1)],
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert count_any_words(text) == words


def test_a_language_that_is_not_known_has_no_habits() -> None:
    habits = find_habits("cy")
    assert (habits.form, habits.scales, habits.months) == (None, {}, {})


# ---------------------------------------------------------------- whole articles


def edit(path: Path) -> tuple[Article, Summary]:
    reading = read_article(SourceFile(path.name, path.read_bytes()), Settings())
    assert reading.article is not None
    return reading.article, edit_article(reading.article, Settings()).summary


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_an_article_of_each_language_reads_well(path: Path) -> None:
    article, summary = edit(path)
    assert article.language == path.stem
    assert len(summary.sentences) == 3
    assert all(s.text in {sentence.text for sentence in article.sentences} for s in summary.sentences)
    key = summary.key_facts()
    assert {"figure", "quote"} <= {f.kind for f in key}
    assert len(key) >= 4
    whole = " ".join(article.text.split())
    assert all(fact.line in whole for fact in key)  # nothing is cut and nothing added, its own marks included
    assert any(f.iso is not None for f in summary.facts if f.kind == "date") or path.stem == "nl"


def test_whose_words_and_who_somebody_is_are_told_in_no_article() -> None:
    for path in ARTICLES:
        for fact in edit(path)[1].facts:
            assert fact.kind in ("figure", "date", "quote", "place")
            assert fact.attribution is None
            assert fact.role is None


_SCRAPS = st.sampled_from(
    ["President Anna Holm", "said that", "“We saw it come far too late”", "Acme Inc.", "12,5", "1.234", "Mio.", "3. Oktober 2021",
     "according to police", "2021年10月3日", "1億2000", "٤٫٥٪", "«Мы видели это слишком поздно»", "Ministry of Health",
     "yesterday", "€", "km", "12%", "-", ".", "。", "\n\n", "、", "१२"]
)  # fmt: skip
_LANGUAGES = st.sampled_from([*(path.stem for path in ARTICLES), "tr", "th", "cy", "pl"])


@given(st.lists(_SCRAPS | st.text(max_size=5), min_size=1, max_size=15).map(" ".join), _LANGUAGES)
@hypothesis.settings(max_examples=200, deadline=None)
def test_no_english_rule_is_asked_of_other_languages(text: str, language: str) -> None:
    article = read_plain(text, id="a", language=language)
    for fact in edit_article(article, Settings()).summary.facts:
        assert fact.kind in ("figure", "date", "quote", "place")
        assert fact.attribution is None
        assert article.text[fact.start : fact.end] == fact.text
        if fact.kind == "figure":
            assert any(letter.isdecimal() for letter in fact.text)
            assert fact.measure is None


@pytest.mark.parametrize("unit", ["1.", "1,1", "1 000 ", "1億", "「", "1年", "٤٫", "3. ", "1/", "12 % ", "1–", "万"])
@pytest.mark.parametrize("language", ["de", "fr", "ja", "ar"])
def test_hostile_text_is_quick(unit: str, language: str) -> None:
    article = one((unit * 100_000)[:100_000], language=language)
    began = time.process_time()
    found = find_dates(article)
    find_figures(article, found)
    find_marked_words(article)
    assert time.process_time() - began < 2.0
