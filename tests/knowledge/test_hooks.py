"""What torch gives to the functions that are handed to it, and in which grad mode it calls them."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from lint_rules.knowledge.hooks import HOOKS, MODULE_HOOKS, hooks_in


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


@pytest.mark.parametrize("name", sorted(MODULE_HOOKS))
@pytest.mark.parametrize("is_on", [True, False])
def test_a_module_calls_a_hook_with_itself_and_a_tuple_in_the_mode_that_it_is_called_in(name: str, is_on: bool) -> None:
    calls: list[tuple[bool, tuple[Any, ...]]] = []
    net, x = torch.nn.Linear(2, 1), torch.ones(1, 2)
    getattr(net, name)(lambda *given: calls.append((torch.is_grad_enabled(), given)))
    with torch.set_grad_enabled(is_on):
        y = net(x)
    ((mode, (module, given, *rest)),) = calls
    assert (mode, module is net, len(given), given[0] is x) == (is_on, True, 1, True)
    assert all(one is y for one in rest)


def test_gradients_may_have_a_graph_where_somebody_records_it() -> None:
    text = "x.register_hook(f)\nnet.register_forward_hook(g)\n"
    assert hooks_in(text) == {"register_hook", "register_forward_hook"}
    assert hooks_in(text + "y.backward(create_graph=True)\n") == {"register_forward_hook"}
