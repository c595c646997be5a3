"""Names that agency text is full of: agencies, and places that reports are filed from; and words that no place has in it."""

from __future__ import annotations

from typing import Final


def _lines(text: str) -> frozenset[str]:
    return frozenset(entry.strip() for entry in text.replace("\n", ",").split(",") if entry.strip())


#: News agencies and services that stand in datelines and credits, lower-cased.
AGENCIES: Final = _lines(
    """ap, the associated press, associated press, afp, agence france-presse, agence france presse, reuters, thomson reuters,
    pti, press trust of india, ani, asian news international, ians, uni, xinhua, tass, itar-tass, ria, ria novosti,
    interfax, sputnik, dpa, dpa-afx, efe, ansa, apa, anadolu, anadolu agency, aa, upi, united press international, cnn,
    bbc, bbc news, bloomberg, bloomberg news, cp, the canadian press, canadian press, aap, kyodo, kyodo news, jiji, jiji
    press, yonhap, kuna, wam, spa, irna, mehr, isna, tasnim, fars, bernama, antara, app, inp, nni, ips, lusa, belga,
    ritzau, tt, ntb, stt, pap, čtk, ctk, tanjug, hina, sta, mti, agerpres, bta, ukrinform, mena, petra, tap, aps, pana,
    nan, gna, ena, kna, sapa, bns, elta, leta, montsame, kcna, cna, vna, tna, sana, ina, nna, wafa, jta, urdupoint,
    urdupoint news, prnewswire, pr newswire, business wire, globe newswire, globenewswire, newsfile, voa, voa news,
    rfe/rl, rfa, nyt, new york times, the new york times, the washington post, tnn, agencies, news agencies, agency,
    wire services, newswire, press association, pa, pa media, europa press, adnkronos, agi, unb, bss, ddnews, khaama
    press, pajhwok, tolonews, ary news, geo news, dawn, ht, ht correspondent, the guardian, guardian, rtr, sda,
    keystone-sda, ats, anp, athens news agency, ana-mpa, ap and afp, tribune news service, knight ridder, mcclatchy, usa
    today, nbc news, abc news, cbs news, fox news, al jazeera, deutsche welle, dw, france 24, cnn business, cnn wire,
    cnsnews, ucanews, zenit, catholic news service, the conversation, dow jones, marketwatch, sopa images, axios,
    politico, unhcr, un news, thomson reuters foundation, tass., رويترز, فرانس برس, أ ف ب, ا ف ب, أ.ف.ب, وكالة فرانس برس,
    أسوشيتد برس, أ ب, أ.ب, د ب أ, د.ب.أ, الأناضول, شينخوا, سبوتنيك, وام, واس, سانا, واع, وفا, كونا, بنا, قنا, بترا, أ ش أ,
    ایرنا, ایسنا, تسنیم, مهر, فارس, رویترز, رائٹرز, اے ایف پی, اے پی پی, भाषा, पीटीआई, एएनआई, आईएएनएस, वार्ता, रॉयटर्स, एएफपी,
    тасс, риа новости, интерфакс, рейтер, рейтерс, укринформ, укрінформ, бта, белта, танјуг, ρόιτερς, απε-μπε, απε"""
)

#: Places that agencies file from, lower-cased: a name among them is a dateline even in mixed case and without an agency.
FILED_FROM: Final = _lines(
    """abidjan, abu dhabi, abuja, accra, adana, addis ababa, aden, ahmedabad, aleppo, alexandria, algiers, almaty, amman,
    amritsar, amsterdam, anchorage, ankara, antananarivo, antwerp, ashgabat, asmara, astana, asuncion, asunción, athens,
    atlanta, auckland, austin, baghdad, baku, baltimore, bamako, bamiyan, bangkok, bangui, banjul, barcelona, basel,
    basra, beijing, beirut, belfast, belgrade, belo horizonte, bengaluru, bangalore, benghazi, berlin, bern, bhopal,
    bhubaneswar, birmingham, bishkek, bissau, bogota, bogotá, bonn, bordeaux, boston, brasilia, brasília, bratislava,
    brazzaville, brisbane, brussels, bucharest, budapest, buenos aires, buffalo, bujumbura, cairo, calgary, canberra,
    cape town, caracas, cardiff, casablanca, chandigarh, charlotte, chennai, chicago, chisinau, cincinnati, cleveland,
    cologne, colombo, conakry, copenhagen, cotonou, cuttack, dakar, dallas, damascus, dar es salaam, davos, dehradun,
    delhi, denver, des moines, detroit, dhaka, dili, djibouti, dodoma, doha, donetsk, dubai, dublin, durban, dushanbe,
    düsseldorf, edinburgh, erbil, faizabad, florence, frankfurt, freetown, gaborone, gaza, gaza city, geneva, genoa,
    ghazni, glasgow, gothenburg, greater noida, guatemala city, gurgaon, gurugram, guwahati, hamburg, hangzhou, hanoi,
    harare, havana, helsinki, herat, hiroshima, ho chi minh city, hong kong, honolulu, houston, hyderabad, idlib,
    indianapolis, islamabad, istanbul, izmir, jaipur, jakarta, jalalabad, jammu, jeddah, jerusalem, johannesburg, juba,
    kabul, kampala, kandahar, kano, kanpur, karachi, kathmandu, kharkiv, khartoum, kigali, kingston, kinshasa, kochi,
    kolkata, krakow, kraków, kuala lumpur, kunduz, kuwait, kuwait city, kyiv, kiev, kyoto, la paz, lagos, lahore,
    lashkar gah, las vegas, lausanne, leipzig, leeds, libreville, lilongwe, lima, lisbon, liverpool, ljubljana, lome,
    lomé, london, los angeles, luanda, lucknow, lusaka, luxembourg, lviv, lyon, madrid, malabo, male, malé, managua,
    manama, manchester, manila, maputo, marseille, mazar-i-sharif, mecca, medellin, melbourne, memphis, mexico city,
    miami, milan, milwaukee, minneapolis, minsk, mogadishu, mombasa, monaco, monrovia, monterrey, montevideo, montreal,
    montréal, moscow, mosul, multan, mumbai, munich, muscat, n'djamena, nagpur, nairobi, nanjing, naples, nashville,
    nassau, naypyidaw, new delhi, new orleans, new york, niamey, nicosia, noida, nouakchott, nuremberg, odesa, odessa,
    oklahoma city, omaha, orlando, osaka, oslo, ottawa, ouagadougou, palermo, panama city, paramaribo, paris, patna,
    perth, peshawar, philadelphia, phnom penh, phoenix, pittsburgh, podgorica, port louis, port moresby, port-au-prince,
    porto, porto alegre, portland, prague, praia, pretoria, pristina, provo, pune, puducherry, pyongyang, quebec,
    quetta, quito, rabat, raipur, raleigh, ramallah, ranchi, rangoon, rawalpindi, recife, reykjavik, riga, rio de
    janeiro, riyadh, rome, rotterdam, sacramento, salt lake city, salvador, san antonio, san diego, san francisco, san
    jose, san josé, san juan, san salvador, sanaa, santiago, santo domingo, sao paulo, são paulo, sarajevo, seattle,
    seoul, seville, shanghai, sheberghan, shenzhen, shimla, singapore, skopje, sofia, srinagar, st. louis, st.
    petersburg, stockholm, strasbourg, stuttgart, sydney, tabriz, taipei, tallinn, taluqan, tampa, tashkent, tbilisi,
    tegucigalpa, tehran, tel aviv, the hague, thiruvananthapuram, tijuana, tirana, tokyo, toronto, tripoli, tunis,
    turin, ulaanbaatar, united nations, utrecht, vaduz, valencia, valletta, vancouver, varanasi, vatican city, venice,
    victoria, vienna, vientiane, vijayawada, vilnius, visakhapatnam, warsaw, washington, washington dc, washington d.c,
    washington d.c., wellington, windhoek, winnipeg, wuhan, yangon, yaounde, yaoundé, yekaterinburg, yerevan, yokohama,
    zagreb, zanzibar, zaragoza, zurich, zürich, agartala, aizawl, allahabad, prayagraj, imphal, kohima, gangtok,
    itanagar, shillong, panaji, thane, nashik, surat, vadodara, rajkot, indore, gwalior, jabalpur, agra, meerut,
    ghaziabad, faridabad, ludhiana, jalandhar, coimbatore, madurai, mysuru, mangaluru, wien, roma, milano, torino,
    napoli, lisboa, bruxelles, genève, köln, münchen, moskva, moskau, warszawa, praha, beograd, kyjev, athen,
    kopenhagen, peking, brüssel, straßburg, londres, genebra, moscú, pekín, ginebra, bruselas, nueva york, la habana,
    parigi, londra, berlino, mosca, pechino, bruksela, londyn, काबुल, दिल्ली, नई दिल्ली, मुंबई, लखनऊ, पटना, कोलकाता,
    वॉशिंगटन, afghanistan, pakistan, india, china, iran, iraq, syria, ukraine, russia, turkey, israel, lebanon, egypt,
    sudan, south sudan, ethiopia, somalia, kenya, nigeria, bangladesh, sri lanka, nepal, myanmar, england, scotland,
    wales, ireland, france, germany, italy, spain, portugal, poland, greece, mexico, brazil, argentina, colombia,
    venezuela, chile, peru, cuba, haiti, canada, australia, new zealand, japan, south korea, north korea, philippines,
    indonesia, malaysia, vietnam, thailand, us, usa, u.s., uk, uae, yemen, saudi arabia, qatar, jordan, libya, tunisia,
    algeria, morocco, ghana, uganda, tanzania, zambia, zimbabwe"""
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Small words within the name of a place: "Rio de Janeiro".
CONNECTORS: Final = _words("de da do dos das del della di la le les los las el al of the and sur en am an der y e bin abu")

#: Words that open a label of another kind ("Breaking: …", "Opinion: …"): no place has one of them.
LABELS: Final = _words(
    """breaking update updates updated live exclusive explained explainer explainers analysis opinion editorial comment
    clarification correction corrected corrections watch video videos photo photos photograph pictures gallery graphic
    infographic podcast listen read also more report reports review preview interview profile feature features column news
    newsletter note notes editor editors warning alert advisory withdrawn embargo embargoed refile factbox timeline fact
    facts check q a question answer questions answers source sources image caption credit tags topics highlights key what
    why how who when where which is are can will should in on at the this that these those by from for with as after before
    here there summary context background disclaimer disclosure verdict poll polls survey study weather sport sports
    football cricket business markets technology health science covid covid-19 coronavirus election elections result results
    score scores day week tip tips step part chapter conclusion introduction objective methods contact phone email tel price
    date time location venue city place name address subject re fwd dear tragic shock revealed taliban nato isis police army
    government president minister senator congress parliament court eu un who imf opec fifa uefa nba nfl yes no well but and
    or so if then he she it they we i you his her their our my mr mrs ms dr gen lt col sgt rep sen gov prof sir related
    trending sponsored promoted advertisement subscribe share tweet follow today yesterday tomorrow meanwhile however
    olympics director cast boom wow starring producer rating genre duration rumour rumours rumor rumors letters letter
    abstract full text status quo level"""
)

WEEKDAYS: Final = _lines(
    "monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thur, thurs, fri, sat, sun"
)


def is_agency(name: str) -> bool:
    """Whether `name` is, or is made of, names of agencies: "AP", "Interfax / Sputnik", "PTI and ANI"."""
    lower = name.strip(" .,").lower()
    if lower in AGENCIES:
        return True
    parts = [p.strip() for p in lower.replace(" and ", "/").replace(",", "/").replace("&", "/").replace("-", "/").split("/")]
    return len(parts) > 1 and all(p in AGENCIES for p in parts)
