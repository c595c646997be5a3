"""Stories that several articles tell: where the page of each stands, what stands there, and its feeds.

A story is known by its earliest article, which stays when others join and when another one leads: the path of its page is made
from that article's, the id of its feeds from that article's id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from digest.model.edition import Card, Told
from digest.model.slate import Slot
from digest.publishing.feeds.layout import Feeding, Pictures, lay_out_feeds, weigh_pictures
from digest.publishing.frame import Frame, Page, feeds_of, own_address, render_page
from digest.publishing.leaves import Leaf, make_page, newest_of
from digest.publishing.library import Library
from digest.publishing.listings import LEAD_FACTS, make_item_view, make_story_view
from digest.publishing.metadata import absolute_image, describe, make_collection, share_locale
from digest.publishing.names import name_path
from digest.publishing.rights import is_for_search
from digest.publishing.timeline import draw_line, join_dates
from digest.publishing.urls import make_slug, output_file, story_path
from digest.publishing.works import SHARE_HEIGHT, SHARE_WIDTH, AliasWork, MenuItem, StoryWork

# ---------------------------------------------------------------- laying out


def find_first(story: Told, cards: Mapping[str, Card]) -> Card:
    """The earliest article of a story, of several of one time the first by id; `cards` has all by their records."""
    return min((cards[record] for record in story.records), key=lambda card: (card.published, card.id))


def name_stories(stories: Iterable[Told], cards: Mapping[str, Card]) -> tuple[Told, ...]:
    """The stories, those of several articles with the path of their page; `cards` has these articles' by their records."""
    return tuple(s._replace(path=story_path(find_first(s, cards).path)) if len(s.records) > 1 else s for s in stories)


def lay_out_stories(
    stories: Iterable[Told], cards: Mapping[str, Card], slots: Sequence[Slot], edition: str, folder: str,
    feeding: Feeding, pictures: Pictures, shares: Mapping[str, str],
) -> Iterator[Leaf]:  # fmt: skip
    """The pages of a day's stories at all their addresses, and their feeds. `slots` are the day's, `shares` has the paths of
    pictures of headlines by record."""
    places = {slot.record: place for place, slot in enumerate(slots)}
    sizes = dict(pictures)
    for story in stories:
        if story.path:
            newest_first = [slots[place] for place in sorted(places[record] for record in story.records)]
            yield from _lay_out_story(story, cards, newest_first, edition, folder, shares.get(story.records[0], ""))
            lead, first = cards[story.records[0]], find_first(story, cards)
            shown = weigh_pictures(newest_first, sizes, feeding.settings.limit)
            yield from lay_out_feeds(feeding, "story", lead.headline, story.path, newest_first, shown, first.id)


def _lay_out_story(
    story: Told, cards: Mapping[str, Card], slots: Iterable[Slot], edition: str, folder: str, share: str
) -> Iterator[Leaf]:
    members = [cards[record] for record in story.records]
    file = f"{folder}/{find_first(story, cards).file}"
    page = make_page(
        StoryWork(story, edition, share), story.path, newest_of(s.updated for s in slots), made_from=file, what="story"
    )
    yield page if any(card.listed for card in members) else replace(page, entry=None)
    for card in members:  # where the story stood, or would, if the article were the earliest
        if (path := story_path(card.path)) != story.path:
            yield Leaf(
                output_file(path), AliasWork(path, members[0].headline, story.path), f"{folder}/{card.file}", "story alias"
            )


# ---------------------------------------------------------------- rendering


def render_story(work: StoryWork, library: Library, frame: Frame) -> bytes:
    """All that several articles tell of one event: the lead's digest, the other accounts, figures held against each other, and
    the dates of all."""
    words, path, settings = frame.words, work.story.path, frame.settings
    story = make_story_view(work.story, library, words)
    lead, briefs = story.brief, (story.brief, *story.others)
    sheets = [library.sheet(record) for record in work.story.records]
    sources = {make_slug(brief.source.name): brief.source.name for brief in reversed(briefs) if brief.source}
    day = words.gettext("Edition of %(day)s", day=words.calendar.long_day(lead.date))
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
        above=(MenuItem(words.gettext("Archive"), "archive/"), MenuItem(day, work.edition)),
    )
    variables = {
        "brief": lead,
        "summary": sheets[0].summary,
        "facts": sheets[0].facts[:LEAD_FACTS],
        "comparisons": story.comparisons,
        "accounts": tuple(map(make_item_view, story.others)),
        "timeline": draw_line(join_dates(zip(briefs, [sheet.timeline for sheet in sheets], strict=True))),
        "sources": tuple(MenuItem(name, name_path("source", slug)) for slug, name in reversed(sources.items())),
        "edition": work.edition,
    }
    return render_page(frame, "story.html", page, variables)
