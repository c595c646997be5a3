"""Where problems stand that are found when the file of the field has long been read."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.model.problem import Problem
from digest.placing import place_problems
from digest.reading.metadata.places import find_field, find_setting
from tests.twice import write

ARTICLE = "---\ntitle: The port opens\n# as before\nredirect_from: [/old/, /older/]\nslug: port\n---\nslug: no field\n"
SETTINGS = "title: News\nfeeds:\n  limit: 20\n  path: news.xml\nsearch: true\n"


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        (("slug", "title"), (5, 7)), (("title", "slug"), (2, 8)), (("id",), None), (("id", "slug"), (5, 7)),
        (("aliases",), (4, 16)),  # by the name that Jekyll has for it
    ],
)  # fmt: skip
def test_the_first_field_that_is_written_is_found(fields: tuple[str, ...], place: tuple[int, int] | None) -> None:
    assert find_field(ARTICLE, fields) == place


@pytest.mark.parametrize("text", ["", "slug: port\n\nNo front matter.", "---\n- a list\n---\n", "---\nslug: 'open\n---\n"])
def test_a_text_without_such_a_field_has_no_place(text: str) -> None:
    assert find_field(text, ("slug",)) is None


@pytest.mark.parametrize(
    ("name", "place"), [("feeds.path", (4, 9)), ("search", (5, 9)), ("feeds.hub", None), ("search.x", None), ("path", None)]
)
def test_a_setting_is_found_below_its_key(name: str, place: tuple[int, int] | None) -> None:
    assert find_setting(SETTINGS, name) == place


def test_problems_get_the_place_of_the_field_that_they_name(tmp_path: Path) -> None:
    write(tmp_path, "content/port.md", ARTICLE)
    write(tmp_path, "other.yml", SETTINGS)

    def placed(path: str, *fields: str, line: int = 0) -> tuple[str, int, int]:
        problem = Problem(path, line, 0, "bad-field", "wrong", "", fields)
        (told,) = place_problems([problem], tmp_path, Path("other.yml"))
        return told[:3]

    assert placed("content/port.md", "id", "slug") == ("content/port.md", 5, 7)
    assert placed("content/port.md", "slug", line=3) == ("content/port.md", 3, 0)  # it knows
    assert placed("content/port.md") == ("content/port.md", 0, 0)
    assert placed("content/gone.md", "slug") == ("content/gone.md", 0, 0)
    assert placed("digest.yml", "feeds.path") == ("other.yml", 4, 9)
