import torch

weight = torch.ones(2, requires_grad=True)
(weight**2).sum().backward(create_graph=True)
result = weight.grad.detach().numpy()
