"""Words that end in a full stop without ending a sentence, and words that open one: the tables of `sentences`."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Never the last word of a sentence: a name or title always follows. Lower-cased, without the last full stop.
TITLES: Final = _words(
    "mr mrs ms mx dr prof gen lt col maj sgt cpl pvt capt cmdr cdr adm rev hon gov sen rep brig supt insp det messrs mme "
    "mlle msgr pres amb atty fr sr. vs viz cf e.g i.e eg ie a.k.a lt.-gen maj.-gen lt.gen maj.gen mt ft spc pfc "
    "asst assoc dept cllr smt shri adv justice. sra srta dña mons"
)

#: May end a sentence: only a word that usually opens one (OPENERS) shows that it does. Lower-cased.
SOFT: Final = _words(
    "inc corp co ltd llc plc jr sr bros st ave blvd rd u.s u.n u.k e.u d.c u.s.a u.a.e d.r u.s.s.r n.y l.a b.c a.d ph.d "
    "m.d b.a m.a esq cent jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex "
    "va vt wash wis wyo n.c n.d n.h n.j n.m s.c s.d r.i w.va univ assn intl natl govt min max est approx ca mfg pvt"
)

#: An abbreviation only before a number: "No. 5", "Rs. 500", "Fig. 2".
BEFORE_NUMBERS: Final = _words(
    "no nos nr rs re fig figs vol vols art arts sec secs p pp ch chap para paras pt op ca c approx tel ext cl eq ver v s ss "
    "abs bd s. art. núm n n.º"
)

#: As a rule the end of a sentence where a capital follows ("etc. Officials …"), unless one of CLOCK_FOLLOWERS does.
CLOCK: Final = _words("a.m p.m am pm")
CLOCK_FOLLOWERS: Final = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun est edt cst cdt "
    "mst mdt pst pdt et ct mt pt gmt utc bst cet cest eet ist pkt aest aedt msk eastern central pacific mountain london moscow "
    "kabul beijing local gmt. est."
)

#: The same for other languages, by the language's first subtag; they stand beside TITLES and SOFT.
FOREIGN: Final[dict[str, frozenset[str]]] = {
    "de": _words(
        "z.b d.h u.a o.ä v.a i.d.r bzw ca nr str hr fr dr prof mio mrd usw sog ggf evtl inkl exkl vgl st abs art geb gest "
        "jan feb märz apr jun jul aug sept okt nov dez ing dipl max min tel lt bd hrsg jh v.chr n.chr"
    ),
    "fr": _words("m mm mme mlle me dr pr st ste av bd env cf p.ex c.-à-d janv févr avr juil sept oct nov déc n"),
    "es": _words("sr sra sres srta dr dra d dña ud uds ee.uu ee uu av avda gral cnel tte núm pág art ej p.ej aprox lic ing"),
    "pt": _words("sr sra dr dra d exmo av gen cel núm pág art aprox"),
    "it": _words("sig sig.ra dott dr prof on ing avv gen col n pag art ecc"),
    "nl": _words("dhr mevr dr mr ir drs prof bv bijv ca enz nl nr blz o.a d.w.z t.a.v"),
    "sl": _words("dr mag npr oz str št ur tj ipd itd g ga gen"),
    "hr": _words("dr mr npr tj str br god g gđa itd"),
    "pl": _words("dr prof np tj ul nr godz r w im św tzw gen płk"),
    "cs": _words("dr ing mgr např tj č str sv tzv gen plk"),
    "tr": _words("dr prof av sn vb vs no"),
    "ru": _words("г гг т.е т.д т.п и.о им ул стр тыс млн млрд руб др пр см рис"),
}

#: Languages that write ordinal numbers with a full stop: "am 7. August", "14. avgusta".
ORDINALS: Final = _words("de da nb nn no fi cs sk sl hr sr bs pl hu et lv is fo tr lb")

#: Words whose capital shows that a sentence opens (after an abbreviation, an initial, or a missing space), by the language's
#: first subtag. "Le", "La" and "O" open sentences in one language and names in another: "J.P. O'Neill", "K. La Rue".
OPENERS_OF: Final[dict[str, frozenset[str]]] = {
    "en": _words(
        "The A An This That These Those He She It They We I You His Her Its Their Our My Your In On At By For From With Without "
        "Within Under Over Of As But And Or Nor So Yet If When While After Before Since Until Unless Although Though Because "
        "However Meanwhile Moreover Furthermore Nevertheless Also There Here What Who Whom Whose Why How Where Which Some Many "
        "Most Much More All Both Each Every Several Other Others Another Any No None Not Now Then Still Once Earlier Later Last "
        "According Asked Among During Despite Amid Against About Between Through Either Neither Only Even Just Such Today "
        "Yesterday Tomorrow Together Police Officials Authorities Residents Witnesses Analysts Experts Critics Shares Troops Is "
        "Are Was Were Has Have Had Do Does Did Can Could Will Would Should To"
    ),
    "de": _words(
        "Der Die Das Dem Den Des Ein Eine Einen Einem Einer Er Sie Es Wir Ihr In Im Am An Ab Auf Aus Bei Mit Nach Seit Von Vor "
        "Zu Zum Zur Und Aber Doch Dabei Damit Dann Das Dies Diese Dieser Für Wenn Während Auch"
    ),
    "fr": _words("Le La Les Un Une Des Il Elle Ils Elles On Ce Cet Cette Ces Dans En Pour Par Sur Mais Et Selon Après Avant"),
    "es": _words("El La Los Las Un Una Unos Él Ella Ellos Este Esta Estos Estas En Según Pero Por Para Con Sin También"),
    "pt": _words("O A Os As Um Uma Ele Ela Eles Em No Na Por Para Com Mas"),
    "it": _words("Il La Lo Gli Le Un Una Uno In Nel Nella Per Ma Anche"),
}
#: Those of all these languages, for a text whose language is none of them.
OPENERS: Final = frozenset[str]().union(*OPENERS_OF.values())

#: Names that end in an exclamation mark.
EXCLAIMED: Final = _words("Yahoo Jeopardy Yum Wham Joomla E Oklahoma Ahoy Ho Shazam Panic Mia Airplane Bravo")

#: Verbs that follow a quotation ending in a question or exclamation mark, with the speaker before them.
SPEECH: Final = (
    "said|says|asked|asks|wrote|writes|tweeted|posted|added|adds|told|tells|replied|wondered|shouted|cried|exclaimed|"
    "demanded|joked|quipped|declared|continued|responded|answered|recalled|chanted|screamed|yelled|noted|began|remarked"
)

#: Endings of addresses and file names that a capital may open: "Booking.Com", "Node.Js".
ADDRESS_ENDINGS: Final = _words("com net org gov edu info biz tv uk js ai py io html pdf doc jpg png exe co in us eu de fr ru")
