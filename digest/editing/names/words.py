"""The words that names are told by: titles, heads of organisations and places, words that are never a name."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Forms of address: what follows is a person, and the form itself is no role that a reader would want.
ADDRESS: Final = _words(
    """
    Mr Mr. Mrs Mrs. Ms Ms. Miss Mister Messrs Messrs. Madam Madame Mme Monsieur M. Sir Dame Lord Lady Dr Dr. Prof Prof. Rev
    Rev. Fr Fr. Hon Hon. Shri Smt Smt. Sri Sheikh Shaikh Sheik Shaykh Alhaji Alhaja Mullah Maulana Ustaz Haji Hajj Hajji Imam
    Ayatollah Pastor Father Sister Brother Mother Saint Baba Swami Rabbi Mallam Sardar Chaudhry Tun Datuk Tan Dato' Señor Don
    Dona Herr Frau Comrade Pandit Aunt Uncle Grandma Grandpa Doctor Professor Reverend Baron Baroness Viscount Engr Engr.
    Cr Cr. Atty Atty. Daw Encik Puan Thiru Tmt Bapak
    Justices Sens Sens. Reps. Profs Profs. Barr Barr. Barrister Ven Ven. Md Md. Mohd Ing. Ato
    """
)

#: Offices, ranks and professions that stand before a name with a capital letter: part of the person's role.
TITLE: Final = _words(
    """
    President Vice-President Premier Chancellor Minister Ministers Secretary Secretary-General Undersecretary Governor
    Governor-General Mayor Senator Sen Sen. Senators Congressman Congresswoman Representative Rep Rep. Gov Gov.
    Gov.-elect MP MPs MEP MLA MLC CM PM DCM DGP SP DSP ASP SSP IG DIG IGP AIG Ambassador Envoy Commissioner Commissioners
    Chairman Chairwoman Chairperson Chair Director Directors Director-General CEO CFO COO CTO Chief Chiefs Commander
    Commander-in-Chief General Gen Gen. Gens. Colonel Col Col. Major Maj Maj. Captain Capt Capt. Lieutenant Lt Lt. Lt.-Gen.
    Sergeant Sgt Sgt. Corporal Cpl Cpl. Private Pvt Pvt. Admiral Adm Adm. Brigadier Brig Brig. Marshal Inspector Insp.
    Superintendent Supt Supt. Constable Detective Det. Officer Sheriff Deputy Justice Judge Magistrate Attorney Prosecutor
    Speaker Leader King Queen Prince Princess Emperor Empress Sultan Emir Duke Duchess Earl Count Crown Pope Cardinal
    Archbishop Bishop Spokesman Spokeswoman Spokesperson Coach Manager Editor Editor-in-Chief Analyst Author Actor Actress
    Singer Rapper Councillor Councilman Councilwoman Cllr Rector Dean Principal Coordinator Co-ordinator Rapporteur Founder
    Co-founder Owner Advocate Lawyer Solicitor Comptroller Treasurer Registrar Consul Premier-elect President-elect
    Chief-of-Staff Dictator Pilot Astronaut Journalist Correspondent Reporter Economist Historian Scientist Researcher
    Midfielder Striker Goalkeeper Defender Skipper Footballer Quarterback Guard Forward Winger Batsman Bowler Prime Vice
    Ex-President Ex-Minister Ex-Prime Foreign Interior Under-Secretary Under-Secretary-General Special Executive Managing
    Assistant Acting Former Ex- Late Senior Retired Cabinet CS
    Cmdr Cmdr. Cdr Cdr. Collector Tehsildar Sarpanch Corporator Alderman Alderwoman Ombudsman Ombudswoman Bailiff
    Coroner Provost Warden Quartermaster Commodore Postmaster Headmaster Headmistress Headteacher Stationmaster
    Attorney-General Auditor-General Solicitor-General Surgeon-General Inspector-General Usec Usec. Asec Asec. Pleader Det Insp
    """
)
#: Of these, the ones that only qualify a title that follows: alone they tell nothing ("Foreign Minister", "Deputy Chief").
QUALIFIER: Final = _words(
    """
    Prime Vice Foreign Interior Special Executive Managing Assistant Acting Former Ex- Late Senior Crown Retired Cabinet
    """
)

#: What ministers and secretaries are for: "Minister of Health and Sport Ana Koroi".
OFFICE_TOPIC: Final = _words(
    """
    Health Education Defence Defense Foreign Affairs Finance Interior Trade Industry Justice Energy Agriculture Environment
    Labour Labor Employment Information Communication Communications Technology Transport Tourism Culture Sports Sport Youth
    Women Children Science Planning Development Economy Economic Water Housing Works Mines Petroleum Natural Resources Local
    Home Security Immigration Cooperation International Aviation Railways External Internal Public Service Social Welfare
    Human Rights Power Commerce Lands Fisheries Forestry Livestock Rural Urban Infrastructure Innovation Higher Research
    Legal Religious Gender Family Budget Investment Digital Climate Change State War Peace Tribal Arts Media Mining Roads
    Community Early Learning Homeland Veterans Strategic Antiquities Heritage Irrigation Electricity Endowments Emergencies
    """
)
#: Of these, the ones that a noun must follow.
TOPIC_ADJECTIVE: Final = _words(
    """
    Foreign Natural Local International External Internal Public Social Human Rural Urban Higher Legal Religious Digital Early
    Strategic Economic Tribal
    """
)
#: Two words that are somebody of a kind, not one organisation.
_GENERIC: Final = (
    "Armed Forces|Security Forces|High School|Senior High School|Primary School|Secondary School|District Court|"
    "Magistrate Court|Local Government|Federal Government|State Government|Central Government|National Government|"
    "Board of Directors|Press Office|Head Office|Middle School|Police Force|Police Service|Special Forces|"
    "Additional Government|Elementary School|Central Bank|General Secretariat|General Assembly Hall|Civil Service|Ruling Party"
)
GENERIC: Final = frozenset(_GENERIC.split("|"))

#: Titles that belong to women or men.
FEMALE: Final = _words(
    """
    Mrs Mrs. Ms Ms. Miss Madam Madame Mme Dame Lady Sister Mother Queen Princess Empress Duchess Congresswoman Chairwoman
    Spokeswoman Actress Councilwoman Baroness Aunt Grandma Frau Smt Smt. Alhaja Dona spokeswoman chairwoman actress
    congresswoman businesswoman policewoman wife mother daughter sister widow girl woman grandmother queen princess aunt
    niece girlfriend waitress schoolgirl
    """
)
MALE: Final = _words(
    """
    Mr Mr. Mister Monsieur Sir Lord Brother Father King Prince Emperor Duke Earl Count Congressman Chairman Spokesman Actor
    Councilman Baron Fr. Uncle Grandpa Herr Shri Alhaji Mullah Maulana Imam Ayatollah Pope Cardinal Sheikh Archbishop
    spokesman chairman actor congressman businessman policeman husband father son brother boy man grandfather king prince
    uncle nephew boyfriend fisherman schoolboy cleric
    """
)

#: Nouns in lower case that stand right before or after a person's name and say what he or she is.
ROLE_NOUN: Final = _words(
    """
    president vice-president premier chancellor minister ministers secretary secretary-general governor mayor senator teenager
    congressman congresswoman representative lawmaker legislator parliamentarian deputy ambassador envoy commissioner
    chairman chairwoman chairperson chair director head chief boss leader commander general colonel captain lieutenant
    sergeant officer inspector superintendent sheriff detective judge justice magistrate attorney prosecutor lawyer barrister
    solicitor advocate speaker spokesman spokeswoman spokesperson spokesmen king queen prince princess coach manager trainer
    striker midfielder defender goalkeeper skipper player footballer batsman bowler winger athlete boxer sprinter runner
    eyewitness passenger tourist shopper bassist violinist pianist cellist saxophonist frontman
    swimmer golfer cyclist driver editor journalist reporter correspondent columnist blogger writer author novelist poet
    playwright historian professor lecturer teacher researcher scientist economist analyst strategist expert activist
    campaigner dissident rebel warlord militant businessman businesswoman entrepreneur tycoon billionaire banker trader
    farmer fisherman shopkeeper resident student doctor physician surgeon nurse engineer architect artist painter sculptor
    singer rapper musician composer guitarist drummer dancer actor actress comedian filmmaker producer presenter broadcaster
    photographer designer model star pastor priest bishop archbishop cardinal imam cleric rabbi monk evangelist founder
    co-founder owner executive coordinator co-ordinator organiser organizer adviser advisor aide consultant official
    politician candidate contender nominee opponent rival predecessor successor colleague veteran soldier policeman
    policewoman victim survivor suspect gunman killer defendant witness wife husband father mother son daughter brother
    sister uncle aunt nephew niece cousin widow friend neighbour neighbor girlfriend boyfriend grandson granddaughter child
    man woman boy girl negotiator mediator diplomat statesman dictator ruler emperor sultan emir chieftain elder treasurer
    CEO MP MPs whistleblower hacker astronaut pilot sailor skier champion medallist winner laureate philosopher psychologist
    sociologist pathologist anthropologist criminologist geologist biologist meteorologist seismologist epidemiologist
    virologist ecologist archaeologist climatologist goalscorer playmaker councillor councilman clerk worker employee
    controller master harbourmaster paramedic firefighter
    licensee publican landlord landlady palaeontologist paleontologist physicist chemist astronomer zoologist
    botanist oceanographer mechanic carpenter vendor chef butcher baker taxi-driver caretaker curator librarian principal
    rector dean CFO COO CTO collector tehsildar sarpanch corporator alderman alderwoman ombudsman ombudswoman bailiff
    coroner provost warden commodore postmaster headmaster headmistress headteacher stationmaster comptroller registrar
    """
)

#: Words in lower case that stand inside a role before its noun: "defence ministry spokesman", "vice president".
ROLE_MODIFIER: Final = _words(
    """
    defence defense foreign interior home finance health education justice energy trade police army military navy air force
    government state ministry department company party opposition prime vice deputy former senior chief national regional
    local provincial district federal general assistant acting interim then-prime then-foreign security intelligence human
    rights union church court supreme high city town county club team football hockey cricket rugby basketball baseball
    tennis olympic world executive managing marketing communications press media public relations climate policy research
    science political economic presidential parliamentary legislative congressional republican democratic labour conservative
    liberal green far-right veteran incoming outgoing longtime ousted jailed retired late rebel militia student business
    property real estate oil gas mining tech technology art film music pop rock jazz soul hip-hop opera fashion food travel
    sports news television tv radio investigative freelance award-winning nobel co independent
    """
)

#: Words that make a run of capitals an organisation, wherever they stand in it.
ORG_HEAD: Final = _words(
    """
    Ministry Ministries Department Dept Dept. Agency Authority Bureau Commission Committee Council Court Tribunal Parliament
    Assembly Senate Congress Cabinet Secretariat Directorate Inspectorate Administration Treasury Embassy Consulate Mission
    Police Constabulary Army Navy Force Forces Corps Guard Guards Command Brigade Brigades Battalion Regiment Squadron
    Militia Front Movement Party Coalition Alliance League Union Federation Confederation Association Society Institute
    Institution Foundation Fund Trust Charity Church Diocese Archdiocese Synod University Universities College School Academy
    Seminary Hospital Clinic Laboratory Laboratories Observatory Museum Gallery Library Orchestra Philharmonic Ballet Theatre
    Bank Banks Company Co Co. Corp Corp. Corporation Inc Inc. Ltd Ltd. Limited LLC LLP Plc PLC plc GmbH AG SA Group Holdings
    Holding Industries Enterprises Partners Ventures Capital Investments Securities Insurance Assurance Financial Airlines
    Airways Railways Motors Motor Electric Electronics Pharmaceuticals Pharma Steel Oil Petroleum Energy Mining Mines
    Minerals Resources Telecom Telecommunications Communications Broadcasting Media Studios Pictures Entertainment Records
    Press News Times Post Herald Tribune Gazette Journal Daily Guardian Telegraph Observer Chronicle Mirror Monitor Magazine
    Newspaper Newspapers Radio Television TV Network Networks Channel Agence FC F.C. AFC SC CF United Rovers Wanderers
    Athletic Albion Hotspur Club Team Board Panel Office Service Services Organisation Organization Organisations Centre
    Center Programme Forum Congregation International Consortium Cooperative Co-operative Chamber Exchange Registry
    Intelligence Customs Taskforce Brotherhood Legion Syndicate Cartel Mafia Gang Government Govt Syndicat Junta Solutions
    Systems Technologies Technology Software Labs Logistics Shipping Cement Beverages Breweries Foods Stores Supermarkets
    Retail Airline Bancorp Brothers Bros Sons Associates Consulting Advisory Institutes Trusts Congregations Parliamentarians
    Lawyers Journalists Physicians Workers Teachers Farmers Watchdog Think-tank Caucus Judiciary Legislature Presidency
    Ombudsman Electorate Universidad Instituto Ministerio Banco Partido Asociación Asociacion Universidade Université
    Manch Morcha Sangh Sabha Parishad Samiti Sena
    Universite Chambers FA NFF Newsroom Gendarmerie Lab Polytechnic Faculty Estates Fleet Survey Branch
    """
)
#: Heads of newspapers, whose name may begin with "The".
PAPER: Final = _words(
    """
    News Times Post Herald Tribune Gazette Journal Daily Guardian Telegraph Observer Chronicle Mirror Star Monitor Economist
    Independent Sun Nation Citizen Hindu Standard Mail Express Age Globe Australian Scotsman
    """
)
#: Of these, the ones too plain to be a name when they stand alone, or with only a nationality or "the" before them.
PLAIN_HEAD: Final = ORG_HEAD - _words(
    """
    Senate Congress Parliament Treasury Interpol
    """
)
#: Heads that take "of …" or "for …": "Ministry of Health", "University of Nairobi", "Bank for Reconstruction".
OF_HEAD: Final = _words(
    """
    Ministry Department Dept Bureau Commission Committee Council Court Tribunal House Assembly Union Federation Confederation
    Association Society Institute Institution Foundation Fund Church Diocese Archdiocese University Universities College
    School Academy Hospital Museum Library Bank Company Corporation Board Office Service Organisation Organization Centre
    Center Chamber Republic Congress Movement Party Front Army League Alliance Coalition Forum Conference Directorate
    Authority Agency Times Voice Bar Institutes Order Campaign Initiative Programme Program Group Embassy Consulate High
    Brotherhood Network Friends Sons Daughters Doctors Reporters Parliament Register Team Guild
    """
)

#: Of these, the ones that are as often what an organisation is for: "University of Science and Technology".
TOPIC_HEAD: Final = _words(
    """
    Technology Energy Oil Mining Mines Minerals Resources Communications Telecommunications Services Service Industries
    Insurance Capital Investments Securities Intelligence Media Systems Foods Petroleum Electric Electronics Customs Sons
    Workers Teachers Farmers Lawyers Journalists Press Administration Television Radio Broadcasting Exchange Software
    Logistics Shipping Retail Church School Schools Families Universities Justice Trust Gallery Library Police Books
    """
)

FIRM_HEAD: Final = ORG_HEAD - TOPIC_HEAD

#: Heads of places at the end ("Lake District", "Helmand Province") and at the front ("Mount Kenya", "Lake Victoria").
PLACE_TAIL: Final = _words(
    """
    Province Provinces State States County District Region Prefecture Governorate Oblast Department Municipality Township
    Village Town City Island Islands Peninsula Valley River Lake Sea Ocean Bay Gulf Strait Straits Mountain Mountains Hills
    Hill Desert Forest Coast Delta Basin Creek Falls Heights Plateau Canal Territory Territories Republic Kingdom Highlands
    Border Beach Point Cape Canyon Plains Springs Park Square Street Avenue Road Bridge Airport Stadium Station Dam Port
    Harbour Harbor Camp Prison Tower Palace Highway Boulevard Emirate Division Subdivision Tehsil Taluk Estate Estates Suburb
    Ward Reserve Sanctuary Glacier Volcano Reef Archipelago Coastline Crossing Nagar Ganj Bagh Vihar Colony Enclave Wadi Gaon
    """
)
#: Of these, those that are buildings and streets rather than places where news happens.
FACILITY: Final = _words(
    """
    Avenue Road Bridge Airport Stadium Station Dam Tower Palace Highway Boulevard Square Camp Prison Cathedral Mosque Temple
    Mall Arena Building Monument Memorial Cemetery Base Barracks Theater Zoo Refinery Plant Reactor Tunnel Pipeline Hospital
    Clinic Museum Theatre Railway Expressway Terminal Port Terrace Crescent Hotel Mews Roundabout
    """
)
PLACE_FRONT: Final = _words(
    """
    Mount Mt Mt. Lake Cape Fort Port Gulf Bay Isle River Strait Straits Camp Santa San Saint St. St Sao Ras Wadi Tel Nahr El
    Los Las
    """
)
#: Lower-case words after a name that make it a place: "Helmand province", "Sheberghan city".
PLACE_NOUN: Final = _words(
    """
    province provinces state county district region prefecture governorate municipality township village town city island
    islands peninsula valley river lake desert forest mountains hills area suburb neighbourhood neighborhood airport border
    coast camp
    """
)
#: Words in lower case before the name of a ship.
SHIP_NOUN: Final = _words(
    """
    ship ferry trawler vessel tanker yacht warship frigate destroyer submarine freighter tug tugboat icebreaker cruiser
    steamer schooner barge carrier corvette dredger lifeboat trawlers ferries steamship sailboat catamaran minesweeper
    """
)
#: Last words of clubs that are named like towns; what a club does, and what is done to it.
CLUB_TAIL: Final = _words("City Town County Park Forest Villa Athletic United Rangers Vale Borough")
PLAYING: Final = _words(
    """
    beat beats scored scores drew equalised equalized trailed midfielder striker goalkeeper captain coach fans defender winger
    """
)
BEATING: Final = _words("beat beats beating defeated against thrashed v vs edged hammered")
#: Words of direction that belong to the name of a place that follows.
DIRECTION: Final = _words(
    """
    North South East West Northern Southern Eastern Western Central Upper Lower Greater New Old Inner Outer Northeastern
    Northwestern Southeastern Southwestern
    """
)

#: Days, months, feasts and the like: they end a name and are none.
DATE_WORD: Final = _words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun Mon. Tue. Tues. Wed. Thu. Thurs.
    Fri. Sat. Sun. Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays January February March April May June July
    August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Jan. Feb. Mar. Apr. Jun. Jul.
    Aug. Sep. Sept. Oct. Nov. Dec. Christmas Easter Ramadan Eid Diwali Hanukkah Passover Thanksgiving Ashura Muharram Lent
    Halloween Yom Kippur Nowruz Holi Eid-ul-Fitr Eid-al-Adha GMT UTC EST EDT IST BST CET PST AM PM EAT BC AD CE BCE A.D. B.C.
    a.m. p.m.
    """
)

#: Capitalised words and acronyms that are none of the three kinds.
NOT_A_NAME: Final = _words(
    """
    Dem
    I I'm I've I'd I'll God Allah Internet Web Bible Koran Quran Qur'an Torah Covid Covid-19 COVID COVID-19 Coronavirus Ebola
    Zika HIV AIDS HIV/AIDS SARS MERS TV GDP GNP VAT GST IPO DNA RNA NGO NGOs CEO CEOs MPs DVD CD PC IT AI GPS SMS SIM ATM USB
    PDF URL WiFi Wi-Fi ID IDs FAQ Q&A UFO IQ LED LCD SUV SUVs PR HR R&D OK VIP CCTV FIR ICU PPE IED IEDs RPG RPGs AK-47 WMD
    POW ICBM H1N1 H5N1 LGBT LGBTQ LGBTI BBC's CV ETA PhD MBA BA MA MSc BSc LPG LNG CNG CO2 MW KM KG USD EUR GBP INR Rs Rs. Sh
    Shs KSh Ksh NGN N$ US$ Tk RM Euro Euros Dollar iPhone iPad Android Windows Boeing-737 Act Bill Law Constitution Treaty
    Agreement Accord Protocol Resolution Article Section Chapter Clause Amendment Charter Declaration Convention Code Budget
    Plan Policy Strategy Project Deal Pact Roadmap Summit Series Prix Election Elections Referendum Festival
    Olympics Olympic Games Paralympics Cup Championship Championships
    Tournament Open Trophy Prize Award Awards Medal Oscar Oscars Grammy Grammys Emmy Marathon Derby Final Finals Semi-final
    Quarter-final War Wars Revolution Intifada Holocaust Spring Uprising Genocide Crisis Operation Day Days Week Month Year
    Century Age Era Renaissance Enlightenment Cold Phase Round Stage Level Grade Class Division Type Category Group Part
    Volume Page Figure Table Photo Photos Image Images Video Read Click Share Source Sources Story Exclusive Update Updated
    Breaking Watch Live Opinion Editorial Analysis Comment Sport Sports Business Politics Entertainment Lifestyle Culture
    Health Education Travel Money Home Latest Advertisement Related Follow Earth Moon Mars Venus Jupiter Saturn Sun Mercury
    Pluto English-language Nobel Pulitzer Tweet DPRK's Nos No No. Nr Vol Vol. Fig Fig. Ch Sec Gate Block Unit Lot Flight
    Highway Route Exit Sector Ward Zone Area Facebook's Twitter's Thanks Dear Yours Regards Hi Hello Hey Yes Please Sorry
    Well Oh Wow Lol LOL PS P.S. RIP ASAP FYI BTW IMHO Xbox PlayStation Viagra Kalashnikov Kalashnikovs Molotov Covax COVAX
    Sputnik Euro-zone Eurovision Brexit Ph.D. M.D. B.A. M.A. Jr Jr. Sr Sr. II III IV VI VII VIII IX XI XII XVI Bitcoin
    Ethereum VAR STEM CBD ICT CPI CUP DBA GDPR SDG SDGs COP COP26 COP27 FDI MoU MOU PCR KPI ROI SME SMEs EIA TVET PTSD ADHD
    BMI MRI CT ECG STD STI IVF GMO GMOs ESG EV EVs UAV UAVs ECR PPI PMI XIV XV XX XXI XIX Hon B2B NFT NFTs IFRS HS2 PAYE BVN
    PVC PVCs NIN ATMs MVP RBI's Initiative Reform Reforms Factory ALS COPD Intermediate Release MLAs MLCs MEPs DMs
    Line
    AUD CAD NZD CHF CNY JPY HKD SGD AED QAR EGP PKR BDT LKR NPR KES GHS TZS UGX ZAR ZMW MWK RWF ETB XOF XAF BRL MXN CLP RUB UAH
    PLN CZK HUF RON SEK NOK DKK THB IDR MYR PHP VND KRW TWD ILS IRR IQD KWD BHD OMR JOD
    """
)

#: What somebody studies "in"; in the name of an institute it stays.
STUDY: Final = _words(
    """
    Physics Chemistry Biology Mathematics Maths Economics Sociology Psychology Philosophy Botany Zoology Linguistics Engineering
    Medicine Journalism Anthropology Geography Geology History Nursing Theology Statistics
    """
)
#: Of the words that are no name, those that are the first name of many, where a surname follows.
ALSO_FIRST_NAME: Final = frozenset({"Bill", "Oscar", "Emmy"})
#: Words that open sentences and never a name.
FUNCTION: Final = _words(
    """
    A An The This That These Those It Its He She They We You I His Her Their Our My Your Who What When Where Why How Which
    Whose Whom There Here And But Or Nor So Yet For If Then Than As At By In On Of Off Out Up Down To From With Without
    Within Into Onto Over Under About Above After Before Behind Below Between Beyond During Despite Except Inside Outside
    Through Throughout Toward Towards Until Till Unless Upon Via Since While Whilst Whether Although Though Because Once Also
    Even Just Only Not No None Nobody Nothing Never Neither Either Both Each Every Everyone Everything Some Somebody Someone
    Something Any Anyone Anything All Most Many Much More Less Least Few Several Such Same Other Others Another Eleven Twelve
    Twenty Thirty Forty Fifty Hundred Hundreds Thousand Thousands Million Millions Dozens Fourth Last Next Again Already
    Almost Always Often Sometimes Usually Perhaps Maybe However Therefore Thus Hence Moreover Furthermore Meanwhile
    Nevertheless Nonetheless Instead Otherwise Still Indeed Besides Additionally Similarly Likewise Consequently Finally
    Recently Currently Today Yesterday Tomorrow Tonight Now Soon Later Earlier Ago Early Late According Asked Speaking Given
    Citing Quoting Echoing Defeating Praising Thanking Welcoming Succeeding Accusing Interviewing Addressing Replacing
    Amid Among Amongst Along Across Against Around Near Nearly Like Unlike Regarding Concerning Following Including Is Are
    Was Were Be Been Being Am Do Does Did Done Doing Has Have Had Having Can Could Will Would Shall Should May Might Must Let
    Let's Get Got Go Going Come See Say Says Said Make Take Give Look Think Know It's That's There's He's She's They're We're
    You're What's Who's Here's Don't Doesn't Didn't Can't Won't Isn't Aren't Wasn't Weren't
    """
)
#: Words that are no name alone at the start of a sentence, though a name may begin with them ("Police Service", "New York").
OPENER: Final = _words(
    """
    Best Royal Lone True Pink Grand Golden Silver Red Blue Green Black White Big First Second Third Three Four Five Six Seven
    Eight Nine One Two Ten Police Officials Officers Authorities Residents Witnesses Protesters Critics Experts Analysts
    Scientists Researchers Activists People Women Men Children Students Teachers Doctors Soldiers Troops Rebels Militants
    Fighters Gunmen Workers Farmers Lawmakers Investors Shares Stocks Oil Gold Prices Sales Government Governments Parliament
    Court Courts Prosecutors Lawyers Local National International Global Foreign Federal State Public Private Political
    Economic Social Medical Military Security Human Civil Former New Old Young Good Bad Small Great High Low Long Short Full
    Free Own Major Minor Main Key Top Chief Senior Junior Deputy Acting Special General Total Final Initial Previous Current
    Recent Certain Different Various Numerous Additional Further Overall Based Born Led Made Set Seen Taken Used Using Built
    Founded Known Called Named Found Killed Left Right Back Away Together Apart Far Close Inside Health Education Food Water
    Power Energy Money Time Life Work World Country City Town Home House School Family Church Business Company Companies
    Industry Market Trade Tax Law Peace War Election Elections Voters Voting Reports Report News Media Press Photo Video
    Picture Story Statement Interview Question Answer Read Source Sources Data Figures Research Study Studies Survey Evidence
    Information Details Results Please Thank Thanks Yes No Ok Okay Well Why Not Oh Plus Minus Per Rather Quite Very Too
    Really Actually Basically Clearly Obviously Apparently Unfortunately Fortunately Surprisingly Interestingly Importantly
    Ironically Sadly Hopefully Armed Tens Scores Both Half Part Parts Lots Plenty Enough Whatever Whoever Whenever Wherever
    Else Ever Unlike Worldwide Nationwide Elsewhere Overnight Abroad Upstairs Anyway Somehow Afterwards Beforehand Eventually
    Ultimately Initially Originally Previously Subsequently Immediately Suddenly Gradually Quickly Slowly Simply Merely
    Mainly Mostly Largely Partly Especially Particularly Specifically Generally Typically Traditionally Historically
    Officially Reportedly Allegedly Supposedly Essentially Effectively Literally Practically Virtually Roughly Approximately
    Exactly Precisely Altogether Nowadays
    """
)
#: Everyday words, lower case, that no name of a person or place has in it.
PLAIN: Final = frozenset(w.lower() for w in FUNCTION) | _words(
    """
    administrators liquidators receivers developers organisers organizers owners
    officials witnesses residents protesters authorities police critics experts analysts scientists researchers activists
    people women men children students teachers doctors soldiers troops rebels militants fighters gunmen workers farmers
    lawmakers investors prosecutors lawyers several many some three four five six seven eight nine ten former ex-president
    meanwhile although however despite both because according nearby rival fellow veteran young elderly local angry armed
    alleged suspected embattled troubled disgraced ousted deposed jailed convicted leading influential prominent famous
    popular legendary renowned acclaimed celebrated award-winning outspoken controversial neighbouring neighboring late
    outgoing incoming newly longtime long-time british-born american-born then-president current previous new-look reigning
    defending fourth fifth sixth opposition ruling pro-government anti-government state-run state-owned private supporters
    relatives members leaders followers fans players citizens voters victims survivors families neighbours colleagues friends
    parents girls boys patients prisoners refugees migrants passengers journalists reporters sources observers diplomats
    ministers judges politicians businessmen engineers villagers civilians detainees hundreds thousands millions when why how
    what who where which that this these those
    """
)

#: Verbs of saying and doing after a lone capitalised word: somebody, not somewhere.
SAID: Final = _words(
    """
    said says told added adds explained argued noted warned insisted claimed stated recalled replied tweeted wrote writes
    believes thinks thought admitted denied confirmed announced described declared urged asked vowed stressed emphasised
    emphasized pointed concluded commented remarked observed lamented joked himself herself who whose resigned testified
    pleaded scored married died smiled laughed
    """
)
#: Prepositions that stand before places more than before anything else.
PLACE_PREPOSITION: Final = _words(
    """
    in from near across outside inside throughout around to into toward towards at via between through off
    """
)

#: What follows a hyphen in lower case and is no part of the name before it: "Cairo-based", "NATO-led".
COMPOUND: Final = _words(
    """
    based backed led born style wide run owned made linked affiliated funded sponsored controlled held ruled occupied
    educated trained speaking listed bound area era type level class like only free related aged old year years day days time
    inspired appointed brokered supported allied dominated majority themed focused friendly language wing general in up off
    to by and turned then hit built backing supplied imposed headquartered registered administered flagged designated
    mandated proposed initiated issued drafted engineered raised loving sized shaped long the a an of for on at bashing
    winning nominated sanctioned operated invested hosted organised organized minded leaning aligned origin ready ridden
    hating fuelled fueled bred branded elect approved certified starrer starring
    """
)
