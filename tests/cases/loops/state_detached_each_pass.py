import torch

w = torch.ones(2, requires_grad=True)
state = torch.zeros(2)
for _ in range(2):
    snapshot = state.numpy()
    state = (state + w).detach()
result = snapshot
