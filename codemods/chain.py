"""Chains of methods, attributes and subscripts (`x.cpu()[0].T.numpy()`): walked, taken apart, put together."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import libcst as cst

from codemods import layout
from lint_rules.knowledge import schema
from lint_rules.knowledge.library import library

_VIEWS = frozenset({"T", "mT", "H", "mH", "real", "imag"})
"""Attributes that give the same tensor, seen differently."""

_OWN_GRAD = frozenset({schema.Grad.KEYWORD, schema.Grad.ALWAYS, schema.Grad.LIKELY})
"""Results that may require grad though their receivers do not (`x.new_ones(2, requires_grad=True)`)."""

_POSTFIX = (cst.Name, cst.Attribute, cst.Call, cst.Subscript)
"""Expressions that a dot can follow as they are."""


def method_called(expression: cst.BaseExpression) -> str | None:
    """The name behind the dot, if the expression is a call of a method."""
    if isinstance(expression, cst.Call) and isinstance(expression.func, cst.Attribute):
        return expression.func.attr.value
    return None


def links(expression: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    """The expression, the one before its last link, and so on down to where the chain starts."""
    current: cst.BaseExpression | None = expression
    while current is not None:
        yield current
        current = _receiver(current)


def reaching_links(expression: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    """The links from the end of the chain, as long as detaching before them is as good as detaching after them."""
    return itertools.takewhile(_brings_no_graph, links(expression))


def is_detached(expression: cst.BaseExpression) -> bool:
    """Whether the chain holds a `.detach()` behind which nothing brings a graph in again."""
    return any(method_called(link) == "detach" for link in reaching_links(expression))


def moves_to_cpu(link: cst.BaseExpression) -> bool:
    """Whether the link is `.cpu()`, `.to("cpu")`, `.to(device="cpu")` or `.to(torch.device("cpu"))`."""
    if not isinstance(link, cst.Call):
        return False
    method = method_called(link)
    return method == "cpu" or (method == "to" and any(_names_cpu(argument) for argument in link.args))


def replaced(expression: cst.BaseExpression, old: cst.BaseExpression, new: cst.BaseExpression) -> cst.BaseExpression:
    """The chain with its part `old` replaced by `new`."""
    if expression is old:
        return new
    inner = _receiver(expression)
    assert inner is not None, "the part to replace belongs to the chain"
    return _with_receiver(expression, replaced(inner, old, new))


def inserted_before(chain: cst.BaseExpression, link: cst.Call, method: str) -> cst.BaseExpression:
    """The chain with a call of `method` before one of its method calls, on its own line where the layout is such."""
    following = cst.ensure_type(link.func, cst.Attribute)
    first, second = dots_for_two(chain, link)
    guard = called(following.value, method, first)
    return replaced(chain, link, link.with_changes(func=following.with_changes(value=guard, dot=second)))


def dots_for_two(chain: cst.BaseExpression, link: cst.Call) -> tuple[cst.Dot, cst.Dot]:
    """The dots of a new link and of `link` behind it."""
    dot = cst.ensure_type(link.func, cst.Attribute).dot
    later = (dot_of(other) for other in itertools.takewhile(lambda other: other is not link, links(chain)))
    if layout.breaks_line(dot) and all(other is None or layout.breaks_line(other) for other in later):
        return layout.shared(dot)
    return dot, layout.PLAIN


def appended(expression: cst.BaseExpression, method: str) -> cst.Call:
    """A call of `method` on the expression, which is put in parentheses where a dot could not follow it."""
    expression = closed(expression)
    last = None if expression.lpar else dot_of(expression)
    return called(expression, method, layout.fresh(last) if last and layout.breaks_line(last) else layout.PLAIN)


def closed(expression: cst.BaseExpression) -> cst.BaseExpression:
    """The expression, in parentheses where a dot could not follow it."""
    if isinstance(expression, _POSTFIX) or expression.lpar:
        return expression
    return expression.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def called(value: cst.BaseExpression, method: str, dot: cst.Dot) -> cst.Call:
    """`value.method()`"""
    return cst.Call(func=cst.Attribute(value=value, attr=cst.Name(method), dot=dot))


def dot_of(link: cst.BaseExpression) -> cst.Dot | None:
    """The dot that begins the last link of the chain."""
    attribute = link.func if isinstance(link, cst.Call) else link
    return attribute.dot if isinstance(attribute, cst.Attribute) else None


def with_dot(link: cst.BaseExpression, dot: cst.Dot) -> cst.BaseExpression:
    """The chain with another dot before its last link."""
    if isinstance(link, cst.Call):
        return link.with_changes(func=link.func.with_changes(dot=dot))
    return link.with_changes(dot=dot)


def _receiver(link: cst.BaseExpression) -> cst.BaseExpression | None:
    """The expression before the last link of a chain, or None where there is no link that can be looked through."""
    if isinstance(link, cst.Call) and isinstance(link.func, cst.Attribute) and not link.func.lpar:
        return link.func.value
    if isinstance(link, cst.Subscript) or (isinstance(link, cst.Attribute) and link.attr.value in _VIEWS):
        return link.value
    return None


def _with_receiver(link: cst.BaseExpression, value: cst.BaseExpression) -> cst.BaseExpression:
    if isinstance(link, cst.Call):
        return link.with_changes(func=link.func.with_changes(value=value))
    return link.with_changes(value=value)


def _brings_no_graph(link: cst.BaseExpression) -> bool:
    """Whether the link's result requires grad only if its receiver does."""
    if not isinstance(link, cst.Call):
        return _receiver(link) is not None
    method = method_called(link)
    row = library().tensor_methods.get(method) if method else None
    if not isinstance(row, schema.TensorResult) or row.inplace or row.grad in _OWN_GRAD:
        return False
    return method in library().methods_without_tensor_arguments or all(
        _is_literal(argument.value) for argument in link.args
    )


def _is_literal(value: cst.BaseExpression) -> bool:
    if isinstance(value, cst.UnaryOperation):
        value = value.expression
    if isinstance(value, (cst.Tuple, cst.List)):
        return all(_is_literal(element.value) for element in value.elements)
    constant = isinstance(value, cst.Name) and value.value in ("True", "False", "None")
    return constant or isinstance(value, (cst.BaseNumber, cst.SimpleString))


def _names_cpu(argument: cst.Arg) -> bool:
    if argument.keyword is not None and argument.keyword.value != "device":
        return False
    value = argument.value
    if isinstance(value, cst.Call) and value.args and _is_device(value.func):
        value = value.args[0].value
    return isinstance(value, cst.SimpleString) and value.evaluated_value == "cpu"


def _is_device(function: cst.BaseExpression) -> bool:
    name = function.attr if isinstance(function, cst.Attribute) else function
    return isinstance(name, cst.Name) and name.value == "device"
