"""Which clauses stand on a pronoun."""

from __future__ import annotations

import pytest

from digest.editing.sentences.clauses import has_pronoun_subject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2019 he was fined £1,500", True),
        ("Born in Oslo, she grew up by the sea", True),
        ("When Lee won the race, he wept", False),
        ("The mayor resigned", False),
        ("“…,” he said", False),
        ("— he said.", False),
        ("", False),
    ],
)
def test_a_clause_that_leans_on_a_pronoun_is_known(text: str, expected: bool) -> None:
    assert has_pronoun_subject(text) is expected
