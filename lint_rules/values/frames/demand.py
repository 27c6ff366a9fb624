"""What would have to be known of other files to know more about the places of interest."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Sequence as Several

from lint_rules.knowledge.schema import Conversion
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.value import Array, Dictionary, Sequence, Tensor, UnknownValue, Value, alternatives
from lint_rules.values.frames.site import CallSite, Site
from lint_rules.values.tree.imported import Imported


def missing_names(sites: Iterable[Site]) -> Mapping[Imported, Several[ast.AST]]:
    """The names of other files that leave something unknown at some sites, and at which."""
    missing: dict[Imported, list[ast.AST]] = {}
    for site in sites:
        for reason in _reasons_at(site):
            if reason is not None and reason.missing is not None:
                missing.setdefault(reason.missing, []).append(site.node)
    return missing


def _reasons_at(site: Site) -> Iterator[Origin | None]:
    values = [] if site.receiver is None else [site.receiver]
    if isinstance(site, CallSite):
        values.extend((*site.arguments, *site.keywords.values()))
        if isinstance(site.row, Conversion) and any(map(_may_require_grad, values)):
            yield site.context.grad_mode.reason
    for value in values:
        yield from _reasons(value)


def _may_require_grad(value: Value) -> bool:
    """Whether the grad mode decides what becomes of a conversion of the value."""
    tensors = (one for one in alternatives(value) if isinstance(one, Tensor))
    return any(not one.requires_grad.only(RequiresGrad.NO) for one in tensors)


def _reasons(value: Value) -> Iterator[Origin | None]:
    """Why something about a value, or about what it holds, is not known."""
    for one in alternatives(value):
        if isinstance(one, UnknownValue):
            yield one.origin
        elif isinstance(one, Tensor):
            yield from (one.requires_grad.reason, one.device.reason, one.device.origin(Device.FOLLOWS), one.presumed)
        elif isinstance(one, Array):
            yield one.dtype.reason
        elif isinstance(one, Sequence):
            for element in one.elements or (one.element,):
                yield from _reasons(element)
        elif isinstance(one, Dictionary):
            for _, held in one.items:
                yield from _reasons(held)
