"""A feed and its entries, in Atom's words and in no format yet."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final, NamedTuple

from markupsafe import Markup

from digest.model.edition import Brief
from digest.model.publication import Feed, FeedEntry, FeedImage
from digest.model.slate import Fix
from digest.publishing.assets import picture_type
from digest.publishing.crosslinks import resolve_links
from digest.publishing.environment import Place, render_template
from digest.publishing.feeds.content import clean, free_text
from digest.publishing.frame import Frame
from digest.publishing.library import Library, Sheet
from digest.publishing.metadata import absolute_image, image_path
from digest.publishing.prose import join_sentences
from digest.publishing.urls import CORRECTIONS, absolute_url, tag_uri
from digest.publishing.works import CorrectionFeedWork, CrossLink, FeedWork

#: For a feed without entries: never the clock.
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
#: So many entries are kept for the feeds that come next: a few megabytes.
AT_HAND: Final = 500


def make_feed(work: FeedWork, library: Library, frame: Frame) -> Feed:
    """A feed with its entries. Nothing in it hangs on the clock."""
    id = tag_uri(work.id, kind="story") if work.id else tag_uri(work.page.rstrip("/") or "site", kind="feed")
    return _bind(id, name_feed(work, frame), work.page, work, make_entries(work, library, frame), frame)


def make_correction_feed(work: CorrectionFeedWork, library: Library, frame: Frame) -> Feed:
    """The feed of corrections: an entry for each, which leads to the article."""
    site, words = frame.site, frame.words
    about = words.gettext("What %(site)s has put right, newest first.", site=site.title)
    named = f"{words.gettext('Corrections')} · {site.title}", about
    entries = tuple(make_correction_entry(library.brief(fix.record), fix, frame) for fix in work.fixes)
    return _bind(tag_uri("corrections", kind="feed"), named, CORRECTIONS, work, entries, frame)


def _bind(
    id: str, named: tuple[str, str], page: str, work: FeedWork | CorrectionFeedWork, entries: tuple[FeedEntry, ...], frame: Frame
) -> Feed:
    """A feed of those entries; `named` is what it is called and one line about it, `page` the path of the page it belongs to."""
    site, settings = frame.site, frame.settings
    return Feed(
        id=id,
        title=clean(named[0]),
        subtitle=clean(named[1]),
        url=absolute_url(settings.base_url, page),
        self_url=absolute_url(settings.base_url, work.path),
        language=settings.site_language,
        updated=max((e.updated for e in entries), default=EPOCH),
        author=clean(site.author),
        author_url=settings.base_url,
        rights=clean(settings.copyright),
        hub=work.hub,
        entries=entries,
    )


class EntryWork(NamedTuple):
    """What an article's entry is made from beside the frame: its record, and what the feed says of it."""

    record: str
    whole: bool  # whether it carries the text, as far as rights allow
    picture: int  # bytes of its picture, where that is one of the site's files
    source: str  # address of its source's own feed; empty where none is known
    links: tuple[CrossLink, ...]  # of its text to other articles


def make_entries(work: FeedWork, library: Library, frame: Frame) -> tuple[FeedEntry, ...]:
    """The entries of a feed. One that several feeds and formats have is made once, where these come soon after each other."""
    sizes, sources, links = dict(work.pictures), dict(work.sources), dict(work.links)
    entries = []
    for record in work.records:
        brief = library.brief(record)
        source = sources.get(brief.source.key or "", "") if brief.source else ""
        entry = EntryWork(record, work.content == "full", sizes.get(image_path(brief), 0), source, links.get(record, ()))
        if entry not in frame.entries:
            if len(frame.entries) == AT_HAND:
                frame.entries.clear()
            frame.entries[entry] = make_entry(entry, brief, library.sheet(record), frame)
        entries.append(frame.entries[entry])
    return tuple(entries)


def make_correction_entry(brief: Brief, fix: Fix, frame: Frame) -> FeedEntry:
    """A correction as an entry. Its id counts the article's corrections from the oldest, wherever a new one is written."""
    correction = brief.corrections[fix.number]
    days = [c.date or brief.published for c in brief.corrections]
    rank = sorted(range(len(days)), key=lambda n: days[n]).index(fix.number)
    place = Place(brief.path, frame.settings.base_url, "absolute")
    variables = {"site": frame.site, "place": place, "brief": brief, "correction": correction}
    return FeedEntry(
        id=tag_uri(f"{brief.id}/{rank + 1}", kind="correction"),
        title=clean(frame.words.gettext("Correction: %(headline)s", headline=brief.headline)),
        url=absolute_url(frame.settings.base_url, brief.path, "corrections"),
        published=fix.moment,
        updated=fix.moment,
        summary=clean(" ".join(correction.text.split())),
        content=clean(render_template(frame.environment, "correction_entry.html", variables).strip()),
        authors=(clean(frame.site.author),),
        categories=tuple(filter(None, [clean(brief.section)])),
        language=brief.language,
    )


def name_feed(work: FeedWork, frame: Frame) -> tuple[str, str]:
    """What a feed is called, and one line about it."""
    site, words = frame.site, frame.words
    if work.kind == "site":
        return site.title, site.description or site.title
    if work.kind == "edition":
        told = words.calendar.long_day(date.fromisoformat(work.name))
        about = words.gettext("The stories of %(day)s with their key facts.", day=told)
        return f"{words.gettext('Edition of %(day)s', day=told)} · {site.title}", about
    if work.kind == "story":
        return f"{work.name} · {site.title}", words.gettext("The accounts of this story, newest first.")
    return f"{work.name} · {site.title}", words.gettext("Articles in %(name)s, newest first.", name=work.name)


def make_entry(work: EntryWork, brief: Brief, sheet: Sheet, frame: Frame) -> FeedEntry:
    """An article's entry: its digest with absolute links to facts and sentences, a summary without markup, and with `whole`
    its text as far as rights allow.
    """
    base_url = frame.settings.base_url
    address = absolute_url(base_url, brief.path)
    image = make_image(brief, frame, work.picture)
    variables = {
        "site": frame.site,
        "place": Place(brief.path, base_url, "absolute"),
        "brief": brief,
        "summary": sheet.summary,
        "facts": sheet.facts,
        "text": Markup(free_text(resolve_links(sheet.text, brief.path, work.links), address)) if work.whole else "",
        "image": image.url if image and work.whole else "",
        "text_shown": brief.rights != "link",
    }
    source = brief.source
    return FeedEntry(
        id=tag_uri(brief.id),
        title=clean(brief.headline),
        url=address,
        published=brief.published.astimezone(UTC),
        updated=last_change(brief).astimezone(UTC),
        summary=clean(join_sentences(s.text for s in sheet.summary) or brief.headline),
        content=clean(render_template(frame.environment, "feed_entry.html", variables).strip()),
        authors=tuple(map(clean, brief.authors or ((source.name,) if source else ()))),
        categories=tuple(dict.fromkeys(filter(None, map(clean, (brief.section, *brief.tags))))),
        source=clean(source.name) if source else None,
        source_url=(source.url or source.home) if source else None,
        source_feed=(work.source or source.home or source.url) if source else None,
        language=brief.language,
        image=image,
    )


def last_change(brief: Brief) -> datetime:
    """When the article last changed: a correction is a change, whether or not the editor wrote `updated` too."""
    return max([brief.updated or brief.published, *(c.date for c in brief.corrections if c.date)])


def make_image(brief: Brief, frame: Frame, size: int) -> FeedImage | None:
    """The article's picture as far as rights allow; `size` are its bytes where it is a file of ours, 0 where
    that is not there."""
    url = absolute_image(brief, frame.settings)
    if not url or brief.image is None or (image_path(brief) and not size):
        return None
    return FeedImage(url, picture_type(url), size, *map(clean, (brief.image.alt, brief.image.caption, brief.image.credit)))
