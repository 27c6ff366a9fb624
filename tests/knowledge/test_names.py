"""Every name in the tables exists in the library it belongs to, and stands in one table only."""

from __future__ import annotations

import dataclasses
import importlib
import itertools
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
import torch

from lint_rules.knowledge import (
    array_methods,
    counterparts,
    frameworks,
    modules,
    numpy_files,
    numpy_functions,
    numpy_linear_algebra,
    numpy_random,
    numpy_types,
    tensor_methods,
    tensor_ops,
    torch_factories,
    torch_functions,
    torch_objects,
    torch_ops,
    torch_types,
)
from lint_rules.knowledge.library import library
from lint_rules.knowledge.schema import Grad, Property, Row, TensorResult
from lint_rules.values.domain.dtype_names import FLOATING, IN_BOTH, NOT_FLOATING

FUNCTION_TABLES: dict[str, Mapping[str, Row]] = {
    "torch_ops": torch_ops.FUNCTIONS,
    "torch_functions": torch_functions.FUNCTIONS,
    "torch_objects": torch_objects.FUNCTIONS,
    "torch_types": torch_types.TYPES,
    "modules": modules.CLASSES,
    "numpy_files": numpy_files.FUNCTIONS,
    "numpy_functions": numpy_functions.FUNCTIONS,
    "numpy_random": numpy_random.FUNCTIONS,
    "numpy_types": numpy_types.TYPES,
}
# The blocks of one file are merged: a name in two of them would lose a row silently.
BLOCKS = {
    "torch_functions": [
        torch_factories.FACTORIES,
        torch_functions.OPERATORS,
        torch_functions.NEURAL,
        torch_functions.CONTEXTS,
        torch_functions.OTHERS,
    ],
    "torch_objects": [
        torch_objects.DISTRIBUTIONS,
        torch_objects.DATA,
        torch_objects.SCHEDULES,
        torch_objects.TRANSFORMS,
        torch_objects.FILES,
        torch_objects.OPTIMIZERS,
    ],
    "tensor_methods": [tensor_methods.CONVERSIONS, tensor_methods.OPERATIONS, tensor_methods.ATTRIBUTES],
    "tensor_ops": [tensor_ops.METHODS, tensor_methods.METHODS, tensor_methods.ATTRIBUTES],
    "numpy_functions": [
        numpy_functions.CONVERSIONS,
        numpy_functions.FACTORIES,
        numpy_functions.ELEMENTWISE,
        numpy_functions.SHAPING,
        numpy_functions.REDUCTIONS,
        numpy_linear_algebra.LINEAR_ALGEBRA,
        numpy_functions.OTHERS,
    ],
    "array_methods": [array_methods.METHODS, array_methods.ATTRIBUTES],
}
# Renamed or removed: what older programs still say.
GONE = {
    "numpy.core.multiarray": "NumPy 1",
    "numpy.core.numeric": "NumPy 1",
    "torch.tensor.Tensor": "torch before 1.8",
}
# Another object with the same effect.
# Importing torch._dynamo, which other tests do, wraps `torch.manual_seed`.
ALIKE = {"torch._C._set_grad_enabled", "torch.random.manual_seed"}


def named(name: str) -> Any:
    found: Any = importlib.import_module(name.partition(".")[0])
    path = found.__name__
    for part in name.split(".")[1:]:
        path = f"{path}.{part}"
        if not hasattr(found, part):
            importlib.import_module(path)
        found = getattr(found, part)
    return found


def exists(name: str) -> bool:
    try:
        named(name)
    except (AttributeError, ImportError):
        return False
    return True


@pytest.mark.parametrize("table", sorted(FUNCTION_TABLES))
def test_functions_exist(table: str) -> None:
    # What is set on an object only is looked for by test_torch_objects.
    rows = FUNCTION_TABLES[table].items()
    assert [name for name, row in rows if not isinstance(row, Property) and not exists(name)] == []


def test_methods_and_attributes_exist() -> None:
    knowledge = library()
    tensor, array, scalar = torch.ones(1, 1, dtype=torch.complex64), np.ones((1, 1)), np.float32(1)
    module = torch.nn.Linear(1, 1)
    assert [name for name in knowledge.tensor_methods if not callable(getattr(torch.Tensor, name, None))] == []
    assert [name for name in knowledge.tensor_attributes if not hasattr(tensor, name)] == []
    assert [name for name in knowledge.tensor_attributes if callable(getattr(tensor, name))] == []
    assert [name for name in knowledge.array_methods if not callable(getattr(np.ndarray, name, None))] == []
    assert [name for name in knowledge.array_attributes if not hasattr(array, name) and not hasattr(scalar, name)] == []
    assert [name for name in knowledge.module_methods if not callable(getattr(module, name, None))] == []


def test_tables_do_not_overlap() -> None:
    for (left, one), (right, other) in itertools.combinations(FUNCTION_TABLES.items(), 2):
        assert one.keys() & other.keys() == set(), (left, right)
    for file, blocks in BLOCKS.items():
        for one, other in itertools.combinations(blocks, 2):
            assert one.keys() & other.keys() == set(), file


def _with_parts_of_other_tables(row: Any, said: Any) -> Any:
    """A row with what other tables say of the same function: its grad, autocast, form, and what it keeps."""
    if isinstance(row, tuple) and isinstance(said, tuple):
        return tuple(_with_parts_of_other_tables(*part) for part in zip(row, said, strict=True))
    if isinstance(row, TensorResult) and isinstance(said, TensorResult):
        assert said.grad in (row.grad, Grad.FIRST)
        others = ("grad", "autocast", "form", "keeps", "may_be_same")
        return dataclasses.replace(row, **{name: getattr(said, name) for name in others})
    if not dataclasses.is_dataclass(row) or isinstance(row, type) or type(row) is not type(said):
        return row
    names = [field.name for field in dataclasses.fields(row)]
    parts = {name: _with_parts_of_other_tables(getattr(row, name), getattr(said, name)) for name in names}
    return dataclasses.replace(row, **parts)


def test_library_holds_every_table() -> None:
    functions = library().functions
    for table in FUNCTION_TABLES.values():
        different = {name: row for name, row in table.items() if functions[name] is not row}
        for name, row in different.items():
            said = functions[name]
            if said != _with_parts_of_other_tables(row, said):
                assert said == counterparts.of_functions({name: row})[name]
    assert library() is library()


@pytest.mark.parametrize("alias", sorted(frameworks.ALIASES.keys() - GONE.keys() - ALIKE))
def test_aliases_mean_the_same(alias: str) -> None:
    meant = frameworks.ALIASES[alias]
    under_alias, under_name = named(alias), named(meant)
    if under_alias is under_name:
        return
    # An alias of a module: what both hold under one name, and the tables know, is the same thing.
    functions = library().functions.keys() | library().array_arguments.keys()
    shared = [name for name in dir(under_alias) if f"{meant}.{name}" in functions]
    assert shared
    different = [name for name in shared if getattr(under_alias, name) is not named(f"{meant}.{name}")]
    assert different == []


def test_canonical_names() -> None:
    canonical = library().canonical
    assert canonical("torch.autograd.grad_mode.no_grad") == "torch.no_grad"
    assert canonical("torch.nn.modules.linear.Linear") == "torch.nn.Linear"
    assert canonical("torch.nn.parameter.Parameter") == "torch.nn.Parameter"
    assert canonical("torch.autograd.grad") == "torch.autograd.grad"


def distinctive_names() -> list[str]:
    return [
        name
        for table in (library().tensor_methods, library().tensor_attributes)
        for name, row in table.items()
        if isinstance(row, TensorResult) and row.distinctive
    ]


def test_distinctive_methods_are_no_one_elses() -> None:
    others = (np.ndarray, np.generic, list, tuple, dict, set, str, bytes, int, float, complex)
    names = distinctive_names()
    assert set(names) >= {"detach", "cpu", "requires_grad_"}
    assert [name for name in names if any(hasattr(other, name) for other in others)] == []


def test_roots_are_apart() -> None:
    assert set() == frameworks.FOREIGN_ROOTS & frameworks.TENSOR_ROOTS
    assert "numpy" not in frameworks.FOREIGN_ROOTS
    assert "torch" in frameworks.TENSOR_ROOTS


def test_the_dtypes_of_both_libraries_are_those_that_no_remedy_is_needed_for() -> None:
    assert (FLOATING | NOT_FLOATING) - library().dtypes_without_array.keys() == IN_BOTH
