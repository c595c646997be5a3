"""Why an article's digest is what it is, as plain text for an editor and as data for a program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from digest.model.article import Article
from digest.model.fact import Fact
from digest.model.reasons import CHOSEN, FactReasons, Part, Reasons, SentenceReasons
from digest.model.settings import Settings
from digest.model.summary import Summary
from digest.publishing.data import make_fact_record
from digest.publishing.proof import WIDTH, attribution_of, bullet, cut_moment, details_of, mark_origin
from digest.publishing.reason_words import (
    FEATURES,
    PARTS,
    name_fact,
    name_sentence,
    tell_fact_reason,
    tell_sentence_reason,
)
from digest.telling import plural

_LEAST: Final = 0.005  # what adds less is not shown as text
_SHOWN_LENGTH: Final = 160  # characters of a sentence in the list


def render_explanation(summary: Summary, settings: Settings, reasons: Reasons) -> str:
    """Each sentence, then each fact, best first: chosen or left, why, and the numbers."""
    taken = sum(r.verdict.reason in CHOSEN for r in reasons.sentences)
    key = sum(r.verdict.reason in CHOSEN for r in reasons.facts)
    weighed = len(reasons.sentences)
    sentences = f"Sentences, best first: {taken} of {weighed} chosen" if weighed else "No sentence was weighed"
    facts = f"Facts, best first: {key} of {len(reasons.facts)} are key" if reasons.facts else _explain_no_facts(settings)
    rejected = [line for fact in reasons.rejected for line in bullet("-", f"[{fact.kind}] {fact.text}")]
    parts = [
        [summary.headline, "=" * min(len(summary.headline), WIDTH)],
        [sentences, *_explain_summary(summary, settings), *chain(*(_render_sentence(r, settings) for r in reasons.sentences))],
        [facts, *chain(*(_render_fact_row(n, r, settings) for n, r in enumerate(reasons.facts)))],
        ["Rejected by the editor", *rejected] if rejected else [],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def render_fact_explanation(article: Article, settings: Settings, reasons: Reasons, index: int) -> str:
    """All that is known of the fact with an index: its evidence, how it was read, who says so, its importance part by part."""
    told = reasons.facts[index]
    fact = told.fact
    head = f"Fact {index + 1} of {len(reasons.facts)}: {mark_origin(fact.kind, fact.origin)}, {_state(told, 'key')}"
    other = told.verdict.other
    rows = [
        ("words", f"“{fact.text}”"),
        ("line", fact.line),
        ("why", tell_fact_reason(told, settings)),
        ("gave way to", f"{name_fact(other)}: {_phrase_of(reasons.facts[other].fact)}" if other is not None else ""),
        *((("evidence" if n == 0 else "also in"), place) for n, place in enumerate(_list_places(article, fact))),
        ("read as", _tell_reading(article, fact)),
        ("who says so", _tell_speaker(fact)),
        ("importance", f"{fact.importance:.3f}"),
    ]
    lines = [line for name, value in rows if value for line in bullet(f"{name + ':':<12}", value, indent=0)]
    weights = [f"    {PARTS[part.name]:<46}{part.amount:+7.3f}" for part in told.parts]
    held = _tell_held(told)
    return "\n".join([head, "=" * len(head), "", *lines, *weights, *([f"    {held}"] if held else [])]) + "\n"


def make_explanation(settings: Settings, reasons: Reasons) -> dict[str, object]:
    """The same as data. Facts are those of `make_record`, with more to them; sentences are named by their index."""
    return {
        "sentences": [make_sentence_explanation(r, settings) for r in reasons.sentences],
        "facts": [make_fact_explanation(settings, reasons, n) for n in range(len(reasons.facts))],
        "rejected": [make_fact_record(fact) for fact in reasons.rejected],
    }


def make_sentence_explanation(told: SentenceReasons, settings: Settings) -> dict[str, object]:
    """A sentence as data. `worth` is None where it could not be chosen."""
    return {
        "sentence": told.sentence.index,
        "text": told.sentence.text,
        "start": told.sentence.start,
        "end": told.sentence.end,
        "chosen": told.verdict.reason in CHOSEN,
        "reason": told.verdict.reason,
        "other": told.verdict.other,
        "why": tell_sentence_reason(told, settings),
        "flaw": told.flaw,
        "leans_on": told.leans_on,
        "salience": told.salience,
        "parts": {part.name: round(part.amount, 6) for part in told.parts},
        "cost": told.cost,
        "likeness": round(told.likeness, 6),
        "repeats": told.repeats,
        "worth": None if told.worth is None else round(told.worth, 6),
    }


def make_fact_explanation(settings: Settings, reasons: Reasons, index: int) -> dict[str, object]:
    """The fact with an index as data. `number` is what `--fact` takes, and `other` is a number too."""
    told = reasons.facts[index]
    other, said = told.verdict.other, told.fact.attribution
    return make_fact_record(told.fact) | {
        "number": index + 1,
        "evidence": [{"sentence": e.sentence, "start": e.start, "end": e.end} for e in told.fact.evidence],
        "cue": said.cue if said is not None else None,
        "reason": told.verdict.reason,
        "other": None if other is None else other + 1,
        "why": tell_fact_reason(told, settings),
        "parts": {part.name: round(part.amount, 6) for part in told.parts},
    }


# ---------------------------------------------------------------------------------------------------------------- as text


def _explain_summary(summary: Summary, settings: Settings) -> list[str]:
    """What stands in the place of chosen sentences, if anything does."""
    if summary.origin == "editor":
        return ["  The summary is the editor's, and no sentence was asked for."]
    return ["  No summary is asked for (summary.method: none)."] if settings.summary.method == "none" else []


def _explain_no_facts(settings: Settings) -> str:
    return "No facts are asked for (facts.method: none)" if settings.facts.method == "none" else "No facts were found"


def _render_sentence(told: SentenceReasons, settings: Settings) -> list[str]:
    text = " ".join(told.sentence.text.split())
    shown = text if len(text) <= _SHOWN_LENGTH else text[:_SHOWN_LENGTH].rstrip() + "…"
    worth = _tell_worth(told)
    return [
        *_bullet(name_sentence(told.sentence.index), f"{_state(told, 'chosen')}: {tell_sentence_reason(told, settings)}"),
        *_bullet("", f"“{shown}”"),
        *_bullet("", f"salience {told.salience:.2f}: {_list_features(told.parts)}"),
        *(_bullet("", worth) if worth else []),
    ]


def _bullet(label: str, text: str) -> list[str]:
    """The text as wrapped lines, with the label of what it is about before them."""
    return bullet(f"{label:<4}", text, indent=1)


def _tell_worth(told: SentenceReasons) -> str:
    """What is left of its salience beside the others, where that is less or more than the salience."""
    if told.worth is None or abs(told.worth - told.salience) < _LEAST:
        return ""
    why = [
        f"a question, a comment, an “I”, a heading or a label {-told.cost:+.2f}" if told.cost else "",
        f"{plural(told.repeats, 'word')} that those chosen before have already" if told.repeats else "",
        f"with {name_sentence(told.leans_on)}, on which it leans" if told.leans_on is not None else "",
    ]
    return f"worth {told.worth:.2f} when last weighed: {', '.join(w for w in why if w)}"


def _list_features(parts: Sequence[Part]) -> str:
    """Features by their names, those that weigh most first."""
    sums: dict[str, float] = {}
    for part in parts:
        name = FEATURES[part.name]
        sums[name] = sums.get(name, 0.0) + part.amount
    ordered = sorted(sums.items(), key=lambda item: -abs(item[1]))
    return ", ".join(f"{name} {amount:+.2f}" for name, amount in ordered if abs(amount) >= _LEAST)


def _render_fact_row(index: int, told: FactReasons, settings: Settings) -> list[str]:
    fact = told.fact
    parts = ", ".join(f"{PARTS[part.name]} {part.amount:+.2f}" for part in told.parts if abs(part.amount) >= _LEAST)
    held = _tell_held(told)
    importance = f"importance {fact.importance:.3f}: {parts}{'; ' + held if held else ''}"
    return [
        *_bullet(f"{index + 1}", f"{_state(told, 'key')}: {tell_fact_reason(told, settings)}"),
        *_bullet("", f"[{mark_origin(fact.kind, fact.origin)}] {_phrase_of(fact)}"),
        *_bullet("", importance),
    ]


def _tell_held(told: FactReasons) -> str:
    """What a reader who adds up the parts must know."""
    names = {part.name for part in told.parts}
    if told.fact.kind in names and "sentence" not in names:
        return "its kind counts half, for no sentence of the body has it"
    whole = sum(part.amount for part in told.parts)
    return f"held at {told.fact.importance:.2f}" if abs(whole - told.fact.importance) > _LEAST else ""


def _list_places(article: Article, fact: Fact) -> Iterable[str]:
    """Each place of a fact with its whole sentence."""
    for place in fact.evidence:
        sentence = article.sentences[place.sentence]
        kind = article.kind_of(sentence)
        where = "" if kind == "paragraph" else f" ({kind})"
        yield f"s{place.sentence} [{place.start}:{place.end}]{where} “{' '.join(sentence.text.split())}”"


def _tell_reading(article: Article, fact: Fact) -> str:
    """What the words were taken to mean."""
    details = details_of(fact)
    if not details:
        return ""
    told = f"{details}, from “{fact.text}”"
    if fact.kind == "date":
        published = cut_moment(article.published, article.precision)
        day = f" ({article.published:%A})" if article.precision in ("day", "minute") else ""
        return f"{told} in an article of {published}{day}"
    return told if fact.name is None else f"{told}; {plural(len(fact.evidence), 'place')} in the text"


def _tell_speaker(fact: Fact) -> str:
    said = fact.attribution
    if said is None:
        return "nobody" if fact.kind in ("quote", "claim") else ""
    where = f" at [{said.start}:{said.end}]" if said.start >= 0 else ""
    cue = f", by the cue “{said.cue}”" if said.cue else ""
    return attribution_of(fact._replace(origin="source")).removeprefix("who says so: ") + where + cue


def _state(told: SentenceReasons | FactReasons, chosen: str) -> str:
    return chosen if told.verdict.reason in CHOSEN else "left"


def _phrase_of(fact: Fact) -> str:
    """The line of a fact, or its words where no line was made."""
    return fact.line or f"“{' '.join(fact.text.split())}”"
