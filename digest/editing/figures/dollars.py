"""Dollars: whether "$" alone is the US dollar in an article; where it may be another country's, its code is not told."""

from __future__ import annotations

from typing import Final

from digest.model.article import Article
from digest.patterns import Pattern

#: Dollars of no certain country.
ANY_DOLLARS: Final = "dollars"
#: Agencies for all the world, whose "$" is the US dollar wherever they report from.
_WORLDWIDE: Final = frozenset("AP AFP Reuters REUTERS Xinhua dpa DPA EFE Bloomberg UPI CNN ANSA".split())
#: Where the money is another dollar.
_OTHERS: Final = Pattern(
    r"\b(?:Australia|Sydney|Melbourne|Brisbane|Perth|Adelaide|Hobart|Canberra|Queensland|Tasmania|New South Wales"
    r"|Canad(?:a|ian)|Ottawa|Toronto|Vancouver|Montr[eé]al|Calgary|Alberta|Ontario|Qu[eé]bec|Manitoba|Saskatchewan|Nova Scotia"
    r"|New Zealand|Auckland|Wellington|Christchurch|Singapore|Hong Kong|HDB|Jamaica|Kingston|Trinidad|Barbados"
    r"|Bahamas|Guyana|Fiji|Suva|Namibia|Windhoek|Brunei)"
)
#: Where it is that of the United States.
_AMERICAN: Final = Pattern(
    r"\b(?:U\.S\.|US|USA|United States|Americans?|Washington|New York|California|Texas|Florida|Wall Street|White House"
    r"|Congress|Nasdaq|Los Angeles|Chicago|Boston|San Francisco|Pentagon|Ohio|Illinois|Michigan|Pennsylvania)\b"
)
#: Words for dollars that say whose they are: who writes them means another by "$" alone, or the US dollar by it.
_US_TOLD: Final = Pattern(r"US ?\$|\bUSD\b|U\.?S\.? dollar")
_OTHER_TOLD: Final = Pattern(r"\b(?:A|AU|C|CA|NZ|HK|S|NT)\$|\b(?:Australian|Canadian|New Zealand|Hong Kong|Singapore) dollar")
_OPENING: Final = 500  # characters that tell where an article is from
_OFTEN: Final = 3  # names of such places, wherever they stand
#: What tells in the words of an amount that it is in US dollars.
_SURE: Final = Pattern(r"U\.?S\.?|American")


def name_dollar(article: Article) -> str:
    """What "$" alone is in an English article: "USD", or "dollars" where it may be another country's."""
    text, dateline = article.text, article.dateline
    if _OTHER_TOLD.search(text):
        return "USD"  # "A$5 million ($3.3 million)"
    filed = text[dateline.start : dateline.end].title() if dateline is not None else ""
    if dateline is not None and dateline.agency in _WORLDWIDE:
        return "USD"
    elsewhere = _OTHERS.search(filed) or _OTHERS.search(text, 0, _OPENING) or len(_OTHERS.findall(text)) >= _OFTEN
    if not elsewhere:
        return "USD"
    if _US_TOLD.search(text) or _OTHERS.search(filed):  # "$9 billion, with US$2 billion for …"
        return ANY_DOLLARS
    return "USD" if _AMERICAN.search(text) else ANY_DOLLARS


def is_sure(exact: str) -> bool:
    """Whether the words of an amount say themselves whose dollars they are."""
    return _SURE.search(exact) is not None
