"""Headlines are cut from the main sentence, never written: what may go, what must stay, and when nothing can be cut."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from digest.editing.sentences.bearers import drop_speaker, drop_titles
from digest.editing.sentences.clauses import find_main_clause, has_verb, split_clauses
from digest.editing.sentences.fitness import Judge
from digest.editing.sentences.headline import make_headline
from digest.editing.sentences.letter_case import lower_capitals
from digest.editing.sentences.openings import drop_apposition, drop_asides, drop_modifier, skip_circumstances
from digest.editing.sentences.past_times import sets_time
from digest.editing.sentences.shortening import LIMIT, shorten_sentence
from digest.editing.sentences.standing import misleads
from digest.editing.summary import choose_summary
from digest.model.article import Article

MakeArticle = Callable[..., Article]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        # circumstances before the main clause, and the day, go
        (
            "In another blow to the fishing trade, the council on Friday closed the old harbour of Velda.",
            "Council closed the old harbour of Velda",
        ),
        ("A fire on Monday night destroyed a paper mill in Norrby.", "Fire destroyed a paper mill in Norrby"),
        # what follows where the sentence can end goes
        (
            "The town of Norrby will shut its paper mill after the river flooded the lower halls for the third time in a year.",
            "Town of Norrby will shut its paper mill",
        ),
        # asides beside the subject go
        (
            "Adela Farrow, a former teacher who entered parliament in 2009, resigned as minister of transport.",
            "Adela Farrow resigned as minister of transport",
        ),
        ("The Sea Rescue Service (SRS) has bought four boats.", "Sea Rescue Service has bought four boats"),
        # who says so stays
        ("At least 12 people were hurt when a ferry struck the pier, police said.", None),
        (
            "The rebels seized the radio station of Port Sallow on Tuesday, reported NRA quoting a customs officer.",
            "Rebels seized the radio station of Port Sallow, reported NRA",
        ),
        (
            "The plant leaked acid into the lake, the ministry said on Friday.",
            "Plant leaked acid into the lake, the ministry said",
        ),
    ],
)
def test_what_is_cut_and_what_stays(sentence: str, headline: str | None) -> None:
    made = shorten_sentence(sentence)
    if headline is None:
        assert made in ("", "At least 12 people were hurt, police said")
    else:
        assert made == headline


@pytest.mark.parametrize(
    "sentence",
    [
        "Is the harbour of Velda really safe for the ferry that comes each night?",
        "He said that the ferry company had known of the fault since spring.",  # who is he?
        "When the mayor of Norrby opened the bridge last autumn nobody thought of the river.",
        "The minister ordered all judges in the northern and eastern districts of the country to stop issuing such licences.",
        "The army has taken Alda, Borby, Corvo, Dunmore, Eskby, Farside, Gorm and Hollis in the long campaign.",
        "The guest who had been waiting for the train to the coast since the early morning hours of the day.",
        "A thief who broke into the paper mill of Norrby and then set fire to the sheds behind it as the watchman lay.",
        "It is an illness in which two or more of the senses are joined for good in early childhood.",
        "The rowing club said in a statement.",
        "The mayor said the new bridge, in spite of the cost of the steel and of the stone.",
        "“We are glad,” I told the mayor of Norrby when you came to the bridge.",
    ],
)
def test_what_cannot_be_cut_safely_gives_none(sentence: str) -> None:
    assert shorten_sentence(sentence) == ""


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("The union will strike at the port unless the owners raise the pay of the night shift by a tenth.", "unless"),
        ("The bridge is safe for cars but not for the heavy lorries that cross it each night from the quarry.", "not"),
    ],
)
def test_a_condition_or_contrast_is_never_cut_off(sentence: str, kept: str) -> None:
    made = shorten_sentence(sentence)
    assert made == "" or kept in made


def test_words_are_the_sentences_own_in_their_order() -> None:
    sentence = "After a long dispute, the owners of the Sallow Line on Monday sold their last ferry to a company in Norrby."
    words = shorten_sentence(sentence).lower().split()
    rest = iter(sentence.lower().replace(",", " ").replace(".", " ").split())
    assert words
    assert all(word.strip(",") in rest for word in words)
    assert len(words) <= LIMIT


def test_an_article_gets_its_headline_from_the_main_sentence(make_article: MakeArticle) -> None:
    article = make_article(
        "LINMOUTH, Norland (Coast Press) — A storm sank two trawlers off Linmouth on Friday, killing three fishermen.\n\n"
        "It was the worst storm since 1998. The trawlers had left the port of Linmouth on Thursday."
    )
    assert make_headline(article, choose_summary(article, 1).salience, Judge(article)).startswith(
        "Storm sank two trawlers off Linmouth"
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Eine Fähre mit zweihundert Menschen an Bord ist am Montag vor der Insel Velda auf Grund gelaufen und liegt dort.",
            "de",
        ),
        ("सोमवार को द्वीप के पास एक नौका फँस गई।", "hi"),
        ("What a day that was for all of the people who had come to the harbour of the town to see her.", "en"),
    ],
)
def test_there_is_always_a_headline(make_article: MakeArticle, text: str, language: str) -> None:
    article = make_article(text, language=language)
    headline = make_headline(article, choose_summary(article, 1).salience, Judge(article))
    assert headline
    assert headline.removesuffix(" …") in text
    assert len(headline.split()) <= LIMIT


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        # what is attendant leaves a whole clause before it, though its verb may be a noun
        (
            "A Works Department report backed up the claims of residents, saying that the bridge was unsafe for all lorries.",
            "Works Department report backed up the claims of residents",
        ),
        # what somebody is, or did also, is not the news
        (
            "The old harbour of the town of Velda and most of what stood around it lay in ruins. Holm was a member of the party. "
            "Reed also has bought two boats for the town.",
            "Old harbour of the town of Velda …",
        ),
        (
            "The old harbour of the town of Velda and most of what stood around it lay in ruins. "
            "According to people in the town, the firm has bought two boats.",
            "Old harbour of the town of Velda …",
        ),
        # a whole sentence fits without its article, its circumstances or its day
        ("In her letters, the painter Adela Farrow longed for sun and warmth.", "Painter Adela Farrow longed for sun and warmth"),
        ("The governor repeated an old and half-true claim while pleading hard for dams on Friday.",
         "Governor repeated an old and half-true claim while pleading hard for dams"),
        # who "she" is, the circumstances tell
        ("When Adela Farrow read that the ferry to the island of Velda had a new bell and lamp, she came back.",
         "When Adela Farrow read that the ferry …"),
        ("The singer Adela Farrow has recorded “The Ferry.”", "Singer Adela Farrow has recorded “The Ferry”"),
        # of a subject no verb of which would fit, what tells of it beside goes
        ("Ann Reed, the daughter of the old mayor of Velda, confessed for the first time her fears for each of them.",
         "Ann Reed confessed for the first time her fears …"),
        # nothing is cut in the midst of brackets or a quotation
        ("The man whom they sought for the fire (a former guard of the mill in Norrby) or whatever it was that he had been.",
         "Man whom they sought for the fire …"),
        ('The man whom they sought for the fire, the "old fox of the mills" of Norrby or whatever it was that he had been.',
         "Man whom they sought for the fire …"),
    ],
)  # fmt: skip
def test_a_sentence_that_fits_is_whole_and_a_cut_spares_what_belongs_together(
    make_article: MakeArticle, text: str, headline: str
) -> None:
    article = make_article(text)
    assert make_headline(article, choose_summary(article, 1).salience, Judge(article)) == headline


# ------------------------------------------------------------------------------------------------------------- clauses
@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("The ferry, an old one, sank.", ["The ferry", "an old one", "sank."]),
        ("It cost 1,500 crowns; nobody paid.", ["It cost 1,500 crowns", "nobody paid."]),
        ('She said "no, never, not once" and left, alone.', ['She said "no, never, not once" and left', "alone."]),
        ("The bill (old, long, dull) passed – at last.", ["The bill (old, long, dull) passed", "at last."]),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    assert [text[start:end] for start, end in split_clauses(text)] == clauses


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("After the storm, the ferry sailed for Velda.", "the ferry sailed for Velda."),
        ("On Friday, August 6, the council met in Norrby.", "the council met in Norrby."),
        ("If the river rises again, the mill will close.", "If the river rises again, the mill will close."),
        ("According to the police, the driver fled on foot.", "According to the police, the driver fled on foot."),
        ("The ferry sailed, after the storm.", "The ferry sailed, after the storm."),
        ("In Alda, Borby and Corvo, schools stay shut.", "schools stay shut."),
    ],
)
def test_main_clause(text: str, main: str) -> None:
    assert text[find_main_clause(text) :] == main


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("police arrested the driver", True),
        ("the driver was held", True),
        ("three people died in the fire", True),
        ("a bench headed by the chief justice", False),
        ("the primary suspect jailed in spring", False),
        ("the United Nations and its red tape", False),
    ],
)
def test_finite_verbs(text: str, verb: bool) -> None:
    assert has_verb(text) is verb


def test_hostile_text_is_cut_quickly() -> None:
    for text in ("a, " * 33_000, "said " * 20_000, "(" * 100_000, '"' * 100_000, "The x " + "and the " * 12_000, "A" * 100_000):
        shorten_sentence(text)


@pytest.mark.parametrize("text", [": : : x", "* — Friday, The", ",", "—", "..."])
def test_scraps_do_no_harm(text: str) -> None:
    assert shorten_sentence(text) == ""
    assert not has_verb(text)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        # the news comes before what was so when it happened
        (
            "At least 12 people were hurt when the ferry Aurora ran into the pier of Velda. The Aurora was carrying nearly 90 "
            "passengers from Norrby to Velda.",
            "At least 12 people were hurt",
        ),
        # who says so is not lost
        ("Three men robbed the bank of Norrby and fled by boat to the islands, the police in Velda said.", None),
        # a word that takes up what was told is no beginning
        (
            "A guard shot a visitor in the zoo of Velda. The guard had been at the zoo since nine and knew nobody there.",
            "Guard shot a visitor in the zoo of Velda",
        ),
        # what had been thought before is no news
        (
            "The council of Velda left the fare of the ferry unchanged on Tuesday, saying that it had risen enough in the year. "
            "Nine of the 11 masters asked by the Norrby Post had expected it.",
            "Council of Velda left the fare of the ferry unchanged",
        ),
        # two of nine, and who says so was told before
        (
            "Nine boats of the fleet of Norrby were stolen by the crews that had built them, an officer of the guard of the "
            "sea said. Two boats of the fleet were found, the officer said.",
            "Nine boats of the fleet of Norrby were stolen …",
        ),
        # an aside between dashes goes
        (
            "The council of Norrby -- the smallest on the whole of this coast -- has voted for a bridge over the sound.",
            "Council of Norrby has voted for a bridge over the sound",
        ),
    ],
)
def test_the_hardest_news_makes_the_headline(make_article: MakeArticle, text: str, headline: str | None) -> None:
    article = make_article(text)
    made = make_headline(article, choose_summary(article, 1).salience, Judge(article))
    if headline is None:
        assert "said" in made or made.endswith("…")
    else:
        assert made == headline


# ------------------------------------------------------------------------------------------------ nothing that is not so
SUBJECTS = ["Harbour master Tom Reed", "The Sea Rescue Service", "12 fishermen", "Adela Farrow"]
ASIDES = [
    "", ", 41,", ", a former teacher,", ", a teacher who came in 2009,", " — the oldest of them all —", ", who has two sons,",
    ", 41, of Norrby,", ", the press was told,", " (once of Velda)",
]  # fmt: skip
PREDICATES = [
    "released data that suggest the islands — a third of the coast — are losing their boats",
    "closed the pier of Norrby on Friday after the gale",
    "were taken off the island by boat and flown home, where the king met them",
    "sold the mill in 2003 to a bank that has since lost it",
]
TIMES = ["", "In 2019, ", "Two years ago, ", "Last spring, ", "On Friday, "]


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("predicate", PREDICATES)
@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_is_joined_to_its_own_verb_only(subject: str, aside: str, predicate: str, time: str) -> None:
    """Whatever goes, the subject is followed by its verb, or by the part of the sentence that stood after it."""
    opening = subject if not time else subject[0].lower() + subject[1:] if subject.startswith("The") else subject
    made = shorten_sentence(f"{time}{opening}{aside} {predicate}.")
    if not made:
        return
    assert len(made.split()) <= LIMIT
    bare = subject.removeprefix("The ").removeprefix("Harbour master ")  # a role may go
    at = made.index(bare) + len(bare)
    verb = predicate.split()[0]
    rest = made[at:].lstrip(" ")
    assert rest.startswith(verb) or (aside and rest.startswith(aside.strip()))
    if time not in ("", "On Friday, "):
        assert made.startswith(time)
    if predicate.startswith("sold"):
        assert "2003" in made


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        # a part with a verb of its own is never bridged
        ("Rob Lee, a farmer, put out a paper that shows the wells — half were dug in a day — are dry.", ""),
        ("Rob Lee, a farmer, put out a paper that shows the wells — half of those in Velda — are dry.",
         "Rob Lee put out a paper that shows the wells are dry"),
        ("Rob Lee, a farmer, the court was told, fled from the island by boat.",
         "Rob Lee, a farmer, the court was told, fled from the island"),
        # another year, month or season than the news's stays, and so does a day that is long past
        ("In 2019, 12 boats were lost in the same bay.", "In 2019, 12 boats were lost in the same bay"),
        ("12 boats were lost in 2019 in the bay of Velda, the harbour master told a court in Norrby.", ""),
        ("12 boats were lost in the bay when the great gale of 1962 came over the islands and stayed.", ""),
        ("The council closed the school of Velda on 6 January for want of pupils.", None),
        # what will be is no news of the past
        ("The council will close the school of Velda in September for want of pupils and of any teacher at all.", None),
        # a day of this week goes
        ("A quake shook the islands west of Velda on 6 August at a depth of 10 kilometres.",
         "Quake shook the islands west of Velda"),
        # a second clause may go, a second verb of the first may not be cut in two
        ("At least 23 sailors died and 41 others were hurt when a ferry with pilgrims ran into the pier of Velda at dawn.",
         "At least 23 sailors died and 41 others were hurt"),
        ("The plans for a new port in Velda have been withdrawn by a minister of the new government of Norland.",
         "Plans for a new port in Velda have been withdrawn"),
        # fragments
        ("Day after the line lifted its ban on Tom Reed and others who had flown.", ""),
        ("Born in 1930, she grew up in Velda.", ""),
        ("In Velda he grew up with two aunts.", ""),
        # labels of the desk
        ("BREAKING: Tom Reed resigned as mayor of Velda.", "Tom Reed resigned as mayor of Velda"),
        ("WATCH: Divers raise the bell of the Aurora.", None),
        ("Live music is back in Velda after a year.", "Live music is back in Velda after a year"),
    ],
)  # fmt: skip
def test_what_a_headline_never_makes_up(sentence: str, headline: str | None) -> None:
    made = shorten_sentence(sentence, published=date(2021, 8, 7))
    assert len(made.split()) <= LIMIT
    if headline is not None:
        assert made == headline
    else:
        assert "WATCH" not in made
        assert not made or "6 January" in made or "January" not in sentence


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        # the lede cannot be cut: another good sentence of the opening, but none that takes up what was told
        (
            "The Bank of Norland cut its rate on Thursday, in spite of what its own staff and the unions had said of the prices. "
            "The Bank's committee voted 9-0 for the cut.",
            "Bank of Norland cut its rate …",
        ),
        (
            "Whoever goes by the ferry of the Sallow Line from the pier of Velda these days must be ready to wait. "
            "Tom Reed sold two of the Sallow ferries.",
            "Tom Reed sold two of the Sallow ferries",
        ),
        # what was so in the month before, and what shares nothing with the lede, is no headline
        (
            "Whoever buys bread or butter in any shop of Norland these days must be ready to pay more than he did. "
            "Prices rose by 4.6% in October.",
            "Whoever buys bread or butter in any shop of Norland …",
        ),
        (
            "Whoever buys bread or butter in any shop of Norland these days must be ready to pay more than he did. "
            "Two people have been arrested.",
            "Whoever buys bread or butter in any shop of Norland …",
        ),
        (
            "At least 26 bakers have come under the eye of the mayor for selling rolls without a word, a senior baker said.",
            "At least 26 bakers have come under the eye …",
        ),
        # the first words of the lede have its verb where they can, and divide no name
        (
            "Ann Holm, who was seen at the mill of Velda, Norland, has been found well and in good heart more than a week on.",
            "Ann Holm has been found well and in good heart …",
        ),
        (
            "The primary suspect held over the death on the ice of Boris Holm never withdrew anything that he said to nobody.",
            "Primary suspect held over the death on the ice …",
        ),
        # nor a measure: it would be told as less than it is
        (
            "A former mayor of Norrby was sentenced to four years and six months in the old mill on Monday for taking crowns "
            "from a builder, in the largest case since 1998.",
            "Former mayor of Norrby was sentenced …",
        ),
        (
            "A former mayor of Norrby was sentenced to four years in the old mill on Monday for taking crowns from a "
            "builder, in the largest case since 1998.",
            "Former mayor of Norrby was sentenced to four years …",
        ),
        # capitals become what their words are elsewhere; else they stay
        ("BREAKING: BOATS LOST IN THE BAY OF VELDA. Two of the boats that were lost in the bay came from Velda.", None),
        ("TEN MEN DROWNED OFF SALLOW.", "TEN MEN DROWNED OFF SALLOW"),
    ],
)
def test_the_opening_gives_the_headline(make_article: MakeArticle, text: str, headline: str | None) -> None:
    article = make_article(text)
    made = make_headline(article, choose_summary(article, 1).salience, Judge(article))
    assert len(made.split()) <= LIMIT
    assert made == headline if headline else not made.isupper()


@pytest.mark.parametrize(
    ("sentence", "others", "written"),
    [
        ("TEN MEN DIED IN VELDA", ["The ten men of Velda died in a gale."], "Ten men died in Velda"),
        ("TEN MEN DIED IN VELDA", ["The men died in a gale."], "TEN MEN DIED IN VELDA"),
        ("GREEN DIED", ["He saw Green and a green hill where two died."], "GREEN DIED"),
    ],
)
def test_capitals_are_written_small_only_as_the_text_does(sentence: str, others: list[str], written: str) -> None:
    assert lower_capitals(sentence, others) == written


@pytest.mark.parametrize(
    ("words", "sets"),
    [
        ("in 2019", True), ("in the 1990s", True), ("two years ago", True), ("last month", True), ("in March", True),
        ("a decade earlier", True), ("on 6 January", True),
        ("on Friday", False), ("after 2,000 boats", False), ("on Friday, August 6", False), ("$2000 a head", False),
        ("at the last minute", False), ("the council may", False),
        # what it is measured against
        ("from a year earlier", False), ("than in the same month a year ago", False), ("from 3.6% a month earlier", True),
    ],
)  # fmt: skip
def test_which_words_set_another_time(words: str, sets: bool) -> None:
    assert sets_time(words) is sets


def test_a_short_clause_keeps_its_day() -> None:
    sentence = "Rebels took Sallow on Saturday, the second provincial town that the new government has lost to them in two days."
    assert shorten_sentence(sentence, published=date(2021, 8, 7)) == "Rebels took Sallow on Saturday"


@pytest.mark.parametrize(
    ("kept", "dropped", "wrong"),
    [
        ("The council is based", " in Norrby", True),
        ("Divers raised the bell and then left", " the bay", False),
        ("Divers raised the bell and left", " the bay", True),
        ("The ferry sailed to the unwell", " in Velda", False),
        ("The ferry sailed as WELL", " in Velda", True),
        # what the speaker says besides may go, with its own "but"
        ("The bank left its rate unchanged", ", saying prices fell but warning of the winter", False),
        ("The bank left its rate unchanged", ", but wages rose", True),
        # a doubt that is about a name goes with what tells of it
        ("The court ordered the release of Rob Lee", ", the alleged leader of a ring in Velda", False),
        ("The court ordered the release of Rob Lee", ", allegedly to please the mayor", True),
        # what is meant is the one rather than the other
        ("The school will let its pupils start", " at 9 a.m. instead of 8 a.m.", True),
        ("The school will let its pupils start", " at 9 a.m. in Velda", False),
        # a time within a reason is its own, where the reason has a verb
        ("Sterling held near a one-week high", " after the council voted for the plan in April", False),
        ("Sterling held near a one-week high", " after the storm in April", True),
    ],
)
def test_a_bound_word_is_not_left_without_what_follows(kept: str, dropped: str, wrong: bool) -> None:
    assert misleads(kept, dropped) is wrong


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        # a doubt about when or why is not about what stands before it
        ("A rowing club has been widely mocked after some of its rowers apparently took a picture of six seats for six men.",
         "Rowing club has been widely mocked"),
        ("A club of the university has been suspended after allegedly posting pictures of women who slept on the old ferry.",
         "Club of the university has been suspended"),
        ("The ferry will allegedly be sold to a bank in Norrby after its owners met in the town hall of Velda.", None),
        # a verb is not cut from what it takes behind its object
        ("Ann Holm has blamed her defeat in the vote for the town council on the papers of the islands and on their owners.", ""),
        ("Ann Holm has accused Tom Reed, the former master of the harbour, of selling the bell of the Aurora to a bank.", ""),
        ("The harbour board of Velda is caught in a bitter row at home as its chairman has sworn to keep his chair for good.",
         "Harbour board of Velda is caught in a bitter row at home"),
        # an apposition is no predicate
        ("Holm, the nationally recognised eye surgeon, has been working among the poor of the islands for many a long year.",
         "Holm has been working among the poor of the islands"),
        # after a phrase a purpose may go, but not what somebody is bidden, or wills, or has a plan for
        ("Students of the college have held a meeting with the police to discuss the arrest of a boy from the islands.",
         "Students of the college have held a meeting with the police"),
        ("Members voted in the hall of the old mill to leave the union of the islands of the north and west.", ""),
        ("The council went ahead with its plan to close each of the schools of the islands and to sell the land.", None),
        # a role goes before a full name, where the rest is too long else
        ("Former harbour minister Ann Holm appealed for patience and help after a week of storms in the north of the islands.",
         "Ann Holm appealed for patience and help after a week of storms"),
        ("The wife of harbour minister Ann Holm appealed for patience and help after a week of storms in the north.", None),
        ("Two men and harbour minister Ann Holm appealed for patience and help after a week of storms in the north.", None),
    ],
)  # fmt: skip
def test_what_a_headline_may_leave_out(sentence: str, headline: str | None) -> None:
    made = shorten_sentence(sentence)
    if headline is None:
        assert not made.startswith("Ann Holm")
        assert not made.endswith("plan")
        assert "allegedly" in made or "allegedly" not in sentence
    else:
        assert made == headline


def test_hostile_headlines_are_cut_quickly() -> None:
    for unit in ("in a ", "in a the xx to yy ", "accused of ", "Aa, the aed ", "minister Aa ", "Minister ", "in the a-"):
        text = (unit * 100_000)[:1500]  # what is longer is no sentence
        assert len(shorten_sentence(text).split()) <= LIMIT


# ---------------------------------------------------------------------------------------------------- what may be left out
@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("To make room for the ferry, the council will move the old pier.", "the council will move the old pier."),
        ("A day after the fire, rescuers found two dogs in the mill.", "rescuers found two dogs in the mill."),
        ("Two weeks after the mayor left, the council chose Ann Holm.", None),  # which council, the circumstances do not ask
        ("Painted in red, the boat that won the race has sunk.", "the boat that won the race has sunk."),
        # a condition, a negation, another year and who says so stay
        ("Unless the river falls, the mill will shut.", None),
        ("With no bridge left, the town has asked for boats.", None),
        ("Under the Harbour Act of 1911, a pilot must have two eyes.", None),
        ("According to the pilots, the boat has sunk.", None),
        # how many is no circumstance
        ("At least nine barns burnt down when a lamp fell, the bakers said, and the mill is shut.", None),
        # what the circumstances name is not taken up without them
        ("A day after the mayor praised the sale, the plan was withdrawn.", None),
        ("After Holm, the mayor, resigned, the council met in Velda.", "the council met in Velda."),
    ],
)
def test_which_circumstances_may_go(text: str, main: str | None) -> None:
    kept = text[skip_circumstances(text) :]
    assert kept == (main or kept)
    if main is None and not text.startswith("Two weeks"):
        assert kept == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ann Holm, who came to Velda in 2009 and ran a mill, has sold it.", "Ann Holm has sold it."),
        ("Rob Lee, answering a call from the pier, shot a dog.", "Rob Lee shot a dog."),
        ("The Aurora, a ferry found below a car park, has been raised.", "The Aurora has been raised."),
        ("Aurora, a nine-year-old mare, trotted out of the last stable.", "Aurora trotted out of the last stable."),
        (
            "Ann Holm, the baker who brought rye to Velda and ran a mill in exile for ten long years, has sold it.",
            "Ann Holm has sold it.",
        ),
        (
            "The owner of the mill, in the far north of the island since the bank was shut, has sold it.",
            "The owner of the mill has sold it.",
        ),
        ("“The Ferry,” a new song of the mill, has won a prize.", "“The Ferry” has won a prize."),
        ('Ann Holm, the singer of "The Long Ferry," has won a prize.', "Ann Holm has won a prize."),
        ("“The ferry was late and cold,” the mayor said, and fled.", None),
        ("Ann Holm, with whom Rob Lee had the worst of quarrels, is in Velda.", "Ann Holm is in Velda."),
        ("Ann Holm, who may have known, has sold it.", None),
        ("Ann Holm, the court was told, fled.", None),
        ("Ann Holm has sold the mill, a large one, to a bank.", None),
    ],
)
def test_asides_between_subject_and_verb_go(text: str, kept: str | None) -> None:
    assert drop_asides(text) == (kept or text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Rob Lee accused Ann Holm, the mayor of Velda, of theft.", "Rob Lee accused Ann Holm of theft."),
        ("Rob Lee met Ann Holm, the mayor of Velda, and left.", None),
        ("Rob Lee met the mayor, the cook, in Velda.", None),
        ("Rob Lee met Ann Holm, the mayor was told, in Velda.", None),
    ],
)
def test_an_apposition_further_on_goes(text: str, kept: str | None) -> None:
    assert drop_apposition(text) == (kept or text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("A man who stole the bell and sold its rope has been jailed.", "A man has been jailed."),
        ("A boat carrying a bell from Velda was lost.", "A boat was lost."),
        ("Two men accused of stealing the bell were held.", "Two men were held."),
        ("A thief who fled before he could be held entered a plea of guilt.", "A thief entered a plea of guilt."),
        # which one it is, or what is so of such in general, stays
        ("The man who stole the bell has been jailed.", None),
        ("A man who smokes is at risk.", None),
        ("A man who said the bell was lost has been jailed.", "A man has been jailed."),
        ("Two of the men who stole the bell were held.", None),
    ],
)
def test_what_tells_which_one_goes_where_it_may_be_any(text: str, kept: str | None) -> None:
    assert drop_modifier(text) == (kept or text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("for Prime Minister Ann Holm's visit", "for Ann Holm's visit"),
        ("Norland President Rob Lee met Ambassador Ann Holm", "Rob Lee met Ann Holm"),
        ("the Prime Minister Ann Holm", None),
        ("the mayor and Prime Minister Ann Holm", None),
        ("Prime Minister Holm", None),
        ("In May Prime Minister Ann Holm left", "In May Ann Holm left"),
        ("the President Hotel Company", None),
    ],
)
def test_titles_go_where_a_full_name_stays(text: str, kept: str | None) -> None:
    assert drop_titles(text) == (kept or text)


@pytest.mark.parametrize(
    ("said", "short"),
    [
        ("Norland's Prime Minister Ann Holm said", "Ann Holm said"),
        ("club captain Rob Lee told reporters", "Rob Lee told reporters"),
        ("the ministry said", None),
        ("reported AFP", None),
    ],
)
def test_who_says_so_needs_no_title(said: str, short: str | None) -> None:
    assert drop_speaker(said) == (short or said)


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        # phrases after a whole predicate
        ("The Sallow Line has pulled a poster from its ferries after a guest said that it showed the mayor of Norrby.",
         "Sallow Line has pulled a poster from its ferries"),
        ("The council of Velda has hired two hunters to get rid of the rats that came with the ships from the south.",
         "Council of Velda has hired two hunters"),
        ("Rangers have found two dead whales that fell from a cliff on the far side of the island of Sallow.",
         "Rangers have found two dead whales that fell from a cliff"),
        ("The harbour union is against a law that would have all young sailors ask twice for each of their licences.",
         "Harbour union is against a law"),
        ("The mayor of Norrby lost his temper in the town hall last week when he signed the new order on boats.",
         "Mayor of Norrby lost his temper in the town hall last week"),
        ("Pilots of the Sallow Line have relented, and said that the signs of the line will be taken down.",
         "Pilots of the Sallow Line have relented"),
        ("The old bell of the mill will go on display in the hall of the council, which has paid for its repair.",
         "Old bell of the mill will go on display"),
        # a verb without its object, or a noun without what it owes
        ("The council of Velda has given its consent to the plan that the pilots drew for the harbour and the pier.", ""),
        ("Rob Lee of the Sallow Line was shot at and another man was hit with an oar in a quarrel over a boat.", ""),
        # what holds in one place only, and what is denied of one case only
        ("Night pilots are not needed in the small harbours of the north coast, where the water is deep and still.", ""),
        ("Ann Holm became the first woman to win the long race around the islands of the north in one day.", ""),
        ("All the schools were shut in the far north of the islands after the gale had torn the roofs off two.",
         "All the schools were shut in the far north of the islands"),
        ("The line has raised the toll for lorries from 5 to 10 crowns since the pilots asked for more of the money.",
         "Line has raised the toll for lorries from 5 to 10 crowns"),
        # which house, and what is rare
        ("The parliament of Norland has passed a law to buy the house in which the painter Holm was born and died.", None),
        ("A boy of ten has found a rare, almost whole skull of a whale in the dunes near the harbour of Velda.", None),
        # who says so is not lost with the end
        ("A ferry has run onto the rocks in the bay of Velda in the fog of the morning, the harbour master said.", None),
        # "a few" is not "few"
        ("A few towns are making a mistake by selling their piers to the bank that the council of Norrby had warned of.",
         "A few towns are making a mistake"),
        # a speaker's aside is no content, nor is what was reported before the news
        ("Harbour painter Rob Lee, who has two studios, said he is “done with boats” after he sold a mural to the bank.",
         "Harbour painter Rob Lee said he is “done with boats”"),
        ("The old bell of Velda was raised at noon, a week after the pilots reported that it had sunk with the ferry.",
         "Old bell of Velda was raised at noon"),
        ("The Velda Pilots claimed credit for the repair of a bridge in the harbour of the island of Norrby.",
         "Velda Pilots claimed credit for the repair of a bridge"),
        ("Sallow announced that it will buy the mill of baker Adela Farrow, paying her in 12 parts and in kind.",
         "Sallow announced that it will buy the mill of baker Adela Farrow"),
        # a year that is no other time than the news: what was done then is told of others, or it is a name
        ("Nearly 40 lamps in the harbour were repainted in memory of the ferry lost in a gale off Velda last year.",
         "Nearly 40 lamps in the harbour were repainted"),
        ("Ann Holm rowed twice for Norrby as they beat Velda 3-0 in the heats of Regatta 2016, to the joy of the crowd.",
         "Ann Holm rowed twice for Norrby as they beat Velda 3-0"),
        ("Nearly 40 lamps in the harbour were repainted in memory of the ferry, as had been done in March 2016 too.", ""),
        # "planning" what, and which oars
        ("A baker of Norrby was fined on the charge of planning to sell the bell of the church to a bank in the south.",
         "Baker of Norrby was fined"),
        ("Visitors of the museum can again admire the heavy, wooden oars that the pilots of Velda gave it in the autumn.", ""),
        # a clause that was begun, a subject without its verb, a pronoun in short
        ("Rob Lee told the council of the day his boat, Aurora, the pride of Velda, had gone down off the island of Sallow.", ""),
        ("A ferry that has already carried two kings to the piers of Velda, and sank in May, will not be raised again.", ""),
        ("It’s no secret that the old piers of Velda are lost to the sea, and that nobody has the money to save them.", ""),
        ("Two of us were led to the lamp of the harbour of Velda by a pilot, and the others slept in the ferry.", ""),
        # "When baker Rob Lee" is no role
        ("When baker Rob Lee rows to the islands with the bread of the day, he sings for the seals in the bay.", ""),
        # circumstances alone are no headline
        ("Under the lamps of a small, rented room in Velda, women fight each other for the money of the pilots.", None),
        ("Starting with a bit part in the 1999 film of the islands, the actor Rob Lee has come a long way since.", None),
    ],
)  # fmt: skip
def test_a_sentence_ends_early_where_it_is_whole(sentence: str, headline: str | None) -> None:
    made = shorten_sentence(sentence)
    if headline is not None:
        assert made == headline
        return
    assert not made.endswith(("the house", "a rare", "Velda", "islands"))
    assert "said" in made or "ferry" not in made


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        # a first line that is a headline already, though its verb is in no list
        (
            "Owners of the Sallow Line huddle over the price of coal. The owners of the line met in Velda on Friday.",
            "Owners of the Sallow Line huddle over the price of coal",
        ),
        # what bids, asks or speaks of itself is none
        ("Share this page with all of your friends. Tom Reed sold two of the boats to the bank.", None),
    ],
)
def test_a_short_first_sentence_may_be_the_headline(make_article: MakeArticle, text: str, headline: str | None) -> None:
    article = make_article(text)
    made = make_headline(article, choose_summary(article, 1).salience, Judge(article))
    assert made == (headline or "Tom Reed sold two of the boats to the bank")
