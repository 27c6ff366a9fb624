# Gradients themselves do not require grad, unless create_graph was asked for.
import torch

weight = torch.ones(3, requires_grad=True)
(weight**2).sum().backward()
result = weight.grad.numpy()
