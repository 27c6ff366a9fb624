"""What the operators of torch do to the form of a tensor: its layout, its conj and neg bits.

With torch 2.13.0 every method of the tables was called on COO, CSR, BSR and mkldnn tensors, and on conjugate and
negative views. The layouts differ in what they allow; the names here keep them all, or raise.
"""

from __future__ import annotations

from dataclasses import replace

from lint_rules.knowledge.rows import words
from lint_rules.knowledge.schema import Form, Row, Table, TensorResult

LAYOUT_KEPT = words("""
    abs absolute adjoint asin asinh atan atanh bfloat16 bool byte ceil cfloat char clone cpu cuda deg2rad detach double
    erf expm1 float floor half int log1p long neg negative positive rad2deg relu round sgn short sign sin sinh sqrt
    swapaxes swapdims t tan tanh to transpose trunc xpu
    """)
_RULES = {
    **dict.fromkeys(LAYOUT_KEPT, Form.KEPT),
    "adjoint": Form.CONJUGATED_MATRIX,
    "conj": Form.CONJUGATED,
    "conj_physical": Form.CONJ_RESOLVED,
    **dict.fromkeys(("ifft", "ihfft", "ihfft2", "ihfftn"), Form.PERHAPS_CONJUGATED),
    "dequantize": Form.NEG_RESOLVED,
    "imag": Form.IMAGINARY_PART,
    "real": Form.REAL_PART,
}


def with_forms(rows: Table) -> Table:
    """The rows, each with what it does to the form, by the last part of its name."""
    return {name: _with_rule(row, _RULES.get(name.rpartition(".")[2])) for name, row in rows.items()}


def _with_rule(row: Row, rule: Form | None) -> Row:
    return replace(row, form=rule) if rule is not None and isinstance(row, TensorResult) else row
