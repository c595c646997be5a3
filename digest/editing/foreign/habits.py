"""How languages write numbers, percentages, money and dates. A language that is not here is given the benefit of silence."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal, NamedTuple

#: Which mark parts the decimals and which the thousands: "1.234,5", "1 234,5", "1,234.5", "12,34,567.8", "١٢٣٬٤٥٦٫٧".
NumberForm = Literal["dots", "spaces", "commas", "lakhs", "arabic"]

_FORMS: Final[dict[NumberForm, str]] = {
    "dots": "de es it pt nl da id tr el ro hr sl sr vi ca mk sq",
    "spaces": "fr ru uk bg pl cs sk sv no nb nn fi hu et lv lt be",
    "commas": "zh ja ko th he ms tl my km lo",
    "lakhs": "hi mr ne bn pa gu or ta te kn ml si ur",
    "arabic": "ar fa ps",
}
#: Regions whose Spanish has "1,234.5".
_SPANISH_COMMAS: Final = frozenset("MX GT HN NI SV PA DO PR US PE".split())

#: What multiplies the number before it. Where a language has no list, a word after a number may change its value.
_SCALES: Final[dict[str, dict[str, int]]] = {
    "de": {"tausend": 10**3, "Tausend": 10**3, "Mio.": 10**6, "Million": 10**6, "Millionen": 10**6, "Mrd.": 10**9,
           "Milliarde": 10**9, "Milliarden": 10**9, "Billion": 10**12, "Billionen": 10**12},
    "es": {"mil": 10**3, "millón": 10**6, "millones": 10**6, "mil millones": 10**9, "billón": 10**12, "billones": 10**12},
    "fr": {"mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9},
    "it": {"mila": 10**3, "milione": 10**6, "milioni": 10**6, "miliardo": 10**9, "miliardi": 10**9},
    "pt": {"mil": 10**3, "milhão": 10**6, "milhões": 10**6, "mil milhões": 10**9, "bilhão": 10**9, "bilhões": 10**9},
    "nl": {"duizend": 10**3, "miljoen": 10**6, "mln": 10**6, "miljard": 10**9, "mld": 10**9},
    "sv": {"tusen": 10**3, "miljon": 10**6, "miljoner": 10**6, "miljard": 10**9, "miljarder": 10**9},
    "ru": {"тыс.": 10**3, "тысяча": 10**3, "тысячи": 10**3, "тысяч": 10**3, "млн": 10**6, "миллион": 10**6, "миллиона": 10**6,
           "миллионов": 10**6, "млрд": 10**9, "миллиард": 10**9, "миллиарда": 10**9, "миллиардов": 10**9, "трлн": 10**12},
    "pl": {"tys.": 10**3, "tysiące": 10**3, "tysięcy": 10**3, "mln": 10**6, "milion": 10**6, "miliony": 10**6, "milionów": 10**6,
           "mld": 10**9, "miliard": 10**9, "miliardy": 10**9, "miliardów": 10**9},
    "ar": {"ألف": 10**3, "آلاف": 10**3, "مليون": 10**6, "ملايين": 10**6, "مليار": 10**9, "مليارات": 10**9},
    "hi": {"हज़ार": 10**3, "हजार": 10**3, "लाख": 10**5, "करोड़": 10**7, "अरब": 10**9},
    "zh": {"千": 10**3, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "万亿": 10**12},
    "ja": {"千": 10**3, "万": 10**4, "億": 10**8, "兆": 10**12},
    "ko": {"천": 10**3, "만": 10**4, "억": 10**8, "조": 10**12},
}  # fmt: skip

_PERCENT: Final = {
    "de": "Prozent", "es": "por ciento", "fr": "pour cent", "it": "per cento", "pt": "por cento", "nl": "procent|percent",
    "sv": "procent", "ru": "процент|процента|процентов", "pl": "procent|procenta", "ar": "بالمئة|في المئة|بالمائة|في المائة",
    "hi": "प्रतिशत|फीसदी|फ़ीसदी", "ja": "パーセント", "ko": "퍼센트",
}  # fmt: skip

#: Money by signs and codes that mean one currency everywhere.
_SIGNS: Final = {
    "€": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "R$": "BRL", "US$": "USD", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₴": "UAH",
    **{code: code for code in "EUR USD GBP CHF JPY CNY INR BRL RUB SEK NOK DKK PLN CZK HUF".split()},
}  # fmt: skip
#: Money by words that mean one currency in the language. "Dollar" and "peso" do not.
_MONEY: Final = {
    "de": {"Euro": "EUR", "US-Dollar": "USD"}, "es": {"euro": "EUR", "euros": "EUR", "dólares estadounidenses": "USD"},
    "fr": {"euro": "EUR", "euros": "EUR", "dollars américains": "USD"}, "it": {"euro": "EUR", "dollari statunitensi": "USD"},
    "pt": {"euro": "EUR", "euros": "EUR", "reais": "BRL"}, "nl": {"euro": "EUR"}, "sv": {"euro": "EUR"},
    "ru": {"евро": "EUR", "рубль": "RUB", "рубля": "RUB", "рублей": "RUB", "руб.": "RUB", "долларов США": "USD"},
    "pl": {"euro": "EUR", "zł": "PLN", "złoty": "PLN", "złote": "PLN", "złotych": "PLN"}, "ar": {"يورو": "EUR"},
    "hi": {"रुपये": "INR", "रुपए": "INR", "यूरो": "EUR"}, "zh": {"美元": "USD", "欧元": "EUR", "人民币": "CNY", "日元": "JPY"},
    "ja": {"円": "JPY", "ユーロ": "EUR", "米ドル": "USD"}, "ko": {"원": "KRW", "유로": "EUR"},
}  # fmt: skip

#: Words beside a number that make it no figure: a clock, a page, an article of a law. Before it, and after it.
_LABELS: Final = {
    "de": "Nr|Art|Abs|Seite|S", "es": "núm|n.º|art|pág|artículo|las", "fr": "n°|art|article|page", "it": "n|art|ore|alle",
    "pt": "n.º|art|artigo|às", "nl": "nr|art|artikel", "ru": "№|ст|стр", "sv": "nr|kl|sid", "pl": "nr|art|godz", "zh": "第",
    "ja": "第", "ko": "제",
}  # fmt: skip
_CLOCKS: Final = {
    "de": "Uhr", "es": "horas|a. m|p. m|h", "fr": "heures|heure|h", "it": "ore", "pt": "horas|h", "nl": "uur", "hi": "बजे",
    "ru": "час|часа|часов|ч", "pl": "godzina", "sv": "tiden", "ar": "صباحا|مساء", "zh": "年|月|日|号|時|时|点|點|分|岁",
    "ja": "年|月|日|時|分|歳|度目", "ko": "년|월|일|시|분|세",
}  # fmt: skip

_MONTHS: Final = {
    "de": "Januar|Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ar": "يناير فبراير مارس أبريل|إبريل|ابريل مايو يونيو|يونيه يوليو|يوليه أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر",
    "hi": "जनवरी फरवरी|फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर",
}
#: Between day, month and year.
_LINKS: Final = {"es": r"\sde\s", "pt": r"\sde\s", "de": r"\.?\s", "fr": r"(?:er)?\s", "it": r"[º°]?\s"}
_YEAR_LINKS: Final = {"es": r"\sdel?\s", "pt": r"\sde\s"}
#: Dates in figures, by the mark in them: day first in these languages, year first in those.
DAY_FIRST: Final = {
    ".": frozenset("de ru uk pl cs sk fi no nb nn da tr ro bg hr sl sr et lv mk be".split()),
    "/": frozenset("fr es it pt ca el vi id".split()),
    "-": frozenset(("nl",)),
}
YEAR_FIRST: Final = frozenset("zh ja ko".split())


class Habits(NamedTuple):
    """How one language writes. Empty is what is not known."""

    form: NumberForm | None
    scales: dict[str, int]
    percent: tuple[str, ...]
    money: dict[str, str]  # signs, codes and words -> ISO 4217
    labels: frozenset[str]
    clocks: tuple[str, ...]
    months: dict[str, int]
    link: str  # a pattern, between day and month
    year_link: str  # a pattern, between month and year


@cache
def find_habits(language: str) -> Habits:
    """The habits of a language (BCP 47)."""
    subtag, *rest = language.split("-")
    subtag = subtag.lower()
    form = next((form for form, languages in _FORMS.items() if subtag in languages.split()), None)
    if subtag == "es" and not _SPANISH_COMMAS.isdisjoint(part.upper() for part in rest):
        form = "commas"
    months = {name: number for number, names in enumerate(_MONTHS.get(subtag, "").split(), 1) for name in names.split("|")}
    return Habits(
        form,
        _SCALES.get(subtag, {}),
        ("%", "٪", "％", *filter(None, _PERCENT.get(subtag, "").split("|"))),
        {**_SIGNS, **_MONEY.get(subtag, {})},
        frozenset(_LABELS.get(subtag, "").split("|")) - {""},
        tuple(filter(None, _CLOCKS.get(subtag, "").split("|"))),
        months,
        _LINKS.get(subtag, r"\s"),
        _YEAR_LINKS.get(subtag, r"\s"),
    )
