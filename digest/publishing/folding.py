"""Texts of templates, put in their places when a template is compiled: one site has one language, so that what a text is in it
need be asked once and not on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from digest.publishing.words import Words

_PLACE: Final = re.compile(r"%(?:\((\w+)\)s|(%))")
_BLANK: Final = re.compile(r"%(?:\(\w+\)s|%)")


def fold_texts(template: nodes.Template, words: Words) -> None:
    """Write `{{ _("Edition of %(day)s", day=…) }}` as its text, with what fills its place; so too `ngettext`, where it has
    English's two forms. What is not that simple is left to be asked for when the page is made."""
    _Folder(words).visit(template)


class _Folder(NodeTransformer):
    def __init__(self, words: Words) -> None:
        self.words = words

    def visit_Output(self, output: nodes.Output) -> list[nodes.Node]:  # noqa: N802 - jinja2's name
        """A text with places becomes what it consists of; one that hangs on a number, a question."""
        done: list[nodes.Node] = []
        waiting: list[nodes.Expr] = []
        for child in output.nodes:
            forms = self._find_forms(child)
            if forms is None:
                waiting += self._find_parts(child) or [self.visit(child)]
            else:
                number, one, many = forms
                is_one = nodes.Compare(number, [nodes.Operand("eq", nodes.Const(1))], lineno=output.lineno)
                done.append(_put_out(waiting, output))
                done.append(nodes.If(is_one, [_put_out(one, output)], [], [_put_out(many, output)], lineno=output.lineno))
                waiting = []
        return [part for part in (*done, _put_out(waiting, output)) if not isinstance(part, nodes.Output) or part.nodes]

    def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802 - jinja2's name
        """A text without places is a constant wherever it stands."""
        parts = self._find_parts(call) if not call.kwargs else None
        if parts is None:
            return self.generic_visit(call)
        text = "".join(part.data for part in parts if isinstance(part, nodes.TemplateData))
        return nodes.MarkSafe(nodes.Const(text, lineno=call.lineno), lineno=call.lineno)

    def _find_parts(self, node: nodes.Node) -> list[nodes.Expr] | None:
        """What `_("…")` consists of; None where the node is something else, or is left as it is."""
        if not _is_call(node, ("_", "gettext"), 1):
            return None
        assert isinstance(node, nodes.Call)
        message = _read_text(node.args[0])
        return None if message is None else self._split(self.words.find(message), node)

    def _find_forms(self, node: nodes.Node) -> tuple[nodes.Expr, list[nodes.Expr], list[nodes.Expr]] | None:
        """The number of `ngettext("…", "…", number)`, and what its two forms consist of."""
        if not self.words.are_plain or not _is_call(node, ("ngettext",), 3):
            return None
        assert isinstance(node, nodes.Call)
        one, many = map(_read_text, node.args[:2])
        if one is None or many is None:
            return None
        number = node.args[2]
        given = nodes.Keyword("num", number, lineno=node.lineno)
        forms = self._split(one, node, given), self._split(many, node, given)
        return (number, forms[0], forms[1]) if forms[0] is not None and forms[1] is not None else None

    def _split(self, told: str, call: nodes.Call, *given: nodes.Keyword) -> list[nodes.Expr] | None:
        """A text and the expressions in its places; None where one has no expression, or is none."""
        values = {keyword.key: self.visit(keyword.value) for keyword in (*given, *call.kwargs)}
        if "%" in _BLANK.sub("", told) or any(place[1] not in values for place in _PLACE.finditer(told) if place[1]):
            return None
        return list(_weave(told, values, call.lineno))


def _weave(told: str, values: dict[str, nodes.Expr], line: int) -> Iterator[nodes.Expr]:
    at, words = 0, ""
    for place in _PLACE.finditer(told):
        words += told[at : place.start()] + (place[2] or "")
        at = place.end()
        if place[1]:
            yield nodes.TemplateData(words, lineno=line)
            yield values[place[1]]
            words = ""
    yield nodes.TemplateData(words + told[at:], lineno=line)


def _put_out(parts: list[nodes.Expr], around: nodes.Output) -> nodes.Output:
    return nodes.Output(parts, lineno=around.lineno)


def _is_call(node: nodes.Node, names: tuple[str, ...], arguments: int) -> bool:
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name in names
        and len(node.args) == arguments
        and node.dyn_args is None
        and node.dyn_kwargs is None
    )


def _read_text(node: nodes.Expr) -> str | None:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None
