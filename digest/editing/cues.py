"""The words that tell that somebody says something: verbs and nouns with the status they give, and who can speak."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from digest.model.fact import Status


def word_set(words: str) -> frozenset[str]:
    """The words of a table, divided by white space."""
    return frozenset(words.split())


class Cue(NamedTuple):
    """What a word of saying does.

    `status` is what it makes of the words said. `takes` tells what can follow: "clause" (that …, or a bare clause),
    "object" (urged the council to …; called the plan …), or "quote" (the words in marks alone).
    """

    status: Status
    takes: str


# Each line: status, what the verb takes, the verbs. Regular forms are made from the base form; others are written out.
_VERBS: Final[tuple[tuple[Status, str, str], ...]] = (
    (
        "said",
        "clause",
        """say:says:said:saying tell:tells:told:telling add state announce declare explain note write:writes:wrote:writing tweet
        report warn argue stress emphasise emphasize suggest insist reply:replies:replied:replying
        recall remark observe mention respond conclude
        testify:testifies:testified:testifying reveal disclose indicate inform caution reiterate repeat
        point:points:pointed:pointing
        complain joke lament stipulate estimate assure argue vow pledge promise think:thinks:thought:thinking believe
        hope fear agree recommend propose rule relate recount signal show:shows:showed:showing
        find:finds:found:finding feel:feels:felt:feeling
        quip opine counter post underline underscore highlight hint imply:implies:implied:implying
        guess worry:worries:worried:worrying maintain:maintains:maintained:maintaining
        threaten swear:swears:swore:swearing advise remind
        grouse gripe affirm brief notify:notifies:notified:notifying clarify:clarifies:clarified:clarifying elaborate
        concur decide request pray reckon submit:submits:submitted:submitting""",
    ),
    ("claimed", "clause", "claim contend assert boast profess"),
    ("denied", "clause", "deny:denies:denied:denying refute dispute"),
    (
        "confirmed",
        "clause",
        """confirm acknowledge admit:admits:admitted:admitting concede verify:verifies:verified:verifying
        certify:certifies:certified:certifying""",
    ),
    (
        "expected",
        "clause",
        "predict expect anticipate forecast:forecasts:forecast:forecasting project:projects:projected:projecting",
    ),
    ("alleged", "clause", "allege"),
    (
        "said",
        "object",
        """urge ask call order demand direct instruct warn appeal accuse blame criticise criticize praise describe condemn
        denounce dub:dubs:dubbed:dubbing brand label:labels:labelled:labelling slam:slams:slammed:slamming blast thank
        welcome invite encourage defend dismiss reject endorse oppose:opposes:opposed:opposing
        hail deem refer:refers:referred:referring mock decry:decries:decried:decrying deride deplore bemoan cite ridicule
        tout scold respond question characterise characterize portray depict proclaim assail lambast lambaste castigate rebuke
        chide berate chastise disparage belittle""",
    ),
    (
        "said",
        "quote",
        """shout yell cry:cries:cried:crying continue retort read:reads:read:reading ask answer begin:begins:began:beginning
        sing:sings:sang:singing chant whisper muse exclaim scream implore plead proclaim go:goes:went:going
        bark snap sigh laugh tell speak:speaks:spoke:speaking talk comment ring:rings:rang:ringing
        gush quote title use vent fume rail ponder wonder
        open start end finish close interject theorize theorise thunder crow growl grumble groan
        liken compare characterise characterize term portray refer
        offer pronounce reason object charge""",
    ),
)  # fmt: skip


def _forms(entry: str) -> tuple[str, ...]:
    """The forms of a verb: written out with colons, or made from a regular base form."""
    if ":" in entry:
        return tuple(entry.split(":"))
    if entry.endswith("e"):
        return entry, entry + "s", entry + "d", entry[:-1] + "ing"
    third = entry + ("es" if entry.endswith(("ss", "sh", "ch", "x")) else "s")
    return entry, third, entry + "ed", entry + "ing"


def _make_cues() -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    for status, takes, verbs in _VERBS:
        cue = Cue(status, takes)
        for verb in verbs.split():
            for form in _forms(verb):
                cues.setdefault(form, cue)
    return cues


#: A form of a verb of saying, lower case -> what it does.
CUES: Final = _make_cues()

#: Each line: status, nouns for what is told: "Reed's claim that …".
_NOUNS: Final[tuple[tuple[Status, str], ...]] = (
    (
        "said",
        """argument arguments assertion assertions warning warnings statement statements comment comments remark remarks
        suggestion suggestions conclusion conclusions announcement announcements vow vows pledge pledges promise promises
        insistence complaint complaints explanation proposal proposals criticism call calls appeal appeals plea pleas
        finding findings demand demands description declaration concern concerns fear fears belief""",
    ),
    ("claimed", "claim claims contention contentions boast boasts"),
    ("denied", "denial denials"),
    ("confirmed", "admission admissions confirmation acknowledgement acknowledgment"),
    ("expected", "prediction predictions forecast forecasts"),
    ("alleged", "allegation allegations accusation accusations"),
)
#: A noun for what is told -> the status of that.
TELLING_NOUNS: Final[Mapping[str, Status]] = {noun: status for status, nouns in _NOUNS for noun in nouns.split()}
#: What somebody is who holds something to be so: "is confident that".
STANCES: Final = word_set("confident certain sure convinced adamant worried concerned sceptical skeptical doubtful clear")

#: In whose words, or in whose view, something is so.
VIEWS: Final = word_set("words view opinion")

#: Verbs of giving an amount: "put the losses at 4 million".
ESTIMATING: Final = word_set(
    """
    put puts putting estimate estimates estimated estimating value values valued valuing reckon reckons reckoned reckoning
    assess assesses assessed assessing calculate calculates calculated project projects projected forecast forecasts
    """
)

#: The tokens at which a saying may be found.
TRIGGERS: Final = frozenset(CUES) | frozenset(TELLING_NOUNS) | STANCES | VIEWS | ESTIMATING | {"according", "per", "back", ":"}

#: Words that a clause may open with before its subject.
OPENERS: Final = word_set(
    """
    and but so yet however meanwhile still then also or likewise similarly instead indeed overall thus finally moreover
    furthermore additionally later earlier
    """
)

#: Forms that are nouns more often than verbs; they are cues only after a subject that can carry them.
NOUN_LIKE: Final = word_set(
    """
    claims claim reports report notes note states state estimates estimate calls call demands demand promises promise
    forecasts forecast projects project requests request shows show hopes hope fears fear tweets tweet posts post
    signals signal vows pledges pledge boasts boast orders order blasts blast blames blame praise offers offer answers
    answer thought saying finding findings feeling ruling rules rule points point repeat brief briefs label brand hail
    warning uses use read hints hint worries worry guess reading writing writes object counter ends end starts start
    opens close reason term terms laugh comment comments voice direct titled threatens think jokes joke used using open
    opening ending beginning meeting concern proposed related go goes going went continue continued continues continuing
    decided ended started opened closed fearing hoping rings finish finished offered invited welcomed defend defended
    defends talk talks charge charges
    """
)

#: Verbs that only sometimes tell of speech: they count with marks right after, or with "that".
WEAK: Final = word_set(
    """
    think thinks thought thinking believe believes believed believing feel feels felt feeling hope hopes hoped hoping
    fear fears feared fearing show shows showed showing find finds found finding decide decides decided deciding rule
    rules ruled ruling guess guesses guessed guessing agree agrees agreed agreeing worry worries worried signal signals
    signaled recommend recommends recommended propose proposes proposed proposing post posts posted posting point points
    pointed pointing relate relates related relating mention mentions mentioned mentioning note observe observes
    observed observing repeat repeats repeated project projects projected projecting state inform informs indicate
    indicates indicated indicating promise promises promised promising vow vows vowed vowing pledge pledges pledged
    pledging threaten threatens threatened threatening conclude concludes concluded concluding imply implies implied
    implying expect expects expected expecting brief briefs briefed briefing remind reminds reminded advise advises
    advised request requests requested swear swears swore submit submits submitted submitting
    """
)

#: Those of them that tell what somebody holds, with or without "that".
HELD: Final = word_set("think thinks thought believe believes believed hope hopes hoped fear fears feared")

#: Words between a subject and its verb.
ADVERBS: Final = word_set(
    """
    also later then has have had having been further reportedly repeatedly recently again earlier often once previously
    already publicly privately now still just only even always simply initially first finally eventually quickly
    separately meanwhile however therefore thus subsequently specifically explicitly strongly officially formally
    immediately jokingly sarcastically bluntly flatly clearly rightly wrongly falsely correctly famously both all here
    there himself herself themselves itself consistently frequently sometimes never is was are were would will could can
    may might must should does did do to 's ’s not categorically firmly angrily proudly
    """
)
NEGATIONS: Final = word_set(
    """
    not never n't cannot nor neither without didn't doesn't don't won't wouldn't hasn't haven't hadn't couldn't can't
    didn’t doesn’t don’t won’t wouldn’t hasn’t haven’t hadn’t couldn’t can’t isn't wasn't isn’t wasn’t aren't aren’t
    """
)
#: "refused to say": the words are denied, or withheld.
REFUSALS: Final = word_set("refused refuses refusing declined declines")
#: "shot back": a verb of answering.
BACK_VERBS: Final = word_set(
    """
    shot shoots fired fires hit hits snapped snaps wrote writes tweeted punched clapped
    """
)
#: A second-hand cue: the words are somebody else's, and a newspaper or an agency tells of them.
REPORTED: Final = word_set("report reports reported according")
PASSIVE: Final = word_set("is was are were been be being")

PRONOUNS: Final = word_set("he she they it i we you who")
THIRD_PERSON: Final = word_set("he she")

DAYS: Final = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow
    """
)
DAY_PARTS: Final = word_set("morning afternoon evening night late early last this")

DETERMINERS: Final = word_set(
    """
    the a an his her its their our my your this that these those some many several most all both any no another other
    each one two three four five six seven eight nine ten dozens hundreds thousands few more
    """
)

#: A phrase for a person or body that speaks, where it is not a name: its last word is one of these.
SPEAKER_NOUNS: Final = word_set(
    """
    official officials police source sources spokesman spokeswoman spokesperson spokespersons spokespeople minister
    ministry government authorities authority resident residents witness witnesses report reports statement study data
    survey poll polls expert experts analyst analysts critic critics researcher researchers scientist scientists court
    judge judges lawyer lawyers attorney attorneys prosecutor prosecutors investigator investigators president chairman
    chairwoman chair director chief head governor mayor senator lawmaker lawmakers lawmaker's lawmakers' leader leaders
    company firm agency department council commission committee board union party campaign army military navy force
    forces officer officers doctor doctors hospital teacher teachers student students mother father parents parent
    family families wife husband son daughter brother sister man woman men women people observers commentators
    economists economist executive executives founder owner owners neighbour neighbours neighbor neighbors friend
    friends aide aides adviser advisers advisor advisors ambassador embassy diplomat diplomats commander commanders
    general secretary newspaper magazine paper website station channel network reporter reporters journalist journalists
    author authors professor historian document documents letter complaint lawsuit affidavit indictment filing ruling
    order release advisory notice bulletin tweet post email memo note investigation inquiry team group groups
    organisation organization organisations organizations association federation coalition alliance body service office
    bureau bank fund regulator watchdog supporter supporters opponent opponents rival rivals republicans democrats
    voters voter delegate delegates activist activists campaigner campaigners protester protesters demonstrators victim
    victims survivor survivors farmer farmers trader traders driver drivers passenger passengers pilot captain coach
    manager player players star actor actress singer writer pastor priest bishop imam pope king queen prince princess
    candidate nominee contender politician politicians billionaire businessman mogul lady veteran immigrant employee
    employees worker workers staff staffer staffers strategist strategists pollster pollsters statistics records
    research analysis moderator host anchor commentator columnist blogger editor editors editorial agencies ministers
    media figures results findings census forecasters forecaster deputy counsel representative representatives
    congressman congresswoman caller callers user users crowd audience member members others everyone nobody someone
    somebody administration regime state country persons person ad ads message messages version response account page
    senators secretaries chants emails ally allies lieutenant sergeant detective detectives sheriff opposition rebels
    insurgents militia militias junta parliament observatory monitor monitors rescuers nurse nurses operative operatives
    insider insiders proponent proponents relative relatives volunteer volunteers panel panels firefighters troops crew
    crews scholar scholars guest guests colleague colleagues girl girls boy boys child children couple teenager
    respondents americans tribe tribes publisher premier envoy academic academics lobby guard guards organiser
    maker giant startup manufacturer guild charity airline operator insurer retailer brokerage consultancy carmaker automaker
    railway tribunal jury syndicate
    organisers organizer organizers think-tank principal principals auditor auditors book banner banners placard placards
    poster posters sign plaque headline headlines services brigade coastguard
    """
)

#: Those of them that a "he" or "she" can stand for.
HUMAN_NOUNS: Final = word_set(
    """
    official spokesman spokeswoman spokesperson minister president chairman chairwoman chief director head governor
    mayor senator lawmaker leader officer doctor teacher student mother father wife husband son daughter brother sister
    man woman neighbour neighbor friend aide adviser advisor ambassador diplomat commander secretary reporter journalist
    author professor lawyer attorney prosecutor judge analyst expert resident witness activist farmer driver pilot
    captain coach manager player owner pastor priest victim survivor source congressman congresswoman detective sheriff
    lieutenant sergeant nurse founder economist scientist researcher veteran candidate nominee deputy representative person
    """
)
#: Documents: what they "show" or "find" is told, with or without "that".
DOCUMENTS: Final = word_set(
    """
    report reports data study survey poll polls figures results findings statistics research census records documents
    analysis
    """
)

#: Endings of nouns for people.
SPEAKER_SUFFIXES: Final = ("er", "or", "ers", "ors", "ist", "ists", "ian", "ians", "man", "men", "woman", "women", "ant", "ants")

#: Titles that stand before a name and are no part of it.
TITLES: Final = word_set(
    """
    president vice prime minister senator sen rep representative congressman congresswoman governor gov mayor secretary
    speaker justice judge chief general gen colonel col captain capt major maj lieutenant lt sergeant sgt admiral adm
    commander officer director chairman chairwoman chair ambassador spokesman spokeswoman spokesperson attorney
    professor prof doctor dr mr mrs ms miss sir lord lady dame king queen prince princess pope cardinal bishop
    archbishop reverend rev pastor father imam sheikh mullah ayatollah inspector superintendent detective sheriff deputy
    coach manager editor analyst economist chancellor premier commissioner candidate nominee strategist adviser advisor
    leader sens reps cr cllr cmdr cdr brig atty supt
    """
)

PREPOSITIONS: Final = word_set(
    """
    of in at for from with on near to by about during under over into unlike against between among across around outside inside
    through within without toward towards behind beyond via per amid despite following including like along after before
    since until
    """
)

#: Finite forms that end a noun phrase.
VERBS: Final = word_set(
    """
    is was are were am be been being has had have do does did will would could can may might must should shall isn't
    wasn't aren't weren't hasn't hadn't haven't doesn't didn't don't won't wouldn't couldn't can't shouldn't cannot
    isn’t wasn’t aren’t weren’t hasn’t hadn’t haven’t doesn’t didn’t don’t won’t wouldn’t couldn’t can’t shouldn’t went
    came took made got gave became met left won lost held began put set ran kept knew saw brought stood sat fell grew
    sent paid built spent led fought sought caught bought taught sold lay drew drove flew chose broke rose wore hit cut
    let
    """
)

#: What a speaker speaks through: "in a statement", "at a press conference".
VIA_NOUNS: Final = word_set(
    """
    statement interview release tweet letter email memo speech address post message report briefing conference blog
    op-ed article column note affidavit filing broadcast appearance video podcast book testimony telephone phone
    editorial facebook twitter instagram television tv
    """
)
_VERBATIM_VIA: Final = {"tweeted": "tweeted", "tweets": "tweeted", "posted": "posted", "wrote": "wrote", "writes": "wrote"}


def make_via(word: str) -> str | None:
    """The way of telling that the verb itself names: "tweeted"."""
    return _VERBATIM_VIA.get(word)


#: Punctuation that ends a clause or a part of it.
TRAILING: Final = frozenset(",.;:—–-!?")
