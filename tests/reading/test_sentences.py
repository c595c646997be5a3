"""Sentences: where they begin and end, in the text of many papers and scripts."""

from __future__ import annotations

import time
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model.article import Block
from digest.reading import boundaries
from digest.reading import sentences as room
from digest.reading.sentences import make_sentences, split_sentences


def split(text: str, language: str = "en") -> list[str]:
    return [text[a:b] for a, b in split_sentences(text, 0, len(text), language)]


@pytest.mark.parametrize(
    "text",
    [
        # abbreviations and titles
        "Mr. Noor met Gen. Orly and Lt. Col. Roy on Jan. 5 in St. Ives.",
        "The U.S. Army and the U.N. Security Council met at 5 p.m. Friday in Washington, D.C.",
        "Two of them, Sens. Lee Noor and Ana Roy, met Profs. Lind and Hall.",
        "Press Officer Usec. Ana Reyes spoke at 7:15 p.m. (1715 GMT) and left.",
        "It is No. 5 on the list, costs Rs. 500 and is shown in Fig. 2 of Vol. 3.",
        "Acme Inc. chief Ann Lee and Bolt Ltd. of Leeds vs. Crane Co. in court.",
        "The vote, i.e. the second one, was e.g. told by Prof. Dr. Hall.",
        # initials and numbers
        "J. K. Marsh and D.R. Hope wrote to T.S. Lane of D.R. Congo.",
        "Prices rose 3.5 per cent to $1.25 in 2.5 days.",
        # initials before names that look like words which open sentences
        "“It’s grim,” said J.P. O’Neill, a trader.",
        "The post went to M. D'Angelo, to K. La Rue and to A. B. Le Roux of T.K. L’Orme.",
        # quotations that end in another mark
        '"Why now?" she asked.',
        '"Why now?" Karim Noor asked.',
        "“Stop them!” shouted the guard.",
        "The minister (who knows why?) left the hall.",
        "(Former) President Noor and (new) Mayor Lind met.",
        "(Some 40 boats were lost in the storm.)",
        "(The pier) is shut, and (Ann Lee says) it stays so.",
        "He waited... and left, and waited … and left.",
        "The dog . . . barked.",
        # names, addresses and files
        "Yahoo! Finance and Jeopardy! fans met.",
        "See www.acme.example.org/a.The.file and report.PDF, or Node.Js and Booking.Com.",
        # enumerations
        "1. The first point",
        "The demands are: 1. An end to the war",
        "A. The lesser road",
    ],
)
def test_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She came.", ["He left.", "She came."]),
        ("They live in the U.S. The others left.", ["They live in the U.S.", "The others left."]),
        ("It ended at 5 p.m. Nobody came.", ["It ended at 5 p.m.", "Nobody came."]),
        ("He works for Acme Inc. The firm is small.", ["He works for Acme Inc.", "The firm is small."]),
        ("They live in the U.S. It’s cold.", ["They live in the U.S.", "It’s cold."]),
        ("He asked Team A. I’m told it won.", ["He asked Team A.", "I’m told it won."]),
        ("It lacks vitamin C. The doctors know.", ["It lacks vitamin C.", "The doctors know."]),
        ("It was in 1950. 385 people died.", ["It was in 1950.", "385 people died."]),
        ('"We won." He smiled.', ['"We won."', "He smiled."]),
        ("“We won.” “So did we.”", ["“We won.”", "“So did we.”"]),
        ('He said: "We go. We stay. We fight." Then he left.', ['He said: "We go.', "We stay.", 'We fight."', "Then he left."]),
        ('"Will it end?" The crowd went quiet.', ['"Will it end?"', "The crowd went quiet."]),
        ("He left (He was tired.) Then he slept.", ["He left (He was tired.)", "Then he slept."]),
        ("He paused... Then he spoke.", ["He paused...", "Then he spoke."]),
        ("(Harbour News)The pier was shut.", ["(Harbour News)", "The pier was shut."]),
        ("A crew at work. (APX) The pier was shut.", ["A crew at work.", "(APX)", "The pier was shut."]),
        ("(Ann Lee/Harbour Pictures) The pier was shut.", ["(Ann Lee/Harbour Pictures)", "The pier was shut."]),
        ("(Pier shut for May: dates)It opens in June.", ["(Pier shut for May: dates)", "It opens in June."]),
        ("They spoke of “a pier?.The mayor left.", ["They spoke of “a pier?.", "The mayor left."]),
        ("Prices fell.[3] Wages rose.", ["Prices fell.[3]", "Wages rose."]),
        ("1. The first point. 2. The second.", ["1. The first point.", "2. The second."]),
        ("Yahoo! The word was new.", ["Yahoo!", "The word was new."]),
        ("Sales fell. iPhone buyers wait. He met al-Rashid.", ["Sales fell.", "iPhone buyers wait.", "He met al-Rashid."]),
        # no space after the full stop
        ("The mayor said.The army left.", ["The mayor said.", "The army left."]),
        ('He said "stop."The army left.', ['He said "stop."', "The army left."]),
        ('The plan failed."The army" came.', ["The plan failed.", '"The army" came.']),
        # lines
        ("The army\nleft. It\ncame back.", ["The army\nleft.", "It\ncame back."]),
        ("- one\n- two", ["- one", "- two"]),
        ("A heading\n\nA text.", ["A heading", "A text."]),
        # a post that was set into the text, and what goes on behind it
        (
            "Ann Reed (@annreed) May 3, 2026Later the port was shut.",
            ["Ann Reed (@annreed) May 3, 2026", "Later the port was shut."],
        ),
        ("A ship! pic.twitter.com/sY0H3xzXl3And Reed left.", ["A ship! pic.twitter.com/sY0H3xzXl3", "And Reed left."]),
        ("Ann Reed (@annreed) wrote on May 3, 2026 to us.", ["Ann Reed (@annreed) wrote on May 3, 2026 to us."]),
        ("Ann Reed (@annreed) May 3, 2026 Later all left.", ["Ann Reed (@annreed) May 3, 2026 Later all left."]),
        ("See pic.twitter.com/sY0H3xzXl3, she said.", ["See pic.twitter.com/sY0H3xzXl3, she said."]),
    ],
)
def test_several_sentences(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("de", "Sie kam am 7. August an. Die 3. Liga spielt.", ["Sie kam am 7. August an.", "Die 3. Liga spielt."]),
        ("de", "Es war der 7. Die Leute lachten.", ["Es war der 7.", "Die Leute lachten."]),
        ("de", "Das ist z.B. Herr Dr. Meier. „Gut.“ Er ging.", ["Das ist z.B. Herr Dr. Meier.", "„Gut.“", "Er ging."]),
        ("sl", "Prišel je 14. avgusta. Odšel je.", ["Prišel je 14. avgusta.", "Odšel je."]),
        ("es", "¿Qué pasa? ¡Nada! La Sra. Ruiz salió.", ["¿Qué pasa?", "¡Nada!", "La Sra. Ruiz salió."]),
        ("fr", "« Oui. » Il est parti. M. Blanc reste.", ["« Oui. »", "Il est parti.", "M. Blanc reste."]),
        ("hi", "यह नगर है। वह गया।", ["यह नगर है।", "वह गया।"]),
        ("ja", "「行く。」と述べた。次です。本当！", ["「行く。」と述べた。", "次です。", "本当！"]),
        ("zh", "他走了。她来了吗？来了。", ["他走了。", "她来了吗？", "来了。"]),
        ("ar", "هل جاء؟ نعم. ذهب.", ["هل جاء؟", "نعم.", "ذهب."]),
        ("ur", "وہ آیا۔ وہ گیا۔", ["وہ آیا۔", "وہ گیا۔"]),
        ("en", "He came on the 7. August was hot.", ["He came on the 7.", "August was hot."]),
    ],
)
def test_languages(language: str, text: str, sentences: list[str]) -> None:
    assert split(text, language) == sentences


def test_blocks_that_hold_sentences() -> None:
    text = "Rain. Again\nA town (AP) -- It rained. It stopped.\nRead more\nA boat. In port."
    blocks = [
        Block("subhead", 0, 11),
        Block("dateline", 12, 26),
        Block("paragraph", 27, 49),
        Block("debris", 50, 59),
        Block("caption", 60, 76),
    ]
    sentences = make_sentences(text, blocks)
    assert [(s.index, s.block, s.text) for s in sentences] == [
        (0, 0, "Rain. Again"),
        (1, 2, "It rained."),
        (2, 2, "It stopped."),
        (3, 4, "A boat. In port."),
    ]
    assert all(text[s.start : s.end] == s.text for s in sentences)


_NEWS = st.lists(
    st.sampled_from(
        [
            "Mr.",
            "U.S.",
            "said",
            "The",
            "army",
            '"',
            "“",
            "”",
            ".",
            "!",
            "?",
            "...",
            " ",
            "  ",
            "\n",
            "\n\n",
            "(",
            ")",
            "5",
            "3.5",
            "。",
            "- ",
        ]
    ),
    max_size=60,
).map("".join)


@settings(deadline=None)
@given(text=st.one_of(st.text(max_size=200), _NEWS), language=st.sampled_from(["en", "de", "fr", "ja", "xx", ""]))
def test_sentences_cover_the_text(text: str, language: str) -> None:
    """Rising, not overlapping, without outer white space, and with every other character in one of them."""
    last = 0
    for start, end in split_sentences(text, 0, len(text), language):
        assert last <= start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@given(text=_NEWS, cut=st.integers(0, 20))
def test_part_of_a_text(text: str, cut: int) -> None:
    """Offsets are those of the whole text, and stay within the part."""
    start, end = min(cut, len(text)), max(min(cut, len(text)), len(text) - cut)
    assert all(start <= a < b <= end for a, b in split_sentences(text, start, end))


@pytest.mark.parametrize(
    "unit", [" ", '"', "(", ")", ".", "\n", "A", ". ", '." ', "A. ", "Mr. ", "(A? ", ".A", "said.The ", "[1]", "« ", "?!"]
)
def test_hostile_text(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    began = time.process_time()
    split_sentences(text, 0, len(text))
    assert time.process_time() - began < 1.0


@pytest.mark.parametrize("unit", ["「。", "“。", "（。）a", "」「。x", "l'a. ", "ह. ", ";"])
@pytest.mark.parametrize("language", ["zh", "it", "el"])
def test_hostile_text_of_other_languages(unit: str, language: str) -> None:
    text = (unit * 100_000)[:100_000]
    began = time.process_time()
    split_sentences(text, 0, len(text), language)
    assert time.process_time() - began < 1.0


@pytest.mark.parametrize("unit", ["word ", "x", "。x"[1:], "$1."])
def test_nothing_is_longer_than_a_sentence_can_be(unit: str) -> None:
    text = unit * 3000
    spans = split_sentences(text, 0, len(text))
    assert max(e - s for s, e in spans) <= 2_000
    assert "".join(text[s:e] for s, e in spans).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("Il dirige J.P. La banque a fermé.", "fr", ["Il dirige J.P.", "La banque a fermé."]),
        ("She saw J.P. La Rue.", "en", ["She saw J.P. La Rue."]),
        ("桥塌了。有人受伤吗？没有！救援已结束。", "zh", ["桥塌了。", "有人受伤吗？", "没有！", "救援已结束。"]),
        ("“水太冷。”王小明说。渡轮停了。", "zh", ["“水太冷。”王小明说。", "渡轮停了。"]),
        ("“水太冷。”渡轮昨天停航。", "zh", ["“水太冷。”", "渡轮昨天停航。"]),
        (
            "橋が落ちた。市長は「冷たい。」と述べた。船は止まった。",
            "ja",
            ["橋が落ちた。", "市長は「冷たい。」と述べた。", "船は止まった。"],
        ),
        ("「行く。でも帰る。」と言った。雨だ。", "ja", ["「行く。でも帰る。」と言った。", "雨だ。"]),
        ("市は（詳細は不明。）発表した。雨だ。", "ja", ["市は（詳細は不明。）発表した。", "雨だ。"]),
        ("市长说：“来。”他说，桥开了。", "zh", ["市长说：“来。”", "他说，桥开了。"]),
        (
            "z. B. die Feuerwehr, d. h. alle. Am 3. Mai war Ruhe.",
            "de",
            ["z. B. die Feuerwehr, d. h. alle.", "Am 3. Mai war Ruhe."],
        ),
        ("Brot, Milch usw. Alle kamen mit Hrn. Bo, Hr. Re.", "de", ["Brot, Milch usw.", "Alle kamen mit Hrn. Bo, Hr. Re."]),
        ("L’ing. Bo e l'avv. Re, p. es. ieri. Poi basta.", "it", ["L’ing. Bo e l'avv. Re, p. es. ieri.", "Poi basta."]),
        (
            "El Sr. Bo y la Dra. Re, de EE. UU. ¿Y quién más? ¡Nadie!",
            "es",
            ["El Sr. Bo y la Dra. Re, de EE. UU.", "¿Y quién más?", "¡Nadie!"],
        ),
        (
            "M. Bo et Mme. Re, p. ex. hier. « Partez ! » Ils partent.",
            "fr",
            ["M. Bo et Mme. Re, p. ex. hier.", "« Partez ! »", "Ils partent."],
        ),
        ("O Sr. Bo e a Profa. Re, na Av. Sul. Depois choveu.", "pt", ["O Sr. Bo e a Profa. Re, na Av. Sul.", "Depois choveu."]),
        (
            "Dhr. De Wit zei o.a. niets, bijv. gisteren. Zij ook.",
            "nl",
            ["Dhr. De Wit zei o.a. niets, bijv. gisteren.", "Zij ook."],
        ),
        (
            "В 2021 г. Омск рос. Это 5 тыс. рублей в 1990 г. На ул. Мира пусто.",
            "ru",
            ["В 2021 г. Омск рос.", "Это 5 тыс. рублей в 1990 г.", "На ул. Мира пусто."],
        ),
        ("Prof. Lis był tu w 2021 r. Potem nic.", "pl", ["Prof. Lis był tu w 2021 r.", "Potem nic."]),
        ("Πού είναι; Ο κ. Παπάς έφυγε· ξέρει.", "el", ["Πού είναι;", "Ο κ. Παπάς έφυγε· ξέρει."]),
        ("One; Two.", "en", ["One; Two."]),
        ("هل انتهى؟ قال د. سمير: نعم! شكرا.", "ar", ["هل انتهى؟", "قال د. سمير: نعم!", "شكرا."]),
        ("یہ بند ہے۔ کیا؟ ہاں۔", "ur", ["یہ بند ہے۔", "کیا؟", "ہاں۔"]),
        ("डॉ. सिंह आए। सब गए॥ क्यों?", "hi", ["डॉ. सिंह आए।", "सब गए॥", "क्यों?"]),
        ("Մեկ։ Երկու։", "hy", ["Մեկ։", "Երկու։"]),
        ("አንድ። ሁለት።", "am", ["አንድ።", "ሁለት።"]),
        ("ท่าเรือปิดแล้ว ลูกเรือกำลังรอ", "th", ["ท่าเรือปิดแล้ว ลูกเรือกำลังรอ"]),
    ],
)
def test_the_language_decides_what_opens_a_sentence(text: str, language: str, sentences: list[str]) -> None:
    assert split(text, language) == sentences


_SCRAPS = st.sampled_from(
    ["the", "The", "cent", "vii", "iv", "x", "A", "U.S", "Mr", "p.m", "Jan", "3", "14", "said", "minister", "mix", "é", "Ärger",
     *"      ....", '"', "“", "”", "’", "»", "(", ")", "[2]", "?", "!", "…", "\n", "\n\n", "- ", "1.", ", ", "中。", " ."]
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(_SCRAPS, max_size=25), st.sampled_from(["en", "de", "fr", "ru"]))
def test_what_is_seen_at_first_sight_is_what_a_close_look_finds(scraps: list[str], language: str) -> None:
    text = "".join(scraps)
    found = split_sentences(text, 0, len(text), language)
    with patch.object(room, "is_plain_end", lambda *_: False), patch.object(room, "WITHIN_WORDS", frozenset()):
        assert split_sentences(text, 0, len(text), language) == found


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("A meeting on Monday. Work went on.", True),
        ("A meeting on Mon. Work went on.", False),
        ("They went on with the meeting. Work stopped.", True),
        ('They went on. "We did," he said.', True),
        ("It cost 3 per cent. The rest", False),
        ("See vii. The rest", False),
        ("They went on. the rest", False),
        ("They went on.", False),
    ],
)
def test_a_plain_end_stands_between_a_whole_word_and_a_capital(text: str, plain: bool) -> None:
    scan = boundaries.Scan(text, 0, len(text), "en")
    assert boundaries.is_plain_end(scan, text.index(".")) is plain
