import torch

weight = torch.ones(3, requires_grad=True)
first = (weight**2).sum()
second = (weight - 2.0).abs().sum()
balance = torch.tensor(first.item() / second.item())
loss = first + balance * second
loss.backward()
result = weight.grad is not None
