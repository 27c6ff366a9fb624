"""Functions that autograd calls while it goes back, and what it gives them; observed with torch 2.13.0.

Grad mode is off in all of them, and gradients require no grad, unless somebody goes back with `create_graph=True`.
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
"""By the methods that functions are given to."""

RECORDING = "create_graph"
"""The argument with which autograd records what hooks compute."""
