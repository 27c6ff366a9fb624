"""TNP204: an array is made for nothing but the Python numbers in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from lint_rules.chains import call_above, calls_below, is_detach, moves_to_cpu
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import SkipNumpy
from lint_rules.rule import Certainty, Example, Finding, Fix, FixSafety, Interest, Rule, Same
from lint_rules.values.domain.value import NONE, Tensor, UnknownValue, Value, alternatives
from lint_rules.values.frames.site import CallSite, Site
from lint_rules.values.tree.syntax import walk

_READERS = frozenset({"item", "tolist"})
_INTEGERS = frozenset({"int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"})
_FLOATING = frozenset({"float16", "bfloat16", "float32", "float64"})
_NUMBERS = {"float": _FLOATING, "int": _INTEGERS, "bool": frozenset({"bool"})}
"""What makes a Python number of an array -> the dtypes of which `.item()` gives just that number."""


class NumpyForPythonScalar(Rule):
    """`.item()` and `.tolist()` are methods of the tensor as well."""

    code = "TNP204"
    name = "numpy-for-python-scalar"
    summary = "`.numpy().item()`, `.numpy().tolist()`, `float(t.numpy())`: the tensor gives the numbers itself"
    explanation = """\
## What it does
Flags an array that is made of a tensor and read at once by `.item()`, `.tolist()`, `float()`, `int()` or `bool()`.

## Why is this bad
`.numpy()` fails for tensors that require grad, that are off the CPU, and for bfloat16; it takes a guard for each.
`.item()` and `.tolist()` of the tensor need none of them and give the same numbers; a single number comes several
times as fast. A logger that made a float of each metric by `.cpu().numpy().item()` failed for a loss, and, once
`.detach()` was added, for bfloat16: https://github.com/meta-pytorch/tnt/pull/551. `float()` of an array with one
element that is not 0-d raises since NumPy 2.4, `.item()` of the tensor does not.

## When it does not fire
Where the array is kept, indexed or computed with; for `.item(i)`; on what is known to be no tensor.
It is *certain* for a tensor, *likely* where only its methods say that it is one, and *possible* where nothing does;
`float()` and its like are then left alone.

## Fix safety
Safe where a tensor is known: whatever ran before gives the same Python number, of the same type. The guards right
before `.numpy()` go, too. Where nothing proves that it is a tensor, the fix is unsafe; so it is inside a `try` that
handles exceptions, since for a tensor of several elements `.item()` raises RuntimeError where the array's raises
ValueError.
"""
    examples = (
        Example(
            bad="""\
import torch

losses = torch.ones(3, requires_grad=True) * 2
result = losses.mean().detach().cpu().numpy().item()
""",
            good="""\
import torch

losses = torch.ones(3, requires_grad=True) * 2
result = losses.mean().item()
""",
            shows=Same("the array and both guards are made for one number"),
            at=(4, 39),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import torch


def accuracy(logits: torch.Tensor, labels: torch.Tensor) -> float:
    hits = (logits.argmax(1) == labels).float()
    return float(hits.mean().cpu().numpy())


result = accuracy(torch.eye(3), torch.tensor([0, 1, 1]))
""",
            good="""\
import torch


def accuracy(logits: torch.Tensor, labels: torch.Tensor) -> float:
    hits = (logits.argmax(1) == labels).float()
    return hits.mean().item()


result = accuracy(torch.eye(3), torch.tensor([0, 1, 1]))
""",
            shows=Same("a tensor of one element gives its number itself"),
            at=(6, 36),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import torch


def to_list(batch):
    return batch.detach().cpu().numpy().tolist()


result = to_list(torch.arange(3))
""",
            good="""\
import torch


def to_list(batch):
    return batch.tolist()


result = to_list(torch.arange(3))
""",
            shows=Same("a tensor makes lists itself"),
            at=(5, 33),
            certainty=Certainty.LIKELY,
        ),
    )
    ends_failure = True
    interest = Interest(calls=frozenset({"numpy"}), besides=_READERS | frozenset(_NUMBERS))

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding for each array that is read at once."""
        if not isinstance(site, CallSite) or not _makes_array(site) or not isinstance(site.node.func, ast.Attribute):
            return
        reader = _reader_of(site.node, file)
        certainty = _certainty(site.receiver, file)
        if reader is None or certainty is None:
            return
        if certainty is Certainty.POSSIBLE and isinstance(reader.func, ast.Name):
            # Other libraries have a `.numpy()` as well, and `float()` of what it gives is the way there.
            return
        yield file.finding(
            self,
            file.name_span(site.node.func),
            site.node,
            certainty,
            f"'{file.snippet(reader)}' makes an array only to read it; a tensor has {_method(reader)} itself",
            Fix(
                SkipNumpy(absorbs_cast=_gives_same_number(reader, site.receiver)),
                file.span(reader),
                _safety(site, certainty, file),
                f"call {_method(reader)} on the tensor",
            ),
        )


def _makes_array(site: CallSite) -> bool:
    row = site.row
    return isinstance(row, schema.Conversion) and row.argument is None and site.name == "numpy"


def _reader_of(array: ast.Call, file: FileContext) -> ast.Call | None:
    """The call that makes Python numbers of the array, if that is all that becomes of it."""
    above = call_above(array, file)
    if above is not None:
        is_reader = isinstance(above.func, ast.Attribute) and above.func.attr in _READERS
        return above if is_reader and not above.args and not above.keywords else None
    cast = file.parent(array)
    if not isinstance(cast, ast.Call) or cast.args != [array] or cast.keywords or not isinstance(cast.func, ast.Name):
        return None
    return cast if cast.func.id in _NUMBERS and not _is_bound(cast.func.id, file.tree) else None


def _is_bound(name: str, tree: ast.Module) -> bool:
    """Whether the file gives a name of the language a meaning of its own somewhere, or may do so."""
    return any(
        (isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load))
        or (isinstance(node, ast.arg) and node.arg == name)
        or (isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and node.name == name)
        or (isinstance(node, ast.alias) and (node.asname or node.name) in (name, "*"))
        for node in walk(tree)
    )


def _method(reader: ast.Call) -> str:
    return f".{reader.func.attr}()" if isinstance(reader.func, ast.Attribute) else ".item()"


def _certainty(value: Value | None, file: FileContext) -> Certainty | None:
    """How sure it is that a tensor is converted; None for what is none."""
    kinds = [one for one in alternatives(value) if one != NONE] if value is not None else []
    if not kinds or not file.has_tensors or any(isinstance(one, UnknownValue) and one.never_tensor for one in kinds):
        return None
    if all(isinstance(one, Tensor) for one in kinds):
        return Certainty.CERTAIN if _is_proven(value) else Certainty.LIKELY
    return Certainty.POSSIBLE if all(isinstance(one, (Tensor, UnknownValue)) for one in kinds) else None


def _is_proven(value: Value | None) -> bool:
    return value is not None and all(isinstance(one, Tensor) and one.presumed is None for one in alternatives(value))


def _gives_same_number(reader: ast.Call, value: Value | None) -> bool:
    """Whether the item of the tensor is what the cast around it would make of it."""
    if not isinstance(reader.func, ast.Name) or value is None:
        return False
    dtypes = _NUMBERS[reader.func.id]
    kinds = alternatives(value)
    return all(isinstance(one, Tensor) and one.dtype.only(*dtypes) for one in kinds)


def _safety(site: CallSite, certainty: Certainty, file: FileContext) -> FixSafety:
    """The guards go as well, so that what they are called on must be a tensor, too."""
    if certainty is not Certainty.CERTAIN or site.context.handled:
        return FixSafety.UNSAFE
    for below in calls_below(site.node):
        guard = file.call_at(below)
        if guard is None or not (is_detach(guard) or moves_to_cpu(guard)):
            break
        if not _is_proven(guard.receiver):
            return FixSafety.UNSAFE
    return FixSafety.SAFE
