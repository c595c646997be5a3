"""Links and page furniture in the middle of a paragraph: where they begin, and where they most likely end."""

from __future__ import annotations

import re
from typing import Final

from digest.patterns import Pattern
from digest.reading.abbreviations import OPENERS

#: The title of a linked article is rarely longer (characters).
LONGEST: Final = 200
#: Nor shorter, where only a word with a capital tells that the title has ended.
SHORTEST: Final = 25

_LINK: Final = Pattern(
    r"\(?(?:(?:ALSO|Also|also|MUST|Must) (?:READ|Read|read|WATCH|Watch)[ \u00a0]*\??[ \u00a0]*(?:[:|]{1,3}|(?=[A-Z]))"
    r"|(?:READ MORE|Read More|Read more|READ ALSO|Read also)[ \u00a0]*[:|]{1,3}"
    r"|(?:WATCH|Watch)(?: VIDEO| Video| video)?[ \u00a0]*[:|]{1,2})"
)
# A small letter before a capital without a space ("… in a stormThe army came"), a stop, or a word that opens a sentence.
_END: Final = Pattern(
    r"(?P<glue>[a-z]{3}(?=[A-Z][a-z])|[a-z0-9](?=[\"“][A-Z]))"
    r"|(?P<stop>[.!?…][\"”']?(?=\s|$)|\|\|)"
    r"|(?P<word> (?=(?P<opener>[A-Z][a-z]*) [a-z]))"
)
#: Names with a capital within them.
_CAMEL: Final = Pattern(
    r"(?:Wiki|Linked|Huff|Buzz|Master|Soft|Astra|Black|Space|Glaxo|Exxon|Dream|Tik|Whats|Face|Snap|Deep|Ever|Silver)\Z"
)


#: The furniture of pages that runs on into the next sentence without a stop.
_FURNITURE: Final = Pattern(
    r"(?:Advertisement Continue reading the main story|ADVERTISEMENT Continue reading below|Continue reading the main story"
    r"|\(?[Ss]tory continues below(?: advertisement)?\)?|Article continues below advertisement"
    r"|Skip Ad(?: Ad)? Loading\.\.\.(?: x Embed x Share)?"
    r"|Media playback is (?:not supported|unsupported) on (?:this|your) device|Skip advertisement"
    r"|(?:Click to (?:share|email|print)[^().]{0,40} \(Opens in new window\) ){0,11}"
    r"Click to (?:share|email|print)[^().]{0,40} \(Opens in new window\)"
    r"|(?:Get [\w ]{1,40} directly to your inbox )?\+ Subscribe Thank you for subscribing!"
    r" Could not subscribe, try again later Invalid Email"
    r"|(?<=[.!?”\"] )(?:--|[–—-]) ?[Ww]ith (?:a )?reports? (?:from|by) [A-Z][^\n.]{1,120}\.?(?=\Z))(?= [\"“'‘]?[A-Z]|\Z)"
)
#: What stands before the caption of a picture that runs on into the article.
_CAPTION: Final = Pattern(
    r"(?:Image (?:copyright|source)(?: (?!Image)[\w./’'&-]{1,30}){1,6} )?(?:Image|Media) caption(?= [\"“'‘]?[A-Z])"
)


def find_furniture(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Fixed words of a page within `text[start:end]` ("Advertisement Continue reading the main story Even as …") as spans.

    Captions of pictures are cut off where a word tells that a sentence of the article begins; else only the words before them.
    """
    spans = [match.span() for match in _FURNITURE.finditer(text, start, end)]
    spans += [(match.start(), _caption_end(text, match.end(), end)) for match in _CAPTION.finditer(text, start, end)]
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if not found or first >= found[-1][1]:
            found.append((first, last))
    return found


def _caption_end(text: str, start: int, end: int) -> int:
    """Where a word tells that the caption ends that begins at `start`; `start` where nothing tells, and it stays in the text."""
    for match in _END.finditer(text, start, min(end, start + LONGEST)):
        if match["stop"]:
            break
        opens = match["word"] and match["opener"] in OPENERS and _ends_in_small(text, match.start())
        if opens and match.start() - start >= SHORTEST:
            return match.start()
    return start


def find_links(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Links within `text[start:end]` ("… he said. ALSO READ: … The army …") as rising spans. Linear."""
    found: list[tuple[int, int]] = []
    at = start
    while (match := _LINK.search(text, at, end)) is not None:
        at = match.end()
        before = text[max(start, match.start() - 3) : match.start()].rstrip()[-1:]
        capitals = match[0].lstrip("(").split()[0].isupper()
        if before and before not in ".!?…\"“”’')|:;]" and not capitals:
            continue  # "he also read: …"
        last = _link_end(text, match, end)
        if last is not None:
            found.append((match.start(), last))
            at = last
    return found


def _ends_in_small(text: str, end: int) -> bool:
    """Whether the word before is written small: "Delhi Police" is a name, "for votes Police say" is not."""
    return text[text.rfind(" ", max(0, end - 30), end) + 1].islower()


def _link_end(text: str, link: re.Match[str], end: int) -> int | None:
    """Where the link ends, or None where that cannot be told: then it is left in the text."""
    limit = min(end, link.end() + LONGEST)
    if link[0].startswith("("):
        close = text.find(")", link.end(), limit)
        return close + 1 if close >= 0 else None
    following = _LINK.search(text, link.end(), limit)
    if following:
        limit = following.start()
    for match in _END.finditer(text, link.end(), limit):
        if match["glue"] and _CAMEL.search(text, max(link.end(), match.end() - 8), match.end()):
            continue
        if match["word"] and not (
            match["opener"] in OPENERS and match.start() - link.end() >= SHORTEST and _ends_in_small(text, match.start())
        ):
            continue
        return match.start() if match["word"] else match.end()
    return limit if following or limit == end else None
