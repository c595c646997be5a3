"""The words that pages say of themselves, in the language of the site. What the code says is English; a lexicon has the rest."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from digest.model.publication import Lexicon
from digest.publishing.times import Calendar, ForeignCalendar

if TYPE_CHECKING:
    from collections.abc import Callable


class Words:
    """Texts by what they are in English, as gettext has them, and the words of days, numbers and lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.calendar = ForeignCalendar(lexicon.almanac) if lexicon.almanac else Calendar()
        self.are_plain = not lexicon.texts  # English as the code has it
        self._texts = lexicon.texts

    @cached_property
    def _choose(self) -> Callable[[int], int]:
        """Which form of a text goes with a number."""
        from gettext import c2py  # English as the code has it needs none of this

        return c2py(self.lexicon.plural or "n != 1")

    def gettext(self, message: str, **values: object) -> str:
        """`gettext("Edition of %(day)s", day=…)`: a text, its places filled in."""
        return self.find(message) % values

    def ngettext(self, one: str, many: str, number: int, **values: object) -> str:
        """`ngettext("%(num)s article", "%(num)s articles", 3)`: a text that hangs on a number."""
        return self.find_plural(one, many, number) % {"num": number, **values}

    def find(self, message: str) -> str:
        """A text, its places still open."""
        known = self._texts.get(message)
        return known[0] if known else message

    def find_plural(self, one: str, many: str, number: int) -> str:
        """The form of a text that goes with a number."""
        known = self._texts.get(one)
        if known is None:
            return one if number == 1 else many
        form = self._choose(number)
        return known[form] if form < len(known) else known[0]

    def find_in(self, context: str, message: str) -> str:
        """A text that is another where it stands elsewhere."""
        known = self._texts.get(f"{context}\x04{message}")
        return known[0] if known else message

    def find_plural_in(self, context: str, one: str, many: str, number: int) -> str:
        key = f"{context}\x04{one}"
        return self.find_plural(key, many, number) if key in self._texts else self.find_plural(one, many, number)


def N_(message: str) -> str:  # noqa: N802 - as gettext's users know it
    """A text that is to be translated, but not here: it is looked up where it is shown."""
    return message


#: As the code has them.
ENGLISH: Final = Words(Lexicon())
