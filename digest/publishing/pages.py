"""The page of one article: its digest, each fact with a way to its sentence, and the text as far as rights allow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from digest.model.article import Article, Tag
from digest.model.edition import Brief, Story
from digest.model.publication import Content
from digest.publishing.body import render_body, render_evidence
from digest.publishing.frame import Frame, Leaf, Page, own_address, render_page
from digest.publishing.metadata import absolute_image, describe, image_path, make_article_json_ld
from digest.publishing.rights import shown_deck
from digest.publishing.times import moment_stamp
from digest.publishing.urls import absolute_url, alias_path, relative_url, section_path, tag_path, text_fragment
from digest.publishing.views import make_comparison_views, make_fact_views, make_sentence_views, make_story_comparison

_FROM_ROOT = re.compile(r'(\s(?:href|src)=")/(?!/)')


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands beside an article: the one before it in time, the one after, its story, and its edition's page."""

    earlier: Brief | None
    later: Brief | None
    story: Story | None
    edition: str


def render_article(content: Content, beside: Neighbours, frame: Frame) -> Leaf:
    brief, settings = content.brief, frame.settings
    page = Page(
        kind="article",
        path=brief.path,
        title=brief.headline,
        description=describe(brief),
        canonical=brief.canonical or own_address(frame, brief.path),
        image=absolute_image(brief, settings),
        published=moment_stamp(brief.published, brief.precision, settings.timezone),
        updated=moment_stamp(brief.updated, brief.updated_precision, settings.timezone) if brief.updated else "",
        indexed=brief.canonical is None,
        json_ld=make_article_json_ld(brief, settings),
    )
    variables = {**article_variables(content), **beside_variables(content, beside)}
    updated = brief.updated or brief.published
    return render_page(
        frame,
        "article.html",
        page,
        variables,
        updated=updated,
        made_from=content_file(frame, brief),
        listed=page.indexed,
        what="article",
    )


def article_variables(content: Content) -> Mapping[str, object]:
    """What an article's page shows of the article itself."""
    brief, article, summary = content.brief, content.article, content.summary
    facts = brief.facts
    texts = {"full": render_body, "excerpt": render_evidence}
    text = texts[brief.rights](rebase(article, brief.path), facts) if brief.rights in texts else ""
    source_url = brief.source.url if brief.source else None
    exact = next((e.exact for f in facts for e in f.evidence), "")
    sentences, views = make_sentence_views(brief), make_fact_views(brief)
    comparisons = () if brief.rights == "link" else make_comparison_views(summary.comparisons, summary.facts)
    return {
        "brief": brief,
        "deck": choose_deck(brief),
        "summary": tuple(replace(s, target=land(text, s.target)) for s in sentences),
        "facts": tuple(replace(f, target=land(text, f.target)) for f in views),
        "comparisons": tuple(
            replace(c, figures=tuple(replace(f, target=land(text, f.target)) for f in c.figures)) for c in comparisons
        ),
        "text": Markup(text),
        "image": image_path(brief),
        "source_link": text_fragment(source_url, exact)
        if source_url and exact and brief.rights == "excerpt"
        else source_url or "",
        "section": section_path(brief.section) if brief.section else "",
        "tags": tuple((tag, tag_path(tag)) for tag in brief.tags),
    }


def choose_deck(brief: Brief) -> str:
    """The standfirst, unless the summary below it says the same in the same words."""
    deck = " ".join(shown_deck(brief).split())
    told = " ".join(" ".join(s.text for s in brief.summary).split())
    return "" if deck.rstrip(".") in told else deck


def rebase(article: Article, path: str) -> Article:
    """The article with links and pictures that start at the site's root (`/pier.jpg`) written from where its page stands."""
    if not any('="/' in (p.html if isinstance(p, Tag) else "".join(p.inline)) for p in article.body):
        return article
    root = relative_url(path, "")

    def mend(html: str) -> str:
        return _FROM_ROOT.sub(rf"\1{root}", html)

    body = tuple(Tag(mend(p.html)) if isinstance(p, Tag) else replace(p, inline=tuple(map(mend, p.inline))) for p in article.body)
    return replace(article, body=body)


def land(text: str, anchor: str) -> str:
    """The anchor, if the text as shown has it: an excerpt leaves sentences out."""
    return anchor if anchor and f'id="{anchor}"' in text else ""


def beside_variables(content: Content, beside: Neighbours) -> Mapping[str, object]:
    """What an article's page shows of others: neighbours in time, and the other accounts of its event."""
    story = beside.story
    views = [make_story_comparison(story, c) for c in story.comparisons] if story else []
    return {
        "earlier": beside.earlier,
        "later": beside.later,
        "edition": beside.edition,
        "others": tuple(b for b in story.briefs if b.id != content.brief.id) if story else (),
        "story_comparisons": tuple(v for v in views if v),
    }


def render_aliases(content: Content, frame: Frame) -> Iterator[Leaf]:
    """A small page at each old address of an article, which sends readers and search engines on to the new one."""
    brief = content.brief
    for alias in brief.aliases:
        path = alias_path(alias)
        page = Page("redirect", path, brief.headline, canonical=absolute_url(frame.settings.base_url, brief.path), indexed=False)
        made_from = content_file(frame, brief)
        yield render_page(frame, "redirect.html", page, {"target": brief.path}, made_from=made_from, listed=False, what="alias")


def content_file(frame: Frame, brief: Brief) -> str:
    """The article's file as an editor names it: below the site's root."""
    return f"{frame.settings.content_dir}/{brief.file}"
