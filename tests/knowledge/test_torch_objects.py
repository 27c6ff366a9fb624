"""The objects of torch's own classes: distributions, data sets and loaders, transformed functions, loaded files."""

from __future__ import annotations

import contextlib
import io
import itertools
from collections.abc import Iterator
from typing import Any

import pytest
import torch
import torch.distributions as td
from torch.utils.data import DataLoader, StackDataset, Subset, TensorDataset, random_split

from lint_rules.knowledge import torch_objects
from lint_rules.knowledge.library import library
from lint_rules.knowledge.schema import Grad, ObjectClass, Property, PythonResult, SameResult, TensorResult
from tests.knowledge.distributions import ARGUMENTS, parameters, positive
from tests.knowledge.test_names import named

DISTRIBUTION = "torch.distributions.Distribution"
CLASSES = sorted(
    name.rpartition(".")[2]
    for name, row in torch_objects.DISTRIBUTIONS.items()
    if isinstance(row, ObjectClass) and row.base == DISTRIBUTION and not name.endswith(".ExponentialFamily")
)
MEMBERS = sorted(name.rpartition(".")[2] for name in torch_objects.DISTRIBUTIONS if name.startswith(f"{DISTRIBUTION}."))


def tensors_of(arguments: dict[str, Any]) -> list[str]:
    return [name for name, value in arguments.items() if isinstance(value, torch.Tensor)]


def made(class_: str, arguments: dict[str, Any], requiring: tuple[str, ...]) -> Any:
    given = {name: value.clone().requires_grad_() if name in requiring else value for name, value in arguments.items()}
    return getattr(td, class_)(**given, validate_args=False)


def members_of(distribution: Any) -> Iterator[tuple[str, Any]]:
    """Each member that this distribution has, with what it gives."""
    for name in MEMBERS:
        with contextlib.suppress(NotImplementedError, AttributeError, TypeError):
            found = getattr(distribution, name)
            if callable(found):
                found = found(*ARGUMENTS[name](distribution)) if name in ARGUMENTS else found()
            yield name, found


def row_of_member(class_: str, name: str) -> Any:
    row = library().member(f"torch.distributions.{class_}", name)
    return row.result if isinstance(row, Property) else row


@pytest.mark.parametrize("class_", [name for name in CLASSES if name in parameters()])
def test_members_of_a_distribution(class_: str) -> None:
    seen = set()
    for arguments in parameters()[class_]:
        tensors = tensors_of(arguments)
        for count in range(len(tensors) + 1):
            for requiring in itertools.combinations(tensors, count):
                for name, result in members_of(made(class_, arguments, requiring)):
                    row = row_of_member(class_, name)
                    if not isinstance(row, TensorResult) or not isinstance(result, torch.Tensor):
                        continue
                    seen.add(name)
                    assert row.dtype != "int64" or result.dtype == torch.int64
                    everything, nothing = len(requiring) == len(tensors) > 0, not requiring
                    expected = {
                        Grad.NEVER: False,
                        Grad.KEEPS: not nothing,
                        Grad.AT_LEAST_FIRST: not nothing,
                        Grad.PART: everything if everything or nothing else None,
                        Grad.AT_MOST: False if nothing else None,
                    }[row.grad]
                    assert expected in (None, result.requires_grad), (name, requiring)
    assert {"sample", "log_prob"} <= seen


def test_every_distribution_is_made() -> None:
    assert set(CLASSES) == set(parameters())


def test_every_member_belongs_to_some_distribution() -> None:
    found = {
        name for class_, ways in parameters().items() for way in ways for name, _ in members_of(made(class_, way, ()))
    }
    assert set(MEMBERS) == found


def test_a_value_that_requires_grad_may_be_looked_up_only() -> None:
    value = torch.ones(3, requires_grad=True)
    assert td.Normal(positive(), positive()).log_prob(value).requires_grad
    assert not td.Categorical(positive()).log_prob(value).requires_grad


def test_moments_that_do_not_exist_are_made_anew() -> None:
    loc = positive().requires_grad_()
    assert not td.Cauchy(loc, loc).mean.requires_grad
    assert not td.Categorical(loc).variance.requires_grad


def test_divergence_of_two_distributions() -> None:
    fixed, loc = td.Normal(positive(), positive()), positive().requires_grad_()
    assert td.kl_divergence(td.Normal(loc, loc), fixed).requires_grad
    assert not td.kl_divergence(fixed, fixed).requires_grad


def test_a_distribution_lies_where_its_parameters_lie(lazy_device: str) -> None:
    there = positive().to(lazy_device)
    assert td.Normal(there, 1.0).rsample().device.type == lazy_device
    assert td.Categorical(there).sample().device.type == lazy_device
    assert td.Normal(0.0, 1.0).sample().device.type == "cpu"


def test_batches_keep_what_the_tensors_bring_along() -> None:
    x, y = torch.ones(4, 3, requires_grad=True), torch.ones(4)
    for data in (
        TensorDataset(x, y),
        Subset(TensorDataset(x, y), [0, 1]),
        random_split(TensorDataset(x, y), [2, 2])[0],
    ):
        assert [one.requires_grad for one in data[0]] == [True, False]
        assert [one.requires_grad for one in next(iter(DataLoader(data, batch_size=2)))] == [True, False]
    assert [one.requires_grad for one in TensorDataset(x, y).tensors] == [True, False]


def test_batches_are_on_the_cpu_unless_the_tensors_are_not(lazy_device: str) -> None:
    there = torch.ones(4, device=lazy_device)
    assert next(iter(DataLoader(TensorDataset(there))))[0].device.type == lazy_device
    assert next(iter(DataLoader([{"x": 1.0}] * 4)))["x"].device.type == "cpu"
    assert next(iter(DataLoader(StackDataset(x=[1, 2]))))["x"].device.type == "cpu"


@pytest.mark.parametrize("function", ["hessian", "jacobian"])
def test_derivatives_require_grad_with_create_graph_only(function: str) -> None:
    derive = getattr(torch.autograd.functional, function)
    x, w = torch.ones(3, requires_grad=True), torch.ones(3, requires_grad=True)

    def squares(v: torch.Tensor) -> torch.Tensor:
        return (v**3 * w).sum()

    assert not derive(squares, x).requires_grad
    assert not derive(squares, x, False).requires_grad
    assert derive(squares, x, create_graph=True).requires_grad


def test_gradients() -> None:
    x, unused = torch.ones(2, requires_grad=True), torch.ones(2, requires_grad=True)
    assert not torch.autograd.grad((x**2).sum(), x)[0].requires_grad
    assert torch.autograd.grad((x**2).sum(), x, create_graph=True)[0].requires_grad
    assert torch.autograd.grad((x**2).sum(), x, None, None, True)[0].requires_grad
    # Constant, though made with a graph in mind: no proof.
    assert not torch.autograd.grad((x * 2).sum(), x, create_graph=True)[0].requires_grad
    assert torch.autograd.grad((x**2).sum(), (x, unused), allow_unused=True)[1] is None
    assert torch.autograd.grad((x**2).sum(), (x, unused), None, None, False, True, True)[1] is None


def test_a_functional_call_takes_the_parameters_that_it_is_given() -> None:
    layer = torch.nn.Linear(2, 2)
    detached = {name: value.detach() for name, value in layer.named_parameters()}
    assert not torch.func.functional_call(layer, detached, torch.ones(2)).requires_grad
    assert torch.func.functional_call(layer, dict(layer.named_parameters()), torch.ones(2)).requires_grad


def test_what_is_saved_keeps_its_requires_grad() -> None:
    file = io.BytesIO()
    torch.save({"leaf": torch.ones(2, requires_grad=True), "state": torch.nn.Linear(1, 1).state_dict()}, file)
    file.seek(0)
    found = torch.load(file, map_location=lambda storage, location: storage)
    assert found["leaf"].requires_grad
    assert not found["state"]["weight"].requires_grad
    assert found["leaf"].device.type == "cpu"


NEEDS_MORE = {"torch.jit.trace", "torch.jit.freeze", "torch.jit.optimize_for_inference"}
SPECIAL = {
    "torch.nn.utils.remove_spectral_norm": torch.nn.utils.spectral_norm,
    "torch.nn.utils.remove_weight_norm": torch.nn.utils.weight_norm,
}


@pytest.mark.parametrize(
    "name", [name for name, row in torch_objects.TRANSFORMS.items() if isinstance(row, SameResult)]
)
def test_wrapped_modules_are_modules(name: str) -> None:
    module = torch.nn.Linear(3, 3)
    if name == "torch.nn.parallel.DistributedDataParallel":
        assert issubclass(named(name), torch.nn.Module)
        return
    if name in NEEDS_MORE:
        wrapped = torch.jit.trace(module.eval(), torch.ones(1, 3))
        wrapped = named(name)(wrapped) if name != "torch.jit.trace" else wrapped
    else:
        wrapped = named(name)(SPECIAL.get(name, lambda one: one)(module))
    assert callable(wrapped)
    assert isinstance(wrapped, torch.nn.Module)


@pytest.mark.parametrize("name", ["SGD", "Adam", "LBFGS"])
def test_a_step_writes_into_the_memory_of_what_has_a_gradient(name: str) -> None:
    row = torch_objects.OPTIMIZERS["torch.optim.Optimizer.step"]
    assert isinstance(row, PythonResult)
    assert row.steps
    trained, unused = torch.ones(2, requires_grad=True), torch.ones(2, requires_grad=True)
    memory = trained.data_ptr()
    optimizer = getattr(torch.optim, name)([trained, unused], lr=0.1)
    (trained * trained).sum().backward()
    seen = trained.detach().numpy()
    optimizer.step((trained * trained).sum)
    assert trained.data_ptr() == memory
    assert seen.tolist() == trained.tolist()
    assert trained.tolist() != [1, 1]
    assert unused.tolist() == [1, 1]
