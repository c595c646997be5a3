"""Links between articles as other generators write them, turned into the way of this one: by the file that they lead to.

Hugo has `[as told]({{< ref "07/flood.md" >}})`, Pelican `[as told]({filename}../07/flood.md)`. There a path that begins with a
slash begins in the content folder.
"""

from __future__ import annotations

import posixpath
import re
from typing import Final
from urllib.parse import quote

from digest.patterns import Pattern
from digest.reading.markup.foreign import hide_code

#: Without one of these, which are seldom, there is nothing to look for.
_SIGNS: Final = ("ref ", "{filename}", "{static}", "{attach}", "|filename|", "|static|")
_BORROWED: Final = Pattern(
    r"(?:\]\(\s{0,9}|\]:[ \t]{0,9}|(?:href|src)\s{0,9}=\s{0,9}[\"']?)"
    r"(?P<link>\{\{[<%][ \t]*(?:rel)?ref[ \t]+(?:path=)?"
    r"(?:\"(?P<quoted>[^\"#?{}<>\n][^\"{}<>\n]*)\"|(?P<bare>[^\"'`#?{}<>\s][^\"'`{}<>\s]*))(?:[ \t][^{}\n]*)?[>%]\}\}"
    r"|(?:\{(?:filename|static|attach)\}|\|(?:filename|static)\|)(?P<pelican>[^\s()<>\"'#?][^\s()<>\"']*))"
)


def spell_links(text: str, path: str) -> str:
    """The text of the Markdown file at `path` in the content folder, with such links as this generator has them. All others keep
    their line, and their column as far as the path is no longer than what stood there."""
    if not any(sign in text for sign in _SIGNS):
        return text
    pieces: list[str] = []
    done = 0
    for found in _BORROWED.finditer(hide_code(text)):
        named = found["pelican"] or quote(found["quoted"] or found["bare"], safe="/#?%&=")
        address = _spell_path(named, posixpath.dirname(path))
        pieces += text[done : found.start("link")], address.ljust(len(found["link"]))
        done = found.end("link")
    return "".join([*pieces, text[done:]])


def _spell_path(address: str, folder: str) -> str:
    """An address from the folder of its file; where nothing says what file it is, a Markdown file is meant."""
    file = re.split("[?#]", address, maxsplit=1)[0]
    rest = address[len(file) :]
    if not posixpath.splitext(file)[1]:
        file = f"{file.rstrip('/')}.md"
    return (posixpath.relpath(file[1:], folder or ".") if file.startswith("/") else file) + rest
