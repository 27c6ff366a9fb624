"""A manager that does not put the mode back does not do so in a stack, either; what is called behind it can."""

from contextlib import ExitStack, contextmanager

import torch


@contextmanager
def evaluating():
    torch.set_grad_enabled(False)
    yield


weights = torch.ones(2, requires_grad=True)
with ExitStack() as stack:
    stack.enter_context(evaluating())
kept = (weights * 2).numpy()
torch.set_grad_enabled(True)
with ExitStack() as stack:
    stack.callback(torch.set_grad_enabled, False)
    stack.enter_context(torch.no_grad())
off = (weights * 2).numpy()
torch.set_grad_enabled(True)
with ExitStack() as stack:
    stack.enter_context(torch.no_grad())
    stack.callback(torch.set_grad_enabled, False)
(weights * 2).numpy()  # expect: TNP101 certain
