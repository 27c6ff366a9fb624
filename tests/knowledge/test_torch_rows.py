"""The rows of torch, against torch: every hand-written one, and a sample of those that were derived."""

from __future__ import annotations

import dataclasses
import importlib
import random
from typing import Any

import pytest
import torch

from lint_rules.knowledge import tensor_methods, tensor_ops, torch_functions, torch_ops
from lint_rules.knowledge.schema import (
    Alias,
    ChoiceResult,
    DType,
    Grad,
    PythonResult,
    Row,
    SequenceResult,
    TensorResult,
    TupleResult,
)
from tests.knowledge.observed import Call, contradictions
from tests.knowledge.torch_calls import function_calls, guessed, method_calls

Executable = (TensorResult, TupleResult, SequenceResult, ChoiceResult, PythonResult)
SAMPLE = 80
# What this test cannot call: an accelerator, a file, a loss in progress, or rows that another test holds.
NOT_CALLED = {
    "torch.cuda.empty_cache": "needs an accelerator",
    "torch.cuda.get_rng_state": "needs an accelerator",
    "torch.cuda.manual_seed": "needs an accelerator",
    "torch.cuda.manual_seed_all": "needs an accelerator",
    "torch.cuda.synchronize": "needs an accelerator",
    "torch.autograd.backward": "needs a graph",
    **dict.fromkeys(
        [
            *(f"torch.sparse_{kind}_tensor" for kind in ("bsc", "bsr", "compressed", "coo", "csc", "csr")),
            *(f"torch.nested.{name}" for name in ("as_nested_tensor", "nested_tensor", "to_padded_tensor")),
        ],
        "test_forms",
    ),
    **dict.fromkeys(
        ("torch.quantize_per_channel", "torch.quantize_per_tensor", "torch.quantize_per_tensor_dynamic"),
        "the lazy device has no quantised tensors",
    ),
    "torch.nn.utils.clip_grad_norm_": "test_clipping_gives_no_gradient",
    "torch.nn.utils.clip_grad_value_": "test_clipping_gives_no_gradient",
    "torch.nn.utils.rnn.pad_packed_sequence": "test_padding_a_packed_sequence",
    "torch.save": "writes a file",
}
METHODS_NOT_CALLED = {
    **dict.fromkeys(("cuda", "ipu", "mtia", "pin_memory", "xpu"), "needs an accelerator"),
    **dict.fromkeys(("dequantize", "int_repr"), "the lazy device has no quantised tensors"),
    "backward": "test_backward_gives_none",
    "register_hook": "needs a tensor that requires grad",
    "register_post_accumulate_grad_hook": "needs a tensor that requires grad",
    "retain_grad": "needs a tensor that requires grad",
    "requires_grad_": "test_requires_grad_is_set_in_place",
    "sparse_resize_": "needs a sparse tensor",
    **dict.fromkeys(
        [
            *("coalesce", "to_dense", "to_mkldnn", "to_padded_tensor", "to_sparse", "to_sparse_bsc", "to_sparse_bsr"),
            *("to_sparse_coo", "to_sparse_csc", "to_sparse_csr", "values"),
            *("ccol_indices", "col_indices", "crow_indices", "indices", "row_indices"),
        ],
        "test_forms",
    ),
}


def torch_object(name: str) -> Any:
    """What a qualified name stands for, submodules imported as needed."""
    found: Any = importlib.import_module(name.partition(".")[0])
    path = found.__name__
    for part in name.split(".")[1:]:
        path = f"{path}.{part}"
        if not hasattr(found, part):
            importlib.import_module(path)
        found = getattr(found, part)
    return found


def is_inplace(row: Row) -> bool:
    return isinstance(row, TensorResult) and row.inplace


def calls_of_function(name: str, row: Row) -> list[Call]:
    operator, inplace = torch_object(name), is_inplace(row)
    written = function_calls().get(name)
    if written is not None:
        return [Call(operator, arguments, keywords, inplace=inplace) for arguments, keywords in written]
    if isinstance(row, PythonResult):
        plain = Call(operator, ())
        try:
            plain.run()
        except TypeError:
            found = guessed(operator, is_method=False, inplace=False)
            return [found] if found else []
        return [plain]
    if isinstance(row, TensorResult) and row.grad is Grad.KEYWORD and not name.endswith("_like"):
        return [Call(operator, (3,))]
    found = guessed(operator, is_method=False, inplace=inplace)
    return [found] if found else []


def calls_of_method(name: str, row: Row) -> list[Call]:
    operator, inplace = getattr(torch.Tensor, name), is_inplace(row)
    written = method_calls().get(name)
    if written is not None:
        return [Call(operator, arguments, keywords, True, inplace) for arguments, keywords in written]
    found = guessed(operator, is_method=True, inplace=inplace)
    return [found] if found else []


HAND_FUNCTIONS = {
    name: row
    for name, row in torch_functions.FUNCTIONS.items()
    if isinstance(row, Executable) and name not in NOT_CALLED
}
HAND_METHODS = {
    name: row
    for name, row in tensor_methods.METHODS.items()
    if isinstance(row, Executable) and name not in METHODS_NOT_CALLED
}


@pytest.mark.parametrize("name", sorted(HAND_FUNCTIONS))
def test_hand_written_function(name: str, lazy_device: str) -> None:
    row = HAND_FUNCTIONS[name]
    calls = calls_of_function(name, row)
    assert calls, f"no call of {name} is known: add one to torch_calls"
    for call in calls:
        assert contradictions(row, call, lazy_device) == []


@pytest.mark.parametrize("name", sorted(HAND_METHODS))
def test_hand_written_method(name: str, lazy_device: str) -> None:
    row = HAND_METHODS[name]
    calls = calls_of_method(name, row)
    assert calls, f"no call of {name} is known: add one to torch_calls"
    for call in calls:
        assert contradictions(row, call, lazy_device) == []


def test_sample_of_derived_rows(lazy_device: str) -> None:
    # Rows by hand go before those that were derived.
    rows = {name: torch_functions.FUNCTIONS.get(name, row) for name, row in torch_ops.FUNCTIONS.items()}
    functions = [(name, row, calls_of_function) for name, row in rows.items()]
    methods = [(name, row, calls_of_method) for name, row in tensor_ops.METHODS.items()]
    drawn = functions + methods
    random.Random(0).shuffle(drawn)
    executed, wrong = 0, {}
    for name, row, calls_of in drawn:
        if executed == SAMPLE:
            break
        for call in calls_of(name, row):
            executed += 1
            found = contradictions(row, call, lazy_device)
            if found:
                wrong[name] = found
    assert executed == SAMPLE
    assert wrong == {}


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("torch.exp", TensorResult(Grad.NEVER, dtype=DType.FLOATING)),
        ("torch.exp", TensorResult(Grad.FIRST, dtype=DType.INPUT)),
        ("torch.exp", TensorResult(dtype=DType.FLOATING, alias=Alias.ALWAYS)),
        ("torch.transpose", TensorResult()),
        ("torch.argmax", TensorResult(dtype="int64", grad=Grad.KEEPS, alias=Alias.ALWAYS)),
        ("torch.topk", TupleResult((TensorResult(), TensorResult()), ("values", "indices"))),
        ("torch.topk", TupleResult((TensorResult(), TensorResult(Grad.NEVER)), ("indices", "values"))),
        ("torch.split", TensorResult()),
        ("torch.allclose", PythonResult("size")),
        ("torch.zeros_like", TensorResult(Grad.KEEPS)),
    ],
)
def test_a_wrong_row_is_noticed(name: str, wrong: Row, lazy_device: str) -> None:
    calls = calls_of_function(name, {**torch_ops.FUNCTIONS, **torch_functions.FUNCTIONS}[name])
    assert any(contradictions(wrong, call, lazy_device) for call in calls)


def test_the_device_of_a_row_is_checked(lazy_device: str) -> None:
    row = torch_functions.FUNCTIONS["torch.from_numpy"]
    assert isinstance(row, TensorResult)
    (exp,) = calls_of_function("torch.exp", torch_ops.FUNCTIONS["torch.exp"])
    assert contradictions(dataclasses.replace(row, grad=Grad.KEEPS, alias=Alias.NEVER), exp, lazy_device)


def test_clipping_gives_no_gradient() -> None:
    x = torch.ones(2, requires_grad=True)
    (x**2).sum().backward(create_graph=True)
    assert torch.nn.utils.clip_grad_value_([x], 1.0) is None
    assert not torch.nn.utils.clip_grad_norm_([x], 1.0).requires_grad


def test_padding_a_packed_sequence() -> None:
    x = torch.ones(2, 3, 1, requires_grad=True)
    packed = torch.nn.utils.rnn.pack_padded_sequence(x, torch.tensor([3, 2]), batch_first=True)
    padded, lengths = torch.nn.utils.rnn.pad_packed_sequence(packed)
    assert padded.requires_grad
    assert lengths.dtype is torch.int64
    assert lengths.device.type == "cpu"


def test_backward_gives_none() -> None:
    assert (torch.ones((), requires_grad=True) * 2).backward() is None


def test_requires_grad_is_set_in_place() -> None:
    x = torch.ones(2)
    with torch.no_grad():
        assert x.requires_grad_() is x
    assert x.requires_grad
    assert not x.requires_grad_(False).requires_grad
