"""Commands and options of Hugo, Jekyll, Pelican and MkDocs, which fingers know: what does the same here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

_WRITE: Final = "write a file into content/, such as content/2021-08-07-port.md"
_PUBLISH: Final = "`digest build` writes the site, and the workflow that `digest init` made publishes it"
#: Commands of other generators, and what does the same here.
ELSEWHERE: Final = {
    **dict.fromkeys(("new", "post", "page", "draft"), _WRITE),
    **dict.fromkeys(("deploy", "gh-deploy", "publish"), _PUBLISH),
    **dict.fromkeys(
        ("clean", "clear", "gc"), "`digest build` removes what is no longer made; `--ignore-cache` does all work anew"
    ),
    **dict.fromkeys(("server", "preview", "watch", "listen", "dev"), "try `digest serve`"),
    **dict.fromkeys(("generate", "make", "html"), "try `digest build`"),
    **dict.fromkeys(("quickstart", "start", "create"), "try `digest init`"),
    **dict.fromkeys(("check", "lint", "validate", "doctor"), "try `digest build --strict`"),
    "version": "try `digest --version`",
    "help": "try `digest --help`",
}

_ADDRESS: Final = "try `--base-url URL`"
_OUTPUT: Final = "try `--output DIR`"
_FOLDER: Final = "try `-C DIR`, the folder of digest.yml"
_SETTINGS: Final = "try `--config FILE`"
_TIDY: Final = "leave it out: a build removes what is no longer made"
_CHANGED: Final = "leave it out: a build does again only what has changed"
_WATCH: Final = "`digest serve` watches and builds by itself"
_PLACE: Final = "`digest serve` shows the site on this computer alone, at the port that `--port` names"
#: Options as they are written, in small letters and without hyphens between words.
OPTIONS: Final = {
    **dict.fromkeys(("--baseurl", "--siteurl", "--url", "-b"), _ADDRESS),
    **dict.fromkeys(("--destination", "--sitedir", "--outputdir", "--outdir", "--dest", "--out", "-d"), _OUTPUT),
    **dict.fromkeys(("--source", "--sourcedir", "--root", "-s"), _FOLDER),
    **dict.fromkeys(("--configfile", "--settings", "-f"), _SETTINGS),
    **dict.fromkeys(("--builddrafts", "--draft", "--unpublished"), "try `--drafts`"),
    "--buildfuture": "try `--future`",
    **dict.fromkeys(("--buildexpired", "-E"), "an article is published again when its line `expires` is taken out"),
    **dict.fromkeys(("--cleandestinationdir", "--clean", "--deleteoutputdirectory", "--gc"), _TIDY),
    **dict.fromkeys(("--incremental", "--dirty", "-I"), _CHANGED),
    **dict.fromkeys(("--ignorecache", "--nocache", "--force", "--fullrebuild"), "try `--ignore-cache`"),
    **dict.fromkeys(("--watch", "--livereload", "--autoreload", "-w", "-r", "-l"), _WATCH),
    **dict.fromkeys(("--bind", "--host", "--devaddr", "--listen", "-a", "-H"), _PLACE),
    **dict.fromkeys(("--threads", "--workers", "--parallel", "-j"), "try `--jobs N`"),
    **dict.fromkeys(("--debug", "--loglevel", "--profile", "--trace"), "try `--verbose`"),
    **dict.fromkeys(("--theme", "--themepath", "-t"), "a template in templates/ replaces the theme's"),
    **dict.fromkeys(("--environment", "--env", "-e"), "settings for another place stand in a file of their own: `--config FILE`"),
    "--minify": "leave it out: pages are written as they are to be",
}


def hint_at_option(written: str, ours: Mapping[str, Collection[str]]) -> str:
    """What to write in place of an option that a command does not have, as far as is known; `ours` are those of each command."""
    for command, options in ours.items():
        if written in options:
            return f"try `digest {command} {written}`"
    name = written if len(written) == 2 else "--" + written.lstrip("-").replace("-", "").replace("_", "").lower()
    return OPTIONS.get(name, "")
