"""The line of a fact is made of its sentence's words, is cut at clause borders only, and tells who says so."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from digest.editing.sentences.clauses import is_statement
from digest.editing.sentences.cuts import cut_around, tidy
from digest.editing.sentences.dangling import is_headless
from digest.editing.sentences.lines import LineMaker
from digest.editing.sentences.saying import render_attribution
from digest.editing.summary import edit_article
from digest.model.article import Article
from digest.model.fact import Attribution, Evidence, Fact, FactKind, Status
from digest.model.settings import Settings

MakeArticle = Callable[..., Article]


def line_of(
    article: Article,
    words: str,
    kind: FactKind = "figure",
    speaker: str = "",
    *,
    status: Status = "said",
    via: str | None = None,
    role: str | None = None,
    told: str = "",
) -> str:
    """The line of the fact that these words of the article are."""
    start = article.text.index(words)
    sentence = next(s for s in article.sentences if s.start <= start < s.end)
    attribution = None
    if speaker:
        at = article.text.index(speaker)
        attribution = Attribution(speaker, at, at + len(speaker), via, status)
    evidence = Evidence(sentence.index, start, start + len(words), words)
    spans = [(article.text.index(told), article.text.index(told) + len(told))] if told else []
    return LineMaker(article, spans).make(Fact(kind=kind, text=words, evidence=(evidence,), attribution=attribution), role)


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        # a short sentence is its own line, without the circumstances before it
        ("On Friday, 12 boats left the harbour of Velda.", "12 boats", "12 boats left the harbour of Velda"),
        # but not where the figure stands in them
        ("After 12 days at sea, the boat came home.", "12 days", "After 12 days at sea, the boat came home"),
        # the clause of the figure is enough where the sentence is long
        (
            "The island has three schools and a clinic that opened last year with the help of the church, its people live on "
            "fish and on what visitors bring, and 340 families have left since the mine was closed by its owners.",
            "340 families",
            "340 families have left since the mine was closed by its owners",
        ),
        # a reason may go, a condition may not
        (
            "The ministry will pay 900 crowns to each of the families in the northern valleys because the river took most of the "
            "fields and stables that they had built with their own hands.",
            "900 crowns",
            "The ministry will pay 900 crowns to each of the families in the northern valleys",
        ),
        # a list is kept whole
        (
            "The army said in its report of the week that 85 rebels were seen in the hills above Alda, Borby, Corvo, Dunmore and "
            "Eskby and in the woods along the river.",
            "85 rebels",
            None,
        ),
    ],
)
def test_figures(make_article: MakeArticle, text: str, words: str, line: str | None) -> None:
    made = line_of(make_article(text), words)
    if line is None:
        assert "Eskby" in made
    else:
        assert made == line


@pytest.mark.parametrize(
    ("sentence", "figure", "line"),
    [
        # the subject stays: before a land, and before a relative clause
        (
            "A magistrate's court in Ostmere, Varn on Monday ordered the detention of a 31-year-old net maker held over "
            "the stabbing of a ferry driver over a fare",
            "31-year-old",
            None,
        ),
        (
            "The judge directed that each of the skippers, who spent between two and three years in jail, be paid 40,000 "
            "crowns for it within eight weeks",
            "40,000 crowns",
            None,
        ),
        # a row of scores is not cut
        (
            "Second seed Ivo Holm saved two match points before he overcame Bo Vale 4-6, 7-6 (9-7), 3-6, 7-5, 6-4 in four "
            "hours and 51 minutes on Monday",
            "two match points",
            None,
        ),
        # what leads to the reason goes with it
        (
            "Mayor Ann Reed won the vote by 34 to 28 late on Monday evening, hours after the Harbour Party walked out of "
            "her council over plans to tax mussel farms on the coast",
            "34 to 28",
            "Mayor Ann Reed won the vote by 34 to 28 late on Monday evening",
        ),
    ],
)
def test_a_cut_takes_no_subject_and_leaves_no_rest(sentence: str, figure: str, line: str | None) -> None:
    start = sentence.index(figure)
    assert cut_around(f"{sentence}.", (start, start + len(figure))) == (line or sentence)


def test_a_pronoun_that_gave_an_amount_is_left_out(make_article: MakeArticle) -> None:
    article = make_article("Anke Sorel, the district head, spoke on Monday. She put the damage to quays at 48 million euros.")
    lines = [fact.line for fact in edit_article(article, Settings()).summary.facts if fact.key]
    assert "The damage to quays: 48 million euros — says Anke Sorel, district head" in lines


def test_who_put_an_amount_in_the_same_sentence_is_told_with_the_verb(make_article: MakeArticle) -> None:
    article = make_article("The Relief Office put the number of displaced people in the valley at 3.5 million last month.")
    lines = [fact.line for fact in edit_article(article, Settings()).summary.facts if fact.key]
    assert lines == ["The Relief Office put the number of displaced people in the valley at 3.5 million last month"]


@pytest.mark.parametrize(
    ("status", "speaker", "line"),
    [
        ("said", "the harbour office", "12 boats were lost — says the harbour office"),
        ("claimed", "the rebels", "12 boats were lost — claim the rebels"),
        ("confirmed", "Adela Farrow", "12 boats were lost — confirms Adela Farrow"),
        ("denied", "the owner", "The owner denies: 12 boats were lost"),
        ("said", "She", "12 boats were lost"),  # nobody knows who she is
    ],
)
def test_who_says_so(make_article: MakeArticle, status: Status, speaker: str, line: str) -> None:
    article = make_article(
        "The harbour is shut, the harbour office said. Adela Farrow met the rebels and the owner. "
        "She knew that 12 boats were lost."
    )
    assert line_of(article, "12 boats", speaker=speaker, status=status, told="12 boats were lost") == line


@pytest.mark.parametrize(
    ("speaker", "said"),
    [
        ("Senior port officials", ("say", "senior port officials")),
        ("Senior Farrow", ("says", "Senior Farrow")),
        ("Figures released by the board", ("say", "figures released by the board")),
        ("witnesses", ("say", "witnesses")),
        ("an analysis", ("says", "an analysis")),
        ("Highly placed sources", ("say", "highly placed sources")),
        ("Italy", ("says", "Italy")),
    ],
)
def test_the_verb_and_the_first_letter_fit_the_speaker(speaker: str, said: tuple[str, str]) -> None:
    assert render_attribution(Attribution(speaker, 0, len(speaker)), None) == said


@pytest.mark.parametrize(
    ("role", "behind"),
    [
        ("Mayor", "mayor"),
        ("Prime Minister", "prime minister"),
        ("head of forecasting", "head of forecasting"),
        ("Secretary of State", "Secretary of State"),
        ("MP", "MP"),
        ("Customs chief", "customs chief"),
        ("State prosecutor", "state prosecutor"),
        ("Transport Minister", "transport minister"),
        ("Panel chair", "panel chair"),
        ("Marine biologist", "marine biologist"),
        ("Treasurer", "treasurer"),
        ("League chair", "League chair"),
        ("Labour leader", "Labour leader"),
        ("Mayor of Oslo", "Mayor of Oslo"),
        ("Pentagon Press Secretary", "Pentagon Press Secretary"),
        ("Ostmere Mayor", "Ostmere Mayor"),
    ],
)
def test_an_office_is_small_behind_a_name(role: str, behind: str) -> None:
    assert render_attribution(Attribution("Ann Reed", 0, 8), role) == ("says", f"Ann Reed, {behind}")


def test_role_and_way_are_told(make_article: MakeArticle) -> None:
    article = make_article(
        "“We saw it far too late,” said Adela Farrow in a statement. AFP quoted Tom Reed that the pier fell down."
    )
    quote = "We saw it far too late,"
    assert (
        line_of(article, quote, "quote", "Adela Farrow", via="in a statement", role="harbour master")
        == "“We saw it far too late” — Adela Farrow, harbour master, in a statement"
    )
    assert (
        line_of(article, "the pier fell down", "claim", "Tom Reed", via="AFP") == "The pier fell down — says Tom Reed (via AFP)"
    )


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("the pier was old and that the wind threw it down", "The pier was old — says Tom Reed"),
        ("the pier was old, and that nobody had seen to it", "The pier was old — says Tom Reed"),
        ("the pier was old and that is all he knew", "The pier was old and that is all he knew — says Tom Reed"),
        ("the pier was old and worn", "The pier was old and worn — says Tom Reed"),
    ],
)
def test_a_second_that_parts_what_somebody_says(make_article: MakeArticle, content: str, line: str) -> None:
    assert line_of(make_article(f"Tom Reed said that {content}."), content, "claim", "Tom Reed") == line


def test_a_figure_behind_a_second_that_is_told_with_its_half(make_article: MakeArticle) -> None:
    told = "the pier was old and that the wind threw 12 boats on it"
    article = make_article(f"Tom Reed said that {told}.")
    assert line_of(article, "12 boats", "figure", "Tom Reed", told=told) == "The wind threw 12 boats on it — says Tom Reed"


@pytest.mark.parametrize(
    ("text", "speaker", "line"),
    [
        ("The pier fell down, the Harbour League said.", "Harbour League", "The pier fell down — says the Harbour League"),
        ("The Harbour League said the pier fell down.", "Harbour League", "The pier fell down — says the Harbour League"),
        ("The pier fell down, the Ann Reed-led guild said.", "Ann Reed", "The pier fell down — says Ann Reed"),
        ("The pier fell down, Norrferry said.", "Norrferry", "The pier fell down — says Norrferry"),
        ("The pier fell down, the mayor said.", "the mayor", "The pier fell down — says the mayor"),
    ],
)
def test_a_name_behind_a_claim_has_its_article(make_article: MakeArticle, text: str, speaker: str, line: str) -> None:
    content = re.search("[Tt]he pier fell down", text)
    assert content is not None
    assert line_of(make_article(text), content.group(), "claim", speaker) == line


def test_a_role_is_set_off_before_a_denial(make_article: MakeArticle) -> None:
    article = make_article("Ann Reed denied the pier fell down.")
    told = line_of(article, "the pier fell down", "claim", "Ann Reed", status="denied", role="Mayor")
    assert told == "Ann Reed, mayor, denies: The pier fell down"
    told = line_of(article, "the pier fell down", "claim", "Ann Reed", status="denied")
    assert told == "Ann Reed denies: The pier fell down"


def test_what_somebody_is_bidden_to_do_keeps_its_verb(make_article: MakeArticle) -> None:
    article = make_article("Norland asked its citizens to leave the island as the storm came nearer.")
    line = line_of(article, "its citizens to leave the island as the storm came nearer", "claim", "Norland")
    assert line == "Norland asked its citizens to leave the island as the storm came nearer"


def test_a_long_quotation_ends_with_a_sentence_and_shows_the_cut(make_article: MakeArticle) -> None:
    quote = "We saw the pier. " + "The wind was strong and the sea was high and nobody on the bridge could see the lights. " * 4
    article = make_article(f"“{quote.strip()}” said Adela Farrow.")
    line = line_of(article, quote.strip(), "quote", "Adela Farrow")
    assert line.startswith("“We saw the pier.")
    assert line.endswith("lights. …” — Adela Farrow")
    assert len(line.split()) < 50


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will carry 40 lorries an hour but only if the river stays below the mark that was set, engineers hope.",
        "Not one of the 40 lorries that were stopped at the border, drivers said, had papers for the goods under their covers.",
    ],
)
def test_a_word_that_turns_the_sense_stays(make_article: MakeArticle, text: str) -> None:
    turn = "but only if" if "but" in text else "Not one"
    assert turn in line_of(make_article(text), "40 lorries")


def test_every_word_is_the_sources_or_a_connecting_one(make_article: MakeArticle) -> None:
    article = make_article(
        "In a grim report, the sea rescue office of Velda claimed on Monday that 19 fishermen were missing after the gale."
    )
    line = line_of(article, "19 fishermen", speaker="the sea rescue office of Velda", status="claimed")
    known = {w.lower() for w in re.findall(r"\w+", article.text)} | {"says", "claims", "via"}
    assert {w.lower() for w in re.findall(r"\w+", line)} <= known
    assert line[0].isupper()


# -------------------------------------------------------------------------------------------- what can stand alone as a line
@pytest.mark.parametrize(
    "text",
    [
        "12 boats were lost",
        "The pilot who steered two ships has been charged",
        "In 2012 the load of lead fell by 47%",
        "Three days after the gale, the siren was found",
        "Two men have drowned, both of them under thirty",
        "The mill, which had burnt twice, was sold",
        "Two wanted to wait until November",
        "It was the first since 1953",
        "Models of the coast show that the wall keeps out a tide of 3 metres",
        "The storm killed at least 27 people",
        "Hurricane Otilia injured up to 40 others and left four missing",
        "Six boats were longer than the pier was said to be",
        "Two of the boats are heavier than engineers think",
        "More than 40 people voted",
        "As the drought hit maize, prices rose",
    ],
)
def test_a_clause_with_subject_and_verb_is_a_statement(text: str) -> None:
    assert is_statement(text)


@pytest.mark.parametrize(
    "text",
    [
        "The eastern suburbs of Halden, with 88",
        "Two days after the river drowned 12 people in the valley",
        "shortly after the mill was sold",
        "To a stop on Monday and cost the town 3 million crowns",
        "an allowance of 4 crowns an hour, up from 2.40",
        "drowned 12 people",
        "who lost 12 boats",
        "The mayor, who has sailed in six races and finished third in 2013",
        "the 12 people who were lost",
        "The woman, 40, wept as she",
        "the 27 people killed at the pier",
        "Six weeks longer than investigators believe",
        "As the drought hit maize in three regions",
        "When the pier fell into the sea",
        "After visits to the harbour fell below those of May",
        "40 metres shorter than the engineers had planned",
        "Twice as many people more than the mayor expected",
    ],
)
def test_the_rest_of_a_clause_is_none(text: str) -> None:
    assert not is_statement(text)


def stands(article: Article, words: str, speaker: str = "", told: str = "", kind: FactKind = "figure") -> bool:
    """Whether the line of the fact with these words can stand alone."""
    start = article.text.index(words)
    sentence = next(s for s in article.sentences if s.start <= start < s.end)
    at = article.text.index(speaker) if speaker else 0
    fact = Fact(
        kind=kind,
        text=words,
        evidence=(Evidence(sentence.index, start, start + len(words), words),),
        attribution=Attribution(speaker, at, at + len(speaker)) if speaker else None,
    )
    spans = [(article.text.index(told), article.text.index(told) + len(told))] if told else []
    return LineMaker(article, spans).stands_alone(fact)


@pytest.mark.parametrize(
    ("text", "words", "speaker", "told", "alone"),
    [
        ("The mill burnt for 12 hours.", "12 hours", "", "", True),
        ("The fleet left. It lost 12 boats in the bay.", "12 boats", "", "", False),
        ("The harbour office spoke. They are to pay 12 crowns, the harbour office said.", "12 crowns", "harbour office",
         "They are to pay 12 crowns", False),
        # who "he" is can be told where one person with a name says it
        ("Adela Farrow said she would like to see 12 boats.", "12 boats", "Adela Farrow", "she would like to see 12 boats", True),
        ("Rob Lee left. He had sunk 12 boats, Adela Farrow said.", "12 boats", "Adela Farrow", "He had sunk 12 boats", False),
        ("The trees grew. About 60% of them lived.", "60%", "", "", False),
        ("The boats came. Both of them carried 12 men.", "12 men", "", "", False),
        ("Two boats were lost, both of them with 12 men aboard.", "12 men", "", "", True),
        ("They asked for:\n\n- a wage of 12 crowns an hour;\n\n- a day off.", "12 crowns", "", "", False),
        ("“The sea is as it always was,” Adela Farrow wrote after 12 boats were lost.", "12 boats", "", "", False),
        ("“Old Tom” and 12 boats were lost.", "12 boats", "", "", True),
        ("We have lost 12 boats and nobody cares.", "12 boats", "", "", False),
        ("In the past year, we have lost 12 boats.", "12 boats", "", "", False),
        ("We lost 12 boats, Adela Farrow said.", "12 boats", "Adela Farrow", "We lost 12 boats", False),
        # which two sides, the title tells; which two men, nobody
        ("The war is over. Both sides draw back 12 men.", "12 men", "", "", True),
        ("The war is over. Both men lost 12 boats.", "12 boats", "", "", False),
        # whose report it is stands in another sentence, or in the line itself
        ("Its report said that the bay holds 12 boats.", "12 boats", "Its report", "the bay holds 12 boats", False),
        ("The fleet holds 12 boats, its owner said.", "12 boats", "its owner", "The fleet holds 12 boats", True),
        (
            "The harbour had been shut since the spring because of the many complaints about the noise of the old cranes, the "
            "harbour master told the council on Sunday, three days after the gale that drowned 12 sailors.",
            "12 sailors", "", "", False,
        ),
    ],
)  # fmt: skip
def test_a_line_that_leans_or_lacks_stands_not_alone(
    make_article: MakeArticle, text: str, words: str, speaker: str, told: str, alone: bool
) -> None:
    assert stands(make_article(text), words, speaker, told) is alone


def test_a_sentence_whose_verb_comes_after_an_aside_is_kept_whole(make_article: MakeArticle) -> None:
    article = make_article(
        "A strike of 914 drivers of the yellow buses brought the traffic in Halden, the second town of the whole of the "
        "country, to a stop on Monday and cost the shops there an estimated 7 million crowns."
    )
    assert "to a stop" in line_of(article, "914 drivers")
    assert not stands(article, "7 million crowns")  # no cut is clean, and the whole is too long


@pytest.mark.parametrize(
    ("words", "tidied"),
    [
        ("‘The trip was long", "The trip was long"),
        ("'In Nor Street the shops are shut", "In Nor Street the shops are shut"),
        ("They called the ‘old town lost", "They called the old town lost"),
        ("‘The trip’ was long", "‘The trip’ was long"),
        ("They don't say 'no' to 'em", "They don't say 'no' to 'em"),
        ("They called it 'the worst of years', she said", "They called it 'the worst of years', she said"),
        ("The workers' music of the '90s", "The workers' music of the '90s"),
        ("They sang 'til dawn", "They sang 'til dawn"),
        ("Hindi namin kayang bilhin 'yan", "Hindi namin kayang bilhin 'yan"),
        ("Maria Holm, Col.", "Maria Holm, Col."),
    ],
)
def test_a_single_mark_without_a_partner_is_left_out(words: str, tidied: str) -> None:
    assert tidy(words) == tidied


def test_who_says_so_is_not_told_without_what_is_said() -> None:
    text = (
        "This engine, experts say, will not only reach up to 160 km an hour on the old line, but also put in place several "
        "measures like a new brake to keep those in the last coaches safe"
    )
    at = text.index("160 km")
    assert not cut_around(text, (at, at + 6)).lower().startswith("experts say")


def test_what_the_speaker_asked_besides_is_no_part_of_the_claim(make_article: MakeArticle) -> None:
    article = make_article("The plan would cost 4 million crowns and asked who was to pay for it, the league said.")
    claim = "The plan would cost 4 million crowns and asked who was to pay for it"
    assert line_of(article, claim, "claim", "the league") == "The plan would cost 4 million crowns — says the league"


def test_an_hour_keeps_its_full_stop(make_article: MakeArticle) -> None:
    article = make_article("The last of 12 boats came home at 6 a.m. Nobody slept.")
    assert line_of(article, "12 boats").endswith("6 a.m.")


def test_the_article_before_a_speaker_is_kept(make_article: MakeArticle) -> None:
    article = make_article("The League asked its members to leave the depots at noon.")
    line = line_of(article, "its members to leave the depots at noon", "claim", "League")
    assert line == "The League asked its members to leave the depots at noon"


@pytest.mark.parametrize("told", ["the damage to the piers at 4 million crowns", "the losses at 85 drowned and 10 missing"])
def test_an_amount_keeps_the_verb_that_gave_it(make_article: MakeArticle, told: str) -> None:
    article = make_article(f"Adela Farrow is the mayor of Velda. The mayor put {told}.")
    assert line_of(article, told, "claim", "Adela Farrow") == f"The mayor put {told}"


# --------------------------------------------------------------------------------------------- lines that mislead or dangle
@pytest.mark.parametrize(
    ("text", "claim", "speaker", "line", "alone"),
    [
        # a pronoun for the speaker is told with the speaker
        ("The company said on Friday it would add 12 boats.", "it would add 12 boats", "The company",
         "The company said on Friday it would add 12 boats", True),
        ("Adela Farrow admitted that she spent 900 crowns on paint and hid it.", "she spent 900 crowns on paint and hid it",
         "Adela Farrow", "Adela Farrow admitted that she spent 900 crowns on paint and hid it", True),
        # "it" is no minister
        ("The minister said it would not happen again.", "it would not happen again", "The minister",
         "It would not happen again — says the minister", False),
        # the speaker comes after: nobody is named before "it"
        ("It would add 12 boats, the company said.", "It would add 12 boats", "the company",
         "It would add 12 boats — says the company", False),
        # a subject that was lost
        ("Could drive the boats to Velda and the men with them, says Adela Farrow.",
         "Could drive the boats to Velda and the men with them", "Adela Farrow", None, False),
        ("Adela Farrow is 40. In 2019 she was fined 12 crowns, the court was told.", "In 2019 she was fined 12 crowns",
         "the court", None, False),
        # nobody knows who says so
        ("She said the study does not show that the paint keeps.", "the study does not show that the paint keeps", "She",
         None, False),
        ("Built in 1912 for 12 men, the mill is the oldest of all, Adela Farrow said.",
         "Built in 1912 for 12 men, the mill is the oldest of all", "Adela Farrow", None, True),
    ],
)  # fmt: skip
def test_a_line_names_whom_it_speaks_of(
    make_article: MakeArticle, text: str, claim: str, speaker: str, line: str | None, alone: bool
) -> None:
    article = make_article(text)
    if line is not None:
        assert line_of(article, claim, "claim", speaker) == line
    assert stands(article, claim, speaker, kind="claim") is alone


@pytest.mark.parametrize(
    ("text", "words", "kind", "speaker", "line"),
    [
        ("“I did,” replied witness Rob Lee.", "I did,", "quote", "Rob Lee", "“I did,” replied witness Rob Lee"),
        ("According to prosecutor Jane Dow the man stole 40 cars.", "40 cars", "figure", "Jane Dow",
         "According to prosecutor Jane Dow the man stole 40 cars"),
        # a namesake elsewhere in the article is no reason to leave the speaker out
        ("Jane Dow spoke. The man stole 40 cars.", "40 cars", "figure", "Jane Dow", "The man stole 40 cars — says Jane Dow"),
    ],
)  # fmt: skip
def test_who_says_so_is_told_once(
    make_article: MakeArticle, text: str, words: str, kind: FactKind, speaker: str, line: str
) -> None:
    assert line_of(make_article(text), words, kind, speaker) == line


@pytest.mark.parametrize(
    ("speaker", "verb"),
    [
        ("Coastal and Weather Service", "says"), ("Health and Safety Office", "says"), ("Norvik Bank and Velda Council", "say"),
        ("Police", "say"), ("police in Velda", "say"), ("analysts at Holm", "say"), ("Analysts at Holm", "say"),
        ("Democrats", "say"), ("Experts", "say"), ("two villagers", "say"), ("Tom Reed and Ann Bell", "say"),
        ("Palestinians", "say"),
        ("Reuters", "says"), ("Barclays", "says"), ("Adela Evans", "says"), ("the mass", "says"), ("the harbour office", "says"),
    ],
)  # fmt: skip
def test_many_say_and_one_says(make_article: MakeArticle, speaker: str, verb: str) -> None:
    article = make_article(f"{speaker} met in town. Now 12 boats were lost.")
    line = line_of(article, "12 boats", speaker=speaker, told="12 boats were lost")
    assert f" — {verb} " in line
    denied = line_of(article, "12 boats", speaker=speaker, status="denied", told="12 boats were lost")
    assert ("deny:" if verb == "say" else "denies:") in denied


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("12 boats left at 9.40 a.m.", "9.40 a.m."),
        ("12 boats were sold to Holm Ltd.", "Holm Ltd."),
        ("12 boats left.", "12 boats left"),
    ],
)
def test_the_full_stop_of_an_abbreviation_stays(make_article: MakeArticle, text: str, kept: str) -> None:
    assert line_of(make_article(text), "12 boats").endswith(kept)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("The mayor fears that the bridge will fall.", "The mayor fears that the bridge will fall"),
        ("Anna Holm hopes that the school will open in May.", "Anna Holm hopes that the school will open in May"),
        (
            "Anna Holm is watching the river, she says, and fears that the bridge will fall.",
            "Anna Holm is watching the river, she says, and fears that the bridge will fall",
        ),
        ("Anna Holm said that the bridge will fall.", "The bridge will fall — says Anna Holm"),
    ],
)
def test_a_fear_or_a_hope_is_told_with_its_verb(make_article: Callable[..., Article], sentence: str, line: str) -> None:
    edited = edit_article(make_article(f"{sentence} Work on it began on Monday."), Settings())
    assert line in [f.line for f in edited.summary.facts if f.kind == "claim"]


@pytest.mark.parametrize(
    ("line", "headless"),
    [
        ("Could drive the boats to Velda", True),
        ("Isn’t the mill old", True),
        ("Walked home with 12 men", True),
        ("Made 12 boats", True),
        ("Now expects 12 boats", True),
        ("Now have 12 boats", True),
        ("Now 12 boats are lost", False),
        ("Still life sells for 4 million", False),
        ("May take 12 boats", True),
        ("May 12 was cold", False),
        ("May Day was cold", False),
        ("May Holm left", False),
        ("May", False),
        ("Made by hand, the boat sank", False),
        ("Lost at sea, 12 men came home", False),
        ("Built in 1912, the mill is the oldest", False),
        ("Founded in 1912, the mill is the oldest", False),
        ("Red boats left", False),
        ("walked home with 12 men", False),
        ("Walked", False),
        ("", False),
        ("Affected staff would get 16 weeks of pay", False),
        ("Opened the bridge that was closed", True),
    ],
)
def test_a_verb_at_the_head_of_a_line_has_lost_its_subject(line: str, headless: bool) -> None:
    assert is_headless(line) is headless
