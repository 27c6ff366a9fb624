import torch

weight = torch.ones(2, requires_grad=True)
losses = []
for target in (1.0, 2.0):
    losses.append(((weight - target) ** 2).sum().item())
total = torch.tensor(losses, requires_grad=True).sum()  # expect: TNP501 certain
total.backward()
result = weight.grad is not None
