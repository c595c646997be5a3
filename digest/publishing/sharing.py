"""The pictures of headlines that articles are shared with: how those of a site look, and which articles have one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from digest.model.edition import Card
from digest.publishing.colours import read_colours
from digest.publishing.share_images import can_draw
from digest.publishing.times import Calendar
from digest.publishing.works import ShareLook, ShareWork

#: Where the style sheet names no such colours: those of the theme.
_COLOURS: Final = {"paper": "#fdfbf6", "ink": "#1b1916", "soft": "#5d574d", "rule": "#d9d2c4", "accent": "#9a1b1e"}


@dataclass(frozen=True, slots=True)
class Sharing:
    """What all pictures of a site have in common. `look` settles all of it but the words of the day."""

    look: ShareLook
    font: bytes  # the site's own; empty for the one that comes with Pillow
    calendar: Calendar

    def picture(self, card: Card) -> ShareWork | None:
        """The picture of an article's headline; None where the font cannot write its words."""
        source = card.source.text if card.source else ""
        work = ShareWork(self.look, card.section, card.headline, source, self.calendar.day(card.date))
        words = "".join((self.look.title, *work[1:]))
        return work if can_draw(words, self.font) else None


def find_colours(style: bytes) -> dict[str, str]:
    """The colours of pictures: by day, as the properties of a style sheet first have them, in six digits."""
    told = read_colours(style)
    plain = {name: next((c for c in told.get(name, ()) if len(c) in (4, 7)), usual).lower() for name, usual in _COLOURS.items()}
    return {name: c if len(c) == 7 else "#" + "".join(2 * digit for digit in c[1:]) for name, c in plain.items()}
