"""The form of what an operation gives: its layout, and the conj and neg bits."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.knowledge import schema
from lint_rules.values.domain.dtype_names import dtype_of
from lint_rules.values.domain.fact import Fact, Origin, join_facts
from lint_rules.values.domain.form import ANY_FORM, PLAIN, Form
from lint_rules.values.domain.outcomes import Device, Layout
from lint_rules.values.domain.value import Sequence, Tensor, UnknownValue, Value, alternatives
from lint_rules.values.frames.operands import Operands
from lint_rules.values.operations.copies import gives_itself, is_cast

_LAYOUTS = {
    schema.Form.SPARSE: Layout.SPARSE,
    schema.Form.COMPRESSED: Layout.COMPRESSED,
    schema.Form.MKLDNN: Layout.MKLDNN,
    schema.Form.NESTED: Layout.NESTED,
}
_WORDS = {
    Layout.SPARSE: "made sparse here",
    Layout.COMPRESSED: "made sparse here",
    Layout.MKLDNN: "put into the mkldnn layout here",
    Layout.NESTED: "nested here",
}
_HARMLESS = frozenset({schema.Form.PLAIN, schema.Form.KEPT})
"""What most operations do; nothing comes of plain tensors but plain ones."""
_COMPLEX = frozenset({"complex32", "complex64", "complex128"})
_NO: Fact[bool] = Fact.of(False)


def result_form(row: schema.TensorResult, device: Fact[Device], dtype: Fact[str], operands: Operands) -> Form:
    """The form of a result that lies there and has this dtype."""
    layout = _LAYOUTS.get(row.form)
    if layout is not None:
        return Form(Fact.of(layout, Origin(operands.node, _WORDS[layout])), _NO, _NO)
    held = list(_held(operands.inputs))
    if row.form in _HARMLESS and all(isinstance(one, Tensor) and one.form is PLAIN for one in held):
        return PLAIN
    if not held:
        return PLAIN
    source = _form_of_first(operands)
    kept = _bits_kept(row, source, device, dtype, operands)
    if source.layout.is_known and not source.layout.may_be(Layout.STRIDED):
        # The values of a sparse tensor are conjugated at once.
        return Form(_layout(row, held, source), *kept)
    return Form(_layout(row, held, source), *_bits(row, kept, dtype, operands))


def _held(inputs: tuple[Value, ...]) -> Iterator[Value]:
    """The tensors that go in, and what may be one."""
    for value in inputs:
        for one in alternatives(value):
            if isinstance(one, Sequence):
                yield from _held(one.elements or (one.element,))
            elif isinstance(one, (Tensor, UnknownValue)):
                yield one


def _form_of_first(operands: Operands) -> Form:
    kinds = alternatives(operands.inputs[0])
    forms = [
        one.form if isinstance(one, Tensor) else ANY_FORM for one in kinds if isinstance(one, (Tensor, UnknownValue))
    ]
    form = forms[0] if forms else PLAIN
    for other in forms[1:]:
        form = form.join(other)
    return form


def _layout(row: schema.TensorResult, held: list[Value], source: Form) -> Fact[Layout]:
    if row.form is schema.Form.DENSE:
        return PLAIN.layout
    if row.form is not schema.Form.PLAIN:
        return source.layout
    layouts = [one.form.layout if isinstance(one, Tensor) else ANY_FORM.layout for one in held]
    known = next((layout for layout in layouts if not layout.only(Layout.STRIDED)), None)
    return PLAIN.layout if known is None else Fact.unknown(known.reason)


def _bits_kept(
    row: schema.TensorResult, source: Form, device: Fact[Device], dtype: Fact[str], operands: Operands
) -> tuple[Fact[bool], Fact[bool]]:
    """The bits where the memory is shared; a copy is made with them resolved."""
    if row.alias is schema.Alias.NEVER or (row.alias is schema.Alias.SOMETIMES and is_cast(operands.inputs[0], dtype)):
        return _NO, _NO
    if row.alias is schema.Alias.ALWAYS or _gives_itself(row, device, dtype, operands):
        return source.conj, source.neg
    return _no_or(source.conj), _no_or(source.neg)


def _no_or(bit: Fact[bool]) -> Fact[bool]:
    return bit if bit.only(False) else bit.join(_NO)


def _gives_itself(row: schema.TensorResult, device: Fact[Device], dtype: Fact[str], operands: Operands) -> bool:
    given = [one for one in alternatives(operands.inputs[0]) if isinstance(one, Tensor)]
    return len(given) == 1 and gives_itself(row, given[0], device, dtype, operands)


def _bits(
    row: schema.TensorResult, kept: tuple[Fact[bool], Fact[bool]], dtype: Fact[str], operands: Operands
) -> tuple[Fact[bool], Fact[bool]]:
    conj, neg = kept
    rule = row.form
    if rule in (schema.Form.CONJUGATED, schema.Form.CONJUGATED_MATRIX):
        return _conjugated(rule, conj, dtype, operands), neg
    if rule is schema.Form.PERHAPS_CONJUGATED:
        return _perhaps_conjugated(operands), neg
    if rule is schema.Form.NEGATED:
        return conj, _other(neg, Origin(operands.node, "a negative view is made here"))
    if rule is schema.Form.REAL_PART:
        return _NO, neg
    if rule is schema.Form.IMAGINARY_PART:
        return _NO, _imaginary(conj, neg, operands)
    if rule is schema.Form.CONJ_RESOLVED:
        return _NO, neg
    if rule is schema.Form.NEG_RESOLVED:
        return conj, _NO
    return conj, neg


def _conjugated(rule: schema.Form, conj: Fact[bool], dtype: Fact[str], operands: Operands) -> Fact[bool]:
    """Real numbers are their own conjugates; whoever calls `conj()` expects complex ones."""
    origin = Origin(operands.node, "conjugated here, which only sets a bit")
    other = _other(conj, origin)
    if dtype.is_known:
        results = [other if one in _COMPLEX else conj for one in dtype.outcomes]
        return join_facts(results)
    unseen: Fact[bool] = Fact.unknown(dtype.reason)
    return other.join(unseen) if rule is schema.Form.CONJUGATED else unseen


def _perhaps_conjugated(operands: Operands) -> Fact[bool]:
    """What comes of real numbers is seen to have the bit set more often than not."""
    given = dtype_of(operands.inputs[0])
    if given is not None and given.is_known and given.outcomes <= _COMPLEX:
        return _NO
    unseen: Fact[bool] = Fact.unknown(Origin(operands.node, "it depends on how torch computes it"))
    if given is None or not given.is_known or not given.outcomes.isdisjoint(_COMPLEX):
        return unseen
    return unseen.join(Fact.of(True, Origin(operands.node, "what comes of real numbers here is conjugated later")))


def _other(bit: Fact[bool], origin: Origin) -> Fact[bool]:
    """The bit switched; where it is not known, it was most likely not set."""
    switched = [_NO if one is True else Fact.of(True, origin) for one in bit.outcomes]
    return join_facts(switched) if bit.is_known else join_facts([*switched, Fact.unknown(bit.reason)])


def _imaginary(conj: Fact[bool], neg: Fact[bool], operands: Operands) -> Fact[bool]:
    origin = Origin(operands.node, "the imaginary part of a conjugate view")
    results = [_other(neg, origin) for one in conj.outcomes if one is True]
    results += [neg for one in conj.outcomes if one is not True]
    return join_facts(results)
