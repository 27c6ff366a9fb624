"""`requires_grad` of what an operation gives."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterable, Iterator

from lint_rules.knowledge import schema
from lint_rules.values.domain.dtype_names import FLOATING
from lint_rules.values.domain.fact import UNKNOWN, Fact, Origin, Unknown, join_facts
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.outcomes import RequiresGrad
from lint_rules.values.domain.value import (
    Constant,
    Dictionary,
    DTypeObject,
    Sequence,
    Tensor,
    Union,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.operands import Operands, missing_in
from lint_rules.values.frames.state import Context
from lint_rules.values.operations import dtypes
from lint_rules.values.operations.copies import is_cast

NO_GRAD: Fact[RequiresGrad] = Fact.of(RequiresGrad.NO)


_STRENGTH: dict[RequiresGrad | Unknown, int] = {
    RequiresGrad.NO: 0,
    UNKNOWN: 1,
    RequiresGrad.LIKELY: 2,
    RequiresGrad.YES: 3,
}


def any_requires_grad(facts: Iterable[Fact[RequiresGrad]]) -> Fact[RequiresGrad]:
    """Whether a result of differentiable inputs requires grad: if any of them does."""
    result = NO_GRAD
    for fact in facts:
        if fact is NO_GRAD:
            continue
        combined: dict[RequiresGrad | Unknown, Origin | None] = {}
        for left, right in itertools.product(result.outcomes, fact.outcomes):
            if _STRENGTH[left] > _STRENGTH[right]:
                combined.setdefault(left, result.origin(left))
            else:
                combined.setdefault(right, fact.origin(right))
        result = Fact(combined)
    return result


def requires_grad_of(value: Value) -> Fact[RequiresGrad]:
    """What a value brings into the graph: that of a tensor, of the elements of a sequence, of nothing else."""
    if not isinstance(value, Union):
        return _requires_grad_of_one(value)
    return join_facts(map(_requires_grad_of_one, value.alternatives))


def _requires_grad_of_one(value: Value) -> Fact[RequiresGrad]:
    if isinstance(value, Tensor):
        return value.requires_grad
    if isinstance(value, UnknownValue):
        return NO_GRAD if value.without_grad else Fact.unknown(value.origin)
    if isinstance(value, Sequence):
        return any_requires_grad(requires_grad_of(element) for element in value.elements or (value.element,))
    if isinstance(value, Dictionary):
        held = [element for _, element in value.items]
        rest = [] if value.rest is None else [value.rest]
        return any_requires_grad(requires_grad_of(element) for element in (*held, *rest))
    if isinstance(value, LibraryObject) and value.held is not None:
        return _requires_grad_of_one(value.held)
    return NO_GRAD


def result_requires_grad(row: schema.TensorResult, dtype: Fact[str], operands: Operands) -> Fact[RequiresGrad]:
    origin = Origin(operands.node, "computed here")
    if row.grad is schema.Grad.NEVER:
        return NO_GRAD
    if row.grad in (schema.Grad.KEYWORD, schema.Grad.ALWAYS):
        return _requires_grad_by_keyword(row.grad, operands)
    is_floating = not dtype.is_known or any(str(outcome) in FLOATING for outcome in dtype.outcomes)
    if not is_floating and not row.inplace and not _may_give_itself(row, dtype, operands):
        return NO_GRAD
    # Integers and booleans that a comparison or a fill is written into do: torch was seen to give them a graph.
    if row.grad is schema.Grad.KEEPS:
        fact = any_requires_grad(requires_grad_of(value) for value in operands.inputs)
    elif row.grad is schema.Grad.FIRST:
        fact = _requires_grad_of_first(operands)
    elif row.grad is schema.Grad.AT_MOST:
        fact = _at_most(operands)
    elif row.grad is schema.Grad.PART:
        fact = _requires_grad_of_part(operands)
    elif row.grad is schema.Grad.AT_LEAST_FIRST:
        rest = any_requires_grad(requires_grad_of(value) for value in operands.inputs[1:])
        fact = any_requires_grad([*map(requires_grad_of, operands.inputs[:1]), NO_GRAD.join(rest)])
    elif row.grad is schema.Grad.LIKELY:
        fact = Fact.of(RequiresGrad.LIKELY, origin)
    else:
        fact = Fact.unknown(origin)
    if dtypes.may_be_cast(row.dtype, operands):
        fact = fact.join(Fact.unknown(operands.undecided("it may be cast to integers here")))
    if dtype.is_known and not dtype.outcomes <= FLOATING:
        # On the paths that make integers of it, it requires none.
        fact = fact.join(NO_GRAD)
    if _reinterprets(row, operands):
        return NO_GRAD
    return under_grad_mode(fact, row.alias, operands, dtype)


def _may_give_itself(row: schema.TensorResult, dtype: Fact[str], operands: Operands) -> bool:
    """Whether integers that have a graph may come out of an operation as they are: `x.cpu()` of what lies there."""
    first = next(iter(operands.inputs), None)
    if row.alias is not schema.Alias.SOMETIMES or first is None or is_cast(first, dtype):
        return False
    return any(
        isinstance(one, Tensor) and one.dtype.is_known and not one.requires_grad.only(RequiresGrad.NO)
        for one in alternatives(first)
    )


def _at_most(operands: Operands) -> Fact[RequiresGrad]:
    fact = any_requires_grad(requires_grad_of(value) for value in operands.inputs)
    if fact.only(RequiresGrad.NO):
        return fact
    return Fact.unknown(Origin(operands.node, "what goes in requires grad, what comes out may not"))


def _requires_grad_of_part(operands: Operands) -> Fact[RequiresGrad]:
    """That of all parts, where they agree; which of them matter is not known."""
    facts = [requires_grad_of(part) for part in _parts(operands.inputs)]
    fact = join_facts(facts) if facts else NO_GRAD
    agree = len(fact.outcomes) == 1
    return fact if agree else Fact.unknown(Origin(operands.node, "only a part of what goes in requires grad"))


def _parts(values: Iterable[Value]) -> Iterator[Value]:
    """What goes in, one by one: what an object holds stands in a sequence."""
    for value in values:
        part = value.held if isinstance(value, LibraryObject) and value.held is not None else value
        if isinstance(part, Sequence) and part.elements is not None:
            yield from _parts(part.elements)
        else:
            yield part


def _reinterprets(row: schema.TensorResult, operands: Operands) -> bool:
    """`x.view(dtype)`: the same bytes as another dtype are no function of x that could be differentiated."""
    given = (*operands.arguments, *operands.keywords.values())
    names_dtype = any(all(isinstance(one, DTypeObject) for one in alternatives(value)) for value in given)
    return row.alias is schema.Alias.ALWAYS and names_dtype


def _requires_grad_of_first(operands: Operands) -> Fact[RequiresGrad]:
    first = next(iter(operands.inputs), None)
    if first is None or not any(isinstance(one, (Tensor, UnknownValue)) for one in alternatives(first)):
        return NO_GRAD
    return requires_grad_of(first)


def under_grad_mode(
    fact: Fact[RequiresGrad], alias: schema.Alias, operands: Operands, dtype: Fact[str] | None = None
) -> Fact[RequiresGrad]:
    """What grad mode leaves of it: while it is off, only a view or the same object still requires grad."""
    if fact is NO_GRAD:
        return fact
    source = next(iter(operands.inputs), None)
    kept = NO_GRAD if source is None else _kept_by_views(source)
    sometimes = NO_GRAD if is_cast(source, dtype) else NO_GRAD.join(kept)
    off = {schema.Alias.NEVER: NO_GRAD, schema.Alias.SOMETIMES: sometimes, schema.Alias.ALWAYS: kept}[alias]
    results = []
    for mode in operands.context.grad_mode.outcomes:
        if mode is True or mode is UNKNOWN:
            results.append(fact)
        if mode is False or mode is UNKNOWN:
            results.append(off)
    if operands.context.inference:
        results.append(NO_GRAD)
    return join_facts(results)


def _kept_by_views(source: Value) -> Fact[RequiresGrad]:
    """What a view that is made while grad mode is off takes from its base: what switched on a view does not count."""
    fact = requires_grad_of(source)
    return fact.join(NO_GRAD) if any(map(_is_view_switched_on, alternatives(source))) else fact


def _is_view_switched_on(value: Value) -> bool:
    if not isinstance(value, Tensor) or value.is_parameter or not value.identity & value.storage:
        return False
    # What may be its input itself may be a view of that as well.
    return bool((value.storage | value.perhaps) - value.identity)


def _requires_grad_by_keyword(grad: schema.Grad, operands: Operands) -> Fact[RequiresGrad]:
    return as_set_in(operands.context, _by_keyword(grad, operands))


def as_set_in(context: Context, fact: Fact[RequiresGrad]) -> Fact[RequiresGrad]:
    """`requires_grad` as it is set in these modes: of a tensor made in inference mode, some results were seen to."""
    if not context.inference or not fact.may_be(RequiresGrad.YES):
        return fact
    return Fact({RequiresGrad.LIKELY if one is RequiresGrad.YES else one: fact.origin(one) for one in fact.outcomes})


def _by_keyword(grad: schema.Grad, operands: Operands) -> Fact[RequiresGrad]:
    flag = operands.keywords.get("requires_grad")
    if flag is None and grad is schema.Grad.ALWAYS:
        flag = operands.argument("requires_grad", 1)
    if flag is None:
        if operands.has_spread:
            return Fact.unknown(Origin(operands.node, "it may be given requires_grad by keyword arguments"))
        return (
            NO_GRAD if grad is schema.Grad.KEYWORD else Fact.of(RequiresGrad.YES, Origin(operands.node, "a parameter"))
        )
    return flag_as_requires_grad(flag, operands.node, "made with requires_grad=True")


def flag_as_requires_grad(flag: Value, node: ast.AST, why: str = "set to require grad") -> Fact[RequiresGrad]:
    """`requires_grad=flag`, as a fact."""
    return join_facts([_requires_grad_by(one, node, why) for one in alternatives(flag)])


def _requires_grad_by(flag: Value, node: ast.AST, why: str) -> Fact[RequiresGrad]:
    if isinstance(flag, Constant) and flag.value:
        return Fact.of(RequiresGrad.LIKELY if flag.is_promised else RequiresGrad.YES, Origin(node, why))
    if isinstance(flag, Constant) and not flag.is_promised:
        return NO_GRAD
    return Fact.unknown(Origin(node, "requires_grad is decided at run time", missing_in([flag])))
