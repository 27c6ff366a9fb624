"""A place that a rule may look at, with everything that was evaluated there."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field

from lint_rules.knowledge import schema
from lint_rules.values.domain.joining import join
from lint_rules.values.domain.value import Value
from lint_rules.values.frames.state import Context


@dataclass(frozen=True, slots=True)
class CallSite:
    """A call. `name` is the last name of what is called, as its library spells it; `row` what the tables say of it.

    `receiver` is the object of a method call, None for a function. `in_forward`: the code belongs to a
    method that runs with grad mode on as well as off. Every value is the join over all that led here.
    """

    node: ast.Call
    name: str
    qualified: str | None
    row: schema.Row | None
    receiver: Value | None
    arguments: tuple[Value, ...]
    keywords: Mapping[str, Value]
    context: Context
    result: Value

    def join(self, other: CallSite) -> CallSite:
        """The same place, evaluated on two paths."""
        receiver = self.receiver
        if receiver is not None and other.receiver is not None:
            receiver = join(receiver, other.receiver)
        same_length = len(self.arguments) == len(other.arguments)
        return CallSite(
            node=self.node,
            name=self.name,
            qualified=self.qualified if self.qualified == other.qualified else None,
            row=self.row if self.row == other.row else None,
            receiver=receiver,
            arguments=tuple(
                join(left, right) for left, right in zip(self.arguments, other.arguments, strict=same_length)
            ),
            keywords={
                name: join(value, other.keywords[name]) if name in other.keywords else value
                for name, value in self.keywords.items()
            },
            context=self.context.join(other.context),
            result=join(self.result, other.result),
        )


@dataclass(frozen=True, slots=True)
class AttributeSite:
    """An attribute that is read, not called."""

    node: ast.Attribute
    name: str
    receiver: Value
    context: Context
    result: Value

    def join(self, other: AttributeSite) -> AttributeSite:
        """The same place, evaluated on two paths."""
        return AttributeSite(
            node=self.node,
            name=self.name,
            receiver=join(self.receiver, other.receiver),
            context=self.context.join(other.context),
            result=join(self.result, other.result),
        )


@dataclass(frozen=True, slots=True)
class OperatorSite:
    """`x op y`, `x op= y`, or a comparison of two things. `name` is the special method that x is asked for first.

    `receiver` is what stands on the left, for `x op= y` what x was before; `argument` what stands on the right.
    """

    node: ast.BinOp | ast.AugAssign | ast.Compare
    name: str
    receiver: Value
    argument: Value
    context: Context
    result: Value

    def join(self, other: OperatorSite) -> OperatorSite:
        """The same place, evaluated on two paths."""
        return OperatorSite(
            node=self.node,
            name=self.name,
            receiver=join(self.receiver, other.receiver),
            argument=join(self.argument, other.argument),
            context=self.context.join(other.context),
            result=join(self.result, other.result),
        )


@dataclass(frozen=True, slots=True)
class StoreSite:
    """`x[i] = y`, also as a part of another target: `node` is `x[i]`, `receiver` x, `argument` what is stored."""

    node: ast.Subscript
    name: str
    receiver: Value
    index: Value
    argument: Value
    context: Context

    def join(self, other: StoreSite) -> StoreSite:
        """The same place, evaluated on two paths."""
        return StoreSite(
            node=self.node,
            name=self.name,
            receiver=join(self.receiver, other.receiver),
            index=join(self.index, other.index),
            argument=join(self.argument, other.argument),
            context=self.context.join(other.context),
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """A read of what was taken from shared memory before that was written to.

    `is_together`: beside another look at the same memory. `follows`: it may be meant to show what is written, since
    nothing stood there before, or since it is taken once for all rounds of a loop that writes and reads.
    `is_array`: the array is read, and the tensor was written to. `is_backward`: it is a graph that reads what it kept.
    """

    node: ast.expr
    written: ast.AST
    is_sure: bool
    is_together: bool
    follows: bool
    is_array: bool
    is_backward: bool = False


@dataclass(frozen=True, slots=True)
class SharingSite:
    """A conversion that copied nothing, and the reads of what it gave after its source had been written to."""

    node: ast.AST
    readings: tuple[Reading, ...]


Site = CallSite | AttributeSite | OperatorSite | StoreSite


@dataclass(slots=True)
class Recorder:
    """Collects what was evaluated in the scopes of interest, joined over all evaluations of the same node.

    Of operators and stores, only those of the special methods `operators` are collected: code is full of them.
    """

    operators: frozenset[str] = frozenset()
    sites: dict[ast.AST, Site] = field(default_factory=dict)
    sharings: dict[ast.AST, SharingSite] = field(default_factory=dict)
    outputs: dict[ast.AST, Value] = field(default_factory=dict)
    """What the `forward` methods of modules give, looked at on their own."""

    def output(self, method: ast.AST, value: Value) -> None:
        """Note what a module gives."""
        known = self.outputs.get(method)
        self.outputs[method] = value if known is None else join(known, value)

    def call(self, site: CallSite) -> None:
        """Note a call."""
        known = self.sites.get(site.node)
        self.sites[site.node] = known.join(site) if isinstance(known, CallSite) else site

    def attribute(self, site: AttributeSite) -> None:
        """Note an attribute access."""
        known = self.sites.get(site.node)
        self.sites[site.node] = known.join(site) if isinstance(known, AttributeSite) else site

    def operator(self, site: OperatorSite) -> None:
        """Note an operator."""
        known = self.sites.get(site.node)
        self.sites[site.node] = known.join(site) if isinstance(known, OperatorSite) else site

    def store(self, site: StoreSite) -> None:
        """Note a store into an item."""
        known = self.sites.get(site.node)
        self.sites[site.node] = known.join(site) if isinstance(known, StoreSite) else site

    def reading(self, conversion: ast.AST, reading: Reading) -> None:
        """Note a read of what a conversion gave."""
        known = self.sharings.get(conversion)
        readings = () if known is None else known.readings
        if reading not in readings:
            self.sharings[conversion] = SharingSite(conversion, (*readings, reading))
