"""The words that pages say of themselves, in the language of the site. What the code says is English; a lexicon has the rest."""

from __future__ import annotations

from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from typing import Final

from digest.model.publication import Lexicon
from digest.publishing.times import Calendar


class Words:
    """Texts by what they are in English, as gettext has them, and the words of days, numbers and lists."""

    def __init__(self, lexicon: Lexicon, calendar: Calendar) -> None:
        self.lexicon, self.calendar = lexicon, calendar
        self.are_plain = not lexicon.compiled  # English as the code has it
        known = NullTranslations() if self.are_plain else GNUTranslations(BytesIO(lexicon.compiled))
        self.find, self.find_plural, self.find_in = known.gettext, known.ngettext, known.pgettext
        self.find_plural_in = known.npgettext

    def gettext(self, message: str, **values: object) -> str:
        """`gettext("Edition of %(day)s", day=…)`: a text, its places filled in."""
        return self.find(message) % values

    def ngettext(self, one: str, many: str, number: int, **values: object) -> str:
        """`ngettext("%(num)s article", "%(num)s articles", 3)`: a text that hangs on a number."""
        return self.find_plural(one, many, number) % {"num": number, **values}


def N_(message: str) -> str:  # noqa: N802 - as gettext's users know it
    """A text that is to be translated, but not here: it is looked up where it is shown."""
    return message


@lru_cache(maxsize=4)
def open_words(lexicon: Lexicon) -> Words:
    """The words of a site, ready for use."""
    return Words(lexicon, Calendar())


#: As the code has them.
ENGLISH: Final = Words(Lexicon(), Calendar())
