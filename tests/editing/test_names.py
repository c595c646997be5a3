"""People, places and organisations are told apart, short forms belong to full ones, and doubt is silence."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from digest.editing.names import pieces
from digest.editing.names.capitals import dull_words
from digest.editing.names.finding import find_names, make_name_facts
from digest.editing.names.mentions import Names
from digest.editing.names.pronouns import find_antecedent
from digest.model.article import Article, Block, BlockKind, Sentence


def article(*sentences: str, language: str = "en", kinds: dict[int, BlockKind] | None = None) -> Article:
    """An article with a block for each sentence; `kinds` names those that are not paragraphs."""
    text = "\n".join(sentences)
    blocks: list[Block] = []
    found: list[Sentence] = []
    start = 0
    for index, sentence in enumerate(sentences):
        end = start + len(sentence)
        blocks.append(Block((kinds or {}).get(index, "paragraph"), start, end))
        found.append(Sentence(index, start, end, sentence, index))
        start = end + 1
    return Article(
        "a", "a.txt", "", datetime(2021, 8, 7, tzinfo=UTC), "day", language, text, tuple(blocks), tuple(found), ()
    )  # fmt: skip


def told(names: Names) -> set[str]:
    """What was found, as "kind: form", every form of every entity."""
    return {f"{m.kind}: {m.text}" for m in names.mentions}


def find(*sentences: str) -> set[str]:
    return told(find_names(article(*sentences)))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # people: first names, titles, roles, particles, ages, speaking
        ("The prize went to Maria Lindqvist on Friday.", {"person: Maria Lindqvist"}),
        # a sentence whose stop was lost
        ("The blast was heard in Norway The house fell.", {"place: Norway"}),
        ("The prize went to Maria Lindqvist They were glad in The Hague.", {"person: Maria Lindqvist", "place: The Hague"}),
        # events are nobody
        ("The World Series and the Norrby Grand Prix end on Friday.", set()),
        ("It was praised by President Tavo Renkela.", {"person: Tavo Renkela"}),
        ("Police named him as Oskar Brandvold, 34, of no fixed address.", {"person: Oskar Brandvold"}),
        ("The club signed Ruud van der Meulen.", {"person: Ruud van der Meulen"}),
        ('"We waited," said Mr Obuya.', {"person: Obuya"}),
        ("A spokesman, Tariq al-Sabban, declined to comment.", {"person: Tariq al-Sabban"}),
        ("Ugandan lawyer Grace Nakato won the case.", {"person: Grace Nakato"}),
        ("The minister of health, Dr. J. R. Pereira, resigned.", {"person: J. R. Pereira"}),
        ("Minister of Foreign Affairs Ivana Horvat arrived.", {"person: Ivana Horvat"}),
        # places: lists, prepositions, head words, larger places, enumerations, datelines in capitals
        ("The flood reached Porto and then Braga.", {"place: Porto", "place: Braga"}),
        ("Two men were held in Umbarrel on Sunday.", {"place: Umbarrel"}),
        ("Rain fell in Helmand province.", {"place: Helmand"}),
        ("A boat sank on Lake Dunmore.", {"place: Lake Dunmore"}),
        ("They moved to Eastvale, Ohio, in May.", {"place: Eastvale", "place: Ohio"}),
        ("It struck Kenya, Uganda, Tolmera and Rwanda.", {"place: Kenya", "place: Uganda", "place: Tolmera", "place: Rwanda"}),
        ("NAIROBI - The river rose again.", {"place: NAIROBI"}),
        ("He left the United States of America.", {"place: United States of America"}),
        ("Fighting spread through northern Mali.", {"place: Mali"}),
        # organisations: heads, joints, embassies, lists, acronyms with their names
        ("The Ministry of Agriculture and Fisheries agreed.", {"organisation: Ministry of Agriculture and Fisheries"}),
        ("A guard at the US Embassy in Kabul was hurt.", {"organisation: US Embassy in Kabul"}),
        ("She studied at the University of Tartu.", {"organisation: University of Tartu"}),
        ("It was bought by Norvik Bank for a crown.", {"organisation: Norvik Bank"}),
        ("The Food and Drug Administration said no.", {"organisation: Food and Drug Administration"}),
        ("The Harbour Safety Agency (HSA) fined two owners.", {"organisation: Harbour Safety Agency", "organisation: HSA"}),
        ("He worked for Reuters and later for NATO.", {"organisation: Reuters", "organisation: NATO"}),
        ("The Bill and Melinda Gates Foundation paid.", {"organisation: Bill and Melinda Gates Foundation"}),
        ("The Kenya Red Cross Society sent tents.", {"organisation: Kenya Red Cross Society"}),
        # two bodies, and one with a long name
        (
            "The Red Cross and the World Food Programme sent tents.",
            {"organisation: Red Cross", "organisation: World Food Programme"},
        ),
        (
            "It fell to the National Flood Risk Planning and Rescue Council.",
            {"organisation: National Flood Risk Planning and Rescue Council"},
        ),
        ("Shares in Harrow & Pike fell.", {"organisation: Harrow & Pike"}),
        ("It was sold by Walker Holm & Co. in May.", {"organisation: Walker Holm & Co."}),
        ("It was sold in Kenya & Uganda.", {"place: Kenya", "place: Uganda"}),
        ("The US Seventh Fleet and the Norrby Geological Survey said so.",
         {"organisation: US Seventh Fleet", "organisation: Norrby Geological Survey"}),
        # initials without points
        ("The case went to DS Mishra.", {"person: DS Mishra"}),
        ("The case went to TV Mohan Rao.", {"person: TV Mohan Rao"}),
        ("The case went to TV Norge.", {"organisation: TV Norge"}),
        # a first name that is a title, too
        ("It was said by Sultan Al Mansour, the minister.", {"person: Sultan Al Mansour"}),
        ("It was said by Sultan Qaboos, the ruler.", {"person: Qaboos"}),
        # grounds named after an officer; people of that name
        ("The body lay in Chief Whitlock Park.", {"place: Whitlock Park"}),
        ("The body was seen by Chief Maria Park.", {"person: Maria Park"}),
        # bodies named after somebody, and of the people
        ("It fell to the Shri Norrby Shrine Board.", {"organisation: Shri Norrby Shrine Board"}),
        ("It fell to the People's Liberation Army.", {"organisation: People's Liberation Army"}),
        ("It fell to the San Diego County District Attorney.", {"place: San Diego"}),
        # a first name that is a word, too
        ("It was signed by Oscar Lindqvist and President Bill Renkela.", {"person: Oscar Lindqvist", "person: Bill Renkela"}),
        ("It was signed by Bill Lindqvist.", {"person: Bill Lindqvist"}),
        # what two are to each other, and lines
        ("They live near the India-Pakistan border, on the Violet Line.", set()),
        # kin, families and styles are no towns
        ("His wife Paris survives him.", {"person: Paris"}),
        ("The Lyon family owned it.", set()),
        ("It was opened by the Duke of Sussex.", set()),
        ("It was opened in Lyon.", {"place: Lyon"}),
        # works and studies
        ("She starred in Meadow, and studied Physics in Tartu.", {"place: Tartu"}),
        ("She was held in Meadow.", {"place: Meadow"}),
        ("It came from the Institute of Physics.", {"organisation: Institute of Physics"}),
        ("He lived in Shanti Nagar.", {"place: Shanti Nagar"}),
    ],
)  # fmt: skip
def test_a_sentence_gives_its_names(sentence: str, expected: set[str]) -> None:
    assert find(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Residents said on Monday that it was over.",
        "Afghan and French officials met a Russian delegation.",
        "Sri Lankan farmers speak Sinhala and Tamil.",
        "The Muslim feast of Eid fell in May, before Christmas.",
        "He paid US$40 for an iPhone on the Internet.",
        "Police and the Government denied it.",
        "The World Cup and the Nobel Prize came in the same week.",
        "GDP fell and AIDS spread, the CEO said.",
        "Meanwhile, Nothing Else Happened There Today",
        "I think that God knows.",
        "He lent GHS 6 billion, and MLAs read a Press Release.",
        "They called for Save and Hire to be read.",
    ],
)
def test_what_is_no_name(sentence: str) -> None:
    assert find(sentence) == set()


@pytest.mark.parametrize(
    ("sentences", "expected", "not_expected"),
    [
        # a possessive ends a name
        (["Lisbon's mayor met Porto’s council."], {"place: Lisbon", "place: Porto"}, set()),
        # a city that is a man's name here, and stays a city there
        (
            ["Joe Washington won the race.", "Washington said he was tired.", "He trains in Washington."],
            {"person: Joe Washington", "person: Washington", "place: Washington"},
            set(),
        ),
        (["Paris Hilton flew home on Tuesday."], {"person: Paris Hilton"}, {"place: Paris"}),
        (["The king of Jordan spoke.", "Jordan borders Iraq."], {"place: Jordan"}, {"person: Jordan"}),
        (["Michael Jordan spoke.", "Jordan said he was glad."], {"person: Jordan"}, {"place: Jordan"}),
        # a place of a direction needs a preposition
        (["A camp near Lower Ansel was shut.", "Trains go to Ansel."], {"place: Lower Ansel"}, {"person: Lower Ansel"}),
        (["The Upper House met.", "Old Firm fans sang."], set(), {"place: Upper House", "place: Old Firm"}),
        # ships are none of the three, wherever they stand
        (
            [
                "All aboard the ferry Aurora were saved by the trawler Havbris.",
                "The Aurora was built in May.",
                "In Aurora it burned.",
            ],
            set(),
            {"place: Aurora", "person: Aurora", "organisation: Aurora", "person: Havbris", "place: Havbris"},
        ),
        (["He moved to Aurora, Illinois."], {"place: Aurora"}, set()),
        # clubs that are named like towns
        (
            ["Rovers drew with Ostmere City.", "Ostmere City scored twice."],
            {"organisation: Ostmere City"},
            {"place: Ostmere City"},
        ),
        (["Ostmere City coach Ed Tapp left."], {"organisation: Ostmere City"}, set()),
        (["Quezon City won praise.", "He lives in Quezon City."], set(), {"person: Quezon City"}),
        (["It rained in Ostmere City on Monday."], {"place: Ostmere City"}, {"organisation: Ostmere City"}),
        # a building named after a saint is nobody
        (["She walked to the Saint Brigid hospital."], set(), {"person: Brigid"}),
        (["She walked to Sister Brigid on Monday."], {"person: Brigid"}, set()),
        # possessives inside the names of bodies, not before them
        (["The Transport Workers' League struck."], {"organisation: Transport Workers' League"}, set()),
        (["The Women's Institute paid."], {"organisation: Women's Institute"}, set()),
        (["They lost the Rovers' Anna Keller."], {"person: Anna Keller"}, set()),
        (["Lisbon's University of Arts paid."], {"place: Lisbon", "organisation: University of Arts"}, set()),
        # initials, as they are written; a firm of such a name needs a word beside it
        (["“It’s ugly,” said J.P. O’Neill on Monday."], {"person: J.P. O’Neill"}, {"organisation: J.P. O’Neill"}),
        (["J.P. O’Neill, a trader, left."], {"person: J.P. O’Neill"}, set()),
        (["The M.K. Vessel sank."], set(), {"person: M.K. Vessel"}),
        (["U.N. Women paid."], set(), {"person: U.N. Women"}),
        # a place with what it stands on, whole
        (["She fell in Easton-on-Sea."], {"place: Easton-on-Sea"}, {"place: Easton"}),
        (["Stow-on-the-Wold and Berwick-upon-Tweed froze."], {"place: Stow-on-the-Wold", "place: Berwick-upon-Tweed"}, set()),
        (["A Norvik-based firm paid.", "He runs Lisbon-to-Porto buses."], {"place: Lisbon"}, {"place: Norvik-based"}),
        # a surname that places end with, too
        (["Mark Hill said he was sorry."], {"person: Mark Hill"}, {"place: Mark Hill"}),
        (["Mark Hill spoke."], {"person: Mark Hill"}, {"place: Mark Hill"}),
        (["They met in Mark Hill on Friday."], {"place: Mark Hill"}, {"person: Mark Hill"}),
        (["Notting Hill was loud."], {"place: Notting Hill"}, set()),
        (["Grace Park was full."], {"place: Grace Park"}, {"person: Grace Park"}),
        (["Grace Park said she was glad."], {"person: Grace Park"}, {"place: Grace Park"}),
        # what somebody is, with a capital because a sentence begins
        (["Witness Jane Wanjiru said it rolled."], {"person: Jane Wanjiru"}, {"person: Witness Jane Wanjiru"}),
        (["Dean Jane Wanjiru left."], {"person: Jane Wanjiru"}, set()),
        (["He saw Witness for the Prosecution."], set(), {"person: Prosecution"}),
        (["Bassist Tavo Keller left."], {"person: Tavo Keller"}, {"person: Bassist Tavo Keller"}),
        (["Driver Safety Park was shut."], set(), {"person: Safety Park"}),
        # a firm after an office, and its topic
        (["It is run by the director of Natural Fjord Tours, Anna Keller."], {"person: Anna Keller"}, {"person: Fjord Tours"}),
        (["So says Managing Director of Natural Fjord Tours, Anna Keller."], {"person: Anna Keller"}, {"person: Fjord Tours"}),
        (["So says Minister of Natural Resources Anna Keller."], {"person: Anna Keller"}, set()),
        # families of two houses
        (["She met Marta von Thal und Au."], {"person: Marta von Thal und Au"}, {"person: Marta von Thal"}),
        (["They sang Sturm und Drang."], set(), {"person: Sturm und Drang"}),
        # what was said before a name, and what is no name but an address
        (["Tweeted Anna Keller, 34: no."], {"person: Anna Keller"}, {"person: Tweeted Anna Keller"}),
        (
            ["The owner of the bookshop, Norvik.com, left.", "He met the mayor of Norvik.com in Lisbon."],
            {"place: Lisbon"},
            {"person: Norvik"},
        ),
        (["The Anna Keller-starrer was shown."], {"person: Anna Keller"}, set()),
        (
            ["The Integral Coach Factory was shut.", "The Criminal Justice Reform came late."],
            set(),
            {"person: Factory", "person: Reform"},
        ),
        # a title before no name
        (["The film Dr. No was shown."], set(), {"person: No"}),
        (["The film Dr. Norris was shown."], {"person: Norris"}, set()),
        (["Zen Chief Financial Officer Anna Keller left."], {"person: Anna Keller"}, {"organisation: Zen Chief Financial"}),
        # what is held in a firm; a shop named like a king
        (["He held shares in Norvik."], {"organisation: Norvik"}, {"place: Norvik"}),
        (["Investors in Lisbon sold."], {"place: Lisbon"}, {"organisation: Lisbon"}),
        (["He held talks in Norvik."], {"place: Norvik"}, {"organisation: Norvik"}),
        (["King Soopers workers struck.", "Soopers shut."], set(), {"person: Soopers", "place: Soopers"}),
        (["King Tavo spoke to workers."], {"person: Tavo"}, set()),
        # who runs a body is no body, and what it is called no person
        (
            ["She is Ann Keller, the head of Stand Up Oslo, who works as an aide."],
            {"person: Ann Keller"},
            {"person: Stand Up Oslo"},
        ),
        (["The broadcaster NKR said so, and so did the broadcaster Ann Keller."], {"person: Ann Keller"}, {"person: NKR"}),
        (["A boat sank off Co Donegal on Friday."], {"place: Co Donegal"}, {"organisation: Co Donegal"}),
        (["It was run by Keller & Co of Lisbon."], {"organisation: Keller & Co", "place: Lisbon"}, set()),
        (["It was said by Sens. Ann Keller and Tom Reed."], {"person: Ann Keller"}, {"person: Sens. Ann Keller"}),
        (["Brent crude fell.", "Futures on Brent rose in Lisbon."], {"place: Lisbon"}, {"place: Brent"}),
        (["It rained in Brent."], {"place: Brent"}, set()),
        (["They met outside Alma Lane library.", "Alma Lane is to shut."], set(), {"person: Alma Lane"}),
        (["The University of Tartu library shut."], {"organisation: University of Tartu"}, set()),
        (["Ann Keller of Alma Terrace, Leeds, met Alma Lane."], {"person: Alma Lane"}, {"person: Alma Terrace"}),
        (["Tropical Cyclone Ada struck Fiji.", "Ada weakened."], {"place: Fiji"}, {"person: Tropical Cyclone Ada"}),
        # a first name that is an office, too, and a people's name
        (["Dean Keller, 34, was told so.", "Keller wept."], {"person: Dean Keller", "person: Keller"}, set()),
        (["It was said by Dean Ann Keller."], {"person: Ann Keller"}, {"person: Dean Ann Keller"}),
        (["Christian Keller and German Max Keller met."], {"person: Christian Keller", "person: Max Keller"}, set()),
        (
            ["The Samaj Manch and the Superintendent of Police Ritu Keller met."],
            {"organisation: Samaj Manch", "person: Ritu Keller"},
            set(),
        ),
        # a headline in title case gives no evidence of its own, but its known names are mentions
        (["Kimberly Ashgrove Wins Big Prize", "The jury chose Kimberly Ashgrove."], {"person: Kimberly Ashgrove"}, set()),
        (["Silent Harbour Lights Shine Again", "The show opened late."], set(), {"person: Silent Harbour"}),
        # a firm behind what it does, unless people are called so; and the officer of one
        (["Ferry operator Velnar owes 4 million."], {"organisation: Velnar"}, {"person: Velnar"}),
        (
            ["The drugmaker Orlon Pike left.", "The airline giant Keller spoke."],
            {"organisation: Orlon Pike"},
            {"organisation: Keller"},
        ),
        (["Velnar CEO Anna Keller left."], {"organisation: Velnar", "person: Anna Keller"}, set()),
        (["The charity Hands and Hearts left."], set(), {"organisation: Hands"}),
        (["Marv Chandler left.", "It was sad, Chandler said."], {"person: Chandler"}, {"place: Chandler"}),
        # "the" before no city; an ordinal; a game or a currency of a land; a byname in marks
        (["They rely on the Aurora and her crew."], set(), {"place: Aurora"}),
        (["They rely on the Aurora and the tug.", "The Aurora, a tug, left."], set(), {"place: Aurora"}),
        (["The Lyon mayor left.", "He met the Lyon team."], {"place: Lyon"}, set()),
        (["She serves in the 5th Fleet of the navy."], set(), {"place: Fleet"}),
        (["She won the US Open.", "It cost 16 U.S. dollars."], set(), {"place: US", "place: U.S."}),
        (['Ivo Keller, better known as "Santa Fe," left.'], {"person: Ivo Keller"}, {"place: Santa Fe"}),
        # who has one name, with what they are; according to whom; ranks and offices
        (["Yohanes, a resident of Velda, said it sank."], {"person: Yohanes"}, set()),
        (["It sank, according to Cui Hongbei, head of the port."], {"person: Cui Hongbei"}, set()),
        (["It was told by Cmdr. Tess Keller.", "Cr Tess Pike left."], {"person: Tess Keller", "person: Tess Pike"}, set()),
        # spaces around every hyphen, as some crawlers leave them
        (["The well - known actor Park Min - jun spoke."], {"person: Park Min - jun"}, set()),
    ],
)
def test_the_whole_article_decides(sentences: list[str], expected: set[str], not_expected: set[str]) -> None:
    found = find(*sentences)
    assert expected <= found
    assert not found & not_expected


def test_a_first_name_behind_kin_is_not_that_of_another() -> None:
    names = find_names(article("Brenna's brother Steve was freed.", "Lawyer Steve Larsen was glad, and Steve went home."))
    assert [(e.name, e.role) for e in names.entities if e.kind == "person"] == [
        ("Steve", "Brenna's brother"),
        ("Steve Larsen", "Lawyer"),
    ]


def test_short_forms_belong_to_the_full_name() -> None:
    names = find_names(article("Grace Okoye won.", "Mr Brandt left, and Okoye stayed.", "Ms Okoye laughed."))
    entity = names.entities[0]
    assert entity.name == "Grace Okoye"
    assert [m.text for m in entity.mentions] == ["Grace Okoye", "Okoye", "Okoye"]
    assert entity.gender == "f"
    assert names.at(entity.mentions[2].start, entity.mentions[2].end) is entity
    assert names.at(0, 1) is entity
    assert names.at(12, 15) is None


def test_whom_a_middle_name_parts_are_two() -> None:
    for one, other, names in [
        ("Tam Wei Lok", "Tam Hui Lok", ["Tam Wei Lok", "Tam Hui Lok"]),
        ("Joyce Hilda Banda", "Joyce Banda", ["Joyce Hilda Banda"]),
        ("Joyce Hilda Banda", "Joyce H. Banda", ["Joyce Hilda Banda"]),
    ]:
        found = find_names(article(f"President {one} left.", f"Minister {other} stayed."))
        assert [e.name for e in found.entities if e.kind == "person"] == names


def test_a_thing_and_a_band_are_nobody() -> None:
    assert find("They were in the Delmar Yarns mill.", "Delmar Yarns, which sells cloth, said so.") == set()
    assert "person: Delmar Yarns" in find("They were in the mill with Delmar Yarns.", "Delmar Yarns, who sells cloth, said so.")
    assert find("Rock band Fenwick Park came.", "Fenwick Park will play.") == {"organisation: Fenwick Park"}
    assert find("A senior Lib Dem said so.", "It failed, the Lib Dem said.") == set()


def test_a_group_and_a_boxer_called_duke_are_names() -> None:
    assert find("It was told to Norvik Mills Group (NMG.N) there.") >= {"organisation: Norvik Mills Group"}
    assert find("They are in Group B and in Blood Group A there.") == set()
    assert find("The boxer Duke Larsen won it.") == {"person: Duke Larsen"}
    assert "person: Duke" not in find("The Duke of Marsh left.")


def test_a_month_is_a_surname_behind_a_first_name_or_an_office() -> None:
    for text, names in [
        ("Prime Minister Ingrid May left.", {"person: Ingrid May"}),
        ("The books of writer Otto May are read.", {"person: Otto May"}),
        ("It was told to Mrs May there.", {"person: May"}),
        ("It was warm in Paris May and June.", {"place: Paris"}),
        ("It is due in May there.", set()),
    ]:
        assert find(text) == names


def test_a_first_name_behind_an_office_tells_the_gender() -> None:
    names = find_names(article("Mayor Ann Reed left.", "Mayor Paul Holm stayed.", "Mayor Quill Renn came."))
    assert [(e.name, e.gender) for e in names.entities if e.kind == "person"] == [
        ("Ann Reed", "f"),
        ("Paul Holm", "m"),
        ("Quill Renn", None),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Citing Anna Keller, the mayor left.", ["Anna Keller"]),
        ("Echoing Anna Keller, the mayor left.", ["Anna Keller"]),
        ("The mayor, Jan Keller, left on Jan 5.", ["Jan Keller"]),
        ("They met in Jan and left in Feb for Norland.", []),
    ],
)
def test_what_somebody_does_is_no_name(text: str, names: list[str]) -> None:
    assert [e.name for e in find_names(article(text)).entities if e.kind == "person"] == names


def test_a_president_is_not_his_wife() -> None:
    text = "President Keller met first lady Ann Keller there. Keller spoke to the mayor. President Keller left."
    people = [e for e in find_names(article(text)).entities if e.kind == "person"]
    assert [(e.name, len(e.mentions)) for e in people] == [("Keller", 3), ("Ann Keller", 1)]
    text = "Former first lady Ann Keller spoke there. Keller wrote a book about President Keller in June."
    people = [e for e in find_names(article(text)).entities if e.kind == "person"]
    assert [(e.name, len(e.mentions), e.role) for e in people] == [("Ann Keller", 2, None), ("Keller", 1, "President")]
    text = "President Keller met Ann Keller there. Keller spoke to the mayor. First lady Ann Keller left."
    people = [e for e in find_names(article(text)).entities if e.kind == "person"]
    assert [(e.name, len(e.mentions)) for e in people] == [("Keller", 2), ("Ann Keller", 2)]
    text = "President Keller spoke there in June. Later Ann Keller met the mayor."
    assert [e.name for e in find_names(article(text)).entities if e.kind == "person"] == ["Ann Keller"]


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("It was denied by White House spokesperson Lena Marsh.", "Lena Marsh", "White House spokesperson"),
        ("Ivo Petrov, a spokesman for the transport ministry, said no.", "Ivo Petrov", "spokesman for the transport ministry"),
        ("President Anna Keller spoke.", "Anna Keller", "President"),
        ("A plan by Deputy Prime Minister Anna Keller failed.", "Anna Keller", "Deputy Prime Minister"),
        ("Fiji defence ministry spokesman Jone Ravai tweeted.", "Jone Ravai", "Fiji defence ministry spokesman"),
        ("Coastguard rules bind us, said harbour fire chief Anna Keller.", "Anna Keller", "harbour fire chief"),
        ("It grows here, said marine biologist Anna Keller.", "Anna Keller", "marine biologist"),
        ("They wanted captain Anna Keller to stay.", "Anna Keller", "captain"),
        ("The town hires captain Anna Keller.", "Anna Keller", "captain"),
        ("Its head of forecasting, Anna Keller, left.", "Anna Keller", "head of forecasting"),
        ("The town's chief engineer, Oluf Mendes, disagreed.", "Oluf Mendes", "chief engineer"),
        # whose office it is, where that is a name that stands whole
        ("Norland's foreign minister, Anna Keller, left.", "Anna Keller", "Norland's foreign minister"),
        ("On Monday New Zealand’s foreign minister, Anna Keller, left.", "Anna Keller", "New Zealand’s foreign minister"),
        ("The University of Oslo's deputy rector, Anna Keller, left.", "Anna Keller", "deputy rector"),
        ("Monday's keynote speaker, Anna Keller, left.", "Anna Keller", "keynote speaker"),
        ("The last to leave was the captain, Arvid Nyland.", "Arvid Nyland", "captain"),
        ("The trial of the former mayor, Anna Keller, goes on.", "Anna Keller", "former mayor"),
        ("Witness Anna Keller said it rolled.", "Anna Keller", "Witness"),
        ("It was denied by Zen Chief Financial Officer Anna Keller.", "Anna Keller", "Zen Chief Financial Officer"),
        ("Bassist Tavo Keller stayed away.", "Tavo Keller", "Bassist"),
        ("Anna Keller, acting director of Zen, left.", "Anna Keller", "acting director of Zen"),
        ("Anna Keller, marine biologist at the lab, left.", "Anna Keller", "marine biologist at the lab"),
        ("Anna Keller, Director of Zen, left.", "Anna Keller", "Director of Zen"),
        ("Anna Keller, Malta's chief negotiator, left.", "Anna Keller", "Malta's chief negotiator"),
        ("Anna Keller, a retired general, left.", "Anna Keller", "retired general"),
        ("They would not sack Anna Keller, indict Officer Bram or pay.", "Anna Keller", None),
        ("Anna Keller, who sang for her father, left.", "Anna Keller", None),
        ("Anna Keller, plucked a string from a guitarist, then left.", "Anna Keller", None),
        ("They thank Anna Keller, coach Olof Brand and all fans.", "Anna Keller", None),
        ("They thank Anna Keller, President Maria Brand and all fans.", "Anna Keller", None),
        ("Anna Keller, then the father of two, left.", "Anna Keller", None),
        ("They tell Anna Keller, indict Officer Anna Keller!", "Anna Keller", "Officer"),
        ("Anna Keller, chief financial officer of Zen, left.", "Anna Keller", "chief financial officer of Zen"),
        ("They praised one of us (captain Anna Keller).", "Anna Keller", "captain"),
        ("It was the ex-mayor Anna Keller who left.", "Anna Keller", None),
        ("They brand Anna Keller a traitor, said Anna Keller.", "Anna Keller", None),
        ("In the city of the mayor, Anna Keller danced.", "Anna Keller", None),
        ("In the house, Anna Keller, 54, waited.", "Anna Keller", None),
        ("Anna Keller, who lives in Bern, waited.", "Anna Keller", None),
        ("Mr Anna Keller waited.", "Anna Keller", None),
        # behind an age
        ("They met Anna Keller (34), a nurse, on Friday.", "Anna Keller", "nurse"),
        ("They met Anna Keller, 34, a nurse, on Friday.", "Anna Keller", "nurse"),
        ("They met Anna Keller (34), 51 goats and a nurse.", "Anna Keller", None),
        ("It was left to Jammu and Kashmir Governor Anna Keller.", "Anna Keller", "Jammu and Kashmir Governor"),
        ("It was left to Oslo and Governor Anna Keller.", "Anna Keller", "Governor"),
        ("It was left to Minister of Antiquities Anna Keller.", "Anna Keller", "Minister of Antiquities"),
        # what somebody is, before what they were
        ("President Anna Keller, a former head of forecasting, left.", "Anna Keller", "President"),
        ("They met Anna Keller, a former head of forecasting, there.", "Anna Keller", "former head of forecasting"),
        # without the form of address before the name
        ("It was left to Managing Director Dr Anna Keller.", "Anna Keller", "Managing Director"),
        ("It was left to Army Chief Gen Anna Keller.", "Anna Keller", "Army Chief"),
        ("It was left to Lt. Gen. Anna Keller.", "Anna Keller", "Lt. Gen."),
        ("Its CFO, Anna Keller, left.", "Anna Keller", "CFO"),
        ("It was left to Det Ch Insp Anna Keller.", "Anna Keller", "Det Ch Insp"),
        ("It was left to Palace Press Officer Usec. Anna Keller.", "Anna Keller", "Palace Press Officer"),
        ("It was left to opposition leader Cllr Anna Keller (Con).", "Anna Keller", "opposition leader"),
        ("It was left to Treasury Cabinet Secretary Anna Keller.", "Anna Keller", "Treasury Cabinet Secretary"),
        ("It was left to CS Keller.", "Keller", "CS"),
        ("It was left to Attorney-General Anna Keller.", "Anna Keller", "Attorney-General"),
        ("They heard Anna Keller (Lab), a nurse, on Friday.", "Anna Keller", "nurse"),
        # whose they are, with the article of the owner
        ("They heard Anna Keller, the firm's head of research, on Friday.", "Anna Keller", "the firm's head of research"),
        ("They heard Anna Keller, the head of research, on Friday.", "Anna Keller", "head of research"),
        # two topics of one office, and a firm of two names
        ("It was left to Roads and Transport Minister Anna Keller.", "Anna Keller", "Roads and Transport Minister"),
        ("It was told by Harrow & Pike analyst Anna Keller.", "Anna Keller", "Harrow & Pike analyst"),
        # two descriptions, of which the second is the office; the title of a work
        ("Hale thanked his mentor former Governor Josef Brand there.", "Josef Brand", "former Governor"),
        ("Julia Holm, author of “Grey Days” and a nurse, spoke.", "Julia Holm", "author of “Grey Days”"),
        ('Said Julia Holm, author of "Grey Days." It rained.', "Julia Holm", "author"),
        # offices of some lands
        ("It was told by Deputy Collector P. Keller there.", "P. Keller", "Deputy Collector"),
        ("The pier will close, harbour master Anna Keller said.", "Anna Keller", "harbour master"),
        ("They must master Anna Keller's tune.", "Anna Keller", None),
        ("She will coach Anna Keller there.", "Anna Keller", None),
        ("It was told by Coroner Anna Keller there.", "Anna Keller", "Coroner"),
        ("It was told by Anna Keller, the parish warden, there.", "Anna Keller", "parish warden"),
        ("They heard Anna Keller, a nurse whom he had left at the port, speak.", "Anna Keller", "nurse"),
        # a verb before a role
        ("The film will star Oscar winner Anna Keller.", "Anna Keller", "Oscar winner"),
        # a point behind an initial ends no role, nor does that of a power; a sentence's does
        ("They heard Anna Keller, an aide to Ivo W. Lund, there.", "Anna Keller", "aide to Ivo W. Lund"),
        ("They heard Anna Keller, an aide to the board. It rained.", "Anna Keller", "aide to the board"),
        ("They heard Anna Keller, an aide to Bo Lund and a former nurse, there.", "Anna Keller", "aide to Bo Lund"),
        ("It was left to Assistant U.S. Attorney Anna Keller.", "Anna Keller", "Assistant U.S. Attorney"),
        ("It was left to Zen Chief Medical Correspondent Anna Keller.", "Anna Keller", "Zen Chief Medical Correspondent"),
        # a rank in full behind an office that is written small; and where the rank is all
        ("It was left to fire brigade chief Colonel Anna Keller.", "Anna Keller", "fire brigade chief"),
        ("It was left to Army Colonel Anna Keller.", "Anna Keller", "Army Colonel"),
        ("They praised its old hall -- former president, Anna Keller, and all.", "Anna Keller", None),
        ("Its deputy head of long-range forecasting, Anna Keller, left.", "Anna Keller", "deputy head of long-range forecasting"),
        ("They met R J Lund, Velda College Professor T M Brand and all.", "R J Lund", None),
        ("Teenager Anna Keller scored twice.", "Anna Keller", "Teenager"),
    ],
)
def test_roles_are_words_of_the_text(sentence: str, name: str, role: str | None) -> None:
    person = next(e for e in find_names(article(sentence)).entities if e.kind == "person")
    assert (person.name, person.role) == (name, role)
    assert role is None or role in sentence


@pytest.mark.parametrize(
    ("sentence", "place", "country"),
    [
        ("They met in Kandahar.", "Kandahar", "AF"),
        ("They met in Kandahar Province.", "Kandahar Province", "AF"),
        ("They met in Queensland.", "Queensland", "AU"),
        ("They met in the Sahel.", "Sahel", None),
    ],
)
def test_places_have_their_country(sentence: str, place: str, country: str | None) -> None:
    [entity] = find_names(article(sentence)).entities
    assert (entity.kind, entity.name, entity.country) == ("place", place, country)


@pytest.mark.parametrize(
    ("sentences", "pronoun", "expected"),
    [
        (["Maria Lindqvist won.", "She was glad."], "She", "Maria Lindqvist"),
        (["Maria Lindqvist and David Obuya won.", "He was glad."], "He", "David Obuya"),
        (["David Obuya met Peter Brandt.", "He was glad."], "He", None),
        (["Maria Lindqvist won.", "He was glad."], "He", None),
        (["Norvik Bank closed.", "It gave no reason."], "It", "Norvik Bank"),
        (["Maria Lindqvist left Norvik Bank.", "They gave no reason."], "They", None),
        (["The rain went on.", "He was glad."], "He", None),
        (["Maria Lindqvist won.", "This was new.", "So was that.", "Later came Porto.", "She was glad."], "She", None),
    ],
)  # fmt: skip
def test_a_pronoun_stands_for_somebody_only_where_that_is_safe(sentences: list[str], pronoun: str, expected: str | None) -> None:
    whole = article(*sentences)
    found = find_antecedent(find_names(whole), pronoun, whole.text.rindex(pronoun))
    assert (found.name if found else None) == expected


def test_each_form_is_a_fact_with_all_its_places() -> None:
    whole = article("Grace Okoye Wins", "Grace Okoye won in Porto.", "Okoye thanked Porto.", kinds={0: "subhead"})
    facts = {f.text: f for f in make_name_facts(whole, find_names(whole))}
    assert set(facts) == {"Grace Okoye", "Okoye", "Porto"}
    assert facts["Okoye"].name == facts["Grace Okoye"].name == "Grace Okoye"
    # a subhead may mention a name, but prose is the evidence to jump to
    assert [e.sentence for e in facts["Grace Okoye"].evidence] == [1, 0]
    assert [e.sentence for e in facts["Porto"].evidence] == [1, 2]
    for fact in facts.values():
        assert all(whole.text[e.start : e.end] == e.exact == fact.text for e in fact.evidence)


def test_a_byline_is_no_matter_of_the_article() -> None:
    assert told(find_names(article("By Maria Lindqvist", "It rained in Porto.", kinds={0: "byline"}))) == {"place: Porto"}


def test_other_languages_give_places_of_the_gazetteer_only() -> None:
    whole = article("Der Bürgermeister Hans Keller sprach gestern in Hamburg mit der Deutschen Bank.", language="de")
    assert told(find_names(whole)) == {"place: Hamburg"}


HOSTILE = [
    "A ",
    "A. ",
    "AB ",
    '"A ',
    "Mr ",
    "Minister of ",
    "Ali, ",
    "Bank of ",
    "Joe Doe (JD) ",
    "A-",
    "A'",
    "Paris and ",
    "in Ulm, ",
    "É",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_quick(unit: str) -> None:
    whole = article(unit * (100_000 // len(unit)))
    began = time.process_time()
    make_name_facts(whole, find_names(whole))
    assert time.process_time() - began < 1


def test_dull_words_alone_are_no_names() -> None:
    words = sorted(word for word in dull_words() if word.isalpha())
    assert {"The", "Monday", "Minister", "Afghans", "Ministry", "GDP"} <= set(words)
    assert not {"Reuters", "Congress", "Kabul", "May Day", "Former"} & set(words)
    assert find(*(f"Rain fell and {word} too." for word in words)) == set()


MEETING = ("Grace Okoye met HK Bank in Porto.", "Porto paid HK$40 to Grace Okoye.", "He sold HK $ notes.", "Okoye left for HK.")


def test_what_was_read_before_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    others = ("Porto said no.", "The ferry Grace Okoye sank.", "HK was loud.", "Mr Porto, 34, laughed.")
    pieces._MEMORY.clear()
    alone = find_names(article(*MEETING))
    find_names(article(*others))
    assert find_names(article(*MEETING)) == alone
    monkeypatch.setattr(pieces, "_MOST_REMEMBERED", 1)
    pieces._MEMORY.clear()
    assert find_names(article(*MEETING)) == alone
    assert len(pieces._MEMORY) <= 1


def test_reading_twice_gives_the_same(make_article: Callable[..., Article]) -> None:
    whole = make_article("Grace Okoye met David Brandt in Porto. Okoye and Brandt left for Norvik Bank and NATO.\n")
    assert find_names(whole) == find_names(whole)
