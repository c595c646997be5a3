"""The language of a text that names none: by script and small words, and silence where these do not settle it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model.article import Article, SourceFile
from digest.model.settings import Settings, SourceSettings
from digest.reading.article import read_article, read_plain
from digest.reading.languages import _LANGUAGES, _weigh_words, detect_language

ARTICLES = sorted((Path(__file__).parent.parent / "languages" / "content").glob("*.md"))

DUTCH = "De haven is gesloten. Het schip en de bemanning zijn niet in gevaar, maar ze wachten nog op hulp van de kust."
ENGLISH = "The harbour is shut. The ship and its crew are in no danger, but they have to wait for help from the coast."
FRENCH = "Le port est fermé. Les marins ne sont pas en danger, mais ils doivent attendre que le vent tombe sur la côte."


def body_of(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("---\n", 2)[2]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_articles_are_in_the_language_they_are_in(path: Path) -> None:
    assert detect_language(body_of(path)) == path.stem


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ENGLISH),
        ("nl", DUTCH),
        ("fr", FRENCH),
        (
            "sv",
            "Hamnen är stängd. Fartyget och besättningen är inte i fara, men de måste vänta på hjälp från kusten till i morgon.",
        ),
        (
            "da",
            "Havnen er lukket. Skibet og dets besætning er ikke i fare, men de må vente på hjælp af en båd efter det blev nat.",
        ),
        (
            "no",
            "Havnen er stengt. Skipet og mannskapet er ikke i fare, men de må vente på hjelp av en båt etter at det ble natt.",
        ),
        (
            "pl",
            "Port jest zamknięty. Statek i jego załoga nie są w niebezpieczeństwie, ale czekają na pomoc od rana, bo nie ma jej.",
        ),
        (
            "cs",
            "Přístav je uzavřen. Loď a posádka nejsou v nebezpečí, ale čekají na pomoc, která se podle úřadů blíží od západu.",
        ),
        (
            "uk",
            "Порт закрито. Судно та його екіпаж не у небезпеці, але вони чекають на допомогу, що буде після заходу сонця.",
        ),
        ("fa", "بندر بسته است. کشتی و خدمه آن در خطر نیستند اما باید برای کمک از ساحل صبر کنند که این کار را تا شب می کند."),
        (
            "ur",
            "بندرگاہ بند ہے۔ جہاز اور اس کے عملے کو کوئی خطرہ نہیں ہے لیکن ان کو ساحل سے مدد کا انتظار کرنا ہو گا رات تک ہے۔",
        ),
        ("el", "Το λιμάνι έκλεισε και το πλοίο περιμένει βοήθεια."),
        ("ko", "항구가 폐쇄되었고 선원들은 해안에서 도움을 기다리고 있다고 경찰이 밝혔다."),
        ("th", "ท่าเรือปิดแล้วและลูกเรือกำลังรอความช่วยเหลือจากชายฝั่ง"),
        ("he", "הנמל נסגר והצוות ממתין לעזרה מהחוף עד הבוקר."),
        ("bn", "বন্দর বন্ধ রয়েছে এবং নাবিকেরা সাহায্যের অপেক্ষায় আছেন।"),
    ],
)
def test_shorter_texts(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Port",
        "The port is shut.",  # short
        "Le port est fermé.",
        "东京",
        f"{ENGLISH} {FRENCH}",  # mixed
        f"{DUTCH} {FRENCH}",
        "12 34 56 78 90 " * 20,
        "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore magna aliqua " * 2,
        "Мост је затворен.",
    ],
)
def test_silence_rather_than_a_guess(text: str) -> None:
    assert detect_language(text) is None


def test_only_the_start_is_looked_at() -> None:
    assert detect_language(ENGLISH * 10 + FRENCH * 100) == "en"
    assert detect_language("¶ " * 500 + FRENCH) is None


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert detect_language(text) is None or len(str(detect_language(text))) == 2


def test_no_language_s_words_weigh_more_than_its_byte_holds() -> None:
    assert len(sum(_weigh_words().values()).to_bytes(len(_LANGUAGES), "little")) == len(_LANGUAGES)
    for at in range(len(_LANGUAGES)):
        assert sum(weight >> 8 * at & 255 for weight in _weigh_words().values()) < 256


# ---------------------------------------------------------------- who names it


def read(head: str, body: str, settings: Settings, name: str = "a.md") -> Article:
    reading = read_article(SourceFile(name, f"---\ndate: 2021-08-07\n{head}---\n{body}\n".encode()), settings)
    assert reading.article is not None, reading.problems
    return reading.article


SOURCES = {"post": SourceSettings(name="Post", language="it"), "mail": SourceSettings(name="Mail")}


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    ("head", "settings", "language"),
    [
        ("lang: pt\n", Settings(language="sv", sources=SOURCES), "pt"),
        ("source: post\n", Settings(language="sv", sources=SOURCES), "it"),
        ("source: mail\n", Settings(language="sv", sources=SOURCES), "sv"),
        ("", Settings(language="en"), "en"),
        ("source: mail\n", Settings(sources=SOURCES), "fr"),
        ("", Settings(), "fr"),
    ],
)
def test_front_matter_goes_before_source_before_settings_before_the_text(
    head: str, settings: Settings, language: str, name: str
) -> None:
    assert read(head, FRENCH, settings, name).language == language


def test_a_named_language_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> str:
        raise AssertionError(text)

    monkeypatch.setattr("digest.reading.article.detect_language", refuse)
    assert read("lang: pt\n", FRENCH, Settings()).language == "pt"
    assert read("", FRENCH, Settings(language="sv")).language == "sv"
    assert read_plain(FRENCH, id="a", language="nl").language == "nl"


def test_what_cannot_be_told_is_in_the_language_of_the_site() -> None:
    assert read("", "Port fermé.", Settings()).language == "en"
    assert Settings().site_language == "en"
    assert Settings(language="sv").site_language == "sv"


def test_a_bare_text_shows_its_language() -> None:
    when = datetime(2021, 8, 7, tzinfo=UTC)
    assert read_plain(FRENCH, id="a", published=when).language == "fr"
    assert read_plain("Port fermé.", id="a", published=when).language == "en"
