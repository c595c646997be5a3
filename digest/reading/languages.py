"""Which language a text is in, by its script and its commonest small words; silence where that does not settle it.

Asked only where neither front matter nor source nor settings name a language. Small words (articles, prepositions, forms of
"to be") make a third of any text and differ from one language to its neighbour, so a list of each tells them apart without a
model: see docs/decisions/0010-languages.md.
"""

from __future__ import annotations

from functools import cache
from typing import Final

#: How much of a text is looked at (characters).
_LOOK: Final = 1_000
#: Letters of a script of its own without which nothing is said, and the share of all characters that they must have.
_FEWEST_LETTERS: Final = 20
_SHARE_OF_SCRIPT: Final = 0.4
#: What a small word weighs that one language has, or two, or more.
_WEIGHTS: Final = (3, 2, 1)
#: The weight without which nothing is said, for itself and for each word of the text that is unlike the others.
_LEAST: Final = 10
_LEAST_OF_WORDS: Final = 0.15
#: How many times as much as the next language must have: a text in two languages has less.
_AHEAD: Final = 1.5

#: Scripts that one language of news is written in, by the high byte of their letters: the languages of its lower and upper half.
_SCRIPTS: Final = {
    0x03: ("el", "el"), 0x05: ("hy", "he"), 0x09: (None, "bn"), 0x0A: ("pa", "gu"), 0x0B: ("or", "ta"), 0x0C: ("te", "kn"),
    0x0D: ("ml", "si"), 0x0E: ("th", "lo"), 0x10: ("my", "ka"), 0x30: ("ja", "ja"), 0x4E: ("zh", "zh"), 0xAC: ("ko", "ko"),
}  # fmt: skip
#: High bytes as those of a script's first letters; of others 0.
_HIGH: Final = bytes(0x4E if 0x4E <= b < 0xA0 else 0xAC if 0xAC <= b < 0xD8 else b if b in _SCRIPTS else 0 for b in range(256))
#: Of Japanese text at least so many characters are kana; Chinese has none.
_KANA: Final = 0.1

#: Small words of each language, in small letters, as they stand between spaces; those that neighbours do not share first.
_SMALL_WORDS: Final = {
    "en": "the of and to in is was for that with on as by at from it his her has have were are be been not but this which "
    "said who will their they after an or would more about when there had than its into also",
    "es": "el la los las de del que y en un una por con para se su sus al es fue lo como más pero ha han sobre entre este "
    "esta según también hasta desde cuando muy sin ya años dijo está son había donde hubo tras dos tiene mientras "
    "durante ser les porque contra otras gobierno además",
    "fr": "le la les des de du et en un une que qui dans pour par sur est au aux avec il elle ne pas plus ce cette son sa "
    "ses été mais sont ont selon après leur comme était depuis être deux où",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine einen einer als auch es an werden "
    "aus er hat dass sie nach wird bei um am sind noch wie einem über so zum war haben nur oder vor zur bis",
    "pt": "o a os as de do da dos das e que em um uma no na nos nas para por com não se ao à foi mais como mas são seu sua "
    "pelo pela também após até já está ser há disse segundo entre sobre tem",
    "it": "il lo la gli le di del della dei delle dello e che in un una è per con non si al alla da dal dalla sono nel "
    "nella ha hanno come più ma anche ai alle stato dopo anni suo sua questo ho essere",
    "nl": "de het een van en in is dat op te zijn voor met die niet aan er om ook als dan maar bij nog naar uit door over "
    "heeft hebben werd worden wordt was ze hij zich geen meer tot na deze volgens",
    "sv": "och att det som en på är av för med den till inte han de har om ett var men sig från vi så när kan där nu hade "
    "efter eller ska under också skulle mot än vid sedan blir blev många",
    "da": "og at det som en på er af for med den til ikke han de har om et var men sig fra så når kan der hvor nu havde "
    "efter eller skal også ville mod end ved siden bliver blev mange meget hun",
    "no": "og at det som en på er av for med den til ikke han de har om et var men seg fra så når kan der hvor nå hadde "
    "etter eller skal også ville mot enn ved siden blir ble mange mye hun ha",
    "fi": "ja on ei että se hän oli olivat ovat joka mukaan kun mutta myös tai niin kuin sekä vuonna ollut jälkeen vain "
    "kanssa jo ole sen noin hänen tämä siitä kuten sanoi voi eivät nyt vielä joita",
    "pl": "i w na z do się że nie to jest o po za od dla jak przez oraz co ale był była było są ma tym jego które który "
    "która ze przed już także być tego ich został czy bardzo roku pod",
    "cs": "a v na se že je to z do s o ve pro za po jsou by který která které jeho jako ale byl byla bylo od k i podle také "
    "při už ze mezi nebo jen až bude před kteří proto",
    "sk": "a v na sa že je to z do s o vo pre za po sú by ktorý ktorá ktoré jeho ako ale bol bola bolo od k i podľa tiež "
    "pri už zo medzi alebo len až bude pred ktorí aj nie",
    "hu": "a az és hogy nem is egy van volt meg de ez csak már azt ha mint még el ki be le fel szerint után között vagy "
    "lesz amely ami aki ezt voltak kell lehet mondta pedig minden több",
    "ro": "și în de la a cu pe care din este că nu să pentru un o mai au fost al ale lui prin după sau ca dar sunt fi între "
    "acest această către până fără când ei unei unui",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra en ne ise o ama her değil dedi olduğu olduğunu "
    "var yeni göre ancak iki tarafından büyük ilk içinde oldu diye",
    "id": "yang dan di dari untuk dengan pada ini itu dalam tidak akan ke adalah juga oleh karena sebagai telah ada lebih "
    "para atau bisa saat sudah kata tersebut menjadi mereka seorang bahwa hari",
    "hr": "i u na je se da su za od s o što nije kao iz koji koja koje ali će bi po do prema također nakon tijekom gdje "
    "samo još bio bila kako te više ili kada zbog između",
    "sl": "in v na je se da so za od z s o ki ni kot iz bi po do pri tudi še ali pa ga bil bila bilo zaradi med ter več ko "
    "že ob če lahko bo bodo leta kar sta",
    "lt": "ir į kad yra su iš tai bet apie buvo kaip už dėl po jau pagal taip tik ne arba per nuo iki jo jų tačiau savo bus "
    "kurie kuris prie metų labai",
    "lv": "un ir ar no kas lai par uz bet arī ka pēc vai kā tika pie nav jau līdz ko bija gan pa gada viņš savu tās šo var "
    "tikai viņa tiek",
    "et": "ja on et ei see oma kui ka oli mis ta ning aga või kes siis selle pärast välja veel mida juba tema nii üle kuid "
    "ole mille pole eest kõik sai",
    "sq": "dhe në të e një për me nga që është i se u ka do nuk si më ky kjo por ishte pas janë tij duke kanë edhe deri "
    "disa mbi kur ose",
    "vi": "và của là có trong cho được không với các một những người đã để này khi ở về từ đến tại cũng theo ra vào nhiều "
    "sau năm trên còn như phải",
    "ca": "el la els les de del que i en un una per amb és al als no se seu va com més però ha han aquest aquesta també "
    "fins són ser segons on dels ja ho dos anys perquè després contra durant molt només",
    "ru": "и в на с не что по из за от к о для как это он она его при до но также был была было были их все у после года "
    "еще ещё сообщил который которые чтобы около со во из-за лет году время словам человек тысяч сообщила сообщили "
    "этого этом своей своих только более между через пока сейчас заявил г. рублей может",
    "uk": "і в на з не що та до у від за про як це для по із він вона його але також був була було були після року який які "
    "щоб вже ще є під час має буде й",
    "bg": "и в на с не че от за да се е по са като до го това при но със през във който която които след беше били още бе "
    "между няма може според само години тази тези",
    "sr": "и у на је се да су за од са о што није као из који која које али ће би по до према такође након где само још био "
    "била како више или када због између",
    "mk": "и во на се да од за со не што е ќе го ги по како но при кои кој која до беше биле откако меѓу само според дека "
    "или бил има",
    "ar": "في من على إلى أن عن التي الذي هذا هذه مع ما لا كان كانت قال قد بعد أو بين كما لم حتى خلال ذلك وقال إن عند غير "
    "منذ وفي ومن قبل أكثر كل لن",
    "fa": "در به از که این را با است برای آن یک شد بر های تا هم می شده کرد خود بود نیز او پس دو اما اند شود باید هر گفت اگر "
    "ما دارد یا",
    "ur": "کے کی میں ہے کا اور سے کو نے پر یہ کہ ہیں بھی اس ان تھا جو کیا ایک گیا ہو نہیں تھے لیے کر تھی بعد کہا گئے ساتھ "
    "رہے وہ یا تک ہوئے",
    "ps": "په د چې او له ته دی کې سره یې دا شوي وو نه هم خو کړي شي پر وي هغه یو لپاره شو وروسته کړی باندې یا دوی",
    "hi": "के की में है का और से को ने पर यह कि हैं भी इस उन था जो एक गया हो नहीं थे लिए कर थी बाद कहा गए साथ रहे वह या तक "
    "हुए अपने किया",
    "mr": "आणि आहे या ते हे त्या आहेत व की तर होता होती होते केले केली मध्ये त्यांनी नाही यांनी झाली झाले असून एक हा ही तो "
    "पण येथे करण्यात त्यामुळे",
    "ne": "र को मा ले छ हो पनि यो गर्ने भएको गरेको छन् थियो लागि भन्ने एक तथा बताए अनुसार साथै हुने गरी तर उनले नेपाल यस "
    "भने छैन",
}  # fmt: skip


#: The languages, each at the place of its byte in the sums below.
_LANGUAGES: Final = tuple(_SMALL_WORDS)


@cache
def _weigh_words() -> dict[str, int]:
    """For each small word a number with a byte for each language: what the word weighs there. Sums of them count them all."""
    speakers: dict[str, list[int]] = {}
    for at, words in enumerate(_SMALL_WORDS.values()):
        for word in dict.fromkeys(words.split()):
            speakers.setdefault(word, []).append(at)
    return {
        word: sum(_WEIGHTS[min(len(places), len(_WEIGHTS)) - 1] << 8 * at for at in places) for word, places in speakers.items()
    }


def detect_language(text: str) -> str | None:
    """The first subtag of the language that the start of `text` is in; None where it is short, mixed, or of no known language.

    Looks at the first 1,000 characters; takes some 20 microseconds.
    """
    head = text[:_LOOK]
    return (None if head.isascii() else _read_script(head)) or _read_words(head)


def _read_script(head: str) -> str | None:
    """The language by a script that no other language of news is written in."""
    highs = head.encode("utf-16-le", "replace")[1::2].translate(_HIGH)
    least = max(_FEWEST_LETTERS, _SHARE_OF_SCRIPT * len(head))
    if len(highs) - highs.count(0) < least:
        return None
    kana, han = highs.count(0x30), highs.count(0x4E)
    if kana + han >= least:
        return "ja" if kana >= _KANA * (kana + han) else "zh"
    script = max(_SCRIPTS, key=highs.count)
    if highs.count(script) < least:
        return None
    at = highs.index(script)
    return _SCRIPTS[script][ord(head[at : at + 1] or "a") & 0x80 != 0]


def _read_words(head: str) -> str | None:
    """The language that most of the small words belong to, where it is well ahead of every other."""
    words, weighed = set(head.lower().split()), _weigh_words()
    weights = sum(map(weighed.__getitem__, weighed.keys() & words)).to_bytes(len(_LANGUAGES), "little")
    second, most = sorted(weights)[-2:]
    if most < max(_LEAST, _LEAST_OF_WORDS * len(words)) or most < _AHEAD * second:
        return None
    return _LANGUAGES[weights.index(most)]
