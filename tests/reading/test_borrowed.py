"""Links between articles as Hugo and Pelican write them."""

from __future__ import annotations

import pytest

from digest.model.article import SourceFile
from digest.model.settings import Settings
from digest.publishing.crosslinks import locate_links
from digest.reading.article import read_article
from digest.reading.markup.borrowed import spell_links

FILE = "2021/08/port.md"


def spell(text: str) -> str:
    """As `spell_links`, for the article FILE, without the blanks that keep what follows in its column."""
    spelt = spell_links(text, FILE)
    assert len(spelt) >= len(text) and spelt.count("\n") == text.count("\n")
    return " ".join(spelt.split()).replace(" )", ")").replace(' "', '"')


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        ('[a]({{< ref "flood.md" >}})', "[a](flood.md)"),
        ('[a]({{% relref "../07/flood.md#f1" %}})', "[a](../07/flood.md#f1)"),
        ('[a]({{<ref "/2021/07/flood.md">}})', "[a](../07/flood.md)"),
        ("[a]({{< ref flood >}})", "[a](flood.md)"),
        ('[a]({{< relref path="news/flood" lang="fr" >}})', "[a](news/flood.md)"),
        ('[a]: {{< ref "flood.md" >}}', "[a]: flood.md"),
        ("[a]({filename}flood.md)", "[a](flood.md)"),
        ("[a]({filename}/2021/07/flood.md?x=1#f1)", "[a](../07/flood.md?x=1#f1)"),
        ("[a](|filename|../07/flood.md)", "[a](../07/flood.md)"),
        ("![a]({static}/images/pier.jpg)", "![a](../../images/pier.jpg)"),
        ("![a]({attach}pier.jpg)", "![a](pier.jpg)"),
        ('<a href="{filename}flood.md">', '<a href="flood.md">'),
        ("""<a href='{{< ref "flood.md" >}}'>""", "<a href='flood.md '>"),
    ],
)
def test_they_are_turned_into_the_way_to_the_file(link: str, meant: str) -> None:
    assert spell(f"See {link}\n\nMore.") == f"See {meant} More."


@pytest.mark.parametrize(
    "text",
    [
        'In Hugo one writes {{< ref "flood.md" >}}.',
        "The {filename} is told.",
        '`[a]({{< ref "flood.md" >}})`',
        "```\n[a]({filename}flood.md)\n```",
        "    [a]({filename}flood.md)",
        '[a]({{< ref "#f1" >}})',
        '[a]({{< reference "flood.md" >}})',
        "[a](flood.md) as {static} does",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert spell_links(text, FILE) == text


@pytest.mark.parametrize("link", ['{{< ref "/2021/07/flood.md" >}}', "{filename}/2021/07/flood.md"])
def test_an_article_has_them_as_links_with_their_places(link: str) -> None:
    text = f"The port opened on Monday, as [we]({link}) and [others](fire.md) told."
    read = read_article(SourceFile(FILE, f"---\ndate: 2021-08-07\n---\n\n{text}\n".encode()), Settings())
    assert read.article is not None and read.problems == ()
    assert read.article.text == "The port opened on Monday, as we and others told."
    assert locate_links(read.article, FILE) == (
        ("../07/flood.md", "2021/07/flood.md", 5, text.index("{") + 1), ("fire.md", "2021/08/fire.md", 5, text.index("fire") + 1)
    )  # fmt: skip


def test_a_name_with_blanks_is_written_as_addresses_are() -> None:
    data = '---\ndate: 2021-08-07\n---\nAs [told]({{< ref "the fló(d).md" >}}).\n'.encode()
    read = read_article(SourceFile(FILE, data), Settings())
    assert read.article is not None
    assert [link.file for link in locate_links(read.article, FILE)] == ["2021/08/the fló(d).md"]
