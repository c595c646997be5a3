"""What the search index is told of an article, and the page where readers search.

An article is found by its headline and by what its page shows of its text, no more: an index holds what it is told in clear.
"""

from __future__ import annotations

from datetime import UTC
from html import unescape
from typing import Any, Final

from digest.model.edition import Brief, Card
from digest.patterns import Pattern
from digest.publishing.body import drop_links_back
from digest.publishing.frame import Frame, Page, own_address, render_page
from digest.publishing.library import Library, Sheet
from digest.publishing.rights import shown_deck, shown_summary
from digest.publishing.urls import quote_path
from digest.publishing.works import SearchWork

#: The page, its script, and the folder of the index.
PAGE: Final = "search/"
SCRIPT: Final = "static/search.js"
INDEX: Final = "pagefind/"

_INLINE = Pattern(r"</?(?:a|abbr|b|bdi|bdo|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|var|wbr)\b[^>]*>")
_TAG = Pattern(r"<[^>]*>")
# Letters of scripts that part no words: each stands alone in the index and in what is asked, so that any word is found.
_ALONE = Pattern("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")


def make_search_record(card: Card, brief: Brief, sheet: Sheet) -> dict[str, Any]:
    """An article as Pagefind's request `AddRecord` takes it. `url` is relative to the site's root."""
    source = brief.source.name if brief.source else ""
    month = brief.date.isoformat()[:7]
    filters = {
        "date": [month[:4], month],
        "section": [brief.section],
        "source": [source],
        "person": [name.text for name in card.people],
        "place": [name.text for name in card.places],
        "language": [brief.language],
    }
    meta = {
        "title": part_letters(brief.headline),
        "date": brief.date.isoformat(),
        "source": source,
        "section": brief.section,
        "language": brief.language,
    }
    return {
        "url": quote_path(brief.path),
        "content": part_letters(list_words(brief, sheet) or brief.headline),  # what has no words is not indexed
        "language": brief.language,
        "meta": {name: text for name, text in meta.items() if text},
        "filters": {name: list(dict.fromkeys(filter(None, values))) for name, values in filters.items() if any(values)},
        "sort": {"date": f"{brief.published.astimezone(UTC).isoformat()} {brief.id}"},
    }


def list_words(brief: Brief, sheet: Sheet) -> str:
    """All that the article's page shows of its words, each sentence once."""
    text = plain_text(sheet.text)
    told = [s.text for s in shown_summary(brief)] + [fact.line for fact in sheet.facts if fact.editor]
    corrections = [correction.text for correction in brief.corrections]
    return " ".join(filter(None, (shown_deck(brief), text, *(line for line in told if line not in text), *corrections)))


def plain_text(html: str) -> str:
    """The words of HTML of ours, without its marks."""
    return " ".join(unescape(_TAG.sub(" ", _INLINE.sub("", drop_links_back(html)))).split())


def part_letters(text: str) -> str:
    """The text with a space on both sides of each letter of a script that parts no words; `static/search.js` does the same."""
    return text if text.isascii() else " ".join(_ALONE.sub(r" \1 ", text).split())


def render_search(work: SearchWork, library: Library, frame: Frame) -> bytes:
    """The page where readers search. Search engines need not list it."""
    title = frame.words.gettext("Search")
    page = Page("search", PAGE, title, canonical=own_address(frame, PAGE), indexed=False)
    return render_page(frame, "search.html", page, {"script": SCRIPT, "index": INDEX})
