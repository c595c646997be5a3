"""Headline: one line made of the main sentence's own words, in their order, with nothing added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digest.editing.clauses import (
    AT_LEAST,
    LEADS,
    OPEN_WORDS,
    TURNS,
    count_words,
    find_main_clause,
    has_verb,
    is_statement,
    is_verb,
    split_clauses,
    split_words,
)
from digest.editing.fitness import judge_sentences
from digest.model.article import Article

LIMIT = 12  # words
_MAY_GROW_TO = 16  # words, where a shorter cut would be none
SHORTEST = 5  # words; less is a label, not a sentence
_LONGEST = 1500  # characters; what is longer is no sentence
_TRIED = 5  # sentences, best first

_LEDE: Final = 1.5  # log-odds
_HARD_NEWS: Final = 0.7
_OPENING = 200  # characters that tell what a sentence is about
#: What the hardest news is about: lives, votes, verdicts, decisions.
_HARD: Final = re.compile(
    r"\b(?:killed|kills?|dead|dies|died|deaths?|injured|wounded|hurt|missing|arrested|charged|jailed|sentenced|convicted|acquitted|guilty"
    r"|resigns?|resigned|elected|wins?|won|beat|defeated|voted|votes|approved|approves|rejected|rejects|banned|bans|ruled|rules|agreed"
    r"|signed|captured|seized|attacked|bombed|struck|crashed|collapsed|exploded|sank|evacuated|rescued|declared|launched|raised|cut)\b"
)
#: What was so before the news.
_BACKGROUND: Final = re.compile(
    r"^(?:\S+ ){1,6}?(?:(?:was|were|is|are) (?:\w+ly )?(?:being \w+|\w+ing)\b|had (?:been|\w+ed)\b|(?:was|were) born\b|used to\b)"
)
#: "which", "why" and the like open what is no news; "I" and "you" speak.
_MANNER: Final = re.compile(
    r"^(?:Which|Why|How|What|Yup|Yes|No|Good|Thankfully|Sadly|Well|Think|Imagine|My|Our)\b|\b(?:I|[Ww]e|[Yy]ou|[Yy]our)\b"
)
#: A second clause that was begun and cut: "and, following a fire".
_BEGUN: Final = re.compile(
    r"\band,? (?:yet|then|following|after|as|while|when|despite|instead|in|with|by)\b[^,]*$|(?:^| )['‘][^'’]*$"
)
#: A last clause that must have its verb: "over what this system".
_OWED: Final = re.compile(
    r" (?:who|which|what|why|how|where|when|because|while|as(?= (?:he|she|it|they) ))(?! to\b) (?P<rest>[^,]*)$"
)
_TIME_UNIT: Final = re.compile(r" (?:minutes|hours|days|weeks|months|years)\b")
#: "Took it away": what is meant was told before.
_IT: Final = re.compile(r"\b(?:it|him|them)\b")
_TAKEN_UP: Final = re.compile(r"The (?:[\d-]\S* )?[a-z]")
_DASHED: Final = re.compile(r" (?:--|–|—|-) (?P<aside>[^–—]{1,90}?) (?:--|–|—|-) ")
#: Verbs of telling and finding: what they tell must follow them, and be a clause.
_TELLING: Final = re.compile(
    r"\b(?:said|says?|told \w+|claims?|claimed|believes?|believed|thinks?|thought|found|finds?|reveals?|revealed|admits?|admitted"
    r"|warns?|warned|insists?|insisted|suggests?|suggested|shows?|showed|feels?)\b(?! to\b)(?: that\b)? ?(?P<rest>.*)$"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Aug\.?|Sept\.?|Oct\.?|Nov\.?|Dec\.?)"
)
#: When it happened, as far as the edition's date says it anyway.
_TODAY: Final = re.compile(
    rf",? (?:(?:late|early|earlier) )?(?:on )?(?:{_WEEKDAY}|(?<=on ){_MONTH} \d{{1,2}}|(?<=on )\d{{1,2}} {_MONTH})"
    rf"(?:,? {_MONTH} \d{{1,2}})?(?: (?:morning|afternoon|evening|night))?(?=[ ,]|$)|,? (?:today|yesterday)(?=[ ,]|$)"
)
_BRACKET: Final = re.compile(r" ?[(\[][^()\[\]]{1,80}[)\]]")
_ARTICLE: Final = re.compile(r"^(?:The|the|A|a|An|an) (?=\S)")
_SPACES: Final = re.compile(r"\s+")
_REPORTING: Final = (
    r"said|says|reported|reports|according to|told|announced|claimed|claims|confirmed|confirms|tweeted|wrote|added|warned"
    r"|alleged|alleges|denied|denies|stated|state"
)
#: Who says so, after the comma that ends the content: ", reported AFP", ", the ministry said".
_TAIL: Final = re.compile(rf"\b(?:{_REPORTING})\b")
#: Where such a part may end.
_TAIL_END: Final = re.compile(
    r"[,;]| (?:quoting|citing|in a|in an|on|at|during|after|as|when|while|told|who|which|late|early|adding|by|via)\b"
)
#: Prepositions and conjunctions before which a sentence may end early: time, place and reason.
_BORDERS: Final = re.compile(
    r" (?=(?:after|amid|following|when|while|because|during|since|before|ahead of|as part of|as|near|across|in|at(?! and )|where"
    rf"|which|who|for (?:the|a) \w+ (?:time|day|week|month|year)|on (?:{_WEEKDAY}|{_MONTH}|\d)"
    r"|(?:\w+ )?(?:hours|days|weeks|months) (?:after|before|ago)) )"
)
#: Words that cannot be left without what follows them.
_BOUND: Final = re.compile(
    r"\b(?:involved|engaged|believes?|based|interested|succeed(?:ed)?|result(?:ed|s)?|invest(?:ed|s|ing|ment)?|up|down|such|same"
    r"|accused|charged|looks?|known|well|much|many|soon|far|long|calls|asked|pushed|waiting|vot(?:ed|es?|ing)|two|three|four|five|six"
    r"|agreed|decided|depend(?:s|ed)?|focus(?:ed|es)?|working|acting|arrived|lives?|living|located|situated|responsible|back|one"
    r"|born|described it|described|regarded|appear(?:s|ed)?|includ(?:e|es|ed)|feel|feels|little|few|more|less|set|got|get|gets"
    r"|and(?: will| would| has| have)? \w+|gives?|gave|makes?|made|put|puts|sent|sends|continued|expected|likely"
    r"|able|ready|seen|moments?|lose|win|(?:him|her|it)self|themselves"
    r"|headed|going|held|due|first|last|least|connection|view|light|wake|order|addition|terms|favou?r|support|charge|role|came|comes|lies?"
    r"|(?:minute|hour|day|night|week|month|year|decade)s?|shortly|immediately|later|aimed|arriving|taking|took|take|kept|keep|began"
    r"|share|stake|interest|part|increase|rise|fall|drop|change|changes|belief|faith|confidence|participat(?:e|ed|ing))$",
    re.IGNORECASE,
)
#: Verbs with a person and a bidding: without the bidding they say nothing.
_BIDDING: Final = frozenset(
    (
        "ordered",
        "asked",
        "urged",
        "told",
        "directed",
        "forced",
        "allowed",
        "wants",
        "wanted",
        "expected",
        "called",
        "helped",
        "let",
    )
)
_DEPENDENT: Final = frozenset(
    (
        "if",
        "when",
        "while",
        "although",
        "though",
        "because",
        "since",
        "as",
        "what",
        "how",
        "why",
        "where",
        "whether",
        "unless",
        "once",
    )
)
_LEANING_ON: Final = frozenset(
    (
        "he",
        "she",
        "it",
        "they",
        "this",
        "that",
        "these",
        "those",
        "and",
        "but",
        "which",
        "who",
        "also",
        "his",
        "her",
        "their",
        "its",
        "him",
    )
)


def make_headline(article: Article, salience: Sequence[float]) -> str:
    """A headline for an article without a title: at most 12 words of its main sentence, in their order.

    `salience` has a number for each of `article.prose()`. Left out are circumstances before the main clause, asides, the
    day, and what follows where the sentence can end; a negation, a condition, and who says so are kept. Where no
    sentence can be shortened so, the first words of the first sentence with an ellipsis.
    """
    prose = article.prose()
    if not prose:
        return article.deck or _SPACES.sub(" ", article.text).strip()[:80]
    english = article.language.lower().startswith("en")
    fitness = judge_sentences(article)
    if not english:
        return _cut_plainly(prose[0].text, english=False)
    lede = next((i for i, fit in enumerate(fitness) if fit.alone and fit.quotable and not fit.cost), 0)
    worth = {
        i: salience[i] + weigh_news(prose[i].text, lede=i == lede) - fit.cost
        for i, fit in enumerate(fitness)
        if fit.alone and fit.quotable
    }
    for i in sorted(worth, key=lambda i: (-worth[i], i))[:_TRIED]:
        line = shorten_sentence(prose[i].text) or shorten_sentence(prose[i].text, _MAY_GROW_TO)
        if line:
            return line
    return _cut_plainly(prose[lede].text, english=True)


def weigh_news(sentence: str, *, lede: bool) -> float:
    """What to add to a sentence's salience for a headline: the lede and hard news count more, what went before it less."""
    opening = sentence[:_OPENING]
    weight = _LEDE if lede else 0.0
    if _HARD.search(opening):
        weight += _HARD_NEWS
    if _BACKGROUND.search(opening):
        weight -= _HARD_NEWS
    if not lede and _TAKEN_UP.match(sentence):
        weight -= _HARD_NEWS  # "The officer": who he is was told before
    if not lede and _IT.search(opening):
        weight -= _HARD_NEWS
    return weight


def shorten_sentence(sentence: str, limit: int = LIMIT) -> str:
    """An English sentence as a headline of at most `limit` words, or "" where it cannot be cut safely."""
    text = _SPACES.sub(" ", sentence).strip().rstrip(".!")
    if text.endswith("?") or len(text) > _LONGEST:
        return ""
    text = text[find_main_clause(text) :]
    text = _BRACKET.sub("", text)
    text = _DASHED.sub(lambda m: m.group() if TURNS.intersection(m["aside"].lower().split()) else " ", text, count=1)
    text, said = _take_attribution(text)
    text = _drop_asides(text)
    text = _TODAY.sub("", text)
    text = _ARTICLE.sub("", text).strip(" ,;:")
    room = limit - count_words(said)
    if count_words(text) > room:
        text = _end_early(text, room)
    if not _stands(text):
        return ""
    line = f"{text}, {said}" if said else text
    return line[0].upper() + line[1:]


def _take_attribution(text: str) -> tuple[str, str]:
    """The content, and who says so where that follows it after a comma: ("…", "reported AFP")."""
    clauses = split_clauses(text)
    for start, end in clauses[1:]:
        part = text[start:end]
        words = split_words(part)
        match = _TAIL.search(part)
        if match is None or not words or words[0].lower() in ("and", "but", "or", "which", "who", "as"):
            continue
        before = count_words(part[: match.start()])
        # ", the ministry said" or ", said the ministry": a speaker of a few words and the verb, and no content after it
        if before > 6 or (before and count_words(part[match.end() :].split(",")[0]) > 6):
            continue
        if not has_verb(text[:start]):
            return text, ""
        cut = _TAIL_END.search(part, match.end() + 1)
        said = part[: cut.start()] if cut else part
        said = said.strip(" ,;:")
        if count_words(said) < 2 or split_words(said)[-1].lower() in OPEN_WORDS - {"said", "says", "told"}:
            return text, ""
        return text[:start].rstrip(" ,;"), _TODAY.sub("", said)
    return text, ""


def _drop_asides(text: str) -> str:
    """Without the parts between commas that stand beside the subject: ", a town in the north,", ", who is 40,"."""
    clauses = split_clauses(text)
    if len(clauses) < 3 or has_verb(text[slice(*clauses[0])]):
        return text
    for k in range(1, len(clauses) - 1):
        after = split_words(text[slice(*clauses[k + 1])])
        if after and is_verb(after[0]) and not TURNS.intersection(map(str.lower, split_words(text[slice(*clauses[k])]))):
            return text[: clauses[0][1]] + " " + text[clauses[k + 1][0] :]
    return text


def _end_early(text: str, room: int) -> str:
    """The longest beginning of at most `room` words after which the sentence may end, or ""."""
    ends = {start - 2 if text[start - 2 : start] == ", " else start for start, _ in split_clauses(text)[1:]}
    ends |= {match.start() for match in _BORDERS.finditer(text)}
    for end in sorted(ends, reverse=True):
        kept = text[:end].rstrip(" ,;:–—-")
        if count_words(kept) <= room:
            return kept if _stands(kept) and not _misleads(kept, text[end:]) else _end_early(kept, room) if kept else ""
    return ""


def _misleads(kept: str, dropped: str) -> bool:
    """Whether what is dropped belongs to what is kept: a list that goes on, a condition, a contrast, a bound word."""
    words = [word.lower() for word in split_words(dropped)]
    if TURNS.intersection(words[:12]) or _BOUND.search(kept):
        return True
    if kept[-1].isdigit() and _TIME_UNIT.match(dropped):
        return True
    if _TAIL.search(dropped) and not _TAIL.search(kept):
        return True  # who says so would be lost
    if "that" in words[:6]:
        return True  # "was wrong to report | in January that"
    if "to" in words[:8] and _BIDDING.intersection(map(str.lower, split_words(kept))):
        return True  # "ordered judges in the state | to stop"
    clauses = split_clauses(kept)
    final = split_words(kept[slice(*clauses[-1])])
    if len(clauses) > 1 and len(final) <= 4 and not has_verb(" ".join(final)):
        return True  # "teargas, water cannon": the list went on
    parts = split_clauses(dropped)
    first = split_words(dropped[slice(*parts[0])]) if parts else []
    # ", Logar, Ghazni and Herat": short parts without a verb are the rest of a list
    return (
        dropped.startswith(",")
        and bool(first)
        and (first[0].lower() in ("and", "or") or (len(first) <= 3 and len(parts) > 1) or "and" in first[:4])
    )


def _stands(text: str) -> bool:
    """Whether the words can stand alone as a headline."""
    words = split_words(text)
    if len(words) < SHORTEST or words[-1].lower() in OPEN_WORDS or not is_statement(text):
        return False
    if " -- " in text or " – " in text or " - " in text or _MANNER.search(text):
        return False
    telling = _TELLING.search(text)
    owed = _OWED.search(text)
    if _BEGUN.search(text) or (owed and not has_verb(owed["rest"])):
        return False
    if telling and not (telling["rest"].startswith(('"', "“")) or is_statement(telling["rest"])):
        return False  # "the company said in a statement": said what?
    opening = words[0].lower()
    if opening in _LEANING_ON or opening in _DEPENDENT or (not text[0].isalnum() and text[0] not in "$€£₹"):
        return False
    if opening in LEADS and not AT_LEAST.match(text) and len(split_clauses(text)) < 2:
        return False
    reported = re.search(r" that ", text)
    if reported and not has_verb(text[: reported.start()]):
        return False  # "the first batch that will …": a subject without its verb
    if reported and (not has_verb(text[reported.end() :]) or text[reported.end() :].startswith(("when ", "if ", "while "))):
        return False
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("(") == text.count(")")


def _cut_plainly(sentence: str, *, english: bool) -> str:
    """The first words with an ellipsis that shows the cut; the whole where it is short enough. For any language."""
    text = _SPACES.sub(" ", sentence[:_LONGEST]).strip().rstrip(".。")
    words = list(re.finditer(r"\S+", text))
    if len(words) <= LIMIT:
        return text if len(text) <= 90 else text[:60].rstrip() + " …"
    start, end = next(iter(split_clauses(text)), (0, 0))
    if SHORTEST <= count_words(text[start:end]) <= LIMIT and (not english or _stands(text[start:end])):
        return text[start:end]
    last = LIMIT - 1
    while last > SHORTEST and words[last].group().lower().strip(",;:") in OPEN_WORDS:
        last -= 1
    return text[: words[last].end()].rstrip(" ,;:–—-") + " …"
