"""The words of the interface: texts put in their places, catalogues read, days and numbers as a language has them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from digest.model.fact import Attribution, Status
from digest.model.publication import CatalogueFile, Lexicon
from digest.publishing.body import retell_body
from digest.publishing.environment import Place, compile_templates, make_environment, render_template
from digest.publishing.lexicons import find_locale, list_languages, make_almanac, make_lexicon
from digest.publishing.times import Calendar, ForeignCalendar
from digest.publishing.views import make_said, tell_said
from digest.publishing.words import ENGLISH, Words

SPANISH = {
    "Archive": ("Archivo",),
    "Edition of %(day)s": ("Edición del %(day)s",),
    "%(num)s story": ("%(num)s noticia", "%(num)s noticias"),
    "100 %% of %(name)s": ("el 100 %% de %(name)s",),
    "menu\x04Archive": ("Archivar",),
}
SITE = SimpleNamespace(language="es", timezone="Europe/Madrid")


def words_of(texts: Mapping[str, tuple[str, ...]], language: str = "es", plural: str = "n != 1") -> Words:
    locale = find_locale(language)
    assert locale is not None
    return Words(Lexicon(language, texts, plural, make_almanac(locale)))


def show(text: str, words: Words = ENGLISH, **variables: Any) -> str:
    environment = make_environment({"x.html": text}, words=words)
    told = {"site": SITE, "place": Place("", "https://example.org/"), **variables}
    return render_template(environment, "x.html", told).rstrip("\n")


def calendar_of(language: str) -> Calendar:
    locale = find_locale(language)
    assert locale is not None
    return ForeignCalendar(make_almanac(locale))


# ---------------------------------------------------------------- texts in templates

TEXTS = [
    ('{{ _("Archive") }}', "Archive", "Archivo"),
    ('<a title="{{ _("Archive") }}">', '<a title="Archive">', '<a title="Archivo">'),
    ('{{ _("Edition of %(day)s", day=name) }}', "Edition of a &lt;b&gt;", "Edición del a &lt;b&gt;"),
    ('{{ _("100 %% of %(name)s", name=name | upper) }}', "100 % of A &lt;B&gt;", "el 100 % de A &lt;B&gt;"),
    ('{{ ngettext("%(num)s story", "%(num)s stories", count) }}', "3 stories", "3 noticias"),
    ('{{ ngettext("%(num)s story", "%(num)s stories", 1) }}', "1 story", "1 noticia"),
    ('{{ ngettext("%(num)s story", "%(num)s stories", 0) }}', "0 stories", "0 noticias"),
    ('{{ _("Archive") if count else "" }}', "Archive", "Archivo"),
    ('{% set what = _("Archive") %}{{ what | upper }}', "ARCHIVE", "ARCHIVO"),
    ('{% set what = _("Edition of %(day)s", day=name) %}{{ what }}', "Edition of a &lt;b&gt;", "Edición del a &lt;b&gt;"),
    ('{{ _("Edition of %(day)s", day=_("Archive")) }}', "Edition of Archive", "Edición del Archivo"),
    ('{{ pgettext("menu", "Archive") }}', "Archive", "Archivar"),
    ("{% trans day=name %}Edition of {{ day }}{% endtrans %}", "Edition of a &lt;b&gt;", "Edición del a &lt;b&gt;"),
    ('{% for count in [1, 2] %}{{ ngettext("%(num)s story", "%(num)s stories", count) }} {% endfor %}',
     "1 story 2 stories ", "1 noticia 2 noticias "),
    ('{{ _(message) }}', "Archive", "Archivo"),
    ('{{ _("What nobody translated") }}', "What nobody translated", "What nobody translated"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "english", "spanish"), TEXTS)
def test_a_text_is_told_in_the_words_of_the_interface(text: str, english: str, spanish: str) -> None:
    given: dict[str, Any] = {"name": "a <b>", "count": 3, "message": "Archive"}
    assert show(text, **given) == english
    assert show(text, words_of(SPANISH), **given) == spanish


def test_a_text_that_is_folded_asks_nothing_when_the_page_is_made() -> None:
    template = '{{ _("Archive") }}{{ _("Edition of %(day)s", day=1) }}{{ ngettext("%(num)s story", "%(num)s stories", count) }}'
    code = make_environment({}).compile(template, raw=True)
    assert "gettext" not in code and "'_'" not in code
    assert "Archivo" in make_environment({}, words=words_of(SPANISH)).compile(template, raw=True)


def test_a_text_with_a_place_that_is_not_filled_in_is_told_with_its_line() -> None:
    with pytest.raises(Exception, match="day") as caught:
        show('\n{{ _("Edition of %(day)s") }}')
    assert "templates/x.html:2" in str(caught.value)


def test_compiled_templates_have_the_words_of_their_language() -> None:
    templates = {"x.html": '{{ _("Archive") }}'}
    english, spanish = compile_templates(templates), compile_templates(templates, words_of(SPANISH))
    assert english["x.html"].code and english["x.html"].code != spanish["x.html"].code


def test_filters_speak_the_language() -> None:
    moment = datetime(2021, 8, 7, 18, 16, tzinfo=UTC)
    shown = (
        '{{ day | day }} {{ day | day("long") }} {{ day | month }} {{ moment | clock }} {{ moment | moment }} {{ n | number }}'
    )
    names = '{{ ["A", "B&", "C"] | cites }}'
    told = show(shown + " " + names, words_of({}), day=date(2021, 8, 7), moment=moment, n=12345)
    assert told == (
        '<time datetime="2021-08-07">7 de agosto de 2021</time> '
        '<time datetime="2021-08-07">Sábado, 7 de agosto de 2021</time> Agosto de 2021 '
        '<time datetime="2021-08-07T20:16+02:00">20:16 CEST</time> '
        '<time datetime="2021-08-07T20:16+02:00">7 de agosto de 2021, 20:16 CEST</time> 12.345 A, B&amp; y C'
    )


# ---------------------------------------------------------------- days, numbers, lists

DAYS = [
    ("es", "7 de agosto de 2021", "sábado, 7 de agosto de 2021", "agosto de 2021", "2021", "20:16 UTC"),
    ("fr", "7 août 2021", "samedi 7 août 2021", "août 2021", "2021", "20:16 UTC"),
    ("de", "7. August 2021", "Samstag, 7. August 2021", "August 2021", "2021", "20:16 UTC"),
    ("hi", "7 अगस्त 2021", "शनिवार, 7 अगस्त 2021", "अगस्त 2021", "2021", "8:16 pm UTC"),
    ("ar", "7 أغسطس 2021", "السبت، 7 أغسطس 2021", "أغسطس 2021", "2021", "8:16 م UTC"),
    ("zh", "2021年8月7日", "2021年8月7日星期六", "2021年8月", "2021年", "20:16 UTC"),
]


@pytest.mark.parametrize(("language", "day", "long_day", "month", "year", "clock"), DAYS)
def test_days_as_a_language_has_them(language: str, day: str, long_day: str, month: str, year: str, clock: str) -> None:
    calendar, when = calendar_of(language), datetime(2021, 8, 7, 20, 16, tzinfo=UTC)
    told = [calendar.day(when), calendar.long_day(when), calendar.month(when), calendar.year(2021), calendar.clock(when, "UTC")]
    assert told == [day, long_day, month, year, clock]
    assert calendar.moment(when, "month", "UTC") == month and calendar.moment(when, "year", "UTC") == year
    assert calendar.moment(when, "minute", "UTC").startswith(day) and calendar.moment(when, "minute", "UTC").endswith(clock)


@pytest.mark.parametrize("language", ["es", "fr", "de", "hi", "ar", "zh", "pt-BR", "cs", "fa", "lv"])
def test_every_day_is_what_cldr_says(language: str) -> None:
    from babel.dates import format_date

    calendar, locale = calendar_of(language), find_locale(language)
    for day in (date(2000 + n, month, 1 + 2 * n) for n in range(12) for month in range(1, 13)):
        wanted = format_date(day, "long", locale), format_date(day, "full", locale)
        if language == "fr" and day.day == 1:
            wanted = wanted[0].replace("1 ", "1er ", 1), wanted[1].replace(" 1 ", " 1er ", 1)
        assert (calendar.day(day), calendar.long_day(day)) == wanted


def test_the_first_of_a_month_in_french() -> None:
    assert calendar_of("fr").day(date(2021, 8, 1)) == "1er août 2021"


NUMBERS = [
    ("de", 1234567, "1.234.567"), ("hi", 1234567, "12,34,567"), ("fr", 1234, "1\u202f234"), ("zh", 999, "999"),
]  # fmt: skip
AMOUNTS = [
    ("de", "48,000,000", "48.000.000"),
    ("fr", "20–40.5", "20–40,5"),
    ("es", "-3.25", "-3,25"),
    ("ar", "1,200", "1,200"),
    ("de", "", ""),
]
LISTS = [("es", "A, B y C", "A y B"), ("de", "A, B und C", "A und B"), ("ar", "A وB وC", "A وB"), ("zh", "A、B和C", "A和B")]


@pytest.mark.parametrize(("language", "number", "told"), NUMBERS)
def test_numbers_as_a_language_has_them(language: str, number: int, told: str) -> None:
    assert calendar_of(language).number(number) == told


@pytest.mark.parametrize(("language", "amount", "told"), AMOUNTS)
def test_amounts_as_a_language_has_them(language: str, amount: str, told: str) -> None:
    assert calendar_of(language).amount(amount) == told


@pytest.mark.parametrize(("language", "three", "two"), LISTS)
def test_lists_as_a_language_has_them(language: str, three: str, two: str) -> None:
    names = calendar_of(language).names
    assert (names(["A", "B", "C"]), names(["A", "B"]), names(["A"]), names([])) == (three, two, "A", "")


# ---------------------------------------------------------------- catalogues

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def catalogue(text: str, shown: str = "translations/es.po") -> CatalogueFile:
    return CatalogueFile(shown, (HEAD + text).encode())


def test_the_languages_that_serve_a_language() -> None:
    assert list_languages("es-MX") == ("es-mx", "es")
    assert list_languages("sr-Latn-RS") == ("sr-latn-rs", "sr-latn", "sr")
    assert list_languages("zh-SG") == ("zh-sg", "zh")
    assert list_languages("zh-TW") == ("zh-tw", "zh-hant")
    assert list_languages("zh-Hant-HK") == ("zh-hant-hk", "zh-hant")


def test_the_best_catalogue_says_a_text_and_the_others_the_rest() -> None:
    best = catalogue('msgid "Archive"\nmsgstr "Hemeroteca"\n')
    rest = catalogue('msgid "Archive"\nmsgstr "Archivo"\n\nmsgid "Tag"\nmsgstr "Etiqueta"\n')
    lexicon, problems = make_lexicon("es-MX", [best, rest])
    assert dict(lexicon.texts) == {"Archive": ("Hemeroteca",), "Tag": ("Etiqueta",)} and not problems
    assert lexicon.almanac is not None


def test_what_is_fuzzy_or_untranslated_stays_english() -> None:
    lexicon, _ = make_lexicon("es", [catalogue('#, fuzzy\nmsgid "Archive"\nmsgstr "X"\n\nmsgid "Tag"\nmsgstr ""\n')])
    assert not lexicon.texts


def test_a_language_without_a_catalogue_speaks_english_with_english_dates() -> None:
    assert make_lexicon("sw", []) == (Lexicon(), ())


def test_english_may_be_said_otherwise_and_keeps_its_dates() -> None:
    lexicon, _ = make_lexicon("en-GB", [catalogue('msgid "Archive"\nmsgstr "Back numbers"\n')])
    words = Words(lexicon)
    assert words.gettext("Archive") == "Back numbers" and words.calendar.day(date(2021, 8, 7)) == "7 August 2021"


def test_a_language_that_cldr_does_not_know_has_texts_all_the_same() -> None:
    lexicon, problems = make_lexicon("qtx", [catalogue('msgid "Archive"\nmsgstr "Arkh"\n')])
    assert lexicon.almanac is None and Words(lexicon).gettext("Archive") == "Arkh" and not problems


WRONG = [
    ('msgid "Edition of %(day)s"\nmsgstr "Edición del %(dia)s"\n', "has no %(dia)s"),
    ('msgid "Edition of %(day)s"\nmsgstr "100 % del %(day)s"\n', "has no % "),
    ('msgid "Archive"\nmsgstr "<script>x</script>"\n', "other markup"),
    ('message "Archive"\nmsgstr "x"\n', "this is no catalogue"),
    ('msgid "Archive\nmsgstr "x"\n', "between two marks"),
    ('msgid "Archive"\nmsgstr x\n', "between two marks"),
    ('msgid "Archive"\nmsgstr "say "x""\n', "between two marks"),
    ('msgid "Archive"\nmsgstr ""\n"x\\"\n', "between two marks"),
    ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "%(y)s"\n', "has no %(y)s"),
]


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_is_wrong_in_a_catalogue_is_told_with_its_line(text: str, told: str) -> None:
    _, problems = make_lexicon("es", [catalogue(text)])
    assert [p.code for p in problems] == ["bad-translation"]
    assert told in problems[0].message and problems[0].path == "translations/es.po" and problems[0].line > 5


def test_a_catalogue_that_is_not_utf_8_is_told() -> None:
    _, problems = make_lexicon("es", [CatalogueFile("translations/es.po", HEAD.encode() + b'msgid "a"\nmsgstr "\xff\xfe"\n')])
    assert [p.code for p in problems] == ["bad-translation"]


def test_forms_by_number_follow_the_catalogue() -> None:
    arabic = ("zero", "one", "two", "few", "many", "other")
    plural = "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"
    words = words_of({"%(num)s story": arabic}, "ar", plural)
    told = [words.ngettext("%(num)s story", "%(num)s stories", n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103)]
    assert told == ["zero", "one", "two", "few", "few", "many", "many", "other", "other", "few"]


# ---------------------------------------------------------------- what is remembered of articles


def test_who_says_so_in_another_language() -> None:
    words = words_of({"according to %(name)s": ("según %(name)s",), "%(says)s, via %(agency)s": ("%(says)s, vía %(agency)s",)})
    said = make_said(Attribution("The ministry", 0, 12, "AFP"))
    assert tell_said(said, words) == "según the ministry, vía AFP"
    assert tell_said(said, ENGLISH) == "according to the ministry, via AFP"


@pytest.mark.parametrize("status", ["said", "claimed", "denied", "confirmed", "expected", "alleged"])
def test_every_status_has_words(status: Status) -> None:
    assert "Jo" in tell_said(make_said(Attribution("Jo", 0, 2, None, status)), ENGLISH)


def test_links_back_to_facts_are_retold() -> None:
    words = words_of({"Back to key fact %(number)s": ('Volver al "dato" %(number)s',)})
    html = '<a class="back" href="#f2" aria-label="Back to key fact 2"><sup>2</sup></a>'
    assert retell_body(html, words) == html.replace("Back to key fact 2", "Volver al &quot;dato&quot; 2")
