"""What machines read in the head of a page: schema.org as JSON-LD, written so that it stays data, and words for sharing it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from markupsafe import Markup

from digest.model.article import Source
from digest.model.edition import Brief, Told
from digest.model.settings import Settings
from digest.publishing.assets import find_picture_path
from digest.publishing.json_text import write_json
from digest.publishing.prose import join_sentences
from digest.publishing.rights import shown_summary
from digest.publishing.times import moment_stamp
from digest.publishing.urls import CORRECTIONS, METHOD, absolute_url
from digest.publishing.works import SHARE_HEIGHT, SHARE_WIDTH, MenuItem, NamedLink

#: Where a search engine cuts a description off, in characters.
MAX_DESCRIPTION: Final = 200

# Inside a script element only these can end it or open a comment; JSON may write any character as \uXXXX.
_IN_SCRIPT: Final = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
# The territory where a language is most spoken (CLDR 45, likelySubtags), which Open Graph asks for beside the language.
_TERRITORIES: Final = {
    "ar": "AR", "bn": "BD", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "US", "es": "ES", "fa": "IR", "fi": "FI",
    "fr": "FR", "he": "IL", "hi": "IN", "hu": "HU", "id": "ID", "it": "IT", "ja": "JP", "ko": "KR", "nb": "NO", "nl": "NL",
    "pl": "PL", "ps": "AF", "pt": "BR", "ro": "RO", "ru": "RU", "sv": "SE", "tr": "TR", "uk": "UA", "ur": "PK", "vi": "VN",
    "zh": "CN",
}  # fmt: skip

#: What of an article's page is fit to be read aloud, as CSS selectors.
SPEAKABLE: Final = (".report-head h1", ".summary-box li")


def make_article_json_ld(
    brief: Brief, settings: Settings, summary: str = "Summary", names: Sequence[NamedLink] = (), share: str = ""
) -> Markup:
    """The script element that describes an article. Dates have a zone; what is unknown is left out. `summary` is what the
    summary is called, `names` are whom and what the article is about, and `share` is the path of the picture of its headline."""
    address = absolute_url(settings.base_url, brief.path)
    zone = settings.timezone
    source = brief.source
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": brief.headline,
        "description": describe(brief),
        "inLanguage": brief.language,
        "datePublished": moment_stamp(brief.published, brief.precision, zone),
        "dateModified": moment_stamp(brief.updated, brief.updated_precision, zone) if brief.updated else "",
        "dateline": brief.dateline,
        "abstract": join_sentences(s.shown for s in shown_summary(brief)) if brief.summary_origin != "model" else "",
        "articleSection": brief.section,
        "keywords": list(brief.tags),
        "mentions": [
            {"@type": "Person" if n.kind == "person" else "Place", "name": n.name, "url": absolute_url(settings.base_url, n.path)}
            for n in names
        ],
        "image": _describe_image(brief, settings, share),
        "author": [{"@type": "Person", "name": name} for name in brief.authors]
        or ([_organisation(source.name, source.home)] if source else []),
        "sourceOrganization": _organisation(source.name, source.home) if source else {},
        "publisher": _organisation(settings.author or settings.title, settings.base_url),
        "isBasedOn": (source.url if source else "") or "",
        "citation": _cite(source),
        "isAccessibleForFree": True,
        "speakable": {"@type": "SpeakableSpecification", "cssSelector": SPEAKABLE},
        "hasPart": _describe_model_summary(brief, summary),
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": c.text,
                **({"datePublished": moment_stamp(c.date, "day", zone)} if c.date else {}),
            }
            for c in brief.corrections
        ],
    }
    return script_element({key: value for key, value in data.items() if value})


def _describe_model_summary(brief: Brief, name: str) -> dict[str, object]:
    """The summary as a work of its own, where a language model wrote it: the article is still its authors'."""
    sentences = shown_summary(brief)
    if brief.summary_origin != "model" or not sentences:
        return {}
    return {
        "@type": "CreativeWork",
        "name": name,
        "text": join_sentences(s.text for s in sentences),
        "digitalSourceType": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    }


def _describe_image(brief: Brief, settings: Settings, share: str) -> dict[str, object]:
    """The picture with its caption and whom it is owed to; that of the headline where the article has none."""
    if share:
        size = {"width": SHARE_WIDTH, "height": SHARE_HEIGHT}
        return {"@type": "ImageObject", "url": absolute_url(settings.base_url, share), **size}
    address = absolute_image(brief, settings)
    if not address or brief.image is None:
        return {}
    told = {"caption": brief.image.caption or brief.image.alt, "creditText": brief.image.credit}
    return {"@type": "ImageObject", "url": address, **{key: value for key, value in told.items() if value}}


def _cite(source: Source | None) -> dict[str, object]:
    """The report that an article's page was made from."""
    if source is None or not source.url:
        return {}
    return {"@type": "NewsArticle", "url": source.url, "publisher": _organisation(source.name, source.home)}


def make_breadcrumbs(base_url: str, steps: Sequence[MenuItem]) -> Markup:
    """The way to a page from the front page: each step, the page itself last."""
    items = [
        {"@type": "ListItem", "position": n, "name": step.name, "item": absolute_url(base_url, step.path)}
        for n, step in enumerate(steps, 1)
    ]
    return script_element({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})


def make_collection(
    base_url: str, name: str, path: str, language: str, members: Sequence[Brief | Told],
    about: Mapping[str, str] = MappingProxyType({}),
) -> Markup:  # fmt: skip
    """A page that lists articles or stories, with the address of each, in its order; `about` whom or what."""
    items = [{"@type": "ListItem", "position": n, "url": absolute_url(base_url, m.path)} for n, m in enumerate(members, 1)]
    address = absolute_url(base_url, path)
    return script_element(
        {
            "@context": "https://schema.org",
            "@type": "CollectionPage",
            "@id": address,
            "url": address,
            "name": name,
            "inLanguage": language,
            **({"about": {key: value for key, value in about.items() if value}} if about else {}),
            "mainEntity": {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items},
        }
    )


def make_website(settings: Settings, pages: Collection[str] = ()) -> Markup:
    """The site itself, for its front page; `pages` are the paths of those about it."""
    policies = {"publishingPrinciples": METHOD, "correctionsPolicy": CORRECTIONS}
    told = {name: absolute_url(settings.base_url, path) for name, path in policies.items() if path in pages}
    data = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": settings.base_url,
        "name": settings.title,
        "description": settings.description,
        "url": settings.base_url,
        "inLanguage": settings.site_language,
        "publisher": _organisation(settings.author or settings.title, settings.base_url) | told,
    }
    return script_element({key: value for key, value in data.items() if value})


def make_about_page(settings: Settings, name: str, path: str, kind: str) -> Markup:
    """A page about the site itself, for machines: who publishes it, how it is made, or what was put right."""
    address = absolute_url(settings.base_url, path)
    data = {
        "@context": "https://schema.org",
        "@type": "AboutPage" if kind == "about" else "WebPage",
        "@id": address,
        "url": address,
        "name": name,
        "inLanguage": settings.site_language,
        "publisher": _organisation(settings.author or settings.title, settings.base_url),
        "about": {"@type": "WebSite", "@id": settings.base_url, "name": settings.title, "url": settings.base_url},
    }
    return script_element(data)


def share_locale(language: str) -> str:
    """A BCP 47 language as Open Graph writes it: `pt-BR` -> `pt_BR`, `sv` -> `sv_SE`; empty where no territory is known."""
    first, *rest = language.split("-")
    territory = next((part for part in rest if len(part) == 2), "") or _TERRITORIES.get(first.lower(), "")
    return f"{first.lower()}_{territory.upper()}" if territory else ""


def script_element(data: Mapping[str, object]) -> Markup:
    """JSON-LD as a script element: no text in it can close the element or open another."""
    told = write_json(data)
    for character, escaped in _IN_SCRIPT.items():
        told = told.replace(character, escaped)
    return Markup(f'<script type="application/ld+json">{told}</script>')


def describe(brief: Brief) -> str:
    """One line about an article, at most 200 characters, cut at a word: the start of its summary."""
    told = " ".join(join_sentences(s.shown for s in shown_summary(brief)).split())
    if len(told) <= MAX_DESCRIPTION:
        return told
    return told[: MAX_DESCRIPTION - 1].rsplit(" ", 1)[0].rstrip(",;:-–— ") + "…"


def image_path(brief: Brief) -> str:
    """The path in the site of an article's picture; empty where it has none, or where that stands on another host.

    A picture on another host is never put on a page: each reader's visit would be told to that host.
    """
    if brief.image is None or brief.rights != "full":
        return ""
    return find_picture_path(brief.image.url, brief.path) or ""


def absolute_image(brief: Brief, settings: Settings) -> str:
    """The absolute address of an article's picture, for metadata and feeds."""
    path = image_path(brief)
    return absolute_url(settings.base_url, path) if path else find_image(brief)


def find_image(brief: Brief) -> str:
    """The path in the site of an article's picture, or its address on another host; empty where it has none."""
    if brief.image is None or brief.rights != "full":
        return ""
    return image_path(brief) or (brief.image.url if brief.image.url.startswith(("https://", "http://")) else "")


def _organisation(name: str, url: str | None) -> dict[str, str]:
    return {"@type": "Organization", "name": name, **({"url": url} if url else {})}
