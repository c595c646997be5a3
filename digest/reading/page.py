"""A page that the site has beside its articles: Markdown with front matter, of which title, description and language count."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final, NamedTuple

from digest.model.article import Article, SourceFile
from digest.model.problem import Problem
from digest.model.settings import Settings
from digest.reading.decoding import decode_text, find_place
from digest.reading.metadata.frontmatter import read_front_matter, split_front_matter

_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
_WORD: Final = re.compile(r"\w")


class PageReading(NamedTuple):
    """What came of a file. With an error among the Problems there is no page; it has text and body, and no sentences."""

    page: Article | None
    description: str = ""
    problems: tuple[Problem, ...] = ()


def read_page(file: SourceFile, settings: Settings) -> PageReading:
    """Read a page. Its HTML is not trusted either: only what is allowed in articles is kept. Problems name it by its path."""
    decoded, problems = decode_text(file.data, file.path)
    if decoded is None:
        return PageReading(None, "", problems)
    from digest.reading.markup.borrowed import spell_links  # as in article

    decoded = spell_links(decoded, file.path)
    split = split_front_matter(decoded)
    front, told = read_front_matter(split, file.path, settings)
    problems += told
    from digest.reading.markup.markdown import read_markdown  # as in article
    from digest.reading.markup.places import find_places

    read, start = read_markdown(split.body), len(decoded) - len(split.body)
    if not _WORD.search(read.text) and not split.is_open:
        hint = "write it, or take the file away"
        problems += (Problem(file.path, *find_place(decoded[:start]), "empty-article", "there is no text on this page", hint),)
    if any(problem.severity == "error" for problem in problems):
        return PageReading(None, "", tuple(sorted(problems)))
    name = file.path.rpartition("/")[2].rpartition(".")[0]
    page = Article(
        id=file.path,
        path=file.path,
        title=front.title or read.title or name.replace("-", " ").replace("_", " ").strip().capitalize(),
        published=_NEVER,
        precision="year",
        language=front.lang or settings.site_language,
        text=read.text,
        blocks=read.blocks,
        sentences=(),
        body=read.body,
        slug=front.slug or "",
        draft=front.draft,
        places=find_places(read.body, decoded, start),
    )
    return PageReading(page, " ".join((front.editors.summary or "").split()), tuple(sorted(problems)))
