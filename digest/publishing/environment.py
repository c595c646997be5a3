"""Templates: escaped always, strict about names, with the filters that a page needs. The door of jinja2."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

import jinja2
import jinja2.meta
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup, escape

from digest.errors import ContentError
from digest.model.article import Precision
from digest.model.problem import Problem
from digest.publishing.engine import Environment, here, url
from digest.publishing.given import hint_at_names
from digest.publishing.prose import join_sentences
from digest.publishing.times import moment_stamp
from digest.publishing.urls import absolute_url, quote_path, relative_url
from digest.publishing.words import ENGLISH, Words

#: How links are written on a page: from where it stands, from the host's root, or in full (feeds).
LinkMode = Literal["relative", "rooted", "absolute"]

#: Where templates are said to stand when something is wrong in one.
FOLDER: Final = "templates"

_HINT_SYNTAX: Final = "mend the line; https://jinja.palletsprojects.com/templates/ tells how templates are written"
_HINT_VALUES: Final = "mend the line: what stands there is of another kind than the line takes"
#: "'digest.publishing.frame.Site object' has no attribute 'x'": where a class stands helps nobody.
_OBJECT: Final = re.compile(r"'[\w.]*\.(\w+) object'")

RTL_LANGUAGES: Final = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"])
RTL_SCRIPTS: Final = frozenset(["arab", "hebr", "nkoo", "syrc", "thaa"])


@dataclass(frozen=True, slots=True)
class Place:
    """From where a page's links go out: its own path, and how they are to be written."""

    path: str
    base_url: str
    mode: LinkMode = "relative"

    @property
    def is_relative(self) -> bool:
        return self.mode == "relative"

    def link(self, path: str, fragment: str = "") -> str:
        """The link to a page or file of the site. `path` is relative to the root."""
        if self.mode == "absolute":
            return absolute_url(self.base_url, path, fragment)
        if self.mode == "rooted":
            return base_path(self.base_url) + quote_path(path) + (f"#{fragment}" if fragment else "")
        return relative_url(self.path, path, fragment)


def base_path(base_url: str) -> str:
    """The path of the site on its host, with both slashes: `https://user.github.io/repo/` -> `/repo/`."""
    path = base_url.partition("://")[2].partition("/")[2].strip("/")
    return f"/{path}/" if path else "/"


class _Loader(jinja2.BaseLoader):
    """Templates from a mapping, each under a file name, so that an error can say where it is."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self.templates = templates

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template not in self.templates:
            raise jinja2.TemplateNotFound(template)
        return self.templates[template], f"{FOLDER}/{template}", lambda: True


class CompiledTemplate(NamedTuple):
    """A template as jinja2 keeps it, and which others it names. Both hang on its own text, its name and the words alone."""

    code: bytes = b""  # none where the template is wrong: rendering tells
    names: frozenset[str] | None = frozenset()  # what it includes, extends or imports; None where a variable may name any


class _Codes(jinja2.BytecodeCache):
    """Compiled templates by name, so that a build need not compile what an earlier one did."""

    def __init__(self, known: Mapping[str, bytes]) -> None:
        self.codes = {self.get_cache_key(name, f"{FOLDER}/{name}"): code for name, code in known.items() if code}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.codes:
            bucket.bytecode_from_string(self.codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key] = bucket.bytecode_to_string()


def compile_templates(templates: Mapping[str, str], words: Words = ENGLISH) -> Mapping[str, CompiledTemplate]:
    """Each of these templates for itself, for `make_environment` and `find_references`."""
    environment = make_environment(templates, words=words)
    return {name: _compile(name, text, environment) for name, text in templates.items()}


def _compile(name: str, text: str, environment: Environment) -> CompiledTemplate:
    filename = f"{FOLDER}/{name}"
    try:
        tree = environment.parse(text, name, filename)
        found = set(jinja2.meta.find_referenced_templates(tree))  # before the tree is changed for compiling
        names = None if None in found else frozenset(other for other in found if other)
    except jinja2.TemplateError:
        return CompiledTemplate()
    bucket = Bucket(environment, name, _Codes({}).get_source_checksum(text))
    try:
        bucket.code = environment.compile(tree, name, filename)
    except jinja2.TemplateError:
        return CompiledTemplate(names=names)
    return CompiledTemplate(bucket.bytecode_to_string(), names)


def find_references(templates: Mapping[str, CompiledTemplate]) -> Mapping[str, frozenset[str]]:
    """For each template itself and all that it includes, extends or imports, directly or by way of others."""
    direct = {name: frozenset(templates) if found.names is None else found.names for name, found in templates.items()}
    return {name: _reach(name, direct) for name in templates}


def _reach(name: str, direct: Mapping[str, frozenset[str]]) -> frozenset[str]:
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        other = waiting.pop()
        if other not in reached:
            reached.add(other)
            waiting.extend(direct.get(other, ()))
    return frozenset(reached)


def make_environment(
    templates: Mapping[str, str], compiled: Mapping[str, bytes] = MappingProxyType({}), words: Words = ENGLISH
) -> Environment:
    """Make the environment that all pages are rendered in. `templates` are texts by name ("article.html").

    `compiled` are the codes by name that `compile_templates` gave for the same words; those of other texts are left aside.
    """
    environment = Environment(
        words,
        loader=_Loader(templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_Codes(compiled),
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension's
        words.find, words.find_plural, newstyle=True, pgettext=words.find_in, npgettext=words.find_plural_in
    )
    del environment.globals["lipsum"], environment.filters["random"]  # the same input gives the same bytes
    environment.globals |= {"url": url, "here": here}
    environment.filters.update(
        day=show_day,
        month=show_month,
        number=show_number,
        moment=show_moment,
        clock=show_clock,
        lang=show_language,
        cites=join_names,
        prose=join_sentences,
    )
    return environment


def render_template(environment: Environment, name: str, variables: Mapping[str, object]) -> str:
    """Render one template; its errors are a ContentError with one Problem that names template and line."""
    try:
        return environment.render(name, variables) + "\n"
    except jinja2.TemplateNotFound as error:
        path, line = find_place(error, name)
        missing = error.name or name
        hint = "put it into the templates folder, or take the theme's by leaving it away"
        if ".." in missing.split("/"):
            hint = "a template is named by its path in the templates folder, and none stands outside"
        raise ContentError([Problem(path, line, 0, "missing-template", f"there is no template {missing!r}", hint)]) from error
    except jinja2.TemplateSyntaxError as error:
        path = error.filename or f"{FOLDER}/{name}"
        told = error.message or "not a template"
        raise ContentError([Problem(path, error.lineno, 0, "bad-template", told, _HINT_SYNTAX)]) from error
    except RecursionError as error:
        path, line = find_loop(error, name)
        told = "the template includes or calls itself without end, perhaps by way of another"
        raise ContentError([Problem(path, line, 0, "bad-template", told, "take this include or call out")]) from error
    except Exception as error:  # a template may do anything wrong that Python can
        path, line = find_place(error, name)
        raise ContentError([Problem(path, line, 0, "bad-template", *explain(error, variables))]) from error


def explain(error: Exception, given: Mapping[str, object]) -> tuple[str, str]:
    """What is wrong with a line of a template that was given these variables, and what to write."""
    told = _OBJECT.sub(r"\1", " ".join(str(error).split())) or type(error).__name__
    if isinstance(error, jinja2.UndefinedError):
        return told, hint_at_names(str(error), given)
    if isinstance(error, KeyError):  # a text's place, for that of a mapping would be undefined
        return f"there is no value for {told}", "fill it in, as in _('%(day)s', day=…), or ask whether it is there"
    return told, _HINT_VALUES


def find_place(error: Exception, name: str) -> tuple[str, int]:
    """The innermost template, and line in it, that an error went through."""
    return next(reversed(list_places(error)), (f"{FOLDER}/{name}", 0))


def find_loop(error: RecursionError, name: str) -> tuple[str, int]:
    """The first template, and line in it, that an endless recursion comes by again."""
    seen = set()
    for place in list_places(error):
        if place in seen:
            return place
        seen.add(place)
    return find_place(error, name)


def list_places(error: Exception) -> list[tuple[str, int]]:
    """The templates, and lines in them, that an error went through, from the outermost."""
    frames = traceback.walk_tb(error.__traceback__)
    return [(f.f_code.co_filename, line) for f, line in frames if f.f_code.co_filename.startswith(f"{FOLDER}/")]


@jinja2.pass_environment
def show_day(environment: Environment, day: date, style: Literal["day", "long"] = "day") -> Markup:
    """`{{ edition.date | day("long") }}`: a calendar day as a `<time>` element."""
    calendar = environment.words.calendar
    told = calendar.opening(calendar.long_day(day)) if style == "long" else calendar.day(day)
    return show_time(day.isoformat(), told)


@jinja2.pass_environment
def show_month(environment: Environment, day: date) -> str:
    """`{{ month.first | month }}`: the month of a day, as a heading."""
    calendar = environment.words.calendar
    return calendar.opening(calendar.month(day))


@jinja2.pass_environment
def show_number(environment: Environment, number: int) -> str:
    """`{{ item.count | number }}`: a count."""
    return environment.words.calendar.number(number)


@jinja2.pass_context
def show_moment(context: Context, moment: datetime, precision: Precision = "minute") -> Markup:
    """`{{ brief.published | moment(brief.precision) }}`: a moment in the site's time zone as a `<time>` element."""
    zone = str(context["site"].timezone)
    told = find_words(context).calendar.moment(moment, precision, zone)
    return show_time(moment_stamp(moment, precision, zone), told)


@jinja2.pass_context
def show_clock(context: Context, moment: datetime) -> Markup:
    """`{{ brief.published | clock }}`: the time of day as a `<time>` element, on pages that name the day."""
    zone = str(context["site"].timezone)
    return show_time(moment_stamp(moment, "minute", zone), find_words(context).calendar.clock(moment, zone))


def find_words(context: Context) -> Words:
    """The words of the environment that a template runs in."""
    environment = context.environment
    assert isinstance(environment, Environment)
    return environment.words


def show_time(stamp: str, told: str) -> Markup:
    """A `<time>` element; `stamp` is ISO 8601."""
    return Markup(f'<time datetime="{escape(stamp)}">{escape(told)}</time>')


@jinja2.pass_context
def show_language(context: Context, language: str, around: str = "") -> Markup:
    """`<p{{ brief.language | lang }}>`: the attributes `lang` and `dir`, where they differ from the page's.

    `{{ site.language | lang(brief.language) }}` inside such an element is the way back: `around` is the language there.
    """
    if not language or language == (around or context["site"].language):
        return Markup("")
    return Markup(f' lang="{escape(language)}" dir="{text_direction(language)}"')


def text_direction(language: str) -> Literal["ltr", "rtl"]:
    """The direction of a BCP 47 language: by its script where it names one, else by the language."""
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script in RTL_SCRIPTS if script else first in RTL_LANGUAGES) else "ltr"


@jinja2.pass_environment
def join_names(environment: Environment, names: Sequence[str]) -> Markup:
    """`{{ ["AFP", "Xinhua", "Tolo"] | cites }}`: `AFP, Xinhua and Tolo`."""
    return Markup(environment.words.calendar.names([escape(name) for name in names]))
