"""Re-derive `torch_ops.py` and `tensor_ops.py` by executing the sample inputs that torch ships for its operators.

Every operator of torch's OpInfo database runs as a function, as a method and in place, under each of its names: with
all inputs requiring grad, with one at a time, under `no_grad`, over mixed dtypes and strides, and on the lazy device.
A row states only what every run showed; what the runs disagree on becomes UNKNOWN. Names that a hand-written table
holds are left to it. Needs torch and expecttest, and takes one to two minutes.
"""

from __future__ import annotations

import argparse
import dataclasses
import difflib
import enum
import json
import subprocess
import sys
import textwrap
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
import torch._lazy.ts_backend

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lint_rules.knowledge.schema import (  # noqa: E402
    Alias,
    DType,
    Grad,
    Place,
    PythonResult,
    Result,
    SequenceResult,
    TensorResult,
    TupleResult,
)
from lint_rules.knowledge.tensor_methods import METHODS  # noqa: E402
from lint_rules.knowledge.torch_functions import FUNCTIONS  # noqa: E402
from scripts.operator_runs import (  # noqa: E402
    DTYPE_SAMPLES,
    GRAD_SAMPLES,
    OTHER_DTYPES,
    Observer,
    Operator,
    Record,
    Sample,
    Seen,
    form_of,
    is_differentiable,
    observe,
    samples_of,
)

KNOWLEDGE = ROOT / "lint_rules" / "knowledge"
DEFAULT_FLOATING = torch.float32
INTEGRAL = {torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64}
# Their samples all give one length, or lengths that depend on a shape; a program may see any other.
SEQUENCES = frozenset(
    [
        *("chunk", "dsplit", "gradient", "hsplit", "split", "split_with_sizes"),
        *("tensor_split", "unbind", "unsafe_chunk", "unsafe_split", "vsplit"),
    ]
)


def grad_rule(seen: Seen) -> Grad:
    if not any(is_differentiable(out) for _, _, out in seen.dtypes) or seen.grad_all == {False}:
        return Grad.NEVER
    if seen.grad_all == {True} == seen.grad_first:
        if seen.grad_other <= {True}:
            return Grad.KEEPS
        if seen.grad_other == {False}:
            return Grad.FIRST
    return Grad.UNKNOWN


def floating(dtype: torch.dtype) -> torch.dtype:
    return DEFAULT_FLOATING if dtype in INTEGRAL else dtype


def promoted(dtypes: Sequence[torch.dtype], scalars: Sequence[type]) -> torch.dtype:
    result = dtypes[0]
    for dtype in dtypes[1:]:
        result = torch.promote_types(result, dtype)
    for scalar in scalars:
        result = torch.result_type(torch.ones(1, dtype=result), scalar(1))
    return result


DTYPE_RULES: dict[DType, Callable[[Sequence[torch.dtype], Sequence[type]], torch.dtype]] = {
    DType.INPUT: lambda dtypes, _: dtypes[0],
    DType.PROMOTED: promoted,
    DType.FLOATING: lambda dtypes, _: floating(dtypes[0]),
    DType.REAL: lambda dtypes, _: dtypes[0].to_real(),
    DType.SUM: lambda dtypes, _: torch.int64 if dtypes[0] in INTEGRAL else dtypes[0],
    DType.COMPLEX: lambda dtypes, _: floating(dtypes[0]).to_complex(),
    DType.COUNT: lambda dtypes, _: torch.int64 if dtypes[0] == torch.bool else dtypes[0],
    DType.QUOTIENT: lambda dtypes, scalars: floating(promoted(dtypes, scalars)),
    DType.DISTANCE: lambda dtypes, scalars: floating(promoted(dtypes, scalars)).to_real(),
    DType.WIDEST: lambda dtypes, scalars: torch.promote_types(promoted(dtypes, scalars), torch.float64),
}


def dtype_rule(seen: Seen) -> DType | str:
    """The first rule that explains every run; a fixed name only where two different inputs gave it."""
    observed = [row for row in seen.dtypes if row[0]]
    results = {out for _, _, out in observed}
    if not observed:
        return DType.UNKNOWN
    if len(results) == 1 and (len({ins[0] for ins, _, _ in observed}) > 1):
        return str(results.pop()).removeprefix("torch.")
    for rule, gives in DTYPE_RULES.items():
        # A Python number is an operand in some calls and a `dim` in others.
        if all(out in (gives(ins, scalars), gives(ins, ())) for ins, scalars, out in observed):
            return rule
    return DType.UNKNOWN


def alias_rule(seen: Seen) -> Alias:
    if seen.shares == {"first"} and seen.no_grad <= {True}:
        return Alias.ALWAYS
    if seen.shares <= {"none"} and seen.no_grad <= {False}:
        return Alias.NEVER
    return Alias.SOMETIMES


def tensor_row(seen: Seen) -> TensorResult:
    grad, dtype, alias = grad_rule(seen), dtype_rule(seen), alias_rule(seen)
    if grad is Grad.NEVER and alias is Alias.SOMETIMES and seen.shares <= {"none"}:
        alias = Alias.NEVER
    device = Place.INPUT if seen.devices <= {"lazy"} else Place.UNKNOWN
    return TensorResult(grad, device, dtype, alias)


def inplace_row(row: TensorResult) -> TensorResult | None:
    """The receiver itself, changed; FIRST where no argument brings a graph along (`logical_and_`)."""
    if row.grad not in (Grad.KEEPS, Grad.FIRST, Grad.NEVER):
        return None
    return TensorResult(row.grad, alias=Alias.ALWAYS, inplace=True)


def row_of(target: str, observer: Observer) -> Result | None:
    """The row that every run agrees with, or None where the form of the result depends on the call."""
    record, forms = observer.record, observer.record.forms
    if forms == {("tensor",)}:
        row = tensor_row(record.outputs[0])
        return inplace_row(row) if observer.inplace else row
    if not forms or any(form[0] == "python" for form in forms):
        kinds = {form[-1] for form in forms}
        return PythonResult(kinds.pop()) if kinds and kinds <= {"bool"} else None
    rows = [tensor_row(seen) for _, seen in sorted(record.outputs.items())]
    if target.rpartition(".")[2] in SEQUENCES:
        return SequenceResult(rows[0]) if all(row == rows[0] for row in rows) else None
    if len(forms) > 1 or ("tensor",) in forms:
        return None
    return TupleResult(tuple(rows), next(iter(forms))[2:])


def walk(name: str) -> Operator | None:
    found: Any = torch
    for part in name.split("."):
        found = getattr(found, part, None)
    return found if callable(found) else None


def derive() -> tuple[dict[str, Result], list[str]]:
    """Rows by target, a function's qualified name or a method's bare one, and the targets that fit no row."""
    from torch.testing._internal.common_methods_invocations import op_db

    observers: dict[str, Observer] = {}
    for op in op_db:
        samples = {torch.float32: samples_of(op, torch.float32, GRAD_SAMPLES)}
        samples |= {dtype: samples_of(op, dtype, DTYPE_SAMPLES) for dtype in OTHER_DTYPES}
        for target, operator in targets_of([op.name, *(alias.name.removeprefix("torch.") for alias in op.aliases)]):
            if not takes_samples_of(operator, op, samples[torch.float32] or samples[torch.int64]):
                continue
            if target not in observers:
                observers[target] = Observer(operator, Record(), inplace=target.endswith("_") and target[-2:] != "__")
            observe(observers[target], samples)
    rows = {target: row_of(target, observer) for target, observer in sorted(observers.items())}
    return {target: row for target, row in rows.items() if row}, [target for target, row in rows.items() if not row]


def takes_samples_of(operator: Operator, op: Any, samples: Sequence[Sample]) -> bool:
    """Whether the samples, made for `op`, are calls of this callable: its arguments may come in another order."""
    return operator.__name__.endswith("_") or all(
        outcome(operator, sample) == wanted for sample in samples if (wanted := outcome(op.op, sample)) is not None
    )


def outcome(operator: Operator, sample: Sample) -> tuple[str, ...] | None:
    try:
        return form_of(sample.call(operator, sample.fresh([])))
    except Exception:  # noqa: BLE001 - whatever an operator raises for arguments that are not its own
        return None


def targets_of(names: Iterable[str]) -> Iterator[tuple[str, Operator]]:
    """Every public function and method, in place or not, that goes by one of these operator names."""
    for name in names:
        for target, operator in [
            (f"torch.{name}", walk(name)),
            (f"torch.{name}_", walk(f"{name}_")),
            (name, getattr(torch.Tensor, name, None)),
            (f"{name}_", getattr(torch.Tensor, f"{name}_", None)),
        ]:
            if callable(operator) and not is_internal(name):
                yield target, operator


def is_internal(name: str) -> bool:
    """Names that programs do not write: private ones, and variants that only torch's compilers call."""
    last = name.rpartition(".")[2]
    private = last.startswith("_") and not last.startswith("__")
    compiled = last.startswith("native_") or (last.endswith("_copy") and not hasattr(torch.Tensor, last))
    return private or compiled or name.startswith(("masked.", "ops."))


HEADER = '''"""{topic}, as observed by executing them.

Generated by scripts/derive_knowledge.py with torch {version}; do not edit.
"""

from __future__ import annotations

from lint_rules.knowledge.rows import rows
from lint_rules.knowledge.schema import {imports}

{constants}
{name}: Table = {{
{blocks}}}
'''


def written(value: object) -> str:
    """A row as source text: a tensor's is a constant of the file, and fields that have their default are left out."""
    if isinstance(value, TensorResult):
        return constant(value)
    if isinstance(value, tuple):
        return f"({', '.join(map(written, value))}{',' if len(value) == 1 else ''})"
    if dataclasses.is_dataclass(value):
        return call(value)
    return json.dumps(value) if isinstance(value, str) else repr(value)


def call(row: object) -> str:
    """The constructor call that makes a row."""
    given = [
        (field.name, getattr(row, field.name))
        for field in dataclasses.fields(row)  # type: ignore[arg-type]
        if getattr(row, field.name) != field.default
    ]
    texts = [f"{name}={value if isinstance(value, enum.Enum) else written(value)}" for name, value in given]
    return f"{type(row).__name__}({', '.join(texts)})"


def constant(row: TensorResult) -> str:
    """A name for a tensor's row that says what is in it."""
    parts = [row.grad.name]
    parts += [row.dtype.name if isinstance(row.dtype, DType) else row.dtype] * (row.dtype is not DType.INPUT)
    parts += ["INPLACE" if row.inplace else f"ALIAS_{row.alias.name}"] * (row.alias is not Alias.NEVER)
    parts += [f"ON_{row.device.name}"] * (row.device is not Place.INPUT)
    return "_".join(parts).upper()


def tensor_rows(row: Result) -> set[TensorResult]:
    if isinstance(row, TensorResult):
        return {row}
    if isinstance(row, TupleResult):
        return set().union(*map(tensor_rows, row.elements))
    return tensor_rows(row.element) if isinstance(row, SequenceResult) else set()


def block(prefix: str, row: str, names: Iterable[str]) -> str:
    lines = textwrap.wrap(" ".join(sorted(names)), 110, break_long_words=False, break_on_hyphens=False)
    quoted = f'"{lines[0]}"' if len(lines) == 1 else '"""\n    ' + "\n    ".join(lines) + '\n    """'
    ending = f', prefix="{prefix}"' if prefix else ""
    return f"    **rows({row}, {quoted}{ending}),\n"


def render(topic: str, name: str, derived: Mapping[str, Result]) -> str:
    """The text of one generated table."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for target, row in derived.items():
        head, dot, last = target.rpartition(".")
        groups[head + dot, written(row)].append(last)
    shared = sorted(set().union(*map(tensor_rows, derived.values())), key=constant)
    body = "".join(block(prefix, row, names) for (prefix, row), names in sorted(groups.items()))
    constants = "".join(f"{constant(row)} = {call(row)}\n" for row in shared)
    used = [
        one
        for one in (Alias, DType, Grad, Place, PythonResult, SequenceResult)
        if f"{one.__name__}" in constants + body
    ]
    imports = ", ".join([*(one.__name__ for one in used), "Table", "TensorResult", "TupleResult"])
    version = torch.__version__.partition("+")[0]
    text = HEADER.format(topic=topic, version=version, imports=imports, constants=constants, name=name, blocks=body)
    ruff = [sys.executable, "-m", "ruff", "format", "--stdin-filename", f"{name.lower()}.py", "-"]
    return subprocess.run(ruff, input=text, text=True, capture_output=True, check=True, cwd=ROOT).stdout


def tables() -> tuple[dict[str, str], list[str]]:
    """The text of each generated file, by its name, and what fits no row and is not written by hand either."""
    derived, undecided = derive()
    functions = {name: row for name, row in derived.items() if name.startswith("torch.") and name not in FUNCTIONS}
    methods = {name: row for name, row in derived.items() if "." not in name and name not in METHODS}
    return {
        "torch_ops.py": render("What the operators of torch do, as functions", "FUNCTIONS", functions),
        "tensor_ops.py": render("What the operators of torch do, as methods of Tensor", "METHODS", methods),
    }, [name for name in undecided if name not in FUNCTIONS and name not in METHODS]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with the table that stands, and change nothing")
    parser.add_argument("--undecided", action="store_true", help="also print the names whose runs fit no row")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    torch.manual_seed(0)
    torch._lazy.ts_backend.init()
    texts, undecided = tables()
    if options.undecided:
        print("\n".join(undecided))
    changed = False
    for name, text in texts.items():
        path = KNOWLEDGE / name
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        changed |= old != text
        if options.check:
            sys.stdout.writelines(difflib.unified_diff(old.splitlines(True), text.splitlines(True), name, "derived"))
        else:
            path.write_text(text, encoding="utf-8")
    return int(options.check and changed)


if __name__ == "__main__":
    sys.exit(main())
