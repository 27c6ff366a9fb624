import torch

weight = torch.ones(3, requires_grad=True)
scaled = (weight * 2).detach()
values = scaled.numpy()  # expect: TNP401 certain
scaled.zero_()
loss = torch.tensor(values, requires_grad=True).sum()
loss.backward()
result = loss.item()
