"""Sentences are set as their language sets them."""

from __future__ import annotations

import pytest

from digest.publishing.prose import join_sentences


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        ([], ""),
        (["One."], "One."),
        (["One.", "“Two.”", "Three"], "One. “Two.” Three"),
        (["渡轮撞上码头。", "十二人受伤。"], "渡轮撞上码头。十二人受伤。"),
        (["“谁负责？”", "她问道。"], "“谁负责？”她问道。"),
        (["「本当ですか！」", "と言った。"], "「本当ですか！」と言った。"),
        (["渡轮撞上码头。", "Reuters was told.", "十二人受伤。"], "渡轮撞上码头。Reuters was told. 十二人受伤。"),
    ],
)
def test_sentences_stand_as_their_language_sets_them(sentences: list[str], told: str) -> None:
    assert join_sentences(sentences) == told
