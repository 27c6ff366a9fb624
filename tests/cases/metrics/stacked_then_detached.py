import torch

pieces = []
for k in range(3):
    pieces.append(torch.ones(2, requires_grad=True) * k)
result = torch.stack(pieces).detach().numpy()
