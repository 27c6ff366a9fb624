"""Functions that are handed to torch, and what it gives them; observed with torch 2.13.0.

In those that autograd calls while it goes back, grad mode is off, and gradients require no grad, unless somebody goes
back with `create_graph=True`. Those of a module run in the modes that the module is called in.
"""

from __future__ import annotations

from collections.abc import Mapping

from lint_rules.knowledge.schema import Hook

HOOKS: Mapping[str, Hook] = {
    "register_hook": Hook(),
    "register_post_accumulate_grad_hook": Hook(is_leaf=True),
    "register_full_backward_hook": Hook(before=1, are_tuples=True),
    "register_full_backward_pre_hook": Hook(before=1, are_tuples=True),
}
"""By the methods that functions are given to: what autograd calls them with."""

MODULE_HOOKS = frozenset({"register_forward_hook", "register_forward_pre_hook"})
"""Methods of modules: what they are given is called with the module, a tuple of what goes in, and what comes out."""

_RECORDING = "create_graph"
"""The argument with which autograd records what hooks compute."""


def hooks_in(text: str) -> frozenset[str]:
    """Those of the methods that the text of a file names, and that functions are given what is said here by."""
    names = MODULE_HOOKS if _RECORDING in text else MODULE_HOOKS.union(HOOKS)
    return frozenset(name for name in names if name in text)
