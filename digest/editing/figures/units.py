"""Units of figures: money by symbol, code or word, and what measures length, weight, time, heat, share and the like."""

from __future__ import annotations

from typing import Final

from digest.patterns import Pattern

#: Money before the number. "$" alone is the US dollar, as agencies write it; `dollars` tells where it may be another.
SYMBOLS: Final[dict[str, str]] = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL",
    "NT$": "TWD", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₦": "NGN",
    "₪": "ILS", "฿": "THB", "₱": "PHP", "₫": "VND", "₴": "UAH", "Rs": "INR", "Rs.": "INR", "INR": "INR", "USD": "USD",
    "EUR": "EUR", "GBP": "GBP", "JPY": "JPY", "CNY": "CNY", "RMB": "CNY", "AUD": "AUD", "CAD": "CAD", "CHF": "CHF", "NZD": "NZD",
    "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "PKR": "PKR", "KES": "KES", "KSh": "KES", "Ksh": "KES", "KSh.": "KES",
    "Sh": "KES", "NGN": "NGN", "ZAR": "ZAR", "AED": "AED", "SAR": "SAR", "QAR": "QAR", "RM": "MYR", "Rp": "IDR", "Tk": "BDT",
    "GHS": "GHS", "UGX": "UGX", "TZS": "TZS", "SGD": "SGD", "HKD": "HKD", "KRW": "KRW", "BRL": "BRL", "MXN": "MXN", "TRY": "TRY",
}  # fmt: skip
_SYMBOL = Pattern(r"(?:(?<![A-Za-z])(?:[A-Z]{0,2}\$|Rs\.?|KSh\.?|Ksh|Sh|RM|Rp|Tk|[A-Z]{3})|[£€¥₹₩₽₺₦₪฿₱₫₴])[ \u00a0]?$")
_SIGNS: Final = frozenset("$£€¥₹₩₽₺₦₪฿₱₫₴")
#: What can stand before the space between money and its number: a currency that a number follows.
ENDS_CODE: Final = frozenset("s.$€£₹ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ENDS_SYMBOL: Final = _SIGNS | frozenset(".hsMpkRDYPSFNKXTBQL \u00a0")

#: Letters that are money before a large number only: "N4.2 billion", "P6,800". Two countries write P.
_LETTERS: Final[dict[str, str]] = {"N": "NGN", "P": "P", "R": "ZAR"}
_SUM = Pattern(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?(?: ?(?:million|billion|trillion)\b|(?:bn|[mk])\b)")

#: Money after the number. Words that name money of several countries stand for themselves.
CURRENCIES: Final[dict[str, str]] = {
    "dollar": "USD", "us dollar": "USD", "pound": "GBP", "sterling": "GBP", "euro": "EUR", "yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "rupee": "INR", "ruble": "RUB", "rouble": "RUB", "won": "KRW", "rand": "ZAR", "naira": "NGN",
    "ringgit": "MYR", "baht": "THB", "rupiah": "IDR", "taka": "BDT", "shekel": "ILS", "zloty": "PLN", "lira": "TRY",
    "real": "BRL", "reais": "BRL", "dirham": "AED", "riyal": "SAR", "peso": "peso", "franc": "franc", "krona": "SEK",
    "krone": "krone", "shilling": "shilling", "dinar": "dinar", "afghani": "AFN", "cedi": "GHS", "birr": "ETB", "forint": "HUF",
    "crown": "crowns", "mark": "marks", "guilder": "guilders", "ducat": "ducats", "thaler": "thalers",
    "cent": "cent", "pence": "pence", "paise": "paise", "paisa": "paise", "kwacha": "kwacha", "hryvnia": "UAH",
    "kroner": "krone", "kronor": "SEK", "kronur": "ISK", "dong": "VND", "tenge": "KZT", "lari": "GEL",
    "lev": "BGN", "leva": "BGN", "lei": "RON", "kyat": "MMK", "riel": "KHR", "pula": "BWP", "dalasi": "GMD", "metical": "MZN",
    "meticais": "MZN", "rufiyaa": "MVR", "ariary": "MGA", "bolivares": "VES",
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "inr": "INR", "rmb": "CNY", "cny": "CNY", "aud": "AUD", "cad": "CAD", "chf": "CHF",
}  # fmt: skip

#: What follows a number and measures it. Time units keep their plural as in prose.
UNITS: Final[dict[str, str]] = {
    "%": "percent", "percent": "percent", "per cent": "percent", "pc": "percent", "pct": "percent",
    "percentage point": "percentage points", "percentage points": "percentage points", "basis points": "basis points",
    "points": "points",
    "km": "km", "kms": "km", "kilometre": "km", "kilometer": "km", "kilometres": "km", "kilometers": "km",
    "m": "m", "metre": "m", "meter": "m", "metres": "m", "meters": "m", "cm": "cm", "centimetres": "cm", "centimeters": "cm",
    "mm": "mm", "millimetres": "mm", "millimeters": "mm", "mile": "miles", "miles": "miles", "nautical miles": "nautical miles",
    "ft": "feet", "foot": "feet", "feet": "feet", "inch": "inches", "inches": "inches", "yard": "yards", "yards": "yards",
    "kg": "kg", "kgs": "kg", "kilo": "kg", "kilos": "kg", "kilogram": "kg", "kilograms": "kg", "kilogrammes": "kg",
    "g": "g", "gram": "g", "grams": "g", "grammes": "g", "mg": "mg",
    "ton": "tons", "tons": "tons", "tonne": "tonnes", "tonnes": "tonnes", "metric tons": "tonnes", "lb": "lb", "lbs": "lb",
    "quintal": "quintals", "quintals": "quintals", "ounce": "ounces", "ounces": "ounces", "oz": "ounces",
    "litre": "litres", "liter": "litres", "litres": "litres", "liters": "litres", "gallons": "gallons", "ml": "ml",
    "barrels": "barrels", "bpd": "bpd", "mph": "mph", "kmph": "km/h", "kph": "km/h", "km/h": "km/h", "kmh": "km/h",
    "knots": "knots", "acre": "acres", "acres": "acres", "hectare": "hectares", "hectares": "hectares", "ha": "hectares",
    "mw": "MW", "megawatts": "MW", "megawatt": "MW", "gw": "GW", "gigawatts": "GW", "kw": "kW", "kilowatts": "kW",
    "gb": "GB", "mb": "MB", "tb": "TB", "ghz": "GHz", "mhz": "MHz", "mah": "mAh", "megapixel": "megapixels",
    "hp": "hp", "bhp": "bhp",
    "second": "seconds", "seconds": "seconds", "minute": "minutes", "minutes": "minutes", "hour": "hours", "hours": "hours",
    "hrs": "hours", "day": "days", "days": "days", "night": "nights", "nights": "nights", "week": "weeks", "weeks": "weeks",
    "month": "months", "months": "months", "year": "years", "years": "years", "yrs": "years", "decade": "decades",
    "decades": "decades", "century": "centuries", "centuries": "centuries",
    "°c": "C", "°f": "F", "c": "C", "f": "F", "°": "degrees", "degrees celsius": "C", "degree celsius": "C", "degrees c": "C",
    "degrees fahrenheit": "F", "degrees centigrade": "C", "degrees f": "F", "degrees": "degrees", "degree": "degrees",
    "square metre": "square metres", "square metres": "square metres", "square meter": "square metres",
    "square meters": "square metres", "sq m": "square metres", "square km": "square km", "sq km": "square km",
    "square kilometres": "square km", "square kilometers": "square km", "square kilometre": "square km",
    "square kilometer": "square km", "square feet": "square feet", "square foot": "square feet", "sq ft": "square feet",
    "square miles": "square miles", "square mile": "square miles", "sq miles": "square miles",
    "cubic metres": "cubic metres", "cubic meters": "cubic metres", "cubic feet": "cubic feet",
}  # fmt: skip
#: The words and marks, in lower case, that a unit or a currency's word begins with.
OPENS_UNIT: Final = frozenset({"-", "°", "km", *(told.partition(" ")[0] for told in UNITS)})
OPENS_MONEY: Final = frozenset({*CURRENCIES, *(f"{told}s" for told in CURRENCIES)})
TIME: Final = frozenset({"seconds", "minutes", "hours", "days", "nights", "weeks", "months", "years", "decades", "centuries"})
_LETTER_UNITS: Final = frozenset(
    {"m", "g", "c", "f", "ft", "mm", "cm", "kg", "mg", "ml", "km", "lb", "ha", "hp", "gb", "mb", "tb", "pc", "kw", "mw", "gw"}
)
#: Of these, the ones that are only safe directly behind the digits ("40m"), not a space away.
_ATTACHED: Final = frozenset({"g", "c", "f"})
_AFTER = Pattern(
    r"[ \u00a0-]{0,2}(%|°[ ]?[CF]?\b|°|(?:percentage|basis|nautical|metric|square|cubic|sq|per|degrees?) ?\.?[ ]?"
    r"[A-Za-z]{1,12}\b"
    r"|km/h\b|[A-Za-z]{1,12}\b)"
)
_MONEY_AFTER = Pattern(
    r"[ \u00a0-](?:(?P<land>US|Canadian|Australian|Hong Kong|New Zealand|Singapore|Pakistani|Indian|Sri Lankan|Swiss|Kenyan)[ ]"
    r"|(?P<elsewhere>[A-Z][a-z]{2,11} (?:[A-Z][a-z]{2,11} )?))?"
    r"(?P<word>[A-Za-z]{3,9})\b"
)
_LANDS: Final[dict[tuple[str, str], str]] = {
    ("Canadian", "dollar"): "CAD", ("Australian", "dollar"): "AUD", ("Hong Kong", "dollar"): "HKD",
    ("New Zealand", "dollar"): "NZD", ("Singapore", "dollar"): "SGD", ("Pakistani", "rupee"): "PKR",
    ("Sri Lankan", "rupee"): "LKR", ("Swiss", "franc"): "CHF", ("Kenyan", "shilling"): "KES",
}  # fmt: skip


def find_symbol(text: str, end: int, start: int) -> tuple[int, str] | None:
    """Money directly before `end`, no further back than `start`: where it begins, and its ISO 4217 code."""
    low = max(start, end - 5)
    last = text[end - 1 : end]
    if end <= low or last not in _ENDS_SYMBOL:
        return None
    if last in _LETTERS and (end - 1 == low or not text[end - 2].isalnum()) and _SUM.match(text, end):
        return end - 1, _LETTERS[last]
    if last in _SIGNS and (last != "$" or (end - 1 > low and not text[end - 2].isalpha())):
        return end - 1, SYMBOLS[last]
    m = _SYMBOL.search(text[low:end])
    code = SYMBOLS.get(m[0].strip()) if m else None
    if m is not None and code is None and m[0].strip().endswith("$"):
        return end - 1 - (m[0][-1] != "$"), "USD"  # letters that are no country's: the sign alone
    return (low + m.start(), code) if m is not None and code is not None else None


def read_unit(text: str, end: int) -> tuple[int, str] | None:
    """The unit that stands at `end`, behind a number: where it ends, and its name."""
    m = _AFTER.match(text, end)
    if m is None:
        return None
    told, gap = m[1], m.start(1) - end
    if told not in UNITS:
        told = " ".join(told.lower().replace(".", " ").split()).replace("° ", "°")
    if told in _LETTER_UNITS and gap and (told in _ATTACHED or (not m[1].islower() and told in ("m", "pc"))):
        return None
    unit = UNITS.get(told)
    if unit is not None:
        return m.end(), unit
    first = told.split(" ")[0]
    unit = UNITS.get(first)
    if unit is not None and first != told:
        return m.start(1) + len(first), unit
    return None


#: Words that name other things too: money in digits or with a scale word only, "marks" (a pupil's) with a scale word only.
_UNSURE_MONEY: Final = {"crowns": False, "marks": True}


def read_money(text: str, end: int, *, digits: bool = True, scaled: bool = False) -> tuple[int, str] | None:
    """Money named by a word at `end` ("million dollars", "rupees"): where the word ends, and its code or name.

    A currency that several countries have, or none, is named by its words: "crowns", "Jamaican dollars".
    `digits` and `scaled` say how the number before it was told.
    """
    m = _MONEY_AFTER.match(text, end)
    if m is None:
        return None
    word = m["word"].lower()
    singular = word if word in CURRENCIES else word.removesuffix("s")
    code = CURRENCIES.get(singular)
    if code is None or (word in ("won", "real", "rand", "euro") and text[m.end() : m.end() + 4] == " the"):
        return None
    if code in _UNSURE_MONEY and not scaled and (_UNSURE_MONEY[code] or not digits):
        return None
    if m["elsewhere"]:
        return m.end(), text[m.start("elsewhere") : m.end()]
    return m.end(), _LANDS.get((m["land"] or "", singular), code)


_EACH = Pattern(
    r"\s(?:each|apiece|annually|daily|every (?:day|year|month)"
    r"|(?:per|a|an)\s(?:day|week|month|year|hour|person|head|share|barrel|litre|kg|tonne|unit|night)\b)"
)


def read_each(text: str, at: int, end: int) -> str:
    """What makes the amount before `at` a rate ("each", "per day", "a month"), with the space before it; else empty."""
    m = _EACH.match(text, at, end) if text[at + 1 : at + 2] in ("e", "a", "d", "p") else None
    return m[0] if m else ""


def tells_each(measure: str) -> bool:
    """Whether a measure is a rate."""
    return _EACH.search(measure) is not None
