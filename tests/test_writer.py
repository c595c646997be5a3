"""Builds whose summaries a language model writes: who is asked when, what is remembered, and what happens when it fails."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner

from digest import writer as writing
from digest.build import build
from digest.cli.main import main
from digest.errors import ContentError, SettingsError
from digest.memory.answers import Answers
from digest.model.answer import Answer, Question
from digest.model.ledger import Ledger, Options
from digest.model.settings import SummarySettings
from digest.reading.metadata.settings import read_settings
from digest.writer import Writer, load_model
from tests.liar import Liar, installed
from tests.sites import NOW, files_of

SITE = """base_url: https://example.org/news/
summary: {method: llm, model: liar}
"""
TEXT = """Three boats sank off {place} on Friday, Adela Farrow said.

The damage is put at $4m by the port of {place}. Nobody was hurt.

The boats had carried 400 tonnes of oil, the harbour master said. It will take until October to find them.
"""
PLACES = ("Linmouth", "Ostmere", "Hallin", "Brack", "Lenne")


def tell_truth(words: str) -> str:
    place = next(p for p in PLACES if p in words)
    return f"Three boats with 400 tonnes of oil sank off {place}.\nThe damage of the boats is 4 million dollars."


Install = Callable[[Callable[[str], str]], AbstractContextManager[Liar]]


@pytest.fixture(autouse=True)
def _no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests has keys and aliases of his own, which are nobody's business here."""
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for n, place in enumerate(PLACES, 1):
        write_article(tmp_path, n, place)
    return tmp_path


def write_article(root: Path, n: int, place: str, head: str = "") -> None:
    path = root / "content" / f"a{n}.md"
    path.parent.mkdir(exist_ok=True)
    text = TEXT.format(place=place)
    path.write_text(f"---\ntitle: Boats sink off {place}\ndate: 2021-08-0{n}\n{head}---\n\n{text}", encoding="utf-8")


def make(root: Path, site: str = SITE, **options: object) -> Ledger:
    settings, problems = read_settings(site, "digest.yml")
    assert problems == ()
    return build(root, settings, Options(NOW, jobs=1)._replace(**options))  # type: ignore[arg-type]


def page(root: Path, n: int = 1) -> str:
    return next((root / "site" / "2021" / "08").glob(f"boats-sink-off-{PLACES[n - 1].lower()}/index.html")).read_text("utf-8")


def news_of(root: Path) -> dict[str, bytes]:
    """The files of the site, without what it says of its own method: on a page about it, in every foot, in the list of files."""
    always = "Summaries are made of the sources’ own sentences. Each key fact".encode()
    of_models = b"Summaries that a language model has written are checked against the reports and say so.</p>\n<p>Each key fact"
    files = files_of(root / "site")
    del files["method/index.html"], files[".digest-manifest"]
    return {path: data.replace(of_models, always) for path, data in files.items()}


# ------------------------------------------------------------------------------------------------- what a reader sees


def test_page_feed_and_data_say_that_a_model_wrote_it(root: Path) -> None:
    with installed(tell_truth):
        assert make(root).warnings == ()
    told = page(root)
    assert "by a language model" in told
    assert "Three boats with 400 tonnes of oil sank off Linmouth." in told
    assert told.count('class="jump"') >= 3  # one of the two sentences is borne out by two of the article's
    assert '"digitalSourceType":"https://schema.org/TrainedAlgorithmicMediaDigitalSource"' in told
    assert "by a language model" in (root / "site" / "index.html").read_text(encoding="utf-8")
    feed = feedparser.parse((root / "site" / "feed.xml").read_bytes())
    assert all("written by a language model" in entry.content[0].value for entry in feed.entries)


def test_where_no_model_wrote_nothing_says_so(root: Path) -> None:
    make(root, "base_url: https://example.org/news/\n")
    files = files_of(root / "site")
    assert b"No language model takes part." in files.pop("method/index.html")
    assert not [p for p, data in files.items() if b"language model" in data or b"digitalSourceType" in data]


# ------------------------------------------------------------------------------------------------- who is asked, and when


def test_a_rebuild_asks_nobody_and_gives_the_same_bytes(root: Path) -> None:
    with installed(tell_truth) as model:
        make(root)
        assert len(model.asked) == len(PLACES)
        assert model.prompts[0] is not None
        assert "at most 3 sentences" in model.prompts[0]
    first = files_of(root / "site")
    with installed(lambda words: "Something else.") as other:
        assert make(root).rendered == 0
        assert make(root, ignore_cache=True).read == len(PLACES)
        for path in (root / "content").iterdir():
            path.touch()
        make(root)
        (root / ".digest-cache" / "records.sqlite").write_bytes(b"damaged")
        make(root)
    assert other.asked == []
    assert files_of(root / "site") == first


def test_nothing_is_loaded_where_all_answers_are_known(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with installed(tell_truth):
        make(root)
    monkeypatch.setattr(writing, "load_model", lambda name: pytest.fail("llm was loaded"))
    make(root, ignore_cache=True)


def test_only_what_changes_is_asked_again(root: Path) -> None:
    with installed(tell_truth) as model:
        make(root)
        write_article(root, 1, "Linmouth", "tags: [sea]\n")  # other front matter, the same words
        assert make(root).read == 1
        assert len(model.asked) == len(PLACES)
        write_article(root, 1, "Linmouth", "summary: Boats sank.\n")
        write_article(root, 2, "Ostmere", "draft: true\n")
        make(root, drafts=True)
        assert len(model.asked) == len(PLACES)
        make(root, SITE.replace("liar}", "liar, sentences: 2}"))
        assert len(model.asked) == len(PLACES) + 3


def test_many_processes_give_the_same_site(root: Path) -> None:
    with installed(tell_truth) as model:
        make(root, jobs=2)
        assert len(model.asked) == len(PLACES)
        assert model.most <= 4
    first = files_of(root / "site")
    make(root, ignore_cache=True)
    assert files_of(root / "site") == first


def test_no_more_are_asked_at_a_time_than_the_settings_say(root: Path) -> None:
    def slowly(words: str) -> str:
        time.sleep(0.05)
        return tell_truth(words)

    with installed(slowly) as model:
        make(root, SITE.replace("liar}", "liar, at_once: 2}"))
    assert model.most == 2


# ------------------------------------------------------------------------------------------------- lies and failures


def test_a_lie_is_left_out_and_told_in_each_build(root: Path) -> None:
    with installed(lambda words: tell_truth(words).replace("400 tonnes", "900 tonnes")):
        told = make(root).warnings
    assert [(p.code, p.path) for p in told] == [("model-dropped", f"content/a{n}.md") for n in range(1, 6)]
    assert "'900 tonnes'" in told[0].message
    assert "900" not in page(root)
    assert "by a language model" in page(root)
    assert make(root).warnings == told
    with pytest.raises(ContentError):
        make(root, strict=True)


@pytest.mark.parametrize("answer", ["", "asdf", "<html></html>", "Velda won 9-0.", "- \n- \n"])
def test_with_nothing_left_the_summary_is_ours(root: Path, answer: str) -> None:
    make(root, "base_url: https://example.org/news/\n")
    ours = news_of(root)
    with installed(lambda words: answer) as model:
        assert {p.code for p in make(root).warnings} == {"model-dropped"}
        assert news_of(root) == ours
        make(root, ignore_cache=True)
        assert len(model.asked) == len(PLACES)  # it has answered


def test_a_model_that_fails_is_asked_again_by_the_next_build(root: Path) -> None:
    def fail(words: str) -> str:
        if "Linmouth" in words:
            raise RuntimeError("no money\nleft")
        return tell_truth(words)

    with installed(fail):
        told = make(root).warnings
    assert [(p.code, p.path, p.message) for p in told] == [
        ("model-failed", "content/a1.md", "the model wrote no summary: RuntimeError: no money left")
    ]
    assert "by a language model" not in page(root, 1)
    assert "by a language model" in page(root, 2)
    with installed(tell_truth) as model:
        assert make(root).warnings == ()
        assert len(model.asked) == 1
    assert "by a language model" in page(root, 1)


def test_a_model_that_always_fails_is_not_asked_for_ever(root: Path) -> None:
    def fail(words: str) -> str:
        raise SystemExit(1)

    with installed(fail) as model:
        told = make(root, SITE.replace("liar}", "liar, at_once: 1}")).warnings
    assert len(model.asked) == 3
    assert len(told) == len(PLACES)
    assert sum("was not asked" in p.message for p in told) == 2


def test_a_model_that_hangs_is_left_to_itself(tmp_path: Path) -> None:
    write_article(tmp_path, 1, "Linmouth")
    release = threading.Event()

    def hang(words: str) -> str:
        release.wait(60)
        return tell_truth(words)

    with installed(hang):
        (told,) = make(tmp_path, SITE.replace("liar}", "liar, timeout: 1}")).warnings
        release.set()
    assert told.message == "the model wrote no summary: no answer within 1 s"
    assert all(thread.daemon for thread in threading.enumerate() if thread.name == "language model")


def test_whoever_stops_a_build_does_not_wait_for_the_model(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finish = Writer._finish
    calls = []

    def stop(self: Writer, call: writing._Call) -> Answer:
        calls.append(call)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return finish(self, call)

    monkeypatch.setattr(Writer, "_finish", stop)
    with installed(tell_truth), pytest.raises(KeyboardInterrupt):
        make(root)
    monkeypatch.undo()
    assert len(list((root / ".digest-cache" / "answers").glob("*.json"))) == 2  # what came until then is not lost


# ------------------------------------------------------------------------------------------------- settings and library


def test_a_model_that_nobody_knows_is_told(root: Path) -> None:
    with installed(tell_truth), pytest.raises(SettingsError) as told:
        make(root, SITE.replace("liar}", "nobody}"))
    assert "llm knows no model 'nobody' [bad-setting]" in str(told.value)
    assert not (root / "site").exists()
    with installed(tell_truth):
        assert load_model("a-liar").model_id == "liar"  # an alias


def test_without_the_library_the_extra_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "llm", None)
    with pytest.raises(SettingsError) as told:
        make(root)
    assert "[missing-extra]" in str(told.value)
    assert "news-digest[llm]" in str(told.value)


def test_settings_need_the_name_of_a_model() -> None:
    _, problems = read_settings("base_url: https://example.org/\nsummary:\n  method: llm\n", "digest.yml")
    assert [(p.code, p.line, p.message) for p in problems] == [
        ("bad-setting", 3, "summary.method is llm, but summary.model names no model")
    ]


# ------------------------------------------------------------------------------------------------- other commands


def test_show_asks_as_a_build_does_and_remembers(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "digest.yml").write_text(SITE, encoding="utf-8")
    monkeypatch.chdir(root)
    with installed(tell_truth) as model:
        for _ in range(2):
            done = CliRunner().invoke(main, ["show", "content/a1.md"])
            assert done.exit_code == 0, done.output
            assert "Summary (a language model's)" in done.output
            assert "s0 “Three boats sank off Linmouth on Friday, Adela Farrow said.”" in done.output
        data = json.loads(CliRunner().invoke(main, ["show", "--json", "content/a1.md"]).stdout)
        assert data["summary_origin"] == "model"
        make(root)
        assert len(model.asked) == len(PLACES)


def test_extract_lets_a_model_write_if_asked() -> None:
    line = json.dumps({"id": "a", "text": TEXT.format(place="Linmouth"), "date": "2021-08-07"})
    with installed(tell_truth):
        told = json.loads(CliRunner().invoke(main, ["extract", "--model", "liar"], input=line).stdout)
        assert told["summary_origin"] == "model"
        assert told["summary"][0]["text"] == "Three boats with 400 tonnes of oil sank off Linmouth."
        assert told["problems"] == []
        assert json.loads(CliRunner().invoke(main, ["extract"], input=line).stdout)["summary_origin"] == "source"
        wrong = CliRunner().invoke(main, ["extract", "--model", "nobody"], input=line)
    assert wrong.exit_code == 2
    assert "llm knows no model 'nobody'" in wrong.stderr


# ------------------------------------------------------------------------------------------------- memory of answers


QUESTION = Question("liar", "Sum up.", "Boats sank.")


def test_answers_are_found_by_all_that_was_asked(tmp_path: Path) -> None:
    Answers(tmp_path).keep(QUESTION, "So they did. 🚢 \udc80".encode("utf-8", "replace").decode())
    assert Answers(tmp_path).find(QUESTION) == "So they did. 🚢 ?"
    for other in (QUESTION._replace(model="m"), QUESTION._replace(prompt="p"), QUESTION._replace(words="w")):
        assert Answers(tmp_path).find(other) is None


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"answer": "x"}', b'{"answer": "Lies.", "check": "0"}', b"\xff"])
def test_a_damaged_answer_is_none(tmp_path: Path, damage: bytes) -> None:
    Answers(tmp_path).keep(QUESTION, "So they did.")
    (path,) = (tmp_path / "answers").iterdir()
    path.write_bytes(damage)
    assert Answers(tmp_path).find(QUESTION) is None


def test_where_nothing_can_be_written_answers_last_as_long_as_the_build(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for answers in (Answers(tmp_path / "file"), Answers(None)):
        answers.keep(QUESTION, "So they did.")
        assert answers.find(QUESTION) == "So they did."


def test_an_endless_answer_is_cut_off(tmp_path: Path) -> None:
    class Endless:
        def prompt(self, words: str, system: str) -> Iterator[str]:
            while True:
                yield "More. "

    writer = Writer(SummarySettings(method="llm", model="liar"), Answers(None))
    writer._model = Endless()
    (answer, nothing) = writer.answer([QUESTION, None])
    assert answer is not None
    assert 50_000 < len(answer.text) < 51_000
    assert nothing is None
