"""Words that end in a full stop without ending a sentence, and words that open one: the tables of `boundaries`."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Never the last word of a sentence: a name or title always follows. Lower-cased, without the last full stop.
TITLES: Final = _words(
    "mr mrs ms mx dr prof gen lt col maj sgt cpl pvt capt cmdr cdr adm rev hon gov sen rep brig supt insp det messrs mme "
    "mlle msgr pres amb atty fr sr. vs viz cf e.g i.e eg ie a.k.a lt.-gen maj.-gen lt.gen maj.gen mt ft spc pfc "
    "asst assoc dept cllr smt shri adv usec asec engr sens reps gens profs revs drs justice. sra srta dña mons"
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

#: Titles of other languages, by the language's first subtag; they stand beside TITLES.
TITLES_OF: Final[dict[str, frozenset[str]]] = {
    "de": _words("hr hrn fr dr prof dipl ing mag st"),
    "fr": _words("mm mme mmes mlle mgr dr pr st ste"),
    "es": _words("sr sres sra sras srta dr dra dña lic ing gral cnel tte excmo excma prof profa"),
    "pt": _words("sr sra srta srs dr dra exmo exma eng prof profa"),
    "it": _words("sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa on ing avv arch geom sen mons"),
    "nl": _words("dhr mevr mw dr drs mr ir ing prof ds"),
    "pl": _words("dr prof ks inż mgr gen płk ul al"),
    "cs": _words("dr ing mgr mudr judr prof gen plk ul"),
    "sl": _words("dr mag prof ga gen"),
    "hr": _words("dr mr mag prof gđa god"),
    "ru": _words("им ул проф акад пл просп"),
    "uk": _words("ім вул проф акад пл просп"),
    "el": _words("κ κα κκ κ.κ δρ"),
    "ar": _words("د أ م"),
    "hi": _words("डॉ श्री पं प्रो मो"),
}

#: The same for what may end a sentence; these stand beside SOFT.
FOREIGN: Final[dict[str, frozenset[str]]] = {
    "de": _words(
        "z z.b d.h u.a o.ä v.a i.d.r z.t z.zt bzw ca nr str mio mrd usw sog ggf evtl inkl exkl vgl abs art gegr geb gest verh "
        "jan feb märz apr jun jul aug sept okt nov dez max min tel lt bd hrsg jh v.chr n.chr"
    ),
    "fr": _words("m me av bd env cf p.ex c.-à-d janv févr avr juil sept oct nov déc n j.-c hab art vol chap"),
    "es": _words("d ud uds ee ee.uu uu av avda pza núm pág págs art ej p.ej aprox dpto apdo cía a.c d.c"),
    "pt": _words("d av gen cel núm pág págs art aprox p.ex eua r tel cia ltda"),
    "it": _words("gen col n pag pagg art ecc p.es a.c d.c c.a tel vol"),
    "nl": _words("bv bijv ca enz nl nr blz o.a d.w.z t.a.v m.b.t i.p.v resp vgl jl a.s"),
    "sl": _words("npr oz str št ur tj ipd itd g"),
    "hr": _words("npr tj str br g itd"),
    "pl": _words("np tj nr godz r w im św tzw m.in tys mln mld zł"),
    "cs": _words("např tj č str sv tzv tis mil atd"),
    "tr": _words("dr prof av sn vb vs no"),
    "ru": _words("г гг т.е т.д т.п и.о стр тыс млн млрд руб др пр см рис обл коп ст"),
    "uk": _words("р рр т.д т.п стор тис млн млрд грн ін див обл ст"),
    "el": _words("π.χ δηλ εκ δισ αρ σελ"),
    "sv": _words("t.ex bl.a d.v.s ca kl nr osv m.m s.k dr prof"),
    "da": _words("f.eks bl.a dvs ca kl nr osv mio mia dr prof"),
    "no": _words("f.eks bl.a dvs ca kl nr osv mill mrd dr prof"),
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
        "Zu Zum Zur Und Aber Doch Dabei Damit Dann Das Dies Diese Dieser Für Wenn Während Auch Alle Viele Einige Mehrere Rund "
        "Etwa Laut Bis Noch Schon Nur Sein Seine Ihre Kein Keine Wer Was Wie Wo Warum Da So Hier Dort Gestern Heute Zudem "
        "Allerdings Danach Später Insgesamt Über Unter Gegen Durch Ohne Um Jetzt"
    ),
    "fr": _words(
        "Le La Les L Un Une Des Il Elle Ils Elles On Nous Ce Cet Cette Ces C Dans En Pour Par Sur Mais Et Selon Après Avant Au "
        "Aux Du Depuis Deux Son Sa Ses Leur Leurs Si Quand Pendant"
    ),
    "es": _words(
        "El La Los Las Un Una Unos Él Ella Ellos Este Esta Estos Estas En Según Pero Por Para Con Sin También Al Desde Hasta "
        "Tras Cuando Como Su Sus Se No Y Más Entre Durante Mientras Además Ayer Hoy"
    ),
    "pt": _words(
        "O A Os As Um Uma Ele Ela Eles Em No Na Nos Nas Por Para Com Mas De Do Da Ao Segundo Depois Após Antes Também Já Não Se "
        "Quando Como Entre Durante Hoje Ontem Seu Sua Este Esta"
    ),
    "it": _words(
        "Il La Lo Gli Le L I Un Una Uno In Nel Nella Per Ma Anche Di Del Della Da Dal Dalla Con Secondo Dopo Prima Poi Non Si "
        "Quando Come Tra Fra Durante Oggi Ieri Questo Questa"
    ),
    "nl": _words(
        "De Het Een Hij Zij Ze Wij We Ik In Op Met Voor Van Naar Bij Na Maar En Ook Volgens Er Dat Dit Deze Die Als Toen Om Door "
        "Over Uit Tot Niet Nu Vandaag Gisteren"
    ),
    "ru": _words(
        "В Во На По Он Она Они Оно Это Эти Этот Эта Но И А Как Что Из За Для С Со К У Его Её Их Мы Я Вы При После До Однако "
        "Также Кроме Об О От Когда Если Уже Всего Сейчас Ранее Теперь Там Здесь Под Без Все"
    ),
    "pl": _words("W We Na Po Z Za Do Od Nie To Jest On Ona Oni Ale I Jak Potem Według Ten Ta Te Przed Przez Dla Gdy Jego Jej"),
}
#: Those of the languages of the west, for a text whose language is none of them.
OPENERS: Final = frozenset[str]().union(*(OPENERS_OF[language] for language in ("en", "de", "fr", "es", "pt", "it")))

#: Names that end in an exclamation mark.
EXCLAIMED: Final = _words("Yahoo Jeopardy Yum Wham Joomla E Oklahoma Ahoy Ho Shazam Panic Mia Airplane Bravo")

#: Verbs that follow a quotation ending in a question or exclamation mark, with the speaker before them.
SPEECH: Final = (
    "said|says|asked|asks|wrote|writes|tweeted|posted|added|adds|told|tells|replied|wondered|shouted|cried|exclaimed|"
    "demanded|joked|quipped|declared|continued|responded|answered|recalled|chanted|screamed|yelled|noted|began|remarked"
)

#: Endings of addresses and file names that a capital may open: "Booking.Com", "Node.Js".
ADDRESS_ENDINGS: Final = _words("com net org gov edu info biz tv uk js ai py io html pdf doc jpg png exe co in us eu de fr ru")
