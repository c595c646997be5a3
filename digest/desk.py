"""One article across the desk: read, edited, and described in brief. Pure, so any worker anywhere can run it.

`digest_article` is the one function of (source bytes, a model's answer if one was asked, settings) that everything per article
hangs on.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from digest.editing.named import find_named
from digest.editing.wishes import take_as_it_is
from digest.memory.encoding import encode, fingerprint, press
from digest.memory.records import Record
from digest.model.answer import Question
from digest.model.article import PROSE, Article, SourceFile
from digest.model.edition import Account, Brief, Card, FileLink, Name, Picture
from digest.model.fact import Fact
from digest.model.problem import Problem
from digest.model.reasons import Reasons
from digest.model.settings import Settings
from digest.model.summary import Summary
from digest.publishing.assets import list_pictures
from digest.publishing.crosslinks import list_links
from digest.publishing.metadata import find_image
from digest.publishing.pages import make_sheet
from digest.publishing.rights import evidence_sentences, is_for_search
from digest.publishing.urls import article_path, make_slug
from digest.reading.article import read_article

if TYPE_CHECKING:
    from digest.editing.summary import Edited

WORDS_PER_MINUTE: Final = 230  # silent reading of English: Brysbaert, Journal of Memory and Language, 2019 (238)

_OF_A_BRIEF: Final = tuple(field.name for field in fields(Brief))


@dataclass(frozen=True, slots=True)
class Digested:
    """An article and what is said about it, or the errors that stand in the way; warnings may stand beside both."""

    file: str  # its path in content/
    article: Article | None
    summary: Summary | None
    problems: tuple[Problem, ...] = ()


def digest_article(file: SourceFile, settings: Settings) -> Digested:
    """Read and edit one article. Depends on nothing but its arguments. Problems name the file as seen from the site's root."""
    return _read_and_edit(file, settings)[0]


def _read_and_edit(file: SourceFile, settings: Settings) -> tuple[Digested, Edited | None]:
    """An article's digest, with what it was made from; None where there was nothing to make."""
    article, problems = read_article(file, settings)
    summary = take_as_it_is(article, settings) if article is not None else None
    edited = None
    if article is not None and summary is None:
        from digest.editing.summary import edit_article

        edited = edit_article(article, settings, file.answer)
        summary, problems = edited.summary, (*problems, *edited.problems)
    placed = tuple(p._replace(path=f"{settings.content_dir}/{p.path}") for p in problems)
    return Digested(file.path, article, summary, placed), edited


def explain_article(file: SourceFile, settings: Settings) -> tuple[Digested, Reasons | None]:
    """As `digest_article`, with the reasons for what was chosen and left; None where errors stand in the way."""
    from digest.editing.reasons import explain_digest  # nothing but `digest explain` asks for reasons

    digested, edited = _read_and_edit(file, settings)
    if digested.article is None:
        return digested, None
    return digested, explain_digest(digested.article, edited) if edited is not None else Reasons((), (), ())


def digest_safely(file: SourceFile, settings: Settings) -> Digested:
    """As `digest_article` for a site; a mistake of ours is told as a Problem of that article, beside all other Problems."""
    try:
        return digest_article(file, settings)
    except Exception as error:
        return Digested(file.path, None, None, (tell_mistake(f"{settings.content_dir}/{file.path}", 0, error),))


def load_editing(settings: Settings) -> None:
    """Load what these settings need to edit articles. Processes that are started then have it too, where they are forks."""
    if settings.summary.method != "none" or settings.facts.method != "none":
        import digest.editing.summary  # noqa: F401


def question_article(file: SourceFile, settings: Settings) -> Question | None:
    """What a language model is to be asked about an article; None where there is nothing to ask, or it cannot be read."""
    from digest.editing.written import make_question  # where a model writes

    try:
        article = read_article(file, settings).article
        return make_question(article, settings.summary) if article is not None else None
    except Exception:  # it is read again, and then a mistake of ours is told
        return None


def tell_mistake(path: str, line: int, error: Exception) -> Problem:
    """A Problem for an exception that should not have been, with the place in our code that a report needs."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    message = f"a mistake in digest: {type(error).__name__}: {error} ({Path(at.filename).stem}:{at.lineno})"
    return Problem(
        path, line, 0, "internal-error", message, "please report it with this article; until then leave the article out"
    )


class Entry(NamedTuple):
    """What came of reading an article: its card, or the errors that stand in the way; warnings may stand beside both."""

    card: Card | None
    problems: tuple[Problem, ...]


def file_article(file: SourceFile, settings: Settings, key: str) -> Record:
    """An article read, edited and encoded, as memory keeps it under `key`. Pure, so any worker anywhere can do it.

    `settings` are those of `desk_settings`, so that the record hangs on no other.
    """
    done = digest_safely(file, settings)
    article, summary = done.article, done.summary
    if article is None or summary is None or any(p.severity == "error" for p in done.problems):
        return Record(encode(Entry(None, done.problems)))
    brief = make_brief(article, summary, settings)
    account = make_account(brief, article, summary)
    sheet = make_sheet(brief, article, summary, data=settings.data)
    pictures, links = list_pictures(brief, article), list_links(brief, article)
    listed = encode(brief)
    card = make_card(article, brief, pictures, key, fingerprint(listed, sheet.facts, sheet.summary), summary.facts, links)
    return Record(encode(Entry(card, done.problems)), listed, press(encode(sheet)), press(encode(account)))


def make_account(brief: Brief, article: Article, summary: Summary) -> Account:
    """The brief with what an article tells of its event: what gathering stories goes by."""
    figures = tuple(f for f in summary.facts if f.kind == "figure")
    known = {name: getattr(brief, name) for name in _OF_A_BRIEF}
    return Account(**known, facts=summary.key_facts(), figures=figures, five_ws=summary.five_ws, words=count_words(article))


def make_card(
    article: Article, brief: Brief, pictures: tuple[Picture, ...], record: str, shown: str, facts: Sequence[Fact] = (),
    links: tuple[FileLink, ...] = (),
) -> Card:  # fmt: skip
    """What the site as a whole knows of an article; `facts` are all that were found, `shown` is what lists go by."""
    known, filed = (facts, brief.dateline) if brief.rights != "link" else ((), "")  # of such an article only its headline is told
    return Card(
        id=brief.id,
        file=brief.file,
        path=brief.path,
        headline=brief.headline,
        language=brief.language,
        published=brief.published.astimezone(UTC),
        updated=(brief.updated or brief.published).astimezone(UTC),
        date=brief.date,
        section=brief.section,
        tags=brief.tags,
        aliases=brief.aliases,
        pictures=pictures,
        listed=is_for_search(brief),
        draft=article.draft,
        withdrawn=article.withdrawn,
        due=max(article.published, article.publish_date or article.published).astimezone(UTC),
        expires=article.expires.astimezone(UTC) if article.expires else None,
        record=record,
        shown=shown,
        corrected=tuple((c.date or brief.updated or brief.published).astimezone(UTC) for c in brief.corrections),
        people=tuple(map(make_name, find_named(known, "person", brief.headline))),
        places=tuple(map(make_name, find_named(known, "place", brief.headline, filed))),
        source=make_name(brief.source.name) if brief.source else None,
        image=find_image(brief),
        links=links,
    )


def make_name(text: str) -> Name:
    return Name(make_slug(text), " ".join(text.split()))


def hold_back_reason(card: Card, now: datetime, zone: ZoneInfo, *, drafts: bool, future: bool) -> str | None:
    """Why an article is not published at this moment, in words for the ledger; None when it is due."""
    if card.withdrawn:
        return "withdrawn by its source"
    if card.draft and not drafts:
        return "draft"
    if card.due > now and not future:
        return f"not before {card.due.astimezone(zone).isoformat(timespec='minutes')}"
    if card.expires is not None and card.expires <= now:
        return f"expired {card.expires.astimezone(zone).isoformat(timespec='minutes')}"
    return None


def make_brief(article: Article, summary: Summary, settings: Settings) -> Brief:
    """The light record of an article, which is what lists and feeds know of it."""
    day = article.published.astimezone(ZoneInfo(settings.timezone)).date()
    return Brief(
        id=article.id,
        path=article_path(
            settings.permalink, id=article.id, slug=article.slug, title=summary.headline, section=article.section, day=day
        ),
        file=article.path,
        headline=summary.headline,
        deck=article.deck,
        summary=summary.sentences,
        summary_origin=summary.origin,
        headline_origin=summary.headline_origin,
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
        evidence=evidence_sentences(summary.key_facts()) if article.rights == "excerpt" else (),
        minutes=max(1, round(count_words(article) / WORDS_PER_MINUTE)),
        extra=article.extra,
    )


def count_words(article: Article) -> int:
    """The words of its body."""
    return sum(len(article.text[b.start : b.end].split()) for b in article.blocks if b.kind in PROSE)


def check_ids(cards: Iterable[Card], settings: Settings) -> tuple[Problem, ...]:
    """Two articles with one id are a Problem in the second, by path, that names the first."""
    first: dict[str, str] = {}
    problems = []
    for card in sorted(cards, key=lambda c: c.file):
        other = first.setdefault(card.id, card.file)
        if other != card.file:
            shown = f"{settings.content_dir}/{card.file}"
            message = f"the id '{card.id}' is also that of {settings.content_dir}/{other}"
            hint = "give one of them another `id` in its front matter"
            problems.append(Problem(shown, 0, 0, "duplicate-id", message, hint, ("id",)))
    return tuple(problems)
