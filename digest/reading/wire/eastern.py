"""Datelines of East Asian agencies, which stand without spaces: `花莲4月3日电`, `【東京時事】`, `(서울=연합뉴스)`."""

from __future__ import annotations

import re
from typing import Final

from digest.model.article import Dateline
from digest.patterns import Pattern

_HAN: Final = "\u4e00-\u9fff"
_AGENCIES: Final = (
    "新华社|新華社|中新社|中新网|中央社|中通社|法新社|路透社|美联社|美聯社|共同社|韩联社|塔斯社|时事社|德新社|埃菲社"
    "|時事|共同|ロイター時事|ロイター|AFP時事|AFP=時事|AFP＝時事|CNN|AFP|연합뉴스|뉴시스|뉴스1|AP|로이터|신화"
)
#: All signs of these scripts come after it.
_FIRST_SIGN: Final = "\u3000"
#: `（记者王小明、李华）`: the reporters, in one piece where no space or comma parts them.
_REPORTERS: Final = rf"(?:[ （(]{{0,2}}(?:本报|本報)?(?:记者|記者)[ :：]?(?P<people>[{_HAN}·、， ]{{2,40}})[）)])?"
_BETWEEN: Final = re.compile("[、，· ]+")
_SHAPES: Final = (
    # 新华社北京4月3日电（记者王小明）…, （中央社台北3日電）…, 花莲4月3日电 …
    Pattern(
        rf"[（(【]?(?P<agency>{_AGENCIES})?[ ]?(?!记者|記者)(?P<place>[{_HAN}·]{{2,8}}?)[ ]?"
        rf"(?P<date>(?:\d{{1,2}}[ ]?月)?\d{{1,2}}[ ]?日)"
        rf"[ ]?(?:综合)?(?:电|電|专电|專電|讯|訊)[）)】]?{_REPORTERS}"
    ),
    # （中央社記者王小明台北3日電）: where the name ends and the place begins, nobody can tell
    Pattern(
        rf"[（(【](?P<agency>{_AGENCIES})(?:记者|記者)[{_HAN}·]{{4,12}}?(?P<date>(?:\d{{1,2}}月)?\d{{1,2}}日)(?:综合)?(?:电|電|专电|專電)[）)】]"
    ),
    # 【ワシントン時事】…, ［東京 4日 ロイター］ - …, 【北京=共同】…
    Pattern(
        rf"[【［\[](?P<place>[{_HAN}\u3040-\u30ff·・]{{2,12}}?)[=＝ \u3000]?"
        rf"(?P<date>\d{{1,2}}日)?[=＝ \u3000]?(?P<agency>{_AGENCIES})[】］\]]"
        r"(?:[ \u3000]?[-–—=＝])?"
    ),
    # (서울=연합뉴스) 홍길동 기자 = …
    Pattern(
        rf"[(\[](?P<place>[가-힣]{{2,6}}(?:·[가-힣]{{2,6}}){{0,3}})[=＝](?P<agency>{_AGENCIES})[)\]]"
        r"(?:[ ]?(?P<people>[가-힣]{2,4}(?:·[가-힣]{2,4}){0,3})[ ](?:기자|특파원)(?:[ ]?=)?)?"
    ),
)


def find_eastern_dateline(text: str, start: int, end: int) -> tuple[Dateline, tuple[str, ...]] | None:
    """The dateline at `text[start:]` with the reporters it names, or None. Place, agency and date are as written."""
    stop = min(end, start + 120)
    head = text[start:stop]
    if head.isascii() or max(head) < _FIRST_SIGN:
        return None
    for shape in _SHAPES:
        match = shape.match(text, start, stop)
        if match is None or not text[match.end() : end].strip():
            continue
        parts = match.groupdict()
        if parts["agency"] is None and not (text[match.end()].isspace() or text[match.end() - 1] in "）)】"):
            continue  # 小王4月3日电话…: a word goes on
        people = tuple(p for p in _BETWEEN.split(parts.get("people") or "") if p)
        return Dateline(parts.get("place"), parts["agency"], parts.get("date"), start, match.end()), people
    return None
