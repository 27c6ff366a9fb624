"""What is converted to an array, for the rules about tensors that have no such form, wherever they lie."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from lint_rules.assessment.boundary import is_conversion_handled, is_proven_tensor, place_of_call, subject_of
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import MakeConvertible
from lint_rules.rule import Certainty, Finding, Fix, FixSafety, Rule
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.value import NONE, Tensor, alternatives
from lint_rules.values.frames.site import CallSite, Site


@dataclass(frozen=True, slots=True)
class Converted:
    """What a conversion is given, as far as it is a tensor.

    `is_proven`: it is a tensor on every path that was seen. `has_other_kinds`: on some path it is, or may be,
    something that the methods of tensors cannot be called on.
    """

    site: CallSite
    subject: ast.expr
    tensors: tuple[Tensor, ...]
    is_proven: bool
    has_other_kinds: bool


def converted_at(site: Site, file: FileContext) -> Converted | None:
    """The tensor that is converted at a site; None if there is none, or if its failure is handled."""
    if not isinstance(site, CallSite) or not isinstance(site.row, schema.Conversion):
        return None
    subject, value = subject_of(site, site.row)
    if subject is None or value is None or is_conversion_handled(site, site.row, file):
        return None
    # `None.numpy()` raises, whatever stands in between; `np.asarray(None)` is an array.
    kinds = [one for one in alternatives(value) if one != NONE or not site.row.presumes_tensor]
    tensors = tuple(one for one in kinds if isinstance(one, Tensor))
    if not tensors:
        return None
    only_tensors = len(tensors) == len(kinds)
    return Converted(
        site=site,
        subject=subject,
        tensors=tensors,
        is_proven=only_tensors and all(is_proven_tensor(one, site.row) for one in tensors),
        has_other_kinds=not only_tensors and not site.row.presumes_tensor,
    )


def finding_of(
    rule: Rule,
    converted: Converted,
    file: FileContext,
    certainty: Certainty,
    message: str,
    fix: Fix | None,
    origin: Origin | None,
) -> Finding:
    """What a rule has to say about a conversion."""
    place = place_of_call(converted.site.node, file)
    return file.finding(rule, place, converted.site.node, certainty, message, fix, (origin,))


def fix_by(method: str, safety: FixSafety, converted: Converted, file: FileContext) -> Fix:
    """The fix that calls a method before the conversion; shown only where not all that comes here may have it."""
    return Fix(
        rewrite=MakeConvertible(method),
        target=file.span(converted.site.node),
        safety=FixSafety.DISPLAY_ONLY if converted.has_other_kinds else safety,
        message=f"add .{method}()",
    )
