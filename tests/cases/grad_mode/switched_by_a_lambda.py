import torch

switch_off = lambda: torch.set_grad_enabled(False)  # noqa: E731
weight = torch.ones(2, requires_grad=True)
switch_off()
doubled = weight * 2
result = doubled.numpy()
