"""Agency text to labelled blocks: the conductor of all that is recognised in wire copy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from typing import Final

from digest.model.article import Block, Correction, Credit, Dateline, Precision
from digest.reading.advisories import find_advisory, find_bracketed_advisory, find_embargo, find_prefix
from digest.reading.bylines import find_byline, find_lead_byline
from digest.reading.captions import find_captions, is_caption
from digest.reading.credits import find_credit
from digest.reading.dateline import find_dateline_evidence
from digest.reading.debris import is_debris
from digest.reading.finding import Finding
from digest.reading.links import find_links
from digest.reading.moments import Moment, find_moment
from digest.reading.paragraphs import split_paragraphs
from digest.reading.sentences import split_sentences
from digest.reading.shapes import (
    TITLE_WORDS,
    choose_end_links,
    choose_subheads,
    count_words,
    is_heading,
    is_prose,
    repeats_later,
    split_list_items,
)
from digest.reading.stamps import find_crawler_prefix, find_stamp
from digest.reading.wire_body import make_body

__all__ = ["WireParts", "label_blocks", "make_body", "split_paragraphs"]

#: How many paragraphs from the top may be a byline, a label or a time stamp, and how many from the end.
HEAD: Final = 8
TAIL: Final = 4
#: How many paragraphs from the top may open with a dateline: any, and one that names its agency.
DATELINES: Final = 3
AGENCY_DATELINES: Final = 6
#: A sentence that begins like a link to another article is one up to so many words; a longer one has news in it.
LINK_WORDS: Final = 25
#: A name and a colon open a report, not somebody's words, only where so many words follow.
UNSURE_WORDS: Final = 14

# Only a paragraph with one of these in it, lower-cased, is looked at sentence by sentence.
_SIGNS: Final = (
    "also read", "read more", "read also", "must read", "read or share", "also watch", "watch:", "watch |", "watch video",
    "contributed", "reporting", "reported from", "editing by", "writing by", "input", "copyright", "©", "rights reserved",
    "advertisement", "photo", "image", "graphic", "getty", " file)", "/ap)", "via ap", "amended", "corrected", "clarif",
    "version of this", "editor's note", "editor’s note", "click here", "follow us", "continue", "scroll", "sign up",
    "subscrib", "first on", "published on", "withdrawn", "updated to", "updated on",
)  # fmt: skip
_AGENCY_END: Final = re.compile(r"[ (.-](?:pti|ani|ians|afp|ap|reuters|uni|xinhua|agencies)\)?\W{0,4}\Z")
_PICTURE_WORD: Final = re.compile(r"(?:Photo|PHOTO) +(?=[A-Z]{3})")
_SPEAKS: Final = r" (?:said|says|told|asked|added|replied|wrote|tweeted)\b"


@dataclass(frozen=True, slots=True)
class WireParts:
    """What a text says of itself. Blocks rise, do not overlap, and hold each character that is not white space."""

    blocks: tuple[Block, ...]
    dateline: Dateline | None = None
    deck: str = ""  # a standfirst that the text repeats further down
    title: str = ""  # a headline without markup above the text
    authors: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    corrections: tuple[Correction, ...] = ()
    published: datetime | None = None  # aware; midnight in the zone where only a day is given, the 1st where only a month
    precision: Precision = "day"  # of `published`
    updated: datetime | None = None
    embargo: datetime | None = None  # hold back until then
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class _Copy:
    """The text with what each step needs to know of it."""

    text: str
    whole: bool
    zone: tzinfo
    language: str


def label_blocks(text: str, blocks: Sequence[Block], *, whole: bool, zone: tzinfo = UTC, language: str = "en") -> WireParts:
    """Give each block its role; cut datelines, credits and debris off the paragraphs that they stand in.

    `whole` is for wire text: every rule applies. Otherwise (Markdown) only dateline, byline, credits, advisories and debris
    are recognised, on blocks of kind paragraph. `zone` is that of times which name none.
    """
    copy = _Copy(text, whole, zone, language)
    findings: list[Finding] = []
    pieces = list(blocks)
    if whole:
        pieces = _cut_prefix(copy, pieces, findings)
    pieces = _label_units(copy, pieces, findings)
    if whole:
        pieces = _cut_sentences(copy, pieces, findings)
    pieces, title = _label_title(copy, pieces, findings) if whole else (pieces, "")
    pieces, deck = _label_deck(copy, pieces) if whole else (pieces, "")
    pieces = _cut_datelines(copy, pieces, findings)
    if whole:
        pieces = _label_shapes(copy, pieces)
    return _gather(copy, pieces, findings, title, deck)


def _cut_prefix(copy: _Copy, blocks: list[Block], findings: list[Finding]) -> list[Block]:
    found = find_crawler_prefix(copy.text, copy.zone)
    if found is None or not blocks:
        return blocks
    findings.append(found)
    return [*_cut(copy.text, blocks[0], [found]), *blocks[1:]]


def _cut(text: str, block: Block, findings: Iterable[Finding]) -> list[Block]:
    """The block with the findings cut out of it: what lies between them keeps its kind."""
    pieces: list[Block] = []
    at = block.start
    for found in findings:
        pieces += _trim(text, block, at, found.start)
        pieces += _trim(text, Block(found.kind, 0, 0), found.start, found.end)
        at = found.end
    return pieces + _trim(text, block, at, block.end)


def _trim(text: str, like: Block, start: int, end: int) -> list[Block]:
    piece = text[start:end]
    bare = piece.lstrip()
    start += len(piece) - len(bare)
    end = start + len(bare.rstrip())
    return [Block(like.kind, start, end, like.level)] if start < end else []


def _label_units(copy: _Copy, blocks: list[Block], findings: list[Finding]) -> list[Block]:
    """Paragraphs that are no prose as a whole. The end is read backwards, because end matter stands below the last prose."""
    labelled: dict[int, Finding] = {}
    paragraphs = [i for i, b in enumerate(blocks) if b.kind == "paragraph"]
    for n, i in enumerate(reversed(paragraphs)):
        found = _find_unit(copy, blocks[i], place=len(paragraphs) - 1 - n, last=True, tail=n < TAIL)
        if found is None:
            break
        labelled[i] = found
    for n, i in enumerate(paragraphs):
        if i not in labelled:
            below_rule = i > 0 and not any(c.isalnum() for c in copy.text[blocks[i - 1].start : blocks[i - 1].end])
            found = _find_unit(copy, blocks[i], place=n, last=below_rule and n > 0, tail=len(paragraphs) - n <= TAIL)
            if found:
                labelled[i] = found
    published = next((f.published.when for f in [*findings, *labelled.values()] if f.published), None)
    findings += [_with_embargo(copy, labelled[i], published) for i in sorted(labelled)]
    return [replace(b, kind=labelled[i].kind) if i in labelled else b for i, b in enumerate(blocks)]


def _find_unit(copy: _Copy, block: Block, *, place: int, last: bool, tail: bool) -> Finding | None:
    """What the paragraph is, if it is no prose. `place` counts paragraphs from the top."""
    text, start, end = copy.text, block.start, block.end
    if end - start > 2000:
        return None
    found = find_embargo(text, start, end, zone=copy.zone, published=None) if end - start < 400 else None
    found = found or find_advisory(text, start, end, zone=copy.zone, head=place < 2)
    if found is None and (place < HEAD or tail):
        found = find_stamp(text, start, end, copy.zone) or find_byline(text, start, end, zone=copy.zone)
    found = found or find_credit(text, start, end, last=last)
    if found is None and is_debris(text[start:end]):
        return Finding("debris", start, end)
    if found is None and copy.whole and is_caption(text[start:end]):
        return Finding("caption", start, end)
    return found


def _with_embargo(copy: _Copy, found: Finding, published: datetime | None) -> Finding:
    """An embargo may need the day of publication, which is known only when all is read."""
    if found.embargo is None:
        return found
    return find_embargo(copy.text, found.start, found.end, zone=copy.zone, published=published) or found


def _cut_sentences(copy: _Copy, blocks: list[Block], findings: list[Finding]) -> list[Block]:
    """Links, credits, corrections and captions that stand within a paragraph."""
    pieces: list[Block] = []
    for i, block in enumerate(blocks):
        if block.kind != "paragraph" or not _has_sign(copy.text[block.start : block.end].lower()):
            pieces.append(block)
            continue
        parts = [block]
        links = [Finding("debris", s, e) for s, e in find_links(copy.text, block.start, block.end)]
        if links:
            findings += links
            parts = _cut(copy.text, block, links)
        last = not any(b.kind == "paragraph" for b in blocks[i + 1 :])
        for part in parts:
            cuts = _find_in_sentences(copy, part, head=not pieces, last=last) if part.kind == "paragraph" else []
            findings += cuts
            pieces += _cut(copy.text, part, cuts)
    return pieces


def _has_sign(lower: str) -> bool:
    return any(sign in lower for sign in _SIGNS) or _AGENCY_END.search(lower[-20:]) is not None


def _find_in_sentences(copy: _Copy, block: Block, *, head: bool, last: bool) -> list[Finding]:
    text = copy.text
    sentences = split_sentences(text, block.start, block.end, copy.language)
    if len(sentences) < 2:
        return []
    found: dict[int, Finding] = {}
    captions = [Finding("caption", s, e) for s, e in find_captions(text, sentences, head=head)]
    for i, (start, end) in enumerate(sentences):
        if any(c.start < end and start < c.end for c in captions):
            continue
        advisory = find_advisory(text, start, block.end, zone=copy.zone, head=False) if i else None
        if advisory:
            found[i] = advisory
            break
        credit = find_credit(text, start, end, last=last and i + 1 == len(sentences))
        if credit:
            found[i] = credit
        elif count_words(text[start:end]) <= LINK_WORDS and is_debris(text[start:end]) and text[start:end].strip(".…!? "):
            found[i] = Finding("debris", start, end)
    return sorted([*captions, *found.values()], key=lambda f: f.start)


def _paragraphs(blocks: Sequence[Block]) -> list[int]:
    return [i for i, b in enumerate(blocks) if b.kind == "paragraph"]


def _label_title(copy: _Copy, blocks: list[Block], findings: list[Finding]) -> tuple[list[Block], str]:
    """A headline that stands above the text, without `CORRECTED-` and its like."""
    paragraphs = _paragraphs(blocks)
    if len(paragraphs) < 2:
        return blocks, ""
    text, first = copy.text, paragraphs[0]
    block, following = blocks[first], blocks[paragraphs[1]]
    prefix = find_prefix(text, block.start, block.end, copy.zone)
    pieces = _cut(text, block, [prefix] if prefix else [])
    unit = text[pieces[-1].start : pieces[-1].end]
    evidence = find_dateline_evidence(text, block.start, block.end)
    if not is_heading(unit, TITLE_WORDS) or count_words(unit) < 3 or (evidence and evidence[0].agency):
        return blocks, ""
    if not is_prose(text[following.start : following.end]) and len(paragraphs) < 3:
        return blocks, ""
    if repeats_later(text, block, [blocks[i] for i in paragraphs[1:]]):
        return blocks, ""
    if prefix:
        findings.append(prefix)
    pieces[-1] = replace(pieces[-1], kind="heading", level=1)
    return [*blocks[:first], *pieces, *blocks[first + 1 :]], " ".join(unit.split())


def _label_deck(copy: _Copy, blocks: list[Block]) -> tuple[list[Block], str]:
    paragraphs = _paragraphs(blocks)
    if len(paragraphs) < 2 or not repeats_later(copy.text, blocks[paragraphs[0]], [blocks[i] for i in paragraphs[1:]]):
        return blocks, ""
    first = blocks[paragraphs[0]]
    labelled = [replace(b, kind="deck") if b is first else b for b in blocks]
    return labelled, " ".join(copy.text[first.start : first.end].split())


def _cut_datelines(copy: _Copy, blocks: list[Block], findings: list[Finding]) -> list[Block]:
    """The first dateline, and what stands before it in its paragraph: `(Corrects …)`, a byline, the word "Photo"."""
    paragraphs = _paragraphs(blocks)
    for n, i in enumerate(paragraphs[:AGENCY_DATELINES]):
        cuts = _find_opening(copy, blocks, i, n, only=len(paragraphs) == 1)
        if cuts:
            findings += cuts
            blocks = [*blocks[:i], *_cut(copy.text, blocks[i], cuts), *blocks[i + 1 :]]
            if cuts[-1].dateline:
                break
            return _cut_datelines(copy, blocks, findings)
    return blocks


def _find_opening(copy: _Copy, blocks: Sequence[Block], i: int, n: int, *, only: bool) -> list[Finding]:
    text, at, end = copy.text, blocks[i].start, blocks[i].end
    cuts: list[Finding] = []
    before = find_bracketed_advisory(text, at, end, zone=copy.zone) or find_lead_byline(text, at, end)
    picture = _PICTURE_WORD.match(text, at, end)
    if before is None and picture:
        before = Finding("debris", at, at + len(picture[0].rstrip()))
    if before:
        cuts.append(before)
        at = before.end + len(text[before.end : before.end + 40]) - len(text[before.end : before.end + 40].lstrip())
    evidence = find_dateline_evidence(text, at, end)
    if evidence is None:
        return [] if picture and cuts and cuts[0].kind == "debris" else cuts
    dateline, sure = evidence
    if n >= DATELINES and not (sure and dateline.agency):
        return cuts
    if not sure and not (only or _reports(copy, dateline, end)):
        return cuts
    moment = _dated(copy, dateline)
    return [*cuts, Finding("dateline", dateline.start, dateline.end, dateline=dateline, published=moment)]


def _reports(copy: _Copy, dateline: Dateline, end: int) -> bool:
    """Whether a name and a colon open a report: enough words follow, and the name speaks nowhere in the text."""
    place = dateline.place or ""
    text = copy.text
    if count_words(text[dateline.end : end]) < UNSURE_WORDS or re.search(re.escape(place) + _SPEAKS, text[:20000]):
        return False
    return text.count(f"\n{place}:") < (2 if dateline.start else 1)


def _dated(copy: _Copy, dateline: Dateline) -> Moment | None:
    """The day of publication, where the dateline gives its year."""
    if dateline.date is None:
        return None
    return find_moment(dateline.date, 0, len(dateline.date), zone=copy.zone)


def _label_shapes(copy: _Copy, blocks: list[Block]) -> list[Block]:
    """Lists, subheads, and titles of other articles at the end."""
    blocks = split_list_items(copy.text, blocks)
    headed = {i for i, b in enumerate(blocks) if i and blocks[i - 1].kind == "dateline" and b.kind == "paragraph"}
    candidates = [i for i in _paragraphs(blocks) if i not in headed]
    links = choose_end_links(copy.text, blocks, candidates)
    subheads = choose_subheads(copy.text, blocks, _paragraphs(blocks))
    labelled: list[Block] = []
    for i, block in enumerate(blocks):
        if i in links:
            block = replace(block, kind="debris")
        elif i in subheads and i not in headed:
            block = replace(block, kind="subhead")
        labelled.append(block)
    return labelled


def _gather(copy: _Copy, blocks: Sequence[Block], findings: Sequence[Finding], title: str, deck: str) -> WireParts:
    """One answer from all findings, in the order of the text. The most exact time of publication wins."""
    ordered = sorted(findings, key=lambda f: f.start)
    datelines = [f.dateline for f in ordered if f.dateline]
    published = _choose_published(ordered)
    updated = next((f.updated for f in ordered if f.updated), None)
    told = published or updated
    return WireParts(
        blocks=tuple(blocks),
        dateline=max(datelines, key=lambda d: (d.agency is not None or d.date is not None, -d.start), default=None),
        deck=deck,
        title=title,
        authors=tuple(dict.fromkeys(a for f in ordered for a in f.authors)),
        credits=tuple(dict.fromkeys(c for f in ordered for c in f.credits)),
        corrections=tuple(dict.fromkeys(f.correction for f in ordered if f.correction)),
        published=told.when if told else None,
        precision=told.precision if told else "day",
        updated=updated.when if updated else None,
        embargo=max((f.embargo for f in ordered if f.embargo), default=None),
        withdrawn=any(f.withdrawn for f in ordered),
    )


def _choose_published(findings: Sequence[Finding]) -> Moment | None:
    """The most exact moment; of equally exact ones the first."""
    rank = {"minute": 0, "day": 1, "month": 2, "year": 3}
    return min((f.published for f in findings if f.published), key=lambda m: rank[m.precision], default=None)
