"""Files that machines ask a host for by their names: robots.txt, security.txt, humans.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from digest.model.problem import Problem, tell_expired
from digest.model.settings import AiChoice, SecuritySettings, Settings
from digest.publishing.urls import absolute_url

SITEMAP: Final = "sitemap.xml"
NEWS_SITEMAP: Final = "news-sitemap.xml"
SECURITY: Final = ".well-known/security.txt"
_EXPIRES: Final = re.compile(rb"^Expires:[ \t]{0,9}(\S{1,40})", re.IGNORECASE | re.MULTILINE)

#: Crawlers, and names in robots.txt that stand for a use, of those who train language models, as they name them themselves.
TRAINING: Final = (
    "AI2Bot", "Amazonbot", "Applebot-Extended", "Bytespider", "CCBot", "ClaudeBot", "Diffbot", "FacebookBot", "GPTBot",
    "Google-Extended", "ImagesiftBot", "PanguBot", "Timpibot", "anthropic-ai", "cohere-ai", "cohere-training-data-crawler",
    "meta-externalagent", "omgili", "omgilibot",
)  # fmt: skip
#: Crawlers that fetch pages for the answers of an assistant, which name where they have it from.
ANSWERING: Final = (
    "Amzn-SearchBot", "ChatGPT-User", "Claude-SearchBot", "Claude-User", "DuckAssistBot", "MistralAI-User", "OAI-SearchBot",
    "Perplexity-User", "PerplexityBot", "YouBot", "meta-externalfetcher",
)  # fmt: skip


def name_unwanted(choice: AiChoice) -> tuple[str, ...]:
    """The crawlers that are asked to stay away."""
    return {"allow": (), "no-training": TRAINING, "disallow": tuple(sorted(TRAINING + ANSWERING))}[choice]


def render_machine_files(settings: Settings) -> Iterator[tuple[str, bytes, str]]:
    """Path, bytes and what it is, of each of those files that the settings ask for."""
    yield "robots.txt", render_robots(settings), "the file for search engines"
    if settings.security.expires:
        yield SECURITY, render_security(settings.security, settings.contact), "the setting security"
    if settings.humans:
        yield "humans.txt", f"{settings.humans}\n".encode(), "the setting humans"


def render_robots(settings: Settings) -> bytes:
    """Who is asked to stay away, and where the sitemaps are."""
    unwanted = name_unwanted(settings.robots.ai)
    lines = [*(f"User-agent: {name}" for name in unwanted), "Disallow: /", ""] if unwanted else []
    maps = [SITEMAP, *([NEWS_SITEMAP] if settings.news_sitemap else [])]
    told = [f"Sitemap: {absolute_url(settings.base_url, path)}" for path in maps]
    return "\n".join([*lines, "User-agent: *", "Allow: /", "", *told, ""]).encode()


def render_security(security: SecuritySettings, contact: str) -> bytes:
    """Whom to tell of a hole in the site's security (RFC 9116). `contact` stands in where the setting names nobody."""
    assert security.expires is not None
    expires = security.expires.astimezone(UTC)
    return f"Contact: {contact_url(security.contact or contact)}\nExpires: {expires:%Y-%m-%dT%H:%M:%SZ}\n".encode()


def find_expiry(data: bytes) -> datetime | None:
    """Until when a security.txt says that it holds; None where it does not say so, or not as RFC 3339 writes it."""
    found = _EXPIRES.search(data)
    try:
        told = datetime.fromisoformat(found[1].decode().upper()) if found else None
    except ValueError:
        return None
    return told if told and told.tzinfo else None


def check_security(data: bytes, shown: str, now: datetime) -> tuple[Problem, ...]:
    """Tell that a security.txt of the site's own hand, which is called `shown`, holds no longer."""
    expires, found = find_expiry(data), _EXPIRES.search(data)
    if found is None or expires is None or expires > now:
        return ()
    line, column = data.count(b"\n", 0, found.start()) + 1, found.start(1) - found.start() + 1
    return (tell_expired(shown, line, column, found[1].decode()),)


def contact_url(contact: str) -> str:
    """An e-mail address or a page as a link."""
    return contact if contact.startswith(("https://", "http://")) else f"mailto:{contact}"
