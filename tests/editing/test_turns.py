"""Rarer turns: estimates, Arabic names, bynames, two offices, what others answer, and times that stand before the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.model.article import Article
from tests.editing.speaking import told_in

Make = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # who gives an amount is its claimant
        (
            "The town's masons' guild estimated the damage to walls at 31 million euros.",
            [("the damage to walls at 31 million euros", "The town's masons' guild")],
        ),
        ("Analysts at Orlop reckoned losses at $4m.", [("losses at $4m", "Analysts at Orlop")]),
        ("The surveyors valued the hall at 3 million euros.", [("the hall at 3 million euros", "The surveyors")]),
        (
            "Frost will come at night, the weather office said on Thursday, putting the odds at 70%.",
            [("Frost will come at night", "the weather office"), ("the odds at 70%", "the weather office")],
        ),
        # a price is no judgement, and what is put somewhere no amount
        ("The Series C values the firm at $410 million.", []),
        ("The hall was valued at 3 million euros by then.", []),
        ("Ann Reed put guards at 4 gates of the port.", []),
        # names that end in "al-…"
        ("No boat was hit, spokesman Tariq al-Basri said.", [("No boat was hit", "Tariq al-Basri")]),
        (
            "Tariq al-Basri, the spokesman of the port, claimed in a speech that two boats had sunk.",
            [("two boats had sunk", "Tariq al-Basri")],
        ),
        # what somebody is called is not what is said
        (
            'Skipper Ivo Holm, better known as "Old Salt," said his crew would keep the nets.',
            [("his crew would keep the nets", "Ivo Holm")],
        ),
        # two offices, and a name that only tells of whom the office is
        (
            '"We will use the money to build two more boats here," founder and director Ann Reed told the Herald.',
            [("We will use the money to build two more boats here,", "Ann Reed")],
        ),
        # what another answers to it is not who said it
        (
            'Ann Reed accused the port of "taking a saw to the pier", a charge Holm\'s office dismissed.',
            [("taking a saw to the pier", "Ann Reed")],
        ),
        # a writer of letters tells nothing by it
        ("On a Sunday in May the flautist Ann Reed, 74, wrote a letter to the Parish Post.", []),
        # what is expected of others is no word of theirs
        ("Mr Bo Holm, who leads the harbour union, expects wages to grow by 3 per cent.", []),
        # "this" tells nothing; nor does a deed, or advice
        ("The head of the union, Bo Holm, disclosed this in a letter sent out on Tuesday.", []),
        ("Mayor Ann Reed declared a state of emergency on Monday and was to visit the port.", []),
        ("Mr Bo Holm, the harbour master, has cautioned skippers against sailing in the fog.", []),
        # when it was said is no part of it
        ("The council said last month the bridge would be safe.", [("the bridge would be safe", "The council")]),
        (
            "Ann Reed says this year, the river has had no ice at all.",
            [("this year, the river has had no ice at all", "Ann Reed")],
        ),
        (
            "Far fewer boats came in, its harbour office reported the same day, the first fall in ten years.",
            [("Far fewer boats came in", "its harbour office")],
        ),
        # a plural, not a verb
        ("The four Northern states last month cut their ties with the port.", []),
        # a name and who that is are no words told by what follows
        (
            "A spokeswoman for the harbour fleet, Cmdr. Tess Reed, said the tug Havbris, which is based in Velda, had left.",
            [("the tug Havbris, which is based in Velda, had left", "Tess Reed")],
        ),
        (
            "Ann Reed, head of the Harbour Society, a charity, said Bo Holm had left the port for good.",
            [("Bo Holm had left the port for good", "Ann Reed")],
        ),
        ("Far fewer boats came in, according to Ann Reed, head of the port.", [("Far fewer boats came in", "Ann Reed")]),
        # runs that are added; what the speaker launched besides; another clause, which is not theirs
        ("Opener Ivo Reed hit 88 off 94 balls and added 131 for the second wicket.", []),
        ("Ann Reed added 400 people were still missing.", [("400 people were still missing", "Ann Reed")]),
        (
            "The Relief Fund said 60,000 children needed help and launched an appeal for boats.",
            [("60,000 children needed help", "Relief Fund")],
        ),
        (
            "According to Ann Reed, the pier would cost 4 million; the ministry itself reckons with 2 million.",
            [("the pier would cost 4 million", "Ann Reed")],
        ),
        (
            "According to Ann Reed, Velda has 12 boats; Borby, nine boats.",
            [("Velda has 12 boats; Borby, nine boats", "Ann Reed")],
        ),
        (
            "Residents' platform PierWatch welcomed the news but said a longer closure was needed.",
            [("a longer closure was needed", "Residents' platform PierWatch")],
        ),
        # marks, and then the verb of the sentence
        (
            'A man who told neighbours he was "something in boats" has been jailed for 11 years for fraud.',
            [("something in boats", "A man")],
        ),
        ("The Solicitor General submitted that 32 of the 96 men had left.", [("32 of the 96 men had left", "Solicitor General")]),
        ("The company has submitted a plan for the pier to the ministry.", []),
    ],
)
def test_what_is_told_in_a_rarer_turn(make_article: Make, text: str, told: list[tuple[str, str]]) -> None:
    assert told_in(make_article(text)) == told


def test_the_name_before_an_office_tells_whose_it_is(make_article: Make) -> None:
    text = "Norvik said it would pay. “This is a match for a generation,” Norvik Chief Executive Anneliese Brandt told analysts."
    assert told_in(make_article(text))[-1] == ("This is a match for a generation,", "Anneliese Brandt")


def test_a_description_with_a_titled_name_beside_it_is_that_person(make_article: Make) -> None:
    text = "The paper is new. Its author, Prof Maija Lehtonen of Velda, called the number “a floor, not a ceiling”."
    assert told_in(make_article(text))[-1] == ("a floor, not a ceiling", "Maija Lehtonen")
