"""Headline: one line made of the main sentence's own words, in their order, with nothing added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain, islice
from typing import Final

from digest.editing.sentences.bearers import drop_role, drop_titles
from digest.editing.sentences.clauses import OPEN_WORDS, has_verb, is_statement
from digest.editing.sentences.cuts import drop_full_stop
from digest.editing.sentences.fitness import Judge
from digest.editing.sentences.leaning import comments
from digest.editing.sentences.letter_case import is_capitals, lower_capitals
from digest.editing.sentences.openings import drop_asides
from digest.editing.sentences.scraps import bids
from digest.editing.sentences.shortening import LIMIT, LONGEST, shorten_sentence, strip_label, strip_sentence
from digest.editing.sentences.standing import MANNER, SHORTEST, tells_past
from digest.editing.tokens import content_bags
from digest.model.article import Article, Sentence

_TRIED = 5  # sentences, best first
_LEDE_SENTENCES = 4  # what opens the article; further down only the best sentence of all is tried

_FEWEST_COMMON = 2  # words of the lede
_FEWEST_SHOWN = 7  # words before an ellipsis
_FEWEST_KEPT = 3  # words before an ellipsis where those that end no phrase are left out
_FEWEST_BEFORE = 5  # words before what would be cut in its midst
_FEWEST_AFTER = 3  # words after a comma
_LEDE: Final = 1.5  # log-odds
_HARD_NEWS: Final = 0.7
_OPENING = 200  # characters that tell what a sentence is about
#: What the hardest news is about: lives, votes, verdicts, decisions.
_HARD: Final = frozenset(
    """
    killed kill kills dead dies died death deaths injured wounded hurt missing arrested charged jailed sentenced convicted
    acquitted guilty resign resigns resigned elected win wins won beat defeated voted votes approved approves rejected rejects
    banned bans ruled rules agreed signed captured seized attacked bombed struck crashed collapsed exploded sank evacuated rescued
    declared launched raised cut
    """.split()
)
_WORD: Final = re.compile(r"\w+")
#: What was so before the news.
_BACKGROUND: Final = re.compile(
    r"(?:\S+ ){1,8}?(?:(?:was|were|is|are) (?:\w+ly )?(?:being \w+|\w+ing)\b"
    r"|had (?:\w+ly )?(?:been|\w+ed|forecast|thought|said|told|taken|given|begun)\b"
    r"|(?:was|were) born\b|used to\b"
    r"|(?:has|have) (?:\w+ly )?(?:long )?been [^,;]{1,40} for (?:\w+ ){0,2}(?:years|decades|months)\b)"
)
#: "Took it away": what is meant was told before.
_IT: Final = re.compile(r"\b(?:it|him|them)\b|^There (?:is|are|was|were)\b|^(?:\S+ ){1,4}also\b")
#: Who says so was told before: "…, the official said".
_SAME_SPEAKER: Final = re.compile(
    r", (?:the|that) (?:official|officer|source|spokes\w+|lawyer|witness)s? (?:also )?(?:said|says|added)\b"
)
#: Whom nobody could ask is no news.
_UNANSWERED: Final = re.compile(
    r"\b(?:could not (?:immediately )?be reached|declined (?:to comment|to be|comment)"
    r"|(?:did not|didn['’]t) (?:immediately )?(?:respond|reply|return|answer)|for comment)\b"
)
#: "Holm was a member of the party", "The firm's value is 4 million": what somebody or something is, which is no news.
_DESCRIBED: Final = re.compile(r"(?:[A-Z]\S* ){1,5}(?:was|were|is|are) an? |[A-Z]\S* (?:\w+ ){0,3}(?:was|were|is|are) [\d$€£]")
#: "The officer", "The Bank's committee": a common noun or a short form that takes up what was told.
_TAKEN_UP: Final = re.compile(r"(?:According to [^,]{1,60}, t|T)he (?:[\d-]\S* )?(?:[a-z]|[A-Z][\w-]*(?:['’]s?)? [a-z])")
#: The first half of "four years and six months".
_MEASURED: Final = re.compile(r" \S+ (?:years?|months?|weeks?|days?|hours?|minutes?|pounds?|stone|feet|foot|miles?)$")
_AND_NUMBER: Final = re.compile(r",? and (?:an? |half |\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) )")
_SPACES: Final = re.compile(r"\s+")
#: What no line ends in.
_OPEN: Final = OPEN_WORDS | {"what", "which", "who", "whose", "how", "whether", "where", "why"}
#: What begins a phrase, so that the words before it may be shown with an ellipsis.
_PHRASE: Final = frozenset(
    """
    in on at by for from to with into over after before since when while as amid against during through who which that because
    where near under following without like
    """.split()
)


def make_headline(article: Article, salience: Sequence[float], fitness: Judge) -> str:
    """A headline for an article without a title: at most 12 words of its main sentence, in their order.

    `salience` and `fitness` have one for each of `article.prose()`. Left out are circumstances before the main clause,
    appositions, the day of the news, and what follows where the sentence can end; a negation, a condition, another time and
    who says so are kept. Where the best sentence cannot be shortened so, another good one is taken that tells of the same, and
    only where there is none the first words of the lede with an ellipsis.
    """
    prose = article.prose()
    if not prose:
        return article.deck or _SPACES.sub(" ", article.text).strip()[:80]
    if not article.language.lower().startswith("en"):
        return _cut_plainly(prose[0].text)
    fit = (i for i, fitness_of in enumerate(fitness) if fitness_of.alone and fitness_of.quotable)
    opening = [*islice(fit, _LEDE_SENTENCES)]
    lede = next((i for i in chain(opening, fit) if not fitness[i].cost), 0)
    published = article.published.date()
    for k, i in enumerate(_find_best(prose, salience, fitness, lede)):
        if i != lede and (is_aftermath(prose[i].text) or (k and i not in opening)):
            continue
        line = _shorten(article, i, published)
        if not line and i == lede and _may_head(prose[i].text):
            line = _keep_whole(article, i, published)
        if line and (i == lede or (fitness.find_antecedent(i) is None and _tells_of(line, prose[lede].text))):
            return line
    return _keep_whole(article, lede, published) or _cut_lede(article, lede, published)


def _find_best(prose: Sequence[Sentence], salience: Sequence[float], fitness: Judge, lede: int) -> list[int]:
    """The few sentences that make the best headlines, best first. Those that are not salient enough for it are not judged."""
    ranks = sorted([(salience[i] + (_LEDE if i == lede else 0.0), i) for i in range(len(prose))], reverse=True)
    best: list[tuple[float, int]] = []
    for rank, i in ranks:
        if len(best) == _TRIED and -(rank + _HARD_NEWS) > best[-1][0]:
            break
        if fitness[i].alone and fitness[i].quotable:
            worth = salience[i] + weigh_news(prose[i].text, lede=i == lede) - fitness[i].cost
            best = sorted([*best, (-worth, i)])[:_TRIED]
    return [i for _, i in best]


def weigh_news(sentence: str, *, lede: bool) -> float:
    """What to add to a sentence's salience for a headline: the lede and hard news count more, what went before it less."""
    opening = sentence[:_OPENING]
    weight = _LEDE if lede else 0.0
    if not _HARD.isdisjoint(_WORD.findall(opening)):
        weight += _HARD_NEWS
    if _BACKGROUND.match(opening):
        weight -= _HARD_NEWS
    return weight


def is_aftermath(sentence: str) -> bool:
    """Whether a later sentence takes up what was told before, and so tells no reader of the headline what is meant."""
    opening = sentence[:_OPENING]
    return bool(
        _TAKEN_UP.match(sentence)
        or comments(sentence)
        or _DESCRIBED.match(sentence)
        or _IT.search(opening)
        or _BACKGROUND.match(opening)
        or _UNANSWERED.search(opening)
        or _SAME_SPEAKER.search(sentence)
    )


def _tells_of(line: str, lede: str) -> bool:
    """Whether a line tells of what the lede tells, and when: not just "Two people have been arrested", nor, of the month before,
    "Prices rose by 4% in May"."""
    if tells_past(line):
        return False
    own, main = content_bags([line, lede])  # one word in common, as a name, have most
    return len(set(own).intersection(main)) >= _FEWEST_COMMON


def _may_head(sentence: str) -> bool:
    """Whether a first sentence is a headline as it stands, though no form tells its verb: "Line looks to its pilots"."""
    words = sentence.split()
    if not SHORTEST <= len(words) <= LIMIT or not sentence[0].isalnum() or sentence[-1] in "?;:":
        return False
    return not (is_aftermath(sentence) or bids(sentence) or MANNER.search(sentence))


def _shorten(article: Article, i: int, published: date) -> str:
    return shorten_sentence(_write_small(article, i), published=published)


def _keep_whole(article: Article, i: int, published: date) -> str:
    """Sentence i of the body where it is short enough to be a headline, else ""."""
    whole = strip_sentence(_write_small(article, i), published)
    return whole if len(whole.split()) <= LIMIT else ""


def _cut_lede(article: Article, lede: int, published: date) -> str:
    """The first words of the lede; without asides, titles and roles where its verb would not be among them."""
    text = strip_sentence(_write_small(article, lede), published)
    light = drop_asides(text)
    cuts = [_cut_plainly(part) for part in (text, light, drop_titles(light), drop_role(light))]
    return next((cut for cut in cuts if is_statement(cut)), cuts[1])  # without asides, the verb is nearer


def _write_small(article: Article, i: int) -> str:
    """Sentence i of the body without a label, and in small letters where it stands in capitals and the text allows."""
    prose = article.prose()
    text = strip_label(prose[i].text)
    return lower_capitals(text, (s.text for s in prose)) if is_capitals(text) else text


def _cut_plainly(sentence: str) -> str:
    """The first words with an ellipsis that shows the cut; the whole where it is short enough. For any language."""
    text = drop_full_stop(strip_label(_SPACES.sub(" ", sentence[:LONGEST]).strip())).rstrip("。")
    words = list(re.finditer(r"\S+", text))
    if len(words) <= LIMIT:
        return text if len(text) <= 90 else text[:60].rstrip() + " …"
    bare = [word.group().lower().strip(",;:") for word in words[:LIMIT]]
    # the ellipsis is counted as a word; best is to end where a phrase does
    ends = [k for k in range(_FEWEST_SHOWN, LIMIT) if bare[k] in _PHRASE or words[k - 1].group().endswith((",", ";"))]
    last = next((k for k in reversed(ends) if bare[k - 1] not in _OPEN), LIMIT - 1)
    parts = [word.group() for word in words[: LIMIT + 1]]
    last = next((k for k in range(last, _FEWEST_BEFORE, -1) if not _is_name(parts[k - 1], parts[k])), last)
    end = _end_outside(text, words[last - 1].end())
    shown = text[:end].split(" ")
    _drop_open(shown)
    line = " ".join(shown)
    if _MEASURED.search(line) and _AND_NUMBER.match(text, len(line)):
        del shown[-2:]
        _drop_open(shown)
    comma = max((k for k, word in enumerate(shown, 1) if word[-1] in ",;"), default=0)
    if comma >= _FEWEST_BEFORE and len(shown) - comma < _FEWEST_AFTER and not has_verb(" ".join(shown[comma:])):
        shown = shown[:comma]  # "cut its rate, in spite"
    line = " ".join(shown).rstrip(" ,;:–—-")
    return line[:1].upper() + line[1:] + " …"


def _drop_open(shown: list[str]) -> None:
    """Drop the last words as long as no phrase ends in them."""
    while len(shown) > _FEWEST_KEPT and (shown[-1].lower().strip(",;:") in _OPEN or shown[-1].endswith(("'s", "’s"))):
        shown.pop()


def _is_name(word: str, following: str) -> bool:
    """Whether a cut between two words would divide a name: "Boris | Holm"."""
    return word[:1].isupper() and following[:1].isupper() and word[-1].isalnum()


def _end_outside(text: str, end: int) -> int:
    """`end`, or where the brackets or the quotation begin that would be cut there, if words stand before them."""
    for opening, closing in ("()", "[]", "“”", '""'):
        at = text.rfind(opening, 0, end)
        cut = text.count(opening, 0, end) % 2 == 1 if opening == closing else at > text.rfind(closing, 0, end)
        if cut and text.count(" ", 0, at) >= _FEWEST_BEFORE:
            end = at
    return len(text[:end].rstrip())
