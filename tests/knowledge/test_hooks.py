"""What autograd gives to the functions that it calls while it goes back, and in which grad mode."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from lint_rules.knowledge.hooks import HOOKS


def calls_of(name: str, *, create_graph: bool) -> list[tuple[bool, tuple[Any, ...]]]:
    """The grad mode and the arguments of each call."""
    calls: list[tuple[bool, tuple[Any, ...]]] = []

    def hook(*given: Any) -> None:
        calls.append((torch.is_grad_enabled(), given))
        if not torch.is_grad_enabled() and isinstance(given[-1], torch.Tensor):
            given[-1].numpy()

    net, x = torch.nn.Linear(2, 1), torch.ones(1, 2, requires_grad=True)
    y = net(x)
    if "full" in name:
        getattr(net, name)(hook)
        y = net(x)
    else:
        getattr(net.weight, name)(hook)
    (y**2).sum().backward(create_graph=create_graph)
    return calls


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_runs_without_grad_and_is_given_gradients(name: str) -> None:
    row = HOOKS[name]
    calls = calls_of(name, create_graph=False)
    assert calls
    for is_on, given in calls:
        assert not is_on
        gradients = given[row.before :]
        assert gradients
        for one in gradients:
            assert isinstance(one, tuple) is row.are_tuples
            held = one if row.are_tuples else (one,)
            assert all(tensor.requires_grad is row.is_leaf for tensor in held)


@pytest.mark.parametrize("name", HOOKS)
def test_it_runs_with_grad_where_the_way_back_is_recorded(name: str) -> None:
    assert all(is_on for is_on, _ in calls_of(name, create_graph=True))
