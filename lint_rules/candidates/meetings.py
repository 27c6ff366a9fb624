"""Where arrays and tensors may meet, by syntax alone: in an operator, a store, or a call."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from itertools import chain

from lint_rules.candidates.provenance import Part, Provenance
from lint_rules.candidates.written_out import may_be_more
from lint_rules.knowledge.library import converting_members, library
from lint_rules.knowledge.modules import CLASSES_OF_TENSORS
from lint_rules.rule import Interest
from lint_rules.values.tree.references import callee_name
from lint_rules.values.tree.syntax import last_name, special_method, walk

_MEMBERS = converting_members()
_METHODS_OF_TENSORS = frozenset(library().tensor_arguments_of_methods)
_METHODS_OF_ARRAYS = frozenset(library().array_method_converters)


def nodes_where_they_meet(provenance: Provenance, interests: Iterable[Interest]) -> Iterator[ast.expr | ast.stmt]:
    """The operators, stores and calls of interest that may be given both."""
    wanted = [one for one in interests if one.meeting]
    if not wanted:
        return
    operators = frozenset[str]().union(*(one.operators for one in wanted))
    layers = _names_of_layers(provenance) | CLASSES_OF_TENSORS
    calls = frozenset[str]().union(layers, *(one.meeting for one in wanted))
    for part in provenance.parts:
        if part.has_both:
            yield from _operators_in(part, operators)
            yield from _stores_in(part)
            yield from (call for call in part.nodes(ast.Call) if _is_given_both(part, call, calls, layers))


def _names_of_layers(provenance: Provenance) -> frozenset[str]:
    """The names that are given a layer or a loss that takes tensors alone: `self.loss = nn.MSELoss()`."""
    return frozenset(
        last_name(target)
        for part in provenance.parts
        for node in part.nodes(ast.Assign)
        if isinstance(node.value, ast.Call) and last_name(node.value.func) in CLASSES_OF_TENSORS
        for target in node.targets
    )


def _operators_in(part: Part, operators: frozenset[str]) -> Iterator[ast.expr | ast.stmt]:
    annotations = _annotations_in(part)
    sides: Iterable[tuple[ast.expr | ast.stmt, ast.expr, ast.expr]] = chain(
        ((node, node.left, node.right) for node in part.nodes(ast.BinOp) if node not in annotations),
        ((node, node.target, node.value) for node in part.nodes(ast.AugAssign)),
        ((node, node.left, node.comparators[0]) for node in part.nodes(ast.Compare)),
    )
    for node, left, right in sides:
        if special_method(node) in operators and _differ(part, left, right):
            yield node


def _annotations_in(part: Part) -> set[ast.AST]:
    """The parts of annotations that look like operators: `Tensor | None`."""
    arguments = (node.annotation for node in part.nodes(ast.arg))
    results = (node.returns for node in part.functions)
    variables = (node.annotation for node in part.nodes(ast.AnnAssign))
    annotations = (node for node in chain(arguments, results, variables) if isinstance(node, ast.BinOp))
    return {inside for node in annotations for inside in walk(node) if isinstance(inside, ast.BinOp)}


def _stores_in(part: Part) -> Iterator[ast.expr | ast.stmt]:
    for node in part.nodes(ast.Assign):
        owners = (one for one in node.targets if isinstance(one, ast.Subscript) and not _is_by_name(one))
        if any(_differ(part, one, node.value) and _may_own(part, one) for one in owners):
            yield node


def _is_by_name(target: ast.Subscript) -> bool:
    """`x["name"]`: what has names for its items holds objects of all kinds."""
    return isinstance(target.slice, ast.Constant) and isinstance(target.slice.value, str)


def _may_own(part: Part, target: ast.Subscript) -> bool:
    """Whether what an item is set of may be an array or a tensor, and not only a list or dict that holds some."""

    def is_either(node: ast.expr) -> bool:
        mentioned = part.mentions.of(node)
        return part.may_be_array(mentioned) or part.may_be_tensor(mentioned)

    return may_be_more(target.value, part, is_either)


def _differ(part: Part, left: ast.expr, right: ast.expr) -> bool:
    one, other = part.mentions.of(left), part.mentions.of(right)
    return (part.may_be_array(one) and part.may_be_tensor(other)) or (
        part.may_be_tensor(one) and part.may_be_array(other)
    )


def _is_given_both(part: Part, call: ast.Call, calls: frozenset[str], layers: frozenset[str]) -> bool:
    mentions, name = part.mentions, callee_name(call)
    if name not in calls and name not in mentions.names.array_libraries and name not in mentions.names.tensor_libraries:
        return False
    asked = mentions.of(call.func)
    # `ax.plot(t)`, `pca.fit(t)`: a method of an object that such a library made.
    is_method_of_arrays = name in _MEMBERS or name in _METHODS_OF_ARRAYS
    is_of_arrays = (
        part.may_be_of_numpy(asked) if is_method_of_arrays else not asked.isdisjoint(mentions.names.array_libraries)
    )
    is_of_tensors = (
        part.may_be_tensor(asked)
        if name in _METHODS_OF_TENSORS
        else not asked.isdisjoint(mentions.names.tensor_libraries)
    )
    is_of_tensors = is_of_tensors or name in layers
    if not is_of_arrays and not is_of_tensors:
        return False
    given = mentions.of_all([*call.args, *(keyword.value for keyword in call.keywords)])
    return (is_of_arrays and part.may_be_tensor(given)) or (is_of_tensors and part.may_be_of_numpy(given))
