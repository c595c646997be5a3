"""Debris: links to other articles, share bars, advertisements and calls to subscribe that were copied with a text."""

from __future__ import annotations

import re
from typing import Final

#: A line of debris is no longer (characters); longer ones are prose that begins like it.
LONGEST: Final = 300

#: What a line of debris may be, whatever the case of its letters. Each begins with a fixed word, and each gap is bounded.
LINES: Final = (
    # links to other articles
    r"(?:also|must) (?:read|watch|see)\s*\??\s*[:|>–—-].*",
    r"read (?:also|more|next|on|full story|full article|full report|the full (?:story|article|report))(?:\s*[:|>»–—…-].*)?",
    r"read more (?:about|from|here|at|on|of)\b.{0,120}",
    r"read or share this story.*",
    r"watch(?: video| live| here| now| full video)?\s*[:|].*",
    r"watch(?: the)?(?: full)? video(?: (?:here|below))?",
    r"(?:read )?(?:the )?full (?:article|story|text|report)(?: here)?",
    r"related(?: (?:stories|articles|news|topics|links|content|coverage|posts))?(?:\s*[:|].*)?",
    r"see also(?:\s*[:|].*)?",
    r"trending(?: now| stories)?(?:\s*[:|].*)?",
    r"recommended(?: (?:for you|stories|reading))?",
    r"most (?:read|popular|viewed|shared)",
    r"more (?:on this story|stories|top stories|news|on this topic)(?:\s*[:|].*)?",
    r"(?:top|latest) (?:stories|news|headlines)",
    r"you (?:may|might) also (?:like|be interested in)",
    r"don['’]t miss(?:\s*[:|].*)?",
    r"in (?:pics|pictures|photos)\s*[:|].*",
    r"up next",
    # advertisements
    r"(?:the )?(?:story|article|text) continues (?:below|after|in)\b.{0,80}",
    r"(?:- ?)?advertise?ments?(?: ?-)?",
    r"advertisement (?:continue reading|scroll|article continues|story continues)\b.{0,80}",
    r"continue reading(?: the main story| below)?",
    r"sponsored(?: (?:content|links?|post))?",
    r"(?:promoted|paid)(?: content)?",
    # pictures that show something else
    r"\(?(?:for )?(?:representative|representational|illustrative|representation|illustration) ?(?:purposes?)? ?(?:only)? ?"
    r"(?:images?|photos?|pictures?|pics?)?",
    r"(?:image|photo|picture)s? (?:used )?(?:is |are )?for (?:representation|illustration|representational|illustrative)(?:al)?"
    r" ?(?:purposes?)? ?(?:only)?",
    r"file (?:photo|image|picture|pic)",
    # calls to subscribe, to follow, to click
    r"(?:follow|like|join|find) us on\b.{0,150}",
    r"follow (?:@?\w{1,30} ){1,4}on (?:twitter|facebook|instagram|x)\b.{0,60}",
    r"subscribe (?:to|now|for)\b.{0,150}",
    r"sign up (?:for|to|here|now)\b.{0,200}",
    r"sign in to\b.{0,80}",
    r"download (?:the|our)\b.{0,80}",
    r"(?:click|tap) (?:here|to|on the link|for)\b.{0,150}",
    r"scroll (?:down )?(?:for|to continue)\b.{0,60}",
    r"get (?:the latest|daily|breaking|our|instant|live)\b.{0,150}(?:inbox|newsletters?|app|alerts|updates)\b.{0,80}",
    r"(?:enter|confirm) your e-?mail.{0,80}",
    r"invalid e-?mail address.{0,200}",
    r"thank you for (?:subscribing|signing up).{0,80}",
    r"(?:for|catch) (?:all )?the latest\b.{0,100}(?:click here|follow|download|visit|app|updates|website)\b.{0,60}",
    r"stay (?:updated|tuned) (?:with|to|for)\b.{0,100}",
    r"listen to this article.{0,60}",
    # the furniture of a page
    r"media playback is (?:not supported|unsupported).{0,60}",
    r"skip (?:ad|to)\b.{0,60}",
    r"(?:ad )?loading",
    r"posted!",
    r"a link has been posted.{0,60}",
    r"comments?(?: ?\(?\d*\)?)?",
    r"(?:\d+|no|add|view|show|leave a|post a) comments?",
    r"\d+ (?:shares?|views?|likes?)",
    r"\d+ min(?:ute)?s? read",
    r"(?:play|close|pause)(?: (?:video|ad|menu))?",
    r"menu",
    r"home\s*[>»/|].{1,120}",
    r"(?:tags|topics|filed under|keywords)\s*:.{0,250}",
    r"(?:copy link|report an error|text size|back to top|all newsletters)",
    r"our standards: .{0,80}",
    r"(?:e-?mail|contact)\s*:\s*\S{1,60}@\S{1,60}",
    r"\(?[^\s@()]{1,60}@[^\s@()]{1,60}(?:;[^()@]{0,100})?\)?",  # ((name@agency.example; +47 22 00 00))
    r"(?:print|email) this(?: (?:article|story|page))?",
    # marks of the end, and notices of syndication
    r"(?:-30-|\#\#\#|\(?ends?\)?|\(?more\)?|\(over\))",
    r"\(?this (?:story|article) (?:has not been edited|(?:is|was) auto-?generated|(?:has been|is) published from)\b.{0,200}",
    r"except for the headline\b.{0,200}",
    # addresses and hash tags alone
    r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S{1,200}",
    r"(?:\#\w{1,60}\s{0,2}){1,20}",
)
_LINE: Final = re.compile(rf"[\s>»▶►•*|\[(-]{{0,6}}(?:{'|'.join(LINES)})[\s.…\])|»>*!?-]{{0,8}}\Z", re.IGNORECASE)
_CAPITAL_LINK: Final = re.compile(r"[\s>»•*\[(-]{0,4}(?:ALSO READ|READ ALSO|MUST READ|READ MORE|ALSO WATCH|RELATED|SEE ALSO)\b")
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


def is_debris(line: str) -> bool:
    """Whether a line, or a sentence, is nothing but debris: "ALSO READ | …", "Read more", "Facebook Twitter WhatsApp"."""
    bare = line.strip()
    if len(bare) > LONGEST:
        return False
    return bool(_CAPITAL_LINK.match(bare) or _RULE.match(bare) or _LINE.match(bare)) or _is_share_bar(bare)


def _is_share_bar(line: str) -> bool:
    first = _WORD.search(line)
    if first is None or first[0].lower() not in _ACTIONS | _NETWORKS | _FILLERS:
        return False
    words = [w.lower() for w in _WORD.findall(line)]
    if not 0 < len(words) <= 15 or any(c.isdigit() for c in line):
        return False
    actions = sum(w in _ACTIONS for w in words)
    networks = sum(w in _NETWORKS for w in words)
    if actions + networks + sum(w in _FILLERS for w in words) < len(words):
        return False
    return networks > 1 or actions > 1 or (actions > 0 and (networks > 0 or len(words) <= 3))
