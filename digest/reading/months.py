"""Months by their names, in English and as other languages have them in a date."""

from __future__ import annotations

from typing import Final

#: English months as they are written in full and short, lower-cased without a full stop.
_ENGLISH: Final = (
    "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
    "sep sept september", "oct october", "nov november", "dec december",
)  # fmt: skip
#: Months of other languages in the form that stands after a number. "listopada" is November in Poland, October in Croatia;
#: the language with more speakers is meant.
_FOREIGN: Final = (
    "januar januari janeiro janvier janv jänner enero ene gennaio januarja januara januára siječnja stycznia ledna "
    "января січня ocak जनवरी tammikuuta január ianuarie",
    "februar februari fevereiro février fevrier févr fév fev feber febrero febbraio februarja februara februára "
    "veljače lutego února февраля лютого şubat फरवरी फ़रवरी helmikuuta február februarie",
    "märz mär mars marts maart maret marzo março marca marta ožujka března марта березня mart मार्च maaliskuuta március martie",
    "avril avr abril abr aprile aprila apríla travnja kwietnia dubna апреля квітня nisan अप्रैल huhtikuuta április aprilie",
    "mai maj mei mayo maio maggio maja mája svibnja května мая травня mayıs मई toukokuuta május",
    "juni juin junio junho giugno giu junija juna júna lipnja czerwca června июня червня haziran जून kesäkuuta június iunie",
    "juli juillet juil julio julho luglio lug julija jula júla srpnja lipca července июля липня temmuz जुलाई "
    "heinäkuuta július iulie",
    "août aout agosto ago augustus augusti augusta avgusta avg kolovoza sierpnia srpna августа серпня ağustos "
    "agustus अगस्त elokuuta augusztus",
    "septembre septiembre setiembre settembre setembro septembra rujna września září сентября вересня eylül सितंबर "
    "सितम्बर syyskuuta szeptember septembrie",
    "oktober okt octobre octubre ottobre ott outubro oktobra októbra października října октября жовтня ekim अक्टूबर "
    "अक्तूबर lokakuuta október octombrie",
    "novembre noviembre novembro novembra studenoga listopada listopadu ноября листопада kasım नवंबर नवम्बर marraskuuta noiembrie",
    "dezember dez décembre decembre déc dicembre diciembre dic dezembro desember decembra prosinca prosince grudnia "
    "декабря грудня aralık दिसंबर दिसम्बर joulukuuta decembrie",
)

_MONTHS: Final = {name: at for names_of in (_FOREIGN, _ENGLISH) for at, names in enumerate(names_of, 1) for name in names.split()}


def find_month(word: str) -> int | None:
    """The number of the month that `word` names, in English or, as it stands in a date, in many other languages."""
    return _MONTHS.get(word.lower().rstrip("."))
