"""The form in which a tensor keeps its values: how they lie in memory, and what is still to be done to them."""

from __future__ import annotations

from dataclasses import dataclass

from lint_rules.values.domain.fact import Fact
from lint_rules.values.domain.outcomes import Layout


@dataclass(frozen=True, slots=True)
class Form:
    """`conj` and `neg`: whether the elements in memory are to be conjugated or negated before they are used."""

    layout: Fact[Layout]
    conj: Fact[bool]
    neg: Fact[bool]

    def join(self, other: Form) -> Form:
        """The form after two paths meet."""
        if self is other:
            return self
        return Form(self.layout.join(other.layout), self.conj.join(other.conj), self.neg.join(other.neg))


PLAIN = Form(Fact.of(Layout.STRIDED), Fact.of(False), Fact.of(False))
"""What an array can share memory with."""
ANY_FORM = Form(Fact.unknown(), Fact.unknown(), Fact.unknown())
