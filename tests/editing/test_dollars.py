"""Whether "$" alone is the US dollar: only where no other dollar is near."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.editing.figures.finding import find_figures
from digest.model.article import Article

Make = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The tram depot will cost $240 million.", ["USD"]),
        ("WASHINGTON — The bill sets aside $9.3 billion.", ["USD"]),
        # another country's, or whose is not told
        ("OTTAWA — The bill sets aside $31 billion, with US$2 billion for boats.", ["dollars", "USD"]),
        ("The tram depot in Hobart would cost $240 million.", ["dollars"]),
        ("The tram depot in Hobart would cost 240 million dollars.", ["dollars"]),
        ("The tram depot in Hobart would cost 240 million US dollars.", ["USD"]),
        # who writes another's with its letters means the US dollar by the sign alone
        ("SYDNEY — The firm paid A$5 million ($3.3 million) for it.", ["AUD", "USD"]),
        # a worldwide agency, wherever it writes from; an American matter with a guest from elsewhere
        ("SINGAPORE (Reuters) - The firm paid $3 million for it.", ["USD"]),
        ("A firm from Toronto paid $3 million for a mill in Ohio.", ["USD"]),
        # letters that are money before a large number only
        ("A litre sold for N1,350 and they lost N4.2 billion.", ["NGN", "NGN"]),
        ("It cost R2.5 million.", ["ZAR"]),
        ("It was worth P6,800.", ["P"]),
        ("Take the N2 to the P50 depot with an R5 pass.", []),
    ],
)
def test_a_dollar_is_of_a_country_only_where_that_is_certain(make_article: Make, text: str, units: list[str]) -> None:
    assert [fact.unit for fact in find_figures(make_article(text), ())] == units
