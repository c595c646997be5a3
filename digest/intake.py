"""Articles as they come in: those that have changed are read and edited, wherever the work runs; the others are remembered."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING

from digest.desk import Entry, file_article, load_editing, question_article
from digest.disk.folders import Folder
from digest.memory.encoding import decode, fingerprint
from digest.memory.records import Record, batches
from digest.memory.state import Source
from digest.memory.store import Memory
from digest.model.answer import Question
from digest.model.article import SourceFile
from digest.model.ledger import Tell
from digest.model.settings import Settings
from digest.model.stamp import Stamp
from digest.workers import Crew, Lost, tell_loss

if TYPE_CHECKING:
    from digest.writer import Writer

_AT_ONCE = 256  # files that are looked up in memory together


def take_in(
    folder: Folder, files: Mapping[str, Stamp], settings: Settings, desk: str, memory: Memory, crew: Crew, tell: Tell
) -> tuple[dict[str, Source], int]:
    """What is known of every article, by path, and how many had to be read and edited for that.

    `settings` are those of `desk_settings`, `desk` the fingerprint of them and the program. A file with the stamp that it
    had at the last build is not opened; one with bytes that any build has seen is not read. What cannot be opened is
    left out, and stands in the folder's problems. The stamp of a file that was changed just now is doubted.
    """
    last = memory.state.sources if memory.state.desk == desk else {}
    sources = {
        name: known
        for name, stamp in files.items()
        if (known := last.get(name)) is not None and known.stamp == stamp and stamp.time_ns
    }
    changed = [name for name in files if name not in sources]
    fresh: deque[tuple[str, str]] = deque()  # path and key of those that are being read
    if changed:
        load_editing(settings)
    work = partial(file_articles, settings)
    writer = find_writer(settings, memory)
    total = len(changed)
    done = new = 0

    def unknown() -> Iterator[tuple[str, SourceFile]]:
        """What no build has seen; what one has is taken from memory on the way."""
        nonlocal done
        for some in batches(changed, _AT_ONCE):
            opened = [SourceFile(name, data) for name in some if (data := folder.read(name)) is not None]
            if writer is not None:
                opened = consult(writer, opened, settings, crew)
            keys = {file.path: key_of(file, desk) for file in opened}
            entries = memory.records.find(list(keys.values()), "entry")
            for file in opened:
                name = file.path
                if (entry := entries.get(keys[name])) is not None:
                    sources[name] = make_source(files[name], keys[name], entry)
                    done += 1
                else:
                    fresh.append((name, keys[name]))
                    yield keys[name], file

    filed: dict[str, Record] = {}
    try:
        for record in crew.run(work, unknown()):
            name, key = fresh.popleft()
            if isinstance(record, Lost):
                path = f"{settings.content_dir}/{name}"
                problem = tell_loss(path, "reading this article", record, "until then leave the article out")
                sources[name] = Source(files[name], key, None, (problem,))
            else:
                sources[name] = make_source(files[name], key, record.entry)
                filed[key] = record
            done, new = done + 1, new + 1
            tell("Reading", done, total)
            if len(filed) >= _AT_ONCE:
                memory.records.add(filed)
                filed = {}
    finally:  # whatever stops a build, what has been read need not be read again
        memory.records.add(filed)
    sources |= {name: doubt(sources[name], memory) for name in changed if name in sources}
    return {name: source for name in files if (source := sources.get(name)) is not None}, new


def find_writer(settings: Settings, memory: Memory) -> Writer | None:
    """The language model that the settings let write the summaries; most sites have none, and do not load what asks it."""
    if settings.summary.method != "llm":
        return None
    from digest.writer import Writer

    return Writer(settings.summary, memory.answers)


def consult(writer: Writer, files: list[SourceFile], settings: Settings, crew: Crew) -> list[SourceFile]:
    """The files with what a language model answers about them: asked here, whoever reads the articles."""
    questions = crew.run(partial(question_articles, settings), files)
    answers = writer.answer([None if isinstance(question, Lost) else question for question in questions])
    return [replace(file, answer=answer) for file, answer in zip(files, answers, strict=True)]


def question_articles(settings: Settings, files: list[SourceFile]) -> list[Question | None]:
    """The unit of work that is sent to a worker: what is to be asked about each file."""
    return [question_article(file, settings) for file in files]


def key_of(file: SourceFile, desk: str) -> str:
    """The fingerprint of all that the record of a file is made from."""
    asked = () if file.answer is None else (file.answer,)
    return fingerprint(desk, file.path, blake2b(file.data, digest_size=16).hexdigest(), *asked)


def doubt(source: Source, memory: Memory) -> Source:
    """The source as it is to be remembered: the next build opens it again where the file may change, or a model has failed."""
    if any(problem.code == "model-failed" for problem in source.problems):
        return source._replace(stamp=source.stamp._replace(time_ns=0))
    return memory.doubt(source)


def file_articles(settings: Settings, files: list[tuple[str, SourceFile]]) -> list[Record]:
    """The unit of work that is sent to a worker: each file with the key of its record."""
    return [file_article(file, settings, key) for key, file in files]


def make_source(stamp: Stamp, key: str, entry: bytes) -> Source:
    card, problems = decode(entry, Entry)
    return Source(stamp, key, card.date if card else None, problems)
