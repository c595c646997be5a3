"""One article across the desk: read, edited, and described in brief. Pure, so any worker anywhere can run it.

`digest_article` is the one function of (source bytes, settings) that everything per article hangs on.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.editing.summary import edit_article
from digest.model.article import PROSE, Article, SourceFile
from digest.model.edition import Brief
from digest.model.problem import Problem
from digest.model.publication import Content
from digest.model.settings import Settings
from digest.model.summary import Summary
from digest.publishing import urls
from digest.reading.article import read_article


@dataclass(frozen=True, slots=True)
class Digested:
    """An article and what is said about it, or the errors that stand in the way; warnings may stand beside both."""

    file: str  # its path in content/
    article: Article | None
    summary: Summary | None
    problems: tuple[Problem, ...] = ()


def digest_article(file: SourceFile, settings: Settings) -> Digested:
    """Read and edit one article. Depends on nothing but its arguments. Problems name the file as seen from the site's root."""
    reading = read_article(file, settings)
    problems = reading.problems
    summary = None
    if reading.article is not None:
        edited = edit_article(reading.article, settings)
        summary, problems = edited.summary, (*problems, *edited.problems)
    placed = tuple(replace(p, path=f"{settings.content_dir}/{p.path}") for p in problems)
    return Digested(file.path, reading.article, summary, placed)


def digest_safely(file: SourceFile, settings: Settings) -> Digested:
    """As `digest_article`; a mistake of ours is told as a Problem of that article, beside all other Problems."""
    try:
        return digest_article(file, settings)
    except Exception as error:
        return Digested(file.path, None, None, (tell_mistake(f"{settings.content_dir}/{file.path}", 0, error),))


def tell_mistake(path: str, line: int, error: Exception) -> Problem:
    """A Problem for an exception that should not have been, with the place in our code that a report needs."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    message = f"a mistake in digest: {type(error).__name__}: {error} ({Path(at.filename).stem}:{at.lineno})"
    return Problem(
        path, line, 0, "internal-error", message, "please report it with this article; until then leave the article out"
    )


def hold_back_reason(article: Article, now: datetime, *, drafts: bool, future: bool) -> str | None:
    """Why an article is not published at this moment, in words for the ledger; None when it is due."""
    if article.withdrawn:
        return "withdrawn by its source"
    if article.draft and not drafts:
        return "draft"
    due = max(article.published, article.publish_date or article.published)
    if due > now and not future:
        return f"not before {due.isoformat(timespec='minutes')}"
    if article.expires is not None and article.expires <= now:
        return f"expired {article.expires.isoformat(timespec='minutes')}"
    return None


def make_brief(article: Article, summary: Summary, settings: Settings) -> Brief:
    """The light record of an article, which is all that lists, feeds, stories and editions know of it."""
    day = article.published.astimezone(ZoneInfo(settings.timezone)).date()
    return Brief(
        id=article.id,
        path=urls.article_path(
            settings.permalink, id=article.id, slug=article.slug, title=summary.headline, section=article.section, day=day
        ),
        file=article.path,
        headline=summary.headline,
        deck=article.deck,
        summary=summary.sentences,
        summary_origin=summary.origin,
        facts=summary.key_facts(),
        figures=tuple(f for f in summary.facts if f.kind == "figure"),
        five_ws=summary.five_ws,
        published=article.published,
        precision=article.precision,
        updated=article.updated,
        updated_precision=article.updated_precision,
        date=day,
        language=article.language,
        source=article.source,
        authors=article.authors,
        credits=article.credits,
        corrections=article.corrections,
        dateline=(article.dateline.place or "") if article.dateline else "",
        section=article.section,
        tags=article.tags,
        image=article.image,
        rights=article.rights,
        canonical=article.canonical,
        aliases=article.aliases,
        words=sum(len(article.text[b.start : b.end].split()) for b in article.blocks if b.kind in PROSE),
        extra=article.extra,
    )


def check_ids(contents: Iterable[Content], settings: Settings) -> tuple[Problem, ...]:
    """Two articles with one id are a Problem in the second, by path, that names the first."""
    first: dict[str, str] = {}
    problems = []
    for brief in sorted((c.brief for c in contents), key=lambda b: b.file):
        other = first.setdefault(brief.id, brief.file)
        if other != brief.file:
            shown = f"{settings.content_dir}/{brief.file}"
            message = f"the id '{brief.id}' is also that of {settings.content_dir}/{other}"
            problems.append(Problem(shown, 0, 0, "duplicate-id", message, "give one of them another `id` in its front matter"))
    return tuple(problems)
