"""The page of one article: its digest, each fact with a way to its sentence, and the text as far as rights allow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from digest.model.article import Article, Tag, walk_markup
from digest.model.edition import Brief
from digest.model.summary import Summary
from digest.publishing.body import render_body, render_evidence
from digest.publishing.crosslinks import leave_out, resolve_links
from digest.publishing.frame import Frame, Page, feeds_of, own_address, render_page
from digest.publishing.library import Library, Sheet
from digest.publishing.metadata import (
    absolute_image,
    describe,
    image_path,
    make_article_json_ld,
    share_locale,
)
from digest.publishing.names import name_path
from digest.publishing.prose import join_sentences
from digest.publishing.retelling import retell_comparisons
from digest.publishing.reuse import make_article_data
from digest.publishing.rights import is_for_search, shown_deck
from digest.publishing.timeline import draw_line, make_timeline
from digest.publishing.times import moment_stamp
from digest.publishing.urls import absolute_url, data_path, make_slug, relative_url, section_path, tag_path, text_fragment
from digest.publishing.views import make_comparison_views, make_fact_views, make_sentence_views, make_story_comparisons
from digest.publishing.words import Words
from digest.publishing.works import SHARE_HEIGHT, SHARE_WIDTH, AliasWork, ArticleWork, MenuItem

_FROM_ROOT = re.compile(r'(\s(?:href|src)=")/(?!/)')
_ANCHOR = re.compile(r'id="([\w-]+)"')


def make_sheet(brief: Brief, article: Article, summary: Summary, *, data: bool = True) -> Sheet:
    """What an article's page shows beside its brief, and its file of `data`, if it has one. `summary` has the article's facts."""
    facts = summary.key_facts()
    texts = {"full": render_body, "excerpt": render_evidence}
    text = texts[brief.rights](rebase(article, brief.path), facts) if brief.rights in texts else ""
    shown = frozenset(_ANCHOR.findall(text))  # an excerpt leaves sentences out

    def land(anchor: str) -> str:
        return anchor if anchor in shown else ""

    source_url = brief.source.url if brief.source else None
    exact = next((e.exact for f in facts for e in f.evidence), "")
    comparisons = () if brief.rights == "link" else make_comparison_views(summary.comparisons, summary.facts)
    return Sheet(
        text=text,
        summary=tuple(
            s._replace(target=land(s.target), others=tuple(t for t in s.others if land(t))) for s in make_sentence_views(brief)
        ),
        facts=tuple(f._replace(target=land(f.target)) for f in make_fact_views(brief, facts)),
        comparisons=tuple(c._replace(figures=tuple(f._replace(target=land(f.target)) for f in c.figures)) for c in comparisons),
        source_link=text_fragment(source_url, exact) if source_url and exact and brief.rights == "excerpt" else source_url or "",
        timeline=make_timeline(article, summary.facts, shown.__contains__),
        data=make_article_data(brief, article, summary) if data else "",
    )


def render_article(work: ArticleWork, library: Library, frame: Frame) -> bytes:
    brief, sheet, settings = library.brief(work.record), library.sheet(work.record), frame.settings
    if leave_out(image_path(brief)) in work.links:
        brief = replace(brief, image=None)
    json_ld = make_article_json_ld(brief, settings, frame.words.gettext("Summary"), work.names, work.share)
    page = Page(
        kind="article",
        path=brief.path,
        title=brief.headline,
        description=describe(brief),
        canonical=brief.canonical or own_address(frame, brief.path),
        image=own_address(frame, work.share) if work.share else absolute_image(brief, settings),
        image_alt=brief.headline if work.share else brief.image.alt if brief.image else "",
        image_size=(SHARE_WIDTH, SHARE_HEIGHT) if work.share else None,
        locale=share_locale(brief.language),
        section=brief.section,
        tags=brief.tags,
        data=data_path(brief.path) if settings.data else "",
        published=moment_stamp(brief.published, brief.precision, settings.timezone),
        updated=moment_stamp(brief.updated, brief.updated_precision, settings.timezone) if brief.updated else "",
        indexed=is_for_search(brief),
        json_ld=json_ld,
        feeds=feeds_of(frame, "section", brief.section, section_path(brief.section)) if brief.section else (),
        above=(MenuItem(brief.section, section_path(brief.section)),) if brief.section else (),
    )
    variables = {
        "brief": brief,
        "deck": choose_deck(brief),
        "summary": sheet.summary,
        "facts": sheet.facts,
        "comparisons": sheet.comparisons,
        "timeline": draw_line(sheet.timeline),
        "text": Markup(resolve_links(sheet.text, brief.path, work.links)),
        "image": image_path(brief),
        "source_link": sheet.source_link,
        "section": section_path(brief.section) if brief.section else "",
        "tags": tuple((tag, tag_path(tag)) for tag in brief.tags),
        "earlier": work.earlier,
        "later": work.later,
        "edition": work.edition,
        "names": work.names,
        "name_pages": {(name.kind, name.name): name.path for name in work.names},
        "source_page": name_path("source", make_slug(brief.source.name)) if brief.source else "",
        "related": work.related,
        **tell_story(work, library, frame.words),
    }
    return render_page(frame, "article.html", page, variables)


def tell_story(work: ArticleWork, library: Library, words: Words) -> Mapping[str, object]:
    """The other accounts of an article's event, and the figures held against each other."""
    if work.story is None:
        return {"others": (), "story_comparisons": (), "story_page": ""}
    briefs = [library.brief(record) for record in work.story.records]
    others = tuple(b for b, record in zip(briefs, work.story.records, strict=True) if record != work.record)
    figures = make_story_comparisons(briefs, work.story.comparisons)
    return {"others": others, "story_comparisons": retell_comparisons(figures, words), "story_page": work.story.path}


def choose_deck(brief: Brief) -> str:
    """The standfirst, unless the summary below it says the same in the same words."""
    deck = " ".join(shown_deck(brief).split())
    told = " ".join(join_sentences(s.text for s in brief.summary).split())
    return "" if deck.rstrip(".") in told else deck


def rebase(article: Article, path: str) -> Article:
    """The article with links and pictures that start at the site's root (`/pier.jpg`) written from where its page stands."""
    if not any('="/' in html for html in walk_markup(article.body)):
        return article
    root = relative_url(path, "")

    def mend(html: str) -> str:
        return _FROM_ROOT.sub(rf"\1{root}", html)

    body = tuple(Tag(mend(p.html)) if isinstance(p, Tag) else p._replace(inline=tuple(map(mend, p.inline))) for p in article.body)
    return replace(article, body=body)


def render_alias(work: AliasWork, library: Library, frame: Frame) -> bytes:
    """A small page at an old address of an article, which sends readers and search engines on to the new one."""
    address = absolute_url(frame.settings.base_url, work.target)
    page = Page("redirect", work.path, work.headline, canonical=address, indexed=False)
    return render_page(frame, "redirect.html", page, {"target": work.target})
