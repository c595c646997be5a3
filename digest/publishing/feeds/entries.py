"""A feed and its entries, in Atom's words and in no format yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from markupsafe import Markup

from digest.model.edition import Brief
from digest.model.publication import Feed, FeedEntry, FeedImage
from digest.model.slate import Fix
from digest.publishing.assets import picture_type
from digest.publishing.crosslinks import resolve_links
from digest.publishing.environment import Place, render_template
from digest.publishing.feeds.content import free_text
from digest.publishing.frame import Frame
from digest.publishing.library import Library, Sheet
from digest.publishing.metadata import absolute_image, image_path
from digest.publishing.prose import join_sentences
from digest.publishing.rights import shown_summary
from digest.publishing.urls import CORRECTIONS, absolute_url, tag_uri
from digest.publishing.works import CorrectionFeedWork, FeedWork

#: For a feed without entries: never the clock.
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


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
        title=named[0],
        subtitle=named[1],
        url=absolute_url(settings.base_url, page),
        self_url=absolute_url(settings.base_url, work.path),
        language=settings.site_language,
        updated=max((e.updated for e in entries), default=EPOCH),
        author=site.author,
        author_url=settings.base_url,
        rights=settings.copyright,
        hub=work.hub,
        entries=entries,
    )


def make_entries(work: FeedWork, library: Library, frame: Frame) -> tuple[FeedEntry, ...]:
    """The entries of a feed, made once for all its formats where these come one after the other."""
    key = work.content, work.records, work.pictures, work.sources, work.links
    if key not in frame.entries:
        sizes, sources, links = dict(work.pictures), dict(work.sources), dict(work.links)
        whole, made = work.content == "full", []
        for record in work.records:
            brief, sheet = library.brief(record), library.sheet(record)
            sheet = replace(sheet, text=resolve_links(sheet.text, brief.path, links.get(record, ())))
            made.append(make_entry(brief, sheet, frame, sizes, sources, whole=whole))
        frame.entries.clear()
        frame.entries[key] = tuple(made)
    return frame.entries[key]


def make_correction_entry(brief: Brief, fix: Fix, frame: Frame) -> FeedEntry:
    """A correction as an entry. Its id counts the article's corrections from the oldest, wherever a new one is written."""
    correction = brief.corrections[fix.number]
    days = [c.date or brief.published for c in brief.corrections]
    rank = sorted(range(len(days)), key=lambda n: days[n]).index(fix.number)
    place = Place(brief.path, frame.settings.base_url, "absolute")
    variables = {"site": frame.site, "place": place, "brief": brief, "correction": correction}
    return FeedEntry(
        id=tag_uri(f"{brief.id}/{rank + 1}", kind="correction"),
        title=frame.words.gettext("Correction: %(headline)s", headline=brief.headline),
        url=absolute_url(frame.settings.base_url, brief.path, "corrections"),
        published=fix.moment,
        updated=fix.moment,
        summary=" ".join(correction.text.split()),
        content=render_template(frame.environment, "correction_entry.html", variables).strip(),
        authors=(frame.site.author,),
        categories=(brief.section,) if brief.section else (),
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


def make_entry(
    brief: Brief, sheet: Sheet, frame: Frame, sizes: Mapping[str, int], sources: Mapping[str, str], *, whole: bool
) -> FeedEntry:
    """An article's entry: its digest with absolute links to facts and sentences, a summary without markup, and with `whole`
    its text as far as rights allow.

    `sizes` has the bytes of pictures by their path in the site, `sources` the feeds of sources by their key.
    """
    base_url = frame.settings.base_url
    sentences = shown_summary(brief)
    address = absolute_url(base_url, brief.path)
    image = make_image(brief, frame, sizes)
    variables = {
        "site": frame.site,
        "place": Place(brief.path, base_url, "absolute"),
        "brief": brief,
        "summary": sentences,
        "facts": sheet.facts,
        "text": Markup(free_text(sheet.text, address)) if whole else "",
        "image": image.url if image and whole else "",
        "text_shown": brief.rights != "link",
    }
    source = brief.source
    return FeedEntry(
        id=tag_uri(brief.id),
        title=brief.headline,
        url=address,
        published=brief.published.astimezone(UTC),
        updated=last_change(brief).astimezone(UTC),
        summary=join_sentences(s.text for s in sentences) or brief.headline,
        content=render_template(frame.environment, "feed_entry.html", variables).strip(),
        authors=brief.authors or ((source.name,) if source else ()),
        categories=tuple(dict.fromkeys([brief.section, *brief.tags] if brief.section else brief.tags)),
        source=source.name if source else None,
        source_url=(source.url or source.home) if source else None,
        source_feed=sources.get(source.key or "", source.home or source.url) if source else None,
        language=brief.language,
        image=image,
    )


def last_change(brief: Brief) -> datetime:
    """When the article last changed: a correction is a change, whether or not the editor wrote `updated` too."""
    return max([brief.updated or brief.published, *(c.date for c in brief.corrections if c.date)])


def make_image(brief: Brief, frame: Frame, sizes: Mapping[str, int]) -> FeedImage | None:
    """The article's picture as far as rights allow; its type and size are those of the file, where it is one of ours."""
    url = absolute_image(brief, frame.settings)
    if not url or brief.image is None:
        return None
    words: Sequence[str] = (brief.image.alt, brief.image.caption, brief.image.credit)
    return FeedImage(url, picture_type(url), sizes.get(image_path(brief), 0), *words)
