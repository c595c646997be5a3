"""Debris: links to other articles, share bars, advertisements and calls to subscribe that were copied with a text."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

#: A line of debris is no longer (characters); longer ones are prose that begins like it.
LONGEST: Final = 300

#: What a line of debris may be, whatever the case of its letters, after the first words that it may have: "-" is no word,
#: "@" an address anywhere. Each gap is bounded.
LINES: Final = (
    # links to other articles
    ("also must", r"(?:also|must) (?:read|watch|see)\s*\??\s*[:|>–—-].*"),
    ("read",
     r"read (?:also|more|next|on|full story|full article|full report|the full (?:story|article|report))(?:\s*[:|>»–—…-].*)?"),
    ("read", r"read more (?:about|from|here|at|on|of)\b.{0,120}"),
    ("read", r"read or share this story.*"),
    ("watch", r"watch(?: video| live| here| now| full video)?\s*[:|].*"),
    ("watch", r"watch(?: the)?(?: full)? video(?: (?:here|below))?"),
    ("read the full", r"(?:read )?(?:the )?full (?:article|story|text|report)(?: here)?"),
    ("related", r"related(?: (?:stories|articles|news|topics|links|content|coverage|posts))?(?:\s*[:|].*)?"),
    ("see", r"see also(?:\s*[:|].*)?"),
    ("trending", r"trending(?: now| stories)?(?:\s*[:|].*)?"),
    ("recommended", r"recommended(?: (?:for you|stories|reading))?"),
    ("most", r"most (?:read|popular|viewed|shared)"),
    ("more", r"more (?:on this story|stories|top stories|news|on this topic)(?:\s*[:|].*)?"),
    ("top latest", r"(?:top|latest) (?:stories|news|headlines)"),
    ("you", r"you (?:may|might) also (?:like|be interested in)"),
    ("don", r"don['’]t miss(?:\s*[:|].*)?"),
    ("in", r"in (?:pics|pictures|photos)\s*[:|].*"),
    ("up", r"up next"),
    # advertisements
    ("the story article text", r"(?:the )?(?:story|article|text) continues (?:below|after|in)\b.{0,80}"),
    ("advertisement", r"(?:- ?)?advertise?ments?(?: ?-)?"),
    ("advertisement", r"advertisement (?:continue reading|scroll|article continues|story continues)\b.{0,80}"),
    ("continue", r"continue reading(?: the main story| below)?"),
    ("sponsored", r"sponsored(?: (?:content|links?|post))?"),
    ("promoted paid", r"(?:promoted|paid)(?: content)?"),
    # pictures that show something else
    ("for representative illustrative",
     r"\(?(?:for )?(?:representative|representational|illustrative|representation|illustration) ?(?:purposes?)? ?(?:only)? ?"
     r"(?:images?|photos?|pictures?|pics?)?"),
    ("image photo picture",
     r"(?:image|photo|picture)s? (?:used )?(?:is |are )?for (?:representation|illustration|representational|illustrative)(?:al)?"
     r" ?(?:purposes?)? ?(?:only)?"),
    ("file", r"file (?:photo|image|picture|pic)"),
    # calls to subscribe, to follow, to click
    ("follow like join find", r"(?:follow|like|join|find) us on\b.{0,150}"),
    ("follow", r"follow (?:@?\w{1,30} ){1,4}on (?:twitter|facebook|instagram|x)\b.{0,60}"),
    ("subscribe", r"subscribe (?:to|now|for)\b.{0,150}"),
    ("sign", r"sign up (?:for|to|here|now)\b.{0,200}"),
    ("sign", r"sign in to\b.{0,80}"),
    ("download", r"download (?:the|our)\b.{0,80}"),
    ("click tap", r"(?:click|tap) (?:here|to|on the link|for)\b.{0,150}"),
    ("scroll", r"scroll (?:down )?(?:for|to continue)\b.{0,60}"),
    ("get", r"get (?:the latest|daily|breaking|our|instant|live)\b.{0,150}(?:inbox|newsletters?|app|alerts|updates)\b.{0,80}"),
    ("enter confirm", r"(?:enter|confirm) your e-?mail.{0,80}"),
    ("invalid", r"invalid e-?mail address.{0,200}"),
    ("thank", r"thank you for (?:subscribing|signing up).{0,80}"),
    ("for catch",
     r"(?:for|catch) (?:all )?the latest\b.{0,100}(?:click here|follow|download|visit|app|updates|website)\b.{0,60}"),
    ("stay", r"stay (?:updated|tuned) (?:with|to|for)\b.{0,100}"),
    ("listen", r"listen to this article.{0,60}"),
    # a shop's
    ("price our sale list unit rrp msrp",
     r"(?:(?:our |sale |list |unit )?price|rrp|msrp)\s*:\s*(?:from )?(?:[$£€₹¥]|rs\.? ?|usd ?|eur ?)?\d[\d.,]*"
     r"(?: ?(?:[€$£]|kr|eur|usd|each)\b)?(?:\s*[|•·(–—-].{0,80})?"),
    ("add", r"add to (?:cart|bag|basket|wish ?list)\b.{0,80}"),
    ("buy shop order", r"(?:buy|shop|order) (?:it )?now\b(?:\s*[:|>–—-].{0,80})?"),
    # the furniture of a page
    ("media", r"media playback is (?:not supported|unsupported).{0,60}"),
    ("skip", r"skip (?:ad|to)\b.{0,60}"),
    ("ad loading", r"(?:ad )?loading"),
    ("posted", r"posted!"),
    ("a", r"a link has been posted.{0,60}"),
    ("comments", r"comments?(?: ?\(?\d*\)?)?"),
    ("- no add view show leave post", r"(?:\d+|no|add|view|show|leave a|post a) comments?"),
    ("-", r"\d+ (?:shares?|views?|likes?)"),
    ("-", r"\d+ min(?:ute)?s? read"),
    ("play close pause", r"(?:play|close|pause)(?: (?:video|ad|menu))?"),
    ("menu", r"menu"),
    ("home", r"home\s*[>»/|].{1,120}"),
    ("tags topics filed keywords", r"(?:tags|topics|filed under|keywords)\s*:.{0,250}"),
    ("copy report text back all", r"(?:copy link|report an error|text size|back to top|all newsletters)"),
    ("our", r"our standards: .{0,80}"),
    ("e email contact", r"(?:e-?mail|contact)\s*:\s*\S{1,60}@\S{1,60}"),
    ("@", r"\(?[^\s@()]{1,60}@[^\s@()]{1,60}(?:;[^()@]{0,100})?\)?"),  # ((name@agency.example; +47 22 00 00))
    ("print email", r"(?:print|email) this(?: (?:article|story|page))?"),
    # marks of the end, and notices of syndication
    ("- end more over", r"(?:-30-|\#\#\#|\(?ends?\)?|\(?more\)?|\(over\))"),
    ("this",
     r"\(?this (?:story|article) (?:has not been edited|(?:is|was) auto-?generated|(?:has been|is) published from)\b.{0,200}"),
    ("except", r"except for the headline\b.{0,200}"),
    # addresses and hash tags alone
    ("https www pic t", r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S{1,200}"),
    ("-", r"(?:\#\w{1,60}\s{0,2}){1,20}"),
)  # fmt: skip
#: So many letters of the first word tell which lines to try.
_LETTERS: Final = 3
_LEADS: Final = frozenset(word[:_LETTERS] for words, _ in LINES for word in words.split())
_CAPITAL_LEADS: Final = frozenset({"als", "rea", "mus", "rel", "see"})
_LEAD: Final = re.compile(r"[\s>»▶►•*|\[(-]*(?P<letters>[^\W\d_]{0,3})")
_CAPITAL_LINK: Final = re.compile(r"[\s>»•*\[(-]{0,4}(?:ALSO READ|READ ALSO|MUST READ|READ MORE|ALSO WATCH|RELATED|SEE ALSO)\b")
#: Scripts, styles and data for machines that stood beside a text: JSON-LD, "var x = …", ".box { … }", "<!-- … -->".
_CODE: Final = re.compile(
    r"\s*(?:\{\s{0,20}\"@?\w{1,40}\"\s?:|\[\s{0,20}\{|\"@\w{1,20}\"\s?:"
    r"|\"\w{1,40}\"\s?:\s?(?:\"[^\"]{0,300}\"|[\d.]{1,20}|true|false|null|[{\[]),?\s*\Z"
    r"|(?:var|let|const)\s[\w$.]{1,60}\s?=|(?:window|document|googletag|dataLayer)\.\w|function\s?\w{0,40}\(|\(function\b"
    r"|@media\s|[.#][\w-]{1,60}(?:[ ,>.#:\w-]{0,80})?\{|<(?:!--|/?(?:script|style|div|span|iframe)\b))"
)
_RULE: Final = re.compile(r"[\W_]{1,200}\Z")
_WORD: Final = re.compile(r"[^\W\d_][\w-]*")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A share bar is made of these words alone.
_ACTIONS: Final = _words("share tweet print email e-mail follow like comment subscribe bookmark save")
_NETWORKS: Final = _words(
    "facebook twitter whatsapp linkedin reddit pinterest telegram instagram messenger pocket flipboard youtube tumblr viber "
    "line sms x copy link koo threads mastodon bluesky"
)
_FILLERS: Final = _words("this article story on via to us a post page google news more with your friends by in and icon the open")
_SHARED: Final = _ACTIONS | _NETWORKS | _FILLERS
#: The first letters of all debris that begins with a word, lower-cased; but a line with "@" may begin with any.
FIRST_LETTERS: Final = _LEADS | _CAPITAL_LEADS | frozenset(word[:_LETTERS] for word in _SHARED)


def is_debris(line: str) -> bool:
    """Whether a line, or a sentence, is nothing but debris: "ALSO READ | …", "Read more", "Facebook Twitter WhatsApp"."""
    bare = line.strip()
    if is_code(bare):
        return True
    if len(bare) > LONGEST:
        return False
    return bool(_CAPITAL_LINK.match(bare) or _RULE.match(bare)) or _is_line(bare) or _is_share_bar(bare)


def is_code(text: str) -> bool:
    """Whether a paragraph begins as scripts, styles and data for machines do, however long it is."""
    return _CODE.match(text) is not None


def _is_line(bare: str) -> bool:
    lead = _LEAD.match(bare)
    letters = lead["letters"].lower() if lead else ""
    if (letters or "-") in _LEADS and _line(letters or "-").match(bare):
        return True
    return "@" in bare and _line("@").match(bare) is not None


@cache
def _line(lead: str) -> re.Pattern[str]:
    """The lines that begin with these letters. Made when they are first met: all together take 6 ms."""
    lines = [line for words, line in LINES if lead in [word[:_LETTERS] for word in words.split()]]
    return re.compile(rf"[\s>»▶►•*|\[(-]{{0,6}}(?:{'|'.join(lines)})[\s.…\])|»>*!?-]{{0,8}}\Z", re.IGNORECASE)


def _is_share_bar(line: str) -> bool:
    words: list[str] = []
    for match in _WORD.finditer(line):
        word = match[0].lower()
        if word not in _SHARED or len(words) == 15:
            return False
        words.append(word)
    if not words or any(c.isdigit() for c in line):
        return False
    actions = sum(w in _ACTIONS for w in words)
    networks = sum(w in _NETWORKS for w in words)
    return networks > 1 or actions > 1 or (actions > 0 and (networks > 0 or len(words) <= 3))
