"""TNP108: a tensor is shuffled as if it were a list, and rows are lost."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from lint_rules.assessment.boundary import because, place_of_call
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import PermuteRows
from lint_rules.rule import Certainty, Differs, Example, Finding, Fix, FixSafety, Interest, Rule
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.value import NONE, Tensor, UnknownValue, alternatives
from lint_rules.values.frames.site import CallSite, Site
from lint_rules.values.tree.syntax import path_of


class ShuffleOnTensor(Rule):
    """Two rows are exchanged by assignment, but the rows of a tensor are views of it."""

    code = "TNP108"
    name = "shuffle-on-tensor"
    summary = "`random.shuffle(tensor)`: rows are lost, others appear twice"
    explanation = """\
## What it does
Flags `random.shuffle`, `np.random.shuffle` and the `shuffle` of NumPy's generators on a tensor.

## Why is this bad
They run `x[i], x[j] = x[j], x[i]`. The items of a tensor are views of its memory, those of a 1-d tensor too: the
first assignment overwrites the row that the second one is about to copy. In every run on ten rows, some were lost
and others there twice. Nothing is raised; NumPy warns that it cannot vouch for the result. Reported to torch again and
again, as in <https://github.com/pytorch/pytorch/issues/18934>.
No place was found in 22 released packages.

## When it does not fire
On lists, also of tensors, on arrays, and on what is not known. It is *certain* where the argument is a tensor,
*likely* where only its methods say so.

## Fix safety
`x.copy_(x[torch.randperm(len(x))])` writes into the tensor as `shuffle` was meant to. It draws from torch's random
numbers instead of Python's or NumPy's, so that a seed gives another order: the fix is unsafe. There is no fix where
the argument is more than a name or an attribute, and where the call is a part of something larger.
"""
    examples = (
        Example(
            bad="""\
import random

import torch

rows = torch.arange(10)
random.shuffle(rows)
result = rows.sort().values
""",
            good="""\
import random

import torch

rows = torch.arange(10)
rows.copy_(rows[torch.randperm(len(rows))])
result = rows.sort().values
""",
            shows=Differs("some of the ten numbers are gone, others are there twice"),
            at=(6, 8),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch


class Batches:
    def __init__(self, data: torch.Tensor):
        self.data = data
        self.rng = np.random.default_rng(0)

    def reset(self):
        self.rng.shuffle(self.data)


batches = Batches(torch.arange(20).reshape(10, 2))
batches.reset()
result = batches.data.flatten().sort().values
""",
            good="""\
import numpy as np
import torch


class Batches:
    def __init__(self, data: torch.Tensor):
        self.data = data
        self.rng = np.random.default_rng(0)

    def reset(self):
        self.data.copy_(self.data[torch.randperm(len(self.data))])


batches = Batches(torch.arange(20).reshape(10, 2))
batches.reset()
result = batches.data.flatten().sort().values
""",
            shows=Differs("rows of the table are lost"),
            at=(11, 18),
            certainty=Certainty.CERTAIN,
        ),
    )
    interest = Interest(calls=frozenset({"shuffle"}))

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding for each shuffled tensor."""
        if not isinstance(site, CallSite) or not site.arguments or not _exchanges_items(site, file):
            return
        kinds = [one for one in alternatives(site.arguments[0]) if one != NONE]
        tensors = [one for one in kinds if isinstance(one, Tensor)]
        if not tensors or not all(isinstance(one, (Tensor, UnknownValue)) for one in kinds):
            return
        presumed = next((one.presumed for one in tensors if one.presumed is not None), None)
        is_proven = len(tensors) == len(kinds) and presumed is None
        rows = site.node.args[0] if site.node.args else None
        yield file.finding(
            self,
            place_of_call(site.node, file),
            site.node,
            Certainty.CERTAIN if is_proven else Certainty.LIKELY,
            f"shuffling the tensor{_named(rows, file)} loses rows: it exchanges views of the same memory"
            + (because(presumed, rows, file) if rows is not None and presumed is not None else ""),
            _fix(site, rows, file),
            (presumed,),
        )


def _exchanges_items(site: CallSite, file: FileContext) -> bool:
    """Whether the call is a shuffle that assigns items, on whichever object it is a method of."""
    if site.receiver is None:
        rows = [site.row]
    else:
        objects = [one for one in alternatives(site.receiver) if isinstance(one, LibraryObject)]
        rows = [file.knowledge.member(one.class_, site.name) for one in objects]
        if len(objects) < len(alternatives(site.receiver)):
            return False
    return bool(rows) and all(isinstance(row, schema.PythonResult) and row.exchanges_items for row in rows)


def _named(rows: ast.expr | None, file: FileContext) -> str:
    return "" if rows is None else f" '{file.snippet(rows)}'"


def _fix(site: CallSite, rows: ast.expr | None, file: FileContext) -> Fix | None:
    if rows is None or len(site.node.args) > 1 or site.node.keywords or not _can_be_repeated(rows):
        return None
    if not isinstance(file.parent(site.node), ast.Expr):
        # Shuffling gives None, `copy_` the tensor: whoever reads what the call gives would get another thing.
        return None
    rewrite = PermuteRows(file.visible_module_name("torch", site.node))
    return Fix(rewrite, file.span(site.node), FixSafety.UNSAFE, "permute the rows by an index")


def _can_be_repeated(rows: ast.expr) -> bool:
    return isinstance(rows, (ast.Name, ast.Attribute)) and path_of(rows) is not None
