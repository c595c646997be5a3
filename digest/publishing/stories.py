"""Stories that several articles tell: where the page of each stands, what stands there, and its feeds.

A story is known by its earliest article, which stays when others join and when another one leads: the path of its page is made
from that article's, the id of its feeds from that article's id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from digest.model.edition import Card, Told
from digest.model.slate import Slate, Slot
from digest.publishing.feeds.layout import Feeding, Pictures, lay_out_feeds, weigh_pictures
from digest.publishing.frame import Frame, Page, feeds_of, own_address, render_page
from digest.publishing.gathering import cut_pages
from digest.publishing.leaves import Leaf, make_page, newest_of
from digest.publishing.library import Library
from digest.publishing.listings import DIRECTORIES, LEAD_FACTS, Pager, make_item_view, make_story_view, title_page
from digest.publishing.metadata import absolute_image, describe, make_collection, share_locale
from digest.publishing.names import name_path
from digest.publishing.rights import is_for_search
from digest.publishing.slates import find_first
from digest.publishing.timeline import draw_line, join_dates
from digest.publishing.urls import STORIES, make_slug, output_file, story_path
from digest.publishing.works import SHARE_HEIGHT, SHARE_WIDTH, AliasWork, MenuItem, StoriesWork, StoryWork

# ---------------------------------------------------------------- laying out


def hide_pages(stories: Iterable[Told]) -> tuple[Told, ...]:
    """The stories of a site on which none has a page of its own."""
    return tuple(story._replace(path="") for story in stories)


def lay_out_stories(
    stories: Iterable[Told], cards: Mapping[str, Card], slots: Sequence[Slot], edition: str, folder: str,
    feeding: Feeding, pictures: Pictures, shares: Mapping[str, str],
) -> Iterator[Leaf]:  # fmt: skip
    """The pages of a day's stories at all their addresses, and their feeds. `slots` are the day's, `shares` has the paths of
    pictures of headlines by record."""
    places = {slot.record: place for place, slot in enumerate(slots)}
    sizes = dict(pictures)
    for story in stories:
        if not story.path:
            continue
        members = [cards[record] for record in story.records]
        lead, first = members[0], find_first(members)
        newest_first = [slots[place] for place in sorted(places[record] for record in story.records)]
        work, updated = StoryWork(story, edition, shares.get(lead.record, "")), newest_of(slot.updated for slot in newest_first)
        page = make_page(work, story.path, updated, made_from=f"{folder}/{first.file}", what="story")
        yield page if any(card.listed for card in members) else replace(page, entry=None)
        for card in members:  # where the story stood, or would, if the article were the earliest
            if (path := story_path(card.path)) != story.path:
                alias = AliasWork(path, lead.headline, story.path)
                yield Leaf(output_file(path), alias, f"{folder}/{card.file}", "story alias")
        shown = weigh_pictures(newest_first, sizes, feeding.settings.limit)
        yield from lay_out_feeds(feeding, "story", lead.headline, story.path, newest_first, shown, first.id)


def list_stories(slates: Iterable[Slate]) -> tuple[tuple[Told, datetime], ...]:
    """The stories that have a page, newest first, each with when one of its articles last changed; `slates` are newest first."""
    return tuple(
        (Told(tuple([slate.slots[n].record for n in places]), path=path), max([slate.slots[n].updated for n in places]))
        for slate in slates
        for path, places in slate.stories
    )


def lay_out_list(stories: Sequence[tuple[Told, datetime]], size: int) -> Iterator[Leaf]:
    """The pages that list all stories."""
    for number, place, path, older in cut_pages(STORIES, len(stories), size):
        told, updated = zip(*stories[place], strict=True)
        yield make_page(StoriesWork(path, number, older, told), path, max(updated))


# ---------------------------------------------------------------- rendering


def render_story(work: StoryWork, library: Library, frame: Frame) -> bytes:
    """All that several articles tell of one event: the lead's digest, the other accounts, figures held against each other, and
    the dates of all."""
    words, path, settings = frame.words, work.story.path, frame.settings
    story = make_story_view(work.story, library, words)
    lead, briefs = story.brief, (story.brief, *story.others)
    sheets = [library.sheet(record) for record in work.story.records]
    sources = {make_slug(brief.source.name): brief.source.name for brief in reversed(briefs) if brief.source}
    page = Page(
        kind="story",
        path=path,
        title=story.headline,
        description=describe(lead),
        canonical=own_address(frame, path),
        image=own_address(frame, work.share) if work.share else absolute_image(lead, settings),
        image_alt=lead.headline if work.share else lead.image.alt if lead.image else "",
        image_size=(SHARE_WIDTH, SHARE_HEIGHT) if work.share else None,
        locale=share_locale(lead.language),
        indexed=any(map(is_for_search, briefs)),
        json_ld=make_collection(settings.base_url, story.headline, path, lead.language, briefs),
        feeds=feeds_of(frame, "story", story.headline, path),
        above=(MenuItem(words.gettext(DIRECTORIES["stories"]), STORIES),),
    )
    variables = {
        "brief": lead,
        "summary": sheets[0].summary,
        "facts": sheets[0].facts[:LEAD_FACTS],
        "comparisons": (),
        "story_comparisons": story.comparisons,
        "accounts": tuple(map(make_item_view, story.others)),
        "timeline": draw_line(join_dates(zip(briefs, [sheet.timeline for sheet in sheets], strict=True))),
        "sources": tuple(MenuItem(name, name_path("source", slug)) for slug, name in reversed(sources.items())),
        "edition": work.edition,
    }
    return render_page(frame, "story.html", page, variables)


def render_stories(work: StoriesWork, library: Library, frame: Frame) -> bytes:
    """A page of the list of all stories."""
    gettext, words, base_url = frame.words.gettext, frame.words, frame.settings.base_url
    whole = gettext(DIRECTORIES["stories"])
    title = title_page(whole, work.number, words)
    about = gettext("Events that several reports tell, newest first.")
    stories = tuple(make_story_view(told, library, words) for told in work.stories)
    data = make_collection(base_url, title, work.path, frame.site.language, work.stories)
    above = (MenuItem(whole, STORIES),) if work.number else ()
    page = Page("stories", work.path, title, about, own_address(frame, work.path), json_ld=data, above=above)
    variables = {"stories": stories, "pager": Pager(STORIES if work.number else "", work.older)}
    return render_page(frame, "stories.html", page, variables)
