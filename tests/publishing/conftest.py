"""Articles made by hand, with invented news, so that publishing can be tried without reading and editing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from digest.model.article import Article, Block, Correction, Credit, Rights, Run, Sentence, Source, Tag
from digest.model.edition import Account, Edition, Story
from digest.model.fact import Attribution, Evidence, Fact
from digest.model.settings import Settings
from digest.model.summary import Summary, SummarySentence
from digest.publishing.rights import evidence_sentences
from digest.publishing.search import SCRIPT
from digest.publishing.urls import article_path, edition_path
from tests.publishing.rendering import Content, Theme

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"

PORT = (
    "The harbour of Veldmark reopened on Tuesday after a nine-day strike. "
    "About 3,200 dock workers returned, the union said.\n\n"
    '"We did not get everything we asked for, but the night shifts will be paid," said union chair Ines Okoro. '
    "The port authority counted 2,900 people at the gates.\n\n"
    "Forty-one ships were waiting outside the breakwater. Officials expect the queue to clear by October."
)


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The default theme, read from the templates folder, without a search."""
    templates, static = {}, {}
    for path in sorted(TEMPLATES.rglob("*")):
        name = path.relative_to(TEMPLATES).as_posix()
        if name == SCRIPT:
            continue
        if path.is_file() and name.startswith("static/"):
            static[name] = path.read_bytes()
        elif path.is_file():
            templates[name] = path.read_text(encoding="utf-8")
    return Theme(templates, static)


@pytest.fixture
def settings() -> Settings:
    return Settings(
        title="The Veldmark Courier",
        description="News of the coast, checked against its sources",
        base_url="https://courier.example/paper/",
        author="Courier desk",
    )


@dataclass
class Press:
    """Makes contents and editions; each test says only what it is about."""

    settings: Settings
    made: list[Content] = field(default_factory=list)

    def content(
        self, id: str = "2021/port", *, text: str = PORT, headline: str = "Veldmark harbour reopens", **more: Any
    ) -> Content:
        """An article with blocks at blank lines, sentences at full stops, and the facts given as `facts`."""
        published: datetime = more.pop("published", datetime(2021, 9, 7, 14, 46, tzinfo=UTC))
        facts: tuple[Fact, ...] = more.pop("facts", ())
        chosen: tuple[SummarySentence, ...] | None = more.pop("summary", None)
        blocks, sentences, body = cut(text)
        article = Article(
            id=id, path=f"{id}.txt", title=headline, published=published,
            precision=more.get("precision", "minute"),
            language=more.get("language", "en"), text=text, blocks=blocks, sentences=sentences, body=body,
            rights=more.get("rights", "full"), image=more.get("image"),
        )  # fmt: skip
        summary = chosen or tuple(SummarySentence(s.text, s.start, s.end, s.index) for s in sentences[:2])
        comparisons = more.pop("comparisons", ())
        brief = make_brief(article, self.settings, headline, summary, facts, published.date(), more)
        content = Content(
            brief, article, Summary(id, headline, summary, facts, comparisons=comparisons, origin=brief.summary_origin)
        )
        self.made.append(content)
        return content

    def editions(self, contents: Iterable[Content] | None = None) -> tuple[Edition, ...]:
        """One story an article, a day an edition, newest first."""
        days: dict[date, list[Story]] = {}
        for content in self.made if contents is None else contents:
            b = content.brief
            days.setdefault(b.date, []).append(Story(b.id, b.headline, (b,)))
        return tuple(Edition(day, edition_path(day), tuple(stories)) for day, stories in sorted(days.items(), reverse=True))


def make_brief(
    article: Article,
    settings: Settings,
    headline: str,
    summary: tuple[SummarySentence, ...],
    facts: tuple[Fact, ...],
    day: date,
    more: dict[str, Any],
) -> Account:
    section: str = more.pop("section", "Coast")
    rights: Rights = more.pop("rights", "full")
    source = Source("Coast Wire", "https://wire.example/a/1?x=1&y=2", "https://wire.example/")
    values: dict[str, Any] = {
        "deck": "", "summary_origin": "source", "precision": "minute", "updated": None,
        "language": "en", "source": source, "authors": ("Maro Lind",), "credits": (Credit("editing", "T. Abara"),),
        "corrections": (), "dateline": "Veldmark", "tags": ("Ports", "Labour"), "image": None, "canonical": None, "aliases": (),
        "minutes": 2, "extra": {},
    } | more  # fmt: skip
    return Account(
        id=article.id,
        path=article_path(settings.permalink, id=article.id, slug="", title=headline, section=section, day=day),
        file=article.path,
        headline=headline,
        summary=summary,
        evidence=evidence_sentences(f for f in facts if f.key),
        published=article.published,
        date=day,
        section=section,
        rights=rights,
        **values,
    )


def cut(text: str) -> tuple[tuple[Block, ...], tuple[Sentence, ...], tuple[Tag | Run, ...]]:
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    body: list[Tag | Run] = []
    for found in re.finditer(r"[^\n]+", text):
        blocks.append(Block("paragraph", found.start(), found.end()))
        body += [Tag("<p>"), Run(found.start(), found.end()), Tag("</p>")]
        for s in re.finditer(r'[^\s][^.]*\.["”]?', found[0]):
            start, end = found.start() + s.start(), found.start() + s.end()
            sentences.append(Sentence(len(sentences), start, end, text[start:end], len(blocks) - 1))
    return tuple(blocks), tuple(sentences), tuple(body)


def make_fact(
    content_text: str, exact: str, *, kind: Any = "figure", line: str = "", says: str = "", key: bool = True, **more: Any
) -> Fact:
    """A fact whose evidence is the first place of `exact` in the text."""
    start = content_text.index(exact)
    sentences = cut(content_text)[1]
    index = next(s.index for s in sentences if s.start <= start < s.end)
    by = None
    if says:
        at = content_text.index(says)
        by = Attribution(says, at, at + len(says), via=more.pop("via", None), status=more.pop("status", "said"))
    return Fact(
        kind=kind,
        text=exact,
        evidence=(Evidence(index, start, start + len(exact), exact),),
        line=line or exact,
        key=key,
        attribution=by,
        **more,
    )


@pytest.fixture
def press(settings: Settings) -> Press:
    return Press(settings)


@pytest.fixture
def fact() -> Callable[..., Fact]:
    return make_fact


CORRECTION = Correction("An earlier version gave the wrong pier.", datetime(2021, 9, 8, tzinfo=UTC))
