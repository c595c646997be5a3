"""How templates run: jinja2, with less between a template and its bytes.

What a template says and gives is as jinja2 has it. But a partial comes to the page in one piece, a link is made without
jinja2's machinery for calls, and a partial that is the same on many pages, such as the masthead, is rendered once for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final, NamedTuple, Protocol

import jinja2
import jinja2.meta
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape

from digest.publishing.folding import fold_texts
from digest.publishing.words import Words

#: What a partial may use that is rendered once for many pages: of `page`, only its `kind`.
_SHARED_NAMES: Final = frozenset({"site", "page", "url", "here", "_", "gettext", "ngettext", "pgettext", "npgettext"})
#: What makes a template hang on more than its own names and the partials that it includes.
_JOINTS: Final[tuple[type[nodes.Node], ...]] = (nodes.Extends, nodes.Import, nodes.FromImport, nodes.Block)
#: What a call is given beside its own arguments: the variables of the loop or block that it stands in.
_AROUND: Final = frozenset({"_loop_vars", "_block_vars"})


class Standpoint(Protocol):
    """From where links go out: the variable `place` of a template."""

    @property
    def path(self) -> str: ...

    @property
    def is_relative(self) -> bool: ...

    def link(self, path: str, fragment: str = "") -> str: ...


@jinja2.pass_context
def url(context: Context, path: str, fragment: str = "") -> str:
    """`{{ url("archive/") }}`: the link from this page to a page or file of the site."""
    place: Standpoint = context["place"]
    return place.link(path, fragment)


@jinja2.pass_context
def here(context: Context, path: str) -> bool:
    """`{% if here("archive/") %}`: whether this page is the one at a path."""
    place: Standpoint = context["place"]
    if isinstance(place, _Watched):
        place.watch(path)
    return place.path == path


class _Watched:
    """A place that remembers where it was asked to lead."""

    def __init__(self, place: Standpoint) -> None:
        self.path, self.is_relative, self._place = place.path, place.is_relative, place
        self.folders: set[str] = set()  # the first part of each path
        self.is_simple = True

    def watch(self, path: str) -> None:
        self.folders.add(path.partition("/")[0])
        self.is_simple = self.is_simple and ":" not in path  # the link to such a path may have a dot before it

    def link(self, path: str, fragment: str = "") -> str:
        self.watch(path)
        return self._place.link(path, fragment)


class _Rendered(NamedTuple):
    """A partial as pages of one kind and depth have it that stand in none of the folders it leads to."""

    text: str
    folders: frozenset[str]
    site: object


class _Partial(NamedTuple):
    """A partial, and whether it is rendered once for many pages."""

    template: jinja2.Template
    is_shared: bool


class _Context(Context):
    """The variables of a template."""

    def call(self, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        if function is url and kwargs.keys() <= _AROUND:
            return self["place"].link(*args)
        return super().call(function, *args, **kwargs)


class _Generator(CodeGenerator):
    """Writes the Python of a template."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escape = environment.escape")

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - jinja2's name
        assert isinstance(self.environment, Environment)
        fold_texts(node, self.environment.words)
        super().visit_Template(node, frame)
        self.writeline(f"shared_with = {_find_shared(node)!r}")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 - jinja2's name
        name = _name_partial(node)
        if name is None:
            super().visit_Include(node, frame)
            return
        self.start_write(frame, node)
        self.write(f"environment.include({name!r}, context, {self.dump_local_context(frame)})")
        self.end_write(frame)


def _name_partial(node: nodes.Include) -> str | None:
    """The partial that is included, where it is one and no other, and is given the variables around it."""
    name = node.template.value if isinstance(node.template, nodes.Const) else None
    return name if isinstance(name, str) and node.with_context and not node.ignore_missing else None


def _find_shared(template: nodes.Template) -> tuple[str, ...] | None:
    """The partials that a partial includes, where it and they hang on nothing but the site, the kind of page, and where that
    stands, if only they do; None where it hangs on more itself."""
    pages = [name for name in template.find_all(nodes.Name) if name.name == "page"]
    kinds = [one.node for one in template.find_all(nodes.Getattr) if one.attr == "kind"]
    if any(template.find_all(_JOINTS)) or not all(any(page is kind for kind in kinds) for page in pages):
        return None
    partials = [_name_partial(node) for node in template.find_all(nodes.Include)]
    if None in partials or not jinja2.meta.find_undeclared_variables(template) <= _SHARED_NAMES:
        return None
    return tuple(filter(None, partials))


class Environment(jinja2.Environment):
    """Where templates are compiled and run. `words` are those of the interface."""

    code_generator_class = _Generator
    context_class = _Context

    def __init__(self, words: Words, **options: Any) -> None:
        super().__init__(**options)
        self.words = words
        self._partials: dict[str, _Partial] = {}
        self._rendered: dict[tuple[str, str, int], _Rendered] = {}

    def render(self, name: str, variables: Mapping[str, object]) -> str:
        """The text of a template; its errors are jinja2's, and their tracebacks name the template's own lines."""
        template = self.get_template(name)
        try:
            return self._fill(template, {**self.globals, **variables})
        except Exception:
            self.handle_exception()

    def _fill(self, template: jinja2.Template, variables: dict[str, Any]) -> str:
        return "".join(template.root_render_func(_Context(self, variables, template.name, template.blocks)))

    @staticmethod
    def escape(value: object) -> str:
        """The value as HTML, which is a plain `str` where nothing in it needs escaping."""
        if type(value) is str and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value):
            return value
        return value if type(value) is Markup else escape(value)

    def include(self, name: str, context: Context, around: Mapping[str, Any]) -> str:
        """The text of a partial in a place with these variables, and those `around` it from loops and the like."""
        template, is_shared = self._partials.get(name) or self.find_partial(name)
        if is_shared and not around:
            return self._include_shared(template, context)
        variables = context.get_all()
        if around:
            variables = {**variables, **{key: value for key, value in around.items() if value is not missing}}
        return self._fill(template, variables)

    def find_partial(self, name: str) -> _Partial:
        """A partial, and whether it is shared. One that includes itself, perhaps by way of others, is not."""
        template = self.get_template(name)
        self._partials[name] = _Partial(template, is_shared=False)
        others = template.root_render_func.__globals__["shared_with"]
        with suppress(jinja2.TemplateError):  # it is told when the template is included, if it is
            if others is not None and all((self._partials.get(other) or self.find_partial(other)).is_shared for other in others):
                self._partials[name] = _Partial(template, is_shared=True)
        return self._partials[name]

    def _include_shared(self, template: jinja2.Template, context: Context) -> str:
        """The text of a partial for this page, as another page of its kind and depth has it: links from there to folders in
        which neither page stands are the same."""
        place, site = context["place"], context["site"]
        if isinstance(place, _Watched):  # a part of one that is shared
            return self._fill(template, context.get_all())
        key = template.name or "", getattr(context.get("page"), "kind", ""), place.path.count("/")
        folder = place.path.partition("/")[0]
        known = self._rendered.get(key)
        if known and place.is_relative and known.site is site and folder not in known.folders:
            return known.text
        watched = _Watched(place)
        text = self._fill(template, {**context.get_all(), "place": watched})
        if place.is_relative and watched.is_simple and folder not in watched.folders:
            self._rendered[key] = _Rendered(text, frozenset(watched.folders), site)
        return text
